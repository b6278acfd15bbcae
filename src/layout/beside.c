/* Blocks side by side: one slab that is never parted. */
#include "layout/breaker.h"
#include "layout/table.h"

/* More stand one below the other. */
enum { COLUMNS_MOST = 4 };
/* Taller than this part of a page, they stand one below the other too. */
#define TALL 0.6
/* A table's type is not made smaller than this part of its size for it. */
#define SMALL_TYPE 0.95

struct column {
    const struct block *block;
    double x, width, height;
    struct page items;
};

struct columns {
    size_t n;
    struct column column[COLUMNS_MOST];
};

static void
collect(const struct block *first, struct columns *columns)
{
    const struct block *b = first;
    columns->column[columns->n++].block = b;
    while (b->beside && b->next && columns->n < COLUMNS_MOST) {
        b = b->next;
        columns->column[columns->n++].block = b;
    }
}

/* What is not asked for is shared evenly. */
static void
share_width(const struct flow *flow, struct columns *columns)
{
    double all = flow_width(flow, flow->paper), asked = 0, x = 0;
    double room = all - COLUMN_GAP * (double) (columns->n - 1);
    size_t even = 0;
    for (size_t i = 0; i < columns->n; i++) {
        asked += columns->column[i].block->width / 100.0;
        even += columns->column[i].block->width <= 0;
    }
    double rest = even ? MAX(1 - asked, 0.1 * (double) even) : 0;
    for (size_t i = 0; i < columns->n; i++) {
        struct column *c = &columns->column[i];
        double part = c->block->width > 0 ? c->block->width / 100.0
                                          : rest / (double) even;
        c->width = room * part / (asked + rest);
        c->x = x;
        x += c->width + COLUMN_GAP;
    }
}

static bool
all_charts(const struct columns *columns)
{
    for (size_t i = 0; i < columns->n; i++)
        if (columns->column[i].block->kind != BLOCK_CHART)
            return false;
    return true;
}

/* False, and nothing set, where they are too tall for a page. */
static bool
set_charts(struct flow *flow, const struct columns *columns)
{
    guint before = flow->slabs->len, charts = flow->charts->len;
    const struct block *blocks[COLUMNS_MOST];
    double widths[COLUMNS_MOST];
    for (size_t i = 0; i < columns->n; i++) {
        blocks[i] = columns->column[i].block;
        widths[i] = columns->column[i].width;
    }
    flow->block++;
    layout_charts(flow, blocks, widths, columns->n);
    const struct slab *made = flow->slabs->pdata[before];
    if (made->height <= flow_height(flow, flow->paper))
        return true;
    g_ptr_array_set_size(flow->slabs, (gint) before);
    g_ptr_array_set_size(flow->charts, (gint) charts);
    return false;
}

/* A table that would have to be squeezed does not fit. */
static bool
fits(const struct flow *flow, const struct column *c)
{
    struct flow trial = *flow;
    trial.narrow = c->width;
    trial.found = NULL;
    if (c->block->kind != BLOCK_TABLE || c->block->table->n_columns == 0)
        return true;
    const struct table_plan *plan =
        table_plan_of(&trial, c->block->table, PAPER_UPRIGHT);
    return plan->paper == PAPER_UPRIGHT
           && plan->type.size >= SMALL_TYPE * flow->style->table.size;
}

/* The block's slabs one below the other, without pages. */
static void
set_column(struct flow *flow, struct column *c)
{
    struct flow inner = *flow;
    inner.slabs = g_ptr_array_new();
    inner.narrow = c->width;
    inner.space = 0;
    layout_block(&inner, c->block);
    for (guint i = 0; i < inner.slabs->len; i++) {
        struct slab *slab = inner.slabs->pdata[i];
        c->height += i ? slab->before : 0;
        page_take(flow->memory, &c->items, &slab->items,
                  (struct page_shift) { 0, c->height });
        c->height += slab->height;
    }
    g_ptr_array_free(inner.slabs, TRUE);
}

static double
tallest_of(const struct columns *columns)
{
    double tallest = 0;
    for (size_t i = 0; i < columns->n; i++)
        tallest = MAX(tallest, columns->column[i].height);
    return tallest;
}

/* Tables hang from the top; what is shorter stands in the middle. */
static void
put_columns(struct flow *flow, struct columns *columns)
{
    double tallest = tallest_of(columns);
    flow_lead(flow);
    struct slab *slab = flow_slab(flow, flow->style->between, tallest);
    for (size_t i = 0; i < columns->n; i++) {
        struct column *c = &columns->column[i];
        bool hangs = c->block->kind == BLOCK_TABLE;
        double y = hangs ? 0 : (tallest - c->height) / 2;
        page_take(flow->memory, &slab->items, &c->items,
                  (struct page_shift) { c->x, y });
    }
    flow_space(flow, 1.5 * flow->style->between);
}

/* False, and nothing set, where they are too tall for it. */
static bool
set_columns(struct flow *flow, struct columns *columns)
{
    guint tables = flow->tables->len, charts = flow->charts->len;
    for (size_t i = 0; i < columns->n; i++)
        if (!fits(flow, &columns->column[i]))
            return false;
    for (size_t i = 0; i < columns->n; i++)
        set_column(flow, &columns->column[i]);
    if (tallest_of(columns) <= TALL * flow_height(flow, flow->paper)) {
        put_columns(flow, columns);
        return true;
    }
    g_ptr_array_set_size(flow->tables, (gint) tables);
    g_ptr_array_set_size(flow->charts, (gint) charts);
    return false;
}

const struct block *
layout_beside(struct flow *flow, const struct block *first)
{
    struct columns columns = { 0 };
    collect(first, &columns);
    share_width(flow, &columns);
    bool set = all_charts(&columns) ? set_charts(flow, &columns)
                                    : set_columns(flow, &columns);
    for (size_t i = 0; !set && i < columns.n; i++)
        layout_block(flow, columns.column[i].block);
    return columns.column[columns.n - 1].block;
}
