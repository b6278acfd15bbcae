/* A site being written. Private to html/. */
#ifndef YUSUAN_HTML_SITE_H
#define YUSUAN_HTML_SITE_H

#include "html/html.h"
#include "html/template.h"
#include "html/tree.h"

struct writing_site {
    const struct html_options *options;
    const struct web_site *sites[2]; /* of the document, of its sheets */
    const struct web_site *site;     /* whose page is being written */
    const struct web_page *page;
    struct links *links;
    arena *memory;
};

/** The address at which a page will be published; null without --base-url. */
const char *site_address(const struct writing_site *s, const char *page);

/** <meta> and <link> elements of a page and, on the first of a document, the
 *  schema.org Dataset (site_meta.c). */
void site_write_meta(const struct writing_site *s, sink *out);
/** The table of the files there are to take (site_files.c). */
void site_write_downloads(const struct writing_site *s, sink *out);

/** What stands beside the pages: style sheet, script, icon, the files beside
 *  the user's templates, the search index, the list of pages for crawlers. */
bool site_write_files(const struct writing_site *s, GError **error);

/** A file for people to take. */
struct site_file {
    const char *path, *title, *format, *type, *size, *sha256;
};
/** All there are, ended by a null path. */
const struct site_file *site_files(const struct writing_site *s);

/** A name as a page of the user's own among the templates ("leaflet.html");
 *  ended by null, freed with g_strfreev. What is named almost like one of the
 *  program's pages is added to `errors`. */
char **site_own_pages(const struct writing_site *s, struct complaints *errors);

bool site_write_bytes(const struct writing_site *s, const char *name,
                      const char *bytes, size_t size, GError **error);

#endif
