/* Digests by nettle, which has the instructions of the processor for them. */
#include "base/digest.h"

#include <glib.h>
#include <nettle/sha2.h>

struct digest {
    struct sha256_ctx state;
};

digest *
digest_new(void)
{
    digest *d = g_new(digest, 1);
    sha256_init(&d->state);
    return d;
}

void
digest_add(digest *d, const void *bytes, size_t size)
{
    if (size)
        sha256_update(&d->state, size, bytes);
}

static char *
in_digits(const unsigned char *bytes)
{
    static const char digits[] = "0123456789abcdef";
    char *text = g_malloc(2 * DIGEST_BYTES + 1);
    for (int i = 0; i < DIGEST_BYTES; i++) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 15];
    }
    text[2 * DIGEST_BYTES] = '\0';
    return text;
}

char *
digest_take(digest *d)
{
    unsigned char bytes[DIGEST_BYTES];
    sha256_digest(&d->state, sizeof bytes, bytes);
    g_free(d);
    return in_digits(bytes);
}

void
digest_bytes_of(const void *bytes, size_t size,
                unsigned char result[DIGEST_BYTES])
{
    struct digest d;
    sha256_init(&d.state);
    digest_add(&d, bytes, size);
    sha256_digest(&d.state, DIGEST_BYTES, result);
}

char *
digest_of(const void *bytes, size_t size)
{
    unsigned char result[DIGEST_BYTES];
    digest_bytes_of(bytes, size, result);
    return in_digits(result);
}

char *
digest_of_file(const char *path, size_t *size)
{
    GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);
    if (!file)
        return NULL;
    size_t length = g_mapped_file_get_length(file);
    char *digits = digest_of(g_mapped_file_get_contents(file), length);
    g_mapped_file_unref(file);
    if (size)
        *size = length;
    return digits;
}
