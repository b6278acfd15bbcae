/* Sentences by rules: what is known as named facts, what is said as a table of
 * patterns with the conditions under which they hold. Private to report/. */
#ifndef YUSUAN_REPORT_FACTS_H
#define YUSUAN_REPORT_FACTS_H

#include "report/parts.h"
#include "summarize/changes.h"

struct facts;

struct facts *facts_new(arena *a);
/* Names are literals; `link` is an anchor or null. A fact is also a flag of
 * its name, which holds unless the fact is zero. */
void facts_amount(struct facts *f, const char *name, money amount,
                  const char *link);
void facts_share(struct facts *f, const char *name, int64_t share,
                 money amount);
void facts_count(struct facts *f, const char *name, size_t count);
void facts_word(struct facts *f, const char *name, const char *word,
                const char *link);
/** words_change, and words_compared with a base. */
void facts_change(struct facts *f, const char *name, const struct change *c);
void facts_compared(struct facts *f, const char *name, const char *base,
                    const struct change *c);
/** A reference under a name of its own: "{name}" is "（见表4）". */
void facts_reference(struct facts *f, const char *name, const char *anchor);
/** A flag of its own; or whether a fact that is there holds. */
void facts_flag(struct facts *f, const char *name, bool holds);
/** The share of a part in a whole; no fact where there is none. */
void facts_ratio(struct facts *f, const char *name, money part, money whole);

/** Of the rules of one topic, which stand together, the first whose condition
 *  holds is said. */
struct sentence_rule {
    const char *topic;
    const char *when; /* flags that must hold, parted by spaces, "!flag" must
                         not; "" always */
    const char *say;  /* "{name}" is the fact, "{@anchor}" is "（见表4）" of
                         the table or chart there */
};

/** Say what holds. Naming a fact that is not there is a fault of the program.
 *  False when nothing was said. */
bool facts_say(const struct facts *f, struct writing *w,
               const struct sentence_rule *rules, size_t n);
/** The same as a paragraph of the report; nothing where nothing is said. */
void facts_paragraph(const struct facts *f, struct composing *c,
                     const struct sentence_rule *rules, size_t n);
/** Each topic as an item of a list; null where nothing is said. */
struct block *facts_list(const struct facts *f, struct composing *c,
                         const struct sentence_rule *rules, size_t n);

#endif
