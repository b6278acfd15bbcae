/* The folder of open data. */
#include "export/fields.h"

const struct record *const *
export_datasets(void)
{
    static const struct record *const all[] = {
        &RECORD_TABLES,       &RECORD_REVENUE,
        &RECORD_CLASSES,      &RECORD_SPENDING,
        &RECORD_ORG_MONEY,    &RECORD_PROJECT_MONEY,
        &RECORD_THREE_PUBLIC_ITEMS, &RECORD_PROCUREMENT,
        &RECORD_SERVICES,     &RECORD_PROJECTS,
        &RECORD_INDICATORS,   &RECORD_GOAL_INDICATORS,
        &RECORD_EVALUATIONS,  &RECORD_FUNDS,
        &RECORD_RESULTS,      &RECORD_AGGREGATES,
        &RECORD_CHECKS,       &RECORD_FINDINGS,
        NULL
    };
    return all;
}

static bool
write_file(const char *folder, const char *name,
           const struct export_source *source,
           void (*write)(sink *out, const struct export_source *source),
           GError **error)
{
    char *path = g_build_filename(folder, name, NULL);
    sink *out = sink_to_file(path);
    write(out, source);
    g_free(path);
    return sink_close(out, error);
}

bool
export_data(const char *folder, const struct export_source *source,
            GError **error)
{
    return write_file(folder, "budget.json", source, export_json, error) &&
           write_file(folder, "checks.json", source, export_checks_json,
                      error) &&
           write_file(folder, "source.json", source, export_source_json,
                      error);
}
