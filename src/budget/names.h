/* Names as they are compared between tables and documents, where the same
 * thing is called by nearly the same words. */
#ifndef YUSUAN_BUDGET_NAMES_H
#define YUSUAN_BUDGET_NAMES_H

#include "base/arena.h"

/** Likeness, in percent, from which two names are near enough to be offered as
 *  a guess: where something else (an amount, a value) is equal too, and where
 *  nothing is. A guess is always said to be one. */
enum { NAMES_NEAR_WITH_EVIDENCE = 50, NAMES_NEAR_ALONE = 85 };

/** A name for comparing: unicode_fold's letters, digits and Han only. "" for
 *  null. */
const char *names_fold(arena *a, const char *name);

/** Pairs of neighbouring characters of `a` that `b` has too, in percent of the
 *  pairs of the longer name. Both as names_fold gives them. */
int names_likeness(const char *a, const char *b);

#endif
