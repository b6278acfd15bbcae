/* The sections of the briefing pack. Private to report/. A section is a row of
 * the table in compose_briefing.c and a function here; its heading is set
 * before it is called. `has_…` tells whether the document has the data. */
#ifndef YUSUAN_REPORT_SECTIONS_H
#define YUSUAN_REPORT_SECTIONS_H

#include "report/parts.h"

struct changes;

/* section_overview.c */
void section_overview(struct composing *c);
/** What the checks say, in one line. */
void part_verdict(struct composing *c);

/* section_checks.c */
void section_checks(struct composing *c);
/* section_findings.c */
bool has_findings(const struct composing *c);
void section_findings(struct composing *c);

/* section_balance.c */
bool has_balance(const struct composing *c);
void section_balance(struct composing *c);
/* section_flow.c */
void part_money_flow(struct composing *c);

/* section_revenue.c */
bool has_revenue(const struct composing *c);
void section_revenue(struct composing *c);

/* section_classes.c */
bool has_function(const struct composing *c);
void section_function(struct composing *c);
bool has_department_economic(const struct composing *c);
void section_department_economic(struct composing *c);
bool has_government_economic(const struct composing *c);
void section_government_economic(struct composing *c);

/* section_basic_project.c */
void section_basic_project(struct composing *c);

/* section_cross.c */
bool has_cross(const struct composing *c);
void section_cross(struct composing *c);
void part_crosswalk(struct composing *c);

/* section_changes.c */
bool has_changes(const struct composing *c);
/** Against the year before; null where that is not among the documents. */
const struct changes *part_changes(struct composing *c);
void section_changes(struct composing *c);
/** Of it, what is said in words and the chart. */
void part_changes_brief(struct composing *c);

/** A total, by the largest changes of 款 to another. */
struct bridge {
    const struct change *total;
    const struct change_list *list;
    const char *before, *now, *source; /* words */
    const char *ends; /* "两年合计": what the first and the last bar are */
    const char *anchor;
};
void part_bridge(struct composing *c, const struct bridge *x);

/* section_plan.c */
/** The budget and the final account of one year, or the plan that a final
 *  account prints beside its outcome. */
bool has_plan(const struct composing *c);
void section_plan(struct composing *c);

/* section_projects.c */
bool has_projects(const struct composing *c);
void section_projects(struct composing *c);

/* section_three_public.c */
bool has_three_public(const struct composing *c);
bool is_three_public_empty(const struct composing *c);
void section_three_public(struct composing *c);

/* section_purchases.c */
bool has_procurement(const struct composing *c);
void section_procurement(struct composing *c);
bool has_service_purchases(const struct composing *c);
void section_service_purchases(struct composing *c);
bool has_funds(const struct composing *c);
bool are_funds_empty(const struct composing *c);
void section_funds(struct composing *c);

/* section_targets.c */
bool has_targets(const struct composing *c);
void section_targets(struct composing *c);

/* section_units.c */
bool has_units(const struct composing *c);
void section_units(struct composing *c);

/* section_appendix.c */
void section_appendix(struct composing *c);
/** One published table in full. */
void part_published(struct composing *c, const struct table *t);

/* section_closing.c */
void section_glossary(struct composing *c);
void section_method(struct composing *c);

/* compose_briefing.c */
/** The sections that stand on a page of the web ("subjects.html"). */
void compose_web_sections(struct composing *c, const char *page);

/** Where the money that is no appropriation comes from, by the revenue table:
 *  "事业收入5.06亿元、其他收入1.00亿元"; null where it does not tell. */
const char *part_other_sources(struct composing *c);

#endif
