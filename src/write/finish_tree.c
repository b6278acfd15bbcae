/* The structure tree: cairo makes the elements, this adds what it drops. */
#include "write/finish_parts.h"

/** An element of the pages' tags. Only what carries attributes, or holds what
 *  does, is looked up in the PDF: most cells are not. */
struct element {
    const struct page_item *item;
    double height;     /* of its page */
    bool wanted;
    GPtrArray *kids;   /* of struct element */
};

static struct element *
new_element(const struct page_item *item, double height)
{
    struct element *made = g_new0(struct element, 1);
    made->item = item;
    made->height = height;
    made->kids = g_ptr_array_new();
    return made;
}

static void
free_element(struct element *element)
{
    for (guint i = 0; i < element->kids->len; i++)
        free_element(element->kids->pdata[i]);
    g_ptr_array_free(element->kids, TRUE);
    g_free(element);
}

static bool
carries_attributes(const struct page_item *item)
{
    if (item->kind != PAGE_TAG)
        return false;
    return item->tag.tag == TAG_FIGURE || item->tag.tag == TAG_TH
           || item->tag.columns > 1 || item->tag.rows > 1;
}

static void
open_element(GPtrArray *open, const struct page_item *item, double height)
{
    struct element *above = open->pdata[open->len - 1];
    struct element *made = new_element(item, height);
    made->wanted = carries_attributes(item);
    g_ptr_array_add(above->kids, made);
    g_ptr_array_add(open, made);
}

static void
close_element(GPtrArray *open)
{
    if (open->len < 2)
        return;
    struct element *closed = open->pdata[open->len - 1];
    struct element *above = open->pdata[open->len - 2];
    above->wanted = above->wanted || closed->wanted;
    g_ptr_array_set_size(open, (int) open->len - 1);
}

/* The elements of all pages under one root. */
static struct element *
collect(const struct pages *pages)
{
    struct element *root = new_element(NULL, 0);
    GPtrArray *open = g_ptr_array_new();
    g_ptr_array_add(open, root);
    for (size_t i = 0; i < pages->n; i++) {
        double height = pages->page[i]->height;
        for (const struct page_item *item = pages->page[i]->first; item;
             item = item->next)
            if (item->kind == PAGE_LINK
                || (item->kind == PAGE_TAG && !item->tag.ends))
                open_element(open, item, height);
            else if (item->kind == PAGE_TAG)
                close_element(open);
    }
    g_ptr_array_free(open, TRUE);
    return root;
}

/* ------------------------------------------------------------ attributes */

/** Scopes without spans are the same for many cells: shared objects. */
struct finishing {
    qpdf_data q;
    qpdf_oh scopes[2]; /* of columns, of rows */
};

static qpdf_oh
shared(qpdf_data q, const char *object)
{
    qpdf_oh parsed = qpdf_oh_parse(q, object);
    qpdf_oh made = qpdf_make_indirect_object(q, parsed);
    qpdf_oh_release(q, parsed);
    return made;
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
finish_figure(qpdf_data q, qpdf_oh figure, const struct element *element)
{
    const struct page_item *item = element->item;
    const double sides[4] = {
        item->tag.x, element->height - item->tag.y - item->tag.height,
        item->tag.x + item->tag.width, element->height - item->tag.y
    };
    char side[4][G_ASCII_DTOSTR_BUF_SIZE];
    for (int k = 0; k < 4; k++)
        g_ascii_formatd(side[k], sizeof side[k], "%.2f", sides[k]);
    char *object = g_strdup_printf(
        "<< /O /Layout /Placement /Block /BBox [%s %s %s %s] >>", side[0],
        side[1], side[2], side[3]);
    put(q, figure, "/A", object);
    g_free(object);
    qpdf_oh alt = qpdf_oh_new_unicode_string(
        q, item->tag.alt && *item->tag.alt ? item->tag.alt : "图");
    qpdf_oh_replace_key(q, figure, "/Alt", alt);
    qpdf_oh_release(q, alt);
}

static void
finish_cell(struct finishing *f, qpdf_oh cell, const struct page_item *item)
{
    bool head = item->tag.tag == TAG_TH;
    if (item->tag.columns <= 1 && item->tag.rows <= 1) {
        qpdf_oh_replace_key(f->q, cell, "/A", f->scopes[item->tag.by_row]);
        return;
    }
    GString *object = g_string_new("<< /O /Table");
    if (head)
        g_string_append(object, item->tag.by_row ? " /Scope /Row"
                                                 : " /Scope /Column");
    if (item->tag.columns > 1)
        g_string_append_printf(object, " /ColSpan %d", item->tag.columns);
    if (item->tag.rows > 1)
        g_string_append_printf(object, " /RowSpan %d", item->tag.rows);
    g_string_append(object, " >>");
    put(f->q, cell, "/A", object->str);
    g_string_free(object, TRUE);
}

static void
finish_element(struct finishing *f, qpdf_oh node,
               const struct element *element)
{
    if (!element->item || !carries_attributes(element->item))
        return;
    if (element->item->tag.tag == TAG_FIGURE)
        finish_figure(f->q, node, element);
    else
        finish_cell(f, node, element->item);
}

/* Our elements and those of the PDF side by side, down to what is wanted. */
static void
walk(struct finishing *f, qpdf_oh node, const struct element *element)
{
    finish_element(f, node, element);
    qpdf_oh kids = qpdf_oh_get_key(f->q, node, "/K");
    bool many = qpdf_oh_is_array(f->q, kids);
    guint n = many ? (guint) qpdf_oh_get_array_n_items(f->q, kids) : 1;
    for (guint i = 0; i < element->kids->len && i < n; i++) {
        const struct element *below = element->kids->pdata[i];
        if (!below->wanted)
            continue;
        qpdf_oh kid = many ? qpdf_oh_get_array_item(f->q, kids, (int) i)
                           : qpdf_oh_new_object(f->q, kids);
        if (qpdf_oh_is_dictionary(f->q, kid))
            walk(f, kid, below);
        qpdf_oh_release(f->q, kid);
    }
    qpdf_oh_release(f->q, kids);
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
        struct finishing f = {
            .q = q,
            .scopes = { shared(q, "<< /O /Table /Scope /Column >>"),
                        shared(q, "<< /O /Table /Scope /Row >>") }
        };
        struct element *elements = collect(pages);
        walk(&f, root, elements);
        free_element(elements);
        qpdf_oh_release(q, f.scopes[0]);
        qpdf_oh_release(q, f.scopes[1]);
        add_document(q, root);
    }
    qpdf_oh_release(q, root);
    qpdf_oh_release(q, catalog);
}
