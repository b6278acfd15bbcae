/* Plain pages in points, origin at the top left: runs of glyphs, rules, fills,
 * paths, links and marks for the structure tree. Knows no budgets and no
 * layout; the writers paint it as it stands. */
#ifndef YUSUAN_PAGE_PAGE_H
#define YUSUAN_PAGE_PAGE_H

#include "base/arena.h"
#include "base/sink.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct colour {
    unsigned char red, green, blue;
};

enum page_item_kind {
    PAGE_TEXT,  /* one shaped run on a baseline */
    PAGE_FILL,  /* a filled rectangle */
    PAGE_RULE,  /* a straight line */
    PAGE_PATH,  /* a closed filled path, or an open stroked one */
    PAGE_IMAGE, /* a picture of pixels */
    PAGE_LINK,  /* a rectangle that leads somewhere; its text follows, up to
                   the end of a TAG_LINK */
    PAGE_TARGET,/* a named place */
    PAGE_TAG    /* begin or end of a structure element */
};

/** A shaped run: the glyphs and advances stand in text/ and are opaque here;
 *  `text` is the exact text for extraction. */
struct page_text {
    const char *text;
    const void *run; /* a `struct text_run` of text/ */
    double x, baseline, size;
    double width; /* of the run; 0 where it is not known */
    struct colour colour;
    bool loose; /* its element's text is given beside the glyphs */
};

/** Pixels, top row first, three bytes each (sRGB), nothing transparent. */
struct page_image {
    int columns, rows;
    const unsigned char *rgb;
};

enum path_step_kind { STEP_MOVE, STEP_LINE, STEP_CURVE, STEP_CLOSE };
struct path_step {
    enum path_step_kind kind;
    double x[3], y[3]; /* curves use three points, the last is the end */
};

enum page_tag {
    TAG_DOCUMENT, TAG_H1, TAG_H2, TAG_H3, TAG_H4, TAG_P, TAG_LIST, TAG_ITEM,
    TAG_TABLE, TAG_TR, TAG_TH, TAG_TD, TAG_FIGURE, TAG_CAPTION, TAG_TOC,
    TAG_TOCI, TAG_LINK, TAG_SPAN, TAG_REFERENCE, TAG_LABEL, TAG_BODY,
    TAG_NOTE, TAG_SECTION, TAG_COUNT
};

/** The name of the element in PDF: "H1", "TD", … */
const char *page_tag_word(enum page_tag tag);

/** Text inside an element that holds other elements must stand in elements of
 *  its own (TAG_SPAN): only the innermost are marked in the PDF. */
struct page_item {
    enum page_item_kind kind;
    struct page_item *next;
    union {
        struct page_text text;
        struct { double x, y, width, height; struct colour colour; } fill;
        struct { double x1, y1, x2, y2, width; struct colour colour; } rule;
        struct { const struct path_step *steps; size_t n; bool stroked;
                 double width; struct colour colour; } path;
        struct { double x, y, width, height;
                 const struct page_image *pixels; } image;
        struct { double x, y, width, height; const char *target;
                 const char *says; } link;
        struct { const char *name; double x, y; } target;
        struct { enum page_tag tag; bool ends; const char *alt; /* figures */
                 int columns, rows; /* spans of TH and TD */
                 bool by_row; /* a TH that heads its row */
                 double x, y, width, height; /* figures: the box */ } tag;
    };
};

struct page {
    double width, height;
    const char *label; /* "12"; null: a page without number */
    struct page_item *first, *last;
};

struct outline_entry {
    int level;
    const char *text, *target;
};

struct pages {
    arena *memory;
    const char *title, *author, *subject;
    size_t n;
    struct page **page;
    size_t n_outline;
    struct outline_entry *outline;
};

/** Add an empty item at the end of the page; lent for filling. */
struct page_item *page_add(arena *a, struct page *p, enum page_item_kind kind);

/** A distance on the page. */
struct page_shift {
    double dx, dy;
};

/** Move all items of `from` by a distance and to the end of `p`; `from` is
 *  empty afterwards. */
void page_take(arena *a, struct page *p, struct page *from,
               struct page_shift by);

/** Copies of all items of `from` at the end of `p`. Runs and steps are shared,
 *  so page_take may move the copy and the original apart. */
void page_copy(arena *a, struct page *p, const struct page *from);

/** Keep pages [from, to) of them (0 ≤ from < to ≤ n), as a document by
 *  itself: every element begins and ends in it. */
void pages_cut(struct pages *pages, size_t from, size_t to);

/** Pages as lines of text, for golden files: "p1 text 72.0,90.5 12.0 …". */
void page_dump(const struct pages *pages, sink *out);

#endif
