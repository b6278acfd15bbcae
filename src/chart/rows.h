/* Rows of horizontal bars: what bars, stacked and grouped bars, pareto, bullet
 * and waterfall have in common. A label at the left of its bars or, where the
 * width is too small for that, above them; amounts behind the bars; one scale
 * from a common zero. Private to chart/. */
#ifndef YUSUAN_CHART_ROWS_H
#define YUSUAN_CHART_ROWS_H

#include "chart/drawing.h"

/** A bar from one amount to another. */
struct bar {
    int64_t from, to;  /* 分 */
    int tone;
    const char *value; /* behind it; or null */
    const char *aside; /* behind that, muted; or null */
    const struct chart_item *item; /* that it shows */
    double y;          /* its middle; set by rows_place */
};

struct row {
    const char *name;
    size_t n; /* of bars, below each other */
    struct bar *bars;
    struct label label;
    double top, height;
};

struct rows {
    size_t n;
    struct row *row;
    double x, width;    /* the box; rows_new gives the whole drawing */
    double column;      /* kept free at the right */
    double thick;       /* of bars */
    int64_t least, most; /* what the scale spans; rows_place widens it to the
                            bars. Set beforehand where more must fit */
    bool above;         /* labels stand above their bars */
    double left, scale; /* where `least` is, points per 分 */
    double bottom;
};

/** Rows with one bar each. */
struct rows *rows_new(struct drawing *d, size_t n);
/** Another number of bars in a row. */
void rows_bars(struct drawing *d, struct rows *r, size_t row, size_t bars);
/** Measure and place all rows from `top` on. */
void rows_place(struct drawing *d, struct rows *r, double top);
/** Where an amount is. */
double rows_x(const struct rows *r, int64_t fen);

/** The bars with their tones; the least of them can be seen. */
void rows_draw_bars(struct drawing *d, const struct rows *r);
/** Labels, amounts, and the line of zero. */
void rows_draw_words(struct drawing *d, const struct rows *r);

#endif
