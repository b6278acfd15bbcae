/* A model as a list of facts, one a line, so that two can be compared. */
#ifndef YUSUAN_DAMAGE_FACTS_H
#define YUSUAN_DAMAGE_FACTS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct facts {
    GPtrArray *items;  /* of char *, sorted */
    size_t n_findings; /* warnings and errors */
    size_t n_fails;    /* checks that do not hold */
};

/** What the document's JSON says, but for lines, numbers and titles of
 *  tables, columns, checks and findings. Texts are folded: width, white space
 *  and marks do not count. Null when it is no JSON. */
struct facts *facts_of(const char *json);
void facts_free(struct facts *f);

/** Drop the facts of lists that `to` has none of, and those of the document
 *  as a whole. */
void facts_restrict(struct facts *f, const struct facts *to);

struct difference {
    GPtrArray *missing, *extra; /* borrowed facts */
    size_t matched;
};

/** Each fact of `clean` should stand `copies` times in `damaged`. */
struct difference facts_compare(const struct facts *clean,
                                const struct facts *damaged, size_t copies);
void difference_free(struct difference *d);
/** 1: equal. */
double difference_share(const struct difference *d);

#endif
