/* budget.json and checks.json: everything that is known of a document, in the
 * words of docs/json.md. Knows how the model is named, computes nothing. */
#include "write/json.h"

#include "write/write.h"

#include <glib.h>
#include <jansson.h>

typedef json_t *(*part_function)(const struct json_writer *w);

static json_t *
department(const struct json_writer *w)
{
    return json_coded(w, &w->u->budget->department);
}

static json_t *
year(const struct json_writer *w)
{
    return json_number(w->u->budget->year);
}

static json_t *
kind(const struct json_writer *w)
{
    return json_string(document_kind_word(w->u->budget->kind));
}

static const struct part {
    const char *key;
    part_function describe;
} BUDGET_PARTS[] = {
    { "kind", kind },
    { "source", json_source },
    { "department", department },
    { "year", year },
    { "tables", json_tables },
    { "revenue", json_revenue },
    { "expenditure_by_class", json_expenditure_by_class },
    { "expenditure", json_expenditure },
    { "orgs", json_orgs },
    { "project_lines", json_project_lines },
    { "three_public", json_three_public },
    { "procurement", json_procurement },
    { "service_purchases", json_service_purchases },
    { "projects", json_projects },
    { "department_goals", json_department_goals },
    { "evaluations", json_evaluations },
    { "aggregates", json_aggregates },
    { "checks", json_checks },
    { "findings", json_findings },
    { NULL, NULL },
}, CHECKS_PARTS[] = {
    { "source", json_source },
    { "counts", json_check_counts },
    { "checks", json_checks },
    { "findings", json_findings },
    { NULL, NULL },
};

static int
dump(const char *bytes, size_t size, void *out)
{
    sink_write(out, bytes, size);
    return 0;
}

static void
write_parts(sink *out, const struct json_writer *w, const char *schema,
            const struct part *parts)
{
    json_t *root = json_pack("{s:s}", "schema", schema);
    for (; parts->key; parts++)
        json_object_set_new(root, parts->key, parts->describe(w));
    if (json_dump_callback(root, dump, out, JSON_INDENT(1)) != 0)
        g_error("the JSON of %s cannot be written", w->u->budget->file);
    sink_puts(out, "\n");
    json_decref(root);
}

void
write_json(sink *out, const struct understanding *u,
           const struct compose_options *options)
{
    struct json_writer w;
    json_begin(&w, u, options);
    write_parts(out, &w, "yusuan-budget/1", BUDGET_PARTS);
    json_end(&w);
}

void
write_checks_json(sink *out, const struct understanding *u,
                  const struct compose_options *options)
{
    struct json_writer w;
    json_begin(&w, u, options);
    write_parts(out, &w, "yusuan-checks/1", CHECKS_PARTS);
    json_end(&w);
}
