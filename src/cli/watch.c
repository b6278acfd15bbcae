/* --watch: what the files look like is compared twice a second, which works on
 * every file system, and sees a file that is replaced. */
#include "cli/cli.h"

#include <glib.h>
#include <glib/gstdio.h>

/* Add what a file, or all in a folder, looks like from outside. */
static void
look_at(GString *seen, const char *path)
{
    GStatBuf about;
    if (!path)
        return;
    if (g_stat(path, &about) != 0) {
        g_string_append_printf(seen, "%s -\n", path);
        return;
    }
    g_string_append_printf(seen, "%s %lld %lld.%09ld %llu\n", path,
                           (long long) about.st_size,
                           (long long) about.st_mtim.tv_sec,
                           (long) about.st_mtim.tv_nsec,
                           (unsigned long long) about.st_ino);
    GDir *folder = g_dir_open(path, 0, NULL);
    const char *name;
    while (folder && (name = g_dir_read_name(folder))) {
        char *inside = g_build_filename(path, name, NULL);
        look_at(seen, inside);
        g_free(inside);
    }
    if (folder)
        g_dir_close(folder);
}

static char *
look(const struct cli *c)
{
    GString *seen = g_string_new(NULL);
    const struct yusuan_options *o = &c->options;
    for (size_t i = 0; i < c->n_files; i++)
        look_at(seen, c->files[i]);
    look_at(seen, o->rules);
    look_at(seen, o->fixes);
    look_at(seen, o->theme);
    look_at(seen, o->templates);
    return g_string_free(seen, FALSE);
}

/* Wait until something looks otherwise than `before`, and then until it looks
 * the same twice: an editor may still be writing. */
static void
wait_for_change(const struct cli *c, const char *before)
{
    enum { PAUSE = 500000, SETTLE = 100000 };
    char *now = look(c);
    while (!cli_stopped() && g_str_equal(now, before)) {
        g_usleep(PAUSE);
        g_free(now);
        now = look(c);
    }
    for (bool settled = false; !cli_stopped() && !settled;) {
        g_usleep(SETTLE);
        char *later = look(c);
        settled = g_str_equal(now, later);
        g_free(now);
        now = later;
    }
    g_free(now);
}

enum yusuan_status
cli_watch(const struct cli *c, enum yusuan_status (*again)(const struct cli *))
{
    enum yusuan_status status = YUSUAN_CLEAN;
    while (!cli_stopped()) {
        char *before = look(c);
        status = again(c);
        if (!c->quiet && !cli_stopped())
            cli_say(c, "等待改动（Ctrl-C结束）",
                    "waiting for a change (Ctrl-C ends)");
        wait_for_change(c, before);
        g_free(before);
    }
    return status;
}
