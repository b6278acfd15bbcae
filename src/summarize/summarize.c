/* Rows → sums by subject, their shares and rankings. Takes the used figures;
 * judges nothing. */
#include "summarize/summarize.h"

#include "budget/classify.h"

#include <glib.h>
#include <string.h>

/** Amounts of one row, of one subject, of all. */
struct sums {
    money total, basic, project;
};

/** What one row gives to one code. */
struct contribution {
    const char *code;
    const char *printed; /* the name beside the code, of the row's own code */
    struct sums sums;
    int line;
};

/** The sums of one row of a cross table. */
struct crossing {
    const char *row, *column;
    money amount;
};

struct summing {
    const struct budget *b;
    const struct table *source;
    bool overflow; /* a sum does not fit: nothing is summed */
};

/* ------------------------------------------------------------- one row */

static money
used(const struct summing *s, const struct row *r, enum column_role role)
{
    const struct figure *f = row_figure(s->source, r, role);
    return f && figure_is_known(f) ? f->used : (money) { 0 };
}

static void
add(struct summing *s, money *sum, money x)
{
    if (!money_add(sum, x))
        s->overflow = true;
}

/* The row's amounts. Where no 合计 is known it is the sum of its parts. */
static struct sums
sums_of_row(struct summing *s, const struct row *r)
{
    static const enum column_role others[] = {
        COLUMN_BUSINESS_SPENDING, COLUMN_UPWARD, COLUMN_SUBSIDY
    };
    const struct figure *f = row_figure(s->source, r, COLUMN_TOTAL);
    struct sums sums = {
        .basic = used(s, r, COLUMN_BASIC),
        .project = used(s, r, COLUMN_PROJECT_SPENDING),
    };
    if (f && figure_is_known(f)) {
        sums.total = f->used;
        return sums;
    }
    add(s, &sums.total, sums.basic);
    add(s, &sums.total, sums.project);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        add(s, &sums.total, used(s, r, others[i]));
    return sums;
}

static void
add_sums(struct summing *s, struct sums *sum, struct sums x)
{
    add(s, &sum->total, x.total);
    add(s, &sum->basic, x.basic);
    add(s, &sum->project, x.project);
}

/* The first digits of a code down to a level; null where it is no code or
 * does not reach that level. */
static const char *
code_to_level(const struct summing *s, const struct row *r,
              enum classification which, int level)
{
    const char *code = r->subject[which].code;
    if (!classify_is_code(which, code) || classify_level(code) < level)
        return NULL;
    return arena_strndup(s->b->memory, code,
                         (size_t) classify_level_length(level));
}

/* ------------------------------------------------------------- aggregates */

static GArray *
collect(struct summing *s, enum classification which)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct contribution));
    for (size_t i = 0; i < s->source->n_rows; i++) {
        const struct row *r = &s->source->rows[i];
        if (r->role != ROW_ITEM)
            continue;
        const struct coded *own = &r->subject[which];
        struct contribution c = { .sums = sums_of_row(s, r), .line = r->line };
        for (int level = 1; level <= 3; level++) {
            c.code = code_to_level(s, r, which, level);
            c.printed = level == classify_level(own->code) ? own->name : NULL;
            if (c.code)
                g_array_append_val(all, c);
        }
    }
    return all;
}

static gint
compare_contributions(gconstpointer left, gconstpointer right)
{
    const struct contribution *a = left, *b = right;
    int by_code = strcmp(a->code, b->code);
    return by_code ? by_code : (a->line > b->line) - (a->line < b->line);
}

/* Gather the contributions of one code, which stand together. */
static struct aggregate
gather(struct summing *s, const struct contribution *c, size_t n)
{
    struct sums sum = { { 0 } };
    int *lines = arena_array(s->b->memory, int, n + 1);
    size_t n_lines = 0;
    const char *printed = NULL;
    for (size_t i = 0; i < n; i++) {
        add_sums(s, &sum, c[i].sums);
        if (!n_lines || lines[n_lines - 1] != c[i].line)
            lines[n_lines++] = c[i].line;
        if (!printed)
            printed = c[i].printed;
    }
    return (struct aggregate) {
        .code = c->code, .name = printed, .level = classify_level(c->code),
        .total = sum.total, .basic = sum.basic, .project = sum.project,
        .parent = SIZE_MAX, .lines = lines,
    };
}

/* Codes ascend, so the parent is the last item of the level above. */
static void
link_parents(struct aggregates *list)
{
    size_t last[4] = { SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX };
    for (size_t i = 0; i < list->n; i++) {
        struct aggregate *item = &list->items[i];
        item->parent = last[item->level - 1];
        last[item->level] = i;
    }
}

/* Shares of a level by largest remainder. What the level does not hold (codes
 * that end above it, rows without a code) takes part as one more part, so that
 * with it the shares add to 100. */
static void
share_level(struct aggregates *list, int level, money total)
{
    money *parts = g_new0(money, list->n + 1);
    int64_t *shares = g_new0(int64_t, list->n + 1);
    size_t *where = g_new0(size_t, list->n + 1);
    size_t n = 0;
    money rest = total;
    for (size_t i = 0; i < list->n; i++) {
        if (list->items[i].level != level)
            continue;
        parts[n] = list->items[i].total;
        where[n] = i;
        money_subtract(&rest, parts[n++]);
    }
    parts[n] = rest;
    money_shares(parts, n + 1, total, shares);
    for (size_t i = 0; i < n; i++)
        list->items[where[i]].share = shares[i];
    g_free(parts);
    g_free(shares);
    g_free(where);
}

static struct aggregates
aggregate(struct summing *s, enum classification which, money total)
{
    GArray *all = collect(s, which);
    g_array_sort(all, compare_contributions);
    struct aggregates list = {
        .items = arena_array(s->b->memory, struct aggregate, all->len)
    };
    const struct contribution *c = (const struct contribution *) all->data;
    for (size_t i = 0, n; i < all->len; i += n) {
        for (n = 1; i + n < all->len && !strcmp(c[i + n].code, c[i].code);)
            n++;
        struct aggregate item = gather(s, &c[i], n);
        const char *known = classify_name(which, item.code);
        item.name = known ? known : item.name;
        list.items[list.n++] = item;
    }
    g_array_free(all, TRUE);
    link_parents(&list);
    for (int level = 1; level <= 3; level++)
        share_level(&list, level, total);
    return list;
}

/* ------------------------------------------------------------- cross tables */

/** Which two classifications a cross table has, and down to which level. */
struct crosswise {
    enum classification row, column;
    int row_level, column_level;
};

static gint
compare_crossings(gconstpointer left, gconstpointer right)
{
    const struct crossing *a = left, *b = right;
    int by_row = strcmp(a->row, b->row);
    return by_row ? by_row : strcmp(a->column, b->column);
}

static GArray *
collect_crossings(struct summing *s, const struct crosswise *how)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct crossing));
    for (size_t i = 0; i < s->source->n_rows; i++) {
        const struct row *r = &s->source->rows[i];
        struct crossing c = {
            code_to_level(s, r, how->row, how->row_level),
            code_to_level(s, r, how->column, how->column_level),
            sums_of_row(s, r).total
        };
        if (r->role == ROW_ITEM && c.row && c.column)
            g_array_append_val(all, c);
    }
    g_array_sort(all, compare_crossings);
    return all;
}

static struct cross_table
cross(struct summing *s, const struct crosswise *how)
{
    GArray *all = collect_crossings(s, how);
    struct cross_table made = {
        .cells = arena_array(s->b->memory, struct cross_cell, all->len)
    };
    for (guint i = 0; i < all->len; i++) {
        const struct crossing *c = &g_array_index(all, struct crossing, i);
        struct cross_cell *last = made.n ? &made.cells[made.n - 1] : NULL;
        if (!last || strcmp(last->row_code, c->row) ||
            strcmp(last->column_code, c->column)) {
            last = &made.cells[made.n++];
            *last = (struct cross_cell) { c->row, c->column, { 0 } };
        }
        add(s, &last->amount, c->amount);
    }
    g_array_free(all, TRUE);
    return made;
}

/* ------------------------------------------------------------- summary */

/* Everything is the sum of the rows that count, also of those whose code is
 * lost, and never taken from the printed 合计: a table that does not add up
 * is a matter for the checks. */
static struct sums
sum_rows(struct summing *s)
{
    struct sums sum = { { 0 } };
    for (size_t i = 0; i < s->source->n_rows; i++)
        if (s->source->rows[i].role == ROW_ITEM)
            add_sums(s, &sum, sums_of_row(s, &s->source->rows[i]));
    return sum;
}

static const struct table *
choose_source(const struct budget *b)
{
    static const enum table_kind kinds[] = { TABLE_EXPENDITURE,
                                             TABLE_GENERAL };
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const struct table *t = budget_sure_table(b, kinds[i]);
        for (size_t row = 0; t && row < t->n_rows; row++)
            if (t->rows[row].role == ROW_ITEM &&
                t->rows[row].subject[CLASS_FUNCTION].code)
                return t;
    }
    return NULL;
}

/* Forms with a table of their own for the whole: one row, or its total. */
static void
parts_elsewhere(const struct budget *b, struct summary *made)
{
    const struct table *t = budget_sure_table(b, TABLE_EXPENDITURE);
    const struct row *r = !t               ? NULL
                          : t->n_rows == 1 ? &t->rows[0]
                                           : table_total(t);
    if (!r)
        return;
    const struct figure *total = row_figure(t, r, COLUMN_TOTAL);
    const struct figure *basic = row_figure(t, r, COLUMN_BASIC);
    const struct figure *project = row_figure(t, r, COLUMN_PROJECT_SPENDING);
    made->parts_known = total && basic && project && figure_is_known(total) &&
                        figure_is_known(basic) && figure_is_known(project) &&
                        total->used.fen == made->total.fen;
    if (made->parts_known) {
        made->basic = basic->used;
        made->project = project->used;
    }
}

const struct summary *
summarize_budget(const struct budget *b)
{
    static const struct crosswise by_function = {
        CLASS_FUNCTION, CLASS_DEPARTMENT, 2, 1
    };
    static const struct crosswise by_government = {
        CLASS_GOVERNMENT, CLASS_DEPARTMENT, 2, 2
    };
    struct summary *made = arena_one(b->memory, struct summary);
    struct summing s = { .b = b, .source = choose_source(b) };
    if (!s.source)
        return made;
    struct sums sum = sum_rows(&s);
    made->source = s.source;
    made->total = sum.total;
    made->basic = sum.basic;
    made->project = sum.project;
    made->split = table_column(s.source, COLUMN_BASIC) >= 0 &&
                  table_column(s.source, COLUMN_PROJECT_SPENDING) >= 0;
    made->parts_known = made->split;
    if (!made->split)
        parts_elsewhere(b, made);
    for (int which = 0; which < CLASS_COUNT; which++)
        made->by[which] = aggregate(&s, (enum classification) which,
                                    sum.total);
    made->function_by_department = cross(&s, &by_function);
    made->government_by_department = cross(&s, &by_government);
    return s.overflow ? arena_one(b->memory, struct summary) : made;
}

money
summarize_row(const struct summary *made, const struct row *r,
              enum measure measure)
{
    struct summing s = { .source = made->source };
    struct sums sums = { { 0 } };
    if (r->role == ROW_ITEM)
        sums = sums_of_row(&s, r);
    return measure == MEASURE_BASIC     ? sums.basic
           : measure == MEASURE_PROJECT ? sums.project
                                        : sums.total;
}

/* ------------------------------------------------------------- looking up */

money
aggregate_measure(const struct aggregate *item, enum measure measure)
{
    return measure == MEASURE_BASIC     ? item->basic
           : measure == MEASURE_PROJECT ? item->project
                                        : item->total;
}

const struct aggregate *
aggregate_find(const struct aggregates *list, const char *code)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->items[i].code, code) == 0)
            return &list->items[i];
    return NULL;
}

/* Codes ascend, so an item's first child follows it. */
static bool
is_leaf(const struct aggregates *list, size_t i)
{
    return i + 1 == list->n || list->items[i + 1].parent != i;
}

static gint
compare_rank(gconstpointer left, gconstpointer right, gpointer data)
{
    const struct aggregates *list = data;
    size_t a = *(const size_t *) left, b = *(const size_t *) right;
    int by_total = money_compare(list->items[b].total, list->items[a].total);
    return by_total ? by_total : (a > b) - (a < b);
}

size_t *
aggregate_ranking(const struct aggregates *list, int level, arena *memory,
                  size_t *n)
{
    size_t *ranked = arena_array(memory, size_t, list->n);
    *n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (level ? list->items[i].level == level : is_leaf(list, i))
            ranked[(*n)++] = i;
    g_qsort_with_data(ranked, (gint) *n, sizeof *ranked, compare_rank,
                      (gpointer) list);
    return ranked;
}
