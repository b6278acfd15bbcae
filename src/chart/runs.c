#include "chart/runs.h"

#include <glib.h>
#include <string.h>

static const char *
name_of(const struct chart_item *item, enum run_key key)
{
    const char *name = key == RUN_BY_LABEL ? item->label : item->group;
    return name ? name : "";
}

static struct item_runs
plain_runs(arena *a, const struct chart *c, enum run_key key)
{
    struct item_runs runs = { .chart = c };
    runs.run = arena_array(a, struct item_run, c->n_items + 1);
    for (size_t i = 0; i < c->n_items; i++) {
        const struct chart_item *item = &c->items[i];
        const char *name = name_of(item, key);
        if (!runs.n || strcmp(runs.run[runs.n - 1].name, name) != 0) {
            runs.run[runs.n] = (struct item_run) { .name = name,
                                                   .at = runs.n,
                                                   .from = i };
            runs.n++;
        }
        struct item_run *run = &runs.run[runs.n - 1];
        run->to = i + 1;
        money_add(&run->sum, item->value);
        run->length += MAX(item->value.fen, 0);
    }
    return runs;
}

static int
by_length_down(const void *a, const void *b)
{
    const struct item_run *left = a, *right = b;
    if (left->length != right->length)
        return left->length > right->length ? -1 : 1;
    return left->at < right->at ? -1 : left->at > right->at;
}

/* Add an item to those of the rest, [from, n), by its other name. */
static size_t
add_to_rest(struct chart_item *items, size_t from, size_t n,
            const struct chart_item *item, enum run_key key)
{
    enum run_key other = key == RUN_BY_LABEL ? RUN_BY_GROUP : RUN_BY_LABEL;
    for (size_t i = from; i < n; i++)
        if (strcmp(name_of(&items[i], other), name_of(item, other)) == 0) {
            money_add(&items[i].value, item->value);
            money_add(&items[i].of, item->of);
            return n;
        }
    items[n] = *item;
    items[n].share = -1;
    items[n].gathered = true;
    return n + 1;
}

/* The `most` - 1 largest runs in their order, then the rest as one. */
static const struct chart *
gathered_runs(arena *a, const struct chart *c, const struct item_runs *runs,
              enum run_key key, size_t most)
{
    struct item_run *order =
        arena_memdup(a, runs->run, runs->n * sizeof *order);
    qsort(order, runs->n, sizeof *order, by_length_down);
    bool *kept = arena_array(a, bool, runs->n);
    for (size_t i = 0; i + 1 < most; i++)
        kept[order[i].at] = true;
    struct chart_item *items = arena_array(a, struct chart_item, c->n_items);
    size_t n = 0;
    for (size_t r = 0; r < runs->n; r++)
        for (size_t i = runs->run[r].from; kept[r] && i < runs->run[r].to; i++)
            items[n++] = c->items[i];
    size_t rest = n;
    for (size_t r = 0; r < runs->n; r++)
        for (size_t i = runs->run[r].from; !kept[r] && i < runs->run[r].to;
             i++)
            n = add_to_rest(items, rest, n, &c->items[i], key);
    const char *name = arena_printf(a, "其他（%zu项）", runs->n - most + 1);
    for (size_t i = rest; i < n; i++)
        *(key == RUN_BY_LABEL ? &items[i].label : &items[i].group) = name;
    struct chart *gathered = arena_memdup(a, c, sizeof *c);
    gathered->items = items;
    gathered->n_items = n;
    return gathered;
}

struct item_runs
chart_runs(arena *a, const struct chart *c, enum run_key key, size_t most)
{
    struct item_runs runs = plain_runs(a, c, key);
    if (runs.n <= most)
        return runs;
    return plain_runs(a, gathered_runs(a, c, &runs, key, most), key);
}

size_t
chart_part_index(const struct part_names *parts,
                 const struct chart_item *item)
{
    size_t i = 0;
    while (i < parts->n && g_strcmp0(parts->name[i], item->group) != 0)
        i++;
    return i;
}

struct part_names
chart_part_names(arena *a, const struct chart *c)
{
    struct part_names parts = { 0 };
    parts.name = arena_array(a, const char *, c->n_items + 1);
    if (c->parts) {
        parts.name = c->parts;
        parts.n = g_strv_length((char **) c->parts);
        return parts;
    }
    for (size_t i = 0; i < c->n_items; i++)
        if (c->items[i].group &&
            chart_part_index(&parts, &c->items[i]) == parts.n)
            parts.name[parts.n++] = c->items[i].group;
    return parts;
}
