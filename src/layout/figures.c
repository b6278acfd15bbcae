/* Key figures, fields and signatures. */
#include "layout/blocks.h"

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
                                        .colour = flow->palette->muted };
    set->unit_how = set->label_how;
    set->unit_how.paragraph.no_break = true;
    set->value_how = (struct wording) { .type = &large, .paragraph = column,
                                        .colour = figure->bad
                                            ? flow->palette->bad
                                            : flow->palette->accent,
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
put_figure(struct flow *flow, struct page *to, const struct figure_set *set,
           double x)
{
    double y = 4, label = words_height(&set->label);
    double base = y + label + 18;
    put_tag(flow, to, TAG_P);
    words_put_span(flow, to, &set->label, (struct page_shift) { x, y });
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
    words_put_span(flow, to, &set->remark,
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
                 1.5, flow->palette->accent);
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
        .type = type, .colour = flow->palette->muted,
        .paragraph = { .width = name_width, .align = TEXT_LEFT }
    };
    struct wording value = {
        .type = type, .colour = flow->palette->ink,
        .paragraph = { .width = place.width - name_width - 8,
                       .align = TEXT_LEFT }
    };
    struct words left = words_set_plain(flow, field->name, &name);
    struct words right = words_set(flow, field->value, &value);
    double y = flow->style->cell_y;
    put_tag(flow, to, TAG_P);
    words_put_span(flow, to, &left, (struct page_shift) { place.x, y });
    words_put_span(flow, to, &right,
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
        slab->part = i + n < block->fields.n ? PART_NEVER : PART_FREE;
        put_rule(flow, &slab->items,
                 (double[]) { 0, 0, width, 0 }, i ? 0.25 : 0.75,
                 i ? flow->palette->hair : flow->palette->rule);
        i += n;
        if (i >= block->fields.n)
            put_rule(flow, &slab->items,
                     (double[]) { 0, height, width, height }, 0.75,
                     flow->palette->rule);
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
    struct wording how = { .type = type, .colour = flow->palette->ink,
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
                 0.5, flow->palette->rule);
    }
}
