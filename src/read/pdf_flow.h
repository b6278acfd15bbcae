/* Pages → blocks in reading order → rows. Private to the files pdf*.c. */
#ifndef YUSUAN_READ_PDF_FLOW_H
#define YUSUAN_READ_PDF_FLOW_H

#include "read/build.h"
#include "read/pdf_page.h"

/** A block of a page: a table, or a paragraph of running text. */
struct pdf_block {
    struct pdf_table *table; /* or */
    GPtrArray *lines;        /* of struct pdf_line, lent: at first one, then
                                those that were wrapped from it */
    bool running;            /* it recurs at the ends of pages */
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

/** The only line of a block that is one; or null. */
const struct pdf_line *pdf_block_line(const struct pdf_block *b);

/** Find the lines that recur at the ends of pages. `flows` holds struct
 *  pdf_flow. */
void pdf_flows_find_running(const GPtrArray *flows);

/** Make tables of the lines whose words stand below each other. */
void pdf_flows_align(const GPtrArray *flows);

/** Find the ruled tables that go on over pages. */
void pdf_flows_join_tables(const GPtrArray *flows);

/** Join the lines of running text that were wrapped, also from a page to the
 *  next, into paragraphs. */
void pdf_flows_paragraphs(const GPtrArray *flows);

/** All of it: what yusuan-pdf wrote becomes rows. False with EXIT_INPUT and one
 *  sentence when nothing can be read. */
bool pdf_output_rows(struct build *b, struct pdf_output *o, GError **error);

/** A gap that parts two texts of one line rather than two words of one. */
bool pdf_gap_is_wide(const struct pdf_char *before, const struct pdf_char *c);

/** Add a page's rows. */
void pdf_flow_rows(struct build *b, const struct pdf_flow *f);

#endif
