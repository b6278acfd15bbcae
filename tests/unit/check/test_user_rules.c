/* Rules that users add: what a file may say, with errors by line, and how each
 * rule ends in the ledger. */
#include "check/user_rules.h"

#include "builder.h"
#include "sound.h"
#include "unit.h"

#include <glib/gstdio.h>

static struct user_rules *
load(const char *text, arena *memory, GError **error)
{
    char *path = NULL;
    int fd = g_file_open_tmp("rules-XXXXXX", &path, NULL);
    assert_true(fd >= 0);
    g_close(fd, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    struct user_rules *rules = user_rules_load(path, memory, error);
    g_remove(path);
    g_free(path);
    return rules;
}

static const struct {
    const char *text, *says;
} WRONG[] = {
    { "U01 没有冒号", ":1: 没有冒号" },
    { "# 注\n\nU02: 表03.合计.合计 = 0", ":3: 没有名称" },
    { "R03 甲: 表03.合计.合计 = 0", ":1: 编号“R03”不能用" },
    { "U1 甲: 表03.合计.合计 = 0\nu1 乙: 表03.合计.合计 = 0",
      ":2: 编号u1前面已经用过" },
    { "U1 甲: 表03.合计 = 0", ":1: 在“= 0”处，应为“.列”" },
    { "U1 甲: 表03.合计.合计 < 0", ":1: 在“< 0”处，应为+、-、=、<=或>=" },
    { "U1 甲: 表03.合计.合计 = 12", ":1: 在“12”处，应为带单位" },
    { "U1 甲: 表03.合计.合计 = 1.005元", ":1: 在“1.005元”处，应为不细于分" },
    { "U1 甲: 1元 = 1元", ":1: 规则里没有一处数字" },
    { "U1 甲: 表03.合计.合计 = 0 然后", ":1: 在“然后”处，应为行末" },
    { "U1 甲: 表[没完.合计.合计 = 0", ":1: 在“[没完.合计.合计 = 0”处" },
    { "U1 甲: 合计 = 0", ":1: 在“合计 = 0”处，应为表[名称].行.列" },
    { "U1 甲: 表03.合计.合计 = 0 容差", ":1: 在“行末”处，应为带单位" },
};

static void
test_errors_are_located(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(WRONG); i++) {
        arena *memory = arena_new();
        GError *error = NULL;
        assert_null(load(WRONG[i].text, memory, &error));
        assert_int_equal(error->code, EXIT_USAGE);
        if (!strstr(error->message, WRONG[i].says))
            fail_msg("%s: %s", WRONG[i].text, error->message);
        g_error_free(error);
        arena_free(memory);
    }
}

static void
test_all_errors_are_told(void **state)
{
    (void) state;
    arena *memory = arena_new();
    GError *error = NULL;
    assert_null(load("U1\nU2 乙: 表03.合计.合计 = 0\nU3\n", memory, &error));
    assert_non_null(strstr(error->message, ":1: "));
    assert_null(strstr(error->message, ":2: "));
    assert_non_null(strstr(error->message, ":3: "));
    g_error_free(error);
    arena_free(memory);
}

static const char TABLES[] =
    "= expenditure 03\n"
    "function|department_economic|total|basic|project\n"
    "i|2010301 行政运行|30101 基本工资|61.2|61.2|\n"
    "i|2010301 行政运行|30201 办公费|5.5|5.5|\n"
    "i|2060101 科研|30201 办公费|3.3||3.3\n"
    "i|2210201 住房公积金|30113 住房公积金|4|4|\n"
    "i|2050803 培训|30113 住房公积金|1|1|\n"
    "t|||75|71.7|3.3\n"
    "= procurement 05\n"
    "procurement_category|total\n"
    "i|货物|x.5\n"
    "t|合计|2.5\n"
    "= fund 09\n"
    "function|total\n"
    "= basic 08\n"
    "department_economic|total\n"
    "t||\n";

static const struct {
    const char *rule;
    enum check_state state;
    size_t findings;
} JUDGED[] = {
    { "表03.合计.合计 = 75万元", CHECK_HOLDS, 0 },
    { "表3.合计.total = 750,000元", CHECK_HOLDS, 0 },
    { "表[支出总表].合计.合计 = 表03.合计.basic + 表03.合计.project",
      CHECK_HOLDS, 0 },
    { "表03.2010301.合计 = 66.7万元", CHECK_HOLDS, 0 },
    { "表03.[行政运行].合计 ≥ 66.7万元", CHECK_HOLDS, 0 },
    { "表03.30201.合计 <= 8.8万元", CHECK_HOLDS, 0 },
    { "表03.30201.合计 <= 8.5万元", CHECK_FAILS, 1 },
    { "表03.30201.合计 <= 8.5万元 容差 0.3万元", CHECK_HOLDS, 0 },
    { "表03.2*.合计 = 表03.合计.合计", CHECK_HOLDS, 0 },
    { "表03.*.合计 = 表03.合计.合计", CHECK_HOLDS, 0 },
    { "表[政府采购].合计.金额 <= 表03.合计.合计 - 1万元", CHECK_HOLDS, 0 },
    { "表[政府采购].合计.金额 = 表03.合计.合计", CHECK_FAILS, 1 },
    /* no such table, row, column; a total that is not printed; a figure that
       cannot be read */
    { "表[没有].合计.金额 = 0", CHECK_INSUFFICIENT, 1 },
    { "表03.2990000.合计 = 0", CHECK_INSUFFICIENT, 1 },
    { "表03.合计.没有 = 0", CHECK_INSUFFICIENT, 1 },
    { "表08.合计.合计 = 0", CHECK_INSUFFICIENT, 0 },
    { "表05.货物.金额 = 0", CHECK_INSUFFICIENT, 0 },
    /* a table without rows */
    { "表09.合计.合计 = 0", CHECK_NOT_APPLICABLE, 0 },
    /* 住房公积金 names a function and an economic subject; 支出 many tables */
    { "表03.住房公积金.合计 = 4万元", CHECK_INSUFFICIENT, 1 },
    { "表03.2210201.合计 = 4万元", CHECK_HOLDS, 0 },
    { "表[支出].合计.合计 = 0", CHECK_INSUFFICIENT, 1 },
};

static const struct check_entry *
find_entry(const struct ledger *l, const char *id)
{
    for (size_t i = 0; i < l->n_entries; i++)
        if (strcmp(l->entries[i].rule->id, id) == 0)
            return &l->entries[i];
    return NULL;
}

static size_t
count_findings(const struct budget *b, const char *id)
{
    size_t n = 0;
    for (size_t i = 0; i < findings_count(b->found); i++)
        n += strcmp(findings_at(b->found, i)->id, id) == 0;
    return n;
}

/* The entry of one rule in a budget. */
static const struct check_entry *
judge(struct budget *b, const char *rule)
{
    char *text = g_strconcat("U01 名称: ", rule, NULL);
    GError *error = NULL;
    struct user_rules *rules = load(text, b->memory, &error);
    if (!rules)
        fail_msg("%s", error->message);
    g_free(text);
    return find_entry(check_budget_with(b, rules), "U01");
}

static void
test_states(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(JUDGED); i++) {
        struct budget *b = builder_budget(TABLES);
        const struct check_entry *e = judge(b, JUDGED[i].rule);
        if (e->state != JUDGED[i].state)
            fail_msg("%s: %s %s", JUDGED[i].rule, check_state_word(e->state),
                     e->note ? e->note : "");
        if (count_findings(b, "U01") != JUDGED[i].findings)
            fail_msg("%s: %zu findings", JUDGED[i].rule,
                     count_findings(b, "U01"));
        builder_free(b);
    }
}

static void
test_entry_is_whole(void **state)
{
    (void) state;
    struct budget *b = builder_budget(TABLES);
    const struct check_entry *e =
        judge(b, "表05.合计.金额 = 表03.30101.合计 + 1万元");
    assert_string_equal(e->tables[0], "05");
    assert_string_equal(e->tables[1], "03");
    assert_int_equal(e->n_operands, 2);
    assert_int_equal(e->operands[1].sign, -1);
    assert_int_equal(e->lines[0], 12);
    assert_int_equal(e->lines[1], 3);
    assert_int_equal(e->left.fen, 2500000);
    assert_int_equal(e->right.fen, 62200000);
    assert_int_equal(e->difference.fen, -59700000);
    builder_free(b);
}

/* What is printed is judged; a repaired figure shows after the repair. */
static void
test_after_repair(void **state)
{
    (void) state;
    struct budget *b = builder_budget(TABLES);
    struct figure *f = &b->tables[1].rows[1].cells[1].figure;
    f->repaired = true;
    f->used = (money) { 75000000 };
    const struct check_entry *e = judge(b, "表05.合计.金额 = 75万元");
    assert_int_equal(e->state, CHECK_FAILS);
    assert_true(e->repaired);
    assert_int_equal(e->after_repair, CHECK_HOLDS);
    builder_free(b);
}

static void
test_levels_and_titles(void **state)
{
    (void) state;
    arena *memory = arena_new();
    struct user_rules *rules =
        load("U01 警告 采购：表03.合计.合计 = 0 # 注\r\n"
             "x-2 note other: 表03.合计.合计 ≤ 1亿元\r\n"
             "U03 提示表之和: 表03.合计.合计 = 0\r\n", memory, NULL);
    assert_int_equal(rules->n, 3);
    assert_int_equal(rules->all[0].rule.level, FINDING_WARNING);
    assert_string_equal(rules->all[0].rule.title, "采购");
    assert_string_equal(rules->all[1].rule.id, "x-2");
    assert_int_equal(rules->all[1].rule.level, FINDING_NOTE);
    assert_int_equal(rules->all[1].kind, RELATION_AT_MOST);
    assert_int_equal(rules->all[1].right.terms[0].constant.fen, 10000000000);
    assert_int_equal(rules->all[2].rule.level, FINDING_ERROR);
    assert_string_equal(rules->all[2].rule.title, "提示表之和");
    arena_free(memory);
}

static void
test_balance(void **state)
{
    (void) state;
    struct budget *b = builder_budget(
        "= balance 01\nsource|一般公共预算拨款收入||10\ncarried|结转||5\n"
        "revenue-total|收入总计||15\nclass|科学技术支出|206|12\n"
        "left|结转||3\nspending-total|支出总计||15\n");
    assert_int_equal(judge(b, "表[收支总表].收入总计.金额 = 表01.206.金额 + "
                              "表01.结转.支出")->state, CHECK_HOLDS);
    assert_int_equal(judge(b, "表01.结转.收入 = 5万元")->state, CHECK_HOLDS);
    assert_int_equal(judge(b, "表01.结转.金额 = 5万元")->state,
                     CHECK_INSUFFICIENT);
    builder_free(b);
}

/* Without rules of users the ledger is what it was. */
static void
test_none(void **state)
{
    (void) state;
    struct budget *a = builder_budget(SOUND), *b = builder_budget(SOUND);
    const struct ledger *with = check_budget_with(a, NULL);
    assert_int_equal(with->n_entries, check_budget(b)->n_entries);
    assert_null(find_entry(with, "U01"));
    builder_free(a);
    builder_free(b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors_are_located),
        cmocka_unit_test(test_all_errors_are_told),
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_entry_is_whole),
        cmocka_unit_test(test_after_repair),
        cmocka_unit_test(test_levels_and_titles),
        cmocka_unit_test(test_balance),
        cmocka_unit_test(test_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
