/* Piece → marks: words and shapes, one piece at a time. Knows no columns. */
#include "recognize/indicators/weights.h"

#include "base/unicode.h"
#include "budget/decimal.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <string.h>

static gunichar
last_character(const char *text)
{
    const char *end = text + strlen(text);
    return end > text ? g_utf8_get_char(g_utf8_prev_char(end)) : 0;
}

/* Folded marks (ASCII) that belong to the text before them. */
static bool
is_closing_mark(gunichar c)
{
    return c < 0x80 && c && strchr(",.;:!?)]", (int) c);
}

static bool
is_latin(gunichar c)
{
    return c < 0x80 && c > ' ' && (g_ascii_isalnum((gchar) c) ||
                                   strchr("%.-+/", (int) c));
}

/* Widths of the first part that no line break can part. */
static void
measure_chunk(struct marks *m, const char *text)
{
    const char *p = text;
    int width = 0;
    while (*p && is_latin(g_utf8_get_char(p))) {
        width += 1;
        p = g_utf8_next_char(p);
    }
    if (p == text && *p) {
        width = unicode_width(g_utf8_get_char(p));
        p = g_utf8_next_char(p);
    }
    m->chunk_least = m->chunk_most = width;
    if (*p && is_closing_mark(g_utf8_get_char(p)))
        m->chunk_most += 2;
}

static bool
leaves_open(const char *text)
{
    int depth = 0;
    for (; *text; text++) {
        depth += *text == '(' || *text == '[';
        if ((*text == ')' || *text == ']') && depth > 0)
            depth--;
    }
    return depth > 0;
}

static const char *
unit_after_digits(const char *text)
{
    const char *unit = "";
    for (const char *p = text; *p; p++)
        if (g_ascii_isdigit(*p) && !g_ascii_isdigit(p[1]))
            unit = p + 1;
    return unit;
}

static void
mark_number(struct marks *m, const struct piece *p)
{
    struct decimal d = decimal_read(p->text);
    bool percent = strchr(p->folded, '%') != NULL;
    m->is_dash = decimal_is_blank(p->text);
    m->is_percent = d.known && percent;
    m->is_number = d.known && !percent;
    if (m->is_number)
        m->value = (int) CLAMP(d.millionths / (DECIMAL_ONE / 100), -1000000,
                               1000000);
}

struct marks
marks_of(const struct piece *p, bool words)
{
    const char *text = p->folded;
    gunichar first = g_utf8_get_char(text), last = last_character(text);
    struct marks m = {
        .has_digit = strpbrk(text, "0123456789") != NULL,
        .starts_digit = g_ascii_isdigit(*text),
        .starts_mark = is_closing_mark(first),
        .has_comma = strchr(text, ',') != NULL,
        .ends_comma = last == ',',
        .ends_stop = last == '.' || last == ';',
        .opens = leaves_open(text),
        .latin_start = is_latin(first),
        .latin_end = is_latin(last),
        .unit = unit_after_digits(text),
    };
    mark_number(&m, p);
    if (!words)
        return m;
    size_t name = word_begins(WORDS_LEVEL_SUFFIX, text);
    size_t number = ordinal_length(text);
    m.relation = word_find(WORDS_MARK_RELATION, text);
    m.none = word_find(WORDS_MARK_NONE, text);
    m.done = word_find(WORDS_MARK_DONE, text);
    m.cause = word_find(WORDS_MARK_CAUSE, text);
    m.name_tail = word_find(WORDS_MARK_NAME, text);
    m.ends_relation = word_find(WORDS_MARK_RELATION_END, text);
    m.ends_open = word_find(WORDS_MARK_OPEN, text);
    m.numbered_name = name && g_ascii_isdigit(text[name]);
    m.list_item = number && !(m.starts_digit &&
                              g_ascii_isdigit(text[number]));
    measure_chunk(&m, text);
    return m;
}

/* ------------------------------------------------------------------ seams */

static gpointer
pair_key(gunichar a, gunichar b)
{
    return GSIZE_TO_POINTER((gsize) a << 24 | b);
}

static GHashTable *
pairs_within(const struct pieces *all)
{
    GHashTable *pairs = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < all->n; i++) {
        gunichar before = 0;
        for (const char *p = all->all[i].folded; *p; p = g_utf8_next_char(p)) {
            gunichar c = g_utf8_get_char(p);
            if (unicode_is_han(before) && unicode_is_han(c))
                g_hash_table_add(pairs, pair_key(before, c));
            before = c;
        }
    }
    return pairs;
}

/* A result often says again what the target says, over the same lines. */
enum { REPEAT_WITHIN = 6, REPEAT_WIDTH = 8 };

static bool
repeats_one_before(const struct piece *p, size_t i)
{
    for (size_t k = 1; k <= REPEAT_WITHIN && k <= i; k++)
        if (p[i].width >= REPEAT_WIDTH &&
            strcmp(p[i].folded, p[i - k].folded) == 0)
            return true;
    return false;
}

void
marks_of_seams(const struct pieces *all, const struct piece *p,
               struct marks *m, size_t n)
{
    GHashTable *pairs = pairs_within(all);
    for (size_t i = 0; i < n; i++)
        m[i].repeats = repeats_one_before(p, i);
    for (size_t i = 1; i < n; i++)
        m[i].seam_known = g_hash_table_contains(
            pairs, pair_key(last_character(p[i - 1].folded),
                            g_utf8_get_char(p[i].folded)));
    g_hash_table_destroy(pairs);
}
