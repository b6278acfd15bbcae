#include "pdf/pdf_tree.h"

#include "pdf/pdf_put.h"

#include <string.h>

struct element {
    int number; /* of its object */
    int page;   /* of its first marked content; 0: it has none yet */
    enum page_tag tag;
    const struct page_item *item;
    bool parted; /* it holds elements */
    GString *kids;
};

struct pdf_tree {
    pdf_file *file;
    int root;
    GPtrArray *open;  /* of struct element; the first is Document */
    int page;         /* the present page's object, */
    double height;    /* its height, */
    GArray *marks;    /* and the elements of its marked content */
    int keys;         /* given so far in the tree of parents */
    GString *parents; /* the entries of the tree of parents */
    int scopes[2];    /* shared attributes: head of a column, of a row */
};

static struct element *
innermost(const pdf_tree *tree)
{
    return tree->open->pdata[tree->open->len - 1];
}

static void
push(pdf_tree *tree, enum page_tag tag, const struct page_item *item)
{
    struct element *made = g_new0(struct element, 1);
    made->number = pdf_reserve(tree->file);
    made->tag = tag;
    made->item = item;
    made->kids = g_string_new(NULL);
    g_ptr_array_add(tree->open, made);
}

pdf_tree *
pdf_tree_new(pdf_file *file)
{
    pdf_tree *tree = g_new0(pdf_tree, 1);
    tree->file = file;
    tree->root = pdf_reserve(file);
    tree->open = g_ptr_array_new();
    tree->marks = g_array_new(FALSE, FALSE, sizeof(int));
    tree->parents = g_string_new(NULL);
    push(tree, TAG_DOCUMENT, NULL);
    return tree;
}

/* ----------------------------------------------------------- attributes */

/* Most heads of tables have the same attributes: written once. */
static int
shared_scope(pdf_tree *tree, bool by_row)
{
    int *scope = &tree->scopes[by_row];
    if (*scope)
        return *scope;
    *scope = pdf_reserve(tree->file);
    g_string_append_printf(pdf_begin(tree->file, *scope),
                           "<</O/Table/Scope/%s>>",
                           by_row ? "Row" : "Column");
    pdf_end(tree->file);
    return *scope;
}

static void
put_spans(GString *out, const struct page_item *item)
{
    g_string_append(out, "/A<</O/Table");
    if (item->tag.tag == TAG_TH)
        g_string_append(out, item->tag.by_row ? "/Scope/Row"
                                              : "/Scope/Column");
    if (item->tag.columns > 1)
        g_string_append_printf(out, "/ColSpan %d", item->tag.columns);
    if (item->tag.rows > 1)
        g_string_append_printf(out, "/RowSpan %d", item->tag.rows);
    g_string_append(out, ">>");
}

static void
put_figure(GString *out, const struct page_item *item, double height)
{
    const double box[] = { item->tag.x,
                           height - item->tag.y - item->tag.height,
                           item->tag.x + item->tag.width,
                           height - item->tag.y };
    g_string_append(out, "/A<</O/Layout/Placement/Block/BBox");
    pdf_put_box(out, box);
    g_string_append(out, ">>");
    bool told = item->tag.alt && *item->tag.alt;
    pdf_put_entry(out, "/Alt", told ? item->tag.alt : "图");
}

/* `scope`: the shared attributes, or 0. */
static void
put_attributes(pdf_tree *tree, GString *out, const struct element *element,
               int scope)
{
    const struct page_item *item = element->item;
    if (!item || item->kind != PAGE_TAG)
        return;
    if (element->tag == TAG_FIGURE) {
        put_figure(out, item, tree->height);
    } else if (item->tag.columns > 1 || item->tag.rows > 1) {
        put_spans(out, item);
    } else if (scope) {
        g_string_append(out, "/A ");
        pdf_put_ref(out, scope);
    }
}

/* ------------------------------------------------------------- elements */

static void
put_element(pdf_tree *tree, const struct element *element, int parent)
{
    int scope = element->tag == TAG_TH
                    ? shared_scope(tree, element->item->tag.by_row) : 0;
    GString *out = pdf_begin(tree->file, element->number);
    g_string_append(out, "<</S/");
    g_string_append(out, page_tag_word(element->tag));
    g_string_append(out, "/P ");
    pdf_put_ref(out, parent);
    if (element->page) {
        g_string_append(out, "/Pg ");
        pdf_put_ref(out, element->page);
    }
    put_attributes(tree, out, element, scope);
    g_string_append(out, "/K[");
    g_string_append_len(out, element->kids->str,
                        (gssize) element->kids->len);
    g_string_append(out, "]>>");
    pdf_end(tree->file);
}

/* Write the innermost element and forget it. */
static void
pop(pdf_tree *tree)
{
    struct element *closed = innermost(tree);
    g_ptr_array_set_size(tree->open, (int) tree->open->len - 1);
    int parent = tree->open->len ? innermost(tree)->number : tree->root;
    put_element(tree, closed, parent);
    g_string_free(closed->kids, TRUE);
    g_free(closed);
}

void
pdf_tree_open(pdf_tree *tree, enum page_tag tag,
              const struct page_item *item)
{
    struct element *above = innermost(tree);
    above->parted = true;
    push(tree, tag, item);
    pdf_put_ref(above->kids, innermost(tree)->number);
}

void
pdf_tree_close(pdf_tree *tree)
{
    if (tree->open->len > 1)
        pop(tree);
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

const char *
pdf_tree_inside(const pdf_tree *tree)
{
    const struct element *element = innermost(tree);
    if (element->parted || is_group(element->tag))
        return NULL;
    return page_tag_word(element->tag);
}

/* ------------------------------------------------------- marked content */

int
pdf_tree_mark(pdf_tree *tree)
{
    struct element *element = innermost(tree);
    int mark = (int) tree->marks->len;
    g_array_append_val(tree->marks, element->number);
    if (!element->page)
        element->page = tree->page;
    if (element->page == tree->page)
        pdf_put_int(element->kids, mark);
    else
        g_string_append_printf(element->kids,
                               "<</Type/MCR/Pg %d 0 R/MCID %d>>",
                               tree->page, mark);
    return mark;
}

int
pdf_tree_annotate(pdf_tree *tree, int annotation)
{
    struct element *element = innermost(tree);
    int key = tree->keys++;
    g_string_append_printf(element->kids, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>",
                           tree->page, annotation);
    pdf_put_int(tree->parents, key);
    pdf_put_ref(tree->parents, element->number);
    return key;
}

void
pdf_tree_begin_page(pdf_tree *tree, int page, double height)
{
    tree->page = page;
    tree->height = height;
}

/* The elements of the page's marked content, by number. */
static int
put_marks(pdf_tree *tree)
{
    int list = pdf_reserve(tree->file);
    GString *out = pdf_begin(tree->file, list);
    g_string_append_c(out, '[');
    for (guint i = 0; i < tree->marks->len; i++)
        pdf_put_ref(out, g_array_index(tree->marks, int, i));
    g_string_append_c(out, ']');
    pdf_end(tree->file);
    g_array_set_size(tree->marks, 0);
    return list;
}

int
pdf_tree_end_page(pdf_tree *tree)
{
    if (!tree->marks->len)
        return -1;
    int key = tree->keys++;
    pdf_put_int(tree->parents, key);
    pdf_put_ref(tree->parents, put_marks(tree));
    return key;
}

int
pdf_tree_finish(pdf_tree *tree)
{
    int root = tree->root, document =
        ((struct element *) tree->open->pdata[0])->number;
    while (tree->open->len)
        pop(tree);
    GString *out = pdf_begin(tree->file, root);
    g_string_append_printf(out, "<</Type/StructTreeRoot/K %d 0 R"
                                "/ParentTreeNextKey %d/ParentTree<</Nums[",
                           document, tree->keys);
    g_string_append_len(out, tree->parents->str, (gssize) tree->parents->len);
    g_string_append(out, "]>>>>");
    pdf_end(tree->file);
    g_ptr_array_free(tree->open, TRUE);
    g_array_free(tree->marks, TRUE);
    g_string_free(tree->parents, TRUE);
    g_free(tree);
    return root;
}
