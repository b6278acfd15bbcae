/* Sheets → rows with their places. Knows no file format. */
#include "read/worksheet.h"

#include <string.h>

enum { CELLS_LIMIT = 400000 /* the largest budgets have some 20,000 */ };

struct worksheet_row {
    int row;     /* of the sheet */
    guint index; /* of the build's rows */
};

struct worksheet_span {
    int first, last;
};

bool
worksheet_address(const char *text, int *column, int *row, const char **after)
{
    *column = *row = 0;
    text += *text == '$';
    for (; g_ascii_isalpha(*text) && *column <= WORKSHEET_COLUMNS; text++)
        *column = *column * 26 + g_ascii_toupper(*text) - 'A' + 1;
    text += *text == '$';
    for (; g_ascii_isdigit(*text) && *row <= WORKSHEET_ROWS; text++)
        *row = *row * 10 + *text - '0';
    *after = text;
    return *column >= 1 && *column <= WORKSHEET_COLUMNS && *row >= 1 &&
           *row <= WORKSHEET_ROWS;
}

/* "BC12" in the arena. */
static const char *
address_of(const struct worksheet *s, int column)
{
    char letters[8], *p = letters + sizeof letters;
    *--p = '\0';
    for (int left = column; left > 0; left = (left - 1) / 26)
        *--p = (char) ('A' + (left - 1) % 26);
    return arena_printf(s->book->b->memory, "%s%d", p, s->row);
}

static struct source_place
place_of(const struct worksheet *s, int column)
{
    return (struct source_place){ .sheet = s->name,
                                  .row = s->row,
                                  .cell = column ? address_of(s, column)
                                                 : NULL };
}

void
worksheet_start(struct worksheet *s, struct workbook *book, const char *name,
            bool hidden)
{
    struct build *b = book->b;
    *s = (struct worksheet){ .book = book, .hidden = hidden };
    s->name = b->sheet ? b->sheet : arena_strdup(b->memory, name);
    s->rows = g_array_new(FALSE, FALSE, sizeof(struct worksheet_row));
    s->hidden_spans = g_array_new(FALSE, FALSE, sizeof(struct worksheet_span));
    b->tabbed = b->as_read = true;
    b->as = (struct grid_row){ .certainty = GRID_EXACT,
                               .table = ++b->n_tables,
                               .starts_part = true,
                               .part = b->part ? b->part : s->name };
}

void
worksheet_hide_columns(struct worksheet *s, int first, int last)
{
    struct worksheet_span span = { first, last };
    g_array_append_val(s->hidden_spans, span);
}

void
worksheet_row(struct worksheet *s, int row, bool hidden)
{
    s->row = row;
    s->row_hidden = hidden;
    s->book->b->as.hidden = hidden || s->hidden;
}

/* A blank row of the sheet before the first cell of this one, where there was
 * one or more. */
static void
blank_row(struct worksheet *s)
{
    bool gap = s->last_filled && s->row > s->last_filled + 1;
    if (!gap || s->book->b->cells->len)
        return;
    int row = s->row;
    s->row = s->last_filled + 1;
    build_line_row(s->book->b, place_of(s, 0), false);
    s->row = row;
}

void
worksheet_cell(struct worksheet *s, int column, const char *text)
{
    struct build *b = s->book->b;
    text += strspn(text, " \t\r\n");
    if (!*text || s->book->too_large)
        return;
    s->book->too_large = ++s->book->n_cells > CELLS_LIMIT;
    blank_row(s);
    int line = build_next_line(b);
    int before = MIN(column - 1, BUILD_CELLS);
    for (int i = (int) b->cells->len; i < before; i++)
        build_plain_cell(b, "", line, false);
    build_plain_cell(b, text, line, false);
    if ((int) b->cells->len == column)
        build_where(b, place_of(s, column));
    for (guint i = 0; i < s->hidden_spans->len && !s->hidden_column; i++) {
        struct worksheet_span span =
            g_array_index(s->hidden_spans, struct worksheet_span, i);
        if (column >= span.first && column <= span.last)
            s->hidden_column = column;
    }
}

/* The place of a cell of the row in work, for a finding. */
static struct place
finding_place(struct worksheet *s, int column)
{
    struct place at = build_at(s->book->b, 0, column);
    struct source_place where = place_of(s, column);
    at.source = arena_memdup(s->book->b->memory, &where, sizeof where);
    return at;
}

void
worksheet_error(struct worksheet *s, int column, const char *text)
{
    blank_row(s);
    findings_add(s->book->b->found, "D81", FINDING_ERROR,
                 finding_place(s, column),
                 "单元格的公式出错，显示“%s”；请在表格软件里改正公式",
                 "the cell's formula fails and shows “%s”; mend it in the "
                 "workbook",
                 text);
    worksheet_cell(s, column, text);
}

void
worksheet_unknown(struct worksheet *s, int column)
{
    blank_row(s);
    findings_add(s->book->b->found, "D82", FINDING_WARNING,
                 finding_place(s, column),
                 "公式没有存下计算结果，按空白读；"
                 "请用 Excel、WPS 打开后重新保存",
                 "the formula's result is not stored and reads as blank; open "
                 "and save the workbook in an office program");
}

void
worksheet_row_end(struct worksheet *s)
{
    struct build *b = s->book->b;
    if (!b->cells->len)
        return;
    struct worksheet_row row = { s->row, b->rows->len };
    g_array_append_val(s->rows, row);
    if (s->row_hidden && !s->hidden_rows++)
        s->first_hidden_row = s->row;
    s->last_filled = s->row;
    build_line_row(b, place_of(s, 0), false);
}

/* ------------------------------------------------------------- merging */

/* The first of the rows read that stands in or below `row`. */
static guint
find_row(const struct worksheet *s, int row)
{
    guint low = 0, high = s->rows->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(s->rows, struct worksheet_row, middle).row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What a merged cell covers stands as empty cells. */
static void
cover(struct worksheet *s, struct grid_row *row, int from, int to)
{
    struct build *b = s->book->b;
    if ((int) row->n_cells < to) {
        struct grid_cell *wider = arena_array(b->memory, struct grid_cell,
                                              (size_t) to);
        memcpy(wider, row->cells, row->n_cells * sizeof *wider);
        for (int i = (int) row->n_cells; i < to; i++)
            wider[i] = (struct grid_cell){ .text = "", .folded = "",
                                           .column = i + 1,
                                           .line = row->line };
        row->cells = wider;
        row->n_cells = (size_t) to;
    }
    for (int i = from; i < to; i++)
        row->cells[i].text = row->cells[i].folded = "";
}

void
worksheet_merge(struct worksheet *s, struct worksheet_area a)
{
    guint first = find_row(s, a.top), end = find_row(s, a.bottom + 1);
    struct grid_row *rows = (struct grid_row *) s->book->b->rows->data;
    if (first == end || s->book->too_large || a.right < a.left ||
        g_array_index(s->rows, struct worksheet_row, first).row != a.top)
        return;
    struct grid_row *top =
        rows + g_array_index(s->rows, struct worksheet_row, first).index;
    if (a.left > (int) top->n_cells || !*top->cells[a.left - 1].text)
        return;
    int right = MIN(a.right, a.left + 999);
    for (guint i = first; i < end; i++)
        cover(s, rows + g_array_index(s->rows, struct worksheet_row, i).index,
              i == first ? a.left : a.left - 1, right);
    top->cells[a.left - 1].span_columns = right - a.left + 1;
    top->cells[a.left - 1].span_rows = (int) (end - first);
}

/* ------------------------------------------------------------------ end */

void
worksheet_end(struct worksheet *s)
{
    struct build *b = s->book->b;
    bool filled = s->rows->len > 0;
    struct place at = build_at(b, 0, 0);
    if (filled)
        at.line = g_array_index(b->rows, struct grid_row,
                                g_array_index(s->rows, struct worksheet_row,
                                              0).index).line;
    if (filled && s->hidden)
        findings_add(b->found, "D80", FINDING_NOTE, at,
                     "工作表“%s”是隐藏的，也读了",
                     "the sheet “%s” is hidden and was read all the same",
                     s->name);
    if (s->hidden_rows)
        findings_add(b->found, "D80", FINDING_NOTE, at,
                     "工作表“%s”有 %d 行是隐藏的（从第 %d 行起），也读了",
                     "the sheet “%s” has %d hidden rows (the first is %d), "
                     "which were read all the same",
                     s->name, s->hidden_rows, s->first_hidden_row);
    if (s->hidden_column) {
        s->row = 0;
        char *column = g_strdup(address_of(s, s->hidden_column));
        column[strlen(column) - 1] = '\0';
        findings_add(b->found, "D80", FINDING_NOTE, at,
                     "工作表“%s”有隐藏的列（如 %s 列），也读了",
                     "the sheet “%s” has hidden columns (as %s), which were "
                     "read all the same",
                     s->name, column);
        g_free(column);
    }
    g_array_free(s->rows, TRUE);
    g_array_free(s->hidden_spans, TRUE);
    b->as = (struct grid_row){ 0 };
}

bool
workbook_end(const struct workbook *book, GError **error)
{
    const char *name = build_name(book->b);
    if (book->too_large)
        return status_fail(error, EXIT_INPUT,
                           "%s：有内容的单元格超过 %d 个，不像一份预算；"
                           "请检查是否给错了文件",
                           "%s: has more than %d filled cells, which no "
                           "budget has; see whether it is the right file",
                           name, CELLS_LIMIT);
    return book->n_cells > 0 ||
           status_fail(error, EXIT_INPUT,
                       "%s：工作簿里没有内容；请换成有内容的预算",
                       "%s: the workbook is empty; give a budget with "
                       "content",
                       name);
}
