/* Workbooks of Office Open XML (.xlsx, .xlsm). */
#ifndef YUSUAN_READ_XLSX_H
#define YUSUAN_READ_XLSX_H

#include "read/build.h"
#include "read/package.h"

/** Rows of all sheets of the workbook whose main part is `part`, each sheet a
 *  table and a part of the document: stored results of formulas, numbers as
 *  number_text gives them, merged cells with their spans. */
bool xlsx_rows(struct build *b, struct package *p, const char *part,
               GError **error);

#endif
