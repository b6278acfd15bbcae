#define _GNU_SOURCE /* memmem */
#include "budget/names.h"

#include "base/unicode.h"

#include <glib.h>
#include <string.h>

const char *
names_fold(arena *a, const char *name)
{
    char *folded = unicode_fold(a, name ? name : "");
    char *out = folded;
    for (const char *p = folded; *p;) {
        const char *next = g_utf8_next_char(p);
        size_t size = (size_t) (next - p);
        if (g_unichar_isalnum(g_utf8_get_char(p))) {
            memmove(out, p, size);
            out += size;
        }
        p = next;
    }
    *out = 0;
    return folded;
}

int
names_likeness(const char *a, const char *b)
{
    glong longest = MAX(g_utf8_strlen(a, -1), g_utf8_strlen(b, -1));
    int common = 0;
    if (longest < 2)
        return strcmp(a, b) == 0 ? 100 : 0;
    for (const char *p = a; *p; p = g_utf8_next_char(p)) {
        const char *second = g_utf8_next_char(p);
        if (!*second)
            break;
        size_t size = (size_t) (g_utf8_next_char(second) - p);
        common += memmem(b, strlen(b), p, size) != NULL;
    }
    return (int) (common * 100 / (longest - 1));
}
