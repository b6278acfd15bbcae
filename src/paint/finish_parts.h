/* What finishing a PDF is made of. Private to finish*.c. */
#ifndef YUSUAN_PAINT_FINISH_PARTS_H
#define YUSUAN_PAINT_FINISH_PARTS_H

#include "paint/elements.h"
#include "paint/finish_file.h"

#define FINISH_LANGUAGE "zh-CN"

/** XMP for a part of ISO 19005, and the information dictionary: the same words
 *  in both. Their numbers. A date only where SOURCE_DATE_EPOCH has one. */
int finish_metadata(finish_file *file, const struct pages *pages, int part);
int finish_information(finish_file *file, const struct pages *pages);

/** A page's content, and what is told of its marks. */
struct content {
    const char *bytes;
    size_t size;
    /* The text that is given beside the glyphs of a mark; or null. Lent. */
    const char *(*beside)(const void *data, int mark);
    const void *data;
};

/** The content with all that no element holds marked as artifact, and text
 *  beside glyphs where it is needed. Caller frees. */
char *finish_content(const struct content *content, size_t *size);

#endif
