/* Everything written for one document, into one folder that is changed over
 * whole: the pack, the pages, the sheets, the data, the manifest. */
#ifndef YUSUAN_PUBLISH_PUBLISH_H
#define YUSUAN_PUBLISH_PUBLISH_H

#include "base/status.h"
#include "report/compose.h"

/** The kinds of output, as in --only. */
enum output_kind {
    OUTPUT_PDF = 1,
    OUTPUT_HTML = 2,
    OUTPUT_SHEETS = 4,
    OUTPUT_DATA = 8,
    OUTPUT_ALL = 15
};

struct publish_options {
    const char *fonts;     /* folder of fonts */
    const char *templates; /* folder of the user's templates; or null */
    bool gongwen;          /* the pack in GB/T 9704's form */
    unsigned outputs;      /* of enum output_kind */
    struct compose_options compose;
};

/** "pdf,html" → kinds; EXIT_USAGE naming the word that is none. Null: all. */
bool publish_outputs(const char *words, unsigned *outputs, GError **error);

/** Write into `folder`/`stem`/, built beside the old one; outputs not asked
 *  for are kept from it. Nothing is changed when anything fails. */
bool publish_document(const struct understanding *u, const char *folder,
                      const char *stem, const struct publish_options *options,
                      GError **error);

#endif
