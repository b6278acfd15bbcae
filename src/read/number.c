/* Number formats and the digits of numbers. */
#include "read/number.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum { DIGITS = 15, FINEST = 6, MOST_DAYS = 2958465 /* 9999-12-31 */ };

/* -------------------------------------------------------------- formats */

/* What is quoted, escaped or in brackets is no part of the pattern; the end
 * of the part for positive numbers ends it. */
static char *
pattern_of(const char *code, bool *han)
{
    GString *pattern = g_string_new(NULL);
    *han = false;
    for (const char *p = code; *p && *p != ';'; p++) {
        const char *end = *p == '"'                 ? strchr(p + 1, '"')
                          : *p == '['               ? strchr(p, ']')
                          : strchr("\\_*", *p) && p[1] ? p + 1
                                                    : NULL;
        if (!end) {
            g_string_append_c(pattern, g_ascii_tolower(*p));
            continue;
        }
        p = end;
    }
    *han = strstr(code, "年") || strstr(code, "月");
    return g_string_free(pattern, FALSE);
}

struct number_format
number_format_of(const char *code)
{
    struct number_format f = { NUMBER_PLAIN };
    char *pattern = pattern_of(code, &f.han_date);
    bool general = strstr(pattern, "general") || strchr(pattern, '@');
    const char *point = strchr(pattern, '.');
    if (general)
        f.kind = NUMBER_PLAIN;
    else if (strchr(pattern, 'y') || strchr(pattern, 'd'))
        f.kind = NUMBER_DATE;
    else if (strpbrk(pattern, "hs:"))
        f.kind = NUMBER_TIME;
    else if (strchr(pattern, 'm'))
        f.kind = NUMBER_DATE;
    else if (strchr(pattern, '%'))
        f.kind = NUMBER_PERCENT;
    f.has_day = strchr(pattern, 'd');
    f.has_month = strchr(pattern, 'm');
    if (!general && point)
        f.decimals = (int) MIN(strspn(point + 1, "0"), (size_t) DIGITS);
    for (const char *p = pattern; !general && *p && p != point; p++)
        f.digits += *p == '0';
    f.digits = MIN(f.digits, DIGITS);
    g_free(pattern);
    return f;
}

struct number_format
number_format_builtin(int index)
{
    /* 27–36 and 50–58 as in Chinese editions */
    static const struct {
        int first, last;
        const char *code;
    } known[] = {
        { 1, 1, "0" },          { 2, 2, "0.00" },
        { 3, 3, "#,##0" },      { 4, 4, "#,##0.00" },
        { 9, 9, "0%" },         { 10, 10, "0.00%" },
        { 14, 14, "yyyy-m-d" }, { 15, 16, "d-mmm-yy" },
        { 17, 17, "yyyy-m" },   { 18, 21, "h:mm" },
        { 22, 22, "yyyy-m-d" }, { 27, 27, "yyyy年m月" },
        { 28, 31, "yyyy年m月d日" }, { 32, 35, "h:mm" },
        { 36, 36, "yyyy年m月" }, { 37, 38, "#,##0" },
        { 39, 40, "#,##0.00" }, { 41, 42, "#,##0" },
        { 43, 44, "#,##0.00" }, { 45, 47, "h:mm" },
        { 50, 50, "yyyy年m月" }, { 51, 54, "yyyy年m月d日" },
        { 55, 56, "h:mm" },     { 57, 57, "yyyy年m月" },
        { 58, 58, "yyyy年m月d日" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if (index >= known[i].first && index <= known[i].last)
            return number_format_of(known[i].code);
    return (struct number_format){ NUMBER_PLAIN };
}

/* --------------------------------------------------------------- digits */

/* The first DIGITS digits of |value| and where the point stands after them:
 * 0.0123 is "123…" with -1. */
static int
decimal_of(double value, char digits[DIGITS + 1])
{
    char text[DIGITS + 16];
    g_ascii_formatd(text, sizeof text, "%.14e", fabs(value));
    digits[0] = text[0];
    memcpy(digits + 1, text + 2, DIGITS - 1);
    digits[DIGITS] = '\0';
    return (int) g_ascii_strtoll(strchr(text, 'e') + 1, NULL, 10) + 1;
}

/* Round to `keep` digits, half away from zero; true when a digit was won. */
static bool
round_digits(char *digits, int keep)
{
    bool up = digits[keep] >= '5';
    for (int i = keep; i < DIGITS; i++)
        digits[i] = '0';
    for (int i = keep - 1; up && i >= 0; i--) {
        up = digits[i] == '9';
        digits[i] = up ? '0' : (char) (digits[i] + 1);
    }
    if (!up)
        return false;
    memmove(digits + 1, digits, DIGITS - 1);
    digits[0] = '1';
    return true;
}

static char *
plain_text(double value, struct number_format f)
{
    char digits[DIGITS + 1];
    int point = decimal_of(value, digits);
    int keep = point + MAX(FINEST, f.decimals);
    if (keep < 0)
        memset(digits, '0', DIGITS);
    else if (keep < DIGITS)
        point += round_digits(digits, keep);
    int used = DIGITS;
    while (used > 0 && digits[used - 1] == '0')
        used--;
    GString *text = g_string_new(NULL);
    for (int i = 0; i < point; i++)
        g_string_append_c(text, i < used ? digits[i] : '0');
    while ((int) text->len < MAX(f.digits, 1))
        g_string_prepend_c(text, '0');
    if (value < 0 && used > 0)
        g_string_prepend_c(text, '-');
    int places = MAX(used ? used - point : 0, f.decimals);
    if (places > 0)
        g_string_append_c(text, '.');
    for (int i = 0; i < places; i++) {
        int at = point + i;
        g_string_append_c(text, at >= 0 && at < used ? digits[at] : '0');
    }
    return g_string_free(text, FALSE);
}

/* ---------------------------------------------------------------- dates */

static char *
date_text(double value, struct number_format f, bool from_1904)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, 30, G_DATE_DECEMBER, 1899);
    g_date_add_days(&date, (guint) value + (from_1904 ? 1462 : 0));
    int year = g_date_get_year(&date), month = g_date_get_month(&date);
    int day = g_date_get_day(&date);
    if (!f.has_month)
        return g_strdup_printf(f.han_date ? "%d年" : "%d", year);
    if (!f.has_day)
        return g_strdup_printf(f.han_date ? "%d年%d月" : "%d-%02d", year,
                               month);
    return g_strdup_printf(f.han_date ? "%d年%d月%d日" : "%d-%02d-%02d", year,
                           month, day);
}

char *
number_text(double value, struct number_format format, bool from_1904)
{
    if (!isfinite(value))
        return g_strdup("");
    if (format.kind == NUMBER_DATE && value >= 1 && value <= MOST_DAYS)
        return date_text(value, format, from_1904);
    if (format.kind == NUMBER_TIME && value >= 0 && value <= MOST_DAYS) {
        int minutes = (int) lround(fmod(value, 1) * 24 * 60);
        return g_strdup_printf("%d:%02d", minutes / 60, minutes % 60);
    }
    if (format.kind != NUMBER_PERCENT)
        return plain_text(value, format);
    char *number = plain_text(value * 100, format);
    char *percent = g_strconcat(number, "%", NULL);
    g_free(number);
    return percent;
}
