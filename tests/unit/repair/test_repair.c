/* Damage to one amount of a sound budget: what is printed then, and whether it
 * is put right, stays with a candidate, or stays without. */
#include "repair/repair.h"

#include "repair/readings.h"
#include "../check/builder.h"
#include "../check/sound.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static char *
replaced(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    if (!at)
        fail_msg("no “%s” in the sound budget", from);
    return g_strdup_printf("%.*s%s%s", (int) (at - text), text, to,
                           at + strlen(from));
}

static const struct finding *
find(const struct budget *b, const char *id, const char *printed)
{
    for (size_t i = 0; i < findings_count(b->found); i++) {
        const struct finding *f = findings_at(b->found, i);
        if (strcmp(f->id, id) == 0 &&
            (!printed || g_strcmp0(f->printed, printed) == 0))
            return f;
    }
    return NULL;
}

/* A row's start, its amounts as they are, the first of them as damaged, and
 * what it is read as: null where nothing may be changed. */
static const struct {
    const char *before, *sound, *damaged, *read;
} CASES[] = {
    /* A row and a column meet in the cell. */
    { "30101 基本工资|", "61.234567", "61.234667", "61.234567" },
    { "30101 基本工资|", "61.234567", "61.243567", "61.234567" },
    { "30101 基本工资|", "61.234567", "61.2334567", "61.234567" },
    { "30101 基本工资|", "61.234567", "61.24567", "61.234567" },
    { "30101 基本工资|", "61.234567", "612.34567", "61.234567" },
    { "30101 基本工资|", "61.234567", "61234567", "61.234567" },
    { "30101 基本工资|", "61.234567", "61,234567", "61.234567" },
    { "30101 基本工资|", "61.234567", "612345.67", "61.234567" },
    { "30101 基本工资|", "61.234567", "6l.234567", "61.234567" },
    { "30101 基本工资|", "61.234567", "61.23456?", "61.234567" },
    { "30101 基本工资|", "61.234567", "６１．２３４６６７", "61.234567" },
    /* Two digits wrong: no reading of the text, so it stays. */
    { "30101 基本工资|", "61.234567", "64.834567", NULL },
    { "t||||", "195.000000", "196.000000", "195.000000" },
    /* One sum only: a readable amount stays. */
    { "货物|", "2.500000", "2.600000", NULL },
    { "辅助服务|", "5.000000", "6.000000", NULL },
    /* One sum only, but the text cannot be read and keeps its digits. */
    { "货物|", "2.500000", "2,5,00000", "2.500000" },
    { "货物|", "2.500000", "2.5OOOOO", "2.500000" },
    /* The same, and the sum wants something else. */
    { "货物|", "2.500000", "3,5,00000", NULL },
};

static void
test_cases(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        char *from = g_strconcat(CASES[i].before, CASES[i].sound, NULL);
        char *to = g_strconcat(CASES[i].before, CASES[i].damaged, NULL);
        char *text = replaced(SOUND, from, to);
        struct budget *b = builder_budget(text);
        repair_budget(b);
        const struct finding *f = find(b, "D50", NULL);
        if (!f != !CASES[i].read)
            fail_msg("%s: %s", CASES[i].damaged, f ? f->message : "not read");
        if (f) {
            assert_string_equal(f->used, CASES[i].read);
            assert_string_equal(f->printed, CASES[i].damaged);
            assert_non_null(f->reason);
        }
        g_free(from);
        g_free(to);
        g_free(text);
        builder_free(b);
    }
}

static void
test_sound_budget_is_left_alone(void **state)
{
    (void) state;
    struct budget *b = builder_budget(SOUND);
    repair_budget(b);
    assert_int_equal(findings_count(b->found), 0);
    builder_free(b);
}

/* What is printed never changes, what is used does. */
static void
test_printed_stays(void **state)
{
    (void) state;
    char *text = replaced(SOUND, "30101 基本工资|61.234567",
                          "30101 基本工资|61.234667");
    struct budget *b = builder_budget(text);
    repair_budget(b);
    const struct table *t = budget_table(b, TABLE_EXPENDITURE);
    const struct figure *f = row_figure(t, &t->rows[1], COLUMN_TOTAL);
    assert_true(f->repaired);
    assert_int_equal(f->printed.fen, 61234667);
    assert_int_equal(f->used.fen, 61234567);
    g_free(text);
    builder_free(b);
}

static void
test_candidates_are_listed(void **state)
{
    (void) state;
    char *text = replaced(SOUND, "30101 基本工资|61.234567",
                          "30101 基本工资|64.834567");
    struct budget *b = builder_budget(text);
    repair_budget(b);
    const struct finding *f = find(b, "D52", "64.834567");
    assert_non_null(f);
    assert_string_equal(f->candidates[0], "61.234567");
    assert_null(f->used);
    g_free(text);
    builder_free(b);
}

static void
test_unreadable_is_said(void **state)
{
    (void) state;
    char *text = replaced(SOUND, "货物|2.500000", "货物|3,5,00000");
    struct budget *b = builder_budget(text);
    repair_budget(b);
    const struct finding *f = find(b, "D51", "3,5,00000");
    assert_non_null(f);
    assert_string_equal(f->candidates[0], "2.500000");
    g_free(text);
    builder_free(b);
}

/* A blank that row and column want filled is said, never filled. */
static void
test_blank_is_not_filled(void **state)
{
    (void) state;
    char *text = replaced(SOUND, "|61.234567|61.234567|\n", "|61.234567||\n");
    struct budget *b = builder_budget(text);
    repair_budget(b);
    const struct table *t = budget_table(b, TABLE_EXPENDITURE);
    assert_false(row_figure(t, &t->rows[1], COLUMN_BASIC)->repaired);
    const struct finding *f = find(b, "D53", NULL);
    assert_non_null(f);
    assert_string_equal(f->candidates[0], "61.234567");
    g_free(text);
    builder_free(b);
}

/* Columns shifted, so that no row and no column adds up: one finding, and no
 * repair. */
static void
test_whole_document_is_said_once(void **state)
{
    (void) state;
    struct budget *b = builder_budget(SOUND);
    for (size_t i = 0; i < b->n_tables; i++)
        for (size_t r = 0; r < b->tables[i].n_rows; r++)
            for (size_t c = 0; c < b->tables[i].n_columns; c++) {
                struct figure *f = &b->tables[i].rows[r].cells[c].figure;
                f->printed.fen *= (int64_t) (7 * r + 3 * c + 2);
                f->used = f->printed;
            }
    repair_budget(b);
    assert_int_equal(findings_count(b->found), 1);
    assert_non_null(find(b, "D60", NULL));
    builder_free(b);
}

/* Every row of the spending counted twice over its total. */
static struct budget *
budget_counted_twice(bool guessed)
{
    struct budget *b = builder_budget(SOUND);
    struct table *t = budget_table(b, TABLE_EXPENDITURE);
    t->guessed = guessed;
    for (size_t r = 0; r < t->n_rows; r++)
        for (size_t c = 0; t->rows[r].role != ROW_TOTAL && c < t->n_columns;
             c++) {
            struct figure *f = &t->rows[r].cells[c].figure;
            f->printed.fen *= 2;
            f->used = f->printed;
        }
    repair_budget(b);
    return b;
}

static void
test_badly_read_table_is_said_once(void **state)
{
    (void) state;
    struct budget *b = budget_counted_twice(true);
    assert_int_equal(findings_count(b->found), 1);
    assert_non_null(find(b, "D61", NULL));
    assert_non_null(budget_table(b, TABLE_EXPENDITURE));
    assert_null(budget_sure_table(b, TABLE_EXPENDITURE));
    builder_free(b);
}

/* A table that is read as it is printed, and one whose failing sums one figure
 * explains, are believed. */
static void
test_errors_do_not_make_a_table_unsure(void **state)
{
    (void) state;
    struct budget *b = budget_counted_twice(false);
    assert_null(find(b, "D61", NULL));
    builder_free(b);
    b = builder_budget(SOUND);
    struct table *t = budget_table(b, TABLE_EXPENDITURE);
    t->guessed = true;
    struct figure *f = row_figure(t, &t->rows[0], COLUMN_TOTAL);
    f->printed.fen += 12345;
    f->used = f->printed;
    repair_budget(b);
    assert_null(find(b, "D61", NULL));
    assert_non_null(budget_sure_table(b, TABLE_EXPENDITURE));
    builder_free(b);
}

/* Two amounts wrong in one column, each proved by its own row. */
static void
test_two_in_one_column(void **state)
{
    (void) state;
    char *once = replaced(SOUND, "30101 基本工资|61.234567",
                          "30101 基本工资|61.234667");
    char *twice = replaced(once, "30216 培训费|40.000000",
                           "30216 培训费|40,000000");
    struct budget *b = builder_budget(twice);
    repair_budget(b);
    const struct table *t = budget_table(b, TABLE_EXPENDITURE);
    assert_int_equal(row_figure(t, &t->rows[0], COLUMN_TOTAL)->used.fen,
                     40000000);
    assert_int_equal(row_figure(t, &t->rows[1], COLUMN_TOTAL)->used.fen,
                     61234567);
    g_free(once);
    g_free(twice);
    builder_free(b);
}

/* An amount one column off: the row adds up, two columns do not. */
static void
test_moved(void **state)
{
    (void) state;
    char *text = replaced(SOUND, "|61.234567|61.234567|\n",
                          "|61.234567||61.234567\n");
    struct budget *b = builder_budget(text);
    repair_budget(b);
    const struct table *t = budget_table(b, TABLE_EXPENDITURE);
    const struct row *r = &t->rows[1];
    assert_non_null(find(b, "D54", "61.234567"));
    assert_int_equal(row_figure(t, r, COLUMN_BASIC)->used.fen, 61234567);
    assert_int_equal(row_figure(t, r, COLUMN_PROJECT_SPENDING)->used.fen, 0);
    g_free(text);
    builder_free(b);
}

static const struct {
    const char *text;
    int64_t fen;
    bool among;
} READINGS[] = {
    { "1,23,456789", 123456789, true },
    { "1,234,567890", 1234567890, true },
    { "O.5", 500000, true },
    { "１２．５", 125000000, true },
    { "12.5", 13500000, true },
    { "12.5", 14600000, false },
    { "x", 1000000, true },
    { "??", 11000000, false },
    { "", 0, false },
};

static void
test_readings(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(READINGS); i++) {
        GArray *all = readings_of(READINGS[i].text, UNIT_WAN);
        bool among = false;
        for (guint k = 0; k < all->len; k++)
            among |= g_array_index(all, struct reading, k).value.fen ==
                     READINGS[i].fen;
        if (among != READINGS[i].among)
            fail_msg("%s", READINGS[i].text);
        g_array_free(all, TRUE);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_sound_budget_is_left_alone),
        cmocka_unit_test(test_printed_stays),
        cmocka_unit_test(test_candidates_are_listed),
        cmocka_unit_test(test_unreadable_is_said),
        cmocka_unit_test(test_blank_is_not_filled),
        cmocka_unit_test(test_two_in_one_column),
        cmocka_unit_test(test_moved),
        cmocka_unit_test(test_whole_document_is_said_once),
        cmocka_unit_test(test_badly_read_table_is_said_once),
        cmocka_unit_test(test_errors_do_not_make_a_table_unsure),
        cmocka_unit_test(test_readings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
