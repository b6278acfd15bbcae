/* Grid → budget: what the tables are, and what their rows and columns mean.
 * Every guess is reported as a finding (D10…D49). */
#ifndef YUSUAN_RECOGNIZE_RECOGNIZE_H
#define YUSUAN_RECOGNIZE_RECOGNIZE_H

#include "base/finding.h"
#include "base/status.h"
#include "budget/model.h"
#include "read/grid.h"

struct recognize_options {
    int year;               /* what the text lost; 0: not given */
    const char *department; /* or null */
};

/** Understand a document. The budget is owned by `memory`. Null with
 *  EXIT_INPUT when nothing known is in it (no table of any known kind): the
 *  message says what was seen and what is known. */
struct budget *recognize(const struct grid *g,
                         const struct recognize_options *options,
                         arena *memory, findings *found, GError **error);

#endif
