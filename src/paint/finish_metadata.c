#include "paint/finish_parts.h"

#include <cairo.h>

#include <string.h>

#define CREATOR "yusuan " YUSUAN_VERSION

/* The extension schema makes pdfuaid known to PDF/A (ISO 19005-2, 6.6.2.3). */
#define EXTENSION \
    "<rdf:Description rdf:about=\"\"" \
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"" \
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"" \
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n" \
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">" \
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>" \
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/" \
    "</pdfaSchema:namespaceURI>" \
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" \
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">" \
    "<pdfaProperty:name>part</pdfaProperty:name>" \
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>" \
    "<pdfaProperty:category>internal</pdfaProperty:category>" \
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>" \
    "</rdf:li></rdf:Seq></pdfaSchema:property>" \
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n"

static const char head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    EXTENSION
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfaid:conformance>B</pdfaid:conformance>"
    "<pdfuaid:part>1</pdfuaid:part>\n";

static const char tail[] = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
                           "<?xpacket end=\"r\"?>";

/* SOURCE_DATE_EPOCH by a format, or null: no date is given by default. */
static char *
given_date(const char *format)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    if (!epoch || !*epoch)
        return NULL;
    gint64 seconds = g_ascii_strtoll(epoch, NULL, 10);
    GDateTime *date = g_date_time_new_from_unix_utc(seconds);
    char *text = date ? g_date_time_format(date, format) : NULL;
    if (date)
        g_date_time_unref(date);
    return text;
}

static char *
producer(void)
{
    return g_strdup_printf("cairo %s", cairo_version_string());
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

static char *
make_xmp(const struct pages *pages, int part)
{
    GString *out = g_string_new(head);
    char *date = given_date("%Y-%m-%dT%H:%M:%SZ");
    g_string_append_printf(out, "<pdfaid:part>%d</pdfaid:part>\n", part);
    add_escaped(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s"
                     "</rdf:li></rdf:Alt></dc:title>\n", pages->title);
    add_escaped(out, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq>"
                     "</dc:creator>\n", pages->author);
    add_escaped(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"
                     "%s</rdf:li></rdf:Alt></dc:description>\n",
                pages->subject);
    add_escaped(out, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag>"
                     "</dc:language>\n", FINISH_LANGUAGE);
    add_escaped(out, "<xmp:CreatorTool>%s</xmp:CreatorTool>\n", CREATOR);
    char *made_by = producer();
    add_escaped(out, "<pdf:Producer>%s</pdf:Producer>\n", made_by);
    g_free(made_by);
    add_escaped(out, "<xmp:CreateDate>%s</xmp:CreateDate>\n", date);
    add_escaped(out, "<xmp:ModifyDate>%s</xmp:ModifyDate>\n", date);
    g_string_append(out, tail);
    g_free(date);
    return g_string_free(out, FALSE);
}

int
finish_metadata(finish_file *file, const struct pages *pages, int part)
{
    char *xmp = make_xmp(pages, part);
    int number = finish_reserve(file);
    struct finish_stream stream = { .entries = "/Type/Metadata/Subtype/XML",
                                 .bytes = xmp, .size = strlen(xmp),
                                 .plain = true };
    finish_put_stream(file, number, &stream);
    g_free(xmp);
    return number;
}

int
finish_information(finish_file *file, const struct pages *pages)
{
    int number = finish_reserve(file);
    GString *out = finish_begin(file, number);
    char *date = given_date("D:%Y%m%d%H%M%SZ");
    g_string_append(out, "<<");
    finish_put_entry(out, "/Title", pages->title);
    finish_put_entry(out, "/Author", pages->author);
    finish_put_entry(out, "/Subject", pages->subject);
    finish_put_entry(out, "/Creator", CREATOR);
    char *made_by = producer();
    finish_put_entry(out, "/Producer", made_by);
    g_free(made_by);
    finish_put_entry(out, "/CreationDate", date);
    finish_put_entry(out, "/ModDate", date);
    g_string_append(out, ">>");
    finish_end(file);
    g_free(date);
    return number;
}
