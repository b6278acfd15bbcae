#include "vocabulary/phrases.h"

#include <glib.h>
#include <string.h>

#define DIGITS "0123456789"

size_t
numeral_length(const char *folded, int *value)
{
    static const char *const NUMERALS[] = { "一", "二", "三", "四", "五",
                                            "六", "七", "八", "九" };
    int total = 0, digit = 0;
    size_t n = 0;
    for (bool any = true; any;) {
        any = false;
        for (size_t i = 0; i < G_N_ELEMENTS(NUMERALS) && !any; i++)
            if (!digit && g_str_has_prefix(folded + n, NUMERALS[i])) {
                digit = (int) i + 1;
                n += strlen(NUMERALS[i]);
                any = true;
            }
        if (!any && total == 0 && g_str_has_prefix(folded + n, "十")) {
            total = 10 * (digit ? digit : 1);
            digit = 0;
            n += strlen("十");
            any = true;
        }
    }
    *value = total + digit;
    return n;
}

size_t
ordinal_length(const char *folded)
{
    static const char PART[] = "其中:";
    if (g_str_has_prefix(folded, PART))
        return strlen(PART);
    int value;
    size_t n = *folded == '(', start = n;
    n += numeral_length(folded + n, &value);
    n += strspn(folded + n, DIGITS);
    if (n == start || !folded[n] || !strchr(",.)", folded[n]))
        return 0;
    if (g_ascii_isdigit(folded[start]) && g_ascii_isdigit(folded[n + 1]))
        return 0; /* 1.5 */
    n++;
    return n + (folded[n] == ',');
}

int
ordinal_depth(const char *folded)
{
    if (!ordinal_length(folded))
        return 0;
    if (g_str_has_prefix(folded, "其中"))
        return 4;
    return *folded == '(' ? 2 : g_ascii_isdigit(*folded) ? 3 : 1;
}

/* ---------------------------------------------------------------- dates */

size_t
year_length(const char *folded)
{
    static const char YEAR[] = "年";
    size_t n = strspn(folded, DIGITS);
    bool year = n == 4 && (*folded == '1' || *folded == '2');
    return year && g_str_has_prefix(folded + n, YEAR) ? n + strlen(YEAR) : 0;
}

int
year_read(const char *folded)
{
    enum { FIRST = 1990, LAST = 2189 };
    for (const char *p = folded; (p = strstr(p, "年")); p += strlen("年")) {
        if (p - folded < 4 || strspn(p - 4, DIGITS) != 4)
            continue;
        int year = (int) g_ascii_strtoll(p - 4, NULL, 10);
        if (year >= FIRST && year <= LAST)
            return year;
    }
    return 0;
}

bool
is_year_line(const char *folded)
{
    static const char *const REST[] = { "度", "预算", "决算", ")" };
    const char *p = folded + (*folded == '(');
    size_t n = year_length(p);
    if (!n)
        return false;
    p += n;
    for (size_t i = 0; i < G_N_ELEMENTS(REST); i++)
        if (g_str_has_prefix(p, REST[i]))
            p += strlen(REST[i]);
    return !*p;
}

bool
is_date_word(const char *folded)
{
    folded += strspn(folded, DIGITS);
    return g_str_has_prefix(folded, "年") || g_str_has_prefix(folded, "月");
}

/* ---------------------------------------------------------------- text */

bool
is_page_number(const char *folded)
{
    const char *p = folded;
    if (g_str_has_prefix(p, "第")) {
        p += strlen("第");
        size_t n = strspn(p, DIGITS);
        return n && g_str_has_prefix(p + n, "页");
    }
    p += strspn(p, "-");
    size_t n = strspn(p, DIGITS);
    return n >= 1 && n <= 3 && *p != '0' && !p[n + strspn(p + n, "-")];
}

const char *
without_note_mark(arena *memory, const char *text)
{
    enum { FIRST = 0x2460, LAST = 0x2473 }; /* ① to ⑳ */
    const char *end = text + strlen(text);
    while (end > text) {
        const char *last = g_utf8_find_prev_char(text, end);
        gunichar c = last ? g_utf8_get_char(last) : 0;
        if (!last || !((c >= FIRST && c <= LAST) || c == '*' || c == 0xFF0A ||
                       c == 0x2020))
            break;
        end = last;
    }
    return *end ? arena_strndup(memory, text, (size_t) (end - text)) : text;
}

bool
is_sentence(const char *text)
{
    return strstr(text, "。") != NULL;
}
