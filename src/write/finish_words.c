/* What a document says of itself: XMP and the information dictionary. */
#include "write/finish_parts.h"

#include <cairo.h>
#include <string.h>

#define CREATOR "yusuan " YUSUAN_VERSION

/* The extension schema makes pdfuaid known to PDF/A (ISO 19005-2, 6.6.2.3). */
static const char extension[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>2</pdfaid:part>"
    "<pdfaid:conformance>B</pdfaid:conformance>"
    "<pdfuaid:part>1</pdfuaid:part>\n";

static const char tail[] = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
                           "<?xpacket end=\"r\"?>";

static char *
producer(void)
{
    return g_strdup_printf("cairo %s, qpdf %s", cairo_version_string(),
                           qpdf_get_qpdf_version());
}

/* SOURCE_DATE_EPOCH as a date, or null: no date is printed by default. */
static GDateTime *
given_date(void)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    if (!epoch || !*epoch)
        return NULL;
    return g_date_time_new_from_unix_utc(g_ascii_strtoll(epoch, NULL, 10));
}

static void
add_escaped(GString *out, const char *format, const char *text)
{
    if (!text || !*text)
        return;
    char *escaped = g_markup_escape_text(text, -1);
    /* The formats are the literals below. */
    gchar **halves = g_strsplit(format, "%s", 2);
    g_string_append(out, halves[0]);
    g_string_append(out, escaped);
    g_string_append(out, halves[1]);
    g_strfreev(halves);
    g_free(escaped);
}

static void
add_date(GString *out)
{
    GDateTime *date = given_date();
    if (!date)
        return;
    char *text = g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
    add_escaped(out, "<xmp:CreateDate>%s</xmp:CreateDate>\n", text);
    add_escaped(out, "<xmp:ModifyDate>%s</xmp:ModifyDate>\n", text);
    g_free(text);
    g_date_time_unref(date);
}

char *
finish_xmp(const struct pages *pages)
{
    GString *out = g_string_new(head);
    char *made_by = producer();
    add_escaped(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s"
                     "</rdf:li></rdf:Alt></dc:title>\n", pages->title);
    add_escaped(out, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq>"
                     "</dc:creator>\n", pages->author);
    add_escaped(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"
                     "%s</rdf:li></rdf:Alt></dc:description>\n",
                pages->subject);
    g_string_append(out, "<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li>"
                         "</rdf:Bag></dc:language>\n");
    add_escaped(out, "<xmp:CreatorTool>%s</xmp:CreatorTool>\n", CREATOR);
    add_escaped(out, "<pdf:Producer>%s</pdf:Producer>\n", made_by);
    add_date(out);
    g_string_append(out, extension);
    g_string_append(out, tail);
    g_free(made_by);
    return g_string_free(out, FALSE);
}

static void
put_text(qpdf_data q, qpdf_oh information, const char *key, const char *text)
{
    if (!text || !*text)
        return;
    qpdf_oh value = qpdf_oh_new_unicode_string(q, text);
    qpdf_oh_replace_key(q, information, key, value);
    qpdf_oh_release(q, value);
}

void
finish_information(qpdf_data q, const struct pages *pages)
{
    qpdf_oh trailer = qpdf_get_trailer(q);
    qpdf_oh made = qpdf_oh_new_dictionary(q);
    qpdf_oh information = qpdf_make_indirect_object(q, made);
    char *made_by = producer();
    GDateTime *date = given_date();
    put_text(q, information, "/Title", pages->title);
    put_text(q, information, "/Author", pages->author);
    put_text(q, information, "/Subject", pages->subject);
    put_text(q, information, "/Creator", CREATOR);
    put_text(q, information, "/Producer", made_by);
    if (date) {
        char *text = g_date_time_format(date, "D:%Y%m%d%H%M%SZ");
        put_text(q, information, "/CreationDate", text);
        put_text(q, information, "/ModDate", text);
        g_free(text);
        g_date_time_unref(date);
    }
    qpdf_oh_replace_key(q, trailer, "/Info", information);
    qpdf_oh_release(q, information);
    qpdf_oh_release(q, made);
    qpdf_oh_release(q, trailer);
    g_free(made_by);
}
