/* The loop over the rules, and the ledger it fills. Knows of a rule only who
 * judges it and which tables it needs. */
#include "check/check.h"

#include "check/judges.h"
#include "check/suspects.h"
#include "check/user_judge.h"

#include <string.h>

static const char *const WORDS[] = { "holds", "fails", "not-applicable",
                                     "insufficient" };
static const char *const NAMES[] = { "相符", "不符", "不适用", "数据不足" };

const char *
check_state_word(enum check_state state)
{
    return WORDS[state];
}

const char *
check_state_name(enum check_state state)
{
    return NAMES[state];
}

/* The kinds of documents that a rule is for. */
enum { IN_BUDGET = 1, IN_FINAL = 2, IN_EVALUATION = 4, IN_BOTH = 3 };

/* Who judges a rule, in which documents, and the tables without which it cannot
 * be judged. */
static const struct rule_judge {
    const char *id;
    judge_function judge;
    int documents;
    enum table_kind needs[2];
} JUDGES[] = {
    { "R01", judge_relations, IN_BUDGET, { TABLE_BALANCE } },
    { "R02", judge_relations, IN_BUDGET, { TABLE_BALANCE } },
    { "R03", judge_relations, IN_BUDGET, { TABLE_BALANCE } },
    { "R04", judge_relations, IN_BOTH, { TABLE_REVENUE } },
    { "R05", judge_relations, IN_BOTH, { TABLE_EXPENDITURE } },
    { "R06", judge_relations, IN_BOTH, { TABLE_EXPENDITURE } },
    { "R07", judge_codes, IN_BOTH, { TABLE_EXPENDITURE } },
    { "R08", judge_relations, IN_BOTH, { TABLE_BASIC } },
    { "R09", judge_relations, IN_BOTH, { TABLE_GENERAL } },
    { "R10", judge_relations, IN_BOTH, { TABLE_THREE_PUBLIC } },
    { "R11", judge_relations, IN_BOTH, { TABLE_PROCUREMENT } },
    { "R12", judge_relations, IN_BOTH, { TABLE_SERVICE_PURCHASES } },
    { "R13", judge_page_ends, IN_BOTH, { TABLE_UNKNOWN } },
    { "R14", judge_amounts, IN_BOTH, { TABLE_UNKNOWN } },
    { "R15", judge_repeated_rows, IN_BOTH, { TABLE_UNKNOWN } },
    { "R16", judge_relations, IN_BUDGET, { TABLE_BALANCE, TABLE_REVENUE } },
    { "R17", judge_relations, IN_BUDGET, { TABLE_BALANCE, TABLE_EXPENDITURE } },
    { "R18", judge_relations, IN_BUDGET, { TABLE_BALANCE, TABLE_EXPENDITURE } },
    { "R19", judge_relations, IN_BOTH, { TABLE_EXPENDITURE } },
    { "R20",
      judge_relations,
      IN_BUDGET,
      { TABLE_APPROPRIATION_BALANCE, TABLE_GENERAL } },
    { "R21", judge_relations, IN_BUDGET, { TABLE_BASIC, TABLE_GENERAL } },
    { "R22", judge_relations, IN_BUDGET, { TABLE_EXPENDITURE, TABLE_GENERAL } },
    { "R23", judge_crosswalk, IN_BOTH, { TABLE_EXPENDITURE } },
    { "R24", judge_relations, IN_BOTH, { TABLE_THREE_PUBLIC, TABLE_BASIC } },
    { "R25",
      judge_relations,
      IN_BUDGET,
      { TABLE_EXPENDITURE, TABLE_PROJECT_LINES } },
    { "R26",
      judge_targets_and_lines,
      IN_BUDGET, { TABLE_PROJECT_TARGETS, TABLE_PROJECT_LINES } },
    { "R27",
      judge_target_totals,
      IN_BUDGET, { TABLE_PROJECT_TARGETS, TABLE_EXPENDITURE } },
    { "R28", judge_relations, IN_BUDGET, { TABLE_DEPARTMENT_TARGETS } },
    { "R29", judge_relations, IN_BUDGET, { TABLE_REVENUE } },
    { "R30", judge_relations, IN_BUDGET, { TABLE_PROCUREMENT, TABLE_BALANCE } },
    { "R31", judge_empty_tables, IN_BUDGET, { TABLE_APPROPRIATION_BALANCE } },
    { "R32",
      judge_relations,
      IN_BUDGET,
      { TABLE_BALANCE, TABLE_APPROPRIATION_BALANCE } },
    { "R33", judge_relations, IN_BOTH, { TABLE_PROJECT_TARGETS } },
    { "R34", judge_costs, IN_BOTH, { TABLE_PROJECT_TARGETS } },
    { "R35", judge_indicators, IN_BOTH, { TABLE_PROJECT_TARGETS } },
    { "R36", judge_indicators, IN_BOTH, { TABLE_PROJECT_TARGETS } },
    { "R37", judge_indicator_directions, IN_BOTH, { TABLE_PROJECT_TARGETS } },
    { "R38", judge_indicator_kinds, IN_BOTH, { TABLE_PROJECT_TARGETS } },
    { "R39", judge_indicator_values, IN_BOTH, { TABLE_PROJECT_TARGETS } },
    { "R40", judge_goal_amounts, IN_BOTH, { TABLE_PROJECT_TARGETS } },
    { "R41", judge_contacts, IN_BOTH, { TABLE_PROJECT_TARGETS } },
    { "R42", judge_project_codes, IN_BOTH, { TABLE_PROJECT_TARGETS } },
    { "R43", judge_weights, IN_EVALUATION, { TABLE_SELF_EVALUATION } },
    { "R44", judge_fund_sources, IN_EVALUATION, { TABLE_SELF_EVALUATION } },
    { "R45", judge_execution, IN_EVALUATION, { TABLE_SELF_EVALUATION } },
    { "R46", judge_score_bounds, IN_EVALUATION, { TABLE_SELF_EVALUATION } },
    { "R47", judge_score_total, IN_EVALUATION, { TABLE_SELF_EVALUATION } },
    { "R48", judge_scores_again, IN_EVALUATION, { TABLE_SELF_EVALUATION } },
    { "R49", judge_reasons, IN_EVALUATION, { TABLE_SELF_EVALUATION } },
    { "R50", judge_completeness, IN_EVALUATION, { TABLE_SELF_EVALUATION } },
    { "R51", judge_unusual, IN_EVALUATION, { TABLE_SELF_EVALUATION } },
    { "R52", judge_grade, IN_EVALUATION, { TABLE_SELF_EVALUATION } },
    { "R53", judge_relations, IN_FINAL, { TABLE_BALANCE } },
    { "R54", judge_relations, IN_FINAL, { TABLE_BALANCE, TABLE_EXPENDITURE } },
    { "R55", judge_relations, IN_FINAL, { TABLE_APPROPRIATION_BALANCE } },
    { "R56",
      judge_relations,
      IN_FINAL,
      { TABLE_APPROPRIATION_BALANCE, TABLE_GENERAL } },
    { "R57", judge_relations, IN_FINAL, { TABLE_BASIC, TABLE_GENERAL } },
    { "R58", judge_relations, IN_FINAL, { TABLE_THREE_PUBLIC } },
    { "R59", judge_relations, IN_FINAL, { TABLE_FUND } },
    { "R61", judge_prose, IN_BOTH, { TABLE_UNKNOWN } },
    { "R63", judge_prose, IN_BOTH, { TABLE_UNKNOWN } },
    { "R65", judge_prose, IN_BOTH, { TABLE_UNKNOWN } },
    { "R66", judge_disclosure, IN_BOTH, { TABLE_UNKNOWN } },
};

/* ------------------------------------------------- rules without a place */

/* Why a needed table cannot be used, or null. */
static const char *
why_no_table(const struct judge *j, enum table_kind kind)
{
    const struct table *t = budget_table(j->b, kind);
    if (!t)
        return judge_text(j, "没有%s，无从核对", table_kind_name(kind));
    if (!t->n_rows && !budget_balance(j->b, kind))
        return judge_text(j, "%s没有读出任何一行，无从核对",
                          table_kind_name(kind));
    return NULL;
}

static const char *
why_no_tables(const struct judge *j, const enum table_kind *needs)
{
    const char *why = NULL;
    for (size_t i = 0; i < 2 && !why; i++)
        if (needs[i] != TABLE_UNKNOWN)
            why = why_no_table(j, needs[i]);
    return why;
}

/* The rule is for such documents; evaluations may stand in any. */
static bool
fits_document(const struct budget *b, const struct rule_judge *of)
{
    static const int KINDS[] = {
        [DOCUMENT_BUDGET] = IN_BUDGET,
        [DOCUMENT_FINAL_ACCOUNT] = IN_FINAL,
        [DOCUMENT_SELF_EVALUATION] = IN_EVALUATION,
        [DOCUMENT_BLANK_FORM] = 0,
    };
    int kinds = KINDS[b->kind] | (b->n_evaluations ? IN_EVALUATION : 0);
    return (of->documents & kinds) != 0;
}

/* Every rule has an entry, so that what was not checked is said. */
static void
add_nowhere(struct judge *j, const struct rule_judge *of)
{
    const char *why = why_no_tables(j, of->needs);
    struct check_entry *e = judge_add(j, "全文");
    if (!fits_document(j->b, of))
        judge_not_applicable(e, judge_text(j, "不用于%s",
                                           document_kind_name(j->b->kind)));
    else if (why)
        judge_insufficient(e, why);
    else
        judge_not_applicable(e, "没有适用的金额或内容");
}

static void
judge_rule(struct judge *j)
{
    guint before = j->entries->len;
    const struct rule_judge *of = JUDGES;
    while (strcmp(of->id, j->rule->id) != 0)
        of++;
    if (fits_document(j->b, of))
        of->judge(j);
    if (j->entries->len == before)
        add_nowhere(j, of);
}

/* Proved repairs break no sum; corrections by people can. */
static void
tell_broken(struct judge *j)
{
    for (guint i = 0; j->b->corrected && i < j->entries->len; i++) {
        const struct check_entry *e =
            &g_array_index(j->entries, struct check_entry, i);
        if (!e->repaired || e->state != CHECK_HOLDS ||
            e->after_repair != CHECK_FAILS)
            continue;
        struct place at = judge_at(j, NULL, e->lines[0]);
        at.table = e->tables[0];
        findings_add(j->b->found, e->rule->id, FINDING_ERROR, at,
                     "%s（%s）：印出的数字相符，更正后不符。%.0s%.0s",
                     "%.0s%.0s%s (%s): holds as printed, and fails after the "
                     "corrections.",
                     e->rule->title, e->what, e->rule->title_en, e->what);
    }
}

static struct ledger *
close_ledger(struct judge *j)
{
    struct ledger *l = arena_one(j->memory, struct ledger);
    l->n_entries = j->entries->len;
    struct check_entry *entries = arena_memdup(
        j->memory, j->entries->data, l->n_entries * sizeof(struct check_entry));
    l->entries = entries;
    for (size_t i = 0; i < l->n_entries; i++) {
        l->count[entries[i].state]++;
        if (!entries[i].repaired)
            entries[i].after_repair = entries[i].state;
    }
    g_array_free(j->entries, TRUE);
    return l;
}

const struct ledger *
check_budget(struct budget *b)
{
    return check_budget_with(b, NULL);
}

const struct ledger *
check_budget_with(struct budget *b, const struct user_rules *rules)
{
    struct relations all = relations_build(b);
    struct judge j = { .b = b, .memory = b->memory, .all = &all };
    j.entries = g_array_new(FALSE, TRUE, sizeof(struct check_entry));
    size_t failing, judged;
    j.all_fails = relations_mostly_fail(&all, &failing, &judged);
    j.suspects = suspects_find(&all);
    for (size_t i = 0; i < b->n_tables; i++)
        j.any_unsure |= b->tables[i].unsure;
    for (j.rule = check_rules(); j.rule->id; j.rule++)
        judge_rule(&j);
    judge_user_rules(&j, rules);
    tell_broken(&j);
    g_hash_table_destroy(j.suspects);
    struct ledger *l = close_ledger(&j);
    l->verdict = verdict_reach(b);
    return l;
}
