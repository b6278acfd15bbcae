#include "pdf/pdf_document.h"

#include "base/embedded.h"
#include "pdf/pdf_content.h"
#include "pdf/pdf_metadata.h"
#include "pdf/pdf_outline.h"
#include "pdf/pdf_put.h"

extern const struct embedded_file embedded_icc[];

/** A document being written. */
struct document {
    const struct pages *pages;
    struct pdf_parts parts;
    int page_tree, resources;
    GString *kids; /* of the page tree */
};

/* ---------------------------------------------------------------- pages */

static int
put_stream_of(pdf_file *file, const GString *content)
{
    int number = pdf_reserve(file);
    struct pdf_stream stream = { .entries = "", .bytes = content->str,
                                 .size = content->len };
    pdf_put_stream(file, number, &stream);
    return number;
}

/** A page's object, but for what is the same on every page. */
struct leaf {
    struct pdf_paper paper;
    int content, key;
    const GArray *annotations; /* of int */
};

static void
put_leaf(struct document *d, const struct leaf *leaf)
{
    GString *out = pdf_begin(d->parts.file, leaf->paper.number);
    g_string_append_printf(out, "<</Type/Page/Parent %d 0 R/Resources %d 0 R"
                                "/Contents %d 0 R/Tabs/S/MediaBox",
                           d->page_tree, d->resources, leaf->content);
    pdf_put_box(out, (const double[]) { 0, 0, leaf->paper.width,
                                        leaf->paper.height });
    if (leaf->key >= 0)
        g_string_append_printf(out, "/StructParents %d", leaf->key);
    if (leaf->annotations->len)
        g_string_append(out, "/Annots[");
    for (guint i = 0; i < leaf->annotations->len; i++)
        pdf_put_ref(out, g_array_index(leaf->annotations, int, i));
    g_string_append(out, leaf->annotations->len ? "]>>" : ">>");
    pdf_end(d->parts.file);
    pdf_put_ref(d->kids, leaf->paper.number);
}

static void
put_page(struct document *d, const struct page *page)
{
    GArray *annotations = g_array_new(FALSE, FALSE, sizeof(int));
    struct leaf leaf = {
        .paper = { page->width, page->height, pdf_reserve(d->parts.file) },
        .annotations = annotations
    };
    pdf_tree_begin_page(d->parts.tree, leaf.paper.number, page->height);
    GString *content =
        pdf_content(&d->parts, page, &leaf.paper, annotations);
    leaf.content = put_stream_of(d->parts.file, content);
    leaf.key = pdf_tree_end_page(d->parts.tree);
    put_leaf(d, &leaf);
    g_string_free(content, TRUE);
    g_array_free(annotations, TRUE);
}

static void
put_page_tree(struct document *d)
{
    g_string_append_printf(pdf_begin(d->parts.file, d->page_tree),
                           "<</Type/Pages/Count %" G_GSIZE_FORMAT
                           "/Kids[%s]>>", d->pages->n, d->kids->str);
    pdf_end(d->parts.file);
}

static void
put_resources(struct document *d)
{
    GString *resources = g_string_new("<<");
    pdf_fonts_finish(d->parts.fonts, resources);
    pdf_images_finish(d->parts.images, resources);
    g_string_append(resources, ">>");
    g_string_append(pdf_begin(d->parts.file, d->resources), resources->str);
    pdf_end(d->parts.file);
    g_string_free(resources, TRUE);
}

/* -------------------------------------------------------------- catalog */

/* What the colours mean (14.11.5). */
static void
put_intent(pdf_file *file, GString *catalog)
{
    const struct embedded_file *profile = &embedded_icc[0];
    int number = pdf_reserve(file);
    struct pdf_stream stream = { .entries = "/N 3", .bytes = profile->bytes,
                                 .size = profile->size };
    pdf_put_stream(file, number, &stream);
    g_string_append_printf(
        catalog, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                 "/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                 "/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]",
        number);
}

/* The catalog's entries (7.7.2), with all that they refer to. */
static int
put_catalog(struct document *d)
{
    pdf_file *file = d->parts.file;
    GString *out = g_string_new("<</Type/Catalog/Lang(" PDF_LANGUAGE ")"
                                "/MarkInfo<</Marked true>>"
                                "/ViewerPreferences<</DisplayDocTitle true>>");
    int outline = pdf_put_outline(file, d->pages, d->parts.places);
    if (outline)
        g_string_append_printf(out, "/PageMode/UseOutlines/Outlines %d 0 R",
                               outline);
    pdf_put_labels(out, d->pages);
    pdf_places_finish(d->parts.places, out);
    put_intent(file, out);
    int tree = pdf_tree_finish(d->parts.tree);
    int metadata = pdf_put_metadata(file, d->pages);
    g_string_append_printf(out,
                           "/Pages %d 0 R/StructTreeRoot %d 0 R"
                           "/Metadata %d 0 R>>",
                           d->page_tree, tree, metadata);
    int number = pdf_reserve(file);
    g_string_append_len(pdf_begin(file, number), out->str,
                        (gssize) out->len);
    pdf_end(file);
    g_string_free(out, TRUE);
    return number;
}

static void
open_parts(struct document *d, pdf_file *file)
{
    d->page_tree = pdf_reserve(file);
    d->resources = pdf_reserve(file);
    d->kids = g_string_new(NULL);
    d->parts.file = file;
    d->parts.tree = pdf_tree_new(file);
    d->parts.fonts = pdf_fonts_new(file);
    d->parts.images = pdf_images_new(file);
    d->parts.places = pdf_places_new(file, d->pages);
}

void
pdf_document(sink *out, const struct pages *pages, enum pdf_form form)
{
    struct document d = { .pages = pages };
    open_parts(&d, pdf_file_new(out, form));
    for (size_t i = 0; i < pages->n; i++)
        put_page(&d, pages->page[i]);
    put_page_tree(&d);
    put_resources(&d);
    int catalog = put_catalog(&d);
    int information = pdf_put_information(d.parts.file, pages);
    pdf_file_finish(d.parts.file, catalog, information);
    g_string_free(d.kids, TRUE);
}
