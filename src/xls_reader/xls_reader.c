/* yusuan-xls: an old workbook (.xls) on standard input → its cells on standard
 * output. Texts come by FreeXL, what it passes over by a walk of records. */
#include "xls_reader/xls_reader.h"

#include <freexl.h>
#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-input-memory.h>
#include <gsf/gsf-utils.h>
#include <stdio.h>

enum { SIZE_LIMIT = 128 * 1024 * 1024 };

void
put_text(const char *text)
{
    for (; *text; text++) {
        if (*text == '\\')
            fputs("\\\\", stdout);
        else if (*text == '\t')
            fputs("\\t", stdout);
        else if (*text == '\n' || *text == '\r')
            fputs("\\n", stdout);
        else
            putchar(*text);
    }
    putchar('\n');
}

static bool
put_sheet_texts(const void *book)
{
    unsigned rows;
    unsigned short columns;
    if (freexl_worksheet_dimensions(book, &rows, &columns) != FREEXL_OK)
        return false;
    for (unsigned r = 0; r < rows; r++)
        for (unsigned short c = 0; c < columns; c++) {
            FreeXL_CellValue cell = { 0 };
            if (freexl_get_cell_value(book, r, c, &cell) != FREEXL_OK ||
                (cell.type != FREEXL_CELL_TEXT &&
                 cell.type != FREEXL_CELL_SST_TEXT) ||
                !cell.value.text_value)
                continue;
            printf("text\t%u\t%d\t", r + 1, c + 1);
            put_text(cell.value.text_value);
        }
    return true;
}

static const char *
put_book(const void *book, const struct records *all, const struct globals *g)
{
    unsigned n = 0;
    if (globals_locked(g))
        return "encrypted";
    if (freexl_get_info(book, FREEXL_BIFF_SHEET_COUNT, &n) != FREEXL_OK)
        return "damaged";
    if (globals_from_1904(g))
        puts("from-1904");
    for (unsigned i = 0; i < n; i++) {
        unsigned short sheet = (unsigned short) i;
        const char *name = NULL;
        if (freexl_get_worksheet_name(book, sheet, &name) != FREEXL_OK)
            return "damaged";
        printf("sheet\t%s\t", globals_hidden(g, i) ? "hidden" : "visible");
        put_text(name ? name : "");
        if (freexl_select_active_worksheet(book, sheet) == FREEXL_OK &&
            !put_sheet_texts(book))
            return "damaged";
        records_put_sheet(all, g, i);
    }
    return NULL;
}

/* The stream of the workbook inside the file; null: none. */
static GsfInput *
open_stream(GsfInput *file)
{
    static const char *const names[] = { "Workbook", "Book" };
    GsfInfile *ole = gsf_infile_msole_new(file, NULL);
    GsfInput *stream = NULL;
    for (size_t i = 0; ole && !stream && i < G_N_ELEMENTS(names); i++)
        stream = gsf_infile_child_by_name(ole, names[i]);
    if (ole)
        g_object_unref(ole);
    return stream;
}

static const char *
read_file(const char *path)
{
    char *bytes = NULL;
    gsize size = 0;
    const char *failure = "damaged";
    if (!g_file_get_contents(path, &bytes, &size, NULL) || size > SIZE_LIMIT)
        return failure;
    GsfInput *file = gsf_input_memory_new((guint8 *) bytes, (gsf_off_t) size,
                                          FALSE);
    GsfInput *stream = open_stream(file);
    struct records all = { NULL, 0 };
    if (stream) {
        all.size = (size_t) gsf_input_size(stream);
        all.bytes = gsf_input_read(stream, all.size, NULL);
    }
    const void *book = NULL;
    if (all.bytes) {
        struct globals *g = globals_read(&all);
        failure = globals_locked(g) ? "encrypted" : failure;
        if (freexl_open(path, &book) == FREEXL_OK)
            failure = put_book(book, &all, g);
        globals_free(g);
    }
    if (book)
        freexl_close(book);
    if (stream)
        g_object_unref(stream);
    g_object_unref(file);
    g_free(bytes);
    return failure;
}

int
main(void)
{
    puts("yusuan-xls 1");
    gsf_init();
    const char *failure = read_file("/proc/self/fd/0");
    if (failure)
        printf("error\t%s\n", failure);
    else
        puts("done");
    gsf_shutdown();
    return fflush(stdout) == 0 ? 0 : 1;
}
