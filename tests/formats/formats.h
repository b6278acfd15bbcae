/* Tables of a model on their way into files of each format. */
#ifndef FORMATS_H
#define FORMATS_H

#include <glib.h>
#include <jansson.h>

/** One table: its title, a line below it, and rows of cells, each as many as
 *  the first, which are the headers. */
struct saved_table {
    char *title, *below;
    guint columns;
    GPtrArray *rows; /* of char **: cells, ended by null */
};

/** The tables of a document's JSON: columns, cells and totals. */
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
