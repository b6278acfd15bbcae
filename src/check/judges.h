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

/* rules_indicators.c */
void judge_costs(struct judge *j);                /* R34 */
void judge_indicators(struct judge *j);           /* R35, R36 */
void judge_indicator_directions(struct judge *j); /* R37 */
void judge_indicator_kinds(struct judge *j);      /* R38 */

/* rules_texts.c */
void judge_indicator_values(struct judge *j); /* R39 */
void judge_goal_amounts(struct judge *j);     /* R40 */
void judge_contacts(struct judge *j);         /* R41 */
void judge_project_codes(struct judge *j);    /* R42 */

/* rules_evaluation.c */
void judge_weights(struct judge *j);      /* R43 */
void judge_fund_sources(struct judge *j); /* R44 */
void judge_execution(struct judge *j);    /* R45 */
void judge_score_bounds(struct judge *j); /* R46 */
void judge_score_total(struct judge *j);  /* R47 */

/* rules_scores.c */
void judge_scores_again(struct judge *j); /* R48 */
void judge_reasons(struct judge *j);      /* R49 */
void judge_completeness(struct judge *j); /* R50 */
void judge_unusual(struct judge *j);      /* R51 */
void judge_grade(struct judge *j);        /* R52 */

/* rules_disclosure.c */
void judge_disclosure(struct judge *j); /* R66 */

/* rules_prose.c */
void judge_prose(struct judge *j); /* R61, R63, R65 */

#endif
