/* The cover, and the title that opens the body. */
#include "layout/blocks.h"
#include "page/colour.h"

#include <string.h>

/* The band across the head of the cover, of the page's height. */
#define BAND 0.46
/* Its foot is set off by the tints of the accent, in points. */
#define RIBBON 5.0
#define LOGO_HEIGHT 44.0
#define LOGO_WIDTH 180.0

static const struct colour white = { 0xFF, 0xFF, 0xFF };

/** A text of the cover that takes smaller type rather than more room. */
struct cover_text {
    struct words words;
    struct wording how;
    struct type type;
};

static struct cover_text *
fit_text(struct flow *flow, const char *text, const struct wording *how,
         double room)
{
    static const double parts[] = { 1, 0.8, 0.65, 0.5, 0.4 };
    struct cover_text *fit = arena_one(flow->memory, struct cover_text);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        fit->type = *how->type;
        fit->type.size *= parts[i];
        fit->type.leading *= parts[i];
        fit->how = *how;
        fit->how.type = &fit->type;
        fit->words = words_set_plain(flow, text, &fit->how);
        if (words_height(&fit->words) <= room)
            break;
    }
    return fit;
}

static void
put_text(struct flow *flow, struct page *to, const struct cover_text *text,
         struct page_shift at)
{
    if (text->words.lines.n == 0)
        return;
    put_tag(flow, to, TAG_P);
    words_put_all(flow, to, &text->words, at);
    put_end(flow, to, TAG_P);
}

/* ------------------------------------------------------------- particulars */

static double
put_field(struct flow *flow, struct page *to, const struct field *field,
          struct page_shift at)
{
    const struct type *type = &flow->style->table;
    double width = flow_width(flow, PAPER_UPRIGHT), middle = 7 * type->size;
    struct wording name = { .type = type, .colour = flow->palette->muted,
                            .paragraph = { .width = middle - 6 } };
    struct wording value = { .type = type, .colour = flow->palette->ink,
                             .paragraph = { .width = width - at.dx
                                                     - middle } };
    struct words left = words_set_plain(flow, field->name, &name);
    struct words right = words_set(flow, field->value, &value);
    put_tag(flow, to, TAG_P);
    words_put_span(flow, to, &left, at);
    words_put_span(flow, to, &right,
                   (struct page_shift) { at.dx + middle, at.dy });
    put_end(flow, to, TAG_P);
    return MAX(words_height(&left), words_height(&right))
           + 2 * flow->style->cell_y;
}

/* The height alone: set on a page that is thrown away. */
static double
fields_height(struct flow *flow, const struct cover *cover, double x)
{
    struct page trial = { 0 };
    struct flow silent = *flow;
    double height = 0;
    silent.found = NULL;
    for (size_t i = 0; i < cover->n_fields; i++)
        height += put_field(&silent, &trial, &cover->fields[i],
                            (struct page_shift) { x, 0 });
    return height;
}

/* From the foot up, a hairline above. */
static void
put_fields(struct flow *flow, struct page *to, const struct cover *cover,
           double x)
{
    double width = flow_width(flow, PAPER_UPRIGHT);
    double y = flow_height(flow, PAPER_UPRIGHT)
               - fields_height(flow, cover, x);
    if (cover->n_fields)
        put_rule(flow, to, (double[]) { x, y - 10, width, y - 10 }, 0.5,
                 flow->palette->hair);
    for (size_t i = 0; i < cover->n_fields; i++)
        y += put_field(flow, to, &cover->fields[i],
                       (struct page_shift) { x, y });
}

/* ------------------------------------------------------------------ band */

/* "2022年部门预算简报": the year stands by itself. 0 where there is none. */
static size_t
year_bytes(const char *title)
{
    static const char mark[] = "年";
    size_t digits = strspn(title, "0123456789");
    bool year = digits == 4 && g_str_has_prefix(title + digits, mark)
                && title[digits + strlen(mark)];
    return year ? digits + strlen(mark) : 0;
}

static void
put_band(struct flow *flow, struct page *to, double height)
{
    const struct sheet_style *style = flow->style;
    const struct colour accent = flow->palette->accent;
    double x = -style->left, y = -style->top, each = style->width / 7;
    put_fill(flow, to, (double[]) { x, y, style->width, height }, accent);
    for (int i = 0; i < 7; i++)
        put_fill(flow, to,
                 (double[]) { x + i * each, y + height, each, RIBBON },
                 colour_mixed(accent, white, 0.2 + 0.1 * i));
}

/* The title at the band's foot, its year large above it. */
static void
put_band_title(struct flow *flow, struct page *to, const char *title,
               double foot)
{
    const struct type *type = &flow->style->title;
    struct type large = *type;
    large.size *= 1.9;
    large.leading = large.size * 1.15;
    double width = flow_width(flow, PAPER_UPRIGHT);
    size_t year = year_bytes(title);
    struct wording how = { .type = type, .colour = white,
                           .paragraph = { .width = width } };
    struct wording above = { .type = &large,
                             .colour = colour_mixed(flow->palette->accent,
                                                    white, 0.62),
                             .paragraph = { .width = width,
                                            .no_break = true } };
    struct cover_text *name = fit_text(flow, title + year, &how, foot * 0.7);
    double y = foot - words_height(&name->words);
    if (year) {
        struct cover_text *text =
            fit_text(flow, arena_strndup(flow->memory, title, year), &above,
                     foot);
        put_text(flow, to, text,
                 (struct page_shift) { -0.018 * large.size,
                                       y - large.leading });
    }
    put_text(flow, to, name, (struct page_shift) { 0, y });
}

static double
put_logo(struct flow *flow, struct page *to, double y)
{
    const struct page_image *logo = flow->theme ? flow->theme->logo : NULL;
    if (!logo)
        return y;
    double scale = MIN(LOGO_HEIGHT / logo->rows, LOGO_WIDTH / logo->columns);
    struct page_item *item = page_add(flow->memory, to, PAGE_IMAGE);
    item->image.pixels = logo;
    item->image.x = 0;
    item->image.y = y;
    item->image.width = scale * logo->columns;
    item->image.height = scale * logo->rows;
    return y + item->image.height + 18;
}

static void
put_band_cover(struct flow *flow, struct page *to, const struct cover *cover)
{
    const struct sheet_style *style = flow->style;
    double band = style->height * BAND, width = flow_width(flow, PAPER_UPRIGHT);
    double y = band - style->top;
    struct wording subject = { .type = &style->subject,
                               .colour = flow->palette->ink,
                               .paragraph = { .width = width } };
    struct wording small = subject;
    struct type motto = style->subject;
    motto.size *= 0.76;
    motto.leading *= 0.9;
    small.type = &motto;
    small.colour = flow->palette->muted;
    put_band(flow, to, band);
    put_band_title(flow, to, cover->title ? cover->title : "", y - 30);
    y = put_logo(flow, to, y + 40);
    const char *texts[] = { cover->subject, cover->motto, cover->date };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        struct cover_text *text =
            fit_text(flow, texts[i], i ? &small : &subject, 90);
        put_text(flow, to, text, (struct page_shift) { 0, y });
        y += words_height(&text->words) + (text->words.lines.n ? 6 : 0);
    }
    put_fields(flow, to, cover, 0);
}

/* --------------------------------------------------------------- centred */

static double
put_centred(struct flow *flow, struct page *to, const char *text,
            const struct type *type, double y)
{
    struct wording how = {
        .type = type, .colour = flow->palette->ink,
        .paragraph = { .width = flow_width(flow, PAPER_UPRIGHT),
                       .align = TEXT_CENTRE }
    };
    if (!text || !*text)
        return y;
    struct cover_text *fit = fit_text(flow, text, &how, 120);
    put_text(flow, to, fit, (struct page_shift) { 0, y });
    return y + words_height(&fit->words);
}

/* As official documents: title in the upper third, all on the middle. */
static void
put_centred_cover(struct flow *flow, struct page *to,
                  const struct cover *cover)
{
    double height = flow_height(flow, PAPER_UPRIGHT);
    double width = flow_width(flow, PAPER_UPRIGHT), y = height * 0.2;
    const struct sheet_style *style = flow->style;
    y = put_centred(flow, to, cover->title, &style->title, y) + 16;
    y = put_centred(flow, to, cover->subject, &style->subject, y) + 20;
    put_rule(flow, to, (double[]) { width / 2 - 36, y, width / 2 + 36, y },
             2, flow->palette->accent);
    put_centred(flow, to, cover->motto, &style->subject, y + 20);
    put_centred(flow, to, cover->date, &style->subject,
                height - fields_height(flow, cover, width * 0.2)
                    - 3 * style->subject.leading);
    put_fields(flow, to, cover, width * 0.2);
}

void
layout_cover(struct flow *flow, const struct block *block)
{
    flow->new_page = true;
    struct slab *slab =
        flow_slab(flow, 0, flow_height(flow, PAPER_UPRIGHT));
    put_target(flow, &slab->items, block->anchor);
    if (flow->style->band)
        put_band_cover(flow, &slab->items, &block->cover);
    else
        put_centred_cover(flow, &slab->items, &block->cover);
    flow->new_page = true;
}

/* --------------------------------------------------------------- opening */

void
layout_opening(struct flow *flow, const struct cover *cover)
{
    struct slab *slab = flow_slab(flow, 0, 0);
    const struct sheet_style *style = flow->style;
    const char *subject = cover->subject && *cover->subject
        ? arena_printf(flow->memory, "（%s）", cover->subject) : NULL;
    double y = put_centred(flow, &slab->items, cover->title,
                           style_opening(style), 0);
    y = put_centred(flow, &slab->items, subject,
                    style_opening_subject(style), y + 2);
    double grid = MAX(style->grid, 1);
    slab->height = grid * (double) (int) (y / grid + 1.5);
    slab->part = PART_NEVER;
}
