/* HTML as it is written: void elements, raw text in script and style, texts
 * without what HTML must not hold. */
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

bool
serialize_is_void(const char *name)
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

/* ---------------------------------------------------------------- texts */

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

/* No character that instead_of() changes begins with this byte, so that most
 * of a text, Han or Latin, is passed over without decoding. */
static bool
is_harmless(unsigned char byte)
{
    if (byte >= 0x80)
        return byte != 0xC2 && byte != 0xD8 && byte != 0xE2 && byte < 0xEF;
    return byte >= 0x20 && byte != '&' && byte != '<' && byte != '>' &&
           byte != '"' && byte != 0x7F;
}

/* Control characters are replaced, marks that turn the direction of writing
 * become visible. */
static void
put_escaped(sink *out, const char *text, bool attribute)
{
    const char *from = text, *p = text;
    char room[16];
    while (*p) {
        if (is_harmless((unsigned char) *p)) {
            p++;
            continue;
        }
        const char *instead =
            instead_of(g_utf8_get_char(p), attribute, room);
        const char *next = g_utf8_next_char(p);
        if (instead) {
            sink_write(out, from, (size_t) (p - from));
            sink_puts(out, instead);
            from = next;
        }
        p = next;
    }
    sink_write(out, from, (size_t) (p - from));
}

void
serialize_text(sink *out, const char *text)
{
    put_escaped(out, text, false);
}

void
serialize_attribute(sink *out, const char *name, const char *text)
{
    sink_puts(out, " ");
    sink_puts(out, name);
    sink_puts(out, "=\"");
    put_escaped(out, text, true);
    sink_puts(out, "\"");
}

void
serialize_leaf(sink *out, const xmlNode *node)
{
    if (node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE)
        return;
    if (node->parent && is_raw((const char *) node->parent->name))
        sink_puts(out, (const char *) node->content);
    else
        serialize_text(out, (const char *) node->content);
}

/* -------------------------------------------------------------- elements */

static void
put_attributes(sink *out, const xmlNode *element)
{
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        xmlChar *value = xmlNodeListGetString(element->doc, a->children, 1);
        char *name = a->ns && a->ns->prefix
            ? g_strdup_printf("%s:%s", a->ns->prefix, a->name)
            : g_strdup((const char *) a->name);
        serialize_attribute(out, name, value ? (const char *) value : "");
        g_free(name);
        xmlFree(value);
    }
}

void
serialize_element(sink *out, const xmlNode *element)
{
    const char *name = (const char *) element->name;
    sink_printf(out, "<%s", name);
    put_attributes(out, element);
    sink_puts(out, ">");
    if (serialize_is_void(name))
        return;
    for (const xmlNode *c = element->children; c; c = c->next)
        if (c->type == XML_ELEMENT_NODE)
            serialize_element(out, c);
        else
            serialize_leaf(out, c);
    sink_printf(out, "</%s>", name);
}
