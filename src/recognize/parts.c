/* Names of files and sheets as titles. */
#include "recognize/parts.h"

#include "base/unicode.h"
#include "recognize/titles.h"

#include <glib.h>

enum { FIRST_ROWS = 8 }; /* a title stands in them */

static bool
is_title(const char *text)
{
    arena *scratch = arena_new();
    struct title title = title_read(scratch, text);
    bool is = title.found && !title.number_only &&
              title.kind != TABLE_UNKNOWN;
    arena_free(scratch);
    return is;
}

/* The part that begins with row `i` has a title of its own. */
static bool
is_titled(const struct grid *g, size_t i)
{
    arena *scratch = arena_new();
    bool titled = false;
    for (size_t k = i; k < g->n_rows && k < i + FIRST_ROWS && !titled; k++) {
        if (k > i && g->rows[k].starts_part)
            break;
        titled = is_title(row_text(scratch, &g->rows[k], ""));
    }
    arena_free(scratch);
    return titled;
}

static struct grid_row
title_row(arena *memory, const struct grid_row *first)
{
    struct grid_row row = *first;
    row.cells = arena_one(memory, struct grid_cell);
    row.n_cells = 1;
    row.certainty = GRID_GUESSED;
    row.table = 0;
    row.cells[0] = (struct grid_cell){
        .text = first->part,
        .folded = unicode_nfkc(memory, first->part),
        .column = 1,
        .line = first->line,
    };
    return row;
}

const struct grid *
grid_with_part_titles(arena *memory, const struct grid *g)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct grid_row));
    for (size_t i = 0; i < g->n_rows; i++) {
        struct grid_row row = g->rows[i];
        if (row.part && is_title(row.part) && !is_titled(g, i)) {
            struct grid_row title = title_row(memory, &row);
            g_array_append_val(rows, title);
            row.starts_part = false;
            row.part = NULL;
        }
        g_array_append_val(rows, row);
    }
    struct grid *made = arena_one(memory, struct grid);
    *made = *g;
    if (rows->len > g->n_rows) {
        made->n_rows = rows->len;
        made->rows = arena_memdup(memory, rows->data,
                                  rows->len * sizeof(struct grid_row));
    }
    g_array_free(rows, TRUE);
    return made;
}
