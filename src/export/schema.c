/* What the fields are, written down: JSON Schema for validators, Markdown for
 * readers. */
#include "export/fields.h"

#include <jansson.h>
#include <string.h>

/* ---------------------------------------------------------- JSON Schema */

static json_t *object_schema(const struct record *record);

/* What may stand in the JSON under each type of field, without its words. */
static const struct {
    const char *type, *pattern;
    bool nullable;
} SCALARS[] = {
    [FIELD_TEXT] = { "string", NULL, true },
    [FIELD_CODE] = { "string", NULL, true },
    [FIELD_CONTACT] = { "string", NULL, true },
    [FIELD_INTEGER] = { "integer", NULL, true },
    [FIELD_COUNT] = { "integer", NULL, false },
    [FIELD_AMOUNT] = { "string", "^-?[0-9]+\\.[0-9]{6}$", true },
    [FIELD_DECIMAL] = { "string", "^-?[0-9]+(\\.[0-9]+)?$", true },
    [FIELD_RATE] = { "string", "^-?[0-9]+(\\.[0-9]+)?%$", true },
};

static json_t *
scalar_schema(const struct field *f)
{
    const char *type = SCALARS[f->type].type;
    json_t *made = json_object();
    if (f->words) {
        json_t *words = json_array();
        for (const char *const *word = f->words; *word; word++)
            json_array_append_new(words, json_string(*word));
        json_array_append_new(words, json_null());
        json_object_set_new(made, "enum", words);
        return made;
    }
    json_object_set_new(made, "type", SCALARS[f->type].nullable
                                          ? json_pack("[s,s]", type, "null")
                                          : json_string(type));
    if (SCALARS[f->type].pattern)
        json_object_set_new(made, "pattern",
                            json_string(SCALARS[f->type].pattern));
    return made;
}

static json_t *
list_of(json_t *items)
{
    return json_pack("{s:s, s:o}", "type", "array", "items", items);
}

static json_t *
or_null(json_t *schema)
{
    return json_pack("{s:[o,{s:s}]}", "anyOf", schema, "type", "null");
}

static json_t *
field_schema(const struct field *f)
{
    switch (f->type) {
    case FIELD_TEXTS:
        return list_of(json_pack("{s:s}", "type", "string"));
    case FIELD_LINES:
        return list_of(json_pack("{s:s}", "type", "integer"));
    case FIELD_CODED:
        return json_pack("{s:s, s:[s,s], s:{s:{s:[s,s]}, s:{s:[s,s]}}, s:b}",
                         "type", "object", "required", "code", "name",
                         "properties", "code", "type", "string", "null",
                         "name", "type", "string", "null",
                         "additionalProperties", 0);
    case FIELD_OBJECT:
        return or_null(object_schema(f->record));
    case FIELD_LIST:
        return list_of(object_schema(f->record));
    case FIELD_PLAIN: {
        json_t *list = list_of(field_schema(f->record->fields));
        return f->which == OR_NULL ? or_null(list) : list;
    }
    case FIELD_MAP:
        return json_pack("{s:s, s:o}", "type", "object",
                         "additionalProperties",
                         field_schema(&f->record->fields[1]));
    default:
        return scalar_schema(f);
    }
}

static json_t *
object_schema(const struct record *record)
{
    json_t *required = json_array(), *properties = json_object();
    for (const struct field *f = record->fields; f->name; f++) {
        if (f->in == ONLY_DATA)
            continue;
        json_t *schema = field_schema(f);
        json_object_set_new(schema, "title", json_string(f->title));
        if (f->about)
            json_object_set_new(schema, "description",
                                json_string(f->about));
        json_object_set_new(properties, f->name, schema);
        json_array_append_new(required, json_string(f->name));
    }
    return json_pack("{s:s, s:o, s:o, s:b}", "type", "object", "required",
                     required, "properties", properties,
                     "additionalProperties", 0);
}

static const struct record *const FILES[] = {
    &RECORD_BUDGET, &RECORD_CHECKS_FILE, &RECORD_SOURCE_FILE
};

bool
export_schema(sink *out, const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++) {
        if (strcmp(FILES[i]->name, name) != 0)
            continue;
        json_t *schema = json_pack(
            "{s:s, s:s, s:s}", "$schema",
            "https://json-schema.org/draft/2020-12/schema", "title",
            FILES[i]->title, "description", FILES[i]->about);
        json_t *object = object_schema(FILES[i]);
        json_object_update_new(schema, object);
        char *text = json_dumps(schema, JSON_INDENT(1));
        sink_printf(out, "%s\n", text);
        free(text);
        json_decref(schema);
        return true;
    }
    return false;
}

/* ------------------------------------------------------------- Markdown */

static const char *const TYPES[] = {
    [FIELD_TEXT] = "文字",   [FIELD_CODE] = "代码",
    [FIELD_CONTACT] = "文字", [FIELD_INTEGER] = "整数",
    [FIELD_COUNT] = "整数",  [FIELD_AMOUNT] = "金额",
    [FIELD_DECIMAL] = "数",  [FIELD_RATE] = "百分数",
    [FIELD_TEXTS] = "文字列表", [FIELD_LINES] = "整数列表",
    [FIELD_CODED] = "代码和名称", [FIELD_OBJECT] = "对象",
    [FIELD_LIST] = "列表",   [FIELD_PLAIN] = "列表",
    [FIELD_MAP] = "按名称的金额"
};

/* A row for each field, those below it after it; `path` leads to it. */
static void
put_fields(sink *out, const struct record *record, const char *path,
           enum field_outputs without)
{
    for (const struct field *f = record->fields; f->name; f++) {
        if (f->in == without)
            continue;
        sink_printf(out, "| `%s%s` | %s | %s | %s", path, f->name,
                    TYPES[f->type], f->title, f->about ? f->about : "");
        const char *before = f->about ? "；" : "";
        for (const char *const *w = f->words; w && *w; w++, before = "、")
            sink_printf(out, "%s%s", before, *w);
        if (f->refers_to)
            sink_printf(out, "（→ %s）", f->refers_to);
        sink_puts(out, " |\n");
        if (f->type != FIELD_OBJECT && f->type != FIELD_LIST)
            continue;
        char *below = g_strdup_printf("%s%s%s.", path, f->name,
                                      f->type == FIELD_LIST ? "[]" : "");
        put_fields(out, f->record, below, without);
        g_free(below);
    }
}

void
export_fields_markdown(sink *out)
{
    static const char head[] = "| 字段 | 类型 | 名称 | 说明 |\n"
                               "|---|---|---|---|\n";
    for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++) {
        sink_printf(out, "\n## %s.json\n\n%s\n\n%s", FILES[i]->name,
                    FILES[i]->about, head);
        put_fields(out, FILES[i], "", ONLY_DATA);
    }
    for (const struct record *const *set = export_datasets(); *set; set++) {
        sink_printf(out, "\n## %s.csv %s\n\n%s\n\n%s", (*set)->name,
                    (*set)->title, (*set)->about, head);
        put_fields(out, *set, "", ONLY_JSON);
    }
}
