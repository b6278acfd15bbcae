/* Sentences by rules, references to tables, notes about rounding. */
#include "../unit.h"

#include "report/facts.h"
#include "report/references.h"

#include <glib.h>
#include <string.h>

/** A report that is being composed, of nothing. */
struct desk {
    struct composing c;
    struct report *r;
};

static struct desk
begin(void)
{
    arena *a = arena_new();
    struct desk d = { .r = report_new(a, "测试") };
    d.c = (struct composing) { .r = d.r, .a = a };
    return d;
}

static void
end(struct desk *d)
{
    arena_free(d->c.a);
}

static char *
joined(const struct text *text)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < text->n; i++)
        g_string_append(all, text->spans[i].text);
    return g_string_free(all, FALSE);
}

static const struct sentence_rule RULES[] = {
    { "much", "zero", "没有支出。" },
    { "much", "total share", "支出{total}，占{share}。" },
    { "much", "total", "支出{total}。" },
    { "more", "total !single", "共{n}项，最多的是“{first}”。" },
};

static void
says(struct desk *d, const struct facts *f, const char *expected)
{
    struct writing *w = writing_new(d->c.a);
    bool said = facts_say(f, w, RULES, G_N_ELEMENTS(RULES));
    struct text text = writing_end(w);
    char *all = joined(&text);
    assert_int_equal(said, *expected != '\0');
    assert_string_equal(all, expected);
    g_free(all);
}

static void
the_first_rule_that_holds_is_said(void **state)
{
    (void) state;
    struct desk d = begin();
    struct facts *f = facts_new(d.c.a);
    says(&d, f, "");
    facts_amount(f, "total", (money) { 123456700 }, NULL);
    facts_flag(f, "single", true);
    says(&d, f, "支出123.46万元。");
    facts_share(f, "share", 2500, (money) { 1 });
    says(&d, f, "支出123.46万元，占25.00%。");
    facts_flag(f, "single", false);
    facts_count(f, "n", 3);
    facts_word(f, "first", "甲", "anchor");
    says(&d, f, "支出123.46万元，占25.00%。共3项，最多的是“甲”。");
    facts_flag(f, "zero", true);
    says(&d, f, "没有支出。共3项，最多的是“甲”。");
    end(&d);
}

static void
a_fact_of_zero_does_not_hold(void **state)
{
    (void) state;
    struct desk d = begin();
    struct facts *f = facts_new(d.c.a);
    facts_amount(f, "total", (money) { 0 }, NULL);
    facts_flag(f, "single", true);
    says(&d, f, "");
    facts_flag(f, "total", true);
    says(&d, f, "支出0.00万元。");
    end(&d);
}

static void
topics_are_items_of_a_list(void **state)
{
    (void) state;
    struct desk d = begin();
    struct facts *f = facts_new(d.c.a);
    assert_null(facts_list(f, &d.c, RULES, G_N_ELEMENTS(RULES)));
    facts_flag(f, "zero", true);
    const struct block *list = facts_list(f, &d.c, RULES,
                                          G_N_ELEMENTS(RULES));
    assert_non_null(list);
    assert_int_equal(list->list.n, 1);
    end(&d);
}

/* ---------------------------------------------------------- references */

static void
put_table(struct desk *d, const char *anchor, bool numbered)
{
    static const struct tabling_column columns[] = { { "甲", ALIGN_LEFT, 0,
                                                       0 } };
    struct tabling *t = tabling_new(d->c.a, "表", 1, columns);
    tabling_row(t, REPORT_ROW_ITEM, arena_printf(d->c.a, "%s-row", anchor));
    tabling_text(t, "一", 0);
    struct report_table *made = tabling_end(t, &d->c);
    made->anchor = anchor;
    made->numbered = numbered;
}

static void
references_name_the_number_of_their_table(void **state)
{
    (void) state;
    struct desk d = begin();
    struct writing *w = writing_new(d.c.a);
    writing_say(w, "甲");
    writing_reference(w, "second");
    writing_reference(w, "nowhere");
    writing_link(w, "乙", "second-row");
    writing_link(w, "丙", "lost");
    writing_link(w, "丁", "https://example.org/");
    writing_paragraph(w, &d.c);
    put_table(&d, "plain", false);
    put_table(&d, "first", true);
    put_table(&d, "second", true);
    references_resolve(d.r);
    const struct text *text = &d.r->first->paragraph;
    char *all = joined(text);
    assert_string_equal(all, "甲（见表2）乙丙丁");
    assert_string_equal(text->spans[1].link, "second");
    assert_string_equal(text->spans[3].link, "second-row");
    assert_null(text->spans[4].link);
    assert_string_equal(text->spans[5].link, "https://example.org/");
    g_free(all);
    end(&d);
}

/* ------------------------------------------------------------ rounding */

static void
rounding_is_noted_only_where_it_shows(void **state)
{
    static const struct {
        money parts[3], total;
        bool in_text, in_wan;
    } cases[] = {
        /* 0.444 + 0.444 + 0.112 万元: 0.44 + 0.44 + 0.11 is 0.99, not 1.00 */
        { { { 444000 }, { 444000 }, { 112000 } }, { 1000000 }, true, true },
        { { { 450000 }, { 450000 }, { 100000 } }, { 1000000 }, false,
          false },
        /* 22.33 亿元 + 6,538.77 万元 beside 22.99 亿元 */
        { { { 223343983264 }, { 6538772494 }, { 0 } }, { 229882755758 },
          true, true },
        /* the parts are not the total: that is no rounding */
        { { { 444000 }, { 444000 }, { 0 } }, { 1000000 }, false, false },
    };
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_int_equal(words_rounding_shows(cases[i].parts, 3,
                                              cases[i].total),
                         cases[i].in_text);
        assert_int_equal(words_rounding_shows_in(UNIT_WAN, cases[i].parts, 3,
                                                 cases[i].total),
                         cases[i].in_wan);
    }
}

static void
words_fit_what_they_say(void **state)
{
    (void) state;
    arena *a = arena_new();
    money ten = { 10000000 }, twelve = { 12000000 };
    assert_string_equal(words_compared(a, "上年", ten, twelve),
                        "比上年增加2.00万元，增长20.00%");
    assert_string_equal(words_compared(a, "上年", ten, ten), "与上年持平");
    assert_string_equal(words_amount(a, (money) { INT64_C(22988275575800) }),
                        "2,298.83亿元");
    assert_string_equal(words_without_stop(a, "没有。"), "没有");
    assert_string_equal(words_without_stop(a, "没有"), "没有");
    assert_string_equal(words_short(a, "短"), "短");
    GString *name = g_string_new(NULL);
    for (int i = 0; i < 300; i++)
        g_string_append(name, "长");
    assert_int_equal(g_utf8_strlen(words_short(a, name->str), -1), 41);
    g_string_free(name, TRUE);
    arena_free(a);
}

static void
sections_are_found_by_name_and_title(void **state)
{
    size_t n = 0;
    (void) state;
    for (; compose_section_nth(n); n++) {
        const struct compose_section *s = compose_section_nth(n);
        assert_ptr_equal(compose_section_named(s->name), s);
        assert_ptr_equal(compose_section_named(s->title), s);
    }
    assert_true(n >= 20);
    assert_null(compose_section_named("no such section"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_rule_that_holds_is_said),
        cmocka_unit_test(a_fact_of_zero_does_not_hold),
        cmocka_unit_test(topics_are_items_of_a_list),
        cmocka_unit_test(references_name_the_number_of_their_table),
        cmocka_unit_test(rounding_is_noted_only_where_it_shows),
        cmocka_unit_test(words_fit_what_they_say),
        cmocka_unit_test(sections_are_found_by_name_and_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
