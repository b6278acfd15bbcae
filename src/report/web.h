/* Pages of the web: which there are, what stands on each, and the named values
 * that templates may use. A page is a content tree like any other report; html/
 * writes it. Links in a tree are anchors of any page of the site, names of
 * pages ("projects.html"), stems of sheets, or addresses. */
#ifndef YUSUAN_REPORT_WEB_H
#define YUSUAN_REPORT_WEB_H

#include "report/sheets.h"
#include "report/values.h"

struct web_page {
    const char *name;    /* "index.html", "sheets/L12.html" */
    const char *tab;     /* its name in the list of pages; null: not listed */
    const char *heading; /* on the page; its title is made of it */
    const char *lead;    /* a line below the heading; or null */
    const struct report *content;
};

/** The pages of one document, or those that join the documents of a run. */
struct web_site {
    arena *memory;
    const char *stem;        /* the folder; null: of a run */
    const char *title;       /* "2022年部门预算" */
    const char *department;  /* or null */
    const char *year;        /* "2022"; or null */
    const char *description; /* one sentence with the headline figure */
    const char *file, *sha256; /* what was read; or null */
    const char *date, *version;
    bool in_run;             /* other documents lie beside it */
    size_t n;
    struct web_page *pages;  /* index.html first */
    const struct value *values; /* see WEB_FIELDS */
};

/** Owned by `memory`. */
struct web_site *web_document(const struct understanding *u,
                              const struct compose_options *options,
                              arena *memory);
/** index.html, compare.html where a department has two years, evaluations.html
 *  where there are self-evaluations. */
struct web_site *web_run(const struct gathering *run,
                         const struct compose_options *options,
                         arena *memory);
/** The index of the sheets and a page a sheet. */
struct web_site *web_sheets(const struct sheets *s,
                            const struct understanding *u,
                            const struct compose_options *options,
                            arena *memory);

/** What the values of a site hold: for the check of templates and for their
 *  documentation. */
extern const struct value_field WEB_FIELDS[];

/** The names that charts, tables and sections ("chart", "table", "section") can
 *  have, ended by null; a document has some of them. */
const char *const *web_names(const char *kind);

/** The page that holds a line of the published text: "source.html",
 *  "source-2.html". Owned by `memory`. */
const char *web_source_page(int line, arena *memory);

#endif
