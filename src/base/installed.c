#define _GNU_SOURCE /* dladdr */
#include "base/installed.h"

#include <dlfcn.h>
#include <glib.h>
#include <stdlib.h>

/* A library lies in lib/ or lib/<system>/ of its prefix. */
enum { UPWARDS = 3 };

static char *
own_folder(void)
{
    Dl_info here;
    char *real = NULL;
    if (dladdr((void *) installed_find, &here) && here.dli_fname)
        real = realpath(here.dli_fname, NULL);
    char *folder = real ? g_path_get_dirname(real) : NULL;
    free(real);
    return folder;
}

static char *
if_there(char *path)
{
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        return path;
    g_free(path);
    return NULL;
}

char *
installed_find(const char *folder, const char *name)
{
    char *at = own_folder();
    char *found = at ? if_there(g_build_filename(at, name, NULL)) : NULL;
    for (int i = 0; at && !found && i < UPWARDS; i++) {
        char *above = g_path_get_dirname(at);
        g_free(at);
        at = above;
        found = if_there(g_build_filename(at, folder, name, NULL));
    }
    g_free(at);
    return found;
}
