/* A cache of fonts that cannot be written: work goes on without. */
#include "text/text.h"

#include "../unit.h"

#include <glib.h>

static void
test_fonts_open_without_a_cache(void **state)
{
    GError *error = NULL;
    (void) state;
    if (!g_file_test(SOURCE_DIR "/fonts/files/manifest.tsv",
                     G_FILE_TEST_EXISTS))
        skip();
    fonts *f = fonts_open(SOURCE_DIR "/fonts/files", &error);
    if (!f)
        fail_msg("%s", error->message);
    assert_true(text_width(f, "预算", FONT_SONG, 10) == 20);
    fonts_free(f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fonts_open_without_a_cache),
    };
    g_setenv("XDG_CACHE_HOME", "/dev/null", TRUE);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
