/* Sites of pages → HTML: one walk over the content trees, put into a frame,
 * with what stands beside them. Knows no budgets. */
#ifndef YUSUAN_HTML_HTML_H
#define YUSUAN_HTML_HTML_H

#include "base/status.h"
#include "chart/chart.h"
#include "report/web.h"

/** A file for people to take, besides those that stand in the list. */
struct html_download {
    const char *path, *title;
};

struct html_options {
    const char *folder;    /* where the pages go */
    const char *templates; /* folder of the user's own; or null */
    const char *base_url;  /* where the output folder will be published,
                              "https://…/"; or null */
    const char *outside;   /* folder of the files that the pages may lead to,
                              where that is not `folder`: of a run, its
                              documents'. Null: the same */
    const struct html_download *downloads; /* ended by a null path; or null */
    const struct colour *accent; /* of the pages and charts; null: the usual */
    const char *logo;            /* a PNG for the head of the pages; or null */
};

/** Write the pages of a document, of its sheets, or both; either may be null,
 *  then the other's links lead to what the folder holds. Style sheet, script,
 *  search index and the files beside the user's templates go with the
 *  document. Errors of templates are listed all, a line each (EXIT_USAGE). */
bool html_write(const struct web_site *document, const struct web_site *sheets,
                const struct html_options *options, GError **error);

/** The built-in templates as files in `folder`, with a page about the names
 *  that they may use; refuses (EXIT_OUTPUT) to write over a file. */
bool html_write_templates(const char *folder, GError **error);

#endif
