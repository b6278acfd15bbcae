/* Opening the fonts of a folder by the manifest beside them. Each role opens
 * the very file that its row names: there is no search in which another font
 * of the system could silently stand in. */
#include "text/faces.h"
#include "text/names.h"

#include <glib/gstdio.h>
#include <hb-ot.h>
#include <string.h>

#define REMEDY "请运行fonts/fetch.sh"
#define REMEDY_EN "run fonts/fetch.sh"

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

static bool
all_named(const struct font_names *names)
{
    for (int i = 0; i < FONT_FILE_COUNT; i++)
        if (!names || !names->name[i])
            return false;
    return true;
}

/* The rows of folder/manifest.tsv; none where there is no such file and all
 * roles are named. Null with an error. */
static GArray *
read_manifest(const char *folder, const struct font_names *names,
              GError **error)
{
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(struct entry));
    g_array_set_clear_func(entries, clear_entry);
    char *path = g_build_filename(folder, "manifest.tsv", NULL);
    char *content = NULL;
    bool there = g_file_get_contents(path, &content, NULL, NULL);
    if (!there && all_named(names)) {
        g_free(path);
        return entries;
    }
    if (!there) {
        g_array_free(entries, TRUE);
        status_fail(error, EXIT_INPUT, "%s：读不到字体清单；" REMEDY,
                    "%s: the manifest of fonts cannot be read; " REMEDY_EN,
                    path);
        g_free(path);
        return NULL;
    }
    g_free(path);
    gchar **lines = g_strsplit(content, "\n", -1);
    gchar **head = g_strsplit(lines[0] ? lines[0] : "", "\t", -1);
    for (int i = 1; lines[0] && lines[i]; i++)
        if (*lines[i])
            add_entry(entries, head, lines[i]);
    g_strfreev(head);
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
                    "缺少字体：角色%s需要%s（软件包%s），%s不存在；"
                    REMEDY,
                    "a font is missing: role %s needs %s (package %s), and %s "
                    "is not there; " REMEDY_EN,
                    entry->role, entry->family, entry->package, path);
    else if (!same)
        status_fail(error, EXIT_INPUT,
                    "字体与清单不符：角色%s的%s（软件包%s）大小或日期"
                    "已改变；" REMEDY,
                    "a font is not that of the manifest: role %s, %s (package "
                    "%s) has another size or date; " REMEDY_EN,
                    entry->role, path, entry->package);
    g_free(path);
    return same;
}

/* ---------------------------------------------------------------- faces */

static hb_font_t *
open_font(const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file(path);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

/* A name that the font gives itself in English, or "". */
static char *
name_of(hb_font_t *font, hb_ot_name_id_t id)
{
    hb_face_t *face = hb_font_get_face(font);
    hb_language_t english = hb_language_from_string("en", -1);
    char name[128] = "";
    unsigned int size = sizeof name;
    hb_ot_name_get_utf8(face, id, english, &size, name);
    return g_strdup(name);
}

/* The name inside a family of any size, else that inside one of four. */
static char *
full_name_of(hb_font_t *font, hb_ot_name_id_t first, hb_ot_name_id_t second)
{
    char *name = name_of(font, first);
    if (*name)
        return name;
    g_free(name);
    return name_of(font, second);
}

/* The names inside the file are those of the manifest. */
static bool
check_names(hb_font_t *font, const struct entry *entry, GError **error)
{
    char *family = full_name_of(font, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY,
                                HB_OT_NAME_ID_FONT_FAMILY);
    char *style = full_name_of(font, HB_OT_NAME_ID_TYPOGRAPHIC_SUBFAMILY,
                               HB_OT_NAME_ID_FONT_SUBFAMILY);
    bool same = strcmp(family, entry->family) == 0
                && strcmp(style, entry->style) == 0;
    if (!same)
        status_fail(error, EXIT_INPUT,
                    "字体角色%s应为%s %s，文件%s却是“%s %s”；"
                    "软件包%s，" REMEDY,
                    "the font of role %s should be %s %s, but the file %s "
                    "is “%s %s”; package %s, " REMEDY_EN,
                    entry->role, entry->family, entry->style, entry->file,
                    family, style, entry->package);
    g_free(family);
    g_free(style);
    return same;
}

/* PostScript's name: what may stand in a name of PDF without more ado. */
static char *
plain_name(hb_font_t *font)
{
    char *name = name_of(font, HB_OT_NAME_ID_POSTSCRIPT_NAME);
    char *end = name;
    for (const char *p = name; *p; p++)
        if (g_ascii_isalnum(*p) || *p == '-')
            *end++ = *p;
    *end = '\0';
    if (*name)
        return name;
    g_free(name);
    return g_strdup("Font");
}

static struct face *
new_face(hb_font_t *font, const struct entry *entry)
{
    struct face *face = g_new0(struct face, 1);
    face->file = g_strdup(entry->file);
    face->hb = font;
    face->em = hb_face_get_upem(hb_font_get_face(font));
    face->name = plain_name(font);
    face->pens = outline_pens();
    face->outlines = g_hash_table_new(NULL, NULL);
    face->memory = arena_new();
    return face;
}

static struct face *
open_face(struct fonts *f, const struct entry *entry, GError **error)
{
    char *path = g_build_filename(f->folder, entry->file, NULL);
    hb_font_t *font = open_font(path);
    struct face *face = NULL;
    if (check_names(font, entry, error))
        face = f->faces[f->n_faces++] = new_face(font, entry);
    else
        hb_font_destroy(font);
    g_free(path);
    return face;
}

static struct face *
find_face(const struct fonts *f, const char *file)
{
    for (size_t i = 0; i < f->n_faces; i++)
        if (strcmp(f->faces[i]->file, file) == 0)
            return f->faces[i];
    return NULL;
}

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

/* The face that a user named for a role: another file with the same name
 * inside is not looked for elsewhere. */
static struct face *
face_of_name(struct fonts *f, const char *role, const char *name,
             GError **error)
{
    struct font_wanted wanted = { name, is_bold_role(role) };
    char *file = font_names_find(f->folder, &wanted);
    struct face *face = file ? find_face(f, file) : NULL;
    if (!file) {
        char *there = font_names_there(f->folder);
        status_fail(error, EXIT_INPUT,
                    "字体角色%s要用“%s”，%s里没有；那里有：%s",
                    "the font of role %s should be “%s”, which is not in %s; "
                    "there are: %s",
                    role, name, f->folder, there);
        g_free(there);
    } else if (!face) {
        char *path = g_build_filename(f->folder, file, NULL);
        const struct entry entry = { .file = file };
        face = f->faces[f->n_faces++] = new_face(open_font(path), &entry);
        g_free(path);
    }
    g_free(file);
    return face;
}

/* The face of a manifest role, opened once per file. */
static struct face *
face_of_role(struct fonts *f, const GArray *entries, const char *role,
             GError **error)
{
    if (named(f->names, role))
        return face_of_name(f, role, named(f->names, role), error);
    const struct entry *entry = find_entry(entries, role);
    if (!entry) {
        status_fail(error, EXIT_INPUT,
                    "%s的字体清单没有角色%s；" REMEDY,
                    "the manifest of fonts in %s has no role %s; " REMEDY_EN,
                    f->folder, role);
        return NULL;
    }
    struct face *face = find_face(f, entry->file);
    if (face)
        return face;
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
    return fonts_open_named(folder, NULL, error);
}

fonts *
fonts_open_named(const char *folder, const struct font_names *names,
                 GError **error)
{
    GArray *entries = read_manifest(folder, names, error);
    if (!entries)
        return NULL;
    struct fonts *f = g_new0(struct fonts, 1);
    f->folder = g_strdup(folder);
    f->names = names;
    f->reported = g_hash_table_new(NULL, NULL);
    bool good = open_roles(f, entries, error);
    g_array_free(entries, TRUE);
    f->names = NULL; /* borrowed for this call */
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
    g_hash_table_destroy(face->outlines);
    arena_free(face->memory);
    hb_draw_funcs_destroy(face->pens);
    hb_font_destroy(face->hb);
    g_free(face->name);
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
    g_free(f->folder);
    g_free(f);
}

const char *
fonts_file(const fonts *f, size_t i)
{
    return i < f->n_faces ? f->faces[i]->file : NULL;
}
