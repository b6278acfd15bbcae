/* The running text beside the tables. */
#ifndef YUSUAN_RECOGNIZE_PROSE_H
#define YUSUAN_RECOGNIZE_PROSE_H

#include "recognize/section.h"

/** Fill the budget's sentences: those that hold a figure of money or a
 *  percentage and stand outside the tables. */
void prose_read(struct recognizing *r, const struct section *sections,
                size_t n);

#endif
