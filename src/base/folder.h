/* Folders as wholes: made, copied, removed, and changed over so that a good
 * one is never left half replaced. All errors are EXIT_OUTPUT with the name. */
#ifndef YUSUAN_BASE_FOLDER_H
#define YUSUAN_BASE_FOLDER_H

#include "base/status.h"

#include <stdbool.h>

/** Make a folder and those above it; there already is well. */
bool folder_make(const char *path, GError **error);

/** See that files can be made in `path` (which is made if need be). */
bool folder_writable(const char *path, GError **error);

/** Remove a file or a folder with all in it; none there is well. */
bool folder_remove(const char *path, GError **error);

/** Copy a file or a folder with all in it. */
bool folder_copy(const char *from, const char *to, GError **error);

/** Put `staged` in the place of `final` (there or not): the old one is moved to
 *  `aside` (which is not there) first and removed last. */
bool folder_replace(const char *staged, const char *final, const char *aside,
                    GError **error);

/** See that the names in a folder are on the disk (fsync of the folder). */
bool folder_sync_names(const char *path, GError **error);

/** See that all below `path`, and `path`, is on the disk (fsync). */
bool folder_sync(const char *path, GError **error);

/** Relative paths ("sheets/a.pdf") of all files below `path`, sorted; ended by
 *  null, freed with g_strfreev. */
char **folder_list(const char *path);

#endif
