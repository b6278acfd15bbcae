/* The walk over a template: it is read, never changed, and the page is written
 * on the way. An element's data-* attributes are done in this order: repeat,
 * if/unless, attributes, then what is inside: text or json, or chart, children,
 * include. */
#include "template/fill.h"

#include <inttypes.h>
#include <libxml/parser.h>
#include <string.h>

enum { MOST_INCLUDES = 16 };

/* The value of an attribute: lent where it is one text, else the arena's. */
static const char *
value_of(struct filling *f, const xmlAttr *a)
{
    const xmlNode *text = a->children;
    if (!text)
        return "";
    if (!text->next && text->type == XML_TEXT_NODE)
        return (const char *) text->content;
    xmlChar *joined = xmlNodeListGetString(a->doc, text, 1);
    const char *kept = arena_strdup(f->memory, (const char *) joined);
    xmlFree(joined);
    return kept;
}

const char *
fill_attribute(struct filling *f, const xmlNode *element, const char *name)
{
    for (const xmlAttr *a = element->properties; a; a = a->next)
        if (strcmp((const char *) a->name, name) == 0)
            return value_of(f, a);
    return NULL;
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
    case VALUE_RICH:
        return v->rich.n > 0;
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
    if (v->kind == VALUE_NULL)
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
            fill_error(f, at, "没有格式“%s”", "no format “%s”", format);
        return text ? text : "";
    }
    fill_error(f, at, "这个字段不能作为文字", "this field is no text");
    return "";
}

/* Also what a <meta http-equiv> holds: it can lead elsewhere. */
static bool
is_url_attribute(struct filling *f, const xmlNode *at, const char *name)
{
    return strcmp(name, "href") == 0 || strcmp(name, "src") == 0 ||
           strcmp(name, "action") == 0 ||
           (strcmp(name, "content") == 0 &&
            fill_attribute(f, at, "http-equiv"));
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
put_attribute(struct filling *f, const xmlNode *at, const char *name,
              const char *text)
{
    if (!text)
        return;
    if (is_url_attribute(f, at, name) && !is_safe_url(text)) {
        fill_error(f, at, "属性“%s”的地址不允许：%s",
                   "the address of “%s” is not allowed: %s", name, text);
        return;
    }
    serialize_attribute(f->page, name, text);
}

static void
put_run(struct filling *f, const xmlNode *at, const struct rich_run *run)
{
    const char *element = run->href ? "a" : run->class ? "span" : NULL;
    if (element) {
        sink_printf(f->page, "<%s", element);
        put_attribute(f, at, "class", run->class);
        put_attribute(f, at, "href", run->href);
        put_attribute(f, at, "title", run->title);
        sink_puts(f->page, ">");
    }
    serialize_text(f->page, run->text ? run->text : "");
    if (element)
        sink_printf(f->page, "</%s>", element);
}

static void
put_text(struct filling *f, const xmlNode *at, const struct value *v,
         const char *format)
{
    if (v->kind != VALUE_RICH) {
        serialize_text(f->page, text_of(f, at, v, format));
        return;
    }
    for (size_t i = 0; i < v->rich.n; i++)
        put_run(f, at, &v->rich.runs[i]);
}

/* ---------------------------------------------------------- attributes */

static const char BOUND[] = "data-attr-";

bool
fill_may_bind(const char *name)
{
    return !g_str_has_prefix(name, "on") && strcmp(name, "style") != 0 &&
           strcmp(name, "srcdoc") != 0;
}

static bool
is_directive(const char *name)
{
    return strncmp(name, "data-", 5) == 0 && strncmp(name, "data-js-", 8) != 0;
}

/* The attribute that binds `name`, or null. */
static const xmlAttr *
binding_of(const xmlNode *element, const char *name)
{
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        const char *own = (const char *) a->name;
        if (strncmp(own, BOUND, strlen(BOUND)) == 0 &&
            strcmp(own + strlen(BOUND), name) == 0)
            return a;
    }
    return NULL;
}

/* Its value instead of the sample's; none where there is none. */
static void
put_bound(struct filling *f, const xmlNode *element, const xmlAttr *a,
          const struct scope *scope)
{
    const char *name = (const char *) a->name + strlen(BOUND);
    const struct value *v = fill_find(f, scope, element, value_of(f, a));
    if (v && !fill_may_bind(name))
        fill_error(f, element, "属性“%s”不能绑定",
                   "the attribute “%s” cannot be bound", name);
    else if (v && v->kind != VALUE_NULL)
        put_attribute(f, element, name, text_of(f, element, v, NULL));
}

static bool
is_known_directive(const char *name)
{
    static const char *const names[] = {
        "data-repeat", "data-if", "data-unless", "data-text", "data-format",
        "data-chart", "data-json", "data-include", NULL
    };
    return g_strv_contains(names, name);
}

static void
put_attributes(struct filling *f, const xmlNode *element,
               const struct scope *scope)
{
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        const char *name = (const char *) a->name;
        if (strncmp(name, BOUND, strlen(BOUND)) == 0)
            put_bound(f, element, a, scope);
        else if (!is_directive(name)) {
            if (!binding_of(element, name))
                serialize_attribute(f->page, name, value_of(f, a));
        } else if (!is_known_directive(name)) {
            fill_error(f, element, "没有指令“%s”", "no directive “%s”",
                       name);
        }
    }
}

/* -------------------------------------------------------------- charts */

static void
put_chart(struct filling *f, const xmlNode *element, const struct value *v)
{
    if (v->kind != VALUE_CHART) {
        if (v->kind != VALUE_NULL)
            fill_error(f, element, "这个字段不是图",
                       "this field is no chart");
        return;
    }
    const char *svg = f->options->draw(f->memory, v->chart);
    xmlDoc *drawn = xmlReadMemory(svg, (int) strlen(svg), NULL, "UTF-8",
                                  XML_PARSE_NONET);
    if (!drawn)
        return;
    serialize_element(f->page, xmlDocGetRootElement(drawn));
    xmlFreeDoc(drawn);
}

/* ---------------------------------------------------------- data blocks */

/* A script of data only, which browsers do not run: JSON whose text cannot end
 * the element. */
static void
put_json(struct filling *f, const xmlNode *element, const struct value *v)
{
    const char *type = fill_attribute(f, element, "type");
    bool inert = strcmp((const char *) element->name, "script") == 0 &&
                 g_strcmp0(type, "application/ld+json") == 0;
    if (!inert || (v->kind != VALUE_TEXT && v->kind != VALUE_NULL)) {
        fill_error(f, element,
                   "data-json只用于type为application/ld+json的script",
                   "data-json is for a script of type "
                   "application/ld+json");
        return;
    }
    for (const char *p = v->kind == VALUE_TEXT ? v->text : "null"; *p; p++)
        if (strchr("<>&", *p))
            sink_printf(f->page, "\\u%04x", (unsigned) *p);
        else
            sink_write(f->page, p, 1);
}

/* ------------------------------------------------------------ the walk */

static void
include_part(struct filling *f, const xmlNode *element,
             const struct scope *scope, const char *name)
{
    if (f->depth >= MOST_INCLUDES) {
        fill_error(f, element, "“%s”包含得太深，互相包含",
                   "“%s” includes itself", name);
        return;
    }
    const char *outer = f->file;
    const xmlDoc *part = fill_load(f, name);
    if (!part) {
        fill_error(f, element, "不能包含“%s”",
                   "“%s” cannot be included", name);
        return;
    }
    f->depth++;
    f->file = name;
    fill_element(f, xmlDocGetRootElement((xmlDoc *) part), scope);
    f->file = outer;
    f->depth--;
}

static bool
passes_conditions(struct filling *f, const xmlNode *element,
                  const struct scope *scope)
{
    const char *when = fill_attribute(f, element, "data-if");
    const char *unless = fill_attribute(f, element, "data-unless");
    if (when && !is_true(fill_find(f, scope, element, when)))
        return false;
    return !unless || !is_true(fill_find(f, scope, element, unless));
}

static void
put_children(struct filling *f, const xmlNode *element,
             const struct scope *scope)
{
    for (const xmlNode *n = element->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE)
            fill_element(f, n, scope);
        else
            serialize_leaf(f->page, n);
}

static void
put_inside(struct filling *f, const xmlNode *element,
           const struct scope *scope)
{
    const char *text = fill_attribute(f, element, "data-text");
    const char *json = fill_attribute(f, element, "data-json");
    const char *chart = fill_attribute(f, element, "data-chart");
    const char *part = fill_attribute(f, element, "data-include");
    const char *path = text ? text : json ? json : chart;
    const struct value *v =
        path ? fill_find(f, scope, element, path) : NULL;
    if (path && !v)
        return;
    if (text)
        put_text(f, element, v, fill_attribute(f, element, "data-format"));
    else if (json)
        put_json(f, element, v);
    else if (chart)
        put_chart(f, element, v);
    if (!text && !json)
        put_children(f, element, scope);
    if (part)
        include_part(f, element, scope, part);
}

static void
fill_one(struct filling *f, const xmlNode *element, const struct scope *scope)
{
    const char *name = (const char *) element->name;
    if (!passes_conditions(f, element, scope))
        return;
    sink_puts(f->page, "<");
    sink_puts(f->page, name);
    put_attributes(f, element, scope);
    sink_puts(f->page, ">");
    if (serialize_is_void(name))
        return;
    put_inside(f, element, scope);
    sink_puts(f->page, "</");
    sink_puts(f->page, name);
    sink_puts(f->page, ">");
}

static void
repeat(struct filling *f, const xmlNode *element, const struct scope *scope,
       const char *what)
{
    char **words = g_strsplit(what, " in ", 2);
    const struct value *list = NULL;
    if (words[0] && words[1])
        list = fill_find(f, scope, element, g_strstrip(words[1]));
    else
        fill_error(f, element, "data-repeat应为“名 in 字段”：%s",
                   "data-repeat should be “name in field”: %s", what);
    if (list && list->kind != VALUE_LIST)
        fill_error(f, element, "“%s”不是列表", "“%s” is no list",
                   words[1]);
    for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->list.n;
         i++) {
        struct scope inner = { g_strstrip(words[0]), list->list.items[i],
                               i + 1, scope };
        fill_one(f, element, &inner);
    }
    g_strfreev(words);
}

void
fill_element(struct filling *f, const xmlNode *element,
             const struct scope *scope)
{
    const char *what = fill_attribute(f, element, "data-repeat");
    if (what)
        repeat(f, element, scope, what);
    else
        fill_one(f, element, scope);
}
