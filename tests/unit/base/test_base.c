/* Text forms, findings in order, sinks and folders that are never half done. */
#include "../unit.h"

#include "base/finding.h"
#include "base/folder.h"
#include "base/sink.h"
#include "base/unicode.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static void
texts_are_tidied(void **state)
{
    static const char *const cases[][2] = {
        { "合 计", "合计" },
        { " 中关村\n分园 ", "中关村分园" },
        { "A级 景区 5 A", "A级景区5 A" },
        { "big  data\tplan", "big data plan" },
        { "（一） 本年", "（一）本年" },
        { "", "" },
    };
    (void) state;
    arena *a = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_string_equal(unicode_tidy(a, cases[i][0]), cases[i][1]);
    arena_free(a);
}

static void
words_are_folded(void **state)
{
    static const char *const cases[][2] = {
        { "⽀出", "支出" },
        { "因公出国（境）费用", "因公出国(境)费用" },
        { "“三公”经费", "\"三公\"经费" },
        { "１２，３", "12,3" },
        { "A—货物", "a-货物" },
    };
    (void) state;
    arena *a = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_string_equal(unicode_fold(a, cases[i][0]), cases[i][1]);
    arena_free(a);
}

/* Plain text is passed by: with a full-width letter behind it, it is not, and
 * must come out the same. */
static void
plain_text_is_its_own_form(void **state)
{
    (void) state;
    for (gunichar c = 0x2010; c < 0xA000; c++) {
        char plain[8] = "", with[16] = "";
        if (c >= 0x2300 && c < 0x3000)
            continue;
        plain[g_unichar_to_utf8(c, plain)] = 0;
        g_snprintf(with, sizeof with, "%sＡ", plain);
        arena *a = arena_new();
        const char *slow = unicode_nfkc(a, with);
        assert_string_equal(arena_printf(a, "%sA", unicode_nfkc(a, plain)),
                            slow);
        arena_free(a);
    }
}

static void
findings_come_in_order(void **state)
{
    (void) state;
    findings *list = findings_new();
    struct place later = { "f", NULL, 9, 1 }, sooner = { "f", NULL, 2, 3 };
    findings_add(list, "D02", FINDING_ERROR, later, "第%d个", "the %d", 1);
    findings_add(list, "D01", FINDING_NOTE, sooner, "第%d个", "the %d", 2);
    findings_sort(list);
    assert_string_equal(findings_at(list, 0)->message, "第2个");
    assert_string_equal(findings_at(list, 0)->message_en, "the 2");
    assert_int_equal(findings_count_level(list, FINDING_ERROR), 1);
    findings_free(list);
}

static char *
temporary_folder(void)
{
    GError *error = NULL;
    char *path = g_dir_make_tmp("yusuan-XXXXXX", &error);
    assert_null(error);
    return path;
}

static void
a_failed_file_leaves_nothing(void **state)
{
    (void) state;
    GError *error = NULL;
    sink *s = sink_to_file("/nonexistent/folder/file");
    sink_puts(s, "text");
    assert_false(sink_close(s, &error));
    assert_int_equal(error->code, EXIT_OUTPUT);
    assert_non_null(strstr(error->message, "/nonexistent/folder/file"));
    g_clear_error(&error);
}

static void
folders_change_over_whole(void **state)
{
    (void) state;
    GError *error = NULL;
    char *root = temporary_folder();
    char *old = g_build_filename(root, "doc", NULL);
    char *new = g_build_filename(root, ".doc.new", NULL);
    char *aside = g_build_filename(root, ".doc.old", NULL);
    char *inside = g_build_filename(new, "sub", NULL);
    char *stale = g_build_filename(old, "stale.txt", NULL);
    char *fresh = g_build_filename(inside, "fresh.txt", NULL);
    assert_true(folder_make(old, &error) && folder_make(inside, &error));
    assert_true(g_file_set_contents(stale, "1", 1, NULL));
    assert_true(g_file_set_contents(fresh, "2", 1, NULL));
    assert_true(folder_sync(new, &error) &&
                folder_replace(new, old, aside, &error));
    char **files = folder_list(old);
    assert_int_equal(g_strv_length(files), 1);
    assert_string_equal(files[0], "sub/fresh.txt");
    assert_false(g_file_test(new, G_FILE_TEST_EXISTS));
    assert_false(g_file_test(aside, G_FILE_TEST_EXISTS));
    g_strfreev(files);
    assert_true(folder_remove(root, &error));
    assert_false(g_file_test(root, G_FILE_TEST_EXISTS));
    g_free(root);
    g_free(old);
    g_free(new);
    g_free(aside);
    g_free(inside);
    g_free(stale);
    g_free(fresh);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_tidied),
        cmocka_unit_test(words_are_folded),
        cmocka_unit_test(plain_text_is_its_own_form),
        cmocka_unit_test(findings_come_in_order),
        cmocka_unit_test(a_failed_file_leaves_nothing),
        cmocka_unit_test(folders_change_over_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
