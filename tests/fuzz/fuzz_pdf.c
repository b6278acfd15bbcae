/* Any bytes, as what the reader of PDFs writes: rows without harm. */
#include "read/pdf_flow.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void
demand(bool holds)
{
    if (!holds)
        abort();
}

static void
check_row(const struct grid *g, const struct grid_row *row)
{
    demand(row->line >= 1 && (size_t) row->line <= g->n_lines);
    for (size_t k = 0; k < row->n_cells; k++)
        demand(g_utf8_validate(row->cells[k].text, -1, NULL));
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    arena *memory = arena_new();
    findings *found = findings_new();
    GError *error = NULL;
    struct build b;
    struct pdf_output o;
    build_start(&b, "a.pdf", memory, found);
    pdf_output_start(&o);
    pdf_output_take(&o, (const char *) bytes, size / 2);
    pdf_output_take(&o, (const char *) bytes + size / 2, size - size / 2);
    demand(pdf_output_rows(&b, &o, &error) == (error == NULL));
    struct grid *g = build_finish(&b, "");
    for (size_t i = 0; i < g->n_rows; i++)
        check_row(g, &g->rows[i]);
    pdf_output_free(&o);
    g_clear_error(&error);
    findings_free(found);
    arena_free(memory);
    return 0;
}
