/* Datasets as sheets of a workbook. The only place that knows libxlsxwriter.
 * Dates are fixed, so that the same data gives the same bytes. */
#include "write/data_files.h"

#include <glib.h>
#include <xlsxwriter.h>

enum {
    LONGEST = 32767,          /* characters a cell may hold */
    WIDEST = 60,              /* of a column, in characters */
    CREATED = 1262304000      /* 2010-01-01 UTC */
};

/** A workbook being written. */
struct book {
    lxw_workbook *workbook;
    lxw_format *head, *amount, *text;
    const struct data_folder *d;
};

static void
write_text(const struct book *b, lxw_worksheet *sheet, uint32_t row,
           uint16_t column, const char *text)
{
    const char *shown = text;
    if (g_utf8_strlen(text, -1) > LONGEST) {
        char *cut = g_utf8_substring(text, 0, LONGEST);
        shown = arena_strdup(b->d->a, cut);
        g_free(cut);
    }
    worksheet_write_string(sheet, row, column, shown, b->text);
}

/* A sheet's numbers are doubles, which hold fifteen digits exactly; a larger
 * amount is written as text. */
static void
write_amount(const struct book *b, lxw_worksheet *sheet, uint32_t row,
             uint16_t column, money amount)
{
    char text[MONEY_TEXT_SIZE];
    int64_t exact = INT64_C(999999999999999);
    money_write(amount, UNIT_YUAN, 2, false, text);
    if (amount.fen > exact || amount.fen < -exact)
        worksheet_write_string(sheet, row, column, text, b->text);
    else
        worksheet_write_number(sheet, row, column, g_ascii_strtod(text, NULL),
                               b->amount);
}

static void
write_datum(const struct book *b, lxw_worksheet *sheet, uint32_t row,
            uint16_t column, const struct datum *d)
{
    if (d->kind == DATUM_TEXT)
        write_text(b, sheet, row, column, d->text);
    else if (d->kind == DATUM_AMOUNT)
        write_amount(b, sheet, row, column, d->amount);
    else if (d->kind == DATUM_INTEGER)
        worksheet_write_number(sheet, row, column, (double) d->integer, NULL);
}

/* Width of a column from its longest content. */
static double
width_of(const struct dataset *set, size_t column)
{
    glong widest = 2 * g_utf8_strlen(set->fields[column].title, -1);
    for (size_t row = 0; row < set->n_rows; row++) {
        const struct datum *d = &set->data[row * set->n_fields + column];
        char amount[MONEY_TEXT_SIZE];
        glong width = 6;
        if (d->kind == DATUM_TEXT)
            width = (glong) (g_utf8_strlen(d->text, -1) * 3 / 2);
        else if (d->kind == DATUM_AMOUNT)
            width = g_utf8_strlen(money_write(d->amount, UNIT_YUAN, 2, true,
                                              amount), -1);
        widest = MAX(widest, width);
    }
    return (double) MIN(widest + 2, WIDEST);
}

static void
write_sheet(const struct book *b, const struct dataset *set)
{
    lxw_worksheet *sheet = workbook_add_worksheet(b->workbook, set->title);
    for (uint16_t c = 0; c < set->n_fields; c++) {
        worksheet_set_column(sheet, c, c, width_of(set, c), NULL);
        worksheet_write_string(sheet, 0, c, set->fields[c].title, b->head);
    }
    for (size_t i = 0; i < set->n_rows * set->n_fields; i++)
        write_datum(b, sheet, (uint32_t) (i / set->n_fields + 1),
                    (uint16_t) (i % set->n_fields), &set->data[i]);
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_autofilter(sheet, 0, 0, (lxw_row_t) set->n_rows,
                         (lxw_col_t) (set->n_fields - 1));
}

static void
prepare(struct book *b)
{
    lxw_doc_properties properties = { .created = CREATED };
    workbook_set_properties(b->workbook, &properties);
    b->head = workbook_add_format(b->workbook);
    format_set_bold(b->head);
    format_set_bottom(b->head, LXW_BORDER_THIN);
    b->amount = workbook_add_format(b->workbook);
    format_set_num_format(b->amount, "#,##0.00");
    b->text = workbook_add_format(b->workbook);
    format_set_num_format(b->text, "@");
}

bool
data_write_xlsx(const struct data_folder *d, GError **error)
{
    const char *path = arena_printf(d->a, "%s/budget.xlsx", d->path);
    struct book b = { .workbook = workbook_new(path), .d = d };
    prepare(&b);
    for (size_t i = 0; i < d->n_datasets; i++)
        write_sheet(&b, &d->datasets[i]);
    lxw_error failed = workbook_close(b.workbook);
    if (!failed)
        return true;
    return status_fail(error, EXIT_OUTPUT, "%s：写不进去：%s", path,
                       lxw_strerror(failed));
}
