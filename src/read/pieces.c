/* Runs of spaces. Knows one line at a time. */
#include "read/pieces.h"

#include "base/unicode.h"

#include <string.h>

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

/* Columns of the spaces at *p, which is moved behind them. */
static int
skip_spaces(const char **p)
{
    int columns, all = 0;
    const char *next;
    while ((columns = space_at(*p, &next))) {
        all += columns;
        *p = next;
    }
    return all;
}

/* The next piece at or after *p, which stands in column `column`; false at
 * the line's end. A single space does not part. */
static bool
next_piece(const char **p, int column, struct piece *out)
{
    out->gap = skip_spaces(p);
    out->text = *p;
    out->start = out->end = column + out->gap;
    const char *end = *p;
    while (**p) {
        const char *q = *p;
        int gap = skip_spaces(&q);
        if (gap >= 2 || !*q)
            break;
        out->end += gap + unicode_width(g_utf8_get_char(q));
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

bool
pieces_spread(const struct piece *left, const struct piece *right, int spread)
{
    return is_single_han(left) && is_single_han(right) && right->gap <= spread;
}

void
pieces_of(const char *line, int spread, GArray *pieces)
{
    struct piece piece;
    bool joined = false;
    int column = 0;
    g_array_set_size(pieces, 0);
    while (next_piece(&line, column, &piece)) {
        struct piece *last = pieces->len ? &g_array_index(pieces, struct piece,
                                                          pieces->len - 1)
                                         : NULL;
        joined = last && !joined && pieces_spread(last, &piece, spread);
        if (joined) {
            last->length = (size_t) (piece.text + piece.length - last->text);
            last->end = piece.end;
        } else {
            g_array_append_val(pieces, piece);
        }
        column = piece.end;
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

bool
pieces_have_amount(const GArray *pieces)
{
    for (guint i = 1; i < pieces->len; i++)
        if (is_amount(&g_array_index(pieces, struct piece, i)))
            return true;
    return false;
}
