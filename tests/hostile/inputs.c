#include "inputs.h"

#include <string.h>

/* ----------------------------------------------------- building blocks */

static const char EXPENDITURE[] =
    "预算03表 支出预算总表\n\n金额单位：万元\n\n"
    "支出功能分类科目\t政府支出经济分类科目\t部门支出经济分类科目\t合计\t"
    "基本支出\t项目支出\n";
static const char TARGETS[] =
    "预算12表 项目支出绩效目标表\n\n金额单位：万元\n\n"
    "单位名称\t项目名称\t项目总额\t其中：财政资金\t其他资金\t绩效目标\t"
    "一级指标\t二级指标\t三级指标\t绩效指标性质\t本年绩效指标值\t"
    "绩效度量单位\n";

static void
repeat(GString *out, const char *text, size_t times)
{
    for (size_t i = 0; i < times; i++)
        g_string_append(out, text);
}

/* ------------------------------------------------------------- markup */

static void
nested_tables(GString *out)
{
    g_string_append(out, TARGETS);
    g_string_append(out, "\t目\t");
    repeat(out, "<table>", 40000);
    repeat(out, "</table>", 40000);
    g_string_append(out, "\n合计\t1\n");
}

static void
open_tables(GString *out)
{
    g_string_append(out, TARGETS);
    repeat(out, "<table><tr><td>", 40000);
    repeat(out, "\n<table border", 10000);
}

static void
nested_document(GString *out)
{
    g_string_append(out, "<html><body>");
    repeat(out, "<div><table><tr><td>", 20000);
    g_string_append(out, "支出预算总表");
}

static void
only_markup(GString *out)
{
    repeat(out, "<p><br/></p><span></span>\t<td>\n", 20000);
}

static void
wide_spans(GString *out)
{
    g_string_append(out, TARGETS);
    for (int i = 0; i < 200; i++)
        g_string_append(out, "\t<table><tr><td colspan=999999999 "
                             "rowspan=\"99999999\">1</td></tr><tr><td>2</td>"
                             "</tr></table>\n");
}

static void
open_tags(GString *out)
{
    repeat(out, "<p", 300000);
    g_string_append_c(out, '\n');
    repeat(out, "&#1", 300000);
    g_string_append_c(out, '\n');
    repeat(out, "<!--", 100000);
}

/* --------------------------------------------------------------- lines */

static void
tabs(GString *out)
{
    g_string_append(out, EXPENDITURE);
    repeat(out, "\t", 1000000);
    g_string_append(out, "合计\n");
}

static void
tab_rows(GString *out)
{
    g_string_append(out, EXPENDITURE);
    repeat(out, "\t\t\t\t\t1.000000\t\t\t\n", 50000);
}

static void
short_lines(GString *out)
{
    g_string_append(out, "项目支出绩效自评表\n");
    repeat(out, "年\n", 100000);
}

static void
long_line(GString *out)
{
    g_string_append(out, EXPENDITURE);
    repeat(out, "1", 20 * 1024 * 1024);
}

static void
carriage_returns(GString *out)
{
    g_string_append(out, "预算03表 支出预算总表\r");
    repeat(out, "\r", 500000);
}

static void
form_feeds(GString *out)
{
    g_string_append(out, EXPENDITURE);
    repeat(out, "\f", 200000);
}

static void
spaces(GString *out)
{
    g_string_append(out, "支出预算总表\n");
    repeat(out, "合  ", 300000);
    repeat(out, "\n　　", 100000);
}

static void
pipes(GString *out)
{
    g_string_append(out, "支出预算总表\n|合计|基本支出|项目支出|\n");
    repeat(out, "|", 1000000);
}

static void
pipe_lines(GString *out)
{
    repeat(out, "| 合计 | 1 |\n|--|--|\n", 50000);
}

/* -------------------------------------------------------------- tables */

static void
titles(GString *out)
{
    repeat(out, "预算03表 支出预算总表\n", 10000);
}

static void
titles_with_headers(GString *out)
{
    for (int i = 0; i < 2000; i++) {
        g_string_append(out, EXPENDITURE);
        g_string_append(out, "2010301-行政运行\t50101-工资奖金津补贴\t"
                             "30101-基本工资\t1.000000\t1.000000\t\n");
    }
}

static void
header_only(GString *out)
{
    g_string_append(out, EXPENDITURE);
}

static void
headers(GString *out)
{
    g_string_append(out, EXPENDITURE);
    repeat(out, strstr(EXPENDITURE, "支出功能"), 20000);
}

static void
many_rows(GString *out)
{
    g_string_append(out, EXPENDITURE);
    for (int i = 0; i < 50000; i++)
        g_string_append_printf(out,
                               "2%06d-某项支出\t50101-工资奖金津补贴\t"
                               "30101-基本工资\t1.%06d\t1.%06d\t\n",
                               i, i, i);
    g_string_append(out, "合 计\t\t\t1\t1\t\n");
}

static void
many_projects(GString *out)
{
    g_string_append(out, TARGETS);
    for (int i = 0; i < 2000; i++) {
        g_string_append_printf(out,
                               "\t11000024T%012d-项目%d\t10.000000\t"
                               "10.000000\t\t目标\t产出指标\t数量指标\t"
                               "次数\t≥\t5\t次\n",
                               i, i);
        repeat(out, "\t\t\t\t\t\t效益指标\t社会效益指标\t作用\t定性\t优\t\n",
               10);
    }
}

static void
one_block(GString *out)
{
    g_string_append(out, TARGETS);
    repeat(out, "\t\t\t\t\t\t产出指标\t数量指标\t次数\t≥\t5\t次\n", 20000);
}

static void
many_names(GString *out)
{
    g_string_append(out, TARGETS);
    repeat(out, "\t11000024T000000000001-项目\t10.000000\t\t\t\t\t\t\t\t\t\n",
           5000);
}

static void
evaluations(GString *out)
{
    for (int i = 0; i < 500; i++)
        g_string_append(out, "项目支出绩效自评表\n（2021年度）\n"
                             "项目名称 某项目\n年度资金总额 1 2 3 10 50% 5\n"
                             "产出指标\n数量指标\n次数 5次 6 10 10\n"
                             "总分 100 95\n");
}

static void
evaluation_indicators(GString *out)
{
    g_string_append(out, "项目支出绩效自评表\n项目名称 某\n一级指标 二级指标 "
                         "三级指标 年度指标值 实际完成值 分值 得分\n");
    repeat(out, "产出指标 数量指标 次数 5次 6 10 10 因故\n延后\n\n", 5000);
}

/* ------------------------------------------------------ figures, texts */

static void
huge_numbers(GString *out)
{
    g_string_append(out, EXPENDITURE);
    for (int i = 1; i < 300; i++) {
        g_string_append(out, "2010301-行政运行\t50101-工资\t30101-基本工资\t");
        repeat(out, "9", (size_t) i);
        g_string_append(out, ".999999\t-99999999999999999999\t");
        repeat(out, "9,", (size_t) i);
        g_string_append(out, "\n");
    }
    g_string_append(out, "合 计\t\t\t9223372036854775807\t"
                         "-9223372036854775808\t1e308\n");
}

static void
long_cell(GString *out)
{
    g_string_append(out, TARGETS);
    g_string_append(out, "\t11000024T000000000001-项目\t10.000000\t"
                         "10.000000\t\t");
    repeat(out, "落实工作", 20000);
    g_string_append(out, "\t产出指标\t数量指标\t");
    repeat(out, "次数", 20000);
    g_string_append(out, "\t≥\t5\t次\n");
}

static void
long_digits(GString *out)
{
    g_string_append(out, EXPENDITURE);
    repeat(out, "1234567890", 200000);
    g_string_append(out, "\t");
    repeat(out, "1,", 200000);
    g_string_append(out, "\n");
}

static void
combining(GString *out)
{
    g_string_append(out, EXPENDITURE);
    g_string_append(out, "合计");
    repeat(out, "\u0301\u0323", 40000);
    repeat(out, "支出", 400000);
    g_string_append(out, "\t1\n");
    repeat(out, "\uFDFA", 50000); /* one character, 18 when folded */
}

static void
controls(GString *out)
{
    g_string_append(out, EXPENDITURE);
    for (int i = 0; i < 2000; i++)
        g_string_append(out, "2010301-行政\x01\x1B[31m\u202E运行\t\u2066"
                             "<script>alert(1)</script>\t\"'&\t1.000000\t\t\n");
}

/* ----------------------------------------------------------------- CSV */

static void
deep_quotes(GString *out)
{
    repeat(out, "\"", 1000001);
    g_string_append(out, "\n");
    repeat(out, "a,\"b\n", 100000);
}

static void
quoted_lines(GString *out)
{
    for (int i = 0; i < 20000; i++)
        g_string_append(out, "\"x\"y\",\"\"\"\"\"\n\"\n");
}

/* --------------------------------------------------------------- bytes */

static void
noise(GString *out, const char *mark, gsize mark_size, guint32 seed)
{
    g_string_append_len(out, mark, (gssize) mark_size);
    for (int i = 0; i < 200000; i++)
        g_string_append_c(out,
                          (char) ((seed = seed * 1664525 + 1013904223) >> 24));
}

static void
noise_plain(GString *out)
{
    noise(out, "", 0, 1);
}

static void
noise_utf8(GString *out)
{
    noise(out, "\xEF\xBB\xBF", 3, 2);
}

static void
noise_utf16(GString *out)
{
    noise(out, "\xFF\xFE", 2, 3);
}

static void
noise_utf32(GString *out)
{
    noise(out, "\0\0\xFE\xFF", 4, 4);
}

static void
noise_gb(GString *out)
{
    for (guint32 i = 0, seed = 5; i < 100000; i++) {
        seed = seed * 1664525 + 1013904223;
        g_string_append_c(out, (char) (0xB0 + (seed >> 24) % 0x28));
        g_string_append_c(out, (char) (0xA1 + (seed >> 16) % 0x5E));
    }
}

static void
noise_in_text(GString *out)
{
    g_string_append(out, EXPENDITURE);
    for (guint32 i = 0, seed = 6; i < 20000; i++) {
        seed = seed * 1664525 + 1013904223;
        g_string_append(out, "2010301-行政运行\t1.5\t");
        g_string_append_c(out, (char) (seed >> 24));
        g_string_append(out, "\n");
    }
}

static void
only_mark(GString *out)
{
    g_string_append_len(out, "\xFF\xFE", 2);
}

static void
nothing(GString *out)
{
    g_string_truncate(out, 0);
}

static void
only_nuls(GString *out)
{
    g_string_set_size(out, 100000);
    memset(out->str, 0, out->len);
}

const struct input INPUTS[] = {
    { "nested tables", "a.txt", nested_tables },
    { "tables left open", "a.txt", open_tables },
    { "nested document", "a.html", nested_document },
    { "only markup", "a.txt", only_markup },
    { "wide spans", "a.txt", wide_spans },
    { "tags left open", "a.txt", open_tags },
    { "a million tabs", "a.txt", tabs },
    { "rows of tabs", "a.txt", tab_rows },
    { "lines of one character", "a.txt", short_lines },
    { "a line of 20 MiB", "a.txt", long_line },
    { "carriage returns", "a.txt", carriage_returns },
    { "form feeds", "a.txt", form_feeds },
    { "spaces", "a.txt", spaces },
    { "pipes", "a.txt", pipes },
    { "lines of pipes", "a.txt", pipe_lines },
    { "a title 10,000 times", "a.txt", titles },
    { "2,000 tables", "a.txt", titles_with_headers },
    { "a header without body", "a.txt", header_only },
    { "only headers", "a.txt", headers },
    { "50,000 rows", "a.txt", many_rows },
    { "2,000 projects", "a.txt", many_projects },
    { "one block of 20,000 indicators", "a.txt", one_block },
    { "names without indicators", "a.txt", many_names },
    { "500 self-evaluations", "a.txt", evaluations },
    { "a self-evaluation of 5,000 indicators", "a.txt", evaluation_indicators },
    { "huge numbers", "a.txt", huge_numbers },
    { "cells of 80,000 characters", "a.txt", long_cell },
    { "digits without end", "a.txt", long_digits },
    { "combining characters", "a.txt", combining },
    { "control characters", "a.txt", controls },
    { "deep quotes", "a.csv", deep_quotes },
    { "quotes in quotes", "a.csv", quoted_lines },
    { "noise", "a.txt", noise_plain },
    { "noise with a mark of UTF-8", "a.txt", noise_utf8 },
    { "noise with a mark of UTF-16", "a.txt", noise_utf16 },
    { "noise with a mark of UTF-32", "a.txt", noise_utf32 },
    { "noise of Han", "a.txt", noise_gb },
    { "noise in a text", "a.txt", noise_in_text },
    { "only a mark", "a.txt", only_mark },
    { "nothing", "a.txt", nothing },
    { "only NULs", "a.txt", only_nuls },
    { NULL },
};
