/* What is common to the kinds of OpenDocument (OASIS ODF 1.3). */
#include "read/odf.h"

#include "read/xml.h"

#include <libxml/tree.h>
#include <string.h>

enum { BLANKS_LIMIT = 1000 };

static const char CONTENT[] = "content.xml";

bool
odf_is(const struct package *p)
{
    return package_has(p, CONTENT);
}

/* White space of the source is one blank; others are elements. */
static void
append_words(GString *out, const char *text)
{
    for (; *text; text++)
        if (!g_ascii_isspace(*text))
            g_string_append_c(out, *text);
        else if (out->len && !g_ascii_isspace(out->str[out->len - 1]))
            g_string_append_c(out, ' ');
}

static bool
is_silent(const xmlNode *node)
{
    return xml_is(node, "annotation") || xml_is(node, "tracked-changes") ||
           xml_is(node, "note") || xml_is(node, "ruby-text");
}

void
odf_append_text(GString *out, const xmlNode *top, GPtrArray *apart)
{
    for (xmlNode *node = top->children; node; node = node->next) {
        bool paragraph = xml_is(node, "p") || xml_is(node, "h");
        if (node->type == XML_TEXT_NODE && node->content) {
            append_words(out, (const char *) node->content);
        } else if (is_silent(node)) {
            continue;
        } else if (xml_is(node, "s")) {
            int n = xml_number(node, "c", 1, BLANKS_LIMIT);
            for (int i = 0; i < n; i++)
                g_string_append_c(out, ' ');
        } else if (xml_is(node, "tab")) {
            g_string_append_c(out, '\t');
        } else if (xml_is(node, "line-break")) {
            g_string_append_c(out, '\n');
        } else if (xml_is(node, "text-box") || xml_is(node, "table")) {
            if (apart)
                g_ptr_array_add(apart, node);
        } else {
            if (paragraph && out->len && out->str[out->len - 1] != '\n')
                g_string_append_c(out, '\n');
            odf_append_text(out, node, apart);
        }
    }
}

/* ------------------------------------------------------------ which kind */

struct look {
    bool workbook, document, locked;
};

static enum package_step
meet(void *data, xmlNode *node)
{
    struct look *look = data;
    look->locked |= xml_is(node, "encryption-data");
    look->workbook |= xml_is(node, "spreadsheet");
    look->document |= xml_is(node, "text") && node->parent &&
                      xml_is(node->parent, "body");
    return look->workbook || look->document || look->locked ? PACKAGE_STOP
                                                            : PACKAGE_INTO;
}

bool
odf_rows(struct build *b, struct package *p, GError **error)
{
    struct look look = { 0 };
    struct package_reader how = { meet, NULL, &look };
    if (package_has(p, "META-INF/manifest.xml") &&
        !package_read(p, "META-INF/manifest.xml", &how, error))
        return false;
    if (look.locked)
        return status_fail(error, EXIT_INPUT,
                           "%s：文件有口令；请去掉口令再读",
                           "%s: the file is locked; remove its password",
                           build_name(b));
    if (!package_read(p, CONTENT, &how, error))
        return false;
    if (look.workbook)
        return ods_rows(b, p, error);
    if (look.document)
        return odt_rows(b, p, error);
    return status_fail(error, EXIT_INPUT,
                       "%s：这种 OpenDocument 文件读不了；"
                       "请另存为 .ods、.odt 或 PDF",
                       "%s: is an OpenDocument file of a kind that is not "
                       "read; save it as .ods, .odt or PDF",
                       build_name(b));
}
