/* Tables of a model on their way into files of each format. */
#ifndef FORMATS_H
#define FORMATS_H

#include <glib.h>
#include <jansson.h>

/** One table: its title, a line below it, and rows of as many cells each. The
 *  first `n_headers` are its headers. */
struct saved_table {
    char *cover; /* of the document, before its first table; or null */
    char *title, *below;
    guint columns, n_headers;
    GPtrArray *rows; /* of char **: cells, ended by null */
};

/** What a merged cell covers: to the right of it, and below it. */
#define FROM_LEFT "\x01"
#define FROM_ABOVE "\x02"
gboolean is_covered(const char *cell);
/** Columns and rows that the cell at row `r` and column `c` covers. */
guint columns_covered(const struct saved_table *t, guint r, guint c);
guint rows_covered(const struct saved_table *t, guint r, guint c);

/** The tables of a document's JSON: columns (those of two levels, "收入/项目",
 *  below a merged cell), cells and totals. The first has the department and the
 *  year before its title. */
GPtrArray *tables_of(const json_t *model);
void tables_free(GPtrArray *tables);

/** Write the tables to `path`. */
void save_csv_folder(const GPtrArray *tables, const char *path);
void save_html(const GPtrArray *tables, const char *path);
void save_markdown(const GPtrArray *tables, const char *path);
void save_markdown_html(const GPtrArray *tables, const char *path);
void save_xlsx(const GPtrArray *tables, const char *path);
void save_docx(const GPtrArray *tables, const char *path);

#endif
