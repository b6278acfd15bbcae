/* Two years side by side. Takes what was summed; judges nothing. */
#include "summarize/changes.h"

#include "summarize/projects.h"
#include "summarize/three_public.h"

#include <glib.h>
#include <string.h>

static enum change_kind
kind_of(money before, money now)
{
    if (before.fen == now.fen)
        return CHANGE_LEVEL;
    if (before.fen == 0)
        return CHANGE_NEW;
    if (now.fen == 0)
        return CHANGE_ENDED;
    return now.fen > before.fen ? CHANGE_MORE : CHANGE_LESS;
}

struct change
change_of(money before, money now)
{
    struct change c = { .kind = kind_of(before, now), .before = before,
                        .now = now, .difference = now };
    bool fits = money_subtract(&c.difference, before);
    c.has_rate = fits && before.fen > 0 &&
                 money_ratio(c.difference, before, 10000, &c.rate);
    return c;
}

/* ------------------------------------------------------------- subjects */

static int
first_line(const struct aggregate *item)
{
    return item && item->lines ? item->lines[0] : 0;
}

static struct change
change_of_subject(const struct aggregate *before, const struct aggregate *now)
{
    static const money none = { 0 };
    const struct aggregate *named = now ? now : before;
    struct change c = change_of(before ? before->total : none,
                                now ? now->total : none);
    c.code = named->code;
    c.name = named->name;
    c.level = named->level;
    c.line_before = first_line(before);
    c.line_now = first_line(now);
    return c;
}

/* Both lists ascend by code, so they are merged. */
static struct change_list
merge_subjects(const struct aggregates *before, const struct aggregates *now,
               arena *memory)
{
    struct change_list list = {
        0, arena_array(memory, struct change, before->n + now->n + 1)
    };
    for (size_t b = 0, n = 0; b < before->n || n < now->n;) {
        const struct aggregate *old = b < before->n ? &before->items[b] : NULL;
        const struct aggregate *new = n < now->n ? &now->items[n] : NULL;
        int order = !old ? 1 : !new ? -1 : strcmp(old->code, new->code);
        old = order <= 0 ? old : NULL;
        new = order >= 0 ? new : NULL;
        b += old != NULL;
        n += new != NULL;
        list.items[list.n++] = change_of_subject(old, new);
    }
    return list;
}

static void
compare_spending(struct changes *c, arena *memory)
{
    const struct summary *a = c->before.summary, *b = c->now.summary;
    c->comparable = a->source && b->source &&
                    a->source->kind == b->source->kind;
    if (!c->comparable)
        return;
    c->total = change_of(a->total, b->total);
    c->parts = a->parts_known && b->parts_known;
    c->basic = change_of(a->basic, b->basic);
    c->project = change_of(a->project, b->project);
    for (int which = 0; which < CLASS_COUNT; which++)
        c->by[which] = merge_subjects(&a->by[which], &b->by[which], memory);
}

/* --------------------------------------------------------- three public */

static void
compare_three_public(struct changes *c, arena *memory)
{
    struct three_public old = three_public_of(c->before.budget, memory);
    struct three_public new = three_public_of(c->now.budget, memory);
    const struct three_public_year *a = three_public_now(&old,
                                                         c->before.budget);
    const struct three_public_year *b = three_public_now(&new, c->now.budget);
    c->three_public.items = arena_array(memory, struct change,
                                        THREE_PUBLIC_COUNT);
    for (int i = 0; a && b && i < THREE_PUBLIC_COUNT; i++) {
        if (!a->known[i] || !b->known[i])
            continue;
        struct change made = change_of(a->amount[i], b->amount[i]);
        made.name = three_public_name((enum three_public_item) i);
        made.line_before = a->line;
        made.line_now = b->line;
        c->three_public.items[c->three_public.n++] = made;
    }
}

/* ------------------------------------------------------------- projects */

/** Projects of one year, by code and by name, in an index: from 1. */
struct named_projects {
    struct project_sums sums;
    GHashTable *by_code, *by_name;
    bool *met;
};

/* A name that two projects bear stands for neither. */
static void
note_name(GHashTable *index, const char *name, size_t i)
{
    if (!name || !*name)
        return;
    bool twice = g_hash_table_contains(index, name);
    g_hash_table_insert(index, (gpointer) name,
                        GSIZE_TO_POINTER(twice ? 0 : i + 1));
}

static struct named_projects
name_projects(struct project_sums sums, arena *memory)
{
    struct named_projects p = {
        sums, g_hash_table_new(g_str_hash, g_str_equal),
        g_hash_table_new(g_str_hash, g_str_equal),
        arena_array(memory, bool, sums.n + 1)
    };
    for (size_t i = 0; i < sums.n; i++) {
        note_name(p.by_code, sums.items[i].code, i);
        note_name(p.by_name, sums.items[i].folded, i);
    }
    return p;
}

static void
free_names(struct named_projects *p)
{
    g_hash_table_destroy(p->by_code);
    g_hash_table_destroy(p->by_name);
}

/* The same project of the other year, not yet met; or null. */
static const struct project_sum *
meet(struct named_projects *of, const struct project_sum *p)
{
    size_t at = p->code ? GPOINTER_TO_SIZE(
        g_hash_table_lookup(of->by_code, p->code)) : 0;
    if (!at && *p->folded)
        at = GPOINTER_TO_SIZE(g_hash_table_lookup(of->by_name, p->folded));
    if (!at || of->met[at - 1])
        return NULL;
    of->met[at - 1] = true;
    return &of->sums.items[at - 1];
}

static struct change
change_of_project(const struct project_sum *before,
                  const struct project_sum *now)
{
    static const money none = { 0 };
    const struct project_sum *named = now ? now : before;
    struct change c = change_of(before ? before->amount : none,
                                now ? now->amount : none);
    c.kind = !before ? CHANGE_NEW : !now ? CHANGE_ENDED : c.kind;
    c.code = named->code;
    c.name = named->name;
    c.line_before = before ? before->line : 0;
    c.line_now = now ? now->line : 0;
    return c;
}

/* Those of now in their order, then those that ended in theirs. */
static void
compare_projects(struct changes *c, arena *memory)
{
    struct project_sums a = project_sums_of(c->before.budget,
                                            c->before.summary, memory);
    struct project_sums b = project_sums_of(c->now.budget, c->now.summary,
                                            memory);
    if (a.source != b.source) {
        a = project_sums_of_targets(c->before.budget, memory);
        b = project_sums_of_targets(c->now.budget, memory);
    }
    if (!a.n || !b.n)
        return;
    struct named_projects old = name_projects(a, memory);
    struct named_projects new = name_projects(b, memory);
    struct change_list *list = &c->projects;
    c->project_source = a.source;
    list->items = arena_array(memory, struct change, a.n + b.n + 1);
    for (size_t i = 0; i < b.n; i++)
        list->items[list->n++] = change_of_project(meet(&old, &b.items[i]),
                                                   &b.items[i]);
    for (size_t i = 0; i < a.n; i++)
        if (!old.met[i])
            list->items[list->n++] = change_of_project(&a.items[i], NULL);
    free_names(&old);
    free_names(&new);
}

const struct changes *
changes_between(struct changing_year before, struct changing_year now,
                arena *memory)
{
    struct changes *c = arena_one(memory, struct changes);
    c->before = before;
    c->now = now;
    c->project_source = TABLE_UNKNOWN;
    compare_spending(c, memory);
    compare_three_public(c, memory);
    compare_projects(c, memory);
    return c;
}

/* ----------------------------------------------------------- looking up */

size_t
changes_count(const struct change_list *list, enum change_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < list->n; i++)
        count += list->items[i].kind == kind;
    return count;
}

static gint
by_size(gconstpointer left, gconstpointer right, gpointer data)
{
    const struct change_list *list = data;
    size_t a = *(const size_t *) left, b = *(const size_t *) right;
    int order = money_compare(money_magnitude(list->items[b].difference),
                              money_magnitude(list->items[a].difference));
    return order ? order : (a > b) - (a < b);
}

size_t *
changes_ranking(const struct change_list *list, int level, arena *memory,
                size_t *n)
{
    size_t *rank = arena_array(memory, size_t, list->n + 1);
    *n = 0;
    for (size_t i = 0; i < list->n; i++) {
        const struct change *c = &list->items[i];
        if ((!level || c->level == level) && c->difference.fen)
            rank[(*n)++] = i;
    }
    g_qsort_with_data(rank, (gint) *n, sizeof *rank, by_size,
                      (gpointer) list);
    return rank;
}
