/* Rules of a self-evaluation's indicators (R48 to R52): what their
 * scores come to when computed again, reasons, gaps, the unusual, the grade. */
#include "check/evaluated.h"

#include <string.h>

static const money HALF_POINT = { DECIMAL_ONE / 2 };

/* ------------------------------------------------- R48 … R51 各项指标 */

static void
each_indicator(const struct evaluated *f,
               void (*judge_one)(const struct evaluated *f,
                                 const struct indicator *x,
                                 const struct recomputed_indicator *again))
{
    for (size_t i = 0; i < f->e->n_indicators; i++)
        judge_one(f, &f->e->indicators[i], &f->again->indicators[i]);
}

/* Declared against recomputed, half a point apart at most. */
static void
judge_recomputed(const struct evaluated *f,
                 const struct indicator *x,
                 const struct recomputed_indicator *again)
{
    struct check_entry *e = evaluated_add(f, evaluated_name(x), x->line);
    if (again->why || !x->score.known) {
        judge_not_applicable(e, again->why ? again->why : "未填得分");
        return;
    }
    judge_equation(e, evaluated_money(x->score), evaluated_money(again->score),
                   HALF_POINT);
    if (e->state == CHECK_FAILS)
        evaluated_report(
            f, e,
            judge_text(f->j, "“%s”得分 %s，按完成值重算为 %s。",
                       evaluated_name(x), evaluated_shown(f->j, x->score),
                       evaluated_shown(f->j, again->score)),
            judge_text(f->j, "“%s” is given %s; by its result it is %s.",
                       evaluated_name(x), evaluated_shown(f->j, x->score),
                       evaluated_shown(f->j, again->score)));
}

static void
judge_form_recomputed(const struct evaluated *f)
{
    each_indicator(f, judge_recomputed);
}

void
judge_scores_again(struct judge *j)
{
    evaluated_each(j, judge_form_recomputed);
}

static void
judge_reason(const struct evaluated *f, const struct indicator *x,
             const struct recomputed_indicator *again)
{
    (void) again;
    if (!x->weight.known || !x->score.known ||
        x->score.millionths >= x->weight.millionths)
        return;
    struct check_entry *e = evaluated_add(f, evaluated_name(x), x->line);
    if (x->reason)
        return;
    evaluated_report(
        f, e,
        judge_text(f->j, "“%s”得分 %s 低于分值 %s，没有说明原因。",
                   evaluated_name(x), evaluated_shown(f->j, x->score),
                   evaluated_shown(f->j, x->weight)),
        judge_text(f->j, "“%s” scores %s of %s and gives no reason.",
                   evaluated_name(x), evaluated_shown(f->j, x->score),
                   evaluated_shown(f->j, x->weight)));
}

static void
judge_form_reasons(const struct evaluated *f)
{
    each_indicator(f, judge_reason);
}

void
judge_reasons(struct judge *j)
{
    evaluated_each(j, judge_form_reasons);
}

/* 无 in place of a result says that there is none. */
static bool
has_result(const struct indicator *x)
{
    return x->actual && strcmp(x->actual, "无") != 0 &&
           strcmp(x->actual, "未填") != 0;
}

static const char *
what_is_missing(const struct indicator *x, const char **en)
{
    *en = "a weight but no result";
    if (x->weight.known && !x->actual)
        return "有分值而无完成值";
    *en = "a weight but no score";
    if (x->weight.known && !x->score.known)
        return "有分值而无得分";
    *en = "a score but no weight";
    if (!x->weight.known && x->score.known)
        return "有得分而无分值";
    *en = "a result but no weight";
    return !x->weight.known && has_result(x) ? "有完成值而无分值" : NULL;
}

static void
judge_complete(const struct evaluated *f, const struct indicator *x,
               const struct recomputed_indicator *again)
{
    (void) again;
    const char *en;
    const char *zh = what_is_missing(x, &en);
    struct check_entry *e = evaluated_add(f, evaluated_name(x), x->line);
    if (!zh && !x->weight.known)
        judge_not_applicable(e, "没有分值，也没有完成值");
    if (zh)
        evaluated_report(
            f, e, judge_text(f->j, "“%s”%s。", evaluated_name(x), zh),
            judge_text(f->j, "“%s” has %s.", evaluated_name(x), en));
}

static void
judge_form_complete(const struct evaluated *f)
{
    each_indicator(f, judge_complete);
}

void
judge_completeness(struct judge *j)
{
    evaluated_each(j, judge_form_complete);
}

/* ---------------------------------------------------------- R51 异常 */

static void
judge_overspent(const struct evaluated *f, const struct fund_line *line)
{
    const struct figure *plan = &line->full_year, *done = &line->executed;
    if (!figure_is_known(plan) || !figure_is_known(done))
        return;
    struct check_entry *e = evaluated_add(
        f, judge_text(f->j, "%s的执行数", line->source), line->line);
    judge_operand(f->j, e, "全年预算数", plan, 1);
    judge_operand(f->j, e, "全年执行数", done, -1);
    if (money_compare(done->used, plan->used) <= 0)
        return;
    evaluated_report(
        f, e,
        judge_text(f->j, "“%s”全年执行数 %s 万元，大于全年预算数 %s 万元。",
                   line->source, judge_amount(f->j, done->used),
                   judge_amount(f->j, plan->used)),
        judge_text(f->j,
                   "“%s”: executed %s 万元, more than the full-year "
                   "budget of %s.",
                   line->source, judge_amount(f->j, done->used),
                   judge_amount(f->j, plan->used)));
}

static bool
is_cost(const struct indicator *x)
{
    return (x->level1 && strstr(x->level1, "成本")) ||
           (x->level2 && strstr(x->level2, "成本"));
}

enum { FAR_OVER = 1300000 }; /* 130 % of the target */

static void
judge_result(const struct evaluated *f, const struct indicator *x,
             const struct recomputed_indicator *again)
{
    if (!again->ratio.known)
        return;
    bool ceiling = again->direction == TARGET_AT_MOST;
    if (ceiling && !is_cost(x))
        return;
    struct check_entry *e = evaluated_add(f, evaluated_name(x), x->line);
    if (ceiling && again->ratio.millionths < DECIMAL_ONE)
        evaluated_report(
            f, e,
            judge_text(f->j, "“%s”成本超过上限：指标值“%s”，完成值“%s”。",
                       evaluated_name(x), x->target, x->actual),
            judge_text(f->j,
                       "“%s” is over its ceiling: target “%s”, result "
                       "“%s”.",
                       evaluated_name(x), x->target, x->actual));
    else if (!ceiling && again->ratio.millionths > FAR_OVER)
        evaluated_report(
            f, e,
            judge_text(f->j, "“%s”完成值“%s”超过指标值“%s”的 130%%。",
                       evaluated_name(x), x->actual, x->target),
            judge_text(f->j,
                       "“%s”: the result “%s” is over 130%% of the "
                       "target “%s”.",
                       evaluated_name(x), x->actual, x->target));
}

static void
judge_form_unusual(const struct evaluated *f)
{
    for (size_t i = 0; i < f->e->n_funds; i++)
        judge_overspent(f, &f->e->funds[i]);
    each_indicator(f, judge_result);
}

void
judge_unusual(struct judge *j)
{
    evaluated_each(j, judge_form_unusual);
}

/* ------------------------------------------------------------- R52 等级 */

static void
judge_form_grade(const struct evaluated *f)
{
    if (!f->e->grade)
        return;
    struct check_entry *e = evaluated_add(f, "自评等级",
                                          evaluated_total_line(f));
    const char *fits = evaluation_grade(f->e->total_score);
    bool known = g_str_has_prefix(f->e->grade, "优") ||
                 g_str_has_prefix(f->e->grade, "良") ||
                 g_str_has_prefix(f->e->grade, "中") ||
                 g_str_has_prefix(f->e->grade, "差");
    if (!fits || !known) {
        judge_insufficient(e, fits ? "等级不是优、良、中、差" : "没有印出总分");
        return;
    }
    if (!g_str_has_prefix(f->e->grade, fits))
        evaluated_report(
            f, e,
            judge_text(f->j, "等级印为“%s”，总分 %s 应为“%s”。", f->e->grade,
                       evaluated_shown(f->j, f->e->total_score), fits),
            judge_text(f->j,
                       "The grade is printed as “%s”; a total of %s is "
                       "“%s”.",
                       f->e->grade, evaluated_shown(f->j, f->e->total_score),
                       fits));
}

void
judge_grade(struct judge *j)
{
    evaluated_each(j, judge_form_grade);
}
