/* A self-evaluation computed again: the execution rate and its score, each
 * indicator that has numbers, the totals. The formulas are those of
 * R43 to R52. */
#include "budget/evaluate.h"

#include "base/unicode.h"
#include "budget/decimal.h"

#include <glib.h>
#include <string.h>

static int64_t
smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

const struct fund_line *
evaluation_funds_total(const struct evaluation *e)
{
    for (size_t i = 0; i < e->n_funds; i++)
        if (e->funds[i].source && strstr(e->funds[i].source, "总额"))
            return &e->funds[i];
    return e->n_funds ? &e->funds[0] : NULL;
}

/* -------------------------------------------------- money (rule 45) */

static struct decimal
decimal_of_figure(const struct figure *f)
{
    __int128 millionths = (__int128) f->used.fen * (DECIMAL_ONE / 100);
    if (!figure_is_known(f) || millionths > INT64_MAX ||
        millionths < INT64_MIN)
        return (struct decimal) { 0 };
    return decimal_of((int64_t) millionths);
}

/* 执行率 = 全年执行数 ÷ 全年预算数, not 年初. A blank budget is no budget. */
static void
compute_rate(struct recomputed *out, const struct fund_line *f)
{
    if (!f || !figure_is_known(&f->full_year) ||
        !figure_is_known(&f->executed)) {
        out->rate_why = "数据不足";
        return;
    }
    out->rate = decimal_ratio(decimal_of_figure(&f->executed),
                              decimal_of_figure(&f->full_year));
    if (!out->rate.known)
        out->rate_why = "不适用";
}

/* Score = min(分值, rate × 分值), two decimals. The product is taken of the
 * exact amounts, so that the rate is not rounded first. */
static void
compute_rate_score(struct recomputed *out, const struct fund_line *f)
{
    if (!out->rate.known || !f->weight.known)
        return;
    struct decimal part = decimal_times(decimal_of_figure(&f->executed),
                                        f->weight);
    struct decimal score =
        decimal_ratio(part, decimal_of_figure(&f->full_year));
    if (!part.known) /* amounts beyond the range of the product */
        score = decimal_times(out->rate, f->weight);
    if (!score.known)
        return;
    score.millionths = smaller(score.millionths, f->weight.millionths);
    out->rate_score = decimal_rounded(score, 2);
}

/* ------------------------------------------------ indicators (rule 48) */

/* A bare amount of a cost indicator is its ceiling. */
static void
settle_direction(const struct indicator *x, struct quantity *target)
{
    bool cost = (x->level1 && strstr(x->level1, "成本")) ||
                (x->level2 && strstr(x->level2, "成本"));
    if (cost && target->bare && target->direction == TARGET_AT_LEAST &&
        target->measure == MEASURE_MONEY)
        target->direction = TARGET_AT_MOST;
}

static const char *
compute_ratio(arena *memory, const struct indicator *x,
              struct recomputed_indicator *out)
{
    if (!x->weight.known)
        return "未填分值";
    struct quantity target = quantity_of_target(memory, x->target);
    if (!x->target)
        return target.why;
    if (!x->actual)
        return "未填结果";
    out->qualitative = target.in_words;
    if (!target.known)
        return target.why;
    settle_direction(x, &target);
    struct quantity actual = quantity_of_actual(memory, x->actual, &target);
    if (!actual.known)
        return actual.why;
    out->direction = target.direction;
    out->ratio = quantity_ratio(&target, &actual);
    return out->ratio.known ? NULL
           : target.direction == TARGET_BY_DATE ? "逾期无计算公式"
                                                : "数值不可比";
}

/* Target reached: the full weight; else its share, two decimals. */
static struct recomputed_indicator
compute_indicator(arena *memory, const struct indicator *x)
{
    struct recomputed_indicator out = { .line = x->line };
    out.why = compute_ratio(memory, x, &out);
    if (out.why)
        return out;
    struct decimal share = out.ratio;
    share.millionths = CLAMP(share.millionths, 0, DECIMAL_ONE);
    out.score = decimal_rounded(decimal_times(share, x->weight), 2);
    return out;
}

/* ------------------------------------------------ totals (rules 43, 47) */

struct pair {
    struct decimal weight, score;
};

static void
add(struct decimal *sum, struct decimal x)
{
    int64_t result;
    if (!x.known ||
        __builtin_add_overflow(sum->millionths, x.millionths, &result))
        return;
    sum->millionths = result;
    sum->known = true;
}

static void
add_pair(struct recomputed *out, struct pair p)
{
    struct decimal capped = p.score;
    if (p.weight.known && capped.known)
        capped.millionths = smaller(capped.millionths, p.weight.millionths);
    add(&out->total_weight, p.weight);
    add(&out->total_score, p.score);
    add(&out->capped_total, capped);
}

/* Weight and score of the money: of the total's line, else of the others. */
static void
add_funds(struct recomputed *out, const struct evaluation *e)
{
    const struct fund_line *total = evaluation_funds_total(e);
    if (total && (total->weight.known || total->score.known)) {
        add_pair(out, (struct pair) { total->weight, total->score });
        return;
    }
    for (size_t i = 0; i < e->n_funds; i++)
        add_pair(out, (struct pair) { e->funds[i].weight,
                                      e->funds[i].score });
}

const struct recomputed *
evaluation_recompute(arena *memory, const struct evaluation *e)
{
    struct recomputed *out = arena_one(memory, struct recomputed);
    const struct fund_line *funds = evaluation_funds_total(e);
    compute_rate(out, funds);
    compute_rate_score(out, funds);
    add_funds(out, e);
    out->n_indicators = e->n_indicators;
    out->indicators = arena_array(memory, struct recomputed_indicator,
                                  e->n_indicators);
    for (size_t i = 0; i < e->n_indicators; i++) {
        const struct indicator *x = &e->indicators[i];
        out->indicators[i] = compute_indicator(memory, x);
        add_pair(out, (struct pair) { x->weight, x->score });
    }
    return out;
}

/* ------------------------------------------------------ groups and grades */

static bool
same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

struct level_sum *
evaluation_levels(arena *memory, const struct evaluation *e, size_t *n)
{
    struct level_sum *sums =
        arena_array(memory, struct level_sum, e->n_indicators);
    *n = 0;
    for (size_t i = 0; i < e->n_indicators; i++) {
        const struct indicator *x = &e->indicators[i];
        size_t k = 0;
        while (k < *n && !same_text(sums[k].level1, x->level1))
            k++;
        if (k == *n) {
            sums[k] = (struct level_sum) { .level1 = x->level1,
                                           .line = x->line };
            (*n)++;
        }
        sums[k].n++;
        add(&sums[k].weight, x->weight);
        add(&sums[k].score, x->score);
    }
    return sums;
}

const char *
evaluation_grade(struct decimal total) /* rule 52 */
{
    static const struct {
        int64_t least;
        const char *name;
    } GRADES[] = { { 90, "优" }, { 80, "良" }, { 60, "中" }, { 0, "差" } };
    for (size_t i = 0; total.known && i < G_N_ELEMENTS(GRADES); i++)
        if (total.millionths >= GRADES[i].least * DECIMAL_ONE)
            return GRADES[i].name;
    return NULL;
}

const char *
evaluation_band(struct decimal weight, struct decimal score)
{
    static const struct {
        int64_t least; /* percent of the weight */
        const char *name;
    } BANDS[] = { { 80, "达成" }, { 60, "部分达成" }, { 0, "未达成" } };
    struct decimal share = decimal_ratio(score, weight);
    if (!share.known || share.millionths < 0 ||
        share.millionths > DECIMAL_ONE)
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(BANDS); i++)
        if (share.millionths >= BANDS[i].least * DECIMAL_ONE / 100)
            return BANDS[i].name;
    return NULL;
}

const char *
evaluation_grade_again(const struct recomputed *again)
{
    bool whole = again->total_weight.known &&
                 again->total_weight.millionths == 100 * DECIMAL_ONE;
    return whole ? evaluation_grade(again->capped_total) : NULL;
}
