/* The rows of a table of many projects → what stands on them, in order:
 * indicators, names with their money, pieces of goals, units. Knows what the
 * cells are, not which project they belong to. */
#include "recognize/indicators/projects.h"

#include "base/unicode.h"
#include "recognize/indicators/doubtful.h"
#include "vocabulary/words.h"

#include <string.h>

enum { WHOLE = 21 /* characters of a project's code */ };

/* What a row says of a project. */
struct head {
    struct target_name name;
    const struct piece *first, *last; /* of the name's row; null: none */
    const char *goal;
    const struct piece *goal_at;
    bool placed; /* its money stands in the column of totals */
};

static struct target_place
place_of(const struct target_stream *stream, const struct piece *p,
         bool on_row)
{
    const GArray *items = stream->items;
    return (struct target_place){
        .at = items->len,
        .on_row = on_row,
        .page = p->page,
        .page_first = !items->len || target_item_at(stream, items->len - 1)
                                             ->page != p->page,
        .line = p->line,
        .row = p->row,
    };
}

/* A row right after the other, or the first of a page. */
static bool
follows(const struct target_stream *stream, const struct target_place *place,
        const struct piece *p)
{
    enum { NEAR = 3 };
    struct target_place now = place_of(stream, p, false);
    return p->row <= place->row + NEAR ||
           (now.page_first && place->page + 1 == p->page);
}

/* --------------------------------------------------------- code and name */

/* Read (the rest of) a code, and the name after its dash, from a text. After
 * all characters of the code digits are the name's ("2022年…"). */
static void
read_code(arena *a, struct target_name *name, const char *text)
{
    GString *code = g_string_new(name->code);
    size_t n = code->len;
    const char *p = text;
    for (; *p && n < WHOLE; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool wide = c >= 0xFF10 && c <= 0xFF5A;
        if (unicode_is_space(c))
            continue;
        if (!wide && (c >= 0x80 || !g_ascii_isalnum((gchar) c)))
            break;
        g_string_append_unichar(code, c);
        n++;
    }
    name->code = arena_strdup(a, code->str);
    g_string_free(code, TRUE);
    for (bool dash = false; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!unicode_is_space(c) && (dash || !is_dash(c)))
            break;
        dash |= is_dash(c);
    }
    if (*p)
        name->name = unicode_tidy(a, p);
}

/* The text is the rest of that code: digits that make it whole, and a dash. */
static bool
completes(const char *code, const struct piece *p)
{
    size_t digits = strspn(p->folded, "0123456789");
    return code && digits && p->folded[digits] == '-' &&
           (size_t) g_utf8_strlen(code, -1) + digits <= WHOLE;
}

static void
take_project(arena *a, struct head *h, const struct piece *p)
{
    struct target_name *n = &h->name;
    if (p->look == LOOK_DASH)
        return;
    h->first = h->first ? h->first : p;
    if (p->look == LOOK_CODE || completes(n->name ? NULL : n->code, p) ||
        (p->look == LOOK_DIGITS && n->code && !n->name))
        read_code(a, n, p->text);
    else
        n->name = pieces_join(a, n->name, p->text);
}

/* --------------------------------------------------------------- appending */

static bool
same_project(const struct target_name *a, const struct target_name *b)
{
    if (a->code && b->code)
        return strcmp(a->code, b->code) == 0;
    return a->name && g_strcmp0(a->name, b->name) == 0 &&
           a->total.used.fen == b->total.used.fen;
}

static struct target_name *
last_name(const struct target_stream *stream)
{
    return stream->names->len ? target_name_at(stream, stream->names->len - 1)
                              : NULL;
}

static bool
has_money(const struct target_name *n)
{
    return figure_is_printed(&n->total) || figure_is_printed(&n->fiscal) ||
           figure_is_printed(&n->other);
}

/* The rest of a code or name whose beginning stands on a row above. */
static bool
continue_name(arena *a, const struct target_stream *stream,
              const struct head *h)
{
    struct target_name *last = last_name(stream);
    const struct target_name *n = &h->name;
    if (!last || has_money(n) || n->category || n->phone ||
        !follows(stream, &last->last, h->first))
        return false;
    bool rest = !last->name && completes(last->code, h->first);
    if (rest)
        read_code(a, last, h->first->text);
    else if (!n->code && n->name && h->first->is_cell)
        last->name = pieces_join(a, last->name, n->name);
    else
        return false;
    last->last_line = h->last->line;
    return true;
}

/* A piece of a code alone: it may go on below. */
static bool
complete_fragment(arena *a, struct target_stream *stream, struct head *h)
{
    if (!stream->fragments->len)
        return false;
    guint end = stream->fragments->len - 1;
    const struct target_fragment cut =
        g_array_index(stream->fragments, struct target_fragment, end);
    if (h->name.code || !completes(cut.text, h->first) ||
        !follows(stream, &cut.place, h->first))
        return false;
    h->name.code = cut.text;
    h->name.name = NULL;
    read_code(a, &h->name, h->first->text);
    h->name.first_line = cut.place.line;
    g_array_set_size(stream->fragments, end);
    return true;
}

/* Money without a name stands where totals do, and more of the project with
 * it: the name of the row is lost. */
static bool
is_nameless(const struct head *h)
{
    const struct target_name *n = &h->name;
    bool sum = figure_is_known(&n->total) &&
               n->total.used.fen == n->fiscal.used.fen + n->other.used.fen;
    return h->placed && n->total.used.fen > 0 && (sum || h->goal);
}

/* Index of the name among the names; NO_NAME for none. */
static int
append_name(arena *a, struct target_stream *stream, struct head *h,
            bool on_row)
{
    struct target_name *n = &h->name;
    bool named = n->code || n->name;
    if (!h->first || (!named && !is_nameless(h)))
        return NO_NAME;
    bool whole = named && complete_fragment(a, stream, h);
    if (named && !whole && continue_name(a, stream, h))
        return (int) stream->names->len - 1;
    if (n->code && !n->name && !has_money(n) && !n->category) {
        struct target_fragment made = { place_of(stream, h->first, on_row),
                                        n->code };
        g_array_append_val(stream->fragments, made);
        return NO_NAME;
    }
    n->place = n->last = place_of(stream, h->first, on_row);
    n->first_line = n->first_line ? n->first_line : h->first->line;
    n->last_line = h->last->line;
    struct target_name *last = last_name(stream);
    if (last && same_project(last, n)) {
        last->last = n->place;
        last->last_line = n->last_line;
    } else {
        g_array_append_val(stream->names, *n);
    }
    return (int) stream->names->len - 1;
}

static void
append_goal(arena *a, struct target_stream *stream, const struct head *h,
            int name, bool on_row)
{
    enum { ALIKE = 60 }; /* bytes: twenty Han characters */
    struct target_goal made = { .place = place_of(stream, h->goal_at, on_row),
                                .text = h->goal,
                                .name = name };
    if (stream->goals->len) {
        const char *last = unicode_nfkc(
            a, target_goal_at(stream, stream->goals->len - 1)->text);
        const char *now = unicode_nfkc(a, h->goal);
        made.repeats = strlen(now) >= ALIKE ? strncmp(last, now, ALIKE) == 0
                                            : strcmp(last, now) == 0;
    }
    g_array_append_val(stream->goals, made);
}

static void
append_unit(arena *a, struct target_stream *stream, const struct piece *p,
            bool on_row)
{
    struct target_unit made = { .place = place_of(stream, p, on_row) };
    const char *text = p->text;
    if (!text[strspn(text, "0123456789")]) {
        made.code = text;
        text = "";
    } else if (p->look == LOOK_ORG) {
        made.code = arena_strndup(a, p->folded,
                                  strspn(p->folded, "0123456789"));
        while (*text && !is_dash(g_utf8_get_char(text)))
            text = g_utf8_next_char(text);
        while (*text && is_dash(g_utf8_get_char(text)))
            text = g_utf8_next_char(text);
    }
    struct target_unit *last =
        stream->units->len ? target_unit_at(stream, stream->units->len - 1)
                           : NULL;
    if (!made.code && last && p->row > last->place.row &&
        follows(stream, &last->place, p)) {
        last->name = pieces_join(a, last->name, text);
        return;
    }
    made.name = *text ? unicode_tidy(a, text) : NULL;
    g_array_append_val(stream->units, made);
}

/* ------------------------------------------------------------- one row */

static struct figure
read_figure(const struct reading *t, const struct piece *p)
{
    return figure_read(unicode_tidy(t->r->memory, p->text), t->s->unit,
                       piece_place(t->r, t->s, p));
}

static void
take_piece(const struct reading *t, struct target_stream *stream,
           struct head *h, size_t i, bool on_row)
{
    arena *a = t->r->memory;
    const struct piece *p = &t->pieces.all[i];
    size_t column = t->labels[i - t->span.first].column;
    struct target_name *n = &h->name;
    const char **text = NULL;
    struct figure *figure = NULL;
    switch (t->columns.role[column]) {
    case COLUMN_PROJECT:
    case COLUMN_PROJECT_CODE:
        take_project(a, h, p);
        break;
    case COLUMN_ORG:
    case COLUMN_ORG_CODE:
        append_unit(a, stream, p, on_row);
        return;
    case COLUMN_CATEGORY:
        text = &n->category;
        break;
    case COLUMN_PERSON:
        text = &n->person;
        break;
    case COLUMN_PHONE:
        text = &n->phone;
        break;
    case COLUMN_TOTAL:
        figure = &n->total;
        h->placed = p->is_cell && t->columns.at[column] == p->column;
        break;
    case COLUMN_FISCAL:
        figure = &n->fiscal;
        break;
    case COLUMN_OTHER_MONEY:
        figure = &n->other;
        break;
    case COLUMN_GOAL:
        h->goal = pieces_join(a, h->goal, p->text);
        h->goal_at = h->goal_at ? h->goal_at : p;
        return;
    default:
        return;
    }
    if (text && p->look != LOOK_DASH)
        *text = pieces_join(a, *text, p->text);
    if (figure)
        *figure = read_figure(t, p);
    h->first = h->first ? h->first : p;
    h->last = p;
}

static void
read_line(struct reading *t, struct target_stream *stream,
          const struct line_read *l)
{
    const struct piece *first = &t->pieces.all[l->span.first];
    const struct piece *item = line_indicator(t, l);
    struct place nowhere = { t->r->grid->file, t->s->number, first->line, 0 };
    struct figure blank = figure_read(NULL, t->s->unit, nowhere);
    struct head h = { .name = { .total = blank, .fiscal = blank,
                                .other = blank } };
    if (word_find(WORDS_TOTAL, first->folded) && !item)
        return;
    bool on_row = item && item->row == first->row;
    for (size_t i = l->span.first; i < l->span.end; i++)
        take_piece(t, stream, &h, i, on_row);
    int name = NO_NAME;
    if (line_piece(t, l, COLUMN_ORG_CODE) && h.name.name && !h.name.code &&
        !has_money(&h.name) && !item) /* units and projects share a column */
        target_unit_at(stream, stream->units->len - 1)->name = h.name.name;
    else
        name = append_name(t->r->memory, stream, &h, on_row);
    if (h.goal && h.goal_at->look != LOOK_DASH)
        append_goal(t->r->memory, stream, &h, name, on_row);
    items_add(t, stream->items, l);
}

/* --------------------------------------------- rows that are printed again */

static bool
same_item(const struct target_stream *stream, guint i, guint k)
{
    const struct item *a = target_item_at(stream, i);
    const struct item *b = target_item_at(stream, k);
    return a->text_hash == b->text_hash && a->kind == b->kind &&
           g_strcmp0(a->shown.value, b->shown.value) == 0;
}

/* Of a left-over table in a cell, or of several that share one row. */
static bool
is_copy(const struct target_stream *stream, guint i)
{
    const struct item *item = target_item_at(stream, i);
    return item->from_markup ||
           (i && target_item_at(stream, i - 1)->row == item->row) ||
           (i + 1 < stream->items->len &&
            target_item_at(stream, i + 1)->row == item->row);
}

/* It stands again plainly, or with those after it as another copy. */
static bool
stands_again(const struct target_stream *stream, guint i)
{
    enum { FAR = 80, RUN = 3 };
    guint n = stream->items->len;
    for (guint k = i + 1; k < n && k < i + FAR; k++) {
        if (!same_item(stream, i, k))
            continue;
        bool plain = !is_copy(stream, k);
        guint same = 1;
        while (!plain && same < RUN && k + same < n &&
               same_item(stream, i + same, k + same))
            same++;
        if (plain || same == RUN)
            return true;
    }
    return false;
}

static void
move_places(GArray *things, size_t size, const size_t *places)
{
    for (guint i = 0; i < things->len; i++) {
        struct target_place *place =
            (struct target_place *) (void *) (things->data + i * size);
        place->at = places[place->at];
    }
}

/* Copies are counted once, where they stand plainly. */
static void
drop_copies(const struct reading *t, struct target_stream *stream)
{
    guint n = stream->items->len, kept = 0;
    size_t *places = g_new(size_t, n + 1);
    int line = 0;
    for (guint i = 0; i < n; i++) {
        places[i] = is_copy(stream, i) && stands_again(stream, i) ? SIZE_MAX
                                                                  : 0;
        if (places[i] && !line)
            line = target_item_at(stream, i)->shown.line;
    }
    for (guint i = 0; i < n; i++) {
        bool dropped = places[i] != 0;
        places[i] = kept;
        if (!dropped)
            *target_item_at(stream, kept++) = *target_item_at(stream, i);
    }
    places[n] = kept;
    move_places(stream->goals, sizeof(struct target_goal), places);
    move_places(stream->names, sizeof(struct target_name), places);
    move_places(stream->units, sizeof(struct target_unit), places);
    move_places(stream->fragments, sizeof(struct target_fragment), places);
    for (guint i = 0; i < stream->names->len; i++) {
        struct target_place *last = &target_name_at(stream, i)->last;
        last->at = places[last->at];
    }
    g_array_set_size(stream->items, kept);
    g_free(places);
    if (kept < n)
        doubt_line(t->r, DOUBT_REPEATED, t->s->number, line,
                   arena_printf(t->r->memory, "%u", n - kept), NULL);
}

struct target_stream
stream_read(struct reading *t)
{
    struct target_stream stream = {
        .items = g_array_new(FALSE, TRUE, sizeof(struct item)),
        .goals = g_array_new(FALSE, TRUE, sizeof(struct target_goal)),
        .names = g_array_new(FALSE, TRUE, sizeof(struct target_name)),
        .units = g_array_new(FALSE, TRUE, sizeof(struct target_unit)),
        .fragments = g_array_new(FALSE, TRUE, sizeof(struct target_fragment)),
    };
    for (guint i = 0; i < t->lines->len; i++)
        read_line(t, &stream, reading_line(t, i));
    drop_copies(t, &stream);
    items_settle(t, stream.items);
    return stream;
}

void
stream_free(struct target_stream *stream)
{
    g_array_free(stream->items, TRUE);
    g_array_free(stream->goals, TRUE);
    g_array_free(stream->names, TRUE);
    g_array_free(stream->units, TRUE);
    g_array_free(stream->fragments, TRUE);
}
