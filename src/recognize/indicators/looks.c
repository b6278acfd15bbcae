/* What a piece is, by its text alone: words of levels and relations, and the
 * shapes of codes, phones and amounts. Knows nothing of rows or columns. */
#include "recognize/indicators/indicators.h"

#include "base/unicode.h"
#include "budget/decimal.h"
#include "vocabulary/words.h"

#include <string.h>

/* ---------------------------------------------------------------- levels */

static const char *const LEVELS1[LEVEL1_COUNT] = {
    "", "output", "benefit", "satisfaction", "cost", "other"
};
static const char *const LEVELS2[LEVEL2_COUNT] = {
    "", "quantity", "quality", "timeliness", "cost", "economic", "social",
    "ecological", "sustained", "satisfaction", "economic-cost", "social-cost",
    "ecological-cost"
};

/* The names' numbers in a field such as "cost output cost". */
static size_t
numbers_of(const char *field, const char *const *names, size_t n, int *out)
{
    size_t found = 0;
    for (const char *p = field; *p; p += strspn(p, " ")) {
        size_t length = strcspn(p, " ");
        for (size_t i = 1; i < n; i++)
            if (strlen(names[i]) == length && !strncmp(p, names[i], length))
                out[found++] = (int) i;
        p += length;
    }
    return found;
}

enum { MOST_PARENTS = 3, MOST_LEVELS = 96 };

/* The levels' words, read once from the vocabulary. */
struct level_words {
    const char *suffix; /* that all of them may end with */
    size_t n;
    struct {
        const char *word;
        size_t length;
        enum level1 level1;
        enum level2 level2;
    } all[MOST_LEVELS];
    enum level1 parents[LEVEL2_COUNT][MOST_PARENTS];
    const char *names1[LEVEL1_COUNT];
};

static const struct level_words *
level_words(void)
{
    static struct level_words w;
    static gsize done;
    if (!g_once_init_enter(&done))
        return &w;
    size_t n;
    w.suffix = words_of(WORDS_LEVEL_SUFFIX, &n)->text;
    const struct word *first = words_of(WORDS_LEVEL1, &n);
    for (size_t i = 0; i < n; i++) {
        int level = 0;
        numbers_of(first[i].field, LEVELS1, LEVEL1_COUNT, &level);
        if (!w.names1[level])
            w.names1[level] = first[i].text;
        w.all[w.n].word = first[i].text;
        w.all[w.n].length = strlen(first[i].text);
        w.all[w.n++].level1 = (enum level1) level;
    }
    const struct word *second = words_of(WORDS_LEVEL2, &n);
    for (size_t i = 0; i < n; i++) {
        const char *rest = strchr(second[i].field, ' ');
        int level = 0, parents[LEVEL1_COUNT] = { 0 };
        char *own = g_strndup(second[i].field,
                              (gsize) (rest - second[i].field));
        numbers_of(own, LEVELS2, LEVEL2_COUNT, &level);
        numbers_of(rest + 1, LEVELS1, LEVEL1_COUNT, parents);
        for (int k = 0; k < MOST_PARENTS; k++)
            w.parents[level][k] = (enum level1) parents[k];
        g_free(own);
        size_t at = 0;
        while (at < w.n && strcmp(w.all[at].word, second[i].text) != 0)
            at++;
        w.all[at].word = second[i].text;
        w.all[at].length = strlen(second[i].text);
        w.all[at].level2 = (enum level2) level;
        w.n = MAX(w.n, at + 1);
    }
    g_assert(w.n < MOST_LEVELS);
    g_once_init_leave(&done, 1);
    return &w;
}

struct level
level_begins(const char *folded, bool full)
{
    const struct level_words *w = level_words();
    struct level best = { 0 };
    for (size_t i = 0; i < w->n; i++) {
        size_t n = w->all[i].length;
        if (strncmp(folded, w->all[i].word, n) != 0)
            continue;
        bool suffix = g_str_has_prefix(folded + n, w->suffix);
        if (full && !suffix)
            continue;
        n += suffix ? strlen(w->suffix) : 0;
        if (n > best.length)
            best = (struct level){ w->all[i].level1, w->all[i].level2, n,
                                   suffix };
    }
    return best;
}

struct level
level_read(const char *folded)
{
    struct level l = level_begins(folded, false);
    const char *rest = folded + l.length;
    bool weight = l.length && *rest == '(' && strpbrk(rest, "0123456789") &&
                  rest[strlen(rest) - 1] == ')';
    if (*rest && !weight)
        return (struct level){ 0 };
    l.full |= weight;
    return l;
}

bool
levels_fit(enum level1 level1, enum level2 level2)
{
    const enum level1 *parents = level_words()->parents[level2];
    for (int k = 0; k < MOST_PARENTS && level1; k++)
        if (parents[k] == level1)
            return true;
    return false;
}

enum level1
level1_of(enum level2 level2)
{
    return level_words()->parents[level2][0];
}

const char *
level1_name(arena *a, enum level1 level1)
{
    const struct level_words *w = level_words();
    return w->names1[level1] ? arena_printf(a, "%s%s", w->names1[level1],
                                            w->suffix) : NULL;
}

/* ---------------------------------------------------------------- shapes */

static const char DIGITS[] = "0123456789";

bool
is_dash(uint32_t c)
{
    return c == '-' || c == '_' || (c >= 0x2010 && c <= 0x2015) ||
           c == 0x2212 || c == 0x2500 || c == 0xFE58 || c == 0xFE63 ||
           c == 0xFF0D;
}

/* Codes have 21 characters; a broken one still has most of them, and more
 * than any phone number. */
static bool
is_code(const char *folded)
{
    size_t n = 0;
    while (g_ascii_isalnum(folded[n]))
        n++;
    if (n < 15 || strspn(folded, DIGITS) < 6)
        return false;
    return !folded[n] || folded[n] == '-' || folded[n] == '_' ||
           (unsigned char) folded[n] >= 0x80;
}

/* Digits, a dash and a name. */
static bool
is_numbered(const char *folded, size_t least, size_t most)
{
    size_t n = strspn(folded, DIGITS);
    const char *name = folded + n + 1;
    return n >= least && n <= most && folded[n] == '-' &&
           (*name == '(' ||
            (*name && unicode_is_han(g_utf8_get_char_validated(name, -1))));
}

static enum look
look_of_digits(const char *folded)
{
    size_t n = strlen(folded), digits = strspn(folded, DIGITS);
    if (digits == n)
        return n >= 5 && n <= 13 ? LOOK_PHONE : LOOK_NUMBER;
    if (digits && digits <= 12 && folded[digits] == '-' && n == digits + 1)
        return LOOK_DIGITS;
    if (strspn(folded, "0123456789,.") == n && digits)
        return LOOK_AMOUNT;
    if (folded[n - 1] == '%' && strspn(folded, "0123456789.") == n - 1)
        return LOOK_PERCENT;
    if (digits >= 3 && digits <= 4 && folded[digits] == '-' &&
        strspn(folded + digits + 1, DIGITS) >= 6)
        return LOOK_PHONE;
    if (n >= 10 && strspn(folded, "0123456789-/,;") == n)
        return LOOK_PHONE;
    return LOOK_TEXT;
}

static bool
look_of_relation(struct piece *p)
{
    static const int FAMILIES[] = { WORDS_RELATION, WORDS_RELATION_WORD,
                                    WORDS_RELATION_ALIKE };
    for (size_t f = 0; f < G_N_ELEMENTS(FAMILIES); f++) {
        size_t n;
        const struct word *w = words_of((enum word_family) FAMILIES[f], &n);
        for (size_t i = 0; i < n; i++)
            if (strcmp(w[i].text, p->folded) == 0) {
                p->relation = w[i].field;
                p->doubtful = FAMILIES[f] == WORDS_RELATION_ALIKE;
                return true;
            }
    }
    return false;
}

void
piece_look(struct piece *p)
{
    enum { LONG = 60 };
    const char *t = p->folded;
    size_t n = strlen(t);
    p->level = (struct level){ 0 };
    p->relation = NULL;
    p->look = LOOK_TEXT;
    if (decimal_is_blank(p->text))
        p->look = LOOK_DASH;
    else if (n >= 4 && strspn(t, "-=_|+:") == n)
        p->look = LOOK_RULER;
    else if (is_code(t))
        p->look = LOOK_CODE;
    else if (is_numbered(t, 1, 2))
        p->look = LOOK_CATEGORY;
    else if (is_numbered(t, 3, 9))
        p->look = LOOK_ORG;
    else if (g_ascii_isdigit(*t))
        p->look = look_of_digits(t);
    else if (n > LONG)
        return;
    else if (look_of_relation(p))
        p->look = LOOK_RELATION;
    else if (word_find(WORDS_DIRECTION, t))
        p->look = LOOK_DIRECTION;
    else if ((p->level = level_read(t)).length)
        p->look = p->level.full ? LOOK_LEVEL : LOOK_BARE;
}

/* ----------------------------------------------------- relation and value */

static size_t
relation_of(enum word_family family, const char *folded, const char **relation)
{
    size_t n, best = 0;
    const struct word *w = words_of(family, &n);
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(w[i].text);
        if (length > best && !strncmp(w[i].text, folded, length)) {
            best = length;
            *relation = w[i].field;
        }
    }
    return best;
}

size_t
relation_begins(const char *folded, const char **relation, bool *doubtful)
{
    size_t n = relation_of(WORDS_RELATION, folded, relation);
    *doubtful = n == 0;
    return n ? n : relation_of(WORDS_RELATION_ALIKE, folded, relation);
}

void
value_split(arena *a, const char *text, struct indicator *i)
{
    const char *plain = unicode_nfkc(a, text), *relation = NULL;
    bool doubtful;
    size_t n = relation_begins(plain, &relation, &doubtful);
    if (n && !doubtful && !i->relation) {
        i->relation = relation;
        plain = unicode_tidy(a, plain + n);
        text = plain;
    }
    i->value = *text ? text : NULL;
    size_t digits = strspn(plain, "0123456789.,");
    const char *unit = plain + digits;
    if (!digits || i->measure || !*unit || strpbrk(unit, "0123456789-~"))
        return;
    size_t length = strlen(unit);
    bool bracketed = length > 2 && *unit == '(' && unit[length - 1] == ')';
    i->value = arena_strndup(a, plain, digits);
    i->measure = unicode_tidy(a, bracketed ? arena_strndup(a, unit + 1,
                                                           length - 2)
                                           : unit);
}

bool
money_measure(const char *measure, enum money_unit *unit)
{
    const char *field = measure ? word_field(WORDS_MONEY_MEASURE, measure)
                                : NULL;
    for (int u = UNIT_YUAN; field && u <= UNIT_YI; u++)
        if (strcmp(money_unit_name((enum money_unit) u), field) == 0) {
            *unit = (enum money_unit) u;
            return true;
        }
    return false;
}
