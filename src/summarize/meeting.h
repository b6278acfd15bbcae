/* A project's targets and its self-evaluation side by side: what was kept, what
 * was changed, dropped, added. */
#ifndef YUSUAN_SUMMARIZE_MEETING_H
#define YUSUAN_SUMMARIZE_MEETING_H

#include "budget/model.h"

/** How an indicator of the form differs from that of the targets. */
enum meeting_change {
    MEETING_VALUE = 1,    /* another number */
    MEETING_RELATION = 2, /* ≥ became ≤, and the like */
    MEETING_UNIT = 4,     /* another unit */
    MEETING_WORDS = 8     /* words that differ, and no numbers to compare */
};

struct met_indicator {
    const struct indicator *target;             /* null: added by the form */
    const struct indicator *result;  /* null: dropped by the form */
    bool guessed;     /* the names are only near */
    unsigned changes; /* of enum meeting_change; 0 for those without a pair */
};

struct meeting {
    size_t n;
    const struct met_indicator *items; /* in the form's order, then those it
                                          dropped in the targets' order */
    size_t kept, changed, dropped, added; /* they add to n; a guess counts as
                                             kept or changed */
    size_t guessed;
    const struct figure *planned; /* the project's total in the targets */
    const struct figure *initial; /* 年初预算数 of the form; or null */
    const struct figure *full_year; /* 全年预算数 of the form; or null */
    bool money_changed;   /* planned and initial are known and differ */
    bool money_adjusted;  /* initial and full_year are known and differ */
};

/** Indicators are matched by their 一/二/三级 names, then by 三级 alone, then
 *  by near 三级 names, which is marked as a guess: very near ones, or near
 *  ones with the same number. Each indicator has at most one partner. Owned by
 *  `memory`; never null. */
const struct meeting *meeting_of(const struct project *p,
                                 const struct evaluation *e, arena *memory);

/** Whether the number, the relation, the unit of a target of the form are those
 *  of the indicator; see struct met_indicator. */
unsigned meeting_changes(const struct indicator *target,
                         const struct indicator *result,
                         arena *memory);

#endif
