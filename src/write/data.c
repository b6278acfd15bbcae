/* The folder of open data: everything as JSON, the flat tables as CSV, XLSX
 * and a data package. */
#include "write/data_files.h"
#include "write/write.h"

#include <glib.h>

bool
write_data(const char *folder, const struct understanding *u,
           const struct compose_options *options, GError **error)
{
    static bool (*const writers[])(const struct data_folder *d,
                                   GError **error) = {
        data_write_csv, data_write_xlsx, data_write_package
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
