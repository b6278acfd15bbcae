/* Findings by rule. */
#include "report/finding_groups.h"

#include "budget/places.h"

#include <glib.h>
#include <string.h>

/* What was being done when damage was met, by the last id of a range (see
 * recognize/damage.h). */
static const struct {
    const char *last, *title;
} DAMAGE[] = {
    { "D09", "读取公开文本" },   { "D24", "识别表格" },
    { "D39", "识别绩效目标" },   { "D49", "识别自评表" },
    { "D53", "读取金额" },       { "D59", "更正错位" },
    { "D69", "核对整份文本" },   { "D79", "读取PDF" },
    { "D89", "读取文件" },       { "D94", "数字归位" },
    { "D99", "人工更正" },
};

const char *
finding_title(const struct composing *c, const char *id)
{
    const struct ledger *l = c->u->ledger;
    for (const struct check_rule *r = check_rules(); r->id; r++)
        if (strcmp(r->id, id) == 0)
            return r->title;
    for (size_t i = 0; i < l->n_entries; i++)
        if (strcmp(l->entries[i].rule->id, id) == 0)
            return l->entries[i].rule->title;
    for (size_t i = 0; *id == 'D' && i < G_N_ELEMENTS(DAMAGE); i++)
        if (strcmp(id, DAMAGE[i].last) <= 0)
            return DAMAGE[i].title;
    return "其他";
}

const char *
finding_level_words(enum finding_level level)
{
    static const char *const words[] = { "提示", "警告", "错误" };
    return words[level];
}

const char *
finding_place(arena *a, const struct budget *b, const struct place *at)
{
    const struct source_place *source = places_source(b, at);
    const char *table = at->table ? at->table : "";
    const char *ending = *table && !g_str_has_suffix(table, "表") ? "表" : "";
    if (at->line && source && source->sheet)
        return places_words(a, b, at, false);
    if (at->line && source && source->page)
        return arena_printf(a, "%s%s第%d行（第%d页）", table, ending, at->line,
                            source->page);
    if (at->line)
        return arena_printf(a, "%s%s第%d行", table, ending, at->line);
    return at->table ? arena_printf(a, "%s%s", table, ending) : "全文";
}

const char *
finding_anchor(arena *a, size_t i)
{
    return arena_printf(a, "finding-%zu", i + 1);
}

const char *
finding_about(const struct composing *c, const struct finding *f)
{
    const struct budget *b = c->u->budget;
    for (size_t i = 0; f->about && i < b->n_projects; i++)
        if (f->about == &b->projects[i])
            return b->projects[i].name ? b->projects[i].name
                                       : "（名称缺失的项目）";
    return NULL;
}

/* ------------------------------------------------------------- grouping */

struct grouped {
    struct finding_group group;
    GArray *at;
};

static gint
by_level(gconstpointer left, gconstpointer right)
{
    const struct grouped *a = left, *b = right;
    if (a->group.level != b->group.level)
        return a->group.level > b->group.level ? -1 : 1;
    bool rule_a = *a->group.id == 'R', rule_b = *b->group.id == 'R';
    if (rule_a != rule_b)
        return rule_a ? -1 : 1;
    return strcmp(a->group.id, b->group.id);
}

static struct grouped *
group_of(const struct composing *c, GArray *groups, const struct finding *f)
{
    for (guint i = 0; i < groups->len; i++) {
        struct grouped *g = &g_array_index(groups, struct grouped, i);
        if (strcmp(g->group.id, f->id) == 0 && g->group.level == f->level)
            return g;
    }
    struct grouped made = {
        .group = { f->id, finding_title(c, f->id), f->level, 0, NULL },
        .at = g_array_new(FALSE, FALSE, sizeof(size_t))
    };
    g_array_append_val(groups, made);
    return &g_array_index(groups, struct grouped, groups->len - 1);
}

struct finding_groups
finding_groups_of(struct composing *c)
{
    const findings *found = c->u->budget->found;
    GArray *groups = g_array_new(FALSE, TRUE, sizeof(struct grouped));
    for (size_t i = 0; i < findings_count(found); i++) {
        struct grouped *g = group_of(c, groups, findings_at(found, i));
        g_array_append_val(g->at, i);
    }
    g_array_sort(groups, by_level);
    struct finding_group *items =
        arena_array(c->a, struct finding_group, groups->len + 1);
    for (guint i = 0; i < groups->len; i++) {
        struct grouped *g = &g_array_index(groups, struct grouped, i);
        items[i] = g->group;
        items[i].n = g->at->len;
        items[i].at = arena_memdup(c->a, g->at->data,
                                   g->at->len * sizeof(size_t));
        g_array_free(g->at, TRUE);
    }
    struct finding_groups made = { groups->len, items };
    g_array_free(groups, TRUE);
    return made;
}
