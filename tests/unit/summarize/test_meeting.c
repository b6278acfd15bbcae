/* Targets and self-evaluations of one project: what is kept, what is not. */
#include "../unit.h"

#include "summarize/meeting.h"

#include <glib.h>

static struct indicator
target(const char *level3, const char *relation, const char *value,
       const char *measure)
{
    return (struct indicator) { .level1 = "产出指标", .level2 = "数量指标",
                                .level3 = level3, .relation = relation,
                                .value = value, .measure = measure };
}

static struct indicator
result(const char *level3, const char *wanted)
{
    return (struct indicator) {
        .level1 = "产出指标", .level2 = "数量指标", .level3 = level3,
        .target = wanted
    };
}

static const struct {
    const char *relation, *value, *measure, *form;
    unsigned changes;
} CHANGES[] = {
    { "≥", "60", "%", "≥60%", 0 },
    { "≥", "60", "%", "60%", 0 }, /* no relation printed, none changed */
    { "≥", "60", "%", "≥50%", MEETING_VALUE },
    { "≥", "60", "%", "≤60%", MEETING_RELATION },
    { "≥", "60", "家", "≥60个", MEETING_UNIT },
    { "≤", "1200", "万元", "≤0.12亿元", 0 },
    { "≥", "60", "%", "≤70%", MEETING_VALUE | MEETING_RELATION },
    { "定性", "优", NULL, "显著提升", MEETING_WORDS },
    { "定性", "优", NULL, NULL, MEETING_WORDS },
};

static void
each_difference_is_told(void **state)
{
    (void) state;
    arena *a = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(CHANGES); i++) {
        struct indicator t = target("指标", CHANGES[i].relation,
                                    CHANGES[i].value, CHANGES[i].measure);
        struct indicator r = result("指标", CHANGES[i].form);
        assert_int_equal(meeting_changes(&t, &r, a), CHANGES[i].changes);
    }
    arena_free(a);
}

static void
pairs_are_found_and_the_rest_is_said(void **state)
{
    (void) state;
    arena *a = arena_new();
    struct indicator targets[] = {
        target("培训企业", "≥", "10", "家"),
        target("举办论坛活动场次", "≥", "4", "场"),
        target("专利数量", "≥", "7", "件"),
        target("成本测算", "≤", "30", "万元"),
        target("成本测算", "≤", "20", "万元"),
    };
    struct indicator results[] = {
        result("成本测算", "≤20万元"), /* its equal is the second */
        result("成本测算", "≤35万元"),
        result("举办论坛活动的场次", "≥4场"), /* near, with the same number */
        result("培训企业", "≥8家"),
        result("入驻率", "≥60%"),
    };
    struct project p = { .n_indicators = 5, .indicators = targets };
    struct evaluation e = { .n_indicators = 5, .indicators = results };
    const struct meeting *m = meeting_of(&p, &e, a);
    assert_int_equal(m->n, 6);
    assert_int_equal(m->kept, 2);
    assert_int_equal(m->changed, 2);
    assert_int_equal(m->added, 1);
    assert_int_equal(m->dropped, 1);
    assert_int_equal(m->guessed, 1);
    assert_ptr_equal(m->items[0].target, &targets[4]);
    assert_ptr_equal(m->items[1].target, &targets[3]);
    assert_int_equal(m->items[1].changes, MEETING_VALUE);
    assert_true(m->items[2].guessed);
    assert_ptr_equal(m->items[3].target, &targets[0]);
    assert_null(m->items[4].target);
    assert_null(m->items[5].result);
    assert_ptr_equal(m->items[5].target, &targets[2]);
    arena_free(a);
}

static struct figure
amount(const char *text)
{
    return figure_read(text, UNIT_WAN, (struct place) { 0 });
}

static void
money_is_compared_where_it_is_known(void **state)
{
    (void) state;
    arena *a = arena_new();
    struct project p = { .total = amount("100") };
    struct fund_line funds = { .source = "年度资金总额",
                               .initial = amount("100"),
                               .full_year = amount("80") };
    struct evaluation e = { .n_funds = 1, .funds = &funds };
    const struct meeting *m = meeting_of(&p, &e, a);
    assert_false(m->money_changed);
    assert_true(m->money_adjusted);
    p.total = amount("90");
    assert_true(meeting_of(&p, &e, a)->money_changed);
    p.total = amount(NULL);
    assert_false(meeting_of(&p, &e, a)->money_changed);
    e.n_funds = 0;
    assert_null(meeting_of(&p, &e, a)->initial);
    arena_free(a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_difference_is_told),
        cmocka_unit_test(pairs_are_found_and_the_rest_is_said),
        cmocka_unit_test(money_is_compared_where_it_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
