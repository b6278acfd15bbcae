/* Who gets the room: columns of a table, lines of the contents, sheets. */
#include "setting.h"

#include "layout/style.h"

static const char long_text[] =
    "为中关村创新平台干部职工提供良好的办公环境，满足其工作和学习的需要，单位"
    "机关干部职工满意，各分园服务中心同样受益，不再另行安排";

/* 二级, 三级 and 指标值, all at the left. */
static void
add_targets(struct setting *s, size_t rows)
{
    static const char *const heads[] = { "二级指标", "三级指标", "指标值" };
    struct report_table *t = report_table_new(s->memory, 3, 1, rows);
    for (size_t k = 0; k < 3; k++)
        setting_cell(s, &t->head[0].cells[k], heads[k], SPAN_PLAIN);
    for (size_t i = 0; i < rows; i++) {
        const char *label = i ? "数量指标" : "服务对象满意度和认可度指标的说明";
        setting_cell(s, &t->rows[i].cells[0], label, SPAN_PLAIN);
        setting_cell(s, &t->rows[i].cells[1], long_text, SPAN_PLAIN);
        setting_cell(s, &t->rows[i].cells[2], "优良中低差", SPAN_PLAIN);
    }
    report_add(s->r, BLOCK_TABLE)->table = t;
}

static double
left_of(const struct page *page, const char *text)
{
    for (const struct page_item *i = page->first; i; i = i->next)
        if (i->kind == PAGE_TEXT && strcmp(i->text.text, text) == 0)
            return i->text.x;
    fail_msg("“%s” is not there", text);
    return -1;
}

/* One long label does not take the room that every row needs. */
static void
test_room_goes_where_it_saves_lines(void **state)
{
    struct setting *s = setting_of(state);
    add_targets(s, 12);
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    const struct page *page = pages->page[0];
    double labels = left_of(page, "三级指标") - left_of(page, "二级指标");
    double texts = left_of(page, "指标值") - left_of(page, "三级指标");
    assert_true(texts > 2.5 * labels);
    assert_true(page_count_text(page, "优良中低差") == 12);
    pages_assert_sound(pages);
}

static size_t
contents_pages(struct setting *s, int chapters)
{
    s->r = report_new(s->memory, "简报");
    report_add(s->r, BLOCK_CONTENTS);
    for (int i = 0; i < chapters; i++)
        report_heading(s->r, 1, arena_printf(s->memory, "a%d", i),
                       arena_printf(s->memory, "第%d章", i));
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    size_t n = 0;
    while (n < pages->n && page_count_text(pages->page[n], ".") > 3)
        n++;
    return n;
}

/* They grow by a page where closer lines would not help either. */
static void
test_contents_draw_together_before_they_turn(void **state)
{
    struct setting *s = setting_of(state);
    int most = 1;
    while (contents_pages(s, most + 1) == 1)
        most++;
    double room = 36 * 19 - 32 - 20, apart = 17 + 3;
    assert_true(most > room / apart);
    assert_int_equal(contents_pages(s, most + 1), 2);
}

static void
test_each_degree_is_closer(void **state)
{
    struct setting *s = *state;
    struct layout_options how = { .style = STYLE_SHEET };
    double size = 99, leading = 99;
    for (int i = 0; i < LAYOUT_CLOSENESS; i++) {
        const struct sheet_style *style =
            layout_style_of(&how, i, s->memory);
        assert_non_null(style);
        assert_true(style->table.size < size);
        assert_true(style->table.leading < leading);
        size = style->table.size;
        leading = style->table.leading;
    }
    how.style = STYLE_GONGWEN;
    assert_null(layout_style_of(&how, 1, s->memory));
}

int
main(void)
{
#define SET(test) \
    cmocka_unit_test_setup_teardown(test, setting_open, setting_close)
    const struct CMUnitTest tests[] = {
        SET(test_room_goes_where_it_saves_lines),
        SET(test_contents_draw_together_before_they_turn),
        SET(test_each_degree_is_closer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
