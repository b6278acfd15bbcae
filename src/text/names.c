/* Files of a folder by the names that are in them. Knows no roles. */
#include "text/names.h"

#include <glib.h>
#include <hb-ot.h>
#include <string.h>

const char *
font_file_word(enum font_file file)
{
    static const char *const words[FONT_FILE_COUNT] = {
        [FONT_FILE_TITLE] = "title",
        [FONT_FILE_SONG] = "song",
        [FONT_FILE_SONG_BOLD] = "song-bold",
        [FONT_FILE_HEI] = "hei",
        [FONT_FILE_HEI_LIGHT] = "hei-light",
        [FONT_FILE_KAI] = "kai",
        [FONT_FILE_FANG] = "fang",
        [FONT_FILE_LATIN] = "latin",
        [FONT_FILE_LATIN_BOLD] = "latin-bold",
    };
    return words[file];
}

/* ---------------------------------------------------------------- names */

static char *
name_text(hb_face_t *face, const hb_ot_name_entry_t *entry)
{
    char text[256] = "";
    unsigned int size = sizeof text;
    hb_ot_name_get_utf8(face, entry->name_id, entry->language, &size, text);
    return g_strdup(text);
}

/* How well a name of the font is the one looked for: 2 for the font's own, 1
 * for its family's. */
static int
rank_of(hb_ot_name_id_t id)
{
    switch (id) {
    case HB_OT_NAME_ID_FULL_NAME:
    case HB_OT_NAME_ID_POSTSCRIPT_NAME:
        return 2;
    case HB_OT_NAME_ID_FONT_FAMILY:
    case HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY:
        return 1;
    default:
        return 0;
    }
}

static bool
is_bold(hb_face_t *face)
{
    char style[64] = "";
    unsigned int size = sizeof style;
    hb_language_t english = hb_language_from_string("en", -1);
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FONT_SUBFAMILY, english, &size,
                        style);
    return strstr(style, "Bold") || strstr(style, "Heavy")
           || strstr(style, "Black");
}

static hb_face_t *
open_file(const char *folder, const char *file)
{
    char *path = g_build_filename(folder, file, NULL);
    hb_blob_t *blob = hb_blob_create_from_file(path);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    g_free(path);
    return face;
}

/* 0: the file is not it. The right weight counts first: the full name of a
 * regular font is often its family's. */
static int
match(hb_face_t *face, const struct font_wanted *wanted)
{
    unsigned int n;
    const hb_ot_name_entry_t *entries = hb_ot_name_list_names(face, &n);
    int best = 0;
    for (unsigned int i = 0; i < n; i++) {
        int rank = rank_of(entries[i].name_id);
        char *text = rank ? name_text(face, &entries[i]) : NULL;
        if (rank && g_ascii_strcasecmp(text, wanted->name) == 0)
            best = MAX(best, rank);
        g_free(text);
    }
    return best ? best + 3 * (is_bold(face) == wanted->bold) : 0;
}

/* The families of a font, each language's once. */
static void
say_families(hb_face_t *face, GPtrArray *said)
{
    unsigned int n;
    const hb_ot_name_entry_t *entries = hb_ot_name_list_names(face, &n);
    for (unsigned int i = 0; i < n; i++) {
        if (entries[i].name_id != HB_OT_NAME_ID_FONT_FAMILY)
            continue;
        char *text = name_text(face, &entries[i]);
        if (*text
            && !g_ptr_array_find_with_equal_func(said, text, g_str_equal,
                                                 NULL))
            g_ptr_array_add(said, text);
        else
            g_free(text);
    }
}

/* --------------------------------------------------------------- folders */

static gint
by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static bool
is_font(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot
           && (!g_ascii_strcasecmp(dot, ".ttf")
               || !g_ascii_strcasecmp(dot, ".otf")
               || !g_ascii_strcasecmp(dot, ".ttc"));
}

/* In one order everywhere. */
static GPtrArray *
font_files(const char *folder)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (is_font(name))
            g_ptr_array_add(files, g_strdup(name));
    g_ptr_array_sort(files, by_name);
    if (dir)
        g_dir_close(dir);
    return files;
}

char *
font_names_find(const char *folder, const struct font_wanted *wanted)
{
    GPtrArray *files = font_files(folder);
    char *found = NULL;
    int best = 0;
    for (guint i = 0; i < files->len; i++) {
        hb_face_t *face = open_file(folder, files->pdata[i]);
        int worth = match(face, wanted);
        hb_face_destroy(face);
        if (worth <= best)
            continue;
        best = worth;
        g_free(found);
        found = g_strdup(files->pdata[i]);
    }
    g_ptr_array_free(files, TRUE);
    return found;
}

char *
font_names_there(const char *folder)
{
    GPtrArray *files = font_files(folder);
    GPtrArray *said = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < files->len; i++) {
        hb_face_t *face = open_file(folder, files->pdata[i]);
        say_families(face, said);
        hb_face_destroy(face);
    }
    g_ptr_array_add(said, NULL);
    char *text = g_strjoinv("、", (char **) said->pdata);
    g_ptr_array_free(said, TRUE);
    g_ptr_array_free(files, TRUE);
    return text;
}
