/* Flows of money from stage to stage: bands as thick as their amounts. A node
 * is a pair of bars with its name between them, or beside it at both ends, so
 * that no band ever runs under a word. */
#include "chart/flow_graph.h"

#include <glib.h>
#include <string.h>

enum { MOST_NODES = 12 };
static const double BAR = 0.55, PAD = 0.5; /* em */
static const double NODE_GAP = 0.7, LEAST_GAP = 2.5; /* em */
static const double HEIGHT = 21; /* em, of the fullest stage */
static const double HUB_HEIGHT = 11; /* the same where all passes one node */
static const double LEAST_WIDTH = 30; /* em: bands that are seen as such */
static const double LABEL_SHARE = 0.62; /* of the width, for all names */
static const double LEAST_BAND = 0.6;  /* points */
static const double SMALL = 8.5; /* points: names that would not fit else */
static const double SEAM = 0.4; /* by which neighbours overlap: no hairline */

struct stand {
    double y, height;   /* of the bar */
    double in_y, out_y; /* where the next band arrives and leaves */
    double in, out;     /* thickness of all bands */
    struct label label;
    const char *amount;
};

struct sankey {
    const struct chart *chart;
    const struct flow_graph *graph;
    struct stand *stands; /* of the nodes */
    double *x, *width;    /* of the stages: where their names stand */
    double scale;
    bool thickened;       /* a band is drawn thicker than it is */
};

static double
thickness(const struct sankey *s, int64_t fen)
{
    return MAX((double) fen * s->scale, LEAST_BAND);
}

/* ---------------------------------------------------------------- across */

static void
set_labels(struct drawing *d, struct sankey *s)
{
    const struct flow_graph *g = s->graph;
    double width = MIN(d->width * LABEL_SHARE / g->stages, 10 * d->em);
    for (size_t i = 0; i < g->n; i++) {
        const struct flow_node *node = &g->nodes[i];
        struct stand *stand = &s->stands[i];
        if (!node->name || node->stage < 0 || flow_node_fen(node) <= 0)
            continue;
        stand->label = drawing_label(d, node->name, width);
        stand->amount = chart_amount(d->memory, s->chart,
                                     (money) { flow_node_fen(node) });
        double wide = MAX(stand->label.width,
                          drawing_text_width(d, stand->amount, d->em, false));
        s->width[node->stage] = MAX(s->width[node->stage], wide);
    }
}

/* A stage in the middle has bars at both sides of its names. */
static double
stage_width(const struct drawing *d, const struct sankey *s, int stage)
{
    bool inner = stage > 0 && stage + 1 < s->graph->stages;
    return s->width[stage] + (inner ? 2 : 1) * (BAR + PAD) * d->em;
}

/* Whether the bands have room between the names. */
static bool
place_stages(struct drawing *d, struct sankey *s)
{
    int stages = s->graph->stages;
    double names = 0, x = 0;
    for (int i = 0; i < stages; i++)
        names += stage_width(d, s, i);
    double gap = (d->width - names) / (stages - 1);
    for (int i = 0; i < stages; i++) {
        s->x[i] = x + (i ? (BAR + PAD) * d->em : 0);
        x += stage_width(d, s, i) + gap;
    }
    return gap >= LEAST_GAP * d->em;
}

/* ------------------------------------------------------------------ down */

static double
slot(const struct drawing *d, const struct stand *stand)
{
    double words = stand->amount
        ? (double) (stand->label.n + 1) * drawing_leading(d) : 0;
    return MAX(stand->height, words) + NODE_GAP * d->em;
}

/* The node that everything passes; null where there is none. */
static const char *
hub_of(const struct chart *c)
{
    const char *ends[] = { c->n_items ? c->items[0].label : NULL,
                           c->n_items ? c->items[0].to : NULL };
    for (int k = 0; k < 2; k++) {
        size_t n = 0;
        while (n < c->n_items &&
               (g_strcmp0(c->items[n].label, ends[k]) == 0 ||
                g_strcmp0(c->items[n].to, ends[k]) == 0))
            n++;
        if (n == c->n_items && ends[k])
            return ends[k];
    }
    return NULL;
}

static void
choose_scale(struct drawing *d, struct sankey *s)
{
    const struct flow_graph *g = s->graph;
    double most = 0;
    for (int stage = 0; stage < g->stages; stage++) {
        double sum = 0;
        for (size_t i = 0; i < g->n; i++)
            if (g->nodes[i].stage == stage)
                sum += (double) flow_node_fen(&g->nodes[i]);
        most = MAX(most, sum);
    }
    double height = hub_of(s->chart) ? HUB_HEIGHT : HEIGHT;
    s->scale = most > 0 ? height * d->em / most : 0;
    for (size_t i = 0; i < g->n_links; i++) {
        double thick = thickness(s, g->links[i].fen);
        s->thickened |= thick > (double) g->links[i].fen * s->scale;
        s->stands[g->links[i].from].out += thick;
        s->stands[g->links[i].to].in += thick;
    }
    for (size_t i = 0; i < g->n; i++)
        s->stands[i].height = MAX(s->stands[i].in, s->stands[i].out);
}

/* From the top; what is left of the height parts the nodes evenly. */
static double
place_stage(struct drawing *d, struct sankey *s, int stage, double height)
{
    size_t *order = arena_array(d->memory, size_t, s->graph->n + 1);
    size_t n = flow_stage(s->graph, stage, order);
    double sum = 0, y = 0;
    for (size_t i = 0; i < n; i++)
        sum += slot(d, &s->stands[order[i]]);
    double space = height > sum ? (height - sum) / (double) (n + 1) : 0;
    for (size_t i = 0; i < n; i++) {
        struct stand *stand = &s->stands[order[i]];
        double high = slot(d, stand);
        y += space;
        stand->y = y + (high - NODE_GAP * d->em - stand->height) / 2;
        stand->in_y = stand->out_y = stand->y;
        y += high;
    }
    return sum;
}

/* --------------------------------------------------------------- drawing */

static void
draw_name(struct drawing *d, const struct sankey *s, size_t i)
{
    const struct flow_node *node = &s->graph->nodes[i];
    const struct stand *stand = &s->stands[i];
    int stage = node->stage;
    double lines = (double) (stand->label.n + 1) * drawing_leading(d);
    bool first = stage == 0, last = stage + 1 == s->graph->stages;
    struct label_place at = {
        .x = s->x[stage] + (first ? s->width[stage]
                            : last ? 0 : s->width[stage] / 2),
        .top = stand->y + stand->height / 2 - lines / 2,
        .anchor = first ? ANCHOR_END : last ? ANCHOR_START : ANCHOR_MIDDLE
    };
    at.top = drawing_put_label(d, &stand->label, at);
    struct shape *amount = drawing_word(
        d, stand->amount, at.x, at.top + drawing_leading(d) / 2);
    amount->anchor = at.anchor;
    amount->tone = TONE_MUTED;
}

/* The bars at which bands arrive and leave, and what lies between them. */
static void
draw_node(struct drawing *d, const struct sankey *s, size_t i)
{
    const struct flow_node *node = &s->graph->nodes[i];
    const struct stand *stand = &s->stands[i];
    double pad = PAD * d->em, bar = BAR * d->em;
    double left = s->x[node->stage] - pad - bar;
    double right = s->x[node->stage] + s->width[node->stage] + pad;
    bool first = node->stage == 0;
    bool last = node->stage + 1 == s->graph->stages;
    if (!node->name) {
        drawing_rect(d, TONE_SERIES + 5, left - SEAM, stand->y,
                     right + bar - left + 2 * SEAM, stand->height);
        return;
    }
    if (!first && !last)
        drawing_rect(d, TONE_SERIES + 6, left, stand->y, right - left,
                     stand->height);
    if (!first)
        drawing_rect(d, TONE_SERIES, left, stand->y, bar, stand->height);
    if (!last)
        drawing_rect(d, TONE_SERIES, right, stand->y, bar, stand->height);
    draw_name(d, s, i);
}

/* Bands leave and arrive in the order of the nodes they lead to and come
 * from, so that those of one node do not cross. */
static int
by_places(const void *a, const void *b, void *graph)
{
    const struct flow_graph *g = graph;
    const struct flow_link *left = a, *right = b;
    int ls = g->nodes[left->from].stage, rs = g->nodes[right->from].stage;
    size_t lf = g->nodes[left->from].place, rf = g->nodes[right->from].place;
    size_t lt = g->nodes[left->to].place, rt = g->nodes[right->to].place;
    if (ls != rs)
        return ls < rs ? -1 : 1;
    if (lf != rf)
        return lf < rf ? -1 : 1;
    return lt < rt ? -1 : lt > rt;
}

static const struct chart_item *
item_of(const struct sankey *s, const struct flow_link *link)
{
    const char *from = s->graph->nodes[link->from].name;
    const char *to = s->graph->nodes[link->to].name;
    for (size_t i = 0; from && to && i < s->chart->n_items; i++)
        if (strcmp(s->chart->items[i].label, from) == 0 &&
            g_strcmp0(s->chart->items[i].to, to) == 0)
            return &s->chart->items[i];
    return NULL;
}

static void
draw_band(struct drawing *d, struct sankey *s, const struct flow_link *link)
{
    int from = s->graph->nodes[link->from].stage;
    double side = (PAD + BAR) * d->em;
    double x = s->x[from] + s->width[from] + side;
    d->item = item_of(s, link);
    struct shape *band = drawing_add(d, SHAPE_BAND, TONE_SERIES + 5);
    d->item = NULL;
    band->x = x;
    band->width = s->x[from + 1] - side - x;
    band->height = thickness(s, link->fen);
    band->y = s->stands[link->from].out_y;
    band->from = s->stands[link->to].in_y;
    s->stands[link->from].out_y += band->height;
    s->stands[link->to].in_y += band->height;
}

static void
draw_bands(struct drawing *d, struct sankey *s)
{
    const struct flow_graph *g = s->graph;
    g_qsort_with_data(g->links, (gint) g->n_links, sizeof *g->links,
                      by_places, (gpointer) g);
    for (size_t i = 0; i < g->n_links; i++)
        draw_band(d, s, &g->links[i]);
}

/* What comes to it and what goes from it. */
static void
draw_around_hub(struct drawing *d, const struct chart *c, const char *hub)
{
    struct chart panels = *c;
    struct chart_item *items =
        arena_memdup(d->memory, c->items, c->n_items * sizeof *items);
    for (size_t i = 0; i < c->n_items; i++) {
        bool from = g_strcmp0(items[i].label, hub) == 0;
        items[i].group = from ? "去向" : "来源";
        items[i].label = from ? items[i].to : items[i].label;
        items[i].to = NULL;
    }
    panels.kind = CHART_PANELS;
    panels.items = items;
    draw_panels(d, &panels);
}

/* Where the names leave no room for bands: a panel for each node, with what
 * goes from it. */
static void
draw_as_panels(struct drawing *d, const struct chart *c)
{
    struct chart panels = *c;
    const char *hub = hub_of(c);
    if (hub) {
        draw_around_hub(d, c, hub);
        return;
    }
    struct chart_item *items =
        arena_array(d->memory, struct chart_item, c->n_items + 1);
    bool *taken = arena_array(d->memory, bool, c->n_items + 1);
    size_t n = 0;
    for (size_t i = 0; i < c->n_items; i++) {
        for (size_t k = i; k < c->n_items; k++) {
            if (taken[k] ||
                g_strcmp0(c->items[k].label, c->items[i].label) != 0)
                continue;
            taken[k] = true;
            items[n] = c->items[k];
            items[n].group = c->items[k].label;
            items[n++].label = c->items[k].to;
        }
    }
    panels.kind = CHART_PANELS;
    panels.items = items;
    draw_panels(d, &panels);
}

static void
draw_stages(struct drawing *d, struct sankey *s)
{
    double height = 0;
    choose_scale(d, s);
    for (int i = 0; i < s->graph->stages; i++)
        height = MAX(height, place_stage(d, s, i, 0));
    for (int i = 0; i < s->graph->stages; i++)
        place_stage(d, s, i, height);
    draw_bands(d, s);
    for (size_t i = 0; i < s->graph->n; i++)
        if (flow_node_fen(&s->graph->nodes[i]) > 0)
            draw_node(d, s, i);
    d->height = height;
    if (!s->thickened)
        return;
    drawing_word(d, "最细的线只表示有此去向，不按比例。", 0,
                 height + drawing_leading(d) / 2)->tone = TONE_MUTED;
    d->height += drawing_leading(d);
}

/* Names of a size, if bands have room between them. */
static bool
place_names(struct drawing *d, struct sankey *s, double em)
{
    d->em = em;
    memset(s->width, 0, sizeof *s->width * (size_t) s->graph->stages);
    set_labels(d, s);
    return place_stages(d, s);
}

void
draw_sankey(struct drawing *d, const struct chart *c)
{
    const struct flow_graph *g =
        flow_graph_of(d->memory, c, CLAMP(d->most, 3, MOST_NODES));
    struct sankey s = { .chart = c, .graph = g };
    s.stands = arena_array(d->memory, struct stand, g->n + 1);
    s.x = arena_array(d->memory, double, (size_t) g->stages + 1);
    s.width = arena_array(d->memory, double, (size_t) g->stages + 1);
    const char *hub = hub_of(c);
    if (g->stages < 2 || (hub && d->width < LEAST_WIDTH * d->em)) {
        draw_as_panels(d, c);
        return;
    }
    double em = d->em;
    if (place_names(d, &s, em) ||
        (!d->firm && place_names(d, &s, MIN(em, SMALL)))) {
        draw_stages(d, &s);
    } else {
        d->em = em;
        draw_as_panels(d, c);
    }
}
