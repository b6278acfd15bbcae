/* From grid to budget: finds the tables, has each understood by its family,
 * and settles what only the whole document tells. */
#include "recognize/recognize.h"

#include "base/unicode.h"
#include "recognize/accounting.h"
#include "recognize/damage.h"
#include "recognize/prose.h"
#include "recognize/parts.h"
#include "recognize/running.h"
#include "recognize/section.h"
#include "recognize/subjects.h"
#include "recognize/titles.h"
#include "recognize/unfold.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <glib.h>
#include <string.h>

/* ------------------------------------------------------------- the tables */

static void
describe_table(struct recognizing *r, const struct section *s,
               struct table *t)
{
    t->kind = s->kind;
    t->phase = s->phase;
    t->number = s->number;
    t->title = s->title;
    t->unit = s->unit;
    t->unit_printed = s->unit_printed;
    t->first_line = r->grid->rows[s->title_row].line;
    t->last_line = t->first_line;
    for (size_t i = s->title_row; i < s->end_row; i++)
        if (r->grid->rows[i].n_cells)
            t->last_line = MAX(t->last_line, r->grid->rows[i].line);
}

static bool
is_of_targets(enum table_kind kind)
{
    return kind == TABLE_PROJECT_TARGETS || kind == TABLE_DEPARTMENT_TARGETS ||
           kind == TABLE_SELF_EVALUATION;
}

static void
understand(struct recognizing *r, const struct section *s, struct table *t)
{
    switch (s->kind) {
    case TABLE_PROJECT_TARGETS:
        recognize_project_targets(r, s, t);
        break;
    case TABLE_DEPARTMENT_TARGETS:
        recognize_department_targets(r, s, t);
        break;
    case TABLE_SELF_EVALUATION:
        recognize_self_evaluation(r, s, t);
        break;
    default:
        recognize_amounts(r, s, t);
    }
}

static bool
same_cells(const struct table *a, const struct table *b)
{
    if (a->kind != b->kind || a->phase != b->phase ||
        a->n_columns != b->n_columns || a->n_rows != b->n_rows ||
        !a->n_rows || strcmp(a->title, b->title) != 0)
        return false;
    for (size_t i = 0; i < a->n_rows; i++)
        for (size_t j = 0; j < a->n_columns; j++)
            if (g_strcmp0(a->rows[i].cells[j].text,
                          b->rows[i].cells[j].text) != 0)
                return false;
    return true;
}

/* A table that is printed twice counts once. */
static void
find_repeats(struct budget *b)
{
    for (size_t i = 1; i < b->n_tables; i++)
        for (size_t k = 0; k < i && !b->tables[i].repeat_of; k++)
            if (!b->tables[k].repeat_of &&
                same_cells(&b->tables[k], &b->tables[i]))
                b->tables[i].repeat_of = &b->tables[k];
}

/* Tables of amounts first: they name the projects that targets belong to. */
static void
understand_all(struct recognizing *r, const struct section *sections, size_t n)
{
    struct budget *b = r->budget;
    b->tables = arena_array(r->memory, struct table, n + 1);
    b->n_tables = n;
    for (size_t i = 0; i < n; i++)
        describe_table(r, &sections[i], &b->tables[i]);
    for (size_t i = 0; i < n; i++)
        if (!is_of_targets(sections[i].kind))
            understand(r, &sections[i], &b->tables[i]);
    find_repeats(b);
    for (size_t i = 0; i < n; i++)
        if (is_of_targets(sections[i].kind))
            understand(r, &sections[i], &b->tables[i]);
    targets_settle(r);
}

/* ------------------------------------------------------------ unit of money */

/* The unit that most tables print is that of those that print none. */
static enum money_unit
usual_unit(const struct section *sections, size_t n, bool *printed)
{
    size_t votes[UNIT_YI + 1] = { 0 };
    enum money_unit best = UNIT_WAN;
    for (size_t i = 0; i < n; i++)
        if (sections[i].unit_printed && !is_of_targets(sections[i].kind)) {
            votes[sections[i].unit]++;
            *printed = true;
        }
    for (int u = UNIT_YUAN; u <= UNIT_YI; u++)
        if (votes[u] > votes[best])
            best = (enum money_unit) u;
    return best;
}

/* 万元 have up to six decimals; two at most, and many digits before the point,
 * are 元. Judged over all tables that print no unit. */
static bool
look_like_yuan(const struct grid *g, const struct section *sections, size_t n)
{
    const int64_t large_yuan = 10000LL * 10000 * 100; /* fen: 一亿元 */
    bool large = false;
    for (size_t k = 0; k < n; k++)
        for (size_t i = sections[k].first_row;
             i < sections[k].end_row && !is_of_targets(sections[k].kind); i++)
            for (size_t c = 0; c < g->rows[i].n_cells; c++) {
                const char *text = g->rows[i].cells[c].folded;
                struct money_parsed p = money_parse(text, UNIT_YUAN);
                if (p.reading == MONEY_TOO_FINE || p.decimals > 2)
                    return false;
                large |= p.reading == MONEY_EXACT && p.decimals == 2 &&
                         p.value.fen >= large_yuan;
            }
    return large;
}

static void
settle_units(struct recognizing *r, struct section *sections, size_t n)
{
    bool printed = false;
    enum money_unit usual = usual_unit(sections, n, &printed);
    if (!printed && look_like_yuan(r->grid, sections, n))
        usual = UNIT_YUAN;
    for (size_t i = 0; i < n; i++) {
        struct section *s = &sections[i];
        if (s->unit_printed)
            continue;
        s->unit = usual;
        if (is_of_targets(s->kind))
            continue;
        struct place at = { r->grid->file, s->number,
                            r->grid->rows[s->title_row].line, 0 };
        damage_add(r->found, DAMAGE_UNIT_GUESSED, at,
                   money_unit_name(s->unit));
    }
}

/* ----------------------------------------------------- department and year */

/* The name of the department in the form of its targets. */
static bool
department_of_form(struct recognizing *r, const struct section *s)
{
    bool labelled = false;
    for (size_t i = s->first_row; i < s->end_row && i < s->first_row + 4; i++)
        for (size_t c = 0; c < r->grid->rows[i].n_cells; c++) {
            const struct grid_cell *cell = &r->grid->rows[i].cells[c];
            if (!*cell->text)
                continue;
            if (labelled) {
                r->budget->department = coded_read(r->memory, cell->text,
                                                   cell->line);
                return true;
            }
            const char *folded = unicode_fold(r->memory, cell->text);
            labelled |= word_find(WORDS_DEPARTMENT, folded) != NULL;
        }
    return false;
}

/* The row of the department in a table of its units. */
static bool
department_of_units(struct recognizing *r)
{
    const struct table *t = budget_table(r->budget, TABLE_REVENUE);
    for (size_t i = 0; t && i < t->n_rows; i++)
        if (t->rows[i].role == ROW_SUBTOTAL && t->rows[i].org.code &&
            t->rows[i].org.name) {
            r->budget->department = t->rows[i].org;
            return true;
        }
    return false;
}

static bool
department_of_preamble(struct recognizing *r)
{
    for (size_t i = 0; i < r->grid->n_rows; i++) {
        struct preamble p = preamble_read(r->memory, &r->grid->rows[i]);
        if (p.found && p.department) {
            r->budget->department = coded_read(r->memory, p.department,
                                               r->grid->rows[i].line);
            return true;
        }
    }
    return false;
}

/* 某局2024年度部门决算, 第二部分 某局2024年部门预算表, or over two lines: the
 * name between the words of a cover. */
static const char *
name_on_cover(arena *memory, const char *folded)
{
    enum { SHORTEST = 4, LONGEST = 30 };
    const char *from = folded + word_begins(WORDS_COVER_PART, folded);
    from += year_length(from);
    from += word_begins(WORDS_COVER_YEAR, from);
    for (const char *p = from; *p; p = g_utf8_next_char(p)) {
        const char *rest = p + year_length(p);
        rest += rest > p ? word_begins(WORDS_COVER_YEAR, rest) : 0;
        size_t n = word_begins(WORDS_COVER, rest);
        const char *name = arena_strndup(memory, from, (size_t) (p - from));
        glong length = g_utf8_strlen(name, -1);
        if (n && (!rest[n] || word_find(WORDS_COVER_END, rest + n)) &&
            length >= SHORTEST && length <= LONGEST &&
            word_find(WORDS_ORGANISATION, name))
            return name;
    }
    return NULL;
}

static bool
department_of_cover(struct recognizing *r)
{
    enum { HEAD = 200, LONGEST = 200 };
    const char *before = "", *earlier = "";
    for (size_t i = 0; i < r->grid->n_rows && i < HEAD; i++) {
        const char *text = row_text(r->memory, &r->grid->rows[i], "");
        if (!*text || strlen(text) > LONGEST)
            continue;
        const char *own = unicode_fold(r->memory, text);
        const char *both = arena_printf(r->memory, "%s%s", before, own);
        bool first = year_length(before) > 0; /* 2018年度某某 | 局预算 */
        const char *tries[] = {
            first ? both : own, first ? own : both,
            arena_printf(r->memory, "%s%s%s", earlier, before, own)
        };
        for (size_t k = 0; k < G_N_ELEMENTS(tries); k++) {
            const char *name = name_on_cover(r->memory, tries[k]);
            if (name) {
                r->budget->department = coded_read(r->memory, name,
                                                   r->grid->rows[i].line);
                return true;
            }
        }
        earlier = before;
        before = own;
    }
    return false;
}

/* [126]某部: the code of the department, in brackets. */
static const char *
without_bracketed_code(const char *text)
{
    size_t n = *text == '[' ? strspn(text + 1, "0123456789") : 0;
    return n && text[n + 1] == ']' && text[n + 2] ? text + n + 2 : text;
}

static void
find_department(struct recognizing *r, const struct section *s, size_t n)
{
    struct budget *b = r->budget;
    bool found = department_of_units(r);
    for (size_t i = 0; i < n && !found; i++)
        if (s[i].kind == TABLE_DEPARTMENT_TARGETS)
            found = department_of_form(r, &s[i]);
    if (!found && b->n_evaluations && b->evaluations[0].department) {
        b->department = coded_read(
            r->memory,
            without_bracketed_code(b->evaluations[0].department), 0);
        found = true;
    }
    if (!found)
        found = department_of_preamble(r);
    if (!found)
        found = department_of_cover(r);
    if (!found && r->options->department)
        b->department.name = r->options->department;
}

/* The latest year of a table of three public expenses. */
static int
year_of_rows(const struct budget *b)
{
    const struct table *t = budget_table(b, TABLE_THREE_PUBLIC);
    int latest = 0;
    for (size_t i = 0; t && i < t->n_rows; i++) {
        const struct cell *c = row_cell(t, &t->rows[i], COLUMN_YEAR);
        if (c && c->text)
            latest = MAX(latest, (int) g_ascii_strtoll(c->text, NULL, 10));
    }
    return latest;
}

static void
find_year(struct recognizing *r, const struct section *s, size_t n)
{
    enum { HEAD = 60 };
    struct budget *b = r->budget;
    for (size_t i = 0; i < n && !b->year; i++)
        b->year = s[i].year;
    for (size_t i = 0; i < b->n_evaluations && !b->year; i++)
        b->year = b->evaluations[i].year;
    for (size_t i = 0; i < r->grid->n_rows && i < HEAD && !b->year; i++) {
        const char *text = row_text(r->memory, &r->grid->rows[i], "");
        if (strlen(text) < 200)
            b->year = year_read(unicode_fold(r->memory, text));
    }
    if (!b->year)
        b->year = year_of_rows(b);
    if (!b->year)
        b->year = r->options->year;
}

/* ---------------------------------------------------------------- failing */

static const char *
first_words(struct recognizing *r)
{
    enum { SHOWN = 40 };
    for (size_t i = 0; i < r->grid->n_rows; i++) {
        const char *text = row_text(r->memory, &r->grid->rows[i], " ");
        if (!*text)
            continue;
        const char *tidy = unicode_tidy(r->memory, text);
        if (g_utf8_strlen(tidy, -1) <= SHOWN)
            return tidy;
        return arena_printf(r->memory, "%.*s…",
                            (int) (g_utf8_offset_to_pointer(tidy, SHOWN) -
                                   tidy), tidy);
    }
    return NULL;
}

#define KNOWN_KINDS                                                           \
    "能认的是部门预算的收支总表、收入总表、支出总表、项目支出表、"            \
    "一般公共预算支出表等，以及项目支出绩效自评表"
#define KNOWN_KINDS_EN                                                        \
    "known are the tables of departmental budgets (收支总表, 支出总表, "      \
    "项目支出表 …) and the self-evaluations of projects (绩效自评表)"

static void
say_unknown(struct recognizing *r, size_t n_sections, GError **error)
{
    const char *file = r->grid->file;
    const char *words = first_words(r);
    if (n_sections)
        status_fail(error, EXIT_INPUT,
                    "%s：有%zu张表，没有一张是认识的；" KNOWN_KINDS,
                    "%s: has %zu tables, none of which is known; "
                    KNOWN_KINDS_EN, file, n_sections);
    else if (words)
        status_fail(error, EXIT_INPUT,
                    "%s：没有找到任何预算表（开头是“%s”）；" KNOWN_KINDS,
                    "%s: no table of a budget was found (it begins with “%s”); "
                    KNOWN_KINDS_EN, file, words);
    else
        status_fail(error, EXIT_INPUT, "%s：没有内容", "%s: has no content",
                    file);
}

static bool
any_known(const struct section *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i].kind != TABLE_UNKNOWN)
            return true;
    return false;
}

/* ----------------------------------------------------------------- driver */

static struct budget *
new_budget(const struct grid *g, arena *memory, findings *found)
{
    struct budget *b = arena_one(memory, struct budget);
    b->memory = memory;
    b->found = found;
    b->file = g->file;
    b->sha256 = g->sha256;
    b->n_source_lines = g->n_lines;
    b->source_lines = g->lines;
    b->line_places = g->line_places;
    b->pages = g->pages;
    return b;
}

/* A document is what most of its tables say, not its cover. */
static enum document_kind
kind_of_document(const struct section *s, size_t n)
{
    size_t evaluations = 0, planned = 0, spent = 0;
    for (size_t i = 0; i < n; i++)
        if (s[i].kind == TABLE_SELF_EVALUATION)
            evaluations++;
        else if (s[i].kind != TABLE_UNKNOWN && s[i].phase == PHASE_FINAL)
            spent++;
        else if (s[i].kind != TABLE_UNKNOWN)
            planned++;
    if (evaluations && !planned && !spent)
        return DOCUMENT_SELF_EVALUATION;
    return spent > planned ? DOCUMENT_FINAL_ACCOUNT : DOCUMENT_BUDGET;
}

struct budget *
recognize(const struct grid *g, const struct recognize_options *options,
          arena *memory, findings *found, GError **error)
{
    const struct grid *titled = grid_with_part_titles(memory, g);
    struct recognizing r = { .grid = grid_mark_running(
                                 memory, grid_unfold(memory, titled)),
                             .options = options,
                             .budget = new_budget(g, memory, found),
                             .memory = memory,
                             .found = found };
    size_t n = 0;
    struct section *sections = sections_find(&r, &n);
    if (!any_known(sections, n)) {
        say_unknown(&r, n, error);
        return NULL;
    }
    r.budget->kind = kind_of_document(sections, n);
    settle_units(&r, sections, n);
    understand_all(&r, sections, n);
    account_figures(&r, sections, n);
    prose_read(&r, sections, n);
    find_department(&r, sections, n);
    find_year(&r, sections, n);
    return r.budget;
}
