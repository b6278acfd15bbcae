/* Opening the fonts of a folder by the manifest beside them. Pango sees that
 * folder and nothing else, and every role must resolve to the very file that
 * its row names: no other font can silently stand in. */
#include "text/font_manifest.h"
#include "text/faces.h"

#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <unistd.h>

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

/** Fonts being opened. */
struct opening {
    fonts *f;
    const GArray *rows;             /* of the manifest */
    const struct font_names *names; /* of the user; or null */
};

/* ------------------------------------------------------------ fontconfig */

/* Each font file of the folder by itself: no cache is asked for, and nothing
 * is said of one. */
static void
add_files(FcConfig *config, const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        const char *dot = strrchr(name, '.');
        if (!dot
            || (g_ascii_strcasecmp(dot, ".ttf")
                && g_ascii_strcasecmp(dot, ".otf")
                && g_ascii_strcasecmp(dot, ".ttc")))
            continue;
        char *path = g_build_filename(folder, name, NULL);
        FcConfigAppFontAddFile(config, (const FcChar8 *) path);
        g_free(path);
    }
    if (dir)
        g_dir_close(dir);
}

/* What is found in the folder is kept in a cache of the user's; where that
 * cannot be written, the fonts are looked through again each time. */
static FcConfig *
make_config(const char *folder)
{
    FcConfig *config = FcConfigCreate();
    char *cache = g_build_filename(g_get_user_cache_dir(), "yusuan", NULL);
    if (g_mkdir_with_parents(cache, 0755) == 0
        && g_access(cache, W_OK | X_OK) == 0) {
        char *text = g_markup_printf_escaped(
            "<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>",
            folder, cache);
        FcConfigParseAndLoadFromMemory(config, (const FcChar8 *) text, FcTrue);
        g_free(text);
    } else {
        add_files(config, folder);
    }
    FcConfigBuildFonts(config);
    g_free(cache);
    return config;
}

/* The fonts of the folder, whichever way they were found. */
static const FcFontSet *
fonts_there(const fonts *f)
{
    const FcFontSet *set = FcConfigGetFonts(f->config, FcSetApplication);
    return set && set->nfont ? set : FcConfigGetFonts(f->config, FcSetSystem);
}

/* Pango prepares fontconfig's default in a thread of its own, which would look
 * through all fonts of the system. Where the process has no default yet, this
 * is it. */
static void
take_as_default(FcConfig *config)
{
    static gsize done;
    if (!g_once_init_enter(&done))
        return;
    FcConfigSetCurrent(config);
    g_once_init_leave(&done, 1);
}

static bool
has_value(const FcPattern *font, const char *kind, const char *wanted)
{
    FcChar8 *value;
    for (int i = 0; FcPatternGetString(font, kind, i, &value) == FcResultMatch;
         i++)
        if (strcmp((const char *) value, wanted) == 0)
            return true;
    return false;
}

static const char *
first_value(const FcPattern *font, const char *kind)
{
    FcChar8 *value = NULL;
    FcPatternGetString(font, kind, 0, &value);
    return value ? (const char *) value : "";
}

/* ----------------------------------------------------- the font of a role */

/* The name that a user gives a role of the manifest; or null. */
static const char *
named(const struct font_names *names, const char *role)
{
    for (int i = 0; names && i < FONT_FILE_COUNT; i++)
        if (strcmp(role, font_file_word((enum font_file) i)) == 0)
            return names->name[i];
    return NULL;
}

static bool
is_bold_role(const char *role)
{
    return g_str_has_suffix(role, "bold") || strcmp(role, "hei") == 0
           || strcmp(role, "title") == 0;
}

static FcPattern *
font_of_name(const struct opening *o, const char *role, GError **error)
{
    const char *name = named(o->names, role);
    const FcFontSet *set = fonts_there(o->f);
    FcPattern *font = font_names_find(set, name, is_bold_role(role));
    if (font)
        return font;
    char *there = font_names_there(set);
    status_fail(error, EXIT_INPUT,
                "字体角色%s要用“%s”，%s里没有；那里有：%s",
                "the font of role %s should be “%s”, which is not in %s; "
                "there are: %s",
                role, name, o->f->folder, there);
    g_free(there);
    return NULL;
}

/* The font that lies in a file of the folder. */
static FcPattern *
font_in_file(const fonts *f, const char *file)
{
    const FcFontSet *set = fonts_there(f);
    char *path = g_build_filename(f->folder, file, NULL);
    FcPattern *font = NULL;
    for (int i = 0; i < set->nfont && !font; i++)
        if (has_value(set->fonts[i], FC_FILE, path))
            font = set->fonts[i];
    g_free(path);
    return font;
}

static FcPattern *
font_of_row(const struct opening *o, const struct font_row *row,
            GError **error)
{
    if (!font_manifest_check(o->f->folder, row, error))
        return NULL;
    FcPattern *font = font_in_file(o->f, row->file);
    if (!font)
        status_fail(error, EXIT_INPUT,
                    "字体坏了：角色%s的文件%s（软件包%s）不是能读的字体；"
                    FONTS_REMEDY,
                    "a font is damaged: the file of role %s, %s (package %s), "
                    "is no font that can be read; " FONTS_REMEDY_EN,
                    row->role, row->file, row->package);
    else if (has_value(font, FC_FAMILY, row->family)
             && has_value(font, FC_STYLE, row->style))
        return font;
    else
        status_fail(error, EXIT_INPUT,
                    "字体角色%s应为%s %s，文件%s却是“%s %s”；"
                    "软件包%s，" FONTS_REMEDY,
                    "the font of role %s should be %s %s, but the file %s "
                    "is “%s %s”; package %s, " FONTS_REMEDY_EN,
                    row->role, row->family, row->style, row->file,
                    first_value(font, FC_FAMILY), first_value(font, FC_STYLE),
                    row->package);
    return NULL;
}

/* The font of a role of the manifest. Lent. */
static FcPattern *
font_of_role(const struct opening *o, const char *role, GError **error)
{
    if (named(o->names, role))
        return font_of_name(o, role, error);
    const struct font_row *row = font_manifest_find(o->rows, role);
    if (row)
        return font_of_row(o, row, error);
    status_fail(error, EXIT_INPUT, "%s的字体清单没有角色%s；" FONTS_REMEDY,
                "the manifest of fonts in %s has no role %s; " FONTS_REMEDY_EN,
                o->f->folder, role);
    return NULL;
}

/* ----------------------------------------------------------------- Pango */

/* A font first, then the other of its role, then what else there is. */
static PangoFontDescription *
describe(FcPattern *font, FcPattern *other)
{
    PangoFontDescription *made =
        pango_fc_font_description_from_pattern(font, FALSE);
    char *families =
        g_strconcat(first_value(font, FC_FAMILY), ",",
                    first_value(other, FC_FAMILY), NULL);
    pango_font_description_set_family(made, families);
    pango_font_description_set_absolute_size(made,
                                             SHAPING_SIZE * PANGO_SCALE);
    g_free(families);
    return made;
}

/* See that Pango finds for a description the very font it was made of. */
static bool
resolves(const struct opening *o, int role, const FcPattern *wanted,
         const PangoFontDescription *description, GError **error)
{
    PangoFont *font = pango_font_map_load_font(o->f->map, o->f->contexts[role],
                                               description);
    const struct face *face = font ? fonts_face_of(o->f, font) : NULL;
    const char *path = first_value(wanted, FC_FILE);
    bool same = face && strcmp(face->path, path) == 0;
    if (!same)
        status_fail(error, EXIT_INPUT,
                    "字体角色%s要用%s，找到的却是%s；请从字体文件夹移走同名的"
                    "字体",
                    "the font of role %s should be %s, but %s is found; "
                    "remove fonts of the same name from the folder",
                    roles[role].han, path, face ? face->path : "");
    if (font)
        g_object_unref(font);
    return same;
}

static PangoContext *
make_context(PangoFontMap *map, const PangoFontDescription *description)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("zh-cn"));
    pango_context_set_font_description(context, description);
    return context;
}

static bool
open_role(const struct opening *o, int role, GError **error)
{
    FcPattern *han = font_of_role(o, roles[role].han, error);
    FcPattern *latin = han ? font_of_role(o, roles[role].latin, error) : NULL;
    if (!latin)
        return false;
    PangoFontDescription *description = describe(han, latin);
    o->f->latin[role] = describe(latin, han);
    o->f->contexts[role] = make_context(o->f->map, description);
    bool good = resolves(o, role, han, description, error)
                && resolves(o, role, latin, o->f->latin[role], error);
    pango_font_description_free(description);
    return good;
}

/* ----------------------------------------------------------------- faces */

static void
free_face(gpointer data)
{
    struct face *face = data;
    g_free(face->path);
    g_free(face);
}

struct face *
fonts_face_of(fonts *f, PangoFont *font)
{
    struct face *face = g_hash_table_lookup(f->of_fonts, font);
    if (face)
        return face;
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    const char *path = first_value(pattern, FC_FILE);
    int index = 0;
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    for (guint i = 0; i < f->faces->len && !face; i++) {
        struct face *one = f->faces->pdata[i];
        if (one->index == index && strcmp(one->path, path) == 0)
            face = one;
    }
    if (!face) {
        face = g_new0(struct face, 1);
        *face = (struct face) { g_strdup(path), index };
        g_ptr_array_add(f->faces, face);
    }
    g_hash_table_insert(f->of_fonts, g_object_ref(font), face);
    return face;
}

const char *
face_path(const struct face *face)
{
    return face->path;
}

int
face_index(const struct face *face)
{
    return face->index;
}

/* --------------------------------------------------------------- opening */

static fonts *
new_fonts(const char *folder)
{
    struct fonts *f = g_new0(struct fonts, 1);
    f->folder = g_canonicalize_filename(folder, NULL);
    f->config = make_config(f->folder);
    take_as_default(f->config);
    f->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(f->map), f->config);
    f->faces = g_ptr_array_new_with_free_func(free_face);
    f->of_fonts =
        g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);
    f->reported = g_hash_table_new(NULL, NULL);
    shapes_open(f);
    return f;
}

fonts *
fonts_open(const char *folder, GError **error)
{
    return fonts_open_named(folder, NULL, error);
}

fonts *
fonts_open_named(const char *folder, const struct font_names *names,
                 GError **error)
{
    GArray *rows = font_manifest_read(folder, names, error);
    if (!rows)
        return NULL;
    struct opening o = { new_fonts(folder), rows, names };
    bool good = true;
    for (int i = 0; good && i < FONT_ROLE_COUNT; i++)
        good = open_role(&o, i, error);
    g_array_free(rows, TRUE);
    if (good)
        return o.f;
    fonts_free(o.f);
    return NULL;
}

void
fonts_free(fonts *f)
{
    if (!f)
        return;
    g_hash_table_destroy(f->shapes);
    g_hash_table_destroy(f->reported);
    g_hash_table_destroy(f->of_fonts);
    g_ptr_array_free(f->faces, TRUE);
    for (int i = 0; i < FONT_ROLE_COUNT; i++) {
        if (f->latin[i])
            pango_font_description_free(f->latin[i]);
        g_clear_object(&f->contexts[i]);
    }
    g_object_unref(f->map);
    FcConfigDestroy(f->config);
    g_free(f->folder);
    g_free(f);
}

const char *
fonts_file(const fonts *f, size_t i)
{
    if (i >= f->faces->len)
        return NULL;
    const char *path = face_path(f->faces->pdata[i]);
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}
