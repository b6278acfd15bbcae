/* Sorted bars, each with its amount and the share reached up to it. */
#include "chart/drawing.h"

#include <glib.h>

enum { SIZE = 9 };
static const double ROW = 17, LABEL_SHARE = 0.36, GAP = 6, BAR = 10;

void
draw_pareto(struct drawing *d, const struct chart *c)
{
    double label_width = 0, value_width = 0;
    int64_t most = 0, reached = 0;
    for (size_t i = 0; i < c->n_items; i++) {
        struct label label = drawing_label(d, c->items[i].label, SIZE,
                                           d->width * LABEL_SHARE);
        const char *amount = chart_amount(d->memory, c, c->items[i].value);
        double wide = drawing_text_width(d, amount, SIZE, false);
        label_width = MAX(label_width, label.width);
        value_width = MAX(value_width, wide);
        most = MAX(most, c->items[i].value.fen);
    }
    double share_width = drawing_text_width(d, "累计100.00%", SIZE, false);
    double left = label_width + GAP;
    double room = d->width - left - value_width - share_width - 3 * GAP;
    double y = 2;
    for (size_t i = 0; i < c->n_items; i++) {
        const struct chart_item *item = &c->items[i];
        struct label label =
            drawing_label(d, item->label, SIZE, d->width * LABEL_SHARE);
        double height = MAX(ROW, (double) label.n * 12 + 4);
        double middle = y + height / 2;
        double length = most ? room * (double) item->value.fen /
                                   (double) most : 0;
        for (size_t k = 0; k < label.n; k++)
            drawing_text(d, label.lines[k], label_width,
                         middle + SIZE * 0.36 +
                             ((double) k - (double) (label.n - 1) / 2) * 12,
                         SIZE)->anchor = ANCHOR_END;
        drawing_rect(d, TONE_SERIES + (item->gathered ? 4 : 2), left,
                     middle - BAR / 2, MAX(length, 0.75), BAR);
        drawing_text(d, chart_amount(d->memory, c, item->value),
                     left + MAX(length, 0.75) + 4, middle + SIZE * 0.36,
                     SIZE);
        reached += MAX(item->share, 0);
        struct shape *share = drawing_text(
            d,
            arena_printf(d->memory, "累计%s",
                         chart_share(d->memory, reached)),
            d->width, middle + SIZE * 0.36, SIZE);
        share->anchor = ANCHOR_END;
        share->tone = TONE_MUTED;
        y += height;
    }
    drawing_line(d, TONE_RULE, left, 0, left, y + 2);
    d->height = y + 2;
}
