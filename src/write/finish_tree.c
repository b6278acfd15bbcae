/* The structure tree: cairo makes the elements, this adds what it drops. */
#include "write/finish_parts.h"

#include <string.h>

/** The pages' tags that carry attributes, in reading order. */
struct attributes {
    GPtrArray *figures, *heads, *cells; /* of struct page_item */
    GArray *heights;                    /* of the page of each figure */
    size_t figure, head, cell;          /* the next of each */
};

static void
collect_item(struct attributes *a, const struct page_item *item,
             double height)
{
    if (item->kind != PAGE_TAG || item->tag.ends)
        return;
    if (item->tag.tag == TAG_FIGURE) {
        g_ptr_array_add(a->figures, (gpointer) item);
        g_array_append_val(a->heights, height);
    } else if (item->tag.tag == TAG_TH) {
        g_ptr_array_add(a->heads, (gpointer) item);
    } else if (item->tag.tag == TAG_TD) {
        g_ptr_array_add(a->cells, (gpointer) item);
    }
}

static void
collect(struct attributes *a, const struct pages *pages)
{
    a->figures = g_ptr_array_new();
    a->heads = g_ptr_array_new();
    a->cells = g_ptr_array_new();
    a->heights = g_array_new(FALSE, FALSE, sizeof(double));
    for (size_t i = 0; i < pages->n; i++)
        for (const struct page_item *item = pages->page[i]->first; item;
             item = item->next)
            collect_item(a, item, pages->page[i]->height);
}

static void
free_attributes(struct attributes *a)
{
    g_ptr_array_free(a->figures, TRUE);
    g_ptr_array_free(a->heads, TRUE);
    g_ptr_array_free(a->cells, TRUE);
    g_array_free(a->heights, TRUE);
}

static const struct page_item *
next_of(const GPtrArray *list, size_t *i)
{
    return *i < list->len ? list->pdata[(*i)++] : NULL;
}

/* Put a parsed object under a key. */
static void
put(qpdf_data q, qpdf_oh element, const char *key, const char *object)
{
    qpdf_oh value = qpdf_oh_parse(q, object);
    qpdf_oh_replace_key(q, element, key, value);
    qpdf_oh_release(q, value);
}

static void
finish_figure(qpdf_data q, qpdf_oh element, struct attributes *a)
{
    size_t i = a->figure;
    const struct page_item *item = next_of(a->figures, &a->figure);
    if (!item)
        return;
    double height = g_array_index(a->heights, double, i);
    const double sides[4] = {
        item->tag.x, height - item->tag.y - item->tag.height,
        item->tag.x + item->tag.width, height - item->tag.y
    };
    char side[4][G_ASCII_DTOSTR_BUF_SIZE];
    for (int k = 0; k < 4; k++)
        g_ascii_formatd(side[k], sizeof side[k], "%.2f", sides[k]);
    char *object = g_strdup_printf(
        "<< /O /Layout /Placement /Block /BBox [%s %s %s %s] >>", side[0],
        side[1], side[2], side[3]);
    put(q, element, "/A", object);
    g_free(object);
    qpdf_oh alt = qpdf_oh_new_unicode_string(
        q, item->tag.alt && *item->tag.alt ? item->tag.alt : "图");
    qpdf_oh_replace_key(q, element, "/Alt", alt);
    qpdf_oh_release(q, alt);
}

static void
finish_cell(qpdf_data q, qpdf_oh element, const struct page_item *item,
            bool head)
{
    if (!item)
        return;
    GString *object = g_string_new("<< /O /Table");
    if (head)
        g_string_append(object, item->tag.by_row ? " /Scope /Row"
                                                 : " /Scope /Column");
    if (item->tag.columns > 1)
        g_string_append_printf(object, " /ColSpan %d", item->tag.columns);
    if (item->tag.rows > 1)
        g_string_append_printf(object, " /RowSpan %d", item->tag.rows);
    g_string_append(object, " >>");
    if (head || item->tag.columns > 1 || item->tag.rows > 1)
        put(q, element, "/A", object->str);
    g_string_free(object, TRUE);
}

static void
finish_element(qpdf_data q, qpdf_oh element, struct attributes *a)
{
    qpdf_oh type = qpdf_oh_get_key(q, element, "/S");
    char *name = g_strdup(qpdf_oh_is_name(q, type) ? qpdf_oh_get_name(q, type)
                                                   : "");
    qpdf_oh_release(q, type);
    if (strcmp(name, "/Figure") == 0)
        finish_figure(q, element, a);
    else if (strcmp(name, "/TH") == 0)
        finish_cell(q, element, next_of(a->heads, &a->head), true);
    else if (strcmp(name, "/TD") == 0)
        finish_cell(q, element, next_of(a->cells, &a->cell), false);
    g_free(name);
}

/* Depth first, so in reading order. An element is a dictionary with /S. */
static void
walk(qpdf_data q, qpdf_oh node, struct attributes *a)
{
    if (qpdf_oh_is_array(q, node)) {
        int n = qpdf_oh_get_array_n_items(q, node);
        for (int i = 0; i < n; i++) {
            qpdf_oh kid = qpdf_oh_get_array_item(q, node, i);
            walk(q, kid, a);
            qpdf_oh_release(q, kid);
        }
        return;
    }
    if (!qpdf_oh_is_dictionary(q, node) || !qpdf_oh_has_key(q, node, "/S"))
        return;
    finish_element(q, node, a);
    qpdf_oh kids = qpdf_oh_get_key(q, node, "/K");
    walk(q, kids, a);
    qpdf_oh_release(q, kids);
}

/* One Document above what cairo leaves side by side. */
static void
add_document(qpdf_data q, qpdf_oh root)
{
    qpdf_oh kids = qpdf_oh_get_key(q, root, "/K");
    qpdf_oh made =
        qpdf_oh_parse(q, "<< /Type /StructElem /S /Document >>");
    qpdf_oh document = qpdf_make_indirect_object(q, made);
    if (!qpdf_oh_is_array(q, kids))
        kids = qpdf_oh_wrap_in_array(q, kids);
    int n = qpdf_oh_get_array_n_items(q, kids);
    for (int i = 0; i < n; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(q, kids, i);
        qpdf_oh_replace_key(q, kid, "/P", document);
        qpdf_oh_release(q, kid);
    }
    qpdf_oh_replace_key(q, document, "/K", kids);
    qpdf_oh_replace_key(q, document, "/P", root);
    qpdf_oh_replace_key(q, root, "/K", document);
    qpdf_oh_release(q, kids);
    qpdf_oh_release(q, made);
    qpdf_oh_release(q, document);
}

void
finish_tree(qpdf_data q, const struct pages *pages)
{
    qpdf_oh catalog = qpdf_get_root(q);
    qpdf_oh root = qpdf_oh_get_key(q, catalog, "/StructTreeRoot");
    if (qpdf_oh_is_dictionary(q, root)) {
        struct attributes a = { 0 };
        collect(&a, pages);
        qpdf_oh kids = qpdf_oh_get_key(q, root, "/K");
        walk(q, kids, &a);
        qpdf_oh_release(q, kids);
        free_attributes(&a);
        add_document(q, root);
    }
    qpdf_oh_release(q, root);
    qpdf_oh_release(q, catalog);
}
