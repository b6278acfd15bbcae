/* Tables of amounts: header → columns, lines → rows, cells → columns, and what
 * each row is about. */
#include "recognize/tables/amounts.h"

#include "base/unicode.h"
#include "budget/classify.h"
#include "recognize/damage.h"
#include "recognize/lines.h"
#include "recognize/tables/layout.h"
#include "vocabulary/phrases.h"

#include <string.h>

enum { MOST_BLOCKS = 6 };

/* -------------------------------------------------- columns by contents */

/* Where cells are known they stand as printed. */
static void
place_row(const struct header *h, const struct body_row *row, int *columns)
{
    if (!h->exact)
        align_row(h, row, columns);
    for (size_t i = 0; h->exact && i < row->n; i++)
        columns[i] = row->cells[i].at < h->n ? (int) row->cells[i].at
                                             : NO_COLUMN;
}

/* Which classification the codes below a column belong to most. */
static enum code_shape
codes_below(const struct header *h, const struct body *b, size_t column)
{
    enum { ENOUGH = 200 };
    size_t votes[CODE_OTHER + 1] = { 0 };
    int columns[256];
    for (guint i = 0; i < b->rows->len && i < ENOUGH; i++) {
        struct body_row *row = &g_array_index(b->rows, struct body_row, i);
        if (row->n > G_N_ELEMENTS(columns))
            continue;
        place_row(h, row, columns);
        for (size_t k = 0; k < row->n; k++)
            if (columns[k] == (int) column)
                votes[row->cells[k].shape]++;
    }
    enum code_shape best = CODE_FUNCTION;
    for (int s = CODE_FUNCTION; s <= CODE_DEPARTMENT; s++)
        if (votes[s] > votes[best])
            best = (enum code_shape) s;
    return votes[best] ? best : CODE_NONE;
}

/* Columns headed only 科目 hold what their codes say. */
static void
correct_subjects(const struct body *b, struct header *h)
{
    static const enum column_role FIRST[] = { COLUMN_FUNCTION,
                                              COLUMN_GOVERNMENT,
                                              COLUMN_DEPARTMENT };
    for (size_t j = 0; j < h->n; j++) {
        struct column *c = &h->columns[j];
        if (c->role < COLUMN_FUNCTION || c->role > COLUMN_DEPARTMENT_NAME)
            continue;
        int part = (int) (c->role - COLUMN_FUNCTION) % 3;
        int own = (int) (c->role - COLUMN_FUNCTION) / 3;
        if (part == 2)
            continue;
        enum code_shape shape = codes_below(h, b, j);
        int right = (int) shape - (int) CODE_FUNCTION;
        if (shape == CODE_NONE || right == own)
            continue;
        c->role = FIRST[right] + (enum column_role) part;
        if (j + 1 < h->n && part == 1 &&
            h->columns[j + 1].role == FIRST[own] + 2)
            h->columns[j + 1].role = FIRST[right] + 2;
    }
}

/* A column that no rule knows: amounts if most of its cells are. */
static void
name_unknown(struct recognizing *r, const struct section *s,
             const struct body *b, struct header *h)
{
    for (size_t j = 0; j < h->n; j++) {
        size_t amounts = 0, texts = 0;
        if (h->columns[j].role != COLUMN_UNKNOWN)
            continue;
        for (guint i = 0; i < b->rows->len; i++) {
            struct body_row *row = &g_array_index(b->rows, struct body_row, i);
            for (size_t k = 0; k < row->n; k++)
                if (row->cells[k].at == j) {
                    amounts += row->cells[k].amount;
                    texts += !row->cells[k].amount;
                }
        }
        h->columns[j].role = amounts > texts ? COLUMN_AMOUNT : COLUMN_NOTE;
        if (s->kind == TABLE_UNKNOWN)
            continue;
        const struct grid_row *row = &r->grid->rows[s->header_row];
        struct place at = { row->file, s->number, row->line, 0 };
        damage_add(r->found, DAMAGE_COLUMN_UNKNOWN, at, h->columns[j].name);
    }
}

/* -------------------------------------------------------------- one row */

/* No amount misread, but something else: a percentage, a mark of numbering. */
static bool
is_no_amount(const char *text)
{
    size_t digits = strspn(text, "0123456789"), han = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        han += unicode_is_han(g_utf8_get_char(p));
    return strchr(text, '%') || han > 1 ||
           (digits && strcmp(text + digits, ".") == 0);
}

static void
fill_cell(struct recognizing *r, struct table *t,
          const struct body_row *row, size_t i, struct cell *cell,
          enum column_role role)
{
    const struct body_cell *from = &row->cells[i];
    struct place at = { row->file, t->number, from->line, from->column };
    cell->text = cell->text ? arena_printf(r->memory, "%s%s", cell->text,
                                           from->text)
                            : from->text;
    cell->at = at;
    if (!column_is_amount(role))
        return;
    cell->figure = figure_read(cell->text, t->unit, at);
    if (cell->figure.reading == MONEY_UNREADABLE) {
        struct finding *f = damage_add(r->found, DAMAGE_AMOUNT_BROKEN, at,
                                       cell->text);
        f->printed = cell->text;
        t->misfits += is_no_amount(cell->text);
    }
}

static void
report_unplaced(struct recognizing *r, struct table *t,
                const struct body_row *row, const struct body_cell *c)
{
    struct place at = { row->file, t->number, c->line, c->column };
    t->misfits += c->amount;
    if (c->amount) /* told once for the table, with all unplaced numbers */
        return;
    struct finding *f = damage_add(r->found, DAMAGE_CELL_UNPLACED, at,
                                   c->text);
    f->printed = c->text;
}

static void
fill_row(struct recognizing *r, struct table *t, const struct body_row *from,
         const int *columns, struct row *out)
{
    out->line = from->line;
    out->cells = arena_array(r->memory, struct cell, t->n_columns + 1);
    for (size_t j = 0; j < t->n_columns; j++) {
        struct place at = { from->file, t->number, from->line, 0 };
        out->cells[j].at = at;
        out->cells[j].figure = figure_read(NULL, t->unit, at);
    }
    for (size_t i = 0; i < from->n; i++) {
        if (columns[i] == NO_COLUMN)
            report_unplaced(r, t, from, &from->cells[i]);
        else
            fill_cell(r, t, from, i, &out->cells[columns[i]],
                      t->columns[columns[i]].role);
        if (from->cells[i].total || from->cells[i].subtotal)
            out->label = unicode_fold(
                r->memory, without_note_mark(r->memory,
                                             from->cells[i].text));
    }
}

/* Cells that are not where they are printed. The label of a total may stand in
 * any column. */
static bool
is_shifted(const struct body_row *row, const int *columns)
{
    for (size_t i = 0; row->tabbed && i < row->n; i++) {
        const struct body_cell *cell = &row->cells[i];
        bool label = cell->total || cell->subtotal;
        if (columns[i] != NO_COLUMN && !label &&
            columns[i] != (int) cell->at)
            return true;
    }
    return false;
}

static void
report_shifted(struct recognizing *r, const struct table *t, int first,
               int last, const char *file)
{
    struct place at = { file, t->number, first, 0 };
    damage_add(r->found, DAMAGE_ROW_SHIFTED, at,
               first == last
                   ? arena_printf(r->memory, "第%d行", first)
                   : arena_printf(r->memory, "第%d至%d行", first, last));
}

/* ------------------------------------------------------------- all rows */

struct shifting {
    int first, last; /* lines of the run of shifted rows; 0: none */
    const char *file;
};

static void
note_shift(struct recognizing *r, const struct table *t, struct shifting *run,
           const struct body_row *row, bool shifted)
{
    if (shifted) {
        run->first = run->first ? run->first : row->line;
        run->last = row->line;
        run->file = row->file;
        return;
    }
    if (run->first)
        report_shifted(r, t, run->first, run->last, run->file);
    run->first = 0;
}

static gint
by_value(gconstpointer a, gconstpointer b)
{
    return *(const int *) a - *(const int *) b;
}

/* How badly all rows fit where the header's words stand. */
static double
misfit(const struct header *h, const struct body *b)
{
    const double failing = 5;
    double cost = 0;
    for (guint i = 0; i < b->rows->len; i++) {
        struct body_row *row = &g_array_index(b->rows, struct body_row, i);
        int *columns = g_new(int, row->n + 1), judged = 0;
        cost += align_row(h, row, columns);
        cost += failing * align_failing_sums(h, row, columns, &judged);
        g_free(columns);
    }
    return cost;
}

/* Where the cells of a column mostly stand. */
static void
learn_places(struct header *h, const struct body *b)
{
    GArray *left = g_array_new(FALSE, FALSE, sizeof(int));
    GArray *right = g_array_new(FALSE, FALSE, sizeof(int));
    int **columns = g_new0(int *, b->rows->len + 1);
    for (guint i = 0; i < b->rows->len; i++) {
        struct body_row *row = &g_array_index(b->rows, struct body_row, i);
        columns[i] = g_new(int, row->n + 1);
        align_row(h, row, columns[i]);
    }
    for (size_t j = 0; j < h->n; j++) {
        g_array_set_size(left, 0);
        g_array_set_size(right, 0);
        for (guint i = 0; i < b->rows->len; i++) {
            struct body_row *row = &g_array_index(b->rows, struct body_row,
                                                  i);
            for (size_t k = 0; k < row->n && row->placed; k++)
                if (columns[i][k] == (int) j) {
                    g_array_append_val(left, row->cells[k].left);
                    g_array_append_val(right, row->cells[k].right);
                }
        }
        if (!left->len)
            continue;
        g_array_sort(left, by_value);
        g_array_sort(right, by_value);
        h->left[j] = g_array_index(left, int, left->len / 2);
        h->right[j] = g_array_index(right, int, right->len / 2);
    }
    for (guint i = 0; i < b->rows->len; i++)
        g_free(columns[i]);
    g_free(columns);
    g_array_free(left, TRUE);
    g_array_free(right, TRUE);
}

static int **
place_rows(const struct header *h, const struct body *b)
{
    int **columns = g_new0(int *, b->rows->len + 1);
    for (guint i = 0; i < b->rows->len; i++) {
        struct body_row *row = &g_array_index(b->rows, struct body_row, i);
        columns[i] = g_new(int, row->n + 1);
        place_row(h, row, columns[i]);
        if (!h->exact && !row->placed)
            align_by_sums(h, row, columns[i]);
    }
    return columns;
}

static void
report_settled(struct recognizing *r, const struct table *t,
               const GArray *lines)
{
    if (!lines->len)
        return;
    GString *text = g_string_new("第");
    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf(text, "%s%d", i ? "、" : "",
                               g_array_index(lines, int, i));
    g_string_append(text, "行");
    struct place at = { r->grid->file, t->number,
                        g_array_index(lines, int, 0), 0 };
    damage_add(r->found, DAMAGE_COLUMN_MOVED, at, text->str);
    g_string_free(text, TRUE);
}

static void
fill_rows(struct recognizing *r, struct table *t, const struct header *h,
          const struct body *b)
{
    struct shifting run = { 0 };
    struct body_row none = { 0 };
    size_t guessed = 0;
    int **columns = place_rows(h, b);
    if (!h->ruled) {
        GArray *moved = columns_by_sums(h, b, columns);
        report_settled(r, t, moved);
        g_array_free(moved, TRUE);
    }
    t->rows = arena_array(r->memory, struct row, b->rows->len + 1);
    for (guint i = 0; i < b->rows->len; i++) {
        struct body_row *row = &g_array_index(b->rows, struct body_row, i);
        fill_row(r, t, row, columns[i], &t->rows[t->n_rows++]);
        bool shifted = is_shifted(row, columns[i]);
        guessed += shifted || row->joined;
        note_shift(r, t, &run, row, shifted);
        g_free(columns[i]);
    }
    note_shift(r, t, &run, &none, false);
    t->guessed = h->lost || (!h->exact && guessed * 2 > b->rows->len);
    g_free(columns);
}

static char *
row_signature(const struct body_row *row)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < row->n; i++)
        g_string_append_printf(all, "%s|", row->cells[i].folded);
    return g_string_free(all, FALSE);
}

static bool
stands_plain(const struct body *b, const char *signature)
{
    for (guint i = 0; i < b->rows->len; i++) {
        struct body_row *row = &g_array_index(b->rows, struct body_row, i);
        if (row->from_markup)
            continue;
        char *own = row_signature(row);
        bool same = strcmp(own, signature) == 0;
        g_free(own);
        if (same)
            return true;
    }
    return false;
}

static void
report_markup(struct recognizing *r, const struct table *t, enum damage which,
              size_t n, const struct body_row *row)
{
    struct place at = { row->file, t->number, row->line, 0 };
    if (n)
        damage_add(r->found, which, at, arena_printf(r->memory, "%zu", n));
}

/* Rows of left-over markup that stand again as plain rows count once. */
static void
drop_repeated_markup(struct recognizing *r, const struct table *t,
                     struct body *b)
{
    size_t dropped = 0, used = 0;
    struct body_row first_dropped = { 0 }, first_used = { 0 };
    for (guint i = 0; i < b->rows->len;) {
        struct body_row row = g_array_index(b->rows, struct body_row, i);
        char *signature = row.from_markup ? row_signature(&row) : NULL;
        bool again = signature && stands_plain(b, signature);
        g_free(signature);
        if (row.from_markup && !again && !used++)
            first_used = row;
        if (!again) {
            i++;
            continue;
        }
        if (!dropped++)
            first_dropped = row;
        g_array_remove_index(b->rows, i);
    }
    report_markup(r, t, DAMAGE_MARKUP_REPEATED, dropped, &first_dropped);
    report_markup(r, t, DAMAGE_MARKUP_USED, used, &first_used);
}

/* --------------------------------------------------------------- driver */

static const int *
page_ends(struct recognizing *r, const struct body *b)
{
    if (!b->page_ends->len)
        return NULL;
    int *ends = arena_array(r->memory, int, b->page_ends->len + 1);
    memcpy(ends, b->page_ends->data, b->page_ends->len * sizeof(int));
    return ends;
}

/* Blocks of the same columns side by side (economic items in two or three
 * accounts), each from a column of codes on. Fills `start`, ended by the
 * width; returns how many, 1 for none. */
static size_t
find_blocks(const struct header *h, size_t start[MOST_BLOCKS + 1])
{
    const struct column *first = &h->columns[0];
    size_t n = 0, amounts = 0;
    if (!h->exact || h->n < 4 || first->role < COLUMN_FUNCTION ||
        first->role > COLUMN_DEPARTMENT_NAME)
        return 1;
    for (size_t j = 0; j <= h->n; j++) {
        bool begins = j == h->n || (h->columns[j].role == first->role &&
                                    strcmp(h->columns[j].name,
                                           first->name) == 0);
        if (begins && ((n && amounts != 1) || n > MOST_BLOCKS))
            return 1;
        if (begins) {
            start[n++] = j;
            amounts = 0;
        }
        amounts += j < h->n && column_is_amount(h->columns[j].role);
    }
    return n > 2 ? n - 1 : 1;
}

/* The column of the first block that is called as this one. */
static size_t
same_column(const struct header *h, const size_t *start, size_t j)
{
    for (size_t k = 0; k < start[1]; k++)
        if (strcmp(h->columns[k].name, h->columns[j].name) == 0)
            return k;
    return 0;
}

/* The rows of the first block, then those of the next … : as many each. */
static void
part_blocks(struct recognizing *r, struct header *h, struct body *b,
            const size_t *start, size_t blocks)
{
    guint lines = b->rows->len;
    for (size_t k = 0; k < blocks; k++)
        for (guint i = 0; i < lines; i++) {
            struct body_row row = g_array_index(b->rows, struct body_row, i);
            struct body_cell *cells = arena_array(r->memory, struct body_cell,
                                                  row.n + 1);
            size_t n = 0;
            for (size_t c = 0; c < row.n; c++) {
                size_t at = row.cells[c].at;
                if (at < start[k] || at >= start[k + 1])
                    continue;
                cells[n] = row.cells[c];
                cells[n++].at = same_column(h, start, at);
            }
            row.cells = cells;
            row.n = n;
            g_array_append_val(b->rows, row);
        }
    g_array_remove_range(b->rows, 0, lines);
    h->n = start[1];
    for (size_t j = 0; j < h->n; j++)
        if (column_is_amount(h->columns[j].role))
            h->columns[j].role = COLUMN_TOTAL;
}

static void
report_table(struct recognizing *r, const struct section *s,
             const struct header *h)
{
    const struct grid_row *row = &r->grid->rows[s->title_row];
    struct place at = { row->file, s->number, row->line, 0 };
    if (s->kind == TABLE_UNKNOWN)
        damage_add(r->found, DAMAGE_TABLE_UNKNOWN, at, s->title);
    if (h->lost)
        damage_add(r->found, DAMAGE_HEADER_LOST, at,
                   table_kind_name(s->kind));
}

/* The first amounts of a list are this year's: they are the total. */
static void
total_of_list(struct table *t)
{
    for (size_t i = 0; i < t->n_rows; i++)
        t->rows[i].role = i ? ROW_SUBTOTAL : ROW_TOTAL;
    if (t->n_rows)
        t->rows[0].label = t->rows[0].cells[0].text;
}

void
recognize_amounts(struct recognizing *r, const struct section *s,
                  struct table *out)
{
    struct header h = header_read(r, s);
    h.phase = s->phase;
    report_table(r, s, &h);
    size_t start[MOST_BLOCKS + 1] = { 0 };
    size_t blocks = find_blocks(&h, start), width = h.n;
    h.n = blocks > 1 ? start[1] : width;
    header_assign_roles(r->memory, s->kind, &h);
    h.n = width;
    struct body b = body_read(r, s, &h);
    if (blocks > 1) {
        part_blocks(r, &h, &b, start, blocks);
        out->blocks = blocks;
    }
    correct_subjects(&b, &h);
    if (h.placed) {
        struct header scaled = h;
        layout_scale(r, s, &scaled);
        if (misfit(&scaled, &b) < misfit(&h, &b))
            h = scaled;
        learn_places(&h, &b);
    }
    bool turned = table_transpose(r, s->kind, &h, &b);
    if (!turned)
        name_unknown(r, s, &b, &h);
    out->n_columns = h.n;
    out->columns = h.columns;
    out->page_ends = page_ends(r, &b);
    drop_repeated_markup(r, out, &b);
    fill_rows(r, out, &h, &b);
    body_free(&b);
    if (s->kind == TABLE_BALANCE || s->kind == TABLE_APPROPRIATION_BALANCE) {
        balance_read(r, out);
        return;
    }
    rows_read_keys(r, out);
    if (turned && s->kind != TABLE_THREE_PUBLIC)
        total_of_list(out);
    else
        totals_mark(r, out);
}
