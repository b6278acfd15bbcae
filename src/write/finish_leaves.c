/* The innermost elements of a page, which are those that cairo marks in the
 * content, in the order in which it marks them. */
#include "write/finish_parts.h"

struct element {
    bool inner; /* holds no other element */
    bool loose;
    GString *text;
};

struct reading {
    GPtrArray *elements; /* of struct element, in order */
    GArray *open;        /* indexes of those that are open */
};

static struct element *
innermost(const struct reading *r)
{
    if (r->open->len == 0)
        return NULL;
    return r->elements->pdata[g_array_index(r->open, guint,
                                            r->open->len - 1)];
}

static void
open_element(struct reading *r)
{
    struct element *above = innermost(r), *made = g_new0(struct element, 1);
    guint index = r->elements->len;
    made->inner = true;
    made->text = g_string_new(NULL);
    if (above)
        above->inner = false;
    g_ptr_array_add(r->elements, made);
    g_array_append_val(r->open, index);
}

/* What ends here without having begun here came over from another page. */
static void
close_element(struct reading *r)
{
    if (r->open->len)
        g_array_set_size(r->open, r->open->len - 1);
}

static void
take_item(struct reading *r, const struct page_item *item)
{
    struct element *element = innermost(r);
    if (item->kind == PAGE_LINK || (item->kind == PAGE_TAG && !item->tag.ends))
        open_element(r);
    else if (item->kind == PAGE_TAG)
        close_element(r);
    else if (item->kind == PAGE_TEXT && element) {
        g_string_append(element->text, item->text.text);
        element->loose = element->loose || item->text.loose;
    }
}

static void
free_element(gpointer data)
{
    struct element *element = data;
    g_string_free(element->text, TRUE);
    g_free(element);
}

GPtrArray *
finish_leaves(const struct page *page)
{
    struct reading r = {
        .elements = g_ptr_array_new_with_free_func(free_element),
        .open = g_array_new(FALSE, FALSE, sizeof(guint))
    };
    GPtrArray *leaves = g_ptr_array_new_with_free_func(g_free);
    for (const struct page_item *item = page->first; item; item = item->next)
        take_item(&r, item);
    for (guint i = 0; i < r.elements->len; i++) {
        const struct element *element = r.elements->pdata[i];
        if (element->inner)
            g_ptr_array_add(leaves, element->loose
                                        ? g_strdup(element->text->str) : NULL);
    }
    g_ptr_array_free(r.elements, TRUE);
    g_array_free(r.open, TRUE);
    return leaves;
}
