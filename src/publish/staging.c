/* The lock is on the folder that is built, so a run that was killed leaves
 * none behind, and its rest is cleared by the next. */
#include "publish/staging.h"

#include "base/folder.h"
#include "base/sink.h"
#include "publish/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define OURS "\"yusuan-manifest/1\""

/* Names may have 255 bytes; ours adds to a stem at either end. */
enum { STEM_BYTES = 200 };

/* The mark that makes a folder ours while it is built. */
static const char MARK[] = ".yusuan-building";

static char *
staged_name(const char *stem)
{
    if (strlen(stem) <= STEM_BYTES)
        return g_strconcat(".yusuan-new-", stem, NULL);
    return g_strdup_printf(".yusuan-new-%08x", g_str_hash(stem));
}

/* ----------------------------------------------------------- whose it is */

static bool
is_empty(const char *path)
{
    GDir *folder = g_dir_open(path, 0, NULL);
    bool empty = folder && !g_dir_read_name(folder);
    if (folder)
        g_dir_close(folder);
    return empty;
}

static bool
has_manifest(const char *path)
{
    char *name = g_build_filename(path, "manifest.json", NULL);
    char *text = NULL;
    bool ours = g_file_get_contents(name, &text, NULL, NULL) &&
                strstr(text, OURS);
    g_free(text);
    g_free(name);
    return ours;
}

static bool
is_marked(const char *path)
{
    struct stat about;
    char *mark = g_build_filename(path, MARK, NULL);
    bool marked = lstat(mark, &about) == 0 && S_ISREG(about.st_mode);
    g_free(mark);
    return marked;
}

/* Whether `path` is not there, or a folder (no link to one) that is empty or
 * that yusuan wrote: only such a one is ever cleared or replaced. */
static bool
may_be_replaced(const char *path, GError **error)
{
    struct stat about;
    if (lstat(path, &about) != 0)
        return true;
    if (!S_ISDIR(about.st_mode))
        return status_fail(error, EXIT_OUTPUT,
                           "%s：已经有了，不是文件夹，不动它；请改名或换一个-o",
                           "%s: is there and no folder, and is left alone; "
                           "rename it, or choose another -o", path);
    if (is_empty(path) || is_marked(path) || has_manifest(path))
        return true;
    return status_fail(error, EXIT_OUTPUT,
                       "%s：已经有了，不是yusuan写的（没有manifest.json），"
                       "不动它；请改名或换一个-o",
                       "%s: is there and was not written by yusuan (it has no "
                       "manifest.json), and is left alone; rename it, or "
                       "choose another -o", path);
}

/* -------------------------------------------------------------- the lock */

/* Whether `file` is open on what now stands at `path`: another run may have
 * changed it over meanwhile. */
static bool
is_still(int file, const char *path)
{
    struct stat opened, there;
    return fstat(file, &opened) == 0 && lstat(path, &there) == 0 &&
           opened.st_ino == there.st_ino && opened.st_dev == there.st_dev;
}

/* Systems that cannot lock a folder do without. A run that ends while this one
 * takes its folder removes it: it is made anew then, a few times at most. */
static bool
lock_folder(struct staging *s, GError **error)
{
    enum { ATTEMPTS = 16 };
    for (int i = 0; i < ATTEMPTS; i++) {
        if (!may_be_replaced(s->path, error) || !folder_make(s->path, error))
            return false;
        s->lock = open(s->path,
                       O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (s->lock < 0 && errno != ENOENT)
            return status_fail_errno(error, EXIT_OUTPUT, errno, "%s：打不开",
                                     "%s: cannot be opened", s->path);
        if (s->lock < 0)
            continue;
        if (flock(s->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            close(s->lock);
            break;
        }
        if (is_still(s->lock, s->path))
            return true;
        close(s->lock);
    }
    return status_fail(error, EXIT_OUTPUT,
                       "%s：另一个yusuan正在写它；请等它结束",
                       "%s: another yusuan is writing it; wait for its end",
                       s->final ? s->final : s->path);
}

/* ------------------------------------------------------------- its content */

static bool
put_mark(const char *folder, GError **error)
{
    char *path = g_build_filename(folder, MARK, NULL);
    bool good = sink_close(sink_to_file(path), error);
    g_free(path);
    return good;
}

static bool
remove_mark(const char *folder, GError **error)
{
    char *path = g_build_filename(folder, MARK, NULL);
    bool good = folder_remove(path, error);
    g_free(path);
    return good;
}

/* Empty but for the mark, which goes last and comes first. */
static bool
clear(const char *path, GError **error)
{
    GDir *folder = g_dir_open(path, 0, NULL);
    const char *name;
    bool good = true;
    while (good && folder && (name = g_dir_read_name(folder))) {
        if (strcmp(name, MARK) == 0)
            continue;
        char *inside = g_build_filename(path, name, NULL);
        good = folder_remove(inside, error);
        g_free(inside);
    }
    if (folder)
        g_dir_close(folder);
    return good && put_mark(path, error);
}

static bool
begin(struct staging *s, GError **error)
{
    if (!lock_folder(s, error)) {
        g_clear_pointer(&s->path, g_free);
        g_clear_pointer(&s->final, g_free);
        return false;
    }
    if (clear(s->path, error))
        return true;
    staging_close(s);
    return false;
}

bool
staging_open(struct staging *s, const char *folder, const char *stem,
             GError **error)
{
    *s = (struct staging) { 0 };
    char *final = g_build_filename(folder, stem, NULL);
    if (!folder_writable(folder, error) || !may_be_replaced(final, error)) {
        g_free(final);
        return false;
    }
    char *name = staged_name(stem);
    s->path = g_build_filename(folder, name, NULL);
    s->final = final;
    g_free(name);
    return begin(s, error);
}

bool
staging_open_files(struct staging *s, const char *folder, GError **error)
{
    *s = (struct staging) { 0 };
    if (!folder_writable(folder, error))
        return false;
    s->path = g_build_filename(folder, ".yusuan-run", NULL);
    return begin(s, error);
}

/* What an interrupted run moved aside is ours to remove, nothing else. */
static bool
clear_aside(const char *aside, GError **error)
{
    return may_be_replaced(aside, error) && folder_remove(aside, error);
}

static bool
sync_parent(const char *path, GError **error)
{
    char *folder = g_path_get_dirname(path);
    bool good = folder_sync_names(folder, error);
    g_free(folder);
    return good;
}

bool
staging_replace(struct staging *s, bool sync, GError **error)
{
    char *aside = g_strconcat(s->path, ".old", NULL);
    bool good = clear_aside(aside, error) && staging_finish(s, sync, error) &&
                folder_replace(s->path, s->final, aside, error) &&
                (!sync || sync_parent(s->final, error));
    g_free(aside);
    if (good)
        g_clear_pointer(&s->path, g_free);
    return good;
}

bool
staging_finish(const struct staging *s, bool sync, GError **error)
{
    return remove_mark(s->path, error) && whole_check(s->path, error) &&
           (!sync || folder_sync(s->path, error));
}

void
staging_close(struct staging *s)
{
    if (s->path)
        folder_remove(s->path, NULL);
    if (s->path || s->final)
        close(s->lock);
    g_free(s->path);
    g_free(s->final);
    *s = (struct staging) { 0 };
}
