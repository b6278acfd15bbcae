/* Every digit of every amount that takes part in an equation is changed, one
 * at a time: an entry that names the amount's table and held before must fail,
 * or fail by another difference. */
#include "budget/relations.h"
#include "check/check.h"

#include "builder.h"
#include "sound.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

/* The figures with a text that take part in an equation, each once. */
static GPtrArray *
summed_figures(struct budget *b)
{
    struct relations all = relations_build(b);
    GPtrArray *figures = g_ptr_array_new();
    for (size_t i = 0; i < all.n; i++) {
        const struct relation *r = &all.all[i];
        for (size_t k = 0; k < r->n_left + r->n_right; k++) {
            struct figure *f = k < r->n_left ? r->left[k].figure
                                             : r->right[k - r->n_left].figure;
            if (r->kind == RELATION_EQUAL && f->text &&
                !g_ptr_array_find(figures, f, NULL))
                g_ptr_array_add(figures, f);
        }
    }
    return figures;
}

static const struct check_entry *
same_entry(const struct ledger *l, const struct check_entry *e)
{
    for (size_t i = 0; i < l->n_entries; i++) {
        const struct check_entry *other = &l->entries[i];
        if (other->rule == e->rule && strcmp(other->what, e->what) == 0 &&
            g_strcmp0(other->tables[0], e->tables[0]) == 0)
            return other;
    }
    return NULL;
}

static bool
is_detected(const struct ledger *before, const struct ledger *after,
            const char *table)
{
    for (size_t i = 0; i < after->n_entries; i++) {
        const struct check_entry *e = &after->entries[i];
        if (e->state != CHECK_FAILS || (g_strcmp0(e->tables[0], table) != 0 &&
                                        g_strcmp0(e->tables[1], table) != 0))
            continue;
        const struct check_entry *held = same_entry(before, e);
        if (held && (held->state == CHECK_HOLDS ||
                     held->difference.fen != e->difference.fen))
            return true;
    }
    return false;
}

static void
change(struct budget *b, struct figure *f, size_t digit)
{
    char *text = arena_strdup(b->memory, f->text);
    text[digit] = (char) ('0' + (text[digit] - '0' + 1) % 10);
    *f = figure_read(text, f->unit, f->at);
}

static void
test_every_digit(void **state)
{
    (void) state;
    size_t tried = 0, detected = 0;
    struct budget *sound = builder_budget(SOUND);
    const struct ledger *before = check_budget(sound);
    GPtrArray *figures = summed_figures(sound);
    for (guint i = 0; i < figures->len; i++) {
        struct figure *of_sound = g_ptr_array_index(figures, i);
        for (size_t d = 0; of_sound->text[d]; d++) {
            if (!g_ascii_isdigit(of_sound->text[d]))
                continue;
            struct budget *b = builder_budget(SOUND);
            GPtrArray *same = summed_figures(b);
            struct figure *f = g_ptr_array_index(same, i);
            change(b, f, d);
            const struct ledger *after = check_budget(b);
            tried++;
            if (is_detected(before, after, f->at.table))
                detected++;
            else
                print_error("line %d column %d: %s\n", f->at.line, f->at.column,
                            f->text);
            g_ptr_array_free(same, TRUE);
            builder_free(b);
        }
    }
    print_message("%zu digits changed, %zu detected\n", tried, detected);
    g_ptr_array_free(figures, TRUE);
    builder_free(sound);
    assert_true(tried > 500);
    assert_int_equal(detected, tried);
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_every_digit) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
