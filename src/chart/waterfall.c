/* From one amount to another by steps: the first and the last item are whole
 * bars, those between are changes. */
#include "chart/drawing.h"

#include <glib.h>

enum { SIZE = 9 };
static const double ROW = 18, BAR = 11, GAP = 6, LABEL_SHARE = 0.34;

struct step {
    double from, to; /* in 分 */
};

static struct step
step_of(const struct chart *c, size_t i, int64_t *level)
{
    bool whole = i == 0 || i + 1 == c->n_items;
    struct step s = { whole ? 0 : (double) *level, 0 };
    *level = whole ? c->items[i].value.fen : *level + c->items[i].value.fen;
    s.to = (double) *level;
    return s;
}

void
draw_waterfall(struct drawing *d, const struct chart *c)
{
    double label_width = 0, value_width = 0, least = 0, most = 1;
    int64_t level = 0;
    for (size_t i = 0; i < c->n_items; i++) {
        struct step s = step_of(c, i, &level);
        struct label label = drawing_label(d, c->items[i].label, SIZE,
                                           d->width * LABEL_SHARE);
        const char *amount = chart_amount(d->memory, c, c->items[i].value);
        label_width = MAX(label_width, label.width);
        value_width =
            MAX(value_width, drawing_text_width(d, amount, SIZE, false));
        least = MIN(least, MIN(s.from, s.to));
        most = MAX(most, MAX(s.from, s.to));
    }
    double left = label_width + GAP;
    double scale =
        (d->width - left - value_width - 2 * GAP) / (most - least);
    level = 0;
    for (size_t i = 0; i < c->n_items; i++) {
        struct step s = step_of(c, i, &level);
        double middle = ROW * ((double) i + 0.5);
        double a = left + (MIN(s.from, s.to) - least) * scale;
        double b = left + (MAX(s.from, s.to) - least) * scale;
        bool whole = i == 0 || i + 1 == c->n_items;
        int tone = whole ? 0 : s.to >= s.from ? 2 : 4;
        drawing_text(d, c->items[i].label, label_width, middle + SIZE * 0.36,
                     SIZE)->anchor = ANCHOR_END;
        drawing_rect(d, TONE_SERIES + tone, a, middle - BAR / 2,
                     MAX(b - a, 0.75), BAR);
        drawing_text(d, chart_amount(d->memory, c, c->items[i].value), b + 4,
                     middle + SIZE * 0.36, SIZE);
    }
    d->height = ROW * (double) c->n_items + 2;
}
