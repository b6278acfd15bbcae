/* The rows of a header → columns. */
#ifndef YUSUAN_RECOGNIZE_HEADER_H
#define YUSUAN_RECOGNIZE_HEADER_H

#include "recognize/section.h"

struct header {
    size_t n;
    struct column *columns; /* owned by r->memory */
    bool lost;              /* none is printed; the form's usual columns */
};

/** Columns of a table of amounts. Text that no rule knows is UNKNOWN. */
struct header header_read(const struct recognizing *r,
                          const struct section *s);

/** Give columns of the same role that may stand only once another one, and
 *  columns their final names. */
void header_assign_roles(arena *memory, enum table_kind kind, struct header *h);

#endif
