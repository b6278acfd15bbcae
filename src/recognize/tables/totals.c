/* Which rows are totals, which sum others, and which count: by their labels,
 * by codes under codes, and by sums. */
#include "recognize/tables/amounts.h"

#include "base/unicode.h"
#include "recognize/damage.h"
#include "recognize/lines.h"
#include "vocabulary/words.h"

#include <stdlib.h>
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

/* How many amount columns of a row are, and are not, the sum of the rows
 * [first, end) that count. Changes against other years are no evidence. */
struct vote {
    size_t sums, others;
};

/* What a sum of rounded amounts may be off by, in fen. */
struct rounding {
    size_t n;
    int64_t finest;
};

static void
note_rounding(struct rounding *r, const struct figure *f)
{
    int64_t step = figure_resolution(f);
    if (!figure_is_printed(f))
        return;
    r->finest = r->n ? MIN(r->finest, step) : step;
    r->n++;
}

static int64_t
rounding_error(const struct rounding *r)
{
    return r->finest > 1 ? (int64_t) r->n * (r->finest / 2) : 0;
}

static void
vote_column(const struct table *t, const struct row *row, size_t first,
            size_t end, size_t j, struct vote *vote)
{
    const struct figure *own = &row->cells[j].figure;
    struct rounding rounding = { 0 };
    money sum = { 0 };
    note_rounding(&rounding, own);
    for (size_t i = first; i < end; i++)
        if (t->rows[i].role == ROW_ITEM && &t->rows[i] != row) {
            const struct figure *f = &t->rows[i].cells[j].figure;
            note_rounding(&rounding, f);
            money_add(&sum, f->used);
        }
    if (!own->used.fen && !sum.fen)
        return;
    money off = own->used;
    bool sums = money_subtract(&off, sum) &&
                llabs(off.fen) <= rounding_error(&rounding);
    vote->sums += sums;
    vote->others += !sums;
}

static struct vote
vote_rows(const struct table *t, const struct row *row, size_t first,
          size_t end)
{
    struct vote vote = { 0 };
    for (size_t j = 0; j < t->n_columns; j++)
        if (column_is_amount(t->columns[j].role) &&
            t->columns[j].role != COLUMN_CHANGE)
            vote_column(t, row, first, end, j, &vote);
    return vote;
}

/* A row adds up the rows [first, end) that count, in every amount column. */
static bool
sums_rows(const struct table *t, const struct row *row, size_t first,
          size_t end)
{
    struct vote vote = vote_rows(t, row, first, end);
    return vote.sums && !vote.others;
}

/* ------------------------------------------------------------- totals */

static bool
is_key(const struct table *t, size_t j)
{
    return !column_is_amount(t->columns[j].role) &&
           t->columns[j].role != COLUMN_RATIO;
}

static bool
has_key(const struct table *t, const struct row *row)
{
    for (size_t j = 0; j < t->n_columns; j++)
        if (is_key(t, j) && row->cells[j].text)
            return true;
    return false;
}

static bool
has_other_key(const struct recognizing *r, const struct table *t,
              const struct row *row)
{
    for (size_t j = 0; j < t->n_columns; j++) {
        const char *text = row->cells[j].text;
        if (!is_key(t, j) || !text || t->columns[j].role == COLUMN_NOTE)
            continue;
        if (!is_total_label(unicode_fold(r->memory, text)))
            return true;
    }
    return false;
}

static int
first_cell(const struct table *t, const struct row *row)
{
    for (size_t j = 0; j < t->n_columns; j++)
        if (row->cells[j].text)
            return (int) j;
    return -1;
}

static void
mark_labelled(const struct recognizing *r, struct table *t)
{
    for (size_t i = 0; i < t->n_rows; i++) {
        struct row *row = &t->rows[i];
        if (!row->label)
            continue;
        bool part = word_find(WORDS_PART_TOTAL, row->label) != NULL;
        bool total = is_total_label(row->label) && !has_other_key(r, t, row);
        row->role = total && !part ? ROW_TOTAL : ROW_SUBTOTAL;
        if (!total && !part)
            row->label = NULL;
    }
    for (size_t i = 0; i < t->n_rows && t->blocks; i++)
        if (first_cell(t, &t->rows[i]) < 0) /* beside a longer block */
            t->rows[i].role = ROW_SUBTOTAL;
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

static bool
is_of_org(const struct row *row, const struct row *upper)
{
    return (!upper->org.code && !upper->org.name) || same_org(row, upper);
}

static size_t
end_of_subjects(const struct table *t, size_t i, int which)
{
    const char *code = t->rows[i].subject[which].code;
    size_t end = i + 1;
    while (end < t->n_rows && is_of_org(&t->rows[end], &t->rows[i]) &&
           (is_below(t->rows[end].subject[which].code, code) ||
            (!t->rows[end].subject[which].code && end > i + 1)))
        end++;
    return end;
}

/* A row whose code is above those of the rows after it, [i + 1, end): is it
 * their sum? Rows of sections (款) may count beside a local item below them;
 * their sums tell: that of the totals, which stand where they should even
 * where blanks are lost, else most of the columns, or the table's others. */
static bool
is_upper_sum(const struct table *t, size_t i, size_t end, bool usual)
{
    enum { CLASS_DIGITS = 3 };
    const struct row *row = &t->rows[i];
    if (strlen(row->subject[only_subject(row)].code) == CLASS_DIGITS ||
        !has_amount(t, row))
        return true;
    struct vote vote = { 0 }, total = { 0 };
    int column = sum_column(t);
    if (column >= 0)
        vote_column(t, row, i + 1, end, (size_t) column, &total);
    if (total.sums)
        return true;
    vote = vote_rows(t, row, i + 1, end);
    return usual ? vote.sums >= vote.others || !vote.sums
                 : vote.sums > vote.others;
}

/* 201 above 20103 above 2010301: only the last count. From below, so that a
 * sum is one of rows that count. */
static bool
mark_upper_sums(struct table *t, bool usual)
{
    enum { SECTION_DIGITS = 5 };
    bool any = false;
    for (size_t i = t->n_rows; i-- > 0;) {
        struct row *row = &t->rows[i];
        int which = only_subject(row);
        if (row->role != ROW_ITEM || which < 0)
            continue;
        size_t end = end_of_subjects(t, i, which);
        if (end == i + 1 || !is_upper_sum(t, i, end, usual))
            continue;
        row->role = ROW_SUBTOTAL;
        any |= strlen(row->subject[which].code) == SECTION_DIGITS;
    }
    return any;
}

static void
mark_hierarchy(struct table *t)
{
    if (mark_upper_sums(t, false))
        mark_upper_sums(t, true);
}

/* ------------------------------------------------------ groups by sums */

static int
count_keys(const struct table *t, const struct row *row)
{
    if (t->kind == TABLE_PROCUREMENT) /* 一、货物 | 专项 | 物品, by indent */
        return first_cell(t, row);
    int n = (row->org.code || row->org.name) +
            (row->project.code || row->project.name);
    bool coded = false;
    for (int k = 0; k < CLASS_COUNT; k++) {
        n += row->subject[k].code || row->subject[k].name;
        coded |= row->subject[k].code != NULL;
    }
    return n + coded;
}

/* What is left of a group's amounts, by column. */
struct remainder {
    money left;
    struct rounding rounding;
};

static bool
counts_in_groups(const struct table *t, size_t j)
{
    return column_is_amount(t->columns[j].role) &&
           t->columns[j].role != COLUMN_CHANGE;
}

/* Take a row out of what is left; true when nothing is left in any column. */
static bool
take_out(const struct table *t, const struct row *item, struct remainder *all)
{
    bool none = true;
    for (size_t j = 0; j < t->n_columns; j++) {
        if (!counts_in_groups(t, j))
            continue;
        if (item->role == ROW_ITEM) {
            money_subtract(&all[j].left, item->cells[j].figure.used);
            note_rounding(&all[j].rounding, &item->cells[j].figure);
        }
        none &= llabs(all[j].left.fen) <= rounding_error(&all[j].rounding);
    }
    return none;
}

/* The rows after `i`, which have more keys, begin with a run that it sums. */
static bool
sums_a_run(const struct table *t, size_t i, struct remainder *all)
{
    const struct row *row = &t->rows[i];
    int keys = count_keys(t, row), column = sum_column(t);
    for (size_t j = 0; j < t->n_columns; j++) {
        all[j] = (struct remainder){ .left = row->cells[j].figure.used };
        note_rounding(&all[j].rounding, &row->cells[j].figure);
    }
    for (size_t k = i + 1; k < t->n_rows; k++) {
        const struct row *item = &t->rows[k];
        if (item->role == ROW_TOTAL || count_keys(t, item) <= keys)
            return false;
        bool done = take_out(t, item, all);
        if (done)
            return k > i + 1 || item->role == ROW_ITEM;
        if (column >= 0 && all[column].left.fen <
                               -rounding_error(&all[column].rounding))
            return false;
    }
    return false;
}

/* A row with fewer keys than those below it, and the sum of a run of them. */
static void
mark_groups(struct table *t)
{
    struct remainder *left = g_new(struct remainder, t->n_columns + 1);
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
totals_mark(struct recognizing *r, struct table *t)
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
