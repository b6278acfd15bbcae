/* Balances: two sides in one table, each a list of items with sums below. */
#include "recognize/amounts.h"

#include "base/unicode.h"
#include "budget/classify.h"

#include <string.h>

/* --------------------------------------------------------------- names */

size_t
ordinal_length(const char *folded)
{
    static const char *const NUMERALS[] = { "一", "二", "三", "四", "五",
                                            "六", "七", "八", "九", "十" };
    size_t n = *folded == '(';
    if (g_str_has_prefix(folded, "其中:"))
        return strlen("其中:");
    size_t start = n;
    for (bool any = true; any;) {
        any = false;
        for (size_t i = 0; i < G_N_ELEMENTS(NUMERALS) && !any; i++)
            if (g_str_has_prefix(folded + n, NUMERALS[i])) {
                n += strlen(NUMERALS[i]);
                any = true;
            }
        if (!any && g_ascii_isdigit(folded[n])) {
            n++;
            any = true;
        }
    }
    if (n == start || !folded[n] || !strchr(",.)", folded[n]))
        return 0;
    n++;
    return n + (folded[n] == ',');
}

/* How an item is numbered: 一、 1, （一） 2, 1. 3, 其中 4; 0 not at all. */
static int
depth_of(const char *folded)
{
    if (!ordinal_length(folded))
        return 0;
    if (g_str_has_prefix(folded, "其中"))
        return 4;
    return *folded == '(' ? 2 : g_ascii_isdigit(*folded) ? 3 : 1;
}

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

static const struct {
    const char *word;
    enum balance_item_kind kind;
} WORDS[] = {
    { "总计", BALANCE_GRAND_TOTAL },   { "结转", BALANCE_CARRIED },
    { "结余", BALANCE_CARRIED },       { "本年收入", BALANCE_CURRENT },
    { "本年支出", BALANCE_CURRENT },   { "收入合计", BALANCE_CURRENT },
    { "支出合计", BALANCE_CURRENT },   { "=合计", BALANCE_GRAND_TOTAL },
};

static enum balance_item_kind
kind_of_name(const char *folded, bool expenditure)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        const char *word = WORDS[i].word;
        if (*word == '=' ? strcmp(folded, word + 1) == 0
                         : strstr(folded, word) != NULL)
            return WORDS[i].kind;
    }
    return expenditure ? BALANCE_CLASS : BALANCE_SOURCE;
}

static bool
is_source_word(const char *folded)
{
    return strstr(folded, "一般公共预算") || strstr(folded, "政府性基金") ||
           strstr(folded, "国有资本") || strstr(folded, "财政拨款") ||
           strstr(folded, "财政专户") || strstr(folded, "单位资金") ||
           strstr(folded, "非财政");
}

/* ---------------------------------------------------------------- sides */

struct side {
    bool expenditure;
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
    if (side->has_above && side->above == BALANCE_CARRIED && plain &&
        !side->expenditure && is_source_word(folded)) {
        *kind = BALANCE_CARRIED_PART;
        return true;
    }
    bool below = side->has_above && depth > side->depth_above && depth > 1;
    if (plain && below && (side->above == BALANCE_SOURCE ||
                           side->above == BALANCE_CLASS))
        return false;
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
    int depth = depth_of(folded);
    struct balance_item item = {
        .kind = kind_of_name(bare, side->expenditure),
        .is_expenditure = side->expenditure,
        .name = without_ordinal(r->memory, name->text),
        .figure = figure,
        .line = name->at.line ? name->at.line : row->line,
    };
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
        if (item->kind == BALANCE_CURRENT && strstr(item->name, "合计"))
            last = item;
    }
    if (last && !strstr(last->name, "本年"))
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
    if (!g_str_has_suffix(folded, "合计") && !g_str_has_suffix(folded, "总计"))
        return;
    row->role = ROW_TOTAL;
    if (!row->label || role == COLUMN_REVENUE_ITEM)
        row->label = folded;
}

void
balance_read(struct recognizing *r, struct table *t)
{
    static const struct {
        enum column_role item, amount;
    } SIDES[] = {
        { COLUMN_REVENUE_ITEM, COLUMN_REVENUE_AMOUNT },
        { COLUMN_EXPENDITURE_ITEM, COLUMN_EXPENDITURE_AMOUNT },
    };
    struct side sides[] = { { .expenditure = false }, { .expenditure = true } };
    GArray *items = g_array_new(FALSE, TRUE, sizeof(struct balance_item));
    for (size_t i = 0; i < t->n_rows; i++) {
        struct row *row = &t->rows[i];
        row->label = NULL;
        mark_total(r, t, row, COLUMN_EXPENDITURE_ITEM);
        mark_total(r, t, row, COLUMN_REVENUE_ITEM);
    }
    for (size_t k = 0; k < G_N_ELEMENTS(SIDES); k++)
        for (size_t i = 0; i < t->n_rows; i++) {
            struct row *row = &t->rows[i];
            const struct cell *name = row_cell(t, row, SIDES[k].item);
            struct figure *figure = row_figure(t, row, SIDES[k].amount);
            if (name && name->text && figure)
                add_item(r, &sides[k], row, name, figure, items);
        }
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
