/* make FONTS FOLDER: every chart as a page of FOLDER/charts.pdf, and their
 * names, a line each, in FOLDER/charts.names. */
#include "pictures.h"

#include "paint/paint.h"

#include <glib.h>

void
gallery_add(struct gallery *g, const char *name, struct page *page)
{
    g_assert(g->n < G_N_ELEMENTS(g->pictures));
    g->pictures[g->n++] = (struct picture) { name, page };
}

static bool
write_gallery(const struct gallery *g, const char *folder, GError **error)
{
    struct pages pages = { .memory = g->memory, .title = "图样",
                           .author = "图样", .subject = "图样", .n = g->n };
    pages.page = arena_array(g->memory, struct page *, g->n);
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < g->n; i++) {
        pages.page[i] = g->pictures[i].page;
        g_string_append_printf(names, "%s\n", g->pictures[i].name);
    }
    char *list = g_build_filename(folder, "charts.names", NULL);
    char *path = g_build_filename(folder, "charts.pdf", NULL);
    bool written = g_file_set_contents(list, names->str, -1, error) &&
                   paint_pdf(path, &pages, NULL, error);
    g_free(path);
    g_free(list);
    g_string_free(names, TRUE);
    return written;
}

int
main(int argc, char **argv)
{
    GError *error = NULL;
    if (argc != 3)
        return 2;
    struct gallery g = { .memory = arena_new() };
    g.f = fonts_open(argv[1], &error);
    if (g.f) {
        gallery_add_charts(&g);
        write_gallery(&g, argv[2], &error);
    }
    if (error)
        g_printerr("%s\n", error->message);
    fonts_free(g.f);
    arena_free(g.memory);
    return error ? 1 : 0;
}
