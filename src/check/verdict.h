/* The one word on a document, and why. */
#ifndef YUSUAN_CHECK_VERDICT_H
#define YUSUAN_CHECK_VERDICT_H

/** From the worst to the best, but for none. */
enum verdict_kind {
    VERDICT_NONE,         /* a blank form: there is nothing to judge */
    VERDICT_INCOMPLETE,   /* 读取不全: not all that is printed was read */
    VERDICT_CONTRADICTED, /* 数字不符: printed figures contradict each other */
    VERDICT_REMARKS,      /* 填报提示: warnings */
    VERDICT_PASSED        /* 通过: notes at most */
};

struct verdict {
    enum verdict_kind kind;
    const char *word, *word_en; /* null for none */
    const char *why, *why_en;   /* one sentence with the first cause; of a
                                   blank form, that it is one */
};

/** The document must not pass: 读取不全 and 数字不符. */
static inline int
verdict_is_bad(const struct verdict *v)
{
    return v->kind == VERDICT_INCOMPLETE || v->kind == VERDICT_CONTRADICTED;
}

struct budget;
/** The verdict on a document whose rules are judged; the first cause is the
 *  first finding of its level. Texts are owned by the budget's arena. */
struct verdict verdict_reach(const struct budget *b);

#endif
