/* Tables of amounts: small texts that show one kind of form or damage each. A
 * tab parts cells. */
#include "table_doc.h"

/* ----------------------------------------------------- titles and headers */

#define UNIT "金额单位：万元\n"
#define SPENDING_HEADER                                                       \
    "支出功能分类科目\t政府支出经济分类科目\t部门支出经济分类科目\t合计\t"    \
    "基本支出\t项目支出\n"
#define SPENDING_ROWS                                                         \
    "2010301-行政运行\t50101-工资奖金津补贴\t30101-基本工资\t5.000000\t"      \
    "5.000000\t\n"                                                            \
    "2060101-行政运行\t50205-委托业务费\t30227-委托业务费\t7.000000\t\t"      \
    "7.000000\n"                                                              \
    "合 计\t\t\t12.000000\t5.000000\t7.000000\n"

static void
numbers(void **state)
{
    static const struct {
        const char *title, *number, *text;
    } CASES[] = {
        { "公开03表 支出预算总表", "03", "支出预算总表" },
        { "表三 部门支出总体情况表", "03", "部门支出总体情况表" },
        { "附表3-1 支出总表", "03-1", "支出总表" },
        { "部门公开表3\t部门支出总表", "03", "部门支出总表" },
        { "预算表12 支出总表", "12", "支出总表" },
        { "支出总表（公开03表）", "03", "支出总表" },
        { "公开03表\n某某局2022年部门支出总表", "03",
          "某某局2022年部门支出总表" },
        { "部门支出总表", "部门支出总表", "部门支出总表" },
    };
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        char *text = g_strconcat(CASES[i].title, "\n", UNIT, SPENDING_HEADER,
                                 SPENDING_ROWS, NULL);
        struct doc d = understand(text);
        const struct table *t = only_table(&d);
        assert_int_equal(t->kind, TABLE_EXPENDITURE);
        assert_string_equal(t->number, CASES[i].number);
        assert_string_equal(t->title, CASES[i].text);
        assert_int_equal(table_count_rows(t), 2);
        assert_int_equal(findings_count(d.found), 0);
        forget(&d);
        g_free(text);
    }
}

static void
title_lost(void **state)
{
    (void) state;
    struct doc d = understand("\n" UNIT SPENDING_HEADER SPENDING_ROWS);
    const struct table *t = only_table(&d);
    assert_int_equal(t->kind, TABLE_EXPENDITURE);
    assert_int_equal(count_of(&d, "D11"), 1);
    assert_figure(t, 2, COLUMN_PROJECT_SPENDING, "7.000000");
    forget(&d);
}

static void
header_lost(void **state)
{
    (void) state;
    struct doc d = understand("表3 支出总表\n" UNIT SPENDING_ROWS);
    const struct table *t = only_table(&d);
    assert_int_equal(count_of(&d, "D12"), 1);
    assert_string_equal(t->rows[0].subject[CLASS_GOVERNMENT].code, "50101");
    assert_figure(t, 1, COLUMN_PROJECT_SPENDING, "7.000000");
    forget(&d);
}

static void
contents_and_prose(void **state)
{
    (void) state;
    struct doc d = understand(
        "某某局2022年部门预算\n目录\n第二部分 部门预算表\n"
        "表一 收支总表\n表三 支出总表\n第三部分 名词解释\n\n"
        "第一部分 部门概况\n2022年支出预算12.00万元，详见支出总表。\n"
        "表三 支出总表\n" UNIT SPENDING_HEADER SPENDING_ROWS
        "\n第三部分 名词解释\n一、基本支出：指为保障运转而发生的支出。\n");
    const struct table *t = only_table(&d);
    assert_string_equal(t->number, "03");
    assert_int_equal(table_count_rows(t), 2);
    assert_int_equal(d.b->year, 2022);
    forget(&d);
}

static void
unknown_table(void **state)
{
    (void) state;
    struct doc d = understand("表1 支出总表\n" UNIT SPENDING_HEADER
                              SPENDING_ROWS "\n表2 资产占用情况表\n" UNIT
                              "名目\t数目\t价值\n房屋\t3\t100.50\n");
    assert_int_equal(d.b->n_tables, 2);
    const struct table *t = &d.b->tables[1];
    assert_int_equal(t->kind, TABLE_UNKNOWN);
    assert_int_equal(t->n_columns, 3);
    assert_string_equal(t->rows[0].cells[0].text, "房屋");
    assert_int_equal(count_of(&d, "D13"), 1);
    forget(&d);
}

static void
nothing_known(void **state)
{
    (void) state;
    struct doc none = understand("aGs 9 ;; --\n,,,,\n");
    assert_null(none.b);
    assert_int_equal(none.error->code, EXIT_INPUT);
    forget(&none);
    struct doc final = understand("公开01表\n收入支出决算总表\n" UNIT
                                  "项目\t决算数\n一、财政拨款\t1.00\n");
    assert_int_equal(final.b->kind, DOCUMENT_FINAL_ACCOUNT);
    assert_int_equal(final.b->tables[0].phase, PHASE_FINAL);
    forget(&final);
}

/* -------------------------------------------------------- codes and rows */

static void
codes_over_three_columns(void **state)
{
    (void) state;
    struct doc d = understand(
        "一般公共预算支出情况表\n单位：元\n"
        "科目编码\t\t\t科目名称\t合计\t基本支出\t项目支出\n"
        "类\t款\t项\t\t\t\t\n"
        "201\t\t\t一般公共服务支出\t300.00\t100.00\t200.00\n"
        "201\t03\t\t政府办公厅（室）及相关机构事务\t300.00\t100.00\t200.00\n"
        "201\t03\t01\t行政运行\t100.00\t100.00\t\n"
        "201\t03\t02\t一般行政管理事务\t200.00\t\t200.00\n"
        "\t\t\t合计\t300.00\t100.00\t200.00\n");
    const struct table *t = only_table(&d);
    assert_int_equal(t->kind, TABLE_GENERAL);
    assert_int_equal(t->unit, UNIT_YUAN);
    assert_int_equal(t->rows[0].role, ROW_SUBTOTAL);
    assert_int_equal(t->rows[1].role, ROW_SUBTOTAL);
    assert_int_equal(t->rows[2].role, ROW_ITEM);
    assert_string_equal(t->rows[3].subject[CLASS_FUNCTION].code, "2010302");
    assert_figure(t, 3, COLUMN_PROJECT_SPENDING, "0.020000");
    assert_int_equal(t->rows[4].role, ROW_TOTAL);
    forget(&d);
}

static void
hierarchy(void **state)
{
    (void) state;
    struct doc d = understand(
        "一般公共预算基本支出情况表\n" UNIT
        "科目编码\t科目名称\t合计\t人员经费\t公用经费\n"
        "301\t工资福利支出\t30.00\t30.00\t\n"
        "30101\t基本工资\t10.00\t10.00\t\n"
        "30102\t津贴补贴\t20.00\t20.00\t\n"
        "302\t商品和服务支出\t5.00\t\t5.00\n"
        "30201\t办公费\t5.00\t\t5.00\n"
        "\t合计\t35.00\t30.00\t5.00\n");
    const struct table *t = only_table(&d);
    assert_int_equal(t->rows[0].role, ROW_SUBTOTAL);
    assert_int_equal(t->rows[2].role, ROW_ITEM);
    assert_int_equal(t->rows[3].role, ROW_SUBTOTAL);
    assert_string_equal(t->rows[4].subject[CLASS_DEPARTMENT].code, "30201");
    assert_null(t->rows[4].subject[CLASS_FUNCTION].code);
    forget(&d);
}

static void
merged_units(void **state)
{
    (void) state;
    struct doc d = understand(
        "一般公共预算财政拨款支出表\n" UNIT
        "单位名称\t科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
        "118001-某某局机关\t2060101\t行政运行\t2.00\t2.00\t\n"
        "2060102\t一般行政管理事务\t3.00\t\t3.00\n"
        "\t2080501\t行政单位离退休\t1.00\t1.00\t\n"
        "合计\t6.00\t3.00\t3.00\n");
    const struct table *t = only_table(&d);
    assert_string_equal(t->rows[1].org.code, "118001");
    assert_null(t->rows[1].cells[0].text);
    assert_string_equal(t->rows[2].org.name, "某某局机关");
    assert_figure(t, 1, COLUMN_PROJECT_SPENDING, "3.000000");
    assert_int_equal(t->rows[3].role, ROW_TOTAL);
    assert_figure(t, 3, COLUMN_PROJECT_SPENDING, "3.000000");
    forget(&d);
}

static void
unlabelled_total(void **state)
{
    (void) state;
    struct doc d = understand(
        "政府购买服务预算财政拨款明细表\n" UNIT
        "指导性目录\t\t\t服务领域\t预算金额\n一级\t二级\t三级\t\t\n"
        "\t\t\t\t30.000000\n"
        "01-公共服务\t0107-科技\t区域服务\t206-科学技术支出\t10.000000\n"
        "01-公共服务\t0107-科技\t区域服务\t206-科学技术支出\t10.000000\n"
        "01-公共服务\t0108-其他\t审计服务\t206-科学技术支出\t10.000000\n");
    const struct table *t = only_table(&d);
    assert_int_equal(table_count_rows(t), 3); /* the equal rows are two */
    assert_int_equal(t->rows[0].role, ROW_TOTAL);
    assert_null(t->rows[0].label);
    assert_int_equal(count_of(&d, "D21"), 1);
    forget(&d);
}

static void
balance_of_four_columns(void **state)
{
    (void) state;
    struct doc d = understand(
        "财政拨款收支总表\n" UNIT
        "收入\t\t支出\t\t\t\n"
        "项目\t金额\t项目\t合计\t一般公共预算\t政府性基金预算\n"
        "一、本年收入\t9.00\t一、本年支出\t9.00\t8.00\t1.00\n"
        "（一）一般公共预算拨款\t8.00\t（一）科学技术支出\t8.00\t8.00\t\n"
        "（二）政府性基金预算拨款\t1.00\t（二）城乡社区支出\t1.00\t\t1.00\n"
        "二、上年结转\t2.00\t二、结转下年\t2.00\t2.00\t\n"
        "（一）一般公共预算拨款\t2.00\t\t\t\t\n"
        "收入总计\t11.00\t支出总计\t11.00\t10.00\t1.00\n");
    const struct balance *b = budget_balance(d.b,
                                             TABLE_APPROPRIATION_BALANCE);
    assert_non_null(b);
    assert_string_equal(balance_find(b, BALANCE_CLASS, true)->code, "206");
    assert_string_equal(balance_find(b, BALANCE_CLASS, true)->figure->text,
                        "8.00");
    assert_string_equal(balance_find(b, BALANCE_CARRIED, true)->name,
                        "结转下年");
    assert_string_equal(balance_find(b, BALANCE_CARRIED_PART, false)
                            ->figure->text, "2.00");
    assert_int_equal(table_count_rows(b->table), 5);
    forget(&d);
}

/* Forms of other places: a word over all, whole 元, codes in three columns,
 * three levels of words in the header. */
static void
forms_of_other_places(void **state)
{
    (void) state;
    struct doc d = understand(
        "2024年部门支出预算总表\n编制部门：某某局\t单位：元\n"
        "项目\t\t\t\t支出预算\t\t\n"
        "功能分类科目编码\t\t\t功能分类科目名称\t合计\t基本支出\t项目支出\n"
        "类\t款\t项\n"
        "201\t\t\t一般公共服务支出\t600,000\t400,000\t200,000\n"
        "201\t03\t\t政府办公厅（室）及相关机构事务\t600,000\t400,000\t"
        "200,000\n"
        "201\t03\t01\t行政运行\t400,000\t400,000\t\n"
        "201\t03\t02\t一般行政管理事务\t200,000\t\t200,000\n"
        "合计\t\t\t\t600,000\t400,000\t200,000\n\n"
        "2024年“三公”经费和机关运行经费预算表\n单位：万元\n"
        "2024年“三公”经费预算数\t\t\t\t\t\t2024年机关运行经费预算数\n"
        "合计\t因公出国（境）费\t公务接待费\t公务用车购置及运行费\t\t\t\n"
        "\t\t\t小计\t购置费\t运行费\t\n"
        "83.50\t50.00\t3.50\t30.00\t18.00\t12.00\t530.00\n");
    assert_int_equal(d.b->n_tables, 2);
    assert_string_equal(d.b->department.name, "某某局");
    const struct table *t = &d.b->tables[0];
    assert_int_equal(t->kind, TABLE_EXPENDITURE);
    assert_int_equal(t->n_rows, 5);
    assert_string_equal(t->rows[2].subject[CLASS_FUNCTION].code, "2010301");
    assert_int_equal(t->rows[1].role, ROW_SUBTOTAL);
    assert_figure(t, 3, COLUMN_PROJECT_SPENDING, "20.000000");
    const struct table *three = &d.b->tables[1];
    assert_int_equal(three->n_columns, 7);
    assert_figure(three, 0, COLUMN_VEHICLE_RUNNING, "12.000000");
    assert_int_equal(three->columns[6].role, COLUMN_AMOUNT);
    assert_int_equal(findings_count(d.found), 0);
    forget(&d);
}

/* ------------------------------------------------------------- damage */

static void
pages_shifted_differently(void **state)
{
    (void) state;
    struct doc d = understand(
        "支出总表\n" UNIT SPENDING_HEADER
        "\t2010301-行政运行\t50101-工资奖金津补贴\t30101-基本工资\t5.00\t"
        "5.00\t\n\n" SPENDING_HEADER
        "2060101-行政运行\t50201-办公经费\t30201-办公费\t7.00\t\t7.00\n"
        "合 计\t12.00\t5.00\t7.00\n");
    const struct table *t = only_table(&d);
    assert_int_equal(t->n_rows, 3);
    assert_figure(t, 0, COLUMN_BASIC, "5.000000");
    assert_figure(t, 2, COLUMN_PROJECT_SPENDING, "7.000000");
    assert_int_equal(t->page_ends[0], t->rows[0].line);
    assert_int_equal(t->page_ends[1], 0);
    assert_true(count_of(&d, "D15") > 0);
    forget(&d);
}

/* Blanks are dropped everywhere: only the totals tell what is project. */
static void
columns_by_totals(void **state)
{
    (void) state;
    struct doc d = understand(
        "支出总表\n" UNIT SPENDING_HEADER
        "2010301-行政运行\t50201-办公经费\t30201-办公费\t5.13\t5.13\n"
        "2069999-其他\t50201-办公经费\t30201-办公费\t7.41\t7.41\n"
        "2069998-其他\t50201-办公经费\t30202-印刷费\t2.29\t2.29\n"
        "合 计\t14.83\t7.42\t7.41\n");
    const struct table *t = only_table(&d);
    assert_figure(t, 0, COLUMN_BASIC, "5.130000");
    assert_figure(t, 1, COLUMN_PROJECT_SPENDING, "7.410000");
    assert_figure(t, 2, COLUMN_BASIC, "2.290000");
    assert_int_equal(count_of(&d, "D24"), 1);
    forget(&d);
}

static void
exploded_rows(void **state)
{
    (void) state;
    struct doc d = understand(
        "支出总表\n" UNIT SPENDING_HEADER
        "2010301-行政运行\n50101-工资奖金\n津补贴\n30101-基本工资\n"
        "1, 234. 500000\n1,234.500000\n\n"
        "2060101-\n行政运行\n50205-委托业务费\n30227-委托业务费\n7.000000\n"
        "7.000000\n合 计\t\t\t1,241.500000\t1,234.500000\t7.000000\n");
    const struct table *t = only_table(&d);
    assert_int_equal(t->n_rows, 3);
    assert_string_equal(t->rows[0].subject[CLASS_GOVERNMENT].name,
                        "工资奖金津补贴");
    assert_figure(t, 0, COLUMN_BASIC, "1234.500000");
    assert_string_equal(t->rows[1].subject[CLASS_FUNCTION].code, "2060101");
    assert_figure(t, 1, COLUMN_PROJECT_SPENDING, "7.000000");
    assert_int_equal(count_of(&d, "D17"), 2);
    forget(&d);
}

static void
broken_amount_stays(void **state)
{
    (void) state;
    struct doc d = understand(
        "政府采购预算明细表\n" UNIT "采购类别\t金额\n"
        "A-货物\t1,23,456789\nC-服务\t10.000000\n合 计\t133.456789\n");
    const struct table *t = only_table(&d);
    const struct figure *f = row_figure(t, &t->rows[0], COLUMN_TOTAL);
    assert_int_equal(f->reading, MONEY_UNREADABLE);
    assert_string_equal(f->text, "1,23,456789");
    assert_int_equal(count_of(&d, "D20"), 1);
    forget(&d);
}

static void
units_of_money(void **state)
{
    (void) state;
    struct doc in_header = understand("政府采购预算表\n采购类别\t金额（元）\n"
                                      "货物\t12,300.00\n合计\t12,300.00\n");
    assert_int_equal(only_table(&in_header)->unit, UNIT_YUAN);
    assert_int_equal(findings_count(in_header.found), 0);
    forget(&in_header);
    struct doc none = understand("政府采购预算表\n采购类别\t金额\n"
                                 "货物\t12,300.00\n合计\t12,300.00\n");
    assert_int_equal(only_table(&none)->unit, UNIT_WAN);
    assert_int_equal(count_of(&none, "D10"), 1);
    forget(&none);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(title_lost),
        cmocka_unit_test(header_lost),
        cmocka_unit_test(contents_and_prose),
        cmocka_unit_test(unknown_table),
        cmocka_unit_test(nothing_known),
        cmocka_unit_test(codes_over_three_columns),
        cmocka_unit_test(hierarchy),
        cmocka_unit_test(merged_units),
        cmocka_unit_test(unlabelled_total),
        cmocka_unit_test(balance_of_four_columns),
        cmocka_unit_test(forms_of_other_places),
        cmocka_unit_test(pages_shifted_differently),
        cmocka_unit_test(columns_by_totals),
        cmocka_unit_test(exploded_rows),
        cmocka_unit_test(broken_amount_stays),
        cmocka_unit_test(units_of_money),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
