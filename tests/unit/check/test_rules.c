/* Each rule with a case that holds and one that fails, on a small sound budget
 * in which one text is replaced by another. */
#include "check/check.h"

#include "builder.h"
#include "sound.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static char *
replaced(const char *text, const char *from, const char *to)
{
    const char *at = from ? strstr(text, from) : NULL;
    if (!from)
        return g_strdup(text);
    if (!at)
        fail_msg("no “%s” in the sound budget", from);
    return g_strdup_printf("%.*s%s%s", (int) (at - text), text, to,
                           at + strlen(from));
}

static size_t
count(const struct ledger *l, const char *rule, enum check_state state)
{
    size_t n = 0;
    for (size_t i = 0; i < l->n_entries; i++)
        n += l->entries[i].state == state &&
             (!rule || strcmp(l->entries[i].rule->id, rule) == 0);
    return n;
}

static void
print_state(const struct ledger *l, enum check_state state)
{
    for (size_t i = 0; i < l->n_entries; i++)
        if (l->entries[i].state == state)
            print_message("%s %s: %s\n", l->entries[i].rule->id,
                          l->entries[i].what,
                          l->entries[i].note ? l->entries[i].note : "");
}

static void
test_sound_budget_holds(void **state)
{
    (void) state;
    struct budget *b = builder_budget(SOUND);
    const struct ledger *l = check_budget(b);
    print_state(l, CHECK_FAILS);
    /* the parts of a document that it has not, R66, are no contradiction */
    assert_int_equal(count(l, NULL, CHECK_FAILS), count(l, "R66", CHECK_FAILS));
    assert_int_equal(findings_count_level(b->found, FINDING_ERROR), 0);
    for (size_t i = 0; i < findings_count(b->found); i++)
        if (findings_at(b->found, i)->level == FINDING_WARNING)
            assert_string_equal(findings_at(b->found, i)->id, "R66");
    builder_free(b);
}

static void
test_every_rule_has_an_entry(void **state)
{
    (void) state;
    const char *const documents[] = { SOUND, "" };
    for (size_t d = 0; d < G_N_ELEMENTS(documents); d++) {
        struct budget *b = builder_budget(documents[d]);
        const struct ledger *l = check_budget(b);
        size_t sum = 0, rules = 0;
        for (const struct check_rule *r = check_rules(); r->id; r++, rules++)
            assert_true(count(l, r->id, CHECK_HOLDS) +
                            count(l, r->id, CHECK_FAILS) +
                            count(l, r->id, CHECK_NOT_APPLICABLE) +
                            count(l, r->id, CHECK_INSUFFICIENT) >
                        0);
        for (size_t s = 0; s < 4; s++)
            sum += l->count[s];
        assert_true(rules >= 59);
        assert_int_equal(sum, l->n_entries);
        builder_free(b);
    }
}

/* An empty document: nothing was checked, so nothing holds. */
static void
test_nothing_holds_of_nothing(void **state)
{
    (void) state;
    struct budget *b = builder_budget("");
    const struct ledger *l = check_budget(b);
    assert_int_equal(l->count[CHECK_HOLDS], 0);
    assert_int_equal(l->count[CHECK_FAILS], 0);
    builder_free(b);
}

/* What is replaced by what, and the rule that fails then; before, it holds
 * somewhere. */
static const struct {
    const char *rule, *from, *to;
} CASES[] = {
    { "R01", "spending-total|支出总计||200.000000",
      "spending-total|支出总计||210.000000" },
    { "R02", "source|事业收入||20.000000", "source|事业收入||20.100000" },
    { "R02", "part|一般公共预算拨款||30.000000",
      "part|一般公共预算拨款||31.000000" },
    { "R03", "left|年终结转结余||5.000000", "left|年终结转结余||6.000000" },
    { "R03", "class|教育支出|205|40.000000", "class|教育支出|205|41.000000" },
    { "R04", "i|118002 中心|60.000000|60", "i|118002 中心|61.000000|60" },
    { "R04", "|10.000000|30.000000|", "|10.000000|31.000000|" },
    { "R04", "s|118 某部门|200.000000|", "s|118 某部门|201.000000|" },
    { "R05", "|40.000000|40.000000|\n", "|40.000000|41.000000|\n" },
    { "R06", "t||||195.000000|", "t||||195.000001|" },
    { "R07", "2050803 培训支出|50203", "2050803 教育管理|50203" },
    { "R07", "2060101 行政运行|50101", "9060101 行政运行|50101" },
    { "R08", "|36.234567|3.765433", "|36.234567|3.765434" },
    { "R09", "|50.000000|45.000000\n", "|50.000000|55.000000\n" },
    { "R10", "i|6.000000|1.000000", "i|6.000000|2.000000" },
    { "R11", "i|货物|2.500000", "i|货物|3.500000" },
    { "R12", "i|辅助服务|5.000000", "i|辅助服务|5.000002" },
    { "R14", "i|货物|2.500000", "i|货物|-2.500000" },
    { "R14", "i|货物|2.500000", "i|货物|2.5000001" },
    { "R15", "i|货物|2.500000\n", "i|货物|2.500000\ni|货物|2.500000\n" },
    { "R16", "t||200.000000|170", "t||201.000000|170" },
    { "R17", "t||||195.000000|", "t||||194.000000|" },
    { "R18", "class|科学技术支出|206|155", "class|科学技术支出|206|156" },
    { "R19", "50201 办公经费|30201 办公费|12", "|30201 办公费|12" },
    { "R20", "spending|本年支出||180", "spending|本年支出||181" },
    { "R20", "class|教育支出|205|40.000000\nclass|科学技术支出|206|140",
      "class|教育支出|205|39.000000\nclass|科学技术支出|206|141" },
    { "R21", "t|||100.000000|51.234567|48", "t|||100.000000|51.234568|48" },
    { "R22", "30201 办公费|7.265433", "30201 办公费|17.265433" },
    { "R22", "i|2050803 培训支出|50203 培训费|30216 培训费|40",
      "i|2050803 培训支出|50203 培训费|30216 培训费|39" },
    { "R23", "50203 培训费|30216 培训费|40.000000|40.000000|\n",
      "50203 培训费|30101 基本工资|40.000000|40.000000|\n" },
    { "R24", "i|6.000000|1.000000|2.000000", "i|5.000000|1.000000|1.000000" },
    { "R25", "|50.000000|50.000000|\ni|118001 本级|上年",
      "|51.000000|51.000000|\ni|118001 本级|上年" },
    { "R26", "|园区建设项目|2060502", "|另外一件事情|2060502" },
    { "R26", "|50.000000|50.000000|\n", "|51.000000|51.000000|\n" },
    { "R27", "459307|50.000000", "459307|90.000000" },
    { "R29", "|60.000000|60.000000|50.000000|10",
      "|60.000000|60.000000|49.000000|11" },
    { "R30", "t||10.000000", "t||1000.000000" },
    { "R32", "left|年终结转结余||5.000000", "left|年终结转结余||4.000000" },
    { "R33", "459307|50.000000|50.000000|",
      "459307|50.000000|50.000000|1.000000" },
};

static void
test_cases_fail(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        char *text = replaced(SOUND, CASES[i].from, CASES[i].to);
        struct budget *sound = builder_budget(SOUND);
        struct budget *b = builder_budget(text);
        const struct ledger *held = check_budget(sound);
        const struct ledger *l = check_budget(b);
        if (!count(held, CASES[i].rule, CHECK_HOLDS))
            fail_msg("%s does not hold before", CASES[i].rule);
        if (!count(l, CASES[i].rule, CHECK_FAILS))
            fail_msg("%s does not fail with %s", CASES[i].rule, CASES[i].to);
        assert_true(findings_count(b->found) > 0);
        g_free(text);
        builder_free(b);
        builder_free(sound);
    }
}

static void
test_blank_total_is_insufficient(void **state)
{
    (void) state;
    char *text = replaced(SOUND, "t||10.000000", "t||");
    struct budget *b = builder_budget(text);
    const struct ledger *l = check_budget(b);
    assert_int_equal(count(l, "R11", CHECK_INSUFFICIENT), 1);
    assert_int_equal(count(l, "R11", CHECK_FAILS), 0);
    g_free(text);
    builder_free(b);
}

static void
test_missing_project_is_named(void **state)
{
    (void) state;
    char *text = replaced(SOUND,
                          "i|118001 本级|园区建设项目|2060502 技术创新服务体系"
                          "|50701 费用补贴|31204 费用补贴|50.000000|"
                          "50.000000|\n",
                          "");
    struct budget *b = builder_budget(text);
    bool named = false;
    check_budget(b);
    for (size_t i = 0; i < findings_count(b->found); i++) {
        const struct finding *f = findings_at(b->found, i);
        named |= strcmp(f->id, "R25") == 0 &&
                 strstr(f->message, "园区建设项目") &&
                 strstr(f->message, "50.000000") &&
                 strstr(f->message_en, "园区建设项目");
    }
    assert_true(named);
    g_free(text);
    builder_free(b);
}

/* A word more in the name and the same amount: the same project. */
static void
test_near_name_is_a_match(void **state)
{
    (void) state;
    char *text = replaced(SOUND, "p|园区建设项目|", "p|园区建设与运营项目|");
    struct budget *b = builder_budget(text);
    const struct ledger *l = check_budget(b);
    assert_int_equal(count(l, "R26", CHECK_FAILS), 0);
    assert_int_equal(count(l, "R26", CHECK_HOLDS), 1);
    g_free(text);
    builder_free(b);
}

/* Where most sums fail, the ledger has them all and no finding is made of
 * each: the repair says once that the document looks shifted. */
static void
test_most_sums_fail(void **state)
{
    (void) state;
    struct budget *b = builder_budget(SOUND);
    for (size_t i = 0; i < b->n_tables; i++)
        for (size_t r = 0; r < b->tables[i].n_rows; r++)
            for (size_t c = 0; c < b->tables[i].n_columns; c++) {
                struct figure *f = &b->tables[i].rows[r].cells[c].figure;
                f->printed.fen *= (int64_t) (7 * r + 3 * c + 2);
                f->used = f->printed;
            }
    const struct ledger *l = check_budget(b);
    assert_true(count(l, NULL, CHECK_FAILS) > 50);
    for (size_t i = 0; i < findings_count(b->found); i++)
        assert_string_not_equal(findings_at(b->found, i)->id, "R05");
    builder_free(b);
}

/* Amounts printed to the hundredth of 万元: sums may be off by the rounding of
 * their terms, and no more. */
static void
test_rounded_amounts(void **state)
{
    (void) state;
    static const struct {
        const char *total;
        enum check_state state;
    } TOTALS[] = { { "10.01", CHECK_HOLDS }, { "10.02", CHECK_FAILS } };
    for (size_t i = 0; i < G_N_ELEMENTS(TOTALS); i++) {
        char *text = g_strdup_printf("= procurement 11\n"
                                     "procurement_category|total\n"
                                     "i|货物|2.50\ni|服务|7.5\nt||%s\n",
                                     TOTALS[i].total);
        struct budget *b = builder_budget(text);
        const struct ledger *l = check_budget(b);
        assert_int_equal(count(l, "R11", TOTALS[i].state), 1);
        g_free(text);
        builder_free(b);
    }
}

static void
test_lost_rows_are_placed(void **state)
{
    (void) state;
    char *text = replaced(SOUND,
                          "i|2060101 行政运行|50201 办公经费|30201 办公费|"
                          "12.265433|12.265433|\n",
                          "");
    struct budget *b = builder_budget(text);
    struct table *t = budget_table(b, TABLE_EXPENDITURE);
    const int ends[] = { t->rows[1].line, 0 };
    t->page_ends = ends;
    const struct ledger *l = check_budget(b);
    assert_int_equal(count(l, "R13", CHECK_FAILS), 1);
    g_free(text);
    builder_free(b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound_budget_holds),
        cmocka_unit_test(test_every_rule_has_an_entry),
        cmocka_unit_test(test_nothing_holds_of_nothing),
        cmocka_unit_test(test_cases_fail),
        cmocka_unit_test(test_blank_total_is_insufficient),
        cmocka_unit_test(test_missing_project_is_named),
        cmocka_unit_test(test_near_name_is_a_match),
        cmocka_unit_test(test_most_sums_fail),
        cmocka_unit_test(test_rounded_amounts),
        cmocka_unit_test(test_lost_rows_are_placed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
