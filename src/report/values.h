/* Trees of named values: what the makers of templates work with. */
#ifndef YUSUAN_REPORT_VALUES_H
#define YUSUAN_REPORT_VALUES_H

#include "base/arena.h"
#include "money/money.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum value_kind {
    VALUE_NONE,   /* not known */
    VALUE_TEXT,
    VALUE_AMOUNT, /* fen */
    VALUE_SHARE,  /* hundredths of a percent */
    VALUE_COUNT,
    VALUE_LIST,
    VALUE_RECORD
};

/** What a record has: its names in order, ended by a null name. */
struct value_field {
    const char *name;
    enum value_kind kind;
    const char *about; /* Chinese */
    const struct value_field *within; /* of a record, or of the items of a
                                         list; else null */
};

struct value {
    enum value_kind kind;
    union {
        const char *text;
        int64_t number;
        struct { struct value **items; size_t n, room;
                 const struct value *sample; /* an item of which nothing is
                                                known */
        } list;
        struct { const struct value_field *fields;
                 struct value **values; } record;
    };
};

/** A record of those fields, none of them known yet; a list is empty. */
struct value *value_record(arena *a, const struct value_field *fields);
/** Set the field of that name, which must be there. A null text leaves it
 *  unknown. */
void value_set_text(arena *a, struct value *record, const char *name,
                    const char *text);
void value_set_number(arena *a, struct value *record, const char *name,
                      int64_t number);
void value_set(struct value *record, const char *name, struct value *v);
/** Add a record to the list of that name; lent for filling. */
struct value *value_add(arena *a, struct value *record, const char *list);

/** The value of that name, or null where the record has no such field. */
const struct value *value_of(const struct value *record, const char *name);
/** Whether it says something: known, and no empty text, empty list or 0. */
bool value_is_true(const struct value *v);

#endif
