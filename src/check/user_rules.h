/* Rules of sums and equalities that users add: read from a file, one a line.
 *
 *     U01 警告 采购不超过基本支出: 表[政府采购].合计.金额 <= 表08.合计.合计
 *
 * A figure is a table (by number, kind or title), a row (by label, code or
 * name) and a column (by header or role), parted by points; see
 * docs/rules-and-fixes.md. */
#ifndef YUSUAN_CHECK_USER_RULES_H
#define YUSUAN_CHECK_USER_RULES_H

#include "base/status.h"
#include "budget/relations.h"
#include "check/check.h"

/** The words by which a figure is addressed. */
struct rule_reference {
    const char *text; /* all of it, as written */
    const char *table, *row, *column;
};

struct rule_term {
    int sign; /* +1 or -1 */
    bool is_constant;
    money constant;
    struct rule_reference reference;
};

struct rule_side {
    size_t n;
    struct rule_term *terms;
};

struct user_rule {
    struct check_rule rule; /* what the ledger points to */
    int line;               /* in the file of rules */
    enum relation_kind kind;
    struct rule_side left, right;
    bool has_tolerance; /* else it follows from the printed decimals */
    money tolerance;
};

struct user_rules {
    const char *file;
    size_t n;
    struct user_rule *all;
};

/** Read the rules in `path`, owned by `memory`. Null when the file cannot be
 *  read (EXIT_INPUT) or is wrong (EXIT_USAGE: every error with its line). */
struct user_rules *user_rules_load(const char *path, arena *memory,
                                   GError **error);

/** check_budget, and then the users' rules (null: none). They must live as long
 *  as the ledger. */
const struct ledger *check_budget_with(struct budget *b,
                                       const struct user_rules *rules);

#endif
