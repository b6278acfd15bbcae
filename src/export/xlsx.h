/* Parts of the workbook. Private to export/. */
#ifndef YUSUAN_EXPORT_XLSX_H
#define YUSUAN_EXPORT_XLSX_H

#include "export/data.h"

#include <xlsxwriter.h>

/** A workbook being written. */
struct book {
    lxw_workbook *workbook;
    lxw_format *head, *text;
    lxw_format *amount, *sum;      /* 元; sums stand out */
    lxw_format *exact, *exact_sum; /* to the 分 in 万元 */
    const struct data_folder *d;
};

/** A cell's place in its sheet. */
struct spot {
    lxw_worksheet *sheet;
    uint32_t row;
    uint16_t column;
};

/** A text without contacts, cut where a cell cannot hold it. */
void xlsx_text(const struct book *b, struct spot at, const char *text);
/** A number; a text where a number of a sheet would not be exact. */
void xlsx_amount(const struct book *b, struct spot at, money amount,
                 enum money_unit unit);
bool xlsx_is_exact(money amount);
double xlsx_number(money amount, enum money_unit unit);

/** A sheet for every table as it is printed, with its source lines, formulas
 *  for the totals that add up, and findings as comments. */
void xlsx_write_tables(const struct book *b);

/** Every part of the file can be read to its end. libxlsxwriter does not see
 *  that a part was cut short by a full disk. */
bool xlsx_is_whole(const char *path);

#endif
