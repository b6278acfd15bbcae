/* Projects whose name row is lost: which of the projects that other tables
 * name, and that have no targets, they can be. */
#include "recognize/indicators/doubtful.h"
#include "recognize/indicators/projects.h"

#include <string.h>

enum { MOST_CANDIDATES = 6 };

struct settling {
    struct recognizing *r;
    struct known_projects known;
    int *index; /* per project of the budget: which known one it is, or -1 */
};

static void
match_all(struct settling *s)
{
    const struct budget *b = s->r->budget;
    s->index = arena_array(s->r->memory, int, b->n_projects + 1);
    for (size_t i = 0; i < b->n_projects; i++) {
        const struct project *p = &b->projects[i];
        struct target_name name = { .name = p->name, .total = p->total };
        s->index[i] = known_project_find(s->r->memory, &s->known, &name);
        if (s->index[i] >= 0)
            s->known.all[s->index[i]].used = true;
    }
}

/* The known projects between those of the neighbours: (low, high). */
static void
find_gap(const struct settling *s, size_t project, int *low, int *high)
{
    *low = -1;
    *high = (int) s->known.n;
    for (size_t i = project; i-- > 0 && *low < 0;)
        *low = s->index[i];
    for (size_t i = project + 1;
         i < s->r->budget->n_projects && *high == (int) s->known.n; i++)
        if (s->index[i] >= 0)
            *high = s->index[i];
    if (*high <= *low) { /* the two tables have different orders */
        *low = -1;
        *high = (int) s->known.n;
    }
}

static bool
has_cost(const struct project *p, money total)
{
    for (size_t i = 0; i < p->n_indicators; i++) {
        const struct indicator *x = &p->indicators[i];
        enum money_unit unit;
        if (x->value && money_measure(x->measure, &unit) &&
            money_parse(x->value, unit).value.fen == total.fen)
            return true;
    }
    return figure_is_known(&p->total) && p->total.used.fen == total.fen;
}

/* Candidates in the gap; those whose money a cost indicator names, alone. */
static GPtrArray *
find_candidates(const struct settling *s, size_t project)
{
    GPtrArray *all = g_ptr_array_new(), *equal = g_ptr_array_new();
    int low, high;
    find_gap(s, project, &low, &high);
    for (int i = low + 1; i < high; i++) {
        const struct known_project *known = &s->known.all[i];
        if (known->used || !known->this_year)
            continue;
        g_ptr_array_add(all, (gpointer) known->name);
        if (has_cost(&s->r->budget->projects[project], known->total))
            g_ptr_array_add(equal, (gpointer) known->name);
    }
    if (equal->len) {
        g_ptr_array_free(all, TRUE);
        return equal;
    }
    g_ptr_array_free(equal, TRUE);
    return all;
}

static void
report(const struct settling *s, const struct project *p)
{
    struct finding *f = doubt_line(
        s->r, DOUBT_UNNAMED, p->table->number, p->first_line,
        arena_printf(s->r->memory, "%d—%d", p->first_line, p->last_line),
        NULL);
    f->candidates = p->candidates;
    if (p->candidates)
        f->reason = "其他表中有而本表中没有绩效目标的项目";
}

static void
settle_project(const struct settling *s, size_t index)
{
    struct project *p = &s->r->budget->projects[index];
    GPtrArray *found = find_candidates(s, index);
    if (found->len > 0 && found->len <= MOST_CANDIDATES) {
        g_ptr_array_add(found, NULL);
        p->candidates = arena_memdup(s->r->memory, found->pdata,
                                     found->len * sizeof(char *));
    }
    g_ptr_array_free(found, TRUE);
    report(s, p);
}

void
targets_settle(struct recognizing *r)
{
    struct settling s = { .r = r, .known = known_projects_of(r) };
    match_all(&s);
    for (size_t i = 0; i < r->budget->n_projects; i++)
        if (!r->budget->projects[i].name && !r->budget->projects[i].code)
            settle_project(&s, i);
}
