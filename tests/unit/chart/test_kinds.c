/* Every kind with nothing, one, few and many items, even and extreme: texts
 * never run into each other and never leave the drawing. */
#include "../unit.h"

#include "chart/drawing.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static double
width_of(const void *with, const char *text, double size, bool bold)
{
    double ems = 0;
    (void) with;
    (void) bold;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        ems += g_utf8_get_char(p) >= 0x2E80 ? 1.0 : 0.55;
    return ems * size;
}

struct box {
    double left, top, right, bottom;
};

static struct box
text_box(const struct shape *s)
{
    double width = width_of(NULL, s->text, s->size, s->bold);
    double left = s->x - (s->anchor == ANCHOR_END ? width
                          : s->anchor == ANCHOR_MIDDLE ? width / 2 : 0);
    return (struct box) { left, s->y - s->size * 0.8, left + width,
                          s->y + s->size * 0.1 };
}

static void
check_drawing(const struct drawing *d, const char *what)
{
    for (size_t i = 0; i < d->n; i++) {
        if (d->shapes[i].kind != SHAPE_TEXT)
            continue;
        struct box a = text_box(&d->shapes[i]);
        if (a.left < -1 || a.right > d->width + 1 || a.bottom > d->height + 1)
            fail_msg("%s: “%s” leaves the drawing", what, d->shapes[i].text);
        for (size_t k = i + 1; k < d->n; k++) {
            if (d->shapes[k].kind != SHAPE_TEXT)
                continue;
            struct box b = text_box(&d->shapes[k]);
            if (a.right > b.left + 0.01 && b.right > a.left + 0.01 &&
                a.bottom > b.top + 0.01 && b.bottom > a.top + 0.01)
                fail_msg("%s: “%s” runs into “%s”", what, d->shapes[i].text,
                         d->shapes[k].text);
        }
    }
}

static const char *parts[] = { "基本支出", "项目支出", NULL };

/* Items that suit any kind: sorted, with shares, columns and parts. */
static struct chart_item *
items_for(arena *a, enum chart_kind kind, size_t n, int64_t ratio)
{
    struct chart_item *items = arena_array(a, struct chart_item, n + 1);
    for (size_t i = 0; i < n; i++) {
        size_t row = kind == CHART_HEAT ? i / 5 : i;
        items[i].label =
            kind == CHART_STACKED
                ? arena_printf(a, "科学技术支出%zu", i / 2)
                : arena_printf(a, "其他科学技术管理事务支出%zu", row);
        if (kind == CHART_SANKEY) {
            items[i].label = arena_printf(a, "来源%zu", i % 3);
            items[i].to = arena_printf(a, "功能%zu", i);
        } else if (kind == CHART_HEAT) {
            items[i].to = arena_printf(a, "商品和服务支出%zu", i % 5);
        }
        items[i].group = parts[i % 2];
        items[i].value.fen =
            i == 0 ? 1000000 * ratio : 1000000 + (int64_t) (n - i);
        items[i].share = (int64_t) (10000 / n);
    }
    return items;
}

static void
every_kind_stays_legible(void **state)
{
    static const size_t counts[] = { 0, 1, 2, 5, 10, 12 };
    static const int64_t ratios[] = { 1, 32, 10000 };
    (void) state;
    for (int kind = 0; kind < CHART_KIND_COUNT; kind++) {
        for (size_t k = 0; k < G_N_ELEMENTS(counts); k++) {
            for (size_t r = 0; r < G_N_ELEMENTS(ratios); r++) {
                arena *a = arena_new();
                struct chart c = { .kind = (enum chart_kind) kind,
                                   .title = "题", .unit = UNIT_WAN,
                                   .decimals = 2, .parts = parts,
                                   .target = { 2000000 }, .mark = 9000,
                                   .n_items = counts[k] };
                c.items = items_for(a, c.kind, c.n_items, ratios[r]);
                struct chart_measure measure = { width_of, NULL };
                struct drawing *d = drawing_new(a, measure, 440);
                drawing_chart(d, &c);
                check_drawing(d, arena_printf(a, "%s, %zu items, 1:%d",
                                              chart_kind_word(c.kind),
                                              c.n_items, (int) ratios[r]));
                arena_free(a);
            }
        }
    }
}

static void
flows_keep_their_thickness(void **state)
{
    const struct chart_item items[] = {
        { .label = "甲", .to = "丙", .value = { 300 } },
        { .label = "乙", .to = "丙", .value = { 100 } },
        { .label = "丙", .to = "丁", .value = { 400 } },
    };
    (void) state;
    arena *a = arena_new();
    struct chart c = { .kind = CHART_SANKEY, .title = "题",
                       .unit = UNIT_YUAN, .n_items = 3, .items = items };
    struct chart_measure measure = { width_of, NULL };
    struct drawing *d = drawing_new(a, measure, 440);
    drawing_chart(d, &c);
    double thick[3], sum = 0;
    size_t n = 0;
    for (size_t i = 0; i < d->n; i++)
        if (d->shapes[i].kind == SHAPE_BAND)
            sum += thick[n++] = d->shapes[i].height;
    assert_int_equal(n, 3);
    static const double parts_of_all[] = { 3.0 / 8, 1.0 / 8, 4.0 / 8 };
    for (size_t i = 0; i < 3; i++)
        assert_true(fabs(thick[i] / sum - parts_of_all[i]) < 0.001);
    arena_free(a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_stays_legible),
        cmocka_unit_test(flows_keep_their_thickness),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
