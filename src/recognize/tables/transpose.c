/* Tables that print down the side what others print across the top (三公经费
 * with one line an item, lists of sources of revenue): turned, so that every
 * table of a kind has the same columns. Cells keep their places. */
#include "recognize/tables/amounts.h"

#include "base/unicode.h"
#include "recognize/forms.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <string.h>

enum { MOST_ITEMS = 40, MOST_AMOUNTS = 8 };

/* A line of the list: a column of the turned table. */
struct item {
    const struct body_row *row;
    const struct body_cell *label;
    const struct body_cell *amounts[MOST_AMOUNTS];
    enum column_role role;
};

struct turning {
    struct recognizing *r;
    enum table_kind kind;
    const struct header *h;
    int label;                  /* the column of labels */
    int columns[MOST_AMOUNTS];  /* the columns of amounts */
    size_t n_columns;
    struct item items[MOST_ITEMS];
    size_t n_items;
};

/* ------------------------------------------------------------- the list */

static enum column_role
role_of_label(enum table_kind kind, const char *folded)
{
    for (size_t n; (n = ordinal_length(folded)) > 0;)
        folded += n;
    enum column_role role = form_item(kind, folded);
    if (role != COLUMN_UNKNOWN)
        return role;
    if (kind == TABLE_EXPENDITURE)
        return COLUMN_AMOUNT;
    role = form_role(kind, folded, "");
    bool whole = role == COLUMN_TOTAL && kind != TABLE_THREE_PUBLIC;
    return column_is_amount(role) && !whole ? role : COLUMN_AMOUNT;
}

/* One column of labels and else amounts: the shape of a list. */
static bool
is_list(struct turning *t)
{
    t->label = -1;
    for (size_t j = 0; j < t->h->n; j++) {
        enum column_role role = t->h->columns[j].role;
        if (role == COLUMN_NOTE && t->label >= 0)
            continue;
        if (column_is_amount(role) || role == COLUMN_RATIO) {
            if (t->n_columns == MOST_AMOUNTS)
                return false;
            t->columns[t->n_columns++] = (int) j;
        } else if (t->label < 0 && !t->n_columns) {
            t->label = (int) j;
        } else {
            return false;
        }
    }
    return t->label == 0 && t->n_columns > 0;
}

static void
put_amount(const struct turning *t, struct item *item,
           const struct body_cell *cell)
{
    for (size_t k = 0; k < t->n_columns; k++)
        if (t->columns[k] == (int) cell->at)
            item->amounts[k] = cell;
}

static bool
read_item(struct turning *t, const struct body_row *row)
{
    struct item item = { .row = row };
    if (t->n_items == MOST_ITEMS)
        return false;
    size_t n = 0;
    for (size_t i = 0; i < row->n; i++)
        n += row->cells[i].amount;
    for (size_t i = 0, k = 0; i < row->n; i++) {
        const struct body_cell *cell = &row->cells[i];
        bool word = !cell->amount && !cell->number && !cell->broken;
        if (!i && word)
            item.label = cell;
        else if (n == t->n_columns && cell->amount)
            item.amounts[k++] = cell;
        else
            put_amount(t, &item, cell);
    }
    if (!item.label || item.label->subtotal)
        return false;
    item.role = role_of_label(t->kind, unicode_fold(t->r->memory,
                                                    item.label->text));
    t->items[t->n_items++] = item;
    return true;
}

static bool
read_items(struct turning *t, const struct body *b)
{
    for (guint i = 0; i < b->rows->len; i++)
        if (!read_item(t, &g_array_index(b->rows, struct body_row, i)))
            return false;
    return true;
}

static size_t
count_role(const struct turning *t, enum column_role first,
           enum column_role last)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n_items; i++)
        n += t->items[i].role >= first && t->items[i].role <= last;
    return n;
}

/* The labels are those that other forms have as columns. */
static bool
names_columns(const struct turning *t)
{
    switch (t->kind) {
    case TABLE_THREE_PUBLIC:
        return count_role(t, COLUMN_ABROAD, COLUMN_VEHICLE_PART) >= 2;
    case TABLE_REVENUE:
        return count_role(t, COLUMN_CURRENT_GENERAL,
                          COLUMN_CURRENT_OTHER) >= 2;
    case TABLE_EXPENDITURE:
        return count_role(t, COLUMN_BASIC, COLUMN_BASIC) == 1 &&
               count_role(t, COLUMN_PROJECT_SPENDING,
                          COLUMN_PROJECT_SPENDING) == 1;
    default:
        return false;
    }
}

/* 其中… below a source that counts itself is not counted again. */
static void
drop_parts(struct turning *t)
{
    bool inside = false, whole = false;
    for (size_t i = 0; i < t->n_items; i++) {
        struct item *item = &t->items[i];
        const char *folded = unicode_fold(t->r->memory, item->label->text);
        bool numbered = ordinal_length(folded) > 0;
        bool below = ordinal_depth(folded) > 1;
        bool total = item->role == COLUMN_TOTAL ||
                     item->role == COLUMN_CURRENT ||
                     item->role == COLUMN_CARRIED;
        inside = !total && (below || (inside && !numbered));
        if (!inside)
            whole = item->role != COLUMN_AMOUNT && !total;
        else if (whole)
            item->role = COLUMN_AMOUNT;
    }
}

/* ------------------------------------------------------------ turned over */

static void
make_columns(const struct turning *t, struct header *h)
{
    struct column *columns = arena_array(t->r->memory, struct column,
                                         t->n_items + 2);
    bool years = t->kind == TABLE_THREE_PUBLIC;
    columns[0].role = years ? COLUMN_YEAR : COLUMN_NOTE;
    columns[0].name = word_of(WORDS_LIST_KEY, years ? "year" : "item");
    for (size_t i = 0; i < t->n_items; i++)
        columns[i + 1] = (struct column){ .role = t->items[i].role,
                                          .name = t->items[i].label->text };
    h->columns = columns;
    h->n = t->n_items + 1;
}

/* The row of one column of amounts; its key is the column's word. */
static struct body_row
make_row(const struct turning *t, size_t k)
{
    arena *a = t->r->memory;
    const struct column *column = &t->h->columns[t->columns[k]];
    struct body_row row = { .tabbed = true,
                            .cells = arena_array(a, struct body_cell,
                                                 t->n_items + 1) };
    row.line = t->items[0].row->line;
    row.file = t->items[0].row->file;
    struct body_cell key = body_cell_read(a, column->name, UNIT_WAN);
    key.total = key.subtotal = false;
    key.line = row.line;
    row.cells[row.n++] = key;
    for (size_t i = 0; i < t->n_items; i++)
        if (t->items[i].amounts[k]) {
            row.cells[row.n] = *t->items[i].amounts[k];
            row.cells[row.n++].at = i + 1;
        }
    return row;
}

bool
table_transpose(struct recognizing *r, enum table_kind kind, struct header *h,
           struct body *b)
{
    struct turning t = { .r = r, .kind = kind, .h = h };
    bool lists = kind == TABLE_THREE_PUBLIC || kind == TABLE_REVENUE ||
                 kind == TABLE_EXPENDITURE;
    if (!lists || h->lost || !b->rows->len || !is_list(&t) ||
        !read_items(&t, b) || !names_columns(&t))
        return false;
    if (kind == TABLE_REVENUE)
        drop_parts(&t);
    GArray *rows = g_array_new(FALSE, TRUE, sizeof(struct body_row));
    for (size_t k = 0; k < t.n_columns; k++) {
        struct body_row row = make_row(&t, k);
        if (h->columns[t.columns[k]].role != COLUMN_RATIO)
            g_array_append_val(rows, row);
    }
    make_columns(&t, h);
    header_assign_roles(r->memory, kind, h);
    g_array_set_size(b->rows, 0);
    g_array_append_vals(b->rows, rows->data, rows->len);
    g_array_free(rows, TRUE);
    return true;
}
