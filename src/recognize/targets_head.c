/* What stands on a row before its indicators, or on a row of its own: the
 * unit, the project's name row with its money, pieces of the goal. */
#include "recognize/targets_rows.h"

#include "base/unicode.h"

#include <string.h>

/* A name row being gathered. */
struct head {
    const struct token *first; /* where the name begins; null: no name */
    const char *code, *name, *category, *person, *phone;
    GPtrArray *amounts;             /* of const struct token * */
    const struct token *pending[2]; /* texts that may be a unit and a name */
    size_t n_pending;
    const char *goal;
    const struct token *goal_at;
    const struct token *last;
    int index; /* of the name in the stream, once it is finished */
};

struct target_place
reader_place(const struct row_reader *reader, const struct token *t,
             bool on_row)
{
    return (struct target_place){
        .at = reader->stream->items->len,
        .on_row = on_row,
        .page = reader->page,
        .page_first = !reader->page_started,
        .line = t->line,
        .row = t->row,
    };
}

/* --------------------------------------------------------- code and name */

static const char *
without_spaces(arena *a, const char *text, size_t length)
{
    char *out = arena_alloc(a, length + 1);
    size_t n = 0;
    for (const char *p = text; p < text + length;) {
        const char *next = g_utf8_next_char(p);
        if (!unicode_is_space(g_utf8_get_char_validated(p, next - p))) {
            memcpy(out + n, p, (size_t) (next - p));
            n += (size_t) (next - p);
        }
        p = next;
    }
    return out;
}

static bool
is_code_character(gunichar c)
{
    return c < 0x80 ? g_ascii_isalnum((gchar) c)
                    : (c >= 0xFF10 && c <= 0xFF5A); /* full-width */
}

/* Where the code at the beginning of `text` ends. After all its characters
 * are there, digits of the name ("2022年…") are not taken. */
static const char *
end_of_code(const char *text, size_t have)
{
    enum { WHOLE = 21 };
    size_t n = have;
    const char *p = text;
    while (*p && n < WHOLE) {
        gunichar c = g_utf8_get_char_validated(p, -1);
        if (c >= 0x110000 || (!is_code_character(c) && !unicode_is_space(c)))
            break;
        n += is_code_character(c);
        p = g_utf8_next_char(p);
    }
    return p;
}

/* Read (the rest of) a code, and the name after its dash, from a text.
 * True when the code is complete: a dash or the name followed. */
static bool
read_code(struct row_reader *reader, struct head *head, const char *text)
{
    arena *a = reader->r->memory;
    size_t have = head->code ? (size_t) g_utf8_strlen(head->code, -1) : 0;
    const char *end = end_of_code(text, have);
    const char *piece = without_spaces(a, text, (size_t) (end - text));
    head->code = head->code ? arena_printf(a, "%s%s", head->code, piece)
                            : piece;
    const char *rest = end;
    bool dash = false;
    while (*rest) {
        gunichar c = g_utf8_get_char_validated(rest, -1);
        if (c >= 0x110000 ||
            (!unicode_is_space(c) && (dash || !token_is_dash(c))))
            break;
        dash |= token_is_dash(c);
        rest = g_utf8_next_char(rest);
    }
    if (*rest)
        head->name = unicode_tidy(a, rest);
    return dash || *rest;
}

static bool
has_name(const struct head *head)
{
    return head->code || head->name;
}

/* ------------------------------------------------------------ finishing */

static struct figure
read_figure(const struct row_reader *reader, const struct token *t)
{
    struct place at = { .file = reader->r->grid->rows[t->row].file,
                        .table = reader->s->number,
                        .line = t->line,
                        .column = t->column };
    return figure_read(unicode_tidy(reader->r->memory, t->text),
                       reader->s->unit, at);
}

/* Total, of the treasury, other: by the columns after the total's where the
 * row keeps them, else in that order. */
static void
set_amounts(const struct row_reader *reader, const struct head *head,
            struct target_name *name)
{
    const int *at = reader->columns->at;
    struct figure *figures[] = { &name->total, &name->fiscal, &name->other };
    int roles[] = { COLUMN_TOTAL, COLUMN_FISCAL, COLUMN_OTHER_MONEY };
    for (guint i = 0; i < head->amounts->len && i < 3; i++) {
        const struct token *first = g_ptr_array_index(head->amounts, 0);
        const struct token *t = g_ptr_array_index(head->amounts, i);
        guint which = i;
        for (guint k = i; !reader->loose && at[COLUMN_TOTAL] && k < 3; k++)
            if (at[roles[k]] - at[COLUMN_TOTAL] == t->column - first->column)
                which = k;
        *figures[which] = read_figure(reader, t);
    }
}

static bool
same_project(const struct target_name *a, const struct target_name *b)
{
    if (a->code && b->code)
        return strcmp(a->code, b->code) == 0;
    return g_strcmp0(a->name, b->name) == 0 &&
           a->total.used.fen == b->total.used.fen;
}

static void
append_name(struct row_reader *reader, struct head *head, bool on_row)
{
    GArray *names = reader->stream->names;
    struct target_name made = {
        .place = reader_place(reader, head->first, on_row),
        .code = head->code,
        .name = head->name,
        .category = head->category,
        .person = head->person,
        .phone = head->phone,
        .first_line = head->first->line,
        .last_line = head->last->line,
    };
    set_amounts(reader, head, &made);
    made.last = made.place;
    head->index = (int) names->len;
    if (names->len) {
        struct target_name *last = target_name_at(reader->stream,
                                                  names->len - 1);
        if (same_project(last, &made)) {
            last->last = made.place;
            last->last_line = made.last_line;
            head->index--;
            return;
        }
    }
    g_array_append_val(names, made);
}

static void
append_goal(struct row_reader *reader, const struct head *head,
            const struct token *t, const char *text, bool on_row)
{
    enum { ALIKE = 60 }; /* bytes: twenty Han characters */
    struct target_stream *stream = reader->stream;
    struct target_goal made = { .place = reader_place(reader, t, on_row),
                                .text = text,
                                .name = head->index };
    if (stream->goals->len) {
        arena *a = reader->r->memory;
        const char *last = unicode_nfkc(
            a, target_goal_at(stream, stream->goals->len - 1)->text);
        const char *now = unicode_nfkc(a, text);
        made.repeats = strlen(now) >= ALIKE ? strncmp(last, now, ALIKE) == 0
                                            : strcmp(last, now) == 0;
    }
    g_array_append_val(stream->goals, made);
    reader->goal_column = t->column;
}

static void
append_unit(struct row_reader *reader, const struct token *t, bool on_row)
{
    struct target_unit made = { .place = reader_place(reader, t, on_row) };
    arena *a = reader->r->memory;
    size_t digits = strspn(t->bare, "0123456789");
    if (t->kind == TOKEN_ORG)
        made.code = arena_strndup(a, t->bare, digits);
    const char *p = t->text;
    while (made.code && *p && !token_is_dash(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    while (*p && token_is_dash(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    made.name = unicode_tidy(a, p);
    g_array_append_val(reader->stream->units, made);
}

/* ------------------------------------------------------- token by token */

static void
take_code(struct row_reader *reader, struct head *head, const struct token *t)
{
    head->first = t;
    read_code(reader, head, t->text);
}

/* The rest of a code that was cut: digits that make it no longer than whole. */
static bool
take_rest_of_code(struct row_reader *reader, struct head *head,
                  const struct token *t)
{
    enum { WHOLE = 21 };
    size_t digits = strspn(t->bare, "0123456789");
    if (!head->code || head->name || head->amounts->len || !digits ||
        t->bare[digits] != '-')
        return false;
    size_t length = digits + (size_t) g_utf8_strlen(head->code, -1);
    bool category = t->kind == TOKEN_CATEGORY;
    if (length > WHOLE || (category && (!reader->loose || length < WHOLE)))
        return false;
    read_code(reader, head, t->text);
    return true;
}

/* A code cut so early that its beginning alone could be any number: its rest,
 * on the next line, makes it a code. */
static bool
is_cut_code(const struct row_reader *reader, size_t i, size_t end)
{
    const struct token *t = reader_token(reader, i);
    if (!reader->loose || i + 1 >= end || t->kind == TOKEN_CODE)
        return false;
    const char *rest = reader_token(reader, i + 1)->bare;
    char joined[64];
    g_snprintf(joined, sizeof joined, "%s%s", t->bare, rest);
    size_t n = strlen(t->bare), whole = 0;
    while (g_ascii_isalnum(joined[whole]))
        whole++;
    return n >= 6 && strspn(t->bare, "0123456789") >= 6 && whole > n &&
           whole >= 18 && whole <= 23 && joined[whole] == '-';
}

static void
take_cut_code(struct row_reader *reader, struct head *head, size_t i)
{
    const struct token *t = reader_token(reader, i);
    const struct token *rest = reader_token(reader, i + 1);
    head->first = t;
    head->last = rest;
    read_code(reader, head,
              arena_printf(reader->r->memory, "%s%s", t->text, rest->text));
}

static void
take_pending(struct head *head, const struct token *t)
{
    if (head->n_pending == 2) {
        head->pending[0] = head->pending[1];
        head->n_pending = 1;
    }
    head->pending[head->n_pending++] = t;
}

/* A text before category and money, with no code: it is the name. */
static void
name_from_pending(struct row_reader *reader, struct head *head)
{
    if (has_name(head) || !head->n_pending)
        return;
    const struct token *t = head->pending[--head->n_pending];
    if (g_utf8_strlen(t->bare, -1) > 80) {
        head->n_pending++;
        return;
    }
    head->first = t;
    head->name = unicode_tidy(reader->r->memory, t->text);
}

static void
take_goal(struct row_reader *reader, struct head *head, const struct token *t)
{
    arena *a = reader->r->memory;
    head->goal = head->goal ? target_join(a, head->goal, t->text)
                            : unicode_tidy(a, t->text);
    head->goal_at = head->goal_at ? head->goal_at : t;
}

static void
take_text(struct row_reader *reader, struct head *head, const struct token *t)
{
    arena *a = reader->r->memory;
    const int *at = reader->columns->at;
    glong length = g_utf8_strlen(t->bare, -1);
    if (!has_name(head)) {
        take_pending(head, t);
    } else if (head->amounts->len || length > 60) {
        take_goal(reader, head, t);
    } else if (!head->person && at[COLUMN_PERSON] && length <= 12 &&
               (head->category || (head->name && !reader->loose))) {
        head->person = unicode_tidy(a, t->text);
    } else if (!head->name) {
        head->name = unicode_tidy(a, t->text);
    } else {
        head->name = target_join(a, head->name, t->text);
    }
}

static void
take_number(struct row_reader *reader, struct head *head, const struct token *t)
{
    bool phone = t->kind == TOKEN_PHONE && !head->phone &&
                 !head->amounts->len && reader->columns->at[COLUMN_PHONE];
    bool amount = strchr(t->bare, '.') || strchr(t->bare, ',') || head->code ||
                  t->kind == TOKEN_PHONE;
    if (!has_name(head) && (!head->n_pending || !amount))
        return;
    name_from_pending(reader, head);
    if (phone)
        head->phone = unicode_tidy(reader->r->memory, t->text);
    else
        g_ptr_array_add(head->amounts, (gpointer) t);
}

/* The row keeps the header's columns: its levels or its relation stand where
 * the header has them. */
static bool
is_aligned(const struct row_reader *reader)
{
    const int *at = reader->columns->at;
    for (guint i = 0; i < reader->tokens->len && !reader->loose; i++) {
        const struct token *t = reader_token(reader, i);
        if (t->kind == TOKEN_LEVEL)
            return t->column == at[COLUMN_LEVEL1];
        if (t->kind == TOKEN_RELATION)
            return t->column == at[COLUMN_RELATION];
    }
    return false;
}

/* A row right after the other, or the first of a page. */
static bool
follows(const struct row_reader *reader, const struct target_place *place,
        const struct token *t)
{
    enum { NEAR = 3 };
    return t->row <= place->row + NEAR ||
           (!reader->page_started && place->page + 1 == reader->page);
}

/* The rest of a project's or unit's name, cut by a line's or page's end. */
static bool
continue_name(struct row_reader *reader, const struct token *t)
{
    arena *a = reader->r->memory;
    const int *at = reader->columns->at;
    struct target_stream *stream = reader->stream;
    if (!is_aligned(reader) || g_utf8_strlen(t->bare, -1) > 40)
        return false;
    if (t->column == at[COLUMN_PROJECT] && stream->names->len) {
        struct target_name *last = target_name_at(stream,
                                                  stream->names->len - 1);
        if (!follows(reader, &last->last, t))
            return false;
        last->name = target_join(a, last->name, t->text);
        last->last_line = t->line;
        return true;
    }
    if (t->column == at[COLUMN_ORG] && stream->units->len) {
        struct target_unit *last = target_unit_at(stream,
                                                  stream->units->len - 1);
        if (!follows(reader, &last->place, t))
            return false;
        last->name = target_join(a, last->name, t->text);
        return true;
    }
    return false;
}

/* Pending texts that turned out to be no name: the rest of one, a unit in the
 * unit's column, else pieces of the goal. */
static void
finish_pending(struct row_reader *reader, const struct head *head, bool on_row)
{
    const int *at = reader->columns->at;
    for (size_t i = 0; i < head->n_pending; i++) {
        const struct token *t = head->pending[i];
        glong length = g_utf8_strlen(t->bare, -1);
        bool first_column = !reader->loose && t->column == at[COLUMN_ORG] &&
                            at[COLUMN_ORG] < at[COLUMN_PROJECT];
        if (!has_name(head) && continue_name(reader, t))
            continue;
        if (first_column && length <= 40 &&
            (has_name(head) || is_aligned(reader)))
            append_unit(reader, t, on_row);
        else
            append_goal(reader, head, t,
                        unicode_tidy(reader->r->memory, t->text), on_row);
    }
}

static void
finish_head(struct row_reader *reader, struct head *head, bool on_row)
{
    bool fragment = head->code && !head->name && !head->amounts->len &&
                    !head->category;
    if (fragment) {
        struct target_fragment made = {
            .place = reader_place(reader, head->first, on_row),
            .text = head->code,
        };
        g_array_append_val(reader->stream->fragments, made);
    } else if (has_name(head)) {
        append_name(reader, head, on_row);
    }
    if (head->goal)
        append_goal(reader, head, head->goal_at, head->goal, on_row);
    finish_pending(reader, head, on_row);
}

/* The rest of a code whose beginning stands on a row above: "317-名称" after
 * "11000022T000000459", with or without the other cells of the name row. */
static bool
complete_code_above(struct row_reader *reader, const struct token *t)
{
    enum { WHOLE = 21 };
    struct target_stream *stream = reader->stream;
    size_t digits = strspn(t->bare, "0123456789");
    struct target_name *name =
        stream->names->len ? target_name_at(stream, stream->names->len - 1)
                           : NULL;
    const struct target_fragment *cut =
        stream->fragments->len
            ? &g_array_index(stream->fragments, struct target_fragment,
                             stream->fragments->len - 1)
            : NULL;
    struct target_name made = { 0 };
    bool from_name = name && name->code && !name->name &&
                     follows(reader, &name->last, t);
    if (!from_name && cut && follows(reader, &cut->place, t)) {
        made.code = cut->text;
        made.place = made.last = cut->place;
        made.first_line = cut->place.line;
        name = &made;
    }
    if ((!from_name && name != &made) || !digits ||
        strlen(name->code) + digits != WHOLE || t->bare[digits] != '-')
        return false;
    struct head head = { .code = name->code };
    read_code(reader, &head, t->text);
    name->code = head.code;
    name->name = head.name;
    name->last_line = t->line;
    if (name == &made) {
        g_array_set_size(stream->fragments, stream->fragments->len - 1);
        g_array_append_val(stream->names, made);
    }
    return true;
}

/* Money that stands apart from the name row just before: it is its. */
static bool
is_rest_of_name_row(const struct row_reader *reader, const struct head *head)
{
    return !has_name(head) && !head->n_pending &&
           reader->stream->names->len > 0;
}

static void
take_token(struct row_reader *reader, struct head *head, const struct token *t)
{
    arena *a = reader->r->memory;
    head->last = t;
    if (take_rest_of_code(reader, head, t))
        return;
    switch (t->kind) {
    case TOKEN_CODE:
        take_code(reader, head, t);
        break;
    case TOKEN_CATEGORY:
        name_from_pending(reader, head);
        if (has_name(head) && !head->amounts->len) {
            head->category = unicode_tidy(a, t->text);
            break;
        }
        take_text(reader, head, t);
        break;
    case TOKEN_PHONE:
    case TOKEN_AMOUNT:
        take_number(reader, head, t);
        break;
    default:
        take_text(reader, head, t);
        break;
    }
}

static struct head
head_new(GPtrArray *amounts)
{
    g_ptr_array_set_size(amounts, 0);
    return (struct head){ .amounts = amounts, .index = NO_NAME };
}

void
head_read(struct row_reader *reader, size_t first, size_t end, bool on_row)
{
    GPtrArray *amounts = g_ptr_array_new();
    struct head head = head_new(amounts);
    for (size_t i = first; i < end; i++) {
        const struct token *t = reader_token(reader, i);
        bool cut = is_cut_code(reader, i, end);
        if ((t->kind == TOKEN_CODE || cut) && has_name(&head)) {
            finish_head(reader, &head, on_row);
            head = head_new(amounts);
        }
        if (!has_name(&head) && complete_code_above(reader, t))
            continue;
        if (cut)
            take_cut_code(reader, &head, i++);
        else if (t->kind == TOKEN_ORG && !(head.code && !head.name))
            append_unit(reader, t, on_row);
        else if (!is_rest_of_name_row(reader, &head) ||
                 t->kind != TOKEN_CATEGORY)
            take_token(reader, &head, t);
    }
    finish_head(reader, &head, on_row);
    g_ptr_array_free(amounts, TRUE);
}
