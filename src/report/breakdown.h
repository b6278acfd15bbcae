/* What a whole is made of, as a chart: the parts of one classification or the
 * projects, largest first. Private to report/. */
#ifndef YUSUAN_REPORT_BREAKDOWN_H
#define YUSUAN_REPORT_BREAKDOWN_H

#include "report/parts.h"
#include "summarize/projects.h"

struct breakdown {
    const char *by;  /* "功能分类款级科目", "项目": what the parts are */
    const char *of;  /* "支出", "“行政运行”": what the whole is */
    const char *source; /* words of the table; or null */
    money total;     /* of the whole; may be more than the parts */
    size_t n;        /* the positive parts, descending */
    struct chart_item *items; /* with their shares of the total */
};

/** A part from this share on (hundredths of a percent) dwarfs the others: a
 *  chart of all would be one bar. */
enum { BREAKDOWN_DOMINANT = 8000 };

/** What breakdown_by_subject breaks down. */
struct breaking {
    enum classification by;
    int level;               /* 0: leaves */
    enum measure measure;
    const struct aggregate *within; /* a function; null: all spending */
};

struct breakdown breakdown_by_subject(struct composing *c,
                                      const struct breaking *how);
/** `within` a function, or null: all projects. */
struct breakdown breakdown_by_project(struct composing *c,
                                      const struct project_sums *projects,
                                      const struct aggregate *within);

/** Sort the items, drop those that are not positive, and share them out of the
 *  total: for parts that were gathered elsewhere. */
void breakdown_settle(struct composing *c, struct breakdown *b);

/** The one whose largest part is smallest, of those with three parts or more;
 *  the first of equals. Null where there is none. */
const struct breakdown *breakdown_best(const struct breakdown *all, size_t n);

bool breakdown_is_dominated(const struct breakdown *b);

struct breakdown_chart {
    enum chart_kind kind;
    size_t most;       /* items shown; the rest is gathered as 其他 */
    const char *title; /* null: made from the finding */
    const char *anchor;
};

/** The chart; of a dominated breakdown what stands beside the dominating part,
 *  saying so. Null, and nothing added, where fewer than three are left. */
struct block *breakdown_draw(struct composing *c, const struct breakdown *b,
                             const struct breakdown_chart *how);

/** Anchors that stand in the pack and on the page alike: "f-20601",
 *  "project-<code>". */
const char *breakdown_subject_anchor(arena *a, enum classification which,
                                     const char *code);
const char *breakdown_project_anchor(arena *a, const struct budget *b,
                                     const struct project_sum *p);

#endif
