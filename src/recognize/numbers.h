/* The numbers that stand in a text. */
#ifndef YUSUAN_RECOGNIZE_NUMBERS_H
#define YUSUAN_RECOGNIZE_NUMBERS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum number_nature {
    NUMBER_AMOUNT,  /* may be a figure */
    NUMBER_CODE,    /* letters in it, or longer than any amount */
    NUMBER_DATE,    /* a year, month or day by the word that follows */
    NUMBER_ORDINAL  /* 1、 (2) 3. at the beginning of a text */
};

struct number {
    const char *digits; /* without thousands commas: "1234.50" */
    const char *raw;    /* as printed, with an open point or comma at its end */
    enum number_nature nature;
    bool fine;          /* has decimals or thousands commas */
    bool alone;         /* the text is nothing but this number */
    bool in_words;      /* Han characters stand in the same text */
};

/** The numbers of `folded` (NFKC), in order, owned by `memory`. */
struct number *numbers_read(arena *memory, const char *folded, size_t *n);

#endif
