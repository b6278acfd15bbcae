/* The file of a theme → struct theme. Knows keys and bounds, no pages. */
#include "layout/theme.h"

#include "base/config.h"
#include "layout/style.h"
#include "page/colour.h"
#include "page/image.h"

#include <string.h>

/* A theme being read. */
struct reading {
    struct config file;
    arena *memory;
    struct theme *theme;
    int line;
    const char *value;
};

struct key {
    const char *zh, *en;
    bool (*read)(struct reading *r, const struct key *key);
    size_t place;        /* in struct theme */
    double least, most;  /* of a size in points; of a contrast with paper */
};

static void *
place_of(const struct reading *r, const struct key *key)
{
    return (char *) r->theme + key->place;
}

/* ---------------------------------------------------------------- values */

static const struct colour paper = { 0xFF, 0xFF, 0xFF };

/* Six hexadecimal digits, with or without #. */
static bool
parse_colour(const char *text, struct colour *to)
{
    text += *text == '#';
    for (int i = 0; i < 6; i++)
        if (!g_ascii_isxdigit(text[i]))
            return false;
    guint64 number = g_ascii_strtoull(text, NULL, 16);
    *to = (struct colour) { (unsigned char) (number >> 16),
                            (unsigned char) (number >> 8),
                            (unsigned char) number };
    return text[6] == '\0';
}

static bool
read_colour(struct reading *r, const struct key *key)
{
    if (parse_colour(r->value, place_of(r, key)))
        return true;
    return config_complain(&r->file, r->line,
                           "%s应为六位十六进制的颜色，不带#，如1B4678",
                           "%s should be a colour of six hexadecimal digits "
                           "without #, such as 1B4678",
                           key->zh);
}

/* A colour of type, which must be read on paper. */
static bool
read_ink(struct reading *r, const struct key *key)
{
    const struct colour *ink = place_of(r, key);
    if (!read_colour(r, key))
        return false;
    double contrast = colour_contrast(*ink, paper);
    if (contrast >= key->least)
        return true;
    return config_complain(&r->file, r->line,
                           "%s在白纸上太淡：对比度%.2f∶1，至少要%.1f∶1",
                           "%s is too faint on white paper: its contrast is "
                           "%.2f:1, it must be %.1f:1",
                           key->zh, contrast, key->least);
}

static bool
read_size(struct reading *r, const struct key *key)
{
    char *end = NULL;
    double size = g_ascii_strtod(r->value, &end);
    while (g_ascii_isspace(*end))
        end++;
    bool clean = end > r->value
                 && (!*end || !strcmp(end, "磅") || !strcmp(end, "pt"));
    if (clean && size >= key->least && size <= key->most) {
        *(double *) place_of(r, key) = size;
        return true;
    }
    return config_complain(&r->file, r->line, "%s应为%g到%g磅",
                           "%s should be %g to %g pt", key->zh, key->least,
                           key->most);
}

static bool
read_text(struct reading *r, const struct key *key)
{
    *(const char **) place_of(r, key) = arena_strdup(r->memory, r->value);
    return true;
}

static bool
read_logo(struct reading *r, const struct key *key)
{
    const char *wrong = NULL;
    char *folder = g_path_get_dirname(r->file.path);
    char *path = g_path_is_absolute(r->value)
                     ? g_strdup(r->value)
                     : g_build_filename(folder, r->value, NULL);
    const struct page_image *image =
        page_image_load(path, r->memory, &wrong);
    r->theme->logo_path = arena_strdup(r->memory, path);
    g_free(folder);
    g_free(path);
    *(const struct page_image **) place_of(r, key) = image;
    if (image)
        return true;
    return config_complain(&r->file, r->line, "%s“%s”读不了（%s）",
                           "%s “%s” cannot be read (%s)", key->zh, r->value,
                           wrong);
}

/* ------------------------------------------------------------------ keys */

#define COLOUR(name) offsetof(struct theme, palette.name)
#define FACE(file) offsetof(struct theme, fonts.name[file])

static const struct key KEYS[] = {
    { "强调色", "accent", read_ink, COLOUR(accent), 4.5, 0 },
    { "正文色", "ink", read_ink, COLOUR(ink), 7, 0 },
    { "次要色", "muted", read_ink, COLOUR(muted), 4.5, 0 },
    { "底色", "tint", read_colour, COLOUR(tint), 0, 0 },
    { "正文字号", "body-size", read_size, offsetof(struct theme, body), 9,
      16 },
    { "表格字号", "table-size", read_size, offsetof(struct theme, table), 7.5,
      12 },
    { "题名字号", "title-size", read_size, offsetof(struct theme, title), 18,
      48 },
    { "徽标", "logo", read_logo, offsetof(struct theme, logo), 0, 0 },
    { "格言", "motto", read_text, offsetof(struct theme, motto), 0, 0 },
    { "题名字体", "title-font", read_text, FACE(FONT_FILE_TITLE), 0, 0 },
    { "宋体", "song-font", read_text, FACE(FONT_FILE_SONG), 0, 0 },
    { "宋体粗", "song-bold-font", read_text, FACE(FONT_FILE_SONG_BOLD), 0,
      0 },
    { "黑体", "hei-font", read_text, FACE(FONT_FILE_HEI), 0, 0 },
    { "黑体细", "hei-light-font", read_text, FACE(FONT_FILE_HEI_LIGHT), 0,
      0 },
    { "楷体", "kai-font", read_text, FACE(FONT_FILE_KAI), 0, 0 },
    { "仿宋", "fang-font", read_text, FACE(FONT_FILE_FANG), 0, 0 },
    { "西文", "latin-font", read_text, FACE(FONT_FILE_LATIN), 0, 0 },
    { "西文粗", "latin-bold-font", read_text, FACE(FONT_FILE_LATIN_BOLD), 0,
      0 },
};

/* How many characters differ: insertions, losses, exchanges. */
static size_t
distance(const char *a, const char *b)
{
    glong n = g_utf8_strlen(b, -1);
    size_t *row = g_new(size_t, (gsize) n + 1);
    for (glong j = 0; j <= n; j++)
        row[j] = (size_t) j;
    for (size_t i = 1; *a; a = g_utf8_next_char(a), i++) {
        size_t corner = row[0];
        const char *p = b;
        row[0] = i;
        for (glong j = 1; j <= n; j++, p = g_utf8_next_char(p)) {
            size_t kept = corner + (g_utf8_get_char(a) != g_utf8_get_char(p));
            corner = row[j];
            row[j] = MIN(kept, MIN(row[j], row[j - 1]) + 1);
        }
    }
    size_t last = row[n];
    g_free(row);
    return last;
}

static const char *
nearest_key(const char *name)
{
    const char *best = KEYS[0].zh;
    size_t least = G_MAXSIZE;
    for (size_t i = 0; i < 2 * G_N_ELEMENTS(KEYS); i++) {
        const struct key *key = &KEYS[i / 2];
        const char *word = i % 2 ? key->en : key->zh;
        size_t far = distance(name, word);
        if (far < least) {
            least = far;
            best = word;
        }
    }
    return best;
}

/* -------------------------------------------------------------- the file */

static void
read_value(struct reading *r, const char *name, guint *seen)
{
    for (size_t i = 0; i < G_N_ELEMENTS(KEYS); i++) {
        if (strcmp(name, KEYS[i].zh) != 0 && strcmp(name, KEYS[i].en) != 0)
            continue;
        if (seen[i])
            config_complain(&r->file, r->line, "“%s”已在第%u行写过",
                            "“%s” stands in line %u already", name, seen[i]);
        seen[i] = (guint) r->line;
        KEYS[i].read(r, &KEYS[i]);
        return;
    }
    config_complain(&r->file, r->line, "不认识“%s”；是不是“%s”？",
                    "“%s” is not known; is it “%s”?", name,
                    nearest_key(name));
}

static void
read_line(struct reading *r, guint *seen)
{
    const char *line = r->file.lines[r->line - 1];
    const char *sign = strchr(line, '=');
    if (!*line)
        return;
    char *name = g_strndup(line, sign ? (gsize) (sign - line) : 0);
    char *value = g_strstrip(g_strdup(sign ? sign + 1 : ""));
    g_strstrip(name);
    r->value = value;
    if (*name && *value)
        read_value(r, name, seen);
    else
        config_complain(&r->file, r->line, "应为“名称 = 值”",
                        "“name = value” should stand here");
    g_free(name);
    g_free(value);
}

/* What is not said follows from what is: pale tints of the accent. */
static void
derive(struct reading *r, const guint *seen)
{
    enum { ACCENT = 0, INK = 1, TINT = 3 };
    struct palette *p = &r->theme->palette;
    if (seen[ACCENT]) {
        r->theme->has_accent = true;
        p->wash = colour_mixed(p->accent, paper, 0.82);
        if (!seen[TINT])
            p->tint = colour_mixed(p->accent, paper, 0.92);
    }
    if (seen[INK])
        p->rule = p->ink;
    const double least = 7;
    double contrast = colour_contrast(p->ink, p->tint);
    if (seen[TINT] && contrast < least)
        config_complain(&r->file, (int) seen[TINT],
                        "正文在底色上看不清：对比度%.2f∶1，至少要%.1f∶1",
                        "the text is not well read on the tint: its contrast "
                        "is %.2f:1, it must be %.1f:1",
                        contrast, least);
}

const struct theme *
theme_load(const char *path, arena *memory, GError **error)
{
    struct reading r = { .memory = memory,
                         .theme = arena_one(memory, struct theme) };
    guint seen[G_N_ELEMENTS(KEYS)] = { 0 };
    r.theme->palette = layout_palette;
    if (!config_open(&r.file, path, error))
        return NULL;
    for (r.line = 1; r.line <= (int) r.file.n; r.line++)
        read_line(&r, seen);
    derive(&r, seen);
    return config_close(&r.file, error) ? r.theme : NULL;
}

const char *
theme_motto(const struct theme *theme)
{
    return theme ? theme->motto : NULL;
}

const struct colour *
theme_accent(const struct theme *theme)
{
    return theme && theme->has_accent ? &theme->palette.accent : NULL;
}

const char *
theme_logo(const struct theme *theme)
{
    return theme ? theme->logo_path : NULL;
}

const struct font_names *
theme_fonts(const struct theme *theme)
{
    return theme ? &theme->fonts : NULL;
}
