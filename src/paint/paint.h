/* Pages → PDF, PNG and SVG, by Cairo: painted as they stand. Knows no budgets,
 * no reports, no layout. */
#ifndef YUSUAN_PAINT_PAINT_H
#define YUSUAN_PAINT_PAINT_H

#include "page/page.h"

#include <glib.h>
#include <stdbool.h>

/** A file that a document carries. */
struct paint_attachment {
    const char *name;  /* "budget.json": ASCII */
    const char *type;  /* "application/json" */
    const char *about; /* what it is, for people */
    const void *bytes;
    size_t size;
};

/** The type of pages, made ready once for several files that show some of
 *  them. */
typedef struct paint_type paint_type;
paint_type *paint_type_new(const struct pages *const *parts, size_t n);
void paint_type_free(paint_type *type);

/** Or null: nothing of it. */
struct paint_options {
    paint_type *type; /* that has the pages' among others; null: their own */
    const struct paint_attachment *attached;
    size_t n_attached;
};

/** The pages as a finished PDF at `path`: tagged, fit for the archive (PDF/A-3b
 *  where it carries files, else 2b) and for readers who do not see (PDF/UA-1)
 *  in form. Same pages, fonts and libraries, same bytes: a date only where
 *  SOURCE_DATE_EPOCH has one. EXIT_OUTPUT where it cannot be written. */
bool paint_pdf(const char *path, const struct pages *pages,
               const struct paint_options *options, GError **error);

/** One page as PNG, white behind it, at a resolution in dots an inch;
 *  EXIT_OUTPUT. */
bool paint_png(const char *path, const struct page *page, double resolution,
               GError **error);

/** One page as SVG with its type as outlines; EXIT_OUTPUT. */
bool paint_svg(const char *path, const struct page *page, GError **error);

#endif
