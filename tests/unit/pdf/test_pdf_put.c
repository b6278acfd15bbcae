/* Objects of PDF as text. */
#include "pdf/pdf_put.h"

#include "unit.h"

static void
assert_says(GString *made, const char *wanted)
{
    assert_string_equal(made->str, wanted);
    g_string_truncate(made, 0);
}

static void
test_numbers_are_short(void **state)
{
    (void) state;
    GString *out = g_string_new(NULL);
    pdf_put_points(out, 1.123456);
    pdf_put_points(out, -0.000012);
    pdf_put_points(out, 2.5000001);
    pdf_put_points(out, -0.06);
    pdf_put_points(out, 841.889764);
    pdf_put_points(out, 300);
    assert_says(out, "1.12 0 2.5 -.06 841.89 300 ");
    pdf_put_share(out, 0);
    pdf_put_share(out, 255);
    pdf_put_share(out, 0x1B);
    pdf_put_share(out, 51);
    assert_says(out, "0 1 .106 .2 ");
    pdf_put_int(out, -12);
    pdf_put_ref(out, 7);
    assert_says(out, "-12 7 0 R ");
    g_string_free(out, TRUE);
}

static void
test_strings_are_escaped(void **state)
{
    (void) state;
    GString *out = g_string_new(NULL);
    pdf_put_string(out, "it's (a\\b)\r\n");
    assert_says(out, "(it's \\(a\\\\b\\)\\r\n)");
    pdf_put_text(out, "plain (a)");
    assert_says(out, "(plain \\(a\\))");
    pdf_put_text(out, "预1");
    assert_says(out, "<FEFF98840031>");
    pdf_put_text(out, "\xF0\xA0\x80\x80"); /* U+20000 */
    assert_says(out, "<FEFFD840DC00>");
    pdf_put_text(out, "a\xFF");
    assert_says(out, "<FEFF0061FFFD>");
    pdf_put_entry(out, "/Key", "");
    pdf_put_entry(out, "/Key", NULL);
    assert_says(out, "");
    g_string_free(out, TRUE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_are_short),
        cmocka_unit_test(test_strings_are_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
