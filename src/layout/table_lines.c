/* Widths of columns by how many lines their texts take. */
#include "layout/table.h"

#include <math.h>

/* As many rows are looked at, spread over the table. */
enum { SAMPLE = 80 };
/* Room is moved by steps of so many characters at most. */
enum { STEPS = 12 };
/* A text column keeps so many characters. */
#define LEAST 5.0
/* What the end of a broken line leaves empty, in characters. */
#define RAGGED 0.4

struct sample {
    struct table_plan *plan;
    size_t n_rows, n; /* rows, text columns */
    size_t *columns;  /* which of the table's */
    double *natural;  /* of row × text column: all on one line */
};

static double
natural_width(const struct table_plan *plan, const struct report_cell *cell)
{
    double width = cell->indent * plan->type.size;
    for (size_t i = 0; !cell->blank && i < cell->text.n; i++)
        width += text_width(plan->flow->with, cell->text.spans[i].text,
                            plan->type.role, plan->type.size);
    return width;
}

static void
find_columns(struct sample *s)
{
    const struct report_table *t = s->plan->table;
    s->columns = arena_array(s->plan->flow->memory, size_t, t->n_columns);
    for (size_t k = 0; k < t->n_columns; k++)
        if (t->columns[k].align != ALIGN_POINT)
            s->columns[s->n++] = k;
}

/* Cells over several columns do not ask for the width of one. */
static void
measure_row(struct sample *s, const struct report_row *row)
{
    double *widths = &s->natural[s->n_rows * s->n];
    if (row->role == REPORT_ROW_GROUP ||
        table_cell_span(s->plan, &row->cells[0], 0) > 1)
        return;
    for (size_t i = 0; i < s->n; i++) {
        const struct report_cell *cell = &row->cells[s->columns[i]];
        if (table_cell_span(s->plan, cell, s->columns[i]) == 1)
            widths[i] = natural_width(s->plan, cell);
    }
    s->n_rows++;
}

static void
measure_sample(struct sample *s)
{
    const struct report_table *t = s->plan->table;
    size_t step = 1 + t->n_rows / SAMPLE;
    s->natural = arena_array(s->plan->flow->memory, double,
                             (t->n_head + t->n_rows / step + 1) * s->n);
    for (size_t i = 0; i < t->n_head; i++)
        measure_row(s, &t->head[i]);
    for (size_t i = 0; i < t->n_rows; i += step)
        measure_row(s, &t->rows[i]);
}

static double
lines(const struct sample *s, double natural, size_t column)
{
    double width = s->plan->columns[column].width;
    if (natural <= width)
        return 1;
    return ceil(natural / (width - RAGGED * s->plan->type.size));
}

static double
height(const struct sample *s)
{
    double sum = 0;
    for (size_t row = 0; row < s->n_rows; row++) {
        double most = 1;
        for (size_t i = 0; i < s->n; i++)
            most = MAX(most, lines(s, s->natural[row * s->n + i],
                                   s->columns[i]));
        sum += most;
    }
    return sum;
}

static bool
can_give(const struct sample *s, size_t column, double room)
{
    const struct table_column *c = &s->plan->columns[column];
    double least = MAX(c->word, MIN(c->natural, LEAST * s->plan->type.size));
    return c->width - room >= least;
}

/** From one column to another. */
struct exchange {
    size_t from, to;
    double room;
};

static void
make_exchange(struct sample *s, const struct exchange *x, double sign)
{
    s->plan->columns[x->from].width -= sign * x->room;
    s->plan->columns[x->to].width += sign * x->room;
}

static void
try_exchange(struct sample *s, const struct exchange *x, double *lowest,
             struct exchange *best)
{
    const struct table_column *to = &s->plan->columns[x->to];
    if (x->from == x->to || to->width >= to->natural ||
        !can_give(s, x->from, x->room))
        return;
    make_exchange(s, x, 1);
    double now = height(s);
    make_exchange(s, x, -1);
    if (now < *lowest) {
        *lowest = now;
        *best = *x;
    }
}

/* Makes the exchange that saves most lines; false where none saves any. */
static bool
save_lines(struct sample *s)
{
    double lowest = height(s);
    struct exchange best = { 0 };
    for (size_t i = 0; i < s->n; i++)
        for (size_t k = 0; k < s->n; k++)
            for (int step = 1; step <= STEPS; step++) {
                struct exchange x = { s->columns[i], s->columns[k],
                                      step * s->plan->type.size };
                try_exchange(s, &x, &lowest, &best);
            }
    if (best.room <= 0)
        return false;
    make_exchange(s, &best, 1);
    return true;
}

void
table_fewer_lines(struct table_plan *plan)
{
    struct sample sample = { .plan = plan };
    find_columns(&sample);
    if (sample.n < 2)
        return;
    measure_sample(&sample);
    for (size_t i = 0; i < 2 * sample.n && save_lines(&sample); i++)
        continue;
}
