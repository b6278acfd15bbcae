/* Quoting a line with its wrong part marked. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "export/lint_quote.h"

#include <glib.h>
#include <string.h>

/* line | cell of the finding, what it says is printed | the part, its column */
static const struct {
    const char *line;
    int cell;
    const char *printed;
    const char *part;
    int column;
} FIND[] = {
    { "合计\t12.5\t12.5", 3, "12.5", "12.5", 13 },
    { "合计\t12.5\t12.5", 2, NULL, "12.5", 7 },
    { "合计\t 1, 2 \t3", 2, "1,2", "1, 2", 8 },
    { "总分 100 95.20", 0, "95.20", "95.20", 10 },
    { "总分 100 95.20", 0, NULL, "", 1 },
    { "合计\t12.5", 7, NULL, "", 1 }, /* no such cell */
    { "a\tb", 1, "b", "a", 1 },       /* printed stands in another cell */
    { "预算 控制数\t≤\t1.2\t亿元", 0, "≤1.2亿元", "≤\t1.2\t亿元", 14 },
    { "0000438 319- 专项", 0, "0000438319", "0000438 319", 1 },
};

static void
test_find(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(FIND); i++) {
        struct finding f = { .printed = FIND[i].printed };
        f.at.column = FIND[i].cell;
        struct lint_span part = lint_find(FIND[i].line, &f);
        char *text = g_strndup(FIND[i].line + part.from, part.to - part.from);
        assert_string_equal(text, FIND[i].part);
        assert_int_equal(lint_column(FIND[i].line, part), FIND[i].column);
        g_free(text);
    }
}

static char *
quoted(const char *line, const char *part)
{
    struct lint_quote q = { .number = 59, .line = line, .mark = "<",
                            .plain = ">" };
    const char *at = strstr(line, part);
    q.part.from = (size_t) (at - line);
    q.part.to = q.part.from + strlen(part);
    sink *out = sink_to_memory();
    lint_put_quote(out, &q);
    return sink_take(out, NULL);
}

static void
assert_quoted(const char *line, const char *part, const char *expected)
{
    char *text = quoted(line, part);
    assert_string_equal(text, expected);
    g_free(text);
}

static void
test_marks_stand_below(void **state)
{
    (void) state;
    assert_quoted("合计\t12.5", "12.5",
                  "    59 | 合计  12.5\n"
                  "       |       <^~~~>\n");
    assert_quoted("教育支出", "支出",
                  "    59 | 教育支出\n"
                  "       |     <^~~~>\n");
    assert_quoted("无", "", "    59 | 无\n");
}

static void
test_control_characters_are_shown(void **state)
{
    (void) state;
    assert_quoted("a\x1b[31mb", "b",
                  "    59 | a?[31mb\n"
                  "       |       <^>\n");
}

/* Of a long line a part is shown, with the mark still below it. */
static void
test_long_lines_are_cut(void **state)
{
    (void) state;
    GString *line = g_string_new(NULL);
    for (int i = 0; i < 400; i++)
        g_string_append(line, "长");
    g_string_append(line, "错");
    for (int i = 0; i < 400; i++)
        g_string_append(line, "长");
    char *text = quoted(line->str, "错");
    char **lines = g_strsplit(text, "\n", -1);
    assert_true(g_utf8_strlen(lines[0], -1) < 70);
    assert_non_null(strstr(lines[0], "…长"));
    assert_non_null(strstr(lines[0], "错长"));
    assert_non_null(strstr(lines[0], "长…"));
    assert_string_equal(lines[1],
                        "       |                                  <^~>");
    g_strfreev(lines);
    g_free(text);
    g_string_free(line, TRUE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_marks_stand_below),
        cmocka_unit_test(test_control_characters_are_shown),
        cmocka_unit_test(test_long_lines_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
