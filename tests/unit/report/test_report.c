/* The words of amounts, and packs of budgets that hold little or nothing. */
#include "../unit.h"

#include "report/compose.h"
#include "report/contacts.h"
#include "report/words.h"

#include <glib.h>
#include <string.h>

static void
amounts_are_said_in_fitting_units(void **state)
{
    static const struct {
        int64_t fen;
        const char *text, *unit;
    } cases[] = {
        { INT64_C(229882755758), "22.99", "亿元" },
        { INT64_C(10000000000), "1.00", "亿元" },
        { INT64_C(9999999999), "10,000.00", "万元" },
        { 113900000, "113.90", "万元" },
        { 0, "0.00", "万元" },
        { INT64_C(-20000000000), "-2.00", "亿元" },
    };
    (void) state;
    arena *a = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *unit;
        assert_string_equal(words_best(a, (money) { cases[i].fen }, &unit),
                            cases[i].text);
        assert_string_equal(unit, cases[i].unit);
    }
    arena_free(a);
}

static void
changes_and_shares_are_said(void **state)
{
    (void) state;
    arena *a = arena_new();
    money ten = { 10000000 }, twelve = { 12000000 }, none = { 0 };
    assert_string_equal(words_change(a, ten, twelve),
                        "增加2.00万元，增长20.00%");
    assert_string_equal(words_change(a, twelve, ten),
                        "减少2.00万元，下降16.67%");
    assert_string_equal(words_change(a, ten, ten), "持平");
    assert_string_equal(words_change(a, none, ten), "新增10.00万元");
    assert_string_equal(words_change(a, ten, none),
                        "减少10.00万元，降为零");
    assert_string_equal(words_share(a, 0, ten), "不足0.01%");
    assert_string_equal(words_share(a, 0, none), "0.00%");
    assert_string_equal(words_ordinal(a, 10), "十");
    assert_string_equal(words_ordinal(a, 21), "二十一");
    arena_free(a);
}

/** A document with nothing in it. */
struct empty {
    arena *memory;
    findings *found;
    struct budget budget;
    struct summary summary;
    struct ledger ledger;
    struct understanding u;
};

static void
make_empty(struct empty *e)
{
    *e = (struct empty) { .memory = arena_new(), .found = findings_new() };
    e->budget.memory = e->memory;
    e->budget.found = e->found;
    e->budget.file = "empty.txt";
    e->u = (struct understanding) { &e->budget, &e->summary, &e->ledger };
}

static void
free_empty(struct empty *e)
{
    findings_free(e->found);
    arena_free(e->memory);
}

static size_t
count_blocks(const struct report *r, enum block_kind kind)
{
    size_t count = 0;
    for (const struct block *b = r->first; b; b = b->next)
        count += b->kind == kind;
    return count;
}

static void
an_empty_budget_has_a_pack(void **state)
{
    struct empty e;
    (void) state;
    make_empty(&e);
    struct compose_options options = { .version = "0" };
    const struct report *r = compose_briefing(&e.u, &options, e.memory);
    assert_int_equal(count_blocks(r, BLOCK_COVER), 1);
    assert_int_equal(count_blocks(r, BLOCK_CHART), 0);
    for (const struct block *b = r->first; b; b = b->next)
        if (b->kind == BLOCK_VERDICT)
            assert_int_equal(b->verdict.state, VERDICT_OPEN);
    free_empty(&e);
}

static void
contacts_are_masked_as_words(void **state)
{
    struct empty e;
    (void) state;
    make_empty(&e);
    struct project p = { .person = "王宇", .phone = "72340" };
    e.budget.projects = &p;
    e.budget.n_projects = 1;
    struct compose_options hide = { 0 }, show = { .show_contacts = true };
    static const char text[] = "负责人 王宇\t72340，王宇航 1,72340 172340";
    assert_string_equal(contacts_shown(e.memory, &e.u, &hide, text),
                        "负责人 ＊＊＊\t＊＊＊，王宇航 1,72340 172340");
    assert_string_equal(contacts_shown(e.memory, &e.u, &show, text), text);
    free_empty(&e);
}

static void
contacts_are_masked_in_sentences(void **state)
{
    struct empty e;
    (void) state;
    make_empty(&e);
    struct project p = { .person = "欧阳小雨" };
    e.budget.projects = &p;
    e.budget.n_projects = 1;
    struct compose_options hide = { 0 };
    assert_string_equal(contacts_shown(e.memory, &e.u, &hide,
                                       "由欧阳小雨牵头，联系人：李四，负责人："
                                       "按季度检查工作进度"),
                        "由＊＊＊牵头，联系人：＊＊＊，负责人："
                        "按季度检查工作进度");
    free_empty(&e);
}

static void
sheets_have_names_of_their_own(void **state)
{
    struct empty e;
    (void) state;
    make_empty(&e);
    struct project p[] = { { .code = "11T01", .first_line = 5 },
                           { .code = NULL, .first_line = 9 },
                           { .code = "11T02", .first_line = 12 },
                           { .code = "11T02", .first_line = 20 },
                           { .code = "a/../b", .first_line = 30 } };
    static const char *const stems[] = { "11T01", "L9", "11T02-L12",
                                         "11T02-L20", "a____b" };
    e.budget.projects = p;
    e.budget.n_projects = G_N_ELEMENTS(p);
    for (size_t i = 0; i < G_N_ELEMENTS(p); i++)
        assert_string_equal(sheet_stem(&e.budget, i, e.memory), stems[i]);
    free_empty(&e);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_said_in_fitting_units),
        cmocka_unit_test(changes_and_shares_are_said),
        cmocka_unit_test(an_empty_budget_has_a_pack),
        cmocka_unit_test(contacts_are_masked_as_words),
        cmocka_unit_test(contacts_are_masked_in_sentences),
        cmocka_unit_test(sheets_have_names_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
