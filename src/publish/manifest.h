/* manifest.json: what was read, what it was made with, what was written. */
#ifndef YUSUAN_PUBLISH_MANIFEST_H
#define YUSUAN_PUBLISH_MANIFEST_H

#include "base/finding.h"
#include "base/status.h"
#include "report/compose.h"

/** Files that a report was made with; null where there is none. */
struct manifest_files {
    const char *const *configs; /* ended by null; or null */
    const char *rules, *fixes, *theme;
    const char *templates; /* folder of the user's own */
    const char *fonts;     /* folder */
};

/** What a manifest says besides the files of its folder. */
struct manifest_facts {
    const struct understanding *u;
    const struct compose_options *compose;
    const struct manifest_files *files;
    const char *const *outputs; /* words of --only, ended by null */
    const char *style;         /* "book" */
    int first_page, last_page; /* of the pack; 0: no bound */
    const struct fonts *fonts; /* that pages were set with; or null */
    const findings *layout;    /* what setting the pages came upon */
};

/** manifest.json of `folder`: sha256 of the input, of what the report was made
 *  with and of every file below the folder; the program's version, the choices
 *  made, the findings of the layout. Written last. */
bool manifest_write(const char *folder, const struct manifest_facts *facts,
                    GError **error);

/** The same above the documents of a run: which they were, and the files of
 *  `folder` that join them. */
bool manifest_write_run(const char *folder, const struct gathering *run,
                        const struct compose_options *options,
                        GError **error);

/** What such a manifest in `folder` names, freed with g_strfreev: the paths of
 *  the joining files, the folders of the documents. Empty without one. */
char **manifest_run_files(const char *folder);
char **manifest_run_stems(const char *folder);

#endif
