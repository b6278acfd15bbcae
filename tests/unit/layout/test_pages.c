/* Pages: what stands where, and what never happens. */
#include "setting.h"

static const char goal[] =
    "支持企业开展颠覆性技术研发和成果转化，支持企业加强产业链协同创新，安排资金"
    "205,199.56万元，培育一批具有国际竞争力的领军企业（不少于30家）。";

static void
repeat_paragraph(struct setting *s, const char *text, int times)
{
    GString *all = g_string_new(NULL);
    for (int i = 0; i < times; i++)
        g_string_append(all, text);
    setting_paragraph(s, arena_strdup(s->memory, all->str));
    g_string_free(all, TRUE);
}

/* ---------------------------------------------------------------- gongwen */

static size_t
characters_at(const struct page *page, double baseline)
{
    size_t n = 0;
    for (const struct page_item *i = page->first; i; i = i->next)
        if (i->kind == PAGE_TEXT && fabs(i->text.baseline - baseline) < 0.1)
            n += (size_t) g_utf8_strlen(i->text.text, -1);
    return n;
}

static void
test_gongwen_has_22_lines_of_28_characters(void **state)
{
    struct setting *s = setting_of(state);
    repeat_paragraph(s, "预算", 28 * 22);
    struct pages *pages = setting_pages(s, STYLE_GONGWEN);
    const struct page *page = pages->page[0];
    double pitch = 225 * 72 / 25.4 / 22, first = 0;
    for (const struct page_item *i = page->first; i; i = i->next)
        if (i->kind == PAGE_TEXT && i->text.size == 16 && first == 0)
            first = i->text.baseline;
    assert_int_equal(characters_at(page, first), 26); /* 2 for the indent */
    for (int line = 1; line < 22; line++)
        assert_int_equal(characters_at(page, first + line * pitch), 28);
    assert_int_equal(characters_at(page, first + 22 * pitch), 0);
    double left = 28 * 72 / 25.4, right = left + 156 * 72 / 25.4;
    for (const struct page_item *i = page->first; i; i = i->next)
        if (i->kind == PAGE_TEXT && i->text.size == 16) {
            assert_true(i->text.x > left - 0.2);
            assert_true(i->text.x + i->text.width < right + 0.2);
        }
    assert_true(first - 16 > 37 * 72 / 25.4 - 8);
}

static double
folio_left(const struct page *page, const char *number)
{
    for (const struct page_item *i = page->first; i; i = i->next)
        if (i->kind == PAGE_TEXT && strstr(i->text.text, number)
            && i->text.baseline > page->height * 0.85)
            return i->text.x;
    return -1;
}

static void
test_page_numbers_stand_outside(void **state)
{
    struct setting *s = setting_of(state);
    repeat_paragraph(s, goal, 120);
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    assert_true(pages->n >= 3);
    assert_true(folio_left(pages->page[0], "1") > pages->page[0]->width / 2);
    assert_true(folio_left(pages->page[1], "2") < pages->page[1]->width / 2);
    assert_string_equal(pages->page[2]->label, "3");
}

/* ----------------------------------------------------------------- tables */

static void
test_tables_go_on_with_their_heads(void **state)
{
    struct setting *s = setting_of(state);
    setting_table(s, 4, 150);
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    assert_true(pages->n >= 4);
    size_t rows = 0;
    for (size_t i = 0; i < pages->n; i++) {
        const struct page *page = pages->page[i];
        size_t here = page_count_text(page, "支出项目");
        assert_true(here >= 2);
        assert_true(page_count_text(page, i ? "续表" : "表") >= 1);
        assert_true(page_count_text(page, "栏金额") >= 3);
        rows += here;
    }
    assert_int_equal(rows, 150);
    pages_assert_sound(pages);
}

static void
test_no_row_is_alone_on_a_page(void **state)
{
    struct setting *s = setting_of(state);
    for (size_t n = 25; n < 80; n += 3) {
        s->r = report_new(s->memory, "表");
        setting_paragraph(s, goal);
        setting_table(s, 3, n);
        struct pages *pages = setting_pages(s, STYLE_BOOK);
        for (size_t i = 0; i < pages->n; i++)
            assert_true(page_count_text(pages->page[i], "支出项目") != 1);
    }
}

static void
test_wide_tables_lie_across_and_keep_amounts(void **state)
{
    struct setting *s = setting_of(state);
    struct report_table *t = setting_table(s, 19, 30);
    for (size_t i = 0; i < t->n_rows; i++)
        for (size_t k = 1; k < 19; k++)
            setting_cell(s, &t->rows[i].cells[k],
                         k % 4 == 1 ? "229,882.755758" : NULL, SPAN_NUMBER);
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    size_t whole = 0;
    for (size_t p = 0; p < pages->n; p++) {
        const struct page *page = pages->page[p];
        assert_true(page->width > page->height);
        for (const struct page_item *i = page->first; i; i = i->next)
            if (i->kind == PAGE_TEXT) {
                assert_true(i->text.size >= 7.49);
                assert_null(strstr(i->text.text, "…"));
                whole += strcmp(i->text.text, "229,882.755758") == 0;
            }
    }
    assert_int_equal(whole, 30 * 5);
    assert_int_equal(findings_count(s->found), 0);
    pages_assert_sound(pages);
}

static void
test_points_stand_in_one_line(void **state)
{
    static const char *const amounts[] = { "1.5", "22.755758", "333", "4.00" };
    struct setting *s = setting_of(state);
    struct report_table *t = setting_table(s, 2, 4);
    for (size_t i = 0; i < 4; i++)
        setting_cell(s, &t->rows[i].cells[1], amounts[i], SPAN_NUMBER);
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    double point = 0;
    for (size_t i = 0; i < 4; i++)
        for (const struct page_item *k = pages->page[0]->first; k; k = k->next)
            if (k->kind == PAGE_TEXT
                && strcmp(k->text.text, amounts[i]) == 0) {
                double before =
                    (double) strcspn(amounts[i], ".") * 9.5 / 2;
                if (i == 0)
                    point = k->text.x + before;
                assert_true(fabs(k->text.x + before - point) < 0.01);
            }
    assert_true(point > 0);
}

static void
test_sums_are_carried_over(void **state)
{
    struct setting *s = setting_of(state);
    struct report_table *t = setting_table(s, 3, 90);
    t->carries = true;
    for (size_t i = 0; i < t->n_rows; i++) {
        const char **carry = arena_array(s->memory, const char *, 3);
        carry[1] = arena_printf(s->memory, "%zu.25", (i + 1) * 1000);
        t->rows[i].carry = carry;
    }
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    assert_true(pages->n >= 3);
    for (size_t i = 0; i < pages->n; i++) {
        assert_int_equal(page_count_text(pages->page[i], "过次页"),
                         i + 1 < pages->n);
        assert_int_equal(page_count_text(pages->page[i], "承前页"), i > 0);
        assert_int_equal(page_count_text(pages->page[i], "000.25"),
                         (i > 0) + (i + 1 < pages->n));
    }
    pages_assert_sound(pages);
}

static void
test_long_texts_are_set_whole(void **state)
{
    struct setting *s = setting_of(state);
    struct report_table *t = setting_table(s, 3, 3);
    GString *name = g_string_new(NULL), *text = g_string_new(NULL);
    for (int i = 0; i < 300; i++)
        g_string_append(name, "名");
    for (int i = 0; i < 2000; i++)
        g_string_append(text, "长目标文本共十个字。");
    setting_cell(s, &t->rows[0].cells[0], name->str, SPAN_PLAIN);
    setting_cell(s, &t->rows[1].cells[0], text->str, SPAN_PLAIN);
    t->columns[1].align = ALIGN_LEFT;
    setting_cell(s, &t->rows[1].cells[1], text->str, SPAN_PLAIN);
    report_heading(s->r, 1, NULL, name->str);
    repeat_paragraph(s, "长目标文本共十个字。", 2000);
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    char *body = page_all_text(pages, 11);
    assert_string_equal(body, text->str);
    char *cells = page_all_text(pages, 9.5);
    size_t long_texts = 0;
    for (const char *p = cells; (p = strstr(p, "目标")); p++)
        long_texts++;
    assert_int_equal(long_texts, 2 * 2000);
    pages_assert_sound(pages);
    g_free(body);
    g_free(cells);
    g_string_free(name, TRUE);
    g_string_free(text, TRUE);
}

static void
test_many_columns_are_never_cut(void **state)
{
    struct setting *s = setting_of(state);
    setting_table(s, 60, 2);
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    assert_string_equal(findings_at(s->found, 0)->id, "L02");
    for (const struct page_item *i = pages->page[0]->first; i; i = i->next)
        if (i->kind == PAGE_TEXT)
            assert_true(i->text.x + i->text.width
                        < pages->page[0]->width);
}

/* ----------------------------------------------------------------- flowing */

static bool
is_heading(const struct page_item *item)
{
    return item->kind == PAGE_TAG
           && item->tag.tag >= TAG_H1 && item->tag.tag <= TAG_H4;
}

static void
test_headings_are_not_last_on_a_page(void **state)
{
    struct setting *s = setting_of(state);
    for (int i = 0; i < 60; i++) {
        report_heading(s->r, 1 + i % 3, NULL, "一个标题");
        repeat_paragraph(s, goal, 1 + i % 4);
    }
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    assert_true(pages->n > 5);
    for (size_t p = 0; p < pages->n; p++) {
        bool last = false;
        for (const struct page_item *i = pages->page[p]->first; i;
             i = i->next)
            if (is_heading(i))
                last = true;
            else if (i->kind == PAGE_TAG && !i->tag.ends)
                last = false;
        assert_false(last);
    }
    pages_assert_sound(pages);
}

static void
test_contents_give_true_page_numbers(void **state)
{
    struct setting *s = setting_of(state);
    report_add(s->r, BLOCK_CONTENTS);
    for (int i = 0; i < 20; i++) {
        report_heading(s->r, 1, arena_printf(s->memory, "a%d", i),
                       arena_printf(s->memory, "章%d", i));
        repeat_paragraph(s, goal, 20);
    }
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    size_t seen = 0;
    for (const struct page_item *i = pages->page[0]->first; i; i = i->next) {
        if (i->kind != PAGE_LINK || !g_ascii_isdigit(*i->link.says))
            continue;
        size_t number = (size_t) g_ascii_strtoull(i->link.says, NULL, 10);
        bool there = false;
        for (const struct page_item *k = pages->page[number - 1]->first; k;
             k = k->next)
            there = there || (k->kind == PAGE_TARGET
                              && strcmp(k->target.name, i->link.target) == 0);
        assert_true(there);
        seen++;
    }
    assert_int_equal(seen, 20);
    assert_int_equal(pages->n_outline, 20);
}

static void
test_elements_are_closed_on_their_page(void **state)
{
    struct setting *s = setting_of(state);
    repeat_paragraph(s, goal, 200);
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    assert_true(pages->n > 3);
    int paragraph = 0;
    for (size_t p = 0; p < pages->n; p++) {
        int depth = 0;
        for (const struct page_item *i = pages->page[p]->first; i;
             i = i->next)
            if (i->kind == PAGE_TAG && i->tag.tag == TAG_SPAN)
                depth += i->tag.ends ? -1 : 1;
            else if (i->kind == PAGE_TAG && i->tag.tag == TAG_P)
                paragraph += i->tag.ends ? -1 : 1;
        assert_int_equal(depth, 0);
    }
    assert_int_equal(paragraph, 0);
}

int
main(void)
{
#define SET(test) \
    cmocka_unit_test_setup_teardown(test, setting_open, setting_close)
    const struct CMUnitTest tests[] = {
        SET(test_gongwen_has_22_lines_of_28_characters),
        SET(test_page_numbers_stand_outside),
        SET(test_tables_go_on_with_their_heads),
        SET(test_no_row_is_alone_on_a_page),
        SET(test_wide_tables_lie_across_and_keep_amounts),
        SET(test_points_stand_in_one_line),
        SET(test_sums_are_carried_over),
        SET(test_long_texts_are_set_whole),
        SET(test_many_columns_are_never_cut),
        SET(test_headings_are_not_last_on_a_page),
        SET(test_contents_give_true_page_numbers),
        SET(test_elements_are_closed_on_their_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
