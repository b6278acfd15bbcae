/* The targets of an invented budget: projects, goals, indicators. */
#include "make_parts.h"

#include <string.h>

enum { PAGE_ROWS = 26 };

static const char *const PLACES[] = { "滨河", "城东", "老城", "南山", "西苑",
                                      "中心", "北岸", "新区", "湖畔", "高塬" };
static const char *const MATTERS[] = { "公共设施", "信息系统", "人才培养",
                                       "宣传推广", "标准编制", "设备更新",
                                       "环境整治", "数据平台", "应急保障",
                                       "课题研究", "志愿服务" };
static const char *const KINDS[] = { "建设项目", "运行维护费", "专项经费",
                                     "提升工程", "补助资金" };
static const char *const THINGS[] = { "活动场次", "服务人次",  "巡查次数",
                                      "设备数量", "培训期数",  "成果篇数",
                                      "改造面积", "覆盖单位数" };
static const char *const MEASURES[] = { "场", "人次", "次",     "台",
                                        "期", "篇",   "平方米", "家" };
static const char *const EFFECTS[] = { "服务水平持续提升", "群众认可度提高",
                                       "管理机制进一步健全", "资源利用更加充分",
                                       "安全风险下降" };

struct indicator {
    const char *level1, *level2, *level3, *relation, *value, *measure;
};

static const char *
pick(struct maker *m, const char *const *words, size_t n)
{
    return words[rng_below(&m->r, n)];
}
#define PICK(m, words) pick(m, words, G_N_ELEMENTS(words))

static struct indicator
quantity(struct maker *m, const char *name)
{
    size_t i = rng_below(&m->r, G_N_ELEMENTS(THINGS));
    bool at_least = rng_chance(&m->r, 80);
    return (struct indicator){
        "产出指标",
        "数量指标",
        make_keep(m, g_strdup_printf("%s%s", name, THINGS[i])),
        at_least ? "≥" : "=",
        make_keep(m, g_strdup_printf("%zu", 1 + rng_below(&m->r, 900))),
        MEASURES[i]
    };
}

static struct indicator
quality(struct maker *m, const char *level1, const char *level2)
{
    bool rate = rng_chance(&m->r, 50);
    const char *effect = PICK(m, EFFECTS);
    return (struct indicator){ level1,
                               level2,
                               make_keep(m, g_strdup_printf(
                                                "%s%s", PICK(m, PLACES),
                                                rate ? "合格率" : effect)),
                               rate ? "≥" : "定性",
                               rate ? "95" : (m->late ? "优" : "优良中低差"),
                               rate ? "%" : "" };
}

static struct indicator
cost(struct maker *m, gint64 fen)
{
    return (struct indicator){
        m->late ? "成本指标" : "产出指标",
        m->late ? "经济成本指标" : "成本指标",
        "项目总成本",
        "≤",
        make_keep(m, g_strdup_printf("%.6g", (double) fen / 1000000)),
        "万元"
    };
}

/* The indicators of a project, groups together, in the form's order. */
static GArray *
make_indicators(struct maker *m, gint64 fen)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct indicator));
    const char *place = PICK(m, PLACES);
    size_t n = 1 + rng_below(&m->r, 4);
    struct indicator made;
#define ADD(expression) (made = (expression), g_array_append_val(all, made))
    for (size_t i = 0; i < n; i++)
        ADD(quantity(m,
                     make_keep(m, g_strdup_printf("%s第%zu类", place, i + 1))));
    n = 1 + rng_below(&m->r, 3);
    for (size_t i = 0; i < n; i++)
        ADD(quality(m, "产出指标", "质量指标"));
    ADD(((struct indicator){ "产出指标", "时效指标", "完成全部工作的时间", "≤",
                             "12", "月" }));
    ADD(cost(m, fen));
    n = 1 + rng_below(&m->r, 4);
    for (size_t i = 0; i < n; i++)
        ADD(quality(m, "效益指标", i < 2 ? "社会效益指标" : "可持续影响指标"));
    ADD(((struct indicator){ "满意度指标", "服务对象满意度指标",
                             "服务对象满意度", "≥", "90", "%" }));
#undef ADD
    return all;
}

struct project {
    const char *code, *name, *person, *phone, *goal;
    size_t unit;
    gint64 fen;
};

static void
put_targets_header(struct maker *m)
{
    if (m->late) {
        PUT(m, "单位名称", "项目名称", "项目总额", "其中：", "", "绩效目标",
            "一级指标", "二级指标", "三级指标", "绩效指标性质",
            "本年绩效指标值", "绩效度量单位");
        PUT(m, "", "", "", "财政资金", "其他资金", "", "", "", "", "", "", "");
        return;
    }
    PUT(m, "单位名称", "项目名称", "项目类别", "项目负责人", "项目负责人电话",
        "项目总额", "其中：", "", "绩效目标", "一级指标", "二级指标",
        "三级指标", "绩效指标性质", "本年绩效指标值", "绩效度量单位",
        "指标方向性");
    PUT(m, "", "", "", "", "", "", "财政资金", "其他资金", "", "", "", "", "",
        "", "", "");
}

static void
put_indicator(struct maker *m, const struct project *p, bool first_of_unit,
              const struct indicator *i)
{
    const char *unit = "", *name = "", *money = "", *goal = "";
    const char *down = strcmp(i->relation, "≤") == 0 ? "反向指标" : "正向指标";
    const char *category = "", *person = "", *phone = "";
    if (p) {
        unit = first_of_unit
                   ? make_keep(m, g_strdup_printf("%s-%s",
                                                  make_unit_code(m, p->unit),
                                                  make_unit_name(m, p->unit)))
                   : "";
        name = make_keep(m, g_strdup_printf("%s-%s", p->code, p->name));
        money = make_printed(m, p->fen);
        goal = p->goal;
        category = "31-部门项目";
        person = p->person;
        phone = p->phone;
    }
    if (m->late)
        PUT(m, unit, name, money, money, "", goal, i->level1, i->level2,
            i->level3, i->relation, i->value, i->measure);
    else
        PUT(m, unit, name, category, person, phone, money, money, "", goal,
            i->level1, i->level2, i->level3, i->relation, i->value, i->measure,
            down);
}

static json_t *
indicator_json(const struct maker *m, const struct indicator *i)
{
    json_t *made = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s*}", "level1", i->level1, "level2",
        i->level2, "level3", i->level3, "relation", i->relation, "value",
        i->value, "measure", *i->measure ? i->measure : NULL);
    if (!m->late)
        json_object_set_new(made, "direction",
                            json_string(strcmp(i->relation, "≤") == 0
                                            ? "反向指标"
                                            : "正向指标"));
    return made;
}

static json_t *
project_json(struct maker *m, const struct project *p, json_t *indicators)
{
    json_t *made = json_pack(
        "{s:{s:s, s:s}, s:s, s:s, s:o, s:o, s:s, s:o}", "org", "code",
        make_unit_code(m, p->unit), "name", make_unit_name(m, p->unit), "code",
        p->code, "name", p->name, "total", make_exact(p->fen), "fiscal",
        make_exact(p->fen), "goal", p->goal, "indicators", indicators);
    if (!m->late) {
        json_object_set_new(made, "category", json_string("31-部门项目"));
        json_object_set_new(made, "person", json_string(p->person));
        json_object_set_new(made, "phone", json_string(p->phone));
    }
    return made;
}

/* One project's block; the number of its rows. */
static size_t
put_project(struct maker *m, const struct project *p, bool first_of_unit,
            json_t *list)
{
    GArray *all = make_indicators(m, p->fen);
    json_t *truths = json_array();
    for (guint i = 0; i < all->len; i++) {
        const struct indicator *one = &g_array_index(all, struct indicator, i);
        if (i > 0 && m->text->lines->len % PAGE_ROWS == 0) {
            make_line(m, g_strdup(""));
            if (m->with_headers)
                put_targets_header(m);
        }
        put_indicator(m, i == 0 ? p : NULL, first_of_unit, one);
        json_array_append_new(truths, indicator_json(m, one));
    }
    json_array_append_new(list, project_json(m, p, truths));
    size_t rows = all->len;
    g_array_free(all, TRUE);
    return rows;
}

static struct project
project_of_line(struct maker *m, const struct line *l, size_t index)
{
    size_t sentences = 1 + rng_below(&m->r, 3);
    GString *goal = g_string_new(NULL);
    for (size_t i = 0; i < sentences; i++)
        g_string_append_printf(goal, "围绕%s%s，%s，完成年度任务%zu项。",
                               PICK(m, PLACES), PICK(m, MATTERS),
                               PICK(m, EFFECTS), 1 + rng_below(&m->r, 30));
    return (struct project){
        make_keep(m, g_strdup_printf("110000%02dT%012zu", m->year % 100,
                                     400000 + index)),
        l->project,
        "王一",
        make_keep(m, g_strdup_printf("5557%04zu", rng_below(&m->r, 10000))),
        make_keep(m, g_string_free(goal, FALSE)),
        l->unit,
        l->fen
    };
}

void
make_targets(struct maker *m)
{
    json_t *list = json_array();
    size_t rows = 0, last = SIZE_MAX;
    make_title(m, m->late ? "项目支出绩效目标表" : "年度项目支出绩效表");
    put_targets_header(m);
    for (guint i = 0; i < m->lines->len; i++) {
        const struct line *l = &g_array_index(m->lines, struct line, i);
        if (!l->project)
            continue;
        struct project p = project_of_line(m, l, i);
        rows += put_project(m, &p, p.unit != last, list);
        last = p.unit;
    }
    make_table(m, "project-targets", rows);
    json_object_set_new(m->truth, "projects", list);
}

char *
make_project_name(struct maker *m, size_t i)
{
    return make_keep(
        m, g_strconcat(PLACES[i % G_N_ELEMENTS(PLACES)],
                       MATTERS[i % G_N_ELEMENTS(MATTERS)],
                       KINDS[i / G_N_ELEMENTS(PLACES) % G_N_ELEMENTS(KINDS)],
                       NULL));
}
