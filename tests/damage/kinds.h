/* The kinds of damage: each a small function over a text and a seed. */
#ifndef YUSUAN_DAMAGE_KINDS_H
#define YUSUAN_DAMAGE_KINDS_H

#include "text.h"

enum severity {
    BENIGN, /* the same model must come out */
    LOSSY   /* the same model, or the loss is reported as a finding */
};

struct damage {
    const char *name;
    const char *what;
    enum severity severity;
    /* False where the text has nothing that this could damage. */
    bool (*apply)(struct text *t, struct rng *r);
    size_t copies; /* how often the model must come out; 0 is once */
};

/* One table a family, each ended by a row without name. */
extern const struct damage DAMAGE_CHARACTERS[];
extern const struct damage DAMAGE_PAGES[];
extern const struct damage DAMAGE_TITLES[];
extern const struct damage DAMAGE_TABLES[];
extern const struct damage DAMAGE_ROWS[];
extern const struct damage DAMAGE_NAMES[];
extern const struct damage DAMAGE_MARKUP[];
extern const struct damage DAMAGE_FORMS[];

/** All kinds one after the other; null after the last. */
const struct damage *damage_at(size_t i);
const struct damage *damage_find(const char *name);

/** Three benign kinds, one upon the other; false where none applied. */
bool damage_mixed(struct text *t, struct rng *r);

#endif
