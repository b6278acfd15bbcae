/* The builder of content trees. */
#include "report/report.h"

#include <string.h>

struct report *
report_new(arena *memory, const char *title)
{
    struct report *r = arena_one(memory, struct report);
    r->memory = memory;
    r->title = arena_strdup(memory, title);
    return r;
}

struct block *
report_add(struct report *r, enum block_kind kind)
{
    struct block *block = arena_one(r->memory, struct block);
    block->kind = kind;
    if (r->last)
        r->last->next = block;
    else
        r->first = block;
    r->last = block;
    return block;
}

struct block *
report_heading(struct report *r, int level, const char *anchor,
               const char *text)
{
    struct block *block = report_add(r, BLOCK_HEADING);
    block->anchor = arena_strdup(r->memory, anchor);
    block->keep_with_next = true;
    block->heading = (struct heading) { .level = level,
                                        .anchor = block->anchor,
                                        .in_contents = level <= 2 };
    block->heading.text = arena_strdup(r->memory, text);
    return block;
}

struct text
text_plain(arena *a, const char *text)
{
    if (!text || !*text)
        return (struct text) { 0 };
    struct span span = { .text = arena_strdup(a, text) };
    return text_join(a, 1, &span);
}

struct text
text_join(arena *a, size_t n, const struct span *spans)
{
    return (struct text) { n, arena_memdup(a, spans, n * sizeof *spans) };
}

static struct report_row *
blank_rows(arena *a, size_t columns, size_t rows)
{
    struct report_row *made = arena_array(a, struct report_row, rows);
    for (size_t i = 0; i < rows; i++)
        made[i].cells = arena_array(a, struct report_cell, columns);
    return made;
}

struct report_table *
report_table_new(arena *a, size_t columns, size_t head, size_t rows)
{
    struct report_table *t = arena_one(a, struct report_table);
    t->n_columns = columns;
    t->n_head = head;
    t->n_rows = rows;
    t->columns = arena_array(a, struct report_column, columns);
    t->head = blank_rows(a, columns, head);
    t->rows = blank_rows(a, columns, rows);
    return t;
}
