/* The stream of an indicator table's pieces → what each piece is. A best path
 * (Viterbi) over the columns: each piece goes on with the cell before it,
 * opens the next cell of its row, or opens a new row. The columns' widths are
 * not known: they are those that make the whole parse best. Knows no evidence
 * (evaluation_score.c has it) and not what becomes of the rows. */
#include "recognize/evaluation_score.h"

#include <glib.h>
#include <string.h>

struct parser {
    struct scoring s;
    size_t n, columns;
    int width[FORM_COLUMNS]; /* of the columns; 0: not known */
    /* By piece and column, but for widths: */
    int *start, *go_on;
    /* By piece, column before and column: the better of opening a cell in the
     * same row or in a new one. */
    int *seam;
    bool *seam_is_row;
    /* By piece and column, of the present widths: */
    int *wrapped, *closed, *fits;
    int *best, *rest; /* of paths up to and including it; of those after it */
    int *from;        /* the column before; -1: the first piece */
    int end[FORM_COLUMNS]; /* what the last row pays for what it leaves out */
};

/* Places in the arrays; every piece has room for the most columns, so that the
 * inner loops are of a known length. */
static size_t
cell_of(size_t piece, size_t column)
{
    return piece * FORM_COLUMNS + column;
}

static size_t
seam_of(size_t piece, size_t from, size_t to)
{
    return (piece * FORM_COLUMNS + from) * FORM_COLUMNS + to;
}

static int *
numbers(arena *a, size_t n)
{
    return arena_array(a, int, n);
}

/* ------------------------------------------------ weights without widths */

/* What a row pays for the cells it leaves out. Target and result are often
 * left out together. */
static int
skipped(const struct parser *d, size_t first, size_t end)
{
    int sum = 0, both = 0;
    for (size_t c = first; c < end; c++) {
        enum field f = d->s.columns->field[c];
        both += f == FIELD_TARGET || f == FIELD_ACTUAL;
        sum += score_skip(f);
    }
    return sum + (both == 2 ? score_skip_both() : 0);
}

/* What two rows pay that meet after column `from`. A row may only open a group
 * that has no indicators. */
static int
skipped_between(const struct parser *d, size_t from, size_t to)
{
    const enum field *field = d->s.columns->field;
    if (field_is_level(field[from]) && field_is_level(field[to]))
        return score_skip_group();
    return skipped(d, from + 1, d->columns) + skipped(d, 0, to);
}

static void
weigh_seam(struct parser *d, size_t i, size_t from, size_t to)
{
    struct seam seam = { .i = i, .from = d->s.columns->field[from],
                         .to = d->s.columns->field[to], .is_row = true };
    int row = skipped_between(d, from, to) + score_seam(&d->s, seam);
    seam.is_row = false;
    int same = to > from ? skipped(d, from + 1, to) + score_seam(&d->s, seam)
                         : NEVER;
    size_t k = seam_of(i, from, to);
    d->seam_is_row[k] = row > same;
    d->seam[k] = MAX(row, same) + d->start[cell_of(i, to)];
}

static void
weigh(struct parser *d)
{
    for (size_t c = 0; c < d->columns; c++)
        d->end[c] = field_is_level(d->s.columns->field[c])
                        ? score_skip_group()
                        : skipped(d, c + 1, d->columns);
    for (size_t k = 0; k < seam_of(d->n, 0, 0); k++)
        d->seam[k] = NEVER;
    for (size_t k = 0; k < cell_of(d->n, 0); k++)
        d->go_on[k] = d->wrapped[k] = NEVER;
    for (size_t i = 0; i < d->n; i++)
        for (size_t c = 0; c < d->columns; c++) {
            size_t k = cell_of(i, c);
            d->start[k] = score_start(&d->s, i, c);
            if (i > 0)
                d->go_on[k] = score_go_on(&d->s, i, d->s.columns->field[c]);
        }
    for (size_t i = 1; i < d->n; i++)
        for (size_t from = 0; from < d->columns; from++)
            for (size_t to = 0; to < d->columns; to++)
                weigh_seam(d, i, from, to);
}

/* ------------------------------------------------------------ best paths */

static void
weigh_widths(struct parser *d, size_t c)
{
    int width = d->width[c];
    for (size_t i = 0; i < d->n; i++) {
        size_t k = cell_of(i, c);
        d->fits[k] = score_fits(&d->s, i, width);
        if (i > 0) {
            d->wrapped[k] = d->go_on[k] + score_wrapped(&d->s, i, width);
            d->closed[k] = score_closed(&d->s, i, width);
        }
    }
}

/* The step from one column to another at piece `i`. */
static int
step(const struct parser *d, size_t i, size_t from, size_t to)
{
    size_t k = cell_of(i, from);
    int opened = d->seam[seam_of(i, from, to)] + d->closed[k];
    if (from == to && d->wrapped[k] > opened)
        return d->wrapped[k];
    return opened;
}

static bool
step_continues(const struct parser *d, size_t i, size_t from, size_t to)
{
    size_t k = cell_of(i, from);
    return from == to &&
           d->wrapped[k] > d->seam[seam_of(i, from, to)] + d->closed[k];
}

static void
begin(struct parser *d, int *best)
{
    for (size_t c = 0; c < FORM_COLUMNS; c++)
        best[c] = NEVER;
    for (size_t c = 0; c < d->columns; c++)
        best[c] = d->start[c] + skipped(d, 0, c) + d->fits[c];
}

/* The value of the best whole path. */
static int
best_value(struct parser *d)
{
    int before[FORM_COLUMNS], now[FORM_COLUMNS];
    begin(d, before);
    for (size_t i = 1; i < d->n; i++) {
        const int *wrapped = &d->wrapped[cell_of(i, 0)];
        const int *closed = &d->closed[cell_of(i, 0)];
        const int *fits = &d->fits[cell_of(i, 0)];
        for (size_t to = 0; to < FORM_COLUMNS; to++)
            now[to] = MAX(before[to] + wrapped[to], NEVER * 10);
        for (size_t from = 0; from < d->columns; from++) {
            const int *seam = &d->seam[seam_of(i, from, 0)];
            int value = before[from] + closed[from];
            for (size_t to = 0; to < FORM_COLUMNS; to++)
                now[to] = MAX(now[to], value + seam[to]);
        }
        for (size_t to = 0; to < FORM_COLUMNS; to++)
            before[to] = now[to] + fits[to];
    }
    int best = INT_MIN;
    for (size_t c = 0; c < d->columns; c++)
        best = MAX(best, before[c] + d->end[c]);
    return best;
}

/* Fill `best` and `from`. */
static void
forward(struct parser *d)
{
    begin(d, d->best);
    for (size_t c = 0; c < d->columns; c++)
        d->from[c] = -1;
    for (size_t i = 1; i < d->n; i++)
        for (size_t to = 0; to < d->columns; to++) {
            int best = INT_MIN;
            size_t k = cell_of(i, to);
            for (size_t from = 0; from < d->columns; from++) {
                int value = d->best[cell_of(i - 1, from)] +
                            step(d, i, from, to);
                if (value > best) {
                    best = value;
                    d->from[k] = (int) from;
                }
            }
            d->best[k] = MAX(best, NEVER * 10) + d->fits[k];
        }
}

/* Fill `rest`: the best that can still follow each piece in each column. */
static void
backward(struct parser *d)
{
    for (size_t c = 0; c < d->columns; c++)
        d->rest[cell_of(d->n - 1, c)] = d->end[c];
    for (size_t i = d->n - 1; i-- > 0;)
        for (size_t from = 0; from < d->columns; from++) {
            int best = NEVER * 10;
            for (size_t to = 0; to < d->columns; to++) {
                size_t k = cell_of(i + 1, to);
                best = MAX(best, step(d, i + 1, from, to) + d->fits[k] +
                                     d->rest[k]);
            }
            d->rest[cell_of(i, from)] = best;
        }
}

/* ---------------------------------------------------------------- widths */

enum { WIDTHS = 48, ROUNDS = 3, LEAST_WIDTH = 6 };

/* Widths that a column may have: those of lines, and one more. */
static size_t
candidate_widths(const struct parser *d, int widths[WIDTHS])
{
    size_t n = 0;
    for (int w = LEAST_WIDTH; w < 200 && n < WIDTHS; w++)
        for (size_t i = 0; i < d->n; i++) {
            const struct piece *p = &d->s.p[i];
            if (!p->is_cell && p->ends_line && p->starts_line &&
                p->width == w) {
                widths[n++] = w;
                break;
            }
        }
    return n;
}

static int
try_width(struct parser *d, size_t c, int width)
{
    d->width[c] = width;
    weigh_widths(d, c);
    return best_value(d);
}

/* The width of one column that makes the whole parse best. */
static bool
fit_column(struct parser *d, size_t c, const int *widths, size_t n)
{
    int before = d->width[c], best_width = before;
    int best = try_width(d, c, before);
    for (size_t i = 0; i < n; i++) {
        int value = try_width(d, c, widths[i]);
        if (value > best) {
            best = value;
            best_width = widths[i];
        }
    }
    try_width(d, c, best_width);
    return best_width != before;
}

static void
fit_widths(struct parser *d)
{
    int widths[WIDTHS];
    size_t n = candidate_widths(d, widths);
    for (size_t c = 0; c < d->columns; c++)
        weigh_widths(d, c);
    for (int round = 0; round < ROUNDS; round++) {
        bool moved = false;
        for (size_t c = 0; c < d->columns; c++) {
            enum field f = d->s.columns->field[c];
            if (!field_is_level(f) && !field_is_number(f))
                moved |= fit_column(d, c, widths, n);
        }
        if (!moved)
            break;
    }
}

/* --------------------------------------------------------------- results */

static size_t
last_column(const struct parser *d)
{
    size_t best = 0;
    for (size_t c = 1; c < d->columns; c++)
        if (d->best[cell_of(d->n - 1, c)] + d->end[c] >
            d->best[cell_of(d->n - 1, best)] + d->end[best])
            best = c;
    return best;
}

/* How much worse the best path is that reads piece `i` as another column. */
static void
find_other(const struct parser *d, size_t i, struct reading *out)
{
    size_t here = cell_of(i, (size_t) out->column);
    int own = d->best[here] + d->rest[here];
    out->margin = INT_MAX;
    for (size_t c = 0; c < d->columns; c++) {
        size_t k = cell_of(i, c);
        int margin = own - d->best[k] - d->rest[k];
        if ((int) c != out->column && margin < out->margin) {
            out->margin = margin;
            out->other = (int) c;
        }
    }
}

static void
trace(const struct parser *d, struct reading *out)
{
    size_t c = last_column(d);
    for (size_t i = d->n; i-- > 0;) {
        int from = d->from[cell_of(i, c)];
        out[i].column = (int) c;
        out[i].new_cell = out[i].new_row = from < 0;
        if (from >= 0 && !step_continues(d, i, (size_t) from, c)) {
            out[i].new_cell = true;
            out[i].new_row = d->seam_is_row[seam_of(i, (size_t) from, c)];
        }
        find_other(d, i, &out[i]);
        c = from < 0 ? c : (size_t) from;
    }
}

/* A cell is of the kind that the column it stands in holds. */
static bool
fits_column(const struct parser *d, size_t i, const struct marks *m)
{
    const struct form_columns *columns = d->s.columns;
    for (size_t c = 0; c < columns->n; c++) {
        if (columns->column[c] != d->s.p[i].column)
            continue;
        enum field f = columns->field[c];
        if (field_is_number(f))
            return m->is_number || m->is_dash;
        if (field_is_level(f))
            return f == FIELD_LEVEL1 ? m->level1 : m->level2;
        return !m->is_dash || f != FIELD_NAME;
    }
    return false;
}

/* Rows of a table that stand as their header says. */
static void
mark_aligned(struct parser *d, struct marks *m)
{
    for (size_t first = 0, end; d->s.is_table && first < d->n; first = end) {
        bool fits = true;
        for (end = first; end < d->n &&
                          d->s.p[end].row == d->s.p[first].row; end++)
            fits = fits && fits_column(d, end, &m[end]);
        for (size_t i = first; i < end; i++)
            m[i].aligned = fits;
    }
}

static void
prepare(struct parser *d, const struct pieces *all, arena *a)
{
    size_t cells = d->n * FORM_COLUMNS;
    struct marks *m = arena_array(a, struct marks, d->n);
    for (size_t i = 0; i < d->n; i++)
        m[i] = evaluation_marks(&d->s.p[i]);
    evaluation_mark_seams(all, d->s.p, m, d->n);
    mark_aligned(d, m);
    d->s.m = m;
    d->start = numbers(a, cells);
    d->go_on = numbers(a, cells);
    d->seam = numbers(a, cells * FORM_COLUMNS);
    d->seam_is_row = arena_array(a, bool, cells * FORM_COLUMNS);
    d->wrapped = numbers(a, cells);
    d->closed = numbers(a, cells);
    d->fits = numbers(a, cells);
    d->best = numbers(a, cells);
    d->rest = numbers(a, cells);
    d->from = numbers(a, cells);
}

struct reading *
evaluation_parse(struct recognizing *r, const struct form *f,
                 const struct form_columns *columns)
{
    size_t n = f->indicators.end - f->indicators.first;
    struct reading *out = arena_array(r->memory, struct reading, n);
    if (n == 0)
        return out;
    struct parser d = { .n = n, .columns = columns->n };
    d.s = (struct scoring) { .p = f->pieces.all + f->indicators.first,
                             .n = n, .columns = columns,
                             .is_table = f->is_table };
    arena *scratch = arena_new();
    prepare(&d, &f->pieces, scratch);
    weigh(&d);
    fit_widths(&d);
    forward(&d);
    backward(&d);
    trace(&d, out);
    arena_free(scratch);
    return out;
}
