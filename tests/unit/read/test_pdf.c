/* What yusuan-pdf writes of pages, made by hand, becomes rows: ruled tables,
 * tables by alignment, tables over pages, paragraphs, heads and feet. */
#include "read/pdf_flow.h"
#include "unit.h"

#include <string.h>

/* ------------------------------------------------------------------- pages */

enum { SIZE = 10 };

static void
page(GString *out, int number)
{
    if (number > 1)
        g_string_append(out, "drawn 100 0\nend\n");
    g_string_append_printf(out, "page %d 600 800\nfont %d Song\n", number,
                           SIZE);
}

/* Characters from `x` on, at the height `y`; Han ones as wide as high. */
static void
words(GString *out, float x, float y, const char *text)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        float width = g_unichar_iswide(g_utf8_get_char(p)) ? SIZE : SIZE / 2.0F;
        if (*p != ' ')
            g_string_append_printf(out, "char %g %g %g %g %.*s\n", x, y,
                                   x + width, y + SIZE,
                                   (int) (g_utf8_next_char(p) - p), p);
        x += width;
    }
}

/* The same, that ends at `x`. */
static void
words_to(GString *out, float x, float y, const char *text)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        x -= g_unichar_iswide(g_utf8_get_char(p)) ? SIZE : SIZE / 2.0F;
    words(out, x, y, text);
}

static void
across(GString *out, float y, float from, float to)
{
    g_string_append_printf(out, "h %g %g %g 1\n", y, from, to);
}

static void
down(GString *out, float x, float from, float to)
{
    g_string_append_printf(out, "v %g %g %g 1\n", x, from, to);
}

/* Lines around `n_rows` rows of 20 points from `top` on, and `n` columns. */
static void
ruled(GString *out, float top, int n_rows, const float *x, int n)
{
    for (int i = 0; i <= n_rows; i++)
        across(out, top + 20.0F * (float) i, x[0], x[n]);
    for (int i = 0; i <= n; i++)
        down(out, x[i], top, top + 20.0F * (float) n_rows);
}

/* -------------------------------------------------------------------- rows */

static void
show_row(GString *out, const struct grid_row *row)
{
    static const char *const SURE[] = { "guessed", "", "=" };
    g_string_append_printf(out, "%d%s%s", row->table,
                           row->table ? SURE[row->certainty] : "",
                           row->running ? "R" : "");
    for (size_t i = 0; i < row->n_cells; i++) {
        const struct grid_cell *c = &row->cells[i];
        char *text = g_strdelimit(g_strdup(c->text), "\n", '/');
        g_string_append_printf(out, "|%s", text);
        if (c->span_columns > 1 || c->span_rows > 1)
            g_string_append_printf(out, "{%dx%d}", c->span_columns,
                                   c->span_rows);
        g_free(text);
    }
    g_string_append_c(out, '\n');
}

/* The rows of the pages, a line each; `found` gets the ids of findings. */
static char *
rows_of(GString *pages, GString *ids)
{
    arena *memory = arena_new();
    findings *found = findings_new();
    GString *out = g_string_new(NULL);
    GError *error = NULL;
    struct build b;
    struct pdf_output o;
    g_string_prepend(pages, "yusuan-pdf 1\npages 1\n");
    g_string_append(pages, "drawn 100 0\nend\ndone\n");
    build_start(&b, "a.pdf", memory, found);
    pdf_output_start(&o);
    pdf_output_take(&o, pages->str, pages->len);
    if (!pdf_output_rows(&b, &o, &error))
        g_string_append(out, error->message);
    struct grid *g = build_finish(&b, "");
    for (size_t i = 0; i < g->n_rows; i++)
        show_row(out, &g->rows[i]);
    for (size_t i = 0; ids && i < findings_count(found); i++)
        g_string_append(ids, findings_at(found, i)->id);
    pdf_output_free(&o);
    g_clear_error(&error);
    findings_free(found);
    arena_free(memory);
    g_string_free(pages, TRUE);
    return g_string_free(out, FALSE);
}

static void
gives(GString *pages, const char *rows)
{
    char *got = rows_of(pages, NULL);
    assert_string_equal(got, rows);
    g_free(got);
}

/* ------------------------------------------------------------------- tests */

static void
cells_by_lines(void **state)
{
    (void) state;
    static const float X[] = { 50, 150, 250, 350 };
    GString *p = g_string_new(NULL);
    page(p, 1);
    words(p, 100, 40, "支出表");
    ruled(p, 100, 3, X, 3);
    words(p, 60, 105, "科目");
    words(p, 160, 105, "合计");
    words(p, 260, 105, "基本支出");
    words(p, 60, 125, "教育支出");
    words_to(p, 248, 125, "1,234.50");
    words(p, 60, 145, "合  计");
    words_to(p, 248, 145, "1,234.50");
    words_to(p, 348, 145, "0.00");
    gives(p, "0|支出表\n1=|科目|合计|基本支出\n1=|教育支出|1,234.50|\n"
             "1=|合 计|1,234.50|0.00\n");
}

/* Two columns under one title, a row over two, no border at the left. */
static void
merged_cells(void **state)
{
    (void) state;
    GString *p = g_string_new(NULL);
    page(p, 1);
    across(p, 100, 50, 350);
    across(p, 120, 150, 350);
    across(p, 140, 50, 350);
    across(p, 160, 50, 350);
    down(p, 150, 100, 160);
    down(p, 250, 120, 160);
    down(p, 350, 100, 160);
    words(p, 60, 115, "项目");
    words(p, 220, 105, "预算数");
    words(p, 160, 125, "基本");
    words(p, 260, 125, "项目");
    words(p, 60, 145, "教育");
    words(p, 260, 145, "7.00");
    gives(p, "1=|项目{1x2}|预算数{2x1}|\n1=||基本|项目\n1=|教育||7.00\n");
}

static void
lines_of_a_cell(void **state)
{
    (void) state;
    static const float X[] = { 50, 102, 200 };
    GString *p = g_string_new(NULL);
    page(p, 1);
    across(p, 100, 50, 200);
    across(p, 140, 50, 200);
    across(p, 180, 50, 200);
    for (int i = 0; i < 3; i++)
        down(p, X[i], 100, 180);
    words(p, 51, 105, "机关事业单"); /* wrapped: no room */
    words(p, 51, 120, "位支出");
    words_to(p, 198, 105, "1,234.5"); /* broken off */
    words_to(p, 198, 120, "0");
    words(p, 51, 145, "甲"); /* two of them */
    words(p, 51, 160, "乙");
    words_to(p, 198, 145, "12.00"); /* two numbers stay two */
    words_to(p, 198, 160, "34.00");
    gives(p, "1=|机关事业单位支出|1,234.50\n1=|甲/乙|12.00/34.00\n");
}

/* A stroke that closes no cell is no column. */
static void
strokes_are_no_lines(void **state)
{
    (void) state;
    static const float X[] = { 50, 150, 250 };
    GString *p = g_string_new(NULL);
    page(p, 1);
    ruled(p, 100, 2, X, 2);
    down(p, 100, 104, 112);
    words(p, 60, 105, "甲");
    words(p, 160, 105, "1.00");
    words(p, 60, 125, "乙");
    words(p, 160, 125, "2.00");
    gives(p, "1=|甲|1.00\n1=|乙|2.00\n");
}

/* The same columns go on on the next page, also where they are merged; other
 * columns are another table. Feet do not come between. */
static void
tables_over_pages(void **state)
{
    (void) state;
    static const float X[] = { 50, 150, 250, 350 }, LESS[] = { 50, 250, 350 };
    static const float OTHERS[] = { 50, 180, 350 };
    GString *p = g_string_new(NULL);
    for (int n = 1; n <= 4; n++) {
        page(p, n);
        const float *x = n == 4 ? OTHERS : n == 3 ? LESS : X;
        ruled(p, 100, 1, x, n > 2 ? 2 : 3);
        words(p, 60, 105, n > 2 ? "合计" : "甲");
        words_to(p, 348, 105, "1.00");
        words(p, 300, 780, n == 1 ? "第1页" : n == 2 ? "第2页" : "第3页");
    }
    gives(p, "1=|甲||1.00\n0R|第1页\n1=|甲||1.00\n0R|第2页\n"
             "1=|合计{2x1}||1.00\n0R|第3页\n2=|合计|1.00\n0R|第3页\n");
}

/* No lines: the gaps that the rows share; an empty column that only the header
 * names; a number never joins another. */
static void
columns_by_alignment(void **state)
{
    (void) state;
    static const char *const NAMES[] = { "教育支出", "科学技术支出", "合计" };
    static const char *const SUMS[] = { "1,234.50", "7.00", "1,241.50" };
    GString *p = g_string_new(NULL);
    page(p, 1);
    words(p, 200, 60, "支出总表");
    words(p, 50, 100, "科目名称");
    words_to(p, 250, 100, "合计");
    words_to(p, 300, 100, "项目");
    words(p, 330, 100, "其他");
    for (int i = 0; i < 3; i++) {
        float y = 120 + 16 * (float) i;
        words(p, 50, y, NAMES[i]);
        words_to(p, 250, y, SUMS[i]);
        words_to(p, 300, y, SUMS[i]);
    }
    gives(p, "0|支出总表\n1|科目名称|合计|项目|其他\n"
             "1|教育支出|1,234.50|1,234.50|\n"
             "1|科学技术支出|7.00|7.00|\n1|合计|1,241.50|1,241.50|\n");
}

/* Wrapped lines are a paragraph, over the page's end too; an item of a list is
 * one of its own; contents with leaders stay lines. */
static void
paragraphs(void **state)
{
    (void) state;
    GString *p = g_string_new(NULL);
    page(p, 1);
    words(p, 50, 60, "一、收入总表…………3");
    words(p, 50, 80, "二、支出总表…………4");
    words(p, 70, 120, "本部门收入预算为十二万元");
    words(p, 50, 136, "比上年增加三万元，其中基本。");
    words(p, 70, 152, "支出预算为十二万元其中的");
    page(p, 2);
    words(p, 50, 60, "项目支出");
    words(p, 70, 76, "完");
    gives(p, "0|一、收入总表…………3\n0|二、支出总表…………4\n"
             "0|本部门收入预算为十二万元比上年增加三万元，其中基本。\n"
             "0|支出预算为十二万元其中的项目支出\n0|完\n");
}

static void
what_cannot_be_read(void **state)
{
    (void) state;
    GString *p = g_string_new(NULL), *ids = g_string_new(NULL);
    page(p, 1);
    words(p, 50, 60, "有文字的一页");
    page(p, 2);
    g_string_append(p, "image 0 0 600 800\n");
    page(p, 3);
    g_string_append(p, "font 10 Odd\n");
    words(p, 50, 60, "ݾҎ1.00ྨӮࡲ");
    char *rows = rows_of(p, ids);
    assert_string_equal(rows, "0|有文字的一页\n");
    assert_string_equal(ids->str, "D70D71");
    g_string_free(ids, TRUE);
    g_free(rows);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_by_lines),
        cmocka_unit_test(merged_cells),
        cmocka_unit_test(lines_of_a_cell),
        cmocka_unit_test(strokes_are_no_lines),
        cmocka_unit_test(tables_over_pages),
        cmocka_unit_test(columns_by_alignment),
        cmocka_unit_test(paragraphs),
        cmocka_unit_test(what_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
