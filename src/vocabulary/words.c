/* data/words.tsv → rows by family, read once, at the first question. Knows how
 * a word matches; nothing of what it means. */
#include "vocabulary/words.h"

#include "base/arena.h"
#include "base/embedded.h"
#include "base/unicode.h"

#include <glib.h>
#include <string.h>

extern const struct embedded_file embedded_words[];

enum match { MATCH_PART, MATCH_WHOLE, MATCH_PREFIX, MATCH_SUFFIX };

struct alternative {
    enum match match;
    const char *text;
    size_t length;
    uint64_t characters;
};

/** One condition: any of its alternatives, or none of them. */
struct word_term {
    bool negated;
    size_t n;
    const struct alternative *any;
};

struct vocabulary {
    arena *memory;
    GArray *rows[WORDS_FAMILY_COUNT]; /* of struct word */
    GPtrArray *scopes;                /* of names; the place is the bit */
};

static const char *const FAMILIES[] = {
#define WORD_FAMILY(NAME, name) [WORDS_##NAME] = name,
    WORD_FAMILIES(WORD_FAMILY)
#undef WORD_FAMILY
};

/* A bit for each character of a text: a word can only be in a text that has
 * all of its bits. */
static uint64_t
characters_of(const char *text)
{
    uint64_t bits = 0;
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        bits |= (uint64_t) 1 << ((c ^ c >> 6) & 63);
    }
    return bits;
}

/* ------------------------------------------------------------- reading */

static struct alternative
read_alternative(arena *memory, const char *text)
{
    struct alternative a = { .match = MATCH_PART };
    size_t n = strlen(text);
    if (*text == '=' && n > 1)
        a.match = MATCH_WHOLE;
    else if (*text == '^' && n > 1)
        a.match = MATCH_PREFIX;
    else if (n > 1 && text[n - 1] == '$')
        a.match = MATCH_SUFFIX;
    bool before = a.match == MATCH_WHOLE || a.match == MATCH_PREFIX;
    char *bare = g_strndup(text + before,
                           n - before - (a.match == MATCH_SUFFIX));
    a.text = unicode_fold(memory, bare);
    a.length = strlen(a.text);
    a.characters = characters_of(a.text);
    g_free(bare);
    return a;
}

/* "收支 !资产|负债": all of the terms, and none of those with a mark. */
static const struct word_term *
read_terms(arena *memory, const char *text, size_t *n)
{
    GArray *terms = g_array_new(FALSE, FALSE, sizeof(struct word_term));
    char **parts = g_strsplit(text, " ", -1);
    for (char **p = parts; *p; p++) {
        struct word_term term = { .negated = **p == '!' };
        char **any = g_strsplit(*p + term.negated, "|", -1);
        struct alternative *made =
            arena_array(memory, struct alternative, g_strv_length(any) + 1);
        for (char **a = any; *a; a++)
            if (**a)
                made[term.n++] = read_alternative(memory, *a);
        term.any = made;
        g_strfreev(any);
        if (term.n)
            g_array_append_val(terms, term);
    }
    g_strfreev(parts);
    *n = terms->len;
    const struct word_term *kept =
        arena_memdup(memory, terms->data, terms->len * sizeof *kept);
    g_array_free(terms, TRUE);
    return kept;
}

static uint64_t
scope_bit(const struct vocabulary *v, const char *name, bool add)
{
    guint i = 0;
    while (i < v->scopes->len && strcmp(v->scopes->pdata[i], name) != 0)
        i++;
    if (i == v->scopes->len) {
        if (!add)
            return 0;
        g_ptr_array_add(v->scopes, arena_strdup(v->memory, name));
        g_assert(i < 64);
    }
    return (uint64_t) 1 << i;
}

static uint64_t
read_scopes(const struct vocabulary *v, const char *text)
{
    uint64_t bits = 0;
    char **names = g_strsplit(text, " ", -1);
    for (char **n = names; *n; n++)
        if (**n)
            bits |= scope_bit(v, *n, true);
    g_strfreev(names);
    return bits ? bits : ~(uint64_t) 0;
}

static void
read_row(struct vocabulary *v, const char *line)
{
    enum { FAMILY, WORD, FIELD, SCOPE, COLUMNS };
    char **field = g_strsplit(line, "\t", -1);
    guint n = g_strv_length(field), family = 0;
    const char *of[COLUMNS] = { "", "", "", "" };
    for (guint i = 0; i < n && i < COLUMNS; i++)
        of[i] = g_strchomp(field[i]);
    while (family < WORDS_FAMILY_COUNT &&
           strcmp(FAMILIES[family], of[FAMILY]) != 0)
        family++;
    g_assert(family < WORDS_FAMILY_COUNT && *of[WORD]);
    struct word w = { .text = arena_strdup(v->memory, of[WORD]),
                      .field = arena_strdup(v->memory, of[FIELD]),
                      .scope = arena_strdup(v->memory, of[SCOPE]),
                      .scopes = read_scopes(v, of[SCOPE]) };
    const char *below = strstr(w.text, " > ");
    const char *own = below ? below + strlen(" > ") : w.text;
    w.terms = read_terms(v->memory, own, &w.n_terms);
    if (below) {
        char *upper = g_strndup(w.text, (gsize) (below - w.text));
        w.upper = read_terms(v->memory, upper, &w.n_upper);
        g_free(upper);
    }
    g_array_append_val(v->rows[family], w);
    g_strfreev(field);
}

static const struct vocabulary *
vocabulary(void)
{
    static struct vocabulary v;
    static gsize done;
    if (!g_once_init_enter(&done))
        return &v;
    v.memory = arena_new();
    v.scopes = g_ptr_array_new();
    for (size_t i = 0; i < WORDS_FAMILY_COUNT; i++)
        v.rows[i] = g_array_new(FALSE, FALSE, sizeof(struct word));
    char **lines = g_strsplit(embedded_words[0].bytes, "\n", -1);
    for (char **line = lines + 1; *lines && *line; line++)
        if (**line && **line != '#')
            read_row(&v, *line);
    g_strfreev(lines);
    g_once_init_leave(&done, 1);
    return &v;
}

/* ------------------------------------------------------------- matching */

static bool
matches(const struct alternative *a, const char *text, uint64_t characters)
{
    if (a->characters & ~characters)
        return false;
    size_t n;
    switch (a->match) {
    case MATCH_WHOLE:
        return strcmp(text, a->text) == 0;
    case MATCH_PREFIX:
        return strncmp(text, a->text, a->length) == 0;
    case MATCH_SUFFIX:
        n = strlen(text);
        return n >= a->length && strcmp(text + n - a->length, a->text) == 0;
    default:
        return strstr(text, a->text) != NULL;
    }
}

static bool
terms_hold(const struct word_term *terms, size_t n, const char *text,
           uint64_t characters)
{
    for (size_t i = 0; i < n; i++) {
        bool any = false;
        for (size_t k = 0; k < terms[i].n && !any; k++)
            any = matches(&terms[i].any[k], text, characters);
        if (any == terms[i].negated)
            return false;
    }
    return true;
}

const struct word *
words_of(enum word_family family, size_t *n)
{
    GArray *rows = vocabulary()->rows[family];
    *n = rows->len;
    return (const struct word *) (void *) rows->data;
}

bool
word_says(const struct word *w, const char *folded)
{
    return terms_hold(w->terms, w->n_terms, folded, characters_of(folded));
}

bool
word_says_above(const struct word *w, const char *folded)
{
    return terms_hold(w->upper, w->n_upper, folded, characters_of(folded));
}

const struct word *
word_find(enum word_family family, const char *folded)
{
    uint64_t characters = characters_of(folded);
    size_t n;
    const struct word *rows = words_of(family, &n);
    for (size_t i = 0; i < n; i++)
        if (!rows[i].n_upper &&
            terms_hold(rows[i].terms, rows[i].n_terms, folded, characters))
            return &rows[i];
    return NULL;
}

const char *
word_of(enum word_family family, const char *field)
{
    size_t n;
    const struct word *rows = words_of(family, &n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(rows[i].field, field) == 0)
            return rows[i].text;
    return NULL;
}

const char *
word_field(enum word_family family, const char *folded)
{
    const struct word *w = word_find(family, folded);
    return w ? w->field : NULL;
}

static bool
is_whole(const struct word_term *term)
{
    return term->n && term->any[0].match == MATCH_WHOLE;
}

const struct word *
word_find_below(enum word_family family, uint64_t scopes, const char *folded,
                const char *above)
{
    const char *slash = strrchr(above, '/');
    const char *nearest = slash ? slash + 1 : above;
    uint64_t characters = characters_of(folded);
    size_t n;
    const struct word *rows = words_of(family, &n);
    for (size_t i = 0; i < n; i++) {
        const struct word *w = &rows[i];
        if (!(w->scopes & scopes) ||
            !terms_hold(w->terms, w->n_terms, folded, characters))
            continue;
        if (!w->n_upper || word_says_above(w, nearest) ||
            (slash && !*w->scope && !is_whole(&w->upper[0]) &&
             word_says_above(w, above)))
            return w;
    }
    return NULL;
}

uint64_t
words_scope(const char *name)
{
    return scope_bit(vocabulary(), name, false);
}

size_t
word_begins(enum word_family family, const char *folded)
{
    size_t n, longest = 0;
    const struct word *rows = words_of(family, &n);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < rows[i].terms[0].n; k++) {
            const struct alternative *a = &rows[i].terms[0].any[k];
            if (a->length > longest &&
                strncmp(folded, a->text, a->length) == 0)
                longest = a->length;
        }
    return longest;
}
