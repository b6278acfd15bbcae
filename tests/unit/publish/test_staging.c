/* A folder is built beside the one whose place it takes. */
#include "../unit.h"

#include "base/folder.h"
#include "publish/staging.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A folder of its own for each test, removed with all in it. */
static int
set_up(void **state)
{
    *state = g_dir_make_tmp("staging-XXXXXX", NULL);
    return *state ? 0 : -1;
}

static int
tear_down(void **state)
{
    bool gone = folder_remove(*state, NULL);
    g_free(*state);
    return gone ? 0 : -1;
}

static void
put(const char *folder, const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

static bool
holds(const char *folder, const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL);
    char *there = NULL;
    bool same = g_file_get_contents(path, &there, NULL, NULL) &&
                strcmp(there, text) == 0;
    g_free(there);
    g_free(path);
    return same;
}

static size_t
count_in(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    size_t count = 0;
    while (dir && g_dir_read_name(dir))
        count++;
    if (dir)
        g_dir_close(dir);
    return count;
}

/* Write a report whose manifest says `text`. */
static void
publish(const char *folder, const char *text)
{
    struct staging s;
    assert_true(staging_open(&s, folder, "a", NULL));
    put(s.path, "manifest.json", text);
    assert_true(staging_replace(&s, true, NULL));
    staging_close(&s);
}

#define FIRST "{\"schema\": \"yusuan-manifest/1\", \"n\": 1}"
#define SECOND "{\"schema\": \"yusuan-manifest/1\", \"n\": 2}"

static void
the_new_takes_the_place_of_the_old(void **state)
{
    publish(*state, FIRST);
    assert_true(holds(*state, "a/manifest.json", FIRST));
    publish(*state, SECOND);
    assert_true(holds(*state, "a/manifest.json", SECOND));
    assert_int_equal(count_in(*state), 1);
}

static void
what_is_given_up_leaves_the_old(void **state)
{
    struct staging s;
    publish(*state, FIRST);
    assert_true(staging_open(&s, *state, "a", NULL));
    put(s.path, "manifest.json", SECOND);
    staging_close(&s);
    assert_true(holds(*state, "a/manifest.json", FIRST));
    assert_int_equal(count_in(*state), 1);
}

static void
two_never_build_the_same(void **state)
{
    struct staging one, other;
    GError *error = NULL;
    assert_true(staging_open(&one, *state, "a", NULL));
    put(one.path, "mine", "1");
    assert_false(staging_open(&other, *state, "a", &error));
    assert_int_equal(error->code, EXIT_OUTPUT);
    assert_non_null(strstr(error->message, "另一个yusuan"));
    g_error_free(error);
    staging_close(&other);
    assert_true(holds(one.path, "mine", "1"));
    assert_true(staging_open(&other, *state, "b", NULL));
    staging_close(&other);
    staging_close(&one);
    assert_true(staging_open(&other, *state, "a", NULL));
    staging_close(&other);
}

static void
the_rest_of_a_killed_run_is_cleared(void **state)
{
    struct staging s;
    char *rest = g_build_filename(*state, ".yusuan-new-a", NULL);
    assert_int_equal(g_mkdir(rest, 0777), 0);
    put(rest, ".yusuan-building", "");
    put(rest, "half", "written");
    assert_true(staging_open(&s, *state, "a", NULL));
    assert_string_equal(s.path, rest);
    assert_int_equal(count_in(s.path), 1); /* the mark */
    staging_close(&s);
    g_free(rest);
}

static void
assert_refused(const char *folder, const char *why)
{
    struct staging s;
    GError *error = NULL;
    assert_false(staging_open(&s, folder, "a", &error));
    assert_int_equal(error->code, EXIT_OUTPUT);
    assert_non_null(strstr(error->message, why));
    g_error_free(error);
    staging_close(&s);
}

static void
what_others_wrote_is_never_replaced(void **state)
{
    char *path = g_build_filename(*state, "a", NULL);
    put(*state, "a", "a file");
    assert_refused(*state, "不是文件夹");
    assert_int_equal(g_unlink(path), 0);
    assert_int_equal(g_mkdir(path, 0777), 0);
    put(path, "manifest.json", "{\"schema\": \"another/1\"}");
    assert_refused(*state, "不是yusuan写的");
    put(path, "manifest.json", FIRST);
    publish(*state, SECOND);
    assert_true(holds(path, "manifest.json", SECOND));
    g_free(path);
}

/* Neither a folder of somebody else's nor a link is cleared or followed. */
static void
what_others_wrote_is_never_built_in(void **state)
{
    char *path = g_build_filename(*state, ".yusuan-new-a", NULL);
    assert_int_equal(g_mkdir(path, 0777), 0);
    put(path, "theirs", "1");
    assert_refused(*state, "不是yusuan写的");
    assert_true(holds(path, "theirs", "1"));
    assert_true(folder_remove(path, NULL));
    assert_int_equal(symlink(*state, path), 0);
    assert_refused(*state, "不是文件夹");
    g_free(path);
}

static void
what_others_wrote_is_never_moved_aside(void **state)
{
    struct staging s;
    GError *error = NULL;
    char *path = g_build_filename(*state, ".yusuan-new-a.old", NULL);
    assert_int_equal(g_mkdir(path, 0777), 0);
    put(path, "theirs", "1");
    assert_true(staging_open(&s, *state, "a", NULL));
    put(s.path, "manifest.json", FIRST);
    assert_false(staging_replace(&s, false, &error));
    assert_int_equal(error->code, EXIT_OUTPUT);
    assert_true(holds(path, "theirs", "1"));
    g_error_free(error);
    staging_close(&s);
    g_free(path);
}

/* A file that was cut short keeps the old output in its place. */
static void
what_is_cut_short_is_never_published(void **state)
{
    static const struct {
        const char *name, *text;
    } cut[] = { { "a.pdf", "%PDF-1.7\n1 0 obj" },
                { "a.json", "{\"a\": 1" },
                { "a.html", "<!DOCTYPE html><html>" },
                { "a.xlsx", "PK\3\4 and no directory at all" },
                { "a.svg", "<svg>" },
                { "a.csv", "a,b\n1" },
                { "b.json", "" } };
    publish(*state, FIRST);
    for (size_t i = 0; i < G_N_ELEMENTS(cut); i++) {
        struct staging s;
        GError *error = NULL;
        assert_true(staging_open(&s, *state, "a", NULL));
        put(s.path, "manifest.json", SECOND);
        put(s.path, cut[i].name, cut[i].text);
        assert_false(staging_replace(&s, false, &error));
        assert_non_null(strstr(error->message, cut[i].name));
        g_error_free(error);
        staging_close(&s);
        assert_true(holds(*state, "a/manifest.json", FIRST));
    }
}

static void
long_names_have_room(void **state)
{
    struct staging one, other;
    char *stem = g_strnfill(255, 'n'), *like = g_strnfill(255, 'n');
    like[254] = 'm';
    assert_true(staging_open(&one, *state, stem, NULL));
    assert_true(staging_open(&other, *state, like, NULL));
    assert_true(staging_replace(&one, false, NULL));
    assert_true(staging_replace(&other, false, NULL));
    staging_close(&one);
    staging_close(&other);
    assert_int_equal(count_in(*state), 2);
    g_free(stem);
    g_free(like);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_new_takes_the_place_of_the_old),
        TEST(what_is_given_up_leaves_the_old),
        TEST(two_never_build_the_same),
        TEST(the_rest_of_a_killed_run_is_cleared),
        TEST(what_others_wrote_is_never_replaced),
        TEST(what_others_wrote_is_never_built_in),
        TEST(what_others_wrote_is_never_moved_aside),
        TEST(what_is_cut_short_is_never_published),
        TEST(long_names_have_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
