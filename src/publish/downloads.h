/* The data files of a document's folder, for lists of what there is to take. */
#ifndef YUSUAN_PUBLISH_DOWNLOADS_H
#define YUSUAN_PUBLISH_DOWNLOADS_H

#include "html/html.h"

/** The tables of open data in `folder`, ended by a null path. */
const struct html_download *publish_downloads(const char *folder,
                                              arena *memory);

#endif
