/* Charts of every kind, usual and extreme, to be pictured. Fixed inputs, no
 * document of anybody. */
#ifndef YUSUAN_TESTS_PICTURES_H
#define YUSUAN_TESTS_PICTURES_H

#include "chart/chart.h"
#include "page/page.h"
#include "text/text.h"

/** One picture: a page of the document that is made. */
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

void gallery_add_charts(struct gallery *g);

#endif
