/* Any bytes, as a part of an office file (the first byte says which), or as
 * what yusuan-xls writes: rows without harm. */
#include "read/read.h"
#include "read/xls.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define RELATED(type, target)                                                 \
    "<Relationship Id=\"" target "\" Type=\"/" type "\" Target=\"" target     \
    "\"/>"

static const char WORKBOOK[] =
    "<Relationships>" RELATED("officeDocument", "w.xml") "</Relationships>";
static const char SHEETS[] =
    "<Relationships>" RELATED("worksheet", "s.xml") RELATED(
        "styles", "f.xml") RELATED("sharedStrings", "t.xml")
    "</Relationships>";
static const char ONE_SHEET[] =
    "<workbook><sheets><sheet name=\"a\" id=\"s.xml\"/></sheets></workbook>";
static const char NUMBERS[] =
    "<worksheet><sheetData><row><c s=\"1\"><v>1.5</v></c><c t=\"s\"><v>0</v>"
    "</c></row></sheetData></worksheet>";

/* Which part the bytes are, and what stands around it. */
static const struct {
    const char *part;
    const char *others[6]; /* names and texts */
} KINDS[] = {
    { "s.xml", { "w.xml", ONE_SHEET, "_rels/w.xml.rels", SHEETS } },
    { "f.xml", { "w.xml", ONE_SHEET, "_rels/w.xml.rels", SHEETS, "s.xml",
                 NUMBERS } },
    { "t.xml", { "w.xml", ONE_SHEET, "_rels/w.xml.rels", SHEETS, "s.xml",
                 NUMBERS } },
    { "w.xml", { "_rels/w.xml.rels", SHEETS, "s.xml", NUMBERS } },
    { "content.xml", { "mimetype", "a" } },
};

static void
demand(bool holds)
{
    if (!holds)
        abort();
}

static void
add(zip_t *zip, const char *name, const void *bytes, size_t size)
{
    zip_source_t *source = zip_source_buffer(zip, bytes, size, 0);
    zip_int64_t at = zip_file_add(zip, name, source, 0);
    demand(at >= 0);
    zip_set_file_compression(zip, (zip_uint64_t) at, ZIP_CM_STORE, 0);
}

static char *
packed(size_t kind, const uint8_t *bytes, size_t size, size_t *all)
{
    zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(whole, ZIP_TRUNCATE, NULL);
    zip_source_keep(whole);
    add(zip, KINDS[kind].part, bytes, size);
    for (size_t i = 0; i < 6 && KINDS[kind].others[i]; i += 2)
        add(zip, KINDS[kind].others[i], KINDS[kind].others[i + 1],
            strlen(KINDS[kind].others[i + 1]));
    if (strcmp(KINDS[kind].part, "content.xml") != 0)
        add(zip, "_rels/.rels", WORKBOOK, strlen(WORKBOOK));
    demand(zip_close(zip) == 0);
    zip_source_open(whole);
    zip_source_seek(whole, 0, SEEK_END);
    *all = (size_t) zip_source_tell(whole);
    zip_source_seek(whole, 0, SEEK_SET);
    char *out = malloc(*all);
    zip_source_read(whole, out, *all);
    zip_source_close(whole);
    zip_source_free(whole);
    return out;
}

static void
check_grid(const struct grid *g)
{
    for (size_t i = 0; i < g->n_rows; i++) {
        const struct grid_row *row = &g->rows[i];
        demand(row->line >= 1 && (size_t) row->line <= g->n_lines);
        for (size_t k = 0; k < row->n_cells; k++) {
            demand(g_utf8_validate(row->cells[k].text, -1, NULL));
            demand(row->cells[k].column == (int) k + 1);
            demand(row->cells[k].line == row->line);
        }
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    size_t kind = size ? bytes[0] % (G_N_ELEMENTS(KINDS) + 1) : 0;
    arena *memory = arena_new();
    findings *found = findings_new();
    struct read_into into = { .memory = memory, .found = found };
    GError *error = NULL;
    struct grid *g = NULL;
    if (kind == G_N_ELEMENTS(KINDS)) {
        struct build b;
        build_start(&b, "a.xls", memory, found);
        char *text = g_strndup((const char *) bytes + 1, size - 1);
        demand(xls_output_rows(&b, text, &error) == (error == NULL));
        g_free(text);
        g = build_finish(&b, "");
    } else if (size) {
        size_t all;
        char *zip = packed(kind, bytes + 1, size - 1, &all);
        g = read_bytes("a", zip, all, &into, &error);
        demand(!g == (error != NULL));
        free(zip);
    }
    if (g)
        check_grid(g);
    g_clear_error(&error);
    findings_free(found);
    arena_free(memory);
    return 0;
}
