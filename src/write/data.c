/* The folder of open data. */
#include "write/data.h"

#include "write/write.h"

#include <glib.h>

sink *
data_open(const struct data *d, const char *name)
{
    char *path = g_build_filename(d->folder, name, NULL);
    sink *out = sink_to_file(path);
    g_free(path);
    return out;
}

static bool
write_budget_json(const struct data *d, GError **error)
{
    sink *out = data_open(d, "budget.json");
    write_json(out, d->u, d->options);
    return sink_close(out, error);
}

static bool
write_checks(const struct data *d, GError **error)
{
    sink *out = data_open(d, "checks.json");
    write_checks_json(out, d->u, d->options);
    return sink_close(out, error);
}

bool
write_data(const char *folder, const struct understanding *u,
           const struct compose_options *options, GError **error)
{
    static bool (*const writers[])(const struct data *d, GError **error) = {
        write_budget_json, write_checks
    };
    struct data d = { folder, u, options, arena_new() };
    bool good = true;
    for (size_t i = 0; good && i < G_N_ELEMENTS(writers); i++)
        good = writers[i](&d, error);
    arena_free(d.a);
    return good;
}
