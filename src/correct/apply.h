/* Inside applying corrections: one at a time. Private to correct/. */
#ifndef YUSUAN_CORRECT_APPLY_H
#define YUSUAN_CORRECT_APPLY_H

#include "correct/correct.h"

#include <glib.h>

struct applying {
    struct budget *b;
    const char *file; /* of corrections */
    const struct correction *c;
    struct complaints complaints;
};

/** Say why the correction fits nothing; false. */
bool apply_complain(struct applying *a, const char *zh, const char *en, ...)
    __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/** Record a correction done: finding D95. `used` as text, and in a sentence in
 *  Chinese and English. */
struct done {
    struct place at;
    const char *printed; /* or null */
    const char *used, *zh, *en;
};
void apply_record(struct applying *a, const struct done *done);

bool apply_figure(struct applying *a);  /* figures.c */
bool apply_project(struct applying *a); /* lines.c */

#endif
