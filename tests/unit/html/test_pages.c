/* Pages of a run: self-evaluations on one page, and none where there are none;
 * links lead to what is there. */
#include "../unit.h"

#include "base/folder.h"
#include "budget/decimal.h"
#include "html/html.h"

#include <glib.h>
#include <string.h>

static struct figure
amount(const char *text)
{
    return figure_read(text, UNIT_WAN, (struct place) { 0 });
}

/** A document of one form: its score and how much of the money was spent. */
struct form {
    struct budget budget;
    struct summary summary;
    struct ledger ledger;
    struct fund_line funds;
    struct indicator indicator;
    struct evaluation evaluation;
};

static struct understanding
make_form(struct form *f, arena *memory, findings *found, const char *stem,
          const char *score, const char *spent)
{
    f->funds = (struct fund_line) { .source = "年度资金总额",
                                    .full_year = amount("100"),
                                    .executed = amount(spent),
                                    .weight = decimal_read("10"),
                                    .score = decimal_read("10") };
    f->indicator = (struct indicator) {
        .level1 = "效益指标", .level3 = "指标", .target = "≥5个",
        .weight = decimal_read("90"), .score = decimal_read(score)
    };
    f->evaluation = (struct evaluation) {
        .project = stem, .n_funds = 1, .funds = &f->funds,
        .n_indicators = 1, .indicators = &f->indicator,
        .total_score = decimal_read(score), .first_line = 1
    };
    f->budget = (struct budget) { .memory = memory, .found = found,
                                  .kind = DOCUMENT_SELF_EVALUATION,
                                  .file = stem, .n_evaluations = 1,
                                  .evaluations = &f->evaluation };
    return (struct understanding) { &f->budget, &f->summary, &f->ledger,
                                    stem, NULL };
}

/* The page that a run of the first `n` forms has; null: none. The sheets of
 * the forms named in `there` are there. */
static char *
page_of(const struct understanding *documents, size_t n,
        const char *const *there)
{
    struct compose_options options = { .version = "0" };
    struct gathering run = { n, documents };
    arena *memory = arena_new();
    char *folder = g_dir_make_tmp("evaluations-XXXXXX", NULL);
    char *path = g_build_filename(folder, "evaluations.html", NULL);
    char *page = NULL;
    const struct html_options how = { .folder = folder };
    for (; *there; there++) {
        char *sheets = g_build_filename(folder, *there, "sheets", NULL);
        char *file = g_build_filename(sheets, "L1.html", NULL);
        assert_true(folder_make(sheets, NULL));
        assert_true(g_file_set_contents(file, "", 0, NULL));
        g_free(file);
        g_free(sheets);
    }
    assert_true(html_write(web_run(&run, &options, memory), NULL, &how, NULL));
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        g_file_get_contents(path, &page, NULL, NULL);
    folder_remove(folder, NULL);
    g_free(path);
    g_free(folder);
    arena_free(memory);
    return page;
}

static void
assert_before(const char *page, const char *first, const char *second)
{
    const char *a = strstr(page, first), *b = strstr(page, second);
    assert_non_null(a);
    assert_non_null(b);
    assert_true(a < b);
}

static void
the_lowest_stand_first_with_their_rates(void **state)
{
    (void) state;
    arena *memory = arena_new();
    findings *found = findings_new();
    static struct form forms[3];
    struct understanding all[] = {
        make_form(&forms[0], memory, found, "high", "85.5", "95"),
        make_form(&forms[1], memory, found, "none", "-", "0"),
        make_form(&forms[2], memory, found, "low", "62", "40")
    };
    static const char *const there[] = { "low", "high", NULL };
    char *page = page_of(all, 3, there);
    assert_before(page, "low/sheets/L1.html", "high/sheets/L1.html");
    assert_before(page, "high/sheets/L1.html", ">none<");
    assert_null(strstr(page, "none/sheets/L1.html"));
    assert_non_null(strstr(page, "95.00%"));
    assert_non_null(strstr(page, "40.00%"));
    assert_non_null(strstr(page, "没有总分"));
    assert_non_null(strstr(page, ">32.5<")); /* 90 − 85.5 + 90 − 62 */
    assert_non_null(strstr(page, "18.06%")); /* of 180 */
    g_free(page);
    findings_free(found);
    arena_free(memory);
}

static void
a_run_without_forms_has_no_page(void **state)
{
    (void) state;
    static const char *const there[] = { NULL };
    static struct form form;
    arena *memory = arena_new();
    findings *found = findings_new();
    struct understanding u =
        make_form(&form, memory, found, "a", "1", "1");
    form.budget.n_evaluations = 0;
    assert_null(page_of(&u, 1, there));
    findings_free(found);
    arena_free(memory);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lowest_stand_first_with_their_rates),
        cmocka_unit_test(a_run_without_forms_has_no_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
