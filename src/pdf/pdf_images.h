/* Pictures of pixels (ISO 32000-1, 8.9): each once, however often painted. */
#ifndef YUSUAN_PDF_PDF_IMAGES_H
#define YUSUAN_PDF_PDF_IMAGES_H

#include "page/page.h"
#include "pdf/pdf_objects.h"

typedef struct pdf_images pdf_images;

pdf_images *pdf_images_new(pdf_file *file);

/** The place of a picture in the resources: it is called I0, I1 …  Written at
 *  its first use. */
int pdf_images_index(pdf_images *images, const struct page_image *pixels);

/** The pictures' names and references into `resources`. Frees them. */
void pdf_images_finish(pdf_images *images, GString *resources);

#endif
