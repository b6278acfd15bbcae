/* Each sheet is set once, written by itself, and bound into the volume; their
 * type is made ready once for all. */
#include "publish/sheets.h"

#include "paint/paint.h"

#include <glib.h>

/** The sheets being set and written. */
struct binding {
    const struct sheet_pdfs *pdfs;
    struct layout_options how;
    arena *memory;
    paint_type *type; /* of all sheets */
};

static bool
write_volume(const struct binding *b, const char *stem,
             const struct pages *const *parts, size_t n, GError **error)
{
    const struct pages *volume =
        layout_volume(parts, n, b->pdfs->with, &b->how, b->memory);
    char *name = g_strconcat(stem, ".pdf", NULL);
    char *path = g_build_filename(b->pdfs->folder, name, NULL);
    bool good = paint_pdf(path, volume,
                          &(struct paint_options) { .type = b->type }, error);
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

bool
publish_sheet_pdfs(const struct sheet_pdfs *p, GError **error)
{
    struct binding b = { p, { .style = STYLE_SHEET, .theme = p->theme,
                              .unnumbered = true }, arena_new(), NULL };
    size_t n = sheets_count(p->sheets);
    size_t first = n > 1 ? 1 : 0; /* one sheet needs no index */
    const struct pages **parts =
        arena_array(b.memory, const struct pages *, n + 1);
    if (first)
        parts[0] = set(&b, sheets_compose_index(p->sheets, b.memory));
    for (size_t k = 0; k < n; k++)
        parts[first + k] =
            set(&b, sheets_compose(p->sheets, sheets_ranked(p->sheets, k),
                                   b.memory));
    b.type = paint_type_new(parts, first + n);
    bool good = true;
    for (size_t k = 0; good && k < n; k++) {
        const char *stem =
            sheets_facts(p->sheets, sheets_ranked(p->sheets, k))->stem;
        good = write_volume(&b, stem, &parts[first + k], 1, error) &&
               p->written(p->data, stem, error);
    }
    good = good && write_volume(&b, "all", parts, first + n, error);
    paint_type_free(b.type);
    arena_free(b.memory);
    return good;
}
