/* The numbers that the model holds of one table, each as often as it stands
 * there; for accounting. */
#ifndef YUSUAN_RECOGNIZE_HELD_H
#define YUSUAN_RECOGNIZE_HELD_H

#include "budget/model.h"

#include <glib.h>

struct held {
    arena *scratch;      /* borrowed */
    GHashTable *figures; /* "line:digits" of the amounts in its cells */
    GHashTable *texts;   /* digits in its other texts */
};

void held_start(struct held *h, arena *scratch);
void held_end(struct held *h);

/** Hold the numbers of `t` and of the projects, goals and evaluations that were
 *  read from it, in place of what was held. */
void held_fill(struct held *h, const struct budget *b, const struct table *t);

/** Take one: an amount of that line, or a number of the other texts. False
 *  where none is left. */
bool held_figure(struct held *h, int line, const char *digits);
bool held_text(struct held *h, const char *digits);

#endif
