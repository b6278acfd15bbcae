/* Headers of texts whose columns are blanks: which word stands over which
 * others is seen by where they stand in their lines. */
#include "recognize/tables/layout.h"

#include "base/unicode.h"
#include "recognize/forms.h"
#include "recognize/lines.h"
#include "vocabulary/words.h"

#include <glib.h>
#include <string.h>

enum { MOST_TOKENS = 64, NEAR = 10, GAP = 2 };

/* A word of the header: [left, right) as it is seen. */
struct token {
    const char *text, *folded;
    const char *raw; /* with its blanks */
    int line, left, right;
    int parent;  /* the word above it, or -1 */
    bool holds;  /* stands over others */
    bool taken;  /* joined to the word above it */
};

struct tokens {
    size_t n;
    struct token all[MOST_TOKENS];
};

/* ---------------------------------------------------------------- words */

static void
add_token(arena *memory, struct tokens *t, const char *from, size_t length,
          int line, int left)
{
    const char *text = arena_strndup(memory, from, length);
    if (t->n == MOST_TOKENS)
        return;
    t->all[t->n++] = (struct token){ .raw = text,
                                     .text = unicode_tidy(memory, text),
                                     .folded = unicode_fold(memory, text),
                                     .line = line,
                                     .left = left,
                                     .right = left + unicode_text_width(text),
                                     .parent = -1 };
}

/* Words of one cell that are all known to headers: several cells. */
static bool
add_known(arena *memory, struct tokens *t, const char *from, size_t length,
          int line, int left)
{
    char *text = g_strndup(from, length);
    char **parts = g_strsplit(text, " ", -1);
    bool known = parts[0] && parts[1];
    for (char **p = parts; *p && known; p++)
        known = form_is_header_word(unicode_fold(memory, *p));
    for (char **p = parts; *p && known; p++) {
        add_token(memory, t, *p, strlen(*p), line, left);
        left += (int) g_utf8_strlen(*p, -1) + 1;
    }
    g_strfreev(parts);
    g_free(text);
    return known;
}

static void
add_words(arena *memory, struct tokens *t, const char *from,
          const char *end, int line, int left)
{
    size_t length = (size_t) (end - from);
    if (!add_known(memory, t, from, length, line, left))
        add_token(memory, t, from, length, line, left);
}

/* Words parted by two blanks and more; by one, where both are known. */
static void
read_line(arena *memory, struct tokens *t, const char *text, int line)
{
    int at = 0, gap = GAP, left = 0;
    const char *begin = NULL, *end = NULL;
    for (const char *p = text;; p = g_utf8_next_char(p), at++) {
        bool space = *p && unicode_is_space(g_utf8_get_char(p));
        if (*p && !space) {
            if (!begin || gap >= GAP) {
                if (begin)
                    add_words(memory, t, begin, end, line, left);
                begin = p;
                left = at;
            }
            end = g_utf8_next_char(p);
            gap = 0;
        } else {
            gap++;
        }
        if (!*p)
            break;
    }
    if (begin)
        add_words(memory, t, begin, end, line, left);
}

static int
distance(const struct token *a, const struct token *b)
{
    return MAX(MAX(a->left - b->right, b->left - a->right), 0);
}

static bool
overlap(const struct token *a, const struct token *b)
{
    return a->left < b->right && b->left < a->right;
}

/* ---------------------------------------------------- what stands over what */

static void
find_holders(struct tokens *t)
{
    for (size_t i = 0; i < t->n; i++) {
        struct token *a = &t->all[i];
        a->holds = form_is_group(a->folded);
        for (size_t k = 0; k < t->n; k++)
            a->holds |= t->all[k].line > a->line && overlap(a, &t->all[k]);
    }
}

static size_t
count_leaves(const struct tokens *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++)
        n += !t->all[i].holds && !t->all[i].taken;
    return n;
}

/* A word cut over two lines: the first part is no word of headers. */
static void
join_cut(arena *memory, struct tokens *t)
{
    for (size_t i = 0; i < t->n; i++) {
        struct token *a = &t->all[i], *only = NULL;
        size_t below = 0;
        for (size_t k = 0; k < t->n; k++)
            if (t->all[k].line > a->line && overlap(a, &t->all[k])) {
                only = &t->all[k];
                below++;
            }
        if (below != 1 || only->holds || form_is_group(a->folded))
            continue;
        const char *both = arena_printf(memory, "%s%s", a->folded,
                                        only->folded);
        bool cut = !form_is_header_word(only->folded) ||
                   (!form_is_header_word(a->folded) &&
                    form_is_header_word(both));
        if (!cut || form_holds(a->folded, only->folded))
            continue;
        a->text = arena_printf(memory, "%s%s", a->text, only->text);
        a->folded = both;
        a->left = MIN(a->left, only->left);
        a->right = MAX(a->right, only->right);
        a->holds = false;
        only->taken = true;
    }
}

/* More leaves than columns: words that hold others do so though none stands
 * right below them. */
static void
find_far_holders(struct tokens *t, size_t columns)
{
    for (size_t i = 0; i < t->n && count_leaves(t) > columns; i++) {
        struct token *a = &t->all[i];
        for (size_t k = 0; k < t->n && !a->holds && !a->taken; k++)
            a->holds = t->all[k].line > a->line && !t->all[k].holds &&
                       form_holds(a->folded, t->all[k].folded);
    }
}

/* The nearest word above that can hold it. */
static void
find_parent(struct tokens *t, size_t i)
{
    struct token *own = &t->all[i];
    bool any = word_find(WORDS_PHASE_COLUMN, own->folded) != NULL;
    for (int line = own->line - 1; line >= 0 && own->parent < 0; line--)
        for (size_t k = 0; k < t->n; k++) {
            const struct token *a = &t->all[k];
            if (a->line != line || !a->holds || a->taken)
                continue;
            bool holds = form_holds(a->folded, own->folded);
            int away = distance(a, own);
            bool better = own->parent < 0 ||
                          away < distance(&t->all[own->parent], own);
            if (((!away && (holds || !form_is_group(a->folded))) ||
                 ((holds || any) && away <= NEAR)) && better)
                own->parent = (int) k;
        }
}

/* 预算数 | 决算数 | 预算数 | … below as many words each: in their order. */
static void
share_phases(struct tokens *t)
{
    struct token *leaves[MOST_TOKENS];
    int above[MOST_TOKENS];
    size_t n = 0, m = 0;
    for (size_t i = 0; i < t->n; i++) {
        struct token *a = &t->all[i];
        bool lowest = a->holds && !form_is_group(a->folded);
        for (size_t k = 0; k < t->n; k++)
            lowest &= !(t->all[k].holds && t->all[k].line > a->line &&
                        overlap(a, &t->all[k]));
        if (!a->taken && !a->holds && word_find(WORDS_PHASE_COLUMN, a->folded))
            leaves[n++] = a;
        else if (lowest && !a->taken)
            above[m++] = (int) i;
    }
    if (m < 2 || n % m)
        return;
    for (size_t i = 1; i < m; i++) /* from left to right */
        for (size_t k = i; k > 0 && t->all[above[k]].left <
                                        t->all[above[k - 1]].left; k--) {
            int other = above[k];
            above[k] = above[k - 1];
            above[k - 1] = other;
        }
    for (size_t i = 0; i < n; i++)
        leaves[i]->parent = above[i / (n / m)];
}

/* --------------------------------------------------------------- columns */

static gint
by_left(gconstpointer a, gconstpointer b)
{
    const struct token *x = *(const struct token *const *) a;
    const struct token *y = *(const struct token *const *) b;
    return (x->left + x->right) - (y->left + y->right);
}

static void
add_column(arena *memory, enum table_kind kind, const struct tokens *t,
           const struct token *leaf, struct header *h)
{
    GString *group = g_string_new(NULL), *folded = g_string_new(NULL);
    for (int k = leaf->parent; k >= 0; k = t->all[k].parent) {
        g_string_prepend(group, group->len ? "/" : "");
        g_string_prepend(group, t->all[k].text);
        g_string_prepend(folded, folded->len ? "/" : "");
        g_string_prepend(folded, t->all[k].folded);
    }
    struct column *c = &h->columns[h->n];
    c->name = leaf->text;
    c->group = group->len ? arena_strdup(memory, group->str) : NULL;
    header_read_column(c, kind, leaf->folded, folded->str);
    h->left[h->n] = leaf->left;
    h->right[h->n++] = leaf->right;
    g_string_free(group, TRUE);
    g_string_free(folded, TRUE);
}

/* Cells that only one blank parts from another, beside an amount. */
static size_t
extra_cells(const char *text)
{
    char **parts = g_strsplit(text, " ", -1);
    size_t n = 0;
    for (char **p = parts; *p && p[1]; p++)
        n += is_plain_amount(*p) || is_plain_amount(p[1]) ||
             (g_ascii_isdigit(**p) && g_ascii_isdigit(*p[1]));
    g_strfreev(parts);
    return n;
}

size_t
layout_count_cells(const struct recognizing *r, const struct section *s)
{
    struct tokens *t = g_new0(struct tokens, 1);
    size_t most = 0;
    for (size_t i = s->first_row; i < s->end_row; i++) {
        const char *line = text_of_columns(r->grid, &r->grid->rows[i]);
        if (!line)
            continue;
        t->n = 0;
        read_line(r->memory, t, line, 0);
        size_t n = t->n;
        for (size_t k = 0; k < t->n; k++)
            n += extra_cells(t->all[k].raw);
        most = MAX(most, n);
    }
    g_free(t);
    return most;
}

void
layout_find_cells(const char *line, struct body_row *row)
{
    const char *from = line;
    row->placed = row->n > 0;
    for (size_t i = 0; i < row->n && row->placed; i++) {
        struct body_cell *cell = &row->cells[i];
        char *first = g_strndup(cell->text, strcspn(cell->text, " "));
        const char *at = strstr(from, first);
        if (!at && g_utf8_strlen(first, -1) > 1) { /* blanks were taken out */
            *g_utf8_offset_to_pointer(first, 1) = '\0';
            at = strstr(from, first);
        }
        row->placed = at != NULL;
        if (at) {
            cell->left = (int) g_utf8_pointer_to_offset(line, at);
            cell->right = cell->left + unicode_text_width(cell->text);
            from = at + strlen(first);
        }
        g_free(first);
    }
}

/* Lines of figures and of words count their columns differently: where all
 * columns are amounts, the widest row shows where the first and last stand. */
void
layout_scale(const struct recognizing *r, const struct section *s,
             struct header *h)
{
    int first = 0, last = 0;
    for (size_t j = 0; j < h->n; j++)
        if (!column_is_amount(h->columns[j].role))
            return;
    for (size_t i = s->first_row; i < s->end_row; i++) {
        const char *line = text_of_columns(r->grid, &r->grid->rows[i]);
        if (!line || !strpbrk(line, "0123456789"))
            continue;
        int left = (int) strspn(line, " \f");
        size_t bytes = strlen(line);
        while (bytes && line[bytes - 1] == ' ')
            bytes--;
        int right = (int) g_utf8_strlen(line, (gssize) bytes);
        if (right - left > last - first) {
            first = left;
            last = right;
        }
    }
    int from = h->left[0], to = h->right[h->n - 1];
    for (size_t j = 0; j < h->n && last > first && to > from; j++) {
        h->left[j] = first + (h->left[j] - from) * (last - first) / (to - from);
        h->right[j] = first +
                      (h->right[j] - from) * (last - first) / (to - from);
    }
}

static bool
lines_are_plain(const struct recognizing *r, const struct section *s)
{
    for (size_t i = 0; i < s->n_header_rows; i++) {
        const struct grid_row *row = &r->grid->rows[s->header_row + i];
        if (row->n_cells && !text_of_columns(r->grid, row))
            return false;
    }
    return s->n_header_rows > 0;
}

/* Not one word a line. */
static bool
has_full_line(const struct tokens *t)
{
    for (size_t i = 1; i < t->n; i++)
        if (t->all[i].line == t->all[i - 1].line)
            return true;
    return false;
}

/* Which word above each line stands over it, by the words it can hold, where
 * places mean nothing: the one that holds most of the line. */
static void
hold_lines(struct tokens *t)
{
    for (size_t i = 0; i < t->n; i++) {
        t->all[i].parent = -1;
        t->all[i].holds = false;
    }
    for (size_t i = 0, end; i < t->n; i = end) {
        int best = -1;
        size_t most = 0;
        for (end = i; end < t->n && t->all[end].line == t->all[i].line;)
            end++;
        for (size_t k = 0; k < i; k++) {
            size_t held = 0;
            for (size_t j = i; j < end; j++)
                held += form_holds(t->all[k].folded, t->all[j].folded);
            if (held >= MAX(most, 1)) {
                most = held;
                best = (int) k;
            }
        }
        for (size_t j = i; j < end && best >= 0; j++)
            t->all[j].parent = best;
        if (best >= 0)
            t->all[best].holds = true;
    }
}

/* A word that no header has, after one without others below it, is the rest
 * of it. */
static void
join_rest(arena *memory, struct tokens *t)
{
    for (size_t i = 1; i < t->n; i++) {
        struct token *rest = &t->all[i];
        if (rest->holds || form_is_header_word(rest->folded))
            continue;
        for (size_t k = i; k-- > 0;) {
            struct token *a = &t->all[k];
            if (a->holds || a->taken || a->line == rest->line)
                continue;
            a->text = arena_printf(memory, "%s%s", a->text, rest->text);
            a->folded = arena_printf(memory, "%s%s", a->folded, rest->folded);
            rest->taken = true;
            break;
        }
    }
}

/* Below one word, those that hold none come first: 合计 leads. */
static void
add_below(arena *memory, enum table_kind kind, const struct tokens *t,
          int parent, struct header *h)
{
    for (int holds = 0; holds < 2; holds++)
        for (size_t i = 0; i < t->n && h->n < MOST_HEADER_COLUMNS; i++) {
            const struct token *a = &t->all[i];
            bool turn = parent < 0 ? !holds : (int) a->holds == holds;
            if (a->parent != parent || a->taken || !turn)
                continue;
            if (a->holds)
                add_below(memory, kind, t, (int) i, h);
            else
                add_column(memory, kind, t, a, h);
        }
}

/* The header of a text whose words are parted by single blanks. */
static bool
read_unplaced(const struct recognizing *r, const struct section *s,
              struct tokens *t, struct header *h)
{
    hold_lines(t);
    join_rest(r->memory, t);
    h->n = 0;
    h->placed = false;
    add_below(r->memory, s->kind, t, -1, h);
    return h->n > 1;
}

bool
layout_read_header(const struct recognizing *r, const struct section *s,
                   size_t columns, struct header *h)
{
    struct tokens *t = g_new0(struct tokens, 1);
    bool plain = s->n_header_rows > 0;
    for (size_t i = 0; i < s->n_header_rows && plain; i++) {
        const struct grid_row *row = &r->grid->rows[s->header_row + i];
        const char *line = text_of_columns(r->grid, row);
        plain = line != NULL || !row->n_cells;
        if (line)
            read_line(r->memory, t, line, (int) i);
    }
    plain = plain && t->n < MOST_TOKENS;
    find_holders(t);
    join_cut(r->memory, t);
    find_far_holders(t, columns);
    size_t n = count_leaves(t);
    plain = plain && has_full_line(t) && n <= MOST_HEADER_COLUMNS && n > 1;
    GPtrArray *leaves = g_ptr_array_new();
    for (size_t i = 0; i < t->n && plain; i++) {
        if (t->all[i].taken)
            continue;
        find_parent(t, i);
        if (!t->all[i].holds)
            g_ptr_array_add(leaves, &t->all[i]);
    }
    if (plain)
        share_phases(t);
    g_ptr_array_sort(leaves, by_left);
    for (guint i = 0; i < leaves->len; i++)
        add_column(r->memory, s->kind, t, leaves->pdata[i], h);
    g_ptr_array_free(leaves, TRUE);
    bool apart = plain && n >= columns;
    if (!apart && lines_are_plain(r, s) && has_full_line(t)) {
        struct header other = *h;
        other.columns = arena_array(r->memory, struct column,
                                    MOST_HEADER_COLUMNS);
        for (size_t i = 0; i < t->n; i++)
            t->all[i].taken = false;
        if (read_unplaced(r, s, t, &other) && other.n == columns) {
            *h = other;
            plain = true;
        }
    }
    g_free(t);
    return plain;
}
