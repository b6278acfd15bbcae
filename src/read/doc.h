/* Old documents (.doc) and what else only an office program reads. */
#ifndef YUSUAN_READ_DOC_H
#define YUSUAN_READ_DOC_H

#include "read/build.h"

/** Rows of an old document, which LibreOffice (where it is installed) turns
 *  into a .docx first: in a process and with a profile of its own, limited in
 *  time. False with EXIT_INPUT and one sentence where there is none. */
bool doc_rows(struct build *b, const char *bytes, size_t size, GError **error);

#endif
