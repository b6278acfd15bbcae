#include "pdf/pdf_content.h"

#include "pdf/pdf_paint.h"
#include "pdf/pdf_put.h"

#include <string.h>

/** A page's content being made. */
struct content {
    const struct pdf_parts *parts;
    const struct pdf_paper *paper;
    GArray *annotations;
    struct pdf_canvas canvas;
    bool marked;         /* inside of marked content, */
    bool marked_in_text; /* which began inside of a text object */
};

/* ------------------------------------------------------- marked content */

static bool
bounds_element(const struct page_item *item)
{
    return item->kind == PAGE_TAG || item->kind == PAGE_LINK;
}

/* The text of the marked content that begins at `item`, where its glyphs would
 * not give it: gaps so wide that a reader would find spaces in them, glyphs
 * that stand for more than one character. Else null; caller frees. */
static char *
text_beside(const struct content *c, const struct page_item *item)
{
    GString *text = g_string_new(NULL);
    bool needed = false;
    for (; item && !bounds_element(item); item = item->next) {
        if (item->kind != PAGE_TEXT)
            continue;
        g_string_append(text, item->text.text);
        needed = !pdf_fonts_say(c->parts->fonts, item->text.run) || needed;
        needed = needed || item->text.loose;
    }
    return g_string_free(text, !needed);
}

static void
open_mark(struct content *c, const struct page_item *item)
{
    GString *out = c->canvas.out;
    const char *element = pdf_tree_inside(c->parts->tree);
    c->marked = true;
    c->marked_in_text = c->canvas.in_text;
    if (!element) {
        g_string_append(out, "/Artifact<</Type/Pagination>>BDC\n");
        return;
    }
    char *text = text_beside(c, item);
    g_string_append_printf(out, "/%s<</MCID ", element);
    pdf_put_int(out, pdf_tree_mark(c->parts->tree));
    pdf_put_entry(out, "/ActualText", text);
    g_string_append(out, ">>BDC\n");
    g_free(text);
}

/* Text objects and marked content must not cross (14.6.1). */
static void
close_mark(struct content *c)
{
    if (!c->marked)
        return;
    if (!c->marked_in_text)
        pdf_paint_end_text(&c->canvas);
    g_string_append(c->canvas.out, "EMC\n");
    c->marked = false;
}

/* ------------------------------------------------------------- elements */

static const struct page_item *
figure_end(const struct page_item *item)
{
    while (item->next
           && !(item->kind == PAGE_TAG && item->tag.tag == TAG_FIGURE
                && item->tag.ends))
        item = item->next;
    return item;
}

static void
open_element(struct content *c, const struct page_item *item)
{
    pdf_tree_open(c->parts->tree, item->tag.tag, item);
    if (item->tag.tag != TAG_FIGURE)
        return;
    pdf_paint_end_text(&c->canvas);
    open_mark(c, item->next);
    pdf_paint_shapes(&c->canvas, item->next, figure_end(item));
}

/* A link that leads nowhere is plain text. */
static void
open_link(struct content *c, const struct page_item *item)
{
    const struct pdf_parts *parts = c->parts;
    if (!pdf_places_lead(parts->places, item->link.target)) {
        pdf_tree_open(parts->tree, TAG_SPAN, item);
        return;
    }
    pdf_tree_open(parts->tree, TAG_LINK, item);
    int number = pdf_reserve(parts->file);
    int key = pdf_tree_annotate(parts->tree, number);
    pdf_places_link(parts->places, item, c->paper,
                    (const int[]) { number, key });
    g_array_append_val(c->annotations, number);
}

static void
put_text(struct content *c, const struct page_item *item)
{
    if (!c->marked) {
        pdf_paint_begin_text(&c->canvas);
        open_mark(c, item);
    }
    pdf_paint_text(&c->canvas, &item->text);
}

static void
put_item(struct content *c, const struct page_item *item)
{
    if (bounds_element(item))
        close_mark(c);
    if (item->kind == PAGE_TEXT)
        put_text(c, item);
    else if (item->kind == PAGE_LINK)
        open_link(c, item);
    else if (item->kind == PAGE_TARGET)
        pdf_places_add(c->parts->places, item, c->paper);
    else if (item->kind == PAGE_TAG && item->tag.ends)
        pdf_tree_close(c->parts->tree);
    else if (item->kind == PAGE_TAG)
        open_element(c, item);
}

/* What is drawn outside of figures says nothing by itself. */
static void
put_shapes(struct content *c, const struct page *page)
{
    GString *out = c->canvas.out;
    g_string_append(out, "/Artifact BMC\n");
    gsize before = out->len;
    pdf_paint_shapes(&c->canvas, page->first, NULL);
    if (out->len == before)
        g_string_truncate(out, 0);
    else
        g_string_append(out, "EMC\n");
}

GString *
pdf_content(const struct pdf_parts *parts, const struct page *page,
            const struct pdf_paper *paper, GArray *annotations)
{
    struct content c = {
        .parts = parts, .paper = paper, .annotations = annotations,
        .canvas = { .out = g_string_new(NULL), .height = paper->height,
                    .fonts = parts->fonts, .images = parts->images,
                    .stroke = { .width = -1 } }
    };
    put_shapes(&c, page);
    for (const struct page_item *item = page->first; item; item = item->next)
        put_item(&c, item);
    close_mark(&c);
    pdf_paint_end_text(&c.canvas);
    return c.canvas.out;
}
