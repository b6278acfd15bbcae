/* One hue and its tints, so that charts follow a theme and print in grey. */
#include "chart/chart.h"

#include <glib.h>
#include <math.h>

const struct chart_look chart_look_default = {
    .accent = { 0x1B, 0x46, 0x78 },
    .ink = { 0x1A, 0x1A, 0x1F },
    .muted = { 0x6B, 0x6F, 0x7A },
    .rule = { 0x8A, 0x90, 0x9C },
    .paper = { 0xFF, 0xFF, 0xFF },
    .size = 9,
};

static const double LEAST_CONTRAST = 4.5;

static double
linear(unsigned char channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* Relative luminance (WCAG 2.2). */
static double
luminance(struct colour c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) +
           0.0722 * linear(c.blue);
}

static double
contrast(struct colour a, struct colour b)
{
    double la = luminance(a), lb = luminance(b);
    return (MAX(la, lb) + 0.05) / (MIN(la, lb) + 0.05);
}

static struct colour
mixed(struct colour from, struct colour to, double share)
{
    return (struct colour) {
        (unsigned char) lround(from.red + (to.red - from.red) * share),
        (unsigned char) lround(from.green + (to.green - from.green) * share),
        (unsigned char) lround(from.blue + (to.blue - from.blue) * share)
    };
}

struct colour
chart_tint(const struct chart_look *look, int i)
{
    static const double paper[CHART_TINTS] = { 0,    0.16, 0.34, 0.52,
                                               0.67, 0.79, 0.89 };
    struct colour full = look->accent;
    for (int part = 1; part <= 20; part++) {
        if (contrast(full, look->paper) >= LEAST_CONTRAST)
            break;
        full = mixed(look->accent, look->ink, part / 20.0);
    }
    return mixed(full, look->paper, paper[i]);
}

struct colour
chart_on_tint(const struct chart_look *look, int i)
{
    struct colour under = chart_tint(look, i);
    return contrast(look->ink, under) >= contrast(look->paper, under)
               ? look->ink
               : look->paper;
}
