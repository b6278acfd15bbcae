/* One file an output; what they share is here. */
#ifndef YUSUAN_WRITE_WRITE_H
#define YUSUAN_WRITE_WRITE_H

#include "base/sink.h"
#include "base/status.h"
#include "budget/model.h"
#include "check/check.h"
#include "report/compose.h"
#include "summarize/summarize.h"

/** `show`: the model as a tree for reading. */
void write_tree(sink *out, const struct understanding *u);

struct lint_options {
    bool english; /* else Chinese */
    bool colour;  /* for a terminal */
};

/** `check`: findings and ledger for reading. */
void write_lint(sink *out, const struct understanding *u,
                const struct lint_options *options);

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
bool write_manifest(const char *folder, const struct manifest_facts *facts,
                    GError **error);

/** The same above the documents of a run: which they were, and the files of
 *  `folder` that join them. */
bool write_run_manifest(const char *folder, const struct gathering *run,
                        const struct compose_options *options,
                        GError **error);

/** What such a manifest in `folder` names, freed with g_strfreev: the paths of
 *  the joining files, the folders of the documents. Empty without one. */
char **run_manifest_files(const char *folder);
char **run_manifest_stems(const char *folder);

struct fonts_table_options {
    const char *folder;
    bool verify;  /* also whether every file has the pinned checksum */
    bool english; /* else Chinese */
};

/** Which font serves which role, from the manifest of the folder. False
 *  (EXIT_INPUT) when the fonts cannot be used or are not the pinned ones; the
 *  table is written all the same where there is a manifest. */
bool write_fonts_table(sink *out, const struct fonts_table_options *options,
                       GError **error);

#endif
