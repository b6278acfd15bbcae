/* 三公 by years and items. Takes the used figures; judges nothing. */
#include "summarize/three_public.h"

#include "summarize/changes.h"
#include "vocabulary/words.h"

#include <glib.h>
#include <string.h>

static const struct {
    const char *name;
    enum column_role role;
} ITEMS[THREE_PUBLIC_COUNT] = {
    { "“三公”经费合计", COLUMN_TOTAL },
    { "因公出国（境）费用", COLUMN_ABROAD },
    { "公务接待费", COLUMN_RECEPTION },
    { "公务用车购置及运行维护费", COLUMN_VEHICLES },
    { "公务用车购置费", COLUMN_VEHICLE_PURCHASE },
    { "公务用车运行维护费", COLUMN_VEHICLE_RUNNING },
};

const char *
three_public_name(enum three_public_item item)
{
    return ITEMS[item].name;
}

/* The year a row prints, 0 for none. */
static int
printed_year(const struct table *t, const struct row *r)
{
    const struct cell *cell = row_cell(t, r, COLUMN_YEAR);
    const char *digits =
        cell && cell->text ? strpbrk(cell->text, "0123456789") : NULL;
    gint64 year = digits ? g_ascii_strtoll(digits, NULL, 10) : 0;
    return year > 0 && year < 10000 ? (int) year : 0;
}

static void
add_amount(struct three_public_year *y, enum three_public_item item,
           const struct figure *f)
{
    if (!f || !figure_is_known(f))
        return;
    y->known[item] = money_add(&y->amount[item], f->used);
}

static void
derive_vehicles(struct three_public_year *y)
{
    if (y->known[THREE_PUBLIC_VEHICLES])
        return;
    for (int part = THREE_PUBLIC_PURCHASE; part <= THREE_PUBLIC_RUNNING;
         part++)
        if (y->known[part])
            y->known[THREE_PUBLIC_VEHICLES] = money_add(
                &y->amount[THREE_PUBLIC_VEHICLES], y->amount[part]);
}

static bool
has_plan(const struct table *t)
{
    for (size_t j = 0; j < t->n_columns; j++)
        if (t->columns[j].role == COLUMN_BUDGETED)
            return true;
    return false;
}

static void
add_row(struct three_public_year *y, const struct table *t,
        const struct row *r)
{
    if (!y->line)
        y->line = r->line;
    bool plan = t->phase == PHASE_FINAL && y->phase == PHASE_BUDGET &&
                has_plan(t);
    for (int item = 0; item < THREE_PUBLIC_COUNT; item++) {
        enum column_role role = ITEMS[item].role;
        int j = plan ? table_plan_column(t, COLUMN_BUDGETED, role)
                     : table_column(t, role);
        if (j >= 0)
            add_amount(y, (enum three_public_item) item,
                       &r->cells[j].figure);
    }
}

static gint
by_year(gconstpointer left, gconstpointer right)
{
    const struct three_public_year *a = left, *b = right;
    if (a->year != b->year)
        return a->year > b->year ? 1 : -1;
    return (int) a->phase - (int) b->phase;
}

/* A row a year. */
static size_t
read_years(const struct budget *b, const struct table *t,
           struct three_public_year *out)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct cell *key = row_cell(t, &t->rows[i], COLUMN_YEAR);
        int year = printed_year(t, &t->rows[i]);
        bool plan = t->phase == PHASE_FINAL && key && key->text &&
                    word_find(WORDS_PLAN, key->text);
        bool spent = key && key->text && word_find(WORDS_OUTCOME, key->text);
        if (!year && !plan && !spent)
            continue;
        out[n].year = year ? year : b->year;
        out[n].phase = plan ? PHASE_BUDGET : t->phase;
        add_row(&out[n++], t, &t->rows[i]);
    }
    return n;
}

/* No years printed: the total row, else the sum of the rows. */
static size_t
read_phase(const struct budget *b, const struct table *t, enum phase phase,
           struct three_public_year *out)
{
    const struct row *total = table_total(t);
    out->year = b->year;
    out->phase = phase;
    for (size_t i = 0; i < t->n_rows; i++)
        if (total ? &t->rows[i] == total : t->rows[i].role == ROW_ITEM)
            add_row(out, t, &t->rows[i]);
    return out->line != 0;
}

/* A final account prints what was planned beside what was spent. */
static size_t
read_whole(const struct budget *b, const struct table *t,
           struct three_public_year *out)
{
    size_t n = 0;
    if (t->phase == PHASE_FINAL && has_plan(t))
        n = read_phase(b, t, PHASE_BUDGET, out);
    return n + read_phase(b, t, t->phase, &out[n]);
}

/* A header without the words that tell the years apart. */
static const char *
yearless(arena *memory, const char *header)
{
    static const char *const words[] = { "上年", "本年" };
    char *out = arena_strdup(memory, header), *to = out;
    for (const char *p = header; *p;) {
        size_t skip = g_ascii_isdigit(*p) ? 1 : 0;
        for (size_t i = 0; !skip && i < G_N_ELEMENTS(words); i++)
            skip = g_str_has_prefix(p, words[i]) ? strlen(words[i]) : 0;
        if (!skip)
            *to++ = *p++;
        p += skip;
    }
    *to = '\0';
    return out;
}

/* The item that an earlier year's column is of: that of this year's column
 * whose header is the same but for the year; THREE_PUBLIC_COUNT for none. */
static int
item_of_column(const struct table *t, size_t k, arena *memory)
{
    const char *wanted = yearless(memory, changes_header(&t->columns[k],
                                                         memory));
    for (size_t j = 0; j < t->n_columns; j++)
        for (int item = 0; item < THREE_PUBLIC_COUNT; item++)
            if (t->columns[j].role == ITEMS[item].role &&
                strcmp(yearless(memory, changes_header(&t->columns[j],
                                                       memory)),
                       wanted) == 0)
                return item;
    return THREE_PUBLIC_COUNT;
}

/* The year before, in columns of its own beside this year's. */
static size_t
read_beside(const struct budget *b, const struct table *t,
            struct three_public_year *now, arena *memory)
{
    struct three_public_year before = { .line = now->line };
    for (size_t k = 0; k < t->n_columns; k++) {
        int year = changes_header_year(changes_header(&t->columns[k], memory),
                                       b->year);
        int item = t->columns[k].role == COLUMN_AMOUNT && year
                       ? item_of_column(t, k, memory) : THREE_PUBLIC_COUNT;
        if (item == THREE_PUBLIC_COUNT)
            continue;
        before.year = year;
        for (size_t i = 0; i < t->n_rows; i++)
            if (t->rows[i].line == now->line)
                add_amount(&before, (enum three_public_item) item,
                           &t->rows[i].cells[k].figure);
    }
    if (!before.year)
        return 0;
    now[1] = before;
    return 1;
}

struct three_public
three_public_of(const struct budget *b, arena *memory)
{
    struct three_public all = { budget_sure_table(b, TABLE_THREE_PUBLIC), 0,
                                NULL };
    if (!all.table)
        return all;
    all.years = arena_array(memory, struct three_public_year,
                            all.table->n_rows + 2);
    all.n = read_years(b, all.table, all.years);
    if (!all.n)
        all.n = read_whole(b, all.table, all.years);
    if (all.n == 1)
        all.n += read_beside(b, all.table, all.years, memory);
    for (size_t i = 0; i < all.n; i++)
        derive_vehicles(&all.years[i]);
    qsort(all.years, all.n, sizeof *all.years, by_year);
    return all;
}

const struct three_public_year *
three_public_now(const struct three_public *all, const struct budget *b)
{
    for (size_t i = all->n; i-- > 0;)
        if (b->year && all->years[i].year == b->year)
            return &all->years[i];
    return all->n ? &all->years[all->n - 1] : NULL;
}
