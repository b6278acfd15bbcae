/* A part of the pages by itself. Elements that run over its ends are opened
 * and closed there; headings begin at the first level and skip none. Links and
 * outline entries that lead out of the part are the writer's to leave out. */
#include "page/page.h"

#include <glib.h>

/** The elements that are open: items that began them. */
struct open_elements {
    arena *memory;
    GPtrArray *begun; /* of struct page_item */
};

static bool
begins(const struct page_item *item)
{
    return item->kind == PAGE_LINK ||
           (item->kind == PAGE_TAG && !item->tag.ends);
}

/* The end of an element whose beginning was a link that is cut off is that of
 * the span that stands for it. */
static void
end_one(struct open_elements *open, struct page_item *end)
{
    if (!open->begun->len)
        return;
    const struct page_item *begun =
        g_ptr_array_remove_index(open->begun, open->begun->len - 1);
    if (begun->kind == PAGE_TAG)
        end->tag.tag = begun->tag.tag;
}

static void
follow(struct open_elements *open, struct page *page)
{
    for (struct page_item *item = page->first; item; item = item->next)
        if (begins(item))
            g_ptr_array_add(open->begun, item);
        else if (item->kind == PAGE_TAG)
            end_one(open, item);
}

/* Begin on `page` what was begun before it. */
static void
reopen(struct open_elements *open, struct page *page)
{
    struct page before = { 0 };
    for (guint i = 0; i < open->begun->len; i++) {
        const struct page_item *begun = open->begun->pdata[i];
        struct page_item *again = page_add(open->memory, &before, PAGE_TAG);
        if (begun->kind == PAGE_TAG)
            again->tag = begun->tag;
        else
            again->tag.tag = TAG_SPAN;
        open->begun->pdata[i] = again;
    }
    if (!before.last)
        return;
    before.last->next = page->first;
    page->first = before.first;
    if (!page->last)
        page->last = before.last;
}

/* End on `page` what is still open. */
static void
close_all(struct open_elements *open, struct page *page)
{
    while (open->begun->len) {
        const struct page_item *begun =
            g_ptr_array_remove_index(open->begun, open->begun->len - 1);
        struct page_item *end = page_add(open->memory, page, PAGE_TAG);
        end->tag.tag =
            begun->kind == PAGE_LINK ? TAG_LINK : begun->tag.tag;
        end->tag.ends = true;
    }
}

/** Levels as they were, and as they are now. */
struct levels {
    int depth;
    int was[4];
};

static bool
is_heading(const struct page_item *item)
{
    return item->kind == PAGE_TAG && item->tag.tag >= TAG_H1 &&
           item->tag.tag <= TAG_H4;
}

/* A heading stands one below the nearest before it that was above it. */
static int
level_now(struct levels *l, int was)
{
    while (l->depth && l->was[l->depth - 1] >= was)
        l->depth--;
    l->was[l->depth++] = was;
    return l->depth;
}

static void
settle_headings(struct page *page, struct levels *l)
{
    for (struct page_item *item = page->first; item; item = item->next) {
        if (!is_heading(item))
            continue;
        int now = item->tag.ends
                      ? l->depth
                      : level_now(l, (int) (item->tag.tag - TAG_H1) + 1);
        item->tag.tag = (enum page_tag) (TAG_H1 + now - 1);
    }
}

void
pages_cut(struct pages *pages, size_t from, size_t to)
{
    struct open_elements open = { pages->memory, g_ptr_array_new() };
    struct levels levels = { 0 };
    for (size_t i = 0; i < from; i++)
        follow(&open, pages->page[i]);
    reopen(&open, pages->page[from]);
    g_ptr_array_set_size(open.begun, 0);
    for (size_t i = from; i < to; i++)
        follow(&open, pages->page[i]);
    close_all(&open, pages->page[to - 1]);
    for (size_t i = from; i < to; i++)
        settle_headings(pages->page[i], &levels);
    pages->page += from;
    pages->n = to - from;
    g_ptr_array_free(open.begun, TRUE);
}
