/* Corrections by people: what a file says a line of the text reads as, or which
 * project it belongs to, each with a reason.
 *
 *     第77行 属于项目 11000022T000000459307：名称行在下一页
 *     第120行 第4格 = 12.345678：原件扫描件可辨
 *
 * See docs/rules-and-fixes.md. */
#ifndef YUSUAN_CORRECT_CORRECT_H
#define YUSUAN_CORRECT_CORRECT_H

#include "base/status.h"
#include "budget/model.h"

enum correction_kind {
    CORRECT_FIGURE,    /* a figure reads so */
    CORRECT_LINE,      /* the line belongs to a project: its indicators, or
                          its piece of a goal where it has none */
    CORRECT_INDICATOR, /* only its indicators */
    CORRECT_GOAL       /* only its piece of a goal */
};

struct correction {
    enum correction_kind kind;
    int from;            /* line of the file of corrections */
    const char *table;   /* number, where the line alone is not enough */
    int line;            /* of the text */
    int cell;            /* from 1; 0: the column says which */
    const char *column;  /* its header; or null */
    const char *amount;  /* digits */
    bool has_unit;       /* else the table's */
    enum money_unit unit;
    const char *project; /* its code or its name … */
    int project_line;    /* … or a line of one of its indicators; else 0 */
    const char *reason;
};

struct corrections {
    const char *file;
    size_t n;
    struct correction *all;
};

/** Read the corrections in `path`, owned by `memory`. Null when the file cannot
 *  be read (EXIT_INPUT) or is wrong (EXIT_USAGE: every error with its line). */
struct corrections *corrections_load(const char *path, arena *memory,
                                     GError **error);

/** Put the document right, each correction with a finding D95. What is printed
 *  stays; `used` changes. False (EXIT_USAGE) when any of them fits nothing:
 *  all of those are named, and the budget is of no use any more. */
bool corrections_apply(struct budget *b, const struct corrections *c,
                       GError **error);

#endif
