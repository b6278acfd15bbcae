/* PNG by Cairo. */
#include "page/image.h"

#include <cairo.h>
#include <errno.h>
#include <string.h>

enum { SIDE_MOST = 4000, CHANNELS = 3 };

/* A pixel with its colours already multiplied by how opaque it is, on white. */
static void
lay_on_white(const uint32_t pixel, bool see_through, unsigned char *rgb)
{
    unsigned blank = see_through ? 255 - (pixel >> 24) : 0;
    for (int k = 0; k < CHANNELS; k++) {
        unsigned shade = (pixel >> (16 - 8 * k) & 255) + blank;
        rgb[k] = (unsigned char) MIN(shade, 255);
    }
}

static void
copy_pixels(cairo_surface_t *from, const struct page_image *to,
            unsigned char *rgb)
{
    bool see_through =
        cairo_image_surface_get_format(from) == CAIRO_FORMAT_ARGB32;
    const unsigned char *bytes = cairo_image_surface_get_data(from);
    size_t stride = (size_t) cairo_image_surface_get_stride(from);
    for (int y = 0; y < to->rows; y++)
        for (int x = 0; x < to->columns; x++, rgb += CHANNELS) {
            uint32_t pixel;
            memcpy(&pixel, bytes + (size_t) y * stride + (size_t) x * 4, 4);
            lay_on_white(pixel, see_through, rgb);
        }
}

static const struct page_image *
refuse(cairo_surface_t *png, const char *why, const char **wrong)
{
    *wrong = why;
    cairo_surface_destroy(png);
    return NULL;
}

const struct page_image *
page_image_load(const char *path, arena *memory, const char **wrong)
{
    errno = 0;
    cairo_surface_t *png = cairo_image_surface_create_from_png(path);
    cairo_status_t status = cairo_surface_status(png);
    if (status == CAIRO_STATUS_FILE_NOT_FOUND && errno)
        return refuse(png, arena_strdup(memory, g_strerror(errno)), wrong);
    if (status != CAIRO_STATUS_SUCCESS)
        return refuse(png,
                      arena_strdup(memory, cairo_status_to_string(status)),
                      wrong);
    int columns = cairo_image_surface_get_width(png);
    int rows = cairo_image_surface_get_height(png);
    if (columns > SIDE_MOST || rows > SIDE_MOST)
        return refuse(png,
                      arena_printf(memory, "%d×%d > %d×%d", columns, rows,
                                   SIDE_MOST, SIDE_MOST),
                      wrong);
    struct page_image *image = arena_one(memory, struct page_image);
    unsigned char *rgb = arena_array(memory, unsigned char,
                                     (size_t) columns * (size_t) rows
                                         * CHANNELS);
    *image = (struct page_image) { columns, rows, rgb };
    copy_pixels(png, image, rgb);
    cairo_surface_destroy(png);
    return image;
}
