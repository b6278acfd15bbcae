/* Characters: folding for comparison, and what kind a character is. The only
 * place that knows utf8proc. Printed text is never changed by these, only the
 * copies that are compared. */
#ifndef YUSUAN_BASE_UNICODE_H
#define YUSUAN_BASE_UNICODE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/** NFKC of `text` (full-width digits and marks become ASCII, Kangxi radicals
 *  the unified characters), owned by the arena. Invalid UTF-8 is kept. */
char *unicode_nfkc(arena *a, const char *text);

/** The form in which words are matched: NFKC, all white space removed, every
 *  kind of quotation mark, bracket and dash brought to one, ASCII letters in
 *  lower case. For comparing only, never for print. */
char *unicode_fold(arena *a, const char *text);

bool unicode_is_han(uint32_t c);
/** White space of any kind: no-break, ideographic, zero-width too. */
bool unicode_is_space(uint32_t c);
/** Columns in a terminal: 2 for wide characters, 0 for combining ones. */
int unicode_width(uint32_t c);
/** Columns of a whole text. */
int unicode_text_width(const char *text);

/** Remove spaces and line breaks that stand beside a Han character or a
 *  full-width mark; other runs of white space become one space; trim. Owned
 *  by the arena. This is the form in which text is shown and written. */
char *unicode_tidy(arena *a, const char *text);

#endif
