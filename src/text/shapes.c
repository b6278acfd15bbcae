/* Texts → clusters of glyphs, by Pango. Each text of a role is shaped once:
 * tables say the same words and numbers over and over. */
#include "text/faces.h"

#include <pango/pango.h>
#include <string.h>

/* All shapes are forgotten when their texts are this long together. */
enum { SHAPED_BYTES_MOST = 1 << 20 };

static const char BOX[] = "\342\226\241"; /* □ */

/* One glyph a character; letters of a word are kerned, digits never. */
static const char word_features[] = "liga=0,clig=0,locl=0";
static const char other_features[] = "liga=0,clig=0,locl=0,kern=0";

/* ----------------------------------------------------------------- cache */

struct shape_key {
    enum font_role role;
    char *text;
};

static guint
hash_key(gconstpointer data)
{
    const struct shape_key *key = data;
    return g_str_hash(key->text) * FONT_ROLE_COUNT + (guint) key->role;
}

static gboolean
same_key(gconstpointer a, gconstpointer b)
{
    const struct shape_key *one = a, *two = b;
    return one->role == two->role && strcmp(one->text, two->text) == 0;
}

static void
free_key(gpointer data)
{
    struct shape_key *key = data;
    g_free(key->text);
    g_free(key);
}

static void
free_shape(gpointer data)
{
    struct shape *shape = data;
    g_free(shape->clusters);
    g_free(shape->glyphs);
    g_free(shape->text);
    g_free(shape);
}

void
shapes_open(fonts *f)
{
    f->shapes = g_hash_table_new_full(hash_key, same_key, free_key,
                                      free_shape);
}

void
shapes_trim(fonts *f)
{
    if (f->shaped_bytes < SHAPED_BYTES_MOST)
        return;
    g_hash_table_remove_all(f->shapes);
    f->shaped_bytes = 0;
}

/* ------------------------------------------------------------ the text */

/* Kangxi radicals look like the characters they stem from and share their
 * glyphs; only one of both can be found again in the PDF. */
static gunichar
plain_form(gunichar c)
{
    gunichar plain[4];
    if (c < 0x2F00 || c > 0x2FD5
        || g_unichar_fully_decompose(c, TRUE, plain, 4) != 1)
        return c;
    return plain[0];
}

/* The text as it is shown: broken bytes are U+FFFD, all spaces are alike, what
 * is shown by nothing is not there. */
static char *
shown_text(const char *text)
{
    GString *shown = g_string_sized_new(strlen(text));
    for (const char *p = text; *p;) {
        gunichar c = g_utf8_get_char_validated(p, -1);
        bool valid = c < 0x110000;
        p = valid ? g_utf8_next_char(p) : p + 1;
        c = valid ? plain_form(c) : 0xFFFD;
        enum char_class class = char_class_of(c);
        if (class == CHAR_SPACE)
            c = ' ';
        if (class != CHAR_NOTHING)
            g_string_append_unichar(shown, class == CHAR_FEED ? '\n' : c);
    }
    return g_string_free(shown, FALSE);
}

/* ------------------------------------------------------------ attributes */

static bool
is_latin_letter(gunichar c)
{
    return c < 0x2000 && g_unichar_isalpha(c);
}

/* An apostrophe inside a word is Latin, whatever quotes are elsewhere. */
static bool
is_apostrophe(const char *start, const char *p)
{
    return g_utf8_get_char(p) == 0x2019 && p > start
           && is_latin_letter(g_utf8_get_char(g_utf8_prev_char(p)))
           && is_latin_letter(g_utf8_get_char(g_utf8_next_char(p)));
}

/** How characters are set: in which font, kerned or not. */
enum setting { SET_HAN, SET_LATIN, SET_WORD };

static enum setting
setting_of(const char *start, const char *p)
{
    gunichar c = g_utf8_get_char(p);
    if (is_apostrophe(start, p))
        return SET_WORD;
    if (!char_is_latin_face(c))
        return SET_HAN;
    return char_class_of(c) == CHAR_LATIN ? SET_WORD : SET_LATIN;
}

static void
insert(PangoAttrList *list, PangoAttribute *attribute, size_t from, size_t to)
{
    attribute->start_index = (guint) from;
    attribute->end_index = (guint) to;
    pango_attr_list_insert(list, attribute);
}

static PangoAttrList *
attributes_of(const char *text, const PangoFontDescription *latin)
{
    PangoAttrList *list = pango_attr_list_new();
    for (const char *p = text; *p;) {
        const char *from = p;
        enum setting setting = setting_of(text, p);
        while (*p && setting_of(text, p) == setting)
            p = g_utf8_next_char(p);
        size_t start = (size_t) (from - text), end = (size_t) (p - text);
        if (setting != SET_HAN)
            insert(list, pango_attr_font_desc_new(latin), start, end);
        insert(list,
               pango_attr_font_features_new(
                   setting == SET_WORD ? word_features : other_features),
               start, end);
    }
    return list;
}

/* --------------------------------------------------------------- shaping */

/** A text being shaped. */
struct shaping {
    fonts *f;
    enum font_role role;
    const char *text;
    const PangoLogAttr *attributes; /* one a character, and one more */
    PangoFont *font;                /* of the present item */
    struct face *face;
    long before;                    /* characters before it */
    GArray *clusters; /* their glyphs are counted, not yet pointed to */
    GArray *glyphs;
};

static double
in_em(int units)
{
    return units / (double) (SHAPING_SIZE * PANGO_SCALE);
}

/* How much of a mark is blank at either side. */
static void
measure_ink(const struct shaping *s, struct cluster *cluster)
{
    PangoRectangle ink;
    const struct run_glyph *last =
        &g_array_index(s->glyphs, struct run_glyph, s->glyphs->len - 1);
    pango_font_get_glyph_extents(s->font, last->id, &ink, NULL);
    if (ink.width == 0)
        return;
    cluster->left = (float) in_em(ink.x);
    cluster->right =
        (float) ((double) cluster->advance - in_em(ink.x + ink.width));
}

static void
add_glyph(struct shaping *s, struct cluster *cluster,
          const PangoGlyphInfo *glyph)
{
    if (glyph->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        cluster->missing = true;
    else if (glyph->glyph != PANGO_GLYPH_EMPTY) {
        struct run_glyph made = {
            .id = glyph->glyph,
            .x = cluster->advance + (float) in_em(glyph->geometry.x_offset),
            .y = (float) in_em(glyph->geometry.y_offset),
            .bytes = cluster->n_glyphs ? 0 : cluster->length
        };
        g_array_append_val(s->glyphs, made);
        cluster->n_glyphs++;
    }
    cluster->advance += (float) in_em(glyph->geometry.width);
}

/* The glyph of a box takes the place of those that no font has. */
static void
show_box(struct shaping *s, struct cluster *cluster)
{
    const struct shape *box =
        strcmp(s->text, BOX) == 0 ? NULL : shape_of(s->f, BOX, s->role);
    struct run_glyph glyph = { 0 };
    cluster->advance = 1;
    if (box && box->n) {
        glyph = box->clusters[0].glyphs[0];
        cluster->face = box->clusters[0].face;
        cluster->advance = box->clusters[0].advance;
    }
    glyph.bytes = cluster->length;
    g_array_set_size(s->glyphs, s->glyphs->len - cluster->n_glyphs);
    g_array_append_val(s->glyphs, glyph);
    cluster->n_glyphs = 1;
}

static void
add_cluster(struct shaping *s, const PangoGlyphItemIter *at)
{
    const char *text = s->text + at->start_index;
    const PangoLogAttr *first = &s->attributes[s->before + at->start_char];
    const PangoLogAttr *next = &s->attributes[s->before + at->end_char];
    struct cluster cluster = {
        .text = text,
        .length = (uint32_t) (at->end_index - at->start_index),
        .c = g_utf8_get_char(text),
        .face = s->face,
        .joined = text > s->text && !first->is_cursor_position,
        .may_end = next->is_line_break
    };
    cluster.class = is_apostrophe(s->text, text) ? CHAR_LATIN
                                                 : char_class_of(cluster.c);
    int step = at->start_glyph < at->end_glyph ? 1 : -1;
    if (cluster.class != CHAR_FEED)
        for (int i = at->start_glyph; i != at->end_glyph; i += step)
            add_glyph(s, &cluster, &at->glyph_item->glyphs->glyphs[i]);
    if (cluster.missing)
        show_box(s, &cluster);
    else if (cluster.class >= CHAR_OPEN && cluster.class <= CHAR_MIDDLE
             && cluster.n_glyphs == 1)
        measure_ink(s, &cluster);
    if (cluster.n_glyphs || cluster.class == CHAR_FEED)
        g_array_append_val(s->clusters, cluster);
}

static void
add_item(struct shaping *s, PangoItem *item, size_t length)
{
    PangoGlyphItem shaped = { item, pango_glyph_string_new(), 0, 0, 0 };
    PangoGlyphItemIter at;
    s->font = item->analysis.font;
    s->face = fonts_face_of(s->f, s->font);
    pango_shape_item(item, s->text, (int) length, NULL, shaped.glyphs,
                     PANGO_SHAPE_NONE);
    for (bool more = pango_glyph_item_iter_init_start(&at, &shaped, s->text);
         more; more = pango_glyph_item_iter_next_cluster(&at))
        add_cluster(s, &at);
    s->before += item->num_chars;
    pango_glyph_string_free(shaped.glyphs);
}

static void
shape_items(struct shaping *s, size_t length)
{
    PangoContext *context = s->f->contexts[s->role];
    PangoAttrList *list = attributes_of(s->text, s->f->latin[s->role]);
    GList *items =
        pango_itemize(context, s->text, 0, (int) length, list, NULL);
    for (GList *item = items; item; item = item->next)
        add_item(s, item->data, length);
    g_list_free_full(items, (GDestroyNotify) pango_item_free);
    pango_attr_list_unref(list);
}

static struct shape *
make_shape(fonts *f, const char *text, enum font_role role)
{
    struct shape *shape = g_new0(struct shape, 1);
    shape->text = shown_text(text);
    size_t length = strlen(shape->text);
    int n_attributes = (int) g_utf8_strlen(shape->text, -1) + 1;
    PangoLogAttr *attributes = g_new0(PangoLogAttr, n_attributes);
    pango_get_log_attrs(shape->text, (int) length, -1,
                        pango_context_get_language(f->contexts[role]),
                        attributes, n_attributes);
    struct shaping s = {
        .f = f, .role = role, .text = shape->text, .attributes = attributes,
        .clusters = g_array_new(FALSE, FALSE, sizeof(struct cluster)),
        .glyphs = g_array_new(FALSE, FALSE, sizeof(struct run_glyph))
    };
    if (length)
        shape_items(&s, length);
    shape->n = s.clusters->len;
    shape->clusters = (struct cluster *) g_array_free(s.clusters, FALSE);
    shape->glyphs = (struct run_glyph *) g_array_free(s.glyphs, FALSE);
    const struct run_glyph *glyphs = shape->glyphs;
    for (size_t i = 0; i < shape->n; i++) {
        shape->clusters[i].glyphs = glyphs;
        glyphs += shape->clusters[i].n_glyphs;
    }
    g_free(attributes);
    return shape;
}

const struct shape *
shape_of(fonts *f, const char *text, enum font_role role)
{
    struct shape_key key = { role, (char *) text };
    struct shape *shape = g_hash_table_lookup(f->shapes, &key);
    if (shape)
        return shape;
    shape = make_shape(f, text, role);
    struct shape_key *kept = g_new(struct shape_key, 1);
    *kept = (struct shape_key) { role, g_strdup(text) };
    g_hash_table_insert(f->shapes, kept, shape);
    f->shaped_bytes += strlen(text);
    return shape;
}
