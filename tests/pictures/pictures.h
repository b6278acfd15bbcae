/* What is pictured: charts of every kind, and pages of every kind. Fixed
 * inputs, no document of anybody. */
#ifndef YUSUAN_TESTS_PICTURES_H
#define YUSUAN_TESTS_PICTURES_H

#include "chart/chart.h"
#include "page/page.h"
#include "text/text.h"

/** One picture: a page of the document that the program writes. */
struct picture {
    const char *name; /* of its golden file */
    struct page *page;
};

struct gallery {
    arena *memory;
    fonts *f;
    size_t n;
    struct picture pictures[96];
};

void gallery_add(struct gallery *g, const char *name, struct page *page);

/** Every kind of chart, usual and extreme. */
void gallery_add_charts(struct gallery *g);
/** The kinds of pages of a pack, and a sheet. */
void gallery_add_pages(struct gallery *g);

#endif
