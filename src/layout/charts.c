/* Charts with their captions, alone or side by side. */
#include "layout/blocks.h"

#include "chart/chart.h"

#define CAPTION_GAP 6

struct chart_place {
    const struct chart *chart;
    const char *anchor;
    const struct contents_entry *entry; /* its caption; null: no number */
    double x, width;
    double height; /* of the drawing */
    struct words caption, note;
    struct wording caption_how, note_how;
    struct chart_means means;
};

struct chart_look
layout_chart_look(const struct theme *theme)
{
    const struct palette *palette = theme ? &theme->palette : &layout_palette;
    struct chart_look look = chart_look_default;
    look.accent = palette->accent;
    look.ink = palette->ink;
    look.muted = palette->muted;
    return look;
}

static struct chart_means
chart_means(const struct flow *flow)
{
    struct chart_look *look = arena_one(flow->memory, struct chart_look);
    *look = layout_chart_look(flow->theme);
    look->size = MAX(look->size, flow->style->note.size);
    return (struct chart_means) { flow->with, look, flow->memory };
}

static const struct contents_entry *
note_chart(struct flow *flow, const struct chart *chart)
{
    size_t number = flow->charts->len + 1;
    struct contents_entry entry = {
        1, arena_printf(flow->memory, "图 %zu　%s", number, chart->title),
        arena_printf(flow->memory, "chart-%zu", number)
    };
    g_ptr_array_add(flow->charts,
                    arena_memdup(flow->memory, &entry, sizeof entry));
    return flow->charts->pdata[number - 1];
}

static void
prepare(struct flow *flow, const struct block *block,
        struct chart_place *place)
{
    place->chart = block->chart.data;
    place->anchor = block->chart.anchor;
    if (!block->chart.unnumbered)
        place->entry = note_chart(flow, place->chart);
    place->means = chart_means(flow);
    place->height = chart_height(place->chart, place->width, &place->means);
    struct paragraph_style centred = { .width = place->width,
                                       .align = TEXT_CENTRE };
    place->caption_how = (struct wording) { .type = &flow->style->caption,
                                            .colour = flow->palette->ink,
                                            .paragraph = centred };
    place->note_how = (struct wording) { .type = &flow->style->note,
                                         .colour = flow->palette->muted,
                                         .paragraph = centred };
    place->caption = words_set_plain(
        flow, place->entry ? place->entry->text : place->chart->title,
        &place->caption_how);
    place->note = words_set_plain(flow, place->chart->note,
                                  &place->note_how);
}

static void
put_figure(struct flow *flow, struct page *to,
           const struct chart_place *place, double y)
{
    struct chart_box box = { place->x, y, place->width };
    put_target(flow, to, place->anchor);
    put_target(flow, to, place->entry ? place->entry->target : NULL);
    struct page_item *open = put_tag(flow, to, TAG_FIGURE);
    open->tag.alt = place->chart->description ? place->chart->description
                                              : place->chart->title;
    open->tag.x = box.x;
    open->tag.y = box.y;
    open->tag.width = box.width;
    open->tag.height = place->height;
    chart_draw(place->chart, to, box, &place->means);
    put_end(flow, to, TAG_FIGURE);
}

/* Caption centred below, the chart's note under it. */
static void
put_caption(struct flow *flow, struct page *to,
            const struct chart_place *place, struct page_shift at)
{
    put_tag(flow, to, TAG_CAPTION);
    words_put_span(flow, to, &place->caption, at);
    at.dy += words_height(&place->caption);
    words_put_span(flow, to, &place->note, at);
    put_end(flow, to, TAG_CAPTION);
}

/* Drawings on one middle line, captions on one line below. */
static void
put_places(struct flow *flow, const struct chart_place *places, size_t n)
{
    double tallest = 0, below = 0;
    for (size_t i = 0; i < n; i++) {
        tallest = MAX(tallest, places[i].height);
        below = MAX(below, words_height(&places[i].caption)
                               + words_height(&places[i].note));
    }
    struct slab *slab = flow_slab(flow, flow->style->between,
                                  tallest + CAPTION_GAP + below);
    slab->moves = true;
    for (size_t i = 0; i < n; i++) {
        put_figure(flow, &slab->items, &places[i],
                   (tallest - places[i].height) / 2);
        put_caption(flow, &slab->items, &places[i],
                    (struct page_shift) { places[i].x,
                                          tallest + CAPTION_GAP });
    }
    flow_space(flow, 1.5 * flow->style->between);
}

void
layout_charts(struct flow *flow, const struct block *const *blocks,
              const double *widths, size_t n)
{
    struct chart_place *places =
        arena_array(flow->memory, struct chart_place, n);
    double x = 0;
    flow_lead(flow);
    for (size_t i = 0; i < n; i++) {
        places[i].x = x;
        places[i].width = widths[i];
        prepare(flow, blocks[i], &places[i]);
        x += widths[i] + COLUMN_GAP;
    }
    put_places(flow, places, n);
}

void
layout_chart(struct flow *flow, const struct block *block)
{
    double width = flow_width(flow, flow->paper);
    layout_charts(flow, &block, &width, 1);
}
