/* Labels of many characters as lines: Han text breaks anywhere but before
 * closing and after opening marks, Latin words and numbers stay whole where
 * they can. */
#include "chart/drawing.h"

#include <glib.h>
#include <string.h>

static const double LEADING = 1.3; /* em */
static const double KEY_GAP = 1.6; /* em, between two words of a key */

static bool
is_one_of(gunichar c, const char *marks)
{
    return g_utf8_strchr(marks, -1, c) != NULL;
}

static bool
is_han(gunichar c)
{
    return c >= 0x2E80;
}

static bool
is_of_word(gunichar c)
{
    return c && !is_han(c) && !g_unichar_isspace(c);
}

/* The end of what begins at `p` and should not be parted. */
static const char *
unit_end(const char *p)
{
    while (*p && is_one_of(g_utf8_get_char(p), "（《「『“‘【〈([{"))
        p = g_utf8_next_char(p);
    if (is_of_word(g_utf8_get_char(p)))
        while (is_of_word(g_utf8_get_char(p)))
            p = g_utf8_next_char(p);
    else if (*p)
        p = g_utf8_next_char(p);
    while (*p && is_one_of(g_utf8_get_char(p),
                           "，。、；：？！）》」』”’】〉…—,.;:?!)]}% "))
        p = g_utf8_next_char(p);
    return p;
}

/* Quotes, dashes and signs are as wide as Han characters among them. */
static bool
is_wide(gunichar c)
{
    return c >= 0x2010;
}

/* Wide characters are one em wide in every face; the others are measured. A
 * little is added where Han and Latin meet. */
static double
span_width(const struct drawing *d, const char *from, const char *to)
{
    double width = 0;
    while (from < to) {
        const char *next = from;
        if (is_wide(g_utf8_get_char(from))) {
            width += d->em;
            from = g_utf8_next_char(from);
            continue;
        }
        while (next < to && !is_wide(g_utf8_get_char(next)))
            next = g_utf8_next_char(next);
        char *piece = g_strndup(from, (gsize) (next - from));
        width += drawing_text_width(d, piece, d->em, false) + 0.2 * d->em;
        g_free(piece);
        from = next;
    }
    return width;
}

/* As many characters as fit, and at least one. */
static const char *
cut_end(const struct drawing *d, const char *from, const char *to,
        double width)
{
    const char *end = g_utf8_next_char(from);
    while (end < to &&
           span_width(d, from, g_utf8_next_char(end)) <= width)
        end = g_utf8_next_char(end);
    return end;
}

static const char *
line_end(const struct drawing *d, const char *text, double width)
{
    const char *fits = text;
    double used = 0;
    while (*fits) {
        const char *next = unit_end(fits);
        double wide = span_width(d, fits, next);
        if (used + wide > width)
            break;
        used += wide;
        fits = next;
    }
    return fits > text ? fits : cut_end(d, text, unit_end(text), width);
}

static size_t
count_lines(const struct drawing *d, const char *text, double width)
{
    size_t n = 0;
    for (; *text; n++)
        text = line_end(d, text, width);
    return n;
}

/* The width that parts a text into lines of nearly one length, so that no
 * lone character is left, and into no more lines than need be. */
static double
even_width(const struct drawing *d, const char *text, double width)
{
    size_t lines = count_lines(d, text, width);
    double whole = span_width(d, text, text + strlen(text));
    double even = lines > 1 ? whole / (double) lines : width;
    while (even < width && count_lines(d, text, even) > lines)
        even += d->em / 2;
    return MIN(even, width);
}

struct label
drawing_label(struct drawing *d, const char *text, double width)
{
    struct label label = { 0 };
    text = text ? text : "";
    width = even_width(d, text, MAX(width, d->em));
    label.lines = arena_array(d->memory, const char *, strlen(text) + 1);
    while (*text) {
        const char *end = line_end(d, text, width);
        const char *line =
            arena_strndup(d->memory, text, (size_t) (end - text));
        double wide = drawing_text_width(d, line, d->em, false);
        label.width = MAX(label.width, wide);
        label.lines[label.n++] = line;
        text = end;
    }
    return label;
}

double
drawing_leading(const struct drawing *d)
{
    return LEADING * d->em;
}

double
drawing_label_height(const struct drawing *d, const struct label *l)
{
    return (double) l->n * drawing_leading(d);
}

double
drawing_put_label(struct drawing *d, const struct label *l,
                  struct label_place at)
{
    for (size_t i = 0; i < l->n; i++, at.top += drawing_leading(d)) {
        struct shape *line = drawing_word(d, l->lines[i], at.x,
                                          at.top + drawing_leading(d) / 2);
        line->anchor = at.anchor;
        line->tone = at.tone;
        line->bold = at.bold;
    }
    return at.top;
}

/* Further to the left where the key is one line from there. */
static double
key_left(const struct drawing *d, const struct key_word *words, size_t n,
         double left)
{
    double width = (0.1 - KEY_GAP) * d->em;
    for (size_t i = 0; i < n; i++)
        width += (1.3 + KEY_GAP) * d->em
                 + drawing_text_width(d, words[i].word, d->em, false);
    return width <= d->width ? MIN(left, d->width - width) : left;
}

double
drawing_key(struct drawing *d, const struct key_word *words, size_t n,
            struct label_place at)
{
    at.x = key_left(d, words, n, at.x);
    double x = at.x, em = d->em, step = 1.6 * em;
    for (size_t i = 0; i < n; i++) {
        struct label label =
            drawing_label(d, words[i].word, d->width - at.x - 1.3 * em);
        if (x > at.x && x + 1.3 * em + label.width > d->width) {
            x = at.x;
            at.top += step;
        }
        double swatch = words[i].tone == TONE_INK ? 0.12 * em : 0.85 * em;
        drawing_rect(d, words[i].tone, x + 0.85 * em - swatch,
                     at.top + 0.22 * em, swatch, 0.85 * em);
        double end = drawing_put_label(
            d, &label,
            (struct label_place) { .x = x + 1.3 * em, .top = at.top });
        at.top = end - drawing_leading(d);
        x += 1.3 * em + label.width + KEY_GAP * em;
    }
    return n ? at.top + step : at.top;
}
