/* Corrections by people: what the file may say, what it puts right, and that
 * what fits nothing is told with its line. */
#include "correct/correct.h"

#include "../check/builder.h"
#include "unit.h"

#include <glib/gstdio.h>

/* Lines 1 to 6; the cell of 基本支出 in line 3 is blank. */
static const char TABLE[] = "= expenditure 03\n"
                            "department_economic|total|basic|project\n"
                            "i|30101 基本工资|61.2|61.2|\n"
                            "i|30201 办公费|5.5|5.5|\n"
                            "t||66.7|66.7|\n"
                            "= project-targets 13\n"
                            "p|甲项目|11000022T000000000001|90|90|\n"
                            "p|乙项目|11000022T000000000002|50|50|\n"
                            "p|丙：项目|11000022T000000000003|10|10|\n"
                            "p|乙项目|11000022T000000000004|20|20|\n";

static struct budget *
make_budget(void)
{
    struct budget *b = builder_budget(TABLE);
    for (size_t i = 0; i < 2; i++) {
        struct project *p = &b->projects[i];
        p->n_indicators = 2;
        p->indicators[0].line = p->first_line = (int) (20 + 10 * i);
        p->indicators[1].line = p->last_line = (int) (21 + 10 * i);
    }
    return b;
}

/* Load corrections from a text; the message, or null, is the caller's. */
static struct corrections *
load(const char *text, arena *memory, char **message)
{
    GError *error = NULL;
    char *path = NULL;
    int fd = g_file_open_tmp("fixes-XXXXXX", &path, NULL);
    assert_true(fd >= 0);
    g_close(fd, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    struct corrections *c = corrections_load(path, memory, &error);
    *message = error ? g_strdup(error->message + strlen(path)) : NULL;
    assert_true(c || error->code == EXIT_USAGE);
    g_clear_error(&error);
    g_remove(path);
    g_free(path);
    return c;
}

/* Apply a text to the budget; what is wrong, or null. */
static char *
apply(struct budget *b, const char *text)
{
    GError *error = NULL;
    char *message;
    struct corrections *c = load(text, b->memory, &message);
    if (!c)
        return message;
    c->file = "f";
    bool good = corrections_apply(b, c, &error);
    assert_true(good || error->code == EXIT_USAGE);
    message = error ? g_strdup(error->message) : NULL;
    g_clear_error(&error);
    return message;
}

static const struct {
    const char *text, *says;
} WRONG[] = {
    /* what is no correction at all */
    { "第3行 第2格 = 1", ":1: 没有写理由" },
    { "第3行 第2格 = 1：", ":1: 没有写理由" },
    { "# 注\n\n第3行 第2格 = 十：看错", ":3: 在“十”处，应为数字" },
    { "第3行 第2格 1：看错", ":1: 在“1”处，应为“= 金额”" },
    { "第3行 第2格 = 1 x：看错", ":1: 在“x”处，应为“：理由”" },
    { "第0行 第2格 = 1：看错", ":1: 在“0行 第2格 = 1”处，应为“第N行”" },
    { "第3行 属于项目：看错", ":1: 在“行末”处，应为项目的代码或名称" },
    { "line 3 is bad: why", ":1: 在“is bad”处，应为“属于项目" },
    /* what fits nothing in the document */
    { "第3行 第9格 = 1：看错",
      "f:1: 第3行第9格不是金额，这一行的金额在第2、3、4格" },
    { "第2行 第2格 = 1：看错", "f:1: 第2行没有读出金额" },
    { "第3行 [没有] = 1：看错", "f:1: 第3行没有金额列“没有”" },
    { "第3行 第2格 = 1.2345678：看错",
      "f:1: “1.2345678万元”不是不细于分的金额" },
    { "第20行 属于项目 丁：看错", "f:1: 没有项目“丁”" },
    { "第20行 属于项目 乙项目：看错", "f:1: 有几个项目叫“乙项目”" },
    { "第25行 属于项目 甲项目：看错", "f:1: 第25行没有指标，也没有项目目标" },
};

static void
test_errors_are_located(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(WRONG); i++) {
        struct budget *b = make_budget();
        char *message = apply(b, WRONG[i].text);
        if (!message || !strstr(message, WRONG[i].says))
            fail_msg("%s: %s", WRONG[i].text, message);
        g_free(message);
        builder_free(b);
    }
}

static void
test_all_errors_are_told(void **state)
{
    (void) state;
    struct budget *b = make_budget();
    char *message = apply(b, "第3行 第9格 = 1：甲\n第3行 第2格 = 1：乙\n"
                             "第2行 第2格 = 1：丙\n");
    assert_non_null(strstr(message, "f:1: "));
    assert_null(strstr(message, "f:2: "));
    assert_non_null(strstr(message, "\nf:3: "));
    g_free(message);
    builder_free(b);
}

static const struct {
    const char *text;
    enum column_role role;
    int64_t fen;
    const char *printed, *used;
} FIGURES[] = {
    { "第3行 第2格 = 62.345678：看错", COLUMN_TOTAL, 62345678, "61.2",
      "62.345678" },
    { "line 3 cell 3 = 1,234.5: misread", COLUMN_BASIC, 1234500000, "61.2",
      "1,234.5" },
    { "表03 第3行 第3格 ＝ ５元：看错", COLUMN_BASIC, 500, "61.2", "5元" },
    { "第3行 [total] = -2：看错", COLUMN_TOTAL, -2000000, "61.2", "-2" },
    { "第3行 [project] = 7：漏印", COLUMN_PROJECT_SPENDING, 7000000, NULL,
      "7" },
};

static void
test_figures(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(FIGURES); i++) {
        struct budget *b = make_budget();
        assert_null(apply(b, FIGURES[i].text));
        const struct table *t = budget_table(b, TABLE_EXPENDITURE);
        const struct figure *f = row_figure(t, &t->rows[0], FIGURES[i].role);
        assert_true(f->repaired);
        assert_int_equal(f->used.fen, FIGURES[i].fen);
        assert_int_equal(findings_count(b->found), 1);
        const struct finding *told = findings_at(b->found, 0);
        assert_string_equal(told->id, "D95");
        assert_string_equal(told->used, FIGURES[i].used);
        assert_int_equal(g_strcmp0(told->printed, FIGURES[i].printed), 0);
        assert_non_null(told->reason);
        builder_free(b);
    }
}

/* What is printed stays; other cells too. */
static void
test_printed_stays(void **state)
{
    (void) state;
    struct budget *b = make_budget();
    assert_null(apply(b, "第3行 第2格 = 62：看错"));
    const struct row *r = &b->tables[0].rows[0];
    assert_int_equal(r->cells[1].figure.printed.fen, 61200000);
    assert_false(r->cells[2].figure.repaired);
    assert_false(b->tables[0].rows[1].cells[1].figure.repaired);
    assert_true(b->corrected);
    builder_free(b);
}

static void
test_indicator_moves(void **state)
{
    static const char *const ways[] = {
        "第30行 属于项目 11000022T000000000001：名称行错位",
        "line 30 belongs to project 甲项目: torn",
        "第30行 指标 属于项目 第20行：名称行错位",
    };
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
        struct budget *b = make_budget();
        assert_null(apply(b, ways[i]));
        const struct project *to = &b->projects[0], *from = &b->projects[1];
        assert_int_equal(to->n_indicators, 3);
        assert_int_equal(to->indicators[2].line, 30);
        assert_int_equal(to->last_line, 30);
        assert_int_equal(from->n_indicators, 1);
        assert_int_equal(from->indicators[0].line, 31);
        const struct finding *told = findings_at(b->found, 0);
        assert_string_equal(told->id, "D95");
        assert_int_equal(told->at.line, 30);
        builder_free(b);
    }
}

static void
test_goal_moves(void **state)
{
    (void) state;
    struct budget *b = make_budget();
    static const char *lines[] = { "", "", "", "", "", "", "", "\t建设园区。",
                                   "", "" };
    b->source_lines = lines;
    b->n_source_lines = G_N_ELEMENTS(lines);
    struct project *from = &b->projects[1], *to = &b->projects[0];
    from->first_line = 8;
    from->goal = "支持企业。建设园区。";
    assert_null(apply(b, "第8行 目标 属于项目 甲项目：跨页"));
    assert_string_equal(to->goal, "建设园区。");
    assert_string_equal(from->goal, "支持企业。");
    char *message = apply(b, "第11行 第1格 = 1：无此行");
    assert_string_equal(message, "f:1: 没有第11行，全文共10行");
    g_free(message);
    builder_free(b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors_are_located),
        cmocka_unit_test(test_all_errors_are_told),
        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_printed_stays),
        cmocka_unit_test(test_indicator_moves),
        cmocka_unit_test(test_goal_moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
