/* What can be told of one piece of an indicator table by looking at it. */
#ifndef YUSUAN_RECOGNIZE_EVALUATION_MARKS_H
#define YUSUAN_RECOGNIZE_EVALUATION_MARKS_H

#include "recognize/evaluation.h"

struct marks {
    bool level1, level2; /* words of a level */
    bool is_number;      /* digits alone, as a weight or score is printed */
    bool is_dash, is_percent;
    bool has_digit, starts_digit;
    bool relation;       /* begins with ≥, 不低于 … */
    bool none;           /* exactly 无, 未完成 … */
    bool done;           /* begins as a result does: 已, 完成, 达到, 未 … */
    bool cause;          /* holds a word of reasons: 由于, 原因, 调整 … */
    bool name_tail;      /* ends as names do: 率, 数量, 满意度 … */
    bool numbered_name;  /* begins "指标1:" */
    bool list_item;      /* begins "1." "（二）" "①" */
    bool starts_mark;    /* begins with a mark that begins no text */
    bool aligned;        /* in a table: every cell of its row is of the kind
                            that its column holds */
    bool repeats;        /* the same words as one of the few pieces before */
    bool has_comma, ends_comma, ends_stop;
    bool ends_open;      /* ends with a word that something must follow */
    bool ends_relation;  /* ends with ≥, 不少于 …: a number must follow */
    bool seam_known;     /* its first character after the last one of the
                            piece before makes a pair that the form holds
                            elsewhere inside a line */
    bool opens;          /* a bracket opened in it is not closed */
    bool latin_start, latin_end;
    int value;           /* of a number, in hundredths */
    int chunk_least, chunk_most; /* width of its first unbreakable part,
                                    without and with the mark after it */
    const char *unit;    /* what follows its last digit; "" when nothing */
};

/** Look at one piece (at all that its neighbours do not
 *  tell). */
struct marks evaluation_marks(const struct piece *p);

/** Set seam_known of the marks of `n` pieces by the pairs of characters that
 *  stand in any piece of the form, and repeats. */
void evaluation_mark_seams(const struct pieces *all, const struct piece *p,
                           struct marks *m, size_t n);

#endif
