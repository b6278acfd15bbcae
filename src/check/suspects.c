/* Figures under suspicion: those that take part in failing sums of their own
 * table. Judges nothing, repairs nothing. */
#include "check/suspects.h"

enum { FEWEST_SUMS = 8 }; /* below this no document is judged as a whole */

static bool
can_be_judged(const struct relation *r, bool *fails)
{
    money left, right;
    bool left_any, right_any;
    if (!relation_side(r->left, r->n_left, SIDE_PRINTED, &left, &left_any)
        || !relation_side(r->right, r->n_right, SIDE_PRINTED, &right,
                          &right_any)
        || !left_any)
        return false;
    *fails = !relation_holds(r->kind, left, right, relation_tolerance(r));
    return true;
}

static void
count_side(GHashTable *suspects, const struct relation_term *terms, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        gpointer key = terms[i].figure;
        gpointer count = g_hash_table_lookup(suspects, key);
        g_hash_table_insert(suspects, key,
                            GINT_TO_POINTER(GPOINTER_TO_INT(count) + 1));
    }
}

GHashTable *
suspects_find(const struct relations *all)
{
    GHashTable *suspects = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < all->n; i++) {
        const struct relation *r = &all->all[i];
        bool fails;
        if (r->tables[1] || !can_be_judged(r, &fails) || !fails)
            continue;
        count_side(suspects, r->left, r->n_left);
        count_side(suspects, r->right, r->n_right);
    }
    return suspects;
}

static int
suspicion(const struct judge *j, const struct figure *f)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(j->suspects, f));
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
    if (r->n_left == 1 && r->left[0].figure->at.line)
        return r->left[0].figure->at;
    return judge_at(j, r->tables[0], r->line);
}

bool
suspects_everywhere(const struct relations *all, size_t *failing,
                    size_t *judged)
{
    *failing = *judged = 0;
    for (size_t i = 0; i < all->n; i++) {
        bool fails;
        if (!can_be_judged(&all->all[i], &fails))
            continue;
        (*judged)++;
        *failing += fails;
    }
    return *judged >= FEWEST_SUMS && *failing * 2 > *judged;
}
