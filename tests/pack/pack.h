/* Checks of content trees. */
#ifndef YUSUAN_TESTS_PACK_H
#define YUSUAN_TESTS_PACK_H

#include "report/compose.h"

extern int faults;
/** Say and count a fault; `about` may be null. */
void fault(const char *file, const char *what, const char *about);

/** Anchors, links, references, tables. */
void check_tree(const struct understanding *u, const struct report *r);

/** Every amount that a text says is the rounding of a figure of the document,
 *  of a sum by subject, project or unit, or of what such a sum leaves of a
 *  whole. */
void check_amounts(const struct understanding *u, const struct report *r,
                   arena *memory);

/** What is said: headings, texts, captions; figures of tables left out. Freed
 *  with g_free. */
char *tree_text(const struct report *r);

#endif
