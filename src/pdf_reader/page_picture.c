/* A page drawn by poppler on a surface of cairo, as darkness of dots. */
#include "pdf_reader/pdf_reader.h"

#include <math.h>
#include <string.h>

static void
count(cairo_surface_t *observer, cairo_surface_t *target, void *counter)
{
    (void) observer, (void) target;
    ++*(int *) counter;
}

static void
draw(PopplerPage *page, cairo_surface_t *surface, struct picture *p)
{
    cairo_surface_t *seen =
        cairo_surface_create_observer(surface, CAIRO_SURFACE_OBSERVER_NORMAL);
    cairo_t *cairo = cairo_create(seen);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, p->dots, p->dots);
    cairo_surface_observer_add_glyphs_callback(seen, count, &p->n_glyphs);
    cairo_surface_observer_add_fill_callback(seen, count, &p->n_others);
    cairo_surface_observer_add_stroke_callback(seen, count, &p->n_others);
    cairo_surface_observer_add_mask_callback(seen, count, &p->n_others);
    cairo_surface_observer_add_paint_callback(seen, count, &p->n_others);
    poppler_page_render(page, cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(seen);
}

/* The darkest of red, green and blue: light blue lines are lines too. */
static void
darken(cairo_surface_t *surface, struct picture *p)
{
    cairo_surface_flush(surface);
    const guint8 *rows = cairo_image_surface_get_data(surface);
    size_t stride = (size_t) cairo_image_surface_get_stride(surface);
    for (int y = 0; y < p->height; y++) {
        const guint32 *from = (const void *) (rows + (size_t) y * stride);
        guint8 *to = p->grey + (size_t) y * (size_t) p->width;
        for (int x = 0; x < p->width; x++) {
            guint32 c = from[x], r = c >> 16 & 255, g = c >> 8 & 255;
            to[x] = (guint8) MIN(MIN(r, g), c & 255);
        }
    }
}

struct picture *
picture_of(PopplerPage *page, double dots)
{
    double width, height;
    poppler_page_get_size(page, &width, &height);
    struct picture *p = g_new0(struct picture, 1);
    p->dots = dots;
    p->width = MAX((int) ceil(width * dots), 1);
    p->height = MAX((int) ceil(height * dots), 1);
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, p->width, p->height);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        draw(page, surface, p);
        p->grey = g_malloc((gsize) p->width * (gsize) p->height);
        darken(surface, p);
    }
    cairo_surface_destroy(surface);
    if (p->grey)
        return p;
    g_free(p);
    return NULL;
}

void
picture_free(struct picture *p)
{
    if (p)
        g_free(p->grey);
    g_free(p);
}
