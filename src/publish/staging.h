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

/** Change the old folder over for the one that was built, at one stroke where
 *  the system can. */
bool staging_replace(struct staging *s, GError **error);

/** Give it up: what was built and not changed over is removed. */
void staging_close(struct staging *s);

#endif
