/* The table of fields as JSON: budget.json, checks.json, source.json. */
#include "export/fields.h"

#include <jansson.h>
#include <string.h>

static json_t *describe(const struct record *record, const struct cursor *c);

static json_t *
text_or_null(const char *text)
{
    return text ? json_string_nocheck(text) : json_null();
}

static json_t *
scalar(const struct field *f, const struct cursor *c)
{
    struct value v = field_value(f, c);
    char amount[MONEY_TEXT_SIZE];
    switch (v.kind) {
    case VALUE_TEXT:
        return json_string_nocheck(v.text);
    case VALUE_INTEGER:
        return json_integer(v.integer);
    case VALUE_AMOUNT:
        return json_string(money_write(v.amount, UNIT_WAN, 6, false, amount));
    case VALUE_DECIMAL:
        return f->type == FIELD_RATE
            ? json_string(arena_printf(c->x->a, "%s%%", v.text))
            : json_string(v.text);
    default:
        return json_null();
    }
}

static json_t *
elements(const struct field *f, const struct cursor *c)
{
    const void *at = field_member(f, c);
    json_t *list = json_array();
    if (at && f->type == FIELD_TEXTS)
        for (const char *const *t = *(const char *const *const *) at; t && *t;
             t++)
            json_array_append_new(list, text_or_null(field_text(c, *t)));
    if (at && f->type == FIELD_LINES)
        for (const int *n = *(const int *const *) at; n && *n; n++)
            json_array_append_new(list, json_integer(*n));
    return list;
}

static json_t *
coded(const struct field *f, const struct cursor *c)
{
    const struct coded *of = field_member(f, c);
    return json_pack("{s:o, s:o}", "code",
                     text_or_null(field_text(c, of ? of->code : NULL)),
                     "name",
                     text_or_null(field_text(c, of ? of->name : NULL)));
}

/* What is below a field, as it is gathered. */
struct children {
    const struct field *field;
    json_t *all;
};

/* Column names are unique but in badly damaged headers; there the second
 * becomes "合计#2". */
static void
add_to_map(json_t *map, const struct record *record, const struct cursor *c)
{
    const char *name = field_value(&record->fields[0], c).text, *key = name;
    for (int n = 2; json_object_get(map, key); n++)
        key = arena_printf(c->x->a, "%s#%d", name, n);
    json_object_set_new_nocheck(map, key, scalar(&record->fields[1], c));
}

static json_t *below(const struct field *f, const struct cursor *c);

static void
add_child(const struct cursor *c, void *data)
{
    struct children *children = data;
    const struct record *record = children->field->record;
    const struct field *only = record->fields;
    if (children->field->type == FIELD_MAP)
        add_to_map(children->all, record, c);
    else if (children->field->type == FIELD_LIST)
        json_array_append_new(children->all, describe(record, c));
    else if (children->field->type == FIELD_PLAIN)
        json_array_append_new(children->all, field_is_scalar(only)
                                                 ? scalar(only, c)
                                                 : below(only, c));
    else
        children->all = describe(record, c);
}

static json_t *
below(const struct field *f, const struct cursor *c)
{
    struct children children = { f, NULL };
    if (f->type == FIELD_MAP)
        children.all = json_object();
    else if (f->type != FIELD_OBJECT)
        children.all = json_array();
    f->record->each(c, f->which, add_child, &children);
    if (f->which == OR_NULL && !json_array_size(children.all)) {
        json_decref(children.all);
        children.all = NULL;
    }
    return children.all ? children.all : json_null();
}

static json_t *
describe(const struct record *record, const struct cursor *c)
{
    json_t *object = json_object();
    for (const struct field *f = record->fields; f->name; f++) {
        if (f->in == ONLY_DATA)
            continue;
        bool list = f->type == FIELD_TEXTS || f->type == FIELD_LINES;
        json_object_set_new_nocheck(
            object, f->name,
            field_is_scalar(f)         ? scalar(f, c)
            : list                     ? elements(f, c)
            : f->type == FIELD_CODED   ? coded(f, c)
                                       : below(f, c));
    }
    return object;
}

static int
dump(const char *bytes, size_t size, void *out)
{
    sink_write(out, bytes, size);
    return 0;
}

static void
write_record(sink *out, const struct record *record,
             const struct export_source *source)
{
    struct exporting x;
    exporting_begin(&x, source);
    json_t *root = describe(record, &(struct cursor) { .x = &x });
    if (json_dump_callback(root, dump, out, JSON_INDENT(1)) != 0)
        g_error("the JSON of %s cannot be written", source->budget->file);
    sink_puts(out, "\n");
    json_decref(root);
    exporting_end(&x);
}

void
export_json(sink *out, const struct export_source *source)
{
    write_record(out, &RECORD_BUDGET, source);
}

void
export_checks_json(sink *out, const struct export_source *source)
{
    write_record(out, &RECORD_CHECKS_FILE, source);
}

void
export_source_json(sink *out, const struct export_source *source)
{
    write_record(out, &RECORD_SOURCE_FILE, source);
}
