/* Pieces of flattened text put together again: labels one character a line,
 * words and codes cut over lines; what forms print for blanks is dropped. */
#include "recognize/indicators/indicators.h"

#include "base/unicode.h"
#include "vocabulary/words.h"

#include <string.h>

/* ------------------------------------------------------- vertical labels */

static bool
is_character(const struct piece *p)
{
    return p->starts_line && p->ends_line && !p->is_cell &&
           g_utf8_strlen(p->folded, -1) == 1 &&
           unicode_is_han(g_utf8_get_char(p->folded));
}

/* Bring a label's characters, which stand one a line beside what they name
 * with at most a few other pieces between two of them, together where the
 * first one stands. */
static void
join_vertical(arena *a, GArray *all, const char *label)
{
    enum { LIMIT = 8, SPREAD = 4 };
    for (size_t i = 0; i < all->len; i++) {
        size_t found[LIMIT], n = 0, far = i;
        const char *rest = label;
        for (size_t k = i; *rest && k < all->len && k <= far && n < LIMIT;
             k++) {
            const struct piece *p = collected(all, k);
            if (!is_character(p) ||
                g_utf8_get_char(p->folded) != g_utf8_get_char(rest)) {
                if (k == i)
                    break;
                continue;
            }
            found[n++] = k;
            far = k + SPREAD;
            rest = g_utf8_next_char(rest);
        }
        if (*rest)
            continue;
        piece_set_text(a, collected(all, i), label);
        for (size_t k = n; k-- > 1;)
            g_array_remove_index(all, (guint) found[k]);
    }
}

/* --------------------------------------------------------- broken levels */

static bool
is_full_level(const char *folded)
{
    return level_read(folded).full;
}

/* How many pieces from `at` on are one level's word cut over lines. */
static size_t
broken_level(const GArray *all, size_t at)
{
    enum { PIECES = 10, LONG = 60 };
    char word[LONG * PIECES];
    size_t best = 0, length = 0;
    bool whole = level_read(collected(all, at)->folded).length > 0;
    for (size_t n = 0; n < PIECES && at + n < all->len; n++) {
        const struct piece *p = collected(all, at + n);
        size_t more = strlen(p->folded);
        if (p->is_cell || more >= LONG ||
            (n && whole && is_full_level(p->folded)))
            break;
        memcpy(word + length, p->folded, more + 1);
        length += more;
        if (n && is_full_level(word))
            best = n + 1;
    }
    return best;
}

static void
join_levels(arena *a, GArray *all)
{
    for (size_t i = 0; i < all->len; i++) {
        size_t n = broken_level(all, i);
        if (n == 0)
            continue;
        struct piece *p = collected(all, i);
        const char *text = p->text;
        for (size_t k = 1; k < n; k++)
            text = arena_printf(a, "%s%s", text, p[k].text);
        p->ends_line = p[n - 1].ends_line;
        piece_set_text(a, p, text);
        g_array_remove_range(all, (guint) i + 1, (guint) n - 1);
    }
}

/* What a form's blanks are printed with: "……", "指标2:" with nothing behind it,
 * the weight "(50分)" of a level whose word is lost. */
static bool
is_placeholder(const GArray *all, size_t i)
{
    const char *text = collected(all, i)->folded;
    const char *next = i + 1 < all->len ? collected(all, i + 1)->folded : "";
    if (strlen(text) > 2 && !text[strspn(text, ".")])
        return true;
    const char *p = text + word_begins(WORDS_LEVEL_SUFFIX, text);
    size_t digits = strspn(p, "0123456789");
    if (p > text && digits > 0 && !p[digits + (p[digits] == ':')])
        return !next[strspn(next, ".")] || level_read(next).length ||
               word_begins(WORDS_LEVEL_SUFFIX, next) ||
               word_find(WORDS_INDICATOR_TOTAL, next);
    digits = *text == '(' ? strspn(text + 1, "0123456789") : 0;
    return digits && word_find(WORDS_POINTS, text + 1 + digits);
}

static void
drop_placeholders(GArray *all)
{
    for (guint i = all->len; i-- > 0;) {
        const struct piece *p = collected(all, i);
        if (p->is_cell || !is_placeholder(all, i))
            continue;
        if (p->ends_line && !p->starts_line)
            collected(all, i - 1)->ends_line = true;
        g_array_remove_index(all, i);
    }
}

/* Where every line is followed by blank ones, those say nothing. */
static void
level_gaps(GArray *all)
{
    int least = INT_MAX;
    for (size_t i = 1; i < all->len; i++)
        if (collected(all, i)->starts_line)
            least = MIN(least, collected(all, i)->gap);
    for (size_t i = 1; i < all->len; i++)
        if (collected(all, i)->starts_line)
            collected(all, i)->gap -= least;
}

void
pieces_mend_words(arena *a, GArray *all)
{
    size_t n;
    const struct word *labels = words_of(WORDS_VERTICAL, &n);
    for (size_t i = 0; i < n; i++)
        join_vertical(a, all, labels[i].text);
    join_levels(a, all);
    drop_placeholders(all);
    level_gaps(all);
}

void
pieces_join_codes(arena *a, GArray *all)
{
    enum { LEAST = 18, MOST = 23, NEAR = 2 };
    for (guint i = 0; i + 1 < all->len; i++) {
        const struct piece *head = collected(all, i);
        struct piece *rest = collected(all, i + 1);
        size_t n = strlen(head->folded);
        if (n < 6 || n >= MOST || !head->starts_line || !head->ends_line ||
            !rest->starts_line || rest->row > head->row + NEAR ||
            strspn(head->folded, "0123456789") < 6)
            continue;
        const char *whole = arena_printf(a, "%s%s", head->folded,
                                         rest->folded);
        size_t length = 0;
        while (g_ascii_isalnum(whole[length]))
            length++;
        if (length <= n || length < LEAST || length > MOST ||
            whole[length] != '-')
            continue;
        rest->line = head->line;
        piece_set_text(a, rest,
                       arena_printf(a, "%s%s", head->text, rest->text));
        g_array_remove_index(all, i);
    }
}
