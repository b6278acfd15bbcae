/* The manifest of a folder of fonts: which file serves which role, and what
 * that file was when it was fetched. Private to text/. */
#ifndef YUSUAN_TEXT_FONT_MANIFEST_H
#define YUSUAN_TEXT_FONT_MANIFEST_H

#include "base/status.h"
#include "text/names.h"

#include <glib.h>
#include <stdbool.h>

#define FONTS_REMEDY "请运行fonts/fetch.sh"
#define FONTS_REMEDY_EN "run fonts/fetch.sh"

/** A row of the manifest. */
struct font_row {
    char *role, *family, *style, *file, *package;
    goffset size; /* 0: not given */
    gint64 date;  /* 0: not given */
};

/** The rows of folder/manifest.tsv (of struct font_row); none where there is
 *  no such file and all roles are named. Null with EXIT_INPUT. */
GArray *font_manifest_read(const char *folder, const struct font_names *names,
                           GError **error);

/** The row of a role, or null. Lent. */
const struct font_row *font_manifest_find(const GArray *rows,
                                          const char *role);

/** See that the file is there and has the size and date it had when it was
 *  fetched; EXIT_INPUT naming role, file and package otherwise. */
bool font_manifest_check(const char *folder, const struct font_row *row,
                         GError **error);

#endif
