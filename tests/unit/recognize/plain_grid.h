/* A text file as a grid, by the plainest means: lines, tabs, <p> paragraphs.
 * For tests of recognizing, which must not include what reading does. */
#ifndef YUSUAN_TESTS_PLAIN_GRID_H
#define YUSUAN_TESTS_PLAIN_GRID_H

#include "base/unicode.h"
#include "read/grid.h"

#include <glib.h>
#include <string.h>

static inline const char *
plain_text(arena *a, const char *cell)
{
    GString *s = g_string_new(cell);
    g_string_replace(s, "</p> <p>", "\n", 0);
    g_string_replace(s, "<p>", "", 0);
    g_string_replace(s, "</p>", "", 0);
    const char *text = arena_strdup(a, g_strstrip(s->str));
    g_string_free(s, TRUE);
    return text;
}

static inline struct grid_row
plain_row(arena *a, const char *file, const char *line, int number)
{
    struct grid_row row = { .line = number, .file = file };
    char **cells = g_strsplit(line, "\t", -1);
    row.n_cells = *line ? g_strv_length(cells) : 0;
    row.cells = arena_array(a, struct grid_cell, row.n_cells);
    for (size_t i = 0; i < row.n_cells; i++)
        row.cells[i] = (struct grid_cell){
            .text = plain_text(a, cells[i]),
            .column = (int) i + 1,
            .line = number,
        };
    for (size_t i = 0; i < row.n_cells; i++)
        row.cells[i].folded = unicode_nfkc(a, row.cells[i].text);
    g_strfreev(cells);
    return row;
}

static inline struct grid *
plain_grid_of_text(arena *a, const char *name, const char *text)
{
    char **lines = g_strsplit(text, "\n", -1);
    struct grid *g = arena_one(a, struct grid);
    g->n_rows = g->n_lines = g_strv_length(lines);
    g->file = arena_strdup(a, name);
    g->sha256 = "";
    g->tabbed = true;
    g->rows = arena_array(a, struct grid_row, g->n_rows);
    g->lines = arena_array(a, const char *, g->n_rows);
    for (size_t i = 0; i < g->n_rows; i++) {
        g->rows[i] = plain_row(a, g->file, lines[i], (int) i + 1);
        g->lines[i] = arena_strdup(a, lines[i]);
    }
    g_strfreev(lines);
    return g;
}

/* Null when the file cannot be read. */
static inline struct grid *
plain_grid(arena *a, const char *path)
{
    char *bytes;
    if (!g_file_get_contents(path, &bytes, NULL, NULL))
        return NULL;
    struct grid *g = plain_grid_of_text(a, path, bytes);
    g_free(bytes);
    return g;
}

#endif
