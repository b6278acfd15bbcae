/* Tables of amounts of the sample budgets: what stands there, read by eye. */
#include "table_doc.h"

struct expected_table {
    const char *number;
    enum table_kind kind;
    size_t columns, rows;
    enum column_role role; /* of the total looked at */
    const char *total;
};

/* Counted and copied from the texts by eye. */
static const struct expected_table SAMPLE_2022[] = {
    { "01", TABLE_BALANCE, 4, 28, COLUMN_EXPENDITURE_AMOUNT,
      "229882.755758" },
    { "02", TABLE_REVENUE, 19, 4, COLUMN_CARRIED_GENERAL, "33180.761064" },
    { "03", TABLE_EXPENDITURE, 9, 61, COLUMN_PROJECT_SPENDING,
      "223343.983264" },
    { "04", TABLE_PROJECT_LINES, 15, 42, COLUMN_TOTAL, NULL },
    { "05", TABLE_PROCUREMENT, 2, 2, COLUMN_TOTAL, "3490.800000" },
    { "06", TABLE_APPROPRIATION_BALANCE, 4, 35, COLUMN_REVENUE_AMOUNT,
      "229882.755758" },
    { "07", TABLE_GENERAL, 9, 7, COLUMN_WITHOUT_CAPITAL, "190163.222200" },
    { "08", TABLE_BASIC, 5, 51, COLUMN_PUBLIC_USE, "721.191664" },
    { "09", TABLE_FUND, 6, 0, COLUMN_TOTAL, "" },
    { "10", TABLE_STATE_CAPITAL, 6, 0, COLUMN_TOTAL, "" },
    { "11", TABLE_THREE_PUBLIC, 10, 2, COLUMN_TOTAL, NULL },
    { "12", TABLE_SERVICE_PURCHASES, 6, 6, COLUMN_TOTAL, "7880.851000" },
};

static const struct expected_table SAMPLE_2026[] = {
    { "01", TABLE_BALANCE, 4, 27, COLUMN_REVENUE_AMOUNT, "52279.015742" },
    { "03", TABLE_EXPENDITURE, 9, 40, COLUMN_BASIC, "3189.315742" },
    { "04", TABLE_PROCUREMENT, 2, 2, COLUMN_TOTAL, "260.726528" },
    { "05", TABLE_APPROPRIATION_BALANCE, 4, 31, COLUMN_EXPENDITURE_AMOUNT,
      "52279.015742" },
    { "06", TABLE_GENERAL, 9, 16, COLUMN_PERSONNEL, "2715.486473" },
    { "07", TABLE_BASIC, 5, 25, COLUMN_PUBLIC_USE, "473.829269" },
    { "08", TABLE_FUND, 6, 0, COLUMN_TOTAL, "" },
    { "09", TABLE_STATE_CAPITAL, 6, 0, COLUMN_TOTAL, "" },
    { "10", TABLE_THREE_PUBLIC, 6, 1, COLUMN_TOTAL, NULL },
    { "11", TABLE_SERVICE_PURCHASES, 5, 22, COLUMN_TOTAL, "1231.361268" },
};

static void
assert_tables(const struct doc *d, const struct expected_table *expected,
              size_t n)
{
    assert_non_null(d->b);
    for (size_t i = 0; i < n; i++) {
        const struct table *t = &d->b->tables[i];
        const struct row *total = table_total(t);
        assert_string_equal(t->number, expected[i].number);
        assert_int_equal(t->kind, expected[i].kind);
        assert_int_equal(t->n_columns, expected[i].columns);
        assert_int_equal(table_count_rows(t), expected[i].rows);
        assert_int_equal(t->unit, UNIT_WAN);
        assert_true(t->unit_printed);
        if (!expected[i].total) {
            assert_null(total);
            continue;
        }
        assert_non_null(total);
        assert_string_equal(figure_of(t, total, expected[i].role),
                            expected[i].total);
    }
}

static void
sample_2022(void **state)
{
    (void) state;
    struct doc d = understand_sample("zhongguancun-2022-budget.txt");
    assert_tables(&d, SAMPLE_2022, G_N_ELEMENTS(SAMPLE_2022));
    assert_int_equal(d.b->year, 2022);
    assert_string_equal(d.b->department.code, "084");
    assert_string_equal(d.b->department.name, "中关村科技园区管理委员会");
    /* one tab too many before the carry-over: lines 47, 48 and 51 */
    assert_int_equal(count_of(&d, "D15"), 2);
    for (int i = 10; i < 25; i++) {
        char *id = g_strdup_printf("D%d", i);
        assert_true(i == 15 || count_of(&d, id) == 0);
        g_free(id);
    }
    forget(&d);
}

static void
sample_2026(void **state)
{
    (void) state;
    struct doc d = understand_sample("zhongguancun-chaoyang-2026-budget.txt");
    assert_tables(&d, SAMPLE_2026, G_N_ELEMENTS(SAMPLE_2026));
    assert_int_equal(d.b->year, 2026);
    assert_null(d.b->department.code);
    assert_int_equal(count_of(&d, "D21"), 1);
    assert_int_equal(count_of(&d, "D15"), 0);
    forget(&d);
}

static void
sample_rows(void **state)
{
    (void) state;
    struct doc d = understand_sample("zhongguancun-2022-budget.txt");
    const struct table *revenue = budget_table(d.b, TABLE_REVENUE);
    assert_int_equal(revenue->rows[0].role, ROW_SUBTOTAL);
    assert_string_equal(revenue->rows[1].parent_org, "084");
    assert_string_equal(revenue->columns[3].name, "本年收入/小计");
    const struct table *spent = budget_table(d.b, TABLE_EXPENDITURE);
    const struct row *row = &spent->rows[15]; /* line 74 */
    assert_int_equal(row->line, 74);
    assert_string_equal(row->subject[CLASS_DEPARTMENT].code, "3021101");
    assert_string_equal(row->subject[CLASS_FUNCTION].name, "行政运行");
    const struct table *three = budget_table(d.b, TABLE_THREE_PUBLIC);
    assert_figure(three, 1, COLUMN_VEHICLE_RUNNING, "22.700000");
    assert_figure(three, 1, COLUMN_VEHICLE_PURCHASE, "");
    forget(&d);
}

static void
sample_balance(void **state)
{
    (void) state;
    struct doc d = understand_sample("zhongguancun-2022-budget.txt");
    const struct balance *b = budget_balance(d.b, TABLE_BALANCE);
    const struct balance *a = budget_balance(d.b,
                                             TABLE_APPROPRIATION_BALANCE);
    const struct balance_item *science = NULL, *part = NULL;
    for (size_t i = 0; i < b->n_items; i++)
        if (g_strcmp0(b->items[i].code, "206") == 0)
            science = &b->items[i];
    part = balance_find(a, BALANCE_CARRIED_PART, false);
    assert_non_null(science);
    assert_string_equal(science->name, "科学技术支出");
    assert_string_equal(science->figure->text, "225,929.074650");
    assert_string_equal(part->name, "一般公共预算拨款");
    assert_string_equal(part->figure->text, "33,180.761064");
    assert_string_equal(balance_find(b, BALANCE_CARRIED, false)->name,
                        "上年结转结余");
    forget(&d);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sample_2022),
        cmocka_unit_test(sample_2026),
        cmocka_unit_test(sample_rows),
        cmocka_unit_test(sample_balance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
