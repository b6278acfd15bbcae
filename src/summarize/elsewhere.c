/* Projects of the targets in the other tables of their budget. Names are
 * folded once; a doubtful match is a guess or none. */
#include "summarize/elsewhere.h"

#include "budget/names.h"

#include <glib.h>
#include <string.h>

/** A name with rows that bear it. */
struct named_rows {
    const char *folded;
    const char *code, *org; /* of the project, of its unit; or null */
    const char *org_name;
    GPtrArray *rows;        /* of const struct row * */
    money total;
    bool taken;
};

struct search {
    const struct budget *b;
    arena *memory;
    const struct table *lines;
    GArray *groups;        /* of struct named_rows: the project lines */
    GHashTable *mentioned; /* folded → GArray of struct elsewhere_mention */
    const char **names;    /* folded, of the projects */
    GHashTable *of_department; /* folded level3 → GPtrArray of indicators */
};

/* ------------------------------------------------------------- the lines */

static struct named_rows *
group_at(const struct search *s, guint i)
{
    return &g_array_index(s->groups, struct named_rows, i);
}

static money
amount_of(const struct table *t, const struct row *r, enum column_role role)
{
    const struct figure *f = row_figure(t, r, role);
    return f ? f->used : (money) { 0 };
}

static void
add_line(struct search *s, const struct row *r, GHashTable *seen)
{
    const char *folded = names_fold(s->memory, r->project.name);
    const char *org = r->org.code ? r->org.code : r->org.name;
    const char *key =
        arena_printf(s->memory, "%s|%s", folded, org ? org : "");
    guint at = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
    if (!at) {
        struct named_rows made = { .folded = folded, .code = r->project.code,
                                   .org = r->org.code,
                                   .org_name = r->org.name,
                                   .rows = g_ptr_array_new() };
        g_array_append_val(s->groups, made);
        at = s->groups->len;
        g_hash_table_insert(seen, (gpointer) key, GUINT_TO_POINTER(at));
    }
    struct named_rows *group = group_at(s, at - 1);
    g_ptr_array_add(group->rows, (gpointer) r);
    money_add(&group->total, amount_of(s->lines, r, COLUMN_TOTAL));
}

static void
group_lines(struct search *s)
{
    const struct table *t = s->lines;
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; t && i < t->n_rows; i++)
        if (t->rows[i].role == ROW_ITEM && t->rows[i].project.name)
            add_line(s, &t->rows[i], seen);
    g_hash_table_destroy(seen);
}

static bool
is_of_unit(const struct named_rows *group, const struct coded *org)
{
    if (group->org && org->code)
        return strcmp(group->org, org->code) == 0;
    return g_strcmp0(group->org_name, org->name) == 0;
}

/* By name or code; of several, the one of its unit, else none. */
static struct named_rows *
find_exact(const struct search *s, size_t i)
{
    const struct project *p = &s->b->projects[i];
    struct named_rows *found = NULL;
    size_t n = 0;
    for (guint k = 0; k < s->groups->len; k++) {
        struct named_rows *group = group_at(s, k);
        bool coded = p->code && group->code && !strcmp(p->code, group->code);
        bool named = *s->names[i] && !strcmp(s->names[i], group->folded);
        if (!coded && !named)
            continue;
        if (is_of_unit(group, &p->org))
            return group;
        found = group;
        n++;
    }
    return n == 1 ? found : NULL;
}

/* The only one left with a near name and the equal amount. */
static struct named_rows *
find_near(const struct search *s, size_t i)
{
    const struct project *p = &s->b->projects[i];
    struct named_rows *found = NULL;
    for (guint k = 0; p->name && k < s->groups->len; k++) {
        struct named_rows *group = group_at(s, k);
        if (group->taken || !figure_is_known(&p->total) ||
            group->total.fen != p->total.used.fen ||
            names_likeness(s->names[i], group->folded) <
                NAMES_NEAR_WITH_EVIDENCE)
            continue;
        if (found)
            return NULL;
        found = group;
    }
    return found;
}

/* ---------------------------------------------------- money and subjects */

static bool
is_source(enum column_role role)
{
    return role >= COLUMN_CURRENT_GENERAL && role <= COLUMN_CARRIED_OTHER &&
           role != COLUMN_CARRIED;
}

static void
sum_sources(const struct search *s, const struct named_rows *group,
            struct elsewhere *out)
{
    const struct table *t = s->lines;
    struct elsewhere_source *sources =
        arena_array(s->memory, struct elsewhere_source, t->n_columns);
    for (size_t c = 0; c < t->n_columns; c++) {
        enum column_role role = t->columns[c].role;
        struct elsewhere_source one = { &t->columns[c], { 0 },
                                        role >= COLUMN_CARRIED };
        for (guint i = 0; is_source(role) && i < group->rows->len; i++) {
            const struct row *r = group->rows->pdata[i];
            money_add(&one.amount, r->cells[c].figure.used);
        }
        if (one.amount.fen == 0)
            continue;
        if (one.carried)
            money_add(&out->carried, one.amount);
        sources[out->n_sources++] = one;
    }
    out->sources = sources;
}

static void
list_subjects(const struct search *s, const struct named_rows *group,
              enum classification which, struct elsewhere *out)
{
    const struct coded **list =
        arena_array(s->memory, const struct coded *, group->rows->len);
    size_t n = 0;
    for (guint i = 0; i < group->rows->len; i++) {
        const struct row *r = group->rows->pdata[i];
        const struct coded *c = &r->subject[which];
        bool known = !c->code && !c->name;
        for (size_t k = 0; k < n && !known; k++)
            known = g_strcmp0(list[k]->code, c->code) == 0 &&
                    g_strcmp0(list[k]->name, c->name) == 0;
        if (!known)
            list[n++] = c;
    }
    out->subjects[which] = list;
    out->n_subjects[which] = n;
}

static void
take_lines(const struct search *s, struct named_rows *group,
           struct elsewhere *out)
{
    group->taken = true;
    out->lines = s->lines;
    out->n_rows = group->rows->len;
    out->rows = arena_memdup(s->memory, group->rows->pdata,
                             out->n_rows * sizeof(gpointer));
    out->total = group->total;
    sum_sources(s, group, out);
    for (int which = 0; which < CLASS_COUNT; which++)
        list_subjects(s, group, (enum classification) which, out);
}

/* -------------------------------------------------------------- mentions */

static void
list_mentions_in(struct search *s, const struct table *t)
{
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *r = &t->rows[i];
        if (r->role != ROW_ITEM || !r->project.name)
            continue;
        const char *folded = names_fold(s->memory, r->project.name);
        GArray *list = g_hash_table_lookup(s->mentioned, folded);
        if (!list) {
            list = g_array_new(FALSE, FALSE, sizeof(struct elsewhere_mention));
            g_hash_table_insert(s->mentioned, (gpointer) folded, list);
        }
        struct elsewhere_mention mention = { t, r };
        g_array_append_val(list, mention);
    }
}

static void
list_mentions(struct search *s)
{
    for (size_t i = 0; i < s->b->n_tables; i++) {
        const struct table *t = &s->b->tables[i];
        if (t->kind != TABLE_PROJECT_LINES && t->kind != TABLE_PROJECT_TARGETS)
            list_mentions_in(s, t);
    }
}

static void
take_mentions(const struct search *s, size_t i, struct elsewhere *out)
{
    const GArray *list = *s->names[i]
        ? g_hash_table_lookup(s->mentioned, s->names[i]) : NULL;
    if (!list)
        return;
    out->n_mentions = list->len;
    out->mentions = arena_memdup(s->memory, list->data,
                                 list->len * sizeof(struct elsewhere_mention));
}

/* ------------------------------------------------- department's targets */

static void
list_department(struct search *s)
{
    const struct department_goals *g = s->b->department_goals;
    for (size_t i = 0; g && i < g->n_indicators; i++) {
        const char *folded = names_fold(s->memory, g->indicators[i].level3);
        GPtrArray *list = g_hash_table_lookup(s->of_department, folded);
        if (!list) {
            list = g_ptr_array_new();
            g_hash_table_insert(s->of_department, (gpointer) folded, list);
        }
        g_ptr_array_add(list, &g->indicators[i]);
    }
}

static bool
same_text(const struct search *s, const char *a, const char *b)
{
    return g_strcmp0(a, b) == 0 ||
           strcmp(names_fold(s->memory, a), names_fold(s->memory, b)) == 0;
}

static bool
differs(const struct search *s, const struct indicator *a,
        const struct indicator *b)
{
    return g_strcmp0(a->relation, b->relation) != 0 ||
           g_strcmp0(a->value, b->value) != 0 ||
           !same_text(s, a->measure, b->measure);
}

/* A name so long that two indicators do not bear it by chance. */
static bool
is_telling(const char *name)
{
    enum { TELLING = 12 };
    return name && g_utf8_strlen(name, -1) >= TELLING;
}

static bool
is_about(const struct search *s, const struct indicator *department, size_t i)
{
    bool named = department->activity && *s->names[i] &&
                 strcmp(names_fold(s->memory, department->activity),
                        s->names[i]) == 0;
    return named || is_telling(department->level3);
}

static void
take_shared(const struct search *s, size_t i, struct elsewhere *out)
{
    const struct project *p = &s->b->projects[i];
    GArray *shared =
        g_array_new(FALSE, FALSE, sizeof(struct elsewhere_indicator));
    bool any = g_hash_table_size(s->of_department) > 0;
    for (size_t k = 0; any && k < p->n_indicators; k++) {
        const struct indicator *own = &p->indicators[k];
        const char *folded = names_fold(s->memory, own->level3);
        const GPtrArray *list =
            *folded ? g_hash_table_lookup(s->of_department, folded) : NULL;
        for (guint d = 0; list && d < list->len; d++) {
            const struct indicator *other = list->pdata[d];
            struct elsewhere_indicator one = { own, other,
                                               differs(s, own, other) };
            if (is_about(s, other, i))
                g_array_append_val(shared, one);
        }
    }
    out->n_shared = shared->len;
    out->shared = arena_memdup(s->memory, shared->data,
                               shared->len *
                                   sizeof(struct elsewhere_indicator));
    g_array_free(shared, TRUE);
}

/* ----------------------------------------------------------------- whole */

static void
free_list(gpointer list)
{
    g_array_free(list, TRUE);
}

static void
free_pointers(gpointer list)
{
    g_ptr_array_free(list, TRUE);
}

static struct search
begin(const struct budget *b, arena *memory)
{
    struct search s = { .b = b, .memory = memory };
    s.lines = budget_sure_table(b, TABLE_PROJECT_LINES);
    s.groups = g_array_new(FALSE, FALSE, sizeof(struct named_rows));
    s.mentioned = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                        free_list);
    s.of_department = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                            free_pointers);
    s.names = arena_array(memory, const char *, b->n_projects);
    for (size_t i = 0; i < b->n_projects; i++)
        s.names[i] = names_fold(memory, b->projects[i].name);
    group_lines(&s);
    list_mentions(&s);
    list_department(&s);
    return s;
}

static void
end(struct search *s)
{
    for (guint i = 0; i < s->groups->len; i++)
        g_ptr_array_free(group_at(s, i)->rows, TRUE);
    g_array_free(s->groups, TRUE);
    g_hash_table_destroy(s->mentioned);
    g_hash_table_destroy(s->of_department);
}

const struct elsewhere *
elsewhere_of_projects(const struct budget *b, arena *memory)
{
    struct search s = begin(b, memory);
    struct elsewhere *all =
        arena_array(memory, struct elsewhere, b->n_projects);
    for (size_t i = 0; i < b->n_projects; i++) {
        struct named_rows *group = find_exact(&s, i);
        if (group)
            take_lines(&s, group, &all[i]);
        take_mentions(&s, i, &all[i]);
        take_shared(&s, i, &all[i]);
    }
    for (size_t i = 0; i < b->n_projects; i++) {
        struct named_rows *group = all[i].lines ? NULL : find_near(&s, i);
        all[i].guessed = group != NULL;
        if (group)
            take_lines(&s, group, &all[i]);
    }
    end(&s);
    return all;
}
