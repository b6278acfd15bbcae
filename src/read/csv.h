/* CSV (RFC 4180) → rows of cells. */
#ifndef YUSUAN_READ_CSV_H
#define YUSUAN_READ_CSV_H

#include "read/build.h"

/** What parts the cells: ',', ';' or a tab, by a first line "sep=;", the
 *  file's suffix (.csv, .tsv, .tab) or what most lines show. 0: no CSV. */
char csv_separator(const char *name, const struct lines *l);

/** Read records as exact cells of one table, quoted ones with doubled quotes
 *  and line breaks. A quote that never closes is an ordinary character and
 *  reported (D03). */
void csv_rows(struct build *b, const struct lines *l, char separator);

/** The name ends in .csv, .tsv or .tab, in any case. */
bool csv_is_name(const char *name);

#endif
