/* Putting the projects of two tables together. Names are nearly the same (a
 * word more, 活动 for 交流活动), so equal amounts help; a match by amount alone
 * is never made. */
#include "check/projects.h"

#include "budget/names.h"

#include <string.h>

enum { MOST_PAIRS = 1000000 }; /* beyond, near names are not looked for */

/* -------------------------------------------------------------- lists */

static struct named_project *
target_list(const struct judge *j, size_t *n)
{
    *n = j->b->n_projects;
    struct named_project *list = arena_array(j->memory, struct named_project,
                                             *n + 1);
    for (size_t i = 0; i < *n; i++) {
        const struct project *p = &j->b->projects[i];
        list[i] = (struct named_project){
            .name = p->name,
            .code = p->code,
            .folded = names_fold(j->memory, p->name),
            .known = figure_is_known(&p->total),
            .amount = p->total.used,
            .total = p->total.used,
            .table = p->table,
            .line = p->total.at.line ? p->total.at.line : p->first_line,
            .targets = p
        };
    }
    return list;
}

/* This year's money of a line: its columns of sources, else the total. */
static money
this_years(const struct table *t, const struct row *r)
{
    const struct figure *current = row_figure(t, r, COLUMN_CURRENT);
    const struct figure *total = row_figure(t, r, COLUMN_TOTAL);
    money sum = { 0 };
    bool sources = false;
    if (current)
        return current->used;
    for (size_t c = 0; c < t->n_columns; c++) {
        enum column_role role = t->columns[c].role;
        if (role < COLUMN_CURRENT_GENERAL || role > COLUMN_CURRENT_OTHER)
            continue;
        sources = true;
        money_add(&sum, r->cells[c].figure.used);
    }
    return sources || !total ? sum : total->used;
}

static void
add_line(struct named_project *p, const struct table *t, const struct row *r)
{
    const struct figure *total = row_figure(t, r, COLUMN_TOTAL);
    money_add(&p->amount, this_years(t, r));
    money_add(&p->total, total ? total->used : this_years(t, r));
    p->known = true;
}

static struct named_project *
line_list(const struct judge *j, size_t *n)
{
    struct table *t = budget_table(j->b, TABLE_PROJECT_LINES);
    size_t rows = t ? t->n_rows : 0;
    struct named_project *list = arena_array(j->memory, struct named_project,
                                             rows + 1);
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    *n = 0;
    for (size_t i = 0; i < rows; i++) {
        const struct row *r = &t->rows[i];
        if (r->role != ROW_ITEM || !r->project.name)
            continue;
        const char *folded = names_fold(j->memory, r->project.name);
        const char *key = arena_printf(j->memory, "%s|%s", folded,
                                       r->org.code ? r->org.code : "");
        struct named_project *p = g_hash_table_lookup(seen, key);
        if (!p) {
            p = &list[(*n)++];
            *p = (struct named_project){ .name = r->project.name,
                                         .code = r->project.code,
                                         .folded = folded,
                                         .table = t,
                                         .line = r->line };
            g_hash_table_insert(seen, (gpointer) key, p);
        }
        add_line(p, t, r);
    }
    g_hash_table_destroy(seen);
    return list;
}

/* ----------------------------------------------------------- matching */

static bool
same_amount(const struct named_project *target,
            const struct named_project *line)
{
    return target->known && (target->amount.fen == line->amount.fen ||
                             target->amount.fen == line->total.fen);
}

/* From the surest to the least sure. */
static bool
by_name_and_amount(const struct named_project *t, const struct named_project *l)
{
    return t->folded[0] && strcmp(t->folded, l->folded) == 0 &&
           same_amount(t, l);
}
static bool
by_name(const struct named_project *t, const struct named_project *l)
{
    return t->folded[0] && strcmp(t->folded, l->folded) == 0;
}
static bool
by_code(const struct named_project *t, const struct named_project *l)
{
    return t->code && l->code && strcmp(t->code, l->code) == 0;
}
static bool
by_near_name_and_amount(const struct named_project *t,
                        const struct named_project *l)
{
    return same_amount(t, l) &&
           names_likeness(t->folded, l->folded) >=
               NAMES_NEAR_WITH_EVIDENCE;
}
static bool
by_near_name(const struct named_project *t, const struct named_project *l)
{
    return names_likeness(t->folded, l->folded) >= NAMES_NEAR_ALONE;
}

static const struct {
    bool (*same)(const struct named_project *target,
                 const struct named_project *line);
    bool exact;
} WAYS[] = {
    { by_name_and_amount, true },
    { by_name, true },
    { by_code, true },
    { by_near_name_and_amount, false },
    { by_near_name, false },
};

static void
match_by(struct project_lists *lists, size_t way)
{
    for (size_t i = 0; i < lists->n[LIST_TARGETS]; i++) {
        struct named_project *t = &lists->all[LIST_TARGETS][i];
        for (size_t k = 0; !t->match && k < lists->n[LIST_LINES]; k++) {
            struct named_project *l = &lists->all[LIST_LINES][k];
            if (l->match || !WAYS[way].same(t, l))
                continue;
            t->match = l;
            l->match = t;
            t->exact = l->exact = WAYS[way].exact;
        }
    }
}

struct project_lists
projects_match(const struct judge *j)
{
    struct project_lists lists = { 0 };
    lists.all[LIST_TARGETS] = target_list(j, &lists.n[LIST_TARGETS]);
    lists.all[LIST_LINES] = line_list(j, &lists.n[LIST_LINES]);
    bool many = lists.n[LIST_TARGETS] * lists.n[LIST_LINES] > MOST_PAIRS;
    for (size_t way = 0; way < G_N_ELEMENTS(WAYS); way++)
        if (WAYS[way].exact || !many)
            match_by(&lists, way);
    return lists;
}
