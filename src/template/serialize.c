/* A DOM as HTML: void elements, raw text in script and style, no XML habits. */
#include "template/fill.h"

#include <libxml/parser.h>
#include <string.h>

static bool
is_one_of(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

static bool
is_void(const char *name)
{
    static const char *const names[] = { "area", "base", "br", "col",
                                         "embed", "hr", "img", "input",
                                         "link", "meta", "source", "track",
                                         "wbr", NULL };
    return is_one_of(name, names);
}

static bool
is_raw(const char *name)
{
    static const char *const names[] = { "script", "style", NULL };
    return is_one_of(name, names);
}

/** What stands instead of a character; null where it stands itself. */
static const char *
instead_of(gunichar c, bool attribute, char room[16])
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return attribute ? "&quot;" : NULL;
    case '\n':
    case '\t':
        return NULL;
    default:
        break;
    }
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE ||
        (c >= 0xFDD0 && c <= 0xFDEF))
        return "\xEF\xBF\xBD";
    if (c == 0x200E || c == 0x200F || c == 0x061C ||
        (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
        g_snprintf(room, 16, "[U+%04X]", c);
        return room;
    }
    return NULL;
}

/* Text without what HTML must not hold: control characters are replaced,
 * marks that turn the direction of writing become visible. */
static void
put_escaped(sink *out, const char *text, bool attribute)
{
    const char *from = text;
    char room[16];
    for (const char *p = text, *next; *p; p = next) {
        next = g_utf8_next_char(p);
        const char *instead =
            instead_of(g_utf8_get_char(p), attribute, room);
        if (!instead)
            continue;
        sink_write(out, from, (size_t) (p - from));
        sink_puts(out, instead);
        from = next;
    }
    sink_puts(out, from);
}

static void
put_attributes(sink *out, const xmlNode *element)
{
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        xmlChar *value = xmlNodeListGetString(element->doc, a->children, 1);
        sink_puts(out, " ");
        if (a->ns && a->ns->prefix)
            sink_printf(out, "%s:", a->ns->prefix);
        sink_puts(out, (const char *) a->name);
        sink_puts(out, "=\"");
        if (value)
            put_escaped(out, (const char *) value, true);
        sink_puts(out, "\"");
        xmlFree(value);
    }
}

static void put_node(sink *out, const xmlNode *node, bool raw);

static void
put_element(sink *out, const xmlNode *element)
{
    const char *name = (const char *) element->name;
    sink_printf(out, "<%s", name);
    put_attributes(out, element);
    sink_puts(out, ">");
    if (is_void(name))
        return;
    for (const xmlNode *c = element->children; c; c = c->next)
        put_node(out, c, is_raw(name));
    sink_printf(out, "</%s>", name);
}

static void
put_node(sink *out, const xmlNode *node, bool raw)
{
    if (node->type == XML_ELEMENT_NODE) {
        put_element(out, node);
    } else if (node->type == XML_TEXT_NODE ||
               node->type == XML_CDATA_SECTION_NODE) {
        if (raw)
            sink_puts(out, (const char *) node->content);
        else
            put_escaped(out, (const char *) node->content, false);
    }
}

void
serialize_html(sink *out, const xmlDoc *doc)
{
    sink_puts(out, "<!DOCTYPE html>\n");
    put_element(out, xmlDocGetRootElement((xmlDoc *) doc));
    sink_puts(out, "\n");
}
