/* One page of every kind of block, as text. When a line of it changes on
 * purpose, YUSUAN_RENEW=1 writes the file anew; read it before committing. */
#include "setting.h"

#define GOLDEN SOURCE_DIR "/tests/unit/layout/blocks.pages"

static void
add_figures(struct setting *s)
{
    static struct key_figure figures[] = {
        { "收入总计", "22.99", "亿元", "含上年结转", NULL },
        { "支出总计", "22.99", "亿元", NULL, "t1" },
        { "“三公”经费", "113.90", "万元", "减少 3.21 万元", NULL },
    };
    struct block *block = report_add(s->r, BLOCK_FIGURES);
    block->figures.items = figures;
    block->figures.n = G_N_ELEMENTS(figures);
}

static void
add_fields(struct setting *s)
{
    struct field *fields = arena_array(s->memory, struct field, 3);
    fields[0] = (struct field) { "项目名称", text_plain(s->memory,
        "中关村国家自主创新示范区专项资金"), true };
    fields[1] = (struct field) { "项目编码", text_plain(s->memory,
        "11000022T000000404411"), false };
    fields[2] = (struct field) { "金额", text_plain(s->memory, "100.00 万元"),
                                 false };
    struct block *block = report_add(s->r, BLOCK_FIELDS);
    block->fields.items = fields;
    block->fields.n = 3;
    block->fields.columns = 2;
}

static void
add_sentence(struct setting *s)
{
    const struct span spans[] = {
        { SPAN_PLAIN, "支出预算", NULL },
        { SPAN_NUMBER, "229,882.76万元", "t1" },
        { SPAN_PLAIN, "，其中：“科学技术支出”225,929.07万元，占", NULL },
        { SPAN_STRONG, "98.28%", NULL },
        { SPAN_PLAIN, "（详见表1）；校正", NULL },
        { SPAN_MARK, "123.456789", NULL },
        { SPAN_PLAIN, "万元一处。", NULL },
    };
    report_add(s->r, BLOCK_PARAGRAPH)->paragraph =
        text_join(s->memory, G_N_ELEMENTS(spans), spans);
}

static void
add_table(struct setting *s)
{
    struct report_table *t = setting_table(s, 3, 4);
    t->anchor = "t1";
    t->note = "“–”表示没有。";
    t->rows[0].role = REPORT_ROW_GROUP;
    t->rows[1].cells[0].indent = 1;
    t->rows[1].cells[1].bar = 5000;
    setting_cell(s, &t->rows[2].cells[2], NULL, SPAN_NUMBER);
    t->rows[3].role = REPORT_ROW_TOTAL;
}

static void
add_list(struct setting *s)
{
    struct text *items = arena_array(s->memory, struct text, 2);
    items[0] = text_plain(s->memory, "第一项。");
    items[1] = text_plain(s->memory, "第二项。");
    struct block *block = report_add(s->r, BLOCK_LIST);
    block->list.items = items;
    block->list.n = 2;
    block->list.ordered = true;
}

static void
add_chart(struct setting *s)
{
    static const struct chart_item items[] = {
        { .label = "费用补贴", .value = { 200000000 }, .share = 8000 },
        { .label = "办公经费", .value = { 50000000 }, .share = 2000 },
    };
    static const struct chart chart = {
        .kind = CHART_BARS, .title = "费用补贴占八成",
        .description = "费用补贴 200 万元，办公经费 50 万元",
        .unit = UNIT_WAN, .decimals = 2, .n_items = 2, .items = items
    };
    report_add(s->r, BLOCK_CHART)->chart.data = &chart;
}

static void
add_all(struct setting *s)
{
    static const char *names[] = { "填报人", "审核人" };
    s->r->head_left = "某某管理委员会";
    s->r->head_right = "2022年部门预算简报";
    report_heading(s->r, 1, "h1", "一、收支总体情况");
    add_figures(s);
    add_sentence(s);
    add_table(s);
    struct block *verdict = report_add(s->r, BLOCK_VERDICT);
    verdict->verdict.state = VERDICT_GOOD;
    verdict->verdict.text = text_plain(s->memory, "勾稽相符 12 处。");
    report_heading(s->r, 2, "h2", "（一）其他");
    add_list(s);
    add_fields(s);
    report_add(s->r, BLOCK_NOTE)->paragraph =
        text_plain(s->memory, "资料来源：预算03表。");
    struct block *signatures = report_add(s->r, BLOCK_SIGNATURES);
    signatures->signatures.names = names;
    signatures->signatures.n = 2;
    setting_paragraph(s, "末段。");
}

static char *
dump(const struct pages *pages)
{
    sink *out = sink_to_memory();
    page_dump(pages, out);
    return sink_take(out, NULL);
}

static void
compare(const char *made)
{
    char *kept = NULL;
    if (g_getenv("YUSUAN_RENEW"))
        g_file_set_contents(GOLDEN, made, -1, NULL);
    assert_true(g_file_get_contents(GOLDEN, &kept, NULL, NULL));
    gchar **a = g_strsplit(kept, "\n", -1), **b = g_strsplit(made, "\n", -1);
    for (int i = 0; a[i] || b[i]; i++) {
        const char *old = a[i] ? a[i] : "(end)", *now = b[i] ? b[i] : "(end)";
        if (strcmp(old, now) != 0)
            fail_msg("line %d: “%s” is now “%s”", i + 1, old, now);
        if (!a[i] || !b[i])
            break;
    }
    g_strfreev(a);
    g_strfreev(b);
    g_free(kept);
}

static void
test_blocks_stand_where_they_stood(void **state)
{
    struct setting *s = setting_of(state);
    add_all(s);
    struct pages *pages = setting_pages(s, STYLE_BOOK);
    char *made = dump(pages);
    compare(made);
    pages_assert_sound(pages);
    g_free(made);
}

static void
test_layout_is_the_same_twice(void **state)
{
    struct setting *s = setting_of(state);
    add_all(s);
    add_chart(s);
    char *first = dump(setting_pages(s, STYLE_SHEET));
    char *second = dump(setting_pages(s, STYLE_SHEET));
    assert_string_equal(first, second);
    g_free(first);
    g_free(second);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_blocks_stand_where_they_stood,
                                        setting_open, setting_close),
        cmocka_unit_test_setup_teardown(test_layout_is_the_same_twice,
                                        setting_open, setting_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
