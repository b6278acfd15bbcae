/* Where links of content trees lead on the web. */
#include "html/links.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

struct links {
    arena *memory;
    GHashTable *pages; /* anchor, name of a page or stem of a sheet → the page
                          with its anchor */
    const char *outside, *stem;
};

const char *
links_up(const char *page)
{
    return strchr(page, '/') ? "../" : "";
}

static void
note(struct links *l, const char *page, const char *anchor)
{
    if (!anchor || g_hash_table_contains(l->pages, anchor))
        return;
    g_hash_table_insert(l->pages, (gpointer) anchor,
                        (gpointer) arena_printf(l->memory, "%s#%s", page,
                                                anchor));
}

static void
note_block(struct links *l, const char *page, const struct block *b)
{
    const struct report_table *t = b->kind == BLOCK_TABLE ? b->table : NULL;
    note(l, page, b->anchor);
    if (b->kind == BLOCK_CHART)
        note(l, page, b->chart.anchor);
    note(l, page, t ? t->anchor : NULL);
    for (size_t i = 0; t && i < t->n_rows; i++)
        note(l, page, t->rows[i].anchor);
}

static void
note_site(struct links *l, const struct web_site *site)
{
    for (size_t i = 0; i < site->n; i++) {
        const struct web_page *p = &site->pages[i];
        const char *name = p->name;
        g_hash_table_insert(l->pages, (gpointer) name, (gpointer) name);
        if (g_str_has_prefix(name, "sheets/") &&
            strcmp(name, "sheets/index.html") != 0) {
            const char *stem = arena_strndup(
                l->memory, name + 7, strlen(name) - strlen("sheets/.html"));
            g_hash_table_insert(l->pages, (gpointer) stem, (gpointer) name);
            continue; /* a sheet's own anchors are nobody's aim */
        }
        for (const struct block *b = p->content->first; b; b = b->next)
            note_block(l, name, b);
    }
}

struct links *
links_new(const struct web_site *const sites[2], const char *outside,
          arena *memory)
{
    struct links *l = arena_one(memory, struct links);
    l->memory = memory;
    l->outside = outside;
    l->pages = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < 2; i++)
        if (sites[i]) {
            note_site(l, sites[i]);
            l->stem = sites[i]->stem;
        }
    return l;
}

void
links_free(struct links *l)
{
    g_hash_table_destroy(l->pages);
}

/* A row of the appendix, "t03-l59", is a line of the text. */
static int
line_of_row(const char *link)
{
    const char *line = *link == 't' ? g_strrstr(link, "-l") : NULL;
    return line ? atoi(line + 2) : 0;
}

static const char *
line_address(const struct links *l, const char *page, int line,
             const char *document)
{
    const char *source = web_source_page(line, l->memory);
    if (document && g_strcmp0(document, l->stem) != 0)
        return arena_printf(l->memory, "%s%s%s/%s#l%d", links_up(page),
                            l->stem ? "../" : "", document, source, line);
    if (!g_hash_table_contains(l->pages, source) && !l->stem)
        return NULL;
    return links_find(l, page, arena_printf(l->memory, "%s#l%d", source,
                                            line));
}

static bool
is_outside(const struct links *l, const char *path)
{
    char *file = g_strndup(path, strcspn(path, "#"));
    char *full = g_build_filename(l->outside, file, NULL);
    bool there = strstr(file, "..") == NULL && strchr(file, '.') &&
                 g_file_test(full, G_FILE_TEST_IS_REGULAR);
    g_free(full);
    g_free(file);
    return there;
}

const char *
links_find(const struct links *l, const char *page, const char *link)
{
    if (!link)
        return NULL;
    if (strstr(link, "://"))
        return link;
    if (*link == '#')
        link++;
    const char *to = g_hash_table_lookup(l->pages, link);
    if (!to) {
        char *file = g_strndup(link, strcspn(link, "#"));
        bool known = g_hash_table_contains(l->pages, file);
        g_free(file);
        if (known || is_outside(l, link))
            to = link;
        else if (line_of_row(link))
            return line_address(l, page, line_of_row(link), NULL);
        else
            return NULL;
    }
    size_t own = strlen(page);
    if (strncmp(to, page, own) == 0 && to[own] == '#')
        return to + own;
    return arena_printf(l->memory, "%s%s", links_up(page), to);
}

const char *
links_chart(const struct links *l, const char *page, const char *name,
            const char *kind)
{
    char *folder = g_build_filename(l->outside, "charts", NULL);
    GDir *files = g_dir_open(folder, 0, NULL);
    const char *file, *found = NULL;
    char *wanted = g_strdup_printf("-%s.%s", name, kind);
    while (files && !found && (file = g_dir_read_name(files)))
        if (strcmp(file + strspn(file, "0123456789"), wanted) == 0)
            found = arena_printf(l->memory, "%scharts/%s", links_up(page),
                                 file);
    if (files)
        g_dir_close(files);
    g_free(wanted);
    g_free(folder);
    return found;
}

const char *
links_span(const struct links *l, const char *page, const struct span *span)
{
    if (span->line > 0)
        return line_address(l, page, span->line, span->document);
    return links_find(l, page, span->link);
}
