/* Left-over tags and entities inside a cell. */
#ifndef YUSUAN_READ_MARKUP_H
#define YUSUAN_READ_MARKUP_H

#include "base/arena.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/** What stripping finds; `line`, `tables` and `memory` are given. */
struct markup {
    int line;       /* where the text begins */
    GArray *tables; /* of struct build_table: what <table>…</table> held */
    arena *memory;  /* for the tables' markup */
    bool had_tags;
    int n_unclosed; /* tables without end met so far */
};

/** `text` without tags of HTML, entities resolved; paragraphs, items and line
 *  breaks of markup parted by '\n', blank ones left out. What only looks like
 *  a tag ("<30") stays. Free with g_free. */
char *markup_strip(struct markup *m, const char *text, size_t length);

/** Where "<table" begins in `text`, or null. */
const char *markup_find_table(const char *text);
/** Just after the </table> that closes the table at `text`, or null where
 *  none does. */
const char *markup_table_end(const char *text);

#endif
