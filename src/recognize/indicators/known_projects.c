/* What other tables of the document say of its projects: names, money, order.
 * Evidence for dividing indicators, and candidates for lost names. */
#include "recognize/indicators/projects.h"

#include "base/unicode.h"

#include <string.h>

static bool
has_money(const struct table *t, const struct row *row, enum column_role first,
          enum column_role last)
{
    for (int role = (int) first; role <= (int) last; role++) {
        const struct figure *f = row_figure(t, row, (enum column_role) role);
        if (f && figure_is_known(f) && f->used.fen != 0)
            return true;
    }
    return false;
}

/* Projects gathered so far, and where each is: by unit and name. */
struct gathering {
    arena *memory;
    GArray *all;       /* of struct known_project */
    GHashTable *index; /* "unit\nname" → 1 + index */
};

static struct known_project *
add_known(struct gathering *g, const struct row *row)
{
    GArray *all = g->all;
    char *key = arena_printf(g->memory, "%s\n%s",
                             row->org.name ? row->org.name : "",
                             row->project.name);
    guint have = GPOINTER_TO_UINT(g_hash_table_lookup(g->index, key));
    if (have)
        return &g_array_index(all, struct known_project, have - 1);
    g_hash_table_insert(g->index, key, GUINT_TO_POINTER(all->len + 1));
    struct known_project made = { .name = row->project.name,
                                  .folded = unicode_fold(g->memory,
                                                         row->project.name),
                                  .org = row->org.name,
                                  .org_code = row->org.code,
                                  .line = row->line };
    g_array_append_val(all, made);
    return &g_array_index(all, struct known_project, all->len - 1);
}

static void
add_row(struct gathering *g, const struct table *t, const struct row *row)
{
    if (row->role != ROW_ITEM || !row->project.name)
        return;
    struct known_project *known = add_known(g, row);
    const struct figure *total = row_figure(t, row, COLUMN_TOTAL);
    if (total && figure_is_known(total))
        money_add(&known->total, total->used);
    bool current = has_money(t, row, COLUMN_CURRENT, COLUMN_CURRENT_OTHER);
    bool carried = has_money(t, row, COLUMN_CARRIED, COLUMN_CARRIED_OTHER);
    known->this_year |= current || !carried;
}

struct known_projects
known_projects_of(const struct recognizing *r)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct known_project));
    struct gathering g = { r->memory, all,
                           g_hash_table_new(g_str_hash, g_str_equal) };
    for (size_t i = 0; i < r->budget->n_tables; i++) {
        const struct table *t = &r->budget->tables[i];
        for (size_t k = 0; t->kind == TABLE_PROJECT_LINES && k < t->n_rows; k++)
            add_row(&g, t, &t->rows[k]);
    }
    struct known_projects known = {
        .n = all->len,
        .all = arena_memdup(r->memory, all->data,
                            all->len * sizeof(struct known_project)),
    };
    g_array_free(all, TRUE);
    g_hash_table_destroy(g.index);
    return known;
}

/* How alike two folded names are: 1 the same, 0 nothing in common; by their
 * pairs of characters. */
static double
likeness(const char *a, const char *b)
{
    glong n = g_utf8_strlen(a, -1), m = g_utf8_strlen(b, -1), common = 0;
    if (n < 2 || m < 2)
        return strcmp(a, b) == 0;
    const char *p = a;
    for (glong i = 0; i + 1 < n; i++) {
        const char *next = g_utf8_next_char(p);
        size_t length = (size_t) (g_utf8_next_char(next) - p);
        char pair[16] = { 0 };
        memcpy(pair, p, MIN(length, sizeof pair - 1));
        common += g_strstr_len(b, -1, pair) != NULL;
        p = next;
    }
    return 2.0 * (double) common / (double) (n + m - 2);
}

int
known_project_find(arena *a, const struct known_projects *known,
                   const struct target_name *name)
{
    static const double ALIKE = 0.6;
    if (!name->name)
        return -1;
    const char *folded = unicode_fold(a, name->name);
    bool money_known = figure_is_known(&name->total);
    int best = -1;
    double best_score = 0;
    for (size_t i = 0; i < known->n; i++) {
        const struct known_project *k = &known->all[i];
        bool equal = money_known && k->total.fen == name->total.used.fen;
        bool same = strcmp(folded, k->folded) == 0;
        double score = same ? 1 : equal ? likeness(folded, k->folded) : 0;
        if (!same && score < ALIKE)
            continue;
        score += equal;
        if (score > best_score) {
            best_score = score;
            best = (int) i;
        }
    }
    return best;
}
