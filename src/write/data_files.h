/* The files of the folder of open data. Private to write/. */
#ifndef YUSUAN_WRITE_DATA_FILES_H
#define YUSUAN_WRITE_DATA_FILES_H

#include "base/status.h"
#include "write/datasets.h"

/** One folder being written. */
struct data_folder {
    const char *path;
    const struct understanding *u;
    const struct compose_options *options;
    arena *a; /* scratch */
    size_t n_datasets;
    const struct dataset *datasets;
};

/** <name>.csv of every dataset: UTF-8, RFC 4180, amounts in 元. */
bool data_write_csv(const struct data_folder *d, GError **error);
/** budget.xlsx: a sheet for every dataset, in 元, then one for every published
 *  table, in its own unit. The same bytes for the same data. */
bool data_write_xlsx(const struct data_folder *d, GError **error);
/** datapackage.json: Fiscal Data Package 1.0 over the CSV files, which are
 *  there. */
bool data_write_package(const struct data_folder *d, GError **error);

#endif
