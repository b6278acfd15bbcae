/* Which figures fail within their own tables: where two tables part, those are
 * to be looked at first. Private to check/. */
#ifndef YUSUAN_CHECK_SUSPECTS_H
#define YUSUAN_CHECK_SUSPECTS_H

#include "check/judge.h"

/** Number of failing relations within one table, by figure and by table; looked
 *  up only, never walked. Free with g_hash_table_destroy. */
GHashTable *suspects_find(const struct relations *all);

/** Where a failing relation is placed: at its one figure that is most suspect,
 *  else in the one table that is, else where it is judged. */
struct place suspects_place(const struct judge *j, const struct check_entry *e,
                            const struct relation *r);

#endif
