/* Digests by GLib. */
#include "base/digest.h"

#include <glib.h>

struct digest {
    GChecksum *sum;
};

digest *
digest_new(void)
{
    digest *d = g_new(digest, 1);
    d->sum = g_checksum_new(G_CHECKSUM_SHA256);
    return d;
}

void
digest_add(digest *d, const void *bytes, size_t size)
{
    if (size)
        g_checksum_update(d->sum, bytes, (gssize) size);
}

char *
digest_take(digest *d)
{
    char *text = g_strdup(g_checksum_get_string(d->sum));
    g_checksum_free(d->sum);
    g_free(d);
    return text;
}

void
digest_bytes_of(const void *bytes, size_t size,
                unsigned char result[DIGEST_BYTES])
{
    gsize length = DIGEST_BYTES;
    digest *d = digest_new();
    digest_add(d, bytes, size);
    g_checksum_get_digest(d->sum, result, &length);
    g_checksum_free(d->sum);
    g_free(d);
}

char *
digest_of(const void *bytes, size_t size)
{
    digest *d = digest_new();
    digest_add(d, bytes, size);
    return digest_take(d);
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
