/* Rows whose own sums leave a choice of columns (was a blank cell dropped, is
 * this basic or project spending?): what the subject is usually spent on, and
 * the columns' printed totals decide. */
#include "recognize/body.h"

#include <string.h>

enum { MOST_COLUMNS = 64, MOST_ALTERNATIVES = 6, MOST_MOVES = 400 };

/* Another place for the amounts of one row, and what the columns' sums would
 * change by. */
struct move {
    guint row;
    struct places places;
    int64_t change[MOST_COLUMNS];
    int from, to; /* the column that loses most, and that gains it */
};

struct settling {
    const struct header *h;
    const struct body *b;
    int **columns;
    int total;     /* the row of totals, or -1 */
    GArray *moves; /* of struct move */
    int64_t missing[MOST_COLUMNS]; /* total − sum of the items */
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
is_summed(const struct body_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].subtotal)
            return false;
    return true;
}

static int
find_total(const struct settling *s)
{
    for (guint i = s->b->rows->len; i-- > 0;)
        if (has_total_cell(row_at(s, i)))
            return (int) i;
    return -1;
}

static void
add_row(const struct settling *s, guint i, const int *columns, int64_t *sums,
        int sign)
{
    const struct body_row *row = row_at(s, i);
    for (size_t k = 0; k < row->n; k++)
        if (columns[k] >= 0 && columns[k] < MOST_COLUMNS &&
            column_is_amount(s->h->columns[columns[k]].role))
            sums[columns[k]] += sign * row->cells[k].value.fen;
}

static void
find_missing(struct settling *s)
{
    memset(s->missing, 0, sizeof s->missing);
    for (guint i = 0; i < s->b->rows->len; i++)
        if ((int) i == s->total)
            add_row(s, i, s->columns[i], s->missing, 1);
        else if (is_summed(row_at(s, i)) && !has_total_cell(row_at(s, i)))
            add_row(s, i, s->columns[i], s->missing, -1);
}

static bool
is_zero(const int64_t *sums)
{
    for (size_t j = 0; j < MOST_COLUMNS; j++)
        if (sums[j])
            return false;
    return true;
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
    static const char *const WORDS[] = { "运行", "离退休", "养老", "年金",
                                         "医疗", "公积金", "补贴", "培训",
                                         NULL };
    for (size_t i = 0; i < row->n; i++)
        for (const char *const *w = WORDS; *w; w++)
            if (row->cells[i].shape != CODE_GOVERNMENT &&
                row->cells[i].shape != CODE_DEPARTMENT &&
                strstr(row->cells[i].folded, *w))
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
        if (people)
            return 0;
        return (economic && !goods) || !runs_office(row) ? 1 : 0.3;
    case COLUMN_PROJECT_SPENDING:
        return people ? 1 : runs_office(row) ? 0.6 : 0.1;
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
    struct move m = { .row = i, .places = *places, .from = -1, .to = -1 };
    add_row(s, i, places->columns, m.change, 1);
    add_row(s, i, s->columns[i], m.change, -1);
    if (is_zero(m.change))
        return;
    for (int j = 0; j < MOST_COLUMNS; j++) {
        if (m.from < 0 && m.change[j] < 0)
            m.from = j;
        if (m.to < 0 && m.change[j] > 0)
            m.to = j;
    }
    g_array_append_val(s->moves, m);
}

static void
set_places(struct settling *s, guint i, const struct places *places)
{
    memcpy(s->columns[i], places->columns, row_at(s, i)->n * sizeof(int));
}

/* The printed place is no guide where blanks are lost: take the likeliest. */
static void
place_by_subject(struct settling *s, guint i, const struct places *found,
                 size_t n)
{
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
        set_places(s, i, taken);
}

static void
find_moves(struct settling *s)
{
    struct places found[MOST_ALTERNATIVES];
    for (guint i = 0; i < s->b->rows->len; i++) {
        const struct body_row *row = row_at(s, i);
        if (has_total_cell(row) || !is_summed(row) ||
            row->n > ALIGN_MOST_CELLS)
            continue;
        size_t n = align_alternatives(s->h, row, s->columns[i], found,
                                      MOST_ALTERNATIVES);
        if (!row->tabbed)
            place_by_subject(s, i, found, n);
        for (size_t k = 0; k < n && s->moves->len < MOST_MOVES; k++)
            add_move(s, i, &found[k]);
    }
}

/* --------------------------------------------- which moves make it up */

#define move_at(s, i) (&g_array_index((s)->moves, struct move, (i)))

static void
subtract(int64_t *from, const int64_t *change)
{
    for (size_t j = 0; j < MOST_COLUMNS; j++)
        from[j] -= change[j];
}

static void
make(struct settling *s, guint m, GArray *lines)
{
    const struct move *move = move_at(s, m);
    set_places(s, move->row, &move->places);
    int line = row_at(s, move->row)->line;
    g_array_append_val(lines, line);
}

/* One, two or three moves whose changes are just what is missing. */
static bool
few_moves(struct settling *s, const int64_t *missing, guint first, int most,
          GArray *lines)
{
    for (guint m = first; m < s->moves->len; m++) {
        int64_t left[MOST_COLUMNS];
        memcpy(left, missing, sizeof left);
        subtract(left, move_at(s, m)->change);
        bool done = is_zero(left);
        guint next = m + 1;
        while (next < s->moves->len &&
               move_at(s, next)->row == move_at(s, m)->row)
            next++;
        if (!done && most > 1)
            done = few_moves(s, left, next, most - 1, lines);
        if (done) {
            make(s, m, lines);
            return true;
        }
    }
    return false;
}

/* A page's rows all lost the same cell: a run of like moves, perhaps with one
 * more elsewhere. */
static bool
run_of_moves(struct settling *s, int more, GArray *lines)
{
    for (guint first = 0; first < s->moves->len; first++) {
        int64_t left[MOST_COLUMNS];
        const struct move *like = move_at(s, first);
        guint last_row = (guint) -1;
        memcpy(left, s->missing, sizeof left);
        for (guint m = first; m < s->moves->len; m++) {
            const struct move *move = move_at(s, m);
            if (move->from != like->from || move->to != like->to ||
                move->row == last_row)
                continue;
            last_row = move->row;
            subtract(left, move->change);
            if (!is_zero(left) &&
                !(more && few_moves(s, left, m + 1, 1, lines)))
                continue;
            last_row = (guint) -1;
            for (guint k = first; k <= m; k++)
                if (move_at(s, k)->from == like->from &&
                    move_at(s, k)->to == like->to &&
                    move_at(s, k)->row != last_row) {
                    last_row = move_at(s, k)->row;
                    make(s, k, lines);
                }
            return true;
        }
    }
    return false;
}

static int
by_number(const void *a, const void *b)
{
    const int *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

GArray *
columns_settle(const struct header *h, const struct body *b, int **columns)
{
    enum { FEW = 60 };
    GArray *lines = g_array_new(FALSE, TRUE, sizeof(int));
    struct settling *s = g_new0(struct settling, 1);
    *s = (struct settling) { .h = h, .b = b, .columns = columns };
    s->moves = g_array_new(FALSE, TRUE, sizeof(struct move));
    s->total = find_total(s);
    if (h->n <= MOST_COLUMNS) {
        find_moves(s);
        find_missing(s);
    }
    if (s->total >= 0 && !is_zero(s->missing)) {
        int most = s->moves->len <= FEW ? 3 : 2;
        if (!few_moves(s, s->missing, 0, 1, lines) &&
            !run_of_moves(s, 0, lines) &&
            !few_moves(s, s->missing, 0, most, lines))
            run_of_moves(s, 1, lines);
        g_array_sort(lines, by_number);
    }
    g_array_free(s->moves, TRUE);
    g_free(s);
    return lines;
}
