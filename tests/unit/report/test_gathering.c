/* Which documents of a run belong together. The documents are made here. */
#include "../unit.h"

#include "report/gathering.h"

#include <string.h>

enum { DOCUMENTS = 5 };

/** A run of documents, each with room for two projects and two forms. */
struct bench {
    struct budget budgets[DOCUMENTS];
    struct project projects[DOCUMENTS][2];
    struct evaluation evaluations[DOCUMENTS][2];
    struct understanding known[DOCUMENTS];
    struct gathering run;
};

static void
set_up(struct bench *x, size_t n)
{
    *x = (struct bench) { .run = { n, x->known } };
    for (size_t i = 0; i < n; i++) {
        x->budgets[i].projects = x->projects[i];
        x->budgets[i].evaluations = x->evaluations[i];
        x->known[i] = (struct understanding) { .budget = &x->budgets[i],
                                               .run = &x->run };
    }
}

static void
is_budget(struct bench *x, size_t i, const char *department, int year)
{
    x->budgets[i].kind = DOCUMENT_BUDGET;
    x->budgets[i].department.name = department;
    x->budgets[i].year = year;
}

static void
has_project(struct bench *x, size_t i, const char *name)
{
    x->projects[i][x->budgets[i].n_projects++].name = name;
}

static void
has_form(struct bench *x, size_t i, const char *project, int year)
{
    struct evaluation *e = &x->evaluations[i][x->budgets[i].n_evaluations++];
    x->budgets[i].kind = DOCUMENT_SELF_EVALUATION;
    e->project = project;
    e->year = year;
}

static void
departments_go_by_code_then_by_name(void **state)
{
    struct budget a = { 0 }, b = { 0 };
    (void) state;
    assert_false(gathering_same_department(&a, &b));
    a.department.name = "某市 水务局";
    assert_false(gathering_same_department(&a, &b));
    b.department.name = "某市水务局";
    assert_true(gathering_same_department(&a, &b));
    a.department.code = "030";
    assert_true(gathering_same_department(&a, &b));
    b.department.code = "031";
    assert_false(gathering_same_department(&a, &b));
    b.department.code = "030";
    b.department.name = "某市水利局";
    assert_true(gathering_same_department(&a, &b));
}

static void
the_year_before_is_the_nearest_of_the_department(void **state)
{
    struct bench x;
    (void) state;
    set_up(&x, 5);
    is_budget(&x, 0, "水务局", 2019);
    is_budget(&x, 1, "水务局", 2023);
    is_budget(&x, 2, "水务局", 2021);
    is_budget(&x, 3, "教育局", 2022);
    is_budget(&x, 4, "水务局", 0);
    assert_ptr_equal(gathering_year_before(&x.known[1]), &x.known[2]);
    assert_ptr_equal(gathering_year_before(&x.known[2]), &x.known[0]);
    assert_null(gathering_year_before(&x.known[0]));
    assert_null(gathering_year_before(&x.known[3]));
    assert_null(gathering_year_before(&x.known[4]));
    x.known[1].run = NULL;
    assert_null(gathering_year_before(&x.known[1]));
}

static void
a_form_answers_to_the_project_of_its_year(void **state)
{
    struct bench x;
    (void) state;
    set_up(&x, 3);
    is_budget(&x, 0, "水务局", 2020);
    has_project(&x, 0, "河道整治");
    is_budget(&x, 1, "水务局", 2021);
    has_project(&x, 1, "泵站改造");
    has_project(&x, 1, "河道整治");
    has_form(&x, 2, "河道 整治", 2021);
    has_form(&x, 2, "绿化", 2021);
    struct gathered_targets found = gathering_targets_of(&x.known[2], 0);
    assert_ptr_equal(found.document, &x.known[1]);
    assert_ptr_equal(found.project, &x.projects[1][1]);
    assert_null(gathering_targets_of(&x.known[2], 1).project);
    struct gathered_evaluation back =
        gathering_evaluation_of(&x.known[1], 1);
    assert_ptr_equal(back.document, &x.known[2]);
    assert_ptr_equal(back.evaluation, &x.evaluations[2][0]);
    assert_null(gathering_evaluation_of(&x.known[1], 0).document);
    assert_null(gathering_evaluation_of(&x.known[0], 0).document);
}

static void
a_doubtful_match_is_none(void **state)
{
    struct bench x;
    (void) state;
    set_up(&x, 2);
    is_budget(&x, 0, "水务局", 2021);
    has_project(&x, 0, "河道整治");
    has_project(&x, 0, "河道整治");
    has_form(&x, 1, "河道整治", 2021);
    has_form(&x, 1, NULL, 2021);
    assert_null(gathering_targets_of(&x.known[1], 0).project);
    assert_null(gathering_targets_of(&x.known[1], 1).project);
    x.projects[0][1].name = NULL;
    assert_non_null(gathering_targets_of(&x.known[1], 0).project);
    x.evaluations[1][0].year = 2022;
    assert_null(gathering_targets_of(&x.known[1], 0).project);
    x.evaluations[1][0].year = 0;
    assert_non_null(gathering_targets_of(&x.known[1], 0).project);
    assert_null(gathering_evaluation_of(&x.known[0], 1).document);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(departments_go_by_code_then_by_name),
        cmocka_unit_test(the_year_before_is_the_nearest_of_the_department),
        cmocka_unit_test(a_form_answers_to_the_project_of_its_year),
        cmocka_unit_test(a_doubtful_match_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
