/* Configuration files: a line each, key = value, # begins a comment. What the
 * command line says comes first, then this folder's file, then the user's. */
#include "cli/cli.h"

#include <errno.h>
#include <glib.h>
#include <string.h>

/* Paths in a file are seen from its folder. */
static char *
value_of(const char *path, const char *key, const char *text)
{
    bool is_path = strcmp(key, "theme") == 0 || strcmp(key, "fonts") == 0;
    if (!is_path || g_path_is_absolute(text))
        return g_strdup(text);
    char *folder = g_path_get_dirname(path);
    char *value = g_build_filename(folder, text, NULL);
    g_free(folder);
    return value;
}

static bool
read_line(struct cli *c, const struct command *command, const char *path,
          char *line)
{
    char *equals = strchr(line, '=');
    if (!equals) {
        cli_say(c, "要写成：键 = 值", "a line is: key = value");
        return false;
    }
    *equals = '\0';
    const char *key = g_strstrip(line);
    char *value = value_of(path, key, g_strstrip(equals + 1));
    g_ptr_array_add(c->configured, value);
    return cli_configure(c, command, key, value);
}

/* A file that is not there says nothing. */
static bool
read_file(struct cli *c, const struct command *command, const char *path)
{
    char *text;
    GError *error = NULL;
    if (!g_file_get_contents(path, &text, NULL, &error)) {
        bool none = g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
                    g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
        if (!none)
            cli_say(c, "%s：读不了这个配置文件",
                    "%s: this configuration file cannot be read", path);
        g_error_free(error);
        return none;
    }
    bool good = true;
    char **lines = g_strsplit(text, "\n", -1);
    for (size_t i = 0; lines[i]; i++) {
        lines[i][strcspn(lines[i], "#")] = '\0';
        if (!*g_strstrip(lines[i]))
            continue;
        char *at = g_strdup_printf("%s:%zu", path, i + 1);
        c->at = at;
        good = read_line(c, command, path, lines[i]) && good;
        c->at = NULL;
        g_free(at);
    }
    g_ptr_array_add(c->configs, g_strdup(path));
    g_strfreev(lines);
    g_free(text);
    return good;
}

bool
cli_read_config(struct cli *c, const struct command *command)
{
    char *own = g_build_filename(g_get_user_config_dir(), "yusuan",
                                 "yusuan.conf", NULL);
    c->configs = g_ptr_array_new_with_free_func(g_free);
    c->configured = g_ptr_array_new_with_free_func(g_free);
    bool good = read_file(c, command, "yusuan.conf");
    good = read_file(c, command, own) && good;
    g_ptr_array_add(c->configs, NULL);
    c->options.configs = (const char *const *) c->configs->pdata;
    g_free(own);
    return good;
}
