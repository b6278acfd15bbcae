/* Colours of sRGB: how far they stand apart, what lies between them. */
#ifndef YUSUAN_PAGE_COLOUR_H
#define YUSUAN_PAGE_COLOUR_H

#include "page/page.h"

/** How well one is read on the other, 1…21 (WCAG 2.2, contrast ratio). */
double colour_contrast(struct colour a, struct colour b);

/** From one to the other: 0 is `from`, 1 is `to`. */
struct colour colour_mixed(struct colour from, struct colour to,
                           double share);

#endif
