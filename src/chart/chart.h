/* Series → page items in a box, or SVG. */
#ifndef YUSUAN_CHART_CHART_H
#define YUSUAN_CHART_CHART_H

#include "chart/series.h"
#include "page/page.h"
#include "text/text.h"

/** The colours and the type of charts on a page. One hue: the other six
 *  tones are the accent mixed with the paper (chart_tint). */
struct chart_look {
    struct colour accent, ink, muted, rule, paper;
    double size; /* of labels, in points */
};

extern const struct chart_look chart_look_default;

/** How many tones a chart has: the accent and six tints of it. */
enum { CHART_TINTS = 7 };

/** The tint `i` of a look, 0 the darkest. The accent is first darkened with
 *  ink until it stands out from the paper by 4.5 : 1 (WCAG 2.2, 1.4.3), so
 *  that any accent prints in grey; then 0, 16, 34, 52, 67, 79, 89 % of it are
 *  paper. */
struct colour chart_tint(const struct chart_look *look, int i);

/** Ink or paper, whichever is easier to read on the tint `i`. */
struct colour chart_on_tint(const struct chart_look *look, int i);

/** With what charts are drawn. Items are owned by `memory`. */
struct chart_means {
    fonts *f;
    const struct chart_look *look; /* null: the default */
    arena *memory;
};

/** Height in points that a chart takes at a width; titles and notes are not
 *  its part, they are set by who places it. */
double chart_height(const struct chart *c, double width,
                    const struct chart_means *with);

/** A box on a page. */
struct chart_box {
    double x, y, width;
};

/** Draw at x, y (top left). */
void chart_draw(const struct chart *c, struct page *p, struct chart_box box,
                const struct chart_means *with);

struct chart_svg_options {
    double width;     /* of the broad drawing, in pixels */
    const void *data; /* for `address` */
    /** Where an item's href leads; null: nowhere. */
    const char *(*address)(const void *data, const char *href);
};

/** The chart as SVG in an element that holds two drawings, for `width` (class
 *  broad) and for a telephone (class narrow); a stylesheet shows one. Texts are
 *  texts, of 13 pixels where a drawing has its width. What belongs to an item
 *  is one link or group (class mark) with its name, amount and share. No inline
 *  style: classes c0…c6, on0…on6 for text on them, ink, muted, rule, paper.
 *  Text widths are estimated. Well-formed XML with title and desc, which has
 *  the figures. Owned by `memory`. */
const char *chart_svg(const struct chart *c,
                      const struct chart_svg_options *options, arena *memory);

/** A chart by itself, for slides and articles: with its title above, its note
 *  and where the figures are from below (either may be null), on white. The
 *  page is as high as it has to be; in points. */
struct page *chart_poster(const struct chart *c, const char *source,
                          double width, const struct chart_means *with);

/** The same as a file of SVG, with real text, in pixels. Text widths are
 *  estimated. `look` may be null. Owned by `memory`. */
const char *chart_poster_svg(const struct chart *c, const char *source,
                             const struct chart_look *look, arena *memory);

/** "科学技术支出：22.60亿元，98.28%": an item in words. */
const char *chart_item_words(arena *a, const struct chart *c,
                             const struct chart_item *item);

#endif
