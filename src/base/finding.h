/* What is wrong or doubtful with the data. A messy document is not an error:
 * reading and understanding never fail, they report here, and work goes on. */
#ifndef YUSUAN_BASE_FINDING_H
#define YUSUAN_BASE_FINDING_H

#include "base/arena.h"
#include "base/place.h"

#include <stddef.h>

enum finding_level { FINDING_NOTE, FINDING_WARNING, FINDING_ERROR };

struct finding {
    const char *id; /* stable: "D03" damage, "R06" rule, "L01" layout */
    enum finding_level level;
    struct place at;
    const char *message;    /* one Chinese sentence */
    const char *message_en; /* the same in English */
    const char *brief, *brief_en; /* the same in a clause, for headlines,
                                     without a stop; or null */
    const char *printed;    /* what the text says, or null */
    const char *used;       /* what was used instead, or null */
    const char **candidates; /* possible readings, null-ended; or null */
    const char *reason;      /* Chinese: why `used` is right, or null */
    const void *about;       /* the one project or self-evaluation of the model
                                that a rule speaks of; null: not known, or
                                several. Only to be compared */
};

typedef struct findings findings;

findings *findings_new(void);
void findings_free(findings *list);

/** Add a finding whose message is formatted twice, Chinese and English, from
 *  the same arguments. Returns it, lent until the next addition, so that the
 *  caller can set printed, used, candidates and reason (use the arena of
 *  findings_arena for them). `id` must be a literal. */
struct finding *findings_add(findings *list, const char *id,
                             enum finding_level level, struct place at,
                             const char *zh, const char *en, ...)
    __attribute__((format(printf, 5, 7), format(printf, 6, 7)));

size_t findings_count(const findings *list);
size_t findings_count_level(const findings *list, enum finding_level level);
const struct finding *findings_at(const findings *list, size_t i);
arena *findings_arena(findings *list);

/** Order by line, then column, then id: stable whatever found them first. */
void findings_sort(findings *list);

/** "error", "warning", "note". */
const char *finding_level_name(enum finding_level level);

#endif
