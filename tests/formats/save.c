/* Formats of text: CSV, HTML, Markdown. */
#include "formats/formats.h"

#include <string.h>

static void
put_file(const char *path, GString *text)
{
    if (!g_file_set_contents(path, text->str, (gssize) text->len, NULL))
        g_error("%s cannot be written", path);
    g_string_free(text, TRUE);
}

/* `text` with the characters of `from` replaced by those of `to`. */
static void
put_replaced(GString *out, const char *text, const char *const *pairs)
{
    for (; *text; text++) {
        const char *const *p = pairs;
        while (*p && **p != *text)
            p += 2;
        if (*p)
            g_string_append(out, p[1]);
        else
            g_string_append_c(out, *text);
    }
}

static const char *const QUOTED[] = { "\"", "\"\"", NULL };
static const char *const MARKED_UP[] = { "&", "&amp;", "<", "&lt;",
                                         "\n", "<br>", NULL };
static const char *const PIPED[] = { "|", "\\|", "\n", "<br>", "<", "&lt;",
                                     "&", "&amp;", "*", "\\*", NULL };

/* A folder with a file for each table. */
void
save_csv_folder(const GPtrArray *tables, const char *path)
{
    g_mkdir_with_parents(path, 0700);
    for (guint i = 0; i < tables->len; i++) {
        const struct saved_table *t = tables->pdata[i];
        GString *out = g_string_new(NULL);
        if (t->cover)
            g_string_append_printf(out, "%s\n", t->cover);
        g_string_append_printf(out, "%s\n%s\n", t->title, t->below);
        for (guint r = 0; r < t->rows->len; r++)
            for (char **cell = t->rows->pdata[r]; *cell; cell++) {
                g_string_append_c(out, '"');
                put_replaced(out, is_covered(*cell) ? "" : *cell, QUOTED);
                g_string_append(out, cell[1] ? "\"," : "\"\n");
            }
        char *name = g_strdup_printf("%s/%02u.csv", path, i + 1);
        put_file(name, out);
        g_free(name);
    }
}

static void
put_html_table(GString *out, const struct saved_table *t)
{
    g_string_append(out, "<table>");
    for (guint r = 0; r < t->rows->len; r++) {
        char **row = t->rows->pdata[r];
        g_string_append(out, "<tr>");
        for (guint c = 0; row[c]; c++) {
            if (is_covered(row[c]))
                continue;
            g_string_append_printf(out, "<td colspan=%u rowspan=%u>",
                                   columns_covered(t, r, c),
                                   rows_covered(t, r, c));
            put_replaced(out, row[c], MARKED_UP);
            g_string_append(out, "</td>");
        }
        g_string_append(out, "</tr>");
    }
    g_string_append(out, "</table>\n");
}

void
save_html(const GPtrArray *tables, const char *path)
{
    GString *out = g_string_new("<!DOCTYPE html>\n<html><head>"
                                "<meta charset=\"utf-8\"></head><body>\n");
    for (guint i = 0; i < tables->len; i++) {
        const struct saved_table *t = tables->pdata[i];
        if (t->cover)
            g_string_append_printf(out, "<h1>%s</h1>\n", t->cover);
        g_string_append(out, "<h2>");
        put_replaced(out, t->title, MARKED_UP);
        g_string_append_printf(out, "</h2>\n<p>%s</p>\n", t->below);
        put_html_table(out, t);
    }
    g_string_append(out, "</body></html>\n");
    put_file(path, out);
}

static void
put_pipe_row(GString *out, char **row)
{
    for (; *row; row++) {
        g_string_append(out, "| ");
        put_replaced(out, is_covered(*row) ? "" : *row, PIPED);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, "|\n");
}

void
save_markdown(const GPtrArray *tables, const char *path)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < tables->len; i++) {
        const struct saved_table *t = tables->pdata[i];
        if (t->cover)
            g_string_append_printf(out, "# %s\n\n", t->cover);
        g_string_append_printf(out, "## %s\n\n%s\n\n", t->title, t->below);
        for (guint r = 0; r < t->rows->len; r++) {
            put_pipe_row(out, t->rows->pdata[r]);
            for (guint c = 0; r == 0 && c < t->columns; c++)
                g_string_append(out, c + 1 < t->columns ? "| --- "
                                                        : "| --- |\n");
        }
        g_string_append_c(out, '\n');
    }
    put_file(path, out);
}

void
save_markdown_html(const GPtrArray *tables, const char *path)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < tables->len; i++) {
        const struct saved_table *t = tables->pdata[i];
        if (t->cover)
            g_string_append_printf(out, "# %s\n\n", t->cover);
        g_string_append_printf(out, "# %s\n\n%s\n\n", t->title, t->below);
        put_html_table(out, t);
        g_string_append_c(out, '\n');
    }
    put_file(path, out);
}
