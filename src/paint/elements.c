#include "paint/elements.h"

#include "text/run.h"

#include <string.h>

bool
target_is_address(const char *target)
{
    return strstr(target, "://") || g_str_has_prefix(target, "mailto:");
}

/* What only groups other elements. */
static bool
is_group(enum page_tag tag)
{
    switch (tag) {
    case TAG_DOCUMENT: case TAG_SECTION: case TAG_TOC: case TAG_TOCI:
    case TAG_LIST: case TAG_ITEM: case TAG_TABLE: case TAG_TR:
        return true;
    default:
        return false;
    }
}

bool
element_has_text(const struct element *element)
{
    return !element->holds && !is_group(element->tag);
}

const struct element *
elements_at(const struct elements *elements, size_t i)
{
    return &g_array_index(elements->all, struct element, i);
}

/* ----------------------------------------------------------------- places */

static void
find_places(struct elements *e)
{
    const struct pages *pages = e->pages;
    for (size_t i = 0; i < pages->n; i++)
        for (const struct page_item *item = pages->page[i]->first; item;
             item = item->next)
            if (item->kind == PAGE_TARGET)
                g_hash_table_add(e->targets, (gpointer) item->target.name);
            else if (item->kind == PAGE_LINK)
                g_hash_table_add(e->wanted, (gpointer) item->link.target);
    for (size_t i = 0; i < pages->n_outline; i++)
        g_hash_table_add(e->wanted, (gpointer) pages->outline[i].target);
}

/* --------------------------------------------------------------- elements */

static enum page_tag
tag_of(const struct elements *e, const struct page_item *item)
{
    if (item->kind == PAGE_TAG)
        return item->tag.tag;
    bool leads = target_is_address(item->link.target)
                 || g_hash_table_contains(e->targets, item->link.target);
    return leads ? TAG_LINK : TAG_SPAN;
}

static struct element *
innermost(const struct elements *e, const GArray *open)
{
    return open->len ? &g_array_index(e->all, struct element,
                                      g_array_index(open, guint,
                                                    open->len - 1))
                     : NULL;
}

static GHashTable *
said_in(const struct elements *e, const struct face *face)
{
    GHashTable *said = g_hash_table_lookup(e->said, face);
    if (!said) {
        said = g_hash_table_new(NULL, NULL);
        g_hash_table_insert(e->said, (gpointer) face, said);
    }
    return said;
}

/* Whether the glyphs of a run say just its text: not so where one glyph stands
 * for several characters, or a box for one that no font has. */
static bool
says_itself(const struct elements *e, const struct text_run *run)
{
    GHashTable *said = said_in(e, run->face);
    const char *p = run->text;
    bool itself = true;
    for (size_t i = 0; i < run->n; i++) {
        const struct run_glyph *glyph = &run->glyphs[i];
        gpointer id = GUINT_TO_POINTER(glyph->id + 1);
        gpointer c = GUINT_TO_POINTER(g_utf8_get_char(p));
        gpointer first = g_hash_table_lookup(said, id);
        if (!first)
            g_hash_table_insert(said, id, c);
        else if (first != c)
            itself = false;
        if (glyph->bytes == 0 || g_utf8_next_char(p) != p + glyph->bytes)
            itself = false;
        p += glyph->bytes;
    }
    return itself;
}

static void
follow(struct elements *e, GArray *open, const struct page_item *item,
       size_t page)
{
    struct element *above = innermost(e, open);
    if (item->kind == PAGE_TEXT) {
        bool beside = !says_itself(e, item->text.run) || item->text.loose;
        if (above)
            above->beside = above->beside || beside;
    } else if (item->kind == PAGE_LINK
               || (item->kind == PAGE_TAG && !item->tag.ends)) {
        struct element made = { item, page, tag_of(e, item), false, false };
        guint index = e->all->len;
        if (above)
            above->holds = true;
        g_array_append_val(e->all, made);
        g_array_append_val(open, index);
    } else if (item->kind == PAGE_TAG && open->len) {
        g_array_set_size(open, open->len - 1);
    }
}

struct elements *
elements_of(const struct pages *pages)
{
    struct elements *e = g_new(struct elements, 1);
    *e = (struct elements) {
        .pages = pages,
        .all = g_array_new(FALSE, FALSE, sizeof(struct element)),
        .targets = g_hash_table_new(g_str_hash, g_str_equal),
        .wanted = g_hash_table_new(g_str_hash, g_str_equal),
        .said = g_hash_table_new_full(
            NULL, NULL, NULL, (GDestroyNotify) g_hash_table_destroy)
    };
    GArray *open = g_array_new(FALSE, FALSE, sizeof(guint));
    find_places(e);
    for (size_t i = 0; i < pages->n; i++)
        for (const struct page_item *item = pages->page[i]->first; item;
             item = item->next)
            follow(e, open, item, i);
    g_array_free(open, TRUE);
    return e;
}

void
elements_free(struct elements *e)
{
    g_array_free(e->all, TRUE);
    g_hash_table_destroy(e->targets);
    g_hash_table_destroy(e->wanted);
    g_hash_table_destroy(e->said);
    g_free(e);
}
