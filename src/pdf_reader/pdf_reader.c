/* yusuan-pdf: a PDF from standard input, as plain lines to standard output:
 * characters with their boxes, ruled lines, pictures. Knows no tables. */
#include "pdf_reader/pdf_reader.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PAGE_LIMIT = 2000,
    SIDE_LIMIT = 14400 /* points: the most that a PDF may have */
};

/* --------------------------------------------------------------- pictures */

/* Most of the page is not white, or it has hardly a character to be seen. */
static bool
may_be_pictures(const struct picture *p, const struct characters *c)
{
    enum { FEW = 20, WHITE = 250 };
    size_t n = (size_t) p->width * (size_t) p->height, coloured = 0;
    for (size_t i = 0; i < n; i++)
        coloured += p->grey[i] < WHITE;
    return c->n < FEW || !p->n_glyphs || coloured * 2 > n;
}

/* Where pictures stand: (left, top, right, bottom). Poppler goes through the
 * whole page for them, which takes its time. */
static void
images_write(PopplerPage *page)
{
    double height;
    poppler_page_get_size(page, NULL, &height);
    GList *images = poppler_page_get_image_mapping(page);
    for (GList *l = images; l; l = l->next) {
        const PopplerRectangle *a = &((PopplerImageMapping *) l->data)->area;
        printf("image %.2f %.2f %.2f %.2f\n", a->x1, height - a->y2, a->x2,
               height - a->y1);
    }
    poppler_page_free_image_mapping(images);
}

/* ------------------------------------------------------------------ pages */

static void
page_write(PopplerPage *page, int number)
{
    double width, height;
    poppler_page_get_size(page, &width, &height);
    width = CLAMP(width, 1, SIDE_LIMIT);
    height = CLAMP(height, 1, SIDE_LIMIT);
    printf("page %d %.2f %.2f\n", number, width, height);
    struct characters *c = characters_of(page);
    characters_write(page, c);
    struct picture *p = picture_of(page);
    if (p) {
        lines_write(p, c);
        if (may_be_pictures(p, c))
            images_write(page);
        printf("drawn %d %d\n", p->n_glyphs, p->n_others);
    }
    picture_free(p);
    characters_free(c);
    puts("end");
}

static int
refuse(const GError *error)
{
    bool locked = g_error_matches(error, POPPLER_ERROR,
                                  POPPLER_ERROR_ENCRYPTED);
    puts(locked ? "error encrypted" : "error damaged");
    return 1;
}

static void
pages_write(PopplerDocument *document, int n)
{
    for (int i = 0; i < n && !ferror(stdout); i++) {
        PopplerPage *page = poppler_document_get_page(document, i);
        if (page)
            page_write(page, i + 1);
        else
            printf("page %d 0 0\nlost\nend\n", i + 1);
        g_clear_object(&page);
        fflush(stdout);
    }
}

int
main(int n_arguments, char **arguments)
{
    GError *error = NULL;
    setlocale(LC_ALL, "C");
    puts("yusuan-pdf 1");
    PopplerDocument *document = poppler_document_new_from_fd(
        0, g_getenv("YUSUAN_PDF_PASSWORD"), &error);
    if (!document)
        return refuse(error);
    int n = poppler_document_get_n_pages(document);
    printf("pages %d\n", n);
    if (n > PAGE_LIMIT) {
        puts("error pages");
        return 1;
    }
    if (n_arguments != 3)
        pages_write(document, n);
    else if (strcmp(arguments[1], "--pictures") != 0 ||
             !pictures_write(document, arguments[2]))
        return 2;
    puts("done");
    g_object_unref(document);
    return 0;
}
