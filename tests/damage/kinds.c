#include "kinds.h"

#include <stdlib.h>
#include <string.h>

static const struct damage *const FAMILIES[] = {
    DAMAGE_CHARACTERS, DAMAGE_PAGES,  DAMAGE_TABLES, DAMAGE_ROWS,
    DAMAGE_NAMES,      DAMAGE_MARKUP, DAMAGE_FORMS,
};

const struct damage *
damage_at(size_t i)
{
    for (size_t f = 0; f < G_N_ELEMENTS(FAMILIES); f++)
        for (const struct damage *d = FAMILIES[f]; d->name; d++)
            if (i-- == 0)
                return d;
    return NULL;
}

const struct damage *
damage_find(const char *name)
{
    const struct damage *d;
    for (size_t i = 0; (d = damage_at(i)); i++)
        if (strcmp(d->name, name) == 0)
            return d;
    return NULL;
}

/* The order in which damage happens: figures and titles first, then pages and
 * rows, then characters, and the form of the file last. */
static int
rank_of(const struct damage *d)
{
    static const struct damage *const order[] = {
        DAMAGE_TABLES, DAMAGE_NAMES,      DAMAGE_PAGES, DAMAGE_ROWS,
        DAMAGE_MARKUP, DAMAGE_CHARACTERS, DAMAGE_FORMS,
    };
    for (size_t f = 0; f < G_N_ELEMENTS(order); f++)
        for (const struct damage *k = order[f]; k->name; k++)
            if (k == d)
                return (int) f;
    return (int) G_N_ELEMENTS(order);
}

static gint
compare_ranks(gconstpointer a, gconstpointer b)
{
    return rank_of(*(const struct damage *const *) a) -
           rank_of(*(const struct damage *const *) b);
}

bool
damage_mixed(struct text *t, struct rng *r)
{
    size_t n = 0;
    bool done = false;
    const struct damage *chosen[3];
    while (damage_at(n))
        n++;
    for (size_t i = 0; i < G_N_ELEMENTS(chosen);) {
        const struct damage *d = damage_at(rng_below(r, n));
        if (d->severity == BENIGN && !d->copies && d->apply != damage_mixed)
            chosen[i++] = d;
    }
    qsort(chosen, G_N_ELEMENTS(chosen), sizeof chosen[0], compare_ranks);
    for (size_t i = 0; i < G_N_ELEMENTS(chosen); i++)
        if (t->form == FORM_TEXT && chosen[i]->apply(t, r)) {
            t->history = g_list_append(t->history, (gpointer) chosen[i]->name);
            done = true;
        }
    return done;
}
