/* The rules that judge by themselves; the rest are relations. Private to
 * check/. */
#ifndef YUSUAN_CHECK_JUDGES_H
#define YUSUAN_CHECK_JUDGES_H

#include "check/judge.h"

/* rules_tables.c */
void judge_codes(struct judge *j);        /* R07 */
void judge_amounts(struct judge *j);      /* R14 */
void judge_crosswalk(struct judge *j);    /* R23 */
void judge_empty_tables(struct judge *j); /* R31 */

/* rules_rows.c */
void judge_page_ends(struct judge *j);     /* R13 */
void judge_repeated_rows(struct judge *j); /* R15 */

/* rules_projects.c */
void judge_targets_and_lines(struct judge *j); /* R26 */
void judge_target_totals(struct judge *j);     /* R27 */

#endif
