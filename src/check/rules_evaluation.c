/* Rules of self-evaluations (R43 to R47): weights, money, the rate of
 * execution, scores and their total. */
#include "check/evaluated.h"

#include <string.h>

static const money HALF_CENT = { DECIMAL_ONE / 200 };

/* ----------------------------------------------------------- R43 分值合计 */

/* Without its total's row the form is cut, and a sum says nothing. */
static bool
end_when_cut(const struct evaluated *f, struct check_entry *e)
{
    if (f->e->total_line)
        return false;
    judge_insufficient(e, "没有总分一行，自评表可能不完整");
    return true;
}

static void
judge_weight_sum(const struct evaluated *f)
{
    struct check_entry *e = evaluated_add(f, "各项分值合计",
                                          evaluated_total_line(f));
    if (end_when_cut(f, e))
        return;
    if (!f->again->total_weight.known) {
        judge_insufficient(e, "没有印出分值");
        return;
    }
    judge_equation(e, evaluated_money(f->again->total_weight),
                   (money){ 100 * (int64_t) DECIMAL_ONE }, EVALUATED_EXACT);
    if (e->state == CHECK_FAILS)
        evaluated_report(
            f, e,
            judge_text(f->j, "各项分值合计 %s，不是 100。",
                       evaluated_shown(f->j, f->again->total_weight)),
            judge_text(f->j, "The weights add up to %s, not 100.",
                       evaluated_shown(f->j, f->again->total_weight)));
}

static void
judge_weight_total(const struct evaluated *f)
{
    if (!f->e->total_weight.known || !f->again->total_weight.known)
        return;
    struct check_entry *e = evaluated_add(f, "总分一行的分值",
                                          f->e->total_line);
    judge_equation(e, evaluated_money(f->e->total_weight),
                   evaluated_money(f->again->total_weight), EVALUATED_EXACT);
    if (e->state == CHECK_FAILS)
        evaluated_report(
            f, e,
            judge_text(f->j, "总分一行的分值为 %s，各项分值合计为 %s。",
                       evaluated_shown(f->j, f->e->total_weight),
                       evaluated_shown(f->j, f->again->total_weight)),
            judge_text(f->j,
                       "The printed total weight is %s, the weights "
                       "add up to %s.",
                       evaluated_shown(f->j, f->e->total_weight),
                       evaluated_shown(f->j, f->again->total_weight)));
}

/* "产出指标（50分）": the weight that a 一级指标 is printed with. */
static struct decimal
printed_level_weight(const struct judge *j, const char *level1)
{
    const char *digits = level1 ? strpbrk(level1, "0123456789") : NULL;
    if (!digits)
        return (struct decimal){ 0 };
    size_t n = strspn(digits, "0123456789.");
    return decimal_read(arena_strndup(j->memory, digits, n));
}

static void
judge_level_weights(const struct evaluated *f)
{
    size_t n;
    struct level_sum *levels = evaluation_levels(f->j->memory, f->e, &n);
    for (size_t i = 0; i < n; i++) {
        struct decimal printed = printed_level_weight(f->j, levels[i].level1);
        if (!printed.known)
            continue;
        struct check_entry *e = evaluated_add(f, levels[i].level1,
                                              levels[i].line);
        if (end_when_cut(f, e))
            continue;
        judge_equation(e, evaluated_money(levels[i].weight),
                       evaluated_money(printed), EVALUATED_EXACT);
        if (e->state == CHECK_FAILS)
            evaluated_report(
                f, e,
                judge_text(f->j, "“%s”各指标分值合计 %s。", levels[i].level1,
                           evaluated_shown(f->j, levels[i].weight)),
                judge_text(f->j, "The weights under “%s” add up to %s.",
                           levels[i].level1,
                           evaluated_shown(f->j, levels[i].weight)));
    }
}

static void
judge_form_weights(const struct evaluated *f)
{
    judge_weight_sum(f);
    judge_weight_total(f);
    judge_level_weights(f);
}

void
judge_weights(struct judge *j)
{
    evaluated_each(j, judge_form_weights);
}

/* ----------------------------------------------------------- R44 资金来源 */

struct fund_column {
    const char *name;
    size_t offset; /* of the figure in struct fund_line */
};
static const struct fund_column FUNDS[] = {
    { "年初预算数", offsetof(struct fund_line, initial) },
    { "全年预算数", offsetof(struct fund_line, full_year) },
    { "全年执行数", offsetof(struct fund_line, executed) },
};

static struct figure *
fund_figure(const struct fund_line *line, const struct fund_column *c)
{
    return (struct figure *) ((char *) line + c->offset);
}

/* Total = Σ sources of one column, as the relation it is. */
static struct relation
fund_relation(const struct evaluated *f, const struct fund_column *c)
{
    const struct fund_line *total = evaluation_funds_total(f->e);
    struct relation r = { .rule = f->j->rule->id,
                          .n_left = 1,
                          .what = c->name,
                          .line = total->line };
    r.left = arena_one(f->j->memory, struct relation_term);
    r.right = arena_array(f->j->memory, struct relation_term, f->e->n_funds);
    r.left[0] = (struct relation_term){ fund_figure(total, c), 1 };
    for (size_t i = 0; i < f->e->n_funds; i++)
        if (&f->e->funds[i] != total)
            r.right[r.n_right++] =
                (struct relation_term){ fund_figure(&f->e->funds[i], c), 1 };
    return r;
}

static void
judge_fund_column(const struct evaluated *f, const struct fund_column *c)
{
    struct relation r = fund_relation(f, c);
    struct check_entry *e = evaluated_add(f, c->name, r.line);
    money left = EVALUATED_EXACT, right = EVALUATED_EXACT;
    bool has_left = false, has_right = false;
    judge_operand(f->j, e, "年度资金总额", r.left[0].figure, 1);
    for (size_t i = 0; i < r.n_right; i++)
        judge_operand(f->j, e, c->name, r.right[i].figure, -1);
    if (!relation_side(r.left, 1, SIDE_PRINTED, &left, &has_left) ||
        !relation_side(r.right, r.n_right, SIDE_PRINTED, &right, &has_right) ||
        !has_left || !has_right) {
        judge_insufficient(e, "资金总额或各来源没有印出");
        return;
    }
    judge_equation(e, left, right, relation_tolerance(&r));
    if (e->state == CHECK_FAILS)
        evaluated_report(
            f, e,
            judge_text(f->j, "%s：资金总额 %s 万元，各来源合计 %s 万元。",
                       c->name, judge_amount(f->j, left),
                       judge_amount(f->j, right)),
            judge_text(f->j,
                       "%s: the total is %s 万元, the sources add up "
                       "to %s.",
                       c->name, judge_amount(f->j, left),
                       judge_amount(f->j, right)));
}

static void
judge_form_funds(const struct evaluated *f)
{
    for (size_t i = 0; f->e->n_funds > 1 && i < G_N_ELEMENTS(FUNDS); i++)
        judge_fund_column(f, &FUNDS[i]);
}

void
judge_fund_sources(struct judge *j)
{
    evaluated_each(j, judge_form_funds);
}

/* ------------------------------------------------------------- R45 执行率 */

/* Half of the last printed digit: of "53.02%" 0.00005. */
static money
rate_tolerance(struct decimal rate)
{
    const char *point = rate.text ? strchr(rate.text, '.') : NULL;
    int64_t half = DECIMAL_ONE / 200; /* half a percent */
    for (size_t n = point ? strspn(point + 1, "0123456789") : 0; n > 0; n--)
        half /= 10;
    return (money){ MAX(half, 1) };
}

/* 0 ÷ 0 is 不适用; what is not printed is not enough. */
static bool
end_without_rate(struct check_entry *e, const struct recomputed *again)
{
    if (again->rate.known)
        return false;
    if (strcmp(again->rate_why, "不适用") == 0)
        judge_not_applicable(e, "全年预算数为零");
    else
        judge_insufficient(e, again->rate_why);
    return true;
}

static void
judge_rate(const struct evaluated *f, const struct fund_line *line)
{
    if (!line->rate.known)
        return;
    struct evaluation one = { .funds = (struct fund_line *) line,
                              .n_funds = 1 };
    const struct recomputed *again = evaluation_recompute(f->j->memory, &one);
    struct check_entry *e = evaluated_add(
        f, judge_text(f->j, "%s的执行率", line->source), line->line);
    if (end_without_rate(e, again))
        return;
    judge_equation(e, evaluated_money(line->rate), evaluated_money(again->rate),
                   rate_tolerance(line->rate));
    struct decimal percent = again->rate;
    percent.millionths *= 100;
    percent = decimal_rounded(percent, 2);
    if (e->state == CHECK_FAILS)
        evaluated_report(
            f, e,
            judge_text(f->j,
                       "“%s”执行率印为 %s，全年执行数除以全年预算数应为 "
                       "%s%%。",
                       line->source, evaluated_shown(f->j, line->rate),
                       evaluated_shown(f->j, percent)),
            judge_text(f->j,
                       "The rate of “%s” is printed as %s; executed ÷ "
                       "full-year budget is %s%%.",
                       line->source, evaluated_shown(f->j, line->rate),
                       evaluated_shown(f->j, percent)));
}

static void
judge_rate_score(const struct evaluated *f)
{
    const struct fund_line *line = evaluation_funds_total(f->e);
    if (!line)
        return;
    struct check_entry *e = evaluated_add(f, "执行率得分", line->line);
    if (end_without_rate(e, f->again))
        return;
    if (!line->score.known || !f->again->rate_score.known) {
        judge_insufficient(e, "没有印出得分或分值");
        return;
    }
    judge_equation(e, evaluated_money(line->score),
                   evaluated_money(f->again->rate_score), HALF_CENT);
    if (e->state == CHECK_FAILS)
        evaluated_report(
            f, e,
            judge_text(f->j, "执行率得分印为 %s，按执行率应为 %s。",
                       evaluated_shown(f->j, line->score),
                       evaluated_shown(f->j, f->again->rate_score)),
            judge_text(f->j,
                       "The score of the rate is printed as %s; by the "
                       "rate it is %s.",
                       evaluated_shown(f->j, line->score),
                       evaluated_shown(f->j, f->again->rate_score)));
}

static void
judge_form_rates(const struct evaluated *f)
{
    for (size_t i = 0; i < f->e->n_funds; i++)
        judge_rate(f, &f->e->funds[i]);
    judge_rate_score(f);
}

void
judge_execution(struct judge *j)
{
    evaluated_each(j, judge_form_rates);
}

/* ------------------------------------------------ R46 得分在零与分值之间 */

struct scored {
    const char *name;
    struct decimal weight, score;
    int line;
};

static void
judge_bounds(const struct evaluated *f, struct scored s)
{
    if (!s.score.known)
        return;
    struct check_entry *e = evaluated_add(f, s.name, s.line);
    if (!s.weight.known) {
        judge_insufficient(e, "没有印出分值");
        return;
    }
    if (s.score.millionths >= 0 && s.score.millionths <= s.weight.millionths)
        return;
    evaluated_report(
        f, e,
        judge_text(f->j, "“%s”得分 %s，分值 %s；得分应在零与分值之间。", s.name,
                   evaluated_shown(f->j, s.score),
                   evaluated_shown(f->j, s.weight)),
        judge_text(f->j,
                   "“%s” scores %s of %s; a score lies between 0 and "
                   "its weight.",
                   s.name, evaluated_shown(f->j, s.score),
                   evaluated_shown(f->j, s.weight)));
}

static void
judge_form_bounds(const struct evaluated *f)
{
    const struct fund_line *funds = evaluation_funds_total(f->e);
    if (funds)
        judge_bounds(f, (struct scored){ "执行率", funds->weight, funds->score,
                                         funds->line });
    for (size_t i = 0; i < f->e->n_indicators; i++) {
        const struct indicator *x = &f->e->indicators[i];
        judge_bounds(f, (struct scored){ evaluated_name(x), x->weight, x->score,
                                         x->line });
    }
}

void
judge_score_bounds(struct judge *j)
{
    evaluated_each(j, judge_form_bounds);
}

/* ------------------------------------------------------------- R47 总分 */

/* A score that is printed but is no number. */
static bool
has_unreadable_score(const struct evaluation *e)
{
    for (size_t i = 0; i < e->n_indicators; i++)
        if (!e->indicators[i].score.known && e->indicators[i].score.text)
            return true;
    return false;
}

static void
judge_form_total(const struct evaluated *f)
{
    struct check_entry *e = evaluated_add(f, "总分", evaluated_total_line(f));
    if (!f->e->total_score.known || !f->again->total_score.known ||
        has_unreadable_score(f->e)) {
        judge_insufficient(e, "没有印出总分，或有得分不能辨认");
        return;
    }
    judge_equation(e, evaluated_money(f->e->total_score),
                   evaluated_money(f->again->total_score), EVALUATED_EXACT);
    if (e->state == CHECK_FAILS)
        evaluated_report(
            f, e,
            judge_text(f->j, "总分印为 %s，各项得分合计 %s。",
                       evaluated_shown(f->j, f->e->total_score),
                       evaluated_shown(f->j, f->again->total_score)),
            judge_text(f->j,
                       "The total is printed as %s; the scores add up "
                       "to %s.",
                       evaluated_shown(f->j, f->e->total_score),
                       evaluated_shown(f->j, f->again->total_score)));
    else if (f->again->capped_total.millionths !=
             f->again->total_score.millionths)
        judge_note(f->j, e, "各项得分不超过分值时总分为 %s",
                   evaluated_shown(f->j, f->again->capped_total));
}

void
judge_score_total(struct judge *j)
{
    evaluated_each(j, judge_form_total);
}
