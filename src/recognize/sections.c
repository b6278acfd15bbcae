/* Where each table begins and ends, by titles and by header words. Knows lines
 * and words; nothing of rows and amounts. */
#include "recognize/finder.h"

#include "base/unicode.h"
#include "recognize/damage.h"
#include "recognize/forms.h"
#include "vocabulary/words.h"

#include <string.h>

enum { MOST_HEADER_ROWS = 4 };

static struct section *
last_section(const struct finder *f)
{
    return f->sections->len
               ? &g_array_index(f->sections, struct section,
                                f->sections->len - 1)
               : NULL;
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
        size_t n = finder_header_rows(f, i);
        if (!n)
            continue;
        enum table_kind kind = form_of_header(finder_words(f, i, n));
        if (finder_same_family(kind, s->kind)) {
            s->header_row = i;
            s->n_header_rows = n;
        }
        return;
    }
}

/* Unknown words over known ones are of the header too. */
enum { WORDS_ABOVE = 2 };

static bool
has_amounts(const struct finder *f, size_t row, size_t end)
{
    for (size_t i = row; i < end; i++)
        if (f->lines[i].has_amount || f->lines[i].kind == LINE_BLANK ||
            f->lines[i].is_total)
            return true;
    return false;
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
    if (finder_is_form(s->kind))
        return line->kind != LINE_PROSE || s->kind == TABLE_SELF_EVALUATION;
    s->one_project = s->kind == TABLE_PROJECT_TARGETS &&
                     finder_opens_form(f, row);
    if (s->one_project)
        return true;
    size_t exploded = finder_exploded_rows(f, row);
    s->n_header_rows = finder_exact_rows(f, row);
    size_t after = row + s->n_header_rows;
    const struct grid_row *rows = f->r->grid->rows;
    bool apart = after < f->n_rows && f->lines[after].kind != LINE_TITLE &&
                 !rows[after].starts_part &&
                 rows[after].table != rows[row].table;
    size_t below = apart ? finder_exact_rows(f, after) : 0;
    if (s->n_header_rows && below) { /* its first lines are drawn apart */
        s->header_row = row + s->n_header_rows;
        s->n_header_rows = below;
    }
    if (s->n_header_rows)
        return true;
    s->n_header_rows = finder_layout_rows(f, row);
    if (s->n_header_rows)
        return true;
    s->n_header_rows = finder_header_rows(f, row);
    if (!s->n_header_rows && !exploded)
        s->n_header_rows = finder_stacked_rows(f, row);
    if (exploded > s->n_header_rows)
        s->n_header_rows = exploded;
    if (s->n_header_rows)
        return true;
    if (s->kind == TABLE_UNKNOWN || line->kind != LINE_BODY ||
        !(is_tabular(line) || line->is_total))
        return false;
    find_later_header(f, s, row);
    if (s->n_header_rows && s->header_row <= row + WORDS_ABOVE &&
        !has_amounts(f, row, s->header_row)) {
        s->n_header_rows += s->header_row - row;
        s->header_row = row;
        s->first_row = row + s->n_header_rows;
    }
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

static bool
says_unit_after(const struct finder *f, size_t row, size_t end)
{
    for (size_t i = row; i < end; i++)
        if (f->lines[i].preamble.unit_printed)
            return true;
    return false;
}

/* A form that names its department, and another one than the form before. */
static bool
names_another(const struct finder *f, const struct section *s,
              const struct section *before)
{
    const char *now = finder_words(f, s->header_row, 1);
    return word_find(WORDS_DEPARTMENT, now) &&
           strcmp(now, finder_words(f, before->header_row, 1)) != 0;
}

/* The same table goes on: its title stands again on a new page. */
static bool
goes_on(const struct finder *f, const struct title *t, const struct section *s)
{
    const struct section *before = last_section(f);
    if (!before || before->kind != s->kind ||
        s->kind == TABLE_SELF_EVALUATION)
        return false;
    if (t->continued || (before->one_project && !s->one_project))
        return true;
    if (s->one_project)
        return false;
    if (!t->number || !before->number || !t->text ||
        strcmp(t->number, before->number) != 0 ||
        strcmp(t->text, before->title) != 0)
        return false;
    if (finder_is_form(s->kind))
        return !names_another(f, s, before);
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
                         .phase = line->title.final_account ? PHASE_FINAL
                                                            : PHASE_BUDGET,
                         .title_row = row };
    size_t after = row + line->title_rows;
    size_t header = after_preamble(f, after);
    for (size_t i = after; i <= header && i < f->n_rows; i++)
        if (f->r->grid->rows[i].starts_part)
            return; /* the last of a list of titles */
    if (!find_header(f, &s, header)) {
        bool unknown = s.kind == TABLE_UNKNOWN && header < f->n_rows &&
                       (line->title.number ||
                        says_unit_after(f, row, header)) &&
                       f->lines[header].kind == LINE_BODY;
        if (!unknown || !find_unknown_header(f, &s, header))
            return;
    }
    if (!s.number)
        s.number = finder_number_near(f, row, header);
    finder_take_preamble(&s, line);
    for (size_t i = after; i < header; i++)
        finder_take_preamble(&s, &f->lines[i]);
    finder_take_unit(f, &s);
    finder_take_phase(f, &s);
    if (!s.first_row)
        s.first_row = s.header_row + s.n_header_rows;
    g_array_append_val(goes_on(f, &line->title, &s) ? f->goes_on : f->sections,
                       s);
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

/* Rows stand on lines of several cells, not one cell a line. */
static bool
has_columns(const struct finder *f, size_t first, size_t end)
{
    enum { SEVERAL = 3 };
    for (size_t i = first; i < end; i++)
        if (f->lines[i].n_filled >= SEVERAL)
            return true;
    return false;
}

/* Where the ruled table of the section ends, over pages; else `end`. A table
 * of another width, or after running text, is another one. */
static size_t
end_of_ruled(const struct finder *f, const struct section *s, size_t end)
{
    const struct grid_row *rows = f->r->grid->rows;
    const struct grid_row *header = &rows[MIN(s->header_row, f->n_rows - 1)];
    size_t last = s->first_row;
    if (!header->table || header->certainty != GRID_EXACT ||
        !s->n_header_rows)
        return end;
    for (size_t i = s->first_row; i < end; i++) {
        bool own = rows[i].table == header->table;
        bool next = rows[i].table && rows[i].n_cells <= header->n_cells;
        if (own || next)
            last = i + 1;
        else if (f->lines[i].kind == LINE_PROSE || rows[i].table ||
                 f->lines[i].kind == LINE_TITLE)
            break;
    }
    return last;
}

/* A title of another table ends this one, whether that is read or not. */
static size_t
before_title(const struct finder *f, const struct section *s, size_t end)
{
    if (finder_is_form(s->kind) || s->kind == TABLE_PROJECT_TARGETS ||
        s->one_project)
        return end;
    for (size_t i = s->first_row; i < end; i++) {
        const struct title *t = &f->lines[i].title;
        bool other = s->title && t->text && strcmp(t->text, s->title) != 0;
        if (f->lines[i].kind == LINE_TITLE && t->number && other &&
            !t->continued)
            return i;
        if (i > s->header_row && f->r->grid->rows[i].starts_part)
            return i;
    }
    return end;
}

/* Text after a table (another part of the document) is not its body. */
static size_t
before_prose(const struct finder *f, const struct section *s, size_t end)
{
    bool ruled = end > s->first_row && f->r->grid->rows[end - 1].table;
    if (finder_is_form(s->kind) || s->kind == TABLE_PROJECT_TARGETS || ruled)
        return end;
    size_t after = end;
    while (after > s->first_row && !is_tabular(&f->lines[after - 1]))
        after--;
    bool apart = false, in_columns = has_columns(f, s->first_row, after);
    for (; after < end && f->lines[after].kind != LINE_PROSE; after++) {
        const struct line *line = &f->lines[after];
        if (apart && line->kind == LINE_BODY && !line->is_total)
            break;
        apart |= in_columns && f->lines[after].kind == LINE_BLANK;
    }
    return after;
}

/* Two balances look alike; their sources of revenue do not. */
static enum table_kind
balance_kind(const struct finder *f, const struct section *s)
{
    for (size_t i = s->first_row; i < s->end_row; i++) {
        const char *text =
            unicode_fold(f->r->memory,
                         row_text(f->r->memory, &f->r->grid->rows[i], "|"));
        if (word_find(WORDS_OTHER_SOURCE, text))
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
    bool form = finder_is_form(s->kind) || s->one_project;
    for (size_t i = s->first_row; form && !s->unit_printed && i < s->end_row &&
                                  i < s->first_row + FIRST_ROWS; i++) {
        const struct grid_row *row = &f->r->grid->rows[i];
        for (size_t c = 0; c < row->n_cells && !s->unit_printed; c++)
            if (word_find(WORDS_UNIT_IN_BRACKETS, row->cells[c].folded))
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
        end = before_title(f, s, end);
        s->end_row = MAX(before_prose(f, s, end_of_ruled(f, s, end)),
                         s->first_row);
        s->header_words = finder_words(f, s->header_row, s->n_header_rows);
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

static void
report_repeat(const struct finder *f, const struct section *s)
{
    const struct grid_row *row = &f->r->grid->rows[s->title_row];
    struct place at = { row->file, s->number, row->line, 0 };
    damage_add(f->r->found, DAMAGE_NUMBER_REPEATED, at, s->number);
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
        if (!before)
            continue;
        if (s->kind != TABLE_SELF_EVALUATION && !s->one_project)
            report_repeat(f, s);
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
    finder_add_untitled(&f);
    finder_split_forms(&f);
    finish(&f);
    number_repeats(&f);
    *n = f.sections->len;
    struct section *all = arena_memdup(r->memory, f.sections->data,
                                       *n * sizeof(struct section));
    g_array_free(f.sections, TRUE);
    g_array_free(f.goes_on, TRUE);
    return all;
}
