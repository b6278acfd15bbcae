/* The flat tables of the open data, as their writers walk them. Private to
 * export/. */
#ifndef YUSUAN_EXPORT_DATA_H
#define YUSUAN_EXPORT_DATA_H

#include "export/fields.h"

/** One folder being written. */
struct data_folder {
    const char *path;
    struct exporting *x;
    const struct export_data_options *options;
    size_t n_sets;
    const struct record **sets; /* those that have rows, in their order */
    size_t *n_rows;             /* of each */
};

/** Visit every row of a table, numbered from 1; gives how many there are. */
size_t data_each_row(const struct exporting *x, const struct record *set,
                     record_visit visit, void *data);
/** The next column of a table: the field after `f`, null: the first. Null at
 *  the end. */
const struct field *data_column(const struct record *set,
                                const struct field *f);
/** The value of a column; lists are joined. */
struct value data_value(const struct field *f, const struct cursor *c);
/** The column that numbers the rows, or names them: the primary key. */
const struct field *data_key(const struct record *set);

/** <name>.csv of every table: UTF-8, RFC 4180, amounts in 元. */
bool data_write_csv(const struct data_folder *d, GError **error);
/** datapackage.json over the CSV files, which are there. */
bool data_write_package(const struct data_folder *d, GError **error);
/** budget.sqlite: the same tables, amounts in 分. */
bool data_write_sqlite(const struct data_folder *d, GError **error);
/** budget.xlsx: the tables as printed, then these. */
bool data_write_xlsx(const struct data_folder *d, GError **error);

#endif
