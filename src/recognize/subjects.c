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

struct coded
coded_read(arena *memory, const char *text, int line)
{
    struct coded c = { .line = line };
    if (!text || !*text)
        return c;
    const char *tidy = unicode_tidy(memory, text);
    const char *normal = unicode_nfkc(memory, tidy);
    size_t n = 0;
    if (code_shape_read(normal, &n) == CODE_NONE) {
        c.name = tidy;
        return c;
    }
    c.code = arena_strndup(memory, normal, n);
    const char *rest = g_utf8_offset_to_pointer(tidy, (glong) n);
    while (*rest && (strchr("-_:. ", *rest) ||
                     g_utf8_get_char(rest) == 0x2014 ||
                     g_utf8_get_char(rest) == 0xFF0D))
        rest = g_utf8_next_char(rest);
    if (*rest)
        c.name = arena_strdup(memory, rest);
    return c;
}
