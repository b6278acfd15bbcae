/* The sheets of the tables as they are printed. */
#include "export/xlsx.h"

#include <string.h>

enum { FIRST_ROW = 2, COLUMN_WIDTH = 20, LONGEST_FORMULA = 8000 };

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
    const char *name = arena_strdup(b->d->x->a,
                                    g_strdelimit(cut, "[]:*?/\\'", '_'));
    const char *unique = name;
    for (int n = 2; workbook_get_worksheet_by_name(b->workbook, unique); n++)
        unique = arena_printf(b->d->x->a, "%s %d", name, n);
    g_free(whole);
    g_free(cut);
    return unique;
}

/* ---------------------------------------------------------------- totals */

/** Rows that a total may be the sum of. */
struct addends {
    size_t from, to; /* rows [from, to); its own row is none of them */
    size_t total;    /* an earlier total that counts too; SIZE_MAX: none */
};

static bool
counts(const struct table *t, const struct addends *s, size_t row)
{
    bool inside = row >= s->from && row < s->to &&
                  t->rows[row].role == ROW_ITEM;
    return inside || row == s->total;
}

static bool
adds_up(const struct table *t, const struct addends *s, size_t row,
        size_t column)
{
    money sum = { 0 };
    bool any = false;
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct figure *f = &t->rows[i].cells[column].figure;
        if (counts(t, s, i) && figure_is_known(f)) {
            if (!money_add(&sum, f->used) || !xlsx_is_exact(f->used))
                return false;
            any = true;
        }
    }
    money total = t->rows[row].cells[column].figure.used;
    return any && xlsx_is_exact(total) && money_compare(sum, total) == 0;
}

/* "=SUM(C5:C9,C12)"; null where it would be too long for a cell. */
static const char *
sum_formula(const struct book *b, const struct table *t,
            const struct addends *s, size_t column)
{
    GString *out = g_string_new("=SUM(");
    for (size_t i = 0, end; i < t->n_rows; i = end) {
        end = i + 1;
        if (!counts(t, s, i))
            continue;
        while (end < t->n_rows && counts(t, s, end))
            end++;
        char range[64];
        lxw_rowcol_to_range(range, (lxw_row_t) i + FIRST_ROW,
                            (lxw_col_t) column,
                            (lxw_row_t) end - 1 + FIRST_ROW,
                            (lxw_col_t) column);
        g_string_append_printf(out, "%s%s", out->len > 5 ? "," : "", range);
    }
    g_string_append_c(out, ')');
    const char *kept = out->len < LONGEST_FORMULA
        ? arena_strndup(b->d->x->a, out->str, out->len) : NULL;
    g_string_free(out, TRUE);
    return kept;
}

/* The formula of a total: all items, else those above it, else those since the
 * total before it together with that. Null where none of these adds up to what
 * is printed. */
static const char *
total_formula(const struct book *b, const struct table *t, size_t row,
              size_t column)
{
    size_t before = SIZE_MAX;
    for (size_t i = 0; i < row; i++)
        if (t->rows[i].role == ROW_TOTAL)
            before = i;
    const struct addends tries[] = {
        { 0, t->n_rows, SIZE_MAX }, { 0, row, SIZE_MAX },
        { before == SIZE_MAX ? row : before + 1, row, before },
    };
    if (t->rows[row].role != ROW_TOTAL)
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(tries); i++)
        if (adds_up(t, &tries[i], row, column))
            return sum_formula(b, t, &tries[i], column);
    return NULL;
}

/* --------------------------------------------------------------- comments */

/* The cell that a finding speaks of: that which prints what it quotes, else
 * the first that is not blank. */
static size_t
cell_of(const struct table *t, const struct row *r, const struct finding *f)
{
    size_t first = t->n_columns;
    for (size_t i = 0; i < t->n_columns; i++) {
        const char *text = r->cells[i].text;
        if (text && f->printed && strcmp(text, f->printed) == 0)
            return i;
        if (text && first == t->n_columns)
            first = i;
    }
    return first == t->n_columns ? 0 : first;
}

static void
write_comments(const struct book *b, const struct table *t,
               lxw_worksheet *sheet)
{
    const struct exporting *x = b->d->x;
    const findings *found = x->source.budget->found;
    GString **texts = g_new0(GString *, t->n_rows * t->n_columns);
    for (size_t i = 0; i < findings_count(found); i++) {
        const struct finding *f = findings_at(found, i);
        if (g_strcmp0(f->at.table, t->number) != 0 || !f->at.line)
            continue;
        for (size_t k = 0; k < t->n_rows; k++) {
            if (t->rows[k].line != f->at.line)
                continue;
            size_t cell = k * t->n_columns + cell_of(t, &t->rows[k], f);
            if (!texts[cell])
                texts[cell] = g_string_new(NULL);
            g_string_append_printf(
                texts[cell], "%s%s：%s", texts[cell]->len ? "\n" : "", f->id,
                field_text(&(struct cursor) { .x = x }, f->message));
            break;
        }
    }
    for (size_t i = 0; i < t->n_rows * t->n_columns; i++) {
        if (!texts[i])
            continue;
        worksheet_write_comment(sheet,
                                (lxw_row_t) (i / t->n_columns + FIRST_ROW),
                                (lxw_col_t) (i % t->n_columns),
                                texts[i]->str);
        g_string_free(texts[i], TRUE);
    }
    g_free(texts);
}

/* ----------------------------------------------------------------- sheet */

static void
write_cell(const struct book *b, struct spot at, const struct table *t,
           size_t row)
{
    const struct column *column = &t->columns[at.column];
    const struct cell *cell = &t->rows[row].cells[at.column];
    const struct figure *f = &cell->figure;
    bool contact = column->role == COLUMN_PERSON ||
                   column->role == COLUMN_PHONE;
    if (column_is_amount(column->role) && figure_is_known(f)) {
        const char *formula = total_formula(b, t, row, at.column);
        if (formula)
            worksheet_write_formula_num(
                at.sheet, at.row, at.column, formula,
                f->unit == UNIT_YUAN ? b->sum : b->exact_sum,
                xlsx_number(f->used, f->unit));
        else
            xlsx_amount(b, at, f->used, f->unit);
    } else if (cell->text &&
               (!contact || b->d->x->source.show_contacts)) {
        xlsx_text(b, at, cell->text);
    }
}

/* Line, and page or cell where there is one, behind the columns. */
static void
write_place(const struct book *b, struct spot at, int line)
{
    const struct cursor c = { .x = b->d->x, .at = { .line = line } };
    struct value page = get_page(&c, 0), sheet = get_sheet(&c, 0);
    worksheet_write_number(at.sheet, at.row, at.column++, line, NULL);
    if (page.kind == VALUE_INTEGER)
        xlsx_text(b, at, arena_printf(c.x->a, "第%d页", (int) page.integer));
    else if (sheet.text)
        xlsx_text(b, at, arena_printf(c.x->a, "%s!%s", sheet.text,
                                      get_cell(&c, 0).text
                                          ? get_cell(&c, 0).text : ""));
}

static void
write_table(const struct book *b, const struct table *t)
{
    struct spot at = { workbook_add_worksheet(b->workbook, sheet_name(b, t)),
                       0, 0 };
    lxw_col_t last = (lxw_col_t) t->n_columns;
    if (!at.sheet) /* a name that no sheet may have */
        return;
    xlsx_text(b, at, arena_printf(b->d->x->a, "%s（%s）",
                                  t->title ? t->title : t->number,
                                  money_unit_name(t->unit)));
    for (at.column = 0; at.column < t->n_columns; at.column++) {
        const char *name = t->columns[at.column].name;
        worksheet_write_string(at.sheet, 1, at.column, name ? name : "",
                               b->head);
        for (size_t i = 0; i < t->n_rows; i++) {
            at.row = (uint32_t) i + FIRST_ROW;
            write_cell(b, at, t, i);
        }
    }
    worksheet_write_string(at.sheet, 1, last, "原文行", b->head);
    worksheet_write_string(at.sheet, 1, (lxw_col_t) (last + 1), "位置",
                           b->head);
    for (size_t i = 0; i < t->n_rows; i++)
        write_place(b, (struct spot) { at.sheet, (uint32_t) i + FIRST_ROW,
                                       last }, t->rows[i].line);
    write_comments(b, t, at.sheet);
    worksheet_set_column(at.sheet, 0, (lxw_col_t) (last + 1), COLUMN_WIDTH,
                         NULL);
    worksheet_freeze_panes(at.sheet, FIRST_ROW, 0);
}

void
xlsx_write_tables(const struct book *b)
{
    const struct budget *budget = b->d->x->source.budget;
    for (size_t i = 0; i < budget->n_tables; i++)
        if (budget->tables[i].n_columns && budget->tables[i].n_rows)
            write_table(b, &budget->tables[i]);
}
