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

/** "22.99亿元", "113.90万元": words_best with its unit. */
const char *words_amount(arena *a, money amount);

/** The amount that words_amount shows: rounded to its places. */
money words_shown(money amount);

/** Whether amounts, each shown as words_amount has it, do not add up to the
 *  total as it is shown, while they do exactly: a note is due. */
bool words_rounding_shows(const money *parts, size_t n, money total);
/** The same for amounts that are all shown in `unit` with two places. */
bool words_rounding_shows_in(enum money_unit unit, const money *parts,
                             size_t n, money total);

/** "98.28%" of hundredths of a percent; "不足0.01%" for a positive amount whose
 *  share rounds to nothing. */
const char *words_share(arena *a, int64_t share, money amount);

/** A sentence without the stop at its end. */
const char *words_without_stop(arena *a, const char *text);

/** A text of at most `most` characters: a longer one is cut after the last
 *  clause that fits, with "……"; no stop at its end. */
const char *words_cut(arena *a, const char *text, long most);

/** A name for a sentence: of a very long one the beginning and "……". */
const char *words_short(arena *a, const char *name);

/** 一, 二, … 十, 十一, … 九十九: the number of a chapter. */
const char *words_ordinal(arena *a, int n);

/** "增加12.30万元，增长5.00%", "减少…，下降…", "持平", with a base of zero
 *  "新增…", with nothing left "减少…，降为零". */
const char *words_change(arena *a, money before, money now);

/** The same against something: "比上年增加…", "与上年持平". */
const char *words_compared(arena *a, const char *base, money before,
                           money now);

#endif
