/* The rules of reconciliation (勾稽关系) and the ledger of their outcomes. */
#ifndef YUSUAN_CHECK_CHECK_H
#define YUSUAN_CHECK_CHECK_H

#include "budget/model.h"
#include "check/verdict.h"

enum check_state {
    CHECK_HOLDS,
    CHECK_FAILS,
    CHECK_NOT_APPLICABLE,
    CHECK_INSUFFICIENT
};
/** "holds", "fails", "not-applicable", "insufficient". */
const char *check_state_word(enum check_state state);
/** 相符, 不符, 不适用, 数据不足. */
const char *check_state_name(enum check_state state);

struct check_rule {
    const char *id;       /* "R01" … "R52" */
    const char *title;    /* Chinese */
    const char *title_en;
    const char *group;    /* 表内, 表间, 项目与指标, 自评 */
    enum finding_level level;
    const char *basis;    /* Chinese: what the rule means, where it is from */
    const char *basis_en; /* the same in English; or null */
};

struct check_operand {
    const char *label;
    const struct figure *figure;
    int sign; /* +1 left, -1 right */
};

struct check_entry {
    const struct check_rule *rule;
    enum check_state state;      /* of what is printed */
    bool repaired;               /* a repair touches it: see after_repair */
    enum check_state after_repair;
    const char *tables[2];       /* numbers; null where fewer */
    const int *lines;            /* 0-ended */
    bool is_equation;            /* left, right, difference have a meaning */
    money left, right, difference, tolerance;
    const char *what;            /* where it applies, in Chinese */
    const char *note;            /* why, in Chinese; or null */
    const void *about;           /* the one struct project or struct evaluation
                                    it judges; null: none, or several */
    size_t n_operands;
    const struct check_operand *operands;
};

struct ledger {
    size_t n_entries;
    const struct check_entry *entries; /* in the order of the rules */
    size_t count[4];                   /* by enum check_state */
    struct verdict verdict;
};

/** All rules, in order, ended by a row whose id is null. */
const struct check_rule *check_rules(void);

/** Judge every rule at every place; failures also become findings. The ledger
 *  is owned by b->memory. */
const struct ledger *check_budget(struct budget *b);

#endif
