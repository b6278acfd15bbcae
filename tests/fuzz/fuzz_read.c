/* Any bytes, as any kind of file: read without harm, and what was read keeps
 * its promises. */
#include "read/read.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void
demand(bool holds)
{
    if (!holds)
        abort();
}

static void
check_cell(const struct grid_cell *cell, size_t index)
{
    demand(cell->text && cell->folded);
    demand(g_utf8_validate(cell->text, -1, NULL));
    demand(cell->column == (int) index + 1);
    demand(cell->line >= 1);
}

static void
check_grid(const struct grid *g)
{
    for (size_t i = 0; i < g->n_rows; i++) {
        demand(g->rows[i].line >= 1 && g->rows[i].file);
        for (size_t k = 0; k < g->rows[i].n_cells; k++)
            check_cell(&g->rows[i].cells[k], k);
    }
    for (size_t i = 0; i < g->n_lines; i++)
        demand(g_utf8_validate(g->lines[i], -1, NULL));
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const names[] = { "a.txt", "a.csv", "a.tsv", "a.html" };
    const char *name = names[size ? bytes[size - 1] % 4 : 0];
    arena *memory = arena_new();
    findings *found = findings_new();
    GError *error = NULL;
    struct grid *g = read_bytes(name, (const char *) bytes, size,
                                &(struct read_into){ memory, found }, &error);
    demand(!g == (error != NULL));
    if (g)
        check_grid(g);
    g_clear_error(&error);
    findings_free(found);
    arena_free(memory);
    return 0;
}
