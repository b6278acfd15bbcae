/* manifest.json: what was read and what was written, by their hashes. */
#include "base/digest.h"
#include "base/folder.h"
#include "write/manifest_parts.h"
#include "write/write.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static json_t *
describe_file(const char *folder, const char *name)
{
    char *path = g_build_filename(folder, name, NULL);
    size_t size;
    char *digits = digest_of_file(path, &size);
    json_t *file =
        digits ? json_pack("{s:s, s:I, s:s}", "path", name, "bytes",
                           (json_int_t) size, "sha256", digits)
               : NULL;
    g_free(digits);
    g_free(path);
    return file;
}

json_t *
manifest_files(const char *folder)
{
    json_t *files = json_array();
    char **names = folder_list(folder);
    for (char **name = names; *name; name++)
        if (strcmp(*name, "manifest.json") != 0)
            json_array_append_new(files, describe_file(folder, *name));
    g_strfreev(names);
    return files;
}

json_t *
manifest_input(const struct understanding *u)
{
    const struct budget *b = u->budget;
    char *name = b->file ? g_path_get_basename(b->file) : g_strdup("-");
    json_t *input =
        json_pack("{s:s, s:s*}", "file", name, "sha256", b->sha256);
    g_free(name);
    return input;
}

bool
manifest_close(json_t *manifest, const char *folder, GError **error)
{
    char *text = json_dumps(manifest, JSON_INDENT(1));
    char *path = g_build_filename(folder, "manifest.json", NULL);
    sink *out = sink_to_file(path);
    sink_puts(out, text);
    sink_puts(out, "\n");
    free(text);
    json_decref(manifest);
    g_free(path);
    return sink_close(out, error);
}

bool
write_manifest(const char *folder, const struct understanding *u,
               const struct compose_options *options, GError **error)
{
    json_t *manifest = json_pack(
        "{s:s, s:s*, s:o, s:{s:b, s:s*}, s:o}", "schema", "yusuan-manifest/1",
        "version", options->version, "input", manifest_input(u), "options",
        "contacts", (int) options->show_contacts, "date", options->date,
        "files", manifest_files(folder));
    return manifest_close(manifest, folder, error);
}
