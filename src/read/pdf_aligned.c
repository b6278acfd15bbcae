/* Tables without ruled lines, by where their words stand: columns are what the
 * gaps that the lines share part. Knows no words; only what a number looks
 * like. */
#include "read/pdf_aligned.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    LEAST_ROWS = 3,   /* lines with figures that make a table, */
    LEAST_PIECES = 3, /* or texts of one and of the header above it */
    LINES_APART = 40, /* lines between them without any */
    HEADER_LINES = 6
};
#define FAR 4.0F        /* heights of a line: no longer the same table */
#define LONG 0.5F       /* of the page: a line of prose */
#define SAME_LEFT 2.0F  /* points: texts of one column begin so near */
#define WRAPPED 0.8F    /* of a row's pitch: a line so near belongs to it, */
#define CLOSE 0.9F      /* so near lines of two rows never stand */
#define BEGINS 1.3F     /* where it was wrapped, so near to the next */

/* ------------------------------------------------------------------ pieces */

static void
row_of(struct pdf_row *row, const struct pdf_line *l)
{
    *row = (struct pdf_row){ l, pdf_line_pieces(l), false };
    for (guint k = 0; k < row->pieces->len; k++)
        row->figures |= g_array_index(row->pieces, struct pdf_piece, k).number;
    row->figures &= row->pieces->len > 1 && !pdf_line_has_leaders(l);
}

static void
rows_clear(GArray *rows)
{
    for (guint i = 0; i < rows->len; i++)
        g_array_unref(g_array_index(rows, struct pdf_row, i).pieces);
    g_array_unref(rows);
}

/* ------------------------------------------------------------------ regions */

/** Lines of one page that may be a table. */
struct region {
    struct pdf_flow *flow;
    guint first, end; /* blocks */
    GArray *rows;     /* of struct pdf_row, one a block */
    float width;      /* of the page */
    bool goes_on;     /* the table of the region before */
    GArray *gaps;     /* between its columns */
};

static const struct pdf_block *
block(const struct pdf_flow *f, guint i)
{
    return &g_array_index(f->blocks, struct pdf_block, i);
}

static bool
is_near(const struct pdf_line *a, const struct pdf_line *b)
{
    return b->box.top - a->box.bottom < FAR * (a->box.bottom - a->box.top);
}

/* The line below goes on with the table, as it seems: it is near, and if it is
 * one text only, a short one. */
static bool
belongs(const struct pdf_row *above, const struct pdf_row *r, float page_width)
{
    const struct pdf_box *box = &r->line->box;
    return is_near(above->line, r->line) &&
           (r->pieces->len > 1 || box->right - box->left < LONG * page_width);
}

/* Lines above the first with figures that have two texts or more, and such as
 * stand between those: the header. */
static guint
header_start(const GArray *rows, guint from, guint first)
{
    guint start = first;
    for (guint i = first; i-- > from && first - i <= HEADER_LINES;) {
        const struct pdf_row *r = &g_array_index(rows, struct pdf_row, i);
        const struct pdf_row *below = r + 1;
        if (!is_near(r->line, below->line))
            break;
        if (r->pieces->len > 1)
            start = i;
    }
    return start;
}

/* Some number is an amount, with a comma, a point or many digits: it is not a
 * list of pages or years. */
static bool
has_amounts(const GArray *rows, guint first, guint last)
{
    enum { OF_YEAR = 4 };
    for (guint i = first; i <= last; i++) {
        const struct pdf_row *r = &g_array_index(rows, struct pdf_row, i);
        for (guint k = 0; k < r->pieces->len; k++) {
            const struct pdf_piece *p =
                &g_array_index(r->pieces, struct pdf_piece, k);
            if (p->number && p->to - p->from > OF_YEAR)
                return true;
            for (guint c = p->from; p->number && c < p->to; c++) {
                const struct pdf_char *one = r->line->chars->pdata[c];
                if (strchr(".,", *one->text))
                    return true;
            }
        }
    }
    return false;
}

/* A title and, before the next figures, a header: another table begins. */
static bool
begins_table(const GArray *rows, guint i)
{
    if (g_array_index(rows, struct pdf_row, i).pieces->len != 1)
        return false;
    for (guint k = i + 1; k < rows->len && k <= i + HEADER_LINES; k++) {
        const struct pdf_row *r = &g_array_index(rows, struct pdf_row, k);
        if (r->figures || r->pieces->len >= LEAST_PIECES)
            return !r->figures;
    }
    return false;
}

/* The regions of a run of line blocks [from, to). */
static void
regions_of_run(GArray *regions, struct pdf_flow *f, guint from, guint to)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct pdf_row));
    for (guint i = from; i < to; i++) {
        struct pdf_row row;
        row_of(&row, pdf_block_line(block(f, i)));
        g_array_append_val(rows, row);
    }
#define ROW(i) (&g_array_index(rows, struct pdf_row, i))
    for (guint i = 0, done = 0; i < rows->len; i++) {
        guint last = i, n = ROW(i)->figures;
        for (guint k = i + 1; n && k < rows->len && k - last <= LINES_APART &&
                              belongs(ROW(k - 1), ROW(k), f->page->width) &&
                              !begins_table(rows, k);
             k++)
            if (ROW(k)->figures) {
                last = k;
                n++;
            }
        struct region r = { .flow = f, .width = f->page->width };
        r.first = header_start(rows, done, i);
        bool headed = n && r.first < i &&
                      ROW(i)->pieces->len >= LEAST_PIECES &&
                      ROW(i - 1)->pieces->len >= LEAST_PIECES;
        if ((n < LEAST_ROWS && !headed) || !has_amounts(rows, i, last))
            continue;
        r.end = last + 1;
        r.rows = g_array_new(FALSE, FALSE, sizeof(struct pdf_row));
        for (guint k = r.first; k < r.end; k++) {
            struct pdf_row row;
            row_of(&row, ROW(k)->line);
            g_array_append_val(r.rows, row);
        }
        r.first += from;
        r.end += from;
        g_array_append_val(regions, r);
        i = last;
        done = last + 1;
    }
#undef ROW
    rows_clear(rows);
}

static void
regions_of_page(GArray *regions, struct pdf_flow *f)
{
    for (guint i = 0, end; i < f->blocks->len; i = end + 1) {
        for (end = i; end < f->blocks->len && block(f, end)->lines &&
                      !block(f, end)->running;)
            end++;
        if (end > i)
            regions_of_run(regions, f, i, end);
    }
}

/* Only heads and feet stand outside of it at the end, or at the beginning. */
static bool
is_outer(const struct region *r, bool last)
{
    guint from = last ? r->end : 0;
    guint to = last ? r->flow->blocks->len : r->first;
    for (guint i = from; i < to; i++)
        if (!block(r->flow, i)->running)
            return false;
    return true;
}

/* The region after `r` is the same table on the next page, when both together
 * have as many columns as each: then `r` has the gaps of both. */
static void
join_regions(struct region *r, struct region *next)
{
    if (next->flow->page->number != r->flow->page->number + 1 ||
        next->width != r->width || !is_outer(r, true) ||
        !is_outer(next, false))
        return;
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct pdf_row));
    g_array_append_vals(rows, r->rows->data, r->rows->len);
    g_array_append_vals(rows, next->rows->data, next->rows->len);
    GArray *gaps = pdf_gaps(rows, r->width);
    next->goes_on = gaps->len >= MAX(r->gaps->len, next->gaps->len);
    if (next->goes_on) {
        g_array_unref(next->gaps);
        next->gaps = g_array_ref(gaps);
    }
    g_array_unref(gaps);
    g_array_unref(rows);
}

/* ------------------------------------------------------------------ tables */

static int
by_value(gconstpointer a, gconstpointer b)
{
    float d = *(const float *) a - *(const float *) b;
    return d < 0 ? -1 : d > 0;
}

static float
middle(const struct pdf_row *r)
{
    return (r->line->box.top + r->line->box.bottom) / 2;
}

/* How far rows are apart: the quarter of the smallest distances. */
static float
pitch_of(const GArray *rows)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(float));
    const struct pdf_row *before = NULL;
    for (guint i = 0; i < rows->len; i++) {
        const struct pdf_row *r = &g_array_index(rows, struct pdf_row, i);
        if (!r->figures)
            continue;
        float distance = before ? middle(r) - middle(before) : 0;
        if (before)
            g_array_append_val(all, distance);
        before = r;
    }
    g_array_sort(all, by_value);
    float pitch = all->len ? g_array_index(all, float, all->len / 4) : 0;
    g_array_unref(all);
    return pitch;
}

/* How far right the texts above and below a piece reach. */
static float
reach_of(const GArray *rows, const struct pdf_piece *p)
{
    float right = p->right;
    for (guint i = 0; i < rows->len; i++) {
        const struct pdf_row *r = &g_array_index(rows, struct pdf_row, i);
        for (guint k = 0; k < r->pieces->len; k++) {
            const struct pdf_piece *o =
                &g_array_index(r->pieces, struct pdf_piece, k);
            if (!o->number && ABS(o->left - p->left) < SAME_LEFT)
                right = MAX(right, o->right);
        }
    }
    return right;
}

/* The text of a row that stands in the column of the one piece of `of` was
 * wrapped at its end, as its reach tells: it goes on in the line below. */
static bool
is_wrapped(const GArray *rows, const struct pdf_row *r,
           const struct pdf_row *of)
{
    const struct pdf_piece *only =
        &g_array_index(of->pieces, struct pdf_piece, 0);
    for (guint k = 0; k < r->pieces->len; k++) {
        const struct pdf_piece *p =
            &g_array_index(r->pieces, struct pdf_piece, k);
        const struct pdf_char *last = r->line->chars->pdata[p->to - 1];
        if (!p->number && ABS(p->left - only->left) < SAME_LEFT)
            return of->pieces->len == 1 &&
                   p->right > reach_of(rows, p) - 1.1F * last->size;
    }
    return false;
}

/* To which row of the table each line belongs: one without figures that is
 * nearer to one with figures than rows are is a part of its cells. Gives the
 * number of rows. */
static int
number_rows(const GArray *rows, int *of)
{
    float pitch = pitch_of(rows);
    int n = 0;
    guint first = 0;
    while (!g_array_index(rows, struct pdf_row, first).figures)
        first++;
    for (guint i = 0; i < rows->len; i++) {
        const struct pdf_row *r = &g_array_index(rows, struct pdf_row, i);
        bool up = false, down = false;
        if (!r->figures && i > first) {
            float above = middle(r) - middle(r - 1);
            float below =
                i + 1 < rows->len ? middle(r + 1) - middle(r) : G_MAXFLOAT;
            bool begins = MIN(above, below) < CLOSE * pitch &&
                          is_wrapped(rows, r, r) &&
                          !is_wrapped(rows, r - 1, r);
            up = above <= below && above < WRAPPED * pitch && !begins;
            down = !up && r[1].figures &&
                   below < (begins ? BEGINS : WRAPPED) * pitch;

        }
        of[i] = up ? n - 1 : n;
        n += !up && !down;
    }
    return n;
}

static int
column_of(const struct pdf_table *t, float x)
{
    int c = 0;
    while (c + 1 < t->n_columns && x >= t->x[c + 1])
        c++;
    return c;
}

/* The column a piece stands in: that of its middle; a number's, of its end; a
 * text that runs over into the next, of its beginning. */
static int
place_of(const struct pdf_table *t, const struct pdf_piece *p, bool header)
{
    if (header)
        return column_of(t, (p->left + p->right) / 2);
    return column_of(t, p->number ? p->right - 1 : p->left + 1);
}

struct filling {
    const GArray *gaps;
    int row;
    bool header;
};

static void
fill_part(struct pdf_table *t, const struct pdf_line *l,
          const struct pdf_piece *p, const struct filling *how)
{
    struct pdf_cell *cell = &t->cells[how->row * t->n_columns +
                                      place_of(t, p, how->header)];
    if (!cell->chars)
        cell->chars = g_ptr_array_new();
    for (guint i = p->from; i < p->to; i++)
        g_ptr_array_add(cell->chars, l->chars->pdata[i]);
}

/* Put a piece into its cell, or, where a gap in it is one of those between the
 * columns, its parts into theirs. */
static void
fill(struct pdf_table *t, const struct pdf_row *r, const struct pdf_piece *p,
     const struct filling *how)
{
    const struct pdf_line *l = r->line;
    struct pdf_piece part = *p;
    for (guint i = p->from + 1; i < p->to; i++) {
        const struct pdf_char *before = l->chars->pdata[i - 1];
        const struct pdf_char *c = l->chars->pdata[i];
        if (!pdf_gap_is_shared(how->gaps, before, c))
            continue;
        part.to = i;
        part.right = before->box.right;
        part.number = pdf_is_number(l, part.from, part.to);
        fill_part(t, l, &part, how);
        part.from = i;
        part.left = c->box.left;
    }
    part.to = p->to;
    part.right = p->right;
    part.number = pdf_is_number(l, part.from, part.to);
    fill_part(t, l, &part, how);
}

/* The edges across, halfway between the columns and the rows. */
static void
set_edges(struct pdf_table *t, const struct region *r, const int *of)
{
    t->x = g_new0(float, t->n_columns + 1);
    t->y = g_new0(float, t->n_rows + 1);
    t->box = (struct pdf_box){ G_MAXFLOAT, G_MAXFLOAT, 0, 0 };
    float bottom = 0;
    for (guint i = 0; i < r->rows->len; i++) {
        const struct pdf_box *box =
            &g_array_index(r->rows, struct pdf_row, i).line->box;
        t->box.left = MIN(t->box.left, box->left);
        t->box.top = MIN(t->box.top, box->top);
        t->box.right = MAX(t->box.right, box->right);
        t->box.bottom = MAX(t->box.bottom, box->bottom);
        if (i > 0 && of[i] != of[i - 1])
            t->y[of[i]] = (bottom + box->top) / 2;
        bottom = box->bottom;
    }
    for (guint i = 0; i < r->gaps->len; i++) {
        t->x[i + 1] =
            pdf_gap_middle(&g_array_index(r->gaps, struct pdf_gap, i));
    }
    t->x[0] = t->box.left;
    t->x[t->n_columns] = MAX(t->box.right, t->x[t->n_columns - 1]);
    t->y[0] = t->box.top;
    t->y[t->n_rows] = t->box.bottom;
}

static struct pdf_table *
table_of(const struct region *r)
{
    int *of = g_new0(int, r->rows->len);
    struct pdf_table *t = g_new0(struct pdf_table, 1);
    t->n_columns = (int) r->gaps->len + 1;
    t->n_rows = number_rows(r->rows, of);
    t->goes_on = r->goes_on;
    set_edges(t, r, of);
    t->n_cells = t->n_rows * t->n_columns;
    t->cells = g_new0(struct pdf_cell, t->n_cells);
    for (int i = 0; i < t->n_cells; i++)
        t->cells[i] = (struct pdf_cell){ i / t->n_columns, i % t->n_columns,
                                         1, 1, NULL };
    bool header = true;
    for (guint i = 0; i < r->rows->len; i++) {
        const struct pdf_row *row = &g_array_index(r->rows, struct pdf_row, i);
        header &= !row->figures;
        struct filling how = { r->gaps, of[i], header };
        for (guint k = 0; k < row->pieces->len; k++)
            fill(t, row, &g_array_index(row->pieces, struct pdf_piece, k),
                 &how);
    }
    g_free(of);
    pdf_table_own(t);
    return t;
}

/* No two numbers of a line stand in one column. */
static bool
is_sound(const struct region *r, const struct pdf_table *t)
{
    for (guint i = 0; i < r->rows->len; i++) {
        const struct pdf_row *row = &g_array_index(r->rows, struct pdf_row, i);
        int last = -1;
        for (guint k = 0; k < row->pieces->len; k++) {
            const struct pdf_piece *p =
                &g_array_index(row->pieces, struct pdf_piece, k);
            int column = p->number ? place_of(t, p, false) : -1;
            if (p->number && column == last)
                return false;
            last = p->number ? column : last;
        }
    }
    return true;
}

/* Put the table in the place of the blocks of its region. */
static void
put_table(struct region *r)
{
    struct pdf_block b = { .table = table_of(r) };
    if (!is_sound(r, b.table)) {
        pdf_table_free(b.table);
        return;
    }
    for (guint i = r->first; i < r->end; i++)
        g_ptr_array_unref(block(r->flow, i)->lines);
    g_array_remove_range(r->flow->blocks, r->first, r->end - r->first);
    g_array_insert_val(r->flow->blocks, r->first, b);
    g_ptr_array_add(r->flow->tables, b.table);
}

void
pdf_flows_align(const GPtrArray *flows)
{
    GArray *regions = g_array_new(FALSE, FALSE, sizeof(struct region));
    for (guint i = 0; i < flows->len; i++)
        regions_of_page(regions, flows->pdata[i]);
#define REGION(i) (&g_array_index(regions, struct region, i))
    for (guint i = 0; i < regions->len; i++)
        REGION(i)->gaps = pdf_gaps(REGION(i)->rows, REGION(i)->width);
    for (guint i = 0; i + 1 < regions->len; i++)
        join_regions(REGION(i), REGION(i + 1));
    for (guint i = regions->len; i-- > 0;) { /* the last knows all gaps */
        struct region *r = REGION(i);
        if (i + 1 < regions->len && REGION(i + 1)->goes_on) {
            g_array_unref(r->gaps);
            r->gaps = g_array_ref(REGION(i + 1)->gaps);
        }
    }
    for (guint i = regions->len; i-- > 0;) {
        if (REGION(i)->gaps->len)
            put_table(REGION(i));
        rows_clear(REGION(i)->rows);
        g_array_unref(REGION(i)->gaps);
    }
#undef REGION
    g_array_unref(regions);
}
