/* datapackage.json: the CSV files described as a Fiscal Data Package 1.0 in the
 * form of Data Package 2.0. */
#include "base/digest.h"
#include "export/data.h"

#include <jansson.h>
#include <string.h>

#define PROFILES "https://datapackage.org/profiles/2.0/"

static const char *
field_type(const struct field *f)
{
    if (f->type == FIELD_AMOUNT || f->type == FIELD_DECIMAL ||
        f->type == FIELD_RATE)
        return "number";
    bool whole = f->type == FIELD_INTEGER || f->type == FIELD_COUNT;
    return whole ? "integer" : "string";
}

static json_t *
describe_field(const struct field *f, bool is_key)
{
    json_t *field = json_pack("{s:s, s:s, s:s, s:s*, s:s*}", "name", f->name,
                              "title", f->title, "type", field_type(f),
                              "description", f->about, "columnType",
                              f->column_type);
    json_t *limits = json_object();
    if (is_key)
        json_object_update_new(limits, json_pack("{s:b, s:b}", "required", 1,
                                                 "unique", 1));
    if (f->words) {
        json_t *words = json_array();
        for (const char *const *word = f->words; *word; word++)
            json_array_append_new(words, json_string(*word));
        json_object_set_new(limits, "enum", words);
    }
    if (json_object_size(limits))
        json_object_set(field, "constraints", limits);
    json_decref(limits);
    return field;
}

/* A field that has one value throughout; null value: left out. */
static void
add_constant(json_t *fields, const char *name, const char *column_type,
             json_t *value)
{
    if (value)
        json_array_append_new(
            fields, json_pack("{s:s, s:s, s:s, s:o}", "name", name, "type",
                              json_is_integer(value) ? "integer" : "string",
                              "columnType", column_type, "constant", value));
}

static json_t *
text_or_nothing(const char *text)
{
    return text ? json_string(text) : NULL;
}

static bool
has_column(const struct record *set, const char *column_type)
{
    for (const struct field *f = data_key(set); f; f = data_column(set, f))
        if (g_strcmp0(f->column_type, column_type) == 0)
            return true;
    return false;
}

static json_t *
describe_constants(const struct data_folder *d, const struct record *set)
{
    const struct budget *b = d->x->source.budget;
    bool final = b->kind == DOCUMENT_FINAL_ACCOUNT;
    json_t *fields = json_array();
    if (b->year && !has_column(set, "date:fiscal-year"))
        add_constant(fields, "fiscal_year", "date:fiscal-year",
                     json_integer(b->year));
    add_constant(fields, "department_code",
                 "administrative-classification:generic:level1:code",
                 text_or_nothing(b->department.code));
    add_constant(fields, "department",
                 "administrative-classification:generic:level1:label",
                 text_or_nothing(b->department.name));
    add_constant(fields, "direction", "direction",
                 json_string(set->direction));
    if (!has_column(set, "phase:id")) {
        add_constant(fields, "phase", "phase:id",
                     json_string(final ? "executed" : "approved"));
        add_constant(fields, "phase_label", "phase:label",
                     json_string(document_kind_name(b->kind)));
    }
    add_constant(fields, "currency", "value-currency:code",
                 json_string("CNY"));
    return fields;
}

/* Columns that refer to another table of the package. */
static json_t *
describe_references(const struct data_folder *d, const struct record *set)
{
    json_t *all = json_array();
    for (const struct field *f = data_key(set); f; f = data_column(set, f))
        for (size_t i = 0; f->refers_to && i < d->n_sets; i++)
            if (strcmp(d->sets[i]->name, f->refers_to) == 0)
                json_array_append_new(
                    all, json_pack("{s:[s], s:{s:s, s:[s]}}", "fields",
                                   f->name, "reference", "resource",
                                   f->refers_to, "fields",
                                   data_key(d->sets[i])->name));
    return all;
}

static json_t *
describe_dataset(const struct data_folder *d, const struct record *set)
{
    const char *file = arena_printf(d->x->a, "%s.csv", set->name);
    json_t *fields = json_array();
    for (const struct field *f = data_key(set); f; f = data_column(set, f))
        json_array_append_new(fields, describe_field(f, f == data_key(set)));
    json_t *schema = json_pack(
        "{s:s, s:o, s:[s], s:[s]}", "$schema",
        PROFILES "tableschema.json", "fields", fields, "missingValues", "",
        "primaryKey", data_key(set)->name);
    json_t *references = describe_references(d, set);
    if (json_array_size(references))
        json_object_set(schema, "foreignKeys", references);
    json_decref(references);
    if (set->direction)
        json_object_set_new(schema, "extraFields",
                            describe_constants(d, set));
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}",
                     "$schema", PROFILES "dataresource.json", "name",
                     set->name, "type", "table", "title", set->title,
                     "description", set->about, "path", file, "profile",
                     "tabular-data-resource", "format", "csv", "mediatype",
                     "text/csv", "encoding", "utf-8", "schema", schema);
}

/* Length and checksum of a file that has been written. */
static bool
add_checksum(const struct data_folder *d, json_t *resource, GError **error)
{
    const char *file = json_string_value(json_object_get(resource, "path"));
    const char *path = arena_printf(d->x->a, "%s/%s", d->path, file);
    size_t size;
    char *digits = digest_of_file(path, &size);
    if (!digits)
        return status_fail(error, EXIT_OUTPUT, "%s：写好后读不回来",
                           "%s: was written and cannot be read back", path);
    json_object_set_new(resource, "bytes", json_integer((json_int_t) size));
    json_object_set_new(
        resource, "hash",
        json_string(arena_printf(d->x->a, "sha256:%s", digits)));
    g_free(digits);
    return true;
}

/* "yusuan-084-2022": lower-case letters, digits and marks only. */
static const char *
package_name(const struct data_folder *d)
{
    const struct budget *b = d->x->source.budget;
    GString *name = g_string_new("yusuan");
    if (b->department.code)
        g_string_append_printf(name, "-%s", b->department.code);
    if (b->year)
        g_string_append_printf(name, "-%d", b->year);
    for (char *p = name->str; *p; p++)
        *p = g_ascii_isalnum(*p) ? g_ascii_tolower(*p) : '-';
    const char *kept = arena_strdup(d->x->a, name->str);
    g_string_free(name, TRUE);
    return kept;
}

static json_t *
describe_package(const struct data_folder *d, json_t *resources)
{
    const struct budget *b = d->x->source.budget;
    const char *department = b->department.name ? b->department.name : "";
    const char *year = b->year ? arena_printf(d->x->a, "%d年", b->year) : "";
    const char *title = arena_printf(d->x->a, "%s%s%s", department, year,
                                     document_kind_name(b->kind));
    const struct cursor whole = { .x = d->x };
    char *name = b->file ? g_path_get_basename(b->file) : g_strdup("-");
    const char *file = field_text(&whole, name);
    json_t *package = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:[{s:s}], s:[{s:s, s:s}]}",
        "$schema", PROFILES "datapackage.json", "profile",
        "fiscal-data-package", "name", package_name(d), "title", title,
        "description",
        arena_printf(d->x->a, "由%s（%s）的公开文本整理，一行一笔，金额单位元；"
                     "每行注明在原文中的位置。", title, file),
        "countryCode", "CN", "granularity", "aggregated", "sources", "title",
        arena_printf(d->x->a, "%s，%s，SHA-256 %s", title, file,
                     b->sha256 ? b->sha256 : "–"),
        "licenses", "name", "notspecified", "title",
        "原文是政府部门公开的信息，没有注明使用许可");
    g_free(name);
    if (b->year)
        json_object_set_new(
            package, "fiscalPeriod",
            json_pack("{s:s, s:s}", "start",
                      arena_printf(d->x->a, "%d-01-01", b->year), "end",
                      arena_printf(d->x->a, "%d-12-31", b->year)));
    json_object_set_new(package, "resources", resources);
    return package;
}

static int
dump(const char *bytes, size_t size, void *out)
{
    sink_write(out, bytes, size);
    return 0;
}

bool
data_write_package(const struct data_folder *d, GError **error)
{
    json_t *resources = json_array();
    bool good = true;
    for (size_t i = 0; good && i < d->n_sets; i++) {
        json_t *resource = describe_dataset(d, d->sets[i]);
        json_array_append_new(resources, resource);
        good = add_checksum(d, resource, error);
    }
    json_t *package = describe_package(d, resources);
    if (good) {
        sink *out =
            sink_to_file(arena_printf(d->x->a, "%s/datapackage.json", d->path));
        json_dump_callback(package, dump, out, JSON_INDENT(1));
        sink_puts(out, "\n");
        good = sink_close(out, error);
    }
    json_decref(package);
    return good;
}
