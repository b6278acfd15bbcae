/* Drawings as SVG. Colours are classes, chosen by the stylesheet. */
#include "chart/chart.h"
#include "chart/drawing.h"

#include <glib.h>
#include <math.h>

/* A telephone of 320 pixels less its margins; labels are as large as the least
 * text of a page. */
static const double NARROW = 288, LABEL = 13;

/* Without fonts: Han characters, dashes, arrows and signs are one em wide, the
 * others a little over half. Generous, since labels must not run into each
 * other. */
double
drawing_estimate(const void *with, const char *text, double size, bool bold)
{
    (void) with;
    double ems = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        ems += g_utf8_get_char(p) >= 0x2010 ? 1.0 : 0.58;
    return ems * size * (bold ? 1.04 : 1.0);
}

const char *
drawing_tone_class(int tone)
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
                           anchors[s->anchor], drawing_tone_class(s->tone),
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
                           drawing_tone_class(s->tone));
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
                           drawing_tone_class(s->tone));
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
    g_string_append_printf(out, " class=\"%s\"/>", drawing_tone_class(s->tone));
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

/* ---------------------------------------------------------------- marks */

const char *
chart_item_words(arena *a, const struct chart *c,
                 const struct chart_item *item)
{
    const char *share = chart_share(a, item->share);
    const char *second = item->to ? item->to : item->group;
    return arena_printf(a, "%s%s%s：%s%s%s%s", item->label,
                        item->to ? "→" : second ? "，" : "",
                        second ? second : "", chart_amount(a, c, item->value),
                        c->unit_words ? c->unit_words
                                      : money_unit_name(c->unit),
                        share ? "，" : "", share ? share : "");
}

/** A drawing being written. */
struct svg {
    GString *out;
    arena *memory;
    const struct chart *chart;
    const struct chart_svg_options *options;
};

/* All shapes of an item, as a link where it leads somewhere. */
static void
put_mark(const struct svg *v, const struct drawing *d,
         const struct chart_item *item)
{
    const char *href = item->href && v->options->address
        ? v->options->address(v->options->data, item->href) : NULL;
    char *words =
        escaped_text(chart_item_words(v->memory, v->chart, item));
    char *to = href ? escaped_text(href) : NULL;
    if (to)
        g_string_append_printf(v->out, "<a class=\"mark\" href=\"%s\" "
                                       "aria-label=\"%s\">", to, words);
    else
        g_string_append_printf(v->out, "<g class=\"mark\" tabindex=\"0\" "
                                       "role=\"img\" aria-label=\"%s\">",
                               words);
    g_string_append_printf(v->out, "<title>%s</title>", words);
    for (size_t i = 0; i < d->n; i++)
        if (d->shapes[i].item == item)
            put_shape(v->out, &d->shapes[i]);
    g_string_append(v->out, to ? "</a>" : "</g>");
    g_free(to);
    g_free(words);
}

/* Shapes in their order; with the first of an item all of it. */
static void
put_shapes(const struct svg *v, const struct drawing *d)
{
    GHashTable *done = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < d->n; i++) {
        const struct chart_item *item = d->shapes[i].item;
        if (!item)
            put_shape(v->out, &d->shapes[i]);
        else if (g_hash_table_add(done, (gpointer) item))
            put_mark(v, d, item);
    }
    g_hash_table_destroy(done);
}

/* "甲：1.00万元，50.00%；乙：…" */
static const char *
figures_in_words(const struct svg *v)
{
    GString *words = g_string_new(NULL);
    for (size_t i = 0; i < v->chart->n_items; i++) {
        g_string_append(words, i ? "；" : "");
        g_string_append(words, chart_item_words(v->memory, v->chart,
                                                &v->chart->items[i]));
    }
    const char *kept = arena_strndup(v->memory, words->str, words->len);
    g_string_free(words, TRUE);
    return kept;
}

static void
put_drawing(const struct svg *v, double width, const char *class)
{
    struct chart_measure measure = { drawing_estimate, NULL };
    struct drawing *d = drawing_new(v->memory, measure, width);
    char *title = escaped_text(v->chart->title ? v->chart->title : "图");
    d->em = LABEL;
    d->firm = true;
    drawing_chart(d, v->chart);
    g_string_append_printf(
        v->out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"group\""
        " aria-label=\"%s\" viewBox=\"0 0 %d %d\""
        " class=\"drawing drawing-%s %s\">",
        title, (int) ceil(d->width), (int) ceil(d->height),
        chart_kind_word(v->chart->kind), class);
    put_element(v->out, "desc", figures_in_words(v));
    put_shapes(v, d);
    g_string_append(v->out, "</svg>");
    g_free(title);
}

const char *
chart_svg(const struct chart *c, const struct chart_svg_options *options,
          arena *memory)
{
    struct svg v = { g_string_new("<div class=\"drawings\">"), memory, c,
                     options };
    put_drawing(&v, NARROW, "narrow");
    put_drawing(&v, options->width, "broad");
    g_string_append(v.out, "</div>");
    const char *text = arena_strndup(memory, v.out->str, v.out->len);
    g_string_free(v.out, TRUE);
    return text;
}

void
drawing_put_svg(GString *out, const struct drawing *d, const struct chart *c)
{
    const struct chart_svg_options nowhere = { 0 };
    const struct svg v = { out, d->memory, c, &nowhere };
    put_element(out, "desc", figures_in_words(&v));
    put_shapes(&v, d);
}
