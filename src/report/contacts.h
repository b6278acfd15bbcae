/* Names and phones of people: printed in the documents, left out of what is
 * written unless asked for. */
#ifndef YUSUAN_REPORT_CONTACTS_H
#define YUSUAN_REPORT_CONTACTS_H

#include "report/compose.h"

/** `text` as it may be written: itself when contacts are shown, else as
 *  contacts_masked has it. Null gives null. */
const char *contacts_shown(arena *a, const struct understanding *u,
                           const struct compose_options *options,
                           const char *text);

#endif
