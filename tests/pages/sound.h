/* What no page may have: text outside of the margins, text on text, text under
 * a rule, a heading at its foot, nothing at all. */
#ifndef YUSUAN_TESTS_SOUND_H
#define YUSUAN_TESTS_SOUND_H

#include "layout/style.h"

#include <glib.h>

/** Look at all pages; a line of `say` for each fault, beginning with `name`.
 *  The number of faults. */
size_t pages_faults(const struct pages *pages,
                    const struct sheet_style *style, const char *name,
                    GString *say);

#endif
