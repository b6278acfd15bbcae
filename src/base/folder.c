/* Folders as wholes. */
#define _GNU_SOURCE /* renameat2 */
#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define CANNOT_MOVE_OLD                                                       \
    "不能移开旧的结果", "the old output cannot be moved aside"
#define CANNOT_MOVE_NEW                                                       \
    "不能换上新的结果", "the new output cannot be moved in"
#define CANNOT_REMOVE "不能删除", "cannot be removed"

/* After a call of the system that failed. */
static bool
fail(const char *path, const char *zh, const char *en, GError **error)
{
    return status_fail_errno(error, EXIT_OUTPUT, errno, "%s：%s%.0s",
                             "%s: %.0s%s", path, zh, en);
}

bool
folder_make(const char *path, GError **error)
{
    if (g_mkdir_with_parents(path, 0777) == 0)
        return true;
    return fail(path, "不能建立文件夹", "the folder cannot be made",
             error);
}

bool
folder_writable(const char *path, GError **error)
{
    if (!folder_make(path, error))
        return false;
    char *probe = g_build_filename(path, ".yusuan-XXXXXX", NULL);
    int file = g_mkstemp(probe);
    bool good = file >= 0;
    if (good) {
        close(file);
        g_unlink(probe);
    } else {
        fail(path, "文件夹不可写", "the folder cannot be written to",
             error);
    }
    g_free(probe);
    return good;
}

bool
folder_remove(const char *path, GError **error)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR) &&
        !g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
        GDir *folder = g_dir_open(path, 0, NULL);
        const char *name;
        bool good = folder != NULL;
        while (good && (name = g_dir_read_name(folder))) {
            char *inside = g_build_filename(path, name, NULL);
            good = folder_remove(inside, error);
            g_free(inside);
        }
        if (folder)
            g_dir_close(folder);
        if (!good)
            return error && *error ? false : fail(path, CANNOT_REMOVE, error);
    }
    if (g_remove(path) == 0 || errno == ENOENT)
        return true;
    return fail(path, CANNOT_REMOVE, error);
}

static bool
copy_file(const char *from, const char *to, GError **error)
{
    GError *why = NULL;
    GFile *source = g_file_new_for_path(from);
    GFile *target = g_file_new_for_path(to);
    bool good = g_file_copy(source, target, G_FILE_COPY_OVERWRITE, NULL, NULL,
                            NULL, &why);
    if (!good)
        status_fail(error, EXIT_OUTPUT, "%s：不能复制：%s",
                    "%s: cannot be copied: %s", from, why->message);
    g_clear_error(&why);
    g_object_unref(source);
    g_object_unref(target);
    return good;
}

bool
folder_copy(const char *from, const char *to, GError **error)
{
    if (!g_file_test(from, G_FILE_TEST_IS_DIR))
        return copy_file(from, to, error);
    if (!folder_make(to, error))
        return false;
    GDir *folder = g_dir_open(from, 0, NULL);
    if (!folder)
        return fail(from, "不能读", "cannot be read",
             error);
    const char *name;
    bool good = true;
    while (good && (name = g_dir_read_name(folder))) {
        char *inside = g_build_filename(from, name, NULL);
        char *copy = g_build_filename(to, name, NULL);
        good = folder_copy(inside, copy, error);
        g_free(inside);
        g_free(copy);
    }
    g_dir_close(folder);
    return good;
}

/* Both at one stroke, so that there is a whole folder at any moment; false
 * where the system has no such call. */
static bool
exchange(const char *a, const char *b)
{
#ifdef RENAME_EXCHANGE
    return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0;
#else
    (void) a;
    (void) b;
    return false;
#endif
}

/* Move the old one to `aside` and the new one into its place. */
static bool
replace_old(const char *staged, const char *final, const char *aside,
            GError **error)
{
    if (exchange(staged, final)) {
        if (g_rename(staged, aside) == 0)
            return true;
        return fail(staged, CANNOT_MOVE_OLD, error);
    }
    if (g_rename(final, aside) != 0)
        return fail(final, CANNOT_MOVE_OLD, error);
    if (g_rename(staged, final) == 0)
        return true;
    int failed = errno;
    bool back = g_rename(aside, final) == 0;
    return status_fail_errno(error, EXIT_OUTPUT, failed,
                             "%s：不能换上新的结果%s%s",
                             "%s: the new output cannot be moved in%s%s",
                             final, back ? "" : "; ", back ? "" : aside);
}

bool
folder_replace(const char *staged, const char *final, const char *aside,
               GError **error)
{
    if (g_file_test(final, G_FILE_TEST_EXISTS))
        return replace_old(staged, final, aside, error) &&
               folder_remove(aside, error);
    return g_rename(staged, final) == 0 ||
           fail(final, CANNOT_MOVE_NEW, error);
}

/* A folder's own entry too: the names in it are what it holds. */
static bool
sync_one(const char *path, int flags, GError **error)
{
    int file = open(path, flags | O_CLOEXEC);
    bool good = file >= 0 && (fsync(file) == 0 || errno == EINVAL);
    if (!good)
        fail(path, "不能存到磁盘上", "cannot be put on the disk", error);
    if (file >= 0)
        close(file);
    return good;
}

bool
folder_sync_names(const char *path, GError **error)
{
    return sync_one(path, O_RDONLY | O_DIRECTORY, error);
}

bool
folder_sync(const char *path, GError **error)
{
    GDir *folder = g_dir_open(path, 0, NULL);
    const char *name;
    bool good = folder || fail(path, "不能读", "cannot be read", error);
    while (good && (name = g_dir_read_name(folder))) {
        char *inside = g_build_filename(path, name, NULL);
        good = g_file_test(inside, G_FILE_TEST_IS_DIR)
                   ? folder_sync(inside, error)
                   : sync_one(inside, O_RDONLY, error);
        g_free(inside);
    }
    if (folder)
        g_dir_close(folder);
    return good && folder_sync_names(path, error);
}

static void
list_below(GPtrArray *list, const char *root, const char *below)
{
    char *path = *below ? g_build_filename(root, below, NULL) : g_strdup(root);
    GDir *folder = g_dir_open(path, 0, NULL);
    const char *name;
    while (folder && (name = g_dir_read_name(folder))) {
        char *relative =
            *below ? g_strconcat(below, "/", name, NULL) : g_strdup(name);
        char *full = g_build_filename(root, relative, NULL);
        if (g_file_test(full, G_FILE_TEST_IS_DIR))
            list_below(list, root, relative);
        else
            g_ptr_array_add(list, g_strdup(relative));
        g_free(relative);
        g_free(full);
    }
    if (folder)
        g_dir_close(folder);
    g_free(path);
}

static gint
compare_paths(gconstpointer left, gconstpointer right)
{
    return strcmp(*(char *const *) left, *(char *const *) right);
}

char **
folder_list(const char *path)
{
    GPtrArray *list = g_ptr_array_new();
    list_below(list, path, "");
    g_ptr_array_sort(list, compare_paths);
    g_ptr_array_add(list, NULL);
    return (char **) g_ptr_array_free(list, FALSE);
}
