/* Everything written for one document, into one folder that is changed over
 * whole: the pack, the pages, the sheets, the data, the manifest. */
#ifndef YUSUAN_PUBLISH_PUBLISH_H
#define YUSUAN_PUBLISH_PUBLISH_H

#include "base/finding.h"
#include "base/status.h"
#include "export/export.h"
#include "report/compose.h"
#include "publish/manifest.h"

/** The kinds of output, as in --only. */
enum output_kind {
    OUTPUT_PDF = 1,
    OUTPUT_HTML = 2,
    OUTPUT_SHEETS = 4,
    OUTPUT_DATA = 8,
    OUTPUT_CHARTS = 16,
    OUTPUT_ALL = 31,
    /* Only where they are asked for: each page of the pack as a picture. */
    OUTPUT_PNG = 32,
    OUTPUT_SVG = 64,
    OUTPUT_PAGES = OUTPUT_PDF | OUTPUT_PNG | OUTPUT_SVG
};

/** A step of a document's report that has been done. */
struct publish_step {
    const char *stem;
    const char *output; /* "briefing.pdf", "sheets", "data", "html" */
    size_t done, of;
};

struct publish_options {
    const char *fonts;     /* folder of fonts */
    const char *templates; /* folder of the user's templates; or null */
    const struct theme *theme; /* or null */
    bool gongwen;          /* the pack in GB/T 9704's form */
    bool attach_nothing;   /* the pack does not carry its data */
    unsigned outputs;      /* of enum output_kind */
    bool no_sync;          /* do not wait for the disk */
    int first_page, last_page; /* of the pack, from 1; 0: no bound */
    struct compose_options compose;
    struct export_data_options open_data;
    struct manifest_files files; /* what the manifest names besides */
    /* Draws the document's pages that hold tables into `folder`, as
     * page-7.png. Or null. */
    bool (*draw_pages)(const struct understanding *u, const char *folder,
                       bool show_contacts, GError **error);
    /* After each step; false stops the report. Or null. */
    bool (*step)(void *data, const struct publish_step *step);
    void *data;
};

/** The options go together; EXIT_USAGE says which do not. */
bool publish_check(const struct publish_options *options, GError **error);

/** "pdf,html" → kinds; EXIT_USAGE naming the word that is none. Null: all. */
bool publish_outputs(const char *words, unsigned *outputs, GError **error);

/** Write into `folder`/<u->stem>/, built beside the old one; outputs not asked
 *  for are kept from it. Nothing is changed when anything fails. What the
 *  layout finds (L01…) is added to `found`. */
bool publish_document(const struct understanding *u, const char *folder,
                      const struct publish_options *options, findings *found,
                      GError **error);

/** Write what joins the documents of a run into `folder`, where each has its
 *  own: the pages, and manifest.json with the documents and the pages. A page
 *  of an earlier run that this one does not make is removed; a file that no
 *  run wrote is never touched (EXIT_OUTPUT). */
bool publish_joined(const struct gathering *run, const char *folder,
                    const struct publish_options *options, GError **error);

/** Whether `stem` is among the documents that `folder`'s joined pages list. */
bool publish_is_listed(const char *folder, const char *stem);

#endif
