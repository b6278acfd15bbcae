#include "publish/pack.h"

#include "base/folder.h"
#include "chart/chart.h"
#include "layout/layout.h"
#include "paint/paint.h"

#include <glib.h>
#include <string.h>

/* Dots an inch: of pages, twice a screen's; of charts too. */
#define PAGE_RESOLUTION 144
#define CHART_RESOLUTION 192
#define CHART_WIDTH 480 /* points */

/* ------------------------------------------------------------------ pages */

/* Keep the pages that were asked for. */
static bool
cut_pages(const struct pack *p, struct pages *pages, GError **error)
{
    size_t from = p->o->first_page ? (size_t) p->o->first_page : 1;
    size_t to = p->o->last_page ? (size_t) p->o->last_page : pages->n;
    if (from > to || to > pages->n)
        return status_fail(error, EXIT_USAGE,
                           "--pages：简报从第1页到第%zu页",
                           "--pages: the pack has pages 1 to %zu", pages->n);
    if (from > 1 || to < pages->n)
        pages_cut(pages, from - 1, to);
    return true;
}

/* Each page as a picture; its number has as many digits as the last one's. */
static bool
write_pictures(const struct pack *p, const struct pages *pages,
               GError **error)
{
    char *folder = g_build_filename(p->folder, "pages", NULL);
    bool good = folder_make(folder, error);
    int digits = pages->n > 99 ? 3 : 2;
    for (size_t i = 0; good && i < pages->n; i++) {
        char *stem = g_strdup_printf("%s/%0*zu", folder, digits, i + 1);
        char *png = g_strconcat(stem, ".png", NULL);
        char *svg = g_strconcat(stem, ".svg", NULL);
        if (p->o->outputs & OUTPUT_PNG)
            good = paint_png(png, pages->page[i], PAGE_RESOLUTION, error);
        if (good && (p->o->outputs & OUTPUT_SVG))
            good = paint_svg(svg, pages->page[i], error);
        g_free(svg);
        g_free(png);
        g_free(stem);
    }
    g_free(folder);
    return good;
}

/* The data that the pack is made of, as files in it. */
static bool
write_pdf(const struct pack *p, const struct pages *pages, GError **error)
{
    const struct export_source source = {
        p->u->budget, p->u->summary, p->u->ledger,
        p->o->compose.show_contacts
    };
    struct paint_attachment files[] = {
        { "budget.json", "application/json", "本简报的数据", NULL, 0 },
        { "checks.json", "application/json", "勾稽核对的结果", NULL, 0 }
    };
    sink *budget = sink_to_memory(), *checks = sink_to_memory();
    if (!p->o->attach_nothing) {
        export_json(budget, &source);
        export_checks_json(checks, &source);
    }
    char *bytes[] = { sink_take(budget, &files[0].size),
                      sink_take(checks, &files[1].size) };
    files[0].bytes = bytes[0];
    files[1].bytes = bytes[1];
    struct paint_options options = {
        .attached = files,
        .n_attached = p->o->attach_nothing ? 0 : G_N_ELEMENTS(files)
    };
    char *path = g_build_filename(p->folder, "briefing.pdf", NULL);
    bool good = paint_pdf(path, pages, &options, error);
    g_free(path);
    g_free(bytes[0]);
    g_free(bytes[1]);
    return good;
}

static bool
write_pages(const struct pack *p, const struct report *r, GError **error)
{
    struct layout_options how = {
        .style = p->o->gongwen ? STYLE_GONGWEN : STYLE_BOOK,
        .theme = p->o->theme
    };
    struct pages *pages =
        layout_report(r, p->with, &how, r->memory, p->found);
    unsigned pictures = OUTPUT_PNG | OUTPUT_SVG;
    return cut_pages(p, pages, error)
           && (!(p->o->outputs & OUTPUT_PDF) || write_pdf(p, pages, error))
           && (!(p->o->outputs & pictures)
               || write_pictures(p, pages, error));
}

/* ----------------------------------------------------------------- charts */

static bool
write_chart(const struct pack *p, const struct chart *chart, const char *stem,
            const char *source, GError **error)
{
    arena *memory = arena_new();
    const struct chart_look look = layout_chart_look(p->o->theme);
    const struct chart_means with = { p->with, &look, memory };
    char *png = g_strconcat(stem, ".png", NULL);
    char *svg = g_strconcat(stem, ".svg", NULL);
    sink *out = sink_to_file(svg);
    sink_puts(out, chart_poster_svg(chart, source, &look, memory));
    bool good =
        sink_close(out, error)
        && paint_png(png, chart_poster(chart, source, CHART_WIDTH, &with),
                     CHART_RESOLUTION, error);
    g_free(svg);
    g_free(png);
    arena_free(memory);
    return good;
}

/* "01-overview" of the anchor "chart-overview". */
static char *
file_name(size_t number, const char *anchor)
{
    static const char head[] = "chart-";
    if (anchor && g_str_has_prefix(anchor, head))
        anchor += strlen(head);
    char *name = g_strdup_printf("%02zu-%s", number,
                                 anchor && *anchor ? anchor : "chart");
    for (char *c = name; *c; c++)
        if (!g_ascii_isalnum(*c) && *c != '-')
            *c = '-';
    return name;
}

static bool
write_charts(const struct pack *p, const struct report *r, GError **error)
{
    char *folder = g_build_filename(p->folder, "charts", NULL);
    const char *source = arena_printf(r->memory, "%s：%s", r->author,
                                      r->title);
    bool good = folder_make(folder, error);
    size_t number = 0;
    for (const struct block *b = r->first; good && b; b = b->next) {
        if (b->kind != BLOCK_CHART)
            continue;
        const char *anchor = b->chart.anchor ? b->chart.anchor : b->anchor;
        char *name = file_name(++number, anchor);
        char *stem = g_build_filename(folder, name, NULL);
        good = write_chart(p, b->chart.data, stem, source, error);
        g_free(stem);
        g_free(name);
    }
    g_free(folder);
    return good;
}

bool
pack_share(const struct pack *p, const struct web_site *site, GError **error)
{
    enum { WIDTH = 600, RESOLUTION = 144 }; /* 1200 pixels */
    const struct block *b = site->pages[0].content->first;
    while (b && b->kind != BLOCK_CHART)
        b = b->next;
    if (!b)
        return true;
    struct chart chart = *b->chart.data;
    chart.title = site->description;
    arena *memory = arena_new();
    const struct chart_look look = layout_chart_look(p->o->theme);
    const struct chart_means with = { p->with, &look, memory };
    char *path = g_build_filename(p->folder, "share.png", NULL);
    bool good = paint_png(path, chart_poster(&chart, NULL, WIDTH, &with),
                          RESOLUTION, error);
    g_free(path);
    arena_free(memory);
    return good;
}

bool
pack_write(const struct pack *p, GError **error)
{
    arena *memory = arena_new();
    const struct report *r =
        compose_briefing(p->u, &p->o->compose, memory);
    bool good = (!(p->o->outputs & OUTPUT_PAGES) || write_pages(p, r, error))
                && (!(p->o->outputs & OUTPUT_CHARTS)
                    || write_charts(p, r, error));
    arena_free(memory);
    return good;
}
