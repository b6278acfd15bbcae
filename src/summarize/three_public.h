/* The “三公”经费 table read by years and items, whatever form it has: a row a
 * year, a block of columns a year, one row, or rows of units under their
 * total. */
#ifndef YUSUAN_SUMMARIZE_THREE_PUBLIC_H
#define YUSUAN_SUMMARIZE_THREE_PUBLIC_H

#include "budget/model.h"

enum three_public_item {
    THREE_PUBLIC_TOTAL,
    THREE_PUBLIC_ABROAD,
    THREE_PUBLIC_RECEPTION,
    THREE_PUBLIC_VEHICLES, /* where it has no column: 购置 + 运行 */
    THREE_PUBLIC_PURCHASE,
    THREE_PUBLIC_RUNNING,
    THREE_PUBLIC_COUNT
};

/** "“三公”经费合计", "因公出国（境）费用", … */
const char *three_public_name(enum three_public_item item);

struct three_public_year {
    int year; /* 0 where neither row nor document says */
    enum phase phase; /* what was planned, or spent */
    int line;
    bool known[THREE_PUBLIC_COUNT]; /* a blank is not known */
    money amount[THREE_PUBLIC_COUNT];
};

struct three_public {
    const struct table *table; /* null: the document has none */
    size_t n;
    struct three_public_year *years; /* ascending where years are printed */
};

/** Owned by `memory`. */
struct three_public three_public_of(const struct budget *b, arena *memory);

/** The year of the budget itself: that of its own year, else the last; null
 *  where there is none. */
const struct three_public_year *
three_public_now(const struct three_public *all, const struct budget *b);

#endif
