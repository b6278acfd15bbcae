/* Amounts, shares and numbers in Chinese words. */
#include "report/words.h"

#include <glib.h>
#include <inttypes.h>
#include <string.h>

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

static enum money_unit
best_unit(money amount)
{
    bool large = money_magnitude(amount).fen >= money_unit_fen(UNIT_YI);
    return large ? UNIT_YI : UNIT_WAN;
}

const char *
words_best(arena *a, money amount, const char **unit)
{
    enum money_unit best = best_unit(amount);
    char text[MONEY_TEXT_SIZE];
    *unit = money_unit_name(best);
    return arena_strdup(a, money_write(amount, best, 2, true, text));
}

const char *
words_amount(arena *a, money amount)
{
    const char *unit, *digits = words_best(a, amount, &unit);
    return arena_printf(a, "%s%s", digits, unit);
}

/* An amount rounded to two places of a unit. */
static money
rounded(money amount, enum money_unit unit)
{
    int64_t step = money_unit_fen(unit) / 100;
    return (money) { money_divide_rounded(amount.fen, step) * step };
}

money
words_shown(money amount)
{
    return rounded(amount, best_unit(amount));
}

bool
words_rounding_shows(const money *parts, size_t n, money total)
{
    money exact = { 0 }, shown = { 0 };
    for (size_t i = 0; i < n; i++)
        if (!money_add(&exact, parts[i]) ||
            !money_add(&shown, words_shown(parts[i])))
            return false;
    enum money_unit unit = best_unit(total);
    return exact.fen == total.fen &&
           rounded(shown, unit).fen != rounded(total, unit).fen;
}

bool
words_rounding_shows_in(enum money_unit unit, const money *parts, size_t n,
                        money total)
{
    money exact = { 0 }, shown = { 0 };
    for (size_t i = 0; i < n; i++)
        if (!money_add(&exact, parts[i]) ||
            !money_add(&shown, rounded(parts[i], unit)))
            return false;
    return exact.fen == total.fen && shown.fen != rounded(total, unit).fen;
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
words_without_stop(arena *a, const char *text)
{
    static const char stop[] = "。";
    size_t length = text ? strlen(text) : 0, n = strlen(stop);
    if (length < n || strcmp(text + length - n, stop) != 0)
        return text;
    return arena_strndup(a, text, length - n);
}

const char *
words_cut(arena *a, const char *text, long most)
{
    static const char *const marks[] = { "，", "；", "。", "：", "、" };
    const char *cut = NULL;
    if (g_utf8_strlen(text, -1) <= most)
        return words_without_stop(a, text);
    const char *end = g_utf8_offset_to_pointer(text, most);
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        const char *at = g_strrstr_len(text, end - text, marks[i]);
        cut = at && at > cut ? at : cut;
    }
    cut = cut ? cut : end;
    return arena_printf(a, "%s……",
                        arena_strndup(a, text, (size_t) (cut - text)));
}

const char *
words_short(arena *a, const char *name)
{
    enum { MOST = 40 };
    if (!name || g_utf8_strlen(name, -1) <= MOST)
        return name;
    const char *end = g_utf8_offset_to_pointer(name, MOST - 1);
    return arena_printf(a, "%s……",
                        arena_strndup(a, name, (size_t) (end - name)));
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
    int64_t rate;
    if (!money_subtract(&change, before))
        return "不可比";
    if (change.fen == 0)
        return "持平";
    const char *size = words_amount(a, money_magnitude(change));
    if (before.fen == 0)
        return arena_printf(a, "新增%s", size);
    bool more = change.fen > 0;
    const char *way = more ? "增加" : "减少";
    if (now.fen == 0)
        return arena_printf(a, "%s%s，降为零", way, size);
    if (before.fen < 0 || !money_ratio(money_magnitude(change), before, 10000,
                                       &rate))
        return arena_printf(a, "%s%s", way, size);
    return arena_printf(a, "%s%s，%s%s", way, size, more ? "增长" : "下降",
                        words_share(a, rate, money_magnitude(change)));
}

const char *
words_compared(arena *a, const char *base, money before, money now)
{
    bool level = money_compare(before, now) == 0;
    return arena_printf(a, "%s%s%s", level ? "与" : "比", base,
                        words_change(a, before, now));
}
