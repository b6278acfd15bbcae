/* Series → page items in a box, or SVG. */
#ifndef YUSUAN_CHART_CHART_H
#define YUSUAN_CHART_CHART_H

#include "chart/series.h"
#include "page/page.h"
#include "text/text.h"

/** Height in points that a chart takes at a width; titles and notes are not
 *  its part, they are set by who places it. */
double chart_height(const struct chart *c, fonts *f, double width,
                    arena *memory);

/** A box on a page. */
struct chart_box {
    double x, y, width;
};

/** Draw at x, y (top left). Items are owned by `memory`. */
void chart_draw(const struct chart *c, fonts *f, struct page *p,
                struct chart_box box, arena *memory);

/** The chart as an SVG element (no inline style: classes c0…c6, ink, muted,
 *  rule, paper; text widths are estimated), well-formed XML with title and
 *  desc. Owned by `memory`. */
const char *chart_svg(const struct chart *c, double width, arena *memory);

#endif
