/* Users' rules judged. Private to check/. */
#ifndef YUSUAN_CHECK_USER_JUDGE_H
#define YUSUAN_CHECK_USER_JUDGE_H

#include "check/judge.h"
#include "check/user_rules.h"

/** Add an entry of the ledger for each rule, with findings for those that
 *  fail. */
void judge_user_rules(struct judge *j, const struct user_rules *rules);

#endif
