/* How relations are put together; private to relations*.c. */
#ifndef YUSUAN_BUDGET_RELATIONS_BUILD_H
#define YUSUAN_BUDGET_RELATIONS_BUILD_H

#include "budget/relations.h"

#include <glib.h>

struct relation_builder {
    struct budget *b;
    GArray *all;          /* of struct relation: the finished ones */
    struct relation open; /* the one being made */
    GArray *left, *right; /* of struct relation_term: its sides */
    bool printed;         /* a figure of it has a text */
    struct figure *none;  /* stands for rows that are not there: nothing */
};

/** Begin a relation of `rule`, within one table or between two. */
void relation_open(struct relation_builder *r, const char *rule,
                   enum relation_kind kind, const struct table *first,
                   const struct table *second);
/** Where and on what it is judged; owned by the budget's arena. */
void relation_place(struct relation_builder *r, int line, const char *format,
                    ...) __attribute__((format(printf, 3, 4)));
/** Add a figure to a side; a null figure is passed over. */
void relation_left(struct relation_builder *r, struct figure *f, int sign);
void relation_right(struct relation_builder *r, struct figure *f, int sign);
/** Keep it, unless a side has no place at all or nothing of it is printed. */
void relation_close(struct relation_builder *r);

/** A side without rows is one without money: nothing stands for it. The
 *  relation is about this code. */
void relation_about(struct relation_builder *r, const char *code);
/** Add an item of a balance, which may be null. */
void relation_left_item(struct relation_builder *r,
                        const struct balance_item *item);
/** Add all items of a kind on a side; what begins with 其中 is inside another
 *  one. */
void relation_right_items(struct relation_builder *r, const struct balance *b,
                          enum balance_item_kind kind, bool is_expenditure);

/** Which rows count; null takes all. */
typedef bool (*row_member)(const struct table *t, const struct row *r,
                           const void *what);
/** Add a column's figures of the rows of `t` (which may be null) that are no
 *  totals and pass `member`. */
void relation_left_rows(struct relation_builder *r, struct table *t,
                        enum column_role role, row_member member,
                        const void *what);
void relation_right_rows(struct relation_builder *r, struct table *t,
                         enum column_role role, row_member member,
                         const void *what);
/** Add the total row's figure; without a total row, all rows. */
void relation_right_total(struct relation_builder *r, struct table *t,
                          enum column_role role);

/** The figure of the table's total row in a column, or null. */
struct figure *relation_total(struct table *t, enum column_role role);
/** The first item of that kind with an amount, else the first, or null. */
const struct balance_item *relation_item(const struct balance *b,
                                         enum balance_item_kind kind,
                                         bool is_expenditure);

/* A subject by the beginning of its code. */
struct subject_key {
    enum classification which;
    const char *prefix;
};
/** The row has a code of the classification (enum classification *) `which`. */
bool row_has_code(const struct table *t, const struct row *r,
                  const void *which);
bool row_has_subject(const struct table *t, const struct row *r,
                     const void *key);

/** The distinct beginnings (of `length` digits; 0: whole codes) of the codes
 *  in the rows that are no totals, in the order of the text, null-ended; none
 *  below another one, so that what is compared is of equal level. */
const char **relation_codes(arena *memory, const struct table *const *tables,
                            enum classification which, int length);

/** Digits of the longest code in the rows that are no totals; 0: the table has
 *  none of that classification, and nothing can be said per code. */
int relation_code_length(const struct table *t, enum classification which);
/** The digits by which two tables can be compared; 0 where they cannot. */
int relation_common_length(const struct table *a, const struct table *b,
                           enum classification which);

void relations_inside(struct relation_builder *r);
void relations_between(struct relation_builder *r);
void relations_of_final_accounts(struct relation_builder *r);
/** R19: a table's total by every classification that its rows have. */
void relations_by_classification(struct relation_builder *r);
/** R24. */
void relations_of_three_public(struct relation_builder *r);
void relations_of_projects(struct relation_builder *r);
void relations_of_units(struct relation_builder *r);

#endif
