/* Text → lines. */
#ifndef YUSUAN_READ_LINES_H
#define YUSUAN_READ_LINES_H

#include "base/arena.h"
#include "base/status.h"

#include <glib.h>
#include <stdbool.h>

enum { LINE_LIMIT = 16 * 1024 * 1024 }; /* bytes */

/** The lines of a text. A line ends with LF, CRLF or, in a text of such lines,
 *  CR; its number is its index + 1. */
struct lines {
    size_t n;
    const char **text; /* each NUL-ended, without its end */
    size_t *length;    /* bytes of each */
    size_t *offset;    /* where each began in the text given */
};

/** Cut `text` (of `size` bytes, changed: line ends become NULs). The arrays
 *  are the arena's; the lines point into `text`. False with EXIT_INPUT when a
 *  line is longer than LINE_LIMIT. */
bool lines_cut(const char *name, char *text, size_t size, arena *memory,
               struct lines *out, GError **error);

/** Index of the line that holds `offset`. */
size_t lines_at(const struct lines *l, size_t offset);

/** Refuse a line that is too long. */
bool lines_refuse(const char *name, size_t number, GError **error);

#endif
