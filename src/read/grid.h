/* What reading gives: lines of cells with their places, and no meaning.
 * The only header of read/ that recognize/ may include. */
#ifndef YUSUAN_READ_GRID_H
#define YUSUAN_READ_GRID_H

#include "base/arena.h"
#include "base/place.h"

#include <stdbool.h>
#include <stddef.h>

/** How sure it is that a text is one cell, and of its column. What is exact is
 *  taken as it stands (position wins); columns are only reconstructed for what
 *  was guessed. */
enum grid_certainty {
    GRID_GUESSED, /* parted by blanks or tabs of some extraction */
    GRID_ALIGNED, /* by where the words stand on the page, without lines */
    GRID_EXACT    /* ruled lines of a page, cells of a file format */
};

/** One cell of a line. */
struct grid_cell {
    /* The text with left-over tags removed and entities resolved, trimmed of
     * white space at both ends, otherwise as printed. Paragraphs of tags
     * (<p>…</p> <p>…</p>, <br>) and line breaks inside a CSV cell are parted
     * by '\n'. Never null. */
    const char *text;
    /* The same cell NFKC-folded (unicode_nfkc), for matching. Never null. */
    const char *folded;
    bool had_markup; /* tags were removed */
    int column;      /* field number in its line, from 1 */
    int line;        /* its first line; within a row of markup or CSV it may
                         be after the row's */
    int span_columns, span_rows; /* fields and rows a merged cell covers; 0 and
                                    1 for one. What it covers stands as empty
                                    cells, so that positions keep */
    const struct source_place *where; /* on its page or sheet; or null */
};

/** One line of the text (or one record of a CSV, or one <tr> of markup). */
struct grid_row {
    int line;                /* in the file, from 1 */
    const char *file;        /* as given; borrowed */
    size_t n_cells;          /* 0: a blank line (often a page's end) */
    struct grid_cell *cells; /* empty cells are kept, as text "" */
    bool from_markup;        /* a row of an HTML table that stood in a cell */
    bool form_feed;          /* a form feed stood before it: a page's end */
    enum grid_certainty certainty;
    int table;        /* rows of one table of the file's format (ruled on a
                         page, a sheet, <table>) bear one number, from 1, and
                         share their columns; 0: running text */
    bool starts_part; /* the first row of a file of several, or of a sheet: no
                         table goes on across it */
    const char *part; /* with it: the name of the file (without folder and
                         suffix) or sheet, which is often the title of the
                         table; else null */
    bool hidden;      /* a hidden row, column or sheet of a workbook */
    bool running;     /* recurs at the ends of pages (running head, foot, page
                         number, watermark): in no cell of a table */
};

/** A whole document, in order. Several files (a folder of CSVs) follow each
 *  other, each preceded by a row that holds the file's name without folder
 *  and suffix as its only cell (line 0), since that is often the title. */
struct grid {
    size_t n_rows;
    struct grid_row *rows;
    const char *file;   /* the input as given */
    const char *sha256; /* of the input's bytes, in hexadecimal */
    bool tabbed;        /* cells are parted by tabs, CSV, pipes or columns that
                         can be seen: blank ones are known */
    /* The published text line by line, decoded, tidied of nothing, without
     * line ends: for the source page and for quoting. lines[0] is line 1 of
     * the only or first file. */
    size_t n_lines;
    const char **lines;
    /* Where each of them stands, as many; or null for plain texts. A line of a
     * PDF or a sheet is a row of what was read, in reading order. */
    const struct source_place *line_places;
    const struct source_pages *pages; /* of a PDF; else null */
};

#endif
