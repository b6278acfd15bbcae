/* Memory that lives as long as a document: everything a document lends comes
 * from its arena and is given back at once. Knows nothing of what it holds. */
#ifndef YUSUAN_BASE_ARENA_H
#define YUSUAN_BASE_ARENA_H

#include <stddef.h>

typedef struct arena arena;

arena *arena_new(void);
void arena_free(arena *a);

/** Zeroed memory, aligned for any type, owned by the arena. Never fails:
 *  running out of memory ends the program (as GLib does). */
void *arena_alloc(arena *a, size_t size);

/** An array of `n` zeroed elements. */
#define arena_array(a, type, n) ((type *) arena_alloc((a), sizeof(type) * (n)))
#define arena_one(a, type) ((type *) arena_alloc((a), sizeof(type)))

/** Copies of text, NUL-terminated, owned by the arena. Null gives null. */
char *arena_strdup(arena *a, const char *text);
char *arena_strndup(arena *a, const char *text, size_t length);
char *arena_printf(arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** A copy of `size` bytes, owned by the arena. */
void *arena_memdup(arena *a, const void *bytes, size_t size);

#endif
