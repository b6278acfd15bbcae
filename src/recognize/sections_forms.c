/* Forms that stand for one project each, and several of them under one title.
 * Knows the label that opens a form; nothing of what it holds. */
#include "recognize/finder.h"

#include "base/unicode.h"
#include "vocabulary/words.h"

#include <string.h>

enum { MOST_WORDS = 16, LABEL_WITHIN = 12 };

/* The cells of a row, folded, and of a row's only cell the words. */
static size_t
row_words(const struct finder *f, size_t row, const char **words)
{
    arena *a = f->r->memory;
    size_t n = 0;
    if (row >= f->n_rows)
        return 0;
    const struct grid_row *from = &f->r->grid->rows[row];
    for (size_t i = 0; i < from->n_cells && n < MOST_WORDS; i++)
        if (*from->cells[i].text)
            words[n++] = unicode_fold(a, from->cells[i].text);
    if (n != 1 || !strchr(from->cells[0].folded, ' '))
        return n;
    char **parts = g_strsplit(from->cells[0].folded, " ", MOST_WORDS);
    n = 0;
    for (char **p = parts; *p; p++)
        if (**p)
            words[n++] = unicode_fold(a, *p);
    g_strfreev(parts);
    return n;
}

/* The word after a label that ends its row: the first of the next rows. */
static const char *
next_word(const struct finder *f, size_t row)
{
    const char *words[MOST_WORDS];
    for (size_t i = row + 1; i < f->n_rows && i <= row + 3; i++)
        if (row_words(f, i, words))
            return words[0];
    return NULL;
}

/* 项目名称 with a name behind it: not in a header, where words of other
 * columns follow. */
static bool
names_project(const struct finder *f, size_t row)
{
    const char *words[MOST_WORDS];
    size_t n = row_words(f, row, words);
    for (size_t i = 0; i < n; i++) {
        size_t label = word_begins(WORDS_FORM_NAME, words[i]);
        if (!label)
            continue;
        const char *rest = words[i] + label;
        if (*rest == ':' && rest[1])
            return true;
        if (*rest && strcmp(rest, ":") != 0)
            continue;
        const char *name = i + 1 < n ? words[i + 1] : next_word(f, row);
        return name && !strstr(name, ":") &&
               word_begins(WORDS_INDICATOR_COLUMN, name) != strlen(name);
    }
    return false;
}

static bool
heads_indicators(const struct finder *f, size_t row)
{
    const char *words[MOST_WORDS];
    size_t n = row_words(f, row, words);
    for (size_t i = 0; i < n; i++)
        if (word_find(WORDS_FORM_INDICATORS, words[i]))
            return true;
    return false;
}

bool
finder_opens_form(const struct finder *f, size_t row)
{
    for (size_t i = row; i < f->n_rows && i < row + LABEL_WITHIN; i++) {
        if (names_project(f, i))
            return true;
        if (heads_indicators(f, i) || f->lines[i].kind == LINE_TITLE)
            return false;
    }
    return false;
}

size_t
finder_form_start(const struct finder *f, size_t row)
{
    for (size_t i = row; i-- > 0 && i + LABEL_WITHIN > row;) {
        if (f->lines[i].kind == LINE_TITLE || heads_indicators(f, i))
            return row;
        if (names_project(f, i))
            return i;
    }
    return row;
}

static int
by_row(const void *a, const void *b)
{
    const struct section *x = a, *y = b;
    return (x->title_row > y->title_row) - (x->title_row < y->title_row);
}

/* Each form of [first, end) but the first becomes a section of its own; one
 * form has one header of indicators. */
static void
split(struct finder *f, struct section whole, size_t end)
{
    bool named = false, indicators = false;
    for (size_t i = whole.first_row; i < end; i++) {
        if (heads_indicators(f, i)) {
            indicators = true;
        } else if (names_project(f, i)) {
            if (named && indicators) {
                struct section next = whole;
                next.title_row = next.header_row = next.first_row = i;
                g_array_append_val(f->sections, next);
                indicators = false;
            }
            named = true;
        }
    }
}

void
finder_split_forms(struct finder *f)
{
    g_array_sort(f->sections, by_row);
    guint n = f->sections->len;
    for (guint i = 0; i < n; i++) {
        struct section s = g_array_index(f->sections, struct section, i);
        size_t end = i + 1 < n ? g_array_index(f->sections, struct section,
                                               i + 1).title_row
                               : f->n_rows;
        if (s.one_project || s.kind == TABLE_SELF_EVALUATION)
            split(f, s, end);
    }
}
