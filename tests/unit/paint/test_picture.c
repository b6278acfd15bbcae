/* Pages as pictures: PNG of a resolution, SVG with outlines. */
#include "../unit.h"

#include "page/image.h"
#include "paint/paint.h"
#include "text/text.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FONTS SOURCE_DIR "/fonts/files"

struct fixture {
    arena *memory;
    char *folder, *path;
};

static int
open_fixture(void **state)
{
    struct fixture *it = g_new0(struct fixture, 1);
    it->memory = arena_new();
    it->folder = g_dir_make_tmp("yusuan-picture-XXXXXX", NULL);
    it->path = g_build_filename(it->folder, "a", NULL);
    *state = it;
    return 0;
}

static int
close_fixture(void **state)
{
    struct fixture *it = *state;
    g_unlink(it->path);
    g_rmdir(it->folder);
    g_free(it->path);
    g_free(it->folder);
    arena_free(it->memory);
    g_free(it);
    return 0;
}

/* 72 × 36 points: the left half is blue. */
static struct page *
half_blue(struct fixture *it)
{
    struct page *page = arena_one(it->memory, struct page);
    page->width = 72;
    page->height = 36;
    struct page_item *item = page_add(it->memory, page, PAGE_FILL);
    item->fill.width = 36;
    item->fill.height = 36;
    item->fill.colour = (struct colour) { 27, 70, 120 };
    return page;
}

static void
test_png_has_its_resolution_and_colours(void **state)
{
    struct fixture *it = *state;
    const char *wrong = NULL;
    assert_true(paint_png(it->path, half_blue(it), 144, NULL));
    const struct page_image *read =
        page_image_load(it->path, it->memory, &wrong);
    assert_null(wrong);
    assert_int_equal(read->columns, 144);
    assert_int_equal(read->rows, 72);
    const unsigned char *row = read->rgb + (size_t) 36 * 144 * 3;
    assert_int_equal(row[10 * 3], 27);
    assert_int_equal(row[10 * 3 + 2], 120);
    assert_int_equal(row[100 * 3], 255);
}

static void
test_svg_has_outlines(void **state)
{
    struct fixture *it = *state;
    char *svg = NULL;
    if (!g_file_test(FONTS "/manifest.tsv", G_FILE_TEST_EXISTS))
        skip();
    fonts *f = fonts_open(FONTS, NULL);
    struct page *page = half_blue(it);
    struct text_piece piece = { .text = "预算", .role = FONT_SONG, .size = 9 };
    struct paragraph_style style = { .no_break = true };
    struct text_lines set =
        text_set(f, &piece, 1, &style, it->memory, NULL);
    page_add(it->memory, page, PAGE_TEXT)->text = (struct page_text) {
        .text = "预算", .run = set.lines[0].runs[0].run, .x = 40,
        .baseline = 20, .size = 9 };
    assert_true(paint_svg(it->path, page, NULL));
    assert_true(g_file_get_contents(it->path, &svg, NULL, NULL));
    assert_non_null(strstr(svg, "<path"));
    assert_null(strstr(svg, "<text"));
    g_free(svg);
    fonts_free(f);
}

static void
assert_fails(bool written, GError **error)
{
    assert_false(written);
    assert_int_equal((*error)->code, EXIT_OUTPUT);
    g_clear_error(error);
}

static void
test_what_cannot_be_written_is_told(void **state)
{
    struct fixture *it = *state;
    GError *error = NULL;
    struct page *page = half_blue(it);
    assert_fails(paint_png("/nowhere/a.png", page, 72, &error), &error);
    assert_fails(paint_svg("/nowhere/a.svg", page, &error), &error);
    char *part = g_strconcat(it->path, ".part", NULL);
    assert_int_equal(symlink("/dev/full", part), 0);
    assert_fails(paint_png(it->path, page, 72, &error), &error);
    assert_false(g_file_test(it->path, G_FILE_TEST_EXISTS));
    g_unlink(part);
    g_free(part);
}

int
main(void)
{
#define SET(test) \
    cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)
    const struct CMUnitTest tests[] = {
        SET(test_png_has_its_resolution_and_colours),
        SET(test_svg_has_outlines),
        SET(test_what_cannot_be_written_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
