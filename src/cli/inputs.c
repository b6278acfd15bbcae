/* Folders on the command line → the documents in them. */
#include "cli/cli.h"

#include <glib.h>

bool
cli_takes_documents(const struct command *command)
{
    return command->run == cli_report || command->run == cli_check ||
           command->run == cli_show;
}

bool
cli_find_documents(struct cli *c, const struct command *command)
{
    size_t given = c->n_files;
    c->found = g_ptr_array_new_with_free_func(
        (GDestroyNotify) yusuan_documents_free);
    GPtrArray *all = g_ptr_array_new();
    for (size_t i = 0; i < c->n_files; i++) {
        char **list = yusuan_documents(c->files[i]);
        g_ptr_array_add(c->found, list);
        for (char **path = list; *path; path++)
            g_ptr_array_add(all, *path);
    }
    c->n_files = all->len;
    g_free(c->files);
    c->files = (const char **) g_ptr_array_free(all, FALSE);
    if (given > command->most || c->n_files <= command->most)
        return true;
    cli_say(c, "文件夹里有%zu份文件，%s一次只看一份；请给出其中一份，如%s",
            "the folder holds %zu documents, and %s takes one; name it, as %s",
            c->n_files, command->name, c->files[0]);
    return false;
}
