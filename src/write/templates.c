/* The built-in templates as files, for a designer to start from, with a page
 * about the fields that they may bind. */
#include "base/folder.h"
#include "template/template.h"
#include "write/html.h"

#include <glib.h>

static bool
write_one(const char *path, const char *bytes, size_t size, GError **error)
{
    char *folder = g_path_get_dirname(path);
    bool good = folder_make(folder, error);
    g_free(folder);
    if (!good)
        return false;
    sink *out = sink_to_file(path);
    sink_write(out, bytes, size);
    return sink_close(out, error);
}

/* Nothing that stands there is written over: it may be somebody's work. */
static bool
nothing_in_the_way(const char *folder, GError **error)
{
    const char *name;
    for (size_t i = 0; (name = template_builtin_name(i)); i++) {
        char *path = g_build_filename(folder, name, NULL);
        bool there = g_file_test(path, G_FILE_TEST_EXISTS);
        if (there)
            status_fail(error, EXIT_OUTPUT, "%s：已经有了，不覆盖",
                        "%s: is there and is not written over", path);
        g_free(path);
        if (there)
            return false;
    }
    return true;
}

static bool
write_fields_page(const char *folder, GError **error)
{
    char *path = g_build_filename(folder, "fields.md", NULL);
    sink *out = sink_to_file(path);
    html_fields_page(out);
    g_free(path);
    return sink_close(out, error);
}

bool
write_templates(const char *folder, GError **error)
{
    const char *name;
    bool good = nothing_in_the_way(folder, error);
    for (size_t i = 0; good && (name = template_builtin_name(i)); i++) {
        size_t size = 0;
        const char *bytes = template_builtin(name, &size);
        char *path = g_build_filename(folder, name, NULL);
        good = write_one(path, bytes, size, error);
        g_free(path);
    }
    return good && write_fields_page(folder, error);
}
