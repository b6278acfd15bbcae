/* Amounts, shares and numbers in Chinese words. Texts are the arena's. */
#ifndef YUSUAN_REPORT_WORDS_H
#define YUSUAN_REPORT_WORDS_H

#include "base/arena.h"
#include "money/money.h"

/** "229,882.76": 万元, two places, rounded half away from zero. */
const char *words_wan(arena *a, money amount);
/** "229,882.755758": 万元 to the fen. */
const char *words_wan_exact(arena *a, money amount);

/** An amount in the unit that reads best: from 1 亿元 on in 亿元 ("22.99"),
 *  else in 万元; `*unit` is the unit's name. */
const char *words_best(arena *a, money amount, const char **unit);

/** "98.28%" of hundredths of a percent; "不足0.01%" for a positive amount whose
 *  share rounds to nothing. */
const char *words_share(arena *a, int64_t share, money amount);

/** 一, 二, … 十, 十一, … 九十九: the number of a chapter. */
const char *words_ordinal(arena *a, int n);

/** "增加 12.30 万元", "减少…", "持平" and, with a base of zero, "新增…". */
const char *words_change(arena *a, money before, money now);

#endif
