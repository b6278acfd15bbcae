/* Opening the fonts of a folder by the manifest beside them. Only that folder
 * is seen: no font of the system ever stands in silently. */
#include "text/faces.h"

#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

/* Faces are opened at this many pixels and scaled; hinting is off. */
enum { FACE_SIZE = 1000 };

#define REMEDY "请运行 fonts/fetch.sh"

/* Which rows of the manifest serve a role: for Han, for Latin and digits. */
static const struct {
    const char *han, *latin;
} roles[FONT_ROLE_COUNT] = {
    [FONT_TITLE] = { "title", "title" },
    [FONT_SONG] = { "song", "latin" },
    [FONT_SONG_BOLD] = { "song-bold", "latin-bold" },
    [FONT_HEI] = { "hei", "hei" },
    [FONT_HEI_LIGHT] = { "hei-light", "hei-light" },
    [FONT_KAI] = { "kai", "latin" },
    [FONT_FANG] = { "fang", "latin" },
};

/* ------------------------------------------------------------- manifest */

/** A row of the manifest. */
struct entry {
    char *role, *family, *style, *file, *package;
    goffset size;
    gint64 date; /* 0: not given */
};

static int
column_named(gchar **names, const char *name)
{
    for (int i = 0; names[i]; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}

static char *
field_of(gchar **fields, int column)
{
    int n = (int) g_strv_length(fields);
    return g_strdup(column >= 0 && column < n ? fields[column] : "");
}

static void
clear_entry(gpointer data)
{
    struct entry *entry = data;
    g_free(entry->role);
    g_free(entry->family);
    g_free(entry->style);
    g_free(entry->file);
    g_free(entry->package);
}

static void
add_entry(GArray *entries, gchar **names, const char *line)
{
    gchar **fields = g_strsplit(line, "\t", -1);
    char *size = field_of(fields, column_named(names, "size"));
    char *date = field_of(fields, column_named(names, "date"));
    struct entry entry = {
        .role = field_of(fields, column_named(names, "role")),
        .family = field_of(fields, column_named(names, "family")),
        .style = field_of(fields, column_named(names, "style")),
        .file = field_of(fields, column_named(names, "file")),
        .package = field_of(fields, column_named(names, "package")),
        .size = g_ascii_strtoll(size, NULL, 10),
        .date = g_ascii_strtoll(date, NULL, 10),
    };
    g_array_append_val(entries, entry);
    g_free(size);
    g_free(date);
    g_strfreev(fields);
}

/* The rows of folder/manifest.tsv, or null with an error. */
static GArray *
read_manifest(const char *folder, GError **error)
{
    char *path = g_build_filename(folder, "manifest.tsv", NULL);
    char *content = NULL;
    if (!g_file_get_contents(path, &content, NULL, NULL)) {
        status_fail(error, EXIT_INPUT, "读不到字体清单 %s；" REMEDY, path);
        g_free(path);
        return NULL;
    }
    g_free(path);
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(struct entry));
    g_array_set_clear_func(entries, clear_entry);
    gchar **lines = g_strsplit(content, "\n", -1);
    gchar **names = g_strsplit(lines[0] ? lines[0] : "", "\t", -1);
    for (int i = 1; lines[0] && lines[i]; i++)
        if (*lines[i])
            add_entry(entries, names, lines[i]);
    g_strfreev(names);
    g_strfreev(lines);
    g_free(content);
    return entries;
}

static const struct entry *
find_entry(const GArray *entries, const char *role)
{
    for (guint i = 0; i < entries->len; i++) {
        const struct entry *entry = &g_array_index(entries, struct entry, i);
        if (strcmp(entry->role, role) == 0)
            return entry;
    }
    return NULL;
}

/* The file is there and has the size and date it had when it was fetched. */
static bool
check_file(const char *folder, const struct entry *entry, GError **error)
{
    char *path = g_build_filename(folder, entry->file, NULL);
    GStatBuf found;
    bool there = g_stat(path, &found) == 0;
    bool same = there && (!entry->size || found.st_size == entry->size)
                && (!entry->date || found.st_mtime == entry->date);
    if (!there)
        status_fail(error, EXIT_INPUT,
                    "缺少字体：角色 %s 需要 %s（软件包 %s），%s 不存在；"
                    REMEDY,
                    entry->role, entry->family, entry->package, path);
    else if (!same)
        status_fail(error, EXIT_INPUT,
                    "字体与清单不符：角色 %s 的 %s（软件包 %s）大小或日期"
                    "已改变；" REMEDY, entry->role, path, entry->package);
    g_free(path);
    return same;
}

/* --------------------------------------------------------------- config */

/* The folder's own fonts.conf where there is one: it names the cache. */
static FcConfig *
load_config(const char *folder)
{
    FcConfig *config = FcConfigCreate();
    char *path = g_build_filename(folder, "fonts.conf", NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        FcConfigParseAndLoad(config, (const FcChar8 *) path, FcFalse);
    else
        FcConfigAppFontAddDir(config, (const FcChar8 *) folder);
    FcConfigBuildFonts(config);
    g_free(path);
    return config;
}

static void
open_map(struct fonts *f, FcConfig *config)
{
    f->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(f->map), config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(f->map), 72);
    f->context = pango_font_map_create_context(f->map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(f->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_language(f->context,
                               pango_language_from_string("zh-cn"));
    pango_context_set_round_glyph_positions(f->context, FALSE);
}

/* ---------------------------------------------------------------- faces */

static PangoFont *
load_font(const struct fonts *f, const struct entry *entry)
{
    PangoFontDescription *wanted = pango_font_description_new();
    pango_font_description_set_family(wanted, entry->family);
    if (strstr(entry->style, "Bold"))
        pango_font_description_set_weight(wanted, PANGO_WEIGHT_BOLD);
    pango_font_description_set_absolute_size(wanted, FACE_SIZE * PANGO_SCALE);
    PangoFont *font = pango_font_map_load_font(f->map, f->context, wanted);
    pango_font_description_free(wanted);
    return font;
}

/* The base name of the file that a loaded font really comes from. */
static char *
file_of(PangoFont *font)
{
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcChar8 *path = NULL;
    if (FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch)
        return g_strdup("");
    return g_path_get_basename((const char *) path);
}

static struct face *
new_face(PangoFont *font, const struct entry *entry)
{
    struct face *face = g_new0(struct face, 1);
    face->file = g_strdup(entry->file);
    face->font = font;
    face->hb = pango_font_get_hb_font(font);
    int across, down;
    hb_font_get_scale(face->hb, &across, &down);
    face->em = across;
    cairo_scaled_font_t *scaled =
        pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
    face->cairo =
        cairo_font_face_reference(cairo_scaled_font_get_font_face(scaled));
    face->scaled = g_hash_table_new_full(
        NULL, NULL, NULL, (GDestroyNotify) cairo_scaled_font_destroy);
    return face;
}

static struct face *
open_face(struct fonts *f, const struct entry *entry, GError **error)
{
    PangoFont *font = load_font(f, entry);
    char *file = font ? file_of(font) : g_strdup("");
    bool same = strcmp(file, entry->file) == 0;
    struct face *face = NULL;
    if (same)
        face = f->faces[f->n_faces++] = new_face(font, entry);
    else
        status_fail(error, EXIT_INPUT,
                    "字体角色 %s 应由 %s 的 %s 承担，实际得到“%s”；"
                    "软件包 %s，" REMEDY, entry->role, entry->file,
                    entry->family, file, entry->package);
    if (!same && font)
        g_object_unref(font);
    g_free(file);
    return face;
}

/* The face of a manifest role, opened once per file. */
static struct face *
face_of_role(struct fonts *f, const GArray *entries, const char *role,
             GError **error)
{
    const struct entry *entry = find_entry(entries, role);
    if (!entry) {
        status_fail(error, EXIT_INPUT,
                    "%s 的字体清单没有角色 %s；" REMEDY, f->folder, role);
        return NULL;
    }
    for (size_t i = 0; i < f->n_faces; i++)
        if (strcmp(f->faces[i]->file, entry->file) == 0)
            return f->faces[i];
    if (!check_file(f->folder, entry, error))
        return NULL;
    return open_face(f, entry, error);
}

static bool
open_roles(struct fonts *f, const GArray *entries, GError **error)
{
    for (int i = 0; i < FONT_ROLE_COUNT; i++) {
        f->han[i] = face_of_role(f, entries, roles[i].han, error);
        if (!f->han[i])
            return false;
        f->latin[i] = face_of_role(f, entries, roles[i].latin, error);
        if (!f->latin[i])
            return false;
    }
    return true;
}

fonts *
fonts_open(const char *folder, GError **error)
{
    GArray *entries = read_manifest(folder, error);
    if (!entries)
        return NULL;
    struct fonts *f = g_new0(struct fonts, 1);
    f->folder = g_strdup(folder);
    f->reported = g_hash_table_new(NULL, NULL);
    FcConfig *config = load_config(folder);
    open_map(f, config);
    FcConfigDestroy(config);
    bool good = open_roles(f, entries, error);
    g_array_free(entries, TRUE);
    if (good)
        return f;
    fonts_free(f);
    return NULL;
}

static void
free_face(struct face *face)
{
    for (size_t i = 0; i < G_N_ELEMENTS(face->pages); i++)
        g_free(face->pages[i]);
    g_hash_table_destroy(face->scaled);
    cairo_font_face_destroy(face->cairo);
    g_object_unref(face->font);
    g_free(face->file);
    g_free(face);
}

void
fonts_free(fonts *f)
{
    if (!f)
        return;
    for (size_t i = 0; i < f->n_faces; i++)
        free_face(f->faces[i]);
    g_hash_table_destroy(f->reported);
    g_object_unref(f->context);
    g_object_unref(f->map);
    g_free(f->folder);
    g_free(f);
}
