/* Amounts: reading, writing, rounding, shares. Cases are read top to bottom. */
#include "../unit.h"

#include "money/money.h"

#include <stdio.h>
#include <string.h>

static void
reads_amounts(void **state)
{
    static const struct {
        const char *text;
        enum money_unit unit;
        enum money_reading reading;
        int64_t fen;
        int decimals;
    } cases[] = {
        { "1,234.50", UNIT_WAN, MONEY_EXACT, 1234500000, 2 },
        { "196,701.994694", UNIT_WAN, MONEY_EXACT, 196701994694, 6 },
        { "1, 234. 500000", UNIT_WAN, MONEY_EXACT, 1234500000, 6 },
        { "１２３．４５", UNIT_YUAN, MONEY_EXACT, 12345, 2 },
        { "-0.01", UNIT_YUAN, MONEY_EXACT, -1, 2 },
        { "(1.00)", UNIT_YUAN, MONEY_EXACT, -100, 2 },
        { "0", UNIT_WAN, MONEY_EXACT, 0, 0 },
        { "7", UNIT_YI, MONEY_EXACT, 70000000000, 0 },
        { "", UNIT_WAN, MONEY_BLANK, 0, 0 },
        { "-", UNIT_WAN, MONEY_BLANK, 0, 0 },
        { "—", UNIT_WAN, MONEY_BLANK, 0, 0 },
        { "0.0000005", UNIT_WAN, MONEY_TOO_FINE, 1, 7 },
        { "0.0000004", UNIT_WAN, MONEY_TOO_FINE, 0, 7 },
        { "1.005", UNIT_YUAN, MONEY_TOO_FINE, 101, 3 },
        { "1000000000000", UNIT_WAN, MONEY_EXACT, 1000000000000000000, 0 },
        { "1000000000001", UNIT_WAN, MONEY_TOO_LARGE, 0, 0 },
        { "1,23,456789", UNIT_WAN, MONEY_UNREADABLE, 0, 0 },
        { "12,34", UNIT_WAN, MONEY_UNREADABLE, 0, 0 },
        { "1234,567", UNIT_WAN, MONEY_UNREADABLE, 0, 0 },
        { "1.2.3", UNIT_WAN, MONEY_UNREADABLE, 0, 0 },
        { ".5", UNIT_WAN, MONEY_UNREADABLE, 0, 0 },
        { "5.", UNIT_WAN, MONEY_UNREADABLE, 0, 0 },
        { "12万元", UNIT_WAN, MONEY_UNREADABLE, 0, 0 },
        { "O.5", UNIT_WAN, MONEY_UNREADABLE, 0, 0 },
    };
    (void) state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct money_parsed p = money_parse(cases[i].text, cases[i].unit);
        if (p.reading != cases[i].reading)
            fail_msg("“%s” reads as %d", cases[i].text, p.reading);
        assert_int_equal(p.value.fen, cases[i].fen);
        if (p.reading == MONEY_EXACT)
            assert_int_equal(p.decimals, cases[i].decimals);
    }
}

static void
writes_amounts(void **state)
{
    static const struct {
        int64_t fen;
        enum money_unit unit;
        int decimals;
        bool grouped;
        const char *text;
    } cases[] = {
        { 123456789, UNIT_WAN, 2, true, "123.46" },
        { 123456789, UNIT_WAN, 6, false, "123.456789" },
        { 229882755758, UNIT_WAN, 6, true, "229,882.755758" },
        { 229882755758, UNIT_YI, 2, true, "22.99" },
        { 0, UNIT_WAN, 6, false, "0.000000" },
        { -5000, UNIT_WAN, 2, false, "-0.01" },
        { -4999, UNIT_WAN, 2, false, "0.00" },
        { 5000, UNIT_WAN, 2, false, "0.01" },
        { 100000, UNIT_YUAN, 0, true, "1,000" },
        { 99999999, UNIT_YUAN, 2, true, "999,999.99" },
    };
    (void) state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[MONEY_TEXT_SIZE];
        money_write((money) { cases[i].fen }, cases[i].unit,
                    cases[i].decimals, cases[i].grouped, text);
        assert_string_equal(text, cases[i].text);
    }
}

static void
what_is_written_reads_back(void **state)
{
    (void) state;
    const int64_t most = INT64_C(100000000000000000);
    for (int64_t fen = 1; fen < most; fen = fen * 7 + 3) {
        char text[MONEY_TEXT_SIZE];
        money_write((money) { -fen }, UNIT_WAN, 6, true, text);
        struct money_parsed p = money_parse(text, UNIT_WAN);
        assert_int_equal(p.reading, MONEY_EXACT);
        assert_int_equal(p.value.fen, -fen);
    }
}

static void
sums_and_products_do_not_wrap(void **state)
{
    (void) state;
    money most = { INT64_MAX }, sum = most;
    assert_false(money_add(&sum, (money) { 1 }));
    assert_int_equal(sum.fen, INT64_MAX);
    assert_false(money_times(&sum, most, 2));
    sum = (money) { INT64_MIN };
    assert_false(money_subtract(&sum, (money) { 1 }));
}

static void
ratios_round_half_away_from_zero(void **state)
{
    (void) state;
    int64_t r;
    assert_true(money_ratio((money) { 146762 }, (money) { 276800 }, 10000,
                            &r));
    assert_int_equal(r, 5302);
    assert_true(money_ratio((money) { 1 }, (money) { 2 }, 1, &r));
    assert_int_equal(r, 1);
    assert_true(money_ratio((money) { -1 }, (money) { 2 }, 1, &r));
    assert_int_equal(r, -1);
    assert_false(money_ratio((money) { 1 }, (money) { 0 }, 1, &r));
}

static void
shares_add_to_one_hundred(void **state)
{
    (void) state;
    const money thirds[] = { { 1 }, { 1 }, { 1 } };
    int64_t shares[3];
    money_shares(thirds, 3, (money) { 3 }, shares);
    assert_int_equal(shares[0], 3334);
    assert_int_equal(shares[1], 3333);
    assert_int_equal(shares[2], 3333);
    const money uneven[] = { { 1 }, { 999999 }, { 0 } };
    money_shares(uneven, 3, (money) { 1000000 }, shares);
    assert_int_equal(shares[0] + shares[1] + shares[2], 10000);
    assert_int_equal(shares[2], 0);
    money_shares(uneven, 3, (money) { 0 }, shares);
    assert_int_equal(shares[1], 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_amounts),
        cmocka_unit_test(writes_amounts),
        cmocka_unit_test(what_is_written_reads_back),
        cmocka_unit_test(sums_and_products_do_not_wrap),
        cmocka_unit_test(ratios_round_half_away_from_zero),
        cmocka_unit_test(shares_add_to_one_hundred),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
