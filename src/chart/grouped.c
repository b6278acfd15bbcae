/* The same items over several years: a bar a year below each other, named
 * behind its amount; the latest is dark. */
#include "chart/rows.h"
#include "chart/runs.h"

#include <glib.h>

void
draw_grouped(struct drawing *d, const struct chart *c)
{
    struct part_names parts = chart_part_names(d->memory, c);
    struct item_runs runs = chart_runs(d->memory, c, RUN_BY_LABEL,
                                       MAX(d->most / MAX(parts.n, 1), 2));
    struct rows *rows = rows_new(d, runs.n);
    for (size_t i = 0; i < runs.n; i++) {
        const struct item_run *run = &runs.run[i];
        rows->row[i].name = run->name;
        rows_bars(d, rows, i, run->to - run->from);
        for (size_t k = run->from; k < run->to; k++) {
            const struct chart_item *item = &runs.chart->items[k];
            size_t part = MIN(chart_part_index(&parts, item),
                              MAX(parts.n, 1) - 1);
            rows->row[i].bars[k - run->from] = (struct bar) {
                .item = item, .to = item->value.fen,
                .tone = chart_part_tone(MAX(parts.n, 1) - 1 - part, parts.n),
                .value = chart_amount(d->memory, c, item->value),
                .aside = item->group,
            };
        }
    }
    rows_place(d, rows, 0);
    rows_draw_bars(d, rows);
    rows_draw_words(d, rows);
    d->height = rows->bottom;
}
