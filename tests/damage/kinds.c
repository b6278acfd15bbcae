#include "kinds.h"

#include <string.h>

/* In the order in which damage happens: figures first, then pages, rows and
 * titles, then characters, and the form of the file last. */
static const struct damage *const FAMILIES[] = {
    DAMAGE_TABLES, DAMAGE_NAMES,  DAMAGE_PAGES,      DAMAGE_ROWS,
    DAMAGE_MARKUP, DAMAGE_TITLES, DAMAGE_CHARACTERS, DAMAGE_FORMS,
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

enum { MIXED = 3 };

static bool
is_form(const struct damage *d)
{
    for (const struct damage *form = DAMAGE_FORMS; form->name; form++)
        if (form == d)
            return true;
    return false;
}

/* Different kinds that go together, as numbers in ascending order. */
static void
choose(size_t chosen[MIXED], struct rng *r)
{
    size_t n = 0, forms = 0;
    while (damage_at(n))
        n++;
    for (size_t i = 0; i < MIXED;) {
        size_t k = rng_below(r, n);
        const struct damage *d = damage_at(k);
        if (d->severity != BENIGN || d->copies || d->apply == damage_mixed ||
            (is_form(d) && forms++ > 0))
            continue;
        size_t at = i++;
        for (; at > 0 && chosen[at - 1] > k; at--)
            chosen[at] = chosen[at - 1];
        chosen[at] = k;
    }
}

bool
damage_mixed(struct text *t, struct rng *r)
{
    size_t chosen[MIXED];
    choose(chosen, r);
    for (size_t i = 0; i < MIXED; i++) {
        const struct damage *d = damage_at(chosen[i]);
        bool again = i > 0 && chosen[i] == chosen[i - 1];
        if (!again && d->apply(t, r))
            t->history = g_list_append(t->history, (gpointer) d->name);
    }
    return t->history != NULL;
}
