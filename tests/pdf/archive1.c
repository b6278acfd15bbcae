/* pdf_archive1 FROM TO: a PDF made over for part 1 of ISO 19005, which is what
 * free validators know: PDF 1.4, no transparency, no files, and for each cut
 * font the set of its characters. */
#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static qpdf_oh
at(qpdf_data q, qpdf_oh from, const char *keys)
{
    gchar **parts = g_strsplit(keys, " ", -1);
    for (int i = 0; parts[i]; i++)
        from = g_ascii_isdigit(*parts[i])
                   ? qpdf_oh_get_array_item(q, from, atoi(parts[i]))
                   : qpdf_oh_get_key(q, from, parts[i]);
    g_strfreev(parts);
    return from;
}

static void
replace_stream(qpdf_data q, qpdf_oh stream, const void *bytes, size_t size)
{
    qpdf_oh none = qpdf_oh_new_null(q);
    qpdf_oh_replace_stream_data(q, stream, bytes, size, none, none);
}

/* All characters up to the last that has a width. */
static void
add_set(qpdf_data q, qpdf_oh font)
{
    if (!qpdf_oh_has_key(q, font, "/DescendantFonts"))
        return; /* a font of one-byte codes */
    qpdf_oh below = at(q, font, "/DescendantFonts 0");
    qpdf_oh widths = at(q, below, "/W 1");
    size_t n = (size_t) qpdf_oh_get_array_n_items(q, widths);
    guint8 *bits = g_new0(guint8, n / 8 + 1);
    for (size_t i = 0; i < n; i++)
        bits[i / 8] |= (guint8) (0x80 >> i % 8);
    qpdf_oh stream = qpdf_oh_new_stream(q);
    replace_stream(q, stream, bits, n / 8 + 1);
    qpdf_oh_replace_key(q, at(q, below, "/FontDescriptor"), "/CIDSet",
                        stream);
    g_free(bits);
}

static void
make_page_over(qpdf_data q, qpdf_oh page)
{
    qpdf_oh_remove_key(q, page, "/Group");
    qpdf_oh fonts = at(q, page, "/Resources /Font");
    if (!qpdf_oh_is_dictionary(q, fonts))
        return;
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    qpdf_oh_begin_dict_key_iter(q, fonts);
    while (qpdf_oh_dict_more_keys(q))
        g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(q)));
    for (guint i = 0; i < keys->len; i++)
        add_set(q, qpdf_oh_get_key(q, fonts, keys->pdata[i]));
    g_ptr_array_free(keys, TRUE);
}

static void
make_metadata_over(qpdf_data q, qpdf_oh root)
{
    unsigned char *xmp = NULL;
    size_t size = 0;
    qpdf_oh stream = at(q, root, "/Metadata");
    qpdf_oh_get_stream_data(q, stream, qpdf_dl_all, NULL, &xmp, &size);
    char *text = g_strndup((char *) xmp, size);
    char *part = strstr(text, "<pdfaid:part>");
    if (part)
        part[strlen("<pdfaid:part>")] = '1';
    replace_stream(q, stream, text, size);
    g_free(text);
    free(xmp);
}

int
main(int argc, char **argv)
{
    qpdf_data q = qpdf_init();
    if (argc != 3 || qpdf_read(q, argv[1], NULL) & QPDF_ERRORS)
        return 2;
    qpdf_oh root = qpdf_get_root(q);
    make_metadata_over(q, root);
    qpdf_oh_remove_key(q, root, "/AF");
    qpdf_oh_remove_key(q, at(q, root, "/Names"), "/EmbeddedFiles");
    for (int i = 0; i < qpdf_get_num_pages(q); i++)
        make_page_over(q, qpdf_get_page_n(q, (size_t) i));
    qpdf_init_write(q, argv[2]);
    qpdf_set_object_stream_mode(q, qpdf_o_disable);
    qpdf_force_pdf_version(q, "1.4");
    qpdf_set_newline_before_endstream(q, QPDF_TRUE);
    qpdf_set_preserve_unreferenced_objects(q, QPDF_FALSE);
    int status = qpdf_write(q);
    qpdf_cleanup(&q);
    return status & QPDF_ERRORS ? 1 : 0;
}
