/* Year on year: what changed between two budgets of one department. Every
 * list is the union of both years; what one year does not have is zero there.
 * Knows no wording. */
#ifndef YUSUAN_SUMMARIZE_CHANGES_H
#define YUSUAN_SUMMARIZE_CHANGES_H

#include "budget/model.h"
#include "summarize/summarize.h"

enum change_kind {
    CHANGE_LEVEL, /* 持平 */
    CHANGE_MORE,
    CHANGE_LESS,
    CHANGE_NEW,   /* 新增: nothing before, so there is no rate */
    CHANGE_ENDED  /* nothing now */
};

struct change {
    const char *code, *name; /* either may be null */
    int level;               /* of a subject: 类 1, 款 2, 项 3; else 0 */
    enum change_kind kind;
    money before, now, difference; /* difference = now − before */
    bool has_rate;                 /* false for a base of zero or below it */
    int64_t rate;  /* difference ÷ before, hundredths of a percent */
    int line_before, line_now; /* in the two texts; 0: not there */
};

struct change_list {
    size_t n;
    struct change *items;
};

/** One year's document. */
struct changing_year {
    const struct budget *budget;
    const struct summary *summary;
};

struct changes {
    struct changing_year before, now;
    bool comparable; /* both years' spending is summed from a table of the same
                        kind; if not, the sums and `by` are empty */
    bool parts; /* and 基本支出 and 项目支出 are known in both */
    struct change total, basic, project;
    struct change_list by[CLASS_COUNT]; /* all levels, ascending code */
    struct change_list three_public;    /* those known in both years, in the
                                           order of enum three_public_item */
    enum table_kind project_source; /* TABLE_PROJECT_LINES or …_TARGETS, used
                                       for both years; UNKNOWN: not comparable,
                                       `projects` is empty */
    struct change_list projects; /* descending money of now, then of before;
                                    one project by its code, else by its name */
};

/** Compare two years. Never null; owned by `memory`. */
const struct changes *changes_between(struct changing_year before,
                                      struct changing_year now,
                                      arena *memory);

/** Last year's figures as the document itself prints them beside this year's,
 *  in the table of general spending by function. */
struct printed_changes {
    const struct table *table;   /* null: it prints none */
    const char *before;          /* the column's header: "2023年执行数" */
    struct change total;         /* of the total row; the sum where none is */
    struct change_list by_function; /* all levels as printed, with their rows */
};

/** Owned by `memory`. */
struct printed_changes changes_printed(const struct budget *b, arena *memory);

/** The column's header with its groups: "2023年预算数/合计". */
const char *changes_header(const struct column *column, arena *memory);
/** The year before `year` stands in a header, or 上年; 0 for neither. */
int changes_header_year(const char *header, int year);

/** Kind, difference and rate of one pair of amounts. */
struct change change_of(money before, money now);

/** How many items of a list are of a kind. */
size_t changes_count(const struct change_list *list, enum change_kind kind);

/** Indices of the items of one level (0: all) with a difference, by falling
 *  size of the difference, then code. Owned by `memory`. */
size_t *changes_ranking(const struct change_list *list, int level,
                        arena *memory, size_t *n);

#endif
