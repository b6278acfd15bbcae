/* Slabs → pages, as the breaker parted them; repeats heads of tables. */
#include "layout/flow.h"

#include "layout/breaker.h"
#include "layout/elements.h"

#define A3_WIDTH (420 * 72.0 / 25.4)

struct flow *
flow_new(const struct flow *like)
{
    struct flow *flow = arena_one(like->memory, struct flow);
    *flow = *like;
    flow->slabs = g_ptr_array_new();
    flow->pages = g_ptr_array_new();
    flow->headings = g_ptr_array_new();
    flow->tables = g_ptr_array_new();
    flow->charts = g_ptr_array_new();
    flow->plans = g_hash_table_new(NULL, NULL);
    return flow;
}

void
flow_free(struct flow *flow)
{
    g_ptr_array_free(flow->slabs, TRUE);
    g_ptr_array_free(flow->pages, TRUE);
    g_ptr_array_free(flow->headings, TRUE);
    g_ptr_array_free(flow->tables, TRUE);
    g_ptr_array_free(flow->charts, TRUE);
    g_hash_table_destroy(flow->plans);
}

/* ---------------------------------------------------------------- paper */

static void
paper_size(const struct flow *flow, enum paper paper, struct page *page)
{
    const struct sheet_style *style = flow->style;
    page->width = paper == PAPER_UPRIGHT  ? style->width
                  : paper == PAPER_ACROSS ? style->height
                                          : A3_WIDTH;
    page->height = paper == PAPER_UPRIGHT  ? style->height
                   : paper == PAPER_ACROSS ? style->width
                                           : style->height;
}

/* Across, the side margins are those of top and bottom made even. */
static double
side_margins(const struct flow *flow, enum paper paper)
{
    const struct sheet_style *style = flow->style;
    return paper == PAPER_UPRIGHT ? style->left + style->right
                                  : 2 * style->right;
}

double
flow_width(const struct flow *flow, enum paper paper)
{
    struct page page = { 0 };
    if (flow->narrow > 0)
        return flow->narrow;
    paper_size(flow, paper, &page);
    return page.width - side_margins(flow, paper);
}

double
flow_height(const struct flow *flow, enum paper paper)
{
    struct page page = { 0 };
    paper_size(flow, paper, &page);
    return page.height - flow->style->top - flow->style->bottom;
}

/* ---------------------------------------------------------------- slabs */

struct slab *
flow_slab(struct flow *flow, double before, double height)
{
    struct slab *slab = arena_one(flow->memory, struct slab);
    slab->before = MAX(before, flow->space);
    slab->height = height;
    slab->new_page = flow->new_page;
    slab->paper = flow->paper;
    slab->block = flow->block;
    flow->space = 0;
    flow->new_page = false;
    g_ptr_array_add(flow->slabs, slab);
    return slab;
}

void
flow_space(struct flow *flow, double space)
{
    flow->space = MAX(flow->space, space);
}

const char *
flow_anchor(struct flow *flow, const char *wanted)
{
    if (wanted && *wanted)
        return wanted;
    guint n = flow->headings->len + flow->tables->len + flow->charts->len;
    return arena_printf(flow->memory, "auto-%u", n);
}

static struct slab *
slab_at(const struct flow *flow, size_t i)
{
    return i < flow->slabs->len ? flow->slabs->pdata[i] : NULL;
}

void
flow_keep(struct flow *flow, int part)
{
    struct slab *last = slab_at(flow, flow->slabs->len - 1);
    if (flow->slabs->len)
        last->part = MAX(last->part, part);
}

void
flow_lead(struct flow *flow)
{
    struct slab *last = slab_at(flow, flow->slabs->len - 1);
    if (flow->slabs->len && last->leads)
        flow_keep(flow, PART_LEAD);
}

/* ---------------------------------------------------------------- pages */

static struct page *
new_page(struct flow *flow, enum paper paper)
{
    struct page *page = arena_one(flow->memory, struct page);
    paper_size(flow, paper, page);
    g_ptr_array_add(flow->pages, page);
    return page;
}

static void
put_copy(struct flow *flow, struct page *page, const struct page *what,
         struct page_shift by)
{
    struct page copy = { 0 };
    page_copy(flow->memory, &copy, what);
    page_take(flow->memory, page, &copy, by);
}

/* The head of a continued table, and what the page before carries over. */
static double
put_again(struct flow *flow, const struct page_plan *plan, struct page *page,
          struct page_shift at)
{
    const struct continuation *table = slab_at(flow, plan->from)->table;
    const struct slab *before = slab_at(flow, plan->from - 1);
    put_copy(flow, page, table->again, at);
    if (!before->carry)
        return table->again_height;
    at.dy += table->again_height;
    put_copy(flow, page, &before->carry[1], at);
    return table->again_height + before->carry_height;
}

static void
put_foot(struct flow *flow, const struct page_plan *plan, struct page *page,
         struct page_shift at)
{
    const struct slab *last = slab_at(flow, plan->to - 1);
    if (last->carry) {
        put_copy(flow, page, &last->carry[0], at);
        at.dy += last->carry_height;
    }
    put_copy(flow, page, last->table->foot, at);
}

/* The text of a squeezed row stays in its middle. */
static void
lift_text(struct page *items, double by)
{
    for (struct page_item *item = items->first; item && by > 0;
         item = item->next) {
        if (item->kind == PAGE_TEXT)
            item->text.baseline -= by;
        else if (item->kind == PAGE_LINK)
            item->link.y -= by;
        else if (item->kind == PAGE_FILL)
            item->fill.y -= by;
    }
}

static void
put_slabs(struct flow *flow, const struct page_plan *plan)
{
    enum paper paper = slab_at(flow, plan->from)->paper;
    struct page *page = new_page(flow, paper);
    double y = 0, top = flow->style->top;
    double left = paper == PAPER_UPRIGHT ? flow->style->left
                                         : flow->style->right;
    if (breaker_continues(flow, plan->from))
        y = put_again(flow, plan, page, (struct page_shift) { left, top });
    for (size_t i = plan->from; i < plan->to; i++) {
        struct slab *slab = slab_at(flow, i);
        double less = slab->give * plan->squeeze;
        y = breaker_top(flow, plan, i, y);
        lift_text(&slab->items, less / 2);
        page_take(flow->memory, page, &slab->items,
                  (struct page_shift) { left, top + y });
        y += slab->height - less;
    }
    if (breaker_continues(flow, plan->to))
        put_foot(flow, plan, page, (struct page_shift) { left, top + y });
}

void
flow_close(struct flow *flow)
{
    GArray *plans = breaker_run(flow);
    for (guint i = 0; i < plans->len; i++)
        put_slabs(flow, &g_array_index(plans, struct page_plan, i));
    g_array_free(plans, TRUE);
    g_ptr_array_set_size(flow->slabs, 0);
    elements_part(flow);
}
