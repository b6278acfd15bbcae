/* Sums, shares, cross tables and rankings of small tables. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "summarize/summarize.h"

#include <glib.h>
#include <string.h>

/* role | function | government | department | 合计 | 基本 | 项目; "-" is blank.
 * Roles: i item, s subtotal, t total. The line is the number of the row. */
struct text_row {
    const char *role, *function, *government, *department;
    const char *total, *basic, *project;
};

static const char *
given(const char *text)
{
    return strcmp(text, "-") == 0 ? NULL : text;
}

static void
fill_row(arena *a, struct row *r, const struct text_row *from, int line)
{
    static const char roles[] = "ist";
    const char *amounts[] = { from->total, from->basic, from->project };
    r->role = (enum row_role) (strchr(roles, from->role[0]) - roles);
    r->line = line;
    r->subject[CLASS_FUNCTION].code = given(from->function);
    r->subject[CLASS_FUNCTION].name = "印出的名称";
    r->subject[CLASS_GOVERNMENT].code = given(from->government);
    r->subject[CLASS_DEPARTMENT].code = given(from->department);
    r->cells = arena_array(a, struct cell, 3);
    for (int i = 0; i < 3; i++) {
        struct place at = { "test", "03", line, i + 1 };
        r->cells[i].text = given(amounts[i]);
        r->cells[i].figure = figure_read(r->cells[i].text, UNIT_WAN, at);
    }
}

static const struct summary *
summarize(arena *a, enum table_kind kind, const struct text_row *rows,
          size_t n)
{
    static struct column columns[] = {
        { .role = COLUMN_TOTAL, .name = "合计" },
        { .role = COLUMN_BASIC, .name = "基本支出" },
        { .role = COLUMN_PROJECT_SPENDING, .name = "项目支出" }
    };
    struct table *t = arena_one(a, struct table);
    struct budget *b = arena_one(a, struct budget);
    *t = (struct table) { .kind = kind, .number = "03", .n_columns = 3,
                          .columns = columns, .n_rows = n };
    t->rows = arena_array(a, struct row, n);
    for (size_t i = 0; i < n; i++)
        fill_row(a, &t->rows[i], &rows[i], (int) i + 1);
    *b = (struct budget) { .memory = a, .tables = t, .n_tables = 1 };
    return summarize_budget(b);
}

static const char *
amount(arena *a, money m)
{
    char text[MONEY_TEXT_SIZE];
    return arena_strdup(a, money_write(m, UNIT_WAN, 6, false, text));
}

/* An aggregate in a line: code name level total basic project share lines. */
static const char *
line_of(arena *a, const struct aggregate *x)
{
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%s %s %d %s %s %s %d", x->code,
                           x->name ? x->name : "-", x->level,
                           amount(a, x->total), amount(a, x->basic),
                           amount(a, x->project), (int) x->share);
    for (const int *line = x->lines; *line; line++)
        g_string_append_printf(text, " %d", *line);
    const char *kept = arena_strdup(a, text->str);
    g_string_free(text, TRUE);
    return kept;
}

static void
assert_list(arena *a, const struct aggregates *list,
            const char *const *expected)
{
    size_t i = 0;
    for (; expected[i] && i < list->n; i++)
        assert_string_equal(line_of(a, &list->items[i]), expected[i]);
    assert_int_equal(i, list->n);
    assert_null(expected[i]);
}

static const struct text_row SPENDING[] = {
    { "i", "2010301", "50101", "30101", "1.000000", "1.000000", "-" },
    { "i", "20698", "50205", "30227", "2.000000", "-", "2.000000" },
    { "i", "20698", "50502", "3021101", "3.500000", "1.500000", "2.000000" },
    { "s", "206", "-", "-", "5.500000", "1.500000", "4.000000" },
    { "i", "2010301", "50201", "30211", "0.500000", "0.500000", "-" },
    { "t", "-", "-", "-", "7.000000", "3.000000", "4.000000" },
};

static void
test_levels(void **state)
{
    (void) state;
    static const char *const by_function[] = {
        "201 一般公共服务支出 1 1.500000 1.500000 0.000000 2143 1 5",
        "20103 政府办公厅（室）及相关机构事务 2 1.500000 1.500000 0.000000 "
        "2143 1 5",
        "2010301 行政运行 3 1.500000 1.500000 0.000000 2143 1 5",
        "206 科学技术支出 1 5.500000 1.500000 4.000000 7857 2 3",
        "20698 中关村发展支出 2 5.500000 1.500000 4.000000 7857 2 3",
        NULL
    };
    static const char *const by_department[] = {
        "301 工资福利支出 1 1.000000 1.000000 0.000000 1429 1",
        "30101 基本工资 2 1.000000 1.000000 0.000000 1429 1",
        "302 商品和服务支出 1 6.000000 2.000000 4.000000 8571 2 3 5",
        "30211 差旅费 2 4.000000 2.000000 2.000000 5714 3 5",
        "3021101 差旅费 3 3.500000 1.500000 2.000000 5000 3",
        "30227 委托业务费 2 2.000000 0.000000 2.000000 2857 2",
        NULL
    };
    arena *a = arena_new();
    const struct summary *s =
        summarize(a, TABLE_EXPENDITURE, SPENDING, G_N_ELEMENTS(SPENDING));
    assert_string_equal(amount(a, s->total), "7.000000");
    assert_string_equal(amount(a, s->basic), "3.000000");
    assert_string_equal(amount(a, s->project), "4.000000");
    assert_list(a, &s->by[CLASS_FUNCTION], by_function);
    assert_list(a, &s->by[CLASS_DEPARTMENT], by_department);
    assert_int_equal(s->by[CLASS_GOVERNMENT].n, 7);
    const struct aggregates *d = &s->by[CLASS_DEPARTMENT];
    assert_int_equal(d->items[0].parent, SIZE_MAX);
    assert_int_equal(d->items[4].parent, 3);
    assert_int_equal(d->items[5].parent, 2);
    assert_ptr_equal(aggregate_find(d, "30211"), &d->items[3]);
    assert_null(aggregate_find(d, "30299"));
    arena_free(a);
}

static void
test_cross_tables(void **state)
{
    (void) state;
    static const char *const expected[] = { "20103 301 1.000000",
                                            "20103 302 0.500000",
                                            "20698 302 5.500000" };
    arena *a = arena_new();
    const struct summary *s =
        summarize(a, TABLE_EXPENDITURE, SPENDING, G_N_ELEMENTS(SPENDING));
    const struct cross_table *x = &s->function_by_department;
    assert_int_equal(x->n, G_N_ELEMENTS(expected));
    for (size_t i = 0; i < x->n; i++)
        assert_string_equal(arena_printf(a, "%s %s %s", x->cells[i].row_code,
                                         x->cells[i].column_code,
                                         amount(a, x->cells[i].amount)),
                            expected[i]);
    assert_int_equal(s->government_by_department.n, 4);
    arena_free(a);
}

static void
test_ranking(void **state)
{
    (void) state;
    arena *a = arena_new();
    size_t n;
    const struct summary *s =
        summarize(a, TABLE_EXPENDITURE, SPENDING, G_N_ELEMENTS(SPENDING));
    const struct aggregates *d = &s->by[CLASS_DEPARTMENT];
    const size_t *rank = aggregate_ranking(d, 0, a, &n);
    assert_int_equal(n, 3);
    assert_string_equal(d->items[rank[0]].code, "3021101");
    assert_string_equal(d->items[rank[1]].code, "30227");
    assert_string_equal(d->items[rank[2]].code, "30101");
    aggregate_ranking(d, 1, a, &n);
    assert_int_equal(n, 2);
    arena_free(a);
}

/* Codes that are lost or unknown: the money stays in the total. */
static void
test_rows_without_codes(void **state)
{
    (void) state;
    static const struct text_row rows[] = {
        { "i", "-", "-", "-", "1.000000", "1.000000", "-" },
        { "i", "2998877", "-", "-", "2.000000", "2.000000", "-" },
        { "i", "20l03", "-", "-", "1.000000", "-", "1.000000" },
    };
    static const char *const by_function[] = {
        "299 - 1 2.000000 2.000000 0.000000 5000 2",
        "29988 - 2 2.000000 2.000000 0.000000 5000 2",
        "2998877 印出的名称 3 2.000000 2.000000 0.000000 5000 2", NULL
    };
    arena *a = arena_new();
    const struct summary *s =
        summarize(a, TABLE_EXPENDITURE, rows, G_N_ELEMENTS(rows));
    assert_string_equal(amount(a, s->total), "4.000000");
    assert_list(a, &s->by[CLASS_FUNCTION], by_function);
    assert_int_equal(s->by[CLASS_GOVERNMENT].n, 0);
    arena_free(a);
}

static void
test_total_from_parts(void **state)
{
    (void) state;
    static const struct text_row rows[] = {
        { "i", "2060101", "-", "-", "-", "1.250000", "0.750000" },
    };
    arena *a = arena_new();
    const struct summary *s =
        summarize(a, TABLE_GENERAL, rows, G_N_ELEMENTS(rows));
    assert_non_null(s->source);
    assert_string_equal(amount(a, s->total), "2.000000");
    arena_free(a);
}

static void
test_thirds_add_to_100(void **state)
{
    (void) state;
    static const struct text_row rows[] = {
        { "i", "2010301", "-", "-", "1.000000", "-", "-" },
        { "i", "2050803", "-", "-", "1.000000", "-", "-" },
        { "i", "2060101", "-", "-", "1.000000", "-", "-" },
    };
    arena *a = arena_new();
    const struct summary *s =
        summarize(a, TABLE_EXPENDITURE, rows, G_N_ELEMENTS(rows));
    int64_t sum[4] = { 0 };
    for (size_t i = 0; i < s->by[CLASS_FUNCTION].n; i++) {
        const struct aggregate *x = &s->by[CLASS_FUNCTION].items[i];
        sum[x->level] += x->share;
    }
    for (int level = 1; level <= 3; level++)
        assert_int_equal(sum[level], 10000);
    arena_free(a);
}

static void
test_nothing_to_sum(void **state)
{
    (void) state;
    static const struct text_row only_total[] = {
        { "t", "-", "-", "-", "5.000000", "-", "-" },
    };
    static const struct text_row huge[] = {
        { "i", "2010301", "-", "-", "900000000000", "-", "-" },
    };
    struct text_row many[12];
    for (size_t i = 0; i < G_N_ELEMENTS(many); i++)
        many[i] = huge[0];
    arena *a = arena_new();
    assert_null(summarize(a, TABLE_EXPENDITURE, only_total, 1)->source);
    assert_null(summarize(a, TABLE_BASIC, SPENDING, 1)->source);
    assert_non_null(summarize(a, TABLE_EXPENDITURE, huge, 1)->source);
    const struct summary *s =
        summarize(a, TABLE_EXPENDITURE, many, G_N_ELEMENTS(many));
    assert_null(s->source); /* does not fit into 64 bits */
    assert_int_equal(s->total.fen, 0);
    arena_free(a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_cross_tables),
        cmocka_unit_test(test_ranking),
        cmocka_unit_test(test_rows_without_codes),
        cmocka_unit_test(test_total_from_parts),
        cmocka_unit_test(test_thirds_add_to_100),
        cmocka_unit_test(test_nothing_to_sum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
