/* manifest.json above the documents of a run: what was reported together, and
 * the files that join them. */
#include "base/folder.h"
#include "publish/manifest.h"
#include "publish/manifest_parts.h"

#include <stdlib.h>

static json_t *
describe_documents(const struct gathering *run)
{
    json_t *all = json_array();
    for (size_t i = 0; i < run->n; i++) {
        const struct understanding *u = &run->documents[i];
        json_array_append_new(all, json_pack("{s:s, s:o}", "folder", u->stem,
                                             "input", manifest_input(u)));
    }
    return all;
}

bool
manifest_write_run(const char *folder, const struct gathering *run,
                   const struct compose_options *options, GError **error)
{
    json_t *manifest = json_pack(
        "{s:s, s:s, s:o, s:o}", "schema", "yusuan-run/1", "version",
        options->version, "documents", describe_documents(run), "files",
        manifest_files_of(folder));
    return manifest_close(manifest, folder, error);
}

/* The texts of `key` in the list `list` of a folder's manifest. */
static char **
read_list(const char *folder, const char *list, const char *key)
{
    char *path = g_build_filename(folder, "manifest.json", NULL);
    json_t *manifest = json_load_file(path, 0, NULL);
    const char *schema =
        json_string_value(json_object_get(manifest, "schema"));
    GPtrArray *texts = g_ptr_array_new();
    json_t *item;
    size_t i;
    if (g_strcmp0(schema, "yusuan-run/1") == 0)
        json_array_foreach(json_object_get(manifest, list), i, item) {
            const char *text = json_string_value(json_object_get(item, key));
            if (text)
                g_ptr_array_add(texts, g_strdup(text));
        }
    g_ptr_array_add(texts, NULL);
    json_decref(manifest);
    g_free(path);
    return (char **) g_ptr_array_free(texts, FALSE);
}

char **
manifest_run_files(const char *folder)
{
    return read_list(folder, "files", "path");
}

char **
manifest_run_stems(const char *folder)
{
    return read_list(folder, "documents", "folder");
}
