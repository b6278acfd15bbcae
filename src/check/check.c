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

/* Who judges a rule, and the tables without which it cannot be judged. */
static const struct {
    const char *id;
    judge_function judge;
    enum table_kind needs[2];
} JUDGES[] = {
    { "R01", judge_relations, { TABLE_BALANCE } },
    { "R02", judge_relations, { TABLE_BALANCE } },
    { "R03", judge_relations, { TABLE_BALANCE } },
    { "R04", judge_relations, { TABLE_REVENUE } },
    { "R05", judge_relations, { TABLE_EXPENDITURE } },
    { "R06", judge_relations, { TABLE_EXPENDITURE } },
    { "R07", judge_codes, { TABLE_EXPENDITURE } },
    { "R08", judge_relations, { TABLE_BASIC } },
    { "R09", judge_relations, { TABLE_GENERAL } },
    { "R10", judge_relations, { TABLE_THREE_PUBLIC } },
    { "R11", judge_relations, { TABLE_PROCUREMENT } },
    { "R12", judge_relations, { TABLE_SERVICE_PURCHASES } },
    { "R13", judge_page_ends, { TABLE_UNKNOWN } },
    { "R14", judge_amounts, { TABLE_UNKNOWN } },
    { "R15", judge_repeated_rows, { TABLE_UNKNOWN } },
    { "R16", judge_relations, { TABLE_BALANCE, TABLE_REVENUE } },
    { "R17", judge_relations, { TABLE_BALANCE, TABLE_EXPENDITURE } },
    { "R18", judge_relations, { TABLE_BALANCE, TABLE_EXPENDITURE } },
    { "R19", judge_relations, { TABLE_EXPENDITURE } },
    { "R20", judge_relations, { TABLE_APPROPRIATION_BALANCE, TABLE_GENERAL } },
    { "R21", judge_relations, { TABLE_BASIC, TABLE_GENERAL } },
    { "R22", judge_relations, { TABLE_EXPENDITURE, TABLE_GENERAL } },
    { "R23", judge_crosswalk, { TABLE_EXPENDITURE } },
    { "R24", judge_relations, { TABLE_THREE_PUBLIC, TABLE_BASIC } },
    { "R25", judge_relations, { TABLE_EXPENDITURE, TABLE_PROJECT_LINES } },
    { "R26",
      judge_targets_and_lines,
      { TABLE_PROJECT_TARGETS, TABLE_PROJECT_LINES } },
    { "R27",
      judge_target_totals,
      { TABLE_PROJECT_TARGETS, TABLE_EXPENDITURE } },
    { "R28", judge_relations, { TABLE_DEPARTMENT_TARGETS } },
    { "R29", judge_relations, { TABLE_REVENUE } },
    { "R30", judge_relations, { TABLE_PROCUREMENT, TABLE_BALANCE } },
    { "R31", judge_empty_tables, { TABLE_APPROPRIATION_BALANCE } },
    { "R32", judge_relations, { TABLE_BALANCE, TABLE_APPROPRIATION_BALANCE } },
    { "R33", judge_relations, { TABLE_PROJECT_TARGETS } },
    { "R34", judge_costs, { TABLE_PROJECT_TARGETS } },
    { "R35", judge_indicators, { TABLE_PROJECT_TARGETS } },
    { "R36", judge_indicators, { TABLE_PROJECT_TARGETS } },
    { "R37", judge_indicator_directions, { TABLE_PROJECT_TARGETS } },
    { "R38", judge_indicator_kinds, { TABLE_PROJECT_TARGETS } },
    { "R39", judge_indicator_values, { TABLE_PROJECT_TARGETS } },
    { "R40", judge_goal_amounts, { TABLE_PROJECT_TARGETS } },
    { "R41", judge_contacts, { TABLE_PROJECT_TARGETS } },
    { "R42", judge_project_codes, { TABLE_PROJECT_TARGETS } },
    { "R43", judge_weights, { TABLE_SELF_EVALUATION } },
    { "R44", judge_fund_sources, { TABLE_SELF_EVALUATION } },
    { "R45", judge_execution, { TABLE_SELF_EVALUATION } },
    { "R46", judge_score_bounds, { TABLE_SELF_EVALUATION } },
    { "R47", judge_score_total, { TABLE_SELF_EVALUATION } },
    { "R48", judge_scores_again, { TABLE_SELF_EVALUATION } },
    { "R49", judge_reasons, { TABLE_SELF_EVALUATION } },
    { "R50", judge_completeness, { TABLE_SELF_EVALUATION } },
    { "R51", judge_unusual, { TABLE_SELF_EVALUATION } },
    { "R52", judge_grade, { TABLE_SELF_EVALUATION } },
};

/* ------------------------------------------------- rules without a place */

static bool
is_of_evaluation(const struct check_rule *rule)
{
    return strcmp(rule->id, "R43") >= 0;
}

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

static bool
fits_document(const struct judge *j)
{
    bool evaluation = j->b->kind == DOCUMENT_SELF_EVALUATION;
    return evaluation == is_of_evaluation(j->rule);
}

/* Every rule has an entry, so that what was not checked is said. */
static void
add_nowhere(struct judge *j, const enum table_kind *needs)
{
    const char *why = needs ? why_no_tables(j, needs) : NULL;
    struct check_entry *e = judge_add(j, "全文");
    if (!fits_document(j))
        judge_not_applicable(e, is_of_evaluation(j->rule)
                                    ? "本文件不是绩效自评"
                                    : "本文件不是部门预算");
    else if (!needs)
        judge_insufficient(e, "没有可以核对的内容");
    else if (why)
        judge_insufficient(e, why);
    else
        judge_not_applicable(e, "没有适用的金额或内容");
}

static void
judge_rule(struct judge *j)
{
    const enum table_kind *needs = NULL;
    guint before = j->entries->len;
    for (size_t i = 0; i < G_N_ELEMENTS(JUDGES); i++) {
        if (strcmp(JUDGES[i].id, j->rule->id) != 0)
            continue;
        needs = JUDGES[i].needs;
        JUDGES[i].judge(j);
    }
    if (j->entries->len == before)
        add_nowhere(j, needs);
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
    l->verdict = verdict_reach(b, l);
    return l;
}
