/* Which unit each project is of. A unit's name is one cell merged over all its
 * projects and may stand on any of its rows, so it is decided by the table of
 * project lines, then by each unit's project money, then by where it stands. */
#include "recognize/indicators/projects.h"

#include "recognize/indicators/doubtful.h"

#include <string.h>

struct unit_sum {
    struct coded org;
    money projects; /* its project money in the table of the general budget */
};

struct units {
    struct recognizing *r;
    const struct target_stream *stream;
    const struct known_projects *known;
    struct table *table;
    GArray *projects; /* of struct project */
    GArray *sums;     /* of struct unit_sum */
};

static struct project *
project_at(const struct units *u, guint i)
{
    return &g_array_index(u->projects, struct project, i);
}

static bool
has_unit(const struct project *p)
{
    return p->org.code || p->org.name;
}

/* ------------------------------------------------- by the project lines */

static void
units_from_lines(const struct units *u)
{
    for (guint i = 0; i < u->projects->len; i++) {
        struct project *p = project_at(u, i);
        struct target_name name = { .name = p->name, .total = p->total };
        int index = known_project_find(u->r->memory, u->known, &name);
        if (index < 0)
            continue;
        const struct known_project *known = &u->known->all[index];
        p->org = (struct coded){ known->org_code, known->org, known->line };
    }
}

/* -------------------------------------------------------------- by sums */

static void
add_sum(const struct units *u, const struct table *t, const struct row *row)
{
    const struct figure *f = row_figure(t, row, COLUMN_PROJECT_SPENDING);
    if (row->role != ROW_ITEM || !row->org.code || !f || !figure_is_known(f))
        return;
    for (guint i = 0; i < u->sums->len; i++) {
        struct unit_sum *sum = &g_array_index(u->sums, struct unit_sum, i);
        if (strcmp(sum->org.code, row->org.code) == 0) {
            money_add(&sum->projects, f->used);
            return;
        }
    }
    struct unit_sum made = { .org = row->org, .projects = f->used };
    g_array_append_val(u->sums, made);
}

static void
collect_sums(const struct units *u)
{
    const struct table *t = budget_table(u->r->budget, TABLE_GENERAL);
    for (size_t i = 0; t && i < t->n_rows; i++)
        add_sum(u, t, &t->rows[i]);
}

/* The only stretch of projects whose totals are exactly the unit's money. */
static bool
find_stretch(const struct units *u, const struct unit_sum *sum, guint *first,
             guint *end)
{
    int found = 0;
    for (guint a = 0; a < u->projects->len; a++) {
        money total = { 0 };
        for (guint b = a; b < u->projects->len; b++) {
            const struct figure *f = &project_at(u, b)->total;
            if (!figure_is_known(f) || !money_add(&total, f->used) ||
                money_compare(total, sum->projects) > 0)
                break;
            if (total.fen == sum->projects.fen && f->used.fen > 0) {
                found++;
                *first = a;
                *end = b + 1;
            }
        }
    }
    return found == 1;
}

static void
units_from_sums(const struct units *u)
{
    collect_sums(u);
    for (guint i = 0; i < u->sums->len; i++) {
        const struct unit_sum *sum = &g_array_index(u->sums, struct unit_sum,
                                                    i);
        guint first = 0, end = 0;
        if (sum->projects.fen <= 0 || !find_stretch(u, sum, &first, &end))
            continue;
        for (guint k = first; k < end; k++)
            if (!has_unit(project_at(u, k)))
                project_at(u, k)->org = sum->org;
    }
}

/* ------------------------------------------------------------ by place */

static void
report_guess(const struct units *u, const struct project *p, int *reported)
{
    if (p->org.line == *reported)
        return;
    *reported = p->org.line;
    doubt_line(u->r, DOUBT_UNIT, u->table->number, p->first_line,
               p->org.name ? p->org.name : p->org.code,
               arena_printf(u->r->memory, "%d", p->org.line));
}

static bool
same_unit(const struct coded *a, const struct target_unit *b)
{
    if (a->code && b->code)
        return strcmp(a->code, b->code) == 0;
    return g_strcmp0(a->name, b->name) == 0;
}

/* The printed name is some other project's unit already: by its money. */
static bool
is_placed(const struct units *u, const struct target_unit *unit)
{
    for (guint i = 0; i < u->projects->len; i++)
        if (same_unit(&project_at(u, i)->org, unit))
            return true;
    return false;
}

static bool
holds_line(const struct units *u, guint i, int line)
{
    const struct project *p = project_at(u, i);
    bool last = i + 1 == u->projects->len;
    return line <= p->last_line || last;
}

static void
units_from_places(const struct units *u)
{
    for (guint k = 0; k < u->stream->units->len; k++) {
        const struct target_unit *unit = target_unit_at(u->stream, k);
        if (is_placed(u, unit))
            continue;
        guint i = 0;
        while (!holds_line(u, i, unit->place.line))
            i++;
        if (!has_unit(project_at(u, i)))
            project_at(u, i)->org = (struct coded){ unit->code, unit->name,
                                                    unit->place.line };
    }
}

/* Projects between: the unit before them goes on; those above the first are
 * of the first. */
static void
carry_units(const struct units *u)
{
    int reported = 0;
    guint first = 0;
    while (first < u->projects->len && !has_unit(project_at(u, first)))
        first++;
    if (first == u->projects->len)
        return;
    for (guint i = 0; i < u->projects->len; i++) {
        struct project *p = project_at(u, i);
        if (has_unit(p))
            continue;
        p->org = project_at(u, i < first ? first : i - 1)->org;
        if (i < first || p->first_line < p->org.line)
            report_guess(u, p, &reported);
    }
}

void
target_units_assign(struct recognizing *r, const struct target_stream *stream,
                    struct table *table, GArray *projects)
{
    struct known_projects known = known_projects_of(r);
    struct units u = { .r = r,
                       .stream = stream,
                       .known = &known,
                       .table = table,
                       .projects = projects };
    if (!projects->len)
        return;
    u.sums = g_array_new(FALSE, TRUE, sizeof(struct unit_sum));
    units_from_lines(&u);
    units_from_sums(&u);
    units_from_places(&u);
    carry_units(&u);
    g_array_free(u.sums, TRUE);
}
