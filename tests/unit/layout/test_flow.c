/* Where pages end, and what stands side by side. */
#include "setting.h"

static const struct chart_item items[] = {
    { .label = "费用补贴", .value = { 200000000 }, .share = 8000 },
    { .label = "办公经费", .value = { 50000000 }, .share = 2000 },
};
static const struct chart bars = { .kind = CHART_BARS, .title = "费用补贴居首",
                                   .unit = UNIT_WAN, .decimals = 2,
                                   .n_items = 2, .items = items };
static const struct chart_item many[] = {
    { .label = "一", .value = { 90 } }, { .label = "二", .value = { 80 } },
    { .label = "三", .value = { 70 } }, { .label = "四", .value = { 60 } },
    { .label = "五", .value = { 50 } }, { .label = "六", .value = { 40 } },
    { .label = "七", .value = { 30 } }, { .label = "八", .value = { 20 } },
    { .label = "九", .value = { 10 } }, { .label = "十", .value = { 5 } },
};
static const struct chart high = { .kind = CHART_BARS, .title = "逐项列示",
                                   .unit = UNIT_WAN, .decimals = 2,
                                   .n_items = 10, .items = many };
static const struct chart donut = { .kind = CHART_DONUT, .title = "构成",
                                    .unit = UNIT_WAN, .decimals = 2,
                                    .n_items = 2, .items = items };

static void
add_chart(struct setting *s, const struct chart *chart)
{
    report_add(s->r, BLOCK_CHART)->chart.data = chart;
}

/* So many lines of text before what is tested. */
static void
fill_lines(struct setting *s, int n)
{
    s->r = report_new(s->memory, "页");
    for (int i = 0; i < n; i++)
        setting_paragraph(s, "填充一行。");
}

/* The page that has a text; -1: none. */
static int
page_with(const struct pages *pages, const char *text)
{
    for (size_t i = 0; i < pages->n; i++)
        if (page_count_text(pages->page[i], text))
            return (int) i;
    return -1;
}

static void
test_a_heading_its_text_and_its_chart_stay_together(void **state)
{
    struct setting *s = setting_of(state);
    for (int n = 0; n < 60; n++) {
        fill_lines(s, n);
        report_heading(s->r, 1, "h", "一、支出");
        setting_paragraph(s, "支出集中在一项。");
        add_chart(s, &bars);
        setting_paragraph(s, "末段。");
        struct pages *pages = setting_pages(s, STYLE_BOOK);
        int page = page_with(pages, "支出集中");
        assert_true(page >= 0);
        assert_int_equal(page_with(pages, "支出"), page);
        assert_int_equal(page_with(pages, "费用补贴居首"), page);
        pages_assert_sound(pages);
    }
}

static void
test_tables_begin_with_three_rows(void **state)
{
    struct setting *s = setting_of(state);
    for (int n = 0; n < 45; n++) {
        fill_lines(s, n);
        setting_table(s, 3, 50);
        struct pages *pages = setting_pages(s, STYLE_BOOK);
        for (size_t i = 0; i < pages->n; i++) {
            size_t rows = page_count_text(pages->page[i], "支出项目");
            assert_true(rows == 0 || rows >= 3);
        }
    }
}

/* A chart that does not fit lets the table go first; both are there once. */
static void
test_a_chart_gives_way_to_a_table(void **state)
{
    struct setting *s = setting_of(state);
    bool moved = false;
    for (int n = 0; n < 36; n++) {
        fill_lines(s, n);
        add_chart(s, &high);
        setting_table(s, 3, 6);
        setting_paragraph(s, "末段。");
        struct pages *pages = setting_pages(s, STYLE_BOOK);
        int chart = page_with(pages, "逐项列示");
        int table = page_with(pages, "支出项目");
        assert_true(chart >= 0 && table >= 0);
        moved = moved || table < chart;
    }
    assert_true(moved);
}

static double
baseline_of(const struct page *page, const char *text)
{
    for (const struct page_item *i = page->first; i; i = i->next)
        if (i->kind == PAGE_TEXT && strstr(i->text.text, text))
            return i->text.baseline;
    return -1;
}

static void
test_charts_side_by_side_share_their_lines(void **state)
{
    struct setting *s = setting_of(state);
    add_chart(s, &bars);
    s->r->last->beside = true;
    add_chart(s, &donut);
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    const struct page *page = pages->page[0];
    assert_true(baseline_of(page, "费用补贴居首") > 0);
    assert_true(fabs(baseline_of(page, "费用补贴居首")
                     - baseline_of(page, "构成")) < 0.01);
    pages_assert_sound(pages);
}

/* A table that has no room beside a text comes below it, unsqueezed. */
static void
test_what_has_no_room_comes_below(void **state)
{
    struct setting *s = setting_of(state);
    setting_paragraph(s, "左边的一段。");
    s->r->last->beside = true;
    setting_table(s, 5, 5);
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    assert_true(baseline_of(pages->page[0], "左边")
                < baseline_of(pages->page[0], "第1栏"));
    char *rows = page_all_text(pages, 9.5);
    assert_non_null(strstr(rows, "支出项目0"));
    g_free(rows);
}

static void
test_text_turns_with_the_table_it_leads_to(void **state)
{
    struct setting *s = setting_of(state);
    fill_lines(s, 3);
    report_heading(s->r, 2, "h", "（一）收入");
    setting_paragraph(s, "收入见下表。");
    setting_table(s, 19, 5);
    report_heading(s->r, 2, "k", "（二）采购");
    setting_table(s, 2, 3);
    report_heading(s->r, 2, "l", "（三）项目");
    setting_table(s, 19, 5);
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    int turned = page_with(pages, "收入见下表");
    assert_int_equal(turned, 1);
    assert_true(pages->page[turned]->width > pages->page[turned]->height);
    assert_int_equal(page_with(pages, "（一）收入"), turned);
    /* the small one between two wide ones does not cost two pages */
    int small = page_with(pages, "（二）采购");
    assert_true(pages->page[small]->width > pages->page[small]->height);
    pages_assert_sound(pages);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SETTING(test) \
    cmocka_unit_test_setup_teardown(test, setting_open, setting_close)
        WITH_SETTING(test_a_heading_its_text_and_its_chart_stay_together),
        WITH_SETTING(test_tables_begin_with_three_rows),
        WITH_SETTING(test_a_chart_gives_way_to_a_table),
        WITH_SETTING(test_charts_side_by_side_share_their_lines),
        WITH_SETTING(test_what_has_no_room_comes_below),
        WITH_SETTING(test_text_turns_with_the_table_it_leads_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
