/* Projects, goals and self-evaluations in the tree. */
#include "export/tree.h"

#include "budget/decimal.h"
#include "budget/evaluate.h"


static const char *
given(const char *text)
{
    return text ? text : "–";
}

static void
put_field(const struct tree *t, int depth, const char *name, const char *text)
{
    if (!text)
        return;
    tree_line(t, 0, depth);
    sink_printf(t->out, "%s：%s\n", name, text);
}

/* ------------------------------------------------------------- targets */

static void
put_indicator(const struct tree *t, const struct indicator *i)
{
    tree_line(t, i->line, 2);
    if (i->activity)
        sink_printf(t->out, "%s：", i->activity);
    sink_printf(t->out, "%s／%s／%s：%s %s", given(i->level1),
                given(i->level2), given(i->level3), given(i->relation),
                given(i->value));
    if (i->measure)
        sink_printf(t->out, " %s", i->measure);
    if (i->direction)
        sink_printf(t->out, "（%s）", i->direction);
    sink_puts(t->out, "\n");
}

static void
put_candidates(const struct tree *t, const char **candidates)
{
    for (; candidates && *candidates; candidates++)
        put_field(t, 2, "可能是", *candidates);
}

static void
put_project(const struct tree *t, const struct project *p)
{
    const struct coded name = { .code = p->code, .name = p->name };
    const char *says = tree_coded(t, &name);
    tree_line(t, p->first_line, 1);
    sink_printf(t->out, "项目 %s：%s，财政 %s，其他 %s，至第%d行\n",
                says ? says : "（名称缺失）", tree_figure(t, &p->total),
                tree_figure(t, &p->fiscal), tree_figure(t, &p->other),
                p->last_line);
    put_candidates(t, p->candidates);
    put_field(t, 2, "单位", tree_coded(t, &p->org));
    put_field(t, 2, "类别", p->category);
    put_field(t, 2, "负责人", p->person);
    put_field(t, 2, "电话", p->phone);
    put_field(t, 2, "目标", p->goal);
    for (size_t i = 0; i < p->n_indicators; i++)
        put_indicator(t, &p->indicators[i]);
}

void
tree_projects(const struct tree *t, const struct table *from)
{
    const struct budget *b = t->u->budget;
    for (size_t i = 0; i < b->n_projects; i++)
        if (b->projects[i].table == from)
            put_project(t, &b->projects[i]);
}

static void
put_money(const struct tree *t, const char *name,
          const struct figure figures[3])
{
    tree_line(t, 0, 1);
    sink_printf(t->out, "%s：%s，基本 %s，项目 %s\n", name,
                tree_figure(t, &figures[0]), tree_figure(t, &figures[1]),
                tree_figure(t, &figures[2]));
}

void
tree_department_goals(const struct tree *t, const struct table *from)
{
    const struct department_goals *g = t->u->budget->department_goals;
    if (!g || g->table != from)
        return;
    put_field(t, 1, "总额", tree_figure(t, &g->total));
    put_money(t, "财政拨款", g->appropriation);
    put_money(t, "其他资金", g->other);
    put_field(t, 1, "目标", g->goal);
    for (size_t i = 0; i < g->n_indicators; i++)
        put_indicator(t, &g->indicators[i]);
}

/* ------------------------------------------------------ self-evaluation */

static const char *
decimal_text(const struct tree *t, struct decimal d)
{
    char text[DECIMAL_TEXT_SIZE];
    return d.known ? arena_strdup(t->a, decimal_plain(d, text)) : "–";
}

static void
put_fund(const struct tree *t, const struct fund_line *f)
{
    tree_line(t, f->line, 2);
    sink_printf(t->out, "%s：年初 %s，全年 %s，执行 %s", given(f->source),
                tree_figure(t, &f->initial), tree_figure(t, &f->full_year),
                tree_figure(t, &f->executed));
    sink_printf(t->out, "，分值 %s，执行率 %s，得分 %s\n",
                decimal_text(t, f->weight), decimal_text(t, f->rate),
                decimal_text(t, f->score));
}

static void
put_result(const struct tree *t, const struct indicator *i)
{
    tree_line(t, i->line, 2);
    sink_printf(t->out, "%s／%s／%s：%s → %s，分值 %s，得分 %s",
                given(i->level1), given(i->level2), given(i->level3),
                given(i->target), given(i->actual),
                decimal_text(t, i->weight), decimal_text(t, i->score));
    if (i->reason)
        sink_printf(t->out, "，原因：%s", i->reason);
    sink_puts(t->out, "\n");
}

static void
put_recomputed(const struct tree *t, const struct evaluation *e)
{
    const struct recomputed *r = evaluation_recompute(t->a, e);
    tree_line(t, 0, 2);
    sink_printf(t->out, "重算：执行率 %s，执行得分 %s，总分 %s，封顶后 %s\n",
                decimal_text(t, r->rate), decimal_text(t, r->rate_score),
                decimal_text(t, r->total_score),
                decimal_text(t, r->capped_total));
}

static void
put_evaluation(const struct tree *t, const struct evaluation *e)
{
    tree_line(t, e->first_line, 1);
    sink_printf(t->out, "自评 %s，至第%d行\n", given(e->project),
                e->last_line);
    put_field(t, 2, "主管部门", e->department);
    put_field(t, 2, "实施单位", e->org);
    put_field(t, 2, "负责人", e->person);
    put_field(t, 2, "电话", e->phone);
    put_field(t, 2, "预期目标", e->goal);
    put_field(t, 2, "实际完成", e->actual);
    for (size_t i = 0; i < e->n_funds; i++)
        put_fund(t, &e->funds[i]);
    for (size_t i = 0; i < e->n_indicators; i++)
        put_result(t, &e->indicators[i]);
    tree_line(t, e->total_line, 2);
    sink_printf(t->out, "总分：分值 %s，得分 %s\n",
                decimal_text(t, e->total_weight),
                decimal_text(t, e->total_score));
    put_recomputed(t, e);
}

void
tree_evaluations(const struct tree *t, const struct table *from)
{
    const struct budget *b = t->u->budget;
    for (size_t i = 0; i < b->n_evaluations; i++)
        if (b->evaluations[i].table == from)
            put_evaluation(t, &b->evaluations[i]);
}
