/* Rows whose cells stand on several lines, put together: one cell a line, a
 * cell cut in two, the rest of a row after a page's end. Lines are joined only
 * where they then fit the columns better than apart. */
#include "recognize/tables/body.h"

#include "base/unicode.h"
#include "recognize/damage.h"
#include "vocabulary/phrases.h"

#include <string.h>

struct joining {
    struct recognizing *r;
    const struct section *s;
    const struct header *h;
    struct body *body; /* the lines */
    GArray *rows;      /* the rows made of them */
};

/* What joining two cells costs: more than a poor fit, less than a cell that
 * fits nowhere. */
static const double JOIN = 3;

/* A row has no more cells than columns, and these for cells cut in pieces. */
enum { SPARE = 8, LONGEST_CELL = 600 };

static bool
is_money(const struct body_cell *c)
{
    return c->amount || c->broken;
}

static bool
has_money(const struct body_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (is_money(&row->cells[i]))
            return true;
    return false;
}

static bool
is_balance(enum table_kind kind)
{
    return kind == TABLE_BALANCE || kind == TABLE_APPROPRIATION_BALANCE;
}

/* ------------------------------------------------ cells cut in two */

static struct body_cell
joined_cell(const struct joining *j, const struct body_cell *a,
            const struct body_cell *b)
{
    const char *text = arena_printf(j->r->memory, "%s%s", a->text, b->text);
    struct body_cell c = body_cell_read(j->r->memory, text, j->s->unit);
    c.at = a->at;
    c.line = a->line;
    c.column = a->column;
    return c;
}

static struct body_row
with_joined(const struct joining *j, const struct body_row *row, size_t i)
{
    struct body_row out = *row;
    out.cells = arena_array(j->r->memory, struct body_cell, row->n);
    out.n = row->n - 1;
    for (size_t k = 0; k < out.n; k++)
        out.cells[k] = row->cells[k < i ? k : k + 1];
    out.cells[i] = joined_cell(j, &row->cells[i], &row->cells[i + 1]);
    return out;
}

static double
cost_of(const struct header *h, const struct body_row *row)
{
    int columns[256];
    if (row->n > G_N_ELEMENTS(columns))
        return 1e9;
    return align_row(h, row, columns);
}

/* Join neighbours while the row then fits its columns better. */
static struct body_row
mended(const struct joining *j, struct body_row row)
{
    double cost = cost_of(j->h, &row);
    for (bool better = true; better && row.n > 1;) {
        struct body_row best = row;
        better = false;
        for (size_t i = 0; i + 1 < row.n; i++) {
            const struct body_cell *a = &row.cells[i], *b = a + 1;
            if (is_money(a) || is_money(b) || a->line == b->line ||
                strlen(a->text) + strlen(b->text) > LONGEST_CELL)
                continue;
            struct body_row try = with_joined(j, &row, i);
            double now = cost_of(j->h, &try) + JOIN;
            if (now < cost) {
                cost = now;
                best = try;
                better = true;
            }
        }
        row = best;
    }
    return row;
}

/* ------------------------------------------------------- several lines */

static struct body_row
concatenated(const struct recognizing *r, const struct body_row *a,
             const struct body_row *b)
{
    struct body_row row = *a;
    row.n = a->n + b->n;
    row.cells = arena_array(r->memory, struct body_cell, row.n);
    memcpy(row.cells, a->cells, a->n * sizeof *a->cells);
    memcpy(row.cells + a->n, b->cells, b->n * sizeof *b->cells);
    row.tabbed = false;
    row.joined = true;
    return row;
}

/* The first column that a cell of the row would stand in by itself. */
static int
first_column(const struct header *h, const struct body_row *row)
{
    int columns[256];
    if (!row->n || row->n > G_N_ELEMENTS(columns))
        return NO_COLUMN;
    struct body_row one = *row;
    one.n = 1;
    one.tabbed = row->tabbed;
    align_row(h, &one, columns);
    return columns[0];
}

/* A row that stands for itself though it has no amount: totals, items. */
static bool
stands_alone(const struct section *s, const struct body_row *row)
{
    if (is_balance(s->kind) || s->kind == TABLE_UNKNOWN)
        return true;
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].total || row->cells[i].subtotal)
            return true;
    return has_money(row);
}

static bool
has_room(const struct header *h)
{
    for (size_t j = 0; j < h->n; j++)
        if (column_is_amount(h->columns[j].role))
            return true;
    return false;
}

/* The two lines fit as one row: in order, and no cell left over. */
static bool
fit_together(const struct joining *j, const struct body_row *a,
             const struct body_row *b, struct body_row *out)
{
    *out = mended(j, concatenated(j->r, a, b));
    double apart = cost_of(j->h, a) + cost_of(j->h, b);
    return cost_of(j->h, out) <= apart + 2;
}

/* Only amounts: the rest of the row before, if that then adds up, and did not
 * without or is not the last: a total may stand there without its label. */
static bool
completes(const struct joining *j, const struct body_row *a,
          const struct body_row *b, bool in_the_middle, struct body_row *out)
{
    const struct header *h = j->h;
    int columns[256], judged = 0;
    for (size_t i = 0; i < b->n; i++)
        if (!is_money(&b->cells[i]))
            return false;
    *out = concatenated(j->r, a, b);
    if (!b->n || out->n > G_N_ELEMENTS(columns))
        return false;
    align_row(h, a, columns);
    bool fails = align_failing_sums(h, a, columns, &judged) > 0;
    if (!fails && !in_the_middle)
        return false;
    align_row(h, out, columns);
    align_by_sums(h, out, columns);
    for (size_t i = 0; i < out->n; i++)
        if (columns[i] == NO_COLUMN)
            return false;
    return !align_failing_sums(h, out, columns, &judged) && judged;
}

/* 三、… and 三、…: forms number both sides of a line alike. */
static bool
same_ordinal(const char *a, const char *b)
{
    int x = 0, y = 0;
    return numeral_length(a, &x) && numeral_length(b, &y) && x == y &&
           x > 0;
}

/* A balance's line that ends with an item without amount, or with the left
 * total only, and the line that goes on with it. */
static bool
goes_on(const struct header *h, const struct body_row *a,
        const struct body_row *b)
{
    if (!a->n || !b->n)
        return false;
    const struct body_cell *last = &a->cells[a->n - 1];
    bool follows = !b->tabbed || b->cells[0].at == 0 ||
                   b->cells[0].at == last->at + 1;
    bool amount_first = is_money(&b->cells[0]) && follows &&
                        !is_money(last);
    bool halves = a->n <= 2 && first_column(h, a) == 0 &&
                  first_column(h, b) > 0;
    bool totals = a->cells[0].total && b->cells[0].total;
    return amount_first ||
           (halves && (totals || same_ordinal(a->cells[0].folded,
                                              b->cells[0].folded)));
}

/* --------------------------------------------- one cell a line, for a while */

/* Rows of the scattered lines [first, end): after amounts a name begins the
 * next row. */
static void
gather(const struct joining *j, size_t first, size_t end, GArray *rows)
{
    struct body *b = j->body;
    size_t i = first;
    while (i < end) {
        struct body_row row = g_array_index(b->rows, struct body_row, i);
        bool paid = has_money(&row);
        size_t taken = 1;
        for (i++; i < end; i++, taken++) {
            struct body_row *next = &g_array_index(b->rows, struct body_row,
                                                   i);
            if ((paid && !has_money(next)) || row.n > j->h->n + SPARE)
                break;
            paid |= has_money(next);
            row = concatenated(j->r, &row, next);
        }
        if (taken > 1 && paid)
            row = mended(j, row);
        g_array_append_val(rows, row);
    }
}

/* Balances: an item, then its amount, if it has one. */
static void
gather_items(const struct joining *j, size_t first, size_t end, GArray *rows)
{
    const struct header *h = j->h;
    struct body *b = j->body;
    for (size_t i = first; i < end;) {
        struct body_row row = g_array_index(b->rows, struct body_row, i);
        int side = first_column(h, &row), last = side;
        for (i++; i < end; i++) {
            struct body_row *next = &g_array_index(b->rows, struct body_row,
                                                   i);
            int column = first_column(h, next);
            if ((!has_money(next) && column <= last) ||
                row.n > j->h->n + SPARE)
                break;
            last = has_money(next) ? last + 1 : column;
            row = concatenated(j->r, &row, next);
        }
        g_array_append_val(rows, row);
    }
}

/* Lines from `i` on with one cell each. */
static size_t
alone_run(const struct body *b, size_t i)
{
    size_t n = 0;
    while (i + n < b->rows->len &&
           g_array_index(b->rows, struct body_row, i + n).alone)
        n++;
    return n;
}

static void
report_joined(struct recognizing *r, const struct section *s,
              const struct body_row *row)
{
    struct place at = { row->file, s->number, row->line, 0 };
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < row->n; i++)
        g_string_append_printf(text, "%s%s", i ? " | " : "",
                               row->cells[i].text);
    damage_add(r->found, DAMAGE_ROW_JOINED, at,
               arena_strdup(r->memory, text->str));
    g_string_free(text, TRUE);
}

static void
append_row(struct joining *j, const struct body_row *row, bool is_last)
{
    struct body_row out;
    struct body_row *last =
        j->rows->len ? &g_array_index(j->rows, struct body_row,
                                      j->rows->len - 1)
                     : NULL;
    bool joined = false;
    if (last && last->from_markup == row->from_markup &&
        last->n + row->n <= j->h->n + SPARE) {
        if (is_balance(j->s->kind)) {
            joined = goes_on(j->h, last, row);
            out = concatenated(j->r, last, row);
        } else if (!stands_alone(j->s, last)) {
            joined = fit_together(j, last, row, &out);
        } else {
            joined = completes(j, last, row, !is_last && last->n > 1, &out);
        }
    }
    if (joined)
        *last = out;
    else
        g_array_append_val(j->rows, *row);
}

/* The lines [first, end) have one cell each. */
static void
append_run(struct joining *j, size_t first, size_t end)
{
    GArray *made = g_array_new(FALSE, TRUE, sizeof(struct body_row));
    if (is_balance(j->s->kind))
        gather_items(j, first, end, made);
    else
        gather(j, first, end, made);
    for (guint k = 0; k < made->len; k++)
        append_row(j, &g_array_index(made, struct body_row, k),
                   end == j->body->rows->len && k + 1 == made->len);
    g_array_free(made, TRUE);
}

void
body_merge_rows(struct recognizing *r, const struct section *s,
          const struct header *h, struct body *b)
{
    enum { LEAST_RUN = 2 };
    if (!has_room(h))
        return;
    struct joining j = { r, s, h, b,
                         g_array_new(FALSE, TRUE, sizeof(struct body_row)) };
    for (size_t i = 0; i < b->rows->len;) {
        size_t run = h->n > 1 ? alone_run(b, i) : 0;
        if (run >= LEAST_RUN) {
            append_run(&j, i, i + run);
            i += run;
            continue;
        }
        append_row(&j, &g_array_index(b->rows, struct body_row, i),
                   i + 1 == b->rows->len);
        i++;
    }
    for (guint i = 0; i < j.rows->len; i++)
        if (g_array_index(j.rows, struct body_row, i).joined)
            report_joined(r, s, &g_array_index(j.rows, struct body_row, i));
    g_array_free(b->rows, TRUE);
    b->rows = j.rows;
}

/* --------------------------------------------- names around their codes */

/* Words only, which are no total and no item of a list. */
static bool
is_piece_of_name(const struct body_row *row)
{
    const struct body_cell *c = row->cells;
    return row->n == 1 && !is_money(c) && !c->number && !c->total &&
           !c->subtotal && c->shape == CODE_NONE &&
           !ordinal_length(c->folded);
}

static bool
lacks_name(const struct body_row *row)
{
    bool code = false;
    for (size_t i = 0; i < row->n; i++) {
        const struct body_cell *c = &row->cells[i];
        bool own = !c->amount && c->shape != CODE_NONE && !c->named;
        if (!own && !is_money(c) && !c->number)
            return false;
        code |= own;
    }
    return code && has_money(row);
}

static struct body_row
with_name(struct recognizing *r, const struct section *s,
          const struct body_row *row, const char *name,
          const struct body_cell *place)
{
    struct body_row out = *row;
    size_t codes = 0;
    while (codes < row->n && !row->cells[codes].amount &&
           row->cells[codes].shape != CODE_NONE)
        codes++;
    out.n = row->n + 1;
    out.cells = arena_array(r->memory, struct body_cell, out.n);
    memcpy(out.cells, row->cells, codes * sizeof *out.cells);
    memcpy(out.cells + codes + 1, row->cells + codes,
           (row->n - codes) * sizeof *out.cells);
    out.cells[codes] = body_cell_read(r->memory, name, s->unit);
    out.cells[codes].line = place->line;
    out.cells[codes].column = place->column;
    out.cells[codes].left = place->left;
    out.cells[codes].right = place->right;
    out.joined = true;
    return out;
}

void
body_merge_names(struct recognizing *r, const struct section *s,
                 struct body *b)
{
    for (guint i = 1; i + 1 < b->rows->len; i++) {
        struct body_row *rows = (struct body_row *) (void *) b->rows->data;
        if (!lacks_name(&rows[i]) || !is_piece_of_name(&rows[i - 1]) ||
            !is_piece_of_name(&rows[i + 1]))
            continue;
        const char *name = arena_printf(r->memory, "%s%s",
                                        rows[i - 1].cells->text,
                                        rows[i + 1].cells->text);
        rows[i] = with_name(r, s, &rows[i], name, rows[i - 1].cells);
        report_joined(r, s, &rows[i]);
        g_array_remove_index(b->rows, i + 1);
        g_array_remove_index(b->rows, i - 1);
    }
}
