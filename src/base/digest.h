/* SHA-256, as 64 hexadecimal digits. */
#ifndef YUSUAN_BASE_DIGEST_H
#define YUSUAN_BASE_DIGEST_H

#include <stddef.h>

typedef struct digest digest;

/** A digest of bytes that come piece by piece. */
digest *digest_new(void);
void digest_add(digest *d, const void *bytes, size_t size);
/** Finish and free it; the digits are freed with g_free. */
char *digest_take(digest *d);

/** Of bytes; freed with g_free. */
char *digest_of(const void *bytes, size_t size);

/** Of a file, with its size where `size` is not null; null when it cannot be
 *  read. Freed with g_free. */
char *digest_of_file(const char *path, size_t *size);

/** The 32 bytes themselves. */
enum { DIGEST_BYTES = 32 };
void digest_bytes_of(const void *bytes, size_t size,
                     unsigned char result[DIGEST_BYTES]);

#endif
