#include "facts.h"

#include "base/unicode.h"

#include <jansson.h>
#include <string.h>

/* Members that damage may change without changing what is meant. */
static const char *const IGNORED[] = {
    "schema",     "source",     "checks", "findings", "line",  "first_line",
    "last_line",  "lines",      "number", "title",    "cells", "columns",
    "coverage",   "verdict",
    "candidates", "money_unit", "share",  NULL,
};
/* Texts that are facts of their own. */
static const char *const APART[] = { "goal",  "actual", "person",
                                     "phone", "reason", NULL };
/* Members that name their object, in this order. */
static const char *const NAMES[] = { "kind", "name", "project",
                                     "code", "year", NULL };

struct gathering {
    GPtrArray *items;
    arena *memory;
};

static void
add_fact(struct gathering *g, const char *prefix, const char *text)
{
    char *all = g_strconcat(prefix, text, NULL);
    g_ptr_array_add(g->items, all);
}

static char *
scalar_text(struct gathering *g, const json_t *value)
{
    if (json_is_string(value))
        return g_strdup(unicode_fold(g->memory, json_string_value(value)));
    return json_dumps(value, JSON_ENCODE_ANY);
}

static void gather(struct gathering *g, const char *prefix,
                   const json_t *value);

static void
gather_list(struct gathering *g, const char *prefix, const json_t *list)
{
    size_t i;
    json_t *item;
    json_array_foreach(list, i, item) if (json_is_object(item))
        gather(g, prefix, item);
}

/* The object's name among its members: prefix of its lists. */
static char *
named_prefix(struct gathering *g, const char *prefix, const json_t *object)
{
    for (const char *const *name = NAMES; *name; name++) {
        const json_t *value = json_object_get(object, *name);
        if (!json_is_string(value))
            continue;
        char *text = scalar_text(g, value);
        char *made = g_strdup_printf("%s(%s)", prefix, text);
        g_free(text);
        return made;
    }
    return g_strdup(prefix);
}

static void append_scalars(struct gathering *g, GString *out,
                           const json_t *object);

static char *
member_text(struct gathering *g, const char *key, const json_t *value)
{
    GString *out = g_string_new(unicode_fold(g->memory, key));
    if (json_is_object(value)) {
        g_string_append(out, "{");
        append_scalars(g, out, value);
        g_string_append(out, " }");
    } else {
        char *text = scalar_text(g, value);
        g_string_append_printf(out, "=%s", text);
        g_free(text);
    }
    return g_string_free(out, FALSE);
}

static gint
compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* Scalars of an object, and of objects in it, in the order of their names. */
static void
append_scalars(struct gathering *g, GString *out, const json_t *object)
{
    const char *key;
    json_t *value;
    GPtrArray *members = g_ptr_array_new_with_free_func(g_free);
    json_object_foreach((json_t *) object, key,
                        value) if (!json_is_null(value) &&
                                   !json_is_array(value) &&
                                   !g_strv_contains(IGNORED, key) &&
                                   !g_strv_contains(APART, key))
        g_ptr_array_add(members, member_text(g, key, value));
    g_ptr_array_sort(members, compare_texts);
    for (guint i = 0; i < members->len; i++)
        g_string_append_printf(out, " %s", (char *) members->pdata[i]);
    g_ptr_array_free(members, TRUE);
}

static void
gather_members(struct gathering *g, const char *prefix, const json_t *object)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *) object, key, value)
    {
        if (json_is_null(value) || g_strv_contains(IGNORED, key))
            continue;
        char *path = g_strdup_printf("%s/%s", prefix, key);
        if (json_is_array(value))
            gather_list(g, path, value);
        else if (g_strv_contains(APART, key)) {
            char *text = scalar_text(g, value);
            char *spaced = g_strconcat(" ", text, NULL);
            add_fact(g, path, spaced);
            g_free(spaced);
            g_free(text);
        }
        g_free(path);
    }
}

static void
gather(struct gathering *g, const char *prefix, const json_t *object)
{
    GString *own = g_string_new(NULL);
    append_scalars(g, own, object);
    if (own->len)
        add_fact(g, prefix, own->str);
    g_string_free(own, TRUE);
    char *named = named_prefix(g, prefix, object);
    gather_members(g, named, object);
    g_free(named);
}

static size_t
count_with(const json_t *list, const char *key, const char *word, bool equal)
{
    size_t i, n = 0;
    json_t *item;
    json_array_foreach(list, i, item)
    {
        const char *value = json_string_value(json_object_get(item, key));
        n += value && (strcmp(value, word) == 0) == equal;
    }
    return n;
}

struct facts *
facts_of(const char *json)
{
    json_t *root = json_loads(json, 0, NULL);
    if (!root)
        return NULL;
    struct facts *f = g_new0(struct facts, 1);
    struct gathering g = { g_ptr_array_new_with_free_func(g_free),
                           arena_new() };
    gather(&g, "", root);
    const json_t *aggregates = json_object_get(root, "aggregates");
    if (aggregates)
        gather_members(&g, "/aggregates", aggregates);
    g_ptr_array_sort(g.items, compare_texts);
    f->items = g.items;
    f->n_findings = count_with(json_object_get(root, "findings"), "level",
                               "note", false);
    f->n_fails = count_with(json_object_get(root, "checks"), "state", "fails",
                            true);
    arena_free(g.memory);
    json_decref(root);
    return f;
}

void
facts_free(struct facts *f)
{
    if (!f)
        return;
    g_ptr_array_free(f->items, TRUE);
    g_free(f);
}

/* Of which list a fact is: its path without the names in brackets. */
static char *
list_of(const char *fact)
{
    GString *path = g_string_new(NULL);
    int depth = 0;
    for (; *fact && *fact != ' '; fact++) {
        depth += *fact == '(';
        if (depth == 0)
            g_string_append_c(path, *fact);
        depth -= *fact == ')';
    }
    return g_string_free(path, FALSE);
}

void
facts_restrict(struct facts *f, const struct facts *to)
{
    GHashTable *lists = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                              NULL);
    for (guint i = 0; i < to->items->len; i++)
        g_hash_table_add(lists, list_of(to->items->pdata[i]));
    for (guint i = f->items->len; i-- > 0;) {
        char *list = list_of(f->items->pdata[i]);
        if (!*list || !g_hash_table_contains(lists, list))
            g_ptr_array_remove_index(f->items, i);
        g_free(list);
    }
    g_hash_table_destroy(lists);
}

struct difference
facts_compare(const struct facts *clean, const struct facts *damaged,
              size_t copies)
{
    struct difference d = { g_ptr_array_new(), g_ptr_array_new(), 0 };
    GPtrArray *wanted = g_ptr_array_new();
    for (guint f = 0; f < clean->items->len; f++) {
        char *fact = clean->items->pdata[f];
        bool whole = *fact == ' '; /* of the document: once in any case */
        for (size_t copy = 0; copy < (whole ? 1 : copies); copy++)
            g_ptr_array_add(wanted, fact);
    }
    guint i = 0, k = 0, n = wanted->len, m = damaged->items->len;
    while (i < n || k < m) {
        const char *a = i < n ? wanted->pdata[i] : NULL;
        const char *b = k < m ? damaged->items->pdata[k] : NULL;
        int order = !a ? 1 : !b ? -1 : strcmp(a, b);
        if (order < 0)
            g_ptr_array_add(d.missing, (gpointer) a);
        else if (order > 0)
            g_ptr_array_add(d.extra, (gpointer) b);
        else
            d.matched++;
        i += order <= 0;
        k += order >= 0;
    }
    g_ptr_array_free(wanted, TRUE);
    return d;
}

void
difference_free(struct difference *d)
{
    g_ptr_array_free(d->missing, TRUE);
    g_ptr_array_free(d->extra, TRUE);
}

double
difference_share(const struct difference *d)
{
    double all = 2.0 * (double) d->matched + d->missing->len + d->extra->len;
    return all > 0 ? 2.0 * (double) d->matched / all : 1;
}
