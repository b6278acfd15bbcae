/* Amounts, shares and numbers in Chinese words. */
#include "report/words.h"

#include <inttypes.h>

const char *
words_wan(arena *a, money amount)
{
    char text[MONEY_TEXT_SIZE];
    return arena_strdup(a, money_write(amount, UNIT_WAN, 2, true, text));
}

const char *
words_wan_exact(arena *a, money amount)
{
    char text[MONEY_TEXT_SIZE];
    return arena_strdup(a, money_write(amount, UNIT_WAN, 6, true, text));
}

const char *
words_best(arena *a, money amount, const char **unit)
{
    bool large = money_magnitude(amount).fen >= money_unit_fen(UNIT_YI);
    enum money_unit best = large ? UNIT_YI : UNIT_WAN;
    char text[MONEY_TEXT_SIZE];
    *unit = money_unit_name(best);
    return arena_strdup(a, money_write(amount, best, 2, true, text));
}

const char *
words_share(arena *a, int64_t share, money amount)
{
    if (share == 0 && amount.fen > 0)
        return "不足0.01%";
    int64_t size = share < 0 ? -share : share;
    return arena_printf(a, "%s%" PRId64 ".%02" PRId64 "%%",
                        share < 0 ? "-" : "", size / 100, size % 100);
}

const char *
words_ordinal(arena *a, int n)
{
    static const char *const digits[] = { "",   "一", "二", "三", "四",
                                          "五", "六", "七", "八", "九" };
    int tens = n / 10, ones = n % 10;
    if (n < 10)
        return digits[n];
    return arena_printf(a, "%s十%s", tens > 1 ? digits[tens] : "",
                        digits[ones]);
}

const char *
words_change(arena *a, money before, money now)
{
    money change = now;
    if (!money_subtract(&change, before))
        return "不可比";
    if (change.fen == 0)
        return "持平";
    const char *size = words_wan(a, money_magnitude(change));
    if (before.fen == 0)
        return arena_printf(a, "新增%s万元", size);
    const char *way = change.fen > 0 ? "增加" : "减少";
    int64_t percent;
    if (!money_ratio(change, before, 10000, &percent))
        return arena_printf(a, "%s%s万元", way, size);
    const char *share = words_share(
        a, percent < 0 ? -percent : percent, money_magnitude(change));
    return arena_printf(a, "%s%s万元（%s）", way, size, share);
}
