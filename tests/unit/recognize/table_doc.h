/* A text recognized, and what tests of tables ask of it. */
#ifndef YUSUAN_TESTS_TABLE_DOC_H
#define YUSUAN_TESTS_TABLE_DOC_H

#include "plain_grid.h"
#include "recognize/recognize.h"

#include <glib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* ---------------------------------------------------- text → budget */

struct doc {
    arena *memory;
    findings *found;
    struct budget *b;
    GError *error;
};

static inline struct doc
understand_grid(struct doc d, const struct grid *g)
{
    static const struct recognize_options plain = { 0 };
    assert_non_null(g);
    d.b = recognize(g, &plain, d.memory, d.found, &d.error);
    return d;
}

static inline struct doc
understand(const char *text)
{
    struct doc d = { arena_new(), findings_new(), NULL, NULL };
    return understand_grid(d, plain_grid_of_text(d.memory, "text", text));
}

static inline struct doc
understand_sample(const char *name)
{
    struct doc d = { arena_new(), findings_new(), NULL, NULL };
    char *path = g_build_filename(SOURCE_DIR, "samples", name, NULL);
    d = understand_grid(d, plain_grid(d.memory, path));
    g_free(path);
    return d;
}

static inline void
forget(struct doc *d)
{
    g_clear_error(&d->error);
    findings_free(d->found);
    arena_free(d->memory);
}

static inline const struct table *
only_table(const struct doc *d)
{
    assert_non_null(d->b);
    assert_int_equal(d->b->n_tables, 1);
    return &d->b->tables[0];
}

/* The figure of a row in a role, as six decimals of 万元; "" for none. */
static inline const char *
figure_of(const struct table *t, const struct row *row, enum column_role role)
{
    static char text[MONEY_TEXT_SIZE];
    const struct figure *f = row_figure(t, row, role);
    if (!f || !figure_is_known(f))
        return "";
    return money_write(f->used, UNIT_WAN, 6, false, text);
}

static inline void
assert_figure(const struct table *t, size_t row, enum column_role role,
              const char *expected)
{
    assert_true(row < t->n_rows);
    assert_string_equal(figure_of(t, &t->rows[row], role), expected);
}

static inline size_t
count_of(const struct doc *d, const char *id)
{
    size_t n = 0;
    for (size_t i = 0; i < findings_count(d->found); i++)
        n += strcmp(findings_at(d->found, i)->id, id) == 0;
    return n;
}

#endif
