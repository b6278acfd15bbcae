/* Numbers of a sheet as text: what is stored, exactly, in the form that its
 * number format gives it. Knows no files. */
#ifndef YUSUAN_READ_NUMBER_H
#define YUSUAN_READ_NUMBER_H

#include <stdbool.h>

/** What of a number format changes what a cell says. */
struct number_format {
    enum { NUMBER_PLAIN, NUMBER_PERCENT, NUMBER_DATE, NUMBER_TIME } kind;
    int decimals;  /* places that are always shown: "0.00" has 2 */
    int digits;    /* digits before the point that are always shown: "000" */
    bool han_date; /* a date's parts are 年, 月, 日 */
    bool has_day, has_month;
};

/** The format that a code says ("#,##0.00", "yyyy\"年\"m\"月\"", "0.0%"; the
 *  part for positive numbers counts), or that of an index which Office keeps
 *  for itself (ECMA-376 part 1, 18.8.30). */
struct number_format number_format_of(const char *code);
struct number_format number_format_builtin(int index);

/** The number by its shortest decimal of at most 15 digits, which is what an
 *  office program shows of it and undoes sums in binary ("1234.56" of
 *  1234.5600000000001), without exponent and without separators; zeros where
 *  the format always shows a digit. Places finer than six, or than the format
 *  shows, are rounded. A date (days since 1899-12-30, with `from_1904` since
 *  1904-01-01) as "2025-01-31" or "2025年1月31日". Free with g_free. */
char *number_text(double value, struct number_format format, bool from_1904);

#endif
