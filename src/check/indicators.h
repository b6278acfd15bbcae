/* Reading indicators for the rules that judge them. Private to check/. */
#ifndef YUSUAN_CHECK_INDICATORS_H
#define YUSUAN_CHECK_INDICATORS_H

#include "check/judge.h"

/** A list of indicators: a project's, or the department's own. */
struct indicator_list {
    const char *name;              /* the project's, or 部门整体 */
    const struct project *project; /* or null */
    const struct table *table;
    int line; /* the first one's */
    size_t n;
    const struct indicator *all;
};

/** How many lists there are: one a project, then the department's. */
size_t indicators_lists(const struct budget *b);
struct indicator_list indicators_list(const struct budget *b, size_t i);

/** The text, or "" for null. */
const char *indicators_text(const char *text);
/** Any of the words (null-ended) stands in the text, or ends it. */
bool indicators_has(const char *text, const char *const *words);
bool indicators_ends(const char *text, const char *const *words);

/** A number of things: ≥ ≤ = > <. */
bool indicators_is_numeric(const struct indicator *i);
bool indicators_is_ceiling(const struct indicator *i); /* ≤ < */
bool indicators_is_floor(const struct indicator *i);   /* ≥ > */
bool indicators_is_cost(const struct indicator *i);

/** The amount of an indicator in money (元, 万, 万元, 亿元 …): its value and
 *  one unit of its last printed digit. */
bool indicators_money(const struct indicator *i, money *amount, money *step);

/** Begin an entry about a list, or report one of its indicators. */
struct check_entry *indicators_entry(struct judge *j,
                                     const struct indicator_list *list);
void indicators_report(struct judge *j, struct check_entry *e,
                       const struct indicator_list *list,
                       const struct indicator *i, const char *zh,
                       const char *en);

#endif
