/* Flows of money from stage to stage: bands as thick as their amounts. Items
 * are links label → to; a node stands one stage after the last feeding it. */
#include "chart/drawing.h"

#include <glib.h>
#include <string.h>

enum { SIZE = 8, MOST_NODES = 64 };
static const double NODE_WIDTH = 9, LINE_HEIGHT = 10, HEIGHT = 180, GAP = 3;
static const double LAST_SHARE = 0.2; /* of the width, for the last labels */

struct node {
    const char *name;
    int stage;
    money in, out;
    double y, height;      /* where it stands */
    double in_y, out_y;    /* where the next band ends and begins */
    struct label label;    /* its name; the amount is one line more */
};

struct flow {
    const struct chart *chart;
    struct node nodes[MOST_NODES];
    size_t n;
    int stages;
    double scale; /* points per 分 */
};

static struct node *
find_node(struct flow *f, const char *name)
{
    for (size_t i = 0; i < f->n; i++)
        if (strcmp(f->nodes[i].name, name) == 0)
            return &f->nodes[i];
    if (f->n == MOST_NODES)
        return NULL;
    f->nodes[f->n] = (struct node) { .name = name };
    return &f->nodes[f->n++];
}

static void
gather_nodes(struct flow *f)
{
    const struct chart *c = f->chart;
    for (size_t i = 0; i < c->n_items; i++) {
        struct node *from = find_node(f, c->items[i].label);
        struct node *to = find_node(f, c->items[i].to);
        if (!from || !to || c->items[i].value.fen <= 0)
            continue;
        money_add(&from->out, c->items[i].value);
        money_add(&to->in, c->items[i].value);
    }
    /* as many rounds as stages can be; a circle ends with the rounds */
    for (size_t round = 0; round < f->n; round++)
        for (size_t i = 0; i < c->n_items; i++) {
            const struct node *from = find_node(f, c->items[i].label);
            struct node *to = find_node(f, c->items[i].to);
            if (from && to && to->stage <= from->stage)
                to->stage = MIN(from->stage + 1, (int) f->n);
        }
    for (size_t i = 0; i < f->n; i++)
        f->stages = MAX(f->stages, f->nodes[i].stage + 1);
}

static int64_t
node_fen(const struct node *n)
{
    return MAX(n->in.fen, n->out.fen);
}

/* Every node has at least the height of its label. */
static double
slot_height(const struct flow *f, const struct node *n)
{
    double text = (double) (n->label.n + 1) * LINE_HEIGHT;
    return MAX((double) node_fen(n) * f->scale, text) + GAP;
}

static double
place_stage(struct flow *f, int stage)
{
    double y = 2;
    for (size_t i = 0; i < f->n; i++) {
        struct node *n = &f->nodes[i];
        if (n->stage != stage || node_fen(n) <= 0)
            continue;
        double slot = slot_height(f, n);
        n->height = MAX((double) node_fen(n) * f->scale, 0.6);
        n->y = y + (slot - GAP - n->height) / 2;
        n->in_y = n->out_y = n->y;
        y += slot;
    }
    return y;
}

static double
place_nodes(struct flow *f)
{
    int64_t most = 0;
    for (int stage = 0; stage < f->stages; stage++) {
        int64_t sum = 0;
        for (size_t i = 0; i < f->n; i++)
            if (f->nodes[i].stage == stage)
                sum += node_fen(&f->nodes[i]);
        most = MAX(most, sum);
    }
    f->scale = most ? HEIGHT / (double) most : 0;
    double height = 0;
    for (int stage = 0; stage < f->stages; stage++)
        height = MAX(height, place_stage(f, stage));
    return height;
}

/* The name and, under it, the amount, right of the node. */
static void
draw_node(struct drawing *d, const struct flow *f, const struct node *n,
          double x)
{
    double lines = (double) n->label.n + 1;
    double y = n->y + n->height / 2 - lines * LINE_HEIGHT / 2 + SIZE;
    const char *amount =
        chart_amount(d->memory, f->chart, (money) { node_fen(n) });
    drawing_rect(d, TONE_SERIES, x, n->y, NODE_WIDTH, n->height);
    x += NODE_WIDTH + GAP;
    for (size_t i = 0; i < n->label.n; i++, y += LINE_HEIGHT)
        drawing_text(d, n->label.lines[i], x, y, SIZE);
    drawing_text(d, amount, x, y, SIZE)->tone = TONE_MUTED;
}

static void
draw_link(struct drawing *d, struct flow *f, const struct chart_item *link,
          double step)
{
    struct node *from = find_node(f, link->label);
    struct node *to = find_node(f, link->to);
    if (!from || !to || link->value.fen <= 0 || to->stage <= from->stage)
        return;
    double thick = MAX((double) link->value.fen * f->scale, 0.6);
    struct shape *band = drawing_add(d, SHAPE_BAND, TONE_SERIES + 5);
    band->x = from->stage * step + NODE_WIDTH;
    band->width = (to->stage - from->stage) * step - NODE_WIDTH;
    band->y = from->out_y;
    band->from = to->in_y;
    band->height = thick;
    from->out_y += thick;
    to->in_y += thick;
}

void
draw_sankey(struct drawing *d, const struct chart *c)
{
    struct flow f = { .chart = c };
    gather_nodes(&f);
    if (f.stages < 2)
        return;
    double last = d->width * LAST_SHARE;
    double step = (d->width - last - NODE_WIDTH) / (f.stages - 1);
    for (size_t i = 0; i < f.n; i++) {
        bool at_end = f.nodes[i].stage == f.stages - 1;
        double room = (at_end ? last : step - NODE_WIDTH) - 2 * GAP;
        f.nodes[i].label = drawing_label(d, f.nodes[i].name, SIZE, room);
    }
    d->height = place_nodes(&f) + 2;
    for (size_t i = 0; i < c->n_items; i++)
        draw_link(d, &f, &c->items[i], step);
    for (size_t i = 0; i < f.n; i++)
        if (node_fen(&f.nodes[i]) > 0)
            draw_node(d, &f, &f.nodes[i], f.nodes[i].stage * step);
}
