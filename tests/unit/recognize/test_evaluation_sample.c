/* The published self-evaluation among the samples: everything it says, written
 * down by reading the text, against what is recognized. */
#include "../unit.h"

#include "evaluation_form.h"

#include <glib.h>

struct truth {
    int line;
    const char *level1, *level2, *level3, *target, *actual, *weight, *score,
        *reason;
};

#define OUTPUT "产出指标"
#define COUNT "数量指标"
#define QUALITY "质量指标"
#define TIME "时效指标"
#define COST "成本指标"
#define BENEFIT "效益指标", "社会效益指标"
#define PLEASED "满意度指标", "服务对象满意度指标"
#define CHANGED "政策调整，不在资金支持范围内"
#define MERGED "由于机构合并等原因，资金审批程序延后"

static const struct truth TRUTH[] = {
    { 60, OUTPUT, COUNT, "支持特色园区项目", "12-15个", "17", "15", "15",
      NULL },
    { 62, OUTPUT, COUNT, "支持产业促进服务机构", "4-6家", "无", NULL, NULL,
      "政策调整，未启动征集" },
    { 64, OUTPUT, COUNT, "支持创投项目聚集区",
      "支持投资机构、入驻企业、专业服务机构、集聚区专业化运营主体约20家次",
      "无", NULL, NULL, "政策调整，未启动征集" },
    { 73, OUTPUT, QUALITY, "特色园区支持条件",
      "产业特色鲜明、空间载体完备、企业集聚显著、运营管理专业、服务体系完善、"
      "综合效益较高",
      "支持特色园产业集聚度均高于60%，产业面积高于3万平米，主导产业企业集聚度"
      "高于60%，服务企业数均超过30家，综合效益均高于所属分园平均水平，有效的完"
      "成了年度指标",
      "15", "15", NULL },
    { 90, OUTPUT, QUALITY, "产业促进服务机构支持条件",
      "须与分园明确合作关系，以单独成立或与分园合资成立的方式在分园实体化运作",
      "无", NULL, NULL, CHANGED },
    { 100, OUTPUT, QUALITY, "创投项目聚集区支持条件",
      "对于投资机构推荐技高质量境外、京外企业入驻集聚区，按照每家入驻企业10万"
      "元的标准给予投资机构资金支持，单家投资机构每年支持资金总额不超过100万元",
      "无", NULL, NULL, CHANGED },
    { 113, OUTPUT, QUALITY, "创投项目聚集区支持条件",
      "入驻企业或专业服务机构按照房租费用补贴支持，合计房租补贴总金额不超过实际"
      "房租费用的30%，补贴面积不超过1000平米，补贴期限不超过3年",
      "无", NULL, NULL, CHANGED },
    { 125, OUTPUT, QUALITY, "创投项目聚集区支持条件",
      "集聚区专业化运营主体按照其实际投入必要配套服务金额的30%给予资金支持，每"
      "年支持金额不超过200万元",
      "无", NULL, NULL, CHANGED },
    { 138, OUTPUT, TIME, "项目征集", "5月底前", "项目于9月10日征集完毕", "2",
      "1.8", MERGED },
    { 147, OUTPUT, TIME, "项目审核", "7月底前",
      "项目于10月20日完成审核流程，形成审核报告", "3", "2.7", MERGED },
    { 156, OUTPUT, TIME, "资金拨付", "9月底前", "资金于12月21日完成拨付", "3",
      "2.7", MERGED "，12月拨付" },
    { 165, OUTPUT, TIME, "经费支出进度", "2021年9月30日前支出100%",
      "未达成年度指标", "2", "2.7", MERGED "，在12月完成" },
    { 169, OUTPUT, COST, "成本测算", "支持特色园区项目2000万元",
      "17家园区共支持资金1467.42万元", "10", "10", NULL },
    { 177, OUTPUT, COST, "成本测算", "支持产业促进服务机构1500万元", "无", NULL,
      NULL, CHANGED },
    { 182, OUTPUT, COST, "成本测算", "支持创投项目集聚区600万元", "无", NULL,
      NULL, CHANGED },
    { 189, BENEFIT, "特色园区入驻率", "≥60%",
      "支持园区入驻率均满足60%以上，平均入驻率达80%以上", "15", "15", NULL },
    { 196, BENEFIT, "特色园区入驻企业集聚度", "≥60%",
      "支持特色园区集聚度均高于60%，平均集聚度达85%以上", "15", "15", NULL },
    { 203, BENEFIT, "引入和设立产业促进服务机构数量", "≥4家", "无", NULL, NULL,
      NULL },
    { 213, PLEASED, "特色园区受助企业满意度", "≥90%", "100%", "10", "10",
      NULL },
    { 215, PLEASED, "产业促进服务机构满意度", "≥90%", "无", NULL, NULL,
      "不在资金支持范围内" },
    { 217, PLEASED, "创投项目集聚区受助企业满意度", "≥90%", "无", NULL, NULL,
      "不在资金支持范围内" },
};

static const char GOAL[] =
    "年度目标：落实北京全国科技创新中心建设，促进各分园高端化、特色化、差异化"
    "发展，以突出产业特色、促进产业集聚、提升产业服务能力、构建产业生态体系为"
    "目标，以特色产业园和产业促进服务机构为抓手，提升分园专业化产业服务水平，"
    "围绕产业定位构建各具特色的高精尖产业集群。支持特色园区运营管理单位提升专"
    "业化服务水平，开展产业、园区等规划研究；建设运营公共服务、专业技术、协同"
    "创新、人才培训、国际合作等产业服务平台；组织特色领域论坛、大赛、展览展示"
    "、技术交流等交流活动和人才、投融资、市场、供应链等对接活动。支持产业促进"
    "服务机构开展规划方案编制、产业服务平台运营、产业活动组织等服务。支持在中"
    "关村各分园建设创投项目集聚区，构建特色生态系统，引导投资机构推动其投资的"
    "境外、京外优质科技创新企业来京设立区域总部、研发中心等。";
static const char ACTUAL[] =
    "特色园区项目资金支持基本达成年度目标，产业促进服务机构和创投项目聚集区建"
    "设支持资金未拨付，未完成年度目标";

static void
assert_text(const char *got, const char *truth)
{
    if (!truth)
        assert_null(got);
    else if (!got)
        fail_msg("nothing for %s", truth);
    else
        assert_string_equal(got, truth);
}

struct sample {
    arena *memory;
    findings *found;
    struct budget *budget;
    const struct evaluation *e;
};

static int
open_sample(void **state)
{
    struct sample *s = g_new0(struct sample, 1);
    char *text;
    if (!g_file_get_contents(SOURCE_DIR
                             "/samples/self-evaluation-2021-parks.txt",
                             &text, NULL, NULL))
        return 1;
    s->memory = arena_new();
    s->found = findings_new();
    s->budget = budget_of(s->memory, s->found, text);
    s->e = s->budget->evaluations;
    g_free(text);
    *state = s;
    return s->budget->n_evaluations != 1;
}

static int
close_sample(void **state)
{
    struct sample *s = *state;
    findings_free(s->found);
    arena_free(s->memory);
    g_free(s);
    return 0;
}

static void
test_head(void **state)
{
    const struct evaluation *e = ((struct sample *) *state)->e;
    assert_text(e->project, "中关村特色园区建设及专业服务能力提升支持资金项目");
    assert_text(e->code, NULL);
    assert_text(e->department, "中关村科技园区管理委员会");
    assert_text(e->org, "中关村科技园区管理委员会本级");
    assert_text(e->person, "褚潇炜");
    assert_text(e->phone, "88827103");
    assert_text(e->grade, NULL);
    assert_int_equal(e->year, 2021);
    assert_int_equal(e->first_line, 2);
    assert_int_equal(e->last_line, 222);
}

static void
test_goal(void **state)
{
    const struct evaluation *e = ((struct sample *) *state)->e;
    assert_text(e->goal, GOAL);
    assert_text(e->actual, ACTUAL);
}

static void
assert_amount(const struct figure *f, int64_t fen)
{
    assert_int_equal(f->reading, MONEY_EXACT);
    assert_int_equal(f->printed.fen, fen);
}

static void
test_funds(void **state)
{
    const struct evaluation *e = ((struct sample *) *state)->e;
    assert_int_equal(e->n_funds, 4);
    static const char *const SOURCES[] = { "年度资金总额", "其中:当年财政拨款",
                                           "上年结转资金", "其他资金" };
    for (size_t i = 0; i < 4; i++) {
        assert_text(e->funds[i].source, SOURCES[i]);
        assert_int_equal(e->funds[i].line, 16 + 2 * (int) i);
    }
    for (size_t i = 0; i < 2; i++) {
        assert_amount(&e->funds[i].initial, 4100000000);
        assert_amount(&e->funds[i].full_year, 2768000000);
        assert_amount(&e->funds[i].executed, 1467620000);
        assert_int_equal(e->funds[i].rate.millionths, 530200);
        assert_int_equal(e->funds[i].weight.known, i == 0);
        assert_int_equal(e->funds[i].score.known, i == 0);
    }
    assert_int_equal(e->funds[0].weight.millionths, 10000000);
    assert_int_equal(e->funds[0].score.millionths, 5300000);
    for (size_t i = 2; i < 4; i++) {
        assert_int_equal(e->funds[i].initial.reading, MONEY_BLANK);
        assert_int_equal(e->funds[i].full_year.reading, MONEY_BLANK);
        assert_int_equal(e->funds[i].executed.reading, MONEY_BLANK);
        assert_false(e->funds[i].rate.known);
    }
}

static void
test_indicators(void **state)
{
    const struct evaluation *e = ((struct sample *) *state)->e;
    assert_int_equal(e->n_indicators, G_N_ELEMENTS(TRUTH));
    for (size_t i = 0; i < G_N_ELEMENTS(TRUTH); i++) {
        const struct indicator *x = &e->indicators[i];
        const struct truth *t = &TRUTH[i];
        assert_text(x->level1, t->level1);
        assert_text(x->level2, t->level2);
        assert_text(x->level3, t->level3);
        assert_text(x->target, t->target);
        assert_text(x->actual, t->actual);
        assert_text(x->weight.text, t->weight);
        assert_text(x->score.text, t->score);
        assert_text(x->reason, t->reason);
        assert_int_equal(x->line, t->line);
    }
}

static void
test_total(void **state)
{
    const struct evaluation *e = ((struct sample *) *state)->e;
    assert_int_equal(e->total_line, 222);
    assert_text(e->total_weight.text, "100");
    assert_text(e->total_score.text, "95.20");
    assert_int_equal(e->total_score.millionths, 95200000);
}

static void
test_table(void **state)
{
    const struct sample *s = *state;
    const struct table *t = s->budget->tables;
    assert_int_equal(t->indicator_rows, G_N_ELEMENTS(TRUTH));
    assert_int_equal(t->n_rows, G_N_ELEMENTS(TRUTH) + 1);
    assert_int_equal(t->n_columns, 8);
    assert_string_equal(t->columns[7].name, "偏差原因分析及改进措施");
    for (size_t i = 0; i < G_N_ELEMENTS(TRUTH); i++) {
        assert_text(t->rows[i].cells[1].text, TRUTH[i].level2);
        assert_text(t->rows[i].cells[3].text, TRUTH[i].target);
    }
    assert_int_equal(t->rows[t->n_rows - 1].role, ROW_TOTAL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_head),       cmocka_unit_test(test_goal),
        cmocka_unit_test(test_funds),      cmocka_unit_test(test_indicators),
        cmocka_unit_test(test_total),      cmocka_unit_test(test_table),
    };
    return cmocka_run_group_tests(tests, open_sample, close_sample);
}
