/* Targets and results as numbers, scores computed again. */
#include "../unit.h"

#include "budget/decimal.h"
#include "budget/evaluate.h"

#include <glib.h>

static const char DIRECTIONS[] = "≥≤-=@";
static const char *const MEASURES[] = { "个", "%", "元", "日" };

/* "≥60 %", "-12~15 个", "@531 日": direction, value, measure, unit; or why */
static const char *
shown(arena *a, const struct quantity *q)
{
    if (!q->known)
        return q->why;
    char low[DECIMAL_TEXT_SIZE], high[DECIMAL_TEXT_SIZE];
    decimal_plain(q->low, low);
    decimal_plain(q->high, high);
    const char *mark = g_utf8_offset_to_pointer(DIRECTIONS,
                                                (glong) q->direction);
    return arena_printf(a, "%.*s%s%s%s %s%s%s",
                        (int) (g_utf8_next_char(mark) - mark), mark, low,
                        strcmp(low, high) ? "~" : "",
                        strcmp(low, high) ? high : "",
                        MEASURES[q->measure], *q->unit ? " " : "", q->unit);
}

static const char *const TARGETS[][2] = {
    { "≥60%", "≥60 % %" },
    { "≥ 60 ％", "≥60 % %" },
    { "12-15个", "-12~15 个 个" },
    { "4～6家", "-4~6 个 家" },
    { "12—15个", "-12~15 个 个" },
    { "5月底前", "@531 日" },
    { "9月30日前", "@930 日" },
    { "2021年9月30日前支出100%", "≥100 % %" },
    { "2021年6月中旬", "@620 日" },
    { "约20家次", "≥20 个 家次" },
    { "支持投资机构、专业服务机构约20家次", "≥20 个 家次" },
    { "2000万元", "≥20000000 元 元" },
    { "≤2000万元", "≤20000000 元 元" },
    { "不超过1.5亿元", "≤150000000 元 元" },
    { "不少于3万平米", "≥30000 个 平米" },
    { "80%以上", "≥80 % %" },
    { "10个以内", "≤10 个 个" },
    { "小于5次", "≤5 个 次" },
    { "=100%", "=100 % %" },
    { "17", "≥17 个" },
    { "1,200人", "≥1200 个 人" },
    { "优良中低差", "定性指标" },
    { "显著提升", "定性指标" },
    { "2021年", "定性指标" },
    { "5G应用推广", "定性指标" },
    { "第3季度完成", "定性指标" },
    { "3场活动，200人次", "数值不可比" },
    { "按照每家入驻企业10万元的标准，每年不超过100万元", "数值不可比" },
};

static void
test_targets(void **state)
{
    (void) state;
    arena *a = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(TARGETS); i++) {
        struct quantity q = quantity_of_target(a, TARGETS[i][0]);
        assert_string_equal(shown(a, &q), TARGETS[i][1]);
    }
    assert_string_equal(quantity_of_target(a, NULL).why, "未填指标值");
    arena_free(a);
}

/* level2 | target | actual | weight | score, or why */
static const char *const SCORES[][5] = {
    { "数量指标", "12-15个", "17", "15", "15.00" },
    { "数量指标", "12-15个", "6个", "15", "7.50" },
    { "数量指标", "12-15个", "13个", "15", "15.00" },
    { "数量指标", "≥4家", "3家", "10", "7.50" },
    { "数量指标", "≥4家", "3人次", "10", "数值不可比" },
    { "数量指标", "≥3次", "1次", "10", "3.33" },
    { "数量指标", "≥0次", "0次", "10", "10.00" },
    { "质量指标", "≥90%", "100%", "10", "10.00" },
    { "质量指标", "≥90%", "81%", "10", "9.00" },
    { "质量指标", "≥60%", "入驻率均满足60%以上，平均入驻率达80%以上", "15",
      "15.00" },
    { "质量指标", "≥60%", "最低50%，最高80%", "15", "数值不可比" },
    { "质量指标", "≥95%", "98", "10", "10.00" },
    { "质量指标", "100", "98%", "10", "9.80" },
    { "质量指标", "≥95%", "98家", "10", "数值不可比" },
    { "质量指标", "≥90%", "较好", "10", "数值不可比" },
    { "质量指标", "优", "优", "10", "定性指标" },
    { "时效指标", "5月底前", "5月20日完成", "2", "2.00" },
    { "时效指标", "5月底前", "项目于9月10日征集完毕", "2", "逾期无计算公式" },
    { "成本指标", "支持特色园区项目2000万元", "17家园区共支持资金1467.42万元",
      "10", "10.00" },
    { "成本指标", "2000万元", "2500万元", "10", "8.00" },
    { "经济成本指标", "≤50万元", "40万元", "10", "10.00" },
    { "社会效益指标", "≤5次", "10次", "6", "3.00" },
    { "社会效益指标", "≤0次", "2次", "6", "0.00" },
    { "社会效益指标", "≥2000万元", "0.1亿元", "6", "3.00" },
    { "数量指标", "≥4家", NULL, "10", "未填结果" },
    { "数量指标", NULL, "4家", "10", "未填指标值" },
    { "数量指标", "≥4家", "4家", "-", "未填分值" },
};

static void
test_scores(void **state)
{
    (void) state;
    arena *a = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(SCORES); i++) {
        const char *const *s = SCORES[i];
        struct indicator x = { .level1 = "产出指标",
                                          .level2 = s[0], .target = s[1],
                                          .actual = s[2], .line = 9,
                                          .weight = decimal_read(s[3]) };
        struct evaluation e = { .n_indicators = 1, .indicators = &x };
        const struct recomputed *r = evaluation_recompute(a, &e);
        char text[DECIMAL_TEXT_SIZE];
        assert_int_equal(r->n_indicators, 1);
        assert_int_equal(r->indicators[0].line, 9);
        assert_string_equal(r->indicators[0].why
                                ? r->indicators[0].why
                                : decimal_write(r->indicators[0].score, 2,
                                                text),
                            s[4]);
        assert_int_equal(r->indicators[0].score.known,
                         r->indicators[0].why == NULL);
    }
    arena_free(a);
}

static struct fund_line
funds(const char *full_year, const char *executed, const char *weight,
      const char *score)
{
    struct place at = { 0 };
    return (struct fund_line) {
        .source = "年度资金总额",
        .initial = figure_read("4100", UNIT_WAN, at),
        .full_year = figure_read(full_year, UNIT_WAN, at),
        .executed = figure_read(executed, UNIT_WAN, at),
        .weight = decimal_read(weight), .score = decimal_read(score),
    };
}

/* full year | executed | weight | rate, or why | score */
static const char *const RATES[][5] = {
    { "2,768.000000", "1,467.620000", "10", "0.530210", "5.30" },
    { "100", "100", "10", "1.000000", "10.00" },
    { "100", "120", "10", "1.200000", "10.00" },
    { "3", "1", "10", "0.333333", "3.33" },
    { "100000000", "99999999", "10", "1.000000", "10.00" },
    { "100", "50", "-", "0.500000", "" },
    { "0", "0", "10", "不适用", "" },
    { "0", "5", "10", "不适用", "" },
    { NULL, "5", "10", "数据不足", "" },
    { "100", "-", "10", "数据不足", "" },
};

static void
test_rates(void **state)
{
    (void) state;
    arena *a = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(RATES); i++) {
        const char *const *t = RATES[i];
        struct fund_line f = funds(t[0], t[1], t[2], "1");
        struct evaluation e = { .n_funds = 1, .funds = &f };
        const struct recomputed *r = evaluation_recompute(a, &e);
        char text[DECIMAL_TEXT_SIZE];
        assert_string_equal(r->rate_why ? r->rate_why
                                        : decimal_write(r->rate, 6, text),
                            t[3]);
        assert_string_equal(decimal_write(r->rate_score, 2, text), t[4]);
    }
    struct evaluation none = { 0 };
    assert_string_equal(evaluation_recompute(a, &none)->rate_why, "数据不足");
    assert_false(evaluation_recompute(a, &none)->total_score.known);
    arena_free(a);
}

static void
test_totals(void **state)
{
    (void) state;
    arena *a = arena_new();
    struct fund_line f = funds("100", "50", "10", "5");
    struct indicator x[] = {
        { .level1 = "产出指标", .weight = decimal_read("50"),
          .score = decimal_read("48.5") },
        { .level1 = "产出指标", .weight = decimal_read("2"),
          .score = decimal_read("2.7") },
        { .level1 = "产出指标", .weight = decimal_read("-"),
          .score = decimal_read("-") },
        { .level1 = "效益指标", .weight = decimal_read("38"),
          .score = decimal_read("38") },
    };
    struct evaluation e = { .n_funds = 1, .funds = &f, .n_indicators = 4,
                            .indicators = x };
    const struct recomputed *r = evaluation_recompute(a, &e);
    assert_int_equal(r->total_weight.millionths, 100000000);
    assert_int_equal(r->total_score.millionths, 94200000);
    assert_int_equal(r->capped_total.millionths, 93500000);
    size_t n;
    struct level_sum *levels = evaluation_levels(a, &e, &n);
    assert_int_equal(n, 2);
    assert_int_equal(levels[0].n, 3);
    assert_int_equal(levels[0].weight.millionths, 52000000);
    assert_int_equal(levels[1].score.millionths, 38000000);
    arena_free(a);
}

static const char *const GRADES[][2] = {
    { "100", "优" }, { "90", "优" }, { "89.99", "良" }, { "80", "良" },
    { "79.5", "中" }, { "60", "中" }, { "59.99", "差" }, { "0", "差" },
};

static void
test_grades(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(GRADES); i++)
        assert_string_equal(evaluation_grade(decimal_read(GRADES[i][0])),
                            GRADES[i][1]);
    assert_null(evaluation_grade(decimal_read("-")));
    struct recomputed half = { .total_weight = decimal_read("50"),
                               .capped_total = decimal_read("48") };
    assert_null(evaluation_grade_again(&half));
    half.total_weight = decimal_read("100");
    assert_string_equal(evaluation_grade_again(&half), "差");
}

static const struct {
    const char *weight, *score, *band;
} BANDS[] = {
    { "10", "10", "达成" },      { "10", "8", "达成" },
    { "10", "7.99", "部分达成" }, { "10", "6", "部分达成" },
    { "10", "5.9", "未达成" },   { "10", "0", "未达成" },
    { "10", "10.1", NULL },      { "-", "5", NULL },
    { "10", "-", NULL },         { "0", "0", NULL },
};

static void
test_bands(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(BANDS); i++) {
        const char *band = evaluation_band(decimal_read(BANDS[i].weight),
                                           decimal_read(BANDS[i].score));
        assert_int_equal(g_strcmp0(band, BANDS[i].band), 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_targets), cmocka_unit_test(test_scores),
        cmocka_unit_test(test_rates),   cmocka_unit_test(test_totals),
        cmocka_unit_test(test_grades),  cmocka_unit_test(test_bands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
