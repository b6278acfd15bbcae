/* Items that belong together because they follow each other with one name: a
 * bar of several parts, a group of bars, a panel. Private to chart/. */
#ifndef YUSUAN_CHART_RUNS_H
#define YUSUAN_CHART_RUNS_H

#include "chart/drawing.h"

/** What makes items one run. */
enum run_key { RUN_BY_LABEL, RUN_BY_GROUP };

struct item_run {
    const char *name;
    size_t at;       /* the which-th */
    size_t from, to; /* items of the chart of the runs */
    money sum;
    int64_t length;  /* 分: the sum of what is positive */
};

struct item_runs {
    const struct chart *chart; /* many small runs are gathered in it */
    size_t n;
    struct item_run *run;
};

/** The runs in their order; where there are more than `most`, the largest of
 *  them and one "其他（n项）" of the rest. */
struct item_runs chart_runs(arena *a, const struct chart *c,
                            enum run_key key, size_t most);

/** The names of the parts: the chart's, or the groups of its items in order
 *  of appearance. */
struct part_names {
    size_t n;
    const char **name;
};
struct part_names chart_part_names(arena *a, const struct chart *c);
/** Which part an item is. */
size_t chart_part_index(const struct part_names *parts,
                        const struct chart_item *item);

#endif
