/* Pages put into their frames. */
#include "html/site.h"

#include "base/folder.h"
#include "html/escape.h"

#include <glib.h>
#include <string.h>

bool
site_write_bytes(const struct writing_site *s, const char *name,
                 const char *bytes, size_t size, GError **error)
{
    char *path = g_build_filename(s->options->folder, name, NULL);
    char *folder = g_path_get_dirname(path);
    bool good = folder_make(folder, error);
    if (good) {
        sink *file = sink_to_file(path);
        sink_write(file, bytes, size);
        good = sink_close(file, error);
    }
    g_free(folder);
    g_free(path);
    return good;
}

const char *
site_address(const struct writing_site *s, const char *page)
{
    const char *base = s->options->base_url;
    if (!base || !*base)
        return NULL;
    char *path = s->site->stem ? g_strconcat(s->site->stem, "/", page, NULL)
                               : g_strdup(page);
    char *escaped = g_uri_escape_string(path, "/", FALSE);
    const char *address =
        arena_printf(s->memory, "%s%s%s", base,
                     g_str_has_suffix(base, "/") ? "" : "/", escaped);
    g_free(escaped);
    g_free(path);
    return address;
}

/* ------------------------------------------------------- what is placed */

static struct tree_page
tree_of(const struct writing_site *s, sink *out)
{
    return (struct tree_page) { .out = out, .memory = s->memory,
                                .links = s->links, .name = s->page->name,
                                .heading = s->page->heading };
}

/* The pages that are listed; of a page of sheets, those of the document. */
static void
write_tabs(const struct writing_site *s, sink *out)
{
    const struct web_site *site = s->sites[0] ? s->sites[0] : s->site;
    sink_puts(out, "<ul>");
    for (size_t i = 0; i < site->n; i++) {
        const struct web_page *p = &site->pages[i];
        if (!p->tab)
            continue;
        const char *up = links_up(s->page->name);
        sink_puts(out, "<li><a");
        escape_attribute(out, "href",
                         arena_printf(s->memory, "%s%s", up, p->name));
        if (p == s->page)
            sink_puts(out, " aria-current=\"page\"");
        sink_puts(out, ">");
        escape_text(out, p->tab);
        sink_puts(out, "</a></li>");
    }
    sink_puts(out, "</ul>");
}

static void
write_content(const struct writing_site *s, const char *name, sink *out)
{
    struct tree_page p = tree_of(s, out);
    if (strcmp(name, "main") == 0)
        tree_write(&p, s->page->content);
    else if (strcmp(name, "sections") == 0)
        tree_write_sections(&p, s->page->content);
    else if (strcmp(name, "pages") == 0)
        write_tabs(s, out);
    else if (strcmp(name, "meta") == 0)
        site_write_meta(s, out);
    else if (strcmp(name, "downloads") == 0)
        site_write_downloads(s, out);
}

static bool
has_content(const struct writing_site *s, const char *name)
{
    if (strcmp(name, "downloads") == 0)
        return strcmp(s->page->name, "index.html") == 0 &&
               site_files(s)->path;
    if (strcmp(name, "sections") == 0) {
        sink *out = sink_to_memory();
        size_t size;
        write_content(s, name, out);
        g_free(sink_take(out, &size));
        return size > 0;
    }
    return true;
}

/* "functions" is the anchor "chart-functions", "functions-table" … */
static bool
is_named(const char *anchor, const char *kind, const char *name)
{
    if (!anchor)
        return false;
    if (strcmp(anchor, name) == 0)
        return true;
    if (strcmp(kind, "chart") == 0)
        return g_str_has_prefix(anchor, "chart-") &&
               strcmp(anchor + strlen("chart-"), name) == 0;
    return strcmp(kind, "table") == 0 && g_str_has_prefix(anchor, name) &&
           strcmp(anchor + strlen(name), "-table") == 0;
}

static bool
is_placed(const struct block *b, const char *kind, const char *name)
{
    if (strcmp(kind, "chart") == 0)
        return b->kind == BLOCK_CHART && is_named(b->chart.anchor, kind, name);
    if (strcmp(kind, "table") == 0)
        return b->kind == BLOCK_TABLE && is_named(b->table->anchor, kind, name);
    return b->kind == BLOCK_HEADING && is_named(b->heading.anchor, kind, name);
}

static const struct block *
find_block(const struct writing_site *s, const char *kind, const char *name)
{
    for (size_t i = 0; i < s->site->n; i++)
        for (const struct block *b = s->site->pages[i].content->first; b;
             b = b->next)
            if (is_placed(b, kind, name))
                return b;
    return NULL;
}

/* A section up to the next of its level. */
static void
write_section(struct tree_page *p, const struct block *b)
{
    struct report *part = report_new(p->memory, "");
    int level = b->heading.level;
    for (const struct block *k = b; k; k = k->next) {
        if (k != b && k->kind == BLOCK_HEADING && k->heading.level <= level)
            break;
        struct block *copy = report_add(part, k->kind);
        struct block *last = part->last;
        *copy = *k;
        copy->next = NULL;
        part->last = last;
    }
    tree_write(p, part);
}

static bool
place_has(const void *data, const char *kind, const char *name)
{
    const struct writing_site *s = data;
    return strcmp(kind, "content") == 0 ? has_content(s, name)
                                        : find_block(s, kind, name) != NULL;
}

static void
place_write(const void *data, const char *kind, const char *name, sink *out)
{
    const struct writing_site *s = data;
    struct tree_page p = tree_of(s, out);
    if (strcmp(kind, "content") == 0) {
        write_content(s, name, out);
        return;
    }
    const struct block *b = find_block(s, kind, name);
    if (b && strcmp(kind, "section") == 0)
        write_section(&p, b);
    else if (b)
        tree_write_block(&p, b);
}

static const char *const *
place_names(const void *data, const char *kind)
{
    static const char *const contents[] = { "main", "pages", "sections",
                                            "meta", "downloads", NULL };
    (void) data;
    return strcmp(kind, "content") == 0 ? contents : web_names(kind);
}

/* ---------------------------------------------------------------- pages */

static void
set_page(const struct writing_site *s)
{
    arena *a = s->memory;
    struct value *v = (struct value *) value_of(s->site->values, "page");
    const struct web_page *p = s->page;
    const char *owner = s->site->department ? s->site->department : "";
    bool first = strcmp(p->name, "index.html") == 0;
    value_set_text(a, v, "name", p->name);
    value_set_text(a, v, "heading", p->heading);
    value_set_text(a, v, "lead", p->lead ? p->lead : "");
    const char *up = links_up(p->name);
    size_t files = 0;
    while (first && site_files(s)[files].path)
        files++;
    value_set_number(a, v, "inner", !first && s->site->stem);
    value_set_number(a, v, "files", (int64_t) files);
    value_set_text(a, v, "style", arena_printf(a, "%sstyle.css", up));
    value_set_text(a, v, "script", arena_printf(a, "%sapp.js", up));
    value_set_text(a, v, "icon", arena_printf(a, "%sicon.svg", up));
    if (s->options->accent)
        value_set_text(a, v, "theme", arena_printf(a, "%stheme.css", up));
    if (s->options->logo)
        value_set_text(a, v, "logo", arena_printf(a, "%slogo.png", up));
    value_set_text(a, v, "start",
                   s->site->in_run ? arena_printf(a, "%s../index.html", up)
                                   : NULL);
    value_set_text(a, v, "title",
                   first ? arena_printf(a, "%s%s", owner, p->heading)
                         : arena_printf(a, "%s - %s%s", p->heading, owner,
                                        s->site->title));
}

/* The page's own template before the one for all. */
static bool
write_page(const struct writing_site *s, struct complaints *errors,
           GError **error)
{
    size_t size;
    char *own = template_read(s->options->templates, s->page->name, &size);
    struct template_job job = {
        .name = own ? s->page->name : "page.html",
        .folder = s->options->templates, .values = s->site->values,
        .places = { s, place_has, place_write, place_names },
        .memory = s->memory
    };
    g_free(own);
    set_page(s);
    sink *out = sink_to_memory();
    bool good = template_fill(&job, errors, out);
    char *bytes = sink_take(out, &size);
    if (good)
        good = site_write_bytes(s, s->page->name, bytes, size, error);
    g_free(bytes);
    return good;
}

/* Of several pages with one template its errors are said once. */
static bool
write_pages(struct writing_site *s, const struct web_site *site,
            struct complaints *errors, GError **error)
{
    bool good = true;
    s->site = site;
    for (size_t i = 0; good && i < site->n; i++) {
        arena *kept = s->memory;
        s->memory = arena_new();
        s->page = &site->pages[i];
        good = write_page(s, errors, error);
        arena_free(s->memory);
        s->memory = kept;
    }
    return good;
}

/* Pages of the user's own, filled with what the document has. */
static bool
write_own_pages(struct writing_site *s, struct complaints *errors,
                GError **error)
{
    char **names = site_own_pages(s, errors);
    bool good = !complaints_any(errors);
    s->site = s->sites[0];
    for (char **name = names; good && *name; name++) {
        struct web_page page = s->site->pages[0];
        page.name = *name;
        s->page = &page;
        good = write_page(s, errors, error);
    }
    g_strfreev(names);
    return good;
}

static bool
has_folder(const struct html_options *o, GError **error)
{
    return !o->templates || g_file_test(o->templates, G_FILE_TEST_IS_DIR) ||
           status_fail(error, EXIT_USAGE, "%s：没有这个模板文件夹",
                       "%s: there is no such folder of templates",
                       o->templates);
}

bool
html_write(const struct web_site *document, const struct web_site *sheets,
           const struct html_options *options, GError **error)
{
    struct writing_site s = { .options = options,
                              .sites = { document, sheets },
                              .memory = arena_new() };
    struct complaints errors;
    bool good = has_folder(options, error);
    complaints_open(&errors);
    s.links = links_new(s.sites, options->outside ? options->outside
                                                  : options->folder,
                        s.memory);
    if (good && document)
        good = write_own_pages(&s, &errors, error);
    for (int i = 0; good && i < 2; i++)
        good = !s.sites[i] || write_pages(&s, s.sites[i], &errors, error);
    s.site = document;
    if (good && document)
        good = site_write_files(&s, error);
    if (!complaints_close(&errors, error && *error ? NULL : error))
        good = false;
    links_free(s.links);
    arena_free(s.memory);
    return good;
}
