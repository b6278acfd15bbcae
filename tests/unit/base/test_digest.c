/* SHA-256 of known texts (FIPS 180-2, appendix B), whole and in pieces. */
#include "../unit.h"

#include "base/digest.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static const struct {
    const char *text, *digits;
} KNOWN[] = {
    { "abc",
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
    { "",
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
};

static void
known_texts_have_their_digests(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(KNOWN); i++) {
        const char *text = KNOWN[i].text;
        char *whole = digest_of(text, strlen(text));
        assert_string_equal(whole, KNOWN[i].digits);
        digest *d = digest_new();
        for (const char *p = text; *p; p++)
            digest_add(d, p, 1);
        char *pieces = digest_take(d);
        assert_string_equal(pieces, KNOWN[i].digits);
        g_free(whole);
        g_free(pieces);
    }
}

static void
a_file_has_that_of_its_bytes(void **state)
{
    (void) state;
    char path[] = "/tmp/digest-XXXXXX";
    int file = g_mkstemp(path);
    assert_true(file >= 0);
    assert_true(g_file_set_contents(path, "abc", 3, NULL));
    size_t size = 0;
    char *digits = digest_of_file(path, &size);
    assert_string_equal(digits, KNOWN[0].digits);
    assert_int_equal(size, 3);
    g_free(digits);
    assert_true(g_file_set_contents(path, "", 0, NULL));
    digits = digest_of_file(path, &size);
    assert_string_equal(digits, KNOWN[2].digits);
    g_free(digits);
    g_close(file, NULL);
    g_remove(path);
    assert_null(digest_of_file(path, &size));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_texts_have_their_digests),
        cmocka_unit_test(a_file_has_that_of_its_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
