/* Where in the input something stands. Every cell, figure, finding and repair
 * has one, so that any printed number can be followed back to its source. */
#ifndef YUSUAN_BASE_PLACE_H
#define YUSUAN_BASE_PLACE_H

#include <stdbool.h>
#include <stddef.h>

/** Where on the published page or sheet it stands, for formats that have
 *  pages or sheets. */
struct source_place {
    int page;                       /* from 1; 0: no pages */
    float left, top, right, bottom; /* points, from the page's top left */
    const char *sheet; /* the sheet's name, or that of the file of a folder;
                          null: neither */
    int row;           /* of that sheet or file, from 1; 0: none */
    const char *cell;  /* "C12"; null where it is a whole line */
};

/** The pages of a document that has such, and its bytes, of which they can be
 *  drawn. */
struct source_pages {
    size_t n;
    const struct source_page {
        int number;          /* from 1 */
        float width, height; /* points */
        bool has_table;
    } *items;
    const char *bytes, *password; /* password: or null */
    size_t size;
};

struct place {
    const char *file;  /* as given on the command line; "-" standard input */
    const char *table; /* the table's number ("03", "06#2") or title; or null */
    int line;          /* from 1; 0: the document as a whole */
    int column;        /* the cell in its line, from 1; 0: the whole line */
    const struct source_place *source; /* lives as long as the document; null
                                          for plain texts */
};

#endif
