/* Names, attributes and switches of elements. */
#include "read/xml.h"

#include <glib.h>
#include <libxml/tree.h>
#include <string.h>

bool
xml_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE &&
           strcmp((const char *) node->name, name) == 0;
}

xmlNode *
xml_child(const xmlNode *node, const char *name)
{
    xmlNode *child = node ? node->children : NULL;
    while (child && !xml_is(child, name))
        child = child->next;
    return child;
}

const char *
xml_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (strcmp((const char *) a->name, name) == 0)
            return a->children && a->children->content
                       ? (const char *) a->children->content
                       : "";
    return NULL;
}

int
xml_number(const xmlNode *node, const char *name, int missing, int most)
{
    const char *text = xml_attribute(node, name);
    if (!text || !g_ascii_isdigit(*text))
        return missing;
    return (int) CLAMP(g_ascii_strtoll(text, NULL, 10), 0, most);
}

bool
xml_is_on(const xmlNode *node, const char *attribute, bool missing)
{
    const char *text = xml_attribute(node, attribute);
    if (!text)
        return missing;
    return strcmp(text, "0") != 0 && strcmp(text, "false") != 0 &&
           strcmp(text, "off") != 0;
}
