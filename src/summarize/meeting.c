/* Targets and results of one project, matched and compared. */
#include "summarize/meeting.h"

#include "budget/evaluate.h"
#include "budget/names.h"

#include <string.h>

/* ------------------------------------------------------------- changes */

static const char *
or_empty(const char *text)
{
    return text ? text : "";
}

static bool
same_number(const struct quantity *a, const struct quantity *b)
{
    return a->low.millionths == b->low.millionths &&
           a->high.millionths == b->high.millionths;
}

/* An amount is compared in 元, a rate in percent: only counts have units. */
static bool
same_unit(const struct quantity *a, const struct quantity *b, arena *memory)
{
    if (a->measure != b->measure)
        return false;
    return a->measure != MEASURE_COUNT ||
           strcmp(names_fold(memory, a->unit), names_fold(memory, b->unit)) ==
               0;
}

/* What prints no relation has none that could be another. */
static bool
same_relation(const struct quantity *a, const struct quantity *b)
{
    return a->bare || b->bare ||
           (a->direction == b->direction && a->strict == b->strict);
}

static const char *
target_text(const struct indicator *i, arena *memory)
{
    return arena_printf(memory, "%s%s%s", or_empty(i->relation),
                        or_empty(i->value), or_empty(i->measure));
}

unsigned
meeting_changes(const struct indicator *target,
                const struct indicator *result, arena *memory)
{
    const char *text = target_text(target, memory);
    struct quantity a = quantity_of_target(memory, text);
    struct quantity b = quantity_of_target(memory, result->target);
    unsigned changes = 0;
    if (!a.known || !b.known) {
        bool same = strcmp(names_fold(memory, text),
                           names_fold(memory, result->target)) == 0;
        return same ? 0 : MEETING_WORDS;
    }
    changes |= same_number(&a, &b) ? 0 : MEETING_VALUE;
    changes |= same_relation(&a, &b) ? 0 : MEETING_RELATION;
    changes |= same_unit(&a, &b, memory) ? 0 : MEETING_UNIT;
    return changes;
}

/* ------------------------------------------------------------ matching */

struct named {
    const char *level1, *level2, *level3; /* folded */
};

struct matching {
    arena *memory;
    const struct project *p;
    const struct evaluation *e;
    struct named *targets, *results;
    size_t *partner; /* of each result: index of its target, or SIZE_MAX */
    bool *taken;     /* targets that have a partner */
    bool *guessed;   /* results whose partner is a guess */
};

static bool
same_value(const struct matching *m, size_t t, size_t r)
{
    unsigned changes = meeting_changes(&m->p->indicators[t],
                                       &m->e->indicators[r], m->memory);
    return !(changes & (MEETING_VALUE | MEETING_WORDS));
}

/* From the surest to the least sure. */
static bool
by_all_names(const struct matching *m, size_t t, size_t r)
{
    const struct named *a = &m->targets[t], *b = &m->results[r];
    return *a->level3 && strcmp(a->level1, b->level1) == 0 &&
           strcmp(a->level2, b->level2) == 0 &&
           strcmp(a->level3, b->level3) == 0;
}
static bool
by_all_names_and_value(const struct matching *m, size_t t, size_t r)
{
    return by_all_names(m, t, r) && same_value(m, t, r);
}
static bool
by_name(const struct matching *m, size_t t, size_t r)
{
    const struct named *a = &m->targets[t], *b = &m->results[r];
    return *a->level3 && strcmp(a->level3, b->level3) == 0;
}
static bool
by_very_near_name(const struct matching *m, size_t t, size_t r)
{
    const struct named *a = &m->targets[t], *b = &m->results[r];
    return names_likeness(a->level3, b->level3) >= NAMES_NEAR_ALONE;
}
static bool
by_near_name_and_value(const struct matching *m, size_t t, size_t r)
{
    const struct named *a = &m->targets[t], *b = &m->results[r];
    return names_likeness(a->level3, b->level3) >= NAMES_NEAR_WITH_EVIDENCE &&
           same_value(m, t, r);
}

static const struct {
    bool (*same)(const struct matching *m, size_t t, size_t r);
    bool is_guess;
} WAYS[] = {
    { by_all_names_and_value, false }, { by_all_names, false },
    { by_name, false },                { by_very_near_name, true },
    { by_near_name_and_value, true },
};

static void
match_by(struct matching *m, size_t way)
{
    for (size_t r = 0; r < m->e->n_indicators; r++) {
        if (!*m->results[r].level3)
            continue;
        for (size_t t = 0;
             m->partner[r] == SIZE_MAX && t < m->p->n_indicators; t++) {
            if (m->taken[t] || !WAYS[way].same(m, t, r))
                continue;
            m->partner[r] = t;
            m->taken[t] = true;
            m->guessed[r] = WAYS[way].is_guess;
        }
    }
}

static struct named
named_of(arena *a, const char *level1, const char *level2, const char *level3)
{
    return (struct named) { names_fold(a, level1), names_fold(a, level2),
                            names_fold(a, level3) };
}

static struct matching
match(const struct project *p, const struct evaluation *e, arena *a)
{
    struct matching m = { .memory = a, .p = p, .e = e };
    m.targets = arena_array(a, struct named, p->n_indicators);
    m.results = arena_array(a, struct named, e->n_indicators);
    m.partner = arena_array(a, size_t, e->n_indicators);
    m.taken = arena_array(a, bool, p->n_indicators);
    m.guessed = arena_array(a, bool, e->n_indicators);
    for (size_t t = 0; t < p->n_indicators; t++) {
        const struct indicator *i = &p->indicators[t];
        m.targets[t] = named_of(a, i->level1, i->level2, i->level3);
    }
    for (size_t r = 0; r < e->n_indicators; r++) {
        const struct indicator *i = &e->indicators[r];
        m.results[r] = named_of(a, i->level1, i->level2, i->level3);
        m.partner[r] = SIZE_MAX;
    }
    for (size_t way = 0; way < sizeof WAYS / sizeof *WAYS; way++)
        match_by(&m, way);
    return m;
}

/* --------------------------------------------------------------- whole */

static struct met_indicator
met(const struct matching *m, size_t r)
{
    struct met_indicator one = { .result = &m->e->indicators[r] };
    if (m->partner[r] == SIZE_MAX)
        return one;
    one.target = &m->p->indicators[m->partner[r]];
    one.guessed = m->guessed[r];
    one.changes = meeting_changes(one.target, one.result, m->memory);
    return one;
}

static void
count(struct meeting *out, const struct met_indicator *one)
{
    out->dropped += !one->result;
    out->added += !one->target;
    out->changed += one->target && one->result && one->changes;
    out->kept += one->target && one->result && !one->changes;
    out->guessed += one->guessed;
}

static bool
both_known_and_differ(const struct figure *a, const struct figure *b)
{
    return a && b && figure_is_known(a) && figure_is_known(b) &&
           a->used.fen != b->used.fen;
}

const struct meeting *
meeting_of(const struct project *p, const struct evaluation *e, arena *memory)
{
    struct matching m = match(p, e, memory);
    struct meeting *out = arena_one(memory, struct meeting);
    struct met_indicator *items = arena_array(
        memory, struct met_indicator, p->n_indicators + e->n_indicators);
    for (size_t r = 0; r < e->n_indicators; r++)
        items[out->n++] = met(&m, r);
    for (size_t t = 0; t < p->n_indicators; t++)
        if (!m.taken[t])
            items[out->n++] =
                (struct met_indicator) { .target = &p->indicators[t] };
    for (size_t i = 0; i < out->n; i++)
        count(out, &items[i]);
    out->items = items;
    const struct fund_line *funds = evaluation_funds_total(e);
    out->planned = &p->total;
    out->initial = funds ? &funds->initial : NULL;
    out->full_year = funds ? &funds->full_year : NULL;
    out->money_changed = both_known_and_differ(out->planned, out->initial);
    out->money_adjusted = both_known_and_differ(out->initial, out->full_year);
    return out;
}
