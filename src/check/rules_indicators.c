/* Rules about indicators, one by one: cost within the total, relation, unit and
 * direction that fit, kinds that are there, one value for one indicator. What
 * is odd stands in tables of words. */
#include "check/indicators.h"
#include "check/judges.h"

#include "base/unicode.h"

#include <string.h>

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* --------------------------------------------------------- R34: cost */

static void
judge_within(struct check_entry *e, money left, money right, money slack)
{
    judge_equation(e, left, right, slack);
    e->state = money_compare(left, right) <= 0 ||
                       money_compare(e->difference, slack) < 0
                   ? CHECK_HOLDS
                   : CHECK_FAILS;
    e->after_repair = e->state;
}

/* The cost of one thing of many: no part of the total. */
static bool
is_unit_cost(const struct indicator *i)
{
    return indicators_has(i->level3, WORDS("每", "单个", "单场", "单次", "单家",
                                           "单位成本", "人均", "户均", "标准",
                                           "单价", "最高支持", "平均"));
}

static void
judge_cost(struct judge *j, const struct indicator_list *list,
           const struct indicator *i, money cost, money step)
{
    struct check_entry *e = judge_add(j, list->name);
    const struct figure *total = &list->project->total;
    judge_about_one(e, list->project);
    judge_table(e, list->table);
    judge_line(j, e, i->line);
    judge_operand(j, e, "项目总额", total, -1);
    if (!figure_is_known(total)) {
        judge_insufficient(e, "没有印出项目总额");
        return;
    }
    judge_within(e, cost, total->used, step);
    if (e->state == CHECK_FAILS)
        indicators_report(
            j, e, list, i,
            judge_text(j, "成本 %s 万元大于项目总额 %s 万元",
                       judge_amount(j, cost), judge_amount(j, total->used)),
            judge_text(j,
                       "the cost of %s 万元 exceeds the project's total of %s",
                       judge_amount(j, cost), judge_amount(j, total->used)));
}

/* Costs that are neither the whole nor of one thing are parts of the whole. */
static void
judge_cost_parts(struct judge *j, const struct indicator_list *list)
{
    money sum = { 0 }, steps = { 0 }, total = list->project->total.used;
    const struct indicator *last = NULL;
    size_t n = 0;
    for (size_t k = 0; k < list->n; k++) {
        const struct indicator *i = &list->all[k];
        money cost, step;
        if (!indicators_is_cost(i) || is_unit_cost(i) ||
            !indicators_money(i, &cost, &step) ||
            money_compare(cost, total) >= 0)
            continue;
        money_add(&sum, cost);
        money_add(&steps, step);
        last = i;
        n++;
    }
    if (n < 2 || !figure_is_known(&list->project->total))
        return;
    struct check_entry *e = judge_add(j, list->name);
    judge_about_one(e, list->project);
    judge_table(e, list->table);
    judge_line(j, e, last->line);
    judge_within(e, sum, total, steps);
    if (e->state == CHECK_FAILS)
        indicators_report(
            j, e, list, last,
            judge_text(j, "各项成本之和 %s 万元大于项目总额 %s 万元",
                       judge_amount(j, sum), judge_amount(j, total)),
            judge_text(j,
                       "the costs come to %s 万元, more than the total of %s",
                       judge_amount(j, sum), judge_amount(j, total)));
}

void
judge_costs(struct judge *j)
{
    for (size_t k = 0; k < j->b->n_projects; k++) {
        struct indicator_list list = indicators_list(j->b, k);
        for (size_t i = 0; i < list.n; i++) {
            money cost, step;
            if (indicators_is_cost(&list.all[i]) &&
                indicators_money(&list.all[i], &cost, &step))
                judge_cost(j, &list, &list.all[i], cost, step);
        }
        judge_cost_parts(j, &list);
    }
}

/* --------------------------------------------- R35, R36, R37: one by one */

/* What is odd about an indicator, and in which rule. */
struct oddity {
    const char *rule;
    bool (*is_odd)(const struct indicator *i);
    const char *zh, *en;
};

static bool
is_satisfaction_ceiling(const struct indicator *i)
{
    return indicators_is_ceiling(i) &&
           indicators_has(i->level3, WORDS("满意")) &&
           !indicators_has(i->level3, WORDS("不满意", "投诉"));
}

static bool
is_complaint_floor(const struct indicator *i)
{
    return indicators_is_floor(i) &&
           indicators_has(i->level3,
                          WORDS("投诉", "差错率", "不满意", "事故率")) &&
           !indicators_has(i->level3, WORDS("处理", "处置", "办结", "回复",
                                            "解决", "响应", "及时", "受理"));
}

static bool
is_cost_floor(const struct indicator *i)
{
    money cost, step;
    return indicators_is_floor(i) && indicators_is_cost(i) &&
           indicators_money(i, &cost, &step);
}

static bool
measure_is(const struct indicator *i, const char *const *words)
{
    for (; i->measure && *words; words++)
        if (strcmp(i->measure, *words) == 0)
            return true;
    return false;
}

static bool
is_deadline_floor(const struct indicator *i)
{
    return indicators_is_floor(i) &&
           strstr(indicators_text(i->level2), "时效") &&
           measure_is(i, WORDS("年", "月", "日", "天", "周", "小时", "个月",
                               "季度", "工作日")) &&
           !indicators_has(i->level3, WORDS("时长", "持续", "服务期", "期限",
                                            "有效期", "年限", "周期"));
}

static bool
is_rate_in_pieces(const struct indicator *i)
{
    return i->measure && indicators_is_numeric(i) &&
           indicators_ends(i->level3,
                           WORDS("率", "比例", "占比", "比重", "满意度")) &&
           !indicators_ends(i->level3, WORDS("频率", "效率", "功率", "汇率")) &&
           !indicators_has(i->measure,
                           WORDS("%", "％", "‰", "百分", "分", "倍", "成"));
}

static bool
is_count_in_percent(const struct indicator *i)
{
    return measure_is(i, WORDS("%", "％")) &&
           indicators_ends(i->level3, WORDS("数量", "人数", "次数", "场次",
                                            "个数", "家数", "户数", "件数"));
}

static bool
is_quality_with_unit(const struct indicator *i)
{
    return i->measure && g_strcmp0(i->relation, "定性") == 0;
}

static bool
is_quantity_without_unit(const struct indicator *i)
{
    const char *value = indicators_text(i->value);
    return !i->measure && indicators_is_numeric(i) && value[0] &&
           value[strspn(value, "0123456789.,")] == 0 &&
           !indicators_ends(i->level3, WORDS("指数", "系数", "比", "倍数"));
}

static bool
is_against_direction(const struct indicator *i)
{
    const char *direction = indicators_text(i->direction);
    return (indicators_is_floor(i) && strstr(direction, "反向")) ||
           (indicators_is_ceiling(i) && strstr(direction, "正向"));
}

static const struct oddity ODDITIES[] = {
    { "R35", is_satisfaction_ceiling, "满意度以“≤”限定，方向可疑",
      "a satisfaction with a ceiling is doubtful" },
    { "R35", is_complaint_floor, "投诉、差错以“≥”限定，方向可疑",
      "complaints or errors with a floor are doubtful" },
    { "R35", is_cost_floor, "成本以“≥”限定，方向可疑",
      "a cost with a floor is doubtful" },
    { "R35", is_deadline_floor, "完成时限以“≥”限定，方向可疑",
      "a deadline with a floor is doubtful" },
    { "R36", is_rate_in_pieces, "比率的度量单位不是百分比",
      "a rate is not measured in percent" },
    { "R36", is_count_in_percent, "数量的度量单位是百分比",
      "a count is measured in percent" },
    { "R36", is_quality_with_unit, "定性指标带有度量单位",
      "a qualitative indicator has a unit" },
    { "R36", is_quantity_without_unit, "定量指标没有度量单位",
      "a quantity has no unit" },
    { "R37", is_against_direction, "指标方向与性质相反",
      "the direction is contrary to the relation" },
};

static void
judge_oddities_of(struct judge *j, const struct indicator_list *list)
{
    struct check_entry *e = indicators_entry(j, list);
    for (size_t k = 0; k < list->n; k++)
        for (size_t o = 0; o < G_N_ELEMENTS(ODDITIES); o++)
            if (strcmp(ODDITIES[o].rule, j->rule->id) == 0 &&
                ODDITIES[o].is_odd(&list->all[k]))
                indicators_report(j, e, list, &list->all[k], ODDITIES[o].zh,
                                  ODDITIES[o].en);
}

void
judge_indicators(struct judge *j)
{
    for (size_t k = 0; k < indicators_lists(j->b); k++) {
        struct indicator_list list = indicators_list(j->b, k);
        judge_oddities_of(j, &list);
    }
}

static bool
has_directions(const struct indicator_list *list)
{
    for (size_t k = 0; k < list->n; k++)
        if (list->all[k].direction)
            return true;
    return false;
}

/* Only where the form has directions. */
void
judge_indicator_directions(struct judge *j)
{
    for (size_t k = 0; k < indicators_lists(j->b); k++) {
        struct indicator_list list = indicators_list(j->b, k);
        if (has_directions(&list))
            judge_oddities_of(j, &list);
    }
}

/* ------------------------------------------------- R38: kinds complete */

static bool
has_level(const struct indicator_list *list, const char *word)
{
    for (size_t k = 0; k < list->n; k++)
        if (strstr(indicators_text(list->all[k].level1), word) ||
            strstr(indicators_text(list->all[k].level2), word))
            return true;
    return false;
}

static bool
has_number(const struct indicator_list *list)
{
    for (size_t k = 0; k < list->n; k++)
        if (indicators_is_numeric(&list->all[k]))
            return true;
    return false;
}

static void
judge_kinds(struct judge *j, const struct indicator_list *list)
{
    static const struct {
        const char *word, *en;
    } KINDS[] = { { "产出", "output" },
                  { "效益", "benefit" },
                  { "满意度", "satisfaction" } };
    struct check_entry *e = indicators_entry(j, list);
    GString *zh = g_string_new(NULL), *en = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        if (has_level(list, KINDS[i].word))
            continue;
        g_string_append_printf(zh, "%s%s指标", zh->len ? "、" : "",
                               KINDS[i].word);
        g_string_append_printf(en, "%s%s", en->len ? ", " : "", KINDS[i].en);
    }
    if (!has_number(list)) {
        g_string_append_printf(zh, "%s定量指标", zh->len ? "、" : "");
        g_string_append_printf(en, "%squantitative", en->len ? ", " : "");
    }
    if (zh->len && list->n)
        judge_finding(j, e, judge_at(j, list->table, list->line),
                      judge_text(j, "项目“%s”没有%s。", list->name, zh->str),
                      judge_text(j, "Project “%s” has no %s indicators.",
                                 list->name, en->str));
    g_string_free(zh, TRUE);
    g_string_free(en, TRUE);
}

void
judge_indicator_kinds(struct judge *j)
{
    for (size_t k = 0; k < j->b->n_projects; k++) {
        struct indicator_list list = indicators_list(j->b, k);
        judge_kinds(j, &list);
    }
}
