/* Beginnings and ends of files. Knows formats by their first and last bytes
 * only. */
#include "publish/whole.h"

#include "base/folder.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

static uint32_t
little_endian(const unsigned char *at, int bytes)
{
    uint32_t value = 0;
    while (bytes--)
        value = value << 8 | at[bytes];
    return value;
}

/* The record that ends a zip, without a comment, lies right behind the central
 * directory that it names (APPNOTE 4.3.16). */
static bool
ends_as_zip(const unsigned char *bytes, size_t size)
{
    enum { RECORD = 22, DIRECTORY_SIZE = 12, DIRECTORY_AT = 16 };
    if (size < RECORD || memcmp(bytes + size - RECORD, "PK\5\6", 4) != 0)
        return false;
    const unsigned char *record = bytes + size - RECORD;
    size_t length = little_endian(record + DIRECTORY_SIZE, 4);
    size_t from = little_endian(record + DIRECTORY_AT, 4);
    return from + length == size - RECORD && length >= 4 &&
           memcmp(bytes + from, "PK\1\2", 4) == 0;
}

/* Its header counts its pages (file format, 1.3.2 and 1.3.7). */
static bool
ends_as_sqlite(const unsigned char *bytes, size_t size)
{
    enum { PAGE_SIZE = 16, PAGES = 28, HEADER = 100 };
    if (size < HEADER)
        return false;
    size_t page = (size_t) bytes[PAGE_SIZE] << 8 | bytes[PAGE_SIZE + 1];
    size_t pages = 0;
    for (int i = 0; i < 4; i++)
        pages = pages << 8 | bytes[PAGES + i];
    return (page == 1 ? 65536 : page) * pages == size;
}

/* Blanks may follow `last`; `ends` looks further, where it is not null. */
static const struct {
    const char *suffix, *first, *last;
    bool (*ends)(const unsigned char *bytes, size_t size);
} FORMATS[] = {
    { ".pdf", "%PDF-", "%%EOF", NULL },
    { ".json", "{", "}", NULL },
    { ".html", "<!", "</html>", NULL },
    { ".svg", "<", "</svg>", NULL },
    { ".png", "\x89PNG", "IEND\xAE\x42\x60\x82", NULL },
    { ".xlsx", "PK\3\4", "", ends_as_zip },
    { ".sqlite", "SQLite format 3", "", ends_as_sqlite },
    { ".csv", "", "\n", NULL },
};

static size_t
without_blanks(const char *bytes, size_t size)
{
    while (size && g_ascii_isspace(bytes[size - 1]))
        size--;
    return size;
}

static bool
is_whole(size_t format, const char *bytes, size_t size)
{
    const char *first = FORMATS[format].first, *last = FORMATS[format].last;
    size_t end = g_ascii_isspace(*last) ? size : without_blanks(bytes, size);
    return size >= strlen(first) && end >= strlen(last) &&
           memcmp(bytes, first, strlen(first)) == 0 &&
           memcmp(bytes + end - strlen(last), last, strlen(last)) == 0 &&
           (!FORMATS[format].ends ||
            FORMATS[format].ends((const unsigned char *) bytes, size));
}

static bool
check_file(const char *path, GError **error)
{
    size_t format = 0;
    while (format < G_N_ELEMENTS(FORMATS) &&
           !g_str_has_suffix(path, FORMATS[format].suffix))
        format++;
    if (format == G_N_ELEMENTS(FORMATS))
        return true;
    GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);
    bool whole = file && g_mapped_file_get_length(file) > 0 &&
                 is_whole(format, g_mapped_file_get_contents(file),
                          g_mapped_file_get_length(file));
    if (file)
        g_mapped_file_unref(file);
    return whole || status_fail(error, EXIT_OUTPUT,
                                "%s：没有写完整（磁盘或临时文件夹满了？），"
                                "旧的结果没有动",
                                "%s: was not written whole (is the disk or the "
                                "temporary folder full?); the old output is "
                                "left as it was", path);
}

bool
whole_check(const char *folder, GError **error)
{
    char **files = folder_list(folder);
    bool good = true;
    for (char **file = files; good && *file; file++) {
        char *path = g_build_filename(folder, *file, NULL);
        good = check_file(path, error);
        g_free(path);
    }
    g_strfreev(files);
    return good;
}
