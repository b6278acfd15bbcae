/* Elements over the ends of pages. Private to layout/. */
#ifndef YUSUAN_LAYOUT_ELEMENTS_H
#define YUSUAN_LAYOUT_ELEMENTS_H

#include "layout/flow.h"

/** Put the text of an element that goes on over a page's end into a span on
 *  each page. Before running heads are added. */
void elements_part(struct flow *flow);

#endif
