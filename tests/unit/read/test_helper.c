/* Programs run as readers: what they are given, what they give, how they
 * fail. */
#include "read/helper.h"
#include "unit.h"

#include <string.h>

static bool
gather(void *data, const char *bytes, size_t size)
{
    g_string_append_len(data, bytes, (gssize) size);
    return true;
}

static bool
refuse(void *data, const char *bytes, size_t size)
{
    (void) data, (void) bytes, (void) size;
    return false;
}

static const struct helper_call USUAL = { .document = "文件.pdf",
                                          .cpu_limit = 5,
                                          .time_limit = 20 };

static void
shell(struct helper_call *call, const char **argv, const char *command)
{
    argv[0] = "/bin/sh";
    argv[1] = "-c";
    argv[2] = command;
    argv[3] = NULL;
    call->argv = argv;
}

static void
gets_input_and_environment(void **state)
{
    (void) state;
    const char *argv[4], *extra[] = { "WORD=一", NULL };
    struct helper_call call = USUAL;
    GString *out = g_string_new(NULL);
    GError *error = NULL;
    int status = -1;
    shell(&call, argv, "cat; echo \"$WORD\" $#; exit 7");
    call.extra = extra;
    call.bytes = "a\0b";
    call.size = 3;
    call.take = gather;
    call.data = out;
    assert_true(helper_run(&call, &status, &error));
    assert_int_equal(status, 7);
    assert_int_equal(out->len, 3 + strlen("一 0\n"));
    assert_memory_equal(out->str, "a\0b一 0\n", out->len);
    g_string_free(out, TRUE);
}

static void
fails(struct helper_call *call, const char *with)
{
    GError *error = NULL;
    int status = -1;
    assert_false(helper_run(call, &status, &error));
    assert_int_equal(error->code, EXIT_INPUT);
    assert_non_null(strstr(error->message, "文件.pdf"));
    if (!strstr(error->message, with))
        fail_msg("%s", error->message);
    g_clear_error(&error);
}

static void
says_how_it_failed(void **state)
{
    (void) state;
    const char *argv[4], *nothing[] = { "/nowhere/yusuan-none", NULL };
    struct helper_call call = USUAL;
    shell(&call, argv, "kill -SEGV $$");
    fails(&call, "出错中断");
    shell(&call, argv, "while :; do :; done");
    call.cpu_limit = 1;
    fails(&call, "太久");
    shell(&call, argv, "sleep 30");
    call.time_limit = 1;
    fails(&call, "太久");
    call.argv = nothing;
    fails(&call, "yusuan-none");
}

static void
stops_when_told(void **state)
{
    (void) state;
    const char *argv[4];
    struct helper_call call = USUAL;
    GError *error = NULL;
    int status = 0;
    shell(&call, argv, "while :; do echo 1; done");
    call.take = refuse;
    assert_true(helper_run(&call, &status, &error));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gets_input_and_environment),
        cmocka_unit_test(says_how_it_failed),
        cmocka_unit_test(stops_when_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
