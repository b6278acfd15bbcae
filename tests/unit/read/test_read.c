/* Reading bytes to grids: encodings, cells, places. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "read/read.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

struct reading {
    arena *memory;
    findings *found;
    struct grid *grid;
    GError *error;
};

static struct reading
read_sized(const char *name, const char *bytes, size_t size)
{
    struct reading r = { arena_new(), findings_new(), NULL, NULL };
    r.grid = read_bytes(name, bytes, size,
                        &(struct read_into){ r.memory, r.found }, &r.error);
    return r;
}

static struct reading
read_text(const char *name, const char *text)
{
    return read_sized(name, text, strlen(text));
}

static void
done(struct reading *r)
{
    g_clear_error(&r->error);
    findings_free(r->found);
    arena_free(r->memory);
}

/* "3: a|b" for each row: its line and cells; "~" marks rows of markup, "^"
 * a form feed before, and a cell's line stands after "@" where it is not the
 * row's. */
static char *
shown(const struct grid *g)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < g->n_rows; i++) {
        const struct grid_row *row = &g->rows[i];
        g_string_append_printf(out, "%d%s%s:", row->line,
                               row->from_markup ? "~" : "",
                               row->form_feed ? "^" : "");
        for (size_t k = 0; k < row->n_cells; k++) {
            const struct grid_cell *cell = &row->cells[k];
            assert_int_equal(cell->column, (int) k + 1);
            g_string_append_printf(out, "%s%s", k ? "|" : "", cell->text);
            if (cell->line != row->line)
                g_string_append_printf(out, "@%d", cell->line);
        }
        g_string_append_c(out, ';');
    }
    return g_string_free(out, FALSE);
}

static void
check_rows(const char *name, const char *text, const char *expected)
{
    struct reading r = read_text(name, text);
    if (!r.grid)
        fail_msg("%s", r.error->message);
    char *rows = shown(r.grid);
    assert_string_equal(rows, expected);
    g_free(rows);
    done(&r);
}

/* ------------------------------------------------------------ encodings */

static const char BUDGET[] =
    "预算03表\t支出预算总表\n2010301-行政运行\t1,234.500000\n合计\t≥5\n";

static void
check_encoding(const char *encoding, const char *mark, size_t mark_size)
{
    gsize size;
    char *bytes = g_convert(BUDGET, -1, encoding, "UTF-8", NULL, &size, NULL);
    assert_non_null(bytes);
    GString *all = g_string_new_len(mark, (gssize) mark_size);
    g_string_append_len(all, bytes, (gssize) size);
    struct reading r = read_sized("x.txt", all->str, all->len);
    if (!r.grid)
        fail_msg("%s: %s", encoding, r.error->message);
    assert_int_equal(findings_count(r.found), 0);
    assert_int_equal(r.grid->n_rows, 3);
    assert_string_equal(r.grid->rows[0].cells[0].text, "预算03表");
    assert_string_equal(r.grid->rows[2].cells[1].text, "≥5");
    assert_string_equal(r.grid->lines[1], "2010301-行政运行\t1,234.500000");
    done(&r);
    g_string_free(all, TRUE);
    g_free(bytes);
}

static void
test_encodings(void **state)
{
    (void) state;
    check_encoding("UTF-8", "", 0);
    check_encoding("UTF-8", "\xEF\xBB\xBF", 3);
    check_encoding("UTF-16LE", "\xFF\xFE", 2);
    check_encoding("UTF-16BE", "\xFE\xFF", 2);
    check_encoding("UTF-16LE", "", 0);
    check_encoding("UTF-16BE", "", 0);
    check_encoding("UTF-32LE", "\xFF\xFE\0\0", 4);
    check_encoding("GB18030", "", 0);
    check_encoding("GBK", "", 0);
}

static void
test_bad_bytes(void **state)
{
    (void) state;
    struct reading r = read_text("x.txt",
                                 "合计\t1\n行政\xE8\xBF运行\t2\n尾\t3");
    assert_non_null(r.grid);
    assert_string_equal(r.grid->rows[1].cells[0].text, "行政\uFFFD运行");
    assert_int_equal(findings_count(r.found), 1);
    assert_string_equal(findings_at(r.found, 0)->id, "D01");
    assert_int_equal(findings_at(r.found, 0)->at.line, 2);
    done(&r);
}

static void
test_bad_bytes_in_gb(void **state)
{
    (void) state;
    gsize size;
    char *bytes = g_convert(BUDGET, -1, "GB18030", "UTF-8", NULL, &size, NULL);
    bytes[size - 2] = '\xFF';
    struct reading r = read_sized("x.txt", bytes, size);
    assert_non_null(r.grid);
    assert_string_equal(r.grid->rows[0].cells[0].text, "预算03表");
    assert_int_equal(findings_count(r.found), 1);
    assert_int_equal(findings_at(r.found, 0)->at.line, 3);
    done(&r);
    g_free(bytes);
}

static void
test_nul(void **state)
{
    (void) state;
    static const char text[] = "合\0计\t1\n行政\0\0\t2\n";
    struct reading r = read_sized("x.txt", text, sizeof text - 1);
    assert_non_null(r.grid);
    assert_string_equal(r.grid->rows[0].cells[0].text, "合计");
    assert_int_equal(findings_count(r.found), 1);
    assert_string_equal(findings_at(r.found, 0)->id, "D02");
    assert_int_equal(findings_at(r.found, 0)->at.line, 1);
    done(&r);
}

/* ---------------------------------------------------------------- lines */

static void
test_line_ends(void **state)
{
    (void) state;
    check_rows("x", "a\tb\n\nc\td", "1:a|b;2:;3:c|d;");
    check_rows("x", "a\tb\r\n\r\nc\td\r\n", "1:a|b;2:;3:c|d;");
    check_rows("x", "a\tb\r\rc\td\r", "1:a|b;2:;3:c|d;");
    check_rows("x", "a\tb\n\fc\td\n", "1:a|b;2^:c|d;");
    check_rows("x", "a\tb\fc\td\n", "1:a|b;1^:c|d;");
}

static void
test_cells(void **state)
{
    (void) state;
    check_rows("x", " a \t\tb　\t\n\t\t\n", "1:a||b|;2:;");
    check_rows("x", "合 计\t1, 234. 500000\n预算01表 收支总表\n",
               "1:合 计|1, 234. 500000;2:预算01表 收支总表;");
    check_rows("x", "| 项目 | 金额 |\n|---|--:|\n| a\\|b |  |\n",
               "1:项目|金额;3:a|b|;");
}

static void
test_too_many_cells(void **state)
{
    (void) state;
    GString *text = g_string_new("合计");
    for (int i = 0; i < 5000; i++)
        g_string_append(text, "\t");
    g_string_append(text, "\n合计");
    for (int i = 0; i < 5000; i++)
        g_string_append(text, "\t1");
    struct reading r = read_text("x.txt", text->str);
    assert_int_equal(r.grid->rows[1].n_cells, 2000);
    assert_int_equal(findings_count(r.found), 1);
    assert_string_equal(findings_at(r.found, 0)->id, "D06");
    assert_int_equal(findings_at(r.found, 0)->at.line, 2);
    done(&r);
    g_string_free(text, TRUE);
}

static void
test_spaces(void **state)
{
    (void) state;
    check_rows("x",
               "收  入        支  出\n一、一般公共预算   1,234.50   二、外交\n"
               "项目名称 特色园区\n",
               "1:收  入|支  出;2:一、一般公共预算|1,234.50|二、外交;"
               "3:项目名称 特色园区;");
    check_rows("x", "a\tb\n教育支出   18.90   3\n预算01表  收支总表\n",
               "1:a|b;2:教育支出|18.90|3;3:预算01表|收支总表;");
    check_rows("x", "a\tb\n落实  方案\n", "1:a|b;2:落实  方案;");
    check_rows("x", "| a |\n落实  方案\n", "1:a;2:落实  方案;");
}

/* Four spaces for each tab. */
static void
test_spaces_for_tabs(void **state)
{
    (void) state;
    GString *text = g_string_new("支出    合计        项目\n");
    GString *rows = g_string_new("1:支出|合计||项目;");
    for (int i = 2; i < 10; i++) {
        g_string_append(text, "教育    1.5            2.5\n    合 计    3\n");
        g_string_append_printf(rows, "%d:教育|1.5|||2.5;%d:|合 计|3;",
                               2 * i - 2, 2 * i - 1);
    }
    check_rows("x", text->str, rows->str);
    g_string_free(text, TRUE);
    g_string_free(rows, TRUE);
}

/* Columns that stand below each other. */
static void
test_aligned(void **state)
{
    (void) state;
    check_rows("x",
               "预算03表 支出总表\n"
               "\n"
               "科目              合计     基本支出   项目支出\n"
               "教育支出        18.90                    18.90\n"
               "科学技术支出  1,225.5      1,000.0       225.5\n"
               "  其中                       100.0\n"
               "合  计        1,244.4      1,000.0       244.4\n",
               "1:预算03表 支出总表;2:;3:科目|合计|基本支出|项目支出;"
               "4:教育支出|18.90||18.90;5:科学技术支出|1,225.5|1,000.0|225.5;"
               "6:其中||100.0;7:合  计|1,244.4|1,000.0|244.4;");
}

/* A table by spaces in a text that has tabs elsewhere. */
static void
test_aligned_beside_tabs(void **state)
{
    (void) state;
    check_rows("x",
               "a\tb\n"
               "\n"
               "教育        18.90               18.90\n"
               "科学     1,225.5    1,000.0    225.5\n"
               "文化                  100.0\n",
               "1:a|b;2:;3:教育|18.90||18.90;4:科学|1,225.5|1,000.0|225.5;"
               "5:文化||100.0;");
}

/* ------------------------------------------------------------------ CSV */

static void
test_csv(void **state)
{
    (void) state;
    check_rows("x.csv", "a,\"b,1\",\"c\"\"d\"\r\n\"x\ny\",z,\n\n,,\n1;2\n",
               "1:a|b,1|c\"d;2:x\ny|z@3|@3;4:;5:;6:1;2;");
    check_rows("x.csv", "sep=;\na;b,c\n", "2:a|b,c;");
    check_rows("x.CSV", "a;b;c\nd;1,5;e\n", "1:a|b|c;2:d|1,5|e;");
    check_rows("x.tsv", "a\t\"b\tc\"\n", "1:a|b\tc;");
    check_rows("x.txt", "a,b,\"1,234.5\"\nc,d,2\n", "1:a|b|1,234.5;2:c|d|2;");
    check_rows("x.txt", "合计 1,234,567.5\n收入 2,345,678.5\n",
               "1:合计 1,234,567.5;2:收入 2,345,678.5;");
}

static void
test_csv_open_quote(void **state)
{
    (void) state;
    struct reading r = read_text("x.csv", "a,b\n1,\"c\nd,2\n");
    assert_non_null(r.grid);
    char *rows = shown(r.grid);
    assert_string_equal(rows, "1:a|b;2:1|\"c;3:d|2;");
    assert_string_equal(findings_at(r.found, 0)->id, "D03");
    assert_int_equal(findings_at(r.found, 0)->at.line, 2);
    assert_int_equal(findings_at(r.found, 0)->at.column, 2);
    g_free(rows);
    done(&r);
}

/* --------------------------------------------------------------- markup */

static void
test_markup(void **state)
{
    (void) state;
    check_rows("x", "<p>一</p> <p> 二<b>三</b></p>\t<\t30 < 40 <30>\n",
               "1:一\n二三|<|30 < 40 <30>;");
    check_rows("x", "a&nbsp;b &lt;p&gt; R&D &ge; &#8805; &bad;\t1\n",
               "1:a\u00a0b <p> R&D ≥ ≥ &bad;|1;");
    check_rows("x", "成本<br/>指标\t<p class=\"x\">≥</p>\n", "1:成本\n指标|≥;");
}

static void
test_markup_table(void **state)
{
    (void) state;
    check_rows(
        "x",
        "名\t前<table border=\"1\"><tr><td rowspan=2>产出</td><td"
        "\tcolspan='2'>数量</td></tr><tr><td>5</td><td>家<br>次</td></tr>"
        "</table>"
        "后\t尾\n次\t\n",
        "1:名|前\n后|尾;1~:产出|数量|;1~:|5|家\n次;2:次|;");
    check_rows("x",
               "a\tb\n<table>\n<tr><td>一</td>\n<td>二</td></tr>\n"
               "<tr>\t<td>三</td></tr></table>\nc\td\n",
               "1:a|b;2:;3~:一|二@4;5~:三;6:c|d;");
}

/* Signs that stand for tabs; one alone is a sign. */
static void
test_tab_signs(void **state)
{
    (void) state;
    check_rows("x", "a\u2409b\u2409c\nd\u2409\u2409e\n",
               "1:a|b|c;2:d||e;");
    check_rows("x", "a\u2409b\nd\u2409e\n",
               "1:a\u2409b;2:d\u2409e;");
}

static void
test_html_document(void **state)
{
    (void) state;
    check_rows("x.html",
               "<!DOCTYPE html>\n<html><head><title>t</title></head>\n"
               "<body><p>预算01表 <b>收支</b></p>\n<table><tr><th>收入</th>"
               "<td>1</td></tr></table><p>末</p></body></html>\n",
               "1:预算01表 收支;2:收入|1;3:;4:末;");
}

/* Tables inside tables: rows of data again, or the layout of a page. */
static void
test_nested_tables(void **state)
{
    (void) state;
    check_rows("x.html",
               "<html><table><tr><td>a</td><td>b<table><tr><td>x</td></tr>"
               "</table></td><td>c</td></tr><tr><td>d</td></tr></table>"
               "</html>",
               "1:a|b|c;2~:x;3:d;4:;");
    check_rows("x.html",
               "<html><table><tr><td><table><tr><td>x</td><td>1</td></tr>"
               "</table></td></tr></table></html>",
               "1:x|1;2:;");
}

/* -------------------------------------------------------------- refusal */

static void
check_refused(const char *bytes, size_t size, const char *part)
{
    struct reading r = read_sized("坏.txt", bytes, size);
    assert_null(r.grid);
    assert_int_equal(r.error->code, EXIT_INPUT);
    if (!strstr(r.error->message, part) ||
        !g_str_has_prefix(r.error->message, "坏.txt："))
        fail_msg("%s", r.error->message);
    done(&r);
}

static void
test_refusals(void **state)
{
    (void) state;
    check_refused("", 0, "空的");
    check_refused("\xEF\xBB\xBF \n\t\xE3\x80\x80\r\n", 10, "空白");
    check_refused("%PDF-1.4\n", 9, "PDF");
    char noise[4096];
    guint32 seed = 7;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char) ((seed = seed * 1664525 + 1013904223) >> 24);
    check_refused(noise, sizeof noise, "二进制");
    gsize size;
    char *big5 = g_convert("預算支出總表行政運行合計財政撥款", -1, "BIG5",
                           "UTF-8", NULL, &size, NULL);
    check_refused(big5, size, "编码");
    g_free(big5);
}

static void
test_long_line(void **state)
{
    (void) state;
    size_t size = 17 * 1024 * 1024;
    char *text = g_malloc(size);
    memset(text, '1', size);
    memcpy(text, "a\nb\n", 4);
    check_refused(text, size, "第 3 行");
    g_free(text);
}

/* ---------------------------------------------------------- from a path */

static void
check_path_refused(const char *path, const char *part)
{
    struct reading r = { arena_new(), findings_new(), NULL, NULL };
    assert_null(read_document(path, &(struct read_into){ r.memory, r.found },
                              &r.error));
    assert_int_equal(r.error->code, EXIT_INPUT);
    if (!strstr(r.error->message, part) || !strstr(r.error->message, path))
        fail_msg("%s", r.error->message);
    done(&r);
}

static void
put_file(const char *folder, const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

static void
drop_folder(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        char *path = g_build_filename(folder, name, NULL);
        remove(path);
        g_free(path);
    }
    g_dir_close(dir);
    remove(folder);
}

static void
test_paths(void **state)
{
    (void) state;
    check_path_refused("/nonexistent/预算.txt", "没有这个文件");
    char *folder = g_dir_make_tmp("read-XXXXXX", NULL);
    put_file(folder, "note.txt", "x");
    check_path_refused(folder, "没有能读的预算文件");
    drop_folder(folder);
    g_free(folder);
}

static void
test_folder(void **state)
{
    (void) state;
    char *folder = g_dir_make_tmp("read-XXXXXX", NULL);
    put_file(folder, "表10.csv", "c,d\n");
    put_file(folder, "表2.csv", "a,b\n");
    put_file(folder, ".表1.csv", "x,y\n");
    put_file(folder, "说明.txt", "x,y\n");
    struct reading r = { arena_new(), findings_new(), NULL, NULL };
    r.grid = read_document(folder, &(struct read_into){ r.memory, r.found },
                           &r.error);
    assert_non_null(r.grid);
    char *rows = shown(r.grid);
    assert_string_equal(rows, "1:a|b;2:c|d;");
    assert_true(r.grid->rows[1].starts_part);
    assert_string_equal(r.grid->rows[1].part, "表10");
    assert_string_equal(r.grid->line_places[1].sheet, "表10.csv");
    assert_int_equal(r.grid->line_places[1].row, 1);
    assert_string_equal(r.grid->file, folder);
    assert_int_equal(r.grid->n_lines, 2);
    g_free(rows);
    done(&r);
    drop_folder(folder);
    g_free(folder);
}

static void
test_sample(void **state)
{
    (void) state;
    struct reading r = { arena_new(), findings_new(), NULL, NULL };
    r.grid = read_document(SOURCE_DIR "/samples/zhongguancun-2022-budget.txt",
                           &(struct read_into){ r.memory, r.found }, &r.error);
    assert_non_null(r.grid);
    assert_true(r.grid->tabbed);
    assert_int_equal(r.grid->n_rows, 847);
    assert_string_equal(r.grid->rows[2].cells[0].text, "预算01表 收支总表");
    assert_int_equal(r.grid->rows[846].line, 847);
    assert_string_equal(r.grid->rows[808].cells[7].text,
                        "效益指标\n可持续影响指标\n完善示范区前沿技术产业培育"
                        "体系，促进前沿技术产业发展，提升技术竞争力\n定性\n"
                        "优良中低差\n项");
    assert_int_equal(strlen(r.grid->sha256), 64);
    done(&r);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_bad_bytes),
        cmocka_unit_test(test_bad_bytes_in_gb),
        cmocka_unit_test(test_nul),
        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_too_many_cells),
        cmocka_unit_test(test_spaces),
        cmocka_unit_test(test_spaces_for_tabs),
        cmocka_unit_test(test_aligned),
        cmocka_unit_test(test_aligned_beside_tabs),
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_csv_open_quote),
        cmocka_unit_test(test_markup),
        cmocka_unit_test(test_markup_table),
        cmocka_unit_test(test_tab_signs),
        cmocka_unit_test(test_html_document),
        cmocka_unit_test(test_nested_tables),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_folder),
        cmocka_unit_test(test_sample),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
