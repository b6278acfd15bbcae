/* A page as a picture: pixels, or outlines. */
#include "paint/paint.h"

#include "base/sink.h"
#include "base/status.h"
#include "paint/canvas.h"

#include <cairo-svg.h>
#include <math.h>

static cairo_status_t
collect(void *out, const unsigned char *more, unsigned int size)
{
    sink_write(out, more, size);
    return CAIRO_STATUS_SUCCESS;
}

static void
paint(cairo_surface_t *surface, const struct page *page, double scale)
{
    struct canvas canvas;
    paint_type *type = cut_faces_new(page);
    cairo_t *to = cairo_create(surface);
    cairo_scale(to, scale, scale);
    canvas_open(&canvas, to, type);
    canvas_page(&canvas, page);
    canvas_close(&canvas);
    cairo_destroy(to);
    paint_type_free(type);
}

/* The file is written where all went well; the sink is closed in any case. */
static bool
close_picture(sink *out, cairo_status_t status, const char *path,
              GError **error)
{
    bool good = sink_close(out, error);
    if (good && status != CAIRO_STATUS_SUCCESS)
        good = status_fail(error, EXIT_OUTPUT, "%s：画不成：%s",
                           "%s: cannot be painted: %s", path,
                           cairo_status_to_string(status));
    return good;
}

bool
paint_png(const char *path, const struct page *page, double resolution,
          GError **error)
{
    double scale = resolution / 72;
    cairo_surface_t *pixels = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int) lround(page->width * scale),
        (int) lround(page->height * scale));
    sink *out = sink_to_file(path);
    paint(pixels, page, scale);
    cairo_status_t status =
        cairo_surface_write_to_png_stream(pixels, collect, out);
    cairo_surface_destroy(pixels);
    return close_picture(out, status, path, error);
}

bool
paint_svg(const char *path, const struct page *page, GError **error)
{
    sink *out = sink_to_file(path);
    cairo_surface_t *outlines = cairo_svg_surface_create_for_stream(
        collect, out, page->width, page->height);
    paint(outlines, page, 1);
    cairo_surface_finish(outlines);
    cairo_status_t status = cairo_surface_status(outlines);
    cairo_surface_destroy(outlines);
    return close_picture(out, status, path, error);
}
