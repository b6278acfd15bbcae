/* From a PDF as Cairo leaves it to one fit for the archive and for readers who
 * do not see. Private to paint/; the names of libqpdf stay in finish*.c. */
#ifndef YUSUAN_PAINT_FINISH_H
#define YUSUAN_PAINT_FINISH_H

#include "paint/elements.h"
#include "paint/paint.h"

/** Add what Cairo leaves out, from the elements that were painted, and write
 *  the file; EXIT_OUTPUT. `options` may be null. */
bool finish_pdf(const char *path, const GByteArray *painted,
                const struct elements *elements,
                const struct paint_options *options, GError **error);

#endif
