/* Words before a figure → the figures of the tables that they mean. Only what
 * is understood to the last word counts. */
#include "check/prose.h"

#include "base/unicode.h"
#include "budget/classify.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <glib.h>
#include <string.h>

/* -------------------------------------------------------------- mentions */

static const struct {
    const char *word;
    enum money_unit unit;
} UNITS[] = { { "亿元", UNIT_YI }, { "万元", UNIT_WAN }, { "元", UNIT_YUAN } };

static size_t
number_length(const char *p)
{
    size_t n = 0;
    while (g_ascii_isdigit(p[n]) ||
           (n && (p[n] == '.' || p[n] == ',') && g_ascii_isdigit(p[n + 1])))
        n++;
    return n;
}

static int
line_at(const struct sentence *s, size_t offset)
{
    int line = 0;
    for (size_t i = 0; i < s->n_breaks && s->breaks[i].offset <= offset; i++)
        line = s->breaks[i].line;
    return line;
}

/* A figure with a unit; false for a number that is none. */
static bool
read_mention(arena *memory, const char *text, size_t at, struct mention *m)
{
    size_t n = number_length(text + at);
    const char *digits = arena_strndup(memory, text + at, n);
    const char *after = text + at + n;
    struct money_parsed p = { .reading = MONEY_UNREADABLE };
    size_t unit = 0;
    if (*after == '%') {
        p = money_parse(digits, UNIT_YUAN);
        m->percent = true;
        m->hundredths = p.value.fen;
        m->step = p.decimals >= 2 ? 1 : p.decimals == 1 ? 10 : 100;
        unit = 1;
    }
    for (size_t i = 0; !unit && i < G_N_ELEMENTS(UNITS); i++)
        if (g_str_has_prefix(after, UNITS[i].word)) {
            p = money_parse(digits, UNITS[i].unit);
            m->value = p.value;
            m->resolution = money_unit_fen(UNITS[i].unit);
            for (int d = 0; d < p.decimals && m->resolution > 1; d++)
                m->resolution /= 10;
            unit = strlen(UNITS[i].word);
        }
    m->start = at;
    m->end = at + n + unit;
    m->printed = arena_strndup(memory, text + at, n + unit);
    return unit && (p.reading == MONEY_EXACT || p.reading == MONEY_TOO_FINE);
}

static const char *
segment_before(arena *memory, const char *text, size_t from, size_t at)
{
    size_t start = from;
    for (size_t i = from; i < at; i++) {
        size_t heading = word_begins(WORDS_PROSE_HEADING, text + i);
        if (strchr(",;:.", text[i]))
            start = i + 1;
        else if (heading && i + heading <= at)
            start = i + heading;
    }
    return arena_strndup(memory, text + start, at - start);
}

struct mention *
prose_mentions(arena *memory, const struct sentence *s, size_t *n)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct mention));
    size_t last = 0;
    for (size_t i = 0; s->text[i];) {
        struct mention m = { 0 };
        if (!g_ascii_isdigit(s->text[i])) {
            i++;
            continue;
        }
        if (read_mention(memory, s->text, i, &m)) {
            m.segment = segment_before(memory, s->text, last, i);
            m.line = line_at(s, i);
            last = m.end;
            g_array_append_val(all, m);
        }
        i += MAX(number_length(s->text + i), 1);
    }
    *n = all->len;
    struct mention *kept = arena_memdup(memory, all->data,
                                        all->len * sizeof(struct mention));
    g_array_free(all, TRUE);
    return kept;
}

/* ---------------------------------------------------------- named totals */

/* Where the tables print what a name means. */
static const struct source {
    const char *key;
    enum table_kind table;
    enum column_role column;     /* of its total row; or of a balance: */
    enum balance_item_kind item;
    bool spending;
} SOURCES[] = {
    { "revenue", TABLE_BALANCE, 0, BALANCE_GRAND_TOTAL, false },
    { "revenue", TABLE_BALANCE, 0, BALANCE_CURRENT, false },
    { "revenue", TABLE_REVENUE, COLUMN_TOTAL, 0, false },
    { "spending", TABLE_BALANCE, 0, BALANCE_GRAND_TOTAL, true },
    { "spending", TABLE_BALANCE, 0, BALANCE_CURRENT, true },
    { "spending", TABLE_EXPENDITURE, COLUMN_TOTAL, 0, false },
    { "grand", TABLE_BALANCE, 0, BALANCE_GRAND_TOTAL, true },
    { "treasury-revenue", TABLE_APPROPRIATION_BALANCE, 0, BALANCE_CURRENT,
      false },
    { "treasury-revenue", TABLE_APPROPRIATION_BALANCE, 0, BALANCE_GRAND_TOTAL,
      false },
    { "treasury-revenue", TABLE_REVENUE, COLUMN_FISCAL, 0, false },
    { "treasury-revenue", TABLE_BALANCE, 0, BALANCE_SOURCE, false },
    { "treasury-grand", TABLE_APPROPRIATION_BALANCE, 0, BALANCE_GRAND_TOTAL,
      true },
    { "treasury-spending", TABLE_APPROPRIATION_BALANCE, 0, BALANCE_CURRENT,
      true },
    { "treasury-spending", TABLE_APPROPRIATION_BALANCE, 0, BALANCE_GRAND_TOTAL,
      true },
    { "general", TABLE_GENERAL, COLUMN_TOTAL, 0, false },
    { "fund", TABLE_FUND, COLUMN_TOTAL, 0, false },
    { "state-capital", TABLE_STATE_CAPITAL, COLUMN_TOTAL, 0, false },
    { "basic", TABLE_EXPENDITURE, COLUMN_BASIC, 0, false },
    { "basic", TABLE_GENERAL, COLUMN_BASIC, 0, false },
    { "basic", TABLE_BASIC, COLUMN_TOTAL, 0, false },
    { "general-basic", TABLE_GENERAL, COLUMN_BASIC, 0, false },
    { "general-basic", TABLE_BASIC, COLUMN_TOTAL, 0, false },
    { "project", TABLE_EXPENDITURE, COLUMN_PROJECT_SPENDING, 0, false },
    { "project", TABLE_GENERAL, COLUMN_PROJECT_SPENDING, 0, false },
    { "personnel", TABLE_BASIC, COLUMN_PERSONNEL, 0, false },
    { "personnel", TABLE_GENERAL, COLUMN_PERSONNEL, 0, false },
    { "public-use", TABLE_BASIC, COLUMN_PUBLIC_USE, 0, false },
    { "public-use", TABLE_GENERAL, COLUMN_PUBLIC_USE, 0, false },
    { "three-public", TABLE_THREE_PUBLIC, COLUMN_TOTAL, 0, false },
    { "abroad", TABLE_THREE_PUBLIC, COLUMN_ABROAD, 0, false },
    { "reception", TABLE_THREE_PUBLIC, COLUMN_RECEPTION, 0, false },
    { "vehicles", TABLE_THREE_PUBLIC, COLUMN_VEHICLES, 0, false },
    { "vehicle-purchase", TABLE_THREE_PUBLIC, COLUMN_VEHICLE_PURCHASE, 0,
      false },
    { "vehicle-running", TABLE_THREE_PUBLIC, COLUMN_VEHICLE_RUNNING, 0, false },
    { "operating-funds", TABLE_OPERATING_FUNDS, COLUMN_TOTAL, 0, false },
    { "procurement", TABLE_PROCUREMENT, COLUMN_TOTAL, 0, false },
};

static void
add_figure(struct prose_values *out, const struct table *t,
           const struct figure *f)
{
    if (!f || !figure_is_known(f) || t->unsure || out->n == PROSE_MOST_VALUES)
        return;
    out->figures[out->n] = f;
    out->tables[out->n] = t;
    out->value[out->n++] = f->used;
}

/* The row that speaks for the table: its total, or its only one. */
static const struct row *
speaking_row(const struct budget *b, const struct table *t)
{
    int year = table_column(t, COLUMN_YEAR);
    if (table_total(t) && year < 0)
        return table_total(t);
    for (size_t i = 0; year >= 0 && i < t->n_rows; i++)
        if (t->rows[i].cells[year].text &&
            atoi(t->rows[i].cells[year].text) == b->year)
            return &t->rows[i];
    return t->n_rows == 1 ? &t->rows[0] : NULL;
}

static void
add_items(struct prose_values *out, const struct budget *b,
          const struct source *s)
{
    const struct balance *of = budget_sure_balance(b, s->table);
    for (size_t i = 0; of && i < of->n_items; i++) {
        const struct balance_item *item = &of->items[i];
        bool fits = item->kind == s->item &&
                    item->is_expenditure == s->spending;
        if (fits && s->item == BALANCE_SOURCE)
            fits = item->name &&
                   g_strcmp0(word_field(WORDS_PROSE_NAME, item->name),
                             s->key) == 0;
        if (fits)
            add_figure(out, of->table, item->figure);
    }
}

static void
add_sources(struct prose_values *out, const struct budget *b, const char *key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SOURCES); i++) {
        const struct source *s = &SOURCES[i];
        if (strcmp(s->key, key) != 0)
            continue;
        const struct table *t = budget_sure_table(b, s->table);
        const struct row *row = t && s->column ? speaking_row(b, t) : NULL;
        if (!s->column)
            add_items(out, b, s);
        else if (row && table_column(t, s->column) >= 0)
            add_figure(out, t, row_figure(t, row, s->column));
    }
}

/* -------------------------------------------------------------- subjects */

/* Where a subject's money stands. */
static const enum table_kind SPENT[] = { TABLE_GENERAL, TABLE_EXPENDITURE,
                                         TABLE_FUND };

/* 公共安全支出(204类)司法(06款)行政运行(01项): the words before the mark of a
 * level, back to the mark of the level above. */
static const char *
level_name(arena *memory, const char *segment, const char *mark)
{
    const char *end = strstr(segment, mark);
    if (!end)
        return NULL;
    const char *open = end;
    while (open > segment && *open != '(')
        open--;
    const char *start = open;
    while (start > segment && start[-1] != ')')
        start--;
    start += ordinal_length(start);
    return *open == '(' && open > start
               ? arena_strndup(memory, start, (size_t) (open - start))
               : NULL;
}

static bool
is_row_of(arena *memory, const struct row *row, const char *class_code,
          const char *name)
{
    const struct coded *s = &row->subject[CLASS_FUNCTION];
    if (!s->code || strncmp(s->code, class_code, 3) != 0)
        return false;
    if (!name)
        return true;
    const char *known = classify_name(CLASS_FUNCTION, s->code);
    return (s->name && strcmp(unicode_fold(memory, s->name), name) == 0) ||
           (known && strcmp(unicode_fold(memory, known), name) == 0);
}

/* A subject's money in the table: of one item, or of a whole class. */
static void
add_subject(arena *memory, struct prose_values *out, const struct table *t,
            const char *class_code, const char *item)
{
    const struct figure *first = NULL;
    const char *code = NULL;
    money sum = { 0 };
    for (size_t i = 0; t && i < t->n_rows; i++) {
        const struct row *row = &t->rows[i];
        const struct figure *f = row_figure(t, row, COLUMN_TOTAL);
        if (row->role != ROW_ITEM || !f || !figure_is_known(f) ||
            !is_row_of(memory, row, class_code, item))
            continue;
        const char *own = row->subject[CLASS_FUNCTION].code;
        if (item && code && strcmp(code, own) != 0)
            return; /* the name fits two subjects */
        code = own;
        first = first ? first : f;
        money_add(&sum, f->used);
    }
    if (!first || out->n == PROSE_MOST_VALUES)
        return;
    add_figure(out, t, first);
    if (out->n)
        out->value[out->n - 1] = sum;
    out->sums = true;
}

static bool
subject_values(arena *memory, const struct budget *b, const char *segment,
               struct prose_values *out, const char **name)
{
    const char *class_name = level_name(memory, segment, "类)");
    const char *item = level_name(memory, segment, "项)");
    const char *section = level_name(memory, segment, "款)");
    const char *code = class_name ? classify_class_by_name(CLASS_FUNCTION,
                                                           class_name)
                                  : NULL;
    if (!code || (section && !item))
        return false;
    const char *last = strrchr(segment, ')') + 1;
    if (*last && !word_find(WORDS_PROSE_FILLER, last) &&
        strcmp(last, "支出") != 0)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(SPENT); i++)
        add_subject(memory, out, budget_sure_table(b, SPENT[i]), code, item);
    *name = segment + ordinal_length(segment);
    return out->n > 0;
}

/* ----------------------------------------------------------------- names */

/* Cut a word that says nothing from the end; false where there is none. */
static bool
cut_filler(char *text)
{
    for (char *p = text; *p; p = (char *) g_utf8_next_char(p))
        if (p > text && word_find(WORDS_PROSE_FILLER, p)) {
            *p = '\0';
            return true;
        }
    return false;
}

/* What may stand before a name: a number, the year, the department. */
static bool
is_lead(arena *memory, const struct budget *b, const char *from,
        const char *to)
{
    const char *lead = arena_strndup(memory, from, (size_t) (to - from));
    const char *own = b->department.name
                          ? unicode_fold(memory, b->department.name)
                          : NULL;
    while (*lead) {
        size_t n = ordinal_length(lead);
        if (!n && year_length(lead)) {
            if (year_read(lead) != b->year)
                return false;
            n = (size_t) (strstr(lead, "年") - lead) + strlen("年");
            if (g_str_has_prefix(lead + n, "度"))
                n += strlen("度");
        }
        if (!n)
            n = word_begins(WORDS_PROSE_LEAD, lead);
        if (!n && own && g_str_has_prefix(lead, own))
            n = strlen(own);
        if (!n)
            return false;
        lead += n;
    }
    return true;
}

bool
prose_values(arena *memory, const struct budget *b, const char *segment,
             struct prose_values *out, const char **name)
{
    const char *words = NULL;
    *out = (struct prose_values){ 0 };
    if (!name)
        name = &words;
    if (word_find(WORDS_PROSE_CHANGE, segment) || strchr(segment, '%') ||
        word_find(WORDS_PROSE_EARLIER, segment) ||
        word_find(WORDS_PROSE_PLAN, segment))
        return false;
    if (strstr(segment, "类)"))
        return subject_values(memory, b, segment, out, name);
    char *text = arena_strdup(memory, segment);
    do {
        for (const char *p = text; *p; p = g_utf8_next_char(p)) {
            const char *key = word_field(WORDS_PROSE_NAME, p);
            const char *code = key ? NULL
                                   : classify_class_by_name(CLASS_FUNCTION, p);
            if (!key && !code)
                continue;
            *name = arena_strdup(memory, p);
            if (!is_lead(memory, b, text, p))
                return false;
            if (key)
                add_sources(out, b, key);
            for (size_t i = 0; code && i < G_N_ELEMENTS(SPENT); i++)
                add_subject(memory, out, budget_sure_table(b, SPENT[i]), code,
                            NULL);
            return out->n > 0;
        }
    } while (cut_filler(text));
    return false;
}
