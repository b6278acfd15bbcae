/* The contents, the lists of tables and charts. */
#include "layout/blocks.h"

#include <math.h>

/* Target → its page, from 1. */
static GHashTable *
index_targets(const struct flow *flow)
{
    GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = flow->pages->len; i-- > 0;) {
        const struct page *page = flow->pages->pdata[i];
        for (const struct page_item *item = page->first; item;
             item = item->next)
            if (item->kind == PAGE_TARGET)
                g_hash_table_insert(index, (gpointer) item->target.name,
                                    GUINT_TO_POINTER(i + 1));
    }
    return index;
}

struct entry_style {
    struct type type;
    double indent, before;
};

static struct text
linked(struct flow *flow, const char *text, const char *target)
{
    struct span span = { SPAN_PLAIN, text, target };
    return text_join(flow->memory, 1, &span);
}

/* Dots between the title and the number, on a common grid. */
static void
put_leader(struct flow *flow, struct page *to, double from, double until,
           double baseline)
{
    const double step = 5;
    double first = from + step - (from - step * (int) (from / step));
    struct wording how = { .type = &flow->style->note,
                           .colour = flow->palette->muted,
                           .paragraph = { .no_break = true } };
    struct words dot = words_set_plain(flow, ".", &how);
    double middle = (step - words_width(&dot)) / 2;
    for (double x = first; x + step < until; x += step)
        words_put(flow, to, &dot, 0,
                  (struct page_shift) { x + middle, baseline });
}

static void
put_entry(struct flow *flow, const struct contents_entry *entry,
          const struct entry_style *style, size_t number)
{
    double width = flow_width(flow, PAPER_UPRIGHT), right = 30;
    struct wording how = {
        .type = &style->type, .colour = flow->palette->ink,
        .plain_links = true,
        .paragraph = { .width = width - style->indent - right - 20 }
    };
    struct wording end = how;
    end.paragraph.width = right;
    end.paragraph.align = TEXT_RIGHT;
    struct words words =
        words_set(flow, linked(flow, entry->text, entry->target), &how);
    struct words page = words_set(
        flow, linked(flow, arena_printf(flow->memory, "%zu", number),
                     entry->target), &end);
    double height = words_height(&words), last = height - words.leading;
    double baseline = last + words_baseline(words.size, words.leading);
    struct slab *slab = flow_slab(flow, style->before, height);
    const struct text_line *line = &words.lines.lines[words.lines.n - 1];
    put_leader(flow, &slab->items, style->indent + line->width + 4,
               width - right + page.lines.lines[0].indent - 4, baseline);
    put_tag(flow, &slab->items, TAG_TOCI);
    put_tag(flow, &slab->items, TAG_REFERENCE);
    words_put_all(flow, &slab->items, &words,
                  (struct page_shift) { style->indent, 0 });
    words_put_all(flow, &slab->items, &page,
                  (struct page_shift) { width - right, last });
    put_end(flow, &slab->items, TAG_REFERENCE);
    put_end(flow, &slab->items, TAG_TOCI);
}

static void
put_toc_tag(struct flow *flow, bool ends)
{
    struct slab *slab = flow_slab(flow, 0, 0);
    slab->part = ends ? PART_FREE : PART_NEVER;
    put_tag(flow, &slab->items, TAG_TOC)->tag.ends = ends;
}

static struct entry_style
entry_style_of(const struct flow *flow, int level)
{
    struct entry_style style = { .type = flow->style->body };
    style.type.size = MIN(style.type.size, 12);
    style.type.leading = round(1.55 * style.type.size);
    if (level == 1) {
        style.type.role = flow->style->body.strong;
        style.before = 3;
    } else {
        style.type.size = flow->style->table.size;
        style.type.leading = 15.5;
        style.indent = 22.0 * (level - 1);
    }
    return style;
}

/* As the cover: large, at the left above a short rule, or in the middle. */
static void
put_title(struct flow *flow, const char *title)
{
    const struct type *type = style_opening(flow->style);
    bool left = flow->style->band;
    double width = flow_width(flow, PAPER_UPRIGHT), bar = 36;
    struct wording how = { .type = type, .colour = flow->palette->ink,
                           .paragraph = { .width = width,
                                          .align = left ? TEXT_LEFT
                                                        : TEXT_CENTRE } };
    struct words words = words_set_plain(flow, title, &how);
    double y = words_height(&words) + 4, x = left ? 0 : (width - bar) / 2;
    struct slab *slab = flow_slab(flow, 0, y + 16);
    slab->part = PART_HEADING;
    slab->heads = true;
    put_tag(flow, &slab->items, TAG_H1);
    words_put_all(flow, &slab->items, &words, (struct page_shift) { 0, 0 });
    put_end(flow, &slab->items, TAG_H1);
    put_rule(flow, &slab->items, (double[]) { x, y, x + bar, y }, 2,
             flow->palette->accent);
}

/* Over a list, at the left as its entries. */
static void
put_list_title(struct flow *flow, const char *title)
{
    static const struct type type = { FONT_HEI, FONT_HEI, 12, 19 };
    struct wording how = { .type = &type, .colour = flow->palette->ink };
    how.paragraph.width = flow_width(flow, PAPER_UPRIGHT);
    struct words words = words_set_plain(flow, title, &how);
    struct slab *slab = flow_slab(flow, type.size, words_height(&words));
    slab->part = PART_HEADING;
    slab->heads = true;
    put_tag(flow, &slab->items, TAG_H2);
    words_put_all(flow, &slab->items, &words, (struct page_shift) { 0, 0 });
    put_end(flow, &slab->items, TAG_H2);
}

struct contents_list {
    GHashTable *index;
    size_t first_page;
    double lead;
    bool headings;
};

static int
level_of(const GPtrArray *entries, guint i)
{
    return ((const struct contents_entry *) entries->pdata[i])->level;
}

static void
put_contents_list(struct flow *flow, const char *title,
                  const GPtrArray *entries,
                  const struct contents_list *list)
{
    if (entries->len == 0)
        return;
    bool headings = list->headings;
    flow->block++;
    if (headings)
        put_title(flow, title);
    else
        put_list_title(flow, title);
    flow_space(flow, 5);
    put_toc_tag(flow, false);
    for (guint i = 0; i < entries->len; i++) {
        const struct contents_entry *entry = entries->pdata[i];
        struct entry_style style =
            entry_style_of(flow, headings ? entry->level : 2);
        if (!headings) {
            style.indent = 0;
            style.type.leading = 14.5;
        }
        style.before *= list->lead;
        style.type.leading *= list->lead;
        guint page = GPOINTER_TO_UINT(
            g_hash_table_lookup(list->index, entry->target));
        put_entry(flow, entry, &style, list->first_page + page - 1);
        struct slab *slab = flow->slabs->pdata[flow->slabs->len - 1];
        /* Neither end of a list stands with less than three. */
        bool inner = i >= 2 && i + 3 < entries->len;
        bool above = i + 1 < entries->len && headings
                     && level_of(entries, i + 1) > level_of(entries, i);
        slab->part = !inner  ? PART_NEVER
                     : above ? PART_LEAD
                             : PART_ENTRIES;
    }
    put_toc_tag(flow, true);
}

void
layout_contents(struct flow *flow, const struct contents_source *from)
{
    struct contents_list list = { index_targets(from->body),
                                  from->first_page, from->lead, true };
    flow->new_page = true;
    put_contents_list(flow, "目录", from->body->headings, &list);
    list.headings = false;
    put_contents_list(flow, "表目录", from->body->tables, &list);
    put_contents_list(flow, "图目录", from->body->charts, &list);
    flow->new_page = true;
    g_hash_table_destroy(list.index);
}
