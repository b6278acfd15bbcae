/* Balances: two sides in one table, each a list of items with sums below. */
#include "recognize/tables/amounts.h"

#include "base/unicode.h"
#include "budget/classify.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <string.h>

/* --------------------------------------------------------------- names */

static const char *
without_ordinal(arena *memory, const char *text)
{
    const char *folded = unicode_fold(memory, text);
    size_t bytes = ordinal_length(folded);
    glong n = g_utf8_strlen(folded, (gssize) bytes);
    const char *p = text;
    for (; *p && n > 0; p = g_utf8_next_char(p))
        if (!unicode_is_space(g_utf8_get_char(p)))
            n--;
    while (*p && unicode_is_space(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return unicode_tidy(memory, p);
}

/* --------------------------------------------------------------- kinds */

static enum balance_item_kind
kind_of_name(const char *folded, bool expenditure)
{
    static const struct {
        const char *field;
        enum balance_item_kind kind;
    } KINDS[] = { { "grand-total", BALANCE_GRAND_TOTAL },
                  { "carried", BALANCE_CARRIED },
                  { "carried-part", BALANCE_CARRIED_PART },
                  { "current", BALANCE_CURRENT },
                  { "used", BALANCE_USED },
                  { "distributed", BALANCE_DISTRIBUTED },
                  { "purpose", BALANCE_PURPOSE } };
    const char *field = word_field(WORDS_BALANCE_ITEM, folded);
    for (size_t i = 0; field && i < G_N_ELEMENTS(KINDS); i++)
        if (strcmp(field, KINDS[i].field) == 0)
            return KINDS[i].kind;
    return expenditure ? BALANCE_CLASS : BALANCE_SOURCE;
}

/* ---------------------------------------------------------------- sides */

struct side {
    bool expenditure;
    enum phase phase;
    enum balance_item_kind above; /* the last item of the first depth */
    int depth_above;
    bool has_above;
};

/* An item below another one: a part of what was carried over, of this year's
 * money, or of a source that is already there as a whole. False: not an item
 * of its own. */
static bool
place_below(struct side *side, int depth, const char *folded,
            enum balance_item_kind *kind)
{
    bool plain = *kind == BALANCE_SOURCE || *kind == BALANCE_CLASS;
    if (side->has_above && side->above == BALANCE_CARRIED && !side->expenditure
        && plain && word_find(WORDS_MONEY_SOURCE, folded)) {
        *kind = BALANCE_CARRIED_PART;
        return true;
    }
    bool below = side->has_above && depth > side->depth_above && depth > 1;
    if (plain && below && (side->above == BALANCE_SOURCE ||
                           side->above == BALANCE_CLASS)) {
        *kind = BALANCE_PART;
        return !side->expenditure;
    }
    if (!below || !plain) {
        side->above = *kind;
        side->depth_above = depth ? depth : 1;
        side->has_above = true;
    }
    return true;
}

static void
add_item(struct recognizing *r, struct side *side, struct row *row,
         const struct cell *name, struct figure *figure, GArray *items)
{
    const char *folded = unicode_fold(r->memory, name->text);
    const char *bare = folded + ordinal_length(folded);
    int depth = ordinal_depth(folded);
    struct balance_item item = {
        .kind = kind_of_name(bare, side->expenditure),
        .is_expenditure = side->expenditure,
        .name = without_ordinal(r->memory, name->text),
        .figure = figure,
        .line = name->at.line ? name->at.line : row->line,
    };
    bool planned = side->phase == PHASE_BUDGET;
    if (planned && (item.kind == BALANCE_USED ||
                    item.kind == BALANCE_DISTRIBUTED))
        item.kind = word_find(WORDS_CARRIED, bare) ? BALANCE_CARRIED
                                                   : BALANCE_SOURCE;
    if (!place_below(side, depth, bare, &item.kind))
        return;
    if (item.kind == BALANCE_CLASS)
        item.code = classify_class_by_name(CLASS_FUNCTION, item.name);
    g_array_append_val(items, item);
}

/* 收入合计 is the grand total where no 总计 stands. */
static void
settle_grand_totals(GArray *items, bool expenditure)
{
    struct balance_item *last = NULL;
    for (guint i = 0; i < items->len; i++) {
        struct balance_item *item =
            &g_array_index(items, struct balance_item, i);
        if (item->is_expenditure != expenditure)
            continue;
        if (item->kind == BALANCE_GRAND_TOTAL)
            return;
        if (item->kind == BALANCE_CURRENT &&
            word_find(WORDS_GRAND_TOTAL, item->name))
            last = item;
    }
    if (last)
        last->kind = BALANCE_GRAND_TOTAL;
}

static void
mark_total(struct recognizing *r, const struct table *t, struct row *row,
           enum column_role role)
{
    const struct cell *c = row_cell(t, row, role);
    if (!c || !c->text)
        return;
    const char *folded = unicode_fold(r->memory, c->text);
    if (!word_find(WORDS_TOTAL_ROW, folded))
        return;
    row->role = ROW_TOTAL;
    if (!row->label || role == COLUMN_REVENUE_ITEM)
        row->label = folded;
}

/* The amount that belongs to a column of names: the first after it. */
static int
amount_beside(const struct table *t, size_t names)
{
    for (size_t j = names + 1; j < t->n_columns; j++) {
        enum column_role role = t->columns[j].role;
        if (role == COLUMN_EXPENDITURE_ITEM || role == COLUMN_OTHER_ITEM)
            break;
        if (column_is_amount(role) && role != COLUMN_BUDGETED &&
            role != COLUMN_ADJUSTED)
            return (int) j;
    }
    return -1;
}

static bool
has_kind(const GArray *items, enum balance_item_kind kind)
{
    for (guint i = 0; i < items->len; i++) {
        const struct balance_item *item =
            &g_array_index(items, struct balance_item, i);
        if (item->is_expenditure && item->kind == kind)
            return true;
    }
    return false;
}

/* One column of names with its amounts. A further pair says the same spending
 * once more: only the totals that no other pair has count. */
static void
read_pair(struct recognizing *r, struct table *t, size_t names,
          GArray *items)
{
    int amounts = amount_beside(t, names);
    enum column_role role = t->columns[names].role;
    struct side side = { .expenditure = role != COLUMN_REVENUE_ITEM,
                         .phase = t->phase };
    bool again = role == COLUMN_OTHER_ITEM;
    GArray *own = g_array_new(FALSE, TRUE, sizeof(struct balance_item));
    for (size_t i = 0; amounts >= 0 && i < t->n_rows; i++) {
        struct row *row = &t->rows[i];
        if (row->cells[names].text)
            add_item(r, &side, row, &row->cells[names],
                     &row->cells[amounts].figure, own);
    }
    for (guint i = 0; i < own->len; i++) {
        struct balance_item *item =
            &g_array_index(own, struct balance_item, i);
        bool more = item->kind == BALANCE_PURPOSE ||
                    (item->kind != BALANCE_CLASS &&
                     !has_kind(items, item->kind));
        if (!again || more)
            g_array_append_val(items, *item);
    }
    g_array_free(own, TRUE);
}

void
balance_read(struct recognizing *r, struct table *t)
{
    GArray *items = g_array_new(FALSE, TRUE, sizeof(struct balance_item));
    for (size_t i = 0; i < t->n_rows; i++) {
        struct row *row = &t->rows[i];
        row->label = NULL;
        mark_total(r, t, row, COLUMN_OTHER_ITEM);
        mark_total(r, t, row, COLUMN_EXPENDITURE_ITEM);
        mark_total(r, t, row, COLUMN_REVENUE_ITEM);
    }
    for (size_t j = 0; j < t->n_columns; j++)
        if (t->columns[j].role == COLUMN_REVENUE_ITEM ||
            t->columns[j].role == COLUMN_EXPENDITURE_ITEM ||
            t->columns[j].role == COLUMN_OTHER_ITEM)
            read_pair(r, t, j, items);
    settle_grand_totals(items, false);
    settle_grand_totals(items, true);
    struct budget *b = r->budget;
    struct balance *more = arena_array(r->memory, struct balance,
                                       b->n_balances + 1);
    if (b->n_balances)
        memcpy(more, b->balances, b->n_balances * sizeof *more);
    struct balance *made = &more[b->n_balances++];
    made->table = t;
    made->n_items = items->len;
    made->items = arena_memdup(r->memory, items->data,
                               items->len * sizeof(struct balance_item));
    b->balances = more;
    g_array_free(items, TRUE);
}
