/* What yusuan-xls writes → sheets. */
#include "read/xls.h"

#include "read/helper.h"
#include "read/number.h"
#include "read/worksheet.h"

#include <string.h>

enum {
    MEMORY_LIMIT = 1024 * 1024 * 1024,
    OUTPUT_LIMIT = 256 * 1024 * 1024,
    CPU_LIMIT = 60,
    TIME_LIMIT = 120,
    MOST_FIELDS = 6
};

struct xls_cell {
    int row, column;
    bool failed; /* an error of a formula */
    char *text;
};

struct xls {
    struct workbook book;
    struct worksheet sheet;
    bool in_sheet, done, from_1904;
    char *failure;           /* a word; null: none */
    GArray *cells;           /* of struct xls_cell: of the sheet in work */
    GArray *merged;          /* of struct worksheet_area */
    GHashTable *hidden_rows; /* a set of row numbers */
};

static bool
take(void *output, const char *bytes, size_t size)
{
    g_string_append_len(output, bytes, (gssize) size);
    return ((GString *) output)->len <= OUTPUT_LIMIT;
}

static bool
run_reader(struct build *b, const char *bytes, size_t size, GString *output,
           GError **error)
{
    char *program = helper_find("yusuan-xls");
    const char *argv[] = { program ? program : "yusuan-xls", NULL };
    struct helper_call call = { .document = build_name(b),
                                .argv = argv,
                                .bytes = bytes,
                                .size = size,
                                .memory_limit = MEMORY_LIMIT,
                                .cpu_limit = CPU_LIMIT,
                                .time_limit = TIME_LIMIT,
                                .take = take,
                                .data = output };
    int status;
    bool fine = helper_run(&call, &status, error);
    g_free(program);
    return fine;
}

/* ---------------------------------------------------------------- sheets */

static gint
compare_cells(gconstpointer left, gconstpointer right)
{
    const struct xls_cell *a = left, *b = right;
    return a->row != b->row ? (a->row > b->row) - (a->row < b->row)
                            : (a->column > b->column) -
                                  (a->column < b->column);
}

static void
end_sheet(struct xls *x)
{
    if (!x->in_sheet)
        return;
    x->in_sheet = false;
    g_array_sort(x->cells, compare_cells);
    int row = 0, column = 0;
    for (guint i = 0; i < x->cells->len; i++) {
        struct xls_cell *c = &g_array_index(x->cells, struct xls_cell, i);
        if (c->row != row) {
            if (row)
                worksheet_row_end(&x->sheet);
            worksheet_row(&x->sheet, c->row,
                          g_hash_table_contains(x->hidden_rows,
                                                GINT_TO_POINTER(c->row)));
            column = 0;
        }
        row = c->row;
        if (c->column > column && c->failed)
            worksheet_error(&x->sheet, c->column, c->text);
        else if (c->column > column)
            worksheet_cell(&x->sheet, c->column, c->text);
        column = c->column;
        g_free(c->text);
    }
    if (row)
        worksheet_row_end(&x->sheet);
    for (guint i = 0; i < x->merged->len; i++)
        worksheet_merge(&x->sheet, g_array_index(x->merged,
                                                 struct worksheet_area, i));
    worksheet_end(&x->sheet);
    g_array_set_size(x->cells, 0);
    g_array_set_size(x->merged, 0);
    g_hash_table_remove_all(x->hidden_rows);
}

/* ----------------------------------------------------------------- lines */

/* "\t", "\n" and "\\" of a field → the characters; in place. */
static char *
unescaped(char *field)
{
    char *to = field;
    for (const char *p = field; *p; p++) {
        bool escaped = *p == '\\' && p[1];
        p += escaped;
        *to++ = !escaped    ? *p
                : *p == 'n' ? '\n'
                : *p == 't' ? ' '
                            : *p;
    }
    *to = '\0';
    return field;
}

static int
number_at(const char *field)
{
    return (int) CLAMP(g_ascii_strtoll(field, NULL, 10), 0, WORKSHEET_ROWS);
}

static char *
cell_text(const struct xls *x, char **fields)
{
    if (strcmp(fields[0], "number") != 0)
        return g_strdup(unescaped(fields[3]));
    const char *index = fields[4] ? fields[4] : "";
    const char *code = fields[4] && fields[5] ? unescaped(fields[5]) : "";
    struct number_format f = *code ? number_format_of(code)
                                   : number_format_builtin(number_at(index));
    return number_text(g_ascii_strtod(fields[3], NULL), f, x->from_1904);
}

static void
take_cell(struct xls *x, char **fields)
{
    struct xls_cell cell = { number_at(fields[1]), number_at(fields[2]),
                             strcmp(fields[0], "failed") == 0, NULL };
    if (cell.row < 1 || cell.column < 1 || cell.column > WORKSHEET_COLUMNS)
        return;
    cell.text = cell_text(x, fields);
    g_array_append_val(x->cells, cell);
}

static void
take_merged(struct xls *x, char **fields)
{
    struct worksheet_area area = { number_at(fields[1]), number_at(fields[2]),
                                   number_at(fields[3]),
                                   number_at(fields[4]) };
    if (area.top && area.left)
        g_array_append_val(x->merged, area);
}

static void
take_line(struct xls *x, char *line)
{
    char **fields = g_strsplit(line, "\t", MOST_FIELDS);
    guint n = g_strv_length(fields);
    const char *word = n ? fields[0] : "";
    if (strcmp(word, "error") == 0 && n == 2) {
        g_free(x->failure);
        x->failure = g_strdup(fields[1]);
    } else if (strcmp(word, "done") == 0) {
        x->done = true;
    } else if (strcmp(word, "from-1904") == 0) {
        x->from_1904 = true;
    } else if (strcmp(word, "sheet") == 0 && n == 3) {
        end_sheet(x);
        x->in_sheet = true;
        worksheet_start(&x->sheet, &x->book, unescaped(fields[2]),
                        strcmp(fields[1], "hidden") == 0);
    } else if (x->in_sheet && strcmp(word, "hidden-row") == 0 && n == 2) {
        g_hash_table_add(x->hidden_rows,
                         GINT_TO_POINTER(number_at(fields[1])));
    } else if (x->in_sheet && strcmp(word, "hidden-columns") == 0 && n == 3) {
        worksheet_hide_columns(&x->sheet, number_at(fields[1]),
                               number_at(fields[2]));
    } else if (x->in_sheet && strcmp(word, "merged") == 0 && n == 5) {
        take_merged(x, fields);
    } else if (x->in_sheet && n >= 4) {
        take_cell(x, fields);
    }
    g_strfreev(fields);
}

static bool
judge(const struct xls *x, GError **error)
{
    const char *name = build_name(x->book.b);
    if (x->failure && strcmp(x->failure, "encrypted") == 0)
        return status_fail(error, EXIT_INPUT,
                           "%s：工作簿有口令；请在 Excel、WPS 里去掉口令再读",
                           "%s: the workbook is locked; remove its password "
                           "in an office program",
                           name);
    if (x->failure || !x->done)
        return status_fail(error, EXIT_INPUT,
                           "%s：工作簿已损坏，读不出来；"
                           "请重新下载，或用 Excel、WPS 另存为 .xlsx",
                           "%s: the workbook is damaged and cannot be read; "
                           "get it anew, or save it as .xlsx",
                           name);
    return workbook_end(&x->book, error);
}

bool
xls_output_rows(struct build *b, char *output, GError **error)
{
    struct xls x = { .book.b = b };
    x.cells = g_array_new(FALSE, FALSE, sizeof(struct xls_cell));
    x.merged = g_array_new(FALSE, FALSE, sizeof(struct worksheet_area));
    x.hidden_rows = g_hash_table_new(NULL, NULL);
    if (!g_utf8_validate(output, -1, NULL))
        x.failure = g_strdup("damaged");
    for (char *p = output, *end; !x.failure && (end = strchr(p, '\n'));
         p = end + 1) {
        *end = '\0';
        take_line(&x, p);
    }
    end_sheet(&x);
    bool fine = judge(&x, error);
    g_array_free(x.cells, TRUE);
    g_array_free(x.merged, TRUE);
    g_hash_table_destroy(x.hidden_rows);
    g_free(x.failure);
    return fine;
}

bool
xls_rows(struct build *b, const char *bytes, size_t size, GError **error)
{
    GString *output = g_string_new(NULL);
    bool fine = run_reader(b, bytes, size, output, error) &&
                xls_output_rows(b, output->str, error);
    g_string_free(output, TRUE);
    return fine;
}
