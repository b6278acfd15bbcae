/* Amounts in the text against the document's figures and their sums. The sums
 * are made here again, from the rows. */
#include "pack.h"

#include "report/words.h"
#include "summarize/projects.h"

#include <glib.h>
#include <string.h>

/** Texts of amounts that may be said: "22.99亿元" → itself. */
struct sayable {
    GHashTable *words;
    GArray *whole; /* of money: what something can be left of */
    arena *a;
};

static void
allow(struct sayable *s, money amount)
{
    g_hash_table_add(s->words, (gpointer) words_amount(s->a, amount));
    g_hash_table_add(s->words, (gpointer) words_amount(
        s->a, money_magnitude(amount)));
}

static void
allow_rest(struct sayable *s, money part)
{
    for (guint i = 0; i < s->whole->len; i++) {
        money rest = g_array_index(s->whole, money, i);
        if (money_subtract(&rest, part))
            allow(s, rest);
    }
}

static void
allow_whole(struct sayable *s, money amount)
{
    g_array_append_val(s->whole, amount);
    allow(s, amount);
}

/* Every figure of the tables, and the sum of each column's items. */
static void
allow_figures(struct sayable *s, const struct budget *b)
{
    for (size_t i = 0; i < b->n_tables; i++) {
        const struct table *t = &b->tables[i];
        for (size_t k = 0; k < t->n_columns; k++) {
            money sum = { 0 };
            for (size_t row = 0; row < t->n_rows; row++) {
                const struct figure *f = &t->rows[row].cells[k].figure;
                if (!figure_is_known(f))
                    continue;
                allow(s, f->used);
                if (t->rows[row].role == ROW_ITEM)
                    money_add(&sum, f->used);
            }
            allow_whole(s, sum);
        }
    }
    money targets = { 0 };
    for (size_t i = 0; i < b->n_projects; i++) {
        allow(s, b->projects[i].total.used);
        money_add(&targets, b->projects[i].total.used);
    }
    allow_whole(s, targets);
}

static money
row_amount(const struct table *t, const struct row *r, enum column_role role)
{
    const struct figure *f = row_figure(t, r, role);
    return f && figure_is_known(f) ? f->used : (money) { 0 };
}

/** What rows are gathered by: a subject to a level, or a column's text. */
struct gathering_key {
    int subject; /* enum classification; -1: the column */
    size_t digits, column;
};

static const char *
row_key(struct sayable *s, const struct row *r,
        const struct gathering_key *how)
{
    if (how->subject < 0)
        return r->cells[how->column].text;
    const char *code = r->subject[how->subject].code;
    if (!code || strlen(code) < how->digits)
        return NULL;
    return arena_strndup(s->a, code, how->digits);
}

/* Sums of a table's rows by a key, and what is left of the whole. */
static void
allow_sums(struct sayable *s, const struct table *t,
           const struct gathering_key *how)
{
    static const enum column_role roles[] = { COLUMN_TOTAL, COLUMN_BASIC,
                                              COLUMN_PROJECT_SPENDING };
    for (size_t m = 0; m < G_N_ELEMENTS(roles); m++) {
        GHashTable *sums = g_hash_table_new(g_str_hash, g_str_equal);
        for (size_t i = 0; i < t->n_rows; i++) {
            const struct row *r = &t->rows[i];
            const char *key = row_key(s, r, how);
            if (r->role != ROW_ITEM || !key)
                continue;
            money *sum = g_hash_table_lookup(sums, key);
            if (!sum) {
                sum = arena_one(s->a, money);
                g_hash_table_insert(sums, (gpointer) key, sum);
            }
            money_add(sum, row_amount(t, r, roles[m]));
        }
        GHashTableIter all;
        gpointer key, value;
        g_hash_table_iter_init(&all, sums);
        while (g_hash_table_iter_next(&all, &key, &value)) {
            allow(s, *(money *) value);
            allow_rest(s, *(money *) value);
        }
        g_hash_table_destroy(sums);
    }
}

static void
allow_document(struct sayable *s, const struct budget *b)
{
    allow_figures(s, b);
    for (size_t i = 0; i < b->n_tables; i++) {
        const struct table *t = &b->tables[i];
        for (size_t k = 0; k < t->n_columns; k++)
            if (!column_is_amount(t->columns[k].role))
                allow_sums(s, t, &(struct gathering_key) { -1, 0, k });
        for (int which = 0; which < CLASS_COUNT; which++)
            for (size_t digits = 3; digits <= 7; digits += 2)
                allow_sums(s, t, &(struct gathering_key) { which, digits,
                                                           0 });
    }
}

/* The projects of a chapter from the largest down and from the smallest up:
 * the first few, those with targets, those below an amount. */
static void
allow_projects(struct sayable *s, const struct understanding *u)
{
    struct project_sums p = project_sums_of(u->budget, u->summary, s->a);
    money first = { 0 }, with = { 0 }, added = { 0 };
    allow_whole(s, p.total);
    for (size_t i = 0; i < p.n; i++) {
        money_add(&first, p.items[i].amount);
        allow(s, first);
        allow_rest(s, first);
        if (p.items[i].target != SIZE_MAX)
            money_add(&with, p.items[i].amount);
        if (p.items[i].only_targets)
            money_add(&added, p.items[i].amount);
    }
    allow(s, with);
    allow(s, added);
    allow_rest(s, with);
}

/* ------------------------------------------------------------- the text */

static void
check_span(const struct understanding *u, const struct sayable *s,
           const struct span *span)
{
    bool amount = span->style == SPAN_NUMBER && span->text &&
                  (g_str_has_suffix(span->text, "万元") ||
                   g_str_has_suffix(span->text, "亿元"));
    if (amount && !g_hash_table_contains(s->words, span->text))
        fault(u->stem, "an amount that no figure or sum has", span->text);
}

static void
check_text(const struct understanding *u, const struct sayable *s,
           const struct text *text)
{
    for (size_t i = 0; i < text->n; i++)
        check_span(u, s, &text->spans[i]);
}

void
check_amounts(const struct understanding *u, const struct report *r,
              arena *memory)
{
    struct sayable s = { g_hash_table_new(g_str_hash, g_str_equal),
                         g_array_new(FALSE, FALSE, sizeof(money)), memory };
    for (size_t i = 0; i < u->run->n; i++)
        allow_document(&s, u->run->documents[i].budget);
    allow_projects(&s, u);
    for (const struct block *b = r->first; b; b = b->next) {
        if (b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_NOTE)
            check_text(u, &s, &b->paragraph);
        for (size_t i = 0; b->kind == BLOCK_LIST && i < b->list.n; i++)
            check_text(u, &s, &b->list.items[i]);
    }
    g_array_free(s.whole, TRUE);
    g_hash_table_destroy(s.words);
}
