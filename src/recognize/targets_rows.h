/* Inside reading the rows of target tables: the reader that walks them, and
 * its two halves, what stands before the indicators of a row (targets_head.c)
 * and the indicators themselves (targets_items.c). */
#ifndef YUSUAN_RECOGNIZE_TARGETS_ROWS_H
#define YUSUAN_RECOGNIZE_TARGETS_ROWS_H

#include "recognize/targets.h"

struct row_reader {
    struct recognizing *r;
    const struct section *s;
    const struct target_columns *columns;
    struct target_stream *stream;
    GArray *tokens; /* of struct token: the row, or the lines of one cell each
                       that belong together, being read */
    bool loose;     /* these are lines of one cell each */
    int page;
    bool page_started;            /* an indicator of the page has been read */
    int name_column, goal_column; /* of the last 三级 name and goal */
    bool fused;                   /* fields of this row stood in one cell */
    bool from_markup;
};

#define reader_token(reader, i)                                                \
    (&g_array_index((reader)->tokens, struct token, (i)))

/** An indicator begins at token `i`. */
bool items_begin(const struct row_reader *reader, size_t i);
/** Read the indicator that begins at token `i`; the index after it. */
size_t items_read(struct row_reader *reader, size_t i);
/** A lone text that goes on the last indicator's name over a break: taken. */
bool items_continue_name(struct row_reader *reader, const struct token *t);

/** Read tokens [first, end), which hold no indicator: names, units, goals.
 *  `on_row`: an indicator stands on the same row, after them. */
void head_read(struct row_reader *reader, size_t first, size_t end,
               bool on_row);

/** Where the token stands among the indicators read so far. */
struct target_place reader_place(const struct row_reader *reader,
                                 const struct token *t, bool on_row);

#endif
