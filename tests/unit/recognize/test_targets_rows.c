/* Rows of target tables, by hand: what each kind of damage leaves of them, and
 * what must be understood all the same. */
#include "../unit.h"

#include "plain_grid.h"
#include "recognize/section.h"

/* A tab is written | in these tables. */
static const char FORM_2022[] =
    "单位名称|项目名称|项目类别|项目负责人|项目负责人电话|项目总额|其中：||"
    "绩效目标|一级指标|二级指标|三级指标|绩效指标性质|本年绩效指标值|"
    "绩效度量单位|指标方向性\n"
    "||||||财政资金|其他资金||||||||\n";
static const char FORM_PLAIN[] =
    "项目名称|预算数|绩效目标|一级指标|二级指标|三级指标|指标值\n\n";

struct result {
    arena *memory;
    findings *found;
    struct budget budget;
    struct table out;
};

static struct result *
understand(const char *form, const char *body)
{
    arena *a = arena_new();
    struct result *x = arena_one(a, struct result);
    x->memory = a;
    x->found = findings_new();
    x->budget.memory = a;
    x->budget.found = x->found;
    char *text = g_strconcat(form, body, NULL);
    g_strdelimit(text, "|", '\t');
    struct grid *g = plain_grid_of_text(a, "made", text);
    g_free(text);
    struct section s = { .kind = TABLE_PROJECT_TARGETS,
                         .number = "13",
                         .unit = UNIT_WAN,
                         .n_header_rows = 2,
                         .first_row = 2,
                         .end_row = g->n_rows };
    struct recognizing r = {
        .grid = g, .budget = &x->budget, .memory = a, .found = x->found
    };
    x->out = (struct table){ .kind = s.kind, .number = "13", .unit = UNIT_WAN };
    recognize_project_targets(&r, &s, &x->out);
    targets_settle(&r);
    return x;
}

static void
forget(struct result *x)
{
    findings_free(x->found);
    arena_free(x->memory);
}

static void
assert_project(const struct result *x, size_t i, const char *code,
               const char *name, size_t indicators)
{
    assert_true(i < x->budget.n_projects);
    const struct project *p = &x->budget.projects[i];
    if (code)
        assert_string_equal(p->code, code);
    else
        assert_null(p->code);
    if (name)
        assert_string_equal(p->name, name);
    else
        assert_null(p->name);
    assert_int_equal(p->n_indicators, indicators);
}

static void
assert_indicator(const struct indicator *i, const char *words)
{
    const char *fields[] = { i->level1,   i->level2, i->level3,
                             i->relation, i->value,  i->measure };
    GString *s = g_string_new("");
    for (size_t k = 0; k < G_N_ELEMENTS(fields); k++)
        g_string_append_printf(s, "%s%s", k ? "|" : "",
                               fields[k] ? fields[k] : "-");
    assert_string_equal(s->str, words);
    g_string_free(s, TRUE);
}

/* clang-format off */
#define HEAD_A \
    "|11000022T000000459307-甲项目|31-部门项目|马莉|55577872|90.000000|" \
    "90.000000||做好甲类工作。|"
/* clang-format on */

static void
a_code_cut_over_two_rows(void **state)
{
    struct result *x = understand(
        FORM_2022,
        "|11000022T000000459|31-部门项目|马莉|55577872|90.000000|90.000000||"
        "做好甲类工作。|产出指标|数量指标|支持企业|≥|8|家|正向指标\n"
        "|307-甲项目||||||||产出指标|质量指标|合格率|≥|90|%|正向指标\n"
        "|||||||||满意度指标|服务对象满意度指标|满意|≥|90|%|正向指标\n");
    assert_int_equal(x->budget.n_projects, 1);
    assert_project(x, 0, "11000022T000000459307", "甲项目", 3);
    assert_int_equal(x->budget.projects[0].total.used.fen, 90000000);
    forget(x);
    (void) state;
}

static void
a_name_cut_over_two_rows(void **state)
{
    struct result *x = understand(
        FORM_2022,
        "|11000022T000000459307-高质量园|31-部门项目|马莉|55577872|90.000000|"
        "90.000000||做好工作。|产出指标|数量指标|支持企业|≥|8|家|正向指标\n"
        "|区建设项目||||||||产出指标|质量指标|合格率|≥|90|%|正向指标\n");
    assert_int_equal(x->budget.n_projects, 1);
    assert_project(x, 0, "11000022T000000459307", "高质量园区建设项目", 2);
    assert_string_equal(x->budget.projects[0].goal, "做好工作。");
    forget(x);
    (void) state;
}

static void
a_row_one_cell_a_line(void **state)
{
    struct result *x = understand(
        FORM_2022,
        "11000022\n"
        "T000000459307-\n"
        "甲项\n目\n\n31-部门项目\n\n马莉\n\n55577872\n\n90.000000\n\n"
        "90.000000\n\n做好甲类工\n作。\n\n"
        "产出指标\n数量指标\n支持企业\n≥\n8\n家\n正向指标\n"
        "|||||||||产出指标|质量指标|合格率|≥|90|%|正向指标\n");
    assert_int_equal(x->budget.n_projects, 1);
    assert_project(x, 0, "11000022T000000459307", "甲项目", 2);
    assert_string_equal(x->budget.projects[0].goal, "做好甲类工作。");
    assert_string_equal(x->budget.projects[0].person, "马莉");
    assert_indicator(&x->budget.projects[0].indicators[0],
                     "产出指标|数量指标|支持企业|≥|8|家");
    forget(x);
    (void) state;
}

static void
an_indicator_cut_by_a_page(void **state)
{
    struct result *x = understand(
        FORM_2022,
        HEAD_A "产出指标|数量指标|支持企业|≥|8|家|正向指标\n"
               "|||||||||产出指标|质量指标|合格的企业\n"
               "\n"
               "|||||||||||所占的比例|≥|90|%|正向指标\n"
               "|||||||||满意度指标|服务对象满意度指标|满意|≥|90|%|正向指标\n");
    assert_project(x, 0, "11000022T000000459307", "甲项目", 3);
    assert_indicator(&x->budget.projects[0].indicators[1],
                     "产出指标|质量指标|合格的企业所占的比例|≥|90|%");
    forget(x);
    (void) state;
}

static void
the_rest_of_a_name_after_a_page(void **state)
{
    struct result *x = understand(
        FORM_2022,
        HEAD_A "产出指标|数量指标|支持企|≥|8|家|正向指标\n"
               "\n"
               "|||||||||||业的数量\n"
               "|||||||||满意度指标|服务对象满意度指标|满意|≥|90|%|正向指标\n");
    assert_project(x, 0, "11000022T000000459307", "甲项目", 2);
    assert_indicator(&x->budget.projects[0].indicators[0],
                     "产出指标|数量指标|支持企业的数量|≥|8|家");
    forget(x);
    (void) state;
}

static void
levels_that_are_printed_once(void **state)
{
    struct result *x = understand(
        FORM_2022, HEAD_A "产出指标|数量指标|支持企业|≥|8|家|正向指标\n"
                          "|||||||||||服务企业|≥|9|家|正向指标\n"
                          "||||||||||质量指标|合格率|≥|90|%|正向指标\n"
                          "|||||||||满意度指标||满意|≥|90|%|正向指标\n");
    const struct indicator *i = x->budget.projects[0].indicators;
    assert_project(x, 0, "11000022T000000459307", "甲项目", 4);
    assert_indicator(&i[1], "产出指标|数量指标|服务企业|≥|9|家");
    assert_indicator(&i[2], "产出指标|质量指标|合格率|≥|90|%");
    assert_indicator(&i[3], "满意度指标|-|满意|≥|90|%");
    forget(x);
    (void) state;
}

static void
levels_without_their_suffix(void **state)
{
    struct result *x =
        understand(FORM_2022, HEAD_A
                   "产出|数量|支持企业|≥|8|家|正向\n"
                   "||||||||||质量|合格率|≥|90|%|正向\n"
                   "|||||||||满意度|服务对象满意度|企业满意|≥|90|%|正向\n");
    const struct indicator *i = x->budget.projects[0].indicators;
    assert_project(x, 0, "11000022T000000459307", "甲项目", 3);
    assert_indicator(&i[0], "产出|数量|支持企业|≥|8|家");
    assert_indicator(&i[1], "产出|质量|合格率|≥|90|%");
    assert_indicator(&i[2], "满意度|服务对象满意度|企业满意|≥|90|%");
    forget(x);
    (void) state;
}

static void
fused_and_shifted_cells(void **state)
{
    struct result *x = understand(
        FORM_2022, HEAD_A
        "产出指标数量指标支持企业|≥8|家|正向指标\n"
        "产出指标|质量指标|合格率|大于等于|90|%|正向指标|||||||||\n"
        "|||||||<p>效益指标</p> <p>社会效益指标</p> <p>带动</p> <p>定性</p> "
        "<p>优良中低差</p>|||正向指标\n"
        "|||||||||||满意度指标|服务对象满意度指标|满意|\\geq||90||%|||"
        "正向指标\n");
    const struct indicator *i = x->budget.projects[0].indicators;
    assert_project(x, 0, "11000022T000000459307", "甲项目", 4);
    assert_indicator(&i[0], "产出指标|数量指标|支持企业|≥|8|家");
    assert_indicator(&i[1], "产出指标|质量指标|合格率|≥|90|%");
    assert_indicator(&i[2], "效益指标|社会效益指标|带动|定性|优良中低差|-");
    assert_indicator(&i[3], "满意度指标|服务对象满意度指标|满意|≥|90|%");
    forget(x);
    (void) state;
}

static void
names_and_values_in_a_form_without_codes_or_relations(void **state)
{
    struct result *x = understand(
        FORM_PLAIN,
        "甲项目|90.00|做好甲类工作。|产出指标|数量指标|支持企业|≥8家\n"
        "|||||服务企业|9家\n"
        "||||质量指标|合格率|≥90%\n"
        "|||满意度指标|服务对象满意度指标|企业满意度|≥90%\n"
        "乙项目|50.00|做好乙类工作。|产出指标|数量指标|种树|100棵\n"
        "|||满意度指标|服务对象满意度指标|居民满意度|≥90%\n");
    assert_int_equal(x->budget.n_projects, 2);
    assert_project(x, 0, NULL, "甲项目", 4);
    assert_project(x, 1, NULL, "乙项目", 2);
    const struct indicator *i = x->budget.projects[0].indicators;
    assert_indicator(&i[0], "产出指标|数量指标|支持企业|≥|8|家");
    assert_indicator(&i[1], "产出指标|数量指标|服务企业|-|9|家");
    forget(x);
    (void) state;
}

static void
a_lost_name_row_is_not_given_to_a_neighbour(void **state)
{
    struct result *x = understand(
        FORM_2022, HEAD_A
        "产出指标|数量指标|支持企业|≥|8|家|正向指标\n"
        "|||||||||满意度指标|服务对象满意度指标|满意|≥|90|%|正向指标\n"
        "|||||||||产出指标|数量指标|种树|≥|8|棵|正向指标\n"
        "|||||||||效益指标|社会效益指标|绿化|定性|好坏||正向指标\n"
        "|||||||||满意度指标|服务对象满意度指标|居民满意|≥|90|%|正向指标\n"
        "|11000022T000000459999-丙项目|31-部门项目|马莉|55577872|60.000000|"
        "60.000000||做好丙类工作。|产出指标|数量指标|修路|≥|8|里|正向指标\n"
        "|||||||||满意度指标|服务对象满意度指标|行人满意|≥|90|%|正向指标\n");
    assert_int_equal(x->budget.n_projects, 3);
    assert_project(x, 0, "11000022T000000459307", "甲项目", 2);
    assert_project(x, 1, NULL, NULL, 3);
    assert_project(x, 2, "11000022T000000459999", "丙项目", 2);
    forget(x);
    (void) state;
}

static void
a_project_whose_indicators_are_lost(void **state)
{
    struct result *x = understand(
        FORM_2022, HEAD_A
        "产出指标|数量指标|支持企业|≥|8|家|正向指标\n"
        "|||||||||满意度指标|服务对象满意度指标|满意|≥|90|%|正向指标\n"
        "|11000022T000000459444-乙项目|31-部门项目|马莉|55577872|60.000000|"
        "60.000000||做好乙类工作。\n"
        "|11000022T000000459999-丙项目|31-部门项目|马莉|55577872|70.000000|"
        "70.000000||做好丙类工作。|产出指标|数量指标|修路|≥|8|里|正向指标\n"
        "|||||||||满意度指标|服务对象满意度指标|行人满意|≥|90|%|正向指标\n");
    assert_int_equal(x->budget.n_projects, 3);
    assert_project(x, 1, "11000022T000000459444", "乙项目", 0);
    assert_string_equal(x->budget.projects[1].goal, "做好乙类工作。");
    assert_project(x, 2, "11000022T000000459999", "丙项目", 2);
    assert_string_equal(x->budget.projects[2].goal, "做好丙类工作。");
    forget(x);
    (void) state;
}

static void
a_look_alike_relation_is_said(void **state)
{
    struct result *x =
        understand(FORM_2022, HEAD_A
                   "产出指标|数量指标|支持企业|≈|8|家|正向指标\n"
                   "|||||||||产出指标|成本指标|总成本|≈|90|万元|反向指标\n");
    assert_string_equal(x->budget.projects[0].indicators[0].relation, "≥");
    assert_string_equal(x->budget.projects[0].indicators[1].relation, "≤");
    assert_int_equal(findings_count(x->found), 2);
    assert_string_equal(findings_at(x->found, 0)->id, "D29");
    assert_string_equal(findings_at(x->found, 0)->printed, "≈");
    forget(x);
    (void) state;
}

static void
nothing_at_all(void **state)
{
    static const char *const BODIES[] = {
        "",
        "\n\n\n",
        "|||||\n",
        "合计|||||90.00\n",
        "≥\n",
        "307-\n",
        "90.000000\n",
        "11000022T000000459\n",
        "|≥|8|家\n",
        "-\n第1页\n",
        "产出指标\n",
        "做好工作。\n",
        "正向指标|正向指标\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(BODIES); i++) {
        struct result *x = understand(FORM_2022, BODIES[i]);
        assert_true(x->budget.n_projects <= 1);
        forget(x);
    }
    (void) state;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_cut_over_two_rows),
        cmocka_unit_test(a_name_cut_over_two_rows),
        cmocka_unit_test(a_row_one_cell_a_line),
        cmocka_unit_test(an_indicator_cut_by_a_page),
        cmocka_unit_test(the_rest_of_a_name_after_a_page),
        cmocka_unit_test(levels_that_are_printed_once),
        cmocka_unit_test(levels_without_their_suffix),
        cmocka_unit_test(fused_and_shifted_cells),
        cmocka_unit_test(names_and_values_in_a_form_without_codes_or_relations),
        cmocka_unit_test(a_lost_name_row_is_not_given_to_a_neighbour),
        cmocka_unit_test(a_project_whose_indicators_are_lost),
        cmocka_unit_test(a_look_alike_relation_is_said),
        cmocka_unit_test(nothing_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
