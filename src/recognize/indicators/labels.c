/* Pieces → what each is. A best path (Viterbi) over the columns: each piece
 * goes on with the cell before it, opens the next cell of its row, or opens a
 * new row. The columns' widths are not known: they are those that make the
 * whole parse best. Knows no evidence (weights.c has it) and not what becomes
 * of the rows. */
#include "recognize/indicators/weights.h"

#include <string.h>

/* How far the cell is that a piece belongs to. Cells are centred in their row,
 * so that two cells of one line each stand on one line of text: a cell that
 * begins a line after such a cell is LATE and should not end on that line. */
enum layer { LAYER_ONE, LAYER_LATE, LAYER_MORE, LAYERS };

struct parser {
    struct scoring s;
    size_t n, columns;
    int width[MOST_COLUMNS]; /* of the columns; 0: not known */
    int late;                /* what a LATE cell pays when it ends */
    /* By piece: the columns it can be of, and how many. */
    unsigned char *may, *n_may;
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
    int end[MOST_COLUMNS]; /* what the last row pays for what it leaves out */
};

static size_t
cell_of(const struct parser *d, size_t piece, size_t column)
{
    return piece * d->columns + column;
}

static size_t
seam_of(const struct parser *d, size_t piece, size_t from, size_t to)
{
    return (piece * d->columns + from) * d->columns + to;
}

#define FOR_MAY(d, i, c)                                                      \
    for (size_t k_##c = 0, c = 0;                                             \
         k_##c < (d)->n_may[i] &&                                             \
         (c = (d)->may[cell_of((d), (i), k_##c)], true);                      \
         k_##c++)

/* ------------------------------------------------ weights without widths */

/* The columns that are not out of the question. */
static void
choose_columns(struct parser *d, size_t i)
{
    int far = d->s.flat ? 90 : 50, most = INT_MIN;
    for (size_t c = 0; c < d->columns; c++) {
        size_t k = cell_of(d, i, c);
        d->start[k] = weight_start(&d->s, i, c);
        d->go_on[k] = i ? weight_go_on(&d->s, i, c) : NEVER;
        most = MAX(most, MAX(d->start[k], d->go_on[k]));
    }
    for (size_t c = 0; c < d->columns; c++) {
        size_t k = cell_of(d, i, c);
        if (MAX(d->start[k], d->go_on[k]) >= most - far)
            d->may[cell_of(d, i, d->n_may[i]++)] = (unsigned char) c;
    }
}

static void
weigh_seam(struct parser *d, size_t i, size_t from, size_t to)
{
    struct seam seam = { .i = i, .from = from, .to = to, .is_row = true };
    int opened = d->start[cell_of(d, i, to)];
    d->row[seam_of(d, i, from, to)] =
        opened + weight_between(&d->s, from, to) + weight_seam(&d->s, seam);
    seam.is_row = false;
    d->same[seam_of(d, i, from, to)] =
        to > from ? opened + weight_skipped(&d->s, (int) from, (int) to) +
                        weight_seam(&d->s, seam)
                  : NEVER;
}

static void
weigh(struct parser *d)
{
    for (size_t c = 0; c < d->columns; c++)
        d->end[c] = weight_skipped(&d->s, (int) c, (int) d->columns);
    for (size_t i = 0; i < d->n; i++) {
        choose_columns(d, i);
        if (i > 0)
            FOR_MAY(d, i - 1, from)
                FOR_MAY(d, i, to)
                    weigh_seam(d, i, from, to);
    }
}

static void
weigh_widths(struct parser *d, size_t c)
{
    int width = d->width[c];
    for (size_t i = 0; i < d->n; i++) {
        size_t k = cell_of(d, i, c);
        d->fits[k] = weight_fits(&d->s, i, width);
        d->wrapped[k] = d->closed[k] = i ? 0 : NEVER;
        if (i > 0) {
            d->wrapped[k] = d->go_on[k] + weight_wrapped(&d->s, i, width);
            d->closed[k] = weight_closed(&d->s, i, width);
        }
    }
}

/* ------------------------------------------------------------ best paths */

/* The layer that a cell opens in. */
static enum layer
opened_layer(const struct parser *d, size_t i, size_t from, enum layer before)
{
    enum column_role role = d->s.columns->role[from];
    bool centred = role != COLUMN_LEVEL1 && role != COLUMN_LEVEL2 &&
                   role != COLUMN_LEVEL3;
    return before != LAYER_MORE && centred && d->s.p[i].starts_line ? LAYER_LATE
                                                                    : LAYER_ONE;
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
    size_t k = seam_of(d, h.i, h.from, h.to);
    int closed = d->closed[cell_of(d, h.i, h.from)] -
                 (h.before == LAYER_LATE ? d->late : 0);
    h.is_row = d->row[k] > d->same[k];
    h.worth = closed + MAX(d->row[k], d->same[k]);
    h.after = h.is_row ? LAYER_ONE : opened_layer(d, h.i, h.from, h.before);
    return h;
}

static void
arrive(struct parser *d, const struct hop *h, int value)
{
    size_t k = cell_of(d, h->i, h->to);
    value += h->worth + d->fits[k];
    if (value > d->best[h->after][k]) {
        d->best[h->after][k] = value;
        d->from[h->after][k] = (int) (h->from * LAYERS) + (int) h->before;
    }
}

/* Every step at piece `i`, from the states that do not lag hopelessly. */
static void
step(struct parser *d, size_t i)
{
    int beam = d->s.flat ? 300 : 120, most = INT_MIN;
    FOR_MAY(d, i - 1, c)
        for (int k = 0; k < LAYERS; k++)
            most = MAX(most, d->best[k][cell_of(d, i - 1, c)]);
    FOR_MAY(d, i - 1, from)
        for (int k = 0; k < LAYERS; k++) {
            int value = d->best[k][cell_of(d, i - 1, from)];
            struct hop h = { .i = i, .from = from, .to = from,
                             .before = (enum layer) k, .after = LAYER_MORE,
                             .worth = d->wrapped[cell_of(d, i, from)] };
            if (value < most - beam)
                continue;
            arrive(d, &h, value);
            FOR_MAY(d, i, to) {
                h.to = to;
                struct hop opened = open_cell(d, h);
                arrive(d, &opened, value);
            }
        }
}

/* Fill `best` and `from`; the value of the best whole path. */
static int
forward(struct parser *d)
{
    for (int k = 0; k < LAYERS; k++)
        for (size_t c = 0; c < cell_of(d, d->n, 0); c++) {
            d->best[k][c] = NEVER * 10;
            d->from[k][c] = -1;
        }
    FOR_MAY(d, 0, c)
        d->best[LAYER_ONE][c] = d->start[c] + d->fits[c] +
                                weight_skipped(&d->s, -1, (int) c);
    for (size_t i = 1; i < d->n; i++)
        step(d, i);
    int most = INT_MIN;
    FOR_MAY(d, d->n - 1, c)
        for (int k = 0; k < LAYERS; k++)
            most = MAX(most, d->end[c] +
                                 d->best[k][cell_of(d, d->n - 1, c)]);
    return most;
}

/* The best that can follow piece i − 1 in a layer of a column. */
static int
best_rest(const struct parser *d, size_t i, size_t from, enum layer before)
{
    size_t k = cell_of(d, i, from);
    int best = MAX(NEVER * 10,
                   d->wrapped[k] + d->fits[k] + d->rest[LAYER_MORE][k]);
    FOR_MAY(d, i, to) {
        struct hop h = { .i = i, .from = from, .to = to, .before = before };
        h = open_cell(d, h);
        size_t there = cell_of(d, i, to);
        best = MAX(best, h.worth + d->fits[there] + d->rest[h.after][there]);
    }
    return best;
}

/* Fill `rest`: the best that can still follow each piece in each column. */
static void
backward(struct parser *d)
{
    for (int k = 0; k < LAYERS; k++) {
        for (size_t c = 0; c < cell_of(d, d->n, 0); c++)
            d->rest[k][c] = NEVER * 10;
        for (size_t c = 0; c < d->columns; c++)
            d->rest[k][cell_of(d, d->n - 1, c)] = d->end[c];
    }
    for (size_t i = d->n - 1; i > 0 && d->s.flat; i--)
        FOR_MAY(d, i - 1, from)
            for (int k = 0; k < LAYERS; k++)
                d->rest[k][cell_of(d, i - 1, from)] =
                    best_rest(d, i, from, (enum layer) k);
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
    return forward(d);
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
            enum column_role role = d->s.columns->role[c];
            if (role == COLUMN_LEVEL3 || role == COLUMN_VALUE ||
                role == COLUMN_ACTUAL || role >= COLUMN_REASON ||
                role <= COLUMN_NOTE)
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
    size_t k = cell_of(d, i, s.column);
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
           struct label *out)
{
    for (size_t c = 0; c < d->columns; c++) {
        int margin = value_of(d, i, own) - value_of(d, i, best_layer(d, i, c));
        if (c != own.column && margin < out->margin) {
            out->margin = margin;
            out->other = c;
        }
    }
}

static void
trace(const struct parser *d, struct label *out)
{
    struct state at = last_state(d);
    for (size_t i = d->n; i-- > 0;) {
        int from = d->from[at.layer][cell_of(d, i, at.column)];
        struct state before = at;
        out[i].column = at.column;
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
        out[i].margin = INT_MAX;
        if (d->s.flat)
            find_other(d, i, at, &out[i]);
        at = before;
    }
}

/* Rows of a table that look as their header says. */
static void
mark_aligned(const struct parser *d)
{
    const struct columns *columns = d->s.columns;
    for (size_t first = 0, end; first < d->n; first = end) {
        bool fits = true;
        for (end = first; end < d->n && d->s.p[end].row == d->s.p[first].row;
             end++) {
            size_t c = 0;
            while (c < columns->n && columns->at[c] != d->s.p[end].column)
                c++;
            fits &= d->s.p[end].is_cell && c < columns->n &&
                    column_looks(columns->role[c], &d->s.p[end]);
        }
        for (size_t i = first; i < end; i++)
            d->s.m[i].aligned = fits;
    }
}

/* The best path through pieces that are read together. */
static void
read_path(struct parser *d, arena *a, struct label *out)
{
    size_t cells = d->n * d->columns;
    int **arrays[] = { &d->start, &d->go_on, &d->wrapped, &d->closed,
                       &d->fits, &d->best[0], &d->best[1], &d->best[2],
                       &d->rest[0], &d->rest[1], &d->rest[2], &d->from[0],
                       &d->from[1], &d->from[2] };
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        *arrays[i] = arena_array(a, int, cells);
    d->same = arena_array(a, int, cells * d->columns);
    d->row = arena_array(a, int, cells * d->columns);
    d->may = arena_array(a, unsigned char, cells);
    d->n_may = arena_array(a, unsigned char, d->n);
    weigh(d);
    if (d->s.flat) {
        d->late = weight_late(&d->s);
        fit_widths(d);
    } else {
        for (size_t c = 0; c < d->columns; c++)
            weigh_widths(d, c);
    }
    forward(d);
    backward(d);
    trace(d, out);
}

/* Rows of cells are read one by one, lines of one cell together with those
 * that follow them. */
static size_t
end_of_part(const struct piece *p, size_t first, size_t end)
{
    size_t i = first + 1;
    while (i < end && p[i].is_cell == p[first].is_cell &&
           (!p[first].is_cell || p[i].row == p[first].row))
        i++;
    return i;
}

struct label *
labels_read(struct recognizing *r, const struct pieces *p, struct span span,
            const struct columns *columns, bool flat)
{
    size_t n = span.end - span.first;
    struct label *out = arena_array(r->memory, struct label, n + 1);
    const struct piece *all = p->all + span.first;
    arena *scratch = arena_new();
    struct marks *m = arena_array(scratch, struct marks, n + 1);
    const int *skipped = weights_of_skipping(scratch, columns);
    bool words = columns->of[COLUMN_ACTUAL] || flat;
    for (size_t i = 0; i < n; i++)
        m[i] = marks_of(&all[i], words);
    if (words)
        marks_of_seams(p, all, m, n);
    for (size_t first = 0, end; first < n; first = end) {
        end = end_of_part(all, first, n);
        struct parser d = { .n = end - first, .columns = columns->n };
        d.s = (struct scoring){ all + first, m + first, end - first, columns,
                                skipped, flat && !all[first].is_cell };
        mark_aligned(&d);
        arena *one = arena_new();
        read_path(&d, one, out + first);
        arena_free(one);
    }
    arena_free(scratch);
    return out;
}
