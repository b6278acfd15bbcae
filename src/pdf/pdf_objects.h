/* The file: objects, streams and the way to find them (ISO 32000-1, 7.3.8,
 * 7.5). Objects go out as they come; small ones in object streams. */
#ifndef YUSUAN_PDF_PDF_OBJECTS_H
#define YUSUAN_PDF_PDF_OBJECTS_H

#include "base/sink.h"

#include <glib.h>

/** Which part of ISO 19005 the file is made for. */
enum pdf_form {
    PDF_A2, /* PDF 1.7, level B of part 2 */
    PDF_A1  /* PDF 1.4, level B of part 1: what free validators know */
};

typedef struct pdf_file pdf_file;

/** A file that is written to `out`; the sink stays the caller's. */
pdf_file *pdf_file_new(sink *out, enum pdf_form form);
enum pdf_form pdf_file_form(const pdf_file *f);

/** The number of an object that comes later. */
int pdf_reserve(pdf_file *f);

/** An object: append its text to what pdf_begin lends, up to pdf_end. One at
 *  a time. */
GString *pdf_begin(pdf_file *f, int number);
void pdf_end(pdf_file *f);

/** A stream: the entries of its dictionary but for length and filter, and its
 *  bytes. `plain` ones are not compressed. */
struct pdf_stream {
    const char *entries;
    const void *bytes;
    size_t size;
    gboolean plain;
};

void pdf_put_stream(pdf_file *f, int number, const struct pdf_stream *stream);

/** Write the rest: the cross-reference and what names the catalog and the
 *  information dictionary. Frees the file. */
void pdf_file_finish(pdf_file *f, int catalog, int information);

#endif
