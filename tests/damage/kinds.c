#include "kinds.h"

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

bool
damage_mixed(struct text *t, struct rng *r)
{
    size_t n = 0;
    int left = 3;
    while (damage_at(n))
        n++;
    for (int tries = 0; tries < 40 && left > 0; tries++) {
        const struct damage *d = damage_at(rng_below(r, n));
        bool fits = d->severity == BENIGN && !d->copies &&
                    d->apply != damage_mixed;
        if (fits && t->form == FORM_TEXT && d->apply(t, r))
            left--;
    }
    return left < 3;
}
