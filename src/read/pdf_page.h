/* What yusuan-pdf says of a page (docs/pdf-reader.md), and what is made of it
 * on the way to rows. Private to the files pdf*.c. */
#ifndef YUSUAN_READ_PDF_PAGE_H
#define YUSUAN_READ_PDF_PAGE_H

#include "base/status.h"

#include <glib.h>
#include <stdbool.h>

/** A box in points from the page's top left. */
struct pdf_box {
    float left, top, right, bottom;
};

/** A character of a page. */
struct pdf_char {
    struct pdf_box box;
    float size;
    guint font;   /* its number in the document's list */
    char text[8]; /* UTF-8, NUL-ended */
};

/** A ruled line: across at the height `at`, or down at the distance `at`. */
struct pdf_rule {
    float at, from, to;
};

struct pdf_page {
    int number;
    float width, height;
    GArray *chars;        /* of struct pdf_char */
    GArray *across, *down; /* of struct pdf_rule */
    GArray *images;       /* of struct pdf_box */
    int n_glyphs;         /* drawn; -1: it was not drawn */
    int n_others;
};

enum pdf_failure {
    PDF_FINE,
    PDF_UNFINISHED, /* it stopped before the end */
    PDF_DAMAGED,
    PDF_ENCRYPTED,
    PDF_TOO_MANY_PAGES,
    PDF_STRANGE /* what it says is not understood */
};

/** Output of yusuan-pdf being read. */
struct pdf_output {
    GPtrArray *pages; /* of struct pdf_page, as far as they are whole */
    GPtrArray *fonts; /* of char *: their names, each once */
    enum pdf_failure failure; /* PDF_UNFINISHED until its last line */
    int n_pages;              /* of the document */
    struct pdf_page *page;    /* in work; or null */
    GString *line;            /* the beginning of the next */
    float size;               /* of the font in use, */
    guint font;               /* and its number */
    bool greeted;
};

void pdf_output_start(struct pdf_output *o);
/** Take further bytes of it. False when there is no use in reading on. */
bool pdf_output_take(struct pdf_output *o, const char *bytes, size_t size);
void pdf_output_free(struct pdf_output *o);

/* ------------------------------------------------------------------ text */

/** A line of text: characters at one height, from left to right. */
struct pdf_line {
    struct pdf_box box;
    GPtrArray *chars; /* of const struct pdf_char * */
    bool used;        /* it stands in a table */
};

/** Characters (of const struct pdf_char *) → lines, from the top down. Free
 *  with g_ptr_array_unref. */
GPtrArray *pdf_lines(const GPtrArray *chars);

/** The text of characters [from, to) of a line; a gap is one space. */
void pdf_line_text(const struct pdf_line *l, guint from, guint to,
                   GString *out);

/** A text that stands by itself on its line. */
struct pdf_piece {
    float left, right;
    guint from, to; /* characters of the line */
    bool number;
};

/** The pieces of a line (of struct pdf_piece): two numbers are never one, nor
 *  is one two. Free with g_array_unref. */
GArray *pdf_line_pieces(const struct pdf_line *l);
/** Dots lead from one part to another, as in a list of contents. */
bool pdf_line_has_leaders(const struct pdf_line *l);
bool pdf_is_number(const struct pdf_line *l, guint from, guint to);

/** What `next` begins with would not have fitted behind `l` into `width`: the
 *  text was wrapped there. */
bool pdf_line_is_full(const struct pdf_line *l, const struct pdf_line *next,
                      float width);
/** Add a line to the text of those before: at once where it was wrapped, else
 *  after '\n'. Two numbers never become one, and one that was broken off is
 *  never two. */
void pdf_join_lines(GString *out, const struct pdf_line *l, bool wrapped);

/** The text of a cell of that box whose lines these are. */
char *pdf_cell_text(const GPtrArray *lines, const struct pdf_box *box);

/* ---------------------------------------------------------------- tables */

struct pdf_cell {
    int row, column, rows, columns; /* the places of the table it takes */
    GPtrArray *chars;               /* of const struct pdf_char *; or null */
};

/** A table of a page: (n_rows × n_columns) places, each in one cell. */
struct pdf_table {
    struct pdf_box box;
    int n_rows, n_columns;
    float *x, *y;         /* edges: n_columns + 1, n_rows + 1 */
    struct pdf_cell *cells; /* row by row */
    int n_cells;
    int *owner; /* of each place, row by row: the number of its cell */
    bool ruled; /* by lines; else by where the words stand */
    bool goes_on; /* from the table before, on the page before */
};

/** The cells of a table are all there: note which place is whose. */
void pdf_table_own(struct pdf_table *t);
void pdf_table_free(struct pdf_table *t);

/** Tables by their ruled lines, with no text yet; from small to large. Free
 *  with g_ptr_array_unref. */
GPtrArray *pdf_ruled_tables(const struct pdf_page *page);

#endif
