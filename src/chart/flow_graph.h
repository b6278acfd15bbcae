/* Nodes and links of a flow in stages: who stands where, and in which order,
 * so that few bands cross. Knows amounts, no type. Private to chart/. */
#ifndef YUSUAN_CHART_FLOW_GRAPH_H
#define YUSUAN_CHART_FLOW_GRAPH_H

#include "chart/drawing.h"

struct flow_node {
    const char *name;  /* null: a link only passes here */
    int stage;
    size_t place;      /* in its stage, from the top */
    int64_t in, out;   /* 分 */
};

struct flow_link {
    size_t from, to; /* nodes of neighbouring stages */
    int64_t fen;
};

struct flow_graph {
    size_t n, n_links;
    struct flow_node *nodes;
    struct flow_link *links;
    int stages;
};

/** A node stands one stage after the last that feeds it; links over several
 *  stages get nodes without name on their way. In a stage at most `most` nodes
 *  have names, the smallest are put together. Links that are not positive, or
 *  lead back, are left out. */
struct flow_graph *flow_graph_of(arena *a, const struct chart *c,
                                 size_t most);

/** The larger of what comes and what goes. */
int64_t flow_node_fen(const struct flow_node *n);

/** The nodes of a stage in their order; `order` has room for all nodes. How
 *  many they are. */
size_t flow_stage(const struct flow_graph *g, int stage, size_t *order);

/** How many pairs of links cross. */
size_t flow_crossings(const struct flow_graph *g);

#endif
