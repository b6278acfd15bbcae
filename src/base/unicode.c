#include "base/unicode.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Marks beyond this many on one character part from it: ordering them takes
 * time that grows with the square. (The stream-safe format of UAX 15.) */
enum { MARKS_LIMIT = 30 };

/* Where the text can be cut so that no run of marks is longer. */
static const char *
safe_end(const char *text)
{
    int marks = 0;
    const char *p = text;
    while (*p) {
        gunichar c = g_utf8_get_char_validated(p, -1);
        bool broken = c >= 0x110000;
        bool mark = !broken && c >= 0x300 &&
                    utf8proc_get_property((utf8proc_int32_t) c)
                            ->combining_class != 0;
        marks = mark ? marks + 1 : 0;
        if (marks > MARKS_LIMIT)
            break;
        p = broken ? p + 1 : g_utf8_next_char(p);
    }
    return p;
}

/* Radicals of the supplement block that stand for a character of today's
 * script; NFKC maps only the Kangxi block (U+2F00). Pairs of three bytes. */
static const char SUPPLEMENT[] =
    "⺠民⺟母⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马"
    "⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";

static void
replace_supplement(char *text)
{
    for (char *p = text; (p = strstr(p, "\xE2")); p++) {
        if (p[1] != '\xBA' && p[1] != '\xBB')
            continue;
        for (const char *pair = SUPPLEMENT; *pair; pair += 6)
            if (memcmp(p, pair, 3) == 0)
                memcpy(p, pair + 3, 3);
    }
}

static char *
nfkc_of_safe(arena *a, const char *text)
{
    utf8proc_uint8_t *made = utf8proc_NFKC((const utf8proc_uint8_t *) text);
    char *copy = arena_strdup(a, made ? (const char *) made : text);
    free(made);
    replace_supplement(copy);
    return copy;
}

/* Three bytes of UTF-8 that NFKC leaves as they are and that combine with
 * nothing: the unified Han characters and the commonest Chinese marks. Most
 * text is made of these and ASCII. */
static bool
is_plain_han(const unsigned char *p)
{
    static const char marks[] = "、。“”‘’—《》【】≥≤";
    if (p[0] >= 0xE5 && p[0] <= 0xE9)
        return p[1] && p[2] && (p[0] < 0xE9 || p[1] < 0xBF);
    for (const char *m = marks; *m; m += 3)
        if (memcmp(m, p, 3) == 0)
            return true;
    return false;
}

static bool
is_plain(const char *text)
{
    const unsigned char *p = (const unsigned char *) text;
    while (*p) {
        if (*p < 0x80)
            p++;
        else if (p[1] && p[2] && is_plain_han(p))
            p += 3;
        else
            return false;
    }
    return true;
}

char *
unicode_nfkc(arena *a, const char *text)
{
    if (is_plain(text))
        return arena_strdup(a, text);
    const char *end = safe_end(text);
    if (!*end)
        return nfkc_of_safe(a, text);
    GString *out = g_string_new(NULL);
    for (; *text; text = end) {
        end = safe_end(text);
        g_string_append(out, nfkc_of_safe(a, arena_strndup(a, text,
                                                   (size_t) (end - text))));
    }
    char *copy = arena_strndup(a, out->str, out->len);
    g_string_free(out, TRUE);
    return copy;
}

/* Marks that mean the same, brought to one; 0 drops the character. */
static const struct {
    uint32_t from;
    char to;
} SAME_MARKS[] = {
    { 0x2018, '"' }, { 0x2019, '"' }, { 0x201C, '"' }, { 0x201D, '"' },
    { '\'', '"' },   { 0x300C, '"' }, { 0x300D, '"' }, { 0x3010, '[' },
    { 0x3011, ']' }, { 0x3014, '[' }, { 0x3015, ']' }, { 0x2013, '-' },
    { 0x2014, '-' }, { 0x2015, '-' }, { 0x2212, '-' }, { 0x2010, '-' },
    { 0x2011, '-' }, { 0x3001, ',' }, { 0x3002, '.' }, { 0x00B7, '.' },
    { 0x30FB, '.' }, { 0x2022, '.' },
};

static uint32_t
same_mark(uint32_t c)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SAME_MARKS); i++)
        if (SAME_MARKS[i].from == c)
            return (uint32_t) SAME_MARKS[i].to;
    return c < 0x80 ? (uint32_t) g_ascii_tolower((gchar) c) : c;
}

char *
unicode_fold(arena *a, const char *text)
{
    const char *normal = unicode_nfkc(a, text);
    GString *out = g_string_sized_new(strlen(normal));
    for (const char *p = normal; *p;) {
        gunichar c = g_utf8_get_char_validated(p, -1);
        if (c >= 0x110000) { /* broken UTF-8: kept byte by byte */
            g_string_append_c(out, *p++);
            continue;
        }
        if (!unicode_is_space(c))
            g_string_append_unichar(out, same_mark(c));
        p = g_utf8_next_char(p);
    }
    char *copy = arena_strndup(a, out->str, out->len);
    g_string_free(out, TRUE);
    return copy;
}

bool
unicode_is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0x2E80 && c <= 0x2FDF) ||
           c == 0x3007;
}

bool
unicode_is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 ||
           c == 0x3000 || c == 0xFEFF;
}

int
unicode_width(uint32_t c)
{
    return utf8proc_charwidth((utf8proc_int32_t) c);
}

int
unicode_text_width(const char *text)
{
    int width = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        width += unicode_width(g_utf8_get_char(p));
    return width;
}

static bool
is_wide_mark(uint32_t c)
{
    return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60) ||
           c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D ||
           c == 0x2026 || c == 0x2014;
}

static bool
hugs(uint32_t c)
{
    return unicode_is_han(c) || is_wide_mark(c);
}

char *
unicode_tidy(arena *a, const char *text)
{
    GString *out = g_string_sized_new(strlen(text));
    bool pending = false;
    uint32_t before = 0;
    for (const char *p = text; *p;) {
        gunichar c = g_utf8_get_char_validated(p, -1);
        const char *next = c >= 0x110000 ? p + 1 : g_utf8_next_char(p);
        if (c < 0x110000 && unicode_is_space(c)) {
            pending = out->len > 0;
        } else {
            if (pending && !hugs(before) && !hugs(c))
                g_string_append_c(out, ' ');
            pending = false;
            g_string_append_len(out, p, next - p);
            before = c;
        }
        p = next;
    }
    char *copy = arena_strndup(a, out->str, out->len);
    g_string_free(out, TRUE);
    return copy;
}
