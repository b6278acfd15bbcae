/* Projects, goals and self-evaluations as flat tables. Persons and phones have
 * no column here: they are in budget.json, where they are shown at all. */
#include "write/datasets.h"

#include "budget/decimal.h"
#include "budget/evaluate.h"

#include <glib.h>

#define TEXT DATUM_TEXT
#define AMOUNT DATUM_AMOUNT
#define INTEGER DATUM_INTEGER
#define LINE { "line", "原文行", INTEGER, NULL }

static const struct dataset_field PROJECTS[] = {
    { "org_code", "单位代码", TEXT, NULL },
    { "org", "单位", TEXT, NULL },
    { "project_code", "项目代码", TEXT, NULL },
    { "project", "项目", TEXT, NULL },
    { "category", "项目类别", TEXT, NULL },
    { "total", "总额（元）", AMOUNT, NULL },
    { "fiscal", "财政资金（元）", AMOUNT, NULL },
    { "other", "其他资金（元）", AMOUNT, NULL },
    { "goal", "绩效目标", TEXT, NULL },
    { "first_line", "首行", INTEGER, NULL },
    { "last_line", "末行", INTEGER, NULL },
};

static void
fill_projects(struct dataset_rows *rows)
{
    const struct budget *b = rows_of(rows)->budget;
    for (size_t i = 0; i < b->n_projects; i++) {
        const struct project *p = &b->projects[i];
        put_coded(rows, &p->org);
        put_text(rows, p->code);
        put_text(rows, p->name);
        put_text(rows, p->category);
        put_figure(rows, &p->total);
        put_figure(rows, &p->fiscal);
        put_figure(rows, &p->other);
        put_text(rows, p->goal);
        put_number(rows, p->first_line);
        put_number(rows, p->last_line);
    }
}

#define INDICATOR                                                         \
    { "level1", "一级指标", TEXT, NULL },                                  \
    { "level2", "二级指标", TEXT, NULL },                                  \
    { "level3", "三级指标", TEXT, NULL },                                  \
    { "relation", "性质", TEXT, NULL },                                   \
    { "value", "指标值", TEXT, NULL },                                    \
    { "measure", "度量单位", TEXT, NULL },                                 \
    { "direction", "方向", TEXT, NULL }, LINE

static const struct dataset_field INDICATORS[] = {
    { "project_code", "项目代码", TEXT, NULL },
    { "project", "项目", TEXT, NULL },
    { "project_line", "项目首行", INTEGER, NULL },
    INDICATOR
};

static void
put_indicator(struct dataset_rows *rows, const struct indicator *i)
{
    put_text(rows, i->level1);
    put_text(rows, i->level2);
    put_text(rows, i->level3);
    put_text(rows, i->relation);
    put_text(rows, i->value);
    put_text(rows, i->measure);
    put_text(rows, i->direction);
    put_number(rows, i->line);
}

static void
fill_indicators(struct dataset_rows *rows)
{
    const struct budget *b = rows_of(rows)->budget;
    for (size_t i = 0; i < b->n_projects; i++) {
        const struct project *p = &b->projects[i];
        for (size_t k = 0; k < p->n_indicators; k++) {
            put_text(rows, p->code);
            put_text(rows, p->name);
            put_number(rows, p->first_line);
            put_indicator(rows, &p->indicators[k]);
        }
    }
}

static const struct dataset_field GOAL_INDICATORS[] = {
    { "activity", "活动", TEXT, NULL }, INDICATOR
};

static void
fill_goal_indicators(struct dataset_rows *rows)
{
    const struct department_goals *g = rows_of(rows)->budget->department_goals;
    for (size_t i = 0; g && i < g->n_indicators; i++) {
        put_text(rows, g->indicators[i].activity);
        put_indicator(rows, &g->indicators[i]);
    }
}

/* ------------------------------------------------------ self-evaluation */

static const struct dataset_field EVALUATIONS[] = {
    { "project", "项目", TEXT, NULL },
    { "year", "年度", INTEGER, NULL },
    { "department", "主管部门", TEXT, NULL },
    { "org", "实施单位", TEXT, NULL },
    { "full_year", "全年预算数（元）", AMOUNT, NULL },
    { "executed", "全年执行数（元）", AMOUNT, NULL },
    { "total_weight", "总分值", TEXT, NULL },
    { "total_score", "总分", TEXT, NULL },
    { "recomputed_score", "重算总分", TEXT, NULL },
    { "capped_score", "封顶后总分", TEXT, NULL },
    LINE
};

static void
put_decimal(struct dataset_rows *rows, struct decimal d)
{
    char text[DECIMAL_TEXT_SIZE];
    put_text(rows, d.known ? arena_strdup(rows_arena(rows),
                                          decimal_plain(d, text))
                           : NULL);
}

static void
fill_evaluations(struct dataset_rows *rows)
{
    const struct budget *b = rows_of(rows)->budget;
    for (size_t i = 0; i < b->n_evaluations; i++) {
        const struct evaluation *e = &b->evaluations[i];
        const struct fund_line *funds = evaluation_funds_total(e);
        const struct recomputed *r =
            evaluation_recompute(rows_arena(rows), e);
        put_text(rows, e->project);
        put_number(rows, e->year);
        put_text(rows, e->department);
        put_text(rows, e->org);
        put_figure(rows, funds ? &funds->full_year : NULL);
        put_figure(rows, funds ? &funds->executed : NULL);
        put_decimal(rows, e->total_weight);
        put_decimal(rows, e->total_score);
        put_decimal(rows, r->total_score);
        put_decimal(rows, r->capped_total);
        put_number(rows, e->first_line);
    }
}

static const struct dataset_field RESULTS[] = {
    { "project", "项目", TEXT, NULL },
    { "level1", "一级指标", TEXT, NULL },
    { "level2", "二级指标", TEXT, NULL },
    { "level3", "三级指标", TEXT, NULL },
    { "target", "年度指标值", TEXT, NULL },
    { "actual", "实际完成值", TEXT, NULL },
    { "weight", "分值", TEXT, NULL },
    { "score", "得分", TEXT, NULL },
    { "recomputed_score", "重算得分", TEXT, NULL },
    { "reason", "偏差原因", TEXT, NULL },
    LINE
};

static void
fill_results_of(struct dataset_rows *rows, const struct evaluation *e)
{
    const struct recomputed *r = evaluation_recompute(rows_arena(rows), e);
    for (size_t k = 0; k < e->n_indicators; k++) {
        const struct indicator *i = &e->indicators[k];
        put_text(rows, e->project);
        put_text(rows, i->level1);
        put_text(rows, i->level2);
        put_text(rows, i->level3);
        put_text(rows, i->target);
        put_text(rows, i->actual);
        put_decimal(rows, i->weight);
        put_decimal(rows, i->score);
        put_decimal(rows, r->indicators[k].score);
        put_text(rows, i->reason);
        put_number(rows, i->line);
    }
}

static void
fill_results(struct dataset_rows *rows)
{
    const struct budget *b = rows_of(rows)->budget;
    for (size_t i = 0; i < b->n_evaluations; i++)
        fill_results_of(rows, &b->evaluations[i]);
}

#define KIND(name, title, fields, fill) \
    { name, title, NULL, fields, G_N_ELEMENTS(fields), fill }

const struct dataset_kind DATASETS_TARGETS[] = {
    KIND("projects", "项目绩效目标", PROJECTS, fill_projects),
    KIND("indicators", "项目绩效指标", INDICATORS, fill_indicators),
    KIND("department-indicators", "部门整体绩效指标", GOAL_INDICATORS,
         fill_goal_indicators),
    KIND("evaluations", "绩效自评", EVALUATIONS, fill_evaluations),
    KIND("evaluation-indicators", "自评指标", RESULTS, fill_results),
    { NULL, NULL, NULL, NULL, 0, NULL },
};
