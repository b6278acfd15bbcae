/* Rates and scores: reading, computing, writing. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "budget/decimal.h"

#include <glib.h>

/* printed | as read, six decimals; "" not known */
static const char *const READ[][2] = {
    { "5.30", "5.300000" },
    { "53.02%", "0.530200" },
    { "５３．０２％", "0.530200" },
    { " 10 ", "10.000000" },
    { "10分", "10.000000" },
    { "100.00 %", "1.000000" },
    { "95.20", "95.200000" },
    { "-1.5", "-1.500000" },
    { "1,234.5", "1234.500000" },
    { "12,34.5", "" },
    { "1,23", "" },
    { "0.0000005", "0.000001" },
    { "1.2345678", "1.234568" },
    { "-", "" },
    { "- -", "" },
    { "——", "" },
    { "/", "" },
    { "", "" },
    { "无", "" },
    { "12-15", "" },
    { "1.2.3", "" },
    { "10个", "" },
    { ".5", "" },
    { "99999999999999999999", "" },
};

static void
test_read(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(READ); i++) {
        char text[DECIMAL_TEXT_SIZE];
        decimal_write(decimal_read(READ[i][0]), 6, text);
        assert_string_equal(text, READ[i][1]);
    }
    assert_false(decimal_read(NULL).known);
}

static void
test_blank_has_no_text(void **state)
{
    (void) state;
    assert_null(decimal_read("-").text);
    assert_null(decimal_read(" — ").text);
    assert_string_equal(decimal_read("无").text, "无");
    assert_true(decimal_is_blank(NULL));
    assert_false(decimal_is_blank("0"));
}

static void
test_compute(void **state)
{
    (void) state;
    char text[DECIMAL_TEXT_SIZE];
    struct decimal rate = decimal_ratio(decimal_read("1467.62"),
                                        decimal_read("2768"));
    assert_string_equal(decimal_write(rate, 4, text), "0.5302");
    struct decimal score = decimal_times(rate, decimal_read("10"));
    assert_string_equal(decimal_write(score, 2, text), "5.30");
    assert_false(decimal_ratio(score, decimal_read("0")).known);
    assert_false(decimal_times(score, decimal_read("-")).known);
    struct decimal huge = decimal_of(INT64_MAX);
    assert_false(decimal_times(huge, huge).known);
    assert_false(decimal_ratio(huge, decimal_of(1)).known);
}

/* value | places | written | shortest */
static const struct {
    const char *value;
    int places;
    const char *written, *plain;
} WRITE[] = {
    { "95.20", 2, "95.20", "95.2" },   { "95.205", 2, "95.21", "95.205" },
    { "-0.005", 2, "-0.01", "-0.005" }, { "100", 0, "100", "100" },
    { "0.5", 0, "1", "0.5" },           { "10.50", 1, "10.5", "10.5" },
};

static void
test_write(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(WRITE); i++) {
        char text[DECIMAL_TEXT_SIZE];
        struct decimal d = decimal_read(WRITE[i].value);
        decimal_write(d, WRITE[i].places, text);
        assert_string_equal(text, WRITE[i].written);
        assert_string_equal(decimal_plain(d, text), WRITE[i].plain);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_blank_has_no_text),
        cmocka_unit_test(test_compute),
        cmocka_unit_test(test_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
