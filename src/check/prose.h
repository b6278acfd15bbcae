/* What a sentence gives figures for. Private to check/. */
#ifndef YUSUAN_CHECK_PROSE_H
#define YUSUAN_CHECK_PROSE_H

#include "budget/model.h"

enum { PROSE_MOST_VALUES = 8 };

/** A figure of money or a percentage in a sentence. */
struct mention {
    bool percent;
    money value;        /* of money */
    int64_t resolution; /* fen of its last printed digit */
    int64_t hundredths; /* of a percentage, in hundredths of a percent */
    int64_t step;       /* of its last printed digit, likewise */
    size_t start, end;  /* in the sentence, unit included */
    const char *segment; /* the words before it back to the last mark or
                            figure */
    const char *printed; /* "4600万元" */
    int line;
};

/** The figures of a sentence in order, owned by `memory`. */
struct mention *prose_mentions(arena *memory, const struct sentence *s,
                               size_t *n);

/** What is printed in the tables for a name. */
struct prose_values {
    size_t n;
    const struct figure *figures[PROSE_MOST_VALUES];
    const struct table *tables[PROSE_MOST_VALUES];
    bool sums; /* `value` is a sum of rows: of a subject */
    money value[PROSE_MOST_VALUES];
};

/** What a segment names, as the tables have it; false where the words are not
 *  understood whole. `name` (may be null) gets the words that name it. */
bool prose_values(arena *memory, const struct budget *b, const char *segment,
                  struct prose_values *out, const char **name);

#endif
