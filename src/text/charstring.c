/* Each operator takes as many strokes as it can: what runs level or upright
 * needs no zero, and strokes of one kind share their operator. */
#include "text/charstring.h"

#include <stdbool.h>

enum { STACK = 48 }; /* operands that an operator may have */

enum operator {
    RLINETO = 5, HLINETO = 6, VLINETO = 7, RRCURVETO = 8, ENDCHAR = 14,
    RMOVETO = 21, HMOVETO = 22, RCURVELINE = 24, RLINECURVE = 25,
    VVCURVETO = 26, HHCURVETO = 27, VHCURVETO = 30, HVCURVETO = 31,
    VMOVETO = 4
};

/** Where the writing is. */
struct writing {
    GByteArray *out;
    const struct stroke *at, *end;
    int n; /* operands since the last operator */
};

static void
put_byte(GByteArray *out, int value)
{
    guint8 byte = (guint8) value;
    g_byte_array_append(out, &byte, 1);
}

static void
put_number(struct writing *w, int v)
{
    w->n++;
    if (v >= -107 && v <= 107) {
        put_byte(w->out, v + 139);
    } else if (v >= 108 && v <= 1131) {
        put_byte(w->out, 247 + (v - 108) / 256);
        put_byte(w->out, (v - 108) % 256);
    } else if (v >= -1131 && v <= -108) {
        put_byte(w->out, 251 + (-v - 108) / 256);
        put_byte(w->out, (-v - 108) % 256);
    } else {
        put_byte(w->out, 28);
        put_byte(w->out, v >> 8);
        put_byte(w->out, v);
    }
}

static void
put_numbers(struct writing *w, const int *v, int n)
{
    for (int i = 0; i < n; i++)
        put_number(w, v[i]);
}

static void
put_operator(struct writing *w, enum operator o)
{
    put_byte(w->out, (int) o);
    w->n = 0;
}

static bool
is_line(const struct writing *w, const struct stroke *s)
{
    return s < w->end && s->kind == STROKE_LINE;
}

static bool
is_curve(const struct writing *w, const struct stroke *s)
{
    return s < w->end && s->kind == STROKE_CURVE;
}

static bool
is_slanted(const struct writing *w, const struct stroke *s)
{
    return is_line(w, s) && s->d[0] && s->d[1];
}

/* ---------------------------------------------------------------- lines */

static void
put_move(struct writing *w)
{
    const int *d = w->at++->d;
    if (d[0])
        put_number(w, d[0]);
    if (d[1] || !d[0])
        put_number(w, d[1]);
    put_operator(w, d[0] && d[1] ? RMOVETO : d[0] ? HMOVETO : VMOVETO);
}

/* Level and upright lines by turns: one number each. */
static void
put_square_lines(struct writing *w)
{
    bool level = w->at->d[1] == 0;
    enum operator o = level ? HLINETO : VLINETO;
    while (is_line(w, w->at) && w->at->d[level ? 1 : 0] == 0
           && w->n < STACK) {
        put_number(w, w->at++->d[level ? 0 : 1]);
        level = !level;
    }
    put_operator(w, o);
}

/* A straight one between slanted ones costs less here than by itself. */
static void
put_slanted_lines(struct writing *w)
{
    while ((is_slanted(w, w->at)
            || (is_line(w, w->at) && is_slanted(w, w->at + 1)))
           && w->n + 2 <= STACK - 6)
        put_numbers(w, w->at++->d, 2);
    put_operator(w, RLINETO);
}

/* --------------------------------------------------------------- curves */

enum curve_kind { CURVE_TURNING, CURVE_LEVEL, CURVE_UPRIGHT, CURVE_FREE };

static enum curve_kind
kind_of(const int *d)
{
    bool from_level = d[1] == 0, to_level = d[5] == 0;
    bool from_upright = d[0] == 0, to_upright = d[4] == 0;
    if ((from_level && !to_level) || (from_upright && !to_upright))
        return CURVE_TURNING;
    return to_level ? CURVE_LEVEL : to_upright ? CURVE_UPRIGHT : CURVE_FREE;
}

/* From level to upright, then from upright to level, and so on; only the last
 * may end otherwise, with one number more. */
static void
put_turning_curves(struct writing *w)
{
    bool level = w->at->d[1] == 0 && w->at->d[5] != 0, more = true;
    enum operator o = level ? HVCURVETO : VHCURVETO;
    while (more && is_curve(w, w->at) && w->at->d[level ? 1 : 0] == 0
           && w->n + 5 <= STACK) {
        const int *d = w->at++->d;
        const int turned[] = { d[level ? 0 : 1], d[2], d[3],
                               d[level ? 5 : 4], d[level ? 4 : 5] };
        more = turned[4] == 0;
        put_numbers(w, turned, more ? 4 : 5);
        level = !level;
    }
    put_operator(w, o);
}

/* Level at both ends, or upright; the first may begin otherwise. */
static void
put_straight_curves(struct writing *w, enum curve_kind kind)
{
    int along = kind == CURVE_LEVEL ? 0 : 1, across = 1 - along;
    if (w->at->d[across])
        put_number(w, w->at->d[across]);
    for (bool first = true;
         is_curve(w, w->at) && w->n + 4 <= STACK
         && w->at->d[4 + across] == 0 && (first || w->at->d[across] == 0);
         first = false) {
        const int *d = w->at++->d;
        put_numbers(w, (const int[]) { d[along], d[2], d[3], d[4 + along] },
                    4);
    }
    put_operator(w, kind == CURVE_LEVEL ? HHCURVETO : VVCURVETO);
}

static void
put_free_curves(struct writing *w)
{
    while (is_curve(w, w->at) && kind_of(w->at->d) == CURVE_FREE
           && w->n + 6 <= STACK - 2)
        put_numbers(w, w->at++->d, 6);
    bool line = is_slanted(w, w->at) && !is_slanted(w, w->at + 1);
    if (line)
        put_numbers(w, w->at++->d, 2);
    put_operator(w, line ? RCURVELINE : RRCURVETO);
}

static void
put_curves(struct writing *w)
{
    enum curve_kind kind = kind_of(w->at->d);
    if (kind == CURVE_TURNING)
        put_turning_curves(w);
    else if (kind == CURVE_FREE)
        put_free_curves(w);
    else
        put_straight_curves(w, kind);
}

void
charstring_write(GByteArray *out, const struct stroke *strokes, size_t n,
                 const int *width)
{
    struct writing w = { out, strokes, strokes + n, 0 };
    if (width)
        put_number(&w, *width);
    w.n = 0;
    while (w.at < w.end)
        if (w.at->kind == STROKE_MOVE)
            put_move(&w);
        else if (w.at->kind == STROKE_CURVE)
            put_curves(&w);
        else if (is_slanted(&w, w.at))
            put_slanted_lines(&w);
        else
            put_square_lines(&w);
    put_operator(&w, ENDCHAR);
}
