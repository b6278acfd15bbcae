/* Which documents of a run belong together. Only names, codes and years are
 * compared; a doubtful match is none. */
#include "report/gathering.h"

#include "base/unicode.h"

#include <string.h>

/* Whether two printed names are the same as they are matched. */
static bool
same_name(const char *a, const char *b)
{
    if (!a || !b || !*a || !*b)
        return false;
    if (strcmp(a, b) == 0)
        return true;
    arena *memory = arena_new();
    bool same =
        strcmp(unicode_fold(memory, a), unicode_fold(memory, b)) == 0;
    arena_free(memory);
    return same;
}

bool
gathering_same_department(const struct budget *a, const struct budget *b)
{
    const char *one = a->department.code, *other = b->department.code;
    if (one && *one && other && *other)
        return strcmp(one, other) == 0;
    return same_name(a->department.name, b->department.name);
}

const struct understanding *
gathering_year_before(const struct understanding *u)
{
    const struct understanding *best = NULL;
    const struct budget *now = u->budget;
    for (size_t i = 0; u->run && i < u->run->n; i++) {
        const struct understanding *other = &u->run->documents[i];
        const struct budget *b = other->budget;
        if (b->kind != now->kind || !b->year || b->year >= now->year ||
            !gathering_same_department(b, now))
            continue;
        if (!best || b->year > best->budget->year)
            best = other;
    }
    return best;
}

const struct understanding *
gathering_plan_of(const struct understanding *u)
{
    const struct budget *now = u->budget;
    if (now->kind != DOCUMENT_FINAL_ACCOUNT || !now->year)
        return NULL;
    for (size_t i = 0; u->run && i < u->run->n; i++) {
        const struct budget *b = u->run->documents[i].budget;
        if (b->kind == DOCUMENT_BUDGET && b->year == now->year &&
            gathering_same_department(b, now))
            return &u->run->documents[i];
    }
    return NULL;
}

static bool
years_agree(int a, int b)
{
    return !a || !b || a == b;
}

/* The one project of a budget with that name, or null. */
static const struct project *
project_named(const struct budget *b, const char *name)
{
    const struct project *found = NULL;
    for (size_t i = 0; i < b->n_projects; i++) {
        if (!same_name(b->projects[i].name, name))
            continue;
        if (found)
            return NULL;
        found = &b->projects[i];
    }
    return found;
}

struct gathered_targets
gathering_targets_of(const struct understanding *u, size_t i)
{
    const struct evaluation *e = &u->budget->evaluations[i];
    int year = e->year ? e->year : u->budget->year;
    for (size_t d = 0; u->run && d < u->run->n; d++) {
        const struct understanding *other = &u->run->documents[d];
        const struct budget *b = other->budget;
        if (b->kind != DOCUMENT_BUDGET || !years_agree(b->year, year))
            continue;
        const struct project *p = project_named(b, e->project);
        if (p)
            return (struct gathered_targets) { other, p };
    }
    return (struct gathered_targets) { NULL, NULL };
}

struct gathered_evaluation
gathering_evaluation_of(const struct understanding *u, size_t i)
{
    const struct project *p = &u->budget->projects[i];
    for (size_t d = 0; u->run && d < u->run->n; d++) {
        const struct understanding *other = &u->run->documents[d];
        const struct evaluation *all = other->budget->evaluations;
        for (size_t e = 0; e < other->budget->n_evaluations; e++)
            if (same_name(all[e].project, p->name) &&
                gathering_targets_of(other, e).project == p)
                return (struct gathered_evaluation) { other, &all[e] };
    }
    return (struct gathered_evaluation) { NULL, NULL };
}
