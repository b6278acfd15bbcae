/* Findings of one rule put together, for readers. Private to report/. */
#ifndef YUSUAN_REPORT_FINDING_GROUPS_H
#define YUSUAN_REPORT_FINDING_GROUPS_H

#include "report/parts.h"

struct finding_group {
    const char *id;
    const char *title; /* the rule's; of damage: what was being done */
    enum finding_level level;
    size_t n;
    const size_t *at; /* indices of the findings */
};

struct finding_groups {
    size_t n;
    const struct finding_group *items; /* the most serious first, then by id */
};

struct finding_groups finding_groups_of(struct composing *c);

/** The title of a rule, or what was being done when damage was met. */
const char *finding_title(const struct composing *c, const char *id);
/** 提示, 警告, 错误. */
const char *finding_level_words(enum finding_level level);
/** "03表第53行", "03表第53行（第7页）" of a PDF, "支出总表!C12" of a workbook;
 *  "全文". */
const char *finding_place(arena *a, const struct budget *b,
                          const struct place *at);
/** "finding-12": where the finding stands in full. */
const char *finding_anchor(arena *a, size_t i);
/** The name of the project it is about, or null. */
const char *finding_about(const struct composing *c, const struct finding *f);

#endif
