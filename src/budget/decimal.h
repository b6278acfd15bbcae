/* Rates and scores: exact decimals in units of 10^-6, never a double. */
#ifndef YUSUAN_BUDGET_DECIMAL_H
#define YUSUAN_BUDGET_DECIMAL_H

#include "budget/model.h"

enum { DECIMAL_ONE = 1000000, DECIMAL_TEXT_SIZE = 32 };

/** Read a rate or a score as printed: "5.30", "53.02%" (0.530200), "10分",
 *  full-width forms and thousands commas too. Blank, dashes ("-", "--", "—",
 *  "/") and whatever is no single number give known = false; `text` is then
 *  null for blanks and dashes, else the text. More than six decimals round
 *  half away from zero. `text` (null: blank) is borrowed. */
struct decimal decimal_read(const char *text);

/** The text is blank or only a mark that nothing stands here. */
bool decimal_is_blank(const char *text);

/** A computed value, with no printed text. */
struct decimal decimal_of(int64_t millionths);

/** a × b, rounded half away from zero to the millionth; unknown when either
 *  is or when it does not fit. */
struct decimal decimal_times(struct decimal a, struct decimal b);
/** a ÷ b likewise; unknown also when b is 0. */
struct decimal decimal_ratio(struct decimal a, struct decimal b);
/** Rounded half away from zero to `places` (0…6) decimals. */
struct decimal decimal_rounded(struct decimal a, int places);

/** Digits with exactly `places` (0…6) decimals, rounded half away from zero:
 *  (0.5302, 2) is "0.53". An unknown value writes "". Returns `out`. */
char *decimal_write(struct decimal a, int places, char out[DECIMAL_TEXT_SIZE]);
/** The shortest exact digits: "95.2", "100". */
char *decimal_plain(struct decimal a, char out[DECIMAL_TEXT_SIZE]);

#endif
