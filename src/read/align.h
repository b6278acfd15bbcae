/* Lines without tabs whose columns stand below each other. */
#ifndef YUSUAN_READ_ALIGN_H
#define YUSUAN_READ_ALIGN_H

#include "read/lines.h"

#include <glib.h>

/** How the cells of lines without tabs are told apart. */
struct alignment {
    int unit;        /* each gap is a multiple of so many columns: spaces that
                       stand for tabs; 0: not so */
    size_t *stretch; /* of each line: which stretch of lines it is in, from 1;
                       0: none */
    GPtrArray *stretches; /* of GArray of struct columns */
};

/** Columns of a stretch of lines: what each covers, [start, end). */
struct columns {
    int start, end;
};

/** Look at the whole text: are its gaps those of tabs (unless it has tabs), and
 *  which lines make tables whose columns can be seen? */
struct alignment *align_text(const struct lines *l, bool tabbed);
void align_free(struct alignment *a);

/** The columns of the stretch that line `i` (from 0) is in; null where none. */
const GArray *align_columns(const struct alignment *a, size_t i);

#endif
