/* The documents of one run, and which of them belong together: the years of
 * one department, a project's targets and its self-evaluation. */
#ifndef YUSUAN_REPORT_GATHERING_H
#define YUSUAN_REPORT_GATHERING_H

#include "budget/model.h"
#include "check/check.h"
#include "summarize/summarize.h"

struct gathering;

/** One document, understood. */
struct understanding {
    const struct budget *budget;
    const struct summary *summary;
    const struct ledger *ledger;
    const char *stem;            /* of its folder; null outside of a run */
    const struct gathering *run; /* what it is reported with; null: nothing */
};

/** In the order they were given. */
struct gathering {
    size_t n;
    const struct understanding *documents;
};

/** Whether two documents are of one department: by the code where both print
 *  it, else by the name as it is matched. False where neither is known. */
bool gathering_same_department(const struct budget *a,
                               const struct budget *b);

/** The budget (of a final account: the final account) of the same department
 *  for the year nearest before this one's, among the documents of its run.
 *  Null when there is none. */
const struct understanding *
gathering_year_before(const struct understanding *u);

/** The budget that a final account carried out: of the same department and
 *  year, in its run. Null when there is none, or `u` is no final account. */
const struct understanding *gathering_plan_of(const struct understanding *u);

/** A project's targets in a budget of the run. */
struct gathered_targets {
    const struct understanding *document; /* null: nothing was found */
    const struct project *project;
};

/** The targets that self-evaluation `i` of u->budget answers to: the project
 *  of that name in a budget of the run, of the same year where both are
 *  printed. A name that two projects of one budget bear finds nothing. */
struct gathered_targets
gathering_targets_of(const struct understanding *u, size_t i);

/** A project's self-evaluation in a document of the run. */
struct gathered_evaluation {
    const struct understanding *document; /* null: nothing was found */
    const struct evaluation *evaluation;
};

/** The same the other way round, for project `i` of u->budget. */
struct gathered_evaluation
gathering_evaluation_of(const struct understanding *u, size_t i);

#endif
