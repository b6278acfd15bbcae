/* The fields of projects, goals and self-evaluations. */
#include "export/fields.h"

/* ------------------------------------------------------------ indicators */

static const char *const RELATIONS[] = { "≥", "≤", "=", ">", "<", "定性",
                                         NULL };

/* Of the project the cursor stands on; of all of them for the data. */
static void
each_indicator(const struct cursor *from, int which, record_visit visit,
               void *data)
{
    const struct budget *b = from->x->source.budget;
    struct cursor c = *from;
    for (size_t i = 0; i < b->n_projects; i++) {
        if (which != OF_DATA && &b->projects[i] != from->project)
            continue;
        c.project = &b->projects[i];
        for (size_t k = 0; k < c.project->n_indicators; k++) {
            c.indicator = &c.project->indicators[k];
            c.at = fields_place(c.project->table, c.indicator->line);
            visit(&c, data);
        }
    }
}

#define TARGET                                                               \
    TEXT("level1", indicator, level1, "一级指标"),                            \
    TEXT("level2", indicator, level2, "二级指标"),                            \
    TEXT("level3", indicator, level3, "三级指标"),                            \
    TEXT("relation", indicator, relation, "性质", .words = RELATIONS,         \
         .about = "改正过的"),                                                \
    TEXT("value", indicator, value, "指标值", .about = "照原文"),             \
    TEXT("measure", indicator, measure, "度量单位"),                          \
    TEXT("direction", indicator, direction, "方向")
#define PROJECT_OF                                                           \
    GET("project_id", INTEGER, get_project_id, 0, "项目序号",                 \
        .in = ONLY_DATA, .refers_to = "projects"),                           \
    CODE("project_code", project, code, "项目代码", .in = ONLY_DATA),         \
    TEXT("project", project, name, "项目", .in = ONLY_DATA)

static const struct field INDICATORS[] = {
    ID, PROJECT_OF, TARGET, PLACE, END
};
const struct record RECORD_INDICATORS = {
    .name = "indicators", .title = "项目绩效指标",
    .about = "项目绩效目标表的一个三级指标。", .fields = INDICATORS,
    .each = each_indicator
};

/* -------------------------------------------------------------- projects */

EACH(each_project, c.x->source.budget->n_projects,
     c.project = &c.x->source.budget->projects[i];
     c.at = fields_place(c.project->table, c.project->first_line))

static const struct field PROJECTS[] = {
    ID, CODED("org", project, org, "单位"),
    CODE("org_code", project, org.code, "单位代码", .in = ONLY_DATA),
    TEXT("org", project, org.name, "单位", .in = ONLY_DATA),
    CODE("code", project, code, "项目代码", .about = "照原文，不含空格"),
    TEXT("name", project, name, "项目", .about = "名称缺失的为空"),
    TEXTS("candidates", project, candidates, "可能的名称",
          .about = "名称缺失时，其他表中金额相同的项目"),
    TEXT("category", project, category, "项目类别"),
    CONTACT("person", project, person, "负责人", .in = ONLY_JSON),
    CONTACT("phone", project, phone, "电话", .in = ONLY_JSON),
    AMOUNT("total", project, total, "总额"),
    AMOUNT("fiscal", project, fiscal, "财政资金"),
    AMOUNT("other", project, other, "其他资金"),
    TEXT("goal", project, goal, "绩效目标"),
    INTEGER("first_line", project, first_line, "首行", .in = ONLY_JSON),
    INTEGER("last_line", project, last_line, "末行"),
    BELOW("indicators", LIST, &RECORD_INDICATORS, 0, "绩效指标"),
    DATA_PLACE, END
};
const struct record RECORD_PROJECTS = {
    .name = "projects", .title = "项目绩效目标",
    .about = "有绩效目标的一个项目。总额等于财政资金加其他资金。",
    .fields = PROJECTS, .each = each_project
};

/* -------------------------------------------------------- department goals */

static void
each_goals(const struct cursor *from, int which, record_visit visit,
           void *data)
{
    (void) which;
    struct cursor c = *from;
    c.department_goals = from->x->source.budget->department_goals;
    if (c.department_goals)
        visit(&c, data);
}

/* None where the document has no goals. */
static size_t
count_goal_indicators(const struct cursor *c)
{
    const struct department_goals *g = c->x->source.budget->department_goals;
    return g ? g->n_indicators : 0;
}

EACH(each_goal_indicator, count_goal_indicators(from),
     c.department_goals = c.x->source.budget->department_goals;
     c.indicator = &c.department_goals->indicators[i];
     c.at = fields_place(c.department_goals->table, c.indicator->line))

static const struct field GOAL_INDICATORS[] = {
    ID, TEXT("activity", indicator, activity, "活动"), TARGET, PLACE, END
};
const struct record RECORD_GOAL_INDICATORS = {
    .name = "department-indicators", .title = "部门整体绩效指标",
    .about = "部门整体支出绩效目标表的一个三级指标。",
    .fields = GOAL_INDICATORS, .each = each_goal_indicator
};

/* `which` is set for the money that is not the treasury's. */
static void
each_goal_money(const struct cursor *from, int which, record_visit visit,
                void *data)
{
    struct cursor c = *from;
    c.which = which;
    visit(&c, data);
}

static struct value
get_goal_money(const struct cursor *c, int which)
{
    const struct department_goals *g = c->department_goals;
    return as_figure(c->which ? &g->other[which]
                                 : &g->appropriation[which]);
}

static const struct field GOAL_MONEY[] = {
    GET("total", AMOUNT, get_goal_money, 0, "合计"),
    GET("basic", AMOUNT, get_goal_money, 1, "基本支出"),
    GET("project", AMOUNT, get_goal_money, 2, "项目支出"), END
};
static const struct record RECORD_GOAL_MONEY = {
    .title = "一种资金", .fields = GOAL_MONEY, .each = each_goal_money
};

static const struct field DEPARTMENT_GOALS[] = {
    AMOUNT("total", department_goals, total, "总额"),
    BELOW("appropriation", OBJECT, &RECORD_GOAL_MONEY, 0, "财政拨款"),
    BELOW("other", OBJECT, &RECORD_GOAL_MONEY, 1, "其他资金"),
    TEXT("goal", department_goals, goal, "绩效目标"),
    BELOW("indicators", LIST, &RECORD_GOAL_INDICATORS, 0, "绩效指标"), END
};
const struct record RECORD_DEPARTMENT_GOALS = {
    .title = "部门整体绩效目标", .fields = DEPARTMENT_GOALS,
    .each = each_goals
};

/* -------------------------------------------------------- self-evaluation */

EACH(each_evaluation, c.x->source.budget->n_evaluations,
     c.evaluation = &c.x->source.budget->evaluations[i];
     c.recomputed = evaluation_recompute(c.x->a, c.evaluation);
     c.fund_line = evaluation_funds_total(c.evaluation);
     c.at = fields_place(c.evaluation->table, c.evaluation->first_line))

static void
visit_funds(const struct cursor *from, void *data)
{
    const struct fields_visit *v = data;
    struct cursor c = *from;
    for (size_t i = 0; i < c.evaluation->n_funds; i++) {
        c.fund_line = &c.evaluation->funds[i];
        c.at.line = c.fund_line->line;
        v->visit(&c, v->data);
    }
}

static void
visit_results(const struct cursor *from, void *data)
{
    const struct fields_visit *v = data;
    struct cursor c = *from;
    for (size_t i = 0; i < c.evaluation->n_indicators; i++) {
        c.indicator = &c.evaluation->indicators[i];
        c.recomputed_indicator = &c.recomputed->indicators[i];
        c.at.line = c.indicator->line;
        v->visit(&c, v->data);
    }
}

static void
each_fund(const struct cursor *from, int which, record_visit visit, void *data)
{
    struct fields_visit v = { visit, data };
    if (which == OF_DATA)
        each_evaluation(from, 0, visit_funds, &v);
    else
        visit_funds(from, &v);
}

static void
each_result(const struct cursor *from, int which, record_visit visit,
            void *data)
{
    struct fields_visit v = { visit, data };
    if (which == OF_DATA)
        each_evaluation(from, 0, visit_results, &v);
    else
        visit_results(from, &v);
}

#define EVALUATION_OF                                                        \
    GET("evaluation_id", INTEGER, get_evaluation_id, 0, "自评序号",           \
        .in = ONLY_DATA, .refers_to = "evaluations"),                        \
    CODE("project_code", evaluation, code, "项目代码", .in = ONLY_DATA),      \
    TEXT("project", evaluation, project, "项目", .in = ONLY_DATA)

/* 年度资金总额 is the sum of the other lines. */
static struct value
get_fund_level(const struct cursor *c, int which)
{
    (void) which;
    bool whole = c->fund_line == evaluation_funds_total(c->evaluation);
    return as_integer(whole ? 1 : 2);
}

static struct value
get_fund_parent(const struct cursor *c, int which)
{
    (void) which;
    const struct fund_line *whole = evaluation_funds_total(c->evaluation);
    return as_text(whole && c->fund_line != whole ? whole->source : NULL);
}

static const struct field FUNDS[] = {
    ID, EVALUATION_OF, TEXT("source", fund_line, source, "资金来源"),
    GET("level", INTEGER, get_fund_level, 0, "级次", .in = ONLY_DATA,
        .about = "1是总额，2是其中各项；相加时只取一级"),
    GET("parent", TEXT, get_fund_parent, 0, "上级", .in = ONLY_DATA),
    AMOUNT("initial", fund_line, initial, "年初预算数"),
    AMOUNT("full_year", fund_line, full_year, "全年预算数"),
    AMOUNT("executed", fund_line, executed, "全年执行数"),
    DECIMAL("weight", fund_line, weight, "分值"),
    RATE("rate", fund_line, rate, "执行率"),
    DECIMAL("score", fund_line, score, "得分"), PLACE, END
};
const struct record RECORD_FUNDS = {
    .name = "funds", .title = "自评资金",
    .about = "自评表中项目资金的一行。", .fields = FUNDS, .each = each_fund
};

static const struct field RESULTS[] = {
    ID, EVALUATION_OF, TARGET,
    TEXT("target", indicator, target, "年度指标值",
         .about = "性质、数值、单位照原文"),
    TEXT("actual", indicator, actual, "实际完成值"),
    DECIMAL("weight", indicator, weight, "分值"),
    DECIMAL("score", indicator, score, "得分"),
    DECIMAL("recomputed_score", recomputed_indicator, score, "重算得分",
            .in = ONLY_DATA),
    TEXT("reason", indicator, reason, "偏差原因"), PLACE, END
};
const struct record RECORD_RESULTS = {
    .name = "evaluation-indicators", .title = "自评指标",
    .about = "自评表的一个三级指标。", .fields = RESULTS,
    .each = each_result
};

static const struct field RECOMPUTED_INDICATORS[] = {
    LINE, DECIMAL("score", recomputed_indicator, score, "重算得分"),
    TEXT("why", recomputed_indicator, why, "不能重算的原因"), END
};
static const struct record RECORD_RECOMPUTED_INDICATORS = {
    .title = "重算的指标", .fields = RECOMPUTED_INDICATORS,
    .each = each_result
};

static const struct field RECOMPUTED[] = {
    RATE("rate", recomputed, rate, "执行率"),
    DECIMAL("rate_score", recomputed, rate_score, "执行率得分"),
    BELOW("indicators", LIST, &RECORD_RECOMPUTED_INDICATORS, 0, "各指标"),
    DECIMAL("total_score", recomputed, total_score, "总分"),
    DECIMAL("capped_total", recomputed, capped_total, "封顶后总分",
            .about = "各项得分不超过分值"),
    END
};
static void
each_recomputed(const struct cursor *from, int which, record_visit visit,
                void *data)
{
    (void) which;
    visit(from, data);
}
static const struct record RECORD_RECOMPUTED = {
    .title = "按表中数字重算", .fields = RECOMPUTED, .each = each_recomputed
};

static const struct field EVALUATIONS[] = {
    ID, CODE("project_code", evaluation, code, "项目代码", .in = ONLY_DATA),
    TEXT("project", evaluation, project, "项目"),
    CODE("code", evaluation, code, "项目代码", .in = ONLY_JSON),
    INTEGER("year", evaluation, year, "年度"),
    TEXT("department", evaluation, department, "主管部门"),
    TEXT("org", evaluation, org, "实施单位"),
    CONTACT("person", evaluation, person, "负责人", .in = ONLY_JSON),
    CONTACT("phone", evaluation, phone, "电话", .in = ONLY_JSON),
    TEXT("goal", evaluation, goal, "预期目标"),
    TEXT("actual", evaluation, actual, "实际完成情况"),
    TEXT("grade", evaluation, grade, "自评等级"),
    AMOUNT("full_year", fund_line, full_year, "全年预算数", .in = ONLY_DATA),
    AMOUNT("executed", fund_line, executed, "全年执行数", .in = ONLY_DATA),
    BELOW("funds", LIST, &RECORD_FUNDS, 0, "项目资金"),
    BELOW("indicators", LIST, &RECORD_RESULTS, 0, "指标"),
    DECIMAL("total_weight", evaluation, total_weight, "总分值"),
    DECIMAL("total_score", evaluation, total_score, "总分"),
    BELOW("recomputed", OBJECT, &RECORD_RECOMPUTED, 0, "重算"),
    DECIMAL("recomputed_score", recomputed, total_score, "重算总分",
            .in = ONLY_DATA),
    DECIMAL("capped_score", recomputed, capped_total, "封顶后总分",
            .in = ONLY_DATA),
    INTEGER("first_line", evaluation, first_line, "首行", .in = ONLY_JSON),
    INTEGER("last_line", evaluation, last_line, "末行", .in = ONLY_JSON),
    DATA_PLACE, END
};
const struct record RECORD_EVALUATIONS = {
    .name = "evaluations", .title = "绩效自评",
    .about = "一份项目支出绩效自评表。", .fields = EVALUATIONS,
    .each = each_evaluation
};
