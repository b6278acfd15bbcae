/* Headings, paragraphs, notes, lists and verdicts. */
#include "layout/blocks.h"

#include <glib.h>
#include <string.h>

static void
note_entry(struct flow *flow, GPtrArray *list,
           const struct contents_entry *entry)
{
    g_ptr_array_add(list, arena_memdup(flow->memory, entry, sizeof *entry));
}

/* ------------------------------------------------------------- headings */

static enum page_tag
heading_tag(int level)
{
    return level <= 1 ? TAG_H1 : level == 2 ? TAG_H2
           : level == 3 ? TAG_H3 : TAG_H4;
}

static const struct heading_style *
heading_style_of(const struct flow *flow, int level)
{
    int i = CLAMP(level, 1, HEADING_LEVELS) - 1;
    return &flow->style->headings[i];
}

/* "三、收入构成": where the number ends; 0 where there is none. */
static size_t
number_bytes(const char *text)
{
    static const char mark[] = "、";
    const char *at = strstr(text, mark);
    size_t n = at ? (size_t) (at - text) : 0;
    return n > 0 && n <= 4 * strlen("十") ? n + strlen(mark) : 0;
}

/* The number of a chapter has the accent's colour where the style says so. */
static struct text
heading_text(struct flow *flow, const struct heading *heading)
{
    size_t n = number_bytes(heading->text);
    if (!flow->style->accents || heading->level != 1 || n == 0)
        return text_plain(flow->memory, heading->text);
    const struct span spans[] = {
        { SPAN_PLAIN, arena_strndup(flow->memory, heading->text, n), NULL },
        { SPAN_PLAIN, heading->text + n, NULL }
    };
    return text_join(flow->memory, 2, spans);
}

void
layout_heading(struct flow *flow, const struct heading *heading)
{
    const struct heading_style *style =
        heading_style_of(flow, heading->level);
    struct wording how = {
        .type = &style->type, .colour = flow->palette->ink,
        .paragraph = { .width = flow_width(flow, flow->paper),
                       .first_indent = style->indent,
                       .align = style->centred ? TEXT_CENTRE : TEXT_LEFT }
    };
    struct text text = heading_text(flow, heading);
    how.first_accented = text.n > 1;
    struct words words = words_set(flow, text, &how);
    const char *anchor = flow_anchor(flow, heading->anchor);
    struct slab *slab =
        flow_slab(flow, style->before, words_height(&words) + style->after);
    slab->part = PART_HEADING;
    slab->heads = true;
    slab->snap = heading->level <= 2;
    put_target(flow, &slab->items, anchor);
    put_tag(flow, &slab->items, heading_tag(heading->level));
    words_put_all(flow, &slab->items, &words, (struct page_shift) { 0, 0 });
    put_end(flow, &slab->items, heading_tag(heading->level));
    if (heading->in_contents)
        note_entry(flow, flow->headings,
                   &(struct contents_entry) { heading->level, heading->text,
                                              anchor });
}

/* ----------------------------------------------------------- paragraphs */

/* A column of few characters to the line is left ragged: there is too little in
 * it that could stretch. */
static enum text_align
flow_align(const struct flow *flow)
{
    const double least = 24 * flow->style->body.size;
    return flow_width(flow, flow->paper) < least ? TEXT_LEFT : TEXT_JUSTIFY;
}

/* One slab a line, so that a page may end between; never with one line left
 * on either side. */
static void
put_lines(struct flow *flow, const struct words *words, double left,
          enum page_tag tag)
{
    size_t n = words->lines.n;
    double baseline = words_baseline(words->size, words->leading);
    for (size_t i = 0; i < n; i++) {
        struct slab *slab = flow_slab(flow, 0, words->leading);
        slab->snap = flow->style->grid == words->leading;
        slab->part = i + 1 == n             ? PART_FREE
                     : i == 0 || i + 2 == n ? PART_NEVER
                                            : PART_LINES;
        slab->leads = words->how->type == &flow->style->body;
        if (i == 0)
            put_tag(flow, &slab->items, tag);
        words_put(flow, &slab->items, words, i,
                  (struct page_shift) { left, baseline });
        if (i + 1 == n)
            put_end(flow, &slab->items, tag);
    }
}

void
layout_paragraph(struct flow *flow, const struct block *block)
{
    const struct sheet_style *style = flow->style;
    struct wording how = {
        .type = &style->body, .colour = flow->palette->ink,
        .paragraph = { .width = flow_width(flow, flow->paper),
                       .first_indent = style->indent,
                       .advance = style->advance,
                       .align = flow_align(flow) }
    };
    struct words words = words_set(flow, block->paragraph, &how);
    put_lines(flow, &words, 0, TAG_P);
    if (block->keep_with_next)
        flow_keep(flow, PART_NEVER);
}

void
layout_note_text(struct flow *flow, struct text text, double before)
{
    struct wording how = {
        .type = &flow->style->note, .colour = flow->palette->muted,
        .paragraph = { .width = flow_width(flow, flow->paper),
                       .align = TEXT_JUSTIFY }
    };
    struct words words = words_set(flow, text, &how);
    flow_space(flow, before);
    put_lines(flow, &words, 0, TAG_P);
    flow_space(flow, flow->style->between);
}

void
layout_note(struct flow *flow, const struct block *block)
{
    layout_note_text(flow, block->paragraph, flow->style->between / 2);
}

/* ---------------------------------------------------------------- lists */

/* A bullet's type, in parts of the text's. */
#define BULLET 0.36

static void
put_item(struct flow *flow, const struct words *mark, struct words *words,
         double left)
{
    double baseline = words_baseline(words->size, words->leading);
    double middle = words_baseline(mark->size, words->leading);
    size_t n = words->lines.n;
    for (size_t i = 0; i < n; i++) {
        struct slab *slab = flow_slab(flow, 0, words->leading);
        slab->snap = flow->style->grid == words->leading;
        slab->part = i == 0 && n > 1 ? PART_NEVER : PART_LINES;
        if (i == 0) {
            put_tag(flow, &slab->items, TAG_ITEM);
            put_tag(flow, &slab->items, TAG_LABEL);
            words_put(flow, &slab->items, mark, 0,
                      (struct page_shift) { 0, middle });
            put_end(flow, &slab->items, TAG_LABEL);
            put_tag(flow, &slab->items, TAG_BODY);
        }
        words_put(flow, &slab->items, words, i,
                  (struct page_shift) { left, baseline });
        if (i + 1 == n) {
            put_end(flow, &slab->items, TAG_BODY);
            put_end(flow, &slab->items, TAG_ITEM);
        }
    }
}

static void
put_list_tag(struct flow *flow, bool ends)
{
    struct slab *slab = flow_slab(flow, 0, 0);
    slab->part = ends ? PART_FREE : PART_NEVER;
    put_tag(flow, &slab->items, TAG_LIST)->tag.ends = ends;
}

void
layout_list(struct flow *flow, const struct block *block)
{
    const struct type *type = &flow->style->body;
    double left = 2 * type->size;
    struct wording how = {
        .type = type, .colour = flow->palette->ink,
        .paragraph = { .width = flow_width(flow, flow->paper) - left,
                       .align = flow_align(flow) }
    };
    struct wording label = how;
    label.paragraph.width = left - 4;
    label.paragraph.align = TEXT_RIGHT;
    if (!block->list.ordered) {
        label.size = BULLET * type->size;
        label.colour = flow->palette->accent;
    }
    put_list_tag(flow, false);
    for (size_t i = 0; i < block->list.n; i++) {
        const char *sign = block->list.ordered
            ? arena_printf(flow->memory, "%zu.", i + 1) : "●";
        struct words mark = words_set_plain(flow, sign, &label);
        struct words words = words_set(flow, block->list.items[i], &how);
        put_item(flow, &mark, &words, left);
    }
    put_list_tag(flow, true);
}

/* ------------------------------------------------------------- verdicts */

void
layout_verdict(struct flow *flow, const struct block *block)
{
    const struct colour colours[] = { flow->palette->good,
                                      flow->palette->bad,
                                      flow->palette->mark };
    int state = (int) block->verdict.state;
    const char *label_text = block->verdict.label;
    double width = flow_width(flow, flow->paper), pad = 8;
    double sign = label_text ? flow->style->body.size *
                                   (double) (g_utf8_strlen(label_text, -1) + 1)
                             : 3;
    struct wording how = {
        .type = &flow->style->body, .colour = flow->palette->ink,
        .paragraph = { .width = width - sign - 2 * pad,
                       .align = TEXT_JUSTIFY }
    };
    struct wording head = how;
    head.strong = true;
    head.colour = colours[state];
    head.paragraph.align = TEXT_LEFT;
    struct words label =
        words_set_plain(flow, label_text ? label_text : "", &head);
    struct words words = words_set(flow, block->verdict.text, &how);
    double height = words_height(&words) + pad;
    struct slab *slab = flow_slab(flow, flow->style->between, height);
    put_fill(flow, &slab->items, (double[]) { 0, 0, width, height },
             flow->palette->tint);
    put_fill(flow, &slab->items, (double[]) { 0, 0, 3, height },
             colours[state]);
    put_tag(flow, &slab->items, TAG_P);
    if (label_text) {
        put_tag(flow, &slab->items, TAG_SPAN);
        words_put_all(flow, &slab->items, &label,
                      (struct page_shift) { 3 + pad, pad / 2 });
        put_end(flow, &slab->items, TAG_SPAN);
    }
    if (!words.mixed)
        put_tag(flow, &slab->items, TAG_SPAN);
    words_put_all(flow, &slab->items, &words,
                  (struct page_shift) { sign + pad, pad / 2 });
    if (!words.mixed)
        put_end(flow, &slab->items, TAG_SPAN);
    put_end(flow, &slab->items, TAG_P);
    flow_space(flow, flow->style->between);
}
