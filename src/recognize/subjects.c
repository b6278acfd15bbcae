#include "recognize/subjects.h"

#include "base/unicode.h"
#include "budget/classify.h"

#include <glib.h>
#include <string.h>

/* The range that a code falls into by its first digits. */
static enum code_shape
shape_of_digits(const char *code, size_t n)
{
    enum { PART = 2, DIRECTORY = 4 };
    if (n == PART)
        return CODE_PART;
    if (n == DIRECTORY)
        return CODE_DIRECTORY;
    char text[16] = { 0 };
    if (n < sizeof text) {
        memcpy(text, code, n);
        if (classify_is_code(CLASS_FUNCTION, text))
            return CODE_FUNCTION;
        if (classify_is_code(CLASS_GOVERNMENT, text))
            return CODE_GOVERNMENT;
        if (classify_is_code(CLASS_DEPARTMENT, text))
            return CODE_DEPARTMENT;
    }
    if (n == 3 || n == 6 || n == 9)
        return CODE_UNIT;
    return CODE_OTHER;
}

enum code_shape
code_shape_read(const char *folded, size_t *length)
{
    enum { PROJECT_CODE = 15, LONGEST = 12 };
    size_t n = strspn(folded, "0123456789");
    size_t any = 0;
    *length = 0;
    while (g_ascii_isalnum(folded[any]))
        any++;
    if (any >= PROJECT_CODE && n >= 6) {
        *length = any;
        return CODE_PROJECT;
    }
    if (any == 1 && g_ascii_isalpha(*folded) && folded[1] == '-') {
        *length = 1;
        return CODE_LETTER;
    }
    if (n < 2 || n > LONGEST)
        return CODE_NONE;
    enum code_shape shape = shape_of_digits(folded, n);
    bool ends = !folded[n] || strchr("-_: ", folded[n]);
    bool known = shape == CODE_FUNCTION || shape == CODE_GOVERNMENT ||
                 shape == CODE_DEPARTMENT;
    if (!ends && !(known && (unsigned char) folded[n] >= 0x80))
        return CODE_NONE; /* a name that begins with a number */
    *length = n;
    return shape;
}

static bool
is_dash(gunichar c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
           c == 0xFF0D || c == 0xFE63 || c == 0x2500;
}

/* Digits of a code with blanks between them, at the beginning. */
static bool
is_parted_code(const char *folded, char digits[16])
{
    size_t n = 0, blanks = 0;
    const char *p = folded;
    for (; g_ascii_isdigit(*p) || *p == ' '; p++) {
        blanks += *p == ' ' && n > 0;
        if (*p != ' ' && n < 15)
            digits[n++] = *p;
    }
    digits[n] = '\0';
    if (!n || !blanks || n == 15)
        return false;
    if (p[-1] == ' ' && *p != '-') /* a code, a blank, a name */
        blanks--;
    bool known = classify_is_code(CLASS_FUNCTION, digits) ||
                 classify_is_code(CLASS_GOVERNMENT, digits) ||
                 classify_is_code(CLASS_DEPARTMENT, digits);
    return blanks && (*p == '-' || known);
}

/* Length of a project's code with blanks in it, at the beginning; 0: none. */
static size_t
parted_project_code(const char *folded)
{
    enum { LEAST = 15, LEAST_DIGITS = 12 };
    size_t n = 0, signs = 0, digits = 0;
    for (; g_ascii_isalnum(folded[n]) || folded[n] == ' '; n++) {
        signs += folded[n] != ' ';
        digits += g_ascii_isdigit(folded[n]) != 0;
    }
    return signs >= LEAST && digits >= LEAST_DIGITS && folded[n] == '-' ? n
                                                                        : 0;
}

const char *
coded_folded(arena *memory, const char *text)
{
    const char *normal = unicode_nfkc(memory, text);
    GString *out = g_string_new(NULL);
    for (const char *p = normal; *p;) {
        gunichar c = g_utf8_get_char_validated(p, -1);
        if (c >= 0x110000) {
            g_string_append_c(out, *p++);
            continue;
        }
        g_string_append_unichar(out, is_dash(c) ? '-' : c);
        p = g_utf8_next_char(p);
    }
    size_t whole = parted_project_code(out->str);
    for (size_t i = whole; i-- > 0;)
        if (out->str[i] == ' ')
            g_string_erase(out, (gssize) i, 1);
    char digits[16];
    if (is_parted_code(out->str, digits)) {
        const char *rest = out->str + strspn(out->str, "0123456789 ");
        g_string_assign(out, arena_printf(memory, "%s%s", digits, rest));
    }
    char *kept = arena_strndup(memory, out->str, out->len);
    g_string_free(out, TRUE);
    return kept;
}

/* After the code's digits and what parts it from the name. */
static const char *
name_after(const char *text, size_t digits)
{
    while (*text && digits > 0) {
        digits -= !unicode_is_space(g_utf8_get_char(text));
        text = g_utf8_next_char(text);
    }
    while (*text && (is_dash(g_utf8_get_char(text)) ||
                     strchr("_:. ", *text)))
        text = g_utf8_next_char(text);
    return text;
}

struct coded
coded_read(arena *memory, const char *text, int line)
{
    struct coded c = { .line = line };
    if (!text || !*text)
        return c;
    const char *tidy = unicode_tidy(memory, text);
    const char *folded = coded_folded(memory, tidy);
    size_t n = 0;
    if (code_shape_read(folded, &n) == CODE_NONE) {
        c.name = tidy;
        return c;
    }
    const char *name = name_after(tidy, n);
    c.code = arena_strndup(memory, folded, n);
    if (*name)
        c.name = arena_strdup(memory, name);
    return c;
}
