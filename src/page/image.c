/* PNG by libpng's simplified reading. */
#include "page/image.h"

#include <png.h>
#include <string.h>

enum { SIDE_MOST = 4000, CHANNELS = 3 };

static const struct page_image *
refuse(png_image *png, const char *why, const char **wrong)
{
    *wrong = why;
    png_image_free(png);
    return NULL;
}

const struct page_image *
page_image_load(const char *path, arena *memory, const char **wrong)
{
    png_image png = { .version = PNG_IMAGE_VERSION };
    png_color white = { 255, 255, 255 };
    if (!png_image_begin_read_from_file(&png, path))
        return refuse(&png, arena_strdup(memory, png.message), wrong);
    if (png.width > SIDE_MOST || png.height > SIDE_MOST)
        return refuse(&png,
                      arena_printf(memory, "%u×%u > %d×%d", png.width,
                                   png.height, SIDE_MOST, SIDE_MOST),
                      wrong);
    png.format = PNG_FORMAT_RGB;
    struct page_image *image = arena_one(memory, struct page_image);
    unsigned char *rgb = arena_array(memory, unsigned char,
                                     (size_t) png.width * png.height
                                         * CHANNELS);
    if (!png_image_finish_read(&png, &white, rgb, 0, NULL))
        return refuse(&png, arena_strdup(memory, png.message), wrong);
    *image = (struct page_image) { (int) png.width, (int) png.height, rgb };
    return image;
}
