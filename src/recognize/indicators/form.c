/* A form of one project (项目支出绩效自评表), as a table or flattened: the
 * order of its parts, its head of labels, and its total. */
#include "recognize/indicators/form.h"

#include "base/unicode.h"
#include "budget/decimal.h"
#include "recognize/titles.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <string.h>

struct finding *
form_doubt(const struct form *f, enum doubt doubt, const char *text,
           const struct piece *where)
{
    struct place at = { .file = f->r->grid->file,
                        .table = f->section->number };
    if (where)
        at = piece_place(f->r, f->section, where);
    return doubt_at(f->r, doubt, at, text, NULL);
}

/* --------------------------------------------------------------- outline */

static size_t
find_part(const struct pieces *p, size_t from, const char *part)
{
    const char *field;
    for (size_t i = from; i < p->n; i++)
        if (pieces_say(p, i, p->n, WORDS_FORM_PART, &field) &&
            strcmp(field, part) == 0)
            return i;
    return p->n;
}

/* Where no header is left, the first level's word opens the indicators. */
static size_t
find_indicators(const struct pieces *p)
{
    size_t at = find_part(p, 0, "indicators");
    for (size_t i = 0; at == p->n && i < p->n; i++)
        if (p->all[i].look == LOOK_LEVEL && p->all[i].level.level1)
            return i;
    return at;
}

/* A total's word counts when a number or a dash follows it. */
static size_t
find_closing(const struct pieces *p, size_t from)
{
    const char *field;
    for (size_t i = from; i < p->n; i++) {
        size_t n = pieces_say(p, i, p->n, WORDS_INDICATOR_TOTAL, &field);
        if (n == 0)
            continue;
        const char *next = i + n < p->n ? p->all[i + n].folded : "-";
        if (g_ascii_isdigit(*next) || *next == '-' || *next == '(')
            return i;
    }
    return p->n;
}

struct form
form_outline(struct recognizing *r, const struct section *s)
{
    struct form f = { .r = r, .section = s };
    f.pieces = pieces_read(r, s, (struct span){ s->title_row, s->end_row },
                           true);
    const struct pieces *p = &f.pieces;
    size_t indicators = find_indicators(p);
    size_t funds = MIN(find_part(p, 0, "funds"), indicators);
    size_t goal = funds < indicators ? funds : 0;
    goal = MIN(find_part(p, goal, "goal"), indicators);
    funds = MIN(funds, goal);
    size_t closing = find_closing(p, indicators);
    f.head = (struct span){ 0, funds };
    f.funds = (struct span){ funds, goal };
    f.goal = (struct span){ goal, indicators };
    f.indicators = (struct span){ indicators, closing };
    f.closing = (struct span){ closing, p->n };
    return f;
}

/* ------------------------------------------------------------------ head */

/* A label found: where it stands, and its value's text where that follows in
 * the label's own last piece. */
struct label_found {
    const char *field;
    size_t first, n;
    const char *rest; /* or null */
};

/* "项目名称" over one or several pieces; "项目名称：某项目"; or a label that
 * goes on with its value at once, as text does that lost its spaces. */
static bool
label_at(const struct form *f, size_t at, struct label_found *out)
{
    const struct pieces *p = &f->pieces;
    const struct piece *piece = &p->all[at];
    *out = (struct label_found){ .first = at };
    out->n = pieces_say(p, at, f->head.end, WORDS_FORM_HEAD, &out->field);
    if (out->n)
        return true;
    out->n = 1;
    char *label = g_strdup(piece->folded);
    label[strcspn(label, ":")] = '\0';
    out->field = word_field(WORDS_FORM_HEAD, label);
    bool colon = out->field && piece->folded[strlen(label)] == ':';
    g_free(label);
    const char *full = strstr(piece->text, "：");
    const char *half = strchr(piece->text, ':');
    if (colon && full && (!half || full < half))
        out->rest = full + strlen("：");
    else if (colon)
        out->rest = half ? half + 1 : "";
    if (colon)
        return true;
    size_t n = word_begins(WORDS_FORM_HEAD, piece->text);
    if (n < 4 * 3 || piece->is_cell)
        return false;
    out->field = word_field(WORDS_FORM_HEAD,
                            arena_strndup(f->r->memory, piece->text, n));
    out->rest = piece->text + n;
    return out->field != NULL;
}

/* The value: pieces up to the next label; in a table the next cell. What
 * stands behind that is another label's, which is not known. */
static const char *
value_of(const struct form *f, const struct label_found *l, size_t end)
{
    arena *a = f->r->memory;
    const struct piece *all = f->pieces.all;
    size_t first = l->first + l->n;
    bool table = first < end && all[first].is_cell && all[l->first].is_cell;
    if (table && all[first].row == all[l->first].row && !l->rest) {
        const struct piece *next = first + 1 < end ? &all[first + 1] : NULL;
        if (next && next->is_cell && next->row == all[first].row)
            doubt_at(f->r, DOUBT_COLUMN, piece_place(f->r, f->section, next),
                     next->text, "–")->printed = next->text;
        end = first + 1;
    }
    const char *text = pieces_text(a, &f->pieces, (struct span){ first, end });
    if (l->rest)
        text = unicode_tidy(a, arena_printf(a, "%s %s", l->rest,
                                            text && !table ? text : ""));
    return text && *text ? text : NULL;
}

/* "2021年度", "2021", "(2021)". */
static int
year_in(const char *folded)
{
    int year = year_read(folded);
    const char *p = folded + (*folded == '(');
    if (!year && strspn(p, "0123456789") == 4)
        year = (int) g_ascii_strtoll(p, NULL, 10);
    return year >= 1990 && year <= 2100 ? year : 0;
}

static void
keep(const struct form *f, struct evaluation *e, const char *field,
     const char *text)
{
    const struct { const char *field; const char **to; } FIELDS[] = {
        { "project", &e->project },       { "code", &e->code },
        { "category", &e->category },     { "person", &e->person },
        { "department", &e->department }, { "org", &e->org },
        { "phone", &e->phone },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(FIELDS); i++)
        if (strcmp(FIELDS[i].field, field) == 0 && !*FIELDS[i].to)
            *FIELDS[i].to = text;
    if (strcmp(field, "year") == 0 && !e->year) {
        const char *folded = unicode_fold(f->r->memory, text);
        e->year = year_in(folded);
    }
}

/* Its code within the project's name. */
static void
part_code(arena *a, struct evaluation *e)
{
    struct piece p = { .text = e->project ? e->project : "" };
    p.folded = unicode_fold(a, p.text);
    piece_look(&p);
    const char *name = p.text;
    while (g_ascii_isalnum(*name))
        name++;
    if (p.look == LOOK_CODE && !e->code && *name) {
        e->code = arena_strndup(a, p.text, (size_t) (name - p.text));
        while (is_dash(g_utf8_get_char(name)) || *name == ' ')
            name = g_utf8_next_char(name);
        e->project = name;
    }
    GString *code = g_string_new(NULL);
    for (const char *c = e->code; c && *c; c = g_utf8_next_char(c))
        if (!unicode_is_space(g_utf8_get_char(c)))
            g_string_append_unichar(code, g_utf8_get_char(c));
    e->code = e->code ? arena_strdup(a, code->str) : NULL;
    g_string_free(code, TRUE);
}

void
form_head(const struct form *f, struct evaluation *e)
{
    struct label_found l, next;
    size_t i = f->head.first;
    e->year = f->section->year;
    while (i < f->head.end && !label_at(f, i, &l))
        i++;
    while (i < f->head.end) {
        size_t end = l.first + l.n;
        while (end < f->head.end && !label_at(f, end, &next))
            end++;
        const char *text = value_of(f, &l, end);
        if (text)
            keep(f, e, l.field, text);
        i = end;
        l = next;
    }
    part_code(f->r->memory, e);
    for (i = f->head.first; i < f->head.end && !e->year; i++)
        e->year = year_read(f->pieces.all[i].folded);
    if (!e->year && f->r->options)
        e->year = f->r->options->year;
    const struct piece *first = f->pieces.n ? f->pieces.all : NULL;
    if (!e->project)
        form_doubt(f, DOUBT_HEAD, NULL, first);
    if (!e->year && f->section->kind == TABLE_SELF_EVALUATION)
        form_doubt(f, DOUBT_YEAR, NULL, first);
}

/* --------------------------------------------------------------- closing */

/* "自评等级：优", in one piece or two; or the grade behind the total. */
static const char *
grade_at(const struct form *f, size_t at)
{
    const struct pieces *p = &f->pieces;
    const char *folded = p->all[at].folded;
    size_t n = word_begins(WORDS_GRADE_LABEL, folded);
    if (n) {
        const char *rest = folded + n + (folded[n] == ':');
        if (!*rest && at + 1 < p->n)
            rest = p->all[at + 1].folded;
        return word_field(WORDS_GRADE, rest);
    }
    return at > f->closing.first && p->all[at].row ==
                                        p->all[f->closing.first].row
               ? word_field(WORDS_GRADE, folded) : NULL;
}

static void
read_total(const struct form *f, struct evaluation *e)
{
    const struct piece *all = f->pieces.all;
    struct decimal numbers[2] = { 0 };
    size_t n = 0;
    e->total_line = all[f->closing.first].line;
    for (size_t i = f->closing.first + 1;
         i < f->closing.end && i <= f->closing.first + 6 && n < 2; i++) {
        struct decimal d = decimal_read(all[i].text);
        if (d.known || (decimal_is_blank(all[i].text) && n == 0))
            numbers[n++] = d;
        else if (n > 0)
            break;
    }
    e->total_weight = n > 1 ? numbers[0] : (struct decimal){ 0 };
    e->total_score = numbers[n > 1];
}

static void
read_closing(const struct form *f, struct evaluation *e)
{
    if (f->closing.first < f->closing.end)
        read_total(f, e);
    for (size_t i = f->head.first; i < f->pieces.n && !e->grade; i++)
        if (i < f->head.end || i >= f->closing.first)
            e->grade = grade_at(f, i);
}

/* ------------------------------------------------------------ indicators */

/* The header's pieces at the front of the span → columns. */
static struct columns
take_header(struct form *f, struct reading *t)
{
    const struct pieces *p = &f->pieces;
    struct span *span = &f->indicators;
    size_t first = span->first < span->end ? p->all[span->first].row : 0;
    size_t rows = 0, fields = 0;
    t->is_table = span->first < span->end &&
                  row_heads_indicators(f->r, first);
    if (!t->is_table) {
        struct span header = { span->first, header_end(p, *span) };
        span->first = header.end;
        return columns_of_words(f->r, p, header);
    }
    while (span->first < span->end) {
        size_t row = p->all[span->first].row, end = span->first;
        while (end < span->end && p->all[end].row == row)
            end++;
        bool heads = row_heads_indicators(f->r, row) ||
                     header_end(p, (struct span){ span->first, end }) == end;
        if (!heads) {
            fields = f->r->grid->rows[row].n_cells;
            break;
        }
        rows = row - first + 1;
        span->first = end;
    }
    return columns_of_rows(f->r, first, rows, fields);
}

/* Take headers that a page's begin repeats out of the span. */
static void
drop_repeats(struct form *f, bool is_table)
{
    struct pieces *p = &f->pieces;
    size_t kept = f->indicators.first;
    const char *field;
    for (size_t i = kept; i < f->indicators.end;) {
        struct span rest = { i, f->indicators.end };
        size_t row = p->all[i].row;
        bool opens = !is_table &&
                     pieces_say(p, i, p->n, WORDS_FORM_PART, &field) &&
                     strcmp(field, "indicators") == 0;
        if (is_table && row_heads_indicators(f->r, row))
            while (i < f->indicators.end && p->all[i].row == row)
                i++;
        else if (opens)
            i = header_end(p, rest);
        else
            p->all[kept++] = p->all[i++];
    }
    f->indicators.end = kept;
}

static const char *
total_word(void)
{
    const char *word = word_of(WORDS_INDICATOR_TOTAL, "total");
    return word + strspn(word, "="); /* it matches as a whole */
}

/* The last row holds but a label, weight and score, and its weight is all the
 * others' together: the total, under another word. */
static void
take_total(const struct form *f, struct evaluation *e, GArray *items)
{
    int64_t sum = 0;
    for (size_t i = 0; i < e->n_funds; i++)
        sum += e->funds[i].weight.millionths;
    for (guint i = 0; i + 1 < items->len; i++)
        sum += g_array_index(items, struct item, i).shown.weight.millionths;
    const struct indicator *last =
        items->len > 1 ? &g_array_index(items, struct item, items->len - 1)
                              .shown : NULL;
    if (e->total_line || !last || last->target || last->actual ||
        !last->weight.known || last->weight.millionths != sum)
        return;
    e->total_line = last->line;
    e->total_weight = last->weight;
    e->total_score = last->score;
    doubt_line(f->r, DOUBT_COLUMN, f->section->number, last->line,
               last->level3 ? last->level3 : "",
               total_word());
    g_array_set_size(items, items->len - 1);
}

/* Say where another reading is about as good, with both. */
static void
report_doubts(const struct form *f, const struct reading *t)
{
    enum { DOUBTFUL = 10 };
    arena *a = findings_arena(f->r->found);
    for (size_t i = t->span.first; i < t->span.end; i++) {
        const struct label *one = &t->labels[i - t->span.first];
        const char *read = t->columns.name[one->column];
        const char *other = t->columns.name[one->other];
        if (one->margin >= DOUBTFUL || !read || !other)
            continue;
        struct finding *found = form_doubt(f, DOUBT_READING,
                                           t->pieces.all[i].text,
                                           &t->pieces.all[i]);
        const char **both = arena_array(a, const char *, 3);
        both[0] = arena_strdup(a, read);
        both[1] = arena_strdup(a, other);
        found->printed = arena_strdup(a, t->pieces.all[i].text);
        found->used = both[0];
        found->candidates = both;
        found->reason = "按栏宽、用语和分值得分的先后取最可能的一种";
    }
}

static void
add_total_row(const struct form *f, const struct reading *t,
              const struct evaluation *e, struct table *out)
{
    if (e->total_line == 0 || out->n_columns == 0)
        return;
    struct indicator total = { .line = e->total_line,
                               .weight = e->total_weight,
                               .score = e->total_score };
    struct row *row = items_row(t, out, &total);
    row->role = ROW_TOTAL;
    row->label = total_word();
    row->cells[0].text = row->label;
    (void) f;
}

void
form_indicators(struct form *f, struct evaluation *e, struct table *out)
{
    struct reading t = { .r = f->r, .s = f->section, .flat = true };
    size_t header = f->indicators.first;
    t.columns = take_header(f, &t);
    if (header == f->indicators.first && header < f->indicators.end)
        form_doubt(f, DOUBT_HEADER, NULL, &f->pieces.all[header]);
    drop_repeats(f, t.is_table);
    t.pieces = f->pieces;
    t.span = f->indicators;
    columns_judge(f->r, f->section, &t.columns, &t.pieces, t.span);
    reading_label(&t);
    GArray *items = g_array_new(FALSE, TRUE, sizeof(struct item));
    for (guint i = 0; i < t.lines->len; i++)
        items_add(&t, items, reading_line(&t, i));
    read_closing(f, e);
    if (t.columns.of[COLUMN_SCORE] && t.columns.of[COLUMN_WEIGHT] >
                                          t.columns.of[COLUMN_SCORE] &&
        e->total_weight.known) {
        struct decimal first = e->total_weight; /* in the columns' order */
        e->total_weight = e->total_score;
        e->total_score = first;
    }
    take_total(f, e, items);
    items_settle(&t, items);
    e->n_indicators = items->len;
    e->indicators = arena_array(f->r->memory, struct indicator,
                                items->len + 1);
    items_head(&t, out, items->len + 1);
    for (guint i = 0; i < items->len; i++) {
        e->indicators[i] = g_array_index(items, struct item, i).shown;
        items_row(&t, out, &e->indicators[i])->role = ROW_ITEM;
    }
    out->indicator_rows = (int) items->len;
    add_total_row(f, &t, e, out);
    report_doubts(f, &t);
    g_array_free(items, TRUE);
    reading_free(&t);
}

/* ------------------------------------------------------------- whole form */

static struct evaluation *
add_evaluation(struct budget *b)
{
    struct evaluation *more =
        arena_array(b->memory, struct evaluation, b->n_evaluations + 1);
    for (size_t i = 0; i < b->n_evaluations; i++)
        more[i] = b->evaluations[i];
    b->evaluations = more;
    return &more[b->n_evaluations++];
}

void
recognize_self_evaluation(struct recognizing *r, const struct section *s,
                          struct table *out)
{
    struct evaluation *e = add_evaluation(r->budget);
    struct form f = form_outline(r, s);
    const struct pieces *p = &f.pieces;
    const struct piece *last = p->n ? &p->all[p->n - 1] : NULL;
    e->table = out;
    e->first_line = p->n ? p->all[0].line : 0;
    e->last_line = p->n ? last->line : 0;
    form_head(&f, e);
    form_funds(&f, e);
    form_goal(&f, e);
    form_indicators(&f, e, out);
    if (e->n_indicators == 0)
        form_doubt(&f, DOUBT_CUT, "绩效指标", last);
    if (e->total_line == 0)
        form_doubt(&f, DOUBT_CUT, "总分", last);
}
