/* HTML templates: XHTML with data-* attributes, walked as a DOM with a tree of
 * values beside, written as HTML. Knows no budgets: values come through
 * `value`, amounts are formatted by a callback. */
#ifndef YUSUAN_TEMPLATE_TEMPLATE_H
#define YUSUAN_TEMPLATE_TEMPLATE_H

#include "base/arena.h"
#include "base/sink.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum value_kind {
    VALUE_NULL, VALUE_TEXT, VALUE_RICH, VALUE_AMOUNT, VALUE_COUNT,
    VALUE_SHARE, VALUE_FLAG, VALUE_LIST, VALUE_RECORD, VALUE_CHART
};

/** A piece of a text that holds links: an <a> with an href, a <span> with a
 *  class only, else plain. Class and title may be null. */
struct rich_run {
    const char *text, *href, *class, *title;
};

struct value;
struct value_field {
    const char *name;
    struct value *value;
};
struct value {
    enum value_kind kind;
    union {
        const char *text;
        struct { const struct rich_run *runs; size_t n; } rich;
        int64_t number; /* amounts in fen, counts, shares in 0.01 % */
        bool flag;
        struct { struct value **items; size_t n, room; } list;
        struct { struct value_field *fields; size_t n, room; } record;
        const void *chart; /* drawn by the callback */
    };
};

/* Builders; all memory is the arena's. */
struct value *value_record(arena *a);
struct value *value_list(arena *a);
struct value *value_text(arena *a, const char *text); /* null: VALUE_NULL */
/** The runs are copied, their texts are not; none: VALUE_NULL. */
struct value *value_rich(arena *a, const struct rich_run *runs, size_t n);
struct value *value_number(arena *a, enum value_kind kind, int64_t number);
struct value *value_flag(arena *a, bool flag);
struct value *value_chart(arena *a, const void *chart);
void value_set(arena *a, struct value *record, const char *name,
               struct value *v);
void value_append(arena *a, struct value *list, struct value *v);

/** What templates may bind. Ended by a null name; a value may always be null
 *  where the data has none. */
struct template_field {
    const char *name; /* "" of a list whose items are no records */
    enum value_kind kind;
    const char *about; /* Chinese */
    const struct template_field *within; /* the fields of a record, or of each
                                            item of a list; else null */
};

struct template_options {
    const char *folder;   /* of the user's templates; null: only built-in */
    /* All fields; every binding is checked against them before anything is
     * filled. Null: checked only as it is filled. */
    const struct template_field *fields;
    /* Text of a number in a format: "wan2", "wan6", "yi2", "percent",
     * "plain". Null for an unknown format. Owned by `a`. */
    const char *(*format)(arena *a, enum value_kind kind, int64_t number,
                          const char *name);
    /* SVG markup of a chart, well-formed XML. */
    const char *(*draw)(arena *a, const void *chart);
};

/** Fill the template `name` ("index.html") with `root` and write HTML. Errors
 *  of the template (EXIT_USAGE) are listed all, a line each,
 *  "index.html:12: …", and nothing is written. */
bool template_fill(const char *name, const struct value *root,
                   const struct template_options *options, sink *out,
                   GError **error);

/** The built-in templates and assets by name; null when there is none. */
const char *template_builtin(const char *name, size_t *size);
/** The name of the i-th, null after the last. */
const char *template_builtin_name(size_t i);

#endif
