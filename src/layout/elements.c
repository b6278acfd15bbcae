/* Elements that a page's end runs through: their text on either page stands in
 * an element of its own, since marked content ends with its page. */
#include "layout/elements.h"

struct open_element {
    struct page_item *begin;
    bool parted; /* holds other elements */
};

struct parting {
    struct flow *flow;
    GArray *open; /* of struct open_element */
};

static struct page_item *
new_tag(struct parting *p, bool ends)
{
    struct page_item *item = arena_one(p->flow->memory, struct page_item);
    item->kind = PAGE_TAG;
    item->tag.tag = TAG_SPAN;
    item->tag.ends = ends;
    return item;
}

static void
put_after(struct page *page, struct page_item *place, struct page_item *item)
{
    struct page_item **at = place ? &place->next : &page->first;
    item->next = *at;
    *at = item;
    if (!item->next)
        page->last = item;
}

static struct open_element *
innermost(struct parting *p)
{
    if (p->open->len == 0)
        return NULL;
    return &g_array_index(p->open, struct open_element, p->open->len - 1);
}

static bool
holds_text(const struct page_item *begin)
{
    switch (begin->tag.tag) {
    case TAG_P: case TAG_BODY: case TAG_NOTE: case TAG_CAPTION:
    case TAG_H1: case TAG_H2: case TAG_H3: case TAG_H4:
        return true;
    default:
        return false;
    }
}

static bool
is_begin(const struct page_item *item)
{
    return item->kind == PAGE_LINK
           || (item->kind == PAGE_TAG && !item->tag.ends);
}

static void
open_element(struct parting *p, struct page_item *item)
{
    struct open_element *above = innermost(p);
    if (above)
        above->parted = true;
    struct open_element opened = { item, false };
    g_array_append_val(p->open, opened);
}

/* Follow one page; `part` is set while an element goes on from the last. */
static void
part_page(struct parting *p, struct page *page, bool *part)
{
    struct page_item *before = NULL;
    if (*part)
        put_after(page, NULL, new_tag(p, false));
    for (struct page_item *item = *part ? page->first->next : page->first;
         item; before = item, item = item->next) {
        if (is_begin(item)) {
            open_element(p, item);
        } else if (item->kind == PAGE_TAG && p->open->len) {
            if (*part)
                put_after(page, before ? before : page->first,
                          new_tag(p, true));
            *part = false;
            g_array_set_size(p->open, p->open->len - 1);
        }
    }
}

static void
close_page(struct parting *p, struct page *page, bool *part)
{
    struct open_element *last = innermost(p);
    if (!last || last->begin->kind != PAGE_TAG
        || !holds_text(last->begin) || (last->parted && !*part))
        return;
    if (!*part)
        put_after(page, last->begin, new_tag(p, false));
    put_after(page, page->last, new_tag(p, true));
    *part = true;
    last->parted = true;
}

void
elements_part(struct flow *flow)
{
    struct parting p = { .flow = flow };
    bool part = false;
    p.open = g_array_new(FALSE, TRUE, sizeof(struct open_element));
    for (guint i = 0; i < flow->pages->len; i++) {
        part_page(&p, flow->pages->pdata[i], &part);
        close_page(&p, flow->pages->pdata[i], &part);
    }
    g_array_free(p.open, TRUE);
}
