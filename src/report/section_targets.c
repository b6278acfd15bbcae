/* Performance targets: coverage in projects and money, indicators by kind,
 * what can be measured. */
#include "report/breakdown.h"
#include "report/facts.h"
#include "report/sections.h"

#include <glib.h>
#include <string.h>

bool
has_targets(const struct composing *c)
{
    return c->u->budget->n_projects > 0;
}

/* --------------------------------------------------------------- kinds */

/** Indicators of one 一级 and 二级 kind over all projects. */
struct kind_count {
    const char *level1, *level2;
    size_t all, measured, projects;
    const struct project *last; /* counted last in `projects` */
};

static struct kind_count *
kind_of(GArray *kinds, const char *level1, const char *level2)
{
    for (guint i = 0; i < kinds->len; i++) {
        struct kind_count *kind = &g_array_index(kinds, struct kind_count, i);
        if (strcmp(kind->level1, level1) == 0 &&
            g_strcmp0(kind->level2, level2) == 0)
            return kind;
    }
    struct kind_count made = { .level1 = level1, .level2 = level2 };
    g_array_append_val(kinds, made);
    return &g_array_index(kinds, struct kind_count, kinds->len - 1);
}

static bool
is_measured(const struct indicator *i)
{
    return i->relation && strcmp(i->relation, "定性") != 0;
}

static void
count_indicator(struct kind_count *kind, const struct project *p,
                const struct indicator *i)
{
    kind->all++;
    kind->measured += is_measured(i);
    kind->projects += kind->last != p;
    kind->last = p;
}

/* By 一级, or by both levels. */
static GArray *
count_kinds(const struct budget *b, bool both)
{
    GArray *kinds = g_array_new(FALSE, TRUE, sizeof(struct kind_count));
    for (size_t p = 0; p < b->n_projects; p++) {
        const struct project *project = &b->projects[p];
        for (size_t i = 0; i < project->n_indicators; i++) {
            const struct indicator *item = &project->indicators[i];
            const char *one = item->level1 ? item->level1 : "未注明";
            const char *two = item->level2 ? item->level2 : "未注明";
            count_indicator(kind_of(kinds, one, both ? two : NULL), project,
                            item);
        }
    }
    return kinds;
}

static struct kind_count
sum_kinds(const GArray *kinds)
{
    struct kind_count sum = { .level1 = "合计" };
    for (guint i = 0; i < kinds->len; i++) {
        sum.all += g_array_index(kinds, struct kind_count, i).all;
        sum.measured += g_array_index(kinds, struct kind_count, i).measured;
    }
    return sum;
}

static int64_t
count_share(size_t part, size_t of)
{
    return of ? money_divide_rounded((__int128) part * 10000, (__int128) of)
              : 0;
}

static money
count_as_sign(size_t count)
{
    return (money) { (int64_t) count }; /* only its sign is looked at */
}

/* --------------------------------------------------------------- table */

static void
put_kind(struct composing *c, struct tabling *t,
         const struct kind_count *kind, enum report_row_role role)
{
    tabling_row(t, role, NULL);
    tabling_text(t, kind->level2 ? kind->level2 : kind->level1,
                 kind->level2 ? 1 : 0);
    tabling_count(t, kind->all);
    tabling_count(t, kind->measured);
    tabling_share_bar(t, count_share(kind->measured, kind->all),
                      count_as_sign(kind->measured));
    if (role == REPORT_ROW_TOTAL)
        tabling_count(t, c->u->budget->n_projects);
    else
        tabling_count(t, kind->projects);
}

static void
table_of_kinds(struct composing *c, const GArray *kinds)
{
    static const struct tabling_column columns[] = {
        { "绩效指标", ALIGN_LEFT, 10, 0 },
        { "指标数", ALIGN_RIGHT, 4, 0 },
        { "其中定量", ALIGN_RIGHT, 4, 0 },
        { "定量占比", ALIGN_RIGHT, 6, 0 },
        { "涉及项目", ALIGN_RIGHT, 4, 0 }
    };
    GArray *fine = count_kinds(c->u->budget, true);
    struct tabling *t = tabling_new(c->a, "绩效指标构成", 5, columns);
    for (guint i = 0; i < kinds->len; i++) {
        const struct kind_count *kind =
            &g_array_index(kinds, struct kind_count, i);
        put_kind(c, t, kind, REPORT_ROW_SUBTOTAL);
        for (guint k = 0; k < fine->len; k++) {
            const struct kind_count *under =
                &g_array_index(fine, struct kind_count, k);
            if (strcmp(under->level1, kind->level1) == 0)
                put_kind(c, t, under, REPORT_ROW_ITEM);
        }
    }
    struct kind_count sum = sum_kinds(kinds);
    put_kind(c, t, &sum, REPORT_ROW_TOTAL);
    g_array_free(fine, TRUE);
    struct report_table *made = tabling_end(t, c);
    made->anchor = "targets-table";
    made->unit = "单位：个";
    made->note = "注：定量指标指性质不是“定性”的指标；涉及项目为列有该类指标"
                 "的项目数。";
}

/* --------------------------------------------------------------- words */

static const struct sentence_rule SENTENCES[] = {
    { "covered", "lines all", "列有支出的{listed}个项目全部填报了绩效目标"
                              "{@projects-table}。" },
    { "covered", "lines", "列有支出的{listed}个项目中，{with}个填报了绩效目标，"
                          "金额{with-sum}，占项目总额的{with-share}"
                          "{@projects-table}" },
    { "covered", "", "{with}个项目填报了绩效目标，涉及金额{with-sum}。" },
    { "uncovered", "lines all", "" },
    { "uncovered", "lines carried", "；没有绩效目标的{without}个，金额"
                                    "{without-sum}，其中{carried}个的资金全部"
                                    "为上年结转。" },
    { "uncovered", "lines", "；没有绩效目标的{without}个，金额"
                            "{without-sum}。" },
    { "nameless", "nameless", "有{nameless}个项目的名称在公开文本中缺失。" },
    { "count", "indicators", "共{indicators}个指标，平均每个项目{mean}个，其中"
                             "定量指标{measured}个，占{measured-share}"
                             "{@targets-table}。" },
    { "lack", "indicators lack", "没有满意度指标的项目{lack}个。" },
    { "department", "department", "部门整体支出绩效目标另列{department}个"
                                  "指标。" },
};

static bool
lacks(const struct project *p, const char *word)
{
    for (size_t i = 0; i < p->n_indicators; i++)
        if (p->indicators[i].level1 &&
            strstr(p->indicators[i].level1, word))
            return false;
    return true;
}

static void
coverage_facts(struct composing *c, struct facts *f)
{
    const struct project_sums p = *part_projects(c);
    size_t with = 0, nameless = 0, carried = 0;
    money with_sum = { 0 }, without_sum = p.total;
    for (size_t i = 0; i < p.n; i++) {
        if (p.items[i].target == SIZE_MAX) {
            carried += money_compare(p.items[i].amount,
                                     p.items[i].carried) <= 0;
            continue;
        }
        with++;
        money_add(&with_sum, p.items[i].amount);
    }
    money_subtract(&without_sum, with_sum);
    for (size_t i = 0; i < c->u->budget->n_projects; i++)
        nameless += c->u->budget->projects[i].name == NULL;
    facts_flag(f, "lines", p.source == TABLE_PROJECT_LINES);
    facts_flag(f, "all", with == p.n);
    facts_count(f, "listed", p.n);
    facts_count(f, "with", with);
    facts_count(f, "without", p.n - with);
    facts_count(f, "carried", carried);
    facts_amount(f, "with-sum", with_sum, "projects-total");
    facts_amount(f, "without-sum", without_sum, "projects-total");
    facts_ratio(f, "with-share", with_sum, p.total);
    facts_count(f, "nameless", nameless);
}

static void
indicator_facts(struct composing *c, struct facts *f,
                const struct kind_count *sum)
{
    const struct budget *b = c->u->budget;
    size_t lack = 0;
    for (size_t i = 0; i < b->n_projects; i++)
        lack += b->projects[i].n_indicators &&
                lacks(&b->projects[i], "满意度");
    int64_t mean = count_share(sum->all, b->n_projects) / 1000;
    facts_count(f, "indicators", sum->all);
    facts_word(f, "mean", arena_printf(c->a, "%d.%d", (int) (mean / 10),
                                       (int) (mean % 10)), NULL);
    facts_count(f, "measured", sum->measured);
    facts_share(f, "measured-share", count_share(sum->measured, sum->all),
                count_as_sign(sum->measured));
    facts_count(f, "lack", lack);
    if (b->department_goals)
        facts_count(f, "department", b->department_goals->n_indicators);
}

void
section_targets(struct composing *c)
{
    GArray *kinds = count_kinds(c->u->budget, false);
    struct kind_count sum = sum_kinds(kinds);
    struct facts *f = facts_new(c->a);
    coverage_facts(c, f);
    indicator_facts(c, f, &sum);
    facts_paragraph(f, c, SENTENCES, G_N_ELEMENTS(SENTENCES));
    if (sum.all)
        table_of_kinds(c, kinds);
    g_array_free(kinds, TRUE);
}
