/* The structure tree (ISO 32000-1, 14.7 and 14.8): elements are written as
 * they close, so that only those that are open are held. */
#ifndef YUSUAN_PDF_PDF_TREE_H
#define YUSUAN_PDF_PDF_TREE_H

#include "page/page.h"
#include "pdf/pdf_objects.h"

typedef struct pdf_tree pdf_tree;

/** A tree with its Document element open. */
pdf_tree *pdf_tree_new(pdf_file *file);

/** What follows stands on a page, whose object is `page`. */
void pdf_tree_begin_page(pdf_tree *tree, int page, double height);

/** The page ends; its key in the tree of parents, or -1 where nothing on it
 *  belongs to an element. Elements may stay open. */
int pdf_tree_end_page(pdf_tree *tree);

/** An element within the innermost open one. `item` is the page's tag or link,
 *  whose attributes it takes. */
void pdf_tree_open(pdf_tree *tree, enum page_tag tag,
                   const struct page_item *item);

/** Close the innermost element; without effect when only Document is open. */
void pdf_tree_close(pdf_tree *tree);

/** The word of the innermost element, or null where it groups others or holds
 *  some: what stands beside those is an artifact. */
const char *pdf_tree_inside(const pdf_tree *tree);

/** A number for marked content of the innermost element. */
int pdf_tree_mark(pdf_tree *tree);

/** The innermost element holds an annotation; gives the annotation's key in
 *  the tree of parents. */
int pdf_tree_annotate(pdf_tree *tree, int annotation);

/** Close all elements and write the rest; the root's number. Frees the
 *  tree. */
int pdf_tree_finish(pdf_tree *tree);

#endif
