/* What a chart shows: plain data, no coordinates, one model for the printed
 * page and for SVG. The only header of chart/ that report/ may include. */
#ifndef YUSUAN_CHART_SERIES_H
#define YUSUAN_CHART_SERIES_H

#include "money/money.h"

#include <stdbool.h>
#include <stddef.h>

enum chart_kind {
    CHART_BARS,      /* sorted horizontal bars, one value an item */
    CHART_STACKED,   /* an item is a bar of several parts */
    CHART_DONUT,
    CHART_TREEMAP,
    CHART_HEAT,      /* rows × columns */
    CHART_SANKEY,    /* items are links from → to */
    CHART_PARETO,    /* bars with the cumulated share */
    CHART_BULLET,    /* a measure against a target and a mark */
    CHART_WATERFALL,
    CHART_KIND_COUNT
};

struct chart_item {
    const char *label; /* what it is; of a link: from */
    const char *to;    /* of a link or a heat cell: the column; else null */
    const char *group; /* panel, stack part or Sankey stage; or null */
    money value;
    int64_t share;     /* hundredths of a percent; -1: none */
    const char *href;  /* "#anchor" of its row, or null */
    bool gathered;     /* "其他（12项）": small ones put together */
};

struct chart {
    enum chart_kind kind;
    const char *title;  /* states the finding */
    const char *description; /* for those who do not see it */
    const char *note;   /* the denominator, the source table; or null */
    enum money_unit unit; /* labels are in this unit */
    int decimals;
    const char **parts; /* of stacked bars: names of the parts, null-ended */
    money target;       /* bullet */
    int64_t mark;       /* bullet: hundredths of a percent, 9000 = 90 %; or 0 */
    size_t n_items;
    const struct chart_item *items;
};

/** "bars", "donut", … */
const char *chart_kind_word(enum chart_kind kind);

#endif
