/* Key figures, fields, signatures and charts. */
#include "layout/blocks.h"

#include "chart/chart.h"

/* ---------------------------------------------------------- key figures */

enum { FIGURES_ACROSS = 4 };

static struct text
figure_value(struct flow *flow, const struct key_figure *figure)
{
    struct span span = { SPAN_NUMBER, figure->value ? figure->value : "–",
                         figure->link };
    return text_join(flow->memory, 1, &span);
}

struct figure_set {
    struct wording label_how, value_how, unit_how;
    struct words label, value, unit, remark;
    double width;
};

static void
set_figure(struct flow *flow, const struct key_figure *figure,
           struct figure_set *set)
{
    static const struct type large = { FONT_HEI, FONT_HEI, 17, 24 };
    const struct type *note = &flow->style->note;
    struct paragraph_style column = { .width = set->width };
    set->label_how = (struct wording) { .type = note, .paragraph = column,
                                        .colour = layout_palette.muted };
    set->unit_how = set->label_how;
    set->unit_how.paragraph.no_break = true;
    set->value_how = (struct wording) { .type = &large, .paragraph = column,
                                        .colour = layout_palette.accent,
                                        .plain_links = true };
    set->value_how.paragraph.no_break = true;
    set->label = words_set_plain(flow, figure->label, &set->label_how);
    set->value = words_set(flow, figure_value(flow, figure),
                           &set->value_how);
    double room = set->width - 30;
    if (words_width(&set->value) > room) {
        set->value_how.size = large.size * room / words_width(&set->value);
        set->value = words_set(flow, figure_value(flow, figure),
                               &set->value_how);
    }
    set->unit = words_set_plain(flow, figure->unit, &set->unit_how);
    set->remark = words_set_plain(flow, figure->remark, &set->label_how);
}

static double
figure_height(const struct figure_set *set)
{
    return words_height(&set->label) + 24 + words_height(&set->remark) + 8;
}

static void
put_words(struct flow *flow, struct page *to, const struct words *words,
          struct page_shift at)
{
    if (words->lines.n == 0)
        return;
    if (!words->mixed)
        put_tag(flow, to, TAG_SPAN);
    words_put_all(flow, to, words, at);
    if (!words->mixed)
        put_end(flow, to, TAG_SPAN);
}

static void
put_figure(struct flow *flow, struct page *to, const struct figure_set *set,
           double x)
{
    double y = 4, label = words_height(&set->label);
    double base = y + label + 18;
    put_tag(flow, to, TAG_P);
    put_words(flow, to, &set->label, (struct page_shift) { x, y });
    if (!set->value.mixed)
        put_tag(flow, to, TAG_SPAN);
    words_put(flow, to, &set->value, 0, (struct page_shift) { x, base });
    if (!set->value.mixed)
        put_end(flow, to, TAG_SPAN);
    if (set->unit.lines.n) {
        put_tag(flow, to, TAG_SPAN);
        words_put(flow, to, &set->unit, 0,
                  (struct page_shift) { x + words_width(&set->value) + 3,
                                        base });
        put_end(flow, to, TAG_SPAN);
    }
    put_words(flow, to, &set->remark,
              (struct page_shift) { x, y + label + 24 });
    put_end(flow, to, TAG_P);
}

static void
put_figure_row(struct flow *flow, const struct key_figure *items, size_t n,
               size_t across)
{
    double gap = 14, width = flow_width(flow, flow->paper);
    double each = (width + gap) / (double) across;
    struct figure_set *sets =
        arena_array(flow->memory, struct figure_set, n);
    double height = 0;
    for (size_t i = 0; i < n; i++) {
        sets[i].width = each - gap;
        set_figure(flow, &items[i], &sets[i]);
        height = MAX(height, figure_height(&sets[i]));
    }
    struct slab *slab = flow_slab(flow, flow->style->between, height);
    for (size_t i = 0; i < n; i++) {
        double x = each * (double) i;
        put_rule(flow, &slab->items, (double[]) { x, 0, x + each - gap, 0 },
                 1.5, layout_palette.accent);
        put_figure(flow, &slab->items, &sets[i], x);
    }
}

/* Rows as even as can be: five are three and two, not four and one. */
void
layout_figures(struct flow *flow, const struct block *block)
{
    size_t n = block->figures.n;
    size_t rows = (n + FIGURES_ACROSS - 1) / FIGURES_ACROSS;
    size_t across = rows ? (n + rows - 1) / rows : 1;
    for (size_t i = 0; i < n; i += across)
        put_figure_row(flow, &block->figures.items[i], MIN(across, n - i),
                       across);
    flow_space(flow, flow->style->between);
}

/* ---------------------------------------------------------------- fields */

struct field_place {
    double x, width;
};

static double
put_field(struct flow *flow, struct page *to, const struct field *field,
          struct field_place place)
{
    const struct type *type = &flow->style->table;
    double name_width = MIN(6.5 * type->size, place.width / 2);
    struct wording name = {
        .type = type, .colour = layout_palette.muted,
        .paragraph = { .width = name_width, .align = TEXT_LEFT }
    };
    struct wording value = {
        .type = type, .colour = layout_palette.ink,
        .paragraph = { .width = place.width - name_width - 8,
                       .align = TEXT_LEFT }
    };
    struct words left = words_set_plain(flow, field->name, &name);
    struct words right = words_set(flow, field->value, &value);
    double y = flow->style->cell_y;
    put_tag(flow, to, TAG_P);
    put_words(flow, to, &left, (struct page_shift) { place.x, y });
    put_words(flow, to, &right,
              (struct page_shift) { place.x + name_width + 4, y });
    put_end(flow, to, TAG_P);
    return MAX(MAX(words_height(&left), words_height(&right)), type->leading)
           + 2 * y;
}

/* How many fields from i on stand in one row. */
static size_t
fields_in_row(const struct block *block, size_t i, size_t columns)
{
    size_t n = 0;
    while (n < columns && i + n < block->fields.n) {
        if (block->fields.items[i + n].wide)
            return n ? n : 1;
        n++;
    }
    return n;
}

void
layout_fields(struct flow *flow, const struct block *block)
{
    double width = flow_width(flow, flow->paper);
    size_t columns = (size_t) MAX(block->fields.columns, 1);
    flow_space(flow, flow->style->between);
    for (size_t i = 0; i < block->fields.n;) {
        size_t n = fields_in_row(block, i, columns);
        bool wide = block->fields.items[i].wide;
        double each = wide ? width : width / (double) columns, height = 0;
        struct slab *slab = flow_slab(flow, 0, 0);
        for (size_t k = 0; k < n; k++) {
            struct field_place place = { each * (double) k, each };
            double own = put_field(flow, &slab->items,
                                   &block->fields.items[i + k], place);
            height = MAX(height, own);
        }
        slab->height = height;
        slab->keep = i + n < block->fields.n;
        put_rule(flow, &slab->items,
                 (double[]) { 0, 0, width, 0 }, i ? 0.25 : 0.75,
                 i ? layout_palette.hair : layout_palette.rule);
        i += n;
        if (i >= block->fields.n)
            put_rule(flow, &slab->items,
                     (double[]) { 0, height, width, height }, 0.75,
                     layout_palette.rule);
    }
    flow_space(flow, flow->style->between);
}

/* ------------------------------------------------------------ signatures */

void
layout_signatures(struct flow *flow, const struct block *block)
{
    const struct type *type = &flow->style->body;
    double width = flow_width(flow, flow->paper);
    double each = width / (double) MAX(block->signatures.n, 1);
    struct wording how = { .type = type, .colour = layout_palette.ink,
                           .paragraph = { .width = each } };
    struct slab *slab =
        flow_slab(flow, 2 * type->leading, type->leading + 4);
    for (size_t i = 0; i < block->signatures.n; i++) {
        double x = each * (double) i;
        const char *text = arena_printf(flow->memory, "%s：",
                                        block->signatures.names[i]);
        struct words words = words_set_plain(flow, text, &how);
        put_tag(flow, &slab->items, TAG_P);
        words_put_all(flow, &slab->items, &words,
                      (struct page_shift) { x, 0 });
        put_end(flow, &slab->items, TAG_P);
        double y = type->leading - 2;
        put_rule(flow, &slab->items,
                 (double[]) { x + words_width(&words), y, x + each - 18, y },
                 0.5, layout_palette.rule);
    }
}

/* ---------------------------------------------------------------- charts */

struct chart_place {
    const struct chart *chart;
    const char *anchor;
    double x, width;
    double height; /* of the drawing */
    struct chart_means means;
};

static struct chart_means
chart_means(const struct flow *flow)
{
    struct chart_look *look = arena_one(flow->memory, struct chart_look);
    *look = chart_look_default;
    look->accent = layout_palette.accent;
    look->ink = layout_palette.ink;
    look->muted = layout_palette.muted;
    look->size = MAX(look->size, flow->style->note.size);
    return (struct chart_means) { flow->with, look, flow->memory };
}

static void
note_chart(struct flow *flow, const struct chart_place *place)
{
    size_t number = flow->charts->len + 1;
    struct contents_entry entry = {
        1, arena_printf(flow->memory, "图 %zu　%s", number,
                        place->chart->title),
        arena_printf(flow->memory, "chart-%zu", number)
    };
    g_ptr_array_add(flow->charts,
                    arena_memdup(flow->memory, &entry, sizeof entry));
}

static void
draw_figure(struct flow *flow, struct slab *slab,
            const struct chart_place *place, double bottom)
{
    struct page *to = &slab->items;
    struct chart_box box = { place->x, bottom - place->height,
                             place->width };
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

/* Caption below, centred; the chart's note under it. The height of both. */
static double
put_chart_caption(struct flow *flow, struct slab *slab,
                  const struct chart_place *place, double y)
{
    struct page *to = &slab->items;
    struct paragraph_style centred = { .width = place->width,
                                       .align = TEXT_CENTRE };
    struct wording how = { .type = &flow->style->caption,
                           .colour = layout_palette.ink,
                           .paragraph = centred };
    struct wording small = { .type = &flow->style->note,
                             .colour = layout_palette.muted,
                             .paragraph = centred };
    size_t last = flow->charts->len - 1;
    const struct contents_entry *entry = flow->charts->pdata[last];
    struct words caption = words_set_plain(flow, entry->text, &how);
    struct words note = words_set_plain(flow, place->chart->note, &small);
    double height = words_height(&caption);
    put_tag(flow, to, TAG_CAPTION);
    put_words(flow, to, &caption, (struct page_shift) { place->x, y });
    put_words(flow, to, &note,
              (struct page_shift) { place->x, y + height });
    put_end(flow, to, TAG_CAPTION);
    return height + words_height(&note);
}

static void
put_charts(struct flow *flow, struct chart_place *places, size_t n)
{
    double bottom = 0, below = 0, gap = 6;
    for (size_t i = 0; i < n; i++) {
        places[i].means = chart_means(flow);
        places[i].height = chart_height(places[i].chart, places[i].width,
                                        &places[i].means);
        bottom = MAX(bottom, places[i].height);
    }
    struct slab *slab = flow_slab(flow, flow->style->between, 0);
    for (size_t i = 0; i < n; i++) {
        note_chart(flow, &places[i]);
        size_t last = flow->charts->len - 1;
        const struct contents_entry *entry = flow->charts->pdata[last];
        put_target(flow, &slab->items, places[i].anchor);
        put_target(flow, &slab->items, entry->target);
        draw_figure(flow, slab, &places[i], bottom);
        below = MAX(below, put_chart_caption(flow, slab, &places[i],
                                             bottom + gap));
    }
    slab->height = bottom + gap + below;
    flow_space(flow, 1.5 * flow->style->between);
}

void
layout_chart(struct flow *flow, const struct block *block)
{
    double width = flow_width(flow, flow->paper), gap = 24;
    bool two = block->kind == BLOCK_CHARTS && block->chart.second;
    double each = two ? (width - gap) / 2 : width;
    struct chart_place places[2] = {
        { .chart = block->chart.first, .anchor = block->chart.anchor,
          .width = each },
        { .chart = block->chart.second,
          .anchor = block->chart.second_anchor, .x = each + gap,
          .width = each }
    };
    put_charts(flow, places, two ? 2 : 1);
}
