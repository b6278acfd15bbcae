#include "paint/cut_faces.h"

#include <cairo-ft.h>
#include <hb-subset.h>
#include <math.h>

/** A face cut, at its sizes. */
struct cut_face {
    hb_set_t *wanted;   /* its glyphs that are used */
    hb_map_t *glyphs;   /* the file's → the cut face's; null: not cut yet */
    cairo_font_face_t *cairo;
    GHashTable *sizes;  /* thousandths of a point → cairo_scaled_font_t */
};

struct paint_type {
    GHashTable *all; /* struct face → struct cut_face */
};

/* -------------------------------------------------------------- gathering */

static void
free_cut(gpointer data)
{
    struct cut_face *cut = data;
    g_hash_table_destroy(cut->sizes);
    if (cut->cairo)
        cairo_font_face_destroy(cut->cairo);
    hb_map_destroy(cut->glyphs);
    hb_set_destroy(cut->wanted);
    g_free(cut);
}

static struct cut_face *
cut_of(const paint_type *type, const struct face *face)
{
    struct cut_face *cut = g_hash_table_lookup(type->all, face);
    if (cut)
        return cut;
    cut = g_new0(struct cut_face, 1);
    cut->wanted = hb_set_create();
    cut->sizes = g_hash_table_new_full(
        NULL, NULL, NULL, (GDestroyNotify) cairo_scaled_font_destroy);
    g_hash_table_insert(type->all, (gpointer) face, cut);
    return cut;
}

static paint_type *
new_type(void)
{
    paint_type *type = g_new(paint_type, 1);
    type->all = g_hash_table_new_full(NULL, NULL, NULL, free_cut);
    return type;
}

static void
gather(paint_type *type, const struct page *page)
{
    for (const struct page_item *item = page->first; item; item = item->next) {
        if (item->kind != PAGE_TEXT)
            continue;
        const struct text_run *run = item->text.run;
        hb_set_t *wanted = cut_of(type, run->face)->wanted;
        for (size_t k = 0; k < run->n; k++)
            hb_set_add(wanted, run->glyphs[k].id);
    }
}

paint_type *
cut_faces_new(const struct page *page)
{
    paint_type *type = new_type();
    gather(type, page);
    return type;
}

paint_type *
paint_type_new(const struct pages *const *parts, size_t n)
{
    paint_type *type = new_type();
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < parts[i]->n; k++)
            gather(type, parts[i]->page[k]);
    return type;
}

void
paint_type_free(paint_type *type)
{
    g_hash_table_destroy(type->all);
    g_free(type);
}

/* ---------------------------------------------------------------- cutting */

/** What a face of FreeType stands on, up to Cairo's last use of it. */
struct standing {
    FT_Library library;
    FT_Face face;
    hb_blob_t *bytes;
};

static void
free_standing(gpointer data)
{
    struct standing *s = data;
    if (s->face)
        FT_Done_Face(s->face);
    FT_Done_FreeType(s->library);
    hb_blob_destroy(s->bytes);
    g_free(s);
}

/* The bytes of the cut face; the empty blob where that fails. It needs no cmap:
 * Cairo is told the text. */
static hb_blob_t *
cut_bytes(struct cut_face *cut, const struct face *face)
{
    hb_blob_t *file = hb_blob_create_from_file(face_path(face));
    hb_face_t *whole = hb_face_create(file, (unsigned) face_index(face));
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_union(hb_subset_input_glyph_set(input), cut->wanted);
    hb_set_t *dropped =
        hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    static const char tables[][5] = { "cmap", "GSUB", "GPOS", "GDEF", "BASE",
                                      "kern", "vhea", "vmtx", "VORG", "morx" };
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        hb_set_add(dropped, hb_tag_from_string(tables[i], 4));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING
                                         | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(whole, input);
    hb_face_t *made = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    hb_blob_t *bytes =
        made ? hb_face_reference_blob(made) : hb_blob_get_empty();
    if (plan)
        cut->glyphs = hb_map_copy(
            hb_subset_plan_old_to_new_glyph_mapping(plan));
    else
        cut->glyphs = hb_map_create();
    hb_face_destroy(made);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    hb_face_destroy(whole);
    hb_blob_destroy(file);
    return bytes;
}

static void
cut_face(struct cut_face *cut, const struct face *face)
{
    static const cairo_user_data_key_t key;
    struct standing *s = g_new0(struct standing, 1);
    unsigned size;
    s->bytes = cut_bytes(cut, face);
    const char *bytes = hb_blob_get_data(s->bytes, &size);
    FT_Init_FreeType(&s->library);
    if (FT_New_Memory_Face(s->library, (const FT_Byte *) bytes, (FT_Long) size,
                           0, &s->face)) {
        s->face = NULL;
        cut->cairo = cairo_toy_font_face_create("", CAIRO_FONT_SLANT_NORMAL,
                                                CAIRO_FONT_WEIGHT_NORMAL);
    } else {
        cut->cairo = cairo_ft_font_face_create_for_ft_face(
            s->face, FT_LOAD_NO_HINTING);
    }
    cairo_font_face_set_user_data(cut->cairo, &key, s, free_standing);
}

static struct cut_face *
ready(paint_type *type, const struct face *face)
{
    struct cut_face *cut = cut_of(type, face);
    if (!cut->glyphs)
        cut_face(cut, face);
    return cut;
}

unsigned long
cut_faces_glyph(paint_type *type, const struct face *face, uint32_t glyph)
{
    const struct cut_face *cut = ready(type, face);
    hb_codepoint_t made = hb_map_get(cut->glyphs, glyph);
    return made == HB_MAP_VALUE_INVALID ? 0 : made;
}

cairo_scaled_font_t *
cut_faces_at(paint_type *type, const struct face *face, double size,
             cairo_t *to)
{
    struct cut_face *cut = ready(type, face);
    gpointer key = GINT_TO_POINTER((int) lround(size * 1000));
    cairo_scaled_font_t *scaled = g_hash_table_lookup(cut->sizes, key);
    if (scaled)
        return scaled;
    cairo_matrix_t matrix, canvas;
    cairo_matrix_init_scale(&matrix, size, size);
    cairo_get_matrix(to, &canvas);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    scaled = cairo_scaled_font_create(cut->cairo, &matrix, &canvas, options);
    cairo_font_options_destroy(options);
    g_hash_table_insert(cut->sizes, key, scaled);
    return scaled;
}
