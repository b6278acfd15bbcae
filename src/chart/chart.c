/* The table of kinds, and drawings as page items. */
#include "chart/chart.h"

#include "chart/drawing.h"

#include <glib.h>
#include <math.h>

static const struct {
    const char *word;
    void (*draw)(struct drawing *d, const struct chart *c);
} KINDS[CHART_KIND_COUNT] = {
    [CHART_BARS] = { "bars", draw_bars },
    [CHART_STACKED] = { "stacked", draw_stacked },
    [CHART_GROUPED] = { "grouped", draw_grouped },
    [CHART_PANELS] = { "panels", draw_panels },
    [CHART_DONUT] = { "donut", draw_donut },
    [CHART_TREEMAP] = { "treemap", draw_treemap },
    [CHART_HEAT] = { "heat", draw_heat },
    [CHART_SANKEY] = { "sankey", draw_sankey },
    [CHART_PARETO] = { "pareto", draw_pareto },
    [CHART_BULLET] = { "bullet", draw_bullet },
    [CHART_WATERFALL] = { "waterfall", draw_waterfall },
};

const char *
chart_kind_word(enum chart_kind kind)
{
    return KINDS[kind].word;
}

/* What fits on a page with its caption. */
static const double MOST_HEIGHT = 560;

/* Fewer items, the rest gathered, until the drawing is not too tall. */
void
drawing_chart(struct drawing *d, const struct chart *c)
{
    if (c->n_items == 0) {
        drawing_word(d, "（无）", 0, drawing_leading(d) / 2)->tone =
            TONE_MUTED;
        d->height = drawing_leading(d);
        return;
    }
    KINDS[c->kind].draw(d, c);
    while (d->height > MOST_HEIGHT && d->most > 4) {
        double less = (double) d->most * MOST_HEIGHT / d->height;
        d->most = CLAMP((size_t) less, 4, d->most - 1);
        d->n = 0;
        KINDS[c->kind].draw(d, c);
    }
}

/* ---------------------------------------------------------------- pages */

_Static_assert((int) CHART_TINTS == (int) TONE_SERIES_COUNT,
               "each tint is a tone");

struct colour
chart_tone(const struct chart_look *look, int tone)
{
    switch (tone) {
    case TONE_INK:
        return look->ink;
    case TONE_MUTED:
        return look->muted;
    case TONE_RULE:
        return look->rule;
    case TONE_PAPER:
        return look->paper;
    default:
        return tone < TONE_ON ? chart_tint(look, tone - TONE_SERIES)
                              : chart_on_tint(look, tone - TONE_ON);
    }
}

static enum font_role
chart_face(bool bold)
{
    return bold ? FONT_HEI : FONT_HEI_LIGHT;
}

double
drawing_measure(const void *with, const char *text, double size, bool bold)
{
    return text_width((fonts *) with, text, chart_face(bold), size);
}

static const struct chart_look *
look_of(const struct chart_means *with)
{
    return with->look ? with->look : &chart_look_default;
}

static struct drawing *
drawn(const struct chart *c, double width, const struct chart_means *with)
{
    struct chart_measure measure = { drawing_measure, with->f };
    struct drawing *d = drawing_new(with->memory, measure, width);
    d->em = look_of(with)->size;
    drawing_chart(d, c);
    return d;
}

double
chart_height(const struct chart *c, double width,
             const struct chart_means *with)
{
    return drawn(c, width, with)->height;
}

/** Where a drawing goes. */
struct painting {
    fonts *f;
    struct page *page;
    double x, y;
    arena *memory;
    struct colour colours[TONE_COUNT];
};

static void
paint_text(const struct painting *to, const struct shape *s)
{
    struct text_piece piece = { .text = s->text, .size = s->size,
                                .role = chart_face(s->bold) };
    struct paragraph_style style = { .no_break = true };
    struct text_lines set =
        text_set(to->f, &piece, 1, &style, to->memory, NULL);
    if (!set.n)
        return;
    const struct text_line *line = &set.lines[0];
    double shift = s->anchor == ANCHOR_END ? line->width
        : s->anchor == ANCHOR_MIDDLE ? line->width / 2 : 0;
    for (size_t i = 0; i < line->n; i++) {
        struct page_item *item = page_add(to->memory, to->page, PAGE_TEXT);
        item->text = (struct page_text) {
            .text = line->runs[i].text, .run = line->runs[i].run,
            .x = to->x + s->x - shift + line->runs[i].x,
            .baseline = to->y + s->y, .size = line->runs[i].size,
            .width = line->runs[i].width,
            .colour = to->colours[s->tone]
        };
    }
}

static void
ring_point(const struct painting *to, const struct shape *s, double turn,
           double radius, struct path_step *step)
{
    double angle = turn * 2 * G_PI - G_PI / 2;
    *step = (struct path_step) { .kind = STEP_LINE };
    step->x[0] = to->x + s->x + cos(angle) * radius;
    step->y[0] = to->y + s->y + sin(angle) * radius;
}

/* Short chords look round: one each two degrees. */
static void
paint_ring(const struct painting *to, const struct shape *s)
{
    int chords = (int) ceil((s->to - s->from) * 180) + 1;
    size_t n = (size_t) (2 * (chords + 1) + 1);
    struct path_step *steps = arena_array(to->memory, struct path_step, n);
    for (int i = 0; i <= chords; i++) {
        double turn = s->from + (s->to - s->from) * i / chords;
        ring_point(to, s, turn, s->height, &steps[i]);
        ring_point(to, s, turn, s->width, &steps[n - 2 - (size_t) i]);
    }
    steps[0].kind = STEP_MOVE;
    steps[n - 1].kind = STEP_CLOSE;
    struct page_item *item = page_add(to->memory, to->page, PAGE_PATH);
    item->path.steps = steps;
    item->path.n = n;
    item->path.colour = to->colours[s->tone];
}

/* Two curves that leave and arrive level. */
static void
paint_band(const struct painting *to, const struct shape *s)
{
    double x1 = to->x + s->x, x2 = x1 + s->width, middle = (x1 + x2) / 2;
    double y1 = to->y + s->y, y2 = to->y + s->from, thick = s->height;
    const struct path_step steps[] = {
        { STEP_MOVE, { x1 }, { y1 } },
        { STEP_CURVE, { middle, middle, x2 }, { y1, y2, y2 } },
        { STEP_LINE, { x2 }, { y2 + thick } },
        { STEP_CURVE, { middle, middle, x1 },
          { y2 + thick, y1 + thick, y1 + thick } },
        { STEP_CLOSE, { 0 }, { 0 } }
    };
    struct page_item *item = page_add(to->memory, to->page, PAGE_PATH);
    item->path.steps = arena_memdup(to->memory, steps, sizeof steps);
    item->path.n = G_N_ELEMENTS(steps);
    item->path.colour = to->colours[s->tone];
}

static void
paint_shape(const struct painting *to, const struct shape *s)
{
    struct page_item *item;
    double x = to->x + s->x, y = to->y + s->y;
    switch (s->kind) {
    case SHAPE_RECT:
        item = page_add(to->memory, to->page, PAGE_FILL);
        item->fill.x = x;
        item->fill.y = y;
        item->fill.width = s->width;
        item->fill.height = s->height;
        item->fill.colour = to->colours[s->tone];
        break;
    case SHAPE_LINE:
        item = page_add(to->memory, to->page, PAGE_RULE);
        item->rule.x1 = x;
        item->rule.y1 = y;
        item->rule.x2 = x + s->width;
        item->rule.y2 = y + s->height;
        item->rule.width = 0.5;
        item->rule.colour = to->colours[s->tone];
        break;
    case SHAPE_TEXT:
        paint_text(to, s);
        break;
    case SHAPE_RING:
        paint_ring(to, s);
        break;
    case SHAPE_BAND:
        paint_band(to, s);
        break;
    }
}

void
drawing_paint(const struct drawing *d, struct page *p, struct chart_box box,
              const struct chart_means *with)
{
    const struct chart_look *look = look_of(with);
    struct painting to = { with->f, p, box.x, box.y, with->memory, { { 0 } } };
    for (int tone = 0; tone < TONE_COUNT; tone++)
        to.colours[tone] = chart_tone(look, tone);
    for (size_t i = 0; i < d->n; i++)
        paint_shape(&to, &d->shapes[i]);
}

void
chart_draw(const struct chart *c, struct page *p, struct chart_box box,
           const struct chart_means *with)
{
    drawing_paint(drawn(c, box.width, with), p, box, with);
}
