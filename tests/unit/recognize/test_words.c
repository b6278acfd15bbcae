/* What data/words.tsv says is known here: every kind and role has a name. */
#include "../unit.h"

#include "budget/model.h"
#include "vocabulary/words.h"

#include <stdio.h>
#include <string.h>

static void
check_family(enum word_family family, bool kinds)
{
    size_t n;
    const struct word *rows = words_of(family, &n);
    assert_true(n > 0);
    for (size_t i = 0; i < n; i++) {
        bool known = kinds ? table_kind_find(rows[i].field) != TABLE_UNKNOWN
                           : column_role_find(rows[i].field) != COLUMN_UNKNOWN;
        if (!known && strcmp(rows[i].field, "unknown") != 0)
            fail_msg("%s: \"%s\" is unknown", rows[i].text, rows[i].field);
    }
}

static void
fields_are_known(void **state)
{
    (void) state;
    check_family(WORDS_TITLE, true);
    check_family(WORDS_HEADER, true);
    check_family(WORDS_COLUMN, false);
    check_family(WORDS_ITEM, false);
    check_family(WORDS_USUAL, false);
    check_family(WORDS_BALANCE_COLUMN, false);
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(fields_are_known) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
