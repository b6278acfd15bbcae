/* Themes: what they set, and what is told of bad ones. */
#include "setting.h"

#include "layout/style.h"
#include "layout/theme.h"
#include "page/colour.h"
#include "page/image.h"

#include <glib/gstdio.h>
#include <png.h>

static char *
temporary(const char *name, const char *content)
{
    char *folder = g_dir_make_tmp("theme-XXXXXX", NULL);
    char *path = g_build_filename(folder, name, NULL);
    if (content)
        assert_true(g_file_set_contents(path, content, -1, NULL));
    g_free(folder);
    return path;
}

static void
remove_temporary(char *path)
{
    char *folder = g_path_get_dirname(path);
    g_remove(path);
    g_rmdir(folder);
    g_free(folder);
    g_free(path);
}

static const struct theme *
load(struct setting *s, const char *content, GError **error)
{
    char *path = temporary("office.theme", content);
    const struct theme *theme = theme_load(path, s->memory, error);
    remove_temporary(path);
    return theme;
}

/* The first fenced block of docs/theme.md. */
static char *
example(void)
{
    char *text = NULL;
    assert_true(g_file_get_contents(SOURCE_DIR "/docs/theme.md", &text, NULL,
                                    NULL));
    char *from = strstr(text, "\n```\n") + strlen("\n```\n");
    char *block = g_strndup(from, (gsize) (strstr(from, "\n```") - from));
    g_free(text);
    return block;
}

static void
test_the_documented_example_loads(void **state)
{
    struct setting *s = *state;
    GError *error = NULL;
    char *text = example();
    const struct theme *theme = load(s, text, &error);
    assert_null(error);
    assert_int_equal(theme->palette.accent.red, 0x8A);
    assert_int_equal(theme->palette.ink.green, 0x1A);
    assert_true(theme->body == 11.5);
    assert_string_equal(theme_motto(theme), "厉行节约，过紧日子");
    /* what is not said stays, or follows */
    assert_true(theme->palette.muted.red == layout_palette.muted.red);
    assert_true(theme->palette.tint.red > theme->palette.tint.blue);
    g_free(text);
}

static void
test_all_that_is_wrong_is_told(void **state)
{
    struct setting *s = *state;
    GError *error = NULL;
    const struct theme *theme = load(s,
        "强调色 = FFCC66\n"
        "正文字号 = 99\n"
        "强调颜色 = 123456\n"
        "ink = 12345\n"
        "logo = nowhere.png\n"
        "motto\n"
        "正文字号 = 10\n"
        "底色 = 333333\n", &error);
    assert_null(theme);
    assert_int_equal(error->code, EXIT_USAGE);
    static const char *const said[] = {
        "office.theme:1: 强调色在白纸上太淡：对比度1.49∶1，至少要4.5∶1",
        "office.theme:2: 正文字号应为9到16磅",
        "office.theme:3: 不认识“强调颜色”；是不是“强调色”？",
        "office.theme:4: 正文色应为六位十六进制的颜色",
        "office.theme:5: 徽标“nowhere.png”读不了",
        "office.theme:6: 应为“名称 = 值”",
        "office.theme:7: “正文字号”已在第2行写过",
        "office.theme:8: 正文在底色上看不清",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(said); i++)
        if (!strstr(error->message, said[i]))
            fail_msg("“%s” is not in\n%s", said[i], error->message);
    g_error_free(error);
}

static void
test_contrast_is_that_of_the_standard(void **state)
{
    (void) state;
    const struct colour white = { 255, 255, 255 }, black = { 0, 0, 0 };
    const struct colour grey = { 0x76, 0x76, 0x76 };
    assert_true(fabs(colour_contrast(white, black) - 21) < 0.001);
    assert_true(fabs(colour_contrast(grey, white) - 4.54) < 0.01);
}

/* Two pixels: red, and black at half strength. */
static void
write_png(const char *path)
{
    png_image png = { .version = PNG_IMAGE_VERSION, .width = 2, .height = 1,
                      .format = PNG_FORMAT_RGBA };
    const unsigned char pixels[] = { 255, 0, 0, 255, 0, 0, 0, 128 };
    assert_true(png_image_write_to_file(&png, path, 0, pixels, 0, NULL));
}

static void
test_logos_are_laid_on_white(void **state)
{
    struct setting *s = *state;
    const char *wrong = NULL;
    char *path = temporary("logo.png", NULL);
    write_png(path);
    const struct page_image *image =
        page_image_load(path, s->memory, &wrong);
    assert_non_null(image);
    assert_int_equal(image->columns, 2);
    assert_int_equal(image->rgb[0], 255);
    assert_int_equal(image->rgb[1], 0);
    assert_true(image->rgb[3] > 100 && image->rgb[3] < 200);
    assert_true(image->rgb[3] == image->rgb[4]);
    assert_true(g_file_set_contents(path, "no picture", -1, NULL));
    assert_null(page_image_load(path, s->memory, &wrong));
    assert_non_null(wrong);
    remove_temporary(path);
}

static bool
has_colour(const struct page *page, struct colour c)
{
    for (const struct page_item *i = page->first; i; i = i->next)
        if (i->kind == PAGE_FILL && i->fill.colour.red == c.red
            && i->fill.colour.green == c.green
            && i->fill.colour.blue == c.blue)
            return true;
    return false;
}

static void
test_a_theme_reaches_the_page(void **state)
{
    struct setting *s = setting_of(state);
    const struct theme *theme =
        load(s, "强调色 = 8A1C1C\n正文字号 = 12\n", NULL);
    setting_paragraph(s, "支出预算按功能分类科目编制。");
    setting_table(s, 3, 4);
    struct layout_options options = { .style = STYLE_BOOK, .theme = theme };
    struct pages *pages =
        layout_report(s->r, s->f, &options, s->memory, s->found);
    assert_true(has_colour(pages->page[0], theme->palette.tint));
    char *text = page_all_text(pages, 12);
    assert_string_equal(text, "支出预算按功能分类科目编制。");
    g_free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_documented_example_loads,
                                        setting_open, setting_close),
        cmocka_unit_test_setup_teardown(test_all_that_is_wrong_is_told,
                                        setting_open, setting_close),
        cmocka_unit_test(test_contrast_is_that_of_the_standard),
        cmocka_unit_test_setup_teardown(test_logos_are_laid_on_white,
                                        setting_open, setting_close),
        cmocka_unit_test_setup_teardown(test_a_theme_reaches_the_page,
                                        setting_open, setting_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
