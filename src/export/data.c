/* The folder of open data: the JSON files, and the flat tables in every form
 * that people use. */
#include "export/data.h"

const struct record *const *
export_datasets(void)
{
    static const struct record *const all[] = {
        &RECORD_TABLES,    &RECORD_REVENUE,  &RECORD_CLASSES,
        &RECORD_SPENDING,  &RECORD_ORG_MONEY, &RECORD_PROJECT_MONEY,
        &RECORD_THREE_PUBLIC_ITEMS, &RECORD_PROCUREMENT, &RECORD_SERVICES,
        &RECORD_PROJECTS,  &RECORD_INDICATORS, &RECORD_GOAL_INDICATORS,
        &RECORD_EVALUATIONS, &RECORD_FUNDS,  &RECORD_RESULTS,
        &RECORD_AGGREGATES, &RECORD_CHECKS,  &RECORD_FINDINGS, NULL
    };
    return all;
}

const char *
export_dataset_title(const char *name)
{
    for (const struct record *const *set = export_datasets(); *set; set++)
        if (g_strcmp0((*set)->name, name) == 0)
            return (*set)->title;
    return NULL;
}

struct row_visit {
    record_visit visit;
    void *data;
    size_t n;
};

static void
number_row(const struct cursor *from, void *data)
{
    struct row_visit *v = data;
    struct cursor c = *from;
    c.ordinal = ++v->n;
    if (v->visit)
        v->visit(&c, v->data);
}

size_t
data_each_row(const struct exporting *x, const struct record *set,
              record_visit visit, void *data)
{
    struct row_visit v = { visit, data, 0 };
    set->each(&(struct cursor) { .x = x }, OF_DATA, number_row, &v);
    return v.n;
}

const struct field *
data_column(const struct record *set, const struct field *f)
{
    f = f ? f + 1 : set->fields;
    while (f->name && (f->in == ONLY_JSON || f->type > FIELD_LINES))
        f++;
    return f->name ? f : NULL;
}

struct value
data_value(const struct field *f, const struct cursor *c)
{
    return field_is_scalar(f) ? field_value(f, c) : as_text(field_joined(f, c));
}

const struct field *
data_key(const struct record *set)
{
    return data_column(set, NULL);
}

static bool
write_json(const struct data_folder *d, const char *name,
           void (*write)(sink *out, const struct export_source *source),
           GError **error)
{
    sink *out = sink_to_file(arena_printf(d->x->a, "%s/%s", d->path, name));
    write(out, &d->x->source);
    return sink_close(out, error);
}

bool
export_data(const char *folder, const struct export_source *source,
            const struct export_data_options *options, GError **error)
{
    static const struct export_data_options plain;
    struct exporting x;
    exporting_begin(&x, source);
    struct data_folder d = { folder, &x, options ? options : &plain, 0,
                             NULL, NULL };
    size_t most = 0;
    while (export_datasets()[most])
        most++;
    d.sets = arena_array(x.a, const struct record *, most);
    d.n_rows = arena_array(x.a, size_t, most);
    for (const struct record *const *set = export_datasets(); *set; set++) {
        d.sets[d.n_sets] = *set;
        d.n_rows[d.n_sets] = data_each_row(&x, *set, NULL, NULL);
        d.n_sets += d.n_rows[d.n_sets] > 0;
    }
    bool good = write_json(&d, "budget.json", export_json, error) &&
                write_json(&d, "checks.json", export_checks_json, error) &&
                write_json(&d, "source.json", export_source_json, error) &&
                data_write_csv(&d, error) && data_write_package(&d, error) &&
                data_write_sqlite(&d, error) && data_write_xlsx(&d, error);
    exporting_end(&x);
    return good;
}
