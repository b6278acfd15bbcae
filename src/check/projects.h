/* Projects as two tables tell them: the targets table and the project lines,
 * each line's amounts put together by name. Private to check/. */
#ifndef YUSUAN_CHECK_PROJECTS_H
#define YUSUAN_CHECK_PROJECTS_H

#include "check/judge.h"

enum project_list { LIST_TARGETS, LIST_LINES };

struct named_project {
    const char *name;   /* as printed, without its code; null: lost */
    const char *code;   /* or null */
    const char *folded; /* for comparing: no code, no marks */
    bool known;         /* its amount is */
    money amount;       /* targets: total; lines: this year's money */
    money total;        /* lines: with what was carried over */
    const struct table *table;
    int line;
    const struct project *targets; /* of LIST_TARGETS: the project; else null */
    const struct named_project *match; /* of the other list, or null */
    bool exact; /* the names are the same, not only near */
};

struct project_lists {
    size_t n[2]; /* by enum project_list */
    struct named_project *all[2];
};

/** Both lists, matched: by equal names, then by code, then by near names with
 *  equal amounts. Owned by the budget's arena. */
struct project_lists projects_match(const struct judge *j);

#endif
