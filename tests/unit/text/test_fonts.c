/* Fonts that are missing or altered stop with their names. */
#include "text/names.h"
#include "text/text.h"

#include "../unit.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define REAL SOURCE_DIR "/fonts/files"

struct folder {
    char *path;
};

static bool
have_fonts(void)
{
    return g_file_test(REAL "/manifest.tsv", G_FILE_TEST_EXISTS);
}

static void
link_into(const char *folder, const char *name)
{
    char *from = g_build_filename(REAL, name, NULL);
    char *to = g_build_filename(folder, name, NULL);
    assert_int_equal(symlink(from, to), 0);
    g_free(from);
    g_free(to);
}

/* A folder that links to the real fonts, manifest apart. */
static int
make_folder(void **state)
{
    struct folder *made = g_new0(struct folder, 1);
    made->path = g_dir_make_tmp("yusuan-fonts-XXXXXX", NULL);
    *state = made;
    GDir *dir = have_fonts() ? g_dir_open(REAL, 0, NULL) : NULL;
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (g_str_has_suffix(name, "f"))
            link_into(made->path, name);
    if (dir)
        g_dir_close(dir);
    return 0;
}

static int
remove_folder(void **state)
{
    struct folder *made = *state;
    GDir *dir = g_dir_open(made->path, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        char *path = g_build_filename(made->path, name, NULL);
        g_unlink(path);
        g_free(path);
    }
    g_dir_close(dir);
    g_rmdir(made->path);
    g_free(made->path);
    g_free(made);
    return 0;
}

/* The manifest with one word replaced, or whole. */
static void
write_manifest(const struct folder *folder, const char *word,
               const char *other)
{
    char *text = NULL;
    assert_true(g_file_get_contents(REAL "/manifest.tsv", &text, NULL, NULL));
    gchar **parts = g_strsplit(text, word, -1);
    char *changed = g_strjoinv(other, parts);
    char *path = g_build_filename(folder->path, "manifest.tsv", NULL);
    assert_true(g_file_set_contents(path, changed, -1, NULL));
    g_free(path);
    g_free(changed);
    g_strfreev(parts);
    g_free(text);
}

static void
expect_failure(const struct folder *folder, const char *const *words)
{
    GError *error = NULL;
    fonts *f = fonts_open(folder->path, &error);
    assert_null(f);
    assert_int_equal(error->code, EXIT_INPUT);
    for (int i = 0; words[i]; i++)
        if (!strstr(error->message, words[i]))
            fail_msg("“%s” lacks “%s”", error->message, words[i]);
    g_error_free(error);
}

static void
test_folder_without_manifest(void **state)
{
    const char *const words[] = { "manifest.tsv", "fonts/fetch.sh", NULL };
    expect_failure(*state, words);
}

static void
test_missing_file_is_named(void **state)
{
    const struct folder *folder = *state;
    const char *const words[] = { "kai", "LXGWWenKai-Regular.ttf",
                                  "fonts-lxgw-wenkai", "fonts/fetch.sh",
                                  NULL };
    if (!have_fonts())
        skip();
    write_manifest(folder, "#none#", "");
    char *path = g_build_filename(folder->path, "LXGWWenKai-Regular.ttf",
                                  NULL);
    g_unlink(path);
    g_free(path);
    expect_failure(folder, words);
}

static void
test_altered_file_is_named(void **state)
{
    const char *const words[] = { "fang", "FandolFang-Regular.otf",
                                  "texlive-lang-chinese", NULL };
    if (!have_fonts())
        skip();
    write_manifest(*state, "\t6961384\t", "\t6961385\t");
    expect_failure(*state, words);
}

static void
test_other_font_does_not_stand_in(void **state)
{
    const char *const words[] = { "song", "Noto Serif CJK SC", NULL };
    if (!have_fonts())
        skip();
    write_manifest(*state, "song\tNoto Serif CJK SC\tRegular",
                   "song\tNoto Serif CJK SC\tBold");
    expect_failure(*state, words);
}

/* A file of the right size that is no font. */
static void
test_damaged_file_is_named(void **state)
{
    const char *const words[] = { "kai", "LXGWWenKai-Regular.ttf", "坏",
                                  "fonts-lxgw-wenkai", "fonts/fetch.sh",
                                  NULL };
    const struct folder *folder = *state;
    if (!have_fonts())
        skip();
    write_manifest(folder, "15679832\t1674873831", "9\t");
    char *path = g_build_filename(folder->path, "LXGWWenKai-Regular.ttf",
                                  NULL);
    g_unlink(path);
    assert_true(g_file_set_contents(path, "no font..", 9, NULL));
    g_free(path);
    expect_failure(folder, words);
}

static void
test_role_must_be_in_the_manifest(void **state)
{
    const char *const words[] = { "title", NULL };
    if (!have_fonts())
        skip();
    write_manifest(*state, "title\t", "headline\t");
    expect_failure(*state, words);
}

static void
test_whole_folder_opens(void **state)
{
    const struct folder *folder = *state;
    GError *error = NULL;
    if (!have_fonts())
        skip();
    write_manifest(folder, "#none#", "");
    fonts *f = fonts_open(folder->path, &error);
    assert_non_null(f);
    fonts_free(f);
}

/* ---------------------------------------------------- fonts of one's own */

/* Every role by a name that the font itself gives, in some language. */
static const struct font_names own = {
    .name = { [FONT_FILE_TITLE] = "Noto Serif CJK SC",
              [FONT_FILE_SONG] = "Noto Serif CJK SC",
              [FONT_FILE_SONG_BOLD] = "NotoSerifCJKsc-Bold",
              [FONT_FILE_HEI] = "Noto Sans CJK SC Bold",
              [FONT_FILE_HEI_LIGHT] = "noto sans cjk sc",
              [FONT_FILE_KAI] = "霞鹜文楷",
              [FONT_FILE_FANG] = "FandolFang",
              [FONT_FILE_LATIN] = "Liberation Serif",
              [FONT_FILE_LATIN_BOLD] = "Liberation Serif" }
};

static double
width_of(fonts *f, enum font_role role)
{
    return text_width(f, "123.45 Amount", role, 10);
}

static void
test_named_fonts_need_no_manifest(void **state)
{
    const struct folder *folder = *state;
    GError *error = NULL;
    if (!have_fonts())
        skip();
    fonts *f = fonts_open_named(folder->path, &own, &error);
    if (!f)
        fail_msg("%s", error->message);
    /* the bold member of a family for the bold role */
    assert_true(width_of(f, FONT_SONG_BOLD) > width_of(f, FONT_SONG));
    fonts_free(f);
}

static void
test_a_named_font_serves_its_role_alone(void **state)
{
    const struct folder *folder = *state;
    GError *error = NULL;
    struct font_names names = { { NULL } };
    if (!have_fonts())
        skip();
    write_manifest(folder, "#none#", "");
    names.name[FONT_FILE_LATIN] = "Liberation Sans";
    fonts *plain = fonts_open(folder->path, &error);
    fonts *f = fonts_open_named(folder->path, &names, &error);
    assert_non_null(f);
    assert_true(width_of(f, FONT_SONG) > width_of(plain, FONT_SONG));
    assert_true(width_of(f, FONT_HEI) == width_of(plain, FONT_HEI));
    fonts_free(plain);
    fonts_free(f);
}

static void
test_a_name_that_is_not_there_is_told(void **state)
{
    const struct folder *folder = *state;
    static const char *const words[] = { "fang", "仿宋_GB2312", "FandolFang",
                                         "霞鹜文楷" };
    GError *error = NULL;
    struct font_names names = { { NULL } };
    if (!have_fonts())
        skip();
    write_manifest(folder, "#none#", "");
    names.name[FONT_FILE_FANG] = "仿宋_GB2312";
    assert_null(fonts_open_named(folder->path, &names, &error));
    assert_int_equal(error->code, EXIT_INPUT);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (!strstr(error->message, words[i]))
            fail_msg("“%s” lacks “%s”", error->message, words[i]);
    g_error_free(error);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_FOLDER(test) \
    cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
        WITH_FOLDER(test_folder_without_manifest),
        WITH_FOLDER(test_missing_file_is_named),
        WITH_FOLDER(test_altered_file_is_named),
        WITH_FOLDER(test_other_font_does_not_stand_in),
        WITH_FOLDER(test_damaged_file_is_named),
        WITH_FOLDER(test_role_must_be_in_the_manifest),
        WITH_FOLDER(test_whole_folder_opens),
        WITH_FOLDER(test_named_fonts_need_no_manifest),
        WITH_FOLDER(test_a_named_font_serves_its_role_alone),
        WITH_FOLDER(test_a_name_that_is_not_there_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
