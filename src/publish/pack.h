/* The pack: its PDF, its pages as pictures, its charts by themselves. Private
 * to publish/. */
#ifndef YUSUAN_PUBLISH_PACK_H
#define YUSUAN_PUBLISH_PACK_H

#include "publish/publish.h"
#include "report/web.h"
#include "text/text.h"

struct pack {
    const char *folder; /* which is there */
    const struct understanding *u; /* of a budget */
    const struct publish_options *o;
    fonts *with;
    findings *found;
};

/** What the options ask for: briefing.pdf, pages/<n>.png and .svg,
 *  charts/<n>-<anchor>.svg and .png. */
bool pack_write(const struct pack *p, GError **error);

/** share.png, what messages show of the page: its first chart under one
 *  sentence. Nothing where the page has no chart. */
bool pack_share(const struct pack *p, const struct web_site *site,
                GError **error);

#endif
