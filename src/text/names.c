/* The words of roles, and fonts by the names that are in them. */
#include "text/faces.h"

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

/* Whether a font has a name of a kind, in any language. */
static bool
has_name(const FcPattern *font, const char *kind, const char *name)
{
    FcChar8 *value;
    for (int i = 0; FcPatternGetString(font, kind, i, &value) == FcResultMatch;
         i++)
        if (g_ascii_strcasecmp((const char *) value, name) == 0)
            return true;
    return false;
}

static bool
is_bold(const FcPattern *font)
{
    int weight;
    return FcPatternGetInteger(font, FC_WEIGHT, 0, &weight) == FcResultMatch
           && weight >= FC_WEIGHT_BOLD;
}

static const char *
file_of(const FcPattern *font)
{
    FcChar8 *file = NULL;
    FcPatternGetString(font, FC_FILE, 0, &file);
    return file ? (const char *) file : "";
}

/* 0: it is not the font. The right weight counts first: the full name of a
 * regular font is often its family's. */
static int
match(const FcPattern *font, const char *name, bool bold)
{
    int rank = 0;
    if (has_name(font, FC_FULLNAME, name)
        || has_name(font, FC_POSTSCRIPT_NAME, name))
        rank = 2;
    else if (has_name(font, FC_FAMILY, name))
        rank = 1;
    return rank ? rank + 3 * (is_bold(font) == bold) : 0;
}

FcPattern *
font_names_find(const FcFontSet *set, const char *name, bool bold)
{
    FcPattern *found = NULL;
    int best = 0;
    for (int i = 0; i < set->nfont; i++) {
        int worth = match(set->fonts[i], name, bold);
        /* in one order everywhere */
        if (worth > best
            || (worth && worth == best
                && strcmp(file_of(set->fonts[i]), file_of(found)) < 0))
            found = set->fonts[i];
        best = MAX(best, worth);
    }
    return found;
}

static gint
by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

char *
font_names_there(const FcFontSet *set)
{
    GPtrArray *said = g_ptr_array_new();
    FcChar8 *name;
    for (int k = 0; k < set->nfont; k++)
        for (int i = 0; FcPatternGetString(set->fonts[k], FC_FAMILY, i, &name)
                        == FcResultMatch;
             i++)
            if (!g_ptr_array_find_with_equal_func(said, name, g_str_equal,
                                                  NULL))
                g_ptr_array_add(said, name);
    g_ptr_array_sort(said, by_text);
    g_ptr_array_add(said, NULL);
    char *text = g_strjoinv("、", (char **) said->pdata);
    g_ptr_array_free(said, TRUE);
    return text;
}
