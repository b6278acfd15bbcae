/* What a block of indicators would cost as one project, and what a name row
 * would cost as its name. The weights of it all are here. */
#include "recognize/indicators/evidence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What else weighs, in nats. */
static const struct {
    double twice;     /* the same indicator twice in a block */
    double above;     /* a cost above the total */
    double far;       /* per row between a name and its block */
    double cap;       /* lost rows explain a block's bad begin or end */
    double lost_page; /* a lost page explains them where pages meet */
    double torn;      /* goals so ill-matched tell of lost rows, too */
    double unnamed, unexpected; /* a block without a name row */
    double expected; /* such a block where another table has a project */
    double alike;    /* per shared rare word, at most */
} WEIGHT = {
    .twice = 3.0,
    .above = 1.5,
    .far = 0.35,
    .cap = 8.0,
    .lost_page = 4.5,
    .torn = -8.0,
    .unnamed = 4.5,
    .unexpected = 6.0,
    .expected = -3.0,
    .alike = 0.9,
};

/* ------------------------------------------------------- growing a block */

static unsigned
bit(unsigned i)
{
    return 1U << i;
}

void
growing_start(const struct evidence *e, struct growing *g, size_t first)
{
    const struct item *item = target_item_at(e->stream, first);
    memset(g, 0, sizeof *g);
    g->first = first;
    g->end = first + 1;
    g->seen[item->kind] = true;
    g->seen1 = bit(item->level1);
}

static bool
is_twice(const struct evidence *e, size_t first, size_t i)
{
    const struct item *item = target_item_at(e->stream, i);
    for (size_t k = i; k-- > first;) {
        const struct item *other = target_item_at(e->stream, k);
        if (other->text_hash == item->text_hash && other->kind == item->kind)
            return true;
    }
    return false;
}

void
growing_add(const struct evidence *e, struct growing *g)
{
    const struct item *last = target_item_at(e->stream, g->end - 1);
    const struct item *item = target_item_at(e->stream, g->end);
    g->inside += e->habits.from[last->kind][item->kind];
    if (item->kind != last->kind && g->seen[item->kind])
        g->inside += e->habits.again;
    if (item->level1 != last->level1 && (g->seen1 & bit(item->level1)))
        g->inside += e->habits.again1;
    if (is_twice(e, g->first, g->end))
        g->inside += WEIGHT.twice;
    g->seen[item->kind] = true;
    g->seen1 |= bit(item->level1);
    g->end++;
}

bool
growing_has(const struct growing *g, enum block_part part)
{
    static const enum level1 LEVELS[] = {
        LEVEL1_OUTPUT,
        LEVEL1_BENEFIT,
        LEVEL1_SATISFACTION,
    };
    int cost = (int) LEVEL1_OUTPUT * LEVEL2_COUNT + (int) LEVEL2_COST;
    if (part == PART_COST)
        return g->seen[cost] || (g->seen1 & bit(LEVEL1_COST));
    return (g->seen1 & bit(LEVELS[part])) != 0;
}

/* Where pages meet one may be lost; and where a goal goes on that did not
 * begin, rows are. */
static bool
is_gap(const struct evidence *e, size_t boundary)
{
    size_t n = e->stream->items->len;
    if (boundary == 0 || boundary >= n)
        return false;
    size_t goal = e->goal_cut[boundary];
    return target_item_at(e->stream, boundary)->page_first ||
           (e->cut_cost[boundary] < WEIGHT.torn && goal < e->n_goals &&
            target_goal_at(e->stream, goal)->place.at == boundary);
}

/* A lost page explains a bad begin or end; anywhere, a few lost rows may. */
static double
excused(const struct evidence *e, size_t boundary, double cost)
{
    double most = is_gap(e, boundary) ? WEIGHT.lost_page : WEIGHT.cap;
    return MIN(cost, most);
}

enum goal_position
growing_goal(const struct evidence *e, const struct growing *g)
{
    size_t goal = e->goal_cut[g->first];
    if (goal >= e->goal_cut[g->end])
        return GOAL_NONE;
    const struct target_place *p = &target_goal_at(e->stream, goal)->place;
    if (p->at <= g->first)
        return GOAL_FIRST;
    return p->page_first ? GOAL_PAGE_FIRST : GOAL_INSIDE;
}

double
growing_cost(const struct evidence *e, const struct growing *g)
{
    const struct habits *h = &e->habits;
    int first = target_item_at(e->stream, g->first)->kind;
    int last = target_item_at(e->stream, g->end - 1)->kind;
    double begin = h->start[first] +
                   h->part[PART_OUTPUT][growing_has(g, PART_OUTPUT)];
    double end = h->end[last];
    for (int p = PART_BENEFIT; p < PART_COUNT; p++)
        end += h->part[p][growing_has(g, (enum block_part) p)];
    double cost = g->inside + excused(e, g->first, begin) +
                  excused(e, g->end, end);
    cost += h->goal[growing_goal(e, g)];
    bool goals_divided = e->goal_cut[g->first] != e->goal_cut[g->end];
    if (g->end < e->stream->items->len && (goals_divided || g->first == 0))
        cost += e->cut_cost[g->end];
    return cost;
}

/* ------------------------------------------------------------- the name */

static enum name_position
about_centre(const struct evidence *e, size_t at, size_t first, size_t end)
{
    size_t from = at, to = at;
    while (from > first && !target_item_at(e->stream, from)->page_first)
        from--;
    while (to + 1 < end && !target_item_at(e->stream, to + 1)->page_first)
        to++;
    long off = labs((long) (from + to) - 2 * (long) at);
    long off_whole = labs((long) (first + end) - 1 - 2 * (long) at);
    off = MIN(off, off_whole);
    return off <= 1 ? NAME_CENTRE : off <= 4 ? NAME_OFF_CENTRE : NAME_INSIDE;
}

static enum name_position
position_on_own_row(const struct evidence *e, const struct target_place *p,
                    size_t first, size_t end)
{
    if (p->at == first)
        return p->page == target_item_at(e->stream, first)->page ? NAME_FIRST
                                                                 : NAME_ABOVE;
    if (p->at == end)
        return NAME_AFTER;
    if (p->page_first)
        return NAME_PAGE_FIRST;
    return about_centre(e, p->at, first, end);
}

static enum name_position
position_on_row(const struct evidence *e, const struct target_place *p,
                size_t first, size_t end)
{
    if (p->at == first)
        return NAME_FIRST;
    if (p->page_first)
        return NAME_PAGE_FIRST;
    enum name_position centre = about_centre(e, p->at, first, end);
    if (centre == NAME_CENTRE || p->at + 1 < end)
        return centre;
    return NAME_LAST;
}

enum name_position
name_position_of(const struct evidence *e, size_t name, size_t first,
                 size_t end, size_t *far)
{
    const struct target_place *p = &target_name_at(e->stream, name)->place;
    *far = 0;
    if (p->at < first)
        *far = first - p->at;
    else if (p->at >= end + !p->on_row)
        *far = p->at - end + p->on_row;
    if (*far)
        return NAME_FAR;
    return p->on_row ? position_on_row(e, p, first, end)
                     : position_on_own_row(e, p, first, end);
}

enum cost_match
evidence_of_costs(const struct evidence *e, money total, size_t first,
                  size_t end)
{
    enum { MOST = 8 };
    int64_t costs[MOST];
    size_t n = 0;
    bool above = false;
    for (size_t i = e->costs_before[first]; i < e->costs_before[end]; i++) {
        int64_t cost = e->costs[i];
        if (cost == total.fen)
            return COST_EQUAL;
        above |= cost > total.fen;
        if (n < MOST && cost < total.fen)
            costs[n++] = cost;
    }
    for (unsigned set = 1; n >= 2 && set < bit((unsigned) n); set++) {
        int64_t sum = 0;
        for (unsigned i = 0; i < n; i++)
            sum += set & bit(i) ? costs[i] : 0;
        if (sum == total.fen)
            return COST_EQUAL;
    }
    return above ? COST_ABOVE : n ? COST_BELOW : COST_NONE;
}

static double
cost_of_money(const struct evidence *e, const struct target_name *name,
              size_t first, size_t end)
{
    if (!figure_is_known(&name->total))
        return 0;
    switch (evidence_of_costs(e, name->total.used, first, end)) {
    case COST_EQUAL:
        return e->habits.cost_equal;
    case COST_BELOW:
        return e->habits.cost_unequal;
    case COST_ABOVE:
        return e->habits.cost_unequal + WEIGHT.above;
    default:
        return 0;
    }
}

double
evidence_of_name(const struct evidence *e, size_t name, size_t first,
                 size_t end)
{
    const struct target_name *n = target_name_at(e->stream, name);
    size_t far;
    enum name_position position = name_position_of(e, name, first, end, &far);
    double cost = e->habits.name[position] + WEIGHT.far * (double) far;
    if (position == NAME_INSIDE)
        cost += log((double) (end - first)) / 2;
    if (n->last.at != n->place.at &&
        (n->last.at < first || n->last.at >= end + !n->last.on_row))
        cost += WEIGHT.cap;
    double alike = alike_within(&e->alike[name], first, end);
    return cost + cost_of_money(e, n, first, end) - WEIGHT.alike * alike;
}

double
evidence_of_unnamed(const struct evidence *e, size_t name, size_t first,
                    size_t end)
{
    for (int i = e->gaps[name][0]; i < e->gaps[name][1]; i++) {
        const struct known_project *known = &e->known->all[i];
        if (known->this_year &&
            evidence_of_costs(e, known->total, first, end) == COST_EQUAL)
            return e->unnamed[name] + e->habits.cost_equal;
    }
    return e->unnamed[name];
}

double
evidence_least(const struct evidence *e, size_t name, size_t first, size_t end)
{
    double alike = alike_within(&e->alike[name], first, end);
    return MIN(e->habits.cost_equal, 0) - WEIGHT.alike * alike;
}

/* --------------------------------------------------------------- set-up */

/* Where the goals are divided when a project ends before indicator `at`: a
 * piece on a row of its own there may be either project's. */
static void
cut_goals(struct evidence *e, size_t at)
{
    size_t low = 0, high;
    while (low < e->n_goals && target_goal_at(e->stream, low)->place.at < at)
        low++;
    for (high = low; high < e->n_goals; high++) {
        const struct target_place *p = &target_goal_at(e->stream, high)->place;
        if (p->at != at || p->on_row)
            break;
    }
    e->goal_cut[at] = low;
    e->cut_cost[at] = low > 0 && low < e->n_goals ? e->goal_apart[low - 1] : 0;
    for (size_t cut = low + 1; cut <= high; cut++) {
        double cost = cut < e->n_goals ? e->goal_apart[cut - 1] : 0;
        if (cost < e->cut_cost[at]) {
            e->cut_cost[at] = cost;
            e->goal_cut[at] = cut;
        }
    }
}

static void
weigh_goals(arena *a, struct evidence *e)
{
    size_t n = e->stream->items->len;
    e->n_goals = e->stream->goals->len;
    e->goal_apart = arena_array(a, double, e->n_goals + 1);
    e->goal_cut = arena_array(a, size_t, n + 1);
    e->cut_cost = arena_array(a, double, n + 1);
    for (size_t i = 0; i + 1 < e->n_goals; i++)
        e->goal_apart[i] = goal_link_apart(target_goal_at(e->stream, i),
                                           target_goal_at(e->stream, i + 1));
    for (size_t at = 1; at < n; at++)
        cut_goals(e, at);
    e->goal_cut[n] = e->n_goals;
}

static void
collect_costs(arena *a, struct evidence *e)
{
    size_t n = e->stream->items->len, found = 0;
    e->costs = arena_array(a, int64_t, n + 1);
    e->costs_before = arena_array(a, size_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct item *item = target_item_at(e->stream, i);
        e->costs_before[i] = found;
        if (item->is_cost)
            e->costs[found++] = item->cost.fen;
    }
    e->costs_before[n] = found;
}

/* Between two names that another table prints with projects between them, a
 * block without a name is expected; where it prints none, it is not. */
static void
weigh_unnamed(struct recognizing *r, struct evidence *e,
              const struct known_projects *known)
{
    size_t n = e->stream->names->len;
    e->known = known;
    e->unnamed = arena_array(r->memory, double, n + 1);
    e->gaps = arena_alloc(r->memory, (n + 1) * sizeof *e->gaps);
    int before = -1;
    for (size_t i = 0; i <= n; i++) {
        int next = i < n ? known_project_find(r->memory, known,
                                              target_name_at(e->stream, i))
                         : -1;
        e->unnamed[i] = WEIGHT.unnamed;
        if (before >= 0 && next > before) {
            e->unnamed[i] = WEIGHT.unexpected;
            e->gaps[i][0] = before + 1;
            e->gaps[i][1] = next;
            for (int k = before + 1; k < next; k++)
                if (known->all[k].this_year)
                    e->unnamed[i] = WEIGHT.expected;
        }
        before = next;
    }
}

struct evidence *
evidence_new(struct recognizing *r, const struct target_stream *stream,
             const struct known_projects *known)
{
    struct evidence *e = arena_one(r->memory, struct evidence);
    e->stream = stream;
    for (guint i = 0; i < stream->items->len; i++)
        e->kinds[target_item_at(stream, i)->kind] = true;
    evidence_expect(e, EXPECT_FORM);
    collect_costs(r->memory, e);
    weigh_goals(r->memory, e);
    weigh_unnamed(r, e, known);
    e->alike = names_alike(r->memory, stream);
    return e;
}
