/* What an office gives its packs: colours, sizes, logo, motto, fonts. The
 * file's form is in docs/theme.md. */
#ifndef YUSUAN_LAYOUT_THEME_H
#define YUSUAN_LAYOUT_THEME_H

#include "base/arena.h"
#include "base/status.h"
#include "page/colour.h"
#include "page/page.h"
#include "text/names.h"

struct theme;

/** Read a theme; owned by `memory`. Null with EXIT_INPUT when the file cannot
 *  be read, with EXIT_USAGE and all that is wrong, "FILE:LINE: …", otherwise:
 *  unknown keys, sizes out of bounds, colours that cannot be read on paper, a
 *  logo that is no PNG. Paths in it are from its own folder. */
const struct theme *theme_load(const char *path, arena *memory,
                               GError **error);

/** The line below the title on the cover; or null. */
const char *theme_motto(const struct theme *theme);

/** What pages of the web take of it: the accent and the file of the logo; null
 *  where it says nothing of them. Lent. */
const struct colour *theme_accent(const struct theme *theme);
const char *theme_logo(const struct theme *theme);

/** The fonts it wants by name, for fonts_open_named; lent. */
const struct font_names *theme_fonts(const struct theme *theme);

#endif
