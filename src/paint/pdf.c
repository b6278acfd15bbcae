/* Pages → PDF as Cairo makes it, then finished. On each page: white, shapes,
 * then all text in the order of reading, with the figures. */
#include "paint/paint.h"

#include "base/status.h"
#include "paint/canvas.h"
#include "paint/elements.h"
#include "paint/finish.h"

#include <cairo-pdf.h>
#include <string.h>

/* A place is led to from a little above it. */
#define ABOVE 6

/** Pages being painted. */
struct painting {
    struct canvas canvas;
    cairo_surface_t *surface;
    const struct elements *elements;
    size_t next;        /* the next element to begin */
    GArray *open;       /* of guint: elements that are open */
    bool in_artifact;   /* one is open in Cairo */
    GHashTable *placed; /* names already placed: the first counts */
};

/* Attributes of Cairo's tags are quoted; a quote or backslash is escaped. */
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

/* Addresses are ASCII (ISO 32000-1, 12.6.4.7): other bytes as %XX. */
static char *
plain_address(const char *target)
{
    GString *plain = g_string_new(NULL);
    for (const char *p = target; *p; p++)
        if (*p > ' ' && *p <= '~')
            g_string_append_c(plain, *p);
        else
            g_string_append_printf(plain, "%%%02X", (unsigned char) *p);
    return g_string_free(plain, FALSE);
}

/* A number as Cairo reads it in attributes, whatever the locale. */
struct number {
    char text[G_ASCII_DTOSTR_BUF_SIZE];
};

static struct number
number_of(double value)
{
    struct number n;
    g_ascii_formatd(n.text, sizeof n.text, "%.2f", value);
    return n;
}

/* ----------------------------------------------------------------- places */

static void
place_target(struct painting *p, const struct page_item *item)
{
    const char *target = item->target.name;
    if (!g_hash_table_contains(p->elements->wanted, target)
        || !g_hash_table_add(p->placed, (gpointer) target))
        return;
    char *name = quoted(target);
    char *attributes =
        g_strdup_printf("name=%s x=%s y=%s", name,
                        number_of(MAX(item->target.x, 0)).text,
                        number_of(MAX(item->target.y - ABOVE, 0)).text);
    cairo_tag_begin(p->canvas.to, CAIRO_TAG_DEST, attributes);
    cairo_tag_end(p->canvas.to, CAIRO_TAG_DEST);
    g_free(attributes);
    g_free(name);
}

static void
begin_link(struct painting *p, const struct page_item *item)
{
    const char *target = item->link.target;
    bool web = target_is_address(target);
    char *plain = web ? plain_address(target) : g_strdup(target);
    char *name = quoted(plain);
    char *attributes = g_strdup_printf(
        "%s=%s rect=[%s %s %s %s]", web ? "uri" : "dest", name,
        number_of(item->link.x).text, number_of(item->link.y).text,
        number_of(item->link.width).text, number_of(item->link.height).text);
    cairo_tag_begin(p->canvas.to, CAIRO_TAG_LINK, attributes);
    g_free(attributes);
    g_free(name);
    g_free(plain);
}

/* --------------------------------------------------------------- elements */

static const struct element *
innermost(const struct painting *p)
{
    return p->open->len
               ? elements_at(p->elements, g_array_index(p->open, guint,
                                                        p->open->len - 1))
               : NULL;
}

static void
begin_element(struct painting *p, const struct page_item *item)
{
    guint index = (guint) p->next++;
    const struct element *element = elements_at(p->elements, index);
    g_array_append_val(p->open, index);
    if (element->tag == TAG_LINK && item->kind == PAGE_LINK)
        begin_link(p, item);
    else
        cairo_tag_begin(p->canvas.to, page_tag_word(element->tag), NULL);
    if (element->tag == TAG_FIGURE)
        canvas_shapes(&p->canvas, item->next, canvas_figure_end(item->next));
}

static void
end_element(struct painting *p)
{
    const struct element *element = innermost(p);
    if (!element)
        return;
    cairo_tag_end(p->canvas.to, page_tag_word(element->tag));
    g_array_set_size(p->open, p->open->len - 1);
}

/* Cairo 1.18 takes what is not marked for the content of the element that it
 * stands in; older ones know no artifacts. */
static void
begin_artifact(struct painting *p)
{
    if (!p->in_artifact && cairo_version() >= CAIRO_VERSION_ENCODE(1, 18, 0)) {
        cairo_tag_begin(p->canvas.to, "Artifact", NULL);
        p->in_artifact = true;
    }
}

static void
end_artifact(struct painting *p)
{
    canvas_flush(&p->canvas);
    if (p->in_artifact)
        cairo_tag_end(p->canvas.to, "Artifact");
    p->in_artifact = false;
}

static void
paint_item(struct painting *p, const struct page_item *item)
{
    const struct element *above = innermost(p);
    if (item->kind == PAGE_TEXT) {
        if (!above || !element_has_text(above))
            begin_artifact(p);
        canvas_text(&p->canvas, &item->text);
        return;
    }
    end_artifact(p);
    if (item->kind == PAGE_TARGET)
        place_target(p, item);
    else if (item->kind == PAGE_TAG && item->tag.ends)
        end_element(p);
    else if (item->kind == PAGE_LINK || item->kind == PAGE_TAG)
        begin_element(p, item);
}

static void
paint_page(struct painting *p, const struct page *page)
{
    cairo_pdf_surface_set_size(p->surface, page->width, page->height);
    if (page->label)
        cairo_pdf_surface_set_page_label(p->surface, page->label);
    /* Painting all of the page makes Cairo forget what was recorded of it, tags
     * too: before everything. */
    canvas_begin_page(&p->canvas);
    begin_artifact(p);
    canvas_shapes(&p->canvas, page->first, NULL);
    end_artifact(p);
    for (const struct page_item *item = page->first; item; item = item->next)
        paint_item(p, item);
    end_artifact(p);
    cairo_show_page(p->canvas.to);
}

/* ------------------------------------------------------------- the whole */

static void
add_outline(const struct painting *p)
{
    enum { LEVELS = 8 };
    const struct pages *pages = p->elements->pages;
    int parents[LEVELS] = { CAIRO_PDF_OUTLINE_ROOT };
    for (size_t i = 0; i < pages->n_outline; i++) {
        const struct outline_entry *entry = &pages->outline[i];
        int level = CLAMP(entry->level, 1, LEVELS - 1);
        if (!g_hash_table_contains(p->elements->targets, entry->target))
            continue;
        char *name = quoted(entry->target);
        char *attributes = g_strdup_printf("dest=%s", name);
        int id = cairo_pdf_surface_add_outline(
            p->surface, parents[level - 1], entry->text, attributes, 0);
        for (int k = level; k < LEVELS; k++)
            parents[k] = id;
        g_free(attributes);
        g_free(name);
    }
}

static cairo_status_t
collect(void *bytes, const unsigned char *more, unsigned int size)
{
    g_byte_array_append(bytes, more, size);
    return CAIRO_STATUS_SUCCESS;
}

/* The PDF as Cairo makes it, with a NUL behind; its status. Of version 1.4, in
 * which every object stands by itself: the finished one is of 1.7. */
static cairo_status_t
paint(const struct elements *elements, paint_type *type, GByteArray *bytes)
{
    const struct pages *pages = elements->pages;
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(collect, bytes, 595, 842);
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
    struct painting p = {
        .surface = surface, .elements = elements,
        .open = g_array_new(FALSE, FALSE, sizeof(guint)),
        .placed = g_hash_table_new(g_str_hash, g_str_equal)
    };
    canvas_open(&p.canvas, cairo_create(surface), type);
    for (size_t i = 0; i < pages->n; i++)
        paint_page(&p, pages->page[i]);
    add_outline(&p);
    cairo_status_t status = cairo_status(p.canvas.to);
    cairo_destroy(p.canvas.to);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    g_byte_array_append(bytes, (const guint8 *) "", 1);
    g_byte_array_set_size(bytes, bytes->len - 1);
    canvas_close(&p.canvas);
    g_array_free(p.open, TRUE);
    g_hash_table_destroy(p.placed);
    return status;
}

bool
paint_pdf(const char *path, const struct pages *pages,
          const struct paint_options *options, GError **error)
{
    GByteArray *painted = g_byte_array_new();
    struct elements *elements = elements_of(pages);
    paint_type *own = options && options->type
                          ? NULL : paint_type_new(&pages, 1);
    cairo_status_t status =
        paint(elements, own ? own : options->type, painted);
    if (own)
        paint_type_free(own);
    bool good = status == CAIRO_STATUS_SUCCESS;
    if (good)
        good = finish_pdf(path, painted, elements, options, error);
    else
        status_fail(error, EXIT_OUTPUT, "%s：画不成PDF：%s",
                    "%s: the PDF cannot be painted: %s", path,
                    cairo_status_to_string(status));
    elements_free(elements);
    g_byte_array_free(painted, TRUE);
    return good;
}
