/* What the parts of recognizing share: a table found in the grid, not yet
 * understood. sections.c finds them; one file a family understands them. */
#ifndef YUSUAN_RECOGNIZE_SECTION_H
#define YUSUAN_RECOGNIZE_SECTION_H

#include "recognize/recognize.h"

/** One recognition in progress. */
struct recognizing {
    const struct grid *grid;
    const struct recognize_options *options;
    struct budget *budget; /* being filled */
    arena *memory;
    findings *found;
};

/** A stretch of the grid that is one table. Rows are indices into the grid. */
struct section {
    enum table_kind kind;
    const char *number;   /* "03"; the title where none is printed; "03#2" */
    const char *title;    /* without number: "支出预算总表" */
    enum money_unit unit;
    bool unit_printed;
    enum phase phase;     /* of a final account: by its title or columns */
    bool one_project;     /* targets of one project, as a form */
    int year;             /* printed at the table ("（2022年度）"); or 0 */
    size_t title_row;     /* the title's row; == header_row when it is lost */
    size_t header_row, n_header_rows; /* blank rows may stand among them */
    const char *header_words; /* folded, "|a|b|"; null: not gathered yet */
    size_t first_row, end_row; /* the body, [first, end): may hold repeated
                                  headers, blank lines and page ends */
};

/** Find every table, in order. Owned by r->memory. */
struct section *sections_find(struct recognizing *r, size_t *n);

/** The row is one of the section's header rows, or repeats one. */
bool section_is_header(const struct recognizing *r, const struct section *s,
                       size_t row);

/** A row that numbers the columns: 栏次 | 1 | 2 … */
bool row_numbers_columns(arena *memory, const struct grid_row *row);

/** The line of a plain text that a row was read from, or null where places in
 *  it mean nothing (tabs, markup, formats with cells). */
const char *text_of_columns(const struct grid *g, const struct grid_row *row);

/** Understand tables of amounts (balance … service purchases, unknown). Fills
 *  *out (kind, number, title, unit and lines are set by the caller) and adds
 *  balances to the budget. */
void recognize_amounts(struct recognizing *r, const struct section *s,
                       struct table *out);

/** 项目支出绩效目标表: fills *out and appends to budget->projects. */
void recognize_project_targets(struct recognizing *r, const struct section *s,
                               struct table *out);

/** 部门整体支出绩效目标表: fills *out and sets budget->department_goals. */
void recognize_department_targets(struct recognizing *r,
                                  const struct section *s, struct table *out);

/** After all tables: name the candidates for projects whose name row is lost,
 *  from the projects of other tables that have no targets. */
void targets_settle(struct recognizing *r);

/** 项目支出绩效自评表 (one form): fills *out and appends to
 *  budget->evaluations. */
void recognize_self_evaluation(struct recognizing *r, const struct section *s,
                               struct table *out);

#endif
