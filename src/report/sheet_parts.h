/* What both kinds of sheet are made of. Private to report/. */
#ifndef YUSUAN_REPORT_SHEET_PARTS_H
#define YUSUAN_REPORT_SHEET_PARTS_H

#include "report/parts.h"
#include "budget/decimal.h"
#include "report/sheets.h"
#include "summarize/elsewhere.h"
#include "summarize/meeting.h"

#define SHEET_TARGETS "项目支出绩效目标表"
#define SHEET_EVALUATIONS "项目支出绩效自评表"

/** See sheets.h. */
struct sheets {
    const struct understanding *u;
    const struct compose_options *options;
    arena *memory;
    size_t n;
    struct sheet_facts *facts;
    size_t *ranking;
    const struct elsewhere *elsewhere; /* of projects */
    const struct evaluation **answers; /* of projects: the self-evaluation of
                                          the run that answers to it, or null */
    size_t n_findings;
    size_t *owner; /* of each finding: its sheet, or SIZE_MAX */
};

/** One sheet being composed. */
struct sheet {
    struct report *r;
    arena *a;
    const struct sheets *s;
    const struct sheet_facts *f;
    const struct project *project;       /* or null */
    const struct evaluation *evaluation; /* or null */
    size_t i;
};

/** The name a sheet is headed with. */
const char *sheet_project_name(arena *a, const struct project *p);
const char *sheet_evaluation_name(const struct evaluation *e);
/** An indicator with a number. */
bool sheet_is_measurable(const struct indicator *i);

/* ----------------------------------------------------------------- words */

/** "15,000.00", "29.7412": 万元, exact, at least two places. */
const char *sheet_wan(arena *a, money amount);
/** The shortest digits of a score; null where it is not known. */
const char *sheet_score(arena *a, struct decimal value);
/** "≥10家": as printed in three cells. */
const char *sheet_target(arena *a, const struct indicator *i);
/** "61.54%" of a count. */
const char *sheet_share(arena *a, size_t part, size_t of);
/** "084 某某委员会", or the one of both that there is. */
const char *sheet_coded(arena *a, const struct coded *what);

/* ----------------------------------------------------------------- texts */

/** One span; null gives an empty text. `line`: see struct span. */
struct text sheet_text(arena *a, enum span_style style, const char *text,
                       int line);
/** The text with names and phones of people masked, unless they are shown. */
const char *sheet_masked(const struct sheet *sh, const char *text);
/** An amount with its unit, "–", or the unreadable text as printed; leads to
 *  its line, marked where repaired. */
struct text sheet_figure(arena *a, const struct figure *f);

/* ---------------------------------------------------------------- blocks */

/** A heading inside a sheet; in no contents and no outline. */
void sheet_heading(struct sheet *sh, const char *text);
void sheet_paragraph(struct sheet *sh, const char *text);
void sheet_note(struct sheet *sh, const char *text);
void sheet_list(struct sheet *sh, const struct text *items, size_t n);
/** Name–value pairs; those without value are left out. */
void sheet_fields(struct sheet *sh, const struct field *fields, size_t n);
void sheet_figures(struct sheet *sh, const struct key_figure *items, size_t n);
/** A chart of a sheet has no number. Lent for placing it beside another. */
struct block *sheet_chart(struct sheet *sh, const struct chart *chart);
/** Every finding about this project or form. */
void sheet_findings(struct sheet *sh);
/** Whether one of them stands on this line. */
bool sheet_is_doubted(const struct sheet *sh, int line);
/** Lines of the published text, place among all, and the sign-off. */
void sheet_close(struct sheet *sh);

/** A table with its head, all cells blank. */
struct report_table *sheet_table(struct sheet *sh, const char *caption,
                                 const struct tabling_column *columns,
                                 size_t n_columns, size_t n_rows);
/** Fill a cell; null and "" stay blank. */
void sheet_cell(struct sheet *sh, struct report_cell *cell,
                enum span_style style, const char *text, int line);
void sheet_cell_figure(struct sheet *sh, struct report_cell *cell,
                       const struct figure *f);
/** A cell that says what the one above it says: empty, but not missing. */
void sheet_cell_same(struct report_cell *cell);
/** A row of the table that heads those below it. */
void sheet_group_row(struct sheet *sh, struct report_table *t, size_t row,
                     const char *text);

/* ---------------------------------------------------------------- sheets */

/** The contents of a sheet, added to sh->r. */
void sheet_of_targets(struct sheet *sh);
void sheet_of_evaluation(struct sheet *sh);
/** Of it, what an index shows. */
void sheet_evaluation_summary(struct sheet *sh);
/** A self-evaluation at a glance: total, grade, rate and money, and what the
 *  recomputation says of them; how the score is made up; where it was lost. */
void sheet_score_head(struct sheet *sh);
struct block *sheet_make_up(struct sheet *sh); /* null: nothing to draw */
size_t sheet_losses(struct sheet *sh);          /* how many there are */
/** Targets and results of the same project side by side, where the run has
 *  both. */
void sheet_meeting(struct sheet *sh, const struct project *p,
                   const struct evaluation *e);
/** What other tables of the budget say of the project, beside a chart where
 *  there is one (else null). */
void sheet_elsewhere(struct sheet *sh, struct block *chart);

#endif
