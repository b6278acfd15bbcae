/* The walk over a template: it is read, never changed, and the page is written
 * on the way. An element's data-* attributes are done in this order: repeat,
 * if, attributes, then what is inside: text, a placed thing, or the children
 * and what is included. Everything that can be known wrong is said before
 * anything is written: the check is the same walk with every list gone through
 * once and every condition taken. */
#include "html/template.h"

#include "html/escape.h"
#include "html/expression.h"

#include <libxml/parser.h>
#include <string.h>

enum { MOST_INCLUDES = 16 };

/** A template in memory; those being walked form a chain. */
struct walked {
    const char *name;
    xmlDoc *doc;
    const struct walked *from;
    int depth;
};

struct filling {
    const struct template_job *job;
    struct complaints *errors;
    const struct walked *file;
    sink *page; /* null: only checking */
};

static void fill_element(struct filling *f, const xmlNode *element,
                         const struct scope *scope);

static void
complain(struct filling *f, const xmlNode *at, const char *zh, const char *en,
         ...) __attribute__((format(printf, 3, 5), format(printf, 4, 5)));
static void
complain(struct filling *f, const xmlNode *at, const char *zh, const char *en,
         ...)
{
    va_list args;
    va_start(args, en);
    complaints_add_list(f->errors, f->file->name, xmlGetLineNo((xmlNode *) at),
                        zh, en, args);
    va_end(args);
}

enum noun { NOUN_FIELD, NOUN_DIRECTIVE, NOUN_CONTENT, NOUN_CHART, NOUN_TABLE,
            NOUN_SECTION, NOUN_TEMPLATE };

/* "没有字段“a”，是否指“b”？"; `near` may be null. */
static void
complain_unknown(struct filling *f, const xmlNode *at, enum noun noun,
                 const char *name, const char *near)
{
    static const struct {
        const char *zh, *en;
    } words[] = { { "字段", "field" },   { "指令", "directive" },
                  { "内容", "content" }, { "图", "chart" },
                  { "表", "table" },     { "章", "section" },
                  { "模板", "template" } };
    arena *a = f->job->memory;
    const char *zh = arena_printf(a, "没有%s“%%s”%s", words[noun].zh,
                                  near ? "，是否指“%s”？" : "");
    const char *en = arena_printf(a, "there is no %s “%%s”%s", words[noun].en,
                                  near ? "; is “%s” meant?" : "");
    complaints_add(f->errors, f->file->name, xmlGetLineNo((xmlNode *) at), zh,
                   en, name, near);
}

static const char *
attribute(struct filling *f, const xmlNode *element, const char *name)
{
    xmlChar *text = xmlGetNoNsProp(element, (const xmlChar *) name);
    const char *kept = text ? arena_strdup(f->job->memory,
                                           (const char *) text) : NULL;
    xmlFree(text);
    return kept;
}

/* ---------------------------------------------------------- directives */

static const char *const DIRECTIVES[] = {
    "data-text", "data-format", "data-if", "data-else", "data-repeat",
    "data-limit", "data-sort", "data-content", "data-chart", "data-table",
    "data-section", "data-include", NULL
};
static const char BOUND[] = "data-attr-";

/* Nothing that can hold script or style is bound. */
static bool
may_bind(const char *name)
{
    return !g_str_has_prefix(name, "on") && strcmp(name, "style") != 0 &&
           strcmp(name, "srcdoc") != 0;
}

static bool
is_directive(const char *name)
{
    return g_str_has_prefix(name, "data-") &&
           !g_str_has_prefix(name, "data-js-");
}

static struct context
context_of(const struct filling *f, const struct scope *scope)
{
    return (struct context) { f->job->memory, scope, f->job->values };
}

static const struct value *
evaluate(struct filling *f, const xmlNode *at, const struct scope *scope,
         const char *path)
{
    const char *near = NULL;
    const struct context c = context_of(f, scope);
    const struct value *v = expression_find(&c, path, &near);
    if (!v)
        complain_unknown(f, at, NOUN_FIELD, path, near);
    return v;
}

static const char *
text_of(struct filling *f, const xmlNode *at, const struct value *v,
        const char *format)
{
    const char *text = expression_text(f->job->memory, v, format);
    if (!text)
        complain(f, at, format ? "格式“%s”不能用于这个字段"
                               : "这个字段是列表或记录，不能作为文字%s",
                 format ? "the format “%s” is not for this field"
                        : "this field is a list or a record and no text%s",
                 format ? format : "");
    return text ? text : "";
}

static bool
is_url_attribute(const xmlNode *at, const char *name)
{
    static const char *const names[] = { "href", "src", "action", "data",
                                         "poster", "formaction", "srcset",
                                         NULL };
    return g_strv_contains(names, name) ||
           (strcmp(name, "content") == 0 &&
            xmlHasProp((xmlNode *) at, (const xmlChar *) "http-equiv") &&
            strcmp((const char *) at->name, "meta") == 0);
}

static void
put_bound(struct filling *f, const xmlNode *at, const char *name,
          const struct scope *scope)
{
    const char *path = attribute(f, at, name);
    name += strlen(BOUND);
    const struct value *v = evaluate(f, at, scope, path);
    if (!may_bind(name)) {
        complain(f, at, "属性“%s”不能由字段给出", "“%s” cannot be bound", name);
        return;
    }
    if (!v || v->kind == VALUE_NONE)
        return;
    const char *text = text_of(f, at, v, NULL);
    if (is_url_attribute(at, name) && !escape_is_safe_url(text))
        complain(f, at, "属性“%s”的地址不允许", "the address of “%s” is not "
                 "allowed", name);
    else if (f->page)
        escape_attribute(f->page, name, text);
}

static bool
is_bound(const xmlNode *element, const char *name)
{
    char *own = g_strconcat(BOUND, name, NULL);
    bool bound = xmlHasProp((xmlNode *) element, (const xmlChar *) own);
    g_free(own);
    return bound;
}

static void
put_attributes(struct filling *f, const xmlNode *element,
               const struct scope *scope)
{
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        const char *name = (const char *) a->name;
        if (g_str_has_prefix(name, BOUND)) {
            put_bound(f, element, name, scope);
        } else if (!is_directive(name)) {
            const char *own = a->ns && a->ns->prefix
                ? arena_printf(f->job->memory, "%s:%s", a->ns->prefix, name)
                : name;
            if (f->page && !is_bound(element, name))
                escape_attribute(f->page, own, attribute(f, element, name));
        } else if (!g_strv_contains(DIRECTIVES, name)) {
            complain_unknown(f, element, NOUN_DIRECTIVE, name,
                             expression_nearest(name, DIRECTIVES));
        }
    }
}

/* --------------------------------------------------------- what is inside */

static const char *const KINDS[] = { "content", "chart", "table", "section",
                                     NULL };

/* The kind of thing an element places, and its name; null: none. */
static const char *
placed_kind(struct filling *f, const xmlNode *element, const char **name)
{
    for (size_t i = 0; KINDS[i]; i++) {
        char *directive = g_strconcat("data-", KINDS[i], NULL);
        *name = attribute(f, element, directive);
        g_free(directive);
        if (*name)
            return KINDS[i];
    }
    return NULL;
}

static void
check_placed(struct filling *f, const xmlNode *at, const char *kind,
             const char *name)
{
    const struct template_places *p = &f->job->places;
    const char *const *names = p->names(p->data, kind);
    size_t i = 0;
    while (strcmp(KINDS[i], kind) != 0)
        i++;
    if (!g_strv_contains(names, name) && !p->has(p->data, kind, name))
        complain_unknown(f, at, (enum noun) (NOUN_CONTENT + i), name,
                         expression_nearest(name, names));
}

static bool
read_file(struct filling *f, const xmlNode *at, const char *name,
          struct walked *made)
{
    size_t size;
    char *bytes = template_read(f->job->folder, name, &size);
    *made = (struct walked) { .name = name, .from = f->file,
                              .depth = f->file ? f->file->depth + 1 : 0 };
    if (!bytes) {
        if (at)
            complain_unknown(f, at, NOUN_TEMPLATE, name, NULL);
        else
            complaints_add(f->errors, name, 0, "没有这个模板",
                           "there is no such template");
        return false;
    }
    xmlParserCtxt *context = xmlNewParserCtxt();
    made->doc = xmlCtxtReadMemory(
        context, bytes, (int) size, name, "UTF-8",
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    g_free(bytes);
    const xmlError *why = xmlCtxtGetLastError(context);
    if (!made->doc) {
        char *message = g_strdup(why ? why->message : "");
        complaints_add(f->errors, name, why ? why->line : 0,
                       "不是合式的XML（标签没有关闭、嵌套不对等）：%s",
                       "is no well-formed XML: %s", g_strchomp(message));
        g_free(message);
    }
    xmlFreeParserCtxt(context);
    return made->doc != NULL;
}

static void
include(struct filling *f, const xmlNode *at, const char *name,
        const struct scope *scope)
{
    struct walked made;
    for (const struct walked *w = f->file; w; w = w->from)
        if (strcmp(w->name, name) == 0 || w->depth > MOST_INCLUDES) {
            complain(f, at, "模板“%s”包含了它自己",
                     "the template “%s” includes itself", name);
            return;
        }
    if (!read_file(f, at, name, &made))
        return;
    const struct walked *own = f->file;
    f->file = &made;
    fill_element(f, xmlDocGetRootElement(made.doc), scope);
    f->file = own;
    xmlFreeDoc(made.doc);
}

static bool
is_raw(const xmlNode *node)
{
    const char *name = node->parent ? (const char *) node->parent->name : "";
    return strcmp(name, "script") == 0 || strcmp(name, "style") == 0;
}

static void
fill_children(struct filling *f, const xmlNode *element,
              const struct scope *scope)
{
    for (const xmlNode *n = element->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE)
            fill_element(f, n, scope);
        else if (!f->page || (n->type != XML_TEXT_NODE &&
                              n->type != XML_CDATA_SECTION_NODE))
            continue;
        else if (is_raw(n))
            sink_puts(f->page, (const char *) n->content);
        else
            escape_text(f->page, (const char *) n->content);
    }
}

static void
fill_inside(struct filling *f, const xmlNode *element,
            const struct scope *scope)
{
    const char *name, *path = attribute(f, element, "data-text");
    const char *kind = placed_kind(f, element, &name);
    const struct template_places *p = &f->job->places;
    if (path) {
        const struct value *v = evaluate(f, element, scope, path);
        const char *format = attribute(f, element, "data-format");
        if (v && (f->page || v->kind != VALUE_NONE)) {
            const char *text = text_of(f, element, v, format);
            if (f->page)
                escape_text(f->page, text);
        }
    } else if (kind && f->page) {
        p->write(p->data, kind, name, f->page);
    } else if (!kind) {
        fill_children(f, element, scope);
        const char *file = attribute(f, element, "data-include");
        if (file)
            include(f, element, file, scope);
    }
}

/* ------------------------------------------------------------- the walk */

static void
fill_one(struct filling *f, const xmlNode *element, const struct scope *scope)
{
    static const char *const voids[] = {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link",
        "meta", "source", "track", "wbr", NULL };
    const char *name = (const char *) element->name;
    /* the whole of an element that only marks a place is the thing itself */
    bool bare = strcmp(name, "template") == 0;
    if (f->page && !bare)
        sink_printf(f->page, "<%s", name);
    put_attributes(f, element, scope);
    if (f->page && !bare)
        sink_puts(f->page, ">");
    if (g_strv_contains(voids, name))
        return;
    fill_inside(f, element, scope);
    if (f->page && !bare)
        sink_printf(f->page, "</%s>", name);
}

static bool is_wanted(struct filling *f, const xmlNode *element,
                      const struct scope *scope);

/* "x in list" → "list"; null where it is no such thing. */
static const char *
list_of(const char *repeat)
{
    const char *in = strstr(repeat, " in ");
    return in && in > repeat ? in + 4 : NULL;
}

/* Of data-else: whether the element before it was left out. */
static bool
is_other_left_out(struct filling *f, const xmlNode *element,
                  const struct scope *scope)
{
    const xmlNode *before = xmlPreviousElementSibling((xmlNode *) element);
    const char *name, *repeat =
        before ? attribute(f, before, "data-repeat") : NULL;
    if (!before || (!repeat && !attribute(f, before, "data-if") &&
                    !placed_kind(f, before, &name))) {
        complain(f, element, "data-else前面要有带data-if、data-repeat或图表的"
                             "元素%s",
                 "data-else must follow an element with data-if, data-repeat "
                 "or something placed%s", "");
        return false;
    }
    if (!f->page)
        return true;
    if (repeat)
        return !value_is_true(evaluate(f, before, scope, list_of(repeat)));
    return !is_wanted(f, before, scope);
}

static bool
condition_holds(struct filling *f, const xmlNode *element,
                const struct scope *scope, const char *condition)
{
    const char *wrong = NULL, *near = NULL;
    const struct context c = context_of(f, scope);
    switch (expression_holds(&c, condition, &wrong, &near)) {
    case EXPRESSION_TRUE:
        return true;
    case EXPRESSION_UNKNOWN:
        complain_unknown(f, element, NOUN_FIELD, wrong, near);
        return false;
    case EXPRESSION_UNCLEAR:
        complain(f, element, "data-if=“%s”看不懂，可写“字段”、“not 字段”或"
                             "“字段 > 数”",
                 "data-if=“%s” is not understood: “field”, “not field” or "
                 "“field > number”", condition);
        return false;
    default:
        return false;
    }
}

static bool
is_wanted(struct filling *f, const xmlNode *element,
          const struct scope *scope)
{
    const char *name, *condition = attribute(f, element, "data-if");
    const char *kind = placed_kind(f, element, &name);
    const struct template_places *p = &f->job->places;
    if (!f->page && kind)
        check_placed(f, element, kind, name);
    if (attribute(f, element, "data-else"))
        return is_other_left_out(f, element, scope);
    bool holds = !condition || condition_holds(f, element, scope, condition);
    return !f->page || (holds && (!kind || p->has(p->data, kind, name)));
}

/* The list of a data-repeat in its order; null where something is wrong. */
static const struct value *
repeated_list(struct filling *f, const xmlNode *element, const char *repeat,
              const struct scope *scope)
{
    const char *path = list_of(repeat);
    const char *order = attribute(f, element, "data-sort");
    const struct value *list = path ? evaluate(f, element, scope, path)
                                    : NULL;
    if (!path || (list && list->kind != VALUE_LIST)) {
        complain(f, element, "data-repeat=“%s”应为“名 in 列表”",
                 "data-repeat=“%s” must be “name in list”", repeat);
        return NULL;
    }
    if (!list || !order)
        return list;
    const struct context c = context_of(f, scope);
    const struct value *sorted = expression_sorted(&c, list, order);
    if (!sorted)
        complain_unknown(f, element, NOUN_FIELD, order, NULL);
    return sorted;
}

static void
fill_repeat(struct filling *f, const xmlNode *element, const char *repeat,
            const struct scope *scope)
{
    const struct value *list = repeated_list(f, element, repeat, scope);
    const char *limit = attribute(f, element, "data-limit");
    if (limit && (!*limit || limit[strspn(limit, "0123456789")]))
        complain(f, element, "data-limit=“%s”应为个数",
                 "data-limit=“%s” must be a number", limit);
    if (!list)
        return;
    const char *name = arena_strndup(f->job->memory, repeat,
                                     strcspn(repeat, " "));
    size_t n = list->list.n;
    if (limit)
        n = MIN(n, (size_t) g_ascii_strtoull(limit, NULL, 10));
    for (size_t i = 0; i < (f->page ? n : 1); i++) {
        struct scope own = { .name = name, .outer = scope,
                             .value = f->page ? list->list.items[i]
                                              : list->list.sample };
        own.index = (struct value) { .kind = VALUE_COUNT };
        own.index.number = (int64_t) i + 1;
        if (is_wanted(f, element, &own))
            fill_one(f, element, &own);
    }
}

static void
fill_element(struct filling *f, const xmlNode *element,
             const struct scope *scope)
{
    const char *repeat = attribute(f, element, "data-repeat");
    if (repeat)
        fill_repeat(f, element, repeat, scope);
    else if (is_wanted(f, element, scope))
        fill_one(f, element, scope);
}

bool
template_fill(const struct template_job *job, struct complaints *errors,
              sink *out)
{
    struct filling f = { .job = job, .errors = errors };
    struct walked file;
    size_t before = errors->zh->len;
    if (!read_file(&f, NULL, job->name, &file))
        return false;
    f.file = &file;
    const xmlNode *root = xmlDocGetRootElement(file.doc);
    fill_element(&f, root, NULL);
    bool good = errors->zh->len == before;
    if (good) {
        f.page = out;
        sink_puts(out, "<!DOCTYPE html>\n");
        fill_element(&f, root, NULL);
        sink_puts(out, "\n");
    }
    xmlFreeDoc(file.doc);
    return good;
}
