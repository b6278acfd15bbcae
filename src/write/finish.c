/* The finishing pass over a painted PDF, by libqpdf's C interface. Strings it
 * lends live only until its next call; its warnings are not errors. */
#include "write/finish.h"

#include "base/embedded.h"
#include "base/status.h"
#include "write/finish_parts.h"

#include <stdlib.h>
#include <string.h>

extern const struct embedded_file embedded_icc[];

/* Put a parsed object under a key. */
static void
put(qpdf_data q, qpdf_oh dictionary, const char *key, const char *object)
{
    qpdf_oh value = qpdf_oh_parse(q, object);
    qpdf_oh_replace_key(q, dictionary, key, value);
    qpdf_oh_release(q, value);
}

/* A new stream as an indirect object. */
static qpdf_oh
new_stream(qpdf_data q, const void *bytes, size_t size,
           const char *dictionary)
{
    qpdf_oh stream = qpdf_oh_new_stream(q);
    qpdf_oh none = qpdf_oh_new_null(q);
    qpdf_oh given = qpdf_oh_parse(q, dictionary);
    qpdf_oh_replace_stream_data(q, stream, bytes, size, none, none);
    qpdf_oh own = qpdf_oh_get_dict(q, stream);
    static const char *const keys[] = { "/Type", "/Subtype", "/N" };
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        if (qpdf_oh_has_key(q, given, keys[i])) {
            qpdf_oh value = qpdf_oh_get_key(q, given, keys[i]);
            qpdf_oh_replace_key(q, own, keys[i], value);
            qpdf_oh_release(q, value);
        }
    qpdf_oh_release(q, own);
    qpdf_oh_release(q, given);
    qpdf_oh_release(q, none);
    return stream;
}

/* --------------------------------------------------------------- catalog */

static void
add_intent(qpdf_data q, qpdf_oh catalog)
{
    const struct embedded_file *profile = &embedded_icc[0];
    qpdf_oh stream = new_stream(q, profile->bytes, profile->size,
                                "<< /N 3 >>");
    qpdf_oh intent = qpdf_oh_parse(
        q, "<< /Type /OutputIntent /S /GTS_PDFA1"
           " /OutputConditionIdentifier (sRGB IEC61966-2.1)"
           " /Info (sRGB IEC61966-2.1) >>");
    qpdf_oh_replace_key(q, intent, "/DestOutputProfile", stream);
    qpdf_oh list = qpdf_oh_wrap_in_array(q, intent);
    qpdf_oh_replace_key(q, catalog, "/OutputIntents", list);
    qpdf_oh_release(q, list);
    qpdf_oh_release(q, intent);
    qpdf_oh_release(q, stream);
}

static void
add_metadata(qpdf_data q, qpdf_oh catalog, const struct pages *pages)
{
    char *xmp = finish_xmp(pages);
    qpdf_oh stream = new_stream(q, xmp, strlen(xmp),
                                "<< /Type /Metadata /Subtype /XML >>");
    qpdf_oh_replace_key(q, catalog, "/Metadata", stream);
    qpdf_oh_release(q, stream);
    g_free(xmp);
}

static void
finish_catalog(qpdf_data q, const struct pages *pages)
{
    qpdf_oh catalog = qpdf_get_root(q);
    put(q, catalog, "/Lang", "(zh-CN)");
    put(q, catalog, "/MarkInfo", "<< /Marked true >>");
    put(q, catalog, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
    if (pages->n_outline)
        put(q, catalog, "/PageMode", "/UseOutlines");
    add_intent(q, catalog);
    add_metadata(q, catalog, pages);
    qpdf_oh_release(q, catalog);
}

/* ----------------------------------------------------------------- pages */

/* cairo rounds the sides of annotations outwards. */
#define ROUNDED 1.01

/* The link of the page that stands at an annotation: by its left and bottom
 * sides, since links that lead nowhere have none. */
static const char *
words_of_link(qpdf_data q, qpdf_oh link, const struct page *page)
{
    double side[2];
    qpdf_oh box = qpdf_oh_get_key(q, link, "/Rect");
    for (int i = 0; i < 2; i++) {
        qpdf_oh number = qpdf_oh_get_array_item(q, box, i);
        side[i] = qpdf_oh_get_numeric_value(q, number);
        qpdf_oh_release(q, number);
    }
    qpdf_oh_release(q, box);
    for (const struct page_item *item = page->first; item; item = item->next) {
        if (item->kind != PAGE_LINK)
            continue;
        double x = item->link.x - side[0];
        double y = page->height - item->link.y - item->link.height - side[1];
        if (ABS(x) <= ROUNDED && ABS(y) <= ROUNDED)
            return item->link.says;
    }
    return NULL;
}

static void
finish_link(qpdf_data q, qpdf_oh link, const struct page *page)
{
    const char *words = words_of_link(q, link, page);
    qpdf_oh says = qpdf_oh_new_unicode_string(q, words && *words ? words
                                                                 : "链接");
    qpdf_oh_replace_key(q, link, "/Contents", says);
    qpdf_oh_release(q, says);
    put(q, link, "/F", "4");
}

static void
finish_links(qpdf_data q, qpdf_oh page, const struct page *painted)
{
    qpdf_oh links = qpdf_oh_get_key(q, page, "/Annots");
    int n = qpdf_oh_is_array(q, links) ? qpdf_oh_get_array_n_items(q, links)
                                       : 0;
    for (int i = 0; i < n; i++) {
        qpdf_oh link = qpdf_oh_get_array_item(q, links, i);
        finish_link(q, link, painted);
        qpdf_oh_release(q, link);
    }
    qpdf_oh_release(q, links);
    put(q, page, "/Tabs", "/S");
}

static void
finish_font(qpdf_data q, qpdf_oh font)
{
    qpdf_oh list = qpdf_oh_get_key(q, font, "/DescendantFonts");
    if (qpdf_oh_is_array(q, list)) {
        qpdf_oh below = qpdf_oh_get_array_item(q, list, 0);
        qpdf_oh type = qpdf_oh_get_key(q, below, "/Subtype");
        if (qpdf_oh_is_name_and_equals(q, type, "/CIDFontType2")
            && !qpdf_oh_has_key(q, below, "/CIDToGIDMap"))
            put(q, below, "/CIDToGIDMap", "/Identity");
        qpdf_oh_release(q, type);
        qpdf_oh_release(q, below);
    }
    qpdf_oh_release(q, list);
}

static void
finish_fonts(qpdf_data q, qpdf_oh page)
{
    qpdf_oh resources = qpdf_oh_get_key(q, page, "/Resources");
    qpdf_oh fonts = qpdf_oh_get_key(q, resources, "/Font");
    if (qpdf_oh_is_dictionary(q, fonts)) {
        qpdf_oh_begin_dict_key_iter(q, fonts);
        GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
        while (qpdf_oh_dict_more_keys(q))
            g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(q)));
        for (guint i = 0; i < keys->len; i++) {
            qpdf_oh font = qpdf_oh_get_key(q, fonts, keys->pdata[i]);
            finish_font(q, font);
            qpdf_oh_release(q, font);
        }
        g_ptr_array_free(keys, TRUE);
    }
    qpdf_oh_release(q, fonts);
    qpdf_oh_release(q, resources);
}

static void
finish_page_content(qpdf_data q, qpdf_oh page, const struct page *painted)
{
    unsigned char *content = NULL;
    size_t length = 0, size;
    qpdf_oh_get_page_content_data(q, page, &content, &length);
    GPtrArray *leaves = finish_leaves(painted);
    struct content from = { (const char *) content, length, leaves };
    char *marked = finish_content(&from, &size);
    g_ptr_array_free(leaves, TRUE);
    qpdf_oh stream = qpdf_oh_get_key(q, page, "/Contents");
    qpdf_oh none = qpdf_oh_new_null(q);
    qpdf_oh_replace_stream_data(q, stream, (const unsigned char *) marked,
                                size, none, none);
    qpdf_oh_release(q, none);
    qpdf_oh_release(q, stream);
    g_free(marked);
    free(content);
}

static void
finish_pages(qpdf_data q, const struct pages *pages)
{
    for (size_t i = 0; i < pages->n; i++) {
        qpdf_oh page = qpdf_get_page_n(q, i);
        finish_links(q, page, pages->page[i]);
        finish_fonts(q, page);
        finish_page_content(q, page, pages->page[i]);
        qpdf_oh_release(q, page);
    }
}

/* ----------------------------------------------------------------- whole */

static char *
written(qpdf_data q, size_t *size)
{
    if (qpdf_init_write_memory(q) & QPDF_ERRORS)
        return NULL;
    qpdf_set_object_stream_mode(q, qpdf_o_generate);
    qpdf_set_minimum_pdf_version(q, "1.7");
    qpdf_set_deterministic_ID(q, QPDF_TRUE);
    if (qpdf_write(q) & QPDF_ERRORS)
        return NULL;
    *size = qpdf_get_buffer_length(q);
    return g_memdup2(qpdf_get_buffer(q), *size);
}

char *
pdf_finish(const GByteArray *painted, const struct pages *pages, size_t *size,
           GError **error)
{
    qpdf_data q = qpdf_init();
    char *bytes = NULL;
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    qpdf_silence_errors(q);
    int status = qpdf_read_memory(q, "painted.pdf",
                                  (const char *) painted->data, painted->len,
                                  NULL);
    if (!(status & QPDF_ERRORS)) {
        finish_catalog(q, pages);
        finish_information(q, pages);
        finish_pages(q, pages);
        finish_tree(q, pages);
        bytes = written(q, size);
    }
    if (!bytes) {
        qpdf_error why = qpdf_has_error(q) ? qpdf_get_error(q) : NULL;
        const char *detail = why ? qpdf_get_error_message_detail(q, why) : "";
        status_fail(error, EXIT_OUTPUT, "PDF归档处理失败：%s",
                    "the PDF could not be finished: %s", detail);
    }
    qpdf_cleanup(&q);
    return bytes;
}
