/* Adding to pages and moving what was added. */
#include "page/page.h"

struct page_item *
page_add(arena *a, struct page *p, enum page_item_kind kind)
{
    struct page_item *item = arena_one(a, struct page_item);
    item->kind = kind;
    if (p->last)
        p->last->next = item;
    else
        p->first = item;
    p->last = item;
    return item;
}

static void
move_steps(struct page_item *item, double dx, double dy, arena *a)
{
    size_t n = item->path.n;
    struct path_step *moved =
        arena_memdup(a, item->path.steps, n * sizeof *moved);
    for (size_t i = 0; i < n; i++)
        for (int k = 0; k < 3; k++) {
            moved[i].x[k] += dx;
            moved[i].y[k] += dy;
        }
    item->path.steps = moved;
}

static void
move_item(struct page_item *item, double dx, double dy, arena *a)
{
    switch (item->kind) {
    case PAGE_TEXT:
        item->text.x += dx;
        item->text.baseline += dy;
        break;
    case PAGE_FILL:
        item->fill.x += dx;
        item->fill.y += dy;
        break;
    case PAGE_RULE:
        item->rule.x1 += dx;
        item->rule.x2 += dx;
        item->rule.y1 += dy;
        item->rule.y2 += dy;
        break;
    case PAGE_PATH:
        move_steps(item, dx, dy, a);
        break;
    case PAGE_IMAGE:
        item->image.x += dx;
        item->image.y += dy;
        break;
    case PAGE_LINK:
        item->link.x += dx;
        item->link.y += dy;
        break;
    case PAGE_TARGET:
        item->target.x += dx;
        item->target.y += dy;
        break;
    case PAGE_TAG:
        item->tag.x += dx;
        item->tag.y += dy;
        break;
    }
}

void
page_take(arena *a, struct page *p, struct page *from, struct page_shift by)
{
    for (struct page_item *item = from->first; item; item = item->next)
        move_item(item, by.dx, by.dy, a);
    if (!from->first)
        return;
    if (p->last)
        p->last->next = from->first;
    else
        p->first = from->first;
    p->last = from->last;
    from->first = from->last = NULL;
}

void
page_copy(arena *a, struct page *p, const struct page *from)
{
    for (const struct page_item *item = from->first; item;
         item = item->next) {
        struct page_item *copy = page_add(a, p, item->kind);
        *copy = *item;
        copy->next = NULL;
    }
}
