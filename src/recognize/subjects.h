/* Codes with names: splitting a cell into both, and telling what a code is. */
#ifndef YUSUAN_RECOGNIZE_SUBJECTS_H
#define YUSUAN_RECOGNIZE_SUBJECTS_H

#include "budget/model.h"

/** "2010301-行政运行", "2010301 行政运行", "084-…": code and name; without a
 *  code only a name. Tidied; owned by `memory`; a blank text gives neither. */
struct coded coded_read(arena *memory, const char *text, int line);

/** NFKC of a cell for reading codes: dashes of every kind are '-', and blanks
 *  inside a code's digits are gone ("207 0101—行政运行"). Never for print. */
const char *coded_folded(arena *memory, const char *text);

/** The shape of a code at the beginning of a cell, digits only. */
enum code_shape {
    CODE_NONE,
    CODE_FUNCTION,   /* 201, 20101, 2010101 */
    CODE_GOVERNMENT, /* 501, 50101 */
    CODE_DEPARTMENT, /* 301, 30101, 3021101 */
    CODE_UNIT,       /* 084, 084001, 118001 … */
    CODE_PROJECT,    /* 15 characters and more */
    CODE_PART,       /* two digits: of a code over three columns */
    CODE_DIRECTORY,  /* 01-…, 0117-… */
    CODE_LETTER,     /* A, B, C: procurement */
    CODE_OTHER       /* other digits before a name */
};

/** The code that `text` begins with, with a separator and a name behind it or
 *  alone; its length in bytes is put into *length (0 for none). */
enum code_shape code_shape_read(const char *folded, size_t *length);

#endif
