/* Building a grid row by row; what the formats share. */
#ifndef YUSUAN_READ_BUILD_H
#define YUSUAN_READ_BUILD_H

#include "base/finding.h"
#include "base/status.h"
#include "read/grid.h"
#include "read/lines.h"

#include <glib.h>

enum { BUILD_CELLS = 2000 }; /* in a row; the widest forms have some 20 */

/** A grid being built. */
struct build {
    arena *memory;
    findings *found;
    const char *file; /* for the places of the rows to come */
    const char *password; /* of locked files; or null */
    GArray *rows;     /* of struct grid_row */
    GPtrArray *lines; /* of const char *: the published text */
    GArray *places;   /* of struct source_place, where lines have them */
    const struct source_pages *pages; /* of a PDF */
    bool as_read;     /* lines are the rows as they were read, one a row, and
                         not those of the file, which their places keep */
    const char *sheet; /* the name of the file in work, where it is one of
                          several of a folder; else null */
    const char *part;  /* likewise, without its suffix */
    bool tabbed;
    int n_tables;
    /* What the rows to come are: certainty, table, hidden, running. That a
     * part starts, and its name, holds for the next row only. */
    struct grid_row as;
    /* the row being built */
    GArray *cells;        /* of struct grid_cell */
    GArray *tables;       /* of struct build_table, put after the row */
    bool reported_beyond; /* it has more cells than are read */
};

/** Markup of a table that stood in a cell. */
struct build_table {
    const char *markup; /* NUL-ended */
    size_t length;
    int line; /* where it begins */
};

void build_start(struct build *b, const char *file, arena *memory,
                 findings *found);
/** Hand over what was built. Frees the builder's own memory. */
struct grid *build_finish(struct build *b, const char *sha256);

/** What messages call the file in work. Lent. */
const char *build_name(const struct build *b);
/** A place for findings about the row in work, which began on `line` of the
 *  file. */
struct place build_at(const struct build *b, int line, int column);

/** Add a cell of `length` bytes that begins on `line` to the row in work. Tags
 *  are removed, entities resolved; a table in it becomes rows of its own,
 *  after the row. */
void build_cell(struct build *b, const char *text, size_t length, int line);
/** Likewise, with nothing removed or resolved but the ends' white space. */
void build_plain_cell(struct build *b, const char *text, int line,
                      bool had_markup);
/** The last cell covers so many columns and rows (at least one each); the
 *  further columns become blank cells. */
void build_span(struct build *b, int columns, int rows);
/** Where the last cell stands; copied. */
void build_where(struct build *b, struct source_place where);

/** End the row in work. */
void build_row(struct build *b, int line, bool form_feed);
/** Likewise for a row of markup. */
void build_markup_row(struct build *b, int line);

/** For what is read line by line as it comes (b->as_read): the number of the
 *  line to come. */
int build_next_line(const struct build *b);
/** End the row in work as a line of its own at `where`; its text is that of
 *  its cells, parted by tabs. Sets b->as_read. */
void build_line_row(struct build *b, struct source_place where,
                    bool form_feed);
/** A line of the file that is no row. */
void build_no_row(struct build *b, int line);

#endif
