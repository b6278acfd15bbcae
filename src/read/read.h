/* Bytes → grid. No meaning: what a cell is, others decide. */
#ifndef YUSUAN_READ_READ_H
#define YUSUAN_READ_READ_H

#include "base/finding.h"
#include "base/status.h"
#include "read/grid.h"

/** What reading fills and needs. */
struct read_into {
    arena *memory;   /* owns the grid */
    findings *found;
    const char *password; /* of locked files; or null */
};

/** Read `path`, or "-" for standard input. What it is is found from its bytes:
 *  PDF, a workbook (.xlsx, .xls, .ods), a document (.docx, .doc, .odt), HTML,
 *  Markdown, CSV, or a text of tabs or runs of spaces in UTF-8 with or without
 *  BOM, UTF-16 or GB18030. A folder is the one document that its tables make
 *  (see read_list). Null with EXIT_INPUT and one clear sentence when it cannot
 *  be read at all; damage that can be read over (a few bad bytes, NULs) is
 *  reported in `found` (ids D01…D09, D70…D73, D80…D89). */
struct grid *read_document(const char *path, const struct read_into *into,
                           GError **error);

/** The same from bytes already in memory; `name` is what places will say. */
struct grid *read_bytes(const char *name, const char *bytes, size_t size,
                        const struct read_into *into, GError **error);

/** The documents that `path` stands for: itself; of a folder, those in it and
 *  in the folders below, by their paths, in the natural order of names ("2"
 *  before "10"), hidden ones left out. CSV and TSV files of one folder, and
 *  workbooks of one sheet where there are two or more of such files, are the
 *  tables of one document, for which the folder's path stands. Any other
 *  workbook, PDF, document of Word, page of HTML is one by itself; so is a
 *  text or Markdown, unless it lies beside tables (it explains them). Files of
 *  other kinds are left out. Free with g_strfreev. */
char **read_list(const char *path);

#endif
