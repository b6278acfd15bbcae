/* Words that names share with indicators: pairs of Han characters, the rarer
 * among the names the more they weigh. Weak evidence, never alone decisive. */
#include "recognize/targets_evidence.h"

#include "base/unicode.h"

#include <math.h>

enum { NEAR = 40 }; /* indicators around the name row that are looked at */

static void
add_pairs(GHashTable *pairs, const char *text)
{
    guint before = 0;
    for (const char *p = text ? text : ""; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!unicode_is_han(c)) {
            before = 0;
            continue;
        }
        if (before)
            g_hash_table_add(pairs,
                             GUINT_TO_POINTER((before << 16) ^ (c & 0xFFFF)));
        before = c & 0xFFFF;
    }
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

static double
shared(GHashTable *name, const char *text, GHashTable *counts, size_t n)
{
    double sum = 0;
    guint before = 0;
    for (const char *p = text ? text : ""; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        guint now = unicode_is_han(c) ? c & 0xFFFF : 0;
        gpointer pair = GUINT_TO_POINTER((before << 16) ^ now);
        if (before && now && g_hash_table_contains(name, pair)) {
            guint have = GPOINTER_TO_UINT(g_hash_table_lookup(counts, pair));
            sum += log((double) (n + 1) / have) / log((double) (n + 1));
        }
        before = now;
    }
    return MIN(sum, 1.5);
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
