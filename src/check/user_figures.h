/* Which figures of a document a reference of a user's rule means. Private to
 * check/. */
#ifndef YUSUAN_CHECK_USER_FIGURES_H
#define YUSUAN_CHECK_USER_FIGURES_H

#include "check/user_rules.h"

/** From the best to the worst. */
enum meaning {
    MEANING_FOUND,
    MEANING_EMPTY,    /* the table is there and has no rows at all */
    MEANING_MISSING,  /* no such table, row or column */
    MEANING_AMBIGUOUS /* several, and nothing tells which */
};

struct meant {
    enum meaning meaning;
    const char *why;  /* Chinese: what is missing or ambiguous; or null */
    const struct table *table;
    bool is_total;    /* a printed total; its blank is not 0 */
    GPtrArray *figures; /* of struct figure *; together they are meant */
};

/** What `reference` means in `b`; free with meant_clear. */
struct meant meant_find(const struct budget *b,
                        const struct rule_reference *reference);
void meant_clear(struct meant *m);

#endif
