/* A page drawn by poppler on a surface of cairo, as darkness of dots. */
#include "pdf_reader/pdf_reader.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DOT_LIMIT = 16 * 1000 * 1000 };
#define DOTS_PER_POINT (100 / 72.0)

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
picture_of(PopplerPage *page)
{
    double width, height;
    poppler_page_get_size(page, &width, &height);
    struct picture *p = g_new0(struct picture, 1);
    p->dots = DOTS_PER_POINT;
    while (width * p->dots * height * p->dots > DOT_LIMIT)
        p->dots /= 2;
    p->width = MAX((int) ceil(width * p->dots), 1);
    p->height = MAX((int) ceil(height * p->dots), 1);
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

/* ------------------------------------------------------------ as pictures */

enum { HEIGHT_OF_PDF = 2 }; /* how much of a line around a box is its own */

static void
paint_over(struct picture *p, double left, double top, double right,
           double bottom)
{
    enum { COVER = 200 };
    int x0 = (int) CLAMP(left * p->dots, 0, p->width);
    int x1 = (int) CLAMP(right * p->dots + 1, 0, p->width);
    int y0 = (int) CLAMP(top * p->dots, 0, p->height);
    int y1 = (int) CLAMP(bottom * p->dots + 1, 0, p->height);
    for (int y = y0; y < y1; y++)
        memset(p->grey + (size_t) y * (size_t) p->width + x0, COVER,
               (size_t) MAX(x1 - x0, 0));
}

/* Where a text stands in the box; the whole box where it is not found. */
static void
hide_text(PopplerPage *page, struct picture *p, const double *box,
          const char *text)
{
    double height;
    bool any = false;
    poppler_page_get_size(page, NULL, &height);
    GList *found = *text ? poppler_page_find_text(page, text) : NULL;
    for (GList *l = found; l; l = l->next) {
        const PopplerRectangle *r = l->data;
        double top = height - r->y2, bottom = height - r->y1;
        if (bottom < box[1] - HEIGHT_OF_PDF || top > box[3] + HEIGHT_OF_PDF)
            continue;
        paint_over(p, r->x1, top, r->x2, bottom);
        any = true;
    }
    g_list_free_full(found, (GDestroyNotify) poppler_rectangle_free);
    if (!any)
        paint_over(p, box[0], box[1], box[2], box[3]);
}

/* Each line of YUSUAN_PDF_HIDE: page, box, text. */
static void
hide(PopplerPage *page, struct picture *p, int number)
{
    const char *all = g_getenv("YUSUAN_PDF_HIDE");
    char **lines = g_strsplit(all ? all : "", "\n", -1);
    for (char **line = lines; *line; line++) {
        char *rest = *line;
        double box[4];
        if ((int) g_ascii_strtoll(rest, &rest, 10) != number)
            continue;
        for (int i = 0; i < 4; i++)
            box[i] = g_ascii_strtod(rest, &rest);
        hide_text(page, p, box, rest + (*rest == ' '));
    }
    g_strfreev(lines);
}

static cairo_status_t
gather(void *bytes, const unsigned char *more, unsigned int size)
{
    g_byte_array_append(bytes, more, size);
    return CAIRO_STATUS_SUCCESS;
}

/* In grey: a surface of one channel. */
static void
picture_write(const struct picture *p, int number)
{
    GByteArray *bytes = g_byte_array_new();
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_A8, p->width, p->height);
    size_t stride = (size_t) cairo_image_surface_get_stride(surface);
    guint8 *to = cairo_image_surface_get_data(surface);
    for (int y = 0; to && y < p->height; y++)
        memcpy(to + (size_t) y * stride,
               p->grey + (size_t) y * (size_t) p->width, (size_t) p->width);
    cairo_surface_mark_dirty(surface);
    cairo_surface_write_to_png_stream(surface, gather, bytes);
    cairo_surface_destroy(surface);
    printf("picture %d %u\n", number, bytes->len);
    fwrite(bytes->data, 1, bytes->len, stdout);
    g_byte_array_unref(bytes);
}

bool
pictures_write(PopplerDocument *document, const char *pages)
{
    int n = poppler_document_get_n_pages(document);
    while (*pages) {
        char *rest;
        long number = strtol(pages, &rest, 10);
        if (rest == pages || number < 1 || number > n)
            return false;
        PopplerPage *page = poppler_document_get_page(document,
                                                      (int) number - 1);
        struct picture *p = page ? picture_of(page) : NULL;
        if (p) {
            hide(page, p, (int) number);
            picture_write(p, (int) number);
        }
        picture_free(p);
        g_clear_object(&page);
        pages = rest + (*rest == ',');
    }
    return true;
}
