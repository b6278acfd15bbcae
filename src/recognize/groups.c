/* Which rows are totals, which sum others, and which count: by their labels,
 * by codes under codes, and by sums. */
#include "recognize/amounts.h"

#include "base/unicode.h"
#include "recognize/damage.h"
#include "recognize/lines.h"

#include <string.h>

/* The column by which rows are added up: 合计, else the first amount. */
static int
sum_column(const struct table *t)
{
    int j = table_column(t, COLUMN_TOTAL);
    for (size_t k = 0; j < 0 && k < t->n_columns; k++)
        if (column_is_amount(t->columns[k].role))
            j = (int) k;
    return j;
}

static const struct figure *
sum_figure(const struct table *t, const struct row *row)
{
    int j = sum_column(t);
    return j < 0 ? NULL : &row->cells[j].figure;
}

static bool
has_amount(const struct table *t, const struct row *row)
{
    for (size_t j = 0; j < t->n_columns; j++)
        if (column_is_amount(t->columns[j].role) &&
            figure_is_printed(&row->cells[j].figure))
            return true;
    return false;
}

/* A row adds up the rows [first, end) that count, in every amount column. */
static bool
sums_rows(const struct table *t, const struct row *row, size_t first,
          size_t end)
{
    bool any = false;
    for (size_t j = 0; j < t->n_columns; j++) {
        money sum = { 0 };
        if (!column_is_amount(t->columns[j].role))
            continue;
        for (size_t i = first; i < end; i++)
            if (t->rows[i].role == ROW_ITEM && &t->rows[i] != row)
                money_add(&sum, t->rows[i].cells[j].figure.used);
        const struct figure *own = &row->cells[j].figure;
        if (own->used.fen != sum.fen)
            return false;
        any |= figure_is_printed(own);
    }
    return any;
}

/* ------------------------------------------------------------- totals */

static bool
has_key(const struct table *t, const struct row *row)
{
    for (size_t j = 0; j < t->n_columns; j++)
        if (!column_is_amount(t->columns[j].role) && row->cells[j].text)
            return true;
    return false;
}

static bool
has_other_key(const struct recognizing *r, const struct table *t,
              const struct row *row)
{
    for (size_t j = 0; j < t->n_columns; j++) {
        const char *text = row->cells[j].text;
        if (column_is_amount(t->columns[j].role) || !text ||
            t->columns[j].role == COLUMN_NOTE)
            continue;
        if (!is_total_label(unicode_fold(r->memory, text)))
            return true;
    }
    return false;
}

static void
mark_labelled(const struct recognizing *r, struct table *t)
{
    for (size_t i = 0; i < t->n_rows; i++) {
        struct row *row = &t->rows[i];
        if (!row->label)
            continue;
        bool total = is_total_label(row->label) && !has_other_key(r, t, row);
        row->role = total ? ROW_TOTAL : ROW_SUBTOTAL;
        if (!total)
            row->label = NULL;
    }
}

/* The first or last row, with nothing but amounts, that is the sum of all the
 * others: a total whose label is lost. */
static void
mark_unlabelled(struct recognizing *r, struct table *t)
{
    if (table_total(t) || t->n_rows < 2 || t->kind == TABLE_THREE_PUBLIC)
        return;
    size_t ends[] = { 0, t->n_rows - 1 };
    for (size_t k = 0; k < G_N_ELEMENTS(ends); k++) {
        struct row *row = &t->rows[ends[k]];
        const struct figure *f = sum_figure(t, row);
        if (has_key(t, row) || !f || !figure_is_printed(f))
            continue;
        bool sums = sums_rows(t, row, 0, t->n_rows);
        row->role = ROW_TOTAL;
        if (sums)
            damage_add(r->found, DAMAGE_TOTAL_UNLABELLED, f->at, f->text);
        return;
    }
}

/* --------------------------------------------------- codes under codes */

static bool
is_below(const char *code, const char *upper)
{
    return code && upper && strlen(code) > strlen(upper) &&
           g_str_has_prefix(code, upper);
}

/* Rows after `i` whose code begins with its code: where they end. */
static size_t
end_of_units(const struct table *t, size_t i)
{
    size_t end = i + 1;
    while (end < t->n_rows && is_below(t->rows[end].org.code,
                                       t->rows[i].org.code))
        end++;
    return end;
}

static bool
has_subject(const struct row *row)
{
    for (int k = 0; k < CLASS_COUNT; k++)
        if (row->subject[k].code || row->subject[k].name)
            return true;
    return false;
}

/* The department's own row is the sum of its units. */
static void
mark_departments(struct table *t)
{
    for (size_t i = 0; i < t->n_rows; i++) {
        struct row *row = &t->rows[i];
        size_t end = end_of_units(t, i);
        if (row->role != ROW_ITEM || end == i + 1 || has_subject(row) ||
            !row->org.code)
            continue;
        row->role = ROW_SUBTOTAL;
        for (size_t k = i + 1; k < end; k++)
            if (!t->rows[k].parent_org)
                t->rows[k].parent_org = row->org.code;
    }
}

static bool
same_org(const struct row *a, const struct row *b)
{
    return g_strcmp0(a->org.code, b->org.code) == 0 &&
           g_strcmp0(a->org.name, b->org.name) == 0;
}

/* Only this one classification tells the rows apart. */
static int
only_subject(const struct row *row)
{
    int found = -1;
    for (int k = 0; k < CLASS_COUNT; k++)
        if (row->subject[k].code) {
            if (found >= 0)
                return -1;
            found = k;
        }
    return found;
}

static size_t
end_of_subjects(const struct table *t, size_t i, int which)
{
    const char *code = t->rows[i].subject[which].code;
    size_t end = i + 1;
    while (end < t->n_rows && same_org(&t->rows[end], &t->rows[i]) &&
           (is_below(t->rows[end].subject[which].code, code) ||
            (!t->rows[end].subject[which].code && end > i + 1)))
        end++;
    return end;
}

/* 201 above 20103 above 2010301: only the last count. From below, so that a
 * sum is one of rows that count. Five digits with seven below may both count
 * (a local item beside its section); their sums tell. */
static void
mark_hierarchy(struct table *t)
{
    enum { CLASS_DIGITS = 3 };
    for (size_t i = t->n_rows; i-- > 0;) {
        struct row *row = &t->rows[i];
        int which = only_subject(row);
        if (row->role != ROW_ITEM || which < 0)
            continue;
        size_t end = end_of_subjects(t, i, which);
        if (end == i + 1)
            continue;
        bool upper = strlen(row->subject[which].code) == CLASS_DIGITS;
        if (upper || !has_amount(t, row) || sums_rows(t, row, i + 1, end))
            row->role = ROW_SUBTOTAL;
    }
}

/* ------------------------------------------------------ groups by sums */

static int
count_keys(const struct row *row)
{
    int n = (row->org.code || row->org.name) +
            (row->project.code || row->project.name);
    for (int k = 0; k < CLASS_COUNT; k++)
        n += row->subject[k].code || row->subject[k].name;
    return n;
}

/* Take a row out of what is left of a group's amounts; true when nothing is
 * left in any column. */
static bool
take_out(const struct table *t, const struct row *item, money *left)
{
    bool none = true;
    for (size_t j = 0; j < t->n_columns; j++) {
        if (!column_is_amount(t->columns[j].role))
            continue;
        if (item->role == ROW_ITEM)
            money_subtract(&left[j], item->cells[j].figure.used);
        none &= left[j].fen == 0;
    }
    return none;
}

/* The rows after `i`, which have more keys, begin with a run that it sums. */
static bool
sums_a_run(const struct table *t, size_t i, money *left)
{
    const struct row *row = &t->rows[i];
    int keys = count_keys(row), column = sum_column(t);
    for (size_t j = 0; j < t->n_columns; j++)
        left[j] = row->cells[j].figure.used;
    for (size_t k = i + 1; k < t->n_rows; k++) {
        const struct row *item = &t->rows[k];
        if (item->role == ROW_TOTAL || count_keys(item) <= keys)
            return false;
        bool done = take_out(t, item, left);
        if (done)
            return k > i + 1 || item->role == ROW_ITEM;
        if (column >= 0 && left[column].fen < 0)
            return false;
    }
    return false;
}

/* A row with fewer keys than those below it, and the sum of a run of them. */
static void
mark_groups(struct table *t)
{
    money *left = g_new(money, t->n_columns + 1);
    for (size_t i = t->n_rows; i-- > 0;) {
        struct row *row = &t->rows[i];
        if (row->role == ROW_ITEM && has_amount(t, row) &&
            sums_a_run(t, i, left))
            row->role = ROW_SUBTOTAL;
    }
    g_free(left);
}

/* Of several totals the one that adds up all rows is the total; smaller ones
 * before it are those of groups. */
static void
one_total(struct table *t)
{
    const struct row *largest = NULL;
    int j = sum_column(t);
    for (size_t i = 0; j >= 0 && i < t->n_rows; i++)
        if (t->rows[i].role == ROW_TOTAL &&
            (!largest ||
             money_compare(t->rows[i].cells[j].figure.used,
                           largest->cells[j].figure.used) > 0))
            largest = &t->rows[i];
    for (size_t i = 0; largest && i < t->n_rows; i++)
        if (t->rows[i].role == ROW_TOTAL && j >= 0 &&
            figure_is_printed(&t->rows[i].cells[j].figure) &&
            money_compare(t->rows[i].cells[j].figure.used,
                          largest->cells[j].figure.used) < 0)
            t->rows[i].role = ROW_SUBTOTAL;
}

void
groups_mark(struct recognizing *r, struct table *t)
{
    mark_labelled(r, t);
    if (t->kind == TABLE_THREE_PUBLIC || t->kind == TABLE_UNKNOWN)
        return;
    one_total(t);
    mark_unlabelled(r, t);
    mark_departments(t);
    mark_hierarchy(t);
    mark_groups(t);
}
