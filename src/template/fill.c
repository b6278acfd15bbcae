/* The walk over a template's elements: data-* attributes done, in this order:
 * repeat, if/unless, text, include, chart, json, attributes. */
#include "template/fill.h"

#include <inttypes.h>
#include <libxml/parser.h>
#include <string.h>

enum { MOST_INCLUDES = 16 };

static char *
take_attribute(xmlNode *element, const char *name)
{
    xmlChar *value = xmlGetProp(element, (const xmlChar *) name);
    if (!value)
        return NULL;
    char *copy = g_strdup((const char *) value);
    xmlFree(value);
    xmlUnsetProp(element, (const xmlChar *) name);
    return copy;
}

static bool
is_true(const struct value *v)
{
    if (!v)
        return false;
    switch (v->kind) {
    case VALUE_NULL:
        return false;
    case VALUE_TEXT:
        return v->text[0] != 0;
    case VALUE_FLAG:
        return v->flag;
    case VALUE_LIST:
        return v->list.n > 0;
    case VALUE_COUNT:
        return v->number != 0;
    default:
        return true;
    }
}

/* ---------------------------------------------------------------- text */

static const char *
text_of(struct filling *f, const xmlNode *at, const struct value *v,
        const char *format)
{
    if (!v || v->kind == VALUE_NULL)
        return "";
    if (v->kind == VALUE_TEXT)
        return v->text;
    if (v->kind == VALUE_COUNT && !format)
        return arena_printf(f->memory, "%" PRId64, v->number);
    if (v->kind == VALUE_AMOUNT || v->kind == VALUE_COUNT ||
        v->kind == VALUE_SHARE) {
        const char *plain = v->kind == VALUE_SHARE ? "percent" : "wan2";
        const char *text = f->options->format(
            f->memory, v->kind, v->number, format ? format : plain);
        if (!text)
            fill_error(f, at, "没有格式“%s”", format);
        return text ? text : "";
    }
    fill_error(f, at, "这个字段不能作为文字");
    return "";
}

static void
set_text(xmlNode *element, const char *text)
{
    xmlNode *child = element->children;
    while (child) {
        xmlNode *next = child->next;
        xmlUnlinkNode(child);
        xmlFreeNode(child);
        child = next;
    }
    xmlAddChild(element, xmlNewText((const xmlChar *) text));
}

/* ---------------------------------------------------------- attributes */

bool
fill_may_bind(const char *name)
{
    return !g_str_has_prefix(name, "on") && strcmp(name, "style") != 0 &&
           strcmp(name, "srcdoc") != 0;
}

static bool
is_url_attribute(const char *name)
{
    return strcmp(name, "href") == 0 || strcmp(name, "src") == 0 ||
           strcmp(name, "action") == 0 || strcmp(name, "content") == 0;
}

/* http, https, a fragment or a relative path. */
static bool
is_safe_url(const char *url)
{
    size_t scheme = strcspn(url, ":/?#");
    if (url[scheme] != ':')
        return true;
    return g_str_has_prefix(url, "http://") ||
           g_str_has_prefix(url, "https://");
}

static void
bind_attribute(struct filling *f, xmlNode *element, const char *name,
               const struct value *v)
{
    const char *text = text_of(f, element, v, NULL);
    if (!fill_may_bind(name)) {
        fill_error(f, element, "属性“%s”不能绑定", name);
        return;
    }
    if (v->kind == VALUE_NULL) { /* nor does the template's sample stay */
        xmlUnsetProp(element, (const xmlChar *) name);
        return;
    }
    if (is_url_attribute(name) && !is_safe_url(text)) {
        fill_error(f, element, "属性“%s”的地址不允许：%s", name, text);
        return;
    }
    xmlSetProp(element, (const xmlChar *) name, (const xmlChar *) text);
}

/* data-attr-NAME="path" sets NAME; data-js-* is
 * left to the page's script; every other data-* must be known. */
static void
fill_attributes(struct filling *f, xmlNode *element,
                const struct scope *scope)
{
    static const char prefix[] = "data-attr-";
    xmlAttr *next;
    for (xmlAttr *a = element->properties; a; a = next) {
        next = a->next;
        const char *name = (const char *) a->name;
        if (!g_str_has_prefix(name, "data-") ||
            g_str_has_prefix(name, "data-js-"))
            continue;
        char *target = g_strdup(name), *path = take_attribute(element, name);
        if (g_str_has_prefix(target, prefix)) {
            const struct value *v = fill_find(f, scope, element, path);
            if (v)
                bind_attribute(f, element, target + strlen(prefix), v);
            next = element->properties; /* what was next may be gone */
        } else {
            fill_error(f, element, "没有指令“%s”", target);
        }
        g_free(target);
        g_free(path);
    }
}

/* -------------------------------------------------------------- charts */

static void
set_chart(struct filling *f, xmlNode *element, const struct value *v)
{
    if (v->kind != VALUE_CHART) {
        if (v->kind != VALUE_NULL)
            fill_error(f, element, "这个字段不是图");
        return;
    }
    const char *svg = f->options->draw(f->memory, v->chart);
    xmlDoc *drawn = xmlReadMemory(svg, (int) strlen(svg), NULL, "UTF-8",
                                  XML_PARSE_NONET);
    if (!drawn)
        return;
    xmlNode *copy =
        xmlDocCopyNode(xmlDocGetRootElement(drawn), element->doc, 1);
    xmlNode *first = element->children;
    if (first)
        xmlAddPrevSibling(first, copy);
    else
        xmlAddChild(element, copy);
    xmlFreeDoc(drawn);
}

/* ---------------------------------------------------------- data blocks */

/* A script of data only, which browsers do not run: JSON whose text cannot end
 * the element. */
static void
set_json(struct filling *f, xmlNode *element, const struct value *v)
{
    xmlChar *type = xmlGetProp(element, (const xmlChar *) "type");
    bool inert = strcmp((const char *) element->name, "script") == 0 &&
                 g_strcmp0((const char *) type, "application/ld+json") == 0;
    xmlFree(type);
    if (!inert || (v->kind != VALUE_TEXT && v->kind != VALUE_NULL)) {
        fill_error(f, element,
                   "data-json只用于type为application/ld+json的script");
        return;
    }
    GString *text = g_string_new(v->kind == VALUE_TEXT ? v->text : "null");
    g_string_replace(text, "<", "\\u003c", 0);
    g_string_replace(text, ">", "\\u003e", 0);
    g_string_replace(text, "&", "\\u0026", 0);
    set_text(element, text->str);
    g_string_free(text, TRUE);
}

/* ------------------------------------------------------------ the walk */

static void
fill_children(struct filling *f, xmlNode *element, const struct scope *scope)
{
    xmlNode *next;
    for (xmlNode *child = element->children; child; child = next) {
        next = child->next;
        if (child->type == XML_ELEMENT_NODE)
            fill_element(f, child, scope);
    }
}

static void
include_part(struct filling *f, xmlNode *element, const struct scope *scope,
             const char *name)
{
    if (f->depth >= MOST_INCLUDES) {
        fill_error(f, element, "“%s”包含得太深，可能互相包含", name);
        return;
    }
    const char *outer = f->file;
    size_t before = f->errors->len;
    xmlDoc *part = fill_load(f, name);
    if (!part) {
        if (f->errors->len > before)
            fill_error(f, element, "不能包含“%s”", name);
        return;
    }
    f->depth++;
    f->file = name;
    xmlNode *root = xmlDocGetRootElement(part);
    fill_element(f, root, scope);
    f->file = outer;
    f->depth--;
    xmlNode *kept = xmlDocGetRootElement(part);
    if (kept)
        xmlAddChild(element, xmlDocCopyNode(kept, element->doc, 1));
    xmlFreeDoc(part);
}

static void
remove_element(xmlNode *element)
{
    xmlUnlinkNode(element);
    xmlFreeNode(element);
}

/* False when the element is not to be there. */
static bool
passes_conditions(struct filling *f, xmlNode *element,
                  const struct scope *scope)
{
    char *when = take_attribute(element, "data-if");
    char *unless = take_attribute(element, "data-unless");
    bool stays = true;
    if (when)
        stays = is_true(fill_find(f, scope, element, when));
    if (unless)
        stays = stays && !is_true(fill_find(f, scope, element, unless));
    g_free(when);
    g_free(unless);
    return stays;
}

static void
fill_one(struct filling *f, xmlNode *element, const struct scope *scope)
{
    if (!passes_conditions(f, element, scope)) {
        remove_element(element);
        return;
    }
    char *part = take_attribute(element, "data-include");
    char *text = take_attribute(element, "data-text");
    char *format = take_attribute(element, "data-format");
    char *chart = take_attribute(element, "data-chart");
    char *json = take_attribute(element, "data-json");
    const struct value *v;
    if (text && (v = fill_find(f, scope, element, text)))
        set_text(element, text_of(f, element, v, format));
    else if (!text)
        fill_children(f, element, scope);
    if (part)
        include_part(f, element, scope, part);
    if (chart && (v = fill_find(f, scope, element, chart)))
        set_chart(f, element, v);
    if (json && (v = fill_find(f, scope, element, json)))
        set_json(f, element, v);
    fill_attributes(f, element, scope);
    g_free(part);
    g_free(text);
    g_free(format);
    g_free(chart);
    g_free(json);
}

static void
repeat(struct filling *f, xmlNode *element, const struct scope *scope,
       const char *what)
{
    char **words = g_strsplit(what, " in ", 2);
    const struct value *list = NULL;
    if (words[0] && words[1])
        list = fill_find(f, scope, element, g_strstrip(words[1]));
    else
        fill_error(f, element, "data-repeat应为“名 in 字段”：%s", what);
    if (list && list->kind != VALUE_LIST)
        fill_error(f, element, "“%s”不是列表", words[1]);
    for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->list.n;
         i++) {
        struct scope inner = { g_strstrip(words[0]), list->list.items[i],
                               i + 1, scope };
        xmlNode *copy = xmlDocCopyNode(element, element->doc, 1);
        xmlAddPrevSibling(element, copy);
        fill_one(f, copy, &inner);
    }
    g_strfreev(words);
    remove_element(element);
}

void
fill_element(struct filling *f, xmlNode *element, const struct scope *scope)
{
    char *what = take_attribute(element, "data-repeat");
    if (what)
        repeat(f, element, scope, what);
    else
        fill_one(f, element, scope);
    g_free(what);
}
