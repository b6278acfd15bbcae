/* Spans → lines → page items, with colours, links and elements. Private to
 * layout/. */
#ifndef YUSUAN_LAYOUT_WORDS_H
#define YUSUAN_LAYOUT_WORDS_H

#include "layout/flow.h"

/** How a text is set. */
struct wording {
    const struct type *type;
    struct paragraph_style paragraph;
    struct colour colour;
    double size;      /* 0: the type's */
    bool strong;      /* the type's strong face throughout */
    bool plain_links; /* links keep the colour of the text */
    bool first_accented; /* the first span has the accent's colour */
};

/** A text set: lines, and what is needed to put them on a page. */
struct words {
    struct text_lines lines;
    struct text text;
    const struct wording *how;
    double size, leading;
    bool mixed; /* has links: runs stand in elements of their own */
};

struct words words_set(struct flow *flow, struct text text,
                       const struct wording *how);
struct words words_set_plain(struct flow *flow, const char *text,
                             const struct wording *how);

/** The height of n lines. */
double words_height(const struct words *words);
/** The widest line. */
double words_width(const struct words *words);

/** Put line i with its left edge at x and its baseline at y. */
void words_put(struct flow *flow, struct page *page,
               const struct words *words, size_t i, struct page_shift at);
/** Put all lines; `at` is the top left of the first line's room. */
void words_put_all(struct flow *flow, struct page *page,
                   const struct words *words, struct page_shift at);

/** The same in an element of their own, which text has to stand in inside an
 *  element that holds other elements. */
void words_put_span(struct flow *flow, struct page *page,
                    const struct words *words, struct page_shift at);

/** Where the baseline stands in a line's room, from its top. */
double words_baseline(double size, double leading);

/* --------------------------------------------------- items of a page */

void put_rule(struct flow *flow, struct page *page, const double from_to[4],
              double width, struct colour colour);
void put_fill(struct flow *flow, struct page *page, const double box[4],
              struct colour colour);
void put_target(struct flow *flow, struct page *page, const char *name);
struct page_item *put_tag(struct flow *flow, struct page *page,
                          enum page_tag tag);
void put_end(struct flow *flow, struct page *page, enum page_tag tag);

#endif
