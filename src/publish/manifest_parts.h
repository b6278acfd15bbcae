/* What both manifests are made of: that of a document, that of a run. Private
 * to publish/. */
#ifndef YUSUAN_PUBLISH_MANIFEST_PARTS_H
#define YUSUAN_PUBLISH_MANIFEST_PARTS_H

#include "base/status.h"
#include "report/gathering.h"

#include <jansson.h>

/** Name and sha256 of what was read. */
json_t *manifest_input(const struct understanding *u);

/** Path, size and sha256 of every file below `folder` but its manifest. */
json_t *manifest_files_of(const char *folder);

/** Write manifest.json of `folder`; takes `manifest`. */
bool manifest_close(json_t *manifest, const char *folder, GError **error);

#endif
