#include "chart/flow_graph.h"

#include <glib.h>
#include <string.h>

enum { MOST_STAGES = 8, SWEEPS = 12 };

int64_t
flow_node_fen(const struct flow_node *n)
{
    return MAX(n->in, n->out);
}

static size_t
node_named(struct flow_graph *g, const char *name)
{
    name = name ? name : "";
    for (size_t i = 0; i < g->n; i++)
        if (g->nodes[i].name && strcmp(g->nodes[i].name, name) == 0)
            return i;
    g->nodes[g->n] = (struct flow_node) { .name = name };
    return g->n++;
}

static void
collect(struct flow_graph *g, const struct chart *c)
{
    for (size_t i = 0; i < c->n_items; i++) {
        const struct chart_item *item = &c->items[i];
        if (item->value.fen <= 0 || g_strcmp0(item->label, item->to) == 0)
            continue;
        size_t from = node_named(g, item->label);
        size_t to = node_named(g, item->to);
        g->links[g->n_links++] =
            (struct flow_link) { from, to, item->value.fen };
    }
}

/* As many rounds as there can be stages; a circle ends with them. */
static void
find_stages(struct flow_graph *g)
{
    bool moved = true;
    for (int round = 0; moved && round < MOST_STAGES; round++) {
        moved = false;
        for (size_t i = 0; i < g->n_links; i++) {
            const struct flow_node *from = &g->nodes[g->links[i].from];
            struct flow_node *to = &g->nodes[g->links[i].to];
            if (to->stage > from->stage || from->stage + 1 >= MOST_STAGES)
                continue;
            to->stage = from->stage + 1;
            moved = true;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < g->n_links; i++)
        if (g->nodes[g->links[i].to].stage >
            g->nodes[g->links[i].from].stage)
            g->links[kept++] = g->links[i];
    g->n_links = kept;
}

static void
sum_nodes(struct flow_graph *g)
{
    for (size_t i = 0; i < g->n; i++)
        g->nodes[i].in = g->nodes[i].out = 0;
    for (size_t i = 0; i < g->n_links; i++) {
        money out = { g->nodes[g->links[i].from].out };
        money in = { g->nodes[g->links[i].to].in };
        money_add(&out, (money) { g->links[i].fen });
        money_add(&in, (money) { g->links[i].fen });
        g->nodes[g->links[i].from].out = out.fen;
        g->nodes[g->links[i].to].in = in.fen;
    }
}

/* ------------------------------------------------------------ gathering */

/* The smallest node of a stage that is not the one for the rest. */
static size_t
smallest(const struct flow_graph *g, const size_t *order, size_t n,
         size_t rest)
{
    size_t least = n;
    for (size_t i = n; i-- > 0;)
        if (order[i] != rest &&
            (least == n || flow_node_fen(&g->nodes[order[i]]) <
                               flow_node_fen(&g->nodes[order[least]])))
            least = i;
    return order[least];
}

/* All links of `node` go to or come from `rest` instead. */
static void
move_links(struct flow_graph *g, size_t node, size_t rest)
{
    for (size_t i = 0; i < g->n_links; i++) {
        struct flow_link *link = &g->links[i];
        link->from = link->from == node ? rest : link->from;
        link->to = link->to == node ? rest : link->to;
    }
    g->nodes[node].stage = -1;
}

static void
gather_stage(arena *a, struct flow_graph *g, int stage, size_t most,
             size_t *order)
{
    size_t n = flow_stage(g, stage, order);
    if (n <= most)
        return;
    size_t rest = g->n++, gathered = n - most + 1;
    g->nodes[rest] = (struct flow_node) {
        .stage = stage, .name = arena_printf(a, "其他（%zu项）", gathered)
    };
    for (size_t i = 0; i < gathered; i++) {
        n = flow_stage(g, stage, order);
        move_links(g, smallest(g, order, n, rest), rest);
    }
}

/* Links with the same ends are one. */
static void
join_links(struct flow_graph *g)
{
    size_t kept = 0;
    for (size_t i = 0; i < g->n_links; i++) {
        size_t k = 0;
        while (k < kept && (g->links[k].from != g->links[i].from ||
                            g->links[k].to != g->links[i].to))
            k++;
        if (k == kept) {
            g->links[kept++] = g->links[i];
            continue;
        }
        money sum = { g->links[k].fen };
        money_add(&sum, (money) { g->links[i].fen });
        g->links[k].fen = sum.fen;
    }
    g->n_links = kept;
}

/* A link over several stages as links from each to the next. */
static void
part_long_links(struct flow_graph *g)
{
    size_t n = g->n_links;
    for (size_t i = 0; i < n; i++) {
        size_t at = g->links[i].from, to = g->links[i].to;
        int64_t fen = g->links[i].fen;
        for (size_t k = i; ; k = g->n_links++) {
            bool arrives = g->nodes[at].stage + 1 >= g->nodes[to].stage;
            size_t next = arrives ? to : g->n++;
            if (!arrives)
                g->nodes[next] =
                    (struct flow_node) { .stage = g->nodes[at].stage + 1 };
            g->links[k] = (struct flow_link) { at, next, fen };
            at = next;
            if (arrives)
                break;
        }
    }
}

/* ------------------------------------------------------------- ordering */

size_t
flow_stage(const struct flow_graph *g, int stage, size_t *order)
{
    size_t n = 0;
    for (size_t i = 0; i < g->n; i++) {
        if (g->nodes[i].stage != stage || flow_node_fen(&g->nodes[i]) <= 0)
            continue;
        size_t k = n++;
        for (; k > 0 && g->nodes[order[k - 1]].place > g->nodes[i].place; k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
    return n;
}

size_t
flow_crossings(const struct flow_graph *g)
{
    size_t crossings = 0;
    for (size_t i = 0; i < g->n_links; i++)
        for (size_t k = i + 1; k < g->n_links; k++) {
            const struct flow_link *a = &g->links[i], *b = &g->links[k];
            if (g->nodes[a->from].stage != g->nodes[b->from].stage)
                continue;
            size_t af = g->nodes[a->from].place, at = g->nodes[a->to].place;
            size_t bf = g->nodes[b->from].place, bt = g->nodes[b->to].place;
            crossings += (af < bf && at > bt) || (af > bf && at < bt);
        }
    return crossings;
}

/* The middle of the places of what a node is linked with, on one side. */
static double
middle_of_neighbours(const struct flow_graph *g, size_t node, bool before)
{
    double sum = 0, weight = 0;
    for (size_t i = 0; i < g->n_links; i++) {
        const struct flow_link *link = &g->links[i];
        if ((before ? link->to : link->from) != node)
            continue;
        size_t other = before ? link->from : link->to;
        sum += (double) g->nodes[other].place * (double) link->fen;
        weight += (double) link->fen;
    }
    return weight > 0 ? sum / weight : (double) g->nodes[node].place;
}

/* Sort a stage by the middles of its neighbours (Sugiyama and others, 1981);
 * equal ones stay as they are. */
static void
sort_stage(struct flow_graph *g, int stage, bool before, size_t *order)
{
    size_t n = flow_stage(g, stage, order);
    for (size_t i = 1; i < n; i++) {
        size_t node = order[i], k = i;
        double middle = middle_of_neighbours(g, node, before);
        for (; k > 0 && middle_of_neighbours(g, order[k - 1], before) >
                            middle;
             k--)
            order[k] = order[k - 1];
        order[k] = node;
    }
    for (size_t i = 0; i < n; i++)
        g->nodes[order[i]].place = i;
}

/* At first from the largest to the smallest. */
static void
sort_by_amount(struct flow_graph *g, size_t *order)
{
    for (int stage = 0; stage < g->stages; stage++) {
        size_t n = flow_stage(g, stage, order);
        for (size_t i = 0; i < n; i++) {
            size_t before = 0;
            int64_t fen = flow_node_fen(&g->nodes[order[i]]);
            for (size_t k = 0; k < n; k++) {
                int64_t other = flow_node_fen(&g->nodes[order[k]]);
                before += other > fen || (other == fen && k < i);
            }
            g->nodes[order[i]].place = before;
        }
    }
}

static void
sort_nodes(arena *a, struct flow_graph *g, size_t *order)
{
    sort_by_amount(g, order);
    size_t *best = arena_array(a, size_t, g->n + 1);
    size_t fewest = flow_crossings(g);
    for (size_t i = 0; i < g->n; i++)
        best[i] = g->nodes[i].place;
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
        bool down = sweep % 2 == 0;
        for (int i = 1; i < g->stages; i++)
            sort_stage(g, down ? i : g->stages - 1 - i, down, order);
        size_t now = flow_crossings(g);
        if (now >= fewest)
            continue;
        fewest = now;
        for (size_t i = 0; i < g->n; i++)
            best[i] = g->nodes[i].place;
    }
    for (size_t i = 0; i < g->n; i++)
        g->nodes[i].place = best[i];
}

struct flow_graph *
flow_graph_of(arena *a, const struct chart *c, size_t most)
{
    struct flow_graph *g = arena_one(a, struct flow_graph);
    size_t room = c->n_items * (MOST_STAGES + 2) + MOST_STAGES;
    g->nodes = arena_array(a, struct flow_node, room);
    g->links = arena_array(a, struct flow_link, room);
    size_t *order = arena_array(a, size_t, room);
    collect(g, c);
    find_stages(g);
    sum_nodes(g);
    for (int stage = 0; stage < MOST_STAGES; stage++) {
        gather_stage(a, g, stage, most, order);
        sum_nodes(g);
    }
    join_links(g);
    part_long_links(g);
    sum_nodes(g);
    for (size_t i = 0; i < g->n; i++)
        if (flow_node_fen(&g->nodes[i]) > 0)
            g->stages = MAX(g->stages, g->nodes[i].stage + 1);
    sort_nodes(a, g, order);
    return g;
}
