/* The lines of a table's body → its rows, each a list of cells that hold
 * something; and which cell stands in which column. */
#ifndef YUSUAN_RECOGNIZE_BODY_H
#define YUSUAN_RECOGNIZE_BODY_H

#include "recognize/tables/header.h"
#include "recognize/subjects.h"

#include <glib.h>

/** A cell and what it is by itself. */
struct body_cell {
    const char *text;   /* tidied */
    const char *folded; /* NFKC of it */
    size_t at;          /* place in its line, from 0 */
    int line, column;
    int left, right;    /* where it is seen in its line, if the row is placed */
    enum code_shape shape;
    bool named;         /* a name stands behind the code */
    bool amount;        /* an amount with a point or commas, well-formed */
    bool number;        /* digits only: an amount, a year, a code … */
    bool broken;        /* digits and marks that are no amount */
    bool dash;          /* only a mark for nothing */
    bool total;         /* 合计, 总计 … */
    bool subtotal;      /* 小计, 承前页, 过次页 … */
    money value;        /* of an amount or number, in the table's unit */
    int64_t slack;      /* half of the last printed place; 0 to the fen */
};

struct body_row {
    size_t n;
    struct body_cell *cells;
    int line;
    const char *file;
    int page;         /* from 0 */
    bool from_markup;
    bool tabbed;      /* `at` is a printed position */
    bool placed;      /* its cells' left and right are known */
    bool alone;       /* the line has one cell only */
    bool joined;      /* put together from several lines */
};

struct body {
    GArray *rows;      /* of struct body_row */
    GArray *page_ends; /* of int: lines after which a page ended */
};

/** The rows of a section's body, headers and page ends left out, scattered
 *  rows put together. */
struct body body_read(struct recognizing *r, const struct section *s,
                      const struct header *h);
void body_free(struct body *b);

/** What one text is as a cell. */
struct body_cell body_cell_read(arena *memory, const char *text,
                                enum money_unit unit);

/** Put rows together whose cells stand on several lines (merge_rows.c). */
void body_merge_rows(struct recognizing *r, const struct section *s,
               const struct header *h, struct body *b);

/** Of lines that are rows: a name that stands above and below the line of its
 *  code is put into it. */
void body_merge_names(struct recognizing *r, const struct section *s,
                      struct body *b);

/* ------------------------------------------------------------ alignment */

enum { NO_COLUMN = -1 };

/** The best columns for the cells of a row, in order: column_of[i] for cell i,
 *  or NO_COLUMN. Returns how badly it fits; 0 is perfect. */
double align_row(const struct header *h, const struct body_row *row,
                 int *column_of);

/** How badly a cell fits a column: 0 well … ALIGN_IMPOSSIBLE. */
enum { ALIGN_BAD = 8, ALIGN_IMPOSSIBLE = 20 };
double align_fit(enum column_role role, const struct body_cell *cell);

/** Move amounts where the row's own sums then hold; true when moved. */
bool align_by_sums(const struct header *h, const struct body_row *row,
                   int *column_of);

/** Other places for a row's amounts, its other cells standing as they do, with
 *  which every sum of the row that can be judged holds; the likeliest first.
 *  Returns how many were found. */
enum { ALIGN_MOST_CELLS = 64 };
struct places {
    int columns[ALIGN_MOST_CELLS];
    double cost;
};
size_t align_alternatives(const struct header *h, const struct body_row *row,
                          const int *column_of, struct places *found,
                          size_t most);

/** Sums within a row that fail when its cells stand so; *judged tells how
 *  many could be judged. */
int align_failing_sums(const struct header *h, const struct body_row *row,
                       const int *column_of, int *judged);

/** By row: the rows after it have longer codes, so that it is their sum, or it
 *  repeats the row of totals (`total`, or -1). For the caller to g_free. */
bool *upper_rows(const struct body *b, int total);
/** Where the rows below such a row end. */
guint upper_end(const struct body *b, guint i);

/** Columns of all rows, where rows alone leave a choice: by what the subjects
 *  are spent on, then so that the columns add up to the printed total
 *  (place_by_sums.c). columns[i] belongs to row i. Returns the lines moved by
 *  the columns' sums, of int, for the caller to free. */
GArray *columns_by_sums(const struct header *h, const struct body *b,
                       int **columns);

#endif
