/* What else a printed amount may read: the mistakes of typing, printing and
 * optical reading, one at a time. Private to repair/. */
#ifndef YUSUAN_REPAIR_READINGS_H
#define YUSUAN_REPAIR_READINGS_H

#include "money/money.h"

#include <glib.h>

/** One mistake: what it is called, and whether the digits stay as printed (so
 *  that one sum is proof enough where the text itself cannot be read). */
struct mistake {
    const char *name, *name_en;
    bool keeps_digits;
    void (*read)(const char *plain, enum money_unit unit, GArray *out,
                 const struct mistake *self);
};

struct reading {
    money value;
    const struct mistake *mistake;
};

/** Every other value that `text` may be a misprint of; each value once, with
 *  the likeliest mistake. A GArray of struct reading; free it. */
GArray *readings_of(const char *text, enum money_unit unit);

#endif
