/* Names that are the same, nearly the same, and not. */
#include "../unit.h"

#include "budget/names.h"

static void
marks_and_widths_do_not_matter(void **state)
{
    (void) state;
    arena *a = arena_new();
    assert_string_equal(names_fold(a, "因公出国（境）类 项目"),
                        names_fold(a, "因公出国(境)类项目"));
    assert_string_equal(names_fold(a, "ＡＩ“双创”"), "ai双创");
    assert_string_equal(names_fold(a, NULL), "");
    arena_free(a);
}

static void
likeness_is_of_neighbouring_characters(void **state)
{
    (void) state;
    assert_int_equal(names_likeness("园区建设", "园区建设"), 100);
    assert_int_equal(names_likeness("园区建设", "园区建设项目"), 60);
    assert_int_equal(names_likeness("甲乙丙丁", "丁丙乙甲"), 0);
    assert_int_equal(names_likeness("甲", "甲"), 100);
    assert_int_equal(names_likeness("甲", "乙"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_and_widths_do_not_matter),
        cmocka_unit_test(likeness_is_of_neighbouring_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
