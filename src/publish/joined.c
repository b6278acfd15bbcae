/* What joins the documents of a run: pages of many documents that lie above
 * the folders of each. They are changed over file by file, the page that is
 * opened first and the manifest last. */
#include "publish/publish.h"

#include "base/folder.h"
#include "html/html.h"
#include "layout/theme.h"
#include "publish/staging.h"

#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static const char MANIFEST[] = "manifest.json";

static bool
is_in(char *const *list, const char *name)
{
    return g_strv_contains((const char *const *) list, name);
}

/* Nothing is written over that no run wrote. */
static bool
may_be_written(const char *folder, char *const *made, char *const *old,
               GError **error)
{
    bool good = true;
    for (char *const *name = made; good && *name; name++) {
        char *path = g_build_filename(folder, *name, NULL);
        bool foreign = g_file_test(path, G_FILE_TEST_EXISTS) &&
                       !is_in(old, *name) &&
                       !(strcmp(*name, MANIFEST) == 0 && *old);
        if (foreign)
            good = status_fail(error, EXIT_OUTPUT,
                               "%s：已经有了，不是yusuan写的，不动它；"
                               "请改名或换一个-o",
                               "%s: is there and was not written by yusuan, "
                               "and is left alone; rename it, or choose "
                               "another -o", path);
        g_free(path);
    }
    return good;
}

static bool
move_in(const char *staged, const char *folder, const char *name,
        GError **error)
{
    char *from = g_build_filename(staged, name, NULL);
    char *to = g_build_filename(folder, name, NULL);
    char *above = g_path_get_dirname(to);
    bool good = folder_make(above, error);
    if (good && g_rename(from, to) != 0)
        good = status_fail_errno(error, EXIT_OUTPUT, errno,
                                 "%s：不能换上新的结果",
                                 "%s: the new output cannot be moved in", to);
    g_free(from);
    g_free(to);
    g_free(above);
    return good;
}

/* Files first, then index.html, then the manifest. */
static int
turn_of(const char *name)
{
    return strcmp(name, MANIFEST) == 0 ? 2 : strcmp(name, "index.html") == 0;
}

static bool
move_all(const char *staged, const char *folder, char *const *made,
         GError **error)
{
    for (int turn = 0; turn < 3; turn++)
        for (char *const *name = made; *name; name++)
            if (turn_of(*name) == turn &&
                !move_in(staged, folder, *name, error))
                return false;
    return true;
}

static bool
remove_stale(const char *folder, char *const *made, char *const *old,
             GError **error)
{
    bool good = true;
    for (char *const *name = old; good && *name; name++) {
        char *path = g_build_filename(folder, *name, NULL);
        good = is_in(made, *name) || folder_remove(path, error);
        g_free(path);
    }
    return good;
}

static bool
change_over(const char *staged, const char *folder, GError **error)
{
    char **made = folder_list(staged);
    char **old = manifest_run_files(folder);
    bool good = may_be_written(folder, made, old, error) &&
                move_all(staged, folder, made, error) &&
                remove_stale(folder, made, old, error);
    g_strfreev(made);
    g_strfreev(old);
    return good;
}

bool
publish_joined(const struct gathering *run, const char *folder,
               const struct publish_options *options, GError **error)
{
    struct staging staging;
    if (!(options->outputs & OUTPUT_HTML))
        return true;
    if (!staging_open_files(&staging, folder, error))
        return false;
    arena *memory = arena_new();
    const struct html_options how = { .folder = staging.path,
                                      .outside = folder,
                                      .templates = options->templates,
                                      .base_url = options->compose.base_url,
                                      .accent = theme_accent(options->theme),
                                      .logo = theme_logo(options->theme) };
    bool good = html_write(web_run(run, &options->compose, memory), NULL,
                           &how, error) &&
                manifest_write_run(staging.path, run, &options->compose,
                                   error) &&
                staging_finish(&staging, !options->no_sync, error) &&
                change_over(staging.path, folder, error);
    staging_close(&staging);
    arena_free(memory);
    return good;
}

bool
publish_is_listed(const char *folder, const char *stem)
{
    char **stems = manifest_run_stems(folder);
    char **files = manifest_run_files(folder);
    bool listed = is_in(stems, stem) && is_in(files, "index.html");
    g_strfreev(stems);
    g_strfreev(files);
    return listed;
}
