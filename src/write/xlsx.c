/* Datasets, then the published tables, as sheets of a workbook. The only place
 * that knows libxlsxwriter. Dates are fixed, so that the same data gives the
 * same bytes. */
#include "report/contacts.h"
#include "write/data_files.h"

#include <glib.h>
#include <string.h>
#include <xlsxwriter.h>

enum {
    LONGEST = 32767,          /* characters a cell may hold */
    WIDEST = 60,              /* of a column, in characters */
    CREATED = 1262304000      /* 2010-01-01 UTC */
};

/** A workbook being written. */
struct book {
    lxw_workbook *workbook;
    lxw_format *head, *amount, *exact, *text; /* exact: to the fen in 万元 */
    const struct data_folder *d;
};

/** A cell's place in its sheet. */
struct spot {
    lxw_worksheet *sheet;
    uint32_t row;
    uint16_t column;
};

static void
write_text(const struct book *b, struct spot at, const char *text)
{
    const char *shown = text;
    if (g_utf8_strlen(text, -1) > LONGEST) {
        char *cut = g_utf8_substring(text, 0, LONGEST);
        shown = arena_strdup(b->d->a, cut);
        g_free(cut);
    }
    worksheet_write_string(at.sheet, at.row, at.column, shown, b->text);
}

/* A sheet's numbers are doubles, which hold fifteen digits exactly; a larger
 * amount is written as text. */
static void
write_amount(const struct book *b, struct spot at, money amount,
             enum money_unit unit)
{
    char text[MONEY_TEXT_SIZE];
    int64_t most = INT64_C(999999999999999);
    money_write(amount, unit, money_unit_decimals(unit), false, text);
    if (amount.fen > most || amount.fen < -most)
        write_text(b, at, text);
    else
        worksheet_write_number(at.sheet, at.row, at.column,
                               g_ascii_strtod(text, NULL),
                               unit == UNIT_YUAN ? b->amount : b->exact);
}

static void
write_datum(const struct book *b, struct spot at, const struct datum *d)
{
    if (d->kind == DATUM_TEXT)
        write_text(b, at, d->text);
    else if (d->kind == DATUM_AMOUNT)
        write_amount(b, at, d->amount, UNIT_YUAN);
    else if (d->kind == DATUM_INTEGER)
        worksheet_write_number(at.sheet, at.row, at.column,
                               (double) d->integer, NULL);
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
    for (size_t i = 0; i < set->n_rows * set->n_fields; i++) {
        struct spot at = { sheet, (uint32_t) (i / set->n_fields + 1),
                           (uint16_t) (i % set->n_fields) };
        write_datum(b, at, &set->data[i]);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_autofilter(sheet, 0, 0, (lxw_row_t) set->n_rows,
                         (lxw_col_t) (set->n_fields - 1));
}

/* ----------------------------------------------------- published tables */

/* "03 支出预算总表": at most 31 characters, none of those a name may not have,
 * and none twice. */
static const char *
sheet_name(const struct book *b, const struct table *t)
{
    bool numbered = t->title && strcmp(t->title, t->number) != 0;
    char *whole = g_strconcat(t->number, numbered ? " " : "",
                              numbered ? t->title : "", NULL);
    char *cut = g_utf8_substring(whole, 0,
                                 MIN(g_utf8_strlen(whole, -1), 27));
    const char *name = arena_strdup(b->d->a, g_strdelimit(cut, "[]:*?/\\'",
                                                          '_'));
    g_free(whole);
    g_free(cut);
    const char *unique = name;
    for (int n = 2; workbook_get_worksheet_by_name(b->workbook, unique); n++)
        unique = arena_printf(b->d->a, "%s %d", name, n);
    return unique;
}

static bool
is_contact(const struct data_folder *d, enum column_role role)
{
    return !d->options->show_contacts &&
           (role == COLUMN_PERSON || role == COLUMN_PHONE);
}

static void
write_cell(const struct book *b, struct spot at, const struct column *column,
           const struct cell *cell)
{
    const struct data_folder *d = b->d;
    const struct figure *f = &cell->figure;
    if (column_is_amount(column->role) && figure_is_known(f))
        write_amount(b, at, f->used, f->unit);
    else if (cell->text && !is_contact(d, column->role))
        write_text(b, at,
                   contacts_shown(d->a, d->u, d->options, cell->text));
}

static void
write_table(const struct book *b, const struct table *t)
{
    const char *unit = arena_printf(
        b->d->a, "%s（%s）", t->title ? t->title : t->number,
        money_unit_name(t->unit));
    struct spot at = { workbook_add_worksheet(b->workbook, sheet_name(b, t)),
                       0, 0 };
    if (!at.sheet) /* a name that no sheet may have */
        return;
    write_text(b, at, unit);
    for (at.column = 0; at.column < t->n_columns; at.column++) {
        const char *name = t->columns[at.column].name;
        worksheet_write_string(at.sheet, 1, at.column, name ? name : "",
                               b->head);
        worksheet_set_column(at.sheet, at.column, at.column, 20, NULL);
        for (size_t i = 0; i < t->n_rows; i++) {
            at.row = (uint32_t) i + 2;
            write_cell(b, at, &t->columns[at.column],
                       &t->rows[i].cells[at.column]);
        }
    }
    worksheet_freeze_panes(at.sheet, 2, 0);
}

static void
write_tables(const struct book *b)
{
    const struct budget *budget = b->d->u->budget;
    for (size_t i = 0; i < budget->n_tables; i++)
        if (budget->tables[i].n_columns && budget->tables[i].n_rows)
            write_table(b, &budget->tables[i]);
}

/* ------------------------------------------------------------- workbook */

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
    b->exact = workbook_add_format(b->workbook);
    format_set_num_format(b->exact, "#,##0.000000");
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
    write_tables(&b);
    lxw_error failed = workbook_close(b.workbook);
    if (!failed)
        return true;
    return status_fail(error, EXIT_OUTPUT, "%s：写不进去：%s",
                       "%s: cannot be written: %s", path,
                       lxw_strerror(failed));
}
