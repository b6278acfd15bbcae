/* Shapes, text and labels of charts. */
#include "chart/drawing.h"

#include <glib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

struct drawing *
drawing_new(arena *memory, struct chart_measure measure, double width)
{
    struct drawing *d = arena_one(memory, struct drawing);
    d->memory = memory;
    d->measure = measure;
    d->em = 9;
    d->width = width;
    d->most = 24;
    return d;
}

struct shape *
drawing_add(struct drawing *d, enum shape_kind kind, int tone)
{
    if (d->n == d->room) {
        size_t room = d->room ? d->room * 2 : 32;
        struct shape *more = arena_array(d->memory, struct shape, room);
        if (d->n)
            memcpy(more, d->shapes, d->n * sizeof *more);
        d->shapes = more;
        d->room = room;
    }
    struct shape *shape = &d->shapes[d->n++];
    *shape = (struct shape) { .kind = kind, .tone = tone, .item = d->item };
    return shape;
}

void
drawing_rect(struct drawing *d, int tone, double x, double y, double width,
             double height)
{
    struct shape *shape = drawing_add(d, SHAPE_RECT, tone);
    shape->x = x;
    shape->y = y;
    shape->width = width;
    shape->height = height;
}

void
drawing_line(struct drawing *d, int tone, double x1, double y1, double x2,
             double y2)
{
    struct shape *shape = drawing_add(d, SHAPE_LINE, tone);
    shape->x = x1;
    shape->y = y1;
    shape->width = x2 - x1;
    shape->height = y2 - y1;
}

struct shape *
drawing_text(struct drawing *d, const char *text, double x, double baseline,
             double size)
{
    struct shape *shape = drawing_add(d, SHAPE_TEXT, TONE_INK);
    shape->text = arena_strdup(d->memory, text);
    shape->x = x;
    shape->y = baseline;
    shape->size = size;
    return shape;
}

double
drawing_text_width(const struct drawing *d, const char *text, double size,
                   bool bold)
{
    return d->measure.width(d->measure.with, text, size, bold);
}

struct shape *
drawing_word(struct drawing *d, const char *text, double x, double middle)
{
    return drawing_text(d, text, x, middle + 0.36 * d->em, d->em);
}

/* An amount that rounds to nothing is not nothing. */
const char *
chart_amount(arena *a, const struct chart *c, money value)
{
    char text[MONEY_TEXT_SIZE];
    money_write(value, c->unit, c->decimals, true, text);
    bool nothing = !text[strspn(text, "-−0.")];
    if (value.fen > 0 && nothing && c->decimals)
        return arena_printf(a, "不足0.%.*s1", c->decimals - 1, "000000");
    return arena_strdup(a, text);
}

const char *
chart_share(arena *a, int64_t share)
{
    if (share < 0)
        return NULL;
    return arena_printf(a, "%" PRId64 ".%02" PRId64 "%%", share / 100,
                        share % 100);
}
