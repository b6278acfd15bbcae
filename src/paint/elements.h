/* The elements of pages' tags, and the links and places that go with them.
 * Private to paint/. */
#ifndef YUSUAN_PAINT_ELEMENTS_H
#define YUSUAN_PAINT_ELEMENTS_H

#include "page/page.h"

#include <glib.h>
#include <stdbool.h>

/** An element. */
struct element {
    const struct page_item *item; /* that begins it */
    size_t page;                  /* on which it begins */
    enum page_tag tag; /* a link that leads nowhere is a plain span */
    bool holds; /* other elements: what stands beside them is an artifact */
    bool beside; /* its text is given beside the glyphs: its gaps are so wide
                    that a reader would find spaces in them, or its glyphs say
                    something else */
};

struct elements {
    const struct pages *pages;
    GArray *all;         /* of struct element, in the order of their begins */
    GHashTable *targets; /* names of places that pages have */
    GHashTable *wanted;  /* names that links or the outline lead to */
    GHashTable *said;    /* face → glyph → the character it first stood for,
                            which is what a reader takes it for */
};

struct elements *elements_of(const struct pages *pages);
void elements_free(struct elements *elements);

const struct element *elements_at(const struct elements *elements, size_t i);

/** Whether text in it belongs to it: it holds no elements and does not only
 *  group them. */
bool element_has_text(const struct element *element);

/** Whether a target is an address of the web. */
bool target_is_address(const char *target);

#endif
