/* What both kinds of sheet are made of. Private to report/. */
#ifndef YUSUAN_REPORT_SHEET_PARTS_H
#define YUSUAN_REPORT_SHEET_PARTS_H

#include "report/parts.h"

#define SHEET_TARGETS "项目支出绩效目标表"
#define SHEET_EVALUATIONS "项目支出绩效自评表"

/** A report of one sheet, or of all; `kind` one of the above. */
void sheet_begin(struct composing *c, const char *title, const char *kind);

/** A name and its value, "–" where there is none. */
struct field sheet_field(arena *a, const char *name, const char *value);
void sheet_fields(struct composing *c, const struct field *fields, size_t n);

/** "15,000.000000万元", "–", or the unreadable text as printed. */
const char *sheet_figure(arena *a, const struct figure *f);
/** "084 某某委员会", or the one of both that there is. */
const char *sheet_coded(arena *a, const struct coded *what);

/** A heading inside a sheet; in no contents and no outline. */
void sheet_heading(struct composing *c, const char *text);

/** Findings that stand between two lines, as a list; nothing where none. */
void sheet_findings(struct composing *c, int first, int last);
void sheet_signatures(struct composing *c);

/** The name a sheet is headed with. */
const char *sheet_project_name(arena *a, const struct project *p);
const char *sheet_evaluation_name(const struct evaluation *e);

/** The contents of sheet `i`, added to c->r. */
void sheet_of_targets(struct composing *c, size_t i);
void sheet_of_evaluation(struct composing *c, size_t i);

#endif
