/* What the files of yusuan-xls share. docs/xls-reader.md has what it writes. */
#ifndef YUSUAN_XLS_READER_H
#define YUSUAN_XLS_READER_H

#include <stdbool.h>
#include <stddef.h>

/** The stream of records of a workbook ([MS-XLS]), in memory. */
struct records {
    const unsigned char *bytes;
    size_t size;
};

/** What records that hold for the whole workbook say. */
struct globals;
struct globals *globals_read(const struct records *all);
void globals_free(struct globals *g);
bool globals_locked(const struct globals *g);
bool globals_from_1904(const struct globals *g);
/** The sheet of that name (as FreeXL gives it by number) is hidden. */
bool globals_hidden(const struct globals *g, unsigned sheet);

/** Write what FreeXL passes over of a sheet: numbers with their formats,
 *  results of formulas, errors, merged cells, what is hidden. */
void records_put_sheet(const struct records *all, const struct globals *g,
                       unsigned sheet);

/** Tabs and line ends part fields and records: written as \t and \n. */
void put_text(const char *text);

#endif
