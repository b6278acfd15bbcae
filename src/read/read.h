/* Bytes → grid. No meaning: what a cell is, others decide. */
#ifndef YUSUAN_READ_READ_H
#define YUSUAN_READ_READ_H

#include "base/finding.h"
#include "base/status.h"
#include "read/grid.h"

/** Read `path`: a text file (tabs, or runs of spaces), CSV or TSV, a folder of
 *  CSV files, or "-" for standard input. UTF-8 with or without BOM, UTF-16,
 *  GB18030. The grid is owned by `memory`. Null with EXIT_INPUT and one clear
 *  sentence when it cannot be read at all (missing, empty, binary, in no known
 *  encoding, a folder without CSV, no right to read); damage that can be read
 *  over (a few bad bytes, NULs) is reported in `findings` (ids D01…D09). */
struct grid *read_document(const char *path, arena *memory, findings *found,
                           GError **error);

/** The same from bytes already in memory; `name` is what places will say. */
struct grid *read_bytes(const char *name, const char *bytes, size_t size,
                        arena *memory, findings *found, GError **error);

#endif
