/* Charts as SVG: nothing overlaps, nothing is cut, extremes stay visible. */
#include "../unit.h"

#include "chart/chart.h"
#include "chart/drawing.h"

#include <glib.h>
#include <string.h>

/* One em a character: no real font is narrower for Han. */
static double
width_of(const void *with, const char *text, double size, bool bold)
{
    (void) with;
    (void) bold;
    return (double) g_utf8_strlen(text, -1) * size;
}

static struct drawing *
draw(arena *a, enum chart_kind kind, const struct chart_item *items, size_t n)
{
    struct chart c = { .kind = kind, .title = "题", .unit = UNIT_WAN,
                       .decimals = 2, .n_items = n, .items = items };
    struct chart_measure measure = { width_of, NULL };
    struct drawing *d = drawing_new(a, measure, 400);
    drawing_chart(d, &c);
    return d;
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
assert_no_texts_overlap(const struct drawing *d)
{
    for (size_t i = 0; i < d->n; i++) {
        for (size_t k = i + 1; k < d->n; k++) {
            if (d->shapes[i].kind != SHAPE_TEXT ||
                d->shapes[k].kind != SHAPE_TEXT)
                continue;
            struct box a = text_box(&d->shapes[i]);
            struct box b = text_box(&d->shapes[k]);
            bool apart = a.right <= b.left || b.right <= a.left ||
                         a.bottom <= b.top || b.bottom <= a.top;
            if (!apart)
                fail_msg("“%s” runs into “%s”", d->shapes[i].text,
                         d->shapes[k].text);
        }
    }
}

static void
assert_inside(const struct drawing *d)
{
    for (size_t i = 0; i < d->n; i++) {
        if (d->shapes[i].kind != SHAPE_TEXT)
            continue;
        struct box box = text_box(&d->shapes[i]);
        if (box.left < -0.5 || box.right > d->width + 0.5 ||
            box.bottom > d->height + 0.5)
            fail_msg("“%s” is cut", d->shapes[i].text);
    }
}

static void
bars_keep_long_labels_whole(void **state)
{
    static const char name[] =
        "面向成果转化产业化、园区低碳节能科技成果转化及产业化、"
        "提升园区创新发展环境等方向的专项扶持资金项目（追加）";
    const struct chart_item items[] = {
        { .label = name, .value = { 1000000000 }, .share = 9999 },
        { .label = "其他（12项）", .value = { 100000 }, .share = 1,
          .gathered = true },
    };
    (void) state;
    arena *a = arena_new();
    struct drawing *d = draw(a, CHART_BARS, items, 2);
    assert_no_texts_overlap(d);
    assert_inside(d);
    GString *joined = g_string_new(NULL);
    for (size_t i = 0; i < d->n; i++)
        if (d->shapes[i].kind == SHAPE_TEXT &&
            d->shapes[i].anchor == ANCHOR_END)
            g_string_append(joined, d->shapes[i].text);
    assert_non_null(strstr(joined->str, name));
    g_string_free(joined, TRUE);
    arena_free(a);
}

static void
small_amounts_stay_visible(void **state)
{
    const struct chart_item items[] = {
        { .label = "大", .value = { INT64_C(10000000000) } },
        { .label = "小", .value = { 1 } },
        { .label = "零", .value = { 0 } },
        { .label = "负", .value = { -500000000 } },
    };
    (void) state;
    arena *a = arena_new();
    struct drawing *d = draw(a, CHART_BARS, items, 4);
    double widths[4];
    size_t n = 0;
    for (size_t i = 0; i < d->n; i++)
        if (d->shapes[i].kind == SHAPE_RECT)
            widths[n++] = d->shapes[i].width;
    assert_int_equal(n, 3); /* nothing is drawn for nothing */
    assert_true(widths[0] > widths[1] && widths[1] >= 0.5);
    assert_true(widths[2] > 0);
    assert_no_texts_overlap(d);
    arena_free(a);
}

static void
rings_close(void **state)
{
    struct chart_item items[6];
    (void) state;
    arena *a = arena_new();
    for (size_t n = 1; n <= 6; n++) {
        for (size_t i = 0; i < n; i++)
            items[i] = (struct chart_item) { .label = "部分",
                                             .value = { 97 - 19 * (int) i },
                                             .share = 100 };
        struct drawing *d = draw(a, CHART_DONUT, items, n);
        double end = 0;
        for (size_t i = 0; i < d->n; i++) {
            if (d->shapes[i].kind != SHAPE_RING ||
                d->shapes[i].tone == TONE_PAPER)
                continue;
            assert_true(d->shapes[i].from >= end - 1e-9);
            end = d->shapes[i].to;
        }
        assert_true(end > 0.999 && end <= 1.0);
        assert_no_texts_overlap(d);
        assert_inside(d);
    }
    arena_free(a);
}

static void
markup_in_labels_is_text(void **state)
{
    const struct chart_item items[] = {
        { .label = "<b>&", .value = { 5 } }, { .label = "乙", .value = { 3 } }
    };
    struct chart c = { .kind = CHART_BARS, .title = "<题>", .n_items = 2,
                       .unit = UNIT_WAN, .items = items };
    (void) state;
    arena *a = arena_new();
    const struct chart_svg_options how = { 300, NULL, NULL };
    const char *svg = chart_svg(&c, &how, a);
    assert_non_null(strstr(svg, "&lt;b&gt;&amp;"));
    assert_non_null(strstr(svg, "aria-label=\"&lt;题&gt;\""));
    assert_null(strstr(svg, "style="));
    assert_non_null(strstr(svg, "drawing drawing-bars narrow"));
    assert_non_null(strstr(svg, "drawing drawing-bars broad"));
    arena_free(a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_keep_long_labels_whole),
        cmocka_unit_test(small_amounts_stay_visible),
        cmocka_unit_test(rings_close),
        cmocka_unit_test(markup_in_labels_is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
