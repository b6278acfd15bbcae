/* Text that cannot become markup. Private to html/. */
#ifndef YUSUAN_HTML_ESCAPE_H
#define YUSUAN_HTML_ESCAPE_H

#include "base/sink.h"

#include <stdbool.h>

/** Text; ` name="text"`. Control characters are replaced, marks that turn the
 *  direction of writing become visible. */
void escape_text(sink *out, const char *text);
void escape_attribute(sink *out, const char *name, const char *text);

/** http, https, a fragment or a relative path. */
bool escape_is_safe_url(const char *url);

#endif
