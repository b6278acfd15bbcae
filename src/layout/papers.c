/* Turns pages for wide tables together with what leads to them. */
#include "layout/papers.h"

/* More text than this, in bytes, stands well on a page of its own. */
#define TEXT_MOST 1500
/* A table of more rows is not turned for its neighbours. */
#define SMALL_ROWS 16

static size_t
text_bytes(struct text text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.spans[i].text ? strlen(text.spans[i].text) : 0;
    return n;
}

/* Running text, which lies as what is around it. */
static bool
is_text(const struct block *b)
{
    return b->kind == BLOCK_HEADING || b->kind == BLOCK_PARAGRAPH
           || b->kind == BLOCK_NOTE || b->kind == BLOCK_VERDICT
           || b->kind == BLOCK_LIST;
}

static size_t
block_bytes(const struct block *b)
{
    size_t n = 0;
    if (b->kind == BLOCK_HEADING)
        return strlen(b->heading.text);
    if (b->kind == BLOCK_VERDICT)
        return text_bytes(b->verdict.text);
    if (b->kind != BLOCK_LIST)
        return text_bytes(b->paragraph);
    for (size_t i = 0; i < b->list.n; i++)
        n += text_bytes(b->list.items[i]);
    return n;
}

/* The table that short text leads to; or null. */
static const struct block *
table_after(const struct block *b)
{
    size_t bytes = 0;
    for (; b && is_text(b); b = b->next)
        bytes += block_bytes(b);
    bool leads = b && b->kind == BLOCK_TABLE && !b->beside
                 && b->table->n_columns > 0 && bytes <= TEXT_MOST;
    return leads ? b : NULL;
}

static enum paper
paper_of_table(struct flow *flow, const struct block *b)
{
    enum paper own = table_plan_of(flow, b->table, PAPER_UPRIGHT)->paper;
    const struct block *next = table_after(b->next);
    if (own >= flow->paper || !next || b->table->n_rows > SMALL_ROWS)
        return own;
    bool between = table_plan_of(flow, next->table, PAPER_UPRIGHT)->paper
                   == flow->paper;
    return between ? flow->paper : own;
}

enum paper
paper_of_block(struct flow *flow, const struct block *block)
{
    const struct block *table = table_after(block);
    if (block->kind == BLOCK_TABLE || block->kind == BLOCK_HEADING)
        return table ? paper_of_table(flow, table) : PAPER_UPRIGHT;
    return is_text(block) ? flow->paper : PAPER_UPRIGHT;
}
