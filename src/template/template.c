/* Loading templates, finding values, and the one public call. */
#include "template/fill.h"

#include <libxml/parser.h>
#include <stdarg.h>
#include <string.h>

void
fill_error(struct filling *f, const xmlNode *at, const char *zh,
           const char *en, ...)
{
    va_list args;
    va_start(args, en);
    complaints_add_list(&f->errors, f->file,
                        at ? xmlGetLineNo((xmlNode *) at) : 0L, zh, en, args);
    va_end(args);
}

void
fill_unknown_field(struct filling *f, const xmlNode *at, const char *path,
                   const char *near)
{
    if (near)
        fill_error(f, at, "没有字段“%s”（是否指“%s”？）",
                   "no field “%s” (is “%s” meant?)", path, near);
    else
        fill_error(f, at, "没有字段“%s”", "no field “%s”", path);
}

/* ------------------------------------------------------------- loading */

static char *
read_users(const struct filling *f, const char *name, gsize *size)
{
    char *bytes = NULL;
    if (!f->options->folder)
        return NULL;
    char *path = g_build_filename(f->options->folder, name, NULL);
    if (!g_file_get_contents(path, &bytes, size, NULL))
        bytes = NULL;
    g_free(path);
    return bytes;
}

static xmlDoc *
parse(struct filling *f, const char *name, const char *bytes, size_t size)
{
    xmlParserCtxt *context = xmlNewParserCtxt();
    xmlDoc *doc = xmlCtxtReadMemory(
        context, bytes, (int) size, name, "UTF-8",
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!doc) {
        const xmlError *why = xmlCtxtGetLastError(context);
        char *message = g_strdup(why ? why->message : "");
        complaints_add(&f->errors, name, why ? why->line : 0,
                       "不是合式的XML：%s", "is no well-formed XML: %s",
                       g_strchomp(message));
        g_free(message);
    }
    xmlFreeParserCtxt(context);
    return doc;
}

static xmlDoc *
read_template(struct filling *f, const char *name)
{
    gsize size = 0;
    char *own = read_users(f, name, &size);
    if (own) {
        xmlDoc *doc = parse(f, name, own, size);
        g_free(own);
        return doc;
    }
    size_t length = 0;
    const char *builtin = template_builtin(name, &length);
    if (builtin)
        return parse(f, name, builtin, length);
    complaints_add(&f->errors, name, 0, "没有这个模板",
                   "there is no such template");
    return NULL;
}

const xmlDoc *
fill_load(struct filling *f, const char *name)
{
    struct loaded *l = f->loaded;
    while (l && strcmp(l->name, name) != 0)
        l = l->next;
    if (l)
        return l->doc;
    l = arena_one(f->memory, struct loaded);
    l->name = arena_strdup(f->memory, name);
    l->doc = read_template(f, name);
    l->next = f->loaded;
    f->loaded = l;
    return l->doc;
}

/* -------------------------------------------------------------- values */

static const struct value *
field_of(const struct value *record, const char *name, size_t length)
{
    if (!record || record->kind != VALUE_RECORD)
        return NULL;
    for (size_t i = 0; i < record->record.n; i++) {
        const struct value_field *field = &record->record.fields[i];
        if (strncmp(field->name, name, length) == 0 && !field->name[length])
            return field->value;
    }
    return NULL;
}

/* The field whose name is nearest, to suggest. */
static const char *
nearest_field(const struct value *record, const char *name, size_t length)
{
    const char *best = NULL;
    size_t most = 0;
    for (size_t i = 0; record && record->kind == VALUE_RECORD &&
                       i < record->record.n; i++) {
        const char *other = record->record.fields[i].name;
        size_t same = 0;
        while (same < length && other[same] == name[same])
            same++;
        if (same > most) {
            most = same;
            best = other;
        }
    }
    return most * 2 >= length ? best : NULL;
}

/* "#name": which item of the list it is, from 1. */
static const struct value *
index_of(struct filling *f, const struct scope *scope, const char *name)
{
    for (; scope; scope = scope->outer)
        if (strcmp(scope->name, name) == 0)
            return value_number(f->memory, VALUE_COUNT,
                                (int64_t) scope->index);
    return NULL;
}

static const struct value *
scoped(const struct scope *scope, const char *name, size_t length)
{
    for (; scope; scope = scope->outer)
        if (strncmp(scope->name, name, length) == 0 && !scope->name[length])
            return scope->value;
    return NULL;
}

const struct value *
fill_find(struct filling *f, const struct scope *scope, const xmlNode *at,
          const char *path)
{
    size_t length = strcspn(path, ".");
    const struct value *within = f->root;
    const struct value *v = *path == '#' ? index_of(f, scope, path + 1)
                                         : scoped(scope, path, length);
    if (!v)
        v = field_of(f->root, path, length);
    const char *part = path;
    while (v && part[length]) {
        part += length + 1;
        length = strcspn(part, ".");
        within = v;
        v = field_of(v, part, length);
    }
    if (v)
        return v;
    const char *near = nearest_field(within, part, length);
    fill_unknown_field(f, at, path, near);
    return NULL;
}

/* ---------------------------------------------------------------- call */

static void
fill_page(struct filling *f, const xmlDoc *doc)
{
    sink_puts(f->page, "<!DOCTYPE html>\n");
    fill_element(f, xmlDocGetRootElement((xmlDoc *) doc), NULL);
    sink_puts(f->page, "\n");
}

/* The page to `out`, or the errors; what was loaded is given back. */
static bool
end_filling(struct filling *f, sink *out, GError **error)
{
    bool good = !complaints_any(&f->errors);
    size_t size;
    char *bytes = sink_take(f->page, &size);
    if (good)
        sink_write(out, bytes, size);
    complaints_close(&f->errors, error);
    for (struct loaded *l = f->loaded; l; l = l->next)
        if (l->doc)
            xmlFreeDoc(l->doc);
    g_free(bytes);
    arena_free(f->memory);
    return good;
}

bool
template_fill(const char *name, const struct value *root,
              const struct template_options *options, sink *out,
              GError **error)
{
    struct filling f = { .memory = arena_new(), .options = options,
                         .root = root, .file = name };
    complaints_open(&f.errors);
    f.page = sink_to_memory();
    const xmlDoc *doc = fill_load(&f, name);
    if (doc && options->fields)
        fill_check(&f, doc);
    if (doc && !complaints_any(&f.errors))
        fill_page(&f, doc);
    return end_filling(&f, out, error);
}
