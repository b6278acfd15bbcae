/* A small text file that a person wrote to steer the program: one statement a
 * line, # begins a comment. Everything wrong with it is collected and told at
 * once, each with its line. Knows nothing of what the statements say. */
#ifndef YUSUAN_BASE_CONFIG_H
#define YUSUAN_BASE_CONFIG_H

#include "base/arena.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

struct config {
    const char *path;   /* as given; borrowed */
    size_t n;           /* lines of the file */
    char **lines;       /* without comments and blanks around; "" for none */
    struct complaints complaints;
};

/** Read `path` (UTF-8, with or without BOM) into `c`. False with EXIT_INPUT
 *  when it cannot be read, with EXIT_USAGE when it is no text. */
bool config_open(struct config *c, const char *path, GError **error);

/** Say what is wrong with line `line` (from 1): "FILE:LINE: …". False, so that
 *  a caller can `return config_complain(...)`. */
bool config_complain(struct config *c, int line, const char *zh,
                     const char *en, ...)
    __attribute__((format(printf, 3, 5), format(printf, 4, 5)));

/** One statement being read, from `at` on. */
struct statement {
    struct config *file;
    int line;
    arena *memory;
    const char *at;
};

/** Pass over blanks; take `word` if it stands next. */
void statement_skip(struct statement *s);
bool statement_take(struct statement *s, const char *word);
/** Complain that this (in Chinese, in English) should stand here; false. */
bool statement_want(struct statement *s, const char *zh, const char *en);
/** The plain characters that stand next, up to any of `ends` (ASCII) or a word
 *  of `stops` (null-ended; or null); or what [ and ] enclose. Tidied; null, and
 *  nothing taken, where there are none. */
const char *statement_word(struct statement *s, const char *ends,
                           const char *const *stops);
/** A whole number of 1 or more; 0 where there is none. */
int statement_number(struct statement *s);

/** Free what config_open made; false with EXIT_USAGE and all complaints, a line
 *  each, where there were any. */
bool config_close(struct config *c, GError **error);

#endif
