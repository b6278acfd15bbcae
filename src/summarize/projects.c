/* Projects and their money, from whichever table has them. */
#include "summarize/projects.h"

#include "budget/names.h"
#include "summarize/elsewhere.h"

#include <glib.h>
#include <string.h>

struct listing {
    const struct budget *b;
    arena *memory;
    GArray *list;      /* of struct project_sum */
    GHashTable *named; /* folded unit|name → place in the list, from 1 */
};


static struct project_sum *
item_at(const struct listing *l, guint i)
{
    return &g_array_index(l->list, struct project_sum, i);
}

static const char *
key_of_row(const struct listing *l, const struct row *r)
{
    return arena_printf(l->memory, "%s|%s",
                        names_fold(l->memory, r->org.name),
                        names_fold(l->memory, r->project.name));
}

/* The item of that unit and name; a new one where there is none. */
static struct project_sum *
item_of_row(struct listing *l, const struct table *t, const struct row *r)
{
    const char *folded = names_fold(l->memory, r->project.name);
    const char *key = key_of_row(l, r);
    guint at = GPOINTER_TO_UINT(g_hash_table_lookup(l->named, key));
    if (at)
        return item_at(l, at - 1);
    struct project_sum made = {
        .name = r->project.name, .folded = folded, .code = r->project.code,
        .org = r->org.name, .function = r->subject[CLASS_FUNCTION].code,
        .table = t, .line = r->line, .target = SIZE_MAX
    };
    g_array_append_val(l->list, made);
    g_hash_table_insert(l->named, (gpointer) key,
                        GUINT_TO_POINTER(l->list->len));
    return item_at(l, l->list->len - 1);
}

/* What of a row is carried over: its subtotal, else the sum of its parts. */
static money
carried_of(const struct table *t, const struct row *r)
{
    const struct figure *whole = row_figure(t, r, COLUMN_CARRIED);
    money sum = { 0 };
    if (whole && figure_is_known(whole))
        return whole->used;
    for (size_t k = 0; k < t->n_columns; k++) {
        enum column_role role = t->columns[k].role;
        if (role > COLUMN_CARRIED && role <= COLUMN_CARRIED_OTHER &&
            figure_is_known(&r->cells[k].figure))
            money_add(&sum, r->cells[k].figure.used);
    }
    return sum;
}

static void
list_lines(struct listing *l, const struct table *t)
{
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *r = &t->rows[i];
        const struct figure *f = row_figure(t, r, COLUMN_TOTAL);
        if (r->role != ROW_ITEM || !r->project.name || !f ||
            !figure_is_known(f))
            continue;
        struct project_sum *item = item_of_row(l, t, r);
        money_add(&item->amount, f->used);
        money_add(&item->carried, carried_of(t, r));
        if (g_strcmp0(item->function, r->subject[CLASS_FUNCTION].code) != 0)
            item->function = NULL;
    }
}

static struct project_sum
item_of_target(const struct listing *l, size_t i)
{
    const struct project *p = &l->b->projects[i];
    return (struct project_sum) {
        .name = p->name, .folded = names_fold(l->memory, p->name),
        .code = p->code, .org = p->org.name, .amount = p->total.used,
        .table = p->table, .line = p->first_line, .target = i
    };
}

/* ------------------------------------------------- lines meet targets */

static money
sum_of(const struct listing *l)
{
    money sum = { 0 };
    for (guint i = 0; i < l->list->len; i++)
        money_add(&sum, item_at(l, i)->amount);
    return sum;
}

/* Targets without a line, where the lines lack as much as they hold. */
static size_t
add_missing(struct listing *l, const struct summary *s, const size_t *lone,
            size_t n)
{
    money missing = s->project, sum = { 0 };
    if (!s->parts_known || !n || !money_subtract(&missing, sum_of(l)))
        return 0;
    for (size_t i = 0; i < n; i++)
        if (!money_add(&sum, l->b->projects[lone[i]].total.used))
            return 0;
    if (sum.fen <= 0 || sum.fen > missing.fen)
        return 0;
    for (size_t i = 0; i < n; i++) {
        struct project_sum item = item_of_target(l, lone[i]);
        item.only_targets = true;
        g_array_append_val(l->list, item);
    }
    return n;
}

/* The item that a row of the lines went into. */
static struct project_sum *
item_with_row(struct listing *l, const struct row *r)
{
    guint at = GPOINTER_TO_UINT(
        g_hash_table_lookup(l->named, key_of_row(l, r)));
    return at ? item_at(l, at - 1) : NULL;
}

static size_t
meet_targets(struct listing *l, const struct summary *s)
{
    const struct elsewhere *met = elsewhere_of_projects(l->b, l->memory);
    size_t *lone = arena_array(l->memory, size_t, l->b->n_projects + 1);
    size_t n = 0;
    for (size_t i = 0; i < l->b->n_projects; i++) {
        const struct project *p = &l->b->projects[i];
        struct project_sum *item =
            met[i].n_rows ? item_with_row(l, met[i].rows[0]) : NULL;
        if (item && item->target == SIZE_MAX) {
            item->target = i;
            item->code = item->code ? item->code : p->code;
        } else if (!item && p->name && p->total.used.fen > 0) {
            lone[n++] = i;
        }
    }
    return add_missing(l, s, lone, n);
}

/* --------------------------------------------------------------- whole */

static gint
by_amount(gconstpointer left, gconstpointer right)
{
    const struct project_sum *a = left, *b = right;
    int order = money_compare(b->amount, a->amount);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static struct listing
begin(const struct budget *b, arena *memory)
{
    return (struct listing) {
        b, memory, g_array_new(FALSE, TRUE, sizeof(struct project_sum)),
        g_hash_table_new(g_str_hash, g_str_equal)
    };
}

static struct project_sums
end(struct listing *l, enum table_kind source)
{
    struct project_sums made = { .source = l->list->len ? source
                                                        : TABLE_UNKNOWN };
    g_array_sort(l->list, by_amount);
    made.total = sum_of(l);
    made.n = l->list->len;
    made.items = arena_memdup(l->memory, l->list->data,
                              made.n * sizeof(struct project_sum));
    g_array_free(l->list, TRUE);
    g_hash_table_destroy(l->named);
    return made;
}

bool
project_sums_share(const struct project_sums *p, const struct summary *s,
                   money amount, int64_t *share)
{
    return s->parts_known && money_compare(p->total, s->project) <= 0 &&
           money_ratio(amount, s->project, 10000, share);
}

struct project_sums
project_sums_of_targets(const struct budget *b, arena *memory)
{
    struct listing l = begin(b, memory);
    for (size_t i = 0; i < b->n_projects; i++) {
        struct project_sum item = item_of_target(&l, i);
        g_array_append_val(l.list, item);
    }
    return end(&l, TABLE_PROJECT_TARGETS);
}

struct project_sums
project_sums_of(const struct budget *b, const struct summary *s,
                arena *memory)
{
    const struct table *t = budget_sure_table(b, TABLE_PROJECT_LINES);
    struct listing l = begin(b, memory);
    if (t)
        list_lines(&l, t);
    size_t added = l.list->len ? meet_targets(&l, s) : 0;
    struct project_sums made = end(&l, TABLE_PROJECT_LINES);
    if (!made.n)
        made = project_sums_of_targets(b, memory);
    else
        made.n_added = added;
    made.complete = s->parts_known && made.total.fen == s->project.fen;
    return made;
}
