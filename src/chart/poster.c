/* Charts by themselves: the drawing between a title and its notes. */
#include "chart/chart.h"
#include "chart/drawing.h"

#include <math.h>

/* In parts of the labels' size. */
#define MARGIN 2.2
#define TITLE 1.35
#define NOTE 0.88
#define GAP 0.9

static const double SVG_WIDTH = 640, SVG_LABEL = 13;

/** How a line of words is set. */
struct poster_words {
    double size; /* in parts of the labels' */
    int tone;
    bool bold;
};

/* Below `top`; where the next may stand. */
static double
put_words(struct drawing *d, const char *text, double top,
          struct poster_words how)
{
    double em = d->em, left = MARGIN * em;
    if (!text || !*text)
        return top;
    d->em = em * how.size;
    struct label label = drawing_label(d, text, d->width - 2 * left);
    top = drawing_put_label(d, &label,
                            (struct label_place) { .x = left, .top = top,
                                                   .tone = how.tone,
                                                   .bold = how.bold });
    d->em = em;
    return top;
}

/* All shapes of one drawing in another. */
static void
put_shapes(struct drawing *to, const struct drawing *from, double x, double y)
{
    for (size_t i = 0; i < from->n; i++) {
        struct shape moved = from->shapes[i];
        moved.x += x;
        moved.y += y;
        if (moved.kind == SHAPE_BAND)
            moved.from += y;
        *drawing_add(to, moved.kind, moved.tone) = moved;
    }
}

static struct drawing *
draw(const struct chart *c, const char *source, struct drawing *d)
{
    double em = d->em, margin = MARGIN * em;
    struct drawing *inner =
        drawing_new(d->memory, d->measure, d->width - 2 * margin);
    inner->em = em;
    drawing_chart(inner, c);
    double y = put_words(d, c->title, margin,
                         (struct poster_words) { TITLE, TONE_INK, true });
    y += GAP * em;
    put_shapes(d, inner, margin, y);
    y += inner->height + GAP * em;
    const struct poster_words note = { NOTE, TONE_MUTED, false };
    y = put_words(d, c->note, y, note);
    y = put_words(d, source, y, note);
    d->height = y + margin;
    return d;
}

struct page *
chart_poster(const struct chart *c, const char *source, double width,
             const struct chart_means *with)
{
    struct chart_measure measure = { drawing_measure, with->f };
    struct drawing *d = drawing_new(with->memory, measure, width);
    d->em = width * SVG_LABEL / SVG_WIDTH;
    draw(c, source, d);
    struct page *page = arena_one(with->memory, struct page);
    *page = (struct page) { .width = width, .height = ceil(d->height) };
    drawing_paint(d, page, (struct chart_box) { 0, 0, width }, with);
    return page;
}

/* The colours of the tones, and a face that is likely to be there. */
static void
put_style(GString *out, const struct chart_look *look)
{
    g_string_append(out, "<style>text{font-family:\"Noto Sans CJK SC\","
                         "\"Source Han Sans SC\",\"PingFang SC\","
                         "\"Microsoft YaHei\",sans-serif}"
                         ".strong{font-weight:bold}line{stroke-width:.7}");
    for (int tone = 0; tone < TONE_COUNT; tone++) {
        struct colour c = chart_tone(look, tone);
        const char *class = drawing_tone_class(tone);
        g_string_append_printf(out, ".%s{fill:#%02x%02x%02x}"
                                    "line.%s{stroke:#%02x%02x%02x}",
                               class, c.red, c.green, c.blue, class, c.red,
                               c.green, c.blue);
    }
    g_string_append(out, "</style>");
}

const char *
chart_poster_svg(const struct chart *c, const char *source,
                 const struct chart_look *look, arena *memory)
{
    struct chart_measure measure = { drawing_estimate, NULL };
    struct drawing *d = drawing_new(memory, measure, SVG_WIDTH);
    d->em = SVG_LABEL;
    draw(c, source, d);
    int width = (int) ceil(d->width), height = (int) ceil(d->height);
    GString *out = g_string_new(NULL);
    g_string_append_printf(out,
                           "<svg xmlns=\"http://www.w3.org/2000/svg\""
                           " width=\"%d\" height=\"%d\""
                           " viewBox=\"0 0 %d %d\">",
                           width, height, width, height);
    put_style(out, look ? look : &chart_look_default);
    g_string_append_printf(out, "<rect width=\"%d\" height=\"%d\""
                                " class=\"paper\"/>", width, height);
    drawing_put_svg(out, d, c);
    g_string_append(out, "</svg>\n");
    const char *text = arena_strndup(memory, out->str, out->len);
    g_string_free(out, TRUE);
    return text;
}
