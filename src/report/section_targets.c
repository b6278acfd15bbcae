/* Performance targets (coverage, kinds, what can be measured) and units. */
#include "report/sections.h"

#include <glib.h>
#include <string.h>

bool
has_targets(const struct composing *c)
{
    return c->u->budget->n_projects > 0;
}

/** Indicators of one 一级 kind over all projects. */
struct kind_count {
    const char *name;
    size_t all, measured;
};

static struct kind_count *
kind_of(GArray *kinds, const char *name)
{
    for (guint i = 0; i < kinds->len; i++) {
        struct kind_count *kind = &g_array_index(kinds, struct kind_count, i);
        if (strcmp(kind->name, name) == 0)
            return kind;
    }
    struct kind_count made = { .name = name };
    g_array_append_val(kinds, made);
    return &g_array_index(kinds, struct kind_count, kinds->len - 1);
}

static bool
is_measured(const struct indicator *i)
{
    return i->relation && strcmp(i->relation, "定性") != 0;
}

static GArray *
count_kinds(const struct budget *b)
{
    GArray *kinds = g_array_new(FALSE, TRUE, sizeof(struct kind_count));
    for (size_t p = 0; p < b->n_projects; p++) {
        const struct project *project = &b->projects[p];
        for (size_t i = 0; i < project->n_indicators; i++) {
            const struct indicator *item = &project->indicators[i];
            const char *name = item->level1 ? item->level1 : "未注明";
            struct kind_count *kind = kind_of(kinds, name);
            kind->all++;
            kind->measured += is_measured(item);
        }
    }
    return kinds;
}

static struct kind_count
sum_kinds(const GArray *kinds)
{
    struct kind_count sum = { .name = "合计" };
    for (guint i = 0; i < kinds->len; i++) {
        sum.all += g_array_index(kinds, struct kind_count, i).all;
        sum.measured += g_array_index(kinds, struct kind_count, i).measured;
    }
    return sum;
}

static const char *
count_share(arena *a, size_t part, size_t of)
{
    int64_t share = of ? money_divide_rounded((__int128) part * 10000,
                                              (__int128) of) : 0;
    return words_share(a, share, (money) { (int64_t) part });
}

static void
put_kind(struct composing *c, struct tabling *t, const struct kind_count *kind,
         enum report_row_role role)
{
    tabling_row(t, role, NULL);
    tabling_text(t, kind->name, 0);
    tabling_text(t, arena_printf(c->a, "%zu", kind->all), 0);
    tabling_text(t, arena_printf(c->a, "%zu", kind->measured), 0);
    tabling_text(t, count_share(c->a, kind->measured, kind->all), 0);
}

static void
table_of_kinds(struct composing *c, const GArray *kinds)
{
    static const struct tabling_column columns[] = {
        { "一级指标", ALIGN_LEFT, 8, 0 },
        { "指标数", ALIGN_RIGHT, 0, 0 },
        { "其中：定量", ALIGN_RIGHT, 0, 0 },
        { "定量占比", ALIGN_RIGHT, 0, 0 }
    };
    struct tabling *t = tabling_new(c->a, "绩效指标构成", 4, columns);
    for (guint i = 0; i < kinds->len; i++)
        put_kind(c, t, &g_array_index(kinds, struct kind_count, i),
                 REPORT_ROW_ITEM);
    struct kind_count sum = sum_kinds(kinds);
    put_kind(c, t, &sum, REPORT_ROW_TOTAL);
    tabling_end(t, c)->unit = "单位：个";
}

void
section_targets(struct composing *c)
{
    const struct budget *b = c->u->budget;
    GArray *kinds = count_kinds(b);
    struct kind_count sum = sum_kinds(kinds);
    money covered = { 0 };
    for (size_t i = 0; i < b->n_projects; i++)
        money_add(&covered, b->projects[i].total.used);
    part_chapter(c, "targets", "绩效目标");
    struct writing *w = writing_new(c->a);
    writing_printf(w, "%zu个项目列示绩效目标，涉及金额", b->n_projects);
    writing_amount(w, covered, "projects");
    writing_printf(w, "；共%zu个指标，其中定量指标%zu个，占%s。", sum.all,
                   sum.measured, count_share(c->a, sum.measured, sum.all));
    writing_paragraph(w, c);
    table_of_kinds(c, kinds);
    g_array_free(kinds, TRUE);
}

/* --------------------------------------------------------------- units */

bool
has_units(const struct composing *c)
{
    const struct table *t = budget_table(c->u->budget, TABLE_REVENUE);
    size_t units = 0;
    for (size_t i = 0; t && i < t->n_rows; i++)
        units += t->rows[i].role == ROW_ITEM && t->rows[i].org.name;
    return units > 1;
}

void
section_units(struct composing *c)
{
    static const struct tabling_column columns[] = {
        { "单位代码", ALIGN_LEFT, 0, 0 },
        { "单位名称", ALIGN_LEFT, 14, 0 },
        { "收入合计", ALIGN_POINT, 0, 0 },
        { "其中：本年", ALIGN_POINT, 0, 0 },
        { "其中：上年结转", ALIGN_POINT, 0, 0 }
    };
    static const enum column_role roles[] = { COLUMN_TOTAL, COLUMN_CURRENT,
                                              COLUMN_CARRIED };
    const struct table *t = budget_table(c->u->budget, TABLE_REVENUE);
    part_chapter(c, "units", "所属单位");
    struct tabling *made = tabling_new(c->a, "各单位收入预算", 5, columns);
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *row = &t->rows[i];
        bool total = row->role == ROW_TOTAL;
        if (row->role == ROW_SUBTOTAL)
            continue;
        tabling_row(made, total ? REPORT_ROW_TOTAL : REPORT_ROW_ITEM, NULL);
        tabling_text(made, total ? "合计" : row->org.code, 0);
        tabling_text(made, row->org.name, 0);
        for (size_t k = 0; k < G_N_ELEMENTS(roles); k++)
            tabling_figure(made, row_figure(t, row, roles[k]));
    }
    struct report_table *table = tabling_end(made, c);
    table->unit = "金额单位：万元";
    table->note = arena_printf(c->a, "资料来源：%s。", table_words(c->a, t));
}
