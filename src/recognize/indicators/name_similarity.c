/* Words that names share with indicators: pairs of Han characters, and words of
 * Latin letters and digits; the rarer among the names the more they weigh. */
#include "recognize/indicators/evidence.h"

#include "base/unicode.h"

#include <math.h>

enum { NEAR = 40 }; /* indicators around the name row that are looked at */

/* The next pair of Han characters of a text, or word of Latin letters and
 * digits (XRD, 6G), as a number; 0 at its end. */
struct cursor {
    const char *at;
    guint before;
    bool latin; /* the number is a word's */
};

static guint
next_mark(struct cursor *c)
{
    while (*c->at) {
        gunichar now = g_utf8_get_char(c->at);
        const char *start = c->at;
        guint word = 5381, before = c->before;
        bool letter = false;
        c->at = g_utf8_next_char(c->at);
        c->before = unicode_is_han(now) ? now & 0xFFFF : 0;
        if (c->before && before) {
            c->latin = false;
            return (before << 16) ^ c->before;
        }
        if (now >= 0x80 || !g_ascii_isalnum((gchar) now))
            continue;
        for (c->at = start; g_ascii_isalnum(*c->at); c->at++) {
            word = word * 33 + (guint) g_ascii_tolower(*c->at);
            letter |= g_ascii_isalpha(*c->at);
        }
        c->latin = true;
        if (letter && c->at - start >= 2)
            return word | 1U << 31;
    }
    return 0;
}

static void
add_pairs(GHashTable *pairs, const char *text)
{
    struct cursor c = { .at = text ? text : "" };
    for (guint mark; (mark = next_mark(&c)) != 0;)
        g_hash_table_add(pairs, GUINT_TO_POINTER(mark));
}

static GHashTable *
pairs_of(const char *text)
{
    GHashTable *pairs = g_hash_table_new(NULL, NULL);
    add_pairs(pairs, text);
    return pairs;
}

/* How many of the names hold each pair. */
static GHashTable *
count_pairs(GHashTable **names, size_t n)
{
    GHashTable *counts = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < n; i++) {
        GHashTableIter iter;
        gpointer pair;
        g_hash_table_iter_init(&iter, names[i]);
        while (g_hash_table_iter_next(&iter, &pair, NULL)) {
            guint have = GPOINTER_TO_UINT(g_hash_table_lookup(counts, pair));
            g_hash_table_insert(counts, pair, GUINT_TO_POINTER(have + 1));
        }
    }
    return counts;
}

/* A word of Latin letters says more than a pair of characters. */
static double
shared(GHashTable *name, const char *text, GHashTable *counts, size_t n)
{
    enum { LATIN = 5, MOST_HAN = 3 };
    double han = 0, latin = 0;
    struct cursor c = { .at = text ? text : "" };
    for (guint mark; (mark = next_mark(&c)) != 0;) {
        gpointer key = GUINT_TO_POINTER(mark);
        if (!g_hash_table_contains(name, key))
            continue;
        guint have = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
        double rare = log((double) (n + 1) / have) / log((double) (n + 1));
        if (c.latin)
            latin = MAX(latin, LATIN * rare);
        else
            han += rare;
    }
    return MIN(han, MOST_HAN) + latin;
}

static struct alike
alike_of(arena *a, const struct target_stream *stream, size_t name,
         GHashTable *pairs, GHashTable *counts)
{
    size_t at = target_name_at(stream, name)->place.at;
    size_t end = MIN(at + NEAR, stream->items->len);
    struct alike alike = { .from = at > NEAR ? at - NEAR : 0 };
    alike.n = end - alike.from;
    alike.sums = arena_array(a, float, alike.n + 1);
    for (size_t i = 0; i < alike.n; i++) {
        const char *text = target_item_at(stream, alike.from + i)->shown.level3;
        alike.sums[i + 1] = alike.sums[i] + (float) shared(pairs, text, counts,
                                                           stream->names->len);
    }
    return alike;
}

struct alike *
names_alike(arena *a, const struct target_stream *stream)
{
    size_t n = stream->names->len;
    GHashTable **pairs = g_new0(GHashTable *, n + 1);
    for (size_t i = 0; i < n; i++)
        pairs[i] = pairs_of(target_name_at(stream, i)->name);
    GHashTable *counts = count_pairs(pairs, n);
    struct alike *alike = arena_array(a, struct alike, n + 1);
    for (size_t i = 0; i < n; i++) {
        alike[i] = alike_of(a, stream, i, pairs[i], counts);
        g_hash_table_destroy(pairs[i]);
    }
    g_hash_table_destroy(counts);
    g_free(pairs);
    return alike;
}

double
alike_within(const struct alike *name, size_t first, size_t end)
{
    size_t low = CLAMP(first, name->from, name->from + name->n);
    size_t high = CLAMP(end, name->from, name->from + name->n);
    return (double) (name->sums[high - name->from] -
                     name->sums[low - name->from]);
}
