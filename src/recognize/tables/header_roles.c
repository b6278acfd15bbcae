/* What the words of a header leave open: which columns of a balance are the
 * revenue's, which of two of a role keeps it, and names told apart. */
#include "recognize/tables/header.h"

#include "base/unicode.h"
#include "recognize/forms.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <string.h>

/* ---------------------------------------------------------------- balances */

static bool
is_balance(enum table_kind kind)
{
    return kind == TABLE_BALANCE || kind == TABLE_APPROPRIATION_BALANCE;
}

static enum column_role
balance_amount(const char *folded, bool expenditure, bool taken)
{
    const char *field = word_field(WORDS_BALANCE_COLUMN, folded);
    if (field)
        return column_role_find(field);
    if (taken)
        return COLUMN_AMOUNT;
    return expenditure ? COLUMN_EXPENDITURE_AMOUNT : COLUMN_REVENUE_AMOUNT;
}

void
header_read_column(struct column *c, enum table_kind kind, const char *leaf,
                   const char *group)
{
    c->year = year_read(leaf);
    if (!c->year)
        c->year = year_read(group);
    if (!*group || !word_find(WORDS_PHASE_COLUMN, leaf + year_length(leaf))) {
        c->role = form_role(kind, leaf, group);
        return;
    }
    const char *slash = strrchr(group, '/');
    char *above = slash ? g_strndup(group, (gsize) (slash - group))
                        : g_strdup("");
    c->role = form_role(kind, slash ? slash + 1 : group, above);
    if (c->role == COLUMN_UNKNOWN)
        c->role = form_role(kind, leaf, group);
    g_free(above);
}

/* Beside 决算数 what is planned is no amount of its own. */
static void
mark_plans(arena *memory, struct header *h)
{
    const char **path = arena_array(memory, const char *, h->n + 1);
    bool outcome = false;
    for (size_t i = 0; i < h->n; i++) {
        const struct column *c = &h->columns[i];
        path[i] = unicode_fold(memory, arena_printf(memory, "%s/%s",
                                                    c->group ? c->group : "",
                                                    c->name));
        outcome |= word_find(WORDS_OUTCOME, path[i]) != NULL;
    }
    for (size_t i = 0; outcome && i < h->n; i++) {
        struct column *c = &h->columns[i];
        const char *plan = word_field(WORDS_PLAN, path[i]);
        if (!plan || !column_is_amount(c->role) ||
            word_find(WORDS_OUTCOME, path[i]))
            continue;
        c->of = c->role;
        c->role = strcmp(plan, "adjusted") == 0 ? COLUMN_ADJUSTED
                                                : COLUMN_BUDGETED;
    }
}

/* The first item column is the revenue's, the second the expenditure's; the
 * first plain amount after each is its own. A third pair (economic classes)
 * shows the same money once more. */
static void
balance_roles(arena *memory, struct header *h)
{
    int side = 0;
    bool taken = false;
    for (size_t i = 0; i < h->n; i++) {
        struct column *c = &h->columns[i];
        const char *folded = unicode_fold(memory, c->name);
        bool plan = h->phase == PHASE_FINAL && word_find(WORDS_PLAN, folded);
        if (plan) {
            c->role = side > 1 ? COLUMN_EXPENDITURE_AMOUNT
                               : COLUMN_REVENUE_AMOUNT;
            continue;
        }
        if (word_find(WORDS_BALANCE_ITEMS, folded)) {
            side++;
            taken = side > 2;
            c->role = side == 1   ? COLUMN_REVENUE_ITEM
                      : side == 2 ? COLUMN_EXPENDITURE_ITEM
                                  : COLUMN_OTHER_ITEM;
            continue;
        }
        c->role = balance_amount(folded, side > 1, taken);
        taken |= c->role == COLUMN_REVENUE_AMOUNT ||
                 c->role == COLUMN_EXPENDITURE_AMOUNT;
    }
}

/* ----------------------------------------------------------------- settling */

static bool
may_repeat(enum column_role role)
{
    return role == COLUMN_UNKNOWN || role == COLUMN_NOTE ||
           role == COLUMN_RATIO || role == COLUMN_CHANGE ||
           role == COLUMN_OTHER_ITEM || role == COLUMN_OTHER_SPENDING ||
           role == COLUMN_BUDGETED || role == COLUMN_ADJUSTED ||
           role == COLUMN_AMOUNT || role == COLUMN_VEHICLE_PART ||
           role == COLUMN_FUNCTION_CODE || role == COLUMN_GOVERNMENT_CODE ||
           role == COLUMN_DEPARTMENT_CODE;
}

static bool
has_role(const struct header *h, enum column_role role)
{
    for (size_t i = 0; i < h->n; i++)
        if (h->columns[i].role == role)
            return true;
    return false;
}

static void
rename_role(struct header *h, enum column_role from, enum column_role to)
{
    for (size_t i = 0; i < h->n; i++)
        if (h->columns[i].role == from)
            h->columns[i].role = to;
}

/* 合计 of the three public expenses, not with what else the table holds. */
static bool
in_three_public(const struct column *c)
{
    return c->group && word_find(WORDS_THREE_PUBLIC, c->group);
}

/* Of two columns of one role the later year's keeps it, else the first. */
static void
one_of_each_role(enum table_kind kind, struct header *h)
{
    for (size_t i = 0; i < h->n; i++)
        for (size_t k = i + 1; k < h->n; k++) {
            struct column *a = &h->columns[i], *b = &h->columns[k];
            if (a->role != b->role || may_repeat(a->role))
                continue;
            bool year = b->year > a->year;
            bool whole = kind == TABLE_THREE_PUBLIC && !in_three_public(a) &&
                         in_three_public(b);
            struct column *loser = year || whole ? a : b;
            loser->role = column_is_amount(loser->role) ? COLUMN_AMOUNT
                                                        : COLUMN_NOTE;
        }
}

static void
name_columns(arena *memory, struct header *h)
{
    bool *twice = arena_array(memory, bool, h->n + 1);
    const char **folded = arena_array(memory, const char *, h->n + 1);
    for (size_t i = 0; i < h->n; i++)
        folded[i] = unicode_fold(memory, h->columns[i].name);
    for (size_t i = 0; i < h->n; i++)
        for (size_t k = 0; k < h->n; k++)
            twice[i] |= i != k && strcmp(folded[i], folded[k]) == 0;
    for (size_t i = 0; i < h->n; i++) {
        struct column *c = &h->columns[i];
        const char *slash = c->group ? strrchr(c->group, '/') : NULL;
        if (twice[i] && c->group)
            c->name = arena_printf(memory, "%s/%s",
                                   slash ? slash + 1 : c->group, c->name);
    }
}

void
header_assign_roles(arena *memory, enum table_kind kind, struct header *h)
{
    if (is_balance(kind))
        balance_roles(memory, h);
    if (h->phase == PHASE_FINAL)
        mark_plans(memory, h);
    if (has_role(h, COLUMN_ORG_CODE))
        rename_role(h, COLUMN_ORG, COLUMN_ORG_NAME);
    if (has_role(h, COLUMN_PROJECT_CODE))
        rename_role(h, COLUMN_PROJECT, COLUMN_PROJECT_NAME);
    one_of_each_role(kind, h);
    name_columns(memory, h);
}
