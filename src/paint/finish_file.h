/* A finished PDF being written: objects, streams and the way to find them
 * (ISO 32000-1, 7.3.8, 7.5). Small objects go out in object streams. Private to
 * finish*.c. */
#ifndef YUSUAN_PAINT_FINISH_FILE_H
#define YUSUAN_PAINT_FINISH_FILE_H

#include "base/sink.h"

#include <glib.h>
#include <stdbool.h>

typedef struct finish_file finish_file;

/** A file that is written to `out`; the sink stays the caller's. The object
 *  numbers below `taken` are the caller's to use. */
finish_file *finish_file_new(sink *out, int taken);

/** The number of a further object. */
int finish_reserve(finish_file *f);

/** An object: append its text to what finish_begin lends, up to finish_end.
 *  One at a time. */
GString *finish_begin(finish_file *f, int number);
void finish_end(finish_file *f);

/** A stream: the entries of its dictionary, and its bytes. `plain` ones are
 *  not compressed; `packed` ones were, and their entries say how. */
struct finish_stream {
    const char *entries; /* without Length, and without Filter if not packed */
    const void *bytes;
    size_t size;
    bool plain, packed;
};

void finish_put_stream(finish_file *f, int number,
                       const struct finish_stream *stream);

/** Write the rest: the cross-reference and what names the catalog and the
 *  information dictionary. Frees the file. */
void finish_file_finish(finish_file *f, int catalog, int information);

/** A number of points. */
void finish_put_points(GString *out, double points);

/** A text string (7.9.2.2), from UTF-8. */
void finish_put_text(GString *out, const char *text);

/** `key` (with its slash) and a text string; nothing without text. */
void finish_put_entry(GString *out, const char *key, const char *text);

#endif
