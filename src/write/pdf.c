/* Pages → PDF. Paints in the order that costs least: fills, then lines (one
 * path a style), then all text with its elements. Knows no layout. */
#include "write/write.h"

#include "text/text.h"
#include "write/finish.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <string.h>

struct painting {
    cairo_t *to;
    const struct pages *pages;
    GHashTable *targets; /* names that exist: what links may lead to */
    GHashTable *wanted;  /* names that links or the outline lead to */
    GHashTable *placed;  /* names already placed: the first counts */
    struct colour colour;
    bool coloured;
};

static void
use_colour(struct painting *p, struct colour c)
{
    if (p->coloured && memcmp(&p->colour, &c, sizeof c) == 0)
        return;
    p->colour = c;
    p->coloured = true;
    cairo_set_source_rgb(p->to, c.red / 255.0, c.green / 255.0,
                         c.blue / 255.0);
}

/* --------------------------------------------------------------- shapes */

static void
paint_fill(struct painting *p, const struct page_item *item)
{
    use_colour(p, item->fill.colour);
    cairo_rectangle(p->to, item->fill.x, item->fill.y, item->fill.width,
                    item->fill.height);
    cairo_fill(p->to);
}

static void
trace_path(struct painting *p, const struct page_item *item)
{
    for (size_t i = 0; i < item->path.n; i++) {
        const struct path_step *s = &item->path.steps[i];
        switch (s->kind) {
        case STEP_MOVE:
            cairo_move_to(p->to, s->x[0], s->y[0]);
            break;
        case STEP_LINE:
            cairo_line_to(p->to, s->x[0], s->y[0]);
            break;
        case STEP_CURVE:
            cairo_curve_to(p->to, s->x[0], s->y[0], s->x[1], s->y[1],
                           s->x[2], s->y[2]);
            break;
        case STEP_CLOSE:
            cairo_close_path(p->to);
            break;
        }
    }
}

static void
paint_path(struct painting *p, const struct page_item *item)
{
    use_colour(p, item->path.colour);
    trace_path(p, item);
    if (item->path.stroked) {
        cairo_set_line_width(p->to, item->path.width);
        cairo_stroke(p->to);
    } else {
        cairo_fill(p->to);
    }
}

static bool
same_rule(const struct page_item *a, const struct page_item *b)
{
    return a->rule.width == b->rule.width
           && memcmp(&a->rule.colour, &b->rule.colour,
                     sizeof a->rule.colour) == 0;
}

static void
trace_rule(struct painting *p, const struct page_item *item)
{
    cairo_move_to(p->to, item->rule.x1, item->rule.y1);
    cairo_line_to(p->to, item->rule.x2, item->rule.y2);
}

/* All rules of one width and colour are one path. */
static void
paint_rules(struct painting *p, const GPtrArray *rules)
{
    for (guint i = 0; i < rules->len; i++) {
        const struct page_item *first = rules->pdata[i];
        if (!first)
            continue;
        use_colour(p, first->rule.colour);
        cairo_set_line_width(p->to, first->rule.width);
        for (guint k = i; k < rules->len; k++) {
            const struct page_item *other = rules->pdata[k];
            if (other && same_rule(first, other)) {
                trace_rule(p, other);
                rules->pdata[k] = NULL;
            }
        }
        cairo_stroke(p->to);
    }
}

/* Items [from, until): fills, paths and rules, but nothing inside figures
 * unless `from` is inside one. */
static void
paint_shapes(struct painting *p, const struct page_item *from,
             const struct page_item *until)
{
    GPtrArray *rules = g_ptr_array_new();
    bool figure = false;
    for (const struct page_item *item = from; item != until;
         item = item->next) {
        if (item->kind == PAGE_TAG && item->tag.tag == TAG_FIGURE)
            figure = !item->tag.ends;
        if (figure)
            continue;
        if (item->kind == PAGE_FILL)
            paint_fill(p, item);
        else if (item->kind == PAGE_PATH)
            paint_path(p, item);
        else if (item->kind == PAGE_RULE)
            g_ptr_array_add(rules, (gpointer) item);
    }
    paint_rules(p, rules);
    g_ptr_array_free(rules, TRUE);
}

/* ----------------------------------------------------- text and elements */

/* Attributes of cairo's tags are quoted; a quote or backslash is escaped. */
static char *
quoted(const char *text)
{
    GString *out = g_string_new("'");
    for (const char *p = text; *p; p++) {
        if (*p == '\'' || *p == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
    g_string_append_c(out, '\'');
    return g_string_free(out, FALSE);
}

static bool
is_url(const char *target)
{
    return strstr(target, "://") != NULL || g_str_has_prefix(target, "mailto:");
}

/* A link that leads nowhere is plain text. */
static bool
leads_somewhere(const struct painting *p, const char *target)
{
    return is_url(target) || g_hash_table_contains(p->targets, target);
}

static void
open_link(struct painting *p, const struct page_item *item)
{
    if (!leads_somewhere(p, item->link.target)) {
        cairo_tag_begin(p->to, "Span", NULL);
        return;
    }
    char *target = quoted(item->link.target);
    char box[4][G_ASCII_DTOSTR_BUF_SIZE];
    const double sides[] = { item->link.x, item->link.y, item->link.width,
                             item->link.height };
    for (int i = 0; i < 4; i++)
        g_ascii_formatd(box[i], sizeof box[i], "%.2f", sides[i]);
    char *attributes = g_strdup_printf(
        "%s=%s rect=[%s %s %s %s]", is_url(item->link.target) ? "uri" : "dest",
        target, box[0], box[1], box[2], box[3]);
    cairo_tag_begin(p->to, CAIRO_TAG_LINK, attributes);
    g_free(attributes);
    g_free(target);
}

static void
place_target(struct painting *p, const struct page_item *item)
{
    char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
    if (!g_hash_table_contains(p->wanted, item->target.name)
        || !g_hash_table_add(p->placed, (gpointer) item->target.name))
        return;
    char *name = quoted(item->target.name);
    g_ascii_formatd(x, sizeof x, "%.2f", MAX(item->target.x, 0));
    g_ascii_formatd(y, sizeof y, "%.2f", MAX(item->target.y - 6, 0));
    char *attributes = g_strdup_printf("name=%s x=%s y=%s", name, x, y);
    cairo_tag_begin(p->to, CAIRO_TAG_DEST, attributes);
    cairo_tag_end(p->to, CAIRO_TAG_DEST);
    g_free(attributes);
    g_free(name);
}

static const struct page_item *
figure_end(const struct page_item *item)
{
    while (item->next
           && !(item->kind == PAGE_TAG && item->tag.tag == TAG_FIGURE
                && item->tag.ends))
        item = item->next;
    return item;
}

/* The word of the element that a link's end closes: the link, or the plain
 * span that stands for one that leads nowhere. */
static const char *
closing_word(const struct page_item *item, const struct page_item *link,
             const struct painting *p)
{
    if (item->tag.tag == TAG_LINK && link
        && !leads_somewhere(p, link->link.target))
        return "Span";
    return page_tag_word(item->tag.tag);
}

static void
paint_text(struct painting *p, const struct page *page)
{
    const struct page_item *link = NULL;
    for (const struct page_item *item = page->first; item; item = item->next)
        switch (item->kind) {
        case PAGE_TEXT:
            use_colour(p, item->text.colour);
            text_paint(item->text.run, item->text.x, item->text.baseline,
                       p->to);
            break;
        case PAGE_LINK:
            link = item;
            open_link(p, item);
            break;
        case PAGE_TARGET:
            place_target(p, item);
            break;
        case PAGE_TAG:
            if (item->tag.ends) {
                cairo_tag_end(p->to, closing_word(item, link, p));
                break;
            }
            cairo_tag_begin(p->to, page_tag_word(item->tag.tag), NULL);
            if (item->tag.tag == TAG_FIGURE)
                paint_shapes(p, item->next, figure_end(item));
            break;
        default:
            break;
        }
}

/* ---------------------------------------------------------------- pages */

static void
find_targets(struct painting *p)
{
    for (size_t i = 0; i < p->pages->n; i++)
        for (const struct page_item *item = p->pages->page[i]->first; item;
             item = item->next)
            if (item->kind == PAGE_TARGET)
                g_hash_table_add(p->targets, (gpointer) item->target.name);
            else if (item->kind == PAGE_LINK)
                g_hash_table_add(p->wanted, (gpointer) item->link.target);
    for (size_t i = 0; i < p->pages->n_outline; i++)
        g_hash_table_add(p->wanted, (gpointer) p->pages->outline[i].target);
}

static void
paint_pages(struct painting *p, cairo_surface_t *surface)
{
    for (size_t i = 0; i < p->pages->n; i++) {
        const struct page *page = p->pages->page[i];
        cairo_pdf_surface_set_size(surface, page->width, page->height);
        if (page->label)
            cairo_pdf_surface_set_page_label(surface, page->label);
        p->coloured = false;
        paint_shapes(p, page->first, NULL);
        paint_text(p, page);
        cairo_show_page(p->to);
    }
}

static void
add_outline(const struct painting *p, cairo_surface_t *surface)
{
    int parents[8] = { CAIRO_PDF_OUTLINE_ROOT };
    for (size_t i = 0; i < p->pages->n_outline; i++) {
        const struct outline_entry *entry = &p->pages->outline[i];
        int level = CLAMP(entry->level, 1, 7);
        if (!g_hash_table_contains(p->targets, entry->target))
            continue;
        char *name = quoted(entry->target);
        char *attributes = g_strdup_printf("dest=%s", name);
        int id = cairo_pdf_surface_add_outline(surface, parents[level - 1],
                                               entry->text, attributes, 0);
        for (int k = level; k < 8; k++)
            parents[k] = id;
        g_free(attributes);
        g_free(name);
    }
}

static void
set_metadata(const struct pages *pages, cairo_surface_t *surface)
{
    const struct {
        cairo_pdf_metadata_t field;
        const char *text;
    } fields[] = {
        { CAIRO_PDF_METADATA_TITLE, pages->title },
        { CAIRO_PDF_METADATA_AUTHOR, pages->author },
        { CAIRO_PDF_METADATA_SUBJECT, pages->subject },
        { CAIRO_PDF_METADATA_CREATOR, "yusuan " YUSUAN_VERSION },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
        if (fields[i].text && *fields[i].text)
            cairo_pdf_surface_set_metadata(surface, fields[i].field,
                                           fields[i].text);
}

static cairo_status_t
collect(void *closure, const unsigned char *bytes, unsigned int size)
{
    g_byte_array_append(closure, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

/* The PDF as cairo makes it; its status. */
static cairo_status_t
paint(const struct pages *pages, GByteArray *bytes)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(collect, bytes, 595, 842);
    struct painting p = {
        .to = cairo_create(surface), .pages = pages,
        .targets = g_hash_table_new(g_str_hash, g_str_equal),
        .wanted = g_hash_table_new(g_str_hash, g_str_equal),
        .placed = g_hash_table_new(g_str_hash, g_str_equal)
    };
    find_targets(&p);
    set_metadata(pages, surface);
    paint_pages(&p, surface);
    add_outline(&p, surface);
    cairo_status_t status = cairo_status(p.to);
    cairo_destroy(p.to);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    g_hash_table_destroy(p.targets);
    g_hash_table_destroy(p.wanted);
    g_hash_table_destroy(p.placed);
    return status;
}

static bool
save(const char *path, const char *bytes, size_t size, GError **error)
{
    sink *out = sink_to_file(path);
    sink_write(out, bytes, size);
    return sink_close(out, error);
}

bool
write_pdf(const char *path, const struct pages *pages, GError **error)
{
    GByteArray *painted = g_byte_array_new();
    cairo_status_t status = paint(pages, painted);
    bool good = status == CAIRO_STATUS_SUCCESS;
    if (!good) {
        status_fail(error, EXIT_OUTPUT, "%s：写不进去：%s",
                    "%s: cannot be written: %s", path,
                    cairo_status_to_string(status));
    } else {
        size_t size;
        char *bytes = pdf_finish(painted, pages, &size, error);
        good = bytes && save(path, bytes, size, error);
        g_free(bytes);
    }
    g_byte_array_free(painted, TRUE);
    return good;
}
