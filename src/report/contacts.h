/* Names and phones of people: printed in the documents, left out of what is
 * written unless asked for. */
#ifndef YUSUAN_REPORT_CONTACTS_H
#define YUSUAN_REPORT_CONTACTS_H

#include "report/compose.h"

/** `text` as it may be written: itself when contacts are shown, else with every
 *  person's name and phone of the document replaced by "＊＊＊": names of two
 *  characters where they stand as a word of their own, longer ones inside
 *  other text too, and what follows 负责人： and the like whoever it is. Owned
 *  by `a`; null gives null. */
const char *contacts_shown(arena *a, const struct understanding *u,
                           const struct compose_options *options,
                           const char *text);

#endif
