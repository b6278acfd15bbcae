/* Words of headers replaced by others, one at a time, in clean tables of every
 * kind: no value moves, and a finding names the word. */
#include "../unit.h"

#include "plain_grid.h"
#include "recognize/recognize.h"

static const char TARGETS[] =
    "预算09表 项目支出绩效目标表\n\n金额单位：万元\n\n"
    "单位名称|项目名称|项目负责人|项目负责人电话|项目总额|财政资金|"
    "其他资金|绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|"
    "指标方向性\n"
    "084001-某局|11000026T000000700001-设备更新|张某|80000000|"
    "20.000000|15.000000|5.000000|更新设备，提高效率。|产出指标|数量指标|"
    "设备数量|≥|10|个|正向指标\n"
    "||||||||效益指标|社会效益指标|利用率|=|100|%|正向指标\n"
    "||||||||满意度指标|服务对象满意度指标|人员满意|≥|90|%|正向指标\n";
static const char DEPARTMENT[] =
    "预算13表 部门整体支出绩效目标表\n\n（2026年度）\n\n"
    "部门名称|某委员会|||||||\n整体绩效目标|做好各项工作。|||||||\n"
    "活动|一级指标|二级指标|三级指标|指标性质|指标值|度量单位\n"
    "课题研究|产出指标|数量指标|报告数量|≥|20|篇\n"
    "课题研究|效益指标|社会效益指标|服务人数|≤|80|人\n";
static const char EVALUATION[] =
    "项目支出绩效自评表\n（2024年度）\n项目名称|数据平台运维\n"
    "主管部门|某市数据局|实施单位|某市数据局本级\n"
    "项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分\n"
    "|年度资金总额|20.000000|18.000000|17.100000|10|95.00%|9.50\n"
    "年度总体目标|预期目标|实际完成情况\n|全年稳定运行。|运行平稳无事故。\n"
    "绩效指标|一级指标|二级指标|三级指标|指标性质|年度指标值|度量单位|"
    "实际完成值|分值|得分|偏差原因分析及改进措施\n"
    "|产出指标|数量指标|巡检次数|≥|12|次|13|20|20|\n"
    "|效益指标|社会效益指标|部门数量|≥|40|个|36|60|54|部分未接入\n"
    "|满意度指标|服务对象满意度指标|人员满意|≥|90|%|95|10|10|\n"
    "总分||||||||100|93.50|\n";

static void
add(GPtrArray *all, const char *text)
{
    g_ptr_array_add(all, g_strdup(text ? text : ""));
}

static void
add_indicators(GPtrArray *all, const struct indicator *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct indicator *x = &list[i];
        const char *fields[] = { x->activity, x->level1, x->level2, x->level3,
                                 x->relation, x->value, x->measure,
                                 x->direction, x->actual, x->reason,
                                 x->weight.text, x->score.text };
        for (size_t k = 0; k < G_N_ELEMENTS(fields); k++)
            add(all, fields[k]);
    }
}

/* Every value of the document, in a fixed order. */
static GPtrArray *
values_of(const struct budget *b)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < b->n_projects; i++) {
        const struct project *p = &b->projects[i];
        const char *fields[] = { p->org.name, p->code, p->name, p->category,
                                 p->person, p->phone, p->total.text,
                                 p->fiscal.text, p->other.text, p->goal };
        for (size_t k = 0; k < G_N_ELEMENTS(fields); k++)
            add(all, fields[k]);
        add_indicators(all, p->indicators, p->n_indicators);
    }
    if (b->department_goals)
        add_indicators(all, b->department_goals->indicators,
                       b->department_goals->n_indicators);
    for (size_t i = 0; i < b->n_evaluations; i++) {
        const struct evaluation *e = &b->evaluations[i];
        const char *fields[] = { e->project, e->department, e->org, e->goal,
                                 e->actual, e->total_weight.text,
                                 e->total_score.text };
        for (size_t k = 0; k < G_N_ELEMENTS(fields); k++)
            add(all, fields[k]);
        for (size_t k = 0; k < e->n_funds; k++) {
            add(all, e->funds[k].initial.text);
            add(all, e->funds[k].full_year.text);
            add(all, e->funds[k].executed.text);
            add(all, e->funds[k].weight.text);
            add(all, e->funds[k].rate.text);
            add(all, e->funds[k].score.text);
        }
        add_indicators(all, e->indicators, e->n_indicators);
    }
    return all;
}

static GPtrArray *
read_text(const char *text, const char *word, bool *named)
{
    static const struct recognize_options OPTIONS = { 0 };
    arena *a = arena_new();
    findings *found = findings_new();
    char *tabbed = g_strdelimit(g_strdup(text), "|", '\t');
    struct grid *g = plain_grid_of_text(a, "made", tabbed);
    struct budget *b = recognize(g, &OPTIONS, a, found, NULL);
    assert_non_null(b);
    GPtrArray *all = values_of(b);
    *named = false;
    for (size_t i = 0; i < findings_count(found); i++)
        *named |= word && strcmp(findings_at(found, i)->id, "D35") == 0 &&
                  strcmp(findings_at(found, i)->printed, word) == 0;
    g_free(tabbed);
    findings_free(found);
    arena_free(a);
    return all;
}

/* With one word replaced: values stay, or are not known; none changes. */
static void
replace_word(const char *text, const char *line, size_t cell)
{
    static const char OTHER[] = "某某栏";
    const char *end = strchr(line, '\n');
    char *header = g_strndup(line, (gsize) (end - line));
    char **cells = g_strsplit(header, "|", -1);
    bool named, before;
    g_free(cells[cell]);
    cells[cell] = g_strdup(OTHER);
    char *joined = g_strjoinv("|", cells);
    char *changed = g_strdup_printf("%.*s%s%s", (int) (line - text), text,
                                    joined, end);
    GPtrArray *clean = read_text(text, NULL, &before);
    GPtrArray *now = read_text(changed, OTHER, &named);
    if (clean->len != now->len || !named)
        print_error("%s\n", joined);
    assert_int_equal(clean->len, now->len);
    for (guint i = 0; i < clean->len; i++)
        if (*(char *) now->pdata[i] &&
            strcmp(now->pdata[i], clean->pdata[i]) != 0)
            print_error("%s\n", joined);
    for (guint i = 0; i < clean->len; i++)
        if (*(char *) now->pdata[i])
            assert_string_equal(now->pdata[i], clean->pdata[i]);
    assert_true(named);
    g_ptr_array_free(clean, TRUE);
    g_ptr_array_free(now, TRUE);
    g_free(changed);
    g_free(joined);
    g_free(header);
    g_strfreev(cells);
}

enum { NONE = 1000 };

/* Each word of the header line that begins so, from cell `first` on, but one:
 * how a table is found below its title is not what is tried here. */
static void
replace_all(const char *text, const char *begin, size_t first, size_t but)
{
    const char *line = strstr(text, begin);
    assert_non_null(line);
    char *header = g_strndup(line, strcspn(line, "\n"));
    char **cells = g_strsplit(header, "|", -1);
    for (size_t i = first; cells[i]; i++)
        if (*cells[i] && i != but)
            replace_word(text, line, i);
    g_strfreev(cells);
    g_free(header);
}

static void
targets_stay(void **state)
{
    replace_all(TARGETS, "单位名称|项目名称", 0, 2);
    (void) state;
}

static void
department_targets_stay(void **state)
{
    replace_all(DEPARTMENT, "活动|一级指标", 0, NONE);
    (void) state;
}

static void
evaluations_stay(void **state)
{
    replace_all(EVALUATION, "绩效指标|一级指标", 1, NONE);
    replace_all(EVALUATION, "项目资金（万元）||", 2, NONE);
    replace_all(EVALUATION, "年度总体目标|预期目标", 1, NONE);
    (void) state;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_stay),
        cmocka_unit_test(department_targets_stay),
        cmocka_unit_test(evaluations_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
