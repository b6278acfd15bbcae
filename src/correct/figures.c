/* A figure reads so: every figure of the model that stands in the cell. */
#include "correct/apply.h"

#include "base/unicode.h"

#include <string.h>

typedef void (*visit)(struct figure *f, void *data);

/* ------------------------------------------------------- all the figures */

static void
visit_tables(struct budget *b, visit see, void *data)
{
    for (size_t i = 0; i < b->n_tables; i++) {
        const struct table *t = &b->tables[i];
        for (size_t k = 0; k < t->n_rows * t->n_columns; k++)
            if (column_is_amount(t->columns[k % t->n_columns].role))
                see(&t->rows[k / t->n_columns].cells[k % t->n_columns].figure,
                    data);
    }
}

static void
visit_goals(struct department_goals *g, visit see, void *data)
{
    see(&g->total, data);
    for (size_t i = 0; i < G_N_ELEMENTS(g->appropriation); i++) {
        see(&g->appropriation[i], data);
        see(&g->other[i], data);
    }
}

static void
visit_funds(struct evaluation *e, visit see, void *data)
{
    for (size_t i = 0; i < e->n_funds; i++) {
        see(&e->funds[i].initial, data);
        see(&e->funds[i].full_year, data);
        see(&e->funds[i].executed, data);
    }
}

static void
visit_all(struct budget *b, visit see, void *data)
{
    visit_tables(b, see, data);
    for (size_t i = 0; i < b->n_projects; i++) {
        see(&b->projects[i].total, data);
        see(&b->projects[i].fiscal, data);
        see(&b->projects[i].other, data);
    }
    if (b->department_goals)
        visit_goals(b->department_goals, see, data);
    for (size_t i = 0; i < b->n_evaluations; i++)
        visit_funds(&b->evaluations[i], see, data);
}

/* --------------------------------------------------------- those meant */

struct choosing {
    struct applying *a;
    int cell;
    GPtrArray *chosen; /* of struct figure * */
    GArray *cells;     /* of int: where the line has amounts */
};

static bool
is_of_table(const struct applying *a, const struct figure *f)
{
    return !a->c->table || g_strcmp0(a->c->table, f->at.table) == 0;
}

static void
choose_cell(struct figure *f, void *data)
{
    struct choosing *s = data;
    const struct correction *c = s->a->c;
    if (f->at.line != c->line || f->at.column < 1 || !is_of_table(s->a, f))
        return;
    if (f->at.column == s->cell)
        g_ptr_array_add(s->chosen, f);
    for (guint i = 0; i < s->cells->len; i++)
        if (g_array_index(s->cells, int, i) == f->at.column)
            return;
    g_array_append_val(s->cells, f->at.column);
}

/* By header: also where the cell is blank and so has no number. */
static void
choose_column(struct choosing *s, const struct table *t)
{
    const struct correction *c = s->a->c;
    arena *memory = s->a->b->memory;
    const char *word = unicode_fold(memory, c->column);
    for (size_t i = 0; i < t->n_columns; i++) {
        const struct column *column = &t->columns[i];
        if (!column_is_amount(column->role) ||
            strcmp(unicode_fold(memory, column->name), word) != 0)
            continue;
        for (size_t k = 0; k < t->n_rows; k++) {
            struct figure *f = &t->rows[k].cells[i].figure;
            if (t->rows[k].line == c->line && is_of_table(s->a, f))
                g_ptr_array_add(s->chosen, f);
        }
    }
}

static void
choose(struct choosing *s)
{
    const struct budget *b = s->a->b;
    for (size_t i = 0; s->a->c->column && i < b->n_tables; i++)
        choose_column(s, &b->tables[i]);
    if (s->chosen->len == 1) {
        const struct figure *only = s->chosen->pdata[0];
        s->cell = only->at.column;
    }
    if (s->cell < 1)
        return;
    g_ptr_array_set_size(s->chosen, 0);
    visit_all(s->a->b, choose_cell, s);
}

static int
compare_ints(gconstpointer a, gconstpointer b)
{
    return *(const int *) a - *(const int *) b;
}

static bool
complain_of_none(struct choosing *s)
{
    const struct correction *c = s->a->c;
    GString *cells = g_string_new(NULL);
    g_array_sort(s->cells, compare_ints);
    for (guint i = 0; i < s->cells->len; i++)
        g_string_append_printf(cells, "%s%d", i ? "、" : "",
                               g_array_index(s->cells, int, i));
    if (c->column)
        apply_complain(s->a, "第%d行没有金额列“%s”",
                       "line %d has no column of amounts “%s”", c->line,
                       c->column);
    else if (cells->len)
        apply_complain(s->a, "第%d行第%d格不是金额，这一行的金额在第%s格",
                       "line %d, cell %d is no amount; the amounts of the "
                       "line are in cells %s",
                       c->line, c->cell, cells->str);
    else
        apply_complain(s->a, "第%d行没有读出金额，无从更正",
                       "no amount was read in line %d, so none can be "
                       "corrected", c->line);
    g_string_free(cells, TRUE);
    return false;
}

/* One cell may be in the model several times; two cells may not be meant. */
static bool
are_one(const GPtrArray *chosen)
{
    const struct figure *first = chosen->pdata[0];
    for (guint i = 1; i < chosen->len; i++) {
        const struct figure *f = chosen->pdata[i];
        if (g_strcmp0(f->at.table, first->at.table) != 0 ||
            f->at.column != first->at.column)
            return false;
    }
    return true;
}

static void
record(struct applying *a, const struct figure *f, enum money_unit unit)
{
    arena *memory = a->b->memory;
    const char *name = money_unit_name(unit);
    const char *amount = a->c->amount;
    struct done done = { .at = f->at, .printed = f->text, .used = amount };
    if (a->c->has_unit)
        done.used = arena_printf(memory, "%s%s", amount, name);
    done.zh = arena_printf(memory, "这里读作%s%s", amount, name);
    done.en = arena_printf(memory, "this reads %s%s", amount, name);
    apply_record(a, &done);
}

static bool
set_figures(struct choosing *s)
{
    const struct correction *c = s->a->c;
    const struct figure *first = s->chosen->pdata[0];
    enum money_unit unit = c->has_unit ? c->unit : first->unit;
    struct money_parsed p = money_parse(c->amount, unit);
    if (p.reading != MONEY_EXACT)
        return apply_complain(s->a, "“%s%s”不是不细于分的金额",
                              "“%s%s” is no amount in whole fen", c->amount,
                              money_unit_name(unit));
    record(s->a, first, unit);
    for (guint i = 0; i < s->chosen->len; i++) {
        struct figure *f = s->chosen->pdata[i];
        f->used = p.value;
        f->repaired = true;
    }
    return true;
}

bool
apply_figure(struct applying *a)
{
    struct choosing s = { a, a->c->cell, g_ptr_array_new(),
                          g_array_new(FALSE, FALSE, sizeof(int)) };
    bool good;
    choose(&s);
    if (!s.chosen->len)
        good = complain_of_none(&s);
    else if (!are_one(s.chosen))
        good = apply_complain(a, "第%d行指哪一处不明确，请写明表和格，"
                              "如“表03 第%d行 第4格 = …”",
                              "line %d is not one place only: name the table "
                              "and the cell, as “table 03 line %d cell 4 = …”",
                              a->c->line, a->c->line);
    else
        good = set_figures(&s);
    g_ptr_array_free(s.chosen, TRUE);
    g_array_free(s.cells, TRUE);
    return good;
}
