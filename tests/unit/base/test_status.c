/* Messages in two languages. */
#include "../unit.h"

#include "base/status.h"

#include <errno.h>
#include <string.h>

static void
a_message_has_both_languages(void **state)
{
    GError *error = NULL;
    (void) state;
    assert_false(status_fail(&error, EXIT_INPUT, "%s：第%d行", "%s: line %d",
                             "a.txt", 7));
    assert_int_equal(error->code, EXIT_INPUT);
    assert_string_equal(error->message, "a.txt：第7行");
    assert_string_equal(status_english(error), "a.txt: line 7");
    GError *copy = g_error_copy(error);
    g_error_free(error);
    assert_string_equal(status_english(copy), "a.txt: line 7");
    g_error_free(copy);
    assert_false(status_fail(NULL, EXIT_INPUT, "没人听", "nobody hears"));
}

static void
the_reason_of_the_system_follows(void **state)
{
    GError *error = NULL;
    (void) state;
    status_fail_errno(&error, EXIT_OUTPUT, ENOSPC, "%s：写不进去",
                      "%s: cannot be written", "a");
    assert_string_equal(error->message, "a：写不进去：磁盘已满");
    char *english = g_strconcat("a: cannot be written: ",
                                g_strerror(ENOSPC), NULL);
    assert_string_equal(status_english(error), english);
    g_free(english);
    g_error_free(error);
}

static void
an_error_of_others_is_told_as_it_is(void **state)
{
    (void) state;
    GError *error = g_error_new_literal(G_FILE_ERROR, 1, "as it is");
    assert_string_equal(status_english(error), "as it is");
    g_error_free(error);
}

static void
complaints_are_told_at_once(void **state)
{
    struct complaints c;
    GError *error = NULL;
    (void) state;
    complaints_open(&c);
    assert_false(complaints_any(&c));
    assert_true(complaints_close(&c, &error));
    assert_null(error);
    complaints_open(&c);
    assert_false(complaints_add(&c, "r", 1, "没有%s", "no %s", "x"));
    assert_false(complaints_add(&c, "r", 3, "多了%s", "one %s more", "y"));
    assert_true(complaints_any(&c));
    assert_false(complaints_close(&c, &error));
    assert_int_equal(error->code, EXIT_USAGE);
    assert_string_equal(error->message, "r:1: 没有x\nr:3: 多了y");
    assert_string_equal(status_english(error), "r:1: no x\nr:3: one y more");
    g_error_free(error);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_has_both_languages),
        cmocka_unit_test(the_reason_of_the_system_follows),
        cmocka_unit_test(an_error_of_others_is_told_as_it_is),
        cmocka_unit_test(complaints_are_told_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
