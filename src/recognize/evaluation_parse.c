/* The stream of an indicator table's pieces → what each piece is. A best path
 * (Viterbi) over the columns: each piece goes on with the cell before it,
 * opens the next cell of its row, or opens a new row. The columns' widths are
 * not known: they are those that make the whole parse best. Knows no evidence
 * (evaluation_score.c has it) and not what becomes of the rows. */
#include "recognize/evaluation_score.h"

#include <glib.h>
#include <string.h>

/* How far the cell is that a piece belongs to. Cells are centred in their row,
 * so that two cells of one line each stand on one line of text: a cell that
 * begins a line after such a cell is LATE and should not end on that line. */
enum layer { LAYER_ONE, LAYER_LATE, LAYER_MORE, LAYERS };

struct parser {
    struct scoring s;
    size_t n, columns;
    int width[FORM_COLUMNS]; /* of the columns; 0: not known */
    int late;                /* what a LATE cell pays when it ends */
    /* By piece and column, but for widths: */
    int *start, *go_on;
    /* By piece, column before and column: opening a cell in the same row, in a
     * new one. */
    int *same, *row;
    /* By piece and column, of the present widths: */
    int *wrapped, *closed, *fits;
    /* By layer, piece and column: of paths up to and including it, of those
     * after it, and where they came from (column × LAYERS + layer; -1: the
     * first piece). */
    int *best[LAYERS], *rest[LAYERS], *from[LAYERS];
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
    struct seam seam = { .i = i,
                         .from = d->s.columns->field[from],
                         .to = d->s.columns->field[to],
                         .is_row = true };
    int row = skipped_between(d, from, to) + score_seam(&d->s, seam);
    seam.is_row = false;
    int same = to > from ? skipped(d, from + 1, to) + score_seam(&d->s, seam)
                         : NEVER;
    int opened = d->start[cell_of(i, to)];
    d->row[seam_of(i, from, to)] = row + opened;
    d->same[seam_of(i, from, to)] = same + opened;
}

static void
weigh(struct parser *d)
{
    for (size_t c = 0; c < d->columns; c++)
        d->end[c] = field_is_level(d->s.columns->field[c])
                        ? score_skip_group()
                        : skipped(d, c + 1, d->columns);
    for (size_t k = 0; k < seam_of(d->n, 0, 0); k++)
        d->same[k] = d->row[k] = NEVER;
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

/* The layer that a cell opens in. */
static enum layer
opened_layer(const struct parser *d, size_t i, size_t from, enum layer before)
{
    enum field f = d->s.columns->field[from];
    bool centred = !field_is_level(f) && f != FIELD_NAME;
    return before != LAYER_MORE && centred && d->s.p[i].starts_line ? LAYER_LATE
                                                                    : LAYER_ONE;
}

static int
max3(int a, int b, int c)
{
    return MAX(MAX(a, b), c);
}

static void
begin(struct parser *d, int *one)
{
    for (size_t c = 0; c < FORM_COLUMNS; c++)
        one[c] = NEVER;
    for (size_t c = 0; c < d->columns; c++)
        one[c] = d->start[c] + skipped(d, 0, c) + d->fits[c];
}

struct values {
    int of[LAYERS][FORM_COLUMNS];
};

static struct values
no_values(void)
{
    struct values v;
    for (int k = 0; k < LAYERS; k++)
        for (size_t c = 0; c < FORM_COLUMNS; c++)
            v.of[k][c] = NEVER * 10;
    return v;
}

static void
lift(int *restrict to, const int *restrict worth, int value)
{
    for (size_t c = 0; c < FORM_COLUMNS; c++)
        to[c] = MAX(to[c], value + worth[c]);
}

/* Values of the paths that reach piece `i` from column `from`. */
static void
reach(const struct parser *d, size_t i, size_t from,
      const struct values *before, struct values *now)
{
    size_t k = cell_of(i, from);
    const int *same = &d->same[seam_of(i, from, 0)];
    int one = before->of[LAYER_ONE][from];
    int late = before->of[LAYER_LATE][from];
    int more = before->of[LAYER_MORE][from];
    int lone = MAX(one, late - d->late) + d->closed[k];
    int any = MAX(lone, more + d->closed[k]);
    lift(now->of[LAYER_ONE], &d->row[seam_of(i, from, 0)], any);
    lift(now->of[LAYER_ONE], same, more + d->closed[k]);
    lift(now->of[opened_layer(d, i, from, LAYER_ONE)], same, lone);
    now->of[LAYER_MORE][from] = max3(one, late, more) + d->wrapped[k];
}

static int
value_in(const struct values *v, size_t c)
{
    return max3(v->of[LAYER_ONE][c], v->of[LAYER_LATE][c],
                v->of[LAYER_MORE][c]);
}

/* The least value that a path must have to be followed: what lags too far
 * behind the best does not catch up. */
enum { BEAM = 300 };
static int
least_value(const struct parser *d, const struct values *v)
{
    int best = NEVER * 10;
    for (size_t c = 0; c < d->columns; c++)
        best = MAX(best, value_in(v, c));
    return best - BEAM;
}

/* The value of the best whole path. */
static int
best_value(struct parser *d)
{
    struct values before = no_values();
    begin(d, before.of[LAYER_ONE]);
    for (size_t i = 1; i < d->n; i++) {
        struct values now = no_values();
        int least = least_value(d, &before);
        for (size_t from = 0; from < d->columns; from++)
            if (value_in(&before, from) >= least)
                reach(d, i, from, &before, &now);
        for (int k = 0; k < LAYERS; k++)
            for (size_t to = 0; to < FORM_COLUMNS; to++)
                before.of[k][to] = MAX(now.of[k][to], NEVER * 10) +
                                   d->fits[cell_of(i, to)];
    }
    int best = INT_MIN;
    for (size_t c = 0; c < d->columns; c++)
        best = MAX(best, d->end[c] + value_in(&before, c));
    return best;
}

/* A step at piece `i`: from a layer of a column to a column. */
struct hop {
    size_t i, from, to;
    enum layer before, after;
    bool is_row;
    int worth;
};

/* The better way to open a cell by that step. */
static struct hop
open_cell(const struct parser *d, struct hop h)
{
    size_t k = seam_of(h.i, h.from, h.to);
    int closed = d->closed[cell_of(h.i, h.from)] -
                 (h.before == LAYER_LATE ? d->late : 0);
    h.is_row = d->row[k] > d->same[k];
    h.worth = closed + MAX(d->row[k], d->same[k]);
    h.after = h.is_row ? LAYER_ONE : opened_layer(d, h.i, h.from, h.before);
    return h;
}

static void
arrive(struct parser *d, const struct hop *h)
{
    size_t k = cell_of(h->i, h->to);
    int value = d->best[h->before][cell_of(h->i - 1, h->from)] + h->worth +
                d->fits[k];
    if (value > d->best[h->after][k]) {
        d->best[h->after][k] = value;
        d->from[h->after][k] = (int) (h->from * LAYERS) + (int) h->before;
    }
}

/* Every step at piece `i` from a layer of a column. */
static void
leave(struct parser *d, size_t i, size_t from, enum layer before)
{
    struct hop h = { .i = i,
                     .from = from,
                     .to = from,
                     .before = before,
                     .after = LAYER_MORE,
                     .worth = d->wrapped[cell_of(i, from)] };
    arrive(d, &h);
    for (h.to = 0; h.to < d->columns; h.to++) {
        struct hop opened = open_cell(d, h);
        arrive(d, &opened);
    }
}

/* Fill `best` and `from`. */
static void
forward(struct parser *d)
{
    for (int k = 0; k < LAYERS; k++)
        for (size_t c = 0; c < cell_of(d->n, 0); c++) {
            d->best[k][c] = NEVER * 10;
            d->from[k][c] = -1;
        }
    begin(d, d->best[LAYER_ONE]);
    for (size_t i = 1; i < d->n; i++)
        for (size_t from = 0; from < d->columns; from++)
            for (int k = 0; k < LAYERS; k++)
                leave(d, i, from, (enum layer) k);
}

/* The best that can follow piece i − 1 in a layer of a column. */
static int
best_rest(const struct parser *d, size_t i, size_t from, enum layer before)
{
    size_t k = cell_of(i, from);
    int best = MAX(NEVER * 10,
                   d->wrapped[k] + d->fits[k] + d->rest[LAYER_MORE][k]);
    for (size_t to = 0; to < d->columns; to++) {
        struct hop h = open_cell(
            d,
            (struct hop){ .i = i, .from = from, .to = to, .before = before });
        size_t there = cell_of(i, to);
        best = MAX(best, h.worth + d->fits[there] + d->rest[h.after][there]);
    }
    return best;
}

/* Fill `rest`: the best that can still follow each piece in each column. */
static void
backward(struct parser *d)
{
    for (int k = 0; k < LAYERS; k++)
        for (size_t c = 0; c < d->columns; c++)
            d->rest[k][cell_of(d->n - 1, c)] = d->end[c];
    for (size_t i = d->n - 1; i > 0; i--)
        for (size_t from = 0; from < d->columns; from++)
            for (int k = 0; k < LAYERS; k++)
                d->rest[k][cell_of(i - 1, from)] = best_rest(d, i, from,
                                                             (enum layer) k);
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

/* A piece's reading: column and layer. */
struct state {
    size_t column;
    enum layer layer;
};

static int
value_of(const struct parser *d, size_t i, struct state s)
{
    size_t k = cell_of(i, s.column);
    return d->best[s.layer][k] + d->rest[s.layer][k];
}

/* The best state of piece `i` in that column. */
static struct state
best_layer(const struct parser *d, size_t i, size_t column)
{
    struct state best = { column, LAYER_ONE };
    for (int k = 1; k < LAYERS; k++) {
        struct state other = { column, (enum layer) k };
        if (value_of(d, i, other) > value_of(d, i, best))
            best = other;
    }
    return best;
}

static struct state
last_state(const struct parser *d)
{
    struct state best = best_layer(d, d->n - 1, 0);
    for (size_t c = 1; c < d->columns; c++) {
        struct state other = best_layer(d, d->n - 1, c);
        if (value_of(d, d->n - 1, other) > value_of(d, d->n - 1, best))
            best = other;
    }
    return best;
}

/* How much worse the best path is that reads piece `i` as another column. */
static void
find_other(const struct parser *d, size_t i, struct state own,
           struct reading *out)
{
    out->margin = INT_MAX;
    for (size_t c = 0; c < d->columns; c++) {
        int margin = value_of(d, i, own) - value_of(d, i, best_layer(d, i, c));
        if (c != own.column && margin < out->margin) {
            out->margin = margin;
            out->other = (int) c;
        }
    }
}

static void
trace(const struct parser *d, struct reading *out)
{
    struct state at = last_state(d);
    for (size_t i = d->n; i-- > 0;) {
        int from = d->from[at.layer][cell_of(i, at.column)];
        struct state before = at;
        out[i].column = (int) at.column;
        out[i].new_cell = at.layer != LAYER_MORE;
        out[i].new_row = from < 0;
        if (from >= 0) {
            before.column = (size_t) from / LAYERS;
            before.layer = (enum layer)(from % LAYERS);
            struct hop h = { .i = i,
                             .from = before.column,
                             .to = at.column,
                             .before = before.layer };
            out[i].new_row = out[i].new_cell && open_cell(d, h).is_row;
        }
        find_other(d, i, at, &out[i]);
        at = before;
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
        for (end = first; end < d->n && d->s.p[end].row == d->s.p[first].row;
             end++)
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
    d->same = numbers(a, cells * FORM_COLUMNS);
    d->row = numbers(a, cells * FORM_COLUMNS);
    d->wrapped = numbers(a, cells);
    d->closed = numbers(a, cells);
    d->fits = numbers(a, cells);
    for (int k = 0; k < LAYERS; k++) {
        d->best[k] = numbers(a, cells);
        d->rest[k] = numbers(a, cells);
        d->from[k] = numbers(a, cells);
    }
    d->late = score_late(&d->s);
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
    d.s = (struct scoring){ .p = f->pieces.all + f->indicators.first,
                            .n = n,
                            .columns = columns,
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
