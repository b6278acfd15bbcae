/* What the pages of the web are made of. Private to report/. */
#ifndef YUSUAN_REPORT_WEB_PARTS_H
#define YUSUAN_REPORT_WEB_PARTS_H

#include "report/sections.h"
#include "report/web.h"

/** 部门预算, 部门决算, 项目支出绩效自评. */
const char *web_kind_words(const struct budget *b);
/** "2022年部门预算". */
const char *web_title(const struct budget *b, arena *a);

/** Begin a page: a composition whose report is the page's content. */
struct composing web_compose(const struct understanding *u,
                             const struct compose_options *options, arena *a);
/** Add a page to the site. */
void web_add(struct web_site *site, struct web_page page);

/** A list of one line: links to pages. */
struct web_link {
    const char *text, *link;
};
void web_links(struct composing *c, const struct web_link *links, size_t n);

/* web_front.c */
void web_front(struct composing *c);
/** One sentence with the headline figure. */
const char *web_description(struct composing *c);

/* web_subjects.c: the table of a classification, 类 by 类, each of which folds;
 * below a function's leaf what it is spent on. */
void web_subjects(struct composing *c, enum classification which,
                  const char *anchor);

/* web_tables.c: tables.html and the pages of large tables, source.html and
 * those of long texts. */
void web_tables(struct web_site *site, const struct understanding *u,
                const struct compose_options *options);
void web_source(struct web_site *site, const struct understanding *u,
                const struct compose_options *options);

/* web_evaluations.c */
void web_evaluations(struct web_site *site, const struct gathering *run,
                     const struct compose_options *options);

/* web_values.c */
struct value *web_values(const struct web_site *site, struct composing *c);

#endif
