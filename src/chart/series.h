/* What a chart shows: plain data, no coordinates, one model for the printed
 * page and for SVG. The only header of chart/ that report/ may include. */
#ifndef YUSUAN_CHART_SERIES_H
#define YUSUAN_CHART_SERIES_H

#include "money/money.h"

#include <stdbool.h>
#include <stddef.h>

enum chart_kind {
    CHART_BARS,      /* horizontal bars, one value an item */
    CHART_STACKED,   /* a bar of several parts: items with one label follow
                        each other, `group` names the part */
    CHART_GROUPED,   /* the same items over years: as STACKED, the parts (the
                        years) as bars below each other */
    CHART_PANELS,    /* small multiples: `group` is the panel, the items of a
                        panel follow each other; one scale for all */
    CHART_DONUT,
    CHART_TREEMAP,
    CHART_HEAT,      /* rows × columns */
    CHART_SANKEY,    /* items are links from → to */
    CHART_PARETO,    /* bars with the cumulated share */
    CHART_BULLET,    /* a measure against a target and a mark */
    CHART_WATERFALL, /* first and last are amounts, the others changes */
    CHART_KIND_COUNT
};

struct chart_item {
    const char *label; /* what it is; of a link: from */
    const char *to;    /* of a link or a heat cell: the column; else null */
    const char *group; /* panel or stack part; or null */
    money value;
    money of;          /* bullet: what it is measured against, where items
                          differ in it; 0: the chart's target */
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
    const char *unit_words; /* of amounts that are no money: "分"; or null */
    const char **parts; /* names, null-ended: of the parts of stacked and
                           grouped bars; of a bullet's measure, target and
                           mark. Null: none, or the usual words */
    money target;       /* bullet */
    int64_t mark;       /* bullet: hundredths of a percent, 9000 = 90 %; or 0 */
    size_t n_items;
    const struct chart_item *items;
};

/** "bars", "donut", … */
const char *chart_kind_word(enum chart_kind kind);

#endif
