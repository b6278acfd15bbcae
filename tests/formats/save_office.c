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

static void
put_cell(lxw_workbook *book, lxw_worksheet *sheet, const char *text,
         lxw_row_t r, lxw_col_t c)
{
    double value;
    if (is_number(text, &value))
        worksheet_write_number(sheet, r, c, value, format_of(book, text));
    else if (*text && !is_covered(text))
        worksheet_write_string(sheet, r, c, text, NULL);
}

static void
put_sheet(lxw_workbook *book, const struct saved_table *t, guint number)
{
    char *name = g_strdup_printf("%02u", number);
    lxw_worksheet *sheet = workbook_add_worksheet(book, name);
    lxw_row_t first = 0;
    if (t->cover)
        worksheet_write_string(sheet, first++, 0, t->cover, NULL);
    worksheet_write_string(sheet, first++, 0, t->title, NULL);
    worksheet_write_string(sheet, first++, 0, t->below, NULL);
    for (guint r = 0; r < t->rows->len; r++) {
        char **row = t->rows->pdata[r];
        for (guint c = 0; row[c]; c++) {
            lxw_row_t rows = rows_covered(t, r, c);
            lxw_col_t columns = (lxw_col_t) columns_covered(t, r, c);
            lxw_col_t at = (lxw_col_t) c;
            if (!is_covered(row[c]) && (rows > 1 || columns > 1))
                worksheet_merge_range(sheet, first + r, at,
                                      first + r + rows - 1,
                                      (lxw_col_t) (at + columns - 1), row[c],
                                      NULL);
            else
                put_cell(book, sheet, row[c], first + r, at);
        }
    }
    g_free(name);
}

/* A sheet for each table. */
void
save_xlsx(const GPtrArray *tables, const char *path)
{
    lxw_workbook *book = workbook_new(path);
    for (guint i = 0; i < tables->len; i++)
        put_sheet(book, tables->pdata[i], i + 1);
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
                                             strlen(text), 1);
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
        if (t->cover)
            put_paragraphs(out, t->cover);
        put_paragraphs(out, t->title);
        put_paragraphs(out, t->below);
        g_string_append(out, "<w:tbl>");
        for (guint r = 0; r < t->rows->len; r++) {
            char **row = t->rows->pdata[r];
            g_string_append(out, "<w:tr>");
            for (guint c = 0; row[c]; c += columns_covered(t, r, c)) {
                gboolean below = *row[c] == *FROM_ABOVE;
                g_string_append_printf(
                    out, "<w:tc><w:tcPr><w:gridSpan w:val=\"%u\"/>%s"
                    "</w:tcPr>", columns_covered(t, r, c),
                    below                        ? "<w:vMerge/>"
                    : rows_covered(t, r, c) > 1 ? "<w:vMerge "
                                                   "w:val=\"restart\"/>"
                                                 : "");
                put_paragraphs(out, below ? "" : row[c]);
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
