/* Lines that introduce a table: its title, its number, and what may stand
 * between those and the header (unit of money, year, department). */
#ifndef YUSUAN_RECOGNIZE_TITLES_H
#define YUSUAN_RECOGNIZE_TITLES_H

#include "budget/model.h"
#include "read/grid.h"

/** What a line says as a title. */
struct title {
    bool found;       /* it is a title (or only a number) */
    bool number_only;
    bool open;        /* begins as a title and is not finished */
    bool final_account;
    bool continued;   /* 续表 */
    enum table_kind kind;
    const char *number; /* "03", "03-1"; or null */
    const char *text;   /* without the number; or null */
    int year;           /* or 0 */
};

/** Read `text` (cells of a line joined) as a title. Owned by `memory`. */
struct title title_read(arena *memory, const char *text);

/** What a line before a header says besides. */
struct preamble {
    bool found;
    bool unit_printed;
    enum money_unit unit;
    int year;
    const char *department; /* after 部门： or 单位：; or null */
};

/** Read a row of the grid as a line between title and header. */
struct preamble preamble_read(arena *memory, const struct grid_row *row);

/** A unit of money named in `text` ("单位：万元", "金额（元）"). */
bool unit_read(arena *memory, const char *text, enum money_unit *unit);

/** All cells of a row that hold something, joined with `between`. */
const char *row_text(arena *memory, const struct grid_row *row,
                     const char *between);

#endif
