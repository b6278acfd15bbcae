/* Whether a workbook was written to its end. */
#include "export/xlsx.h"

#include <string.h>
#include <zip.h>

/* The text of a part ends as its first element begins: "<styleSheet …" with
 * "</styleSheet>", or it is one empty element. */
static bool
ends_well(GString *part)
{
    const char *root = strstr(part->str, "?>");
    root = strchr(root ? root : part->str, '<');
    size_t length = root ? strcspn(root + 1, " >/\r\n") : 0;
    while (part->len && g_ascii_isspace(part->str[part->len - 1]))
        g_string_truncate(part, part->len - 1);
    char *end = g_strdup_printf("</%.*s>", (int) length,
                                root ? root + 1 : "");
    bool good = length && (g_str_has_suffix(part->str, end) ||
                           g_str_has_suffix(part->str, "/>"));
    g_free(end);
    return good;
}

static bool
part_is_whole(zip_t *zip, zip_uint64_t i)
{
    char bytes[16384];
    zip_int64_t n = -1;
    GString *part = g_string_new(NULL);
    zip_file_t *file = zip_fopen_index(zip, i, 0);
    while (file && (n = zip_fread(file, bytes, sizeof bytes)) > 0)
        g_string_append_len(part, bytes, n);
    bool good = file && n == 0 && zip_fclose(file) == 0 && ends_well(part);
    g_string_free(part, TRUE);
    return good;
}

bool
xlsx_is_whole(const char *path)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    zip_int64_t n = zip ? zip_get_num_entries(zip, 0) : 0;
    bool good = n > 0;
    for (zip_int64_t i = 0; good && i < n; i++)
        good = part_is_whole(zip, (zip_uint64_t) i);
    if (zip)
        zip_discard(zip);
    return good;
}
