/* Whether files that were written are whole. */
#ifndef YUSUAN_PUBLISH_WHOLE_H
#define YUSUAN_PUBLISH_WHOLE_H

#include "base/status.h"

#include <stdbool.h>

/** Open every file below `folder` again and see that it begins and ends as its
 *  format demands, so that none that was cut short is reported as good.
 *  EXIT_OUTPUT names the first that is not. */
bool whole_check(const char *folder, GError **error);

#endif
