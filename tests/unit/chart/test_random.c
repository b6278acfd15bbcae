/* Any series: labels of any length in Han and Latin, amounts over six orders
 * of magnitude, negative ones and zeros, no item to sixty, widths from a
 * telephone's to a page's. No text runs into another, none leaves the
 * drawing, none is cut. */
#include "../unit.h"

#include "chart/drawing.h"
#include "text/text.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum { ROUNDS = 100, ROUNDS_WITH_FONTS = 10, SEED = 20260101 };

/* Estimated; with the fonts of `with` where it is not null. */
static double
width_of(const void *with, const char *text, double size, bool bold)
{
    double ems = 0;
    if (with)
        return text_width((fonts *) with, text,
                          bold ? FONT_HEI : FONT_HEI_LIGHT, size);
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        ems += g_utf8_get_char(p) >= 0x2E80 ? 1.0 : 0.55;
    return ems * size * (bold ? 1.03 : 1);
}

/* -------------------------------------------------------- random series */

static const char *
random_label(arena *a, GRand *dice, size_t number)
{
    static const char han[] = "社会保障和就业支出机关事业单位离退休一般行政"
                              "管理事务科学技术专项（），、《》“”";
    static const char *const words[] = { "2022年", "A", "Internet+", "5G",
                                         "1,234.56", "ISO-9001 " };
    long chars = g_utf8_strlen(han, -1);
    int length = g_rand_int_range(dice, 1, g_rand_boolean(dice) ? 100 : 12);
    GString *label = g_string_new(NULL);
    for (int i = 0; i < length; i++)
        if (g_rand_int_range(dice, 0, 12) == 0)
            g_string_append(label, words[g_rand_int_range(
                                       dice, 0, G_N_ELEMENTS(words))]);
        else
            g_string_append_unichar(
                label, g_utf8_get_char(g_utf8_offset_to_pointer(
                           han, g_rand_int_range(dice, 0, (int) chars))));
    g_string_append_printf(label, "%zu", number);
    const char *kept = arena_strdup(a, label->str);
    g_string_free(label, TRUE);
    return kept;
}

static money
random_amount(GRand *dice)
{
    int kind = g_rand_int_range(dice, 0, 10);
    if (kind == 0)
        return (money) { 0 };
    double magnitude = g_rand_double_range(dice, 4, 10 + 1e-9);
    return (money) { (int64_t) pow(10, magnitude) * (kind == 1 ? -1 : 1) };
}

static const char *parts[] = { "基本支出", "项目支出", "经营支出", NULL };

/* Columns, groups and destinations as the kind wants them. */
static void
set_item(arena *a, GRand *dice, struct chart *c, struct chart_item *items,
         size_t i)
{
    struct chart_item *item = &items[i];
    *item = (struct chart_item) { .share = -1 };
    item->value = random_amount(dice);
    item->label = random_label(a, dice, i);
    if (g_rand_boolean(dice))
        item->share = g_rand_int_range(dice, 0, 10001);
    switch (c->kind) {
    case CHART_STACKED:
    case CHART_GROUPED:
        item->label = i % 3 ? items[i - 1].label : item->label;
        item->group = parts[i % 3];
        break;
    case CHART_PANELS:
        item->group = i % 4 ? items[i - 1].group : item->label;
        item->label = arena_printf(a, "%zu年", 2020 + i % 4);
        break;
    case CHART_HEAT:
        item->to = i < 9 ? random_label(a, dice, i) : items[i % 9].to;
        item->label = i % 9 ? items[i - 1].label : item->label;
        break;
    case CHART_SANKEY:
        item->to = random_label(a, dice, i + 100);
        if (i > 3)
            item->label = items[g_rand_int_range(dice, 0, (int) i)].to;
        if (i > 6 && g_rand_boolean(dice))
            item->to = items[g_rand_int_range(dice, 0, (int) i)].to;
        break;
    case CHART_BULLET:
        if (g_rand_boolean(dice))
            item->of.fen = ABS(random_amount(dice).fen);
        break;
    default:
        break;
    }
}

static struct chart
random_chart(arena *a, GRand *dice, enum chart_kind kind)
{
    struct chart c = { .kind = kind, .title = "题", .unit = UNIT_WAN,
                       .decimals = g_rand_int_range(dice, 0, 7),
                       .parts = parts };
    c.decimals = c.decimals > 2 ? 2 : c.decimals;
    c.n_items = (size_t) g_rand_int_range(dice, 0, 61);
    c.target.fen = ABS(random_amount(dice).fen);
    c.mark = g_rand_boolean(dice) ? 9000 : 0;
    struct chart_item *items =
        arena_array(a, struct chart_item, c.n_items + 1);
    for (size_t i = 0; i < c.n_items; i++)
        set_item(a, dice, &c, items, i);
    c.items = items;
    return c;
}

/* --------------------------------------------------------------- judging */

struct box {
    double left, top, right, bottom;
};

static struct box
box_of(const struct drawing *d, const struct shape *s)
{
    double width = drawing_text_width(d, s->text, s->size, s->bold);
    double left = s->x - (s->anchor == ANCHOR_END      ? width
                          : s->anchor == ANCHOR_MIDDLE ? width / 2
                                                       : 0);
    return (struct box) { left, s->y - s->size * 0.8, left + width,
                          s->y + s->size * 0.1 };
}

static bool
meet(struct box a, struct box b)
{
    return a.right > b.left + 0.01 && b.right > a.left + 0.01 &&
           a.bottom > b.top + 0.01 && b.bottom > a.top + 0.01;
}

static void
judge_texts(const struct drawing *d, const char *what)
{
    for (size_t i = 0; i < d->n; i++) {
        if (d->shapes[i].kind != SHAPE_TEXT)
            continue;
        struct box a = box_of(d, &d->shapes[i]);
        if (a.left < -0.5 || a.right > d->width + 0.5 || a.top < -0.5 ||
            a.bottom > d->height + 0.5)
            fail_msg("%s: “%s” leaves the drawing", what, d->shapes[i].text);
        for (size_t k = i + 1; k < d->n; k++)
            if (d->shapes[k].kind == SHAPE_TEXT &&
                meet(a, box_of(d, &d->shapes[k])))
                fail_msg("%s: “%s” runs into “%s”", what, d->shapes[i].text,
                         d->shapes[k].text);
    }
}

static void
judge_shapes(const struct drawing *d, const char *what)
{
    for (size_t i = 0; i < d->n; i++) {
        const struct shape *s = &d->shapes[i];
        if (s->kind == SHAPE_TEXT || s->kind == SHAPE_RING)
            continue;
        double bottom = MAX(s->y, s->kind == SHAPE_BAND ? s->from : s->y) +
                        s->height;
        if (!(s->x > -1 && s->x + s->width < d->width + 1 && s->y > -1.5 &&
              bottom < d->height + 1.5))
            fail_msg("%s: a shape at %g, %g, %g × %g leaves the drawing",
                     what, s->x, s->y, s->width, s->height);
        if (s->kind == SHAPE_RECT && (s->width < 0 || s->height < 0))
            fail_msg("%s: a bar of %g × %g", what, s->width, s->height);
    }
}

/* Bands may not run under words. */
static void
judge_bands(const struct drawing *d, const char *what)
{
    for (size_t i = 0; i < d->n; i++) {
        const struct shape *b = &d->shapes[i];
        if (b->kind != SHAPE_BAND)
            continue;
        for (size_t k = 0; k < d->n; k++) {
            if (d->shapes[k].kind != SHAPE_TEXT)
                continue;
            struct box box = box_of(d, &d->shapes[k]);
            struct box band = { b->x, MIN(b->y, b->from), b->x + b->width,
                                MAX(b->y, b->from) + b->height };
            if (meet(band, box))
                fail_msg("%s: “%s” lies on a band", what, d->shapes[k].text);
        }
    }
}

/* Every line of every label that was begun is there: the texts, one after the
 * other, hold each label whole, or not its beginning either. */
static void
judge_labels(const struct drawing *d, const struct chart *c, const char *what)
{
    GString *all = g_string_new(NULL);
    size_t found = 0;
    for (size_t i = 0; i < d->n; i++)
        if (d->shapes[i].kind == SHAPE_TEXT)
            g_string_append(all, d->shapes[i].text);
    for (size_t i = 0; i < c->n_items; i++)
        found += strstr(all->str, c->items[i].label) != NULL;
    bool gathered = strstr(all->str, "其他（") != NULL;
    if (!gathered && found < c->n_items && c->kind != CHART_BULLET &&
        c->kind != CHART_SANKEY)
        fail_msg("%s: %zu of %zu labels are whole", what, found, c->n_items);
    if (c->n_items && !found && c->kind != CHART_SANKEY)
        fail_msg("%s: no label is whole", what);
    g_string_free(all, TRUE);
}

static void
judge(enum chart_kind kind, fonts *f, GRand *dice, int round)
{
    static const double widths[] = { 213, 360, 451, 640 };
    arena *a = arena_new();
    struct chart c = random_chart(a, dice, kind);
    double width = widths[g_rand_int_range(dice, 0, G_N_ELEMENTS(widths))];
    struct chart_measure measure = { width_of, f };
    struct drawing *d = drawing_new(a, measure, width);
    drawing_chart(d, &c);
    const char *what =
        arena_printf(a, "%s, round %d, %zu items, width %g",
                     chart_kind_word(kind), round, c.n_items, width);
    judge_texts(d, what);
    judge_shapes(d, what);
    judge_bands(d, what);
    judge_labels(d, &c, what);
    arena_free(a);
}

static void
judge_all(fonts *f, int rounds)
{
    for (int kind = 0; kind < CHART_KIND_COUNT; kind++) {
        GRand *dice = g_rand_new_with_seed(SEED + (guint32) kind);
        for (int round = 0; round < rounds; round++)
            judge((enum chart_kind) kind, f, dice, round);
        g_rand_free(dice);
    }
}

static void
any_series_is_legible(void **state)
{
    (void) state;
    judge_all(NULL, ROUNDS);
}

static void
any_series_is_legible_in_our_fonts(void **state)
{
    GError *error = NULL;
    (void) state;
    if (!g_file_test(SOURCE_DIR "/fonts/files/manifest.tsv",
                     G_FILE_TEST_EXISTS))
        skip();
    fonts *f = fonts_open(SOURCE_DIR "/fonts/files", &error);
    assert_non_null(f);
    judge_all(f, ROUNDS_WITH_FONTS);
    fonts_free(f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_series_is_legible),
        cmocka_unit_test(any_series_is_legible_in_our_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
