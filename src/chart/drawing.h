/* What every kind of chart draws into: shapes in points, origin at the top
 * left, coloured by tone so that a page and a stylesheet can each choose.
 * Private to chart/. A new kind is a file with one drawing function and a row
 * of the table in chart.c. */
#ifndef YUSUAN_CHART_DRAWING_H
#define YUSUAN_CHART_DRAWING_H

#include "base/arena.h"
#include "chart/chart.h"

#include <glib.h>
#include <stdbool.h>

enum tone {
    TONE_INK,
    TONE_MUTED,
    TONE_RULE,
    TONE_PAPER,
    TONE_SERIES,              /* and the six tints after it, dark to light */
    TONE_ON = TONE_SERIES + 7, /* texts on these seven */
    TONE_COUNT = TONE_ON + 7
};
enum { TONE_SERIES_COUNT = 7 };

enum shape_kind {
    SHAPE_RECT,
    SHAPE_LINE,
    SHAPE_TEXT,
    SHAPE_RING,
    SHAPE_BAND
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct shape {
    enum shape_kind kind;
    int tone;
    /* RECT: x, y, width, height. LINE: x, y to x + width, y + height.
     * TEXT: x is where `anchor` says, y the baseline. RING: a sector of a ring
     * round x, y from `from` to `to` (turns clockwise from the top), width the
     * inner radius, height the outer. BAND: a band of a flow from x, y to
     * x + width, from (the top there), `height` thick at both ends. */
    double x, y, width, height;
    double from, to;
    const char *text;
    double size;
    bool bold;
    enum anchor anchor;
    const struct chart_item *item; /* that it shows; or null */
};

/** Width of a text in points. */
struct chart_measure {
    double (*width)(const void *with, const char *text, double size,
                    bool bold);
    const void *with;
};

struct drawing {
    arena *memory;
    struct chart_measure measure;
    double em;            /* size of labels; distances are parts of it */
    double width, height; /* height is set by what is drawn */
    bool firm;            /* labels are never set smaller */
    size_t most;          /* items shown; the rest are gathered */
    const struct chart_item *item; /* what the next shapes show; or null */
    size_t n, room;
    struct shape *shapes;
};

/** Empty, for labels of 9 points. */
struct drawing *drawing_new(arena *memory, struct chart_measure measure,
                            double width);
struct shape *drawing_add(struct drawing *d, enum shape_kind kind, int tone);
void drawing_rect(struct drawing *d, int tone, double x, double y,
                  double width, double height);
void drawing_line(struct drawing *d, int tone, double x1, double y1,
                  double x2, double y2);
struct shape *drawing_text(struct drawing *d, const char *text, double x,
                           double baseline, double size);
double drawing_text_width(const struct drawing *d, const char *text,
                          double size, bool bold);

/** A label broken into lines of at most `width`; never cut. */
struct label {
    size_t n;
    const char **lines;
    double width; /* of the widest */
};
struct label drawing_label(struct drawing *d, const char *text, double width);

/** The distance of baselines in a label. */
double drawing_leading(const struct drawing *d);
double drawing_label_height(const struct drawing *d, const struct label *l);

/** Where the first line of a label stands. */
struct label_place {
    double x, top;
    enum anchor anchor;
    int tone;
    bool bold;
};
/** Set a label below `top`; where it ends. */
double drawing_put_label(struct drawing *d, const struct label *l,
                         struct label_place at);

/** One line of text, its middle at `middle`. */
struct shape *drawing_word(struct drawing *d, const char *text, double x,
                           double middle);

/** An amount as a chart prints it, in the chart's unit. */
const char *chart_amount(arena *a, const struct chart *c, money value);
/** "98.28%", or null where the item has no share. */
const char *chart_share(arena *a, int64_t share);

/** The chart with its items from the largest to the smallest, at most `most`
 *  of them, the others put together as one "其他（n项）" at the end. */
const struct chart *chart_ranked(arena *a, const struct chart *c, size_t most);
/** The chart as it is, or ranked where it has more than `most` items. */
const struct chart *chart_at_most(arena *a, const struct chart *c,
                                  size_t most);

/** The `most` - 1 items of the largest amounts, whatever their sign, in the
 *  order they have, and the others as one. */
const struct chart *chart_largest(arena *a, const struct chart *c,
                                  size_t most);

/** The tone of part `i` of `n` that stand side by side: far enough apart to be
 *  told from each other in grey, none as pale as the paper. */
int chart_part_tone(size_t i, size_t n);

/** What a tone means: a swatch and a word. */
struct key_word {
    int tone;
    const char *word;
};
/** A line of such words, or several, from y on; where they end. */
double drawing_key(struct drawing *d, const struct key_word *words, size_t n,
                   struct label_place at);

/** Draw a chart of any kind. */
void drawing_chart(struct drawing *d, const struct chart *c);

/* The kinds. */
void draw_bars(struct drawing *d, const struct chart *c);
void draw_stacked(struct drawing *d, const struct chart *c);
void draw_grouped(struct drawing *d, const struct chart *c);
void draw_panels(struct drawing *d, const struct chart *c);
void draw_donut(struct drawing *d, const struct chart *c);
void draw_treemap(struct drawing *d, const struct chart *c);
void draw_heat(struct drawing *d, const struct chart *c);
void draw_sankey(struct drawing *d, const struct chart *c);
void draw_pareto(struct drawing *d, const struct chart *c);
void draw_bullet(struct drawing *d, const struct chart *c);
void draw_waterfall(struct drawing *d, const struct chart *c);

/* ---------------------------------------------------------------- putting */

/** Widths by the fonts that `with` are. */
double drawing_measure(const void *with, const char *text, double size,
                       bool bold);

/** Put a drawing on a page with its left top at a place. */
void drawing_paint(const struct drawing *d, struct page *p,
                   struct chart_box box, const struct chart_means *with);

/** The colour of a tone in a look. */
struct colour chart_tone(const struct chart_look *look, int tone);

/** A drawing's shapes as SVG; items are marks, and lead nowhere. */
void drawing_put_svg(GString *out, const struct drawing *d,
                     const struct chart *c);

/** Widths without fonts. */
double drawing_estimate(const void *with, const char *text, double size,
                        bool bold);

/** The class that a tone has in SVG. */
const char *drawing_tone_class(int tone);

#endif
