/* Inside applying corrections: one at a time. Private to correct/. */
#ifndef YUSUAN_CORRECT_APPLY_H
#define YUSUAN_CORRECT_APPLY_H

#include "correct/correct.h"

#include <glib.h>

struct applying {
    struct budget *b;
    const char *file; /* of corrections */
    const struct correction *c;
    GString *complaints;
};

/** Say why the correction fits nothing; false. */
bool apply_complain(struct applying *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Record a correction done: finding D70. */
void apply_record(struct applying *a, struct place at, const char *printed,
                  const char *used);

bool apply_figure(struct applying *a);  /* figures.c */
bool apply_project(struct applying *a); /* lines.c */

#endif
