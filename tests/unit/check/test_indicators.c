/* The rules of indicators and of projects' texts: a table of indicators or
 * projects, and whether the rule fails. */
#include "check/check.h"

#include "builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static const char TARGETS[] = "= project-targets 13\n"
                              "p|园区建设项目|11000022T000000459307|100.000000|"
                              "100.000000|\n";

/* The states of a rule: fails, holds, or neither. */
static bool
fails(const struct ledger *l, const char *rule, bool *holds)
{
    bool failing = false;
    *holds = false;
    for (size_t i = 0; i < l->n_entries; i++) {
        if (strcmp(l->entries[i].rule->id, rule) != 0)
            continue;
        failing |= l->entries[i].state == CHECK_FAILS;
        *holds |= l->entries[i].state == CHECK_HOLDS;
    }
    return failing;
}

static void
add(struct project *p, struct indicator i)
{
    i.line = 10 + (int) p->n_indicators;
    p->indicators[p->n_indicators++] = i;
}

enum expected { FAILS, HOLDS, NOWHERE };

static void
expect(struct budget *b, const char *rule, enum expected e, const char *about)
{
    bool holds;
    size_t before = findings_count(b->found);
    bool failing = fails(check_budget(b), rule, &holds);
    enum expected is = failing ? FAILS : holds ? HOLDS : NOWHERE;
    if (is != e)
        fail_msg("%s of %s: %d", rule, about, (int) is);
    if (failing)
        assert_true(findings_count(b->found) > before);
}

static const struct {
    const char *rule;
    enum expected expected;
    struct indicator indicator;
} ONE[] = {
#define I(l1, l2, l3, rel, val, unit, dir)                                     \
    {                                                                          \
        .level1 = l1, .level2 = l2, .level3 = l3, .relation = rel,             \
        .value = val, .measure = unit, .direction = dir                        \
    }
    { "R34", HOLDS,
      I("成本指标", "经济成本指标", "总成本", "≤", "100", "万元", 0) },
    { "R34", FAILS,
      I("成本指标", "经济成本指标", "总成本", "≤", "101", "万元", 0) },
    { "R34", FAILS,
      I("产出指标", "成本指标", "总成本", "≤", "0.02", "亿元", 0) },
    { "R34", HOLDS,
      I("产出指标", "成本指标", "总成本", "≤", "0.01", "亿元", 0) },
    { "R34", HOLDS,
      I("产出指标", "成本指标", "总成本", "≤", "1000000", "元", 0) },
    { "R34", FAILS,
      I("产出指标", "成本指标", "总成本", "≤", "1000001", "元", 0) },
    { "R34", NOWHERE,
      I("成本指标", "经济成本指标", "执行率", "≥", "95", "%", 0) },
    { "R34", NOWHERE,
      I("效益指标", "经济效益指标", "投资", "≥", "5", "亿元", 0) },
    { "R35", HOLDS,
      I("满意度指标", "满意度", "群众满意度", "≥", "90", "%", 0) },
    { "R35", FAILS,
      I("满意度指标", "满意度", "群众满意度", "≤", "90", "%", 0) },
    { "R35", HOLDS, I("满意度指标", "满意度", "群众投诉率", "≤", "5", "%", 0) },
    { "R35", FAILS, I("满意度指标", "满意度", "群众投诉率", "≥", "5", "%", 0) },
    { "R35", HOLDS, I("产出指标", "时效", "投诉处理率", "≥", "95", "%", 0) },
    { "R35", FAILS, I("成本指标", "经济成本", "餐费", "≥", "71", "万元", 0) },
    { "R35", HOLDS, I("成本指标", "经济成本", "执行率", "≥", "95", "%", 0) },
    { "R35", FAILS, I("产出指标", "时效指标", "完成时间", "≥", "12", "月", 0) },
    { "R35", HOLDS, I("产出指标", "时效指标", "完成时间", "≤", "12", "月", 0) },
    { "R35", HOLDS, I("产出指标", "时效指标", "服务期限", "≥", "12", "月", 0) },
    { "R36", FAILS,
      I("满意度指标", "满意度", "职工满意度", "≥", "90", "项", 0) },
    { "R36", HOLDS,
      I("满意度指标", "满意度", "职工满意度", "≥", "90", "分", 0) },
    { "R36", FAILS, I("产出指标", "数量指标", "培训人数", "≥", "90", "%", 0) },
    { "R36", HOLDS,
      I("产出指标", "数量指标", "检查频率", "≥", "9", "次/年", 0) },
    { "R36", FAILS,
      I("产出指标", "质量指标", "成果质量", "定性", "优", "套", 0) },
    { "R36", HOLDS, I("产出指标", "质量指标", "成果质量", "定性", "优", 0, 0) },
    { "R36", FAILS, I("产出指标", "数量指标", "培训场次", "≥", "5", 0, 0) },
    { "R37", HOLDS, I("产出指标", "数量", "场次", "≥", "5", "场", "正向指标") },
    { "R37", FAILS, I("产出指标", "数量", "场次", "≥", "5", "场", "反向指标") },
    { "R37", FAILS, I("产出指标", "数量", "场次", "≤", "5", "场", "正向指标") },
    { "R37", NOWHERE, I("产出指标", "数量", "场次", "≤", "5", "场", 0) },
    { "R38", FAILS, I("产出指标", "数量", "场次", "≤", "5", "场", 0) },
};

static void
test_one_indicator(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(ONE); i++) {
        struct budget *b = builder_budget(TARGETS);
        add(&b->projects[0], ONE[i].indicator);
        expect(b, ONE[i].rule, ONE[i].expected, ONE[i].indicator.level3);
        builder_free(b);
    }
}

static void
test_cost_parts(void **state)
{
    (void) state;
    const struct indicator whole = I("产出指标", "成本指标", "总成本", "≤",
                                     "100", "万元", 0);
    const struct indicator fees = I("产出指标", "成本指标", "专家费", "≤", "60",
                                    "万元", 0);
    const struct indicator rent = I("产出指标", "成本指标", "租赁费", "≤", "40",
                                    "万元", 0);
    const struct indicator each = I("产出指标", "成本指标", "每家支持标准", "≤",
                                    "50", "万元", 0);
    struct budget *b = builder_budget(TARGETS);
    add(&b->projects[0], whole);
    add(&b->projects[0], fees);
    add(&b->projects[0], rent);
    add(&b->projects[0], each);
    expect(b, "R34", HOLDS, "parts");
    b->projects[0].indicators[2].value = "45";
    expect(b, "R34", FAILS, "parts that are too much");
    builder_free(b);
}

static void
test_complete_kinds(void **state)
{
    (void) state;
    struct budget *b = builder_budget(TARGETS);
    const struct indicator all[] = {
        I("产出指标", "数量指标", "场次", "≥", "5", "场", 0),
        I("效益指标", "社会效益指标", "影响", "定性", "优", 0, 0),
        I("满意度指标", "服务对象满意度指标", "满意度", "≥", "90", "%", 0),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        add(&b->projects[0], all[i]);
    expect(b, "R38", HOLDS, "all kinds");
    b->projects[0].n_indicators = 2;
    expect(b, "R38", FAILS, "no satisfaction");
    builder_free(b);
}

static void
test_same_indicator_twice(void **state)
{
    (void) state;
    const struct indicator five = I("产出指标", "数量指标", "培训场次", "≥",
                                    "5", "场", 0);
    const struct indicator six = I("产出指标", "数量指标", "培训 场次", "≥",
                                   "6", "场", 0);
    struct budget *b = builder_budget(TARGETS);
    add(&b->projects[0], five);
    add(&b->projects[0], five);
    expect(b, "R39", HOLDS, "the same value");
    b->projects[0].indicators[1] = six;
    expect(b, "R39", FAILS, "another value");
    builder_free(b);
}

static void
test_department_says_otherwise(void **state)
{
    (void) state;
    struct budget *b = builder_budget(TARGETS);
    struct indicator of_department = I("产出指标", "数量指标", "培训场次", "≥",
                                       "8", "场", 0);
    struct department_goals goals = { .table = &b->tables[0],
                                      .n_indicators = 1,
                                      .indicators = &of_department };
    add(&b->projects[0], (struct indicator) I("产出指标", "数量指标",
                                              "培训场次", "≥", "5", "场", 0));
    b->department_goals = &goals;
    of_department.activity = "别的活动";
    expect(b, "R39", HOLDS, "another activity");
    of_department.activity = "园区建设项目";
    expect(b, "R39", FAILS, "the same activity");
    builder_free(b);
}

static const struct {
    const char *goal;
    enum expected expected;
} GOALS[] = {
    { "平均每家支持70万元，共计700万元。", FAILS },
    { "平均每家支持10万元，共计100万元。", HOLDS },
    { "带动社会投资共计5亿元。", NOWHERE },
    { "支持企业十家。", NOWHERE },
};

static void
test_goals(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(GOALS); i++) {
        struct budget *b = builder_budget(TARGETS);
        b->projects[0].goal = GOALS[i].goal;
        expect(b, "R40", GOALS[i].expected, GOALS[i].goal);
        builder_free(b);
    }
}

static const struct {
    const char *person, *phone;
    enum expected expected;
} CONTACTS[] = {
    { "王小明", "55577872", HOLDS },
    { "王明", "13800000000", HOLDS },
    { "欧阳小明", "010-55577872", HOLDS },
    { "信息中心", "55577872", FAILS },
    { "王小明", "72340", FAILS },
    { "王小明", "1234567890123", FAILS },
    { NULL, NULL, NOWHERE },
};

static void
test_contacts(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(CONTACTS); i++) {
        struct budget *b = builder_budget(TARGETS);
        b->projects[0].person = CONTACTS[i].person;
        b->projects[0].phone = CONTACTS[i].phone;
        expect(b, "R41", CONTACTS[i].expected, "contacts");
        for (size_t k = 0; k < findings_count(b->found); k++) {
            const struct finding *f = findings_at(b->found, k);
            assert_null(CONTACTS[i].phone
                            ? strstr(f->message, CONTACTS[i].phone)
                            : NULL);
        }
        builder_free(b);
    }
}

static const struct {
    const char *code;
    enum expected expected;
} CODES[] = {
    { "11000022T000000459307", HOLDS }, { "11000022Y000000459307", HOLDS },
    { "11000022T00000459307", FAILS },  { "11000022X000000459307", FAILS },
    { "11000027T000000459307", FAILS }, { "1100002210000004506530", FAILS },
};

static void
test_codes(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(CODES); i++) {
        struct budget *b = builder_budget(TARGETS);
        b->projects[0].code = CODES[i].code;
        expect(b, "R42", CODES[i].expected, CODES[i].code);
        builder_free(b);
    }
}

static void
test_code_twice(void **state)
{
    (void) state;
    char *text = g_strconcat(TARGETS, "p|另一项目|11000022T000000459307|1|1|\n",
                             NULL);
    struct budget *b = builder_budget(text);
    expect(b, "R42", FAILS, "a code twice");
    g_free(text);
    builder_free(b);
}

/* A finding of a rule knows its project, whatever the lines. */
static void
test_findings_know_their_project(void **state)
{
    (void) state;
    char *text = g_strconcat(TARGETS, "p|另一项目|11000022T000000459307|5|1|\n",
                             NULL);
    struct budget *b = builder_budget(text);
    const struct project *first = &b->projects[0], *second = first + 1;
    check_budget(b);
    size_t of_second = 0;
    for (size_t i = 0; i < findings_count(b->found); i++) {
        const struct finding *f = findings_at(b->found, i);
        if (strcmp(f->id, "R42") != 0 && strcmp(f->id, "R33") != 0)
            continue;
        assert_ptr_not_equal(f->about, first);
        of_second += f->about == second;
    }
    assert_int_equal(of_second, 2); /* the code twice; 5 is not 1 */
    g_free(text);
    builder_free(b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_indicator),
        cmocka_unit_test(test_cost_parts),
        cmocka_unit_test(test_complete_kinds),
        cmocka_unit_test(test_same_indicator_twice),
        cmocka_unit_test(test_department_says_otherwise),
        cmocka_unit_test(test_goals),
        cmocka_unit_test(test_contacts),
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_code_twice),
        cmocka_unit_test(test_findings_know_their_project),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
