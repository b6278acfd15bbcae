/* What the rules of self-evaluations share. Private to check/. */
#ifndef YUSUAN_CHECK_EVALUATED_H
#define YUSUAN_CHECK_EVALUATED_H

#include "budget/decimal.h"
#include "budget/evaluate.h"
#include "check/judges.h"

/** One form under judgement. */
struct evaluated {
    struct judge *j;
    const struct evaluation *e;
    const struct recomputed *again;
};

/** Judge every form of the document. */
void evaluated_each(struct judge *j,
                    void (*judge_form)(const struct evaluated *f));

/** An entry about `what` at a line of the form; with the project's name where
 *  there are several forms. */
struct check_entry *evaluated_add(const struct evaluated *f, const char *what,
                                  int line);

/** Fail the entry and report it at its first line. */
void evaluated_report(const struct evaluated *f, struct check_entry *e,
                      const char *zh, const char *en);

/** A score or a rate as money whose fen are its millionths; 0 when unknown. */
money evaluated_money(struct decimal d);
/** As printed, or the shortest digits. */
const char *evaluated_shown(const struct judge *j, struct decimal d);
/** The indicator's name, or what stands in for it. */
const char *evaluated_name(const struct indicator *x);
/** Where the total stands; the form's first line without one. */
int evaluated_total_line(const struct evaluated *f);

#define EVALUATED_EXACT ((money) { 0 })

#endif
