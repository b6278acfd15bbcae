/* Where links of content trees lead on the web. Private to html/. */
#ifndef YUSUAN_HTML_LINKS_H
#define YUSUAN_HTML_LINKS_H

#include "report/web.h"

struct links;

/** The anchors of all pages of both sites (either may be null). What stands in
 *  none of them leads to a file below `outside`, or nowhere. */
struct links *links_new(const struct web_site *const sites[2],
                        const char *outside, arena *memory);
void links_free(struct links *l);

/** The address, seen from `page`, of an anchor, a page, a sheet's stem or a
 *  file; null where it leads nowhere. Owned by the arena. */
const char *links_find(const struct links *l, const char *page,
                       const char *link);
/** Of a span, whose line of the published text comes first. */
const char *links_span(const struct links *l, const char *page,
                       const struct span *span);

/** The file of a chart by itself, "charts/01-overview.png"; null where there is
 *  none. */
const char *links_chart(const struct links *l, const char *page,
                        const char *name, const char *kind);

/** "" or "../": from a page to the top of its site. */
const char *links_up(const char *page);

#endif
