/* For rules that judge by themselves: add an entry to the ledger, say where it
 * is, what it compares and how it ends. Private to check/.
 *
 * A rule's function is named in its row of JUDGES in check.c and declared in
 * judges.h. It is called once and adds one entry for each place that the rule
 * applies to; where it adds none, the loop adds one that says so. It looks
 * like this:
 *
 *     void
 *     judge_weights(struct judge *j)
 *     {
 *         for (size_t i = 0; i < j->b->n_evaluations; i++) {
 *             const struct evaluation *e = &j->b->evaluations[i];
 *             struct check_entry *entry = judge_add(j, "分值合计");
 *             judge_table(entry, e->table);
 *             judge_line(j, entry, e->total_line);
 *             judge_equation(entry, sum_of_weights(e), hundred, none);
 *             if (entry->state == CHECK_FAILS)
 *                 judge_finding(j, entry, judge_at(j, e->table, e->total_line),
 *                               judge_text(j, "分值合计为 %s。", …),
 *                               judge_text(j, "The weights are %s.", …));
 *         }
 *     }
 *
 * Scores and rates go in as money whose fen are their millionths: both print
 * with six decimals. */
#ifndef YUSUAN_CHECK_JUDGE_H
#define YUSUAN_CHECK_JUDGE_H

#include "budget/relations.h"
#include "check/check.h"

#include <glib.h>
#include <string.h>

struct judge {
    struct budget *b;
    arena *memory;                 /* the budget's */
    const struct relations *all;   /* every relation of the document */
    const struct check_rule *rule; /* the one being judged */
    GArray *entries;               /* of struct check_entry */
    GHashTable *suspects;          /* see suspects.h */
    bool all_fails;                /* most sums fail: told once, not each */
    bool any_unsure;               /* some table could not be read surely */
    guint told_of;                 /* the entry that had findings last … */
    int told;                      /* … and how many */
    struct finding unsaid;         /* stands for one too many */
};

typedef void (*judge_function)(struct judge *j);

/** Add an entry of the present rule about `what` (Chinese, kept as it is). It
 *  holds until something else is said. Lent until the next addition. */
struct check_entry *judge_add(struct judge *j, const char *what);

/** Name a table of the entry: the first, then the second; null is passed. */
void judge_table(struct check_entry *e, const struct table *t);
/** Name a line of the entry; 0 is passed over, so is one named already. */
void judge_line(struct judge *j, struct check_entry *e, int line);
/** The entry judges this project or self-evaluation and no other. */
void judge_about_one(struct check_entry *e, const void *one);
/** Name a figure that the entry compares; `label` is kept as it is. */
void judge_operand(struct judge *j, struct check_entry *e, const char *label,
                   const struct figure *f, int sign);
/** Say why, in Chinese. */
void judge_note(struct judge *j, struct check_entry *e, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** The entry is left = right within the tolerance: set its sides and whether
 *  it holds. */
void judge_equation(struct check_entry *e, money left, money right,
                    money tolerance);
/** The entry ends as not applicable, or as not enough data, and why. */
void judge_not_applicable(struct check_entry *e, const char *why);
void judge_insufficient(struct check_entry *e, const char *why);

/** A place in a table of the document. */
struct place judge_at(const struct judge *j, const struct table *t, int line);

/** A table of the entry could not be read surely, and what it says is no
 *  evidence against the document: leaves the entry open and says true. */
bool judge_unsure(struct judge *j, struct check_entry *e);

/** Fail the entry and say so as a finding of the rule's level, in both
 *  languages (texts are copied); a note where repairs have put it right. After
 *  a score of them the entry says once that there are more; nothing is said
 *  over an unsure table. Lent until the next
 *  finding, to set printed, used and candidates (owned by
 *  findings_arena). */
struct finding *judge_finding(struct judge *j, struct check_entry *e,
                              struct place at, const char *zh, const char *en);

/** Every relation of the present rule becomes an entry; failures are explained
 *  as findings. What a rule does that has no function of its own. */
void judge_relations(struct judge *j);

/** An amount in 万元 with six decimals, grouped by thousands; owned by the
 *  budget's arena. */
const char *judge_amount(const struct judge *j, money m);

/** For reading: "1,210.12万元", below 0.01万元 "34.00元". */
const char *judge_amount_short(const struct judge *j, money m);

/** "表03 支出预算总表". */
const char *judge_about(const struct judge *j, const struct table *t);

/** printf into the budget's arena. */
#define judge_text(j, ...) arena_printf((j)->memory, __VA_ARGS__)

#endif
