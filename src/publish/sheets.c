/* Each sheet is set once, written by itself, and bound into the volume. */
#include "publish/sheets.h"

#include "write/write.h"

#include <glib.h>

/** The sheets being set and written. */
struct binding {
    const char *folder;
    const struct sheets *sheets;
    fonts *with;
    struct layout_options how;
    arena *memory;
    findings *found;
};

static bool
write_volume(const struct binding *b, const char *stem,
             const struct pages *const *parts, size_t n, GError **error)
{
    const struct pages *volume =
        layout_volume(parts, n, b->with, &b->how, b->memory);
    char *name = g_strconcat(stem, ".pdf", NULL);
    char *path = g_build_filename(b->folder, name, NULL);
    bool good = write_pdf(path, volume, error);
    g_free(path);
    g_free(name);
    return good;
}

static const struct pages *
set(const struct binding *b, const struct report *r)
{
    return layout_report(r, b->with, &b->how, b->memory, b->found);
}

bool
publish_sheet_pdfs(const char *folder, const struct sheets *sheets,
                   fonts *with, const struct layout_options *how,
                   findings *found, GError **error)
{
    struct binding b = { folder, sheets, with, *how, arena_new(), found };
    size_t n = sheets_count(sheets);
    const struct pages **parts =
        arena_array(b.memory, const struct pages *, n + 1);
    bool good = true;
    b.how.style = STYLE_SHEET;
    b.how.unnumbered = true;
    parts[0] = set(&b, sheets_compose_index(sheets, b.memory));
    for (size_t k = 0; good && k < n; k++) {
        size_t i = sheets_ranked(sheets, k);
        parts[k + 1] = set(&b, sheets_compose(sheets, i, b.memory));
        good = write_volume(&b, sheets_facts(sheets, i)->stem, &parts[k + 1],
                            1, error);
    }
    good = good && write_volume(&b, "all", parts, n + 1, error);
    arena_free(b.memory);
    return good;
}
