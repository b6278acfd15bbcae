/* Tints of any accent: from dark to light, the darkest stands out from the
 * paper, and words on each can be read. */
#include "../unit.h"

#include "chart/chart.h"
#include "page/colour.h"

#include <glib.h>

static void
check_tints(const struct chart_look *look)
{
    double before = G_MAXDOUBLE;
    for (int i = 0; i < CHART_TINTS; i++) {
        struct colour tint = chart_tint(look, i);
        double contrast = colour_contrast(tint, look->paper);
        if (contrast >= before)
            fail_msg("#%02x%02x%02x: tint %d is not lighter",
                     look->accent.red, look->accent.green, look->accent.blue,
                     i);
        before = contrast;
        if (i == 0)
            assert_true(contrast >= 4.5);
        /* between ink and paper 4.1 is what can be had on the worst grey */
        assert_true(colour_contrast(chart_on_tint(look, i), tint) >= 4.1);
    }
}

static void
any_accent_gives_legible_tints(void **state)
{
    struct chart_look look = chart_look_default;
    (void) state;
    check_tints(&look);
    for (int red = 0; red < 256; red += 51)
        for (int green = 0; green < 256; green += 51)
            for (int blue = 0; blue < 256; blue += 51) {
                look.accent = (struct colour) { (unsigned char) red,
                                                (unsigned char) green,
                                                (unsigned char) blue };
                check_tints(&look);
            }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_accent_gives_legible_tints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
