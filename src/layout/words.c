/* Setting spans. Knows faces and colours; knows no blocks. */
#include "layout/words.h"

#include <string.h>

/* Of Han type the visual middle lies this far above the baseline, in em. */
#define MIDDLE 0.36

/* --------------------------------------------------------------- items */

void
put_rule(struct flow *flow, struct page *page, const double from_to[4],
         double width, struct colour colour)
{
    struct page_item *item = page_add(flow->memory, page, PAGE_RULE);
    item->rule.x1 = from_to[0];
    item->rule.y1 = from_to[1];
    item->rule.x2 = from_to[2];
    item->rule.y2 = from_to[3];
    item->rule.width = width;
    item->rule.colour = colour;
}

void
put_fill(struct flow *flow, struct page *page, const double box[4],
         struct colour colour)
{
    struct page_item *item = page_add(flow->memory, page, PAGE_FILL);
    item->fill.x = box[0];
    item->fill.y = box[1];
    item->fill.width = box[2];
    item->fill.height = box[3];
    item->fill.colour = colour;
}

void
put_target(struct flow *flow, struct page *page, const char *name)
{
    if (!name || !*name)
        return;
    struct page_item *item = page_add(flow->memory, page, PAGE_TARGET);
    item->target.name = name;
}

struct page_item *
put_tag(struct flow *flow, struct page *page, enum page_tag tag)
{
    struct page_item *item = page_add(flow->memory, page, PAGE_TAG);
    item->tag.tag = tag;
    return item;
}

void
put_end(struct flow *flow, struct page *page, enum page_tag tag)
{
    put_tag(flow, page, tag)->tag.ends = true;
}

/* ---------------------------------------------------------------- set */

static enum font_role
span_role(const struct span *span, const struct wording *how)
{
    bool strong = how->strong || span->style == SPAN_STRONG;
    return strong ? how->type->strong : how->type->role;
}

static struct text_piece *
make_pieces(struct flow *flow, struct text text, const struct wording *how,
            double size)
{
    struct text_piece *pieces =
        arena_array(flow->memory, struct text_piece, text.n);
    for (size_t i = 0; i < text.n; i++)
        pieces[i] = (struct text_piece) {
            .text = text.spans[i].text, .size = size, .tag = (int) i,
            .line = text.spans[i].line,
            .role = span_role(&text.spans[i], how),
            .together = text.spans[i].style == SPAN_NUMBER
        };
    return pieces;
}

static bool
has_links(struct text text)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.spans[i].link && *text.spans[i].link)
            return true;
    return false;
}

struct words
words_set(struct flow *flow, struct text text, const struct wording *how)
{
    double size = how->size > 0 ? how->size : how->type->size;
    struct text_piece *pieces = make_pieces(flow, text, how, size);
    struct words words = {
        .text = text, .how = how, .size = size,
        .leading = how->type->leading * size / how->type->size,
        .mixed = has_links(text)
    };
    words.lines = text_set(flow->with, pieces, text.n, &how->paragraph,
                           flow->memory, flow->found);
    for (size_t i = 0; i < words.lines.n; i++)
        words.mixed = words.mixed || words.lines.lines[i].loose;
    return words;
}

struct words
words_set_plain(struct flow *flow, const char *text,
                const struct wording *how)
{
    return words_set(flow, text_plain(flow->memory, text), how);
}

double
words_height(const struct words *words)
{
    return (double) words->lines.n * words->leading;
}

double
words_width(const struct words *words)
{
    double width = 0;
    for (size_t i = 0; i < words->lines.n; i++)
        width = MAX(width, words->lines.lines[i].width);
    return width;
}

double
words_baseline(double size, double leading)
{
    return leading / 2 + MIDDLE * size;
}

/* ---------------------------------------------------------------- put */

static struct colour
span_colour(const struct palette *palette, const struct words *words,
            const struct span *span)
{
    if (span->style == SPAN_MUTED)
        return palette->muted;
    if (span->style == SPAN_MARK)
        return palette->mark;
    if (words->how->first_accented && span == words->text.spans)
        return palette->accent;
    if (span->link && *span->link && !words->how->plain_links)
        return palette->accent;
    return words->how->colour;
}

/* The run after i that belongs to another span. */
static size_t
span_end(const struct text_line *line, size_t i)
{
    size_t end = i + 1;
    while (end < line->n && line->runs[end].tag == line->runs[i].tag)
        end++;
    return end;
}

static void
open_span(struct flow *flow, struct page *page, const struct span *span,
          const double box[4])
{
    if (!span->link || !*span->link) {
        put_tag(flow, page, TAG_SPAN);
        return;
    }
    struct page_item *item = page_add(flow->memory, page, PAGE_LINK);
    item->link.x = box[0];
    item->link.y = box[1];
    item->link.width = box[2];
    item->link.height = box[3];
    item->link.target = span->link;
    item->link.says = span->text;
}

static struct page_item *
put_run(struct page_item *item, const struct line_run *run,
        struct page_shift at)
{
    item->text = (struct page_text) { .text = run->text, .run = run->run,
                                      .x = at.dx + run->x,
                                      .baseline = at.dy, .size = run->size,
                                      .width = run->width };
    return item;
}

static void
put_span(struct flow *flow, struct page *page, const struct words *words,
         const struct text_line *part, struct page_shift at)
{
    const struct line_run *runs = part->runs;
    size_t n = part->n;
    const struct span *span = &words->text.spans[runs[0].tag];
    double left = at.dx + runs[0].x;
    double right = at.dx + runs[n - 1].x + runs[n - 1].width;
    double size = words->size;
    if (words->mixed)
        open_span(flow, page, span,
                  (double[]) { left, at.dy - size, right - left,
                               1.25 * size });
    for (size_t i = 0; i < n; i++)
        put_run(page_add(flow->memory, page, PAGE_TEXT), &runs[i], at)
            ->text.colour = span_colour(flow->palette, words, span);
    page->last->text.loose = part->loose;
    if (words->mixed)
        put_end(flow, page,
                span->link && *span->link ? TAG_LINK : TAG_SPAN);
    if (span->style == SPAN_MARK)
        put_rule(flow, page,
                 (double[]) { left, at.dy + 0.18 * size, right,
                              at.dy + 0.18 * size },
                 0.5, flow->palette->mark);
}

void
words_put(struct flow *flow, struct page *page, const struct words *words,
          size_t i, struct page_shift at)
{
    const struct text_line *line = &words->lines.lines[i];
    for (size_t k = 0; k < line->n;) {
        size_t end = span_end(line, k);
        struct text_line part = *line;
        part.runs += k;
        part.n = end - k;
        put_span(flow, page, words, &part, at);
        k = end;
    }
}

void
words_put_all(struct flow *flow, struct page *page,
              const struct words *words, struct page_shift at)
{
    at.dy += words_baseline(words->size, words->leading);
    for (size_t i = 0; i < words->lines.n; i++) {
        words_put(flow, page, words, i, at);
        at.dy += words->leading;
    }
}

void
words_put_span(struct flow *flow, struct page *page,
               const struct words *words, struct page_shift at)
{
    if (words->lines.n == 0)
        return;
    if (!words->mixed)
        put_tag(flow, page, TAG_SPAN);
    words_put_all(flow, page, words, at);
    if (!words->mixed)
        put_end(flow, page, TAG_SPAN);
}
