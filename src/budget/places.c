/* Pages, sheets and cells of places, in words. */
#include "budget/places.h"

const struct source_place *
places_source(const struct budget *b, const struct place *at)
{
    bool known = b->line_places && at->line >= 1 &&
                 (size_t) at->line <= b->n_source_lines;
    if (at->source)
        return at->source;
    return known ? &b->line_places[at->line - 1] : NULL;
}

/* "C" of the third cell of a row; cells stand in the columns of their sheet. */
static const char *
column_letters(arena *a, int column)
{
    char letters[8], *p = letters + sizeof letters;
    *--p = '\0';
    for (int left = column; left > 0 && p > letters; left = (left - 1) / 26)
        *--p = (char) ('A' + (left - 1) % 26);
    return arena_strdup(a, p);
}

const char *
places_words(arena *a, const struct budget *b, const struct place *at,
             bool english)
{
    const struct source_place *s = places_source(b, at);
    if (!at->line)
        return NULL;
    if (!s || (!s->page && !s->sheet))
        return arena_printf(a, "%d", s && s->row ? s->row : at->line);
    int row = s->row ? s->row : at->line;
    if (s->sheet && at->column)
        return arena_printf(a, "%s!%s%d", s->sheet,
                            column_letters(a, at->column), row);
    if (s->sheet)
        return arena_printf(a, english ? "%s:row %d" : "%s:第%d行", s->sheet,
                            row);
    return arena_printf(a, english ? "page %d:%s%srow %d"
                                   : "第%d页:%s%s第%d行",
                        s->page, at->table ? at->table : "",
                        at->table ? ":" : "", row);
}
