/* The workbook: an overview with charts, every table as it is printed, then
 * the tables of the open data. The only place that knows libxlsxwriter. Dates
 * are fixed, so that the same data gives the same bytes. */
#include "export/xlsx.h"

#include <string.h>

enum {
    LONGEST = 32767,     /* characters a cell may hold */
    WIDEST = 60,         /* of a column, in characters */
    CREATED = 1262304000 /* 2010-01-01 UTC */
};

/* A sheet's numbers are doubles, which hold fifteen digits exactly. */
static const int64_t MOST_FEN = INT64_C(999999999999999);

double
xlsx_number(money amount, enum money_unit unit)
{
    char text[MONEY_TEXT_SIZE];
    money_write(amount, unit, money_unit_decimals(unit), false, text);
    return g_ascii_strtod(text, NULL);
}

bool
xlsx_is_exact(money amount)
{
    return amount.fen <= MOST_FEN && amount.fen >= -MOST_FEN;
}

void
xlsx_text(const struct book *b, struct spot at, const char *text)
{
    const char *shown = field_text(&(struct cursor) { .x = b->d->x }, text);
    if (g_utf8_strlen(shown, -1) > LONGEST) {
        char *cut = g_utf8_substring(shown, 0, LONGEST);
        shown = arena_strdup(b->d->x->a, cut);
        g_free(cut);
    }
    worksheet_write_string(at.sheet, at.row, at.column, shown, b->text);
}

void
xlsx_amount(const struct book *b, struct spot at, money amount,
            enum money_unit unit)
{
    char text[MONEY_TEXT_SIZE];
    if (xlsx_is_exact(amount))
        worksheet_write_number(at.sheet, at.row, at.column,
                               xlsx_number(amount, unit),
                               unit == UNIT_YUAN ? b->amount : b->exact);
    else
        xlsx_text(b, at, money_write(amount, unit, money_unit_decimals(unit),
                                     false, text));
}

static void
write_value(const struct book *b, struct spot at, struct value v)
{
    if (v.kind == VALUE_TEXT)
        xlsx_text(b, at, v.text);
    else if (v.kind == VALUE_AMOUNT)
        xlsx_amount(b, at, v.amount, UNIT_YUAN);
    else if (v.kind == VALUE_DECIMAL)
        worksheet_write_number(at.sheet, at.row, at.column,
                               g_ascii_strtod(v.text, NULL), NULL);
    else if (v.kind == VALUE_INTEGER)
        worksheet_write_number(at.sheet, at.row, at.column,
                               (double) v.integer, NULL);
}

/* -------------------------------------------------------------- datasets */

/** A dataset's sheet being filled. */
struct sheet {
    const struct book *b;
    const struct record *set;
    lxw_worksheet *sheet;
    glong *widths;  /* of each column */
    money *sums;    /* likewise; of those that may be added */
    uint32_t row;
};

static glong
width_of(struct value v)
{
    char amount[MONEY_TEXT_SIZE];
    if (v.kind == VALUE_TEXT)
        return g_utf8_strlen(v.text, -1) * 3 / 2;
    if (v.kind == VALUE_AMOUNT)
        return (glong) strlen(money_write(v.amount, UNIT_YUAN, 2, true,
                                          amount));
    return 6;
}

static void
write_row(const struct cursor *c, void *data)
{
    struct sheet *s = data;
    struct spot at = { s->sheet, ++s->row, 0 };
    for (const struct field *f = data_key(s->set); f;
         f = data_column(s->set, f), at.column++) {
        struct value v = data_value(f, c);
        write_value(s->b, at, v);
        s->widths[at.column] = MAX(s->widths[at.column], width_of(v));
        if (v.kind == VALUE_AMOUNT)
            money_add(&s->sums[at.column], v.amount);
    }
}

/* Below the rows, so that a filter gives the sum of what it lets through. */
static void
write_sums(const struct sheet *s)
{
    struct spot at = { s->sheet, s->row + 1, 0 };
    bool any = false;
    for (const struct field *f = data_key(s->set); f;
         f = data_column(s->set, f), at.column++) {
        if (g_strcmp0(f->column_type, "value") != 0 ||
            !xlsx_is_exact(s->sums[at.column]))
            continue;
        char range[64];
        lxw_rowcol_to_range(range, 1, at.column, s->row, at.column);
        worksheet_write_formula_num(
            at.sheet, at.row, at.column,
            arena_printf(s->b->d->x->a, "=SUBTOTAL(109,%s)", range),
            s->b->sum, xlsx_number(s->sums[at.column], UNIT_YUAN));
        any = true;
    }
    if (any)
        worksheet_write_string(at.sheet, at.row, 0, "合计", s->b->head);
}

static void
write_dataset(const struct book *b, const struct record *set, size_t n_rows)
{
    enum { MOST_COLUMNS = 64 };
    glong widths[MOST_COLUMNS];
    money sums[MOST_COLUMNS] = { { 0 } };
    struct sheet s = { b, set, workbook_add_worksheet(b->workbook,
                                                      set->title),
                       widths, sums, 0 };
    uint16_t n = 0;
    for (const struct field *f = data_key(set); f;
         f = data_column(set, f), n++) {
        g_assert(n < MOST_COLUMNS);
        widths[n] = 2 * g_utf8_strlen(f->title, -1);
        worksheet_write_string(s.sheet, 0, n, f->title, b->head);
    }
    data_each_row(b->d->x, set, write_row, &s);
    write_sums(&s);
    for (uint16_t i = 0; i < n; i++)
        worksheet_set_column(s.sheet, i, i,
                             (double) MIN(widths[i] + 2, WIDEST), NULL);
    worksheet_freeze_panes(s.sheet, 1, 0);
    worksheet_autofilter(s.sheet, 0, 0, (lxw_row_t) n_rows,
                         (lxw_col_t) (n - 1));
}

/* -------------------------------------------------------------- overview */

/** A chart over columns of a dataset's sheet, found by their names. */
static const struct {
    const char *dataset, *categories, *values, *title;
} CHARTS[] = {
    { "classes", "name", "value", "支出按功能类（元）" },
    { "revenue", "name", "value", "收入来源（元）" },
    { "three-public", "item_label", "value", "三公经费（元）" },
};

static lxw_col_t
column_index(const struct record *set, const char *name)
{
    lxw_col_t n = 0;
    for (const struct field *f = data_key(set); f; f = data_column(set, f)) {
        if (strcmp(f->name, name) == 0)
            return n;
        n++;
    }
    g_assert_not_reached();
}

static void
add_charts(const struct book *b, lxw_worksheet *overview)
{
    enum { FIRST_ROW = 8, ROWS_OF_CHART = 20 };
    const struct data_folder *d = b->d;
    lxw_row_t row = FIRST_ROW;
    for (size_t i = 0; i < d->n_sets; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(CHARTS); k++) {
            const struct record *set = d->sets[i];
            if (strcmp(set->name, CHARTS[k].dataset) != 0)
                continue;
            lxw_row_t last = (lxw_row_t) d->n_rows[i];
            lxw_col_t names = column_index(set, CHARTS[k].categories);
            lxw_col_t values = column_index(set, CHARTS[k].values);
            lxw_chart *chart = workbook_add_chart(b->workbook, LXW_CHART_BAR);
            lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
            chart_series_set_categories(series, set->title, 1, names, last,
                                        names);
            chart_series_set_values(series, set->title, 1, values, last,
                                    values);
            chart_title_set_name(chart, CHARTS[k].title);
            chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
            chart_axis_set_reverse(chart->y_axis);
            chart_axis_set_num_format(chart->x_axis, "#,##0");
            worksheet_insert_chart(overview, row, 0, chart);
            row += ROWS_OF_CHART;
        }
}

static void
write_overview(const struct book *b, lxw_worksheet *sheet)
{
    const struct export_source *source = &b->d->x->source;
    const struct budget *budget = source->budget;
    arena *a = b->d->x->a;
    const struct coverage *read = &budget->coverage;
    char *file = budget->file ? g_path_get_basename(budget->file)
                              : g_strdup("-");
    const char *const lines[][2] = {
        { "部门", budget->department.name },
        { "年度", budget->year ? arena_printf(a, "%d", budget->year) : NULL },
        { "文档", document_kind_name(budget->kind) },
        { "原文", file },
        { "SHA-256", budget->sha256 },
        { "结论", source->ledger->verdict.word },
        { "理由", source->ledger->verdict.why },
        { "读取率", arena_printf(a, "%s%%",
                                 as_hundredths(a, coverage_share(read)).text) }
    };
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        worksheet_write_string(sheet, (lxw_row_t) i, 0, lines[i][0], b->head);
        xlsx_text(b, (struct spot) { sheet, (uint32_t) i, 1 },
                  lines[i][1] ? lines[i][1] : "–");
    }
    worksheet_set_column(sheet, 1, 1, 80, NULL);
    g_free(file);
}

/* -------------------------------------------------------------- workbook */

static lxw_format *
format_of(const struct book *b, const char *number, bool bold)
{
    lxw_format *made = workbook_add_format(b->workbook);
    format_set_num_format(made, number);
    if (bold) {
        format_set_bold(made);
        format_set_top(made, LXW_BORDER_THIN);
    }
    return made;
}

bool
data_write_xlsx(const struct data_folder *d, GError **error)
{
    const char *path = arena_printf(d->x->a, "%s/budget.xlsx", d->path);
    lxw_workbook_options options = { .tmpdir =
                                         arena_strdup(d->x->a, d->path) };
    lxw_doc_properties properties = { .created = CREATED };
    struct book b = { .workbook = workbook_new_opt(path, &options), .d = d };
    workbook_set_properties(b.workbook, &properties);
    b.head = format_of(&b, "@", false);
    format_set_bold(b.head);
    format_set_bottom(b.head, LXW_BORDER_THIN);
    b.amount = format_of(&b, "#,##0.00", false);
    b.exact = format_of(&b, "#,##0.000000", false);
    b.sum = format_of(&b, "#,##0.00", true);
    b.exact_sum = format_of(&b, "#,##0.000000", true);
    b.text = format_of(&b, "@", false);
    lxw_worksheet *overview = workbook_add_worksheet(b.workbook, "概况");
    write_overview(&b, overview);
    xlsx_write_tables(&b);
    for (size_t i = 0; i < d->n_sets; i++)
        write_dataset(&b, d->sets[i], d->n_rows[i]);
    add_charts(&b, overview);
    lxw_error failed = workbook_close(b.workbook);
    if (failed)
        return status_fail(error, EXIT_OUTPUT, "%s：写不进去：%s",
                           "%s: cannot be written: %s", path,
                           lxw_strerror(failed));
    return xlsx_is_whole(path) ||
           status_fail(error, EXIT_OUTPUT, "%s：没有写全，磁盘可能满了",
                       "%s: was not written whole; the disk may be full",
                       path);
}
