/* Two years side by side: kinds of change, projects that meet, rankings. */
#include "../unit.h"

#include "summarize/changes.h"
#include "summarize/projects.h"
#include "summarize/three_public.h"

#include <glib.h>
#include <string.h>

static void
pairs_of_amounts_have_kinds(void **state)
{
    static const struct {
        int64_t before, now;
        enum change_kind kind;
        bool has_rate;
        int64_t rate;
    } cases[] = {
        { 1000, 1000, CHANGE_LEVEL, true, 0 },
        { 0, 0, CHANGE_LEVEL, false, 0 },
        { 0, 500, CHANGE_NEW, false, 0 },
        { 500, 0, CHANGE_ENDED, true, -10000 },
        { 800, 1000, CHANGE_MORE, true, 2500 },
        { 900, 600, CHANGE_LESS, true, -3333 },
        { -100, 100, CHANGE_MORE, false, 0 },
    };
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct change c = change_of((money) { cases[i].before },
                                    (money) { cases[i].now });
        assert_int_equal(c.kind, cases[i].kind);
        assert_int_equal(c.difference.fen, cases[i].now - cases[i].before);
        assert_int_equal(c.has_rate, cases[i].has_rate);
        assert_int_equal(c.rate, cases[i].rate);
    }
}

/** A budget of nothing but projects with targets. */
struct year {
    struct budget budget;
    struct summary summary;
    struct project projects[4];
    struct aggregate items[3];
    struct table table;
};

static void
put_project(struct year *y, const char *code, const char *name, int64_t fen)
{
    struct project *p = &y->projects[y->budget.n_projects++];
    p->code = code;
    p->name = name;
    p->total = (struct figure) { .reading = MONEY_EXACT, .used = { fen } };
    p->first_line = 10 * (int) y->budget.n_projects;
    y->budget.projects = y->projects;
}

static void
put_function(struct year *y, const char *code, int64_t fen)
{
    struct aggregates *list = &y->summary.by[CLASS_FUNCTION];
    list->items = y->items;
    list->items[list->n++] = (struct aggregate) {
        .code = code, .name = code, .level = 1, .total = { fen }
    };
    y->summary.source = &y->table;
    money_add(&y->summary.total, (money) { fen });
}

static const struct changes *
compare(struct year *before, struct year *now, arena *a)
{
    before->budget.memory = now->budget.memory = a;
    return changes_between(
        (struct changing_year) { &before->budget, &before->summary },
        (struct changing_year) { &now->budget, &now->summary }, a);
}

static void
projects_meet_by_code_or_name(void **state)
{
    struct year before = { .budget = { .year = 2024 } };
    struct year now = { .budget = { .year = 2025 } };
    (void) state;
    arena *a = arena_new();
    put_project(&before, "11T01", "高质量园区建设", 5000);
    put_project(&before, NULL, "场景创新（示范）", 700);
    put_project(&before, NULL, "已完成的项目", 300);
    put_project(&now, "11T01", "园区建设（改名）", 6000);
    put_project(&now, NULL, "场景创新(示范)", 700);
    put_project(&now, NULL, "新的项目", 900);
    const struct changes *c = compare(&before, &now, a);
    assert_int_equal(c->project_source, TABLE_PROJECT_TARGETS);
    static const struct {
        const char *name;
        enum change_kind kind;
        int64_t difference;
    } expected[] = { { "园区建设（改名）", CHANGE_MORE, 1000 },
                     { "新的项目", CHANGE_NEW, 900 },
                     { "场景创新(示范)", CHANGE_LEVEL, 0 },
                     { "已完成的项目", CHANGE_ENDED, -300 } };
    assert_int_equal(c->projects.n, G_N_ELEMENTS(expected));
    for (size_t i = 0; i < c->projects.n; i++) {
        const struct change *p = &c->projects.items[i];
        assert_string_equal(p->name, expected[i].name);
        assert_int_equal(p->kind, expected[i].kind);
        assert_int_equal(p->difference.fen, expected[i].difference);
    }
    assert_int_equal(changes_count(&c->projects, CHANGE_NEW), 1);
    arena_free(a);
}

static void
two_projects_of_one_name_meet_nothing(void **state)
{
    struct year before = { .budget = { .year = 2024 } };
    struct year now = { .budget = { .year = 2025 } };
    (void) state;
    arena *a = arena_new();
    put_project(&before, NULL, "运行保障", 100);
    put_project(&before, NULL, "运行保障", 200);
    put_project(&now, NULL, "运行保障", 200);
    const struct changes *c = compare(&before, &now, a);
    assert_int_equal(c->projects.n, 3);
    assert_int_equal(changes_count(&c->projects, CHANGE_ENDED), 2);
    arena_free(a);
}

static void
subjects_are_merged_and_ranked(void **state)
{
    struct year before = { .table = { .kind = TABLE_EXPENDITURE } };
    struct year now = { .table = { .kind = TABLE_EXPENDITURE } };
    (void) state;
    arena *a = arena_new();
    put_function(&before, "201", 100);
    put_function(&before, "206", 900);
    put_function(&now, "205", 50);
    put_function(&now, "206", 700);
    const struct changes *c = compare(&before, &now, a);
    const struct change_list *list = &c->by[CLASS_FUNCTION];
    assert_true(c->comparable);
    assert_int_equal(c->total.difference.fen, -250);
    assert_int_equal(list->n, 3);
    assert_string_equal(list->items[1].code, "205");
    assert_int_equal(list->items[1].kind, CHANGE_NEW);
    size_t n;
    size_t *rank = changes_ranking(list, 1, a, &n);
    assert_int_equal(n, 3);
    assert_string_equal(list->items[rank[0]].code, "206");
    assert_string_equal(list->items[rank[2]].code, "205");
    now.table.kind = TABLE_GENERAL;
    c = compare(&before, &now, a);
    assert_false(c->comparable);
    assert_int_equal(c->by[CLASS_FUNCTION].n, 0);
    arena_free(a);
}

static void
documents_without_tables_have_no_changes(void **state)
{
    struct year before = { .budget = { .year = 2024 } };
    struct year now = { .budget = { .year = 2025 } };
    (void) state;
    arena *a = arena_new();
    const struct changes *c = compare(&before, &now, a);
    assert_false(c->comparable);
    assert_int_equal(c->projects.n + c->three_public.n, 0);
    assert_int_equal(c->project_source, TABLE_UNKNOWN);
    arena_free(a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_of_amounts_have_kinds),
        cmocka_unit_test(projects_meet_by_code_or_name),
        cmocka_unit_test(two_projects_of_one_name_meet_nothing),
        cmocka_unit_test(subjects_are_merged_and_ranked),
        cmocka_unit_test(documents_without_tables_have_no_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
