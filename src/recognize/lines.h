/* What each row of the grid is when tables are looked for. */
#ifndef YUSUAN_RECOGNIZE_LINES_H
#define YUSUAN_RECOGNIZE_LINES_H

#include "recognize/section.h"
#include "recognize/titles.h"

enum line_kind {
    LINE_BLANK,
    LINE_TITLE,    /* a title, over `title_rows` rows */
    LINE_NUMBER,   /* only a table's number, or 续表 */
    LINE_PREAMBLE, /* unit of money, year, department */
    LINE_HEADER,   /* words of headers */
    LINE_WORD,     /* one header word alone: perhaps of an exploded header */
    LINE_PROSE,    /* a sentence or a heading of text */
    LINE_BODY
};

struct line {
    enum line_kind kind;
    struct title title;
    struct preamble preamble;
    size_t title_rows;
    bool has_amount; /* a cell is an amount with a point */
    bool is_total;   /* 合计, 总计 or 本年…合计 stands on it */
    size_t n_filled; /* cells that hold something */
};

/** One for each row of the grid, owned by r->memory. */
struct line *lines_read(const struct recognizing *r);

/** The words on a row that may be a header: its cells, or the words of its
 *  only cell where spaces part them. Folded; `columns` (may be null) gets
 *  where each stands. Returns how many; at most `most`. */
size_t line_words(arena *memory, const struct grid_row *row,
                  const char **words, size_t *columns, size_t most);

/** The text is what totals are called: 合计, 总计, 本年收入合计. */
bool is_total_label(const char *folded);

/** An amount with a point, as printed or in broken print. */
bool is_plain_amount(const char *text);

#endif
