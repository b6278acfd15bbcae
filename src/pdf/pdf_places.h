/* Links and the named places they lead to (ISO 32000-1, 12.3.2, 12.5.6.5). */
#ifndef YUSUAN_PDF_PDF_PLACES_H
#define YUSUAN_PDF_PDF_PLACES_H

#include "page/page.h"
#include "pdf/pdf_objects.h"

typedef struct pdf_places pdf_places;

/** The places of a document's pages that links or the outline lead to. */
pdf_places *pdf_places_new(pdf_file *file, const struct pages *pages);

/** Whether a link's target is a page of the web or a place of the document. */
bool pdf_places_lead(const pdf_places *places, const char *target);

/** A page, in points, and its object. */
struct pdf_paper {
    double width, height;
    int number;
};

/** A place on a page; the first of a name counts. */
void pdf_places_add(pdf_places *places, const struct page_item *target,
                    const struct pdf_paper *paper);

/** Write the annotation of a link that leads somewhere, as object `number`;
 *  `key` is its own in the tree of parents. */
void pdf_places_link(pdf_places *places, const struct page_item *link,
                     const struct pdf_paper *paper,
                     const int number_and_key[2]);

/** `out` gets the entry of the catalog that lists the places. Frees them. */
void pdf_places_finish(pdf_places *places, GString *catalog);

#endif
