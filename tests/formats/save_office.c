/* Formats of office programs. */
#include "formats/formats.h"

#include <string.h>
#include <xlsxwriter.h>
#include <zip.h>

/* ---------------------------------------------------------------- .xlsx */

/* An amount is a number, all else a text. */
static gboolean
is_number(const char *text, double *value)
{
    char *plain = g_strdup(text), *to = plain, *end;
    for (const char *p = text; *p; p++)
        if (*p != ',')
            *to++ = *p;
    *to = '\0';
    *value = g_ascii_strtod(plain, &end);
    gboolean is = *plain && !*end && strchr(plain, '.') &&
                  strspn(plain, "-0123456789.") == strlen(plain);
    g_free(plain);
    return is;
}

/* The number format that shows the value as it is written. */
static lxw_format *
format_of(lxw_workbook *book, const char *text)
{
    GString *code = g_string_new(strchr(text, ',') ? "#,##0." : "0.");
    for (size_t n = strlen(strchr(text, '.') + 1); n > 0; n--)
        g_string_append_c(code, '0');
    lxw_format *format = workbook_add_format(book);
    format_set_num_format(format, code->str);
    g_string_free(code, TRUE);
    return format;
}

/* A sheet for each table. */
void
save_xlsx(const GPtrArray *tables, const char *path)
{
    lxw_workbook *book = workbook_new(path);
    for (guint i = 0; i < tables->len; i++) {
        const struct saved_table *t = tables->pdata[i];
        char *name = g_strdup_printf("%02u", i + 1);
        lxw_worksheet *sheet = workbook_add_worksheet(book, name);
        worksheet_write_string(sheet, 0, 0, t->title, NULL);
        worksheet_write_string(sheet, 1, 0, t->below, NULL);
        for (guint r = 0; r < t->rows->len; r++) {
            char **row = t->rows->pdata[r];
            for (guint c = 0; row[c]; c++) {
                double value;
                if (is_number(row[c], &value))
                    worksheet_write_number(sheet, r + 2, (lxw_col_t) c, value,
                                           format_of(book, row[c]));
                else if (*row[c])
                    worksheet_write_string(sheet, r + 2, (lxw_col_t) c,
                                           row[c], NULL);
            }
        }
        g_free(name);
    }
    if (workbook_close(book) != LXW_NO_ERROR)
        g_error("%s cannot be written", path);
}

/* ---------------------------------------------------------------- .docx */

static void
put_paragraphs(GString *out, const char *text)
{
    char **lines = g_strsplit(text, "\n", -1);
    for (char **l = lines; *l; l++) {
        char *escaped = g_markup_escape_text(*l, -1);
        g_string_append_printf(out, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>",
                               escaped);
        g_free(escaped);
    }
    if (!*lines)
        g_string_append(out, "<w:p/>");
    g_strfreev(lines);
}

static void
put_part(zip_t *zip, const char *name, const char *text)
{
    zip_source_t *source = zip_source_buffer(zip, g_strdup(text),
                                             strlen(text), 0);
    if (zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) < 0)
        g_error("%s cannot be added", name);
}

void
save_docx(const GPtrArray *tables, const char *path)
{
    GString *out = g_string_new(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/"
        "wordprocessingml/2006/main\"><w:body>");
    for (guint i = 0; i < tables->len; i++) {
        const struct saved_table *t = tables->pdata[i];
        put_paragraphs(out, t->title);
        put_paragraphs(out, t->below);
        g_string_append(out, "<w:tbl>");
        for (guint r = 0; r < t->rows->len; r++) {
            g_string_append(out, "<w:tr>");
            for (char **cell = t->rows->pdata[r]; *cell; cell++) {
                g_string_append(out, "<w:tc>");
                put_paragraphs(out, *cell);
                g_string_append(out, "</w:tc>");
            }
            g_string_append(out, "</w:tr>");
        }
        g_string_append(out, "</w:tbl>");
    }
    g_string_append(out, "</w:body></w:document>");
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    if (!zip)
        g_error("%s cannot be written", path);
    put_part(zip, "_rels/.rels",
             "<Relationships xmlns=\"http://schemas.openxmlformats.org/"
             "package/2006/relationships\"><Relationship Id=\"a\" "
             "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
             "relationships/officeDocument\" Target=\"word/document.xml\"/>"
             "</Relationships>");
    put_part(zip, "word/document.xml", out->str);
    if (zip_close(zip) < 0)
        g_error("%s cannot be written", path);
    g_string_free(out, TRUE);
}
