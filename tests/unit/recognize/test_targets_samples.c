/* The projects of the published samples, with the lines of their indicators,
 * as they were written down by reading the text (targets-*.tsv). */
#include "../unit.h"

#include "plain_grid.h"
#include "recognize/recognize.h"

#include <stdio.h>

static const char FOLDER[] = SOURCE_DIR "/tests/unit/recognize/";
static const char SAMPLES[] = SOURCE_DIR "/samples/";

struct document {
    arena *memory;
    findings *found;
    struct budget *budget;
};

static struct document
understand(const char *name)
{
    struct document d = { .memory = arena_new(), .found = findings_new() };
    struct recognize_options options = { 0 };
    struct grid *g = plain_grid(d.memory,
                                arena_printf(d.memory, "%s%s", SAMPLES, name));
    assert_non_null(g);
    d.budget = recognize(g, &options, d.memory, d.found, NULL);
    assert_non_null(d.budget);
    return d;
}

static void
forget(struct document *d)
{
    findings_free(d->found);
    arena_free(d->memory);
}

static const char *
or_blank(const char *text)
{
    return text ? text : "";
}

/* A project as a line of the file of truth. */
static char *
line_of(const struct project *p)
{
    GString *s = g_string_new("");
    g_string_printf(s, "%s\t%s\t%s\t", or_blank(p->code), or_blank(p->name),
                    or_blank(p->total.text));
    for (size_t i = 0; i < p->n_indicators; i++)
        g_string_append_printf(s, "%s%d", i ? "," : "", p->indicators[i].line);
    return g_string_free(s, FALSE);
}

static void
compare(const struct budget *b, const char *truth_name)
{
    char *path = g_strconcat(FOLDER, truth_name, NULL), *bytes;
    assert_true(g_file_get_contents(path, &bytes, NULL, NULL));
    char **lines = g_strsplit(g_strstrip(bytes), "\n", -1);
    size_t n = 0;
    for (char **line = lines; *line; line++) {
        if (**line == '#')
            continue;
        assert_true(n < b->n_projects);
        char *found = line_of(&b->projects[n++]);
        assert_string_equal(found, *line);
        g_free(found);
    }
    assert_int_equal(n, b->n_projects);
    g_strfreev(lines);
    g_free(bytes);
    g_free(path);
}

static const struct project *
project_named(const struct budget *b, const char *name)
{
    for (size_t i = 0; i < b->n_projects; i++)
        if (g_strcmp0(b->projects[i].name, name) == 0)
            return &b->projects[i];
    return NULL;
}

static bool
has_finding(const struct document *d, const char *id, int line)
{
    for (size_t i = 0; i < findings_count(d->found); i++) {
        const struct finding *f = findings_at(d->found, i);
        if (strcmp(f->id, id) == 0 && f->at.line == line)
            return true;
    }
    return false;
}

static void
every_indicator_of_2022_is_where_it_belongs(void **state)
{
    struct document d = understand("zhongguancun-2022-budget.txt");
    compare(d.budget, "targets-2022.tsv");
    assert_true(has_finding(&d, "D25", 541));
    assert_true(has_finding(&d, "D30", 710));
    forget(&d);
    (void) state;
}

static void
every_indicator_of_2026_is_where_it_belongs(void **state)
{
    struct document d = understand("zhongguancun-chaoyang-2026-budget.txt");
    compare(d.budget, "targets-2026.tsv");
    forget(&d);
    (void) state;
}

/* A goal cut by a page's end, one on a name row below two blocks, and one of
 * which only an exploded row holds the middle. */
static void
goals_are_joined(void **state)
{
    struct document d = understand("zhongguancun-2022-budget.txt");
    const struct project *p = project_named(d.budget, "因公出国（境）类项目");
    assert_non_null(strstr(p->goal, "根据《财政部、外交部关于印发"));
    p = project_named(d.budget, "中关村新技术新产品政策研究及服务对接经费");
    assert_true(g_str_has_prefix(p->goal, "落实好财政部、工信部"));
    p = project_named(d.budget, "科技成果转化平台建设项目");
    assert_true(g_str_has_prefix(p->goal, "落实《打通高校院所"));
    assert_non_null(strstr(p->goal, "创业辅导培训班或选修课等"));
    assert_true(g_str_has_suffix(p->goal, "输送技术转移人才。"));
    forget(&d);
    (void) state;
}

static void
the_lost_project_is_named_by_another_table(void **state)
{
    struct document d = understand("zhongguancun-2022-budget.txt");
    const struct project *lost = NULL;
    for (size_t i = 0; i < d.budget->n_projects; i++)
        if (!d.budget->projects[i].name)
            lost = &d.budget->projects[i];
    assert_non_null(lost);
    assert_null(lost->code);
    assert_string_equal(lost->candidates[0], "中关村高端人才聚集工程");
    assert_null(lost->candidates[1]);
    assert_int_equal(lost->first_line, 541);
    assert_int_equal(lost->last_line, 543);
    forget(&d);
    (void) state;
}

/* Units by their money: 802.8912 and 222.5 are sums of five and of three. */
static void
units_are_found_by_their_money(void **state)
{
    static const struct {
        const char *project, *unit;
    } TRUTH[] = {
        { "高质量园区建设项目", "084001" },
        { "搬迁综合后勤保障费用", "084001" },
        { "中关村新技术新产品政府采购供需对接与应用推广", "084002" },
        { "中关村新技术新产品新服务认定项目", "084002" },
        { "中关村创新型企业服务专项工作委托", "084004" },
        { "中关村重大前沿及颠覆性项目挖掘专项委托", "084004" },
    };
    struct document d = understand("zhongguancun-2022-budget.txt");
    for (size_t i = 0; i < G_N_ELEMENTS(TRUTH); i++) {
        const struct project *p = project_named(d.budget, TRUTH[i].project);
        assert_string_equal(p->org.code, TRUTH[i].unit);
    }
    forget(&d);
    (void) state;
}

static void
fields_of_a_name_row_are_told_apart(void **state)
{
    struct document d = understand("zhongguancun-2022-budget.txt");
    const struct project *p = project_named(d.budget, "人才交流与合作");
    assert_string_equal(p->code, "11000022T000000459369");
    assert_string_equal(p->category, "31-部门项目");
    assert_string_equal(p->person, "梁玮");
    assert_string_equal(p->phone, "55577983");
    assert_int_equal(p->total.used.fen, INT64_C(3500000000));
    assert_int_equal(p->fiscal.used.fen, INT64_C(3500000000));
    assert_true(figure_is_blank(&p->other));
    forget(&d);
    (void) state;
}

/* One row whose cells were fused, and one with LaTeX for its relation. */
static void
fields_of_an_indicator_are_told_apart(void **state)
{
    struct document d = understand("zhongguancun-2022-budget.txt");
    const struct project *p =
        project_named(d.budget, "中关村重大前沿及颠覆性项目挖掘专项委托");
    const struct indicator *x = &p->indicators[p->n_indicators - 1];
    assert_int_equal(x->line, 810);
    assert_string_equal(x->level1, "满意度指标");
    assert_string_equal(x->level2, "服务对象满意度指标");
    assert_string_equal(x->level3, "服务企业满意度");
    assert_string_equal(x->relation, "≥");
    assert_string_equal(x->value, "90");
    assert_string_equal(x->measure, "分");
    assert_string_equal(x->direction, "正向指标");
    forget(&d);
    (void) state;
}

static void
the_department_of_2022(void **state)
{
    struct document d = understand("zhongguancun-2022-budget.txt");
    const struct department_goals *g = d.budget->department_goals;
    assert_int_equal(g->total.used.fen, INT64_C(229882755758));
    assert_int_equal(g->appropriation[1].used.fen, INT64_C(6538772494));
    assert_int_equal(g->appropriation[2].used.fen, INT64_C(223343983264));
    assert_true(figure_is_blank(&g->other[0]));
    assert_true(g_str_has_prefix(g->goal, "认真贯彻落实中央"));
    assert_int_equal(g->n_indicators, 25);
    assert_int_equal(g->indicators[0].line, 823);
    assert_int_equal(g->indicators[24].line, 847);
    assert_string_equal(g->indicators[19].activity, "持续优化创新创业生态");
    assert_true(has_finding(&d, "D39", 842));
    forget(&d);
    (void) state;
}

static void
the_department_of_2026(void **state)
{
    struct document d = understand("zhongguancun-chaoyang-2026-budget.txt");
    const struct department_goals *g = d.budget->department_goals;
    assert_int_equal(g->total.used.fen, INT64_C(52279015742));
    assert_int_equal(g->appropriation[0].used.fen, INT64_C(52279015742));
    assert_int_equal(g->appropriation[1].used.fen, INT64_C(3189315742));
    assert_int_equal(g->appropriation[2].used.fen, INT64_C(49089700000));
    assert_int_equal(g->n_indicators, 19);
    const struct indicator *x = &g->indicators[9]; /* after the page's end */
    assert_int_equal(x->line, 377);
    assert_string_equal(x->activity, "高新技术产业发展政策落实");
    assert_string_equal(x->level1, "效益指标");
    assert_string_equal(x->level2, "经济效益指标");
    assert_true(g_str_has_prefix(x->level3, "构建高精尖产业结构"));
    assert_string_equal(x->relation, "≥");
    assert_string_equal(x->value, "4");
    assert_string_equal(x->measure, "%");
    forget(&d);
    (void) state;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_indicator_of_2022_is_where_it_belongs),
        cmocka_unit_test(every_indicator_of_2026_is_where_it_belongs),
        cmocka_unit_test(goals_are_joined),
        cmocka_unit_test(the_lost_project_is_named_by_another_table),
        cmocka_unit_test(units_are_found_by_their_money),
        cmocka_unit_test(fields_of_a_name_row_are_told_apart),
        cmocka_unit_test(fields_of_an_indicator_are_told_apart),
        cmocka_unit_test(the_department_of_2022),
        cmocka_unit_test(the_department_of_2026),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
