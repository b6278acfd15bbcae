/* Headers of several rows with merged cells → columns with a leaf word and the
 * words above it. By position where positions make sense, else by which words
 * hold which (positions are lost when merged cells are dropped, when the text
 * has no tabs, and when every word stands on a line of its own). */
#include "recognize/tables/header.h"

#include "base/unicode.h"
#include "recognize/forms.h"
#include "recognize/lines.h"
#include "recognize/tables/layout.h"
#include "vocabulary/words.h"

#include <glib.h>
#include <string.h>

enum { MOST_LEVELS = 4, MOST_WORDS = 64, MOST_COLUMNS = 64 };

/* A word of the header. */
struct header_word {
    const char *text;   /* as printed, tidied */
    const char *folded;
    size_t at;          /* its cell */
    int parent;         /* index of the word above it, or -1 */
    bool holds;         /* has words below it */
};

struct level {
    size_t n;
    struct header_word words[MOST_WORDS];
};

struct levels {
    size_t n;
    struct level level[MOST_LEVELS];
};

/* ------------------------------------------------------------- reading */

static const char *
printed_word(const struct recognizing *r, const struct grid_row *row,
             size_t at, const char *folded)
{
    if (at < row->n_cells) {
        const char *own = unicode_fold(r->memory, row->cells[at].text);
        if (strcmp(own, folded) == 0)
            return unicode_tidy(r->memory, row->cells[at].text);
    }
    return folded;
}

static void
read_level(const struct recognizing *r, size_t index, struct level *level)
{
    const struct grid_row *row = &r->grid->rows[index];
    const char *words[MOST_WORDS];
    size_t at[MOST_WORDS];
    size_t n = line_words(r->memory, row, words, at, MOST_WORDS - level->n);
    for (size_t i = 0; i < n; i++) {
        struct header_word w = { .text = printed_word(r, row, at[i], words[i]),
                          .folded = words[i],
                          .at = at[i],
                          .parent = -1 };
        level->words[level->n++] = w;
    }
}

/* ------------------------------------------------------- by holding words */

static bool
may_hold(const struct header_word *upper, const struct header_word *lower)
{
    return form_holds(upper->folded, lower->folded);
}

static bool
has_child(const struct level *lower, int parent, const char *folded)
{
    for (size_t i = 0; i < lower->n; i++)
        if (lower->words[i].parent == parent &&
            strcmp(lower->words[i].folded, folded) == 0)
            return true;
    return false;
}

/* Hang each word of `lower` under the first word of `upper`, not before the
 * one in use, that can hold it and does not yet. Returns how many find none. */
static size_t
hang(struct level *upper, struct level *lower)
{
    size_t lost = 0;
    size_t current = 0;
    for (size_t i = 0; i < lower->n; i++)
        lower->words[i].parent = -1;
    for (size_t k = 0; k < upper->n; k++)
        upper->words[k].holds = false;
    for (size_t i = 0; i < lower->n; i++) {
        struct header_word *w = &lower->words[i];
        for (size_t k = current; k < upper->n && w->parent < 0; k++)
            if (may_hold(&upper->words[k], w) &&
                !has_child(lower, (int) k, w->folded)) {
                w->parent = (int) k;
                current = k;
                upper->words[k].holds = true;
            }
        lost += w->parent < 0;
    }
    for (size_t k = 0; k < upper->n; k++)
        lost += !upper->words[k].holds && form_is_group(upper->words[k].folded);
    return lost;
}

static size_t
hang_all(struct levels *all)
{
    size_t lost = 0;
    for (size_t i = 1; i < all->n; i++)
        lost += hang(&all->level[i - 1], &all->level[i]);
    return lost;
}

/* Words of subjects (功能分类科目) that stand beside the codes and names they
 * are parted into. */
static size_t
subjects_beside_codes(const struct level *l)
{
    size_t n = 0;
    for (size_t i = 0; i < l->n; i++) {
        const char *upper = l->words[i].folded;
        bool whole = word_find(WORDS_SUBJECT, upper) != NULL;
        for (size_t k = i + 1; whole && k < l->n; k++)
            if (word_find(WORDS_SUBJECT_CODE, l->words[k].folded)) {
                n++;
                break;
            }
    }
    return n;
}

/* One word a line: find where one level ends and the next begins. */
static void
part_levels(const struct level *flat, struct levels *best)
{
    size_t least = (size_t) -1;
    for (size_t a = 1; a <= flat->n; a++)
        for (size_t b = a; b <= flat->n; b++) {
            struct levels *try = g_new0(struct levels, 1);
            size_t cuts[] = { 0, a, b, flat->n };
            for (size_t i = 0; i < 3; i++) {
                struct level *level = &try->level[try->n];
                for (size_t k = cuts[i]; k < cuts[i + 1]; k++)
                    level->words[level->n++] = flat->words[k];
                try->n += level->n > 0;
            }
            size_t beside = try->n == 1 ? subjects_beside_codes(flat) : 0;
            size_t lost = (hang_all(try) + beside) * 4 + try->n;
            if (lost < least) {
                least = lost;
                *best = *try;
            }
            g_free(try);
        }
}

/* ------------------------------------------------------------ by position */

/* The word of `upper` that stands over column `at`. */
static int
word_over(const struct level *upper, size_t at)
{
    int found = -1;
    for (size_t i = 0; i < upper->n; i++)
        if (upper->words[i].at <= at)
            found = (int) i;
    return found;
}

/* How many words of `lower` stand under one that holds them, when moved right
 * by `shift`. */
static int
fits_shifted(const struct level *upper, const struct level *lower,
             size_t shift)
{
    int fits = 0;
    for (size_t i = 0; i < lower->n; i++) {
        int over = word_over(upper, lower->words[i].at + shift);
        if (over >= 0)
            fits += may_hold(&upper->words[over], &lower->words[i]);
    }
    return fits;
}

/* Leading blank cells may be lost: the shift that fits best. */
static void
shift_level(const struct level *upper, struct level *lower)
{
    enum { MOST_SHIFT = 20 };
    size_t best = 0;
    int most = fits_shifted(upper, lower, 0);
    for (size_t shift = 1; shift < MOST_SHIFT; shift++) {
        int fits = fits_shifted(upper, lower, shift);
        if (fits > most) {
            most = fits;
            best = shift;
        }
    }
    for (size_t i = 0; i < lower->n; i++)
        lower->words[i].at += best;
}

/* Words with no fitting word over them where some word of the level above
 * would fit. */
static size_t
hang_by_position(struct levels *all)
{
    size_t lost = 0;
    for (size_t k = 1; k < all->n; k++) {
        struct level *upper = &all->level[k - 1], *lower = &all->level[k];
        shift_level(upper, lower);
        for (size_t i = 0; i < lower->n; i++)
            lower->words[i].parent = -1;
        for (size_t i = 0; i < lower->n; i++) {
            struct header_word *w = &lower->words[i];
            int over = word_over(upper, w->at);
            bool any = false;
            lost += over >= 0 && has_child(lower, over, w->folded);
            w->parent = over;
            for (size_t u = 0; u < upper->n; u++)
                any |= may_hold(&upper->words[u], w);
            if (w->parent >= 0)
                upper->words[w->parent].holds = true;
            lost += any && (w->parent < 0 ||
                            !may_hold(&upper->words[w->parent], w));
        }
    }
    return lost;
}

/* --------------------------------------------------------------- columns */

struct leaf {
    const struct levels *all;
    size_t level, word;
};

static const char *
group_of(arena *memory, struct leaf leaf, bool folded)
{
    GString *path = g_string_new(NULL);
    const struct header_word *w = &leaf.all->level[leaf.level].words[leaf.word];
    for (size_t k = leaf.level; k-- > 0 && w->parent >= 0;) {
        w = &leaf.all->level[k].words[w->parent];
        if (path->len)
            g_string_prepend_c(path, '/');
        g_string_prepend(path, folded ? w->folded : w->text);
    }
    char *kept = path->len ? arena_strndup(memory, path->str, path->len)
                           : NULL;
    g_string_free(path, TRUE);
    return kept;
}

static void
add_leaf(const struct recognizing *r, enum table_kind kind, struct header *h,
         struct leaf leaf)
{
    const struct header_word *w = &leaf.all->level[leaf.level].words[leaf.word];
    const char *group = group_of(r->memory, leaf, true);
    if (h->n >= MOST_COLUMNS)
        return;
    struct column *c = &h->columns[h->n++];
    c->name = w->text;
    c->group = group_of(r->memory, leaf, false);
    header_read_column(c, kind, w->folded, group ? group : "");
}

/* Leaves below one word, or the word itself, from left to right. */
static void
add_below(const struct recognizing *r, enum table_kind kind, struct header *h,
          struct leaf at)
{
    const struct levels *all = at.all;
    bool any = false;
    for (size_t i = 0; at.level + 1 < all->n &&
                       i < all->level[at.level + 1].n; i++)
        if (all->level[at.level + 1].words[i].parent == (int) at.word) {
            add_below(r, kind, h, (struct leaf) { all, at.level + 1, i });
            any = true;
        }
    if (!any)
        add_leaf(r, kind, h, at);
}

/* Columns in the order of the words that hold them. */
static void
columns_by_words(const struct recognizing *r, enum table_kind kind,
                 const struct levels *all, struct header *h)
{
    for (size_t i = 0; i < all->level[0].n; i++)
        add_below(r, kind, h, (struct leaf) { all, 0, i });
}

static bool
is_code_part(enum column_role role)
{
    return role == COLUMN_FUNCTION_CODE || role == COLUMN_GOVERNMENT_CODE ||
           role == COLUMN_DEPARTMENT_CODE;
}

/* The parts of a code (类, 款, 项) that the lowest words of a header end with
 * are the first columns: they stand below a cell that is merged over them, and
 * in place of one that names the whole code. */
static void
code_parts_first(struct header *h)
{
    size_t first = h->n;
    struct column moved[MOST_COLUMNS];
    while (first && h->columns[first - 1].role == h->columns[h->n - 1].role &&
           is_code_part(h->columns[first - 1].role))
        first--;
    size_t parts = h->n - first, n = parts;
    if (parts < 2 || !first)
        return;
    memcpy(moved, h->columns + first, parts * sizeof *moved);
    for (size_t i = 0; i < first; i++)
        if (h->columns[i].role != moved[0].role)
            moved[n++] = h->columns[i];
    memcpy(h->columns, moved, n * sizeof *moved);
    h->n = n;
}

/* The lowest word at column `at`. */
static bool
leaf_at(const struct levels *all, size_t at, struct leaf *leaf)
{
    for (size_t k = all->n; k-- > 0;)
        for (size_t i = 0; i < all->level[k].n; i++)
            if (all->level[k].words[i].at == at) {
                *leaf = (struct leaf) { all, k, i };
                return true;
            }
    return false;
}

/* A column under a merged cell without a word of its own: the code stands
 * under the word, the name beside it. */
void
header_part_subject(struct column *code, struct column *name)
{
    static const struct {
        enum column_role whole, code, name;
    } PARTS[] = {
        { COLUMN_FUNCTION, COLUMN_FUNCTION_CODE, COLUMN_FUNCTION_NAME },
        { COLUMN_GOVERNMENT, COLUMN_GOVERNMENT_CODE, COLUMN_GOVERNMENT_NAME },
        { COLUMN_DEPARTMENT, COLUMN_DEPARTMENT_CODE, COLUMN_DEPARTMENT_NAME },
        { COLUMN_ORG, COLUMN_ORG_CODE, COLUMN_ORG_NAME },
        { COLUMN_PROJECT, COLUMN_PROJECT_CODE, COLUMN_PROJECT_NAME },
    };
    name->role = COLUMN_UNKNOWN;
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++)
        if (code->role == PARTS[i].whole) {
            code->role = PARTS[i].code;
            name->role = PARTS[i].name;
            return;
        }
}

static void
add_nameless(struct header *h)
{
    if (!h->n || h->n >= MOST_COLUMNS)
        return;
    h->columns[h->n] = h->columns[h->n - 1];
    header_part_subject(&h->columns[h->n - 1], &h->columns[h->n]);
    h->n++;
}

static void
columns_by_position(const struct recognizing *r, enum table_kind kind,
                    const struct levels *all, struct header *h)
{
    size_t width = 0;
    for (size_t k = 0; k < all->n; k++)
        for (size_t i = 0; i < all->level[k].n; i++)
            width = MAX(width, all->level[k].words[i].at + 1);
    for (size_t at = 0; at < width; at++) {
        struct leaf leaf;
        if (leaf_at(all, at, &leaf))
            add_leaf(r, kind, h, leaf);
        else
            add_nameless(h);
    }
}

/* ------------------------------------------------------------ whole header */

/* Every row holds one word, and there are many: one word a line. */
static bool
is_exploded(const struct levels *all, size_t rows)
{
    return rows > MOST_LEVELS || (rows > 2 && all->level[0].n == 1);
}

/* Header rows that are not blank. */
static size_t
filled_rows(const struct recognizing *r, const struct section *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n_header_rows; i++)
        n += r->grid->rows[s->header_row + i].n_cells > 0;
    return n;
}

static void
read_exploded(const struct recognizing *r, const struct section *s,
              struct levels *all)
{
    struct level flat = { 0 };
    for (size_t i = 0; i < s->n_header_rows; i++)
        read_level(r, s->header_row + i, &flat);
    part_levels(&flat, all);
}

/* Cells that the widest row of the body has. */
static size_t
body_width(const struct recognizing *r, const struct section *s)
{
    size_t width = 0;
    for (size_t i = s->first_row; i < s->end_row; i++) {
        const struct grid_row *row = &r->grid->rows[i];
        size_t n = row->n_cells;
        while (n && !*row->cells[n - 1].text)
            n--;
        width = MAX(width, n);
    }
    return width;
}

struct header
header_read(const struct recognizing *r, const struct section *s)
{
    struct header h;
    if (header_read_exact(r, s, &h))
        return h;
    struct header seen = { .columns = arena_array(r->memory, struct column,
                                                  MOST_COLUMNS),
                           .placed = true };
    size_t width = layout_count_cells(r, s);
    bool placed = width > 1 && layout_read_header(r, s, width, &seen);
    if (placed && seen.n >= width)
        return seen;
    h = (struct header){ .columns = arena_array(r->memory, struct column,
                                                MOST_COLUMNS) };
    struct levels *words = g_new0(struct levels, 1);
    struct levels *places = g_new0(struct levels, 1);
    if (!s->n_header_rows) {
        h.lost = true;
        h.n = form_usual_columns(s->kind, body_width(r, s), h.columns);
    } else {
        for (size_t i = 0; i < s->n_header_rows && words->n < MOST_LEVELS;
             i++) {
            read_level(r, s->header_row + i, &words->level[words->n]);
            words->n += words->level[words->n].n > 0;
        }
        bool spaced = r->grid->rows[s->header_row].n_cells == 1;
        bool exploded = is_exploded(words, filled_rows(r, s));
        *places = *words;
        if (exploded)
            read_exploded(r, s, words);
        size_t lost = hang_all(words), misplaced = hang_by_position(places);
        if (exploded || spaced || (misplaced && lost < misplaced))
            columns_by_words(r, s->kind, words, &h);
        else
            columns_by_position(r, s->kind, places, &h);
        if (exploded)
            code_parts_first(&h);
    }
    g_free(words);
    g_free(places);
    return placed && h.n <= seen.n ? seen : h;
}
