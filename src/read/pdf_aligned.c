/* Tables without ruled lines, by where their words stand: columns are what the
 * gaps that the lines share part. Knows no words; only what a number looks
 * like. */
#include "read/pdf_flow.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    LEAST_ROWS = 3,   /* lines with figures that make a table, */
    LEAST_PIECES = 3, /* or texts of one and of the header above it */
    LINES_APART = 40, /* lines between them without any */
    HEADER_LINES = 6,
    COLUMNS_LIMIT = 200
};
#define SHARED_GAP 0.25F /* of the size: parts two texts where other lines have
                            a gap too */
#define COLUMN_GAP 3.0F /* points between two columns, at least */
#define FAR 4.0F        /* heights of a line: no longer the same table */
#define LONG 0.5F       /* of the page: a line of prose */
#define WRAPPED 0.8F    /* of a row's pitch: a line so near belongs to it */

/* ------------------------------------------------------------------ pieces */

/** A line of a table in work. */
struct row {
    const struct pdf_line *line;
    GArray *pieces; /* of struct pdf_piece */
    bool figures;   /* two pieces or more, and a number among them */
};

static void
row_of(struct row *row, const struct pdf_line *l)
{
    *row = (struct row){ l, pdf_line_pieces(l), false };
    for (guint k = 0; k < row->pieces->len; k++)
        row->figures |= g_array_index(row->pieces, struct pdf_piece, k).number;
    row->figures &= row->pieces->len > 1 && !pdf_line_has_leaders(l);
}

static void
rows_clear(GArray *rows)
{
    for (guint i = 0; i < rows->len; i++)
        g_array_unref(g_array_index(rows, struct row, i).pieces);
    g_array_unref(rows);
}

/* ----------------------------------------------------------------- columns */

/** The gaps between columns: where each is, from left to right. */
struct gap {
    float left, right;
};

/* How many of the rows with figures stand at each point across the page. */
static guint *
coverage(const GArray *rows, guint width, guint *n)
{
    guint *cover = g_new0(guint, width + 1);
    *n = 0;
    for (guint i = 0; i < rows->len; i++) {
        const struct row *r = &g_array_index(rows, struct row, i);
        if (!r->figures)
            continue;
        ++*n;
        for (guint k = 0; k < r->pieces->len; k++) {
            const struct pdf_piece *p =
                &g_array_index(r->pieces, struct pdf_piece, k);
            guint from = (guint) CLAMP(floorf(p->left), 0, (float) width);
            guint to = (guint) CLAMP(ceilf(p->right), 0, (float) width);
            for (guint x = from; x < to; x++)
                cover[x]++;
        }
    }
    return cover;
}

/* The line above the figures with the most texts names the columns. */
static const struct row *
heading(const GArray *rows)
{
    const struct row *best = NULL;
    for (guint i = 0; i < rows->len; i++) {
        const struct row *r = &g_array_index(rows, struct row, i);
        if (r->figures)
            break;
        if (!best || r->pieces->len >= best->pieces->len)
            best = r;
    }
    return best;
}

/* A gap that wholly holds a piece has a column in it: part it there. */
static void
part_gaps(GArray *gaps, const GArray *rows)
{
    const struct row *head = heading(rows);
    for (guint i = 0; i < rows->len; i++) {
        const struct row *r = &g_array_index(rows, struct row, i);
        bool counts = r->figures || r == head;
        for (guint k = 0; counts && k < r->pieces->len; k++) {
            const struct pdf_piece *p =
                &g_array_index(r->pieces, struct pdf_piece, k);
            for (guint g = 0; g < gaps->len && gaps->len < COLUMNS_LIMIT; g++) {
                struct gap *gap = &g_array_index(gaps, struct gap, g);
                if (p->left - gap->left < COLUMN_GAP / 2 ||
                    gap->right - p->right < COLUMN_GAP / 2)
                    continue;
                struct gap after = { p->right, gap->right };
                gap->right = p->left;
                g_array_insert_val(gaps, g + 1, after);
                break;
            }
        }
    }
}

/* Columns right of all figures, which only the header tells. */
static void
add_named(GArray *gaps, const GArray *rows, float right)
{
    const struct row *head = heading(rows);
    for (guint k = 0; head && k < head->pieces->len; k++) {
        const struct pdf_piece *p =
            &g_array_index(head->pieces, struct pdf_piece, k);
        struct gap gap = { right, p->left };
        if (p->left - right < COLUMN_GAP || gaps->len >= COLUMNS_LIMIT)
            continue;
        g_array_append_val(gaps, gap);
        right = p->right;
    }
}

static float
halfway(const struct gap *g)
{
    return (g->left + g->right) / 2;
}

/* In which of two neighbours a row has something: 1 the left, 2 the right. */
static int
sides(const struct row *r, const GArray *gaps, guint gap)
{
    const struct gap *all = (const struct gap *) (const void *) gaps->data;
    float from = gap > 0 ? halfway(&all[gap - 1]) : 0;
    float to = gap + 1 < gaps->len ? halfway(&all[gap + 1]) : G_MAXFLOAT;
    int found = 0;
    for (guint k = 0; k < r->pieces->len; k++) {
        const struct pdf_piece *p =
            &g_array_index(r->pieces, struct pdf_piece, k);
        float centre = (p->left + p->right) / 2;
        if (centre >= from && centre <= to)
            found |= centre < halfway(&all[gap]) ? 1 : 2;
    }
    return found;
}

/* Where no line, the header's neither, has something on both sides, there is
 * one column: some of its figures stand left, some right. */
static void
drop_gaps(GArray *gaps, const GArray *rows)
{
    if (!rows->len || g_array_index(rows, struct row, 0).figures)
        return;
    for (guint g = gaps->len; g-- > 0;) {
        bool both = false;
        for (guint i = 0; i < rows->len && !both; i++)
            both = sides(&g_array_index(rows, struct row, i), gaps, g) == 3;
        if (!both)
            g_array_remove_index(gaps, g);
    }
}

/* The gaps that the rows share; a long text may stand over one in a few. */
static GArray *
gaps_of(const GArray *rows, float page_width)
{
    enum { MANY = 6, OF_ROWS = 20 };
    guint width = (guint) CLAMP(ceilf(page_width), 1, 20000), n;
    guint *cover = coverage(rows, width, &n);
    guint allowed = n >= MANY ? MAX(1, n / OF_ROWS) : 0;
    GArray *gaps = g_array_new(FALSE, FALSE, sizeof(struct gap));
    guint start = 0;
    bool inside = false; /* some column stands at the left */
    for (guint x = 0; x <= width; x++) {
        bool full = x < width && cover[x] > allowed;
        if (full && inside && (float) (x - start) >= COLUMN_GAP &&
            gaps->len < COLUMNS_LIMIT) {
            struct gap gap = { (float) start, (float) x };
            g_array_append_val(gaps, gap);
        }
        inside |= full;
        if (full)
            start = x + 1;
    }
    g_free(cover);
    add_named(gaps, rows, (float) start);
    part_gaps(gaps, rows);
    drop_gaps(gaps, rows);
    return gaps;
}

/* ------------------------------------------------------------------ regions */

/** Lines of one page that may be a table. */
struct region {
    struct pdf_flow *flow;
    guint first, end; /* blocks */
    GArray *rows;     /* of struct row, one a block */
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
belongs(const struct row *above, const struct row *r, float page_width)
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
        const struct row *r = &g_array_index(rows, struct row, i);
        const struct row *below = r + 1;
        if (!is_near(r->line, below->line))
            break;
        if (r->pieces->len > 1)
            start = i;
    }
    return start;
}

/* Some number is an amount, with a comma or a point: not a list of pages. */
static bool
has_amounts(const GArray *rows, guint first, guint last)
{
    for (guint i = first; i <= last; i++) {
        const struct row *r = &g_array_index(rows, struct row, i);
        for (guint k = 0; k < r->pieces->len; k++) {
            const struct pdf_piece *p =
                &g_array_index(r->pieces, struct pdf_piece, k);
            for (guint c = p->from; p->number && c < p->to; c++) {
                const struct pdf_char *one = r->line->chars->pdata[c];
                if (strchr(".,", *one->text))
                    return true;
            }
        }
    }
    return false;
}

/* The regions of a run of line blocks [from, to). */
static void
regions_of_run(GArray *regions, struct pdf_flow *f, guint from, guint to)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct row));
    for (guint i = from; i < to; i++) {
        struct row row;
        row_of(&row, pdf_block_line(block(f, i)));
        g_array_append_val(rows, row);
    }
#define ROW(i) (&g_array_index(rows, struct row, i))
    for (guint i = 0, done = 0; i < rows->len; i++) {
        guint last = i, n = ROW(i)->figures;
        for (guint k = i + 1; n && k < rows->len && k - last <= LINES_APART &&
                              belongs(ROW(k - 1), ROW(k), f->page->width);
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
        r.rows = g_array_new(FALSE, FALSE, sizeof(struct row));
        for (guint k = r.first; k < r.end; k++) {
            struct row row;
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
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct row));
    g_array_append_vals(rows, r->rows->data, r->rows->len);
    g_array_append_vals(rows, next->rows->data, next->rows->len);
    GArray *gaps = gaps_of(rows, r->width);
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
middle(const struct row *r)
{
    return (r->line->box.top + r->line->box.bottom) / 2;
}

/* How far rows are apart: the quarter of the smallest distances. */
static float
pitch_of(const GArray *rows)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(float));
    const struct row *before = NULL;
    for (guint i = 0; i < rows->len; i++) {
        const struct row *r = &g_array_index(rows, struct row, i);
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

/* To which row of the table each line belongs: one without figures that is
 * nearer to one with figures than rows are is a part of its cells. Gives the
 * number of rows. */
static int
number_rows(const GArray *rows, int *of)
{
    float pitch = pitch_of(rows);
    int n = 0;
    guint first = 0;
    while (!g_array_index(rows, struct row, first).figures)
        first++;
    for (guint i = 0; i < rows->len; i++) {
        const struct row *r = &g_array_index(rows, struct row, i);
        bool up = false, down = false;
        if (!r->figures && i > first) {
            float above = middle(r) - middle(r - 1);
            float below =
                i + 1 < rows->len ? middle(r + 1) - middle(r) : G_MAXFLOAT;
            up = above <= below && above < WRAPPED * pitch;
            down = !up && below < WRAPPED * pitch && r[1].figures;
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

static bool
is_shared(const GArray *gaps, const struct pdf_char *before,
          const struct pdf_char *c)
{
    float left = before->box.right, right = c->box.left;
    if (right - left < SHARED_GAP * MIN(before->size, c->size))
        return false;
    for (guint i = 0; i < gaps->len; i++) {
        const struct gap *g = &g_array_index(gaps, struct gap, i);
        if (MIN(right, g->right) - MAX(left, g->left) > COLUMN_GAP / 2)
            return true;
    }
    return false;
}

/* Put a piece into its cell, or, where a gap in it is one of those between the
 * columns, its parts into theirs. */
static void
fill(struct pdf_table *t, const struct row *r, const struct pdf_piece *p,
     const struct filling *how)
{
    const struct pdf_line *l = r->line;
    struct pdf_piece part = *p;
    for (guint i = p->from + 1; i < p->to; i++) {
        const struct pdf_char *before = l->chars->pdata[i - 1];
        const struct pdf_char *c = l->chars->pdata[i];
        if (!is_shared(how->gaps, before, c))
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
            &g_array_index(r->rows, struct row, i).line->box;
        t->box.left = MIN(t->box.left, box->left);
        t->box.top = MIN(t->box.top, box->top);
        t->box.right = MAX(t->box.right, box->right);
        t->box.bottom = MAX(t->box.bottom, box->bottom);
        if (i > 0 && of[i] != of[i - 1])
            t->y[of[i]] = (bottom + box->top) / 2;
        bottom = box->bottom;
    }
    for (guint i = 0; i < r->gaps->len; i++) {
        t->x[i + 1] = halfway(&g_array_index(r->gaps, struct gap, i));
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
        const struct row *row = &g_array_index(r->rows, struct row, i);
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

/* Put the table in the place of the blocks of its region. */
static void
put_table(struct region *r)
{
    struct pdf_block b = { .table = table_of(r) };
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
        REGION(i)->gaps = gaps_of(REGION(i)->rows, REGION(i)->width);
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
