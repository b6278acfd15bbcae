/* Rules that put projects of two tables side by side: which are missing in one
 * of them, which differ. */
#include "check/explain.h"
#include "check/judges.h"
#include "check/projects.h"

#include <string.h>

static const char *
name_of(const struct named_project *p)
{
    return p->name ? p->name : "（名称缺失的项目）";
}

/* ----------------------------------------------------------------- R26 */

static struct check_entry *
add_project(struct judge *j, const struct named_project *p,
            const struct table *other)
{
    struct check_entry *e = judge_add(j, name_of(p));
    judge_about_one(e, p->targets);
    judge_table(e, p->table);
    judge_table(e, other);
    judge_line(j, e, p->line);
    return e;
}

static void
judge_match(struct judge *j, const struct named_project *p)
{
    const struct named_project *line = p->match;
    struct check_entry *e = add_project(j, p, line->table);
    judge_line(j, e, line->line);
    if (!p->known) {
        judge_insufficient(e, "绩效目标表没有印出项目总额");
        return;
    }
    /* Some forms state a project's whole money, carry-over included. */
    money other = p->amount.fen == line->total.fen ? line->total : line->amount;
    judge_equation(e, p->amount, other, (money){ 0 });
    if (e->state == CHECK_FAILS)
        judge_finding(
            j, e, judge_at(j, p->table, p->line),
            judge_text(j,
                       "项目“%s”绩效目标表为 %s 万元，项目支出表第%d行起"
                       "为 %s 万元。",
                       name_of(p), judge_amount(j, p->amount), line->line,
                       judge_amount(j, other)),
            judge_text(j,
                       "Project “%s” has %s in the targets table "
                       "and %s in the project table (line %d).",
                       name_of(p), judge_amount(j, p->amount),
                       judge_amount(j, other), line->line));
    else if (!p->exact)
        judge_note(j, e, "名称略有不同（“%s”），金额相等", name_of(line));
}

static void
judge_unmatched_target(struct judge *j, const struct named_project *p,
                       const struct table *lines)
{
    struct check_entry *e = add_project(j, p, lines);
    if (!p->known) {
        judge_insufficient(e, "项目名称或总额缺失，无从对照");
        return;
    }
    judge_finding(
        j, e, judge_at(j, p->table, p->line),
        judge_text(j, "项目“%s”（%s 万元）有绩效目标，但项目支出表中没有。",
                   name_of(p), judge_amount(j, p->amount)),
        judge_text(j,
                   "Project “%s” (%s 万元) has targets but is not in "
                   "the project table.",
                   name_of(p), judge_amount(j, p->amount)));
}

/* Targets without a name or an amount, of which the line may be one. */
static bool
may_be_unnamed(const struct project_lists *lists)
{
    for (size_t i = 0; i < lists->n[LIST_TARGETS]; i++) {
        const struct named_project *p = &lists->all[LIST_TARGETS][i];
        if (!p->match && !p->name)
            return true;
    }
    return false;
}

static void
judge_unmatched_line(struct judge *j, const struct named_project *p,
                     const struct project_lists *lists)
{
    const struct table *targets = budget_table(j->b, TABLE_PROJECT_TARGETS);
    struct check_entry *e = add_project(j, p, targets);
    if (p->amount.fen == 0) {
        judge_not_applicable(e, "只用结转资金，不要求绩效目标");
        return;
    }
    bool unnamed = may_be_unnamed(lists);
    judge_finding(j, e, judge_at(j, p->table, p->line),
                  judge_text(j,
                             "项目“%s”（本年 %s 万元）在绩效目标表中没有%s。",
                             name_of(p), judge_amount(j, p->amount),
                             unnamed ? "，或是其中名称缺失的一个" : ""),
                  judge_text(j,
                             "Project “%s” (%s 万元 this year) has no "
                             "targets%s.",
                             name_of(p), judge_amount(j, p->amount),
                             unnamed ? ", or is one whose name is lost" : ""));
}

void
judge_targets_and_lines(struct judge *j)
{
    const struct table *lines = budget_table(j->b, TABLE_PROJECT_LINES);
    if (!lines || !j->b->n_projects)
        return;
    struct project_lists lists = projects_match(j);
    if (!lists.n[LIST_LINES])
        return;
    for (size_t i = 0; i < lists.n[LIST_TARGETS]; i++) {
        const struct named_project *p = &lists.all[LIST_TARGETS][i];
        if (p->match)
            judge_match(j, p);
        else
            judge_unmatched_target(j, p, lines);
    }
    for (size_t i = 0; i < lists.n[LIST_LINES]; i++)
        if (!lists.all[LIST_LINES][i].match)
            judge_unmatched_line(j, &lists.all[LIST_LINES][i], &lists);
}

/* ----------------------------------------------------------------- R27 */

static const struct check_entry *
last_entry(const struct judge *j)
{
    return &g_array_index(j->entries, struct check_entry, j->entries->len - 1);
}

/* The relation itself, and what the money is that no targets are set for. */
void
judge_target_totals(struct judge *j)
{
    guint before = j->entries->len;
    judge_relations(j);
    if (j->entries->len == before || last_entry(j)->state == CHECK_INSUFFICIENT)
        return;
    struct check_entry *e = &g_array_index(j->entries, struct check_entry,
                                           before);
    money short_by = money_negated(e->difference);
    if (short_by.fen <= 0 || e->state != CHECK_HOLDS)
        return;
    struct explanation who = explain_missing_projects(j, LIST_LINES, short_by);
    if (!who.zh) {
        judge_note(j, e, "有 %s 万元项目支出没有对应的绩效目标",
                   judge_amount(j, short_by));
        return;
    }
    judge_note(j, e, "差额恰为没有绩效目标的项目：%s", who.zh);
    const char *amount = judge_amount(j, short_by);
    findings_add(
        j->b->found, j->rule->id, FINDING_NOTE,
        judge_at(j, j->b->projects[0].table, e->lines[0]), "%s%.0s", "%.0s%s",
        judge_text(j, "各项目总额之和比本年项目支出少 %s 万元，恰为：%s。",
                   amount, who.zh),
        judge_text(j,
                   "The projects' totals are %s 万元 short of this "
                   "year's project spending, exactly %s.",
                   amount, who.en));
}
