#include "pdf/pdf_places.h"

#include "pdf/pdf_put.h"

#include <stdlib.h>
#include <string.h>

/* A place is led to from a little above it. */
#define ABOVE 6

struct pdf_places {
    pdf_file *file;
    GHashTable *there;  /* names that pages have */
    GHashTable *wanted; /* names that something leads to */
    GHashTable *placed; /* names that are in the list */
    GArray *list;       /* of struct named */
};

/** A name and where it leads, as text. */
struct named {
    const char *name;
    char *destination;
};

static void
clear_named(gpointer data)
{
    g_free(((struct named *) data)->destination);
}

pdf_places *
pdf_places_new(pdf_file *file, const struct pages *pages)
{
    pdf_places *made = g_new0(pdf_places, 1);
    made->file = file;
    made->there = g_hash_table_new(g_str_hash, g_str_equal);
    made->wanted = g_hash_table_new(g_str_hash, g_str_equal);
    made->placed = g_hash_table_new(g_str_hash, g_str_equal);
    made->list = g_array_new(FALSE, FALSE, sizeof(struct named));
    g_array_set_clear_func(made->list, clear_named);
    for (size_t i = 0; i < pages->n; i++)
        for (const struct page_item *item = pages->page[i]->first; item;
             item = item->next)
            if (item->kind == PAGE_TARGET)
                g_hash_table_add(made->there, (gpointer) item->target.name);
            else if (item->kind == PAGE_LINK)
                g_hash_table_add(made->wanted, (gpointer) item->link.target);
    for (size_t i = 0; i < pages->n_outline; i++)
        g_hash_table_add(made->wanted, (gpointer) pages->outline[i].target);
    return made;
}

static bool
is_address(const char *target)
{
    return strstr(target, "://") || g_str_has_prefix(target, "mailto:");
}

bool
pdf_places_lead(const pdf_places *places, const char *target)
{
    return is_address(target) || g_hash_table_contains(places->there, target);
}

void
pdf_places_add(pdf_places *places, const struct page_item *target,
               const struct pdf_paper *paper)
{
    const char *name = target->target.name;
    if (!g_hash_table_contains(places->wanted, name)
        || !g_hash_table_add(places->placed, (gpointer) name))
        return;
    GString *out = g_string_new("[");
    pdf_put_ref(out, paper->number);
    g_string_append(out, "/XYZ ");
    pdf_put_points(out, MAX(target->target.x, 0));
    pdf_put_points(out, paper->height - MAX(target->target.y - ABOVE, 0));
    g_string_append(out, "null]");
    struct named named = { name, g_string_free(out, FALSE) };
    g_array_append_val(places->list, named);
}

/* ---------------------------------------------------------------- links */

/* Addresses are ASCII (12.6.4.7): other bytes as %XX. */
static void
put_address(GString *out, const char *target)
{
    GString *plain = g_string_new(NULL);
    for (const char *p = target; *p; p++)
        if (*p > ' ' && *p <= '~')
            g_string_append_c(plain, *p);
        else
            g_string_append_printf(plain, "%%%02X", (unsigned char) *p);
    g_string_append(out, "/A<</S/URI/URI");
    pdf_put_string(out, plain->str);
    g_string_append(out, ">>");
    g_string_free(plain, TRUE);
}

void
pdf_places_link(pdf_places *places, const struct page_item *link,
                const struct pdf_paper *paper, const int number_and_key[2])
{
    const char *says = link->link.says, *target = link->link.target;
    const double box[] = {
        link->link.x, paper->height - link->link.y - link->link.height,
        link->link.x + link->link.width, paper->height - link->link.y
    };
    GString *out = pdf_begin(places->file, number_and_key[0]);
    /* The third bit of F: it is printed (6.3.2 of ISO 19005-2). */
    g_string_append_printf(out, "<</Type/Annot/Subtype/Link/F 4"
                                "/Border[0 0 0]/StructParent %d/Rect",
                           number_and_key[1]);
    pdf_put_box(out, box);
    pdf_put_entry(out, "/Contents", says && *says ? says : "链接");
    if (is_address(target)) {
        put_address(out, target);
    } else {
        g_string_append(out, "/Dest");
        pdf_put_string(out, target);
    }
    g_string_append(out, ">>");
    pdf_end(places->file);
}

/* --------------------------------------------------------------- places */

static int
by_name(const void *a, const void *b)
{
    return strcmp(((const struct named *) a)->name,
                  ((const struct named *) b)->name);
}

void
pdf_places_finish(pdf_places *places, GString *catalog)
{
    g_array_sort(places->list, by_name);
    if (places->list->len)
        g_string_append(catalog, "/Names<</Dests<</Names[");
    for (guint i = 0; i < places->list->len; i++) {
        const struct named *named =
            &g_array_index(places->list, struct named, i);
        pdf_put_string(catalog, named->name);
        g_string_append(catalog, named->destination);
    }
    if (places->list->len)
        g_string_append(catalog, "]>>>>");
    g_array_free(places->list, TRUE);
    g_hash_table_destroy(places->there);
    g_hash_table_destroy(places->wanted);
    g_hash_table_destroy(places->placed);
    g_free(places);
}
