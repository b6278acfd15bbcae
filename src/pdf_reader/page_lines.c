/* Ruled lines out of the dots of a drawn page: long straight edges between
 * light and dark, whatever drew them (a stroke, a thin box, a fill, a
 * picture). Knows no tables. */
#include "pdf_reader/pdf_reader.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    CONTRAST = 18,   /* of 255: less is no edge */
    GAP = 5,         /* dots without edge that a line may have: dashes, and
                        where other lines cross it */
    THICK = 7,       /* edges so near are those of one line (or of a double
                        one), in dots */
    LEAST_SHARE = 35 /* percent of a line that is edge, where letters stand
                        over the rest */
};
#define LEAST_LENGTH 7.0 /* points */

/* The dots of a page seen along lines of one direction. */
struct view {
    const guint8 *grey;
    const guint8 *covered; /* by characters */
    int along, across;     /* how many dots in each direction */
    size_t step, row;      /* from a dot to the next, to that across */
    double dots;
    GArray *edges; /* of struct edge, by `at` */
};

struct edge {
    int at, from, to;
};

/* Whether dot `i` of a row differs from the one across. */
static inline bool
is_edge(const struct view *v, size_t i)
{
    return abs(v->grey[i] - v->grey[i + v->row]) > CONTRAST;
}

static void
add_edge(struct view *v, struct edge e, int n_edge)
{
    int length = e.to - e.from;
    if (length >= LEAST_LENGTH * v->dots &&
        n_edge * 100 >= length * LEAST_SHARE)
        g_array_append_val(v->edges, e);
}

/* Edges between row `at` and the next: runs with small gaps; dots covered by
 * characters neither make nor break one. */
static void
edges_of_row(struct view *v, int at)
{
    size_t i = (size_t) at * v->row;
    int n_edge = 0, gap = 0;
    struct edge e = { .at = at };
    for (int k = 0; k < v->along; k++, i += v->step) {
        if (v->covered[i] || v->covered[i + v->row])
            continue;
        if (is_edge(v, i)) {
            if (!n_edge)
                e.from = k;
            n_edge++;
            e.to = k + 1;
            gap = 0;
        } else if (n_edge && ++gap > GAP) {
            add_edge(v, e, n_edge);
            n_edge = gap = 0;
        }
    }
    if (n_edge)
        add_edge(v, e, n_edge);
}

/* ---------------------------------------------------------- edges → lines */

struct line {
    int first, last; /* edges of it, across */
    int from, to;
    bool done;
};

static bool
belongs(const struct line *l, const struct edge *e)
{
    int common = MIN(l->to, e->to) - MAX(l->from, e->from);
    int shorter = MIN(l->to - l->from, e->to - e->from);
    return e->at - l->last <= THICK / 2 + 1 && e->at - l->first <= THICK &&
           common * 2 > shorter;
}

static void
lines_of_edges(const struct view *v, char direction)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
    guint first = 0; /* earlier ones are too far up */
    for (guint i = 0; i < v->edges->len; i++) {
        const struct edge *e = &g_array_index(v->edges, struct edge, i);
        struct line *mine = NULL;
        for (guint k = first; k < lines->len && !mine; k++) {
            struct line *l = &g_array_index(lines, struct line, k);
            if (k == first && e->at - l->first > THICK)
                first++;
            if (belongs(l, e))
                mine = l;
        }
        if (!mine) {
            struct line new = { e->at, e->at, e->from, e->to };
            g_array_append_val(lines, new);
            continue;
        }
        mine->last = e->at;
        mine->from = MIN(mine->from, e->from);
        mine->to = MAX(mine->to, e->to);
    }
    for (guint i = 0; i < lines->len; i++) {
        const struct line *l = &g_array_index(lines, struct line, i);
        printf("%c %.2f %.2f %.2f %.2f\n", direction,
               ((l->first + l->last) / 2.0 + 1) / v->dots, l->from / v->dots,
               l->to / v->dots, (l->last - l->first) / v->dots);
    }
    g_array_free(lines, TRUE);
}

/* ------------------------------------------------------------------ pages */

/* Dots that a character stands on. */
static guint8 *
covered_dots(const struct picture *p, const struct characters *c)
{
    guint8 *covered = g_malloc0((gsize) p->width * (gsize) p->height);
    const char *text = c->text;
    for (guint i = 0; i < c->n; i++, text = g_utf8_next_char(text)) {
        if (g_unichar_isspace(g_utf8_get_char(text)))
            continue;
        const PopplerRectangle *b = &c->boxes[i];
        int left = (int) floor(CLAMP(b->x1 * p->dots, 0, p->width));
        int right = (int) ceil(CLAMP(b->x2 * p->dots, 0, p->width));
        int top = (int) floor(CLAMP(b->y1 * p->dots, 0, p->height));
        int bottom = (int) ceil(CLAMP(b->y2 * p->dots, 0, p->height));
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++)
                covered[(size_t) y * (size_t) p->width + (size_t) x] = 1;
    }
    return covered;
}

void
lines_write(const struct picture *p, const struct characters *c)
{
    size_t width = (size_t) p->width;
    struct view across = { .along = p->width, .across = p->height,
                           .step = 1, .row = width };
    struct view down = { .along = p->height, .across = p->width,
                         .step = width, .row = 1 };
    struct view *both[] = { &across, &down };
    guint8 *covered = covered_dots(p, c);
    for (int i = 0; i < 2; i++) {
        struct view *v = both[i];
        v->grey = p->grey;
        v->covered = covered;
        v->dots = p->dots;
        v->edges = g_array_new(FALSE, FALSE, sizeof(struct edge));
        for (int at = 0; at + 1 < v->across; at++)
            edges_of_row(v, at);
        lines_of_edges(v, i == 0 ? 'h' : 'v');
        g_array_free(v->edges, TRUE);
    }
    g_free(covered);
}
