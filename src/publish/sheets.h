/* The sheets of a document as PDF. Private to publish/. */
#ifndef YUSUAN_PUBLISH_SHEETS_H
#define YUSUAN_PUBLISH_SHEETS_H

#include "base/finding.h"
#include "base/status.h"
#include "layout/layout.h"
#include "report/sheets.h"

/** The sheets of a document, and how they are set. */
struct sheet_pdfs {
    const char *folder; /* which is there */
    const struct sheets *sheets;
    fonts *with;
    const struct theme *theme; /* or null */
    findings *found;
    /* After each sheet; false, with an error, stops the work. */
    bool (*written)(void *data, const char *stem, GError **error);
    void *data;
};

/** <stem>.pdf of each, and all of them as all.pdf, more than one behind an
 *  index. Each is set once. */
bool publish_sheet_pdfs(const struct sheet_pdfs *pdfs, GError **error);

/** index.csv: a row a sheet, by descending money; amounts in 元. */
bool publish_sheets_csv(const char *folder, const struct sheets *s,
                        GError **error);

#endif
