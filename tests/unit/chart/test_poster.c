/* Charts by themselves: title, drawing, note and source below each other. */
#include "../unit.h"

#include "chart/chart.h"

#include <glib.h>
#include <string.h>

#define FONTS SOURCE_DIR "/fonts/files"

static const struct chart_item items[] = {
    { .label = "科学技术支出", .value = { 225929070000 }, .share = 9828 },
    { .label = "教育支出<甲&乙>", .value = { 18900000 }, .share = 1 },
};

static const struct chart chart = {
    .kind = CHART_BARS, .title = "支出中，科学技术支出占98.28%",
    .note = "单位：万元。资料来源：03表", .unit = UNIT_WAN, .decimals = 2,
    .n_items = G_N_ELEMENTS(items), .items = items
};

static void
test_svg_says_all(void **state)
{
    static const char *const words[] = {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\"",
        ">支出中，科学技术支出占98.28%</text>", "单位：万元", "某局：预算",
        "225,929.07", "教育支出&lt;甲&amp;乙&gt;", "line.rule{stroke:#"
    };
    (void) state;
    arena *memory = arena_new();
    const char *svg = chart_poster_svg(&chart, "某局：预算", NULL, memory);
    GMarkupParser nothing = { NULL };
    GMarkupParseContext *parser =
        g_markup_parse_context_new(&nothing, 0, NULL, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (!strstr(svg, words[i]))
            fail_msg("lacks “%s”: %s", words[i], svg);
    assert_true(g_markup_parse_context_parse(parser, svg, -1, NULL));
    assert_true(g_markup_parse_context_end_parse(parser, NULL));
    g_markup_parse_context_free(parser);
    arena_free(memory);
}

/* The baseline of the first text that begins so; 0: there is none. */
static double
baseline_of(const struct page *page, const char *text)
{
    for (const struct page_item *item = page->first; item; item = item->next)
        if (item->kind == PAGE_TEXT
            && g_str_has_prefix(item->text.text, text))
            return item->text.baseline;
    return 0;
}

static void
test_page_is_in_order(void **state)
{
    (void) state;
    if (!g_file_test(FONTS "/manifest.tsv", G_FILE_TEST_EXISTS))
        skip();
    arena *memory = arena_new();
    fonts *f = fonts_open(FONTS, NULL);
    assert_non_null(f);
    const struct chart_means with = { f, NULL, memory };
    const struct page *page = chart_poster(&chart, "某局：预算", 480, &with);
    double title = baseline_of(page, "支出中"), label = baseline_of(page, "科");
    double note = baseline_of(page, "单位"), source = baseline_of(page, "某局");
    assert_true(title > 0 && title < label);
    assert_true(label < note && note < source);
    assert_true(source < page->height);
    assert_true(page->width == 480);
    fonts_free(f);
    arena_free(memory);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_svg_says_all),
        cmocka_unit_test(test_page_is_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
