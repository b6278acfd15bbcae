/* Rows of a workbook's sheets into a build; what .xlsx, .ods and .xls share. */
#ifndef YUSUAN_READ_WORKSHEET_H
#define YUSUAN_READ_WORKSHEET_H

#include "read/build.h"

enum {
    WORKSHEET_ROWS = 1048576, /* of the largest sheets */
    WORKSHEET_COLUMNS = 16384
};

/** A workbook on its way into `b`. */
struct workbook {
    struct build *b;
    size_t n_cells; /* with a text, so far */
    bool too_large; /* more than any budget has; what comes is left out */
};

/** A sheet whose rows come from the top down. */
struct worksheet {
    struct workbook *book;
    const char *name;
    bool hidden;
    int row;              /* in work, from 1 */
    bool row_hidden;
    int last_filled;      /* row; 0: none yet */
    GArray *rows;         /* of struct worksheet_row: which were filled */
    GArray *hidden_spans; /* of struct worksheet_span: columns */
    int hidden_rows, first_hidden_row, hidden_column;
};

void worksheet_start(struct worksheet *s, struct workbook *book,
                     const char *name, bool hidden);
/** Columns from `first` to `last` (from 1) are hidden. */
void worksheet_hide_columns(struct worksheet *s, int first, int last);
/** Rows and cells may be left out where they are blank; both ascend. */
void worksheet_row(struct worksheet *s, int row, bool hidden);
void worksheet_cell(struct worksheet *s, int column, const char *text);
/** A cell that shows an error such as "#REF!" (D81), or whose formula has no
 *  stored result (D82). */
void worksheet_error(struct worksheet *s, int column, const char *text);
void worksheet_unknown(struct worksheet *s, int column);
void worksheet_row_end(struct worksheet *s);
/** Cells from (top, left) to (bottom, right) are one; any order, after the
 *  rows. */
struct worksheet_area {
    int top, left, bottom, right;
};
void worksheet_merge(struct worksheet *s, struct worksheet_area area);
/** Says what is hidden (D80). Frees what the sheet needed. */
void worksheet_end(struct worksheet *s);

/** False with EXIT_INPUT where the workbook has nothing in it, or too much. */
bool workbook_end(const struct workbook *book, GError **error);

/** "BC12" or "$BC$12" → column 55, row 12; false for anything else. *after is
 *  behind it. */
bool worksheet_address(const char *text, int *column, int *row,
                       const char **after);

#endif
