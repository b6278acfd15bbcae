/* Where bytes go: memory or a file. The error is sticky: write freely, ask
 * once, at sink_close. */
#ifndef YUSUAN_BASE_SINK_H
#define YUSUAN_BASE_SINK_H

#include <glib.h>
#include <stddef.h>

typedef struct sink sink;

/** A sink into `path` (written beside it and moved over it at close, so a good
 *  file is never left half replaced), or into memory. */
sink *sink_to_file(const char *path);
sink *sink_to_memory(void);
sink *sink_to_stdout(void);

void sink_write(sink *s, const void *bytes, size_t size);
void sink_puts(sink *s, const char *text);
void sink_printf(sink *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Finish and free the sink; the only place a write error is seen (EXIT_OUTPUT,
 *  names the file). */
gboolean sink_close(sink *s, GError **error);

/** Finish a memory sink and give its bytes (NUL-ended; caller frees with
 *  g_free). */
char *sink_take(sink *s, size_t *size);

#endif
