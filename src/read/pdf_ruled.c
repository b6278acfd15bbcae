/* Ruled lines → tables of cells, merged ones too. Knows no text. */
#include "read/pdf_page.h"

#include <stdlib.h>
#include <string.h>

#define TOUCH 4.0F  /* points: lines so near meet */
#define SAME 2.6F   /* lines so near stand at one edge */
#define BEYOND 8.0F /* a line sticks out so far where no border is drawn */
#define COVERS 0.6F /* of a side: a line that long closes it */
enum { EDGES_LIMIT = 1000, PLACES_LIMIT = 200 * 1000 };

/* ------------------------------------------------ lines that hang together */

struct joined {
    const struct pdf_page *page;
    guint n_across, n; /* rules of both directions, numbered through */
    guint *parent;
};

static guint
root(struct joined *j, guint i)
{
    while (j->parent[i] != i)
        i = j->parent[i] = j->parent[j->parent[i]];
    return i;
}

static const struct pdf_rule *
rule_at(const struct joined *j, guint i)
{
    return i < j->n_across
               ? &g_array_index(j->page->across, struct pdf_rule, i)
               : &g_array_index(j->page->down, struct pdf_rule,
                                i - j->n_across);
}

static bool
meet(const struct pdf_rule *a, const struct pdf_rule *b)
{
    return b->at >= a->from - TOUCH && b->at <= a->to + TOUCH &&
           a->at >= b->from - TOUCH && a->at <= b->to + TOUCH;
}

static void
join_rules(struct joined *j)
{
    for (guint i = 0; i < j->n; i++)
        j->parent[i] = i;
    for (guint h = 0; h < j->n_across; h++)
        for (guint v = j->n_across; v < j->n; v++)
            if (meet(rule_at(j, h), rule_at(j, v)))
                j->parent[root(j, h)] = root(j, v);
}

/* ------------------------------------------------------------------- edges */

static int
by_value(gconstpointer a, gconstpointer b)
{
    float d = *(const float *) a - *(const float *) b;
    return d < 0 ? -1 : d > 0;
}

/* Distances so near that they are one edge become it. */
static void
merge_edges(GArray *edges)
{
    guint n = 0;
    float *v = (float *) (void *) edges->data;
    g_array_sort(edges, by_value);
    for (guint i = 0, k; i < edges->len; i = k) {
        float sum = 0;
        for (k = i; k < edges->len && v[k] - v[i] <= SAME; k++)
            sum += v[k];
        v[n++] = sum / (float) (k - i);
    }
    g_array_set_size(edges, n);
}

/* The edges that `rules` stand at, and the ends of those across them where
 * they stick out. */
static GArray *
edges_of(const GArray *rules, const GArray *crossing)
{
    GArray *edges = g_array_new(FALSE, FALSE, sizeof(float));
    float first = G_MAXFLOAT, last = -G_MAXFLOAT;
    for (guint i = 0; i < rules->len; i++) {
        const struct pdf_rule *r = &g_array_index(rules, struct pdf_rule, i);
        g_array_append_val(edges, r->at);
        first = MIN(first, r->at);
        last = MAX(last, r->at);
    }
    float from = first, to = last;
    for (guint i = 0; i < crossing->len; i++) {
        const struct pdf_rule *r = &g_array_index(crossing, struct pdf_rule, i);
        from = MIN(from, r->from);
        to = MAX(to, r->to);
    }
    if (first - from > BEYOND)
        g_array_append_val(edges, from);
    if (to - last > BEYOND)
        g_array_append_val(edges, to);
    merge_edges(edges);
    return edges;
}

/* How much of [from, to] the rules at `at` cover. */
static float
covered(const GArray *rules, float at, float from, float to)
{
    float sum = 0, done = from; /* rules are in order of `from` */
    for (guint i = 0; i < rules->len; i++) {
        const struct pdf_rule *r = &g_array_index(rules, struct pdf_rule, i);
        if (ABS(r->at - at) > SAME || r->to <= done || r->from >= to)
            continue;
        sum += MIN(r->to, to) - MAX(r->from, done);
        done = MIN(r->to, to);
    }
    return sum / (to - from);
}

/* Leave out rules that close no side of any place: strokes of letters, short
 * marks. True where there were any. */
static bool
drop_idle(GArray *rules, const GArray *edges)
{
    const float *e = (const float *) (const void *) edges->data;
    guint before = rules->len;
    for (guint i = rules->len; i-- > 0;) {
        const struct pdf_rule *r = &g_array_index(rules, struct pdf_rule, i);
        bool closes = false;
        for (guint k = 0; k + 1 < edges->len && !closes; k++) {
            float common = MIN(r->to, e[k + 1]) - MAX(r->from, e[k]);
            closes = common >= COVERS * (e[k + 1] - e[k]);
        }
        if (!closes)
            g_array_remove_index(rules, i);
    }
    return rules->len < before;
}

/* ------------------------------------------------------------------- cells */

struct ruling {
    GArray *across, *down; /* the rules of one table */
    GArray *x, *y;         /* its edges */
};

static float
edge(const GArray *edges, int i)
{
    return g_array_index(edges, float, i);
}

static bool
closed_right(const struct ruling *r, int row, int column)
{
    return covered(r->down, edge(r->x, column + 1), edge(r->y, row),
                   edge(r->y, row + 1)) >= COVERS;
}

static bool
closed_below(const struct ruling *r, int row, int column)
{
    return covered(r->across, edge(r->y, row + 1), edge(r->x, column),
                   edge(r->x, column + 1)) >= COVERS;
}

/* The cell of a row that spans [column, column + n) and has no line below, in
 * the row above; or null. */
static struct pdf_cell *
open_above(const struct ruling *r, GArray *cells, const struct pdf_cell *below)
{
    if (below->row == 0)
        return NULL;
    for (int c = below->column; c < below->column + below->columns; c++)
        if (closed_below(r, below->row - 1, c))
            return NULL;
    for (guint i = cells->len; i-- > 0;) {
        struct pdf_cell *above = &g_array_index(cells, struct pdf_cell, i);
        if (above->column == below->column &&
            above->row + above->rows == below->row &&
            above->columns == below->columns)
            return above;
    }
    return NULL;
}

static GArray *
cells_of(const struct ruling *r)
{
    GArray *cells = g_array_new(FALSE, TRUE, sizeof(struct pdf_cell));
    int n_rows = (int) r->y->len - 1, n_columns = (int) r->x->len - 1;
    for (int row = 0; row < n_rows; row++)
        for (int column = 0, n; column < n_columns; column += n) {
            for (n = 1; column + n < n_columns &&
                        !closed_right(r, row, column + n - 1);)
                n++;
            struct pdf_cell cell = { row, column, 1, n, NULL };
            struct pdf_cell *above = open_above(r, cells, &cell);
            if (above)
                above->rows++;
            else
                g_array_append_val(cells, cell);
        }
    return cells;
}

void
pdf_table_own(struct pdf_table *t)
{
    t->owner = g_new0(int, (gsize) t->n_rows * (gsize) t->n_columns);
    for (int i = 0; i < t->n_cells; i++) {
        const struct pdf_cell *c = &t->cells[i];
        for (int row = c->row; row < c->row + c->rows; row++)
            for (int k = c->column; k < c->column + c->columns; k++)
                t->owner[row * t->n_columns + k] = i;
    }
}

void
pdf_table_free(struct pdf_table *t)
{
    for (int i = 0; i < t->n_cells; i++)
        if (t->cells[i].chars)
            g_ptr_array_unref(t->cells[i].chars);
    g_free(t->cells);
    g_free(t->owner);
    g_free(t->x);
    g_free(t->y);
    g_free(t);
}

/* Null where the rules enclose no two cells. */
static struct pdf_table *
table_of(struct ruling *r)
{
    guint n_x = r->x->len, n_y = r->y->len;
    if (n_x < 2 || n_y < 2 || n_x + n_y < 5 || n_x > EDGES_LIMIT ||
        n_y > EDGES_LIMIT || n_x * n_y > PLACES_LIMIT)
        return NULL;
    GArray *cells = cells_of(r);
    struct pdf_table *t = g_new0(struct pdf_table, 1);
    t->ruled = true;
    t->n_columns = (int) n_x - 1;
    t->n_rows = (int) n_y - 1;
    t->n_cells = (int) cells->len;
    t->cells = (struct pdf_cell *) (void *) g_array_free(cells, FALSE);
    t->box = (struct pdf_box){ edge(r->x, 0), edge(r->y, 0),
                               edge(r->x, t->n_columns),
                               edge(r->y, t->n_rows) };
    t->x = g_memdup2(r->x->data, n_x * sizeof(float));
    t->y = g_memdup2(r->y->data, n_y * sizeof(float));
    pdf_table_own(t);
    if (t->n_cells > 1)
        return t;
    pdf_table_free(t);
    return NULL;
}

/* ------------------------------------------------------------------ tables */

static int
by_from(gconstpointer a, gconstpointer b)
{
    const struct pdf_rule *x = a, *y = b;
    float d = x->from - y->from;
    if (d == 0)
        d = x->at - y->at;
    return d < 0 ? -1 : d > 0;
}

static struct pdf_table *
table_of_rules(struct ruling *r)
{
    struct pdf_table *t = NULL;
    bool again = true;
    g_array_sort(r->across, by_from);
    g_array_sort(r->down, by_from);
    while (again) {
        r->x = edges_of(r->down, r->across);
        r->y = edges_of(r->across, r->down);
        again = drop_idle(r->down, r->y);
        again |= drop_idle(r->across, r->x);
        if (!again)
            t = table_of(r);
        g_array_unref(r->x);
        g_array_unref(r->y);
    }
    return t;
}

static int
by_area(gconstpointer a, gconstpointer b)
{
    const struct pdf_table *x = *(const void *const *) a;
    const struct pdf_table *y = *(const void *const *) b;
    float d = (x->box.right - x->box.left) * (x->box.bottom - x->box.top) -
              (y->box.right - y->box.left) * (y->box.bottom - y->box.top);
    return d < 0 ? -1 : d > 0;
}

GPtrArray *
pdf_ruled_tables(const struct pdf_page *page)
{
    GPtrArray *tables = g_ptr_array_new_with_free_func(
        (GDestroyNotify) pdf_table_free);
    struct joined j = { .page = page, .n_across = page->across->len };
    j.n = j.n_across + page->down->len;
    j.parent = g_new(guint, j.n + 1);
    join_rules(&j);
    for (guint top = 0; top < j.n; top++) {
        if (root(&j, top) != top)
            continue;
        struct ruling r = { g_array_new(FALSE, FALSE, sizeof(struct pdf_rule)),
                            g_array_new(FALSE, FALSE, sizeof(struct pdf_rule)),
                            NULL, NULL };
        for (guint i = 0; i < j.n; i++)
            if (root(&j, i) == top)
                g_array_append_vals(i < j.n_across ? r.across : r.down,
                                    rule_at(&j, i), 1);
        struct pdf_table *t =
            r.across->len && r.down->len ? table_of_rules(&r) : NULL;
        if (t)
            g_ptr_array_add(tables, t);
        g_array_unref(r.across);
        g_array_unref(r.down);
    }
    g_free(j.parent);
    g_ptr_array_sort(tables, by_area);
    return tables;
}
