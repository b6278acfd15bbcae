/* Where one cell of a line ends and the next begins. Knows no meaning; what is
 * parted by single spaces only stays one cell. */
#include "read/text.h"

#include "base/unicode.h"
#include "read/markup.h"

#include <string.h>

enum { JOIN_LIMIT = 4 * 1024 * 1024, UNCLOSED_LIMIT = 8 };

/* ------------------------------------------------------- cells by spaces */

/* A piece of a line between runs of spaces. */
struct piece {
    const char *text;
    size_t length;
    int gap; /* columns of space before it */
};

/* Columns of the space at `p`, 0 where none is; *next is after it. */
static int
space_at(const char *p, const char **next)
{
    if (!*p)
        return 0;
    gunichar c = g_utf8_get_char(p);
    *next = g_utf8_next_char(p);
    return unicode_is_space(c) ? MAX(unicode_width(c), 1) : 0;
}

/* The next piece at or after *p; false at the line's end. A single space does
 * not part. */
static bool
next_piece(const char **p, struct piece *out)
{
    const char *next = *p;
    int columns;
    out->gap = 0;
    while ((columns = space_at(*p, &next))) {
        out->gap += columns;
        *p = next;
    }
    out->text = *p;
    const char *end = *p;
    while (**p) {
        int gap = 0;
        const char *q = *p;
        while ((columns = space_at(q, &next))) {
            gap += columns;
            q = next;
        }
        if (gap >= 2 || !*q)
            break;
        *p = end = g_utf8_next_char(q);
    }
    out->length = (size_t) (end - out->text);
    return out->length > 0;
}

static bool
is_single_han(const struct piece *p)
{
    return p->length <= 4 && p->length > 1 &&
           g_utf8_next_char(p->text) == p->text + p->length &&
           unicode_is_han(g_utf8_get_char(p->text));
}

/* Words spread out to fill their cell ("合  计", "项　　目"): two single
 * characters with a small gap are one cell. */
static bool
is_spread_word(const struct piece *left, const struct piece *right)
{
    return is_single_han(left) && is_single_han(right) && right->gap <= 6;
}

/* Cells of a line parted by runs of spaces, into `pieces`. */
static void
space_pieces(const char *line, GArray *pieces)
{
    struct piece piece;
    bool joined = false;
    g_array_set_size(pieces, 0);
    while (next_piece(&line, &piece)) {
        struct piece *last =
            pieces->len ? &g_array_index(pieces, struct piece,
                                         pieces->len - 1)
                        : NULL;
        joined = last && !joined && is_spread_word(last, &piece);
        if (joined)
            last->length = (size_t) (piece.text + piece.length - last->text);
        else
            g_array_append_val(pieces, piece);
    }
}

/* Digits with marks of an amount: 12, 1,234.50, -3.5, 53.02%. */
static bool
is_amount(const struct piece *p)
{
    size_t digits = 0;
    for (size_t i = 0; i < p->length; i++) {
        if (g_ascii_isdigit(p->text[i]))
            digits++;
        else if (!strchr(",.-%", p->text[i]))
            return false;
    }
    return digits > 0;
}

/* In a text of tabs a line without is aligned by spaces only when it looks it:
 * an amount stands apart from what is before it. */
static bool
looks_aligned(const GArray *pieces)
{
    for (guint i = 1; i < pieces->len; i++)
        if (is_amount(&g_array_index(pieces, struct piece, i)))
            return true;
    return false;
}

/* ------------------------------------------------------------ one line */

struct splitting {
    struct build *b;
    GArray *pieces; /* of struct piece */
    bool has_tabs;  /* the text has tabs or pipes */
    bool aligned;   /* the line before was aligned by spaces */
    int n_unclosed; /* tables of markup without end */
};

static void
cells_by_tabs(struct build *b, const char *text, int line)
{
    for (;;) {
        size_t length = strcspn(text, "\t");
        build_cell(b, text, length, line);
        if (!text[length])
            return;
        text += length + 1;
    }
}

static bool
has_pipes(const char *text)
{
    while (*text == ' ')
        text++;
    return *text == '|' && strchr(text + 1, '|');
}

/* | a | b |: the outer pipes part nothing; \| is a pipe in a cell. */
static void
cells_by_pipes(struct build *b, const char *text, int line)
{
    text = strchr(text, '|') + 1;
    GString *cell = g_string_new(NULL);
    for (; *text; text++) {
        bool escaped = text[0] == '\\' && text[1] == '|';
        if (*text != '|' || escaped) {
            text += escaped;
            g_string_append_c(cell, *text);
            continue;
        }
        build_cell(b, cell->str, cell->len, line);
        g_string_truncate(cell, 0);
    }
    if (cell->str[strspn(cell->str, " ")])
        build_cell(b, cell->str, cell->len, line);
    g_string_free(cell, TRUE);
}

static void
cells_by_spaces(struct splitting *s, const char *text, int line)
{
    space_pieces(text, s->pieces);
    s->aligned = !s->has_tabs || looks_aligned(s->pieces) ||
                 (s->aligned && s->pieces->len > 1);
    if (!s->aligned) {
        build_cell(s->b, text, strlen(text), line);
        return;
    }
    for (guint i = 0; i < s->pieces->len; i++) {
        struct piece *p = &g_array_index(s->pieces, struct piece, i);
        if (i == 0 && p->gap >= 2 && s->pieces->len > 1)
            build_plain_cell(s->b, "", line, false);
        build_cell(s->b, p->text, p->length, line);
    }
}

/* The cells of one line, or of the part between two form feeds. */
static void
split(struct splitting *s, const char *text, int line)
{
    bool tabs = strchr(text, '\t');
    if (tabs)
        cells_by_tabs(s->b, text, line);
    else if (has_pipes(text))
        cells_by_pipes(s->b, text, line);
    else {
        cells_by_spaces(s, text, line);
        return;
    }
    s->aligned = false;
}

static void
line_rows(struct splitting *s, const char *text, int line)
{
    char *rest = g_strdup(text), *p = rest;
    bool fed = *p == '\f';
    for (p += fed; p;) {
        char *feed = strchr(p, '\f');
        if (feed)
            *feed = '\0';
        split(s, p, line);
        build_row(s->b, line, fed);
        fed = true;
        p = feed ? feed + 1 : NULL;
    }
    g_free(rest);
}

/* ------------------------------------------- markup over several lines */

/* Tabs inside a table's markup part no cells. */
static char *
protected_tables(const char *text)
{
    char *copy = g_strdup(text);
    const char *table = markup_find_table(copy);
    while (table) {
        const char *end = markup_table_end(table);
        for (char *p = copy + (table - copy); end && p < end; p++)
            if (*p == '\t' || *p == '\f')
                *p = ' ';
        table = end ? markup_find_table(end) : NULL;
    }
    return copy;
}

/* The lines from `first` on joined until the table closes; *last is the line
 * that closes it. Null where none does. */
static char *
joined_table(const struct lines *l, size_t first, size_t *last)
{
    GString *all = g_string_new(l->text[first]);
    size_t opens = (size_t) (markup_find_table(all->str) - all->str);
    for (size_t i = first + 1; i < l->n && all->len < JOIN_LIMIT; i++) {
        g_string_append_c(all, '\n');
        g_string_append_len(all, l->text[i], (gssize) l->length[i]);
        bool closes = strstr(l->text[i], "</") != NULL;
        if (closes && markup_table_end(all->str + opens)) {
            *last = i;
            return g_string_free(all, FALSE);
        }
    }
    g_string_free(all, TRUE);
    return NULL;
}

/* Rows of line `i`, and of the lines that its table runs over; the index of
 * the next line to read. */
static size_t
rows_with_table(struct splitting *s, const struct lines *l, size_t i)
{
    const char *table = markup_find_table(l->text[i]);
    size_t last = i;
    char *joined = NULL;
    if (!markup_table_end(table) && s->n_unclosed < UNCLOSED_LIMIT) {
        joined = joined_table(l, i, &last);
        s->n_unclosed += !joined;
    }
    char *safe = protected_tables(joined ? joined : l->text[i]);
    line_rows(s, safe, (int) i + 1);
    g_free(safe);
    g_free(joined);
    return last + 1;
}

void
text_rows(struct build *b, const struct lines *l)
{
    struct splitting s = { .b = b };
    s.pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
    for (size_t i = 0; i < l->n && !s.has_tabs; i++)
        s.has_tabs = strchr(l->text[i], '\t') || has_pipes(l->text[i]);
    b->tabbed |= s.has_tabs;
    for (size_t i = 0; i < l->n;) {
        if (markup_find_table(l->text[i])) {
            i = rows_with_table(&s, l, i);
            continue;
        }
        line_rows(&s, l->text[i], (int) i + 1);
        i++;
    }
    g_array_free(s.pieces, TRUE);
}
