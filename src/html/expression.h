/* What templates say about values: paths, formats, conditions, orders. Private
 * to html/. */
#ifndef YUSUAN_HTML_EXPRESSION_H
#define YUSUAN_HTML_EXPRESSION_H

#include "report/values.h"

/** A name that stands for a value inside a data-repeat. */
struct scope {
    const char *name;
    const struct value *value;
    struct value index; /* a count from 1, "#name" */
    const struct scope *outer;
};

/** Where a name is looked for. */
struct context {
    arena *memory;
    const struct scope *scope;
    const struct value *root;
};

/** The value of a path ("p.amount"); null when unknown, with the nearest name
 *  there is in `near` (or null). */
const struct value *expression_find(const struct context *c, const char *path,
                                    const char **near);

/** The value as text in a format, null for none: amounts "22.99亿元", shares
 *  "53.21%". Null where the format is not for it. */
const char *expression_text(arena *a, const struct value *v,
                            const char *format);

enum expression_outcome {
    EXPRESSION_FALSE,
    EXPRESSION_TRUE,
    EXPRESSION_UNKNOWN, /* `*wrong` is a name that there is not */
    EXPRESSION_UNCLEAR
};
/** "path", "not path", "path > 5", "path = '决算'": amounts are compared in
 *  万元, shares in percent. */
enum expression_outcome expression_holds(const struct context *c,
                                         const char *condition,
                                         const char **wrong,
                                         const char **near);

/** The items of a list in the order of a field, descending with "-". A copy;
 *  null where the items have no such field. */
const struct value *expression_sorted(const struct context *c,
                                      const struct value *list,
                                      const char *order);

/** The name among `names` (null-ended) most like `name`; null: none is. */
const char *expression_nearest(const char *name, const char *const *names);

#endif
