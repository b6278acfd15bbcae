#include "pdf/pdf_images.h"

struct pdf_images {
    pdf_file *file;
    GPtrArray *known; /* of const struct page_image */
    GArray *numbers;  /* of their objects */
};

pdf_images *
pdf_images_new(pdf_file *file)
{
    pdf_images *made = g_new0(pdf_images, 1);
    made->file = file;
    made->known = g_ptr_array_new();
    made->numbers = g_array_new(FALSE, FALSE, sizeof(int));
    return made;
}

static int
put_image(pdf_file *file, const struct page_image *pixels)
{
    int number = pdf_reserve(file);
    char *entries = g_strdup_printf(
        "/Type/XObject/Subtype/Image/Width %d/Height %d"
        "/ColorSpace/DeviceRGB/BitsPerComponent 8",
        pixels->columns, pixels->rows);
    struct pdf_stream stream = {
        .entries = entries, .bytes = pixels->rgb,
        .size = (size_t) pixels->columns * (size_t) pixels->rows * 3
    };
    pdf_put_stream(file, number, &stream);
    g_free(entries);
    return number;
}

int
pdf_images_index(pdf_images *images, const struct page_image *pixels)
{
    guint index;
    if (g_ptr_array_find(images->known, pixels, &index))
        return (int) index;
    int number = put_image(images->file, pixels);
    g_ptr_array_add(images->known, (gpointer) pixels);
    g_array_append_val(images->numbers, number);
    return (int) images->known->len - 1;
}

void
pdf_images_finish(pdf_images *images, GString *resources)
{
    if (images->numbers->len)
        g_string_append(resources, "/XObject<<");
    for (guint i = 0; i < images->numbers->len; i++)
        g_string_append_printf(resources, "/I%u %d 0 R", i,
                               g_array_index(images->numbers, int, i));
    if (images->numbers->len)
        g_string_append(resources, ">>");
    g_ptr_array_free(images->known, TRUE);
    g_array_free(images->numbers, TRUE);
    g_free(images);
}
