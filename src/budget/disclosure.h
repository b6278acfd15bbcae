/* What a department must publish (data/disclosure.tsv), and what of it a
 * document holds. */
#ifndef YUSUAN_BUDGET_DISCLOSURE_H
#define YUSUAN_BUDGET_DISCLOSURE_H

#include "budget/model.h"

enum disclosure_state {
    DISCLOSURE_FOUND,
    DISCLOSURE_EXPLAINED, /* an empty table with the sentence that says so */
    DISCLOSURE_EMPTY,     /* an empty table without it */
    DISCLOSURE_MISSING,
    DISCLOSURE_UNKNOWN /* cannot be told from the file */
};
/** 已公开, 空表（有说明）, 空表（无说明）, 未见, 无法判断. */
const char *disclosure_state_name(enum disclosure_state state);

struct disclosure {
    const char *item;
    const char *basis; /* the regulation */
    int weight;        /* in a score; 0: none is given */
    bool depends;      /* on place or year: its absence is a note */
    bool is_table;
    enum disclosure_state state;
    const struct table *table; /* or null */
    int line; /* where it stands; 0 for none */
};

/** The items for a document of this phase and year in the list's order, owned
 *  by b->memory; none for self-evaluations and blank forms. */
const struct disclosure *disclosure_read(struct budget *b, size_t *n);

#endif
