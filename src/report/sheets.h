/* The performance sheets of a document: one for each project with targets, or
 * for each self-evaluation. What they share (ranks, what other tables say,
 * whose findings are whose) is found once, however many are composed. */
#ifndef YUSUAN_REPORT_SHEETS_H
#define YUSUAN_REPORT_SHEETS_H

#include "report/compose.h"
#include "budget/evaluate.h"

/** The usual 一级指标. */
enum indicator_kind {
    INDICATOR_OUTPUT,       /* 产出 */
    INDICATOR_BENEFIT,      /* 效益 */
    INDICATOR_SATISFACTION, /* 满意度 */
    INDICATOR_COST,         /* 成本 */
    INDICATOR_OTHER,        /* any other, or none */
    INDICATOR_KIND_COUNT
};

/** 产出, 效益, 满意度, 成本, 其他. */
const char *indicator_kind_name(enum indicator_kind kind);
/** By the words of a 一级指标 ("产出指标（50分）"); null is OTHER. Costs are
 *  COST also where forms have them as a 二级指标 of 产出. */
enum indicator_kind indicator_kind_of(const char *level1, const char *level2);

/** What an index says of a sheet. */
struct sheet_facts {
    const char *stem;    /* of its files, unique in the document */
    const char *name;    /* never null: says that it is lost */
    const char *code, *org; /* or null */
    const struct figure *amount; /* the project's total, or the year's budget of
                                    the form; null where there is none */
    size_t rank;         /* by that amount, from 1 */
    size_t indicators;
    size_t measurable;   /* with a number */
    size_t kinds[INDICATOR_KIND_COUNT];
    size_t found[3];     /* findings by enum finding_level */
    size_t holds, fails; /* entries of the ledger about it */
    int first_line, last_line;
    const struct evaluation *evaluation; /* null: a sheet of targets */
    const struct recomputed *again;      /* of the evaluation */
};

struct sheets;

/** Owned by `memory`, with all that is lent below. */
const struct sheets *sheets_of(const struct understanding *u,
                               const struct compose_options *options,
                               arena *memory);

/** How many sheets there are. */
size_t sheets_count(const struct sheets *s);
/** Facts of sheet `i`, in the order of the document. */
const struct sheet_facts *sheets_facts(const struct sheets *s, size_t i);
/** The sheet of rank `k`, from 0: by descending amount. */
size_t sheets_ranked(const struct sheets *s, size_t k);

/** A sheet by itself; owned by `memory`. */
struct report *sheets_compose(const struct sheets *s, size_t i,
                              arena *memory);
/** A self-evaluation at a glance, for an index: total, verdict, rate, make-up
 *  of the score, losses. */
struct report *sheets_compose_summary(const struct sheets *s, size_t i,
                                      arena *memory);
/** The index page of the volume of all sheets. Its names link to the anchors of
 *  the sheets, which are their stems. */
struct report *sheets_compose_index(const struct sheets *s, arena *memory);

#endif
