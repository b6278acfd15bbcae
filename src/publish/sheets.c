/* Each sheet is set once, written by itself, and bound into the volume. */
#include "publish/sheets.h"

#include "paint/paint.h"

#include <glib.h>

/** The sheets being set and written. */
struct binding {
    const struct sheet_pdfs *pdfs;
    struct layout_options how;
    arena *memory;
};

static bool
write_volume(const struct binding *b, const char *stem,
             const struct pages *const *parts, size_t n, GError **error)
{
    const struct pages *volume =
        layout_volume(parts, n, b->pdfs->with, &b->how, b->memory);
    char *name = g_strconcat(stem, ".pdf", NULL);
    char *path = g_build_filename(b->pdfs->folder, name, NULL);
    bool good = paint_pdf(path, volume, NULL, error);
    g_free(path);
    g_free(name);
    return good;
}

static const struct pages *
set(const struct binding *b, const struct report *r)
{
    return layout_report(r, b->pdfs->with, &b->how, b->memory,
                         b->pdfs->found);
}

/* Sheet `i` by itself; null where it could not be written. */
static const struct pages *
write_sheet(const struct binding *b, size_t i, GError **error)
{
    const struct sheet_pdfs *p = b->pdfs;
    const char *stem = sheets_facts(p->sheets, i)->stem;
    const struct pages *pages =
        set(b, sheets_compose(p->sheets, i, b->memory));
    bool good = write_volume(b, stem, &pages, 1, error) &&
                p->written(p->data, stem, error);
    return good ? pages : NULL;
}

bool
publish_sheet_pdfs(const struct sheet_pdfs *p, GError **error)
{
    struct binding b = { p, { .style = STYLE_SHEET, .theme = p->theme,
                              .unnumbered = true }, arena_new() };
    size_t n = sheets_count(p->sheets);
    size_t first = n > 1 ? 1 : 0; /* one sheet needs no index */
    const struct pages **parts =
        arena_array(b.memory, const struct pages *, n + 1);
    if (first)
        parts[0] = set(&b, sheets_compose_index(p->sheets, b.memory));
    bool good = true;
    for (size_t k = 0; good && k < n; k++) {
        parts[first + k] = write_sheet(&b, sheets_ranked(p->sheets, k), error);
        good = parts[first + k] != NULL;
    }
    good = good && write_volume(&b, "all", parts, first + n, error);
    arena_free(b.memory);
    return good;
}
