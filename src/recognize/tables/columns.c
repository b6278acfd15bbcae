/* Which cell of a row stands in which column: by what the cells are, in order,
 * near the printed position, and by the sums within the row. */
#include "recognize/tables/body.h"

#include <math.h>
#include <string.h>

enum { MOST_CELLS = ALIGN_MOST_CELLS, MOST_COLUMNS = 64 };
static const double UNPLACED = 14, SHIFT = 0.8, CHANGE = 1.0, GAP = 0.1,
                    PLACE = 0.12;

/* ------------------------------------------------------ a whole row */

/* Where two columns would do, the one that is seldom used is not it. */
static double
seldom(enum column_role role)
{
    switch (role) {
    case COLUMN_ABROAD:
    case COLUMN_VEHICLE_PURCHASE:
    case COLUMN_BUSINESS_SPENDING:
    case COLUMN_UPWARD:
    case COLUMN_SUBSIDY:
        return 0.3;
    case COLUMN_CURRENT_FUND:
    case COLUMN_CURRENT_STATE_CAPITAL:
    case COLUMN_CURRENT_FISCAL_ACCOUNT:
    case COLUMN_CURRENT_OPERATING:
    case COLUMN_CURRENT_BUSINESS:
    case COLUMN_CURRENT_FROM_ABOVE:
    case COLUMN_CURRENT_FROM_BELOW:
    case COLUMN_CURRENT_USED:
    case COLUMN_CURRENT_OTHER:
    case COLUMN_CARRIED:
    case COLUMN_CARRIED_FUND:
    case COLUMN_CARRIED_STATE_CAPITAL:
    case COLUMN_CARRIED_FISCAL_ACCOUNT:
    case COLUMN_CARRIED_OTHER:
        return 0.15;
    default:
        return 0;
    }
}

/* How far a cell stands from where the column's stand: amounts are flush
 * right, words and codes left. */
static int
off_place(const struct header *h, const struct body_cell *c, int j)
{
    return column_is_amount(h->columns[j].role) ? c->right - h->right[j]
                                                : c->left - h->left[j];
}

/* Moving on from a cell at column `from` to the next at `to`. */
static double
step_cost(const struct header *h, const struct body_row *row, size_t i,
          int from, int to)
{
    if (h->placed && row->placed) {
        int off = off_place(h, &row->cells[i], to);
        int before = off_place(h, &row->cells[i - 1], from);
        return PLACE * MIN(ABS(off), ABS(off - before));
    }
    if (!row->tabbed)
        return GAP * (to - from - 1);
    int before = from - (int) row->cells[i - 1].at;
    int after = to - (int) row->cells[i].at;
    return before == after ? 0 : CHANGE + 0.02 * ABS(after - before);
}

static double
first_cost(const struct header *h, const struct body_row *row, size_t i,
           int to)
{
    if (h->placed && row->placed)
        return PLACE * ABS(off_place(h, &row->cells[i], to));
    int shift = to - (int) row->cells[i].at;
    if (!row->tabbed)
        return GAP * to;
    return shift ? SHIFT + 0.02 * ABS(shift) : 0;
}

struct grid_of_costs {
    double cost[MOST_CELLS][MOST_COLUMNS]; /* cell i stands in column j */
    int from[MOST_CELLS][MOST_COLUMNS];    /* cell before × columns + column;
                                              -1: none */
};

struct place_of {
    size_t cell, column;
};

static void
best_step(const struct grid_of_costs *g, const struct header *h,
          const struct body_row *row, struct place_of at, double *best,
          int *from)
{
    size_t i = at.cell, j = at.column;
    *best = first_cost(h, row, i, (int) j) + UNPLACED * (double) i;
    *from = -1;
    for (size_t back = 1; back <= 2 && back <= i; back++)
        for (size_t k = 0; k < j; k++) {
            double cost = g->cost[i - back][k] +
                          UNPLACED * (double) (back - 1) +
                          (back == 1 ? step_cost(h, row, i, (int) k, (int) j)
                                     : CHANGE);
            if (cost < *best) {
                *best = cost;
                *from = (int) ((i - back) * MOST_COLUMNS + k);
            }
        }
}

double
align_row(const struct header *h, const struct body_row *row, int *column_of)
{
    size_t n = MIN(row->n, (size_t) MOST_CELLS), width = h->n;
    struct grid_of_costs *g = g_new(struct grid_of_costs, 1);
    double best = UNPLACED * (double) row->n;
    int last = -1;
    for (size_t i = 0; i < row->n; i++)
        column_of[i] = NO_COLUMN;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < width && j < MOST_COLUMNS; j++) {
            best_step(g, h, row, (struct place_of) { i, j },
                      &g->cost[i][j], &g->from[i][j]);
            g->cost[i][j] += align_fit(h->columns[j].role, &row->cells[i]);
            if (!row->tabbed && !row->placed)
                g->cost[i][j] += seldom(h->columns[j].role);
            double whole = g->cost[i][j] + UNPLACED * (double) (row->n - 1 - i);
            if (whole < best) {
                best = whole;
                last = (int) (i * MOST_COLUMNS + j);
            }
        }
    while (last >= 0) {
        size_t i = (size_t) last / MOST_COLUMNS;
        size_t j = (size_t) last % MOST_COLUMNS;
        column_of[i] = (int) j;
        last = g->from[i][j];
    }
    g_free(g);
    return best;
}

/* --------------------------------------------------- sums within a row */

/* A whole and the roles, first to last, that its parts have. */
static const struct {
    enum column_role whole, first, last;
} SUMS[] = {
    { COLUMN_BASIC, COLUMN_PERSONNEL, COLUMN_PUBLIC_USE },
    { COLUMN_CURRENT, COLUMN_CURRENT_GENERAL, COLUMN_CURRENT_OTHER },
    { COLUMN_CARRIED, COLUMN_CARRIED_GENERAL, COLUMN_CARRIED_OTHER },
    { COLUMN_VEHICLES, COLUMN_VEHICLE_PURCHASE, COLUMN_VEHICLE_RUNNING },
    { COLUMN_VEHICLE_RUNNING, COLUMN_VEHICLE_PART, COLUMN_VEHICLE_PART },
};

/* What may make up 合计, by the columns there are: the first set of which two
 * stand, each itself or by its parts. */
static const struct {
    enum column_role part[4];
} TOTALS[] = {
    { { COLUMN_BASIC, COLUMN_PROJECT_SPENDING, COLUMN_OTHER_SPENDING } },
    { { COLUMN_CURRENT, COLUMN_CARRIED } },
    { { COLUMN_PERSONNEL, COLUMN_PUBLIC_USE } },
    { { COLUMN_ABROAD, COLUMN_RECEPTION, COLUMN_VEHICLES } },
    { { COLUMN_FISCAL, COLUMN_OTHER_MONEY } },
};

struct row_values {
    const struct header *h;
    const struct body_cell *cell[MOST_COLUMNS]; /* by column, or null */
};

static bool
add_role(const struct row_values *v, enum column_role first,
         enum column_role last, money *sum)
{
    bool any = false;
    for (size_t j = 0; j < v->h->n && j < MOST_COLUMNS; j++) {
        enum column_role role = v->h->columns[j].role;
        if (role < first || role > last)
            continue;
        any = true;
        if (v->cell[j])
            money_add(sum, v->cell[j]->value);
    }
    return any;
}

/* A part: its own column, else the sum of the columns that make it up. */
static bool
add_part(const struct row_values *v, enum column_role role, money *sum)
{
    if (add_role(v, role, role, sum))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(SUMS); i++)
        if (SUMS[i].whole == role)
            return add_role(v, SUMS[i].first, SUMS[i].last, sum);
    return false;
}

static bool
differs(const struct row_values *v, money a, money b)
{
    int64_t slack = 0, off = a.fen - b.fen;
    for (size_t j = 0; j < v->h->n && j < MOST_COLUMNS; j++)
        if (v->cell[j])
            slack += v->cell[j]->slack;
    return off > slack || off < -slack;
}

static void
judge_total(const struct row_values *v, int *failing, int *judged)
{
    money whole = { 0 };
    if (!add_role(v, COLUMN_TOTAL, COLUMN_TOTAL, &whole))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(TOTALS); i++) {
        money sum = { 0 };
        int parts = 0;
        for (size_t k = 0; k < 4 && TOTALS[i].part[k]; k++)
            parts += add_part(v, TOTALS[i].part[k], &sum);
        if (parts < 2)
            continue;
        (*judged)++;
        *failing += differs(v, whole, sum);
        return;
    }
}

static size_t
count_columns(const struct header *h, enum column_role role)
{
    size_t n = 0;
    for (size_t j = 0; j < h->n; j++)
        n += h->columns[j].role == role;
    return n;
}

/* 增减额 = 预算数 − 上年执行数. */
static void
judge_change(const struct row_values *v, int *failing, int *judged)
{
    money change = { 0 }, now = { 0 }, before = { 0 };
    if (count_columns(v->h, COLUMN_CHANGE) != 1 ||
        count_columns(v->h, COLUMN_AMOUNT) != 1 ||
        count_columns(v->h, COLUMN_TOTAL) != 1)
        return;
    add_role(v, COLUMN_CHANGE, COLUMN_CHANGE, &change);
    add_role(v, COLUMN_TOTAL, COLUMN_TOTAL, &now);
    add_role(v, COLUMN_AMOUNT, COLUMN_AMOUNT, &before);
    (*judged)++;
    *failing += !money_subtract(&now, before) || differs(v, change, now);
}

int
align_failing_sums(const struct header *h, const struct body_row *row,
                   const int *column_of, int *judged)
{
    struct row_values v = { .h = h };
    int failing = 0;
    *judged = 0;
    for (size_t i = 0; i < row->n; i++) {
        if (row->cells[i].broken)
            return 0;
        if (column_of[i] >= 0 && column_of[i] < MOST_COLUMNS)
            v.cell[column_of[i]] = &row->cells[i];
    }
    judge_total(&v, &failing, judged);
    judge_change(&v, &failing, judged);
    for (size_t i = 0; i < G_N_ELEMENTS(SUMS); i++) {
        money whole = { 0 }, sum = { 0 };
        if (!add_role(&v, SUMS[i].whole, SUMS[i].whole, &whole) ||
            !add_role(&v, SUMS[i].first, SUMS[i].last, &sum))
            continue;
        (*judged)++;
        failing += differs(&v, whole, sum);
    }
    return failing;
}

/* ------------------------------------------- trying other places */

struct trial {
    const struct header *h;
    const struct body_row *row;
    int amounts[MOST_CELLS]; /* which cells may move */
    size_t n;
    int columns[MOST_CELLS];
    bool leads; /* 合计 is the first column of amounts */
    struct places *found;
    size_t n_found, most;
    int left; /* trials */
};

static double
cost_of(const struct trial *t)
{
    double cost = 0;
    int before = -1;
    for (size_t i = 0; i < t->row->n; i++) {
        int column = t->columns[i];
        if (column < 0)
            continue;
        enum column_role role = t->h->columns[column].role;
        cost += seldom(role) + align_fit(role, &t->row->cells[i]);
        if (before >= 0)
            cost += step_cost(t->h, t->row, i, t->columns[before], column);
        before = (int) i;
    }
    return cost;
}

/* Parts are never printed without their 合计. */
static bool
has_its_total(const struct trial *t)
{
    int column = -1;
    for (size_t j = 0; j < t->h->n; j++)
        if (t->h->columns[j].role == COLUMN_TOTAL)
            column = (int) j;
    for (size_t i = 0; i < t->row->n; i++)
        if (t->columns[i] == column)
            return true;
    return column < 0;
}

/* Keep the cheapest, in order of their cost. */
static void
keep(struct trial *t, double cost)
{
    size_t i = t->n_found;
    if (i == t->most) {
        if (cost >= t->found[i - 1].cost)
            return;
        i--;
    } else {
        t->n_found++;
    }
    for (; i > 0 && t->found[i - 1].cost > cost; i--)
        t->found[i] = t->found[i - 1];
    t->found[i].cost = cost;
    memcpy(t->found[i].columns, t->columns, sizeof t->columns);
}

static bool
holds_figure(enum column_role role)
{
    return column_is_amount(role) || role == COLUMN_RATIO;
}

static void
try_places(struct trial *t, size_t k, int from)
{
    int judged = 0;
    if (t->left <= 0)
        return;
    if (k == t->n) {
        t->left--;
        if (has_its_total(t) &&
            !align_failing_sums(t->h, t->row, t->columns, &judged) && judged)
            keep(t, cost_of(t));
        return;
    }
    for (int j = from; j < (int) t->h->n; j++) {
        if (!holds_figure(t->h->columns[j].role))
            continue;
        if (k == 0 && t->leads && t->h->columns[j].role != COLUMN_TOTAL)
            return;
        t->columns[t->amounts[k]] = j;
        try_places(t, k + 1, j + 1);
    }
}

size_t
align_alternatives(const struct header *h, const struct body_row *row,
                   const int *column_of, struct places *found, size_t most)
{
    enum { MOST_TRIALS = 20000 };
    int first = -1;
    if (row->n > MOST_CELLS || h->n > MOST_COLUMNS || !most)
        return 0;
    struct trial *t = g_new0(struct trial, 1);
    *t = (struct trial) { .h = h, .row = row, .found = found, .most = most,
                          .left = MOST_TRIALS };
    for (size_t i = 0; i < row->n; i++) {
        t->columns[i] = column_of[i];
        if (column_of[i] < 0)
            continue;
        bool amount = holds_figure(h->columns[column_of[i]].role);
        if (amount && (row->cells[i].amount || row->cells[i].number))
            t->amounts[t->n++] = (int) i;
        if (!t->n)
            first = column_of[i];
    }
    for (size_t j = 0; j < h->n && !t->leads; j++)
        if (column_is_amount(h->columns[j].role)) {
            t->leads = h->columns[j].role == COLUMN_TOTAL;
            break;
        }
    if (t->n)
        try_places(t, 0, first + 1);
    size_t n = t->n_found;
    g_free(t);
    return n;
}

bool
align_by_sums(const struct header *h, const struct body_row *row,
              int *column_of)
{
    int judged = 0;
    struct places best;
    if (!align_failing_sums(h, row, column_of, &judged) || !judged ||
        !align_alternatives(h, row, column_of, &best, 1))
        return false;
    memcpy(column_of, best.columns, row->n * sizeof *column_of);
    return true;
}
