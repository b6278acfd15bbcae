/* The optimal string alignment distance: Levenshtein's with exchanges of
 * neighbours (Damerau 1964), in characters. */
#include "base/nearest.h"

#include <glib.h>

static size_t
distance(const char *left, const char *right)
{
    glong n, m;
    gunichar *a = g_utf8_to_ucs4_fast(left, -1, &n);
    gunichar *b = g_utf8_to_ucs4_fast(right, -1, &m);
    size_t width = (size_t) m + 1;
    size_t *d = g_new0(size_t, ((size_t) n + 1) * width);
    for (size_t i = 0; i <= (size_t) n; i++)
        for (size_t k = 0; k < width; k++) {
            size_t *at = &d[i * width + k];
            *at = i + k;
            if (!i || !k)
                continue;
            *at = MIN(at[-1], *(at - width)) + 1;
            *at = MIN(*at, *(at - width - 1) + (a[i - 1] != b[k - 1]));
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                *at = MIN(*at, *(at - 2 * width - 2) + 1);
        }
    size_t result = d[(size_t) n * width + (size_t) m];
    g_free(d);
    g_free(a);
    g_free(b);
    return result;
}

const char *
nearest_word(const char *word, const char *const *words)
{
    enum { LONGEST = 64 };
    const char *nearest = NULL;
    size_t length = (size_t) g_utf8_strlen(word, -1);
    size_t least = length / 3 + 2; /* from here on it is another word */
    for (; length <= LONGEST && *words; words++) {
        size_t far = distance(word, *words);
        if (far < least) {
            least = far;
            nearest = *words;
        }
    }
    return nearest;
}
