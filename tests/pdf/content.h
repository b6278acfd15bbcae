/* The operators of a content stream, for tests (ISO 32000-1, 7.8.2). Knows
 * only the grammar. */
#ifndef TESTS_PDF_CONTENT_H
#define TESTS_PDF_CONTENT_H

#include <glib.h>

/** An operator and its operands, each as written but strings decoded, with
 *  '(' before them. Lent for the call. */
struct operation {
    const char *name;
    GPtrArray *operands; /* of GString */
};

typedef void content_visit(const struct operation *operation, gpointer data);

/** Call `visit` for each operator of a content stream. */
void content_read(const char *bytes, gsize length, content_visit *visit,
                  gpointer data);

#endif
