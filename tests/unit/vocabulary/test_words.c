/* The table of words: how a row matches. */
#include "../unit.h"

#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <string.h>

static void
finds_words(void **state)
{
    (void) state;
    static const struct {
        enum word_family family;
        const char *text, *field;
    } cases[] = {
        { WORDS_TITLE, "收支预算总表", "balance" },
        { WORDS_TITLE, "资产负债收支表", NULL },
        { WORDS_TITLE, "财政拨款收支预算总表", "appropriation-balance" },
        { WORDS_MONEY_UNIT, "单位:百万元", "百万元" },
        { WORDS_TOTAL, "合计", "" },
        { WORDS_TOTAL, "本年支出合计", "short" },
        { WORDS_TOTAL, "合计数目", NULL },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *field = word_field(cases[i].family, cases[i].text);
        if (!cases[i].field)
            assert_null(field);
        else
            assert_string_equal(field, cases[i].field);
    }
}

static void
finds_words_below_others(void **state)
{
    (void) state;
    uint64_t any = ~(uint64_t) 0;
    uint64_t revenue = words_scope("revenue");
    assert_true(revenue);
    assert_int_equal(words_scope("no such kind"), 0);
    const struct word *w = word_find_below(WORDS_COLUMN, any, "编码",
                                           "项目/功能分类");
    assert_string_equal(w->field, "function_code");
    w = word_find_below(WORDS_COLUMN, revenue, "小计", "上年结转");
    assert_string_equal(w->field, "carried");
    w = word_find_below(WORDS_COLUMN, words_scope("general"), "小计",
                        "基本支出");
    assert_string_equal(w->field, "basic");
}

static void
takes_beginnings(void **state)
{
    (void) state;
    assert_int_equal(word_begins(WORDS_TABLE, "表三"), strlen("表"));
    assert_int_equal(word_begins(WORDS_TABLE, "附表"), 0);
    assert_int_equal(word_begins(WORDS_DEPARTMENT_LINE, "部门:某局"),
                     strlen("部门:"));
}

static void
reads_phrases(void **state)
{
    (void) state;
    int value;
    assert_int_equal(numeral_length("二十三,", &value), strlen("二十三"));
    assert_int_equal(value, 23);
    assert_int_equal(ordinal_depth("(一)合计"), 2);
    assert_int_equal(ordinal_depth("3.其他"), 3);
    assert_int_equal(ordinal_depth("1.5"), 0);
    assert_int_equal(ordinal_depth("其中:经营"), 4);
    assert_int_equal(year_read("某局2024年度部门决算"), 2024);
    assert_int_equal(year_read("12024年"), 2024);
    assert_int_equal(year_read("24年"), 0);
    assert_true(is_year_line("(2022年度)"));
    assert_false(is_year_line("2022年三公"));
    assert_true(is_page_number("-3-"));
    assert_false(is_page_number("3010"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_words),
        cmocka_unit_test(finds_words_below_others),
        cmocka_unit_test(takes_beginnings),
        cmocka_unit_test(reads_phrases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
