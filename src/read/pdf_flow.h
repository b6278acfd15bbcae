/* Pages → blocks in reading order → rows. Private to the files pdf*.c. */
#ifndef YUSUAN_READ_PDF_FLOW_H
#define YUSUAN_READ_PDF_FLOW_H

#include "read/build.h"
#include "read/pdf_page.h"

/** A block of a page: a table, or a line of running text. */
struct pdf_block {
    struct pdf_table *table; /* or */
    struct pdf_line *line;
    bool running; /* a line that recurs at the ends of pages */
};

/** A page being put in order. */
struct pdf_flow {
    const struct pdf_page *page;
    GPtrArray *tables; /* of struct pdf_table, with their text */
    GPtrArray *lines;  /* of struct pdf_line, outside of them */
    GArray *blocks;    /* of struct pdf_block, in reading order */
};

/** One page's blocks. Free with pdf_flow_free. */
struct pdf_flow *pdf_flow_of(const struct pdf_page *page);
void pdf_flow_free(struct pdf_flow *f);

/** What only the pages together tell: which lines recur at their ends, which
 *  tables go on over them. `flows` holds struct pdf_flow. */
void pdf_flows_join(const GPtrArray *flows);

/** Add a page's rows. */
void pdf_flow_rows(struct build *b, const struct pdf_flow *f);

#endif
