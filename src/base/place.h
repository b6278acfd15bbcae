/* Where in the input something stands. Every cell, figure, finding and repair
 * has one, so that any printed number can be followed back to its source. */
#ifndef YUSUAN_BASE_PLACE_H
#define YUSUAN_BASE_PLACE_H

struct place {
    const char *file;  /* as given on the command line; "-" standard input */
    const char *table; /* the table's number ("03", "06#2") or title; or null */
    int line;          /* from 1; 0: the document as a whole */
    int column;        /* the cell in its line, from 1; 0: the whole line */
};

#endif
