/* Rows of a table as page items: cells set, aligned, tagged. */
#include "layout/table.h"

#include <string.h>

#define HAIRLINE 0.25
#define SUM_LINE 0.5
#define GROUP_LINE 0.4

struct cell_set {
    struct words words;
    struct wording how;
    size_t column, span;
    const struct report_cell *cell;
};

struct row_set {
    const struct report_row *row;
    size_t n, lines;
    struct cell_set *cells;
};

/* ---------------------------------------------------------------- cells */

static bool
is_strong(const struct report_row *row)
{
    return row->role != REPORT_ROW_ITEM;
}

static enum text_align
text_align_of(enum cell_align align)
{
    return align == ALIGN_LEFT     ? TEXT_LEFT
           : align == ALIGN_CENTRE ? TEXT_CENTRE
                                   : TEXT_RIGHT;
}

/* Grey dash for an amount that is not printed. */
static struct text
cell_text(const struct table_plan *plan, const struct report_row *row,
          const struct cell_set *set)
{
    const struct report_cell *cell = set->cell;
    enum cell_align align = plan->table->columns[set->column].align;
    bool number = align == ALIGN_POINT || align == ALIGN_RIGHT;
    if (cell->text.n || !cell->blank || !number
        || row->role == REPORT_ROW_GROUP)
        return cell->text;
    struct span dash = { SPAN_MUTED, "–", NULL };
    return text_join(plan->flow->memory, 1, &dash);
}

static void
set_cell(const struct table_plan *plan, const struct report_row *row,
         struct cell_set *set)
{
    double width = table_span_width(plan, set->column, set->span);
    enum cell_align align = plan->table->columns[set->column].align;
    set->how = (struct wording) {
        .type = &plan->type, .colour = plan->flow->palette->ink,
        .strong = is_strong(row), .plain_links = true,
        .paragraph = {
            .width = MAX(width - set->cell->indent * plan->type.size,
                         plan->type.size),
            .align = set->span > 1 && align != ALIGN_LEFT
                         ? TEXT_LEFT : text_align_of(align)
        }
    };
    set->words = words_set(plan->flow, cell_text(plan, row, set),
                           &set->how);
}

struct row_set *
table_row_set(const struct table_plan *plan, const struct report_row *row)
{
    arena *a = plan->flow->memory;
    struct row_set *set = arena_one(a, struct row_set);
    set->row = row;
    set->cells = arena_array(a, struct cell_set, plan->table->n_columns);
    for (size_t k = 0; k < plan->table->n_columns;) {
        struct cell_set *cell = &set->cells[set->n++];
        cell->cell = &row->cells[k];
        cell->column = k;
        cell->span = table_cell_span(plan, cell->cell, k);
        if (row->role == REPORT_ROW_GROUP && k == 0 && cell->span == 1)
            cell->span = plan->table->n_columns;
        set_cell(plan, row, cell);
        set->lines = MAX(set->lines, cell->words.lines.n);
        k += cell->span;
    }
    for (size_t i = 0; i < set->n; i++)
        set->cells[i].words.how = &set->cells[i].how;
    return set;
}

double
table_row_height(const struct table_plan *plan, const struct row_set *set)
{
    return (double) MAX(set->lines, 1) * plan->type.leading
           + 2 * plan->flow->style->cell_y;
}

size_t
table_row_lines(const struct row_set *set)
{
    return MAX(set->lines, 1);
}

/* -------------------------------------------------------------- putting */

/* Where the point of a number stands, from the cell's left; 0: no number. */
static double
point_shift(const struct table_plan *plan, const struct cell_set *set)
{
    const struct table_column *column = &plan->columns[set->column];
    if (plan->table->columns[set->column].align != ALIGN_POINT
        || set->span > 1 || set->cell->text.n != 1
        || set->words.lines.n != 1)
        return 0;
    const char *number = set->cell->text.spans[0].text;
    size_t digits = strspn(number, "-+,0123456789");
    if (digits == 0 || (number[digits] && !strchr(".%", number[digits])))
        return 0;
    enum font_role role = set->how.strong ? plan->type.strong
                                          : plan->type.role;
    double after = text_width(plan->flow->with, number + digits, role,
                              plan->type.size);
    return -(column->after_point - after);
}

/* Behind the first line, however high the row is. */
static void
put_bar(const struct table_plan *plan, const struct cell_set *set,
        struct page *to)
{
    const struct table_column *column = &plan->columns[set->column];
    double width = column->width * set->cell->bar / 10000.0;
    double height = plan->type.leading + 2 * plan->flow->style->cell_y;
    if (set->cell->bar > 0)
        put_fill(plan->flow, to,
                 (double[]) { column->left, height * 0.2, width,
                              height * 0.6 },
                 plan->flow->palette->wash);
}

static void
put_cell(const struct table_plan *plan, const struct cell_set *set,
         struct page *to, struct row_cut cut)
{
    const struct sheet_style *style = plan->flow->style;
    double x = plan->columns[set->column].left
               + set->cell->indent * plan->type.size
               + point_shift(plan, set);
    double y = style->cell_y
               + words_baseline(plan->type.size, plan->type.leading);
    bool heads = set->column == 0
                 && plan->table->columns[0].align == ALIGN_LEFT;
    enum page_tag tag = heads ? TAG_TH : TAG_TD;
    put_target(plan->flow, to, cut.from == 0 ? set->cell->anchor : NULL);
    if (!cut.untagged) {
        struct page_item *open = put_tag(plan->flow, to, tag);
        open->tag.columns = (int) set->span;
        open->tag.by_row = heads;
    }
    for (size_t i = cut.from; i < cut.to && i < set->words.lines.n; i++) {
        words_put(plan->flow, to, &set->words, i,
                  (struct page_shift) { x, y });
        y += plan->type.leading;
    }
    if (!cut.untagged)
        put_end(plan->flow, to, tag);
}

static void
put_row_rule(const struct table_plan *plan, const struct report_row *row,
             struct page *to)
{
    bool sum = row->role == REPORT_ROW_TOTAL
               || row->role == REPORT_ROW_SUBTOTAL;
    put_rule(plan->flow, to, (double[]) { 0, 0, plan->width, 0 },
             sum ? SUM_LINE : HAIRLINE,
             sum ? plan->flow->palette->rule : plan->flow->palette->hair);
}

void
table_row_put(const struct table_plan *plan, const struct row_set *set,
              struct page *to, struct row_cut cut)
{
    bool first_row = plan->table->n_rows && set->row == plan->table->rows;
    if (!first_row && cut.from == 0)
        put_row_rule(plan, set->row, to);
    for (size_t i = 0; i < set->n && cut.from == 0; i++)
        put_bar(plan, &set->cells[i], to);
    if (cut.from == 0)
        put_target(plan->flow, to, set->row->anchor);
    if (!cut.untagged)
        put_tag(plan->flow, to, TAG_TR);
    for (size_t i = 0; i < set->n; i++)
        put_cell(plan, &set->cells[i], to, cut);
    if (!cut.untagged)
        put_end(plan->flow, to, TAG_TR);
}

/* ----------------------------------------------------------------- heads */

/** A cell of the head: it stands on rows [top, bottom). */
struct head_cell {
    size_t column, span, top, bottom;
    struct words words;
    struct wording how;
};

struct head_set {
    size_t n;
    struct head_cell *cells;
    double *tops; /* of rows, one more than there are */
};

static const struct report_cell *
head_at(const struct table_plan *plan, size_t row, size_t column)
{
    return &plan->table->head[row].cells[column];
}

/* Under a cell that spans columns? */
static bool
is_covered(const struct table_plan *plan, size_t row, size_t column)
{
    for (size_t k = 0; k < column; k++)
        if (table_cell_span(plan, head_at(plan, row, k), k) > column - k)
            return true;
    return false;
}

static bool
is_empty_head(const struct table_plan *plan, size_t row, size_t column)
{
    return head_at(plan, row, column)->text.n == 0
           && !is_covered(plan, row, column);
}

/* An empty cell joins the one above it, or, at the top, the one below. */
static void
find_rows(const struct table_plan *plan, struct head_cell *cell, size_t row)
{
    cell->top = row;
    cell->bottom = row + 1;
    if (cell->span > 1)
        return;
    while (cell->top > 0 && is_empty_head(plan, cell->top - 1, cell->column))
        cell->top--;
    while (cell->bottom < plan->table->n_head
           && is_empty_head(plan, cell->bottom, cell->column))
        cell->bottom++;
}

static void
set_head_cell(const struct table_plan *plan, struct head_cell *cell,
              size_t row)
{
    const struct report_cell *from = head_at(plan, row, cell->column);
    enum cell_align align = plan->table->columns[cell->column].align;
    cell->how = (struct wording) {
        .type = &plan->head_type, .colour = plan->flow->palette->ink,
        .strong = true,
        .paragraph = {
            .width = table_span_width(plan, cell->column, cell->span),
            .align = cell->span > 1 ? TEXT_CENTRE : text_align_of(align)
        }
    };
    cell->words = words_set(plan->flow, from->text, &cell->how);
    cell->words.how = &cell->how;
}

static void
collect_heads(const struct table_plan *plan, struct head_set *set)
{
    size_t most = plan->table->n_columns * plan->table->n_head;
    set->cells = arena_array(plan->flow->memory, struct head_cell, most);
    for (size_t row = 0; row < plan->table->n_head; row++)
        for (size_t k = 0; k < plan->table->n_columns;) {
            const struct report_cell *from = head_at(plan, row, k);
            size_t span = table_cell_span(plan, from, k);
            if (from->text.n) {
                struct head_cell *cell = &set->cells[set->n++];
                cell->column = k;
                cell->span = span;
                find_rows(plan, cell, row);
                set_head_cell(plan, cell, row);
            }
            k += span;
        }
}

/* Each row as high as its own cells; the last takes what joined ones lack. */
static void
find_tops(const struct table_plan *plan, struct head_set *set)
{
    size_t rows = plan->table->n_head;
    double pad = 2 * plan->flow->style->cell_y;
    set->tops = arena_array(plan->flow->memory, double, rows + 1);
    for (size_t row = 0; row < rows; row++) {
        double bottom = set->tops[row] + plan->head_type.leading + pad;
        for (size_t i = 0; i < set->n; i++)
            if (set->cells[i].bottom == row + 1)
                bottom = MAX(bottom, set->tops[set->cells[i].top] + pad
                                         + words_height(&set->cells[i].words));
        set->tops[row + 1] = bottom;
    }
}

static void
put_head_cell(const struct table_plan *plan, const struct head_set *set,
              const struct head_cell *cell, struct page *to)
{
    double top = set->tops[cell->top], bottom = set->tops[cell->bottom];
    double left = plan->columns[cell->column].left;
    double height = words_height(&cell->words);
    words_put_all(plan->flow, to, &cell->words,
                  (struct page_shift) { left,
                                        (top + bottom - height) / 2 });
    if (cell->span > 1 && cell->bottom < plan->table->n_head)
        put_rule(plan->flow, to,
                 (double[]) { left, bottom,
                              left + table_span_width(plan, cell->column,
                                                      cell->span),
                              bottom },
                 GROUP_LINE, plan->flow->palette->rule);
}

static void
put_head_row(const struct table_plan *plan, const struct head_set *set,
             size_t row, struct page *to)
{
    for (size_t i = 0; i < set->n; i++) {
        const struct head_cell *cell = &set->cells[i];
        if (cell->top != row)
            continue;
        struct page_item *open = put_tag(plan->flow, to, TAG_TH);
        open->tag.columns = (int) cell->span;
        open->tag.rows = (int) (cell->bottom - cell->top);
        put_head_cell(plan, set, cell, to);
        put_end(plan->flow, to, TAG_TH);
    }
}

double
table_head_put(const struct table_plan *plan, struct page *to, double y,
               bool tagged)
{
    struct head_set set = { 0 };
    struct page head = { 0 };
    collect_heads(plan, &set);
    find_tops(plan, &set);
    double height = set.tops[plan->table->n_head];
    put_fill(plan->flow, &head, (double[]) { 0, 0, plan->width, height },
             plan->flow->palette->tint);
    for (size_t row = 0; row < plan->table->n_head; row++) {
        if (tagged)
            put_tag(plan->flow, &head, TAG_TR);
        if (tagged)
            put_head_row(plan, &set, row, &head);
        for (size_t i = 0; i < set.n && !tagged; i++)
            if (set.cells[i].top == row)
                put_head_cell(plan, &set, &set.cells[i], &head);
        if (tagged)
            put_end(plan->flow, &head, TAG_TR);
    }
    page_take(plan->flow->memory, to, &head, (struct page_shift) { 0, y });
    return height;
}
