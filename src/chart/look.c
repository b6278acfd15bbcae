/* One hue and its tints, so that charts follow a theme and print in grey. */
#include "chart/chart.h"

#include "page/colour.h"

const struct chart_look chart_look_default = {
    .accent = { 0x1B, 0x46, 0x78 },
    .ink = { 0x1A, 0x1A, 0x1F },
    .muted = { 0x6B, 0x6F, 0x7A },
    .rule = { 0x8A, 0x90, 0x9C },
    .paper = { 0xFF, 0xFF, 0xFF },
    .size = 9,
};

static const double LEAST_CONTRAST = 4.5;

struct colour
chart_tint(const struct chart_look *look, int i)
{
    static const double paper[CHART_TINTS] = { 0,    0.16, 0.34, 0.52,
                                               0.67, 0.79, 0.89 };
    struct colour full = look->accent;
    for (int part = 1; part <= 20; part++) {
        if (colour_contrast(full, look->paper) >= LEAST_CONTRAST)
            break;
        full = colour_mixed(look->accent, look->ink, part / 20.0);
    }
    return colour_mixed(full, look->paper, paper[i]);
}

struct colour
chart_on_tint(const struct chart_look *look, int i)
{
    struct colour under = chart_tint(look, i);
    bool dark = colour_contrast(look->ink, under)
                >= colour_contrast(look->paper, under);
    return dark ? look->ink : look->paper;
}
