/* Rows whose own sums leave a choice of columns (was a blank cell dropped, is
 * this basic or project spending?): what the subject is usually spent on, and
 * the columns' printed totals decide. */
#include "recognize/tables/body.h"

#include "vocabulary/words.h"

#include <string.h>

enum {
    MOST_COLUMNS = 64,
    MOST_ROWS = 2000, /* of a table that is still settled */
    MOST_ALTERNATIVES = 6,
    MOST_MOVES = 400
};

/* Sums of all amount columns as one number: a linear function of them, with
 * factors so odd that only equal sums have equal numbers. */
typedef uint64_t sums;

/* Another place for the amounts of one row, and what the columns' sums would
 * change by. */
struct move {
    guint row;
    struct places places;
    sums change;
    double cost;  /* how much less likely it is than the place now */
    int from, to; /* where the first amount that moves stands, and will */
};

struct settling {
    const struct header *h;
    const struct body *b;
    int **columns;
    bool *upper;   /* by row: the rows below have longer codes, and it is
                      their sum */
    int total;     /* the row of totals, or -1 */
    GArray *moves; /* of struct move */
    sums missing;  /* total − sum of the items */
};

static const struct body_row *
row_at(const struct settling *s, guint i)
{
    return &g_array_index(s->b->rows, struct body_row, i);
}

/* ------------------------------------------------- the row of totals */

static bool
has_total_cell(const struct body_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].total)
            return true;
    return false;
}

static bool
is_summed(const struct settling *s, guint row)
{
    const struct body_row *from = row_at(s, row);
    for (size_t i = 0; i < from->n; i++)
        if (from->cells[i].subtotal)
            return false;
    return !s->upper[row];
}

static int
find_total(const struct settling *s)
{
    for (guint i = s->b->rows->len; i-- > 0;)
        if (has_total_cell(row_at(s, i)))
            return (int) i;
    return -1;
}

static sums
factor(size_t column)
{
    uint64_t x = 0x9E3779B97F4A7C15u * (column + 1);
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

static sums
sums_of_row(const struct settling *s, guint i, const int *columns)
{
    const struct body_row *row = row_at(s, i);
    sums all = 0;
    for (size_t k = 0; k < row->n; k++)
        if (columns[k] >= 0 &&
            column_is_amount(s->h->columns[columns[k]].role))
            all += factor((size_t) columns[k]) *
                   (uint64_t) row->cells[k].value.fen;
    return all;
}

static void
find_missing(struct settling *s)
{
    s->missing = 0;
    for (guint i = 0; i < s->b->rows->len; i++)
        if ((int) i == s->total)
            s->missing += sums_of_row(s, i, s->columns[i]);
        else if (is_summed(s, i) && !has_total_cell(row_at(s, i)))
            s->missing -= sums_of_row(s, i, s->columns[i]);
}

/* ------------------------------------------- what subjects are spent on */

static const struct body_cell *
cell_of_shape(const struct body_row *row, enum code_shape shape)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].shape == shape)
            return &row->cells[i];
    return NULL;
}

/* Functions that are the running of an office, not projects. */
static bool
runs_office(const struct body_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].shape != CODE_GOVERNMENT &&
            row->cells[i].shape != CODE_DEPARTMENT &&
            word_find(WORDS_OFFICE, row->cells[i].folded))
            return true;
    return false;
}

/* 301 and 303 are paid to people, 302 and most others are not. */
static double
unlikely(const struct body_row *row, enum column_role role)
{
    const struct body_cell *economic = cell_of_shape(row, CODE_DEPARTMENT);
    bool people = economic && (g_str_has_prefix(economic->folded, "301") ||
                               g_str_has_prefix(economic->folded, "303"));
    bool goods = economic && g_str_has_prefix(economic->folded, "302");
    switch (role) {
    case COLUMN_PERSONNEL:
        return economic ? !people : 0.4;
    case COLUMN_PUBLIC_USE:
        return people ? 1 : 0.2;
    case COLUMN_BASIC:
        if (people || runs_office(row))
            return 0;
        return economic && goods ? 0.6 : 1;
    case COLUMN_PROJECT_SPENDING:
        return people || runs_office(row) ? 1 : 0.4;
    default:
        return 0;
    }
}

static double
unlikely_places(const struct settling *s, guint i, const int *columns)
{
    const struct body_row *row = row_at(s, i);
    double sum = 0;
    for (size_t k = 0; k < row->n; k++)
        if (columns[k] >= 0)
            sum += unlikely(row, s->h->columns[columns[k]].role);
    return sum;
}

/* ------------------------------------------------------------- moves */

static void
add_move(struct settling *s, guint i, const struct places *places)
{
    struct move m = { .row = i, .places = *places, .from = -1 };
    m.change = sums_of_row(s, i, places->columns) -
               sums_of_row(s, i, s->columns[i]);
    m.cost = unlikely_places(s, i, places->columns) -
             unlikely_places(s, i, s->columns[i]);
    for (size_t k = 0; k < row_at(s, i)->n && m.from < 0; k++)
        if (places->columns[k] != s->columns[i][k]) {
            m.from = s->columns[i][k];
            m.to = places->columns[k];
        }
    if (m.from >= 0)
        g_array_append_val(s->moves, m);
}

static bool
may_move(const struct settling *s, guint i)
{
    return !has_total_cell(row_at(s, i)) && is_summed(s, i) &&
           row_at(s, i)->n <= ALIGN_MOST_CELLS;
}

static void
find_moves(struct settling *s)
{
    struct places found[MOST_ALTERNATIVES];
    g_array_set_size(s->moves, 0);
    for (guint i = 0; i < s->b->rows->len; i++) {
        if (!may_move(s, i))
            continue;
        size_t n = align_alternatives(s->h, row_at(s, i), s->columns[i],
                                      found, MOST_ALTERNATIVES);
        for (size_t k = 0; k < n && s->moves->len < MOST_MOVES; k++)
            add_move(s, i, &found[k]);
    }
}

/* The printed place is no guide where blanks are lost: take the likeliest. */
static void
place_by_subject(struct settling *s, guint i)
{
    struct places found[MOST_ALTERNATIVES];
    size_t n = align_alternatives(s->h, row_at(s, i), s->columns[i], found,
                                  MOST_ALTERNATIVES);
    double best = unlikely_places(s, i, s->columns[i]);
    const struct places *taken = NULL;
    for (size_t k = 0; k < n; k++) {
        double cost = unlikely_places(s, i, found[k].columns) +
                      0.05 * (found[k].cost - found[0].cost);
        if (cost < best) {
            best = cost;
            taken = &found[k];
        }
    }
    if (taken)
        memcpy(s->columns[i], taken->columns,
               row_at(s, i)->n * sizeof(int));
}

/* ---------------------------------------- which moves make it up */

#define move_at(s, i) (&g_array_index((s)->moves, struct move, (i)))

static void
make(struct settling *s, guint m)
{
    const struct move *move = move_at(s, m);
    memcpy(s->columns[move->row], move->places.columns,
           row_at(s, move->row)->n * sizeof(int));
}

static guint
next_row(const struct settling *s, guint m)
{
    guint next = m + 1;
    while (next < s->moves->len &&
           move_at(s, next)->row == move_at(s, m)->row)
        next++;
    return next;
}

/* One, two or three moves whose changes are just what is missing. */
static bool
few_moves(struct settling *s, sums missing, guint first, int most)
{
    for (guint m = first; m < s->moves->len; m++) {
        sums left = missing - move_at(s, m)->change;
        if (left == 0 ||
            (most > 1 && few_moves(s, left, next_row(s, m), most - 1))) {
            make(s, m);
            return true;
        }
    }
    return false;
}

static bool
is_like(const struct move *a, const struct move *b)
{
    return a->from == b->from && a->to == b->to;
}

/* Make the moves like the first one, up to `last`, one a row. */
static void
make_run(struct settling *s, guint first, guint last)
{
    guint row = (guint) -1;
    for (guint m = first; m <= last; m++)
        if (is_like(move_at(s, m), move_at(s, first)) &&
            move_at(s, m)->row != row) {
            row = move_at(s, m)->row;
            make(s, m);
        }
}

/* A page's rows all lost the same cell: a run of like moves, perhaps with one
 * more elsewhere. */
static bool
run_of_moves(struct settling *s, bool one_more)
{
    for (guint first = 0; first < s->moves->len; first++) {
        sums left = s->missing;
        guint row = (guint) -1;
        for (guint m = first; m < s->moves->len; m++) {
            const struct move *move = move_at(s, m);
            if (!is_like(move, move_at(s, first)) || move->row == row)
                continue;
            row = move->row;
            left -= move->change;
            if (left && !(one_more && few_moves(s, left, m + 1, 1)))
                continue;
            make_run(s, first, m);
            return true;
        }
    }
    return false;
}

/* Any number of moves among the least certain rows: all sums of one half of
 * them against all sums of the other. The likeliest solution is taken. */
enum { HALF = 14 };

struct half {
    sums sum;
    double cost;
    uint32_t mask;
};

static int
by_sum(const void *a, const void *b)
{
    const struct half *x = a, *y = b;
    if (x->sum != y->sum)
        return x->sum < y->sum ? -1 : 1;
    return (x->cost > y->cost) - (x->cost < y->cost);
}

static struct half *
all_sums(const struct settling *s, const guint *moves, size_t n)
{
    struct half *all = g_new0(struct half, (size_t) 1 << n);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < (size_t) 1 << i; k++) {
            struct half *with = &all[k + ((size_t) 1 << i)];
            *with = all[k];
            with->sum += move_at(s, moves[i])->change;
            with->cost += move_at(s, moves[i])->cost;
            with->mask |= (uint32_t) 1 << i;
        }
    return all;
}

static const struct half *
find_sum(const struct half *sorted, size_t n, sums wanted)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (sorted[middle].sum < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && sorted[low].sum == wanted ? &sorted[low] : NULL;
}

/* The first move of each row, those least unlikely first. */
static size_t
uncertain_moves(const struct settling *s, guint *out, size_t most)
{
    size_t n = 0;
    for (guint m = 0; m < s->moves->len; m = next_row(s, m)) {
        size_t at = n < most ? n : most;
        while (at > 0 && move_at(s, out[at - 1])->cost > move_at(s, m)->cost)
            at--;
        if (at >= most)
            continue;
        if (n < most)
            n++;
        memmove(out + at + 1, out + at, (n - 1 - at) * sizeof *out);
        out[at] = m;
    }
    return n;
}

static bool
many_moves(struct settling *s)
{
    guint moves[2 * HALF];
    size_t n = uncertain_moves(s, moves, G_N_ELEMENTS(moves));
    size_t a = n / 2, b = n - a;
    struct half *left = all_sums(s, moves, a);
    struct half *right = all_sums(s, moves + a, b);
    const struct half *best = NULL, *best_right = NULL;
    qsort(right, (size_t) 1 << b, sizeof *right, by_sum);
    for (size_t i = 0; i < (size_t) 1 << a; i++) {
        const struct half *found = find_sum(right, (size_t) 1 << b,
                                            s->missing - left[i].sum);
        if (found && (!best || left[i].cost + found->cost <
                                   best->cost + best_right->cost)) {
            best = &left[i];
            best_right = found;
        }
    }
    for (size_t i = 0; best && i < n; i++)
        if (i < a ? best->mask >> i & 1 : best_right->mask >> (i - a) & 1)
            make(s, moves[i]);
    g_free(left);
    g_free(right);
    return best != NULL;
}

/* ------------------------------------------------------------- settling */

static int **
copy_columns(const struct settling *s)
{
    int **copy = g_new0(int *, s->b->rows->len + 1);
    for (guint i = 0; i < s->b->rows->len; i++)
        copy[i] = g_memdup2(s->columns[i],
                            (row_at(s, i)->n + 1) * sizeof(int));
    return copy;
}

static bool
by_few(struct settling *s)
{
    enum { FEW = 60 };
    find_missing(s);
    if (s->missing == 0)
        return true;
    find_moves(s);
    return few_moves(s, s->missing, 0, 1) ||
           run_of_moves(s, false) ||
           few_moves(s, s->missing, 0, s->moves->len <= FEW ? 3 : 2) ||
           run_of_moves(s, true);
}

/* No blank cell is printed inside the row: some may have been dropped. */
static bool
may_lack_blanks(const struct body_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].at != i)
            return false;
    return true;
}

static bool
by_subjects(struct settling *s)
{
    for (guint i = 0; i < s->b->rows->len; i++)
        if (may_move(s, i) && may_lack_blanks(row_at(s, i)))
            place_by_subject(s, i);
    return by_few(s) || many_moves(s);
}

static sums
sums_below(const struct settling *s, guint i, guint end)
{
    sums all = 0;
    for (guint k = i + 1; k < end; k++)
        if (!s->upper[k])
            all += sums_of_row(s, k, s->columns[k]);
    return all;
}

/* Rows that sum those below them stand as these do. */
static void
place_upper(struct settling *s)
{
    struct places found[MOST_ALTERNATIVES];
    for (guint i = s->b->rows->len; i-- > 0;) {
        if (!s->upper[i] || row_at(s, i)->n > ALIGN_MOST_CELLS)
            continue;
        sums wanted = sums_below(s, i, upper_end(s->b, i));
        if (sums_of_row(s, i, s->columns[i]) == wanted)
            continue;
        size_t n = align_alternatives(s->h, row_at(s, i), s->columns[i],
                                      found, MOST_ALTERNATIVES);
        for (size_t k = 0; k < n; k++)
            if (sums_of_row(s, i, found[k].columns) == wanted) {
                memcpy(s->columns[i], found[k].columns,
                       row_at(s, i)->n * sizeof(int));
                break;
            }
    }
}

/* Lines whose cells stand elsewhere than before; the copy is freed. */
static GArray *
changed_lines(const struct settling *s, int **before)
{
    GArray *lines = g_array_new(FALSE, TRUE, sizeof(int));
    for (guint i = 0; i < s->b->rows->len; i++) {
        const struct body_row *row = row_at(s, i);
        if (memcmp(before[i], s->columns[i], row->n * sizeof(int)) != 0)
            g_array_append_val(lines, row->line);
        g_free(before[i]);
    }
    g_free(before);
    return lines;
}

static void
restore(struct settling *s, int **before)
{
    for (guint i = 0; i < s->b->rows->len; i++)
        memcpy(s->columns[i], before[i], row_at(s, i)->n * sizeof(int));
}

GArray *
columns_by_sums(const struct header *h, const struct body *b, int **columns)
{
    struct settling *s = g_new0(struct settling, 1);
    *s = (struct settling) { .h = h, .b = b, .columns = columns };
    s->moves = g_array_new(FALSE, TRUE, sizeof(struct move));
    s->total = find_total(s);
    s->upper = upper_rows(b, s->total);
    bool small = h->n <= MOST_COLUMNS && b->rows->len <= MOST_ROWS;
    for (guint i = 0; small && i < b->rows->len; i++)
        if (!row_at(s, i)->tabbed && !row_at(s, i)->placed && may_move(s, i))
            place_by_subject(s, i);
    int **before = copy_columns(s);
    if (s->total >= 0 && small && !by_few(s) &&
        !by_subjects(s))
        restore(s, before);
    if (small)
        place_upper(s);
    GArray *lines = changed_lines(s, before);
    g_array_free(s->moves, TRUE);
    g_free(s->upper);
    g_free(s);
    return lines;
}
