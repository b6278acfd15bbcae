/* Model → the numbers that stand in it. Knows what a table's part of the model
 * is; nothing of the grid. */
#include "recognize/held.h"

#include "base/unicode.h"
#include "recognize/numbers.h"

#include <string.h>

static void
count_up(GHashTable *set, char *key)
{
    size_t n = GPOINTER_TO_SIZE(g_hash_table_lookup(set, key));
    g_hash_table_insert(set, key, GSIZE_TO_POINTER(n + 1));
}

/* Take one of what is counted; false where none is left. */
static bool
take(GHashTable *set, const char *key)
{
    size_t n = GPOINTER_TO_SIZE(g_hash_table_lookup(set, key));
    if (n)
        g_hash_table_insert(set, (gpointer) key, GSIZE_TO_POINTER(n - 1));
    return n > 0;
}

static char *
at_line(struct held *h, int line, const char *digits)
{
    return arena_printf(h->scratch, "%d:%s", line, digits);
}

static void
hold_text(struct held *h, const char *text)
{
    size_t n = 0;
    if (!text || !strpbrk(text, "0123456789"))
        return;
    struct number *all = numbers_read(h->scratch,
                                      unicode_nfkc(h->scratch, text), &n);
    for (size_t i = 0; i < n; i++)
        count_up(h->texts, (char *) all[i].digits);
}

static void
hold_figure(struct held *h, const struct figure *f)
{
    size_t n = 0;
    if (!f->text)
        return;
    struct number *all = numbers_read(h->scratch,
                                      unicode_nfkc(h->scratch, f->text), &n);
    for (size_t i = 0; i < n; i++)
        count_up(h->figures, at_line(h, f->at.line, all[i].digits));
}

/* Amounts by the line of their cell, what says what a row is by its digits. */
static void
hold_cells(struct held *h, const struct table *t)
{
    for (size_t i = 0; i < t->n_rows; i++)
        for (size_t j = 0; j < t->n_columns; j++) {
            const struct cell *c = &t->rows[i].cells[j];
            if (column_is_amount(t->columns[j].role) ||
                t->columns[j].role == COLUMN_RATIO)
                hold_figure(h, &(struct figure){ .text = c->text,
                                                 .at = c->at });
            else
                hold_text(h, c->text);
        }
}

static void
hold_indicator(struct held *h, const struct indicator *x)
{
    /* a target as printed holds the value and its unit */
    const char *const texts[] = {
        x->activity, x->level3, x->target ? x->target : x->value,
        x->target ? NULL : x->measure, x->actual, x->reason,
        x->weight.text, x->score.text,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        hold_text(h, texts[i]);
}

static void
hold_projects(struct held *h, const struct budget *b, const struct table *t)
{
    for (size_t i = 0; i < b->n_projects; i++) {
        const struct project *p = &b->projects[i];
        if (p->table != t)
            continue;
        const char *const texts[] = { p->org.code, p->org.name, p->code,
                                      p->name,     p->category, p->person,
                                      p->phone,    p->goal };
        for (size_t k = 0; k < G_N_ELEMENTS(texts); k++)
            hold_text(h, texts[k]);
        const struct figure *const figures[] = { &p->total, &p->fiscal,
                                                 &p->other, &p->carried };
        for (size_t k = 0; k < G_N_ELEMENTS(figures); k++)
            hold_figure(h, figures[k]);
        for (size_t k = 0; k < p->n_indicators; k++)
            hold_indicator(h, &p->indicators[k]);
    }
}

static void
hold_department_goals(struct held *h, const struct budget *b,
                      const struct table *t)
{
    const struct department_goals *d = b->department_goals;
    if (!d || d->table != t)
        return;
    hold_figure(h, &d->total);
    for (size_t i = 0; i < 3; i++) {
        hold_figure(h, &d->appropriation[i]);
        hold_figure(h, &d->other[i]);
    }
    hold_text(h, d->goal);
    for (size_t i = 0; i < d->n_indicators; i++)
        hold_indicator(h, &d->indicators[i]);
}

static void
hold_evaluation(struct held *h, const struct evaluation *e)
{
    const char *const texts[] = { e->project, e->code,   e->category,
                                  e->department, e->org, e->person,
                                  e->phone,   e->grade,  e->goal,
                                  e->actual,  e->total_weight.text,
                                  e->total_score.text };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        hold_text(h, texts[i]);
    for (size_t i = 0; i < e->n_funds; i++) {
        const struct fund_line *f = &e->funds[i];
        hold_figure(h, &f->initial);
        hold_figure(h, &f->full_year);
        hold_figure(h, &f->executed);
        hold_text(h, f->weight.text);
        hold_text(h, f->rate.text);
        hold_text(h, f->score.text);
    }
    for (size_t i = 0; i < e->n_indicators; i++)
        hold_indicator(h, &e->indicators[i]);
}

void
held_fill(struct held *h, const struct budget *b, const struct table *t)
{
    g_hash_table_remove_all(h->figures);
    g_hash_table_remove_all(h->texts);
    hold_cells(h, t);
    hold_projects(h, b, t);
    hold_department_goals(h, b, t);
    for (size_t i = 0; i < b->n_evaluations; i++)
        if (b->evaluations[i].table == t)
            hold_evaluation(h, &b->evaluations[i]);
}

void
held_start(struct held *h, arena *scratch)
{
    h->scratch = scratch;
    h->figures = g_hash_table_new(g_str_hash, g_str_equal);
    h->texts = g_hash_table_new(g_str_hash, g_str_equal);
}

void
held_end(struct held *h)
{
    g_hash_table_destroy(h->figures);
    g_hash_table_destroy(h->texts);
}

bool
held_figure(struct held *h, int line, const char *digits)
{
    return take(h->figures, at_line(h, line, digits));
}

bool
held_text(struct held *h, const char *digits)
{
    return take(h->texts, digits);
}
