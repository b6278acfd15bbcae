/* A folder of CSV files. */
#ifndef YUSUAN_READ_CSV_FOLDER_H
#define YUSUAN_READ_CSV_FOLDER_H

#include "base/status.h"

/** Paths of the CSV and TSV files in `path` (hidden ones left out), in the
 *  natural order of their names ("2" before "10"), null-ended. Free with
 *  g_strfreev. Null with EXIT_INPUT where there is none. */
char **csv_folder_list(const char *path, GError **error);

#endif
