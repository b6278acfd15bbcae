/* Tables without ruled lines: what finding their columns and making them share.
 * Private to the files pdf*.c. */
#ifndef YUSUAN_READ_PDF_ALIGNED_H
#define YUSUAN_READ_PDF_ALIGNED_H

#include "read/pdf_flow.h"

#define COLUMN_GAP 1.5F /* points between two columns, at least */

/** A line of a table in work. */
struct pdf_row {
    const struct pdf_line *line;
    GArray *pieces; /* of struct pdf_piece */
    bool figures;   /* two pieces or more, and a number among them */
};

/** The gaps between columns: where each is, from left to right. */
struct pdf_gap {
    float left, right;
};

/** The gaps (of struct pdf_gap) that rows (of struct pdf_row) share; a long
 *  text may stand over one in a few. Free with g_array_unref. */
GArray *pdf_gaps(const GArray *rows, float page_width);

static inline float
pdf_gap_middle(const struct pdf_gap *g)
{
    return (g->left + g->right) / 2;
}

/** What is between two characters of a line is one of the gaps. */
bool pdf_gap_is_shared(const GArray *gaps, const struct pdf_char *before,
                       const struct pdf_char *c);

#endif
