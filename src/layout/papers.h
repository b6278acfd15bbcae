/* Which way the paper lies for a block. Private to layout/. */
#ifndef YUSUAN_LAYOUT_PAPERS_H
#define YUSUAN_LAYOUT_PAPERS_H

#include "layout/table.h"

/** The paper of a block that follows one on flow->paper. A heading and its
 *  short text lie as the table they lead to; a small table between two that
 *  lie across lies across with them. */
enum paper paper_of_block(struct flow *flow, const struct block *block);

#endif
