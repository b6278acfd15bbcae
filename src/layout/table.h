/* A table being set. Private to the files of layout/ that set tables. */
#ifndef YUSUAN_LAYOUT_TABLE_H
#define YUSUAN_LAYOUT_TABLE_H

#include "layout/blocks.h"

struct table_column {
    double left, width; /* of the text's room, padding taken off */
    double after_point; /* of the widest end from the point on */
    double word;        /* of the longest word that stays whole */
    double least;       /* from here on it is read at ease */
    double wish;        /* comfortable, within what the content tree asks */
    double natural;     /* everything on one line */
};

struct table_plan {
    struct flow *flow;
    const struct report_table *table;
    enum paper paper;
    struct type type;      /* of the rows, at the size chosen */
    struct type head_type;
    double pad;            /* at either side of a cell */
    double width;          /* of the whole */
    struct table_column *columns;
};

/** Choose paper, size and widths so that nothing is cut: upright, then across,
 *  then smaller type, then a foldout; no narrower paper than `least`. */
void table_plan_widths(struct table_plan *plan, enum paper least);
/** Room goes from columns that need little of it to those whose texts would
 *  take more lines, until no exchange makes the table lower. */
void table_fewer_lines(struct table_plan *plan);
/** The plan of a table on paper no narrower than `least`; made once, lent. */
const struct table_plan *table_plan_of(struct flow *flow,
                                       const struct report_table *table,
                                       enum paper least);

/** Which lines of a row's cells (0, SIZE_MAX: all), and whether it is only
 *  repeated or carried over, no row of its own. */
struct row_cut {
    size_t from, to;
    bool untagged;
};
struct row_set;
struct row_set *table_row_set(const struct table_plan *plan,
                              const struct report_row *row);
double table_row_height(const struct table_plan *plan,
                        const struct row_set *set);
size_t table_row_lines(const struct row_set *set);
void table_row_put(const struct table_plan *plan, const struct row_set *set,
                   struct page *to, struct row_cut cut);

/** The header rows at (0, y); their height. Elements only where `tagged`. */
double table_head_put(const struct table_plan *plan, struct page *to,
                      double y, bool tagged);

/** The width of columns [from, from + span), their inner padding included. */
double table_span_width(const struct table_plan *plan, size_t from,
                        size_t span);

/** The columns a cell covers, at least 1 and at most to the right edge. */
size_t table_cell_span(const struct table_plan *plan,
                       const struct report_cell *cell, size_t column);

#endif
