/* One document: a file, bytes in memory, or the tables of a folder. */
#include "read/read.h"

#include "base/digest.h"
#include "read/folder.h"
#include "read/format.h"
#include "read/load.h"

struct grid *
read_bytes(const char *name, const char *bytes, size_t size,
           const struct read_into *into, GError **error)
{
    struct build b;
    build_start(&b, arena_strdup(into->memory, name), into->memory,
                into->found);
    b.password = into->password;
    bool fine = format_rows(&b, bytes, size, error);
    char *hash = digest_of(bytes, size);
    struct grid *g = build_finish(&b, hash);
    g->file = b.file;
    g_free(hash);
    return fine ? g : NULL;
}

static struct grid *
read_folder(const char *path, const struct read_into *into, GError **error)
{
    struct build b;
    build_start(&b, arena_strdup(into->memory, path), into->memory,
                into->found);
    b.password = into->password;
    digest *sum = digest_new();
    bool fine = folder_rows(&b, sum, error);
    char *hash = digest_take(sum);
    struct grid *g = build_finish(&b, hash);
    g->file = b.file;
    g_free(hash);
    return fine ? g : NULL;
}

struct grid *
read_document(const char *path, const struct read_into *into, GError **error)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        return read_folder(path, into, error);
    GByteArray *bytes = g_byte_array_new();
    struct grid *g = NULL;
    if (load_file(path, bytes, error))
        g = read_bytes(path, (const char *) bytes->data, bytes->len, into,
                       error);
    g_byte_array_free(bytes, TRUE);
    return g;
}

char **
read_list(const char *path)
{
    GPtrArray *list = g_ptr_array_new();
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        folder_list_documents(path, list);
    if (list->len == 0)
        g_ptr_array_add(list, g_strdup(path));
    g_ptr_array_add(list, NULL);
    return (char **) g_ptr_array_free(list, FALSE);
}
