/* Slabs → pages. Keeps what belongs together, repeats heads of tables. */
#include "layout/flow.h"

#include "layout/elements.h"

#include <math.h>

#define A3_WIDTH (420 * 72.0 / 25.4)
/* A page is full when less than this is left. */
#define TOLERANCE 0.01
/* More rows than this are no remnant: they go to the next page. */
#define SQUEEZED_MOST 12

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

/* ---------------------------------------------------------------- pages */

/** A page being filled: slabs [from, to) stand on it. */
struct filling {
    struct flow *flow;
    size_t from, to;
    double room;
    double squeeze; /* share of each slab's give that is taken, 0…1 */
};

static bool
continues(const struct flow *flow, size_t i)
{
    const struct slab *slab = slab_at(flow, i);
    const struct slab *before = i ? slab_at(flow, i - 1) : NULL;
    return slab && before && slab->table && slab->table == before->table;
}

/* Where slab i would begin when the page is filled down to y. */
static double
slab_top(const struct filling *fill, size_t i, double y)
{
    const struct slab *slab = slab_at(fill->flow, i);
    double grid = fill->flow->style->grid;
    if (i > fill->from)
        y += slab->before;
    if (slab->snap && grid > 0)
        y = ceil((y - TOLERANCE) / grid) * grid;
    return y;
}

static double
carry_height(const struct slab *slab)
{
    return slab && slab->carry ? slab->carry_height : 0;
}

static double
page_start(const struct filling *fill)
{
    if (!continues(fill->flow, fill->from))
        return 0;
    const struct slab *first = slab_at(fill->flow, fill->from);
    return first->table->again_height
           + carry_height(slab_at(fill->flow, fill->from - 1));
}

/* What must follow slab i when the page ends there. */
static double
page_end(const struct filling *fill, size_t i)
{
    const struct slab *slab = slab_at(fill->flow, i);
    if (!continues(fill->flow, i + 1))
        return 0;
    return slab->table->foot_height + carry_height(slab);
}

static bool
begins_page(const struct filling *fill, size_t i)
{
    const struct slab *slab = slab_at(fill->flow, i);
    return slab->new_page
           || slab->paper != slab_at(fill->flow, fill->from)->paper;
}

/* The slabs that fit, then back to a place where the page may end. */
static void
fill_page(struct filling *fill)
{
    const struct flow *flow = fill->flow;
    double y = page_start(fill);
    size_t best = fill->from + 1, last = fill->from;
    for (size_t i = fill->from; slab_at(flow, i); i++) {
        const struct slab *slab = slab_at(flow, i);
        if (i > fill->from && begins_page(fill, i)) {
            best = i;
            break;
        }
        y = slab_top(fill, i, y) + slab->height;
        if (y > fill->room + TOLERANCE && i > fill->from)
            break;
        last = i + 1;
        bool fits = y + page_end(fill, i) <= fill->room + TOLERANCE;
        if ((!slab->keep && fits) || last == flow->slabs->len)
            best = last;
    }
    /* A chain that fills the page alone is parted all the same. */
    bool stuck = best == fill->from + 1 && last > best
                 && slab_at(flow, fill->from)->keep;
    fill->to = stuck ? last : best;
}

/* A table whose last rows would stand alone on the next page is drawn
 * together, if what its rows can give is enough. */
static void
squeeze_table(struct filling *fill)
{
    const struct flow *flow = fill->flow;
    double y = page_start(fill), give = 0;
    size_t end = fill->to;
    if (!continues(flow, fill->to))
        return;
    while (continues(flow, end))
        end++;
    for (size_t i = end; slab_at(flow, i - 1)->keep && slab_at(flow, i)
                         && !begins_page(fill, i); i++)
        end = i + 1;
    if (end - fill->to > SQUEEZED_MOST)
        return;
    for (size_t i = fill->from; i < end; i++) {
        y = slab_top(fill, i, y) + slab_at(flow, i)->height;
        give += slab_at(flow, i)->give;
    }
    if (y - fill->room > give || give <= 0)
        return;
    fill->squeeze = MAX(y - fill->room, 0) / give;
    fill->to = end;
}

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
put_again(const struct filling *fill, struct page *page, double left)
{
    struct flow *flow = fill->flow;
    const struct continuation *table = slab_at(flow, fill->from)->table;
    const struct slab *before = slab_at(flow, fill->from - 1);
    double top = flow->style->top;
    put_copy(flow, page, table->again, (struct page_shift) { left, top });
    if (before->carry)
        put_copy(flow, page, &before->carry[1],
                 (struct page_shift) { left, top + table->again_height });
    return table->again_height + carry_height(before);
}

static void
put_foot(const struct filling *fill, struct page *page,
         struct page_shift at)
{
    const struct slab *last = slab_at(fill->flow, fill->to - 1);
    if (last->carry) {
        put_copy(fill->flow, page, &last->carry[0], at);
        at.dy += last->carry_height;
    }
    put_copy(fill->flow, page, last->table->foot, at);
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
put_slabs(struct filling *fill)
{
    struct flow *flow = fill->flow;
    enum paper paper = slab_at(flow, fill->from)->paper;
    struct page *page = new_page(flow, paper);
    double left = paper == PAPER_UPRIGHT ? flow->style->left
                                         : flow->style->right;
    double y = 0, top = flow->style->top;
    if (continues(flow, fill->from))
        y = put_again(fill, page, left);
    for (size_t i = fill->from; i < fill->to; i++) {
        struct slab *slab = slab_at(flow, i);
        double less = slab->give * fill->squeeze;
        y = slab_top(fill, i, y);
        lift_text(&slab->items, less / 2);
        page_take(flow->memory, page, &slab->items,
                  (struct page_shift) { left, top + y });
        y += slab->height - less;
    }
    if (continues(flow, fill->to))
        put_foot(fill, page, (struct page_shift) { left, top + y });
}

void
flow_close(struct flow *flow)
{
    struct filling fill = { .flow = flow };
    while (slab_at(flow, fill.from)) {
        fill.room = flow_height(flow, slab_at(flow, fill.from)->paper);
        fill.squeeze = 0;
        fill_page(&fill);
        squeeze_table(&fill);
        put_slabs(&fill);
        fill.from = fill.to;
    }
    g_ptr_array_set_size(flow->slabs, 0);
    elements_part(flow);
}
