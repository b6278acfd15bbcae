/* The money of a form: its rows by source, its columns by header and, where
 * blank cells were dropped, by what the figures say of each other. */
#include "recognize/indicators/form.h"

#include "base/unicode.h"
#include "budget/decimal.h"
#include "recognize/titles.h"
#include "vocabulary/words.h"

#include <string.h>

enum fund_column {
    FUND_INITIAL,
    FUND_FULL_YEAR,
    FUND_EXECUTED,
    FUND_WEIGHT,
    FUND_RATE,
    FUND_SCORE,
    FUND_COLUMNS
};

static const char *const FIELDS[FUND_COLUMNS] = {
    "initial", "full-year", "executed", "weight", "rate", "score"
};

/* The column that a word of the header names; FUND_COLUMNS for none. */
static enum fund_column
column_of_word(const char *folded)
{
    const char *field = word_field(WORDS_FUND_COLUMN, folded);
    size_t c = 0;
    while (field && c < FUND_COLUMNS && strcmp(FIELDS[c], field) != 0)
        c++;
    return field ? (enum fund_column) c : FUND_COLUMNS;
}

struct layout {
    size_t n;
    enum fund_column order[FUND_COLUMNS];
    int cell[FUND_COLUMNS]; /* in a table: where the column stands; else 0 */
    enum money_unit unit;
};

/* ---------------------------------------------------------------- header */

static bool
is_value(const struct piece *p)
{
    return decimal_is_blank(p->text) || g_ascii_isdigit(*p->folded) ||
           ((*p->folded == '-' || *p->folded == '.') && p->folded[1]);
}

static bool
has_column(const struct layout *l, enum fund_column column)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->order[i] == column)
            return true;
    return false;
}

static void
name_column(struct layout *l, enum fund_column column, int cell)
{
    if (l->n == FUND_COLUMNS || has_column(l, column))
        return;
    l->cell[l->n] = cell;
    l->order[l->n++] = column;
}

/* In a table every cell of the header's row is a column: one whose word is not
 * known is what the forms have between those beside it. */
static bool
read_cells(const struct form *f, struct layout *l, struct span header)
{
    const struct piece *all = f->pieces.all;
    size_t known = 0, first = header.end;
    for (size_t i = header.first; i < header.end; i++)
        if (all[i].is_cell && column_of_word(all[i].folded) < FUND_COLUMNS) {
            known++;
            first = MIN(first, i);
        }
    if (known < 3)
        return false;
    while (first > header.first && all[first - 1].row == all[first].row &&
           all[first - 1].column > 2 &&
           !word_find(WORDS_FUND_CAPTION, all[first - 1].folded))
        first--;
    for (size_t i = first; i < header.end && all[i].row == all[first].row;
         i++) {
        enum fund_column c = column_of_word(all[i].folded);
        enum fund_column next = i + 1 < header.end
                                    ? column_of_word(all[i + 1].folded)
                                    : FUND_COLUMNS;
        if (c == FUND_COLUMNS) {
            c = l->n ? (enum fund_column) (l->order[l->n - 1] + 1)
                     : FUND_INITIAL;
            if (c >= FUND_COLUMNS || has_column(l, c) || c == next)
                c = FUND_COLUMNS;
            struct finding *found = doubt_at(
                f->r, DOUBT_COLUMN, piece_place(f->r, f->section, &all[i]),
                all[i].text,
                c < FUND_COLUMNS ? word_of(WORDS_FUND_COLUMN, FIELDS[c])
                                 : "–");
            found->printed = all[i].text;
        }
        if (c < FUND_COLUMNS)
            name_column(l, c, all[i].column);
    }
    return true;
}

/* Columns in the order in which the joined header names them. */
static void
read_header(const struct form *f, struct layout *l, struct span header)
{
    GString *s = g_string_new(NULL);
    for (size_t i = header.first; i < header.end; i++)
        g_string_append(s, f->pieces.all[i].folded);
    unit_read(f->r->memory, s->str, &l->unit);
    bool cells = read_cells(f, l, header);
    for (const char *at = s->str; *at && !cells;) {
        size_t n = word_begins(WORDS_FUND_COLUMN, at);
        if (n)
            name_column(l, column_of_word(arena_strndup(f->r->memory, at, n)),
                        0);
        at = n ? at + n : g_utf8_next_char(at);
    }
    g_string_free(s, TRUE);
    size_t least = l->n ? 3 : FUND_COLUMNS; /* no header: the usual columns */
    for (int c = 0; c < FUND_COLUMNS && l->n < least; c++)
        name_column(l, (enum fund_column) c, 0);
}

static size_t
header_end_of(const struct pieces *p, struct span span)
{
    size_t i = span.first;
    while (i < span.end && !word_find(WORDS_FUND_SOURCE, p->all[i].folded) &&
           !is_value(&p->all[i]))
        i++;
    return i;
}

/* ------------------------------------------------------------------ rows */

enum { VALUES = 8 };

struct fund_row {
    struct span label;
    size_t n;
    size_t value[VALUES]; /* pieces */
};

/* Cut the rows: a label, then values up to the next label. */
static size_t
cut_rows(const struct pieces *p, struct span span,
         struct fund_row *rows, size_t most)
{
    size_t n = 0;
    char *label = NULL;
    for (size_t i = span.first; i < span.end; i++) {
        const struct piece *piece = &p->all[i];
        if (word_find(WORDS_FUND_CAPTION, piece->folded))
            continue;
        if (is_value(piece)) {
            if (n > 0 && rows[n - 1].n < VALUES)
                rows[n - 1].value[rows[n - 1].n++] = i;
            continue;
        }
        bool goes_on = n > 0 && rows[n - 1].n == 0 &&
                       rows[n - 1].label.end == i &&
                       !word_find(WORDS_FUND_SOURCE_END, label);
        if (!goes_on && n == most)
            break;
        if (goes_on) {
            rows[n - 1].label.end = i + 1;
            char *longer = g_strconcat(label, piece->folded, NULL);
            g_free(label);
            label = longer;
        } else {
            rows[n++] = (struct fund_row) { .label = { i, i + 1 } };
            g_free(label);
            label = g_strdup(piece->folded);
        }
    }
    g_free(label);
    return n;
}

/* --------------------------------------------------------- values, columns */

/* A choice of columns for a row's values, in order. */
struct choice {
    size_t column[VALUES]; /* index into the layout, ascending */
    int worth;
};

static int
shape_worth(const struct piece *p, enum fund_column column)
{
    bool percent = strchr(p->folded, '%') != NULL;
    bool amount = column <= FUND_EXECUTED;
    if (decimal_is_blank(p->text))
        return 0;
    if (percent)
        return column == FUND_RATE ? 10 : -30;
    const char *point = strchr(p->folded, '.');
    size_t decimals = point ? strlen(point + 1) : 0;
    bool fine = decimals > 2 || strchr(p->folded, ',');
    struct decimal d = decimal_read(p->text);
    if (amount)
        return fine ? 8 : 2;
    if (column == FUND_RATE)
        return fine ? -10 : d.known && d.millionths > 100000000 ? -10 : 0;
    return fine || !d.known || d.millionths > 100000000 ? -10 : 2;
}

static int
cell_worth(const struct piece *p, int cell)
{
    return cell == 0 || !p->is_cell ? 0 : p->column == cell ? 15 : -8;
}

static struct decimal
chosen(const struct pieces *p, const struct fund_row *row,
       const struct layout *l, const struct choice *c, enum fund_column column)
{
    for (size_t i = 0; i < row->n; i++)
        if (l->order[c->column[i]] == column)
            return decimal_read(p->all[row->value[i]].text);
    return (struct decimal) { 0 };
}

static bool
near(struct decimal a, struct decimal b, int64_t within)
{
    return a.known && b.known && ABS(a.millionths - b.millionths) <= within;
}

/* The figures of a row agree: rate = executed ÷ full-year, score = weight ×
 * rate. */
static int
agreement(const struct pieces *p, const struct fund_row *row,
          const struct layout *l, const struct choice *c)
{
    struct decimal v[FUND_COLUMNS];
    for (int k = 0; k < FUND_COLUMNS; k++)
        v[k] = chosen(p, row, l, c, (enum fund_column) k);
    struct decimal rate = decimal_ratio(v[FUND_EXECUTED], v[FUND_FULL_YEAR]);
    int sum = 0;
    if (near(rate, v[FUND_RATE], 1000))
        sum += 12;
    if (near(decimal_times(rate, v[FUND_WEIGHT]), v[FUND_SCORE], 20000))
        sum += 6;
    if (v[FUND_EXECUTED].known && v[FUND_FULL_YEAR].known &&
        v[FUND_EXECUTED].millionths > v[FUND_FULL_YEAR].millionths)
        sum -= 6;
    return sum;
}

static int
choice_worth(const struct pieces *p, const struct fund_row *row,
             const struct layout *l, const struct choice *c)
{
    int sum = 0;
    for (size_t i = 0; i < row->n; i++) {
        const struct piece *piece = &p->all[row->value[i]];
        size_t k = c->column[i];
        sum += shape_worth(piece, l->order[k]) + cell_worth(piece, l->cell[k]);
        sum -= k != i; /* the first columns, all else being equal */
    }
    return sum + agreement(p, row, l, c);
}

/* The next ascending choice of `k` out of `n`; false after the last. */
static bool
next_choice(size_t *column, size_t k, size_t n)
{
    for (size_t i = k; i-- > 0;) {
        if (column[i] + (k - i) >= n)
            continue;
        column[i]++;
        for (size_t j = i + 1; j < k; j++)
            column[j] = column[j - 1] + 1;
        return true;
    }
    return false;
}

/* Each value stands in the cell of a column. */
static bool
stands_in_columns(const struct pieces *p, const struct fund_row *row,
                  const struct layout *l, struct choice *c)
{
    for (size_t i = 0; i < row->n; i++) {
        const struct piece *piece = &p->all[row->value[i]];
        size_t k = 0;
        while (k < l->n && l->cell[k] != piece->column)
            k++;
        if (!piece->is_cell || k == l->n ||
            shape_worth(piece, l->order[k]) <= -10)
            return false;
        c->column[i] = k;
    }
    return true;
}

/* The best columns for a row's values; `*doubt` when another choice is as
 * good. */
static struct choice
best_choice(const struct pieces *p, const struct fund_row *row,
            const struct layout *l, bool *doubt)
{
    struct choice c = { 0 }, best = { .worth = INT_MIN };
    for (size_t i = 0; i < row->n; i++)
        c.column[i] = i;
    *doubt = false;
    if (stands_in_columns(p, row, l, &c))
        return c;
    do {
        c.worth = choice_worth(p, row, l, &c);
        if (c.worth == best.worth)
            *doubt = true;
        if (c.worth > best.worth) {
            best = c;
            *doubt = false;
        }
    } while (next_choice(c.column, row->n, l->n));
    return best;
}

/* ------------------------------------------------------------------ lines */

static void
put_amount(const struct form *f, struct figure *out, const struct piece *p)
{
    *out = figure_read(p->text, out->unit, piece_place(f->r, f->section, p));
}

static void
put_value(const struct form *f, struct fund_line *line, const struct piece *p,
          enum fund_column column)
{
    switch (column) {
    case FUND_INITIAL: put_amount(f, &line->initial, p); break;
    case FUND_FULL_YEAR: put_amount(f, &line->full_year, p); break;
    case FUND_EXECUTED: put_amount(f, &line->executed, p); break;
    case FUND_WEIGHT: line->weight = decimal_read(p->text); break;
    case FUND_RATE: line->rate = decimal_read(p->text); break;
    case FUND_SCORE: line->score = decimal_read(p->text); break;
    case FUND_COLUMNS: break;
    }
}

/* A rate printed without its sign ("53.02") is in percent. */
static void
settle_rate(struct fund_line *line)
{
    struct decimal *rate = &line->rate;
    if (rate->known && rate->text && !strchr(rate->text, '%') &&
        !strstr(rate->text, "％") && rate->millionths > 2 * DECIMAL_ONE)
        rate->millionths = money_divide_rounded(rate->millionths, 100);
}

static struct fund_line
make_line(const struct form *f, const struct fund_row *row,
          const struct layout *l)
{
    const struct pieces *p = &f->pieces;
    struct fund_row used = *row;
    used.n = MIN(used.n, l->n);
    const struct piece *first = &p->all[row->label.first];
    struct figure blank = figure_read(NULL, l->unit,
                                      piece_place(f->r, f->section, first));
    arena *a = f->r->memory;
    struct fund_line line = { .source = pieces_text(a, p, row->label),
                              .initial = blank, .full_year = blank,
                              .executed = blank, .line = first->line };
    bool doubt;
    struct choice c = best_choice(p, &used, l, &doubt);
    for (size_t i = 0; i < used.n; i++)
        put_value(f, &line, &p->all[used.value[i]], l->order[c.column[i]]);
    settle_rate(&line);
    if (doubt)
        form_doubt(f, DOUBT_FUNDS, line.source, first);
    return line;
}

void
form_funds(const struct form *f, struct evaluation *e)
{
    enum { ROWS = 24 };
    struct fund_row rows[ROWS];
    struct layout l = { .unit = f->section->unit };
    struct span header = { f->funds.first, header_end_of(&f->pieces,
                                                         f->funds) };
    read_header(f, &l, header);
    struct span body = { header.end, f->funds.end };
    size_t n = cut_rows(&f->pieces, body, rows, ROWS);
    e->funds = arena_array(f->r->memory, struct fund_line, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct piece *label = &f->pieces.all[rows[i].label.first];
        if (rows[i].n || !label->is_cell ||
            word_find(WORDS_FUND_SOURCE, label->folded))
            e->funds[e->n_funds++] = make_line(f, &rows[i], &l);
    }
}
