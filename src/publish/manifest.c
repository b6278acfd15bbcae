/* manifest.json of a document: what was read, what it was made with, and what
 * was written, by their hashes. */
#include "base/digest.h"
#include "base/folder.h"
#include "base/sink.h"
#include "text/text.h"
#include "publish/manifest.h"
#include "publish/manifest_parts.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* Null when it cannot be read; `size` in bytes only where asked for. */
static json_t *
describe_file(const char *path, const char *key, const char *name,
              bool with_size)
{
    size_t size;
    char *digits = digest_of_file(path, &size);
    json_t *file = digits ? json_object() : NULL;
    if (digits) {
        json_object_set_new(file, key, json_string(name));
        if (with_size)
            json_object_set_new(file, "bytes",
                                json_integer((json_int_t) size));
        json_object_set_new(file, "sha256", json_string(digits));
    }
    g_free(digits);
    return file;
}

json_t *
manifest_files_of(const char *folder)
{
    json_t *files = json_array();
    char **names = folder_list(folder);
    for (char **name = names; *name; name++) {
        char *path = g_build_filename(folder, *name, NULL);
        if (strcmp(*name, "manifest.json") != 0)
            json_array_append_new(
                files, describe_file(path, "path", *name, true));
        g_free(path);
    }
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

/* ------------------------------------------------------------- choices */

/* "3-7", "3-", "-7"; null for all. */
static json_t *
describe_pages(const struct manifest_facts *m)
{
    GString *words = g_string_new(NULL);
    if (m->first_page)
        g_string_append_printf(words, "%d", m->first_page);
    if (m->first_page || m->last_page)
        g_string_append_c(words, '-');
    if (m->last_page)
        g_string_append_printf(words, "%d", m->last_page);
    json_t *pages = words->len ? json_string(words->str) : json_null();
    g_string_free(words, TRUE);
    return pages;
}

static json_t *
describe_outputs(const struct manifest_facts *m)
{
    json_t *words = json_array();
    for (const char *const *word = m->outputs; *word; word++)
        json_array_append_new(words, json_string(*word));
    return words;
}

static json_t *
describe_options(const struct manifest_facts *m)
{
    const struct compose_options *o = m->compose;
    return json_pack("{s:o, s:b, s:s?, s:s, s:s?, s:o, s:s?}", "only",
                     describe_outputs(m), "contacts", (int) o->show_contacts,
                     "date", o->date, "style", m->style, "section",
                     o->section, "pages", describe_pages(m), "base_url",
                     o->base_url);
}

/* ------------------------------------------------------------ made with */

static json_t *
describe_named(const char *path)
{
    char *name = path ? g_path_get_basename(path) : NULL;
    json_t *file = path ? describe_file(path, "file", name, false) : NULL;
    g_free(name);
    return file ? file : json_null();
}

static json_t *
describe_all(const char *const *paths)
{
    json_t *list = json_array();
    for (; paths && *paths; paths++)
        json_array_append_new(list, describe_named(*paths));
    return list;
}

static json_t *
describe_made_with(const struct manifest_files *f)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "config",
                     describe_all(f->configs), "rules",
                     describe_named(f->rules), "fix", describe_named(f->fixes),
                     "theme", describe_named(f->theme), "templates",
                     f->templates ? manifest_files_of(f->templates)
                                  : json_array());
}

/* ---------------------------------------------------------------- fonts */

static const char *
column_of(char **names, char **fields, const char *name)
{
    for (size_t i = 0; names[i] && fields[i]; i++)
        if (strcmp(names[i], name) == 0)
            return fields[i];
    return "";
}

/* As the folder's own manifest has it. */
static json_t *
describe_pinned(char **names, char **fields)
{
    static const char *const kept[] = { "family",  "style",   "file",
                                        "package", "version", "sha256" };
    json_t *font = json_object();
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        json_object_set_new(font, kept[i],
                            json_string(column_of(names, fields, kept[i])));
    return font;
}

/* The font in the manifest's lines; null where it is not pinned. */
static json_t *
find_pinned(char **lines, const char *file)
{
    char **names = g_strsplit(lines[0] ? lines[0] : "", "\t", -1);
    json_t *font = NULL;
    for (size_t i = 1; lines[0] && lines[i] && !font; i++) {
        char **fields = g_strsplit(lines[i], "\t", -1);
        if (strcmp(column_of(names, fields, "file"), file) == 0)
            font = describe_pinned(names, fields);
        g_strfreev(fields);
    }
    g_strfreev(names);
    return font;
}

/* Sizes and dates of pinned fonts were compared when they were opened, and
 * `yusuan fonts --verify` compares the sums; others are summed here. */
static json_t *
describe_fonts(const struct manifest_facts *m)
{
    json_t *all = json_array();
    const char *folder = m->files->fonts, *file;
    char *path = g_build_filename(folder, "manifest.tsv", NULL);
    char *text = NULL;
    g_file_get_contents(path, &text, NULL, NULL);
    char **lines = g_strsplit(text ? text : "", "\n", -1);
    for (size_t i = 0; m->fonts && (file = fonts_file(m->fonts, i)); i++) {
        json_t *font = find_pinned(lines, file);
        char *full = g_build_filename(folder, file, NULL);
        json_array_append_new(
            all, font ? font : describe_file(full, "file", file, false));
        g_free(full);
    }
    g_strfreev(lines);
    g_free(text);
    g_free(path);
    return all;
}

/* --------------------------------------------------------------- layout */

static json_t *
describe_layout(const findings *found)
{
    json_t *all = json_array();
    for (size_t i = 0; i < findings_count(found); i++) {
        const struct finding *f = findings_at(found, i);
        json_array_append_new(
            all, json_pack("{s:s, s:s, s:s}", "id", f->id, "level",
                           finding_level_name(f->level), "message",
                           f->message));
    }
    return all;
}

bool
manifest_write(const char *folder, const struct manifest_facts *m,
               GError **error)
{
    json_t *manifest = json_pack(
        "{s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o}", "schema",
        "yusuan-manifest/1", "version", m->compose->version, "input",
        manifest_input(m->u), "options", describe_options(m), "made_with",
        describe_made_with(m->files), "fonts",
        describe_fonts(m), "layout",
        describe_layout(m->layout), "files", manifest_files_of(folder));
    return manifest_close(manifest, folder, error);
}
