/* Drawings as SVG. Colours are classes, chosen by the stylesheet. */
#include "chart/chart.h"
#include "chart/drawing.h"

#include <glib.h>
#include <math.h>

/* For a telephone: 9 of 260 are 11 pixels of 320. */
static const double NARROW = 260;

/* Without fonts: Han characters, dashes, arrows and signs are one em wide, the
 * others a little over half. Generous, since labels must not run into each
 * other. */
static double
estimated_width(const void *with, const char *text, double size, bool bold)
{
    (void) with;
    double ems = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        ems += g_utf8_get_char(p) >= 0x2010 ? 1.0 : 0.58;
    return ems * size * (bold ? 1.04 : 1.0);
}

static const char *
tone_class(int tone)
{
    static const char *const names[] = { "ink", "muted", "rule", "paper",
                                         "c0",  "c1",    "c2",   "c3",
                                         "c4",  "c5",    "c6",   "on0",
                                         "on1", "on2",   "on3",  "on4",
                                         "on5", "on6" };
    return names[tone];
}

/* A number without locale and without needless digits. */
static void
put_number(GString *out, const char *name, double value)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(digits, sizeof digits, "%.2f", value);
    g_string_append_printf(out, " %s=\"%s\"", name, digits);
}

/* Escaped for XML, which has no place for control characters. The caller frees
 * it. */
static char *
escaped_text(const char *text)
{
    GString *clean = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool allowed = (c >= 0x20 || c == '\n' || c == '\t') &&
                       (c & 0xFFFE) != 0xFFFE && (c < 0x7F || c >= 0xA0);
        g_string_append_unichar(clean, allowed ? c : 0xFFFD);
    }
    char *escaped = g_markup_escape_text(clean->str, (gssize) clean->len);
    g_string_free(clean, TRUE);
    return escaped;
}

static void
put_text(GString *out, const struct shape *s)
{
    static const char *const anchors[] = { "start", "middle", "end" };
    char *escaped = escaped_text(s->text);
    g_string_append(out, "<text");
    put_number(out, "x", s->x);
    put_number(out, "y", s->y);
    put_number(out, "font-size", s->size);
    g_string_append_printf(out, " text-anchor=\"%s\" class=\"%s%s\">%s</text>",
                           anchors[s->anchor], tone_class(s->tone),
                           s->bold ? " strong" : "", escaped);
    g_free(escaped);
}

static void
ring_point(GString *out, char command, const struct shape *s, double turn,
           double radius)
{
    char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
    double angle = turn * 2 * G_PI - G_PI / 2;
    g_ascii_formatd(x, sizeof x, "%.2f", s->x + cos(angle) * radius);
    g_ascii_formatd(y, sizeof y, "%.2f", s->y + sin(angle) * radius);
    g_string_append_printf(out, "%c%s %s", command, x, y);
}

static void
put_ring(GString *out, const struct shape *s)
{
    int chords = (int) ceil((s->to - s->from) * 180) + 1;
    g_string_append_printf(out, "<path class=\"%s\" d=\"",
                           tone_class(s->tone));
    for (int i = 0; i <= chords; i++)
        ring_point(out, i ? 'L' : 'M', s,
                   s->from + (s->to - s->from) * i / chords, s->height);
    for (int i = chords; i >= 0; i--)
        ring_point(out, 'L', s, s->from + (s->to - s->from) * i / chords,
                   s->width);
    g_string_append(out, "Z\"/>");
}

static void
put_band(GString *out, const struct shape *s)
{
    double x2 = s->x + s->width, middle = s->x + s->width / 2;
    const double numbers[] = {
        s->x, s->y, middle, s->y, middle, s->from, x2, s->from,
        x2, s->from + s->height, middle, s->from + s->height,
        middle, s->y + s->height, s->x, s->y + s->height
    };
    static const char *const commands[] = { "M", " ", "C", " ", " ", " ",
                                            " ", " ", "L", " ", "C", " ",
                                            " ", " ", " ", " " };
    g_string_append_printf(out, "<path class=\"%s\" d=\"",
                           tone_class(s->tone));
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        char digits[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(digits, sizeof digits, "%.2f", numbers[i]);
        g_string_append_printf(out, "%s%s", commands[i], digits);
    }
    g_string_append(out, "Z\"/>");
}

static void
put_shape(GString *out, const struct shape *s)
{
    switch (s->kind) {
    case SHAPE_TEXT:
        put_text(out, s);
        return;
    case SHAPE_RING:
        put_ring(out, s);
        return;
    case SHAPE_BAND:
        put_band(out, s);
        return;
    case SHAPE_RECT:
        g_string_append(out, "<rect");
        put_number(out, "x", s->x);
        put_number(out, "y", s->y);
        put_number(out, "width", s->width);
        put_number(out, "height", s->height);
        break;
    case SHAPE_LINE:
        g_string_append(out, "<line");
        put_number(out, "x1", s->x);
        put_number(out, "y1", s->y);
        put_number(out, "x2", s->x + s->width);
        put_number(out, "y2", s->y + s->height);
        break;
    }
    g_string_append_printf(out, " class=\"%s\"/>", tone_class(s->tone));
}

static void
put_element(GString *out, const char *name, const char *text)
{
    if (!text)
        return;
    char *escaped = escaped_text(text);
    g_string_append_printf(out, "<%s>%s</%s>", name, escaped, name);
    g_free(escaped);
}

static void
put_drawing(GString *out, const struct chart *c, const struct drawing *d,
            const char *size)
{
    g_string_append_printf(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""
        " viewBox=\"0 0 %d %d\" class=\"chart chart-%s %s\">",
        (int) ceil(d->width), (int) ceil(d->height),
        chart_kind_word(c->kind), size);
    put_element(out, "title", c->title);
    put_element(out, "desc", c->description);
    for (size_t i = 0; i < d->n; i++)
        put_shape(out, &d->shapes[i]);
    g_string_append(out, "</svg>");
}

const char *
chart_svg(const struct chart *c, double width, arena *memory)
{
    struct chart_measure measure = { estimated_width, NULL };
    struct drawing *narrow = drawing_new(memory, measure, NARROW);
    struct drawing *broad = drawing_new(memory, measure, width);
    GString *out = g_string_new("<div class=\"drawings\">");
    drawing_chart(narrow, c);
    drawing_chart(broad, c);
    put_drawing(out, c, narrow, "narrow");
    put_drawing(out, c, broad, "broad");
    g_string_append(out, "</div>");
    const char *text = arena_strndup(memory, out->str, out->len);
    g_string_free(out, TRUE);
    return text;
}
