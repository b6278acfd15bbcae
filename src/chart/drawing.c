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
    d->width = width;
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
    shape->kind = kind;
    shape->tone = tone;
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

/* Marks that must not begin a line. */
static bool
begins_no_line(gunichar c)
{
    return g_utf8_strchr("，。、；：？！）》」』”’】〉…—,.;:?!)]}%", -1, c) !=
           NULL;
}

/* Where the first line of `text` ends when it may be `width` wide. */
static const char *
line_end(const struct drawing *d, const char *text, double size,
         double width)
{
    const char *fits = text, *next = text;
    while (*next) {
        next = g_utf8_next_char(next);
        char *piece = g_strndup(text, (gsize) (next - text));
        double wide = drawing_text_width(d, piece, size, false);
        g_free(piece);
        if (wide > width && fits > text)
            break;
        fits = next;
    }
    while (*fits && begins_no_line(g_utf8_get_char(fits)) &&
           g_utf8_prev_char(fits) > text)
        fits = g_utf8_prev_char(fits);
    return fits;
}

/* The width that parts a text into lines of nearly one length, so that no
 * lone character is left. */
static double
even_width(const struct drawing *d, const char *text, double size,
           double width)
{
    double whole = drawing_text_width(d, text, size, false);
    double lines = ceil(whole / width);
    return lines > 1 ? MIN(width, whole / lines + size) : width;
}

struct label
drawing_label(struct drawing *d, const char *text, double size, double width)
{
    struct label label = { 0 };
    width = even_width(d, text, size, width);
    size_t room = strlen(text) / 3 + 2;
    label.lines = arena_array(d->memory, const char *, room);
    while (*text && label.n < room) {
        const char *end = line_end(d, text, size, width);
        const char *line =
            arena_strndup(d->memory, text, (size_t) (end - text));
        double wide = drawing_text_width(d, line, size, false);
        label.width = MAX(label.width, wide);
        label.lines[label.n++] = line;
        text = end;
    }
    return label;
}

const char *
chart_amount(arena *a, const struct chart *c, money value)
{
    char text[MONEY_TEXT_SIZE];
    return arena_strdup(
        a, money_write(value, c->unit, c->decimals, true, text));
}

const char *
chart_share(arena *a, int64_t share)
{
    if (share < 0)
        return NULL;
    return arena_printf(a, "%" PRId64 ".%02" PRId64 "%%", share / 100,
                        share % 100);
}
