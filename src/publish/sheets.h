/* The sheets of a document as PDF. Private to publish/. */
#ifndef YUSUAN_PUBLISH_SHEETS_H
#define YUSUAN_PUBLISH_SHEETS_H

#include "base/finding.h"
#include "base/status.h"
#include "layout/layout.h"
#include "report/sheets.h"

/** sheets/<stem>.pdf of each, and all of them behind an index as all.pdf, into
 *  `folder`, which is there. Each is set once. */
bool publish_sheet_pdfs(const char *folder, const struct sheets *sheets,
                        fonts *with, const struct layout_options *how,
                        findings *found, GError **error);

#endif
