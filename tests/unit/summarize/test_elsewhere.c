/* Projects of the targets in the other tables: found, guessed, not found. */
#include "../unit.h"

#include "../check/builder.h"
#include "summarize/elsewhere.h"

#define LINES                                                                \
    "= project-lines 04\n"                                                   \
    "project_name|department_economic|total|current_general|"              \
    "carried_general\n"

static const struct elsewhere *
of_first(struct budget *b)
{
    return &elsewhere_of_projects(b, b->memory)[0];
}

static struct row *
row_of(struct budget *b, size_t t, size_t i)
{
    return &b->tables[t].rows[i];
}

/* A budget whose first project is `name` with `total`; the builder leaves the
 * names of rows to the test. */
static struct budget *
made(const char *total)
{
    char *text = g_strconcat(
        LINES "i|x|30227 委托业务费|100|80|20\n"
              "i|x|31204 费用补贴|50|50|\n"
              "i|x|30227 委托业务费|7|7|\n"
              "= project-targets 13\n"
              "p|园区建设项目|11T01|", total, "||\n", NULL);
    struct budget *b = builder_budget(text);
    g_free(text);
    return b;
}

static void
name_rows(struct budget *b, const char *const *names)
{
    for (size_t i = 0; i < 3; i++)
        row_of(b, 0, i)->project.name = names[i];
}

static void
rows_of_the_name_are_summed(void **state)
{
    static const char *const names[] = { "园区建设 项目", "园区建设项目",
                                         "别的" };
    (void) state;
    struct budget *b = made("150");
    name_rows(b, names);
    const struct elsewhere *e = of_first(b);
    assert_int_equal(e->n_rows, 2);
    assert_false(e->guessed);
    assert_int_equal(e->total.fen, 150000000);
    assert_int_equal(e->carried.fen, 20000000);
    assert_int_equal(e->n_sources, 2);
    assert_false(e->sources[0].carried);
    assert_int_equal(e->sources[0].amount.fen, 130000000);
    assert_int_equal(e->n_subjects[CLASS_DEPARTMENT], 2);
    builder_free(b);
}

static void
a_near_name_needs_the_amount_and_is_a_guess(void **state)
{
    static const char *const names[] = { "甲", "园区建设工作项目", "乙" };
    (void) state;
    struct budget *b = made("50");
    name_rows(b, names);
    assert_int_equal(of_first(b)->n_rows, 1);
    assert_true(of_first(b)->guessed);
    b->projects[0].total.used.fen++;
    assert_null(of_first(b)->lines);
    builder_free(b);
}

static void
another_name_is_no_match(void **state)
{
    static const char *const names[] = { "甲", "乙", "丙" };
    (void) state;
    struct budget *b = made("50");
    name_rows(b, names);
    assert_null(of_first(b)->lines);
    assert_int_equal(of_first(b)->n_mentions, 0);
    builder_free(b);
}

/* Of two units' projects of one name, that of the unit; else a guess. */
static void
units_part_equal_names(void **state)
{
    static const char *const names[] = { "园区建设项目", "园区建设项目",
                                         "别的" };
    (void) state;
    struct budget *b = made("50");
    name_rows(b, names);
    row_of(b, 0, 0)->org.code = "101001";
    row_of(b, 0, 1)->org.code = "101002";
    b->projects[0].org.code = "101002";
    assert_int_equal(of_first(b)->total.fen, 50000000);
    assert_false(of_first(b)->guessed);
    b->projects[0].org.code = "101003"; /* only the amount speaks for one */
    assert_true(of_first(b)->guessed);
    b->projects[0].total.used.fen++;
    assert_null(of_first(b)->lines);
    builder_free(b);
}

static void
the_department_may_say_otherwise(void **state)
{
    static const char *const names[] = { "甲", "乙", "丙" };
    (void) state;
    struct budget *b = made("50");
    struct indicator own[] = {
        { .level3 = "高新技术企业认定受理数量情况", .relation = "≥",
          .value = "800", .measure = "家" },
        { .level3 = "满意度", .relation = "≥", .value = "90",
          .measure = "%" } };
    struct indicator of_department[] = {
        { .level3 = "高新技术企业认定受理数量情况", .relation = "≥",
          .value = "1500", .measure = "家" },
        { .level3 = "满意度", .relation = "≥", .value = "80",
          .measure = "%", .activity = "别的活动" } };
    struct department_goals goals = { .n_indicators = 2,
                                      .indicators = of_department };
    name_rows(b, names);
    b->department_goals = &goals;
    b->projects[0].indicators = own;
    b->projects[0].n_indicators = 2;
    const struct elsewhere *e = of_first(b);
    assert_int_equal(e->n_shared, 1); /* 满意度 alone proves nothing */
    assert_true(e->shared[0].differs);
    of_department[1].activity = "园区建设项目";
    assert_int_equal(of_first(b)->n_shared, 2);
    builder_free(b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_the_name_are_summed),
        cmocka_unit_test(a_near_name_needs_the_amount_and_is_a_guess),
        cmocka_unit_test(another_name_is_no_match),
        cmocka_unit_test(units_part_equal_names),
        cmocka_unit_test(the_department_may_say_otherwise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
