/* What the files of forms of one project share: where the form's parts stand
 * among its pieces, and who reads them. */
#ifndef YUSUAN_RECOGNIZE_INDICATORS_FORM_H
#define YUSUAN_RECOGNIZE_INDICATORS_FORM_H

#include "recognize/indicators/doubtful.h"
#include "recognize/indicators/indicators.h"

struct form {
    struct recognizing *r;
    const struct section *section;
    struct pieces pieces;
    struct span head, funds, goal, indicators, closing;
};

struct form form_outline(struct recognizing *r, const struct section *s);

/** 项目名称 … 联系电话, year. */
void form_head(const struct form *f, struct evaluation *e);
/** 项目资金. */
void form_funds(const struct form *f, struct evaluation *e);
/** 预期目标 beside 实际完成情况. */
void form_goal(const struct form *f, struct evaluation *e);
/** The indicators, and the rows of the table; 总分 and 自评等级. */
void form_indicators(struct form *f, struct evaluation *e, struct table *out);

/** Report a doubt about `text` at a piece (null: the form as a whole). */
struct finding *form_doubt(const struct form *f, enum doubt doubt,
                           const char *text, const struct piece *where);

#endif
