/* Glyph tables of faces, made on demand. Knows no roles and no lines. */
#include "text/faces.h"

static void
measure(struct face *face, uint32_t c, struct glyph *glyph)
{
    hb_codepoint_t id;
    glyph->known = true;
    if (!hb_font_get_nominal_glyph(face->hb, c, &id))
        return;
    glyph->id = id;
    double advance = hb_font_get_glyph_h_advance(face->hb, id) / face->em;
    glyph->advance = (float) advance;
    hb_glyph_extents_t box;
    if (hb_font_get_glyph_extents(face->hb, id, &box) && box.width) {
        glyph->left = (float) (box.x_bearing / face->em);
        glyph->right = (float) (advance
                                - (box.x_bearing + box.width) / face->em);
    }
}

const struct glyph *
face_glyph(struct face *face, uint32_t c)
{
    static const struct glyph none = { 0 };
    if (c >= 0x110000)
        return &none;
    struct glyph **page = &face->pages[c >> 8];
    if (!*page)
        *page = g_new0(struct glyph, 256);
    struct glyph *glyph = &(*page)[c & 0xFF];
    if (!glyph->known)
        measure(face, c, glyph);
    return glyph;
}

struct face *
fonts_face_for(fonts *f, enum font_role role, uint32_t c, bool latin)
{
    struct face *first = latin ? f->latin[role] : f->han[role];
    struct face *second = latin ? f->han[role] : f->latin[role];
    if (face_glyph(first, c)->id)
        return first;
    if (face_glyph(second, c)->id)
        return second;
    for (size_t i = 0; i < f->n_faces; i++)
        if (face_glyph(f->faces[i], c)->id)
            return f->faces[i];
    return NULL;
}
