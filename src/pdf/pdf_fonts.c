#include "pdf/pdf_fonts.h"

#include "pdf/cff.h"
#include "pdf/pdf_put.h"

#include <string.h>

struct pdf_font {
    struct face *face;
    int index;
    int number;        /* of its object */
    GHashTable *known; /* glyph → struct pdf_glyph */
    GPtrArray *glyphs; /* of struct pdf_glyph, by code; the first is none */
};

struct pdf_fonts {
    pdf_file *file;
    GPtrArray *fonts; /* of struct pdf_font, as they came */
};

pdf_fonts *
pdf_fonts_new(pdf_file *file)
{
    pdf_fonts *made = g_new0(pdf_fonts, 1);
    made->file = file;
    made->fonts = g_ptr_array_new();
    return made;
}

/* ----------------------------------------------------------- being used */

static struct pdf_glyph *
add_glyph(struct pdf_font *font, uint32_t id, gunichar c)
{
    struct pdf_glyph *made = g_new(struct pdf_glyph, 1);
    *made = (struct pdf_glyph) { .outline = face_outline(font->face, id),
                                 .says = c,
                                 .code = (int) font->glyphs->len };
    g_ptr_array_add(font->glyphs, made);
    return made;
}

struct pdf_font *
pdf_fonts_of(pdf_fonts *all, struct face *face)
{
    for (guint i = 0; i < all->fonts->len; i++) {
        struct pdf_font *font = all->fonts->pdata[i];
        if (font->face == face)
            return font;
    }
    struct pdf_font *made = g_new0(struct pdf_font, 1);
    made->face = face;
    made->index = (int) all->fonts->len;
    made->number = pdf_reserve(all->file);
    made->known = g_hash_table_new(NULL, NULL);
    made->glyphs = g_ptr_array_new_with_free_func(g_free);
    add_glyph(made, 0, 0);
    g_ptr_array_add(all->fonts, made);
    return made;
}

int
pdf_font_index(const struct pdf_font *font)
{
    return font->index;
}

const struct pdf_glyph *
pdf_font_glyph(struct pdf_font *font, uint32_t id, gunichar c)
{
    gpointer key = GUINT_TO_POINTER(id);
    struct pdf_glyph *glyph = g_hash_table_lookup(font->known, key);
    if (!glyph) {
        glyph = add_glyph(font, id, c);
        g_hash_table_insert(font->known, key, glyph);
    }
    return glyph;
}

bool
pdf_fonts_say(pdf_fonts *all, const struct text_run *run)
{
    struct pdf_font *font = pdf_fonts_of(all, run->face);
    const char *p = run->text;
    bool say = true;
    for (size_t i = 0; i < run->n; i++, p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        say = pdf_font_glyph(font, run->glyphs[i].id, c)->says == c && say;
    }
    return say;
}

/* -------------------------------------------------------- being written */

/** A font that is being written. */
struct writing {
    pdf_file *file;
    const struct pdf_font *font;
    struct face_facts facts;
    char *name; /* with its tag: ABCDEF+Name */
    GByteArray *program;
    int box[4];
};

static const struct pdf_glyph *
glyph_at(const struct pdf_font *font, guint code)
{
    return font->glyphs->pdata[code];
}

static void
measure_box(struct writing *w)
{
    for (guint i = 0; i < w->font->glyphs->len; i++) {
        const int16_t *box = glyph_at(w->font, i)->outline->box;
        for (int k = 0; k < 2; k++) {
            w->box[k] = MIN(w->box[k], box[k]);
            w->box[2 + k] = MAX(w->box[2 + k], box[2 + k]);
        }
    }
}

static void
make_program(struct writing *w, const char *name)
{
    guint n = w->font->glyphs->len;
    const struct outline **outlines = g_new(const struct outline *, n);
    for (guint i = 0; i < n; i++)
        outlines[i] = glyph_at(w->font, i)->outline;
    struct cff_font cff = { .name = name, .glyphs = outlines, .n = n };
    memcpy(cff.box, w->box, sizeof cff.box);
    w->program = cff_write(&cff);
    g_free(outlines);
}

/* The tag that says a font is not whole (9.6.4): six letters that depend on
 * nothing but its glyphs. */
static void
name_font(struct writing *w)
{
    guint32 hash = 2166136261u; /* FNV-1a, over codes' texts and widths */
    char tag[7] = { 0 };
    for (guint i = 0; i < w->font->glyphs->len; i++) {
        const struct pdf_glyph *glyph = glyph_at(w->font, i);
        hash = (hash ^ glyph->says) * 16777619u;
        hash = (hash ^ glyph->outline->size) * 16777619u;
    }
    for (int i = 0; i < 6; i++, hash /= 26)
        tag[i] = (char) ('A' + hash % 26);
    w->name = g_strconcat(tag, "+", w->facts.name, NULL);
}

static int
put_program(struct writing *w)
{
    int number = pdf_reserve(w->file);
    struct pdf_stream stream = { .entries = "/Subtype/CIDFontType0C",
                                 .bytes = w->program->data,
                                 .size = w->program->len };
    pdf_put_stream(w->file, number, &stream);
    return number;
}

/* Which numbers the program has: all of them (part 1 of ISO 19005, 6.3.5). */
static int
put_number_set(struct writing *w)
{
    guint n = w->font->glyphs->len;
    int number = pdf_reserve(w->file);
    guint8 *bits = g_malloc0(n / 8 + 1);
    for (guint i = 0; i < n; i++)
        bits[i / 8] |= (guint8) (0x80 >> i % 8);
    struct pdf_stream stream = { .entries = "", .bytes = bits,
                                 .size = (n + 7) / 8 };
    pdf_put_stream(w->file, number, &stream);
    g_free(bits);
    return number;
}

/* The strength of stems is not told by fonts of this kind; viewers want one
 * that grows with the weight. */
static int
put_descriptor(struct writing *w)
{
    const struct face_facts *facts = &w->facts;
    int program = put_program(w);
    int set = pdf_file_form(w->file) == PDF_A1 ? put_number_set(w) : 0;
    int number = pdf_reserve(w->file);
    GString *out = pdf_begin(w->file, number);
    g_string_append_printf(
        out, "<</Type/FontDescriptor/FontName/%s/Flags 4"
             "/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d"
             "/CapHeight %d/StemV %d/FontFile3 %d 0 R",
        w->name, w->box[0], w->box[1], w->box[2], w->box[3],
        (int) facts->slant, facts->ascent, facts->descent, facts->cap_height,
        facts->weight / 5, program);
    if (set)
        g_string_append_printf(out, "/CIDSet %d 0 R", set);
    g_string_append(out, ">>");
    pdf_end(w->file);
    return number;
}

/* Widths, but for those that are usual (9.7.4.3): 7[500 500]12[333]. */
static void
put_widths(const struct pdf_font *font, GString *out)
{
    bool open = false;
    g_string_append(out, "/W[");
    for (guint i = 0; i < font->glyphs->len; i++) {
        int width = glyph_at(font, i)->outline->width;
        bool usual = width == OUTLINE_USUAL_WIDTH;
        if (usual == open)
            usual ? g_string_append_c(out, ']')
                  : g_string_append_printf(out, "%u[", i);
        open = !usual;
        if (open)
            pdf_put_int(out, width);
    }
    g_string_append(out, open ? "]]" : "]");
}

static int
put_descendant(struct writing *w)
{
    int descriptor = put_descriptor(w), number = pdf_reserve(w->file);
    GString *out = pdf_begin(w->file, number);
    g_string_append_printf(
        out, "<</Type/Font/Subtype/CIDFontType0/BaseFont/%s/CIDSystemInfo"
             "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
             "/DW %d/FontDescriptor %d 0 R",
        w->name, OUTLINE_USUAL_WIDTH, descriptor);
    put_widths(w->font, out);
    g_string_append(out, ">>");
    pdf_end(w->file);
    return number;
}

/* ------------------------------------------------------ back to the text */

static void
put_character(GString *out, gunichar c)
{
    gunichar above = c - 0x10000;
    if (c < 0x10000)
        g_string_append_printf(out, "%04X", c);
    else
        g_string_append_printf(out, "%04X%04X", 0xD800 + (above >> 10),
                               0xDC00 + (above & 0x3FF));
}

/* What each code says (9.10.3), a hundred in a section. */
static int
put_texts(struct writing *w)
{
    enum { SECTION = 100 };
    guint n = w->font->glyphs->len;
    GString *out = g_string_new(
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        "1 begincodespacerange<0000><FFFF>endcodespacerange\n");
    for (guint i = 1; i < n; i++) {
        guint at = (i - 1) % SECTION;
        if (at == 0)
            g_string_append_printf(out, "%u beginbfchar\n",
                                   MIN(SECTION, n - i));
        g_string_append_printf(out, "<%04X><", i);
        put_character(out, glyph_at(w->font, i)->says);
        g_string_append(out, ">\n");
        if (at + 1 == SECTION || i + 1 == n)
            g_string_append(out, "endbfchar\n");
    }
    g_string_append(out, "endcmap CMapName currentdict/CMap"
                         " defineresource pop end end\n");
    int number = pdf_reserve(w->file);
    struct pdf_stream stream = { .entries = "", .bytes = out->str,
                                 .size = out->len };
    pdf_put_stream(w->file, number, &stream);
    g_string_free(out, TRUE);
    return number;
}

static void
write_font(pdf_file *file, const struct pdf_font *font)
{
    struct writing w = { .file = file, .font = font,
                         .facts = face_facts(font->face) };
    measure_box(&w);
    name_font(&w);
    make_program(&w, w.name);
    int descendant = put_descendant(&w), texts = put_texts(&w);
    g_string_append_printf(
        pdf_begin(file, font->number),
        "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
        "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
        w.name, descendant, texts);
    pdf_end(file);
    g_byte_array_free(w.program, TRUE);
    g_free(w.name);
}

static void
free_font(gpointer data)
{
    struct pdf_font *font = data;
    g_hash_table_destroy(font->known);
    g_ptr_array_free(font->glyphs, TRUE);
    g_free(font);
}

void
pdf_fonts_finish(pdf_fonts *all, GString *resources)
{
    g_string_append(resources, "/Font<<");
    for (guint i = 0; i < all->fonts->len; i++) {
        struct pdf_font *font = all->fonts->pdata[i];
        write_font(all->file, font);
        g_string_append_printf(resources, "/F%u %d 0 R", i, font->number);
        free_font(font);
    }
    g_string_append(resources, ">>");
    g_ptr_array_free(all->fonts, TRUE);
    g_free(all);
}
