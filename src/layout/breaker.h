/* Where pages end: the best whole, not the first fit, as Knuth and Plass break
 * paragraphs. Private to layout/. */
#ifndef YUSUAN_LAYOUT_BREAKER_H
#define YUSUAN_LAYOUT_BREAKER_H

#include "layout/flow.h"

/** Slabs [from, to) stand on one page. */
struct page_plan {
    size_t from, to;
    double squeeze; /* share of each slab's give that is taken, 0…1 */
    double spread;  /* points more above each block, so that pages end level */
};

/** The pages of a flow (of struct page_plan); the caller frees the array. A
 *  chart may change places with the block after it where that leaves fewer
 *  holes: flow->slabs is in the order of the pages then. Linear in the number
 *  of slabs. */
GArray *breaker_run(struct flow *flow);

/** Slab i goes on with the table of the slab before it. */
bool breaker_continues(const struct flow *flow, size_t i);

/** Where slab i begins on the page when it is filled down to y. */
double breaker_top(const struct flow *flow, const struct page_plan *plan,
                   size_t i, double y);

#endif
