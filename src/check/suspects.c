/* Figures under suspicion: those that take part in failing sums of their own
 * table. Judges nothing, repairs nothing. */
#include "check/suspects.h"

static void
count(GHashTable *suspects, const void *key)
{
    gpointer n = g_hash_table_lookup(suspects, key);
    g_hash_table_insert(suspects, (gpointer) key,
                        GINT_TO_POINTER(GPOINTER_TO_INT(n) + 1));
}

static void
count_side(GHashTable *suspects, const struct relation_term *terms, size_t n)
{
    for (size_t i = 0; i < n; i++)
        count(suspects, terms[i].figure);
}

GHashTable *
suspects_find(const struct relations *all)
{
    GHashTable *suspects = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < all->n; i++) {
        const struct relation *r = &all->all[i];
        if (r->tables[1] || !relation_fails(r))
            continue;
        count(suspects, r->tables[0]);
        count_side(suspects, r->left, r->n_left);
        count_side(suspects, r->right, r->n_right);
    }
    return suspects;
}

/* How many sums of its own table a figure fails, or fail in a table. */
static int
suspicion(const struct judge *j, const void *figure_or_table)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(j->suspects, figure_or_table));
}

/* The first printed figure of the left side, where that is one total or the
 * rows of one subject. */
static const struct figure *
first_left(const struct relation *r)
{
    for (size_t i = 0; i < r->n_left; i++) {
        const struct figure *f = r->left[i].figure;
        if (r->n_left == 1 || (r->blank_is_nothing && f->printed.fen))
            return f;
    }
    return NULL;
}

struct place
suspects_place(const struct judge *j, const struct check_entry *e,
               const struct relation *r)
{
    const struct figure *most = NULL;
    int highest = 0;
    bool alone = true;
    for (size_t i = 0; i < e->n_operands; i++) {
        const struct figure *f = e->operands[i].figure;
        int count = suspicion(j, f);
        if (count == 0 || count < highest)
            continue;
        alone = count > highest;
        highest = count;
        most = alone ? f : most;
    }
    if (most && most->at.line && (alone || r->tables[1]))
        return most->at;
    if (r->tables[1] && suspicion(j, r->tables[1]) &&
        !suspicion(j, r->tables[0]))
        return judge_at(j, r->tables[1], r->tables[1]->first_line);
    const struct figure *left = first_left(r);
    if (left && left->at.line)
        return left->at;
    return judge_at(j, r->tables[0], r->line);
}
