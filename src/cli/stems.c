/* What the folders of a run's documents are called: a file's name without its
 * suffix; where several files share it, more of their paths; and the suffix
 * where even these are the same. */
#include "cli/cli.h"

#include <glib.h>
#include <string.h>

/** A file on its way to a name. */
struct naming {
    char **parts; /* of its whole path, the name without suffix last */
    size_t n;
    size_t taken; /* how many of them, from the last, are in the name */
    const char *suffix; /* ".txt", or "" */
    bool with_suffix;
};

static struct naming
begin(const char *file)
{
    struct naming n = { .taken = 1, .suffix = "" };
    char *whole = strcmp(file, "-") == 0 ? g_strdup("stdin")
                                         : g_canonicalize_filename(file, NULL);
    n.parts = g_strsplit(*whole == G_DIR_SEPARATOR ? whole + 1 : whole,
                         G_DIR_SEPARATOR_S, -1);
    n.n = g_strv_length(n.parts);
    g_free(whole);
    char *name = n.n ? n.parts[n.n - 1] : NULL;
    char *dot = name ? strrchr(name, '.') : NULL;
    bool hidden = dot && (dot == name || (dot == name + 1 && *name == '.'));
    if (dot && !hidden && !g_file_test(file, G_FILE_TEST_IS_DIR)) {
        n.suffix = g_intern_string(dot);
        *dot = '\0';
    }
    return n;
}

static char *
name_of(const struct naming *n)
{
    char **from = n->parts + (n->n - n->taken);
    char *joined = n->n ? g_strjoinv("-", from) : g_strdup("document");
    char *whole = n->with_suffix && *n->suffix
                      ? g_strconcat(joined, "-", n->suffix + 1, NULL)
                      : g_strdup(joined);
    g_free(joined);
    return whole;
}

/* Make a name longer; false when nothing is left to add. */
static bool
lengthen(struct naming *n)
{
    if (n->taken < n->n)
        n->taken++;
    else if (!n->with_suffix)
        n->with_suffix = true;
    else
        return false;
    return true;
}

/* Those that share their name with another become longer, all at once, so that
 * the order of the files does not matter. True when some did. */
static bool
lengthen_shared(struct naming *all, char **names, size_t n, bool *stuck)
{
    GHashTable *count = g_hash_table_new(g_str_hash, g_str_equal);
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        gpointer times = g_hash_table_lookup(count, names[i]);
        g_hash_table_insert(count, names[i],
                            GSIZE_TO_POINTER(GPOINTER_TO_SIZE(times) + 1));
    }
    bool *shared = g_new(bool, n);
    for (size_t i = 0; i < n; i++)
        shared[i] = GPOINTER_TO_SIZE(g_hash_table_lookup(count, names[i])) > 1;
    g_hash_table_destroy(count);
    for (size_t i = 0; i < n; i++)
        if (shared[i] && lengthen(&all[i])) {
            g_free(names[i]);
            names[i] = name_of(&all[i]);
            any = true;
        } else {
            *stuck |= shared[i];
        }
    g_free(shared);
    return any;
}

char **
cli_stems(const struct cli *c)
{
    struct naming *all = g_new0(struct naming, c->n_files);
    char **names = g_new0(char *, c->n_files + 1);
    bool stuck = false;
    for (size_t i = 0; i < c->n_files; i++) {
        all[i] = begin(c->files[i]);
        names[i] = name_of(&all[i]);
    }
    while (!stuck && lengthen_shared(all, names, c->n_files, &stuck))
        continue;
    for (size_t i = 0; i < c->n_files; i++)
        g_strfreev(all[i].parts);
    g_free(all);
    if (!stuck)
        return names;
    cli_say(c, "同一个文件给了两次", "one file is given twice");
    g_strfreev(names);
    return NULL;
}
