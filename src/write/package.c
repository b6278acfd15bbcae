/* datapackage.json: the CSV files described as a Fiscal Data Package 1.0. */
#include "base/digest.h"
#include "base/sink.h"
#include "write/data_files.h"

#include <glib.h>
#include <jansson.h>

#define PROFILE "fiscal-data-package"

static const char *
field_type(enum datum_kind kind)
{
    if (kind == DATUM_AMOUNT)
        return "number";
    return kind == DATUM_INTEGER ? "integer" : "string";
}

static json_t *
describe_fields(const struct dataset *set)
{
    json_t *fields = json_array();
    for (size_t i = 0; i < set->n_fields; i++) {
        const struct dataset_field *f = &set->fields[i];
        json_t *field = json_pack("{s:s, s:s, s:s}", "name", f->name, "title",
                                  f->title, "type", field_type(f->kind));
        if (f->column_type)
            json_object_set_new(field, "columnType",
                                json_string(f->column_type));
        json_array_append_new(fields, field);
    }
    return fields;
}

/* A field that has one value throughout; null text: left out. */
static void
add_constant(json_t *fields, const char *name, const char *column_type,
             const char *value)
{
    if (value)
        json_array_append_new(
            fields, json_pack("{s:s, s:s, s:s, s:s}", "name", name, "type",
                              "string", "columnType", column_type, "constant",
                              value));
}

static json_t *
describe_constants(const struct data_folder *d, const struct dataset *set)
{
    const struct budget *b = d->u->budget;
    json_t *fields = json_array();
    if (b->year)
        add_constant(fields, "fiscal_year", "date:fiscal-year",
                     arena_printf(d->a, "%d", b->year));
    add_constant(fields, "department_code",
                 "administrative-classification:generic:level1:code",
                 b->department.code);
    add_constant(fields, "department",
                 "administrative-classification:generic:level1:label",
                 b->department.name);
    add_constant(fields, "direction", "direction", set->direction);
    add_constant(fields, "phase", "phase:id", "approved");
    add_constant(fields, "phase_label", "phase:label", "部门预算");
    add_constant(fields, "currency", "value-currency:code", "CNY");
    return fields;
}

static json_t *
describe_dataset(const struct data_folder *d, const struct dataset *set)
{
    const char *file = arena_printf(d->a, "%s.csv", set->name);
    json_t *schema = json_pack("{s:o, s:[s]}", "fields", describe_fields(set),
                               "missingValues", "");
    if (set->direction)
        json_object_set_new(schema, "extraFields",
                            describe_constants(d, set));
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "name",
                     set->name, "title", set->title, "path", file, "profile",
                     "tabular-data-resource", "format", "csv", "mediatype",
                     "text/csv", "encoding", "utf-8", "schema", schema);
}

/* Length and checksum of a file that has been written. */
static bool
add_checksum(const struct data_folder *d, json_t *resource, GError **error)
{
    const char *file = json_string_value(json_object_get(resource, "path"));
    const char *path = arena_printf(d->a, "%s/%s", d->path, file);
    size_t size;
    char *digits = digest_of_file(path, &size);
    if (!digits)
        return status_fail(error, EXIT_OUTPUT, "%s：写好后读不回来",
                           "%s: was written and cannot be read back", path);
    json_object_set_new(resource, "bytes", json_integer((json_int_t) size));
    json_object_set_new(resource, "hash",
                        json_string(arena_printf(d->a, "sha256:%s", digits)));
    g_free(digits);
    return true;
}

/* "yusuan-084-2022": lower-case letters, digits and marks only. */
static const char *
package_name(const struct data_folder *d)
{
    const struct budget *b = d->u->budget;
    GString *name = g_string_new("yusuan");
    if (b->department.code)
        g_string_append_printf(name, "-%s", b->department.code);
    if (b->year)
        g_string_append_printf(name, "-%d", b->year);
    for (char *p = name->str; *p; p++)
        *p = g_ascii_isalnum(*p) ? g_ascii_tolower(*p) : '-';
    const char *kept = arena_strdup(d->a, name->str);
    g_string_free(name, TRUE);
    return kept;
}

static json_t *
describe_package(const struct data_folder *d, json_t *resources)
{
    const struct budget *b = d->u->budget;
    const char *department = b->department.name ? b->department.name : "";
    const char *what =
        b->kind == DOCUMENT_BUDGET ? "部门预算" : "项目支出绩效自评";
    json_t *package = json_pack(
        "{s:s, s:s, s:s, s:s}", "profile", PROFILE, "name", package_name(d),
        "title",
        b->year ? arena_printf(d->a, "%s%d年%s", department, b->year, what)
                : arena_printf(d->a, "%s%s", department, what),
        "countryCode", "CN");
    if (b->year)
        json_object_set_new(
            package, "fiscalPeriod",
            json_pack("{s:s, s:s}", "start",
                      arena_printf(d->a, "%d-01-01", b->year), "end",
                      arena_printf(d->a, "%d-12-31", b->year)));
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
    for (size_t i = 0; good && i < d->n_datasets; i++) {
        json_t *resource = describe_dataset(d, &d->datasets[i]);
        json_array_append_new(resources, resource);
        good = add_checksum(d, resource, error);
    }
    json_t *package = describe_package(d, resources);
    if (good) {
        sink *out =
            sink_to_file(arena_printf(d->a, "%s/datapackage.json", d->path));
        json_dump_callback(package, dump, out, JSON_INDENT(1));
        sink_puts(out, "\n");
        good = sink_close(out, error);
    }
    json_decref(package);
    return good;
}
