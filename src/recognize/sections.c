/* Where each table begins and ends, by titles and by header words. Knows lines
 * and words; nothing of rows and amounts. */
#include "recognize/section.h"

#include "base/unicode.h"
#include "recognize/damage.h"
#include "recognize/forms.h"
#include "recognize/lines.h"

#include <glib.h>
#include <string.h>

enum { MOST_HEADER_ROWS = 4, MOST_WORDS = 64, LOOK_BACK = 6 };

struct finder {
    struct recognizing *r;
    struct line *lines;
    GArray *sections;   /* of struct section */
    GArray *goes_on;    /* of struct section: titles that stand again inside
                           their table, with their headers */
    size_t n_rows;
};

static struct section *
last_section(const struct finder *f)
{
    return f->sections->len
               ? &g_array_index(f->sections, struct section,
                                f->sections->len - 1)
               : NULL;
}

/* Forms of named fields: all that follows the title is theirs to read. */
static bool
is_form(enum table_kind kind)
{
    return kind == TABLE_SELF_EVALUATION || kind == TABLE_DEPARTMENT_TARGETS;
}

/* ------------------------------------------------------ words of headers */

static void
append_words(const struct finder *f, size_t row, GString *all)
{
    const char *words[MOST_WORDS];
    size_t n = line_words(f->r->memory, &f->r->grid->rows[row], words, NULL,
                          MOST_WORDS);
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(all, "%s|", words[i]);
}

static const char *
words_of(const struct finder *f, size_t first, size_t n)
{
    GString *all = g_string_new("|");
    for (size_t i = first; i < first + n; i++)
        append_words(f, i, all);
    char *kept = arena_strndup(f->r->memory, all->str, all->len);
    g_string_free(all, TRUE);
    return kept;
}

/* How much two headers have in common, in percent of the smaller one. */
static int
likeness(const char *a, const char *b)
{
    char **words = g_strsplit(a, "|", -1);
    int n = 0, same = 0;
    for (char **w = words; *w; w++) {
        if (!**w)
            continue;
        char *whole = g_strdup_printf("|%s|", *w);
        n++;
        same += strstr(b, whole) != NULL;
        g_free(whole);
    }
    g_strfreev(words);
    return n ? 100 * same / n : 0;
}

static bool
is_header_row(const struct finder *f, size_t row, bool first)
{
    return row < f->n_rows && (f->lines[row].kind == LINE_HEADER ||
                               (!first && f->lines[row].kind == LINE_WORD));
}

/* Rows of a header that begins at `first`; a blank line may part them. */
static size_t
header_rows_at(const struct finder *f, size_t first)
{
    enum { REPEATS = 80 };
    size_t n = 0, filled = 0;
    while (filled < MOST_HEADER_ROWS) {
        if (is_header_row(f, first + n, n == 0)) {
            n++;
            filled++;
            continue;
        }
        size_t next = first + n;
        while (n && next < f->n_rows && f->lines[next].kind == LINE_BLANK)
            next++;
        if (next == first + n || !is_header_row(f, next, true) ||
            likeness(words_of(f, next, 1), words_of(f, first, n)) >= REPEATS)
            break;
        n = next - first;
    }
    return n;
}

/* Rows of a header with one word a line; 0 for none. 合计 may stand among its
 * words, not at their end: that begins a row. */
static size_t
exploded_header_at(const struct finder *f, size_t first)
{
    enum { LEAST_WORDS = 3 };
    size_t words = 0, pending = 0, end = first;
    for (size_t i = first; i < f->n_rows; i++) {
        const struct line *line = &f->lines[i];
        bool single = line->n_filled == 1 && !line->has_amount;
        if (line->kind == LINE_BLANK)
            continue;
        if (single && line->kind == LINE_BODY && line->is_total && words) {
            pending++;
            continue;
        }
        if (!single || (line->kind != LINE_WORD && line->kind != LINE_HEADER))
            break;
        words += 1 + pending;
        pending = 0;
        end = i + 1;
    }
    return words >= LEAST_WORDS ? end - first : 0;
}

static bool
same_family(enum table_kind a, enum table_kind b)
{
    static const enum table_kind FAMILY[] = {
        [TABLE_APPROPRIATION_BALANCE] = TABLE_BALANCE,
        [TABLE_FUND] = TABLE_EXPENDITURE,
        [TABLE_STATE_CAPITAL] = TABLE_EXPENDITURE,
        [TABLE_GENERAL] = TABLE_EXPENDITURE,
        [TABLE_KIND_COUNT] = TABLE_UNKNOWN,
    };
    enum table_kind fa = FAMILY[a] ? FAMILY[a] : a;
    enum table_kind fb = FAMILY[b] ? FAMILY[b] : b;
    return fa == fb;
}

/* ----------------------------------------------------- titles → sections */

/* The first row after a title that is neither blank nor preamble. */
static size_t
after_preamble(const struct finder *f, size_t row)
{
    while (row < f->n_rows && (f->lines[row].kind == LINE_BLANK ||
                               f->lines[row].kind == LINE_PREAMBLE ||
                               f->lines[row].kind == LINE_NUMBER))
        row++;
    return row;
}

static void
take_preamble(struct section *s, const struct line *line)
{
    const struct preamble *p = &line->preamble;
    if (p->unit_printed && !s->unit_printed) {
        s->unit = p->unit;
        s->unit_printed = true;
    }
    if (p->year && !s->year)
        s->year = p->year;
}

/* A number on a line of its own near the title, or near the header. */
static const char *
number_near(const struct finder *f, size_t row, size_t end)
{
    for (size_t i = row; i < end; i++)
        if (f->lines[i].kind == LINE_NUMBER && f->lines[i].title.number)
            return f->lines[i].title.number;
    for (size_t i = row, steps = 0; i-- > 0 && steps < LOOK_BACK; steps++) {
        if (f->lines[i].kind == LINE_NUMBER)
            return f->lines[i].title.number;
        if (f->lines[i].kind != LINE_BLANK &&
            f->lines[i].kind != LINE_PREAMBLE)
            break;
    }
    return NULL;
}

static bool
is_tabular(const struct line *line)
{
    return line->n_filled >= 2 || line->has_amount;
}

/* The header is lost where the table begins: perhaps a later page repeats it.
 * The body begins at `row` all the same. */
static void
find_later_header(const struct finder *f, struct section *s, size_t row)
{
    s->first_row = row;
    s->header_row = row;
    for (size_t i = row; i < f->n_rows && f->lines[i].kind != LINE_TITLE;
         i++) {
        size_t n = header_rows_at(f, i);
        if (!n)
            continue;
        if (same_family(form_of_header(words_of(f, i, n)), s->kind)) {
            s->header_row = i;
            s->n_header_rows = n;
        }
        return;
    }
}

/* What follows the title shows whether a table does: false for a title that
 * only lists or mentions one. */
static bool
find_header(const struct finder *f, struct section *s, size_t row)
{
    const struct line *line = &f->lines[row];
    s->header_row = row;
    if (row >= f->n_rows || line->kind == LINE_TITLE)
        return false;
    if (is_form(s->kind))
        return line->kind != LINE_PROSE || s->kind == TABLE_SELF_EVALUATION;
    size_t exploded = exploded_header_at(f, row);
    s->n_header_rows = header_rows_at(f, row);
    if (exploded > s->n_header_rows)
        s->n_header_rows = exploded;
    if (s->n_header_rows)
        return true;
    if (s->kind == TABLE_UNKNOWN || line->kind != LINE_BODY ||
        !(is_tabular(line) || line->is_total))
        return false;
    find_later_header(f, s, row);
    return true;
}

/* Header rows of a table of no known kind: those before the first amount. */
static bool
find_unknown_header(const struct finder *f, struct section *s, size_t row)
{
    if (s->n_header_rows)
        return true;
    size_t n = 0;
    while (row + n < f->n_rows && n < MOST_HEADER_ROWS &&
           f->lines[row + n].n_filled >= 2 && !f->lines[row + n].has_amount)
        n++;
    s->n_header_rows = n && row + n < f->n_rows &&
                               f->lines[row + n].n_filled >= 2
                           ? MAX(n, 1)
                           : 0;
    return s->n_header_rows > 0;
}

/* A unit of money in the header itself: 预算数（元）. */
static void
take_header_unit(const struct finder *f, struct section *s)
{
    for (size_t i = s->header_row;
         i < s->header_row + s->n_header_rows && !s->unit_printed; i++) {
        const struct grid_row *row = &f->r->grid->rows[i];
        for (size_t c = 0; c < row->n_cells && !s->unit_printed; c++)
            if (strstr(row->cells[c].folded, "元)"))
                s->unit_printed = unit_read(f->r->memory, row->cells[c].text,
                                            &s->unit);
    }
}

static bool
says_unit_after(const struct finder *f, size_t row, size_t end)
{
    for (size_t i = row; i < end; i++)
        if (f->lines[i].preamble.unit_printed)
            return true;
    return false;
}

/* The same table goes on: its title stands again on a new page. */
static bool
goes_on(const struct finder *f, const struct title *t, const struct section *s)
{
    const struct section *before = last_section(f);
    if (!before || before->kind != s->kind || is_form(s->kind))
        return false;
    if (t->continued)
        return true;
    if (!t->number || !before->number || !t->text ||
        strcmp(t->number, before->number) != 0 ||
        strcmp(t->text, before->title) != 0)
        return false;
    for (size_t i = s->title_row; i-- > before->first_row;)
        if (f->lines[i].kind == LINE_BODY)
            return !f->lines[i].is_total;
    return false;
}

static void
add_titled(struct finder *f, size_t row)
{
    const struct line *line = &f->lines[row];
    struct section s = { .kind = line->title.kind,
                         .number = line->title.number,
                         .title = line->title.text,
                         .unit = UNIT_WAN,
                         .year = line->title.year,
                         .title_row = row };
    size_t after = row + line->title_rows;
    size_t header = after_preamble(f, after);
    if (line->title.final_account && s.kind == TABLE_UNKNOWN)
        return;
    if (!find_header(f, &s, header)) {
        bool unknown = s.kind == TABLE_UNKNOWN && header < f->n_rows &&
                       (line->title.number ||
                        says_unit_after(f, row, header)) &&
                       f->lines[header].kind == LINE_BODY;
        if (!unknown || !find_unknown_header(f, &s, header))
            return;
    }
    if (!s.number)
        s.number = number_near(f, row, header);
    take_preamble(&s, line);
    for (size_t i = after; i < header; i++)
        take_preamble(&s, &f->lines[i]);
    take_header_unit(f, &s);
    if (!s.first_row)
        s.first_row = s.header_row + s.n_header_rows;
    g_array_append_val(goes_on(f, &line->title, &s) ? f->goes_on : f->sections,
                       s);
}

/* -------------------------------------------- headers without a title */

bool
section_is_header(const struct recognizing *r, const struct section *s,
                  size_t row)
{
    enum { ALIKE = 70 };
    if (row >= s->header_row && row < s->header_row + s->n_header_rows)
        return true;
    const struct grid_row *line = &r->grid->rows[row];
    for (size_t c = 0; c < line->n_cells; c++)
        if (is_plain_amount(line->cells[c].folded))
            return false;
    const char *words[MOST_WORDS];
    size_t n = line_words(r->memory, line, words, NULL, MOST_WORDS);
    size_t known = 0, same = 0;
    for (size_t i = 0; i < n; i++)
        known += form_is_header_word(words[i]) && !is_total_label(words[i]);
    if (!known || line->from_markup)
        return false;
    const char *header = s->header_words;
    if (!header)
        header = words_of(&(struct finder) { .r = (struct recognizing *) r },
                          s->header_row, s->n_header_rows);
    for (size_t i = 0; i < n; i++) {
        char *whole = g_strdup_printf("|%s|", words[i]);
        same += strstr(header, whole) != NULL;
        g_free(whole);
    }
    return same * 100 >= n * ALIKE;
}

/* The last row before `row` that says something. */
static const struct line *
row_before(const struct finder *f, size_t row)
{
    while (row-- > 0)
        if (f->lines[row].kind != LINE_BLANK &&
            f->lines[row].kind != LINE_NUMBER)
            return &f->lines[row];
    return NULL;
}

/* The last row of the section before `row` is its total; in a balance, the
 * grand total. */
static bool
is_finished(const struct finder *f, const struct section *s, size_t row)
{
    bool balance = s->kind == TABLE_BALANCE ||
                   s->kind == TABLE_APPROPRIATION_BALANCE;
    while (row-- > s->first_row) {
        const struct line *line = &f->lines[row];
        if (line->kind == LINE_NUMBER && line->title.continued)
            return false;
        if (line->kind != LINE_BODY)
            continue;
        const char *text = row_text(f->r->memory, &f->r->grid->rows[row], "");
        return line->is_total &&
               (!balance || strstr(unicode_fold(f->r->memory, text), "总计"));
    }
    return false;
}

/* The section that row `row` would fall into. */
static const struct section *
section_around(const GArray *sections, size_t row)
{
    const struct section *found = NULL;
    for (guint i = 0; i < sections->len; i++) {
        const struct section *s = &g_array_index(sections, struct section, i);
        if (s->title_row <= row)
            found = s;
    }
    return found;
}

/* A header within a section begins another table, whose title is lost. */
static bool
begins_another(const struct finder *f, const struct section *s, size_t row,
               size_t n)
{
    enum { ALIKE = 80 };
    enum table_kind kind = form_of_header(words_of(f, row, n));
    const struct line *before = row_before(f, row);
    if (kind == TABLE_UNKNOWN)
        return false;
    if (!s)
        return true;
    if (is_form(s->kind))
        return !is_form(kind) && kind != TABLE_EXPENDITURE &&
               (kind != TABLE_PROJECT_TARGETS ||
                strstr(words_of(f, row, n), "项目名称"));
    const char *words = words_of(f, row, n);
    const char *header = words_of(f, s->header_row, s->n_header_rows);
    if (likeness(words, header) >= ALIKE && likeness(header, words) >= ALIKE)
        return is_finished(f, s, row);
    return (before && before->preamble.unit_printed) ||
           !same_family(kind, s->kind);
}

static void
add_untitled(struct finder *f, GArray *found, size_t row, size_t n)
{
    struct section s = {
        .kind = form_of_header(words_of(f, row, n)),
        .unit = UNIT_WAN,
        .title_row = row,
        .header_row = row,
        .n_header_rows = n,
        .first_row = row + n,
    };
    for (size_t i = row, steps = 0; i-- > 0 && steps < LOOK_BACK; steps++) {
        if (f->lines[i].kind != LINE_BLANK &&
            f->lines[i].kind != LINE_PREAMBLE &&
            f->lines[i].kind != LINE_NUMBER)
            break;
        take_preamble(&s, &f->lines[i]);
    }
    s.number = number_near(f, row, row);
    take_header_unit(f, &s);
    if (is_form(s.kind)) {
        s.n_header_rows = 0;
        s.first_row = row;
    }
    g_array_append_val(found, s);
}

/* The row is in the header of a section that has a title. */
static bool
is_taken(const GArray *sections, size_t row)
{
    for (guint i = 0; i < sections->len; i++) {
        const struct section *s = &g_array_index(sections, struct section, i);
        if (row >= s->title_row && row < s->header_row + s->n_header_rows)
            return true;
    }
    return false;
}

static void
find_untitled(struct finder *f)
{
    GArray *found = g_array_new(FALSE, TRUE, sizeof(struct section));
    for (size_t i = 0; i < f->n_rows; i++) {
        size_t n = header_rows_at(f, i);
        if (f->lines[i].kind == LINE_WORD)
            n = MAX(n, exploded_header_at(f, i));
        if (!n)
            continue;
        const struct section *s = section_around(f->sections, i);
        const struct section *t = section_around(found, i);
        if (t && (!s || t->title_row > s->title_row))
            s = t;
        if (!is_taken(f->sections, i) && !is_taken(f->goes_on, i) &&
            begins_another(f, s, i, n))
            add_untitled(f, found, i, n);
        i += n - 1;
    }
    g_array_append_vals(f->sections, found->data, found->len);
    g_array_free(found, TRUE);
}

/* ------------------------------------------------------------- finishing */

static int
by_row(const void *a, const void *b)
{
    const struct section *x = a, *y = b;
    return (x->title_row > y->title_row) - (x->title_row < y->title_row);
}

/* The first row of what introduces a section: numbers and preambles that
 * stand before its title. */
static size_t
section_start(const struct finder *f, const struct section *s)
{
    size_t start = s->title_row;
    for (size_t i = start; i-- > 0;) {
        if (f->lines[i].kind == LINE_NUMBER ||
            f->lines[i].kind == LINE_PREAMBLE)
            start = i;
        else if (f->lines[i].kind != LINE_BLANK)
            break;
    }
    return start;
}

/* Text after a table (another part of the document) is not its body. */
static size_t
before_prose(const struct finder *f, const struct section *s, size_t end)
{
    if (is_form(s->kind) || s->kind == TABLE_PROJECT_TARGETS)
        return end;
    for (size_t i = s->first_row; i < end; i++) {
        if (f->lines[i].kind != LINE_PROSE)
            continue;
        bool more = false;
        for (size_t k = i + 1; k < end && !more; k++)
            more = is_tabular(&f->lines[k]);
        if (!more)
            return i;
    }
    return end;
}

/* Two balances look alike; their sources of revenue do not. */
static enum table_kind
balance_kind(const struct finder *f, const struct section *s)
{
    static const char *const OTHERS[] = { "事业收入", "其他收入", "上级补助",
                                          "财政专户", "经营收入" };
    for (size_t i = s->first_row; i < s->end_row; i++) {
        const char *text =
            unicode_fold(f->r->memory,
                         row_text(f->r->memory, &f->r->grid->rows[i], "|"));
        for (size_t k = 0; k < G_N_ELEMENTS(OTHERS); k++)
            if (strstr(text, OTHERS[k]))
                return TABLE_BALANCE;
    }
    return TABLE_APPROPRIATION_BALANCE;
}

static bool
have_kind(const struct finder *f, enum table_kind kind, guint before)
{
    for (guint i = 0; i < before; i++)
        if (g_array_index(f->sections, struct section, i).kind == kind)
            return true;
    return false;
}

/* A table whose title is lost: which of those with such headers it is. */
static void
settle_kind(const struct finder *f, struct section *s, guint index)
{
    if (s->kind == TABLE_BALANCE)
        s->kind = balance_kind(f, s);
    if (s->kind == TABLE_EXPENDITURE && have_kind(f, s->kind, index))
        s->kind = have_kind(f, TABLE_FUND, index) ? TABLE_STATE_CAPITAL
                                                  : TABLE_FUND;
}

/* Forms say the unit beside the words of their first rows. */
static void
take_form_unit(const struct finder *f, struct section *s)
{
    enum { FIRST_ROWS = 8 };
    for (size_t i = s->first_row; is_form(s->kind) && !s->unit_printed &&
                                  i < s->end_row &&
                                  i < s->first_row + FIRST_ROWS; i++) {
        const struct grid_row *row = &f->r->grid->rows[i];
        for (size_t c = 0; c < row->n_cells && !s->unit_printed; c++)
            if (strstr(row->cells[c].folded, "元)"))
                s->unit_printed = unit_read(f->r->memory, row->cells[c].text,
                                            &s->unit);
    }
}

static void
report_lost_title(const struct finder *f, const struct section *s)
{
    const struct grid_row *row = &f->r->grid->rows[s->header_row];
    struct place at = { row->file, s->number, row->line, 0 };
    damage_add(f->r->found, DAMAGE_TITLE_LOST, at, s->title);
}

static void
finish(struct finder *f)
{
    g_array_sort(f->sections, by_row);
    for (guint i = 0; i < f->sections->len; i++) {
        struct section *s = &g_array_index(f->sections, struct section, i);
        size_t end = f->n_rows;
        if (i + 1 < f->sections->len)
            end = section_start(f, s + 1);
        s->end_row = MAX(before_prose(f, s, end), s->first_row);
        s->header_words = words_of(f, s->header_row, s->n_header_rows);
        take_form_unit(f, s);
        if (s->title)
            continue;
        settle_kind(f, s, i);
        s->title = table_kind_name(s->kind);
        if (!s->number)
            s->number = s->title;
        report_lost_title(f, s);
    }
}

/* A number that stood before is a repeat: "03#2". */
static void
number_repeats(struct finder *f)
{
    for (guint i = 0; i < f->sections->len; i++) {
        struct section *s = &g_array_index(f->sections, struct section, i);
        if (!s->number)
            s->number = s->title;
    }
    for (guint i = f->sections->len; i-- > 0;) {
        struct section *s = &g_array_index(f->sections, struct section, i);
        int before = 0;
        for (guint k = 0; k < i; k++)
            before += strcmp(g_array_index(f->sections, struct section, k)
                                 .number, s->number) == 0;
        if (before)
            s->number = arena_printf(f->r->memory, "%s#%d", s->number,
                                     before + 1);
    }
}

struct section *
sections_find(struct recognizing *r, size_t *n)
{
    struct finder f = { .r = r,
                        .lines = lines_read(r),
                        .sections = g_array_new(FALSE, TRUE,
                                                sizeof(struct section)),
                        .goes_on = g_array_new(FALSE, TRUE,
                                               sizeof(struct section)),
                        .n_rows = r->grid->n_rows };
    for (size_t i = 0; i < f.n_rows; i++)
        if (f.lines[i].kind == LINE_TITLE)
            add_titled(&f, i);
    find_untitled(&f);
    finish(&f);
    number_repeats(&f);
    *n = f.sections->len;
    struct section *all = arena_memdup(r->memory, f.sections->data,
                                       *n * sizeof(struct section));
    g_array_free(f.sections, TRUE);
    g_array_free(f.goes_on, TRUE);
    return all;
}
