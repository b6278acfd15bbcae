/* The money tables of an invented budget. */
#include "make_parts.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------- vocabulary */

/* Departments with their class and functions. */
static const struct theme THEMES[] = {
    { "云州市文化和旅游局",
      { "207", "文化旅游体育与传媒支出" },
      { "20701", "文化和旅游" },
      { { "2070101", "行政运行" },
        { "2070104", "图书馆" },
        { "2070109", "群众文化" },
        { "2070199", "其他文化和旅游支出" } } },
    { "海宁区园林绿化局",
      { "213", "农林水支出" },
      { "21302", "林业和草原" },
      { { "2130201", "行政运行" },
        { "2130204", "事业机构" },
        { "2130205", "森林资源培育" },
        { "2130299", "其他林业和草原支出" } } },
};

struct pair {
    struct subject government, department;
    bool personnel;
};

static const struct pair BASIC[] = {
    { { "50101", "工资奖金津补贴" }, { "30101", "基本工资" }, true },
    { { "50101", "工资奖金津补贴" }, { "30102", "津贴补贴" }, true },
    { { "50103", "住房公积金" }, { "30113", "住房公积金" }, true },
    { { "50201", "办公经费" }, { "30201", "办公费" }, false },
    { { "50201", "办公经费" }, { "30206", "电费" }, false },
    { { "50206", "公务接待费" }, { "30217", "公务接待费" }, false },
    { { "50905", "离退休费" }, { "30302", "退休费" }, true },
};
static const struct pair SPENDING[] = {
    { { "50205", "委托业务费" }, { "30227", "委托业务费" }, false },
    { { "50701", "费用补贴" }, { "31204", "费用补贴" }, false },
    { { "50209", "维修(护)费" }, { "30213", "维修(护)费" }, false },
};

/* ------------------------------------------------------------------ form */

enum { UNITS_LIMIT = 4 };

char *
make_keep(struct maker *m, char *text)
{
    g_ptr_array_add(m->kept, text);
    return text;
}

char *
make_unit_code(struct maker *m, size_t unit)
{
    return make_keep(m, g_strdup_printf("0450%02zu", unit + 1));
}

char *
make_unit_name(struct maker *m, size_t unit)
{
    return make_keep(m, unit == 0
                            ? g_strdup_printf("%s(本级)", m->theme->department)
                            : g_strdup_printf("%s第%zu服务中心",
                                              m->theme->department, unit));
}

/* 1,234.567890 for print, 1234.567890 for the truth; 0 prints blank. */
char *
make_printed(struct maker *m, gint64 fen)
{
    if (fen == 0)
        return make_keep(m, g_strdup(""));
    char whole[32];
    g_snprintf(whole, sizeof whole, "%" G_GINT64_FORMAT, fen / 1000000);
    GString *out = g_string_new(NULL);
    size_t n = strlen(whole);
    for (size_t i = 0; i < n; i++) {
        g_string_append_c(out, whole[i]);
        if (i + 1 < n && (n - i - 1) % 3 == 0)
            g_string_append_c(out, ',');
    }
    g_string_append_printf(out, ".%06d", (int) (fen % 1000000));
    return make_keep(m, g_string_free(out, FALSE));
}

json_t *
make_exact(gint64 fen)
{
    char text[48];
    if (fen == 0)
        return json_null();
    g_snprintf(text, sizeof text, "%" G_GINT64_FORMAT ".%06d", fen / 1000000,
               (int) (fen % 1000000));
    return json_string(text);
}

static json_t *
subject_json(const struct subject *s)
{
    return json_pack("{s:s, s:s}", "code", s->code, "name", s->name);
}

/* --------------------------------------------------------------- writing */

void
make_line(struct maker *m, char *line)
{
    g_ptr_array_add(m->text->lines, line);
}

void
make_cells(struct maker *m, const char *const *cells, size_t n)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(out, "%s%s", i ? "\t" : "", cells[i]);
    make_line(m, g_string_free(out, FALSE));
}

void
make_title(struct maker *m, const char *title)
{
    make_line(m, g_strdup(""));
    m->number++;
    make_line(m, m->title_style
                     ? g_strdup_printf("预算表%02d %s", m->number, title)
                     : g_strdup_printf("预算%02d表 %s", m->number, title));
    make_line(m, g_strdup(""));
    make_line(m, g_strdup("金额单位：万元"));
    make_line(m, g_strdup(""));
}

void
make_table(struct maker *m, const char *kind, size_t rows)
{
    json_array_append_new(m->tables, json_pack("{s:s, s:I}", "kind", kind,
                                               "rows", (json_int_t) rows));
}

static gint64
sum(const struct maker *m, int basic, const char *function)
{
    gint64 fen = 0;
    for (guint i = 0; i < m->lines->len; i++) {
        const struct line *l = &g_array_index(m->lines, struct line, i);
        const char *code = m->theme->functions[l->function].code;
        if ((basic < 0 || (l->project == NULL) == basic) &&
            (!function || strcmp(code, function) == 0))
            fen += l->fen;
    }
    return fen;
}

/* ---------------------------------------------------------------- tables */

static void
make_balance(struct maker *m)
{
    const char *all = make_printed(m, sum(m, -1, NULL));
    make_title(m, "收支总表");
    PUT(m, "收 入", "", "支 出", "");
    PUT(m, "项 目", "预算数", "项 目", "预算数");
    PUT(m, "一、一般公共预算拨款收入", all, "一、一般公共服务支出", "");
    PUT(m, "二、政府性基金预算拨款收入", "", "二、教育支出", "");
    PUT(m, "三、国有资本经营预算拨款收入", "",
        make_keep(m, g_strdup_printf("三、%s", m->theme->class.name)), all);
    PUT(m, "四、其他收入", "", "四、卫生健康支出", "");
    PUT(m, "本年收入合计", all, "本年支出合计", all);
    PUT(m, "上年结转结余", "", "年终结转结余", "");
    PUT(m, "收入总计", all, "支出总计", all);
    make_table(m, "balance", 5);
}

/* Expenditure: what the lines come to by function and both classes. */
struct cell_sum {
    size_t function;
    const struct pair *pair;
    gint64 basic, project;
};

static GArray *
by_subject(const struct maker *m)
{
    GArray *sums = g_array_new(FALSE, TRUE, sizeof(struct cell_sum));
    for (guint i = 0; i < m->lines->len; i++) {
        const struct line *l = &g_array_index(m->lines, struct line, i);
        const struct pair *pair = l->project ? &SPENDING[l->pair]
                                             : &BASIC[l->pair];
        guint k = 0;
        while (
            k < sums->len &&
            (g_array_index(sums, struct cell_sum, k).pair != pair ||
             g_array_index(sums, struct cell_sum, k).function != l->function))
            k++;
        if (k == sums->len)
            g_array_append_vals(
                sums, &(struct cell_sum){ l->function, pair, 0, 0 }, 1);
        struct cell_sum *s = &g_array_index(sums, struct cell_sum, k);
        *(l->project ? &s->project : &s->basic) += l->fen;
    }
    return sums;
}

static const char *
coded(struct maker *m, const struct subject *s)
{
    return make_keep(m, g_strdup_printf("%s-%s", s->code, s->name));
}

static void
make_expenditure(struct maker *m)
{
    GArray *sums = by_subject(m);
    json_t *list = json_array();
    make_title(m, m->late ? "支出总表" : "支出预算总表");
    PUT(m, "支出功能分类科目", "政府支出经济分类科目", "部门支出经济分类科目",
        "合计", "基本支出", "项目支出");
    for (guint i = 0; i < sums->len; i++) {
        const struct cell_sum *s = &g_array_index(sums, struct cell_sum, i);
        const struct subject *function = &m->theme->functions[s->function];
        PUT(m, coded(m, function), coded(m, &s->pair->government),
            coded(m, &s->pair->department),
            make_printed(m, s->basic + s->project), make_printed(m, s->basic),
            make_printed(m, s->project));
        json_array_append_new(
            list,
            json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "function",
                      subject_json(function), "government_economic",
                      subject_json(&s->pair->government), "department_economic",
                      subject_json(&s->pair->department), "total",
                      make_exact(s->basic + s->project), "basic",
                      make_exact(s->basic), "project", make_exact(s->project)));
    }
    PUT(m, "合 计", "", "", make_printed(m, sum(m, -1, NULL)),
        make_printed(m, sum(m, 1, NULL)), make_printed(m, sum(m, 0, NULL)));
    make_table(m, "expenditure", sums->len);
    json_object_set_new(m->truth, "expenditure", list);
    g_array_free(sums, TRUE);
}

static void
make_project_lines(struct maker *m)
{
    size_t rows = 0;
    make_title(m, "项目支出表");
    PUT(m, "项目单位", "类型", "项目名称", "支出功能分类科目",
        "政府支出经济分类科目", "部门支出经济分类科目", "合计", "一般公共预算",
        "政府性基金预算", "国有资本经营预算");
    for (guint i = 0; i < m->lines->len; i++) {
        const struct line *l = &g_array_index(m->lines, struct line, i);
        if (!l->project)
            continue;
        const char *unit =
            make_keep(m, g_strdup_printf("%s-%s", make_unit_code(m, l->unit),
                                         make_unit_name(m, l->unit)));
        const struct pair *pair = &SPENDING[l->pair];
        PUT(m, unit, "1-行政单位", l->project,
            coded(m, &m->theme->functions[l->function]),
            coded(m, &pair->government), coded(m, &pair->department),
            make_printed(m, l->fen), make_printed(m, l->fen), "", "");
        rows++;
    }
    const char *all = make_printed(m, sum(m, 0, NULL));
    PUT(m, "合 计", "", "", "", "", "", all, all, "", "");
    make_table(m, "project-lines", rows);
}

static void
make_basic(struct maker *m)
{
    gint64 personnel = 0;
    make_title(m, "一般公共预算财政拨款基本支出表");
    PUT(m, "政府支出经济分类科目", "部门支出经济分类科目", "本年预算数", "",
        "");
    PUT(m, "", "", "合计", "人员经费", "公用经费");
    size_t rows = 0;
    for (size_t p = 0; p < G_N_ELEMENTS(BASIC); p++) {
        gint64 fen = 0;
        for (guint i = 0; i < m->lines->len; i++) {
            const struct line *l = &g_array_index(m->lines, struct line, i);
            fen += !l->project && l->pair == p ? l->fen : 0;
        }
        personnel += BASIC[p].personnel ? fen : 0;
        PUT(m, coded(m, &BASIC[p].government), coded(m, &BASIC[p].department),
            make_printed(m, fen), make_printed(m, BASIC[p].personnel ? fen : 0),
            make_printed(m, BASIC[p].personnel ? 0 : fen));
        rows++;
    }
    PUT(m, "", "合 计", make_printed(m, sum(m, 1, NULL)),
        make_printed(m, personnel),
        make_printed(m, sum(m, 1, NULL) - personnel));
    make_table(m, "basic", rows);
}

static void
make_empty(struct maker *m)
{
    make_title(m, "政府性基金预算财政拨款支出表");
    PUT(m, "支出功能分类科目", "政府支出经济分类科目", "部门支出经济分类科目",
        "预算数", "", "");
    PUT(m, "", "", "", "合计", "基本支出", "项目支出");
    PUT(m, "", "", "合 计", "", "", "");
    make_table(m, "fund", 0);
}

/* ------------------------------------------------------------- aggregates */

static json_t *
aggregate(const struct subject *s, const char *level, gint64 basic,
          gint64 project)
{
    char text[2][48];
    g_snprintf(text[0], 48, "%" G_GINT64_FORMAT ".%06d", basic / 1000000,
               (int) (basic % 1000000));
    g_snprintf(text[1], 48, "%" G_GINT64_FORMAT ".%06d", project / 1000000,
               (int) (project % 1000000));
    return json_pack("{s:s, s:s, s:s, s:o, s:s, s:s}", "code", s->code, "name",
                     s->name, "level", level, "total",
                     make_exact(basic + project), "basic", text[0], "project",
                     text[1]);
}

static void
make_aggregates(struct maker *m)
{
    json_t *list = json_array();
    json_array_append_new(list, aggregate(&m->theme->class, "类",
                                          sum(m, 1, NULL), sum(m, 0, NULL)));
    json_array_append_new(list, aggregate(&m->theme->section, "款",
                                          sum(m, 1, NULL), sum(m, 0, NULL)));
    for (size_t i = 0; i < 4; i++) {
        const struct subject *s = &m->theme->functions[i];
        gint64 basic = sum(m, 1, s->code), project = sum(m, 0, s->code);
        if (basic + project)
            json_array_append_new(list, aggregate(s, "项", basic, project));
    }
    json_object_set_new(m->truth, "aggregates",
                        json_pack("{s:o}", "function", list));
}

/* ------------------------------------------------------------------ whole */

static void
add_lines(struct maker *m, size_t n_projects)
{
    for (size_t p = 0; p < G_N_ELEMENTS(BASIC); p++)
        for (size_t f = 0; f < 2; f++) {
            struct line l = { 0, f, p,
                              100 * (1 + (gint64) rng_below(&m->r, 9000000)),
                              NULL };
            g_array_append_val(m->lines, l);
        }
    for (size_t i = 0; i < n_projects; i++) {
        struct line l = { i * m->n_units / n_projects, 1 + rng_below(&m->r, 3),
                          rng_below(&m->r, G_N_ELEMENTS(SPENDING)),
                          10000 * (1 + (gint64) rng_below(&m->r, 99999)),
                          NULL };
        l.project = make_project_name(m, i);
        g_array_append_val(m->lines, l);
    }
}

struct made
make_budget(int seed, size_t n_projects)
{
    struct maker m = { .r = { (uint64_t) seed * 7919 } };
    m.theme = &THEMES[rng_below(&m.r, G_N_ELEMENTS(THEMES))];
    m.text = text_new("", 0);
    m.truth = json_pack("{s:s}", "kind", "budget");
    m.tables = json_array();
    m.lines = g_array_new(FALSE, TRUE, sizeof(struct line));
    m.kept = g_ptr_array_new_with_free_func(g_free);
    m.n_units = 1 + rng_below(&m.r, UNITS_LIMIT);
    m.year = 2021 + (int) rng_below(&m.r, 6);
    m.title_style = rng_chance(&m.r, 50);
    m.late = m.year >= 2024;
    m.with_headers = rng_chance(&m.r, 50);
    add_lines(&m, n_projects);
    make_balance(&m);
    make_expenditure(&m);
    make_project_lines(&m);
    make_basic(&m);
    make_empty(&m);
    make_targets(&m);
    make_aggregates(&m);
    json_object_set_new(m.truth, "tables", m.tables);
    struct made made = { m.text, json_dumps(m.truth, 0) };
    json_decref(m.truth);
    g_array_free(m.lines, TRUE);
    g_ptr_array_free(m.kept, TRUE);
    return made;
}

void
made_free(struct made *m)
{
    text_free(m->text);
    free(m->truth);
}
