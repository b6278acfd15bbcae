/* Exact amounts. The printed 万元 with six decimals is exactly 分 (fen), so an
 * amount is an integer of fen; a double never holds one. */
#ifndef YUSUAN_MONEY_MONEY_H
#define YUSUAN_MONEY_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    int64_t fen;
} money;

/** What the digits of a table are counted in. */
enum money_unit { UNIT_YUAN, UNIT_QIAN, UNIT_WAN, UNIT_BAIWAN, UNIT_YI };

/** 分 in one unit: 元 100, 千元 10^5, 万元 10^6, 百万元 10^8, 亿元 10^10. */
int64_t money_unit_fen(enum money_unit unit);
/** "元", "千元", "万元", "百万元", "亿元". */
const char *money_unit_name(enum money_unit unit);
/** The unit of such a name; false for none. */
bool money_unit_find(const char *name, enum money_unit *unit);
/** Digits after the point that reach the fen: 元 2, 千元 5, 万元 6, … */
int money_unit_decimals(enum money_unit unit);

/** How a text reads as an amount. */
enum money_reading {
    MONEY_BLANK,     /* nothing, or only a dash: "", "-", "--", "—" */
    MONEY_EXACT,     /* a well-formed amount; value and decimals are set */
    MONEY_TOO_FINE,  /* finer than a fen: value is rounded half away from 0 */
    MONEY_TOO_LARGE, /* digits, but beyond 10^12 万元 or the range of int64 */
    MONEY_UNREADABLE /* something else: broken marks, letters, two points */
};

struct money_parsed {
    enum money_reading reading;
    money value;
    int decimals; /* digits printed after the point */
};

/** Read an amount as printed: optional sign (- or full-width, or brackets for
 *  negative), digits with or without thousands commas (each group exactly
 *  three digits), an optional point and digits. White space inside is allowed
 *  ("1, 234. 500000"), full-width forms too. No unit word may follow. */
struct money_parsed money_parse(const char *text, enum money_unit unit);

/** False, and the sum unchanged, when the sum would not fit. */
bool money_add(money *sum, money x);
bool money_subtract(money *sum, money x);
/** Multiply by a whole number; false when it would not fit. */
bool money_times(money *product, money x, int64_t by);

static inline int
money_compare(money a, money b)
{
    return (a.fen > b.fen) - (a.fen < b.fen);
}
static inline money
money_negated(money a)
{
    return (money) { -a.fen };
}
static inline money
money_magnitude(money a)
{
    return a.fen < 0 ? money_negated(a) : a;
}

/** a/b in units of 1/scale, rounded half away from zero (四舍五入): ratio of
 *  1467.62 to 2768 at scale 10000 is 5302, that is 53.02 %. False when b is 0
 *  or the result does not fit. */
bool money_ratio(money a, money b, int64_t scale, int64_t *result);

/** value × numerator ÷ denominator, rounded half away from zero. */
bool money_scaled(money value, int64_t numerator, int64_t denominator,
                  money *result);

/** Integer quotient rounded half away from zero; the one place of rounding. */
int64_t money_divide_rounded(__int128 dividend, __int128 divisor);

/** Digits into `out` (at least MONEY_TEXT_SIZE): in `unit`, with exactly
 *  `decimals` places, rounded half away from zero, "," per thousand when
 *  `grouped`. money_write(x, UNIT_WAN, 6, false) is the decimal string of the
 *  JSON. Returns `out`. */
enum { MONEY_TEXT_SIZE = 48 };
char *money_write(money value, enum money_unit unit, int decimals,
                  bool grouped, char out[MONEY_TEXT_SIZE]);

/** Shares of `total` in hundredths of a percent by largest remainder, so that
 *  they add to exactly 10000 when the parts add to the total (ties: the larger
 *  part, then the first). Negative parts or a total of 0 give plain rounding
 *  or 0. `shares` has `n` places. */
void money_shares(const money *parts, size_t n, money total, int64_t *shares);

#endif
