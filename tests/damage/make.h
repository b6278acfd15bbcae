/* Invented budgets whose truth is known: text of the published kind, and the
 * JSON that a reader who understood all of it would write (the parts that are
 * compared). No department, project or figure of them exists. */
#ifndef YUSUAN_DAMAGE_MAKE_H
#define YUSUAN_DAMAGE_MAKE_H

#include "text.h"

struct made {
    struct text *text;
    char *truth; /* JSON */
};

/** A budget of about `n_projects` projects, in a form that the seed chooses
 *  (years, columns, titles, numbering, units). All its sums hold. */
struct made make_budget(int seed, size_t n_projects);
void made_free(struct made *m);

#endif
