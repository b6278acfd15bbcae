/* A file read, recognized, repaired, checked and summed up, for tests that
 * compose and set what comes of it. */
#ifndef YUSUAN_TESTS_UNDERSTOOD_H
#define YUSUAN_TESTS_UNDERSTOOD_H

#include "report/gathering.h"

/** False, with a word to stderr, when it cannot be read. All is owned by
 *  `memory`. */
bool understood_file(const char *path, arena *memory, findings *found,
                     struct understanding *u);

#endif
