/* The classification of subjects (科目), compiled in from data/. */
#ifndef YUSUAN_BUDGET_CLASSIFY_H
#define YUSUAN_BUDGET_CLASSIFY_H

#include "budget/model.h"

/** The latest known name of a code; null when the code is not known. */
const char *classify_name(enum classification which, const char *code);

/** The name is the code's: equal after folding to its present or an earlier or
 *  variant name. Unknown codes give false. */
bool classify_name_fits(enum classification which, const char *code,
                        const char *name);

/** The code of a 类 (level 1) by its name as balances print it
 *  ("科学技术支出"), present or earlier; null when none or not unique. */
const char *classify_class_by_name(enum classification which,
                                   const char *name);

/** A code's shape: digits only and of a length the classification has, in its
 *  range (功能 2xx, 政府经济 5xx, 部门经济 3xx). */
bool classify_is_code(enum classification which, const char *code);

/** Length of the code of a level (1 类, 2 款, 3 项): 3, 5, 7. */
int classify_level_length(int level);
/** 1, 2 or 3 by the code's length; 0 for no code. */
int classify_level(const char *code);

enum crosswalk { CROSSWALK_UNKNOWN, CROSSWALK_OBSERVED, CROSSWALK_ALLOWED };
/** Whether a government 款 and a department code may stand together. */
enum crosswalk classify_crosswalk(const char *government_code,
                                  const char *department_code);

#endif
