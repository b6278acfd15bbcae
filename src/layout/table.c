/* A table as slabs: caption, head, rows, closing rule, note. */
#include "layout/table.h"

#include <stdint.h>

#define OUTER_LINE 1.5
#define HEAD_LINE 0.75
#define CAPTION_GAP 3
/* A table up to this share of a page is not parted. */
#define SMALL 0.3
/* What a row can give up of its padding. */
#define ROW_GIVE 0.6

/* --------------------------------------------------------------- caption */

static const char *
caption_text(const struct table_plan *plan, size_t number, bool again)
{
    const struct report_table *t = plan->table;
    const char *caption = t->caption ? t->caption : "";
    if (!t->numbered)
        return again ? arena_printf(plan->flow->memory, "%s（续）", caption)
                     : caption;
    return arena_printf(plan->flow->memory, "%s %zu　%s",
                        again ? "续表" : "表", number, caption);
}

/* Caption in the middle, unit at the right; the unit goes below where they
 * would meet. Returns the height. */
static double
put_caption(const struct table_plan *plan, struct page *to,
            const char *caption, bool tagged)
{
    struct flow *flow = plan->flow;
    struct wording how = { .type = &flow->style->caption,
                           .colour = plan->flow->palette->ink,
                           .paragraph = { .width = plan->width,
                                          .align = TEXT_CENTRE } };
    struct wording small = { .type = &flow->style->note,
                             .colour = plan->flow->palette->muted,
                             .paragraph = { .width = plan->width,
                                            .align = TEXT_RIGHT } };
    struct words words = words_set_plain(flow, caption, &how);
    struct words unit = words_set_plain(flow, plan->table->unit, &small);
    double height = words_height(&words), y = height - words_height(&unit);
    double widest = words.lines.n ? words_width(&words) : 0;
    double wide = unit.lines.n ? plan->width - unit.lines.lines[0].indent : 0;
    if (unit.lines.n && (widest + wide + 12 > plan->width || y < 0)) {
        y = height;
        height += words_height(&unit);
    }
    if (tagged && (words.lines.n || unit.lines.n))
        put_tag(flow, to, TAG_CAPTION);
    words_put_all(flow, to, &words, (struct page_shift) { 0, 0 });
    words_put_all(flow, to, &unit, (struct page_shift) { 0, y });
    if (tagged && (words.lines.n || unit.lines.n))
        put_end(flow, to, TAG_CAPTION);
    return height + (height > 0 ? CAPTION_GAP : 0);
}

/* Caption and head between their rules. Returns the height. */
static double
put_head(const struct table_plan *plan, struct page *to, const char *caption,
         bool tagged)
{
    struct flow *flow = plan->flow;
    double top = put_caption(plan, to, caption, tagged);
    put_rule(flow, to, (double[]) { 0, top, plan->width, top }, OUTER_LINE,
             plan->flow->palette->rule);
    if (plan->table->n_head == 0)
        return top;
    double bottom = top + table_head_put(plan, to, top, tagged);
    put_rule(flow, to, (double[]) { 0, bottom, plan->width, bottom },
             HEAD_LINE, plan->flow->palette->rule);
    return bottom;
}

/* ------------------------------------------------------------------ rows */

static struct slab *
add_slab(const struct table_plan *plan, const struct continuation *part,
         double height)
{
    struct slab *slab = flow_slab(plan->flow, 0, height);
    slab->table = part;
    return slab;
}

/* A row taller than half a page is cut into pieces of some lines. */
static void
add_tall_row(const struct table_plan *plan, const struct continuation *part,
             const struct row_set *set)
{
    double room = flow_height(plan->flow, plan->paper) / 4;
    size_t lines = table_row_lines(set);
    size_t step = (size_t) MAX(room / plan->type.leading, 1);
    double pad = 2 * plan->flow->style->cell_y;
    for (size_t from = 0; from < lines; from += step) {
        size_t to = MIN(from + step, lines);
        double height = (double) (to - from) * plan->type.leading
                        + (to == lines ? pad : 0);
        struct slab *slab = add_slab(plan, part, height);
        table_row_put(plan, set, &slab->items,
                      (struct row_cut) { from, to, false });
    }
}

/* 过次页 below and 承前页 above, should the page end after this row. */
static void
add_carry(const struct table_plan *plan, struct slab *slab,
          const struct report_row *row)
{
    static const char *const words[] = { "过次页", "承前页" };
    struct flow *flow = plan->flow;
    size_t n = plan->table->n_columns;
    slab->carry = arena_array(flow->memory, struct page, 2);
    for (int i = 0; i < 2; i++) {
        struct report_row made = {
            .role = REPORT_ROW_SUBTOTAL,
            .cells = arena_array(flow->memory, struct report_cell, n)
        };
        size_t label = 0; /* columns before the first sum */
        while (label < n && !row->carry[label])
            label++;
        for (size_t k = 0; k < n; k++)
            made.cells[k].text = text_plain(
                flow->memory, row->carry[k] ? row->carry[k]
                              : k == 0      ? words[i] : NULL);
        made.cells[0].span = (int) MAX(label, 1);
        struct row_set *set = table_row_set(plan, &made);
        slab->carry_height = table_row_height(plan, set);
        table_row_put(plan, set, &slab->carry[i],
                      (struct row_cut) { 0, SIZE_MAX, true });
    }
}

static bool
is_short(const struct table_plan *plan, double height)
{
    return height <= flow_height(plan->flow, plan->paper) / 2;
}

/* The next rows are parts of this one: indented below it, or items of a table
 * whose sums stand above them. */
static bool
has_parts(const struct report_table *t, size_t i)
{
    const struct report_row *row = &t->rows[i], *next = row + 1;
    if (row->role == REPORT_ROW_GROUP)
        return true;
    if (row->role == REPORT_ROW_SUBTOTAL && next->role == REPORT_ROW_ITEM
        && t->rows[0].role == REPORT_ROW_SUBTOTAL)
        return true;
    for (size_t k = 0; k < t->n_columns && row->role != REPORT_ROW_ITEM; k++)
        if (next->cells[k].indent > row->cells[k].indent)
            return true;
    return false;
}

/* What ending a page after row i costs: neither end of a table stands with
 * less than three rows, no group head at the foot of a page. */
static int
row_part(const struct report_table *t, size_t i)
{
    size_t after = t->n_rows - 1 - i;
    if (after == 0)
        return PART_FREE;
    if (i < 2 || after < 2 || t->rows[i].role == REPORT_ROW_GROUP)
        return PART_NEVER;
    return after < 3 || has_parts(t, i) ? PART_TAIL : PART_ROWS;
}

static void
add_row(const struct table_plan *plan, const struct continuation *part,
        size_t i)
{
    const struct report_row *row = &plan->table->rows[i];
    struct row_set *set = table_row_set(plan, row);
    double height = table_row_height(plan, set);
    if (!is_short(plan, height)) {
        add_tall_row(plan, part, set);
        return;
    }
    struct slab *slab = add_slab(plan, part, height);
    table_row_put(plan, set, &slab->items,
                  (struct row_cut) { 0, SIZE_MAX, false });
    slab->give = ROW_GIVE * 2 * plan->flow->style->cell_y;
    slab->part = row_part(plan->table, i);
    if (plan->table->carries && row->carry
        && i + 1 < plan->table->n_rows)
        add_carry(plan, slab, row);
}

static struct continuation *
make_continuation(const struct table_plan *plan, size_t number)
{
    struct flow *flow = plan->flow;
    struct continuation *part = arena_one(flow->memory, struct continuation);
    part->again = arena_one(flow->memory, struct page);
    part->foot = arena_one(flow->memory, struct page);
    part->again_height =
        put_head(plan, part->again, caption_text(plan, number, true), false);
    part->foot_height = OUTER_LINE;
    put_rule(flow, part->foot, (double[]) { 0, 0, plan->width, 0 },
             OUTER_LINE, plan->flow->palette->rule);
    return part;
}

static void
add_head(const struct table_plan *plan, const struct continuation *part,
         size_t number)
{
    struct flow *flow = plan->flow;
    struct slab *slab = add_slab(plan, part, 0);
    slab->part = PART_NEVER;
    put_target(flow, &slab->items, plan->table->anchor);
    if (plan->table->numbered)
        put_target(flow, &slab->items,
                   arena_printf(flow->memory, "table-%zu", number));
    put_tag(flow, &slab->items, TAG_TABLE);
    slab->height = put_head(plan, &slab->items,
                            caption_text(plan, number, false), true);
}

static void
add_foot(const struct table_plan *plan, const struct continuation *part)
{
    struct slab *slab = add_slab(plan, part, OUTER_LINE);
    put_rule(plan->flow, &slab->items, (double[]) { 0, 0, plan->width, 0 },
             OUTER_LINE, plan->flow->palette->rule);
    put_end(plan->flow, &slab->items, TAG_TABLE);
    if (plan->table->note)
        slab->part = PART_NEVER;
}

static void
note_table(struct flow *flow, const struct report_table *t, size_t number)
{
    struct contents_entry entry = {
        1, arena_printf(flow->memory, "表 %zu　%s", number,
                        t->caption ? t->caption : ""),
        arena_printf(flow->memory, "table-%zu", number)
    };
    g_ptr_array_add(flow->tables,
                    arena_memdup(flow->memory, &entry, sizeof entry));
}

/* The last row stays with the closing rule; a small table stays whole. */
static void
keep_rows(struct flow *flow, guint first)
{
    double height = 0;
    guint n = flow->slabs->len;
    for (guint i = first; i < n; i++) {
        const struct slab *slab = flow->slabs->pdata[i];
        height += slab->height;
    }
    bool small = height <= flow_height(flow, flow->paper) * SMALL;
    for (guint i = small ? first : n - 1; i < n; i++) {
        struct slab *slab = flow->slabs->pdata[i];
        slab->part = PART_NEVER;
    }
}

void
layout_table(struct flow *flow, const struct block *block)
{
    size_t number = 0;
    if (block->table->n_columns == 0)
        return;
    struct table_plan plan = *table_plan_of(flow, block->table, flow->paper);
    plan.flow = flow; /* it may have been made for another part */
    flow_lead(flow);
    if (plan.table->numbered) {
        number = flow->tables->len + 1;
        note_table(flow, plan.table, number);
    }
    struct continuation *part = make_continuation(&plan, number);
    flow_space(flow, flow->style->between);
    guint first = flow->slabs->len;
    add_head(&plan, part, number);
    for (size_t i = 0; i < plan.table->n_rows; i++)
        add_row(&plan, part, i);
    keep_rows(flow, first);
    add_foot(&plan, part);
    if (plan.table->note)
        layout_note_text(flow, text_plain(flow->memory, plan.table->note),
                         3);
    flow_space(flow, flow->style->between);
}
