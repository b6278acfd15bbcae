/* Self-evaluation forms of other layouts than the samples', in a few lines
 * each: what is printed, and the indicators in it. */
#include "../unit.h"

#include "evaluation_form.h"

#include <glib.h>

struct case_of_form {
    const char *name, *text;
    const char *indicators; /* "level1/level2 name|target|actual|w|s|reason" */
};

#define HEAD                                                                  \
    "项目支出绩效自评表\n（2020年度）\n项目名称 水渠维修\n"                   \
    "主管部门 水务局 实施单位 管理站\n项目资金（万元）\n"                     \
    "年初预算数 全年预算数 全年执行数 分值 执行率 得分\n"                     \
    "年度资金总额 10 10 9 10 90% 9\n年度总体目标 预期目标 实际完成情况\n"     \
    "修好水渠。 已修好水渠。\n绩效指标\n"
#define COLUMNS                                                               \
    "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"            \
    "偏差原因分析及改进措施\n"

static const struct case_of_form CASES[] = {
    { "everything on one line",
      "项目支出绩效自评表 （2020年度） 项目名称 水渠维修 绩效指标 一级指标 二级"
      "指标 "
      "三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 产出指标"
      "（50分） "
      "数量指标 维修长度 ≥5公里 6公里 20 20 质量指标 验收合格率 100% 100% 30 30"
      " "
      "效益指标（30分） 社会效益指标 受益程度 明显 达成预期 30 28 宣传不足 "
      "总分 80 78",
      "产出指标（50分）/数量指标 维修长度|≥5公里|6公里|20|20|\n"
      "产出指标（50分）/质量指标 验收合格率|100%|100%|30|30|\n"
      "效益指标（30分）/社会效益指标 受益程度|明显|达成预期|30|28|宣传不足\n" },
    { "placeholders, and levels cut over lines",
      HEAD "一级\n指标\n二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差"
      "原因分析及"
      "改进措施\n产出指标\n（50分）\n数量指标 指标1：维修长度 5 6 20 20\n指标2"
      "：\n……\n"
      "质量指标 指标1：验收合格 30 30\n指标2：\n……\n效益指标\n（30分）\n社会效"
      "益\n"
      "指标\n指标1：受益人口 1 1 30 30\n……\n生态效益\n指标\n指标1：\n……\n总分 "
      "80 80\n",
      "产出指标（50分）/数量指标 指标1：维修长度|5|6|20|20|\n"
      "产出指标（50分）/质量指标 指标1：验收合格|||30|30|\n"
      "效益指标（30分）/社会效益指标 指标1：受益人口|1|1|30|30|\n" },
    { "one cell a line",
      "项目支出绩效自评表\n\n项目名称\n\n水渠维修\n\n一级指标\n\n二级指标\n\n三"
      "级指标\n\n"
      "年度\n\n指标值\n\n实际\n\n完成值\n\n分值\n\n得分\n\n偏差原因分析及改进措"
      "施\n\n"
      "产出指标\n\n数量指标\n\n维修长度\n\n5\n\n6\n\n20\n\n20\n\n质量指标\n\n验"
      "收合格率\n\n"
      "100%\n\n90%\n\n30\n\n27\n\n返工\n\n满意度\n\n指标\n\n服务对象满意度指标"
      "\n\n"
      "村民满意度\n\n≥90%\n\n95%\n\n10\n\n10\n\n总分\n\n60\n\n57\n",
      "产出指标/数量指标 维修长度|5|6|20|20|\n"
      "产出指标/质量指标 验收合格率|100%|90%|30|27|返工\n"
      "满意度指标/服务对象满意度指标 村民满意度|≥90%|95%|10|10|\n" },
    { "a lost level is told by the next",
      HEAD COLUMNS "产出指标 数量指标\n维修长度 ≥5公里 6公里 20 20\n社会效益指"
      "标\n"
      "受益程度 明显 明显 30 30\n总分 50 50\n",
      "产出指标/数量指标 维修长度|≥5公里|6公里|20|20|\n"
      "效益指标/社会效益指标 受益程度|明显|明显|30|30|\n" },
    { "the weight stands before the target, and a method column",
      HEAD "一级指标 二级指标 三级指标 分值 年度指标值(A) 全年实际值(B) 得分计"
      "算方法 得分 "
      "未完成原因分析\n产出指标\n数量指标 维修长度 20 5公里 6公里 同上 20\n"
      "质量指标 验收合格率 30 100% 90% 同上 27 返工\n",
      "产出指标/数量指标 维修长度|5公里|6公里|20|20|\n"
      "产出指标/质量指标 验收合格率|100%|90%|30|27|返工\n" },
    { "a page's number and a repeated header",
      HEAD COLUMNS "产出指标 数量指标\n维修长度 ≥5公里 6公里 20 20\n\n"
      "- 2 -\n\n" COLUMNS
      "质量指标\n验收合格率 100% 100% 30 30\n总分 50 50\n",
      "产出指标/数量指标 维修长度|≥5公里|6公里|20|20|\n"
      "产出指标/质量指标 验收合格率|100%|100%|30|30|\n" },
    { "a table whose row a page cut",
      "项目支出绩效自评表\n项目名称\t水渠维修\n"
      "一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分\t原因分析\n"
      "产出指标\t数量指标\t维修长度\t5公里\t共维修\t20\t20\t\n\n\t\t\t\t三公里"
      "\t\t\t\n"
      "\t\t验收率\t100%\t100%\t30\t30\t\n总分\t\t\t\t\t50\t50\t\n",
      "产出指标/数量指标 维修长度|5公里|共维修三公里|20|20|\n"
      "产出指标/数量指标 验收率|100%|100%|30|30|\n" },
    { "a table that lost its blank cells",
      "项目支出绩效自评表\n项目名称\t水渠维修\n"
      "一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分\t原因分析\n"
      "产出指标\t数量指标\t维修长度\t5公里\t6公里\t20\t20\n"
      "验收率\t100%\t90%\t30\t27\t返工\n总分\t50\t47\n",
      "产出指标/数量指标 维修长度|5公里|6公里|20|20|\n"
      "产出指标/数量指标 验收率|100%|90%|30|27|返工\n" },
};

static const char *
or_blank(const char *text)
{
    return text ? text : "";
}

static char *
shown(const struct evaluation *e)
{
    GString *s = g_string_new(NULL);
    for (size_t i = 0; i < e->n_indicators; i++) {
        const struct indicator *x = &e->indicators[i];
        g_string_append_printf(s, "%s/%s %s|%s|%s|%s|%s|%s\n",
                               or_blank(x->level1), or_blank(x->level2),
                               or_blank(x->level3), or_blank(x->target),
                               or_blank(x->actual), or_blank(x->weight.text),
                               or_blank(x->score.text), or_blank(x->reason));
    }
    return g_string_free(s, FALSE);
}

static void
test_forms(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        arena *memory = arena_new();
        findings *found = findings_new();
        struct budget *b = budget_of(memory, found, CASES[i].text);
        char *got = shown(b->evaluations);
        if (strcmp(got, CASES[i].indicators) != 0)
            print_error("%s\n", CASES[i].name);
        assert_string_equal(got, CASES[i].indicators);
        assert_string_equal(b->evaluations->project, "水渠维修");
        g_free(got);
        findings_free(found);
        arena_free(memory);
    }
}

/* A form of nothing, or cut at any line, is read without a fault. */
static void
test_cut_anywhere(void **state)
{
    (void) state;
    for (size_t cut = 0; cut <= strlen(CASES[1].text); cut++) {
        char *text = g_strndup(CASES[1].text, cut);
        char *valid = g_utf8_make_valid(text, -1);
        arena *memory = arena_new();
        findings *found = findings_new();
        struct budget *b = budget_of(memory, found, valid);
        assert_int_equal(b->n_evaluations, 1);
        assert_true(b->tables->n_rows <= b->evaluations->n_indicators + 1);
        findings_free(found);
        arena_free(memory);
        g_free(valid);
        g_free(text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_cut_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
