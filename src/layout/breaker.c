/* Chooses the ends of pages by what they cost. Knows heights and prices; knows
 * no items. */
#include "layout/breaker.h"

#include <math.h>

/* A page is full when less than this is left. */
#define TOLERANCE 0.01
/* A page that ends without need is charged for its empty part and the square
 * of what spreading does not take up. */
#define EMPTY 4000.0
#define LEFT 100.0
#define SPREAD_SHARE 0.05
/* It ends although the next line or row would have fitted. */
#define SHORT 450.0
/* A page that must end is charged when it holds hardly anything. */
#define REMNANT 700.0
#define REMNANT_SHARE 0.35
/* A heading with less than this many lines of text below it on its page. */
#define LATE_HEADING 5000.0
#define LATE_LINES 2.9
/* Every page; rows drawn together; a chart in another place, and as much
 * again for each page of what it comes after. */
#define PAGE 30.0
#define SQUEEZE 60.0
#define MOVED 150.0
/* So many slabs are looked at for charts that may move, times the charts. */
#define MOVES_WORK 200000
/* What one gap may grow by, in parts of a body line. */
#define SPREAD_MOST 0.5

static struct slab *
slab_at(const struct flow *flow, size_t i)
{
    return i < flow->slabs->len ? flow->slabs->pdata[i] : NULL;
}

bool
breaker_continues(const struct flow *flow, size_t i)
{
    const struct slab *slab = slab_at(flow, i);
    const struct slab *before = i ? slab_at(flow, i - 1) : NULL;
    return slab && before && slab->table && slab->table == before->table;
}

/* A gap between blocks, not one inside. */
static bool
is_gap(const struct flow *flow, size_t i)
{
    const struct slab *slab = slab_at(flow, i);
    return slab->before > 0 && slab->block != slab_at(flow, i - 1)->block;
}

double
breaker_top(const struct flow *flow, const struct page_plan *plan, size_t i,
            double y)
{
    const struct slab *slab = slab_at(flow, i);
    double grid = flow->style->grid;
    if (i > plan->from)
        y += slab->before + (is_gap(flow, i) ? plan->spread : 0);
    if (!slab->snap || grid <= 0)
        return y;
    double past = slab->heads ? slab->height : 0;
    return ceil((y + past - TOLERANCE) / grid) * grid - past;
}

static double
carry_height(const struct slab *slab)
{
    return slab && slab->carry ? slab->carry_height : 0;
}

static double
page_start(const struct flow *flow, size_t from)
{
    if (!breaker_continues(flow, from))
        return 0;
    return slab_at(flow, from)->table->again_height
           + carry_height(slab_at(flow, from - 1));
}

/* What must follow the last slab when the page ends before slab `to`. */
static double
page_end(const struct flow *flow, size_t to)
{
    if (!breaker_continues(flow, to))
        return 0;
    const struct slab *last = slab_at(flow, to - 1);
    return last->table->foot_height + carry_height(last);
}

/* The page must end before slab `to`. */
static bool
must_end(const struct flow *flow, size_t from, size_t to)
{
    const struct slab *next = slab_at(flow, to);
    return !next || next->new_page
           || next->paper != slab_at(flow, from)->paper;
}

/* ----------------------------------------------------------------- costs */

/** A page being filled from slab plan.from on. */
struct filling {
    const struct flow *flow;
    struct page_plan plan;
    double room, y;
    double give;    /* of the slabs so far */
    double heading; /* the foot of the last heading on the page; or -1 */
};

static double
emptiness(const struct filling *fill, double height)
{
    double left = MAX(1 - height / fill->room, 0);
    if (!must_end(fill->flow, fill->plan.from, fill->plan.to)) {
        const struct slab *next = slab_at(fill->flow, fill->plan.to);
        double hole = MAX(left - SPREAD_SHARE, 0);
        bool fits = next->part < PART_LEAD
                    && height + next->before + next->height
                           <= fill->room + TOLERANCE;
        return EMPTY * hole * hole + LEFT * left + (fits ? SHORT : 0);
    }
    double used = 1 - left;
    return used < REMNANT_SHARE ? REMNANT * (1 - used / REMNANT_SHARE) : 0;
}

/* What it costs to end the page here; infinite where it does not fit. */
static double
end_cost(struct filling *fill)
{
    const struct flow *flow = fill->flow;
    const struct page_plan *plan = &fill->plan;
    const struct slab *last = slab_at(flow, plan->to - 1);
    double height = fill->y + page_end(flow, plan->to);
    double excess = height - fill->room, cost = PAGE;
    fill->plan.squeeze = 0;
    if (excess > TOLERANCE && plan->to > plan->from + 1) {
        if (excess > fill->give)
            return INFINITY;
        fill->plan.squeeze = excess / fill->give;
        cost += SQUEEZE * (1 + fill->plan.squeeze);
    }
    cost += emptiness(fill, height);
    if (must_end(flow, plan->from, plan->to))
        return cost;
    double lines = LATE_LINES * flow->style->body.leading;
    if (fill->heading >= 0 && fill->y - fill->heading < lines)
        cost += LATE_HEADING;
    return cost + last->part;
}

/* -------------------------------------------------------------- the best */

/** The cheapest way to have a page end before a slab. */
struct page_way {
    double cost;
    struct page_plan plan; /* of the page that ends there */
};

static void
take_slab(struct filling *fill, size_t i)
{
    const struct slab *slab = slab_at(fill->flow, i);
    double top = breaker_top(fill->flow, &fill->plan, i, fill->y);
    fill->y = top + slab->height;
    fill->give += slab->give;
    fill->plan.to = i + 1;
    if (slab->heads)
        fill->heading = fill->y;
}

/* All pages that begin at `from`. */
static void
try_pages(const struct flow *flow, struct page_way *ways, size_t from)
{
    struct filling fill = {
        .flow = flow, .plan = { .from = from }, .heading = -1,
        .room = flow_height(flow, slab_at(flow, from)->paper),
        .y = page_start(flow, from)
    };
    for (size_t i = from; slab_at(flow, i); i++) {
        if (i > from && must_end(flow, from, i))
            break;
        take_slab(&fill, i);
        double cost = ways[from].cost + end_cost(&fill);
        /* Of two as cheap, the one whose earlier pages are fuller. */
        if (cost <= ways[i + 1].cost + TOLERANCE && isfinite(cost))
            ways[i + 1] = (struct page_way) { cost, fill.plan };
        if (fill.y > fill.room + fill.give + TOLERANCE)
            break;
    }
}

/* ways[i]: the slabs before i on pages. */
static double
find_ways(const struct flow *flow, struct page_way *ways)
{
    size_t n = flow->slabs->len;
    for (size_t i = 0; i <= n; i++)
        ways[i].cost = i ? INFINITY : 0;
    for (size_t i = 0; i < n; i++)
        if (isfinite(ways[i].cost))
            try_pages(flow, ways, i);
    return ways[n].cost;
}

/* ---------------------------------------------------------------- charts */

/** Slabs [from, middle) may come after [middle, to). */
struct move {
    size_t from, middle, to;
};

static size_t
block_end(const struct flow *flow, size_t i)
{
    size_t end = i + 1;
    while (slab_at(flow, end)
           && slab_at(flow, end)->block == slab_at(flow, i)->block)
        end++;
    return end;
}

static bool
find_move(const struct flow *flow, size_t i, struct move *move)
{
    if (!slab_at(flow, i)->moves)
        return false;
    *move = (struct move) { i, block_end(flow, i), 0 };
    const struct slab *next = slab_at(flow, move->middle);
    if (!next || next->heads || next->moves || next->new_page
        || next->paper != slab_at(flow, i)->paper)
        return false;
    move->to = block_end(flow, move->middle);
    return slab_at(flow, move->to - 1)->part < PART_LEAD;
}

/* The slabs change places; the space above stays where it is. */
static void
make_move(struct flow *flow, const struct move *move)
{
    size_t first = move->middle - move->from, all = move->to - move->from;
    gpointer *slabs = flow->slabs->pdata + move->from;
    gpointer *moved = g_memdup2(slabs, all * sizeof *slabs);
    struct slab *a = slabs[0], *b = slabs[first];
    double before = a->before;
    for (size_t i = 0; i < all; i++)
        slabs[i] = moved[(i + first) % all];
    a->before = b->before;
    b->before = before;
    g_free(moved);
}

static double
move_cost(const struct flow *flow, const struct move *move)
{
    double height = 0;
    for (size_t i = move->middle; i < move->to; i++)
        height += slab_at(flow, i)->height;
    return MOVED
           * (1 + 2 * height / flow_height(flow, PAPER_UPRIGHT));
}

/* One after the other, each kept where it pays. */
static double
try_moves(struct flow *flow, struct page_way *ways, double cost)
{
    struct move move;
    size_t left = MOVES_WORK / (flow->slabs->len + 1);
    for (size_t i = 0; slab_at(flow, i) && left > 0; i++) {
        if (!find_move(flow, i, &move))
            continue;
        double price = move_cost(flow, &move);
        make_move(flow, &move);
        double now = find_ways(flow, ways);
        left--;
        if (now + price < cost) {
            cost = now;
            i = move.to - 1;
            continue;
        }
        struct move back = { move.from, move.from + move.to - move.middle,
                             move.to };
        make_move(flow, &back);
    }
    return cost;
}

/* --------------------------------------------------------------- spreading */

static double
height_of(const struct flow *flow, const struct page_plan *plan)
{
    double y = page_start(flow, plan->from);
    for (size_t i = plan->from; i < plan->to; i++)
        y = breaker_top(flow, plan, i, y) + slab_at(flow, i)->height;
    return y + page_end(flow, plan->to);
}

/* What little is left at the foot of a page goes between its blocks. */
static void
spread_page(const struct flow *flow, struct page_plan *plan)
{
    size_t gaps = 0;
    double room = flow_height(flow, slab_at(flow, plan->from)->paper);
    double most = SPREAD_MOST * flow->style->body.leading;
    for (size_t i = plan->from + 1; i < plan->to; i++)
        gaps += is_gap(flow, i);
    if (gaps == 0 || plan->squeeze > 0
        || must_end(flow, plan->from, plan->to))
        return;
    double spread =
        MIN((room - height_of(flow, plan)) / (double) gaps, most);
    for (int part = 4; part > 0; part--) {
        plan->spread = spread * part / 4;
        if (height_of(flow, plan) <= room + TOLERANCE)
            return;
    }
    plan->spread = 0;
}

GArray *
breaker_run(struct flow *flow)
{
    size_t n = flow->slabs->len;
    GArray *plans = g_array_new(FALSE, FALSE, sizeof(struct page_plan));
    struct page_way *ways = g_new0(struct page_way, n + 1);
    try_moves(flow, ways, find_ways(flow, ways));
    find_ways(flow, ways);
    for (size_t i = n; i > 0; i = ways[i].plan.from)
        g_array_prepend_val(plans, ways[i].plan);
    for (guint i = 0; i < plans->len; i++)
        spread_page(flow, &g_array_index(plans, struct page_plan, i));
    g_free(ways);
    return plans;
}
