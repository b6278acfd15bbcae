/* Which files of a folder make a document, and in what order. */
#include "read/csv_folder.h"

#include "read/csv.h"

#include <string.h>

/* Numbers compare by value, all else by its bytes. */
static int
compare_naturally(const char *a, const char *b)
{
    while (*a && *b) {
        if (g_ascii_isdigit(*a) && g_ascii_isdigit(*b)) {
            a += strspn(a, "0");
            b += strspn(b, "0");
            size_t m = strspn(a, "0123456789"), n = strspn(b, "0123456789");
            int order = m != n ? (m < n ? -1 : 1) : strncmp(a, b, m);
            if (order)
                return order;
            a += m;
            b += n;
        } else if (*a != *b) {
            return (unsigned char) *a < (unsigned char) *b ? -1 : 1;
        } else {
            a++;
            b++;
        }
    }
    return (*a != '\0') - (*b != '\0');
}

static gint
compare_paths(gconstpointer left, gconstpointer right)
{
    const char *a = *(const char *const *) left;
    const char *b = *(const char *const *) right;
    int order = compare_naturally(a, b);
    return order ? order : strcmp(a, b);
}

char **
csv_folder_list(const char *path, GError **error)
{
    GDir *folder = g_dir_open(path, 0, NULL);
    if (!folder) {
        status_fail(error, EXIT_INPUT, "%s：打不开这个文件夹；请检查读取权限",
                    "%s: the folder cannot be opened; see whether it may be "
                    "read",
                    path);
        return NULL;
    }
    GPtrArray *paths = g_ptr_array_new();
    for (const char *name; (name = g_dir_read_name(folder));)
        if (*name != '.' && csv_is_name(name))
            g_ptr_array_add(paths, g_build_filename(path, name, NULL));
    g_dir_close(folder);
    g_ptr_array_sort(paths, compare_paths);
    g_ptr_array_add(paths, NULL);
    char **list = (char **) g_ptr_array_free(paths, FALSE);
    if (*list)
        return list;
    g_strfreev(list);
    status_fail(error, EXIT_INPUT,
                "%s：文件夹里没有 CSV 或 TSV 文件；"
                "请给出文本文件或放有各表 CSV 的文件夹",
                "%s: the folder has no CSV or TSV files; give a text, or a "
                "folder with the tables as CSV",
                path);
    return NULL;
}
