/* Glyphs as outlines of thousandths of an em, drawn by HarfBuzz at their first
 * use. Knows no documents. */
#include "text/charstring.h"
#include "text/faces.h"

#include <hb-ot.h>
#include <math.h>

/** A glyph being drawn. */
struct drawing {
    GArray *strokes; /* of struct stroke */
    double scale;    /* thousandths of an em in a unit of the font */
    int x, y;        /* the present point */
    int from_x, from_y; /* where the contour began */
    int box[4];
};

static void
step_to(struct drawing *d, int *step, double x, double y)
{
    int to_x = (int) lround(x * d->scale), to_y = (int) lround(y * d->scale);
    step[0] = to_x - d->x;
    step[1] = to_y - d->y;
    d->x = to_x;
    d->y = to_y;
    d->box[0] = MIN(d->box[0], to_x);
    d->box[1] = MIN(d->box[1], to_y);
    d->box[2] = MAX(d->box[2], to_x);
    d->box[3] = MAX(d->box[3], to_y);
}

static void
move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
        float y, void *user)
{
    (void) funcs, (void) state, (void) user;
    struct drawing *d = data;
    struct stroke stroke = { STROKE_MOVE, { 0 } };
    step_to(d, stroke.d, (double) x, (double) y);
    d->from_x = d->x;
    d->from_y = d->y;
    g_array_append_val(d->strokes, stroke);
}

static void
line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
        float y, void *user)
{
    (void) funcs, (void) state, (void) user;
    struct drawing *d = data;
    struct stroke stroke = { STROKE_LINE, { 0 } };
    step_to(d, stroke.d, (double) x, (double) y);
    if (stroke.d[0] || stroke.d[1])
        g_array_append_val(d->strokes, stroke);
}

/* Curves of the second degree come as those of the third. */
static void
curve_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
         float y1, float x2, float y2, float x, float y, void *user)
{
    (void) funcs, (void) state, (void) user;
    struct drawing *d = data;
    struct stroke stroke = { STROKE_CURVE, { 0 } };
    step_to(d, stroke.d, (double) x1, (double) y1);
    step_to(d, stroke.d + 2, (double) x2, (double) y2);
    step_to(d, stroke.d + 4, (double) x, (double) y);
    g_array_append_val(d->strokes, stroke);
}

/* A contour closes by itself: its last line is left out. */
static void
close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
           void *user)
{
    (void) funcs, (void) state, (void) user;
    struct drawing *d = data;
    struct stroke *last =
        &g_array_index(d->strokes, struct stroke, d->strokes->len - 1);
    if (last->kind != STROKE_LINE || d->x != d->from_x || d->y != d->from_y)
        return;
    d->x -= last->d[0];
    d->y -= last->d[1];
    g_array_set_size(d->strokes, d->strokes->len - 1);
}

hb_draw_funcs_t *
outline_pens(void)
{
    hb_draw_funcs_t *made = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(made, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(made, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(made, curve_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(made, close_path, NULL, NULL);
    return made;
}

static void
draw(const struct face *face, uint32_t glyph, struct drawing *d)
{
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(face->hb, glyph, face->pens, d);
#else
    hb_font_get_glyph_shape(face->hb, glyph, face->pens, d);
#endif
}

/* ------------------------------------------------------------- outlines */

static struct outline *
make_outline(struct face *face, uint32_t glyph)
{
    struct drawing d = {
        .strokes = g_array_new(FALSE, FALSE, sizeof(struct stroke)),
        .scale = 1000 / face->em,
        .box = { G_MAXINT16, G_MAXINT16, G_MININT16, G_MININT16 }
    };
    GByteArray *bytes = g_byte_array_new();
    struct outline *made = arena_one(face->memory, struct outline);
    int width = (int) lround(
        hb_font_get_glyph_h_advance(face->hb, glyph) * d.scale);
    draw(face, glyph, &d);
    charstring_write(bytes, (struct stroke *) d.strokes->data, d.strokes->len,
                     width == OUTLINE_USUAL_WIDTH ? NULL : &width);
    made->charstring = arena_memdup(face->memory, bytes->data, bytes->len);
    made->size = bytes->len;
    made->width = (int16_t) width;
    for (int i = 0; i < 4 && d.strokes->len; i++)
        made->box[i] = (int16_t) d.box[i];
    g_byte_array_free(bytes, TRUE);
    g_array_free(d.strokes, TRUE);
    return made;
}

const struct outline *
face_outline(struct face *face, uint32_t glyph)
{
    gpointer key = GUINT_TO_POINTER(glyph);
    struct outline *outline = g_hash_table_lookup(face->outlines, key);
    if (!outline) {
        outline = make_outline(face, glyph);
        g_hash_table_insert(face->outlines, key, outline);
    }
    return outline;
}

/* ---------------------------------------------------------------- facts */

static int
metric(const struct face *face, hb_ot_metrics_tag_t tag)
{
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(face->hb, tag, &value);
    return (int) lround(value * 1000 / face->em);
}

struct face_facts
face_facts(struct face *face)
{
    return (struct face_facts) {
        .name = face->name,
        .ascent = metric(face, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER),
        .descent = metric(face, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER),
        .cap_height = metric(face, HB_OT_METRICS_TAG_CAP_HEIGHT),
        .weight = (int) hb_style_get_value(face->hb, HB_STYLE_TAG_WEIGHT),
        .slant = (double) hb_style_get_value(face->hb,
                                             HB_STYLE_TAG_SLANT_ANGLE),
    };
}
