#include "money/money.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    int64_t fen;
    const char *name;
    int decimals;
} UNITS[] = {
    [UNIT_YUAN] = { 100, "元", 2 },
    [UNIT_QIAN] = { 100000, "千元", 5 },
    [UNIT_WAN] = { 1000000, "万元", 6 },
    [UNIT_BAIWAN] = { 100000000, "百万元", 8 },
    [UNIT_YI] = { 10000000000, "亿元", 10 },
};

/* 10^12 万元, the largest amount that is taken for one. */
static const int64_t LARGEST_FEN = INT64_C(1000000000000) * 1000000;

int64_t
money_unit_fen(enum money_unit unit)
{
    return UNITS[unit].fen;
}

const char *
money_unit_name(enum money_unit unit)
{
    return UNITS[unit].name;
}

bool
money_unit_find(const char *name, enum money_unit *unit)
{
    for (int u = UNIT_YUAN; u <= UNIT_YI; u++)
        if (strcmp(UNITS[u].name, name) == 0) {
            *unit = (enum money_unit) u;
            return true;
        }
    return false;
}

int
money_unit_decimals(enum money_unit unit)
{
    return UNITS[unit].decimals;
}

bool
money_add(money *sum, money x)
{
    int64_t result;
    if (__builtin_add_overflow(sum->fen, x.fen, &result))
        return false;
    sum->fen = result;
    return true;
}

bool
money_subtract(money *sum, money x)
{
    int64_t result;
    if (__builtin_sub_overflow(sum->fen, x.fen, &result))
        return false;
    sum->fen = result;
    return true;
}

bool
money_times(money *product, money x, int64_t by)
{
    int64_t result;
    if (__builtin_mul_overflow(x.fen, by, &result))
        return false;
    product->fen = result;
    return true;
}

int64_t
money_divide_rounded(__int128 dividend, __int128 divisor)
{
    bool negative = (dividend < 0) != (divisor < 0);
    __int128 n = dividend < 0 ? -dividend : dividend;
    __int128 d = divisor < 0 ? -divisor : divisor;
    __int128 q = n / d;
    if ((n % d) * 2 >= d)
        q++;
    return (int64_t) (negative ? -q : q);
}

bool
money_ratio(money a, money b, int64_t scale, int64_t *result)
{
    if (b.fen == 0)
        return false;
    __int128 n = (__int128) a.fen * scale;
    __int128 whole = n / b.fen;
    if (whole > INT64_MAX - 1 || whole < INT64_MIN + 1)
        return false;
    *result = money_divide_rounded(n, b.fen);
    return true;
}

bool
money_scaled(money value, int64_t numerator, int64_t denominator,
             money *result)
{
    return money_ratio((money) { value.fen }, (money) { denominator },
                       numerator, &result->fen);
}

char *
money_write(money value, enum money_unit unit, int decimals, bool grouped,
            char out[MONEY_TEXT_SIZE])
{
    __int128 scale = 1;
    for (int i = 0; i < decimals; i++)
        scale *= 10;
    int64_t n = money_divide_rounded(value.fen * scale, UNITS[unit].fen);
    uint64_t size = n < 0 ? -(uint64_t) n : (uint64_t) n;
    uint64_t whole = size / (uint64_t) scale, part = size % (uint64_t) scale;
    char digits[MONEY_TEXT_SIZE], *end = digits + sizeof digits, *p = end;
    *--p = 0;
    for (int i = 0; i < decimals; i++, part /= 10)
        *--p = (char) ('0' + part % 10);
    if (decimals)
        *--p = '.';
    for (int i = 0; i == 0 || whole; i++, whole /= 10) {
        if (grouped && i && i % 3 == 0)
            *--p = ',';
        *--p = (char) ('0' + whole % 10);
    }
    if (n < 0)
        *--p = '-';
    return memcpy(out, p, (size_t) (end - p));
}

struct remainder {
    size_t part;
    int64_t fen;
    __int128 rest;
};

static int
compare_remainders(const void *left, const void *right)
{
    const struct remainder *a = left, *b = right;
    if (a->rest != b->rest)
        return a->rest > b->rest ? -1 : 1;
    if (a->fen != b->fen)
        return a->fen > b->fen ? -1 : 1;
    return (a->part > b->part) - (a->part < b->part);
}

static bool
adds_up(const money *parts, size_t n, money total)
{
    money sum = { 0 };
    for (size_t i = 0; i < n; i++)
        if (parts[i].fen < 0 || !money_add(&sum, parts[i]))
            return false;
    return sum.fen == total.fen && total.fen > 0;
}

void
money_shares(const money *parts, size_t n, money total, int64_t *shares)
{
    if (!adds_up(parts, n, total)) {
        for (size_t i = 0; i < n; i++)
            if (!money_ratio(parts[i], total, 10000, &shares[i]))
                shares[i] = 0;
        return;
    }
    struct remainder *rests = g_new(struct remainder, n);
    int64_t left = 10000;
    for (size_t i = 0; i < n; i++) {
        __int128 scaled = (__int128) parts[i].fen * 10000;
        shares[i] = (int64_t) (scaled / total.fen);
        left -= shares[i];
        rests[i] = (struct remainder) { i, parts[i].fen, scaled % total.fen };
    }
    qsort(rests, n, sizeof *rests, compare_remainders);
    for (size_t i = 0; i < n && left > 0; i++, left--)
        shares[rests[i].part]++;
    g_free(rests);
}

/* ------------------------------------------------------------- reading */

/* The text brought to plain ASCII without white space, or false where it
 * holds anything that no amount holds. */
static bool
plain_digits(const char *text, char *out, size_t size)
{
    size_t length = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char_validated(p, -1);
        if (c >= 0x110000 || length + 1 >= size)
            return false;
        if (c == 0x3000 || c == 0xA0 || c == 0x202F || g_unichar_isspace(c))
            continue;
        if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFEE0;
        if (c == 0x2212 || c == 0x2013 || c == 0x2014 || c == 0x2015 ||
            c == 0x2500)
            c = '-';
        if (c >= 0x80)
            return false;
        out[length++] = (char) c;
    }
    out[length] = 0;
    return true;
}

static bool
is_blank(const char *plain)
{
    return plain[strspn(plain, "-/")] == 0;
}

/* Digits with or without groups of three; the end of them, or null. */
static const char *
whole_part(const char *p, __int128 *value)
{
    size_t run = 0, commas = 0;
    bool any = false;
    *value = 0;
    for (; g_ascii_isdigit(*p) || *p == ','; p++) {
        if (*p == ',') {
            bool first_ok = commas == 0 && run >= 1 && run <= 3;
            if (!first_ok && !(commas && run == 3))
                return NULL;
            commas++;
            run = 0;
            continue;
        }
        any = true;
        run++;
        if (*value < ((__int128) 1 << 100))
            *value = *value * 10 + (*p - '0');
    }
    return any && (!commas || run == 3) ? p : NULL;
}

static struct money_parsed
unreadable(void)
{
    return (struct money_parsed) { .reading = MONEY_UNREADABLE };
}

/* "whole.part" of a positive amount. */
static struct money_parsed
parse_positive(const char *p, enum money_unit unit)
{
    __int128 fen, scale = 1;
    struct money_parsed parsed = { .reading = MONEY_EXACT };
    p = whole_part(p, &fen);
    if (!p)
        return unreadable();
    if (*p == '.') {
        for (p++; g_ascii_isdigit(*p); p++, parsed.decimals++) {
            if (parsed.decimals < 12) {
                fen = fen * 10 + (*p - '0');
                scale *= 10;
            }
        }
        if (!parsed.decimals)
            return unreadable();
    }
    if (*p)
        return unreadable();
    if (fen / scale > LARGEST_FEN / UNITS[unit].fen) {
        parsed.reading = MONEY_TOO_LARGE;
        return parsed;
    }
    if ((fen * UNITS[unit].fen) % scale || parsed.decimals > 12)
        parsed.reading = MONEY_TOO_FINE;
    parsed.value.fen = money_divide_rounded(fen * UNITS[unit].fen, scale);
    return parsed;
}

struct money_parsed
money_parse(const char *text, enum money_unit unit)
{
    char plain[80];
    if (!plain_digits(text, plain, sizeof plain))
        return unreadable();
    if (is_blank(plain))
        return (struct money_parsed) { .reading = MONEY_BLANK };
    size_t length = strlen(plain);
    bool bracketed = plain[0] == '(' && plain[length - 1] == ')';
    if (bracketed)
        plain[length - 1] = 0;
    bool negative = bracketed || plain[0] == '-';
    struct money_parsed parsed = parse_positive(plain + negative, unit);
    if (negative)
        parsed.value = money_negated(parsed.value);
    return parsed;
}
