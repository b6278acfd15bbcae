/* Content trees as HTML. Private to html/. */
#ifndef YUSUAN_HTML_TREE_H
#define YUSUAN_HTML_TREE_H

#include "base/sink.h"
#include "html/links.h"

/** A page being written. */
struct tree_page {
    sink *out;
    arena *memory;
    const struct links *links;
    const char *name;    /* of the page */
    const char *heading; /* on it: not said again */
    unsigned tables;     /* written so far: each is a region of its own name */
};

/** The content of a page, in sections. */
void tree_write(struct tree_page *p, const struct report *r);
/** One block by itself. */
void tree_write_block(struct tree_page *p, const struct block *b);
/** The links to the sections of a page; nothing where they are few. */
void tree_write_sections(struct tree_page *p, const struct report *r);

/** A table (tree_table.c), and the chart's figures as one. */
void tree_write_table(struct tree_page *p, const struct report_table *t);
/** A text with its links. */
void tree_write_text(struct tree_page *p, const struct text *text);
/** The widths of small bars, in steps of 2 %, are classes of the style sheet:
 *  " b54"; "" for none. */
const char *tree_bar_class(arena *a, int bar);

#endif
