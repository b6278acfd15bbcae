/* Tables of targets of many projects: read, divided, built. */
#include "recognize/indicators/projects.h"

#include "base/unicode.h"

/* All that stands on a row are words of headers; how many. */
static size_t
header_words(const struct recognizing *r, size_t row)
{
    const struct grid_row *line = &r->grid->rows[row];
    size_t words = 0;
    for (size_t i = 0; i < line->n_cells; i++) {
        if (!*line->cells[i].text)
            continue;
        if (column_role_of(unicode_fold(r->memory, line->cells[i].text)) ==
            COLUMN_UNKNOWN)
            return 0;
        words++;
    }
    return words;
}

/* The header's rows: with those above that hold but words of it, and those
 * below where its words stand one a line. */
static struct span
header_rows(const struct recognizing *r, const struct section *s)
{
    enum { LEAST = 3 };
    struct span rows = { s->header_row, s->header_row + s->n_header_rows };
    while (rows.first > s->title_row &&
           header_words(r, rows.first - 1) >= LEAST)
        rows.first--;
    struct columns c = columns_of_rows(r, rows.first, rows.end - rows.first,
                                       0);
    while (!c.of[COLUMN_LEVEL3] && rows.end < s->end_row &&
           (header_words(r, rows.end) == 1 || !r->grid->rows[rows.end].n_cells))
        rows.end++;
    return rows;
}

void
recognize_project_targets(struct recognizing *r, const struct section *s,
                          struct table *out)
{
    if (s->one_project) {
        project_form_read(r, s, out);
        return;
    }
    struct reading t = { .r = r, .s = s };
    struct span header = header_rows(r, s);
    t.columns = columns_of_rows(r, header.first, header.end - header.first, 0);
    t.pieces = pieces_read(r, s, (struct span){ s->first_row, s->end_row },
                           false);
    t.span.end = t.pieces.n;
    columns_judge(r, s, &t.columns, &t.pieces, t.span);
    reading_label(&t);
    struct target_stream stream = stream_read(&t);
    struct known_projects known = known_projects_of(r);
    GArray *blocks = target_segments(r, &stream, &known);
    projects_build(&t, out, &stream, blocks);
    g_array_free(blocks, TRUE);
    stream_free(&stream);
    reading_free(&t);
}
