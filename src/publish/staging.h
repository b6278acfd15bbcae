/* A folder built beside the one whose place it takes. Two runs never build the
 * same one, and nothing that yusuan did not write is ever replaced. All errors
 * are EXIT_OUTPUT. */
#ifndef YUSUAN_PUBLISH_STAGING_H
#define YUSUAN_PUBLISH_STAGING_H

#include "base/status.h"

#include <stdbool.h>

/** Zero is a closed one. */
struct staging {
    char *path;  /* the folder being built: empty when opened */
    char *final; /* the folder it is for; null: its files go into several */
    int lock;    /* open while it is ours */
};

/** Begin to build `folder`/`stem`. Fails where that is anything but a folder
 *  written by yusuan (it has a manifest of ours) or an empty one, and where
 *  another run is building it just now. */
bool staging_open(struct staging *s, const char *folder, const char *stem,
                  GError **error);

/** The same for files that lie in `folder` itself. */
bool staging_open_files(struct staging *s, const char *folder, GError **error);

/** See that every file in it is whole and, with `sync`, on the disk. */
bool staging_finish(const struct staging *s, bool sync, GError **error);

/** The same, then put it in the place of the old folder, atomically where the
 *  system can. */
bool staging_replace(struct staging *s, bool sync, GError **error);

/** Give it up: what was built and not changed over is removed. */
void staging_close(struct staging *s);

#endif
