/* Folders: which files in them are documents, which are tables of one. */
#ifndef YUSUAN_READ_FOLDER_H
#define YUSUAN_READ_FOLDER_H

#include "base/digest.h"
#include "read/build.h"

/** Add the documents in a folder to `list` (of char *), as read_list says. */
void folder_list_documents(const char *path, GPtrArray *list);

/** Rows of the tables in the folder b->file, one file after the other, each a
 *  part; their bytes go into `sum`. False with EXIT_INPUT and one sentence
 *  where there is none, or one cannot be read. */
bool folder_rows(struct build *b, digest *sum, GError **error);

#endif
