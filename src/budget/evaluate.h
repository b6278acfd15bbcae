/* What a self-evaluation comes to when it is computed again from its own
 * figures. Pure functions on the model: they change nothing and report
 * nothing; checking, the data writers and the sheets use them. */
#ifndef YUSUAN_BUDGET_EVALUATE_H
#define YUSUAN_BUDGET_EVALUATE_H

#include "budget/model.h"

enum target_direction {
    TARGET_AT_LEAST, /* ≥, 以上, 不低于, a bare quantity: larger is better */
    TARGET_AT_MOST,  /* ≤, 以内, 不超过, a ceiling of costs */
    TARGET_BETWEEN,  /* 12-15个: reached from the lower end on */
    TARGET_EXACTLY,  /* =100%, 等于 */
    TARGET_BY_DATE   /* 5月底前, 2021年9月30日前: no later than */
};

enum target_measure {
    MEASURE_COUNT,   /* a number with a unit such as 个, 家次, or with none */
    MEASURE_PERCENT, /* %, 成; the value is in percent */
    MEASURE_MONEY,   /* 元, 万元, 亿元; the value is in 元 */
    MEASURE_DATE     /* months × 100 + days, the year left out */
};

/** A target or a result as a number. */
struct quantity {
    bool known;
    enum target_direction direction;
    enum target_measure measure;
    bool bare;         /* no relation is printed */
    bool strict;       /* > or <, 超过, 低于 */
    bool in_words;     /* not known, as there is no number in it */
    struct decimal low, high; /* equal unless TARGET_BETWEEN */
    const char *unit;  /* what follows the number ("个", "家次"), "" when
                          nothing does */
    const char *why;   /* Chinese, when not known: 定性指标 … */
};

/** What a target asks for: "≥60%", "12-15个", "约20家次", "2000万元",
 *  "5月底前", "2021年9月30日前支出100%" (a date and a rate: the rate, since it
 *  is what can be measured). Not known for words without a number and for
 *  several different numbers. Texts are owned by `memory`; `text` may be
 *  null. */
struct quantity quantity_of_target(arena *memory, const char *text);

/** What a result says, read beside its target: the number that has the
 *  target's measure and unit; of several such numbers the least favourable,
 *  when even that one reaches the target. */
struct quantity quantity_of_actual(arena *memory, const char *text,
                                   const struct quantity *target);

/** How much of the target the result reaches, 1 being all of it (R48):
 *  ≥-type actual ÷ target, which may be more than 1; ≤-type 1 when
 *  reached, else target ÷ actual; of a range, nearest end; of a date 1 when
 *  kept, not known when not. */
struct decimal quantity_ratio(const struct quantity *target,
                              const struct quantity *actual);

/** One indicator computed again. */
struct recomputed_indicator {
    int line;             /* the indicator's */
    struct decimal score; /* not known: null in the JSON, see `why` */
    struct decimal ratio; /* how much of the target was reached, 1 = all; not
                             known where the score is not */
    enum target_direction direction; /* that it was computed by */
    bool qualitative;     /* the target is in words: see evaluation_band */
    const char *why;      /* Chinese: why it cannot be computed: 未填分值,
                             未填指标值, 未填结果, 定性指标, 数值不可比,
                             逾期无计算公式; null when it was computed */
};

struct recomputed {
    struct decimal rate;       /* executed ÷ full-year budget, a fraction; not
                                  known: see rate_why */
    const char *rate_why;      /* 不适用 (0 ÷ 0, or a budget of 0), 数据不足;
                                  null when the rate is known */
    struct decimal rate_score; /* min(weight, rate × weight), two decimals; not
                                  known without a rate or a weight */
    size_t n_indicators;       /* as many, and in the order, as the form's */
    struct recomputed_indicator *indicators;
    struct decimal total_weight; /* Σ 分值 of funds and indicators */
    struct decimal total_score;  /* Σ 得分 as declared, of funds and
                                    indicators; not known when none is */
    struct decimal capped_total; /* the same, each no more than its weight */
};

/** Compute an evaluation again. Owned by `memory`; never null. */
const struct recomputed *evaluation_recompute(arena *memory,
                                              const struct evaluation *e);

/** The line of 年度资金总额, or null. */
const struct fund_line *evaluation_funds_total(const struct evaluation *e);

/** Weights and declared scores of one 一级指标, in the form's order. */
struct level_sum {
    const char *level1;
    struct decimal weight, score;
    size_t n; /* indicators */
    int line; /* of its first indicator */
};
/** Owned by `memory`; `*n` tells how many. */
struct level_sum *evaluation_levels(arena *memory, const struct evaluation *e,
                                    size_t *n);

/** The grade of a total of 100: 优 [90,100], 良 [80,90), 中 [60,80), 差 < 60;
 *  null when not known. */
const char *evaluation_grade(struct decimal total);
/** The grade of the capped total; null too where the weights do not add to
 *  100 (a form that lost a part): such a total is of less than the whole. */
const char *evaluation_grade_again(const struct recomputed *again);

/** The band of an indicator in words, from its declared score: 达成 from 80 %
 *  of the weight on, 部分达成 from 60 %, 未达成 below (the three bands of
 *  财预〔2020〕10号 for 定性指标). Null without a weight or a score, and for a
 *  score that is none: below 0 or above the weight. */
const char *evaluation_band(struct decimal weight, struct decimal score);

#endif
