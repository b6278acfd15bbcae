/* Self-evaluation forms made up for tests: a random form with its truth, and
 * the text that a table program, or the flattening of a printed page, would
 * leave of it. Also a grid from text, without reading files. */
#ifndef TEST_EVALUATION_FORM_H
#define TEST_EVALUATION_FORM_H

#include "recognize/section.h"

#include <glib.h>
#include <string.h>

/* ------------------------------------------------------------------ grids */

/* Cells of a line: by tabs, else by runs of two spaces. */
static void
grid_line(arena *a, struct grid_row *row, const char *text)
{
    const char *mark = strchr(text, '\t') ? "\t" : "  ";
    char **parts = g_strsplit(text, mark, -1);
    size_t n = text[strspn(text, " \t")] ? g_strv_length(parts) : 0;
    row->cells = arena_array(a, struct grid_cell, n + 1);
    for (size_t i = 0; i < n; i++) {
        char *cell = g_strstrip(parts[i]);
        char *broken = arena_strdup(a, cell);
        for (char *p = broken; *p; p++)
            if (*p == '\v')
                *p = '\n';
        row->cells[row->n_cells++] = (struct grid_cell) {
            .text = broken, .folded = broken, .column = (int) i + 1,
            .line = row->line };
    }
    g_strfreev(parts);
}

/* A grid of text: tabs part cells; '\v' is a break inside a cell. */
static inline struct grid *
grid_of(arena *a, const char *text)
{
    char **lines = g_strsplit(text, "\n", -1);
    struct grid *g = arena_one(a, struct grid);
    g->n_rows = g_strv_length(lines);
    g->rows = arena_array(a, struct grid_row, g->n_rows);
    g->file = "form.txt";
    g->tabbed = strchr(text, '\t') != NULL;
    for (size_t i = 0; i < g->n_rows; i++) {
        g->rows[i].line = (int) i + 1;
        g->rows[i].file = g->file;
        grid_line(a, &g->rows[i], lines[i]);
    }
    g_strfreev(lines);
    return g;
}

/* Recognize the one form of a text. */
static inline struct budget *
budget_of(arena *a, findings *found, const char *text)
{
    struct budget *b = arena_one(a, struct budget);
    static const struct recognize_options OPTIONS = { 0 };
    b->memory = a;
    b->found = found;
    b->tables = arena_one(a, struct table);
    b->n_tables = 1;
    struct recognizing r = { .grid = grid_of(a, text), .options = &OPTIONS,
                             .budget = b, .memory = a, .found = found };
    struct section s = { .kind = TABLE_SELF_EVALUATION, .number = "自评表",
                         .title = "自评表", .unit = UNIT_WAN,
                         .end_row = r.grid->n_rows };
    recognize_self_evaluation(&r, &s, b->tables);
    return b;
}

#endif
