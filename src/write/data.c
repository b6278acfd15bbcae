/* The folder of open data: everything as JSON, the flat tables as CSV, XLSX
 * and a data package. */
#include "write/data_files.h"
#include "write/write.h"

#include <glib.h>

static sink *
open_file(const struct data_folder *d, const char *name)
{
    return sink_to_file(arena_printf(d->a, "%s/%s", d->path, name));
}

static bool
write_budget_json(const struct data_folder *d, GError **error)
{
    sink *out = open_file(d, "budget.json");
    write_json(out, d->u, d->options);
    return sink_close(out, error);
}

static bool
write_checks(const struct data_folder *d, GError **error)
{
    sink *out = open_file(d, "checks.json");
    write_checks_json(out, d->u, d->options);
    return sink_close(out, error);
}

bool
write_data(const char *folder, const struct understanding *u,
           const struct compose_options *options, GError **error)
{
    static bool (*const writers[])(const struct data_folder *d,
                                   GError **error) = {
        write_budget_json, write_checks, data_write_csv, data_write_xlsx,
        data_write_package
    };
    struct data_folder d = { .path = folder, .u = u, .options = options,
                             .a = arena_new() };
    d.datasets = datasets_make(d.a, u, options, &d.n_datasets);
    bool good = true;
    for (size_t i = 0; good && i < G_N_ELEMENTS(writers); i++)
        good = writers[i](&d, error);
    arena_free(d.a);
    return good;
}
