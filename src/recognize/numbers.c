/* Text → the numbers in it. Knows digits, and the few words by which a number
 * is no amount. */
#include "recognize/numbers.h"

#include "base/unicode.h"

#include <glib.h>
#include <string.h>

static bool
is_mark(char c)
{
    return c == '.' || c == ',';
}

/* Where the number that begins at `p` ends. Blanks may follow a point or a
 * comma, never part two numbers. */
static const char *
number_end(const char *p)
{
    for (;;) {
        while (g_ascii_isalnum(*p))
            p++;
        const char *next = p;
        if (!is_mark(*next))
            return p;
        next++;
        while (*next == ' ')
            next++;
        if (!g_ascii_isdigit(*next))
            return p;
        p = next;
    }
}

/* The end of 2024-01-31, 2024.1.31 or 2024/1 at `p`; null for no such date. */
static const char *
date_end(const char *p)
{
    char mark = p[0] && p[1] && p[2] && p[3] ? p[4] : '\0';
    if ((!g_str_has_prefix(p, "19") && !g_str_has_prefix(p, "20")) ||
        strspn(p, "0123456789") != 4 || !mark || !strchr("-./", mark))
        return NULL;
    const char *end = p + 4;
    int parts = 0;
    for (; *end == mark; parts++) {
        size_t digits = strspn(end + 1, "0123456789");
        if (!digits || digits > 2)
            return NULL;
        end += 1 + digits;
    }
    return parts == 2 || (parts == 1 && mark != '.') ? end : NULL;
}

static bool
is_date(const char *end)
{
    static const char *const AFTER[] = { "年", "月", "日", "号", "季度" };
    while (*end == ' ')
        end++;
    for (size_t i = 0; i < G_N_ELEMENTS(AFTER); i++)
        if (g_str_has_prefix(end, AFTER[i]))
            return true;
    return false;
}

/* A short number that numbers what follows. */
static bool
is_ordinal(const char *text, const char *start, const char *end)
{
    enum { LONGEST = 3 };
    static const char *const AFTER[] = { "、", ".", ")", "．" };
    const char *open = *text == '(' ? text + 1 : text;
    if (start != open || end - start > LONGEST)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(AFTER); i++)
        if (g_str_has_prefix(end, AFTER[i]))
            return end[strlen(AFTER[i])] != '\0';
    return false;
}

static bool
has_letter(const char *start, const char *end)
{
    for (; start < end; start++)
        if (g_ascii_isalpha(*start))
            return true;
    return false;
}

/* A code before its name or at the end of its own text: 1-行政单位, 368-, and
 * in brackets: [126]. */
static bool
is_label(const char *text, const char *start, const char *end)
{
    bool whole = !memchr(start, '.', (size_t) (end - start)) &&
                 !memchr(start, ',', (size_t) (end - start));
    bool named = *end == '-' && !g_ascii_isdigit(end[1]);
    bool bracketed = start > text && start[-1] == '[' && *end == ']';
    return whole && (named || bracketed);
}

static enum number_nature
nature_of(const char *text, const char *start, const char *end)
{
    enum { LONGEST_AMOUNT = 15 };
    if (has_letter(start, end) || (start > text && g_ascii_isalpha(start[-1])))
        return NUMBER_CODE;
    if (!memchr(start, '.', (size_t) (end - start)) &&
        !memchr(start, ',', (size_t) (end - start)) &&
        (end - start > LONGEST_AMOUNT || (*start == '0' && end > start + 1)))
        return NUMBER_CODE;
    if (is_label(text, start, end))
        return NUMBER_CODE;
    if (is_date(end))
        return NUMBER_DATE;
    return is_ordinal(text, start, end) ? NUMBER_ORDINAL : NUMBER_AMOUNT;
}

static const char *
plain_digits(arena *memory, const char *start, const char *end)
{
    char *digits = arena_strndup(memory, start, (size_t) (end - start));
    char *to = digits;
    for (const char *p = digits; *p; p++)
        if (*p != ',' && *p != ' ')
            *to++ = *p;
    *to = '\0';
    return digits;
}

static bool
has_han(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (unicode_is_han(g_utf8_get_char(text)))
            return true;
    return false;
}

struct number *
numbers_read(arena *memory, const char *folded, size_t *n)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct number));
    bool in_words = has_han(folded);
    const char *code_end = NULL;
    for (const char *p = folded; *p;) {
        if (!g_ascii_isdigit(*p)) {
            p = g_utf8_next_char(p);
            continue;
        }
        const char *start = p, *date = date_end(p);
        const char *end = date ? date : number_end(p);
        struct number x = {
            .digits = plain_digits(memory, start, end),
            .nature = date ? NUMBER_DATE : nature_of(folded, start, end),
            .in_words = in_words,
        };
        const char *after = is_mark(*end) ? end + 1 : end;
        x.raw = arena_strndup(memory, start, (size_t) (after - start));
        x.fine = memchr(start, '.', (size_t) (end - start)) ||
                 memchr(start, ',', (size_t) (end - start));
        x.alone = start == folded && !*end;
        /* the rest of a code that a blank has cut */
        if (x.nature == NUMBER_AMOUNT && code_end &&
            start == code_end + strspn(code_end, " \n-") && !x.fine)
            x.nature = NUMBER_CODE;
        code_end = x.nature == NUMBER_CODE ? end : NULL;
        g_array_append_val(all, x);
        p = end;
    }
    *n = all->len;
    struct number *kept = arena_memdup(memory, all->data,
                                       all->len * sizeof(struct number));
    g_array_free(all, TRUE);
    return kept;
}
