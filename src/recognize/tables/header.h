/* The rows of a header → columns. */
#ifndef YUSUAN_RECOGNIZE_HEADER_H
#define YUSUAN_RECOGNIZE_HEADER_H

#include "recognize/section.h"

enum { MOST_HEADER_COLUMNS = 64 };

struct header {
    size_t n;
    enum phase phase;
    struct column *columns; /* owned by r->memory */
    bool lost;              /* none is printed; the form's usual columns */
    bool exact;             /* cells stand in the columns they are printed in */
    bool placed;            /* left and right are known, of a text's columns */
    int left[MOST_HEADER_COLUMNS], right[MOST_HEADER_COLUMNS];
    bool ruled;             /* and no blank one can have been dropped */
};

/** Columns of a table of amounts. Text that no rule knows is UNKNOWN. */
struct header header_read(const struct recognizing *r,
                          const struct section *s);

/** The same where cells are known; false where they are not (exact.c). */
bool header_read_exact(const struct recognizing *r, const struct section *s,
                       struct header *h);

/** What a column of that kind holds by its words, from above ("" for none),
 *  folded: a word that only says whose amount it is (决算数) gives way to the
 *  one above it. */
void header_read_column(struct column *c, enum table_kind kind,
                        const char *leaf, const char *group);

/** Two columns below one word that have none of their own: a subject's code
 *  and its name. */
void header_part_subject(struct column *code, struct column *name);

/** Give columns of the same role that may stand only once another one, and
 *  columns their final names. */
void header_assign_roles(arena *memory, enum table_kind kind, struct header *h);

#endif
