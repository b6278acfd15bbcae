/* Which tables of open data there are, by name. */
#include "publish/downloads.h"

#include "base/folder.h"
#include "export/export.h"

#include <glib.h>
#include <string.h>

/* "data/expenditure.csv": its title, or null for what is no table. */
static const char *
title_of(const char *path)
{
    if (!g_str_has_prefix(path, "data/") || !g_str_has_suffix(path, ".csv"))
        return NULL;
    const char *name = path + strlen("data/");
    char *stem = g_strndup(name, strlen(name) - strlen(".csv"));
    const char *title = export_dataset_title(stem);
    g_free(stem);
    return title ? title : "数据表";
}

const struct html_download *
publish_downloads(const char *folder, arena *memory)
{
    char **files = folder_list(folder);
    struct html_download *all =
        arena_array(memory, struct html_download, g_strv_length(files) + 1);
    size_t n = 0;
    for (char **file = files; *file; file++) {
        const char *title = title_of(*file);
        if (title)
            all[n++] = (struct html_download) {
                arena_strdup(memory, *file), title };
    }
    g_strfreev(files);
    return all;
}
