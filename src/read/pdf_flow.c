/* Which character stands in which cell, and what follows what on a page. Knows
 * no words. */
#include "read/pdf_flow.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------- into the cells */

static int
slot(const float *edges, int n, float at)
{
    for (int i = 0; i < n; i++)
        if (at >= edges[i] && at < edges[i + 1])
            return i;
    return -1;
}

static struct pdf_cell *
cell_at(const struct pdf_table *t, float x, float y)
{
    int row = slot(t->y, t->n_rows, y), column = slot(t->x, t->n_columns, x);
    return row >= 0 && column >= 0
               ? &t->cells[t->owner[row * t->n_columns + column]]
               : NULL;
}

static struct pdf_cell *
cell_of(const GPtrArray *tables, const struct pdf_char *c)
{
    float x = (c->box.left + c->box.right) / 2;
    float y = (c->box.top + c->box.bottom) / 2;
    for (guint i = 0; i < tables->len; i++) {
        struct pdf_cell *cell = cell_at(tables->pdata[i], x, y);
        if (cell)
            return cell;
    }
    return NULL;
}

/* Characters into the cells of the smallest table around them; the rest. */
static GPtrArray *
fill_cells(const struct pdf_page *page, const GPtrArray *tables)
{
    GPtrArray *rest = g_ptr_array_new();
    for (guint i = 0; i < page->chars->len; i++) {
        struct pdf_char *c = &g_array_index(page->chars, struct pdf_char, i);
        struct pdf_cell *cell = cell_of(tables, c);
        if (cell && !cell->chars)
            cell->chars = g_ptr_array_new();
        g_ptr_array_add(cell ? cell->chars : rest, c);
    }
    return rest;
}

/* Tables without any text are ornament, or a form's empty end. */
static void
drop_empty(GPtrArray *tables)
{
    for (guint i = tables->len; i-- > 0;) {
        const struct pdf_table *t = tables->pdata[i];
        int k = 0;
        while (k < t->n_cells && !t->cells[k].chars)
            k++;
        if (k == t->n_cells)
            g_ptr_array_remove_index(tables, i);
    }
}

/* ------------------------------------------------------------------- order */

const struct pdf_line *
pdf_block_line(const struct pdf_block *b)
{
    return b->lines ? b->lines->pdata[0] : NULL;
}

static const struct pdf_box *
box_of(const struct pdf_block *b)
{
    return b->table ? &b->table->box : &pdf_block_line(b)->box;
}

/* From the top down; what stands side by side from left to right. */
static int
by_place(gconstpointer a, gconstpointer b)
{
    const struct pdf_box *x = box_of(a), *y = box_of(b);
    float common = MIN(x->bottom, y->bottom) - MAX(x->top, y->top);
    float shorter = MIN(x->bottom - x->top, y->bottom - y->top);
    float d = common * 2 > shorter ? x->left - y->left : x->top - y->top;
    return d < 0 ? -1 : d > 0;
}

struct pdf_flow *
pdf_flow_of(const struct pdf_page *page)
{
    struct pdf_flow *f = g_new0(struct pdf_flow, 1);
    f->page = page;
    f->tables = pdf_ruled_tables(page);
    GPtrArray *rest = fill_cells(page, f->tables);
    f->lines = pdf_lines(rest);
    g_ptr_array_unref(rest);
    drop_empty(f->tables);
    f->blocks = g_array_new(FALSE, TRUE, sizeof(struct pdf_block));
    for (guint i = 0; i < f->tables->len; i++) {
        struct pdf_block b = { .table = f->tables->pdata[i] };
        g_array_append_val(f->blocks, b);
    }
    for (guint i = 0; i < f->lines->len; i++) {
        struct pdf_block b = { .lines = g_ptr_array_new() };
        g_ptr_array_add(b.lines, f->lines->pdata[i]);
        g_array_append_val(f->blocks, b);
    }
    g_array_sort(f->blocks, by_place);
    return f;
}

void
pdf_flow_free(struct pdf_flow *f)
{
    for (guint i = 0; i < f->blocks->len; i++)
        g_clear_pointer(&g_array_index(f->blocks, struct pdf_block, i).lines,
                        g_ptr_array_unref);
    g_array_unref(f->blocks);
    g_ptr_array_unref(f->lines);
    g_ptr_array_unref(f->tables);
    g_free(f);
}

/* -------------------------------------------------------------------- rows */

static struct source_place
place_of(const struct pdf_flow *f, const struct pdf_box *box)
{
    return (struct source_place){ .page = f->page->number,
                                  .left = box->left,
                                  .top = box->top,
                                  .right = box->right,
                                  .bottom = box->bottom };
}

bool
pdf_gap_is_wide(const struct pdf_char *before, const struct pdf_char *c)
{
    return c->box.left - before->box.right > 2.5F * MAX(before->size, c->size);
}

/* A line of three words or more, or of two numbers, is one of a table that was
 * not seen as such: each is a cell. Else only wide gaps part them. */
static bool
is_of_cells(const GArray *pieces)
{
    guint numbers = 0, words = 0;
    for (guint i = 0; i < pieces->len; i++) {
        const struct pdf_piece *p = &g_array_index(pieces, struct pdf_piece, i);
        numbers += p->number;
        words += p->to - p->from > 1;
    }
    return words > 2 || (pieces->len > 1 && numbers > 1);
}

/* The cells of a line that stands alone. */
static void
line_cells(struct build *b, const struct pdf_flow *f, const struct pdf_line *l)
{
    GString *text = g_string_new(NULL);
    GArray *pieces = pdf_line_pieces(l);
    bool all = is_of_cells(pieces) && !pdf_line_has_leaders(l);
    for (guint i = 0, from = 0; i < pieces->len; i++) {
        const struct pdf_piece *p =
            &g_array_index(pieces, struct pdf_piece, i);
        const struct pdf_piece *first =
            &g_array_index(pieces, struct pdf_piece, from);
        if (!all && i + 1 < pieces->len &&
            !pdf_gap_is_wide(l->chars->pdata[p->to - 1],
                             l->chars->pdata[p->to]))
            continue;
        struct pdf_box box = { first->left, l->box.top, p->right,
                               l->box.bottom };
        g_string_truncate(text, 0);
        pdf_line_text(l, first->from, p->to, text);
        build_plain_cell(b, text->str, build_next_line(b), false);
        build_where(b, place_of(f, &box));
        from = i + 1;
    }
    g_array_unref(pieces);
    g_string_free(text, TRUE);
}

/* A paragraph that goes on on the next page stands where it begins. */
static struct pdf_box
paragraph_box(const struct pdf_block *k)
{
    struct pdf_box box = pdf_block_line(k)->box;
    for (guint i = 1; i < k->lines->len; i++) {
        const struct pdf_line *l = k->lines->pdata[i];
        if (l->box.top < box.top)
            break;
        box.left = MIN(box.left, l->box.left);
        box.right = MAX(box.right, l->box.right);
        box.bottom = MAX(box.bottom, l->box.bottom);
    }
    return box;
}

static void
text_row(struct build *b, const struct pdf_flow *f, const struct pdf_block *k,
         bool fed)
{
    struct pdf_box box = paragraph_box(k);
    b->as.running = k->running;
    b->as.certainty = GRID_ALIGNED;
    if (k->lines->len == 1) {
        line_cells(b, f, pdf_block_line(k));
    } else {
        GString *text = g_string_new(NULL);
        for (guint i = 0; i < k->lines->len; i++)
            pdf_join_lines(text, k->lines->pdata[i], true);
        build_plain_cell(b, text->str, build_next_line(b), false);
        build_where(b, place_of(f, &box));
        g_string_free(text, TRUE);
    }
    build_line_row(b, place_of(f, &box), fed);
    b->as.running = false;
}

static void
table_cell(struct build *b, const struct pdf_flow *f,
           const struct pdf_table *t, const struct pdf_cell *c)
{
    struct pdf_box box = { t->x[c->column], t->y[c->row],
                           t->x[c->column + c->columns],
                           t->y[c->row + c->rows] };
    char *text = NULL;
    if (c->chars) {
        GPtrArray *lines = pdf_lines(c->chars);
        text = pdf_cell_text(lines, &box);
        g_ptr_array_unref(lines);
    }
    build_plain_cell(b, text ? text : "", build_next_line(b), false);
    build_where(b, place_of(f, &box));
    build_span(b, c->columns, c->rows);
    g_free(text);
}

static void
table_rows(struct build *b, const struct pdf_flow *f,
           const struct pdf_table *t, bool fed)
{
    b->n_tables += !t->goes_on;
    b->as.table = b->n_tables;
    b->as.certainty = t->ruled ? GRID_EXACT : GRID_ALIGNED;
    for (int row = 0; row < t->n_rows; row++) {
        struct pdf_box box = { t->box.left, t->y[row], t->box.right,
                               t->y[row + 1] };
        for (int column = 0, n; column < t->n_columns; column += n) {
            const struct pdf_cell *c =
                &t->cells[t->owner[row * t->n_columns + column]];
            n = c->columns;
            if (c->row == row)
                table_cell(b, f, t, c);
            else
                for (int k = 0; k < n; k++)
                    build_plain_cell(b, "", build_next_line(b), false);
        }
        build_line_row(b, place_of(f, &box), fed && row == 0);
    }
    b->as.table = 0;
}

void
pdf_flow_rows(struct build *b, const struct pdf_flow *f)
{
    bool fed = f->page->number > 1;
    for (guint i = 0; i < f->blocks->len; i++, fed = false) {
        const struct pdf_block *k =
            &g_array_index(f->blocks, struct pdf_block, i);
        if (k->table)
            table_rows(b, f, k->table, fed);
        else
            text_row(b, f, k, fed);
    }
}
