/* Why a sum is off: what the difference is, by name. Private to check/. */
#ifndef YUSUAN_CHECK_EXPLAIN_H
#define YUSUAN_CHECK_EXPLAIN_H

#include "check/projects.h"

/** The same words in both languages; null where there is nothing to say. */
struct explanation {
    const char *zh, *en;
    const char *brief, *brief_en; /* the failure itself in plain words, where
                                     they say more than an equation; or null */
    size_t n; /* things that it names */
};

/** What `difference` (how much more the left has) is in a failing relation:
 *  amounts named in other tables, a shift of the decimal point, another unit,
 *  one digit, a row counted twice. */
struct explanation explain_relation(const struct judge *j,
                                    const struct relation *r, money difference);

/** The projects of one list that the other lacks and that come to exactly
 *  `amount` together (all of them, or up to three). */
struct explanation explain_missing_projects(const struct judge *j,
                                            enum project_list present,
                                            money amount);

#endif
