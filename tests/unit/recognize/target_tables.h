/* Random tables of project targets with known truth: which indicator is whose.
 * Forms, layouts and damage are chosen by a recipe. */
#ifndef YUSUAN_TESTS_TARGET_TABLES_H
#define YUSUAN_TESTS_TARGET_TABLES_H

#include "recognize/section.h"

#include <glib.h>
#include <string.h>

enum name_row {
    ROW_FIRST,        /* on the first row of its block */
    ROW_SECOND_PIECE, /* of a block cut by a page's end: where it goes on */
    ROW_CENTRE,       /* in the middle of the block */
    ROW_PIECE_CENTRE, /* in the middle of the block's larger part */
    ROW_LAST,
    ROW_ABOVE, /* on a row of its own */
    ROW_BELOW,
    ROW_ANY /* each block another of these */
};

struct recipe {
    const char *what;
    bool form_2022; /* 16 columns with person, phone, direction; else 12 */
    bool no_direction;
    enum name_row name;
    int page_rows;
    int most;               /* indicators a project */
    int lose_names;         /* of a hundred */
    int pairs_below;        /* of a hundred: two blocks, then both name rows */
    int no_goals, no_costs, /* of a hundred projects */
        no_satisfaction;
    bool drop_cells;          /* merged cells dropped, page by page */
    bool unit_column;         /* units printed somewhere in their span */
    bool merged_levels;       /* printed once for all rows that share them */
    bool no_codes, every_row; /* names without code; on every row */
    bool any_order;           /* indicators in no order at all */
    bool goal_with_name;      /* on the same row, not on the first */
    int lose_rows;            /* of a hundred rows */
    int lose_pages;           /* of a hundred pages */
    int least_percent;        /* of indicators that must find their project */
};

struct true_indicator {
    int line, project;
};

struct made_table {
    arena *memory;
    struct grid grid;
    struct section section;
    GArray *rows;       /* of struct grid_row */
    GArray *indicators; /* of struct true_indicator */
    GPtrArray *codes;   /* per project; null where its name row is lost */
    GRand *random;
    const struct recipe *recipe;
    int line, on_page;
    int dropped;        /* leading cells dropped on this page */
    bool losing;        /* this page */
    enum name_row name; /* of this block */
};

/* -------------------------------------------------------------- plain words */

static const char *const MADE_WORDS[] = {
    "科技", "园区", "企业", "服务", "人才", "平台", "创新", "数据", "信息",
    "系统", "公园", "绿化", "养护", "文化", "活动", "宣传", "培训", "道路",
    "照明", "垃圾", "分类", "教育", "学校", "食堂", "医疗", "设备", "购置",
    "运维", "安全", "应急", "消防", "水利", "河道", "治理", "农业", "种植",
    "社区", "养老", "残疾", "就业", "审计", "法律", "档案", "交流", "国际",
};

struct made_group {
    const char *level1, *level2;
};
static const struct made_group MADE_ORDER[] = {
    { "产出指标", "数量指标" },
    { "产出指标", "质量指标" },
    { "产出指标", "时效指标" },
    { "产出指标", "成本指标" },
    { "效益指标", "经济效益指标" },
    { "效益指标", "社会效益指标" },
    { "效益指标", "生态效益指标" },
    { "效益指标", "可持续影响指标" },
    { "满意度指标", "服务对象满意度指标" },
};
static const struct made_group MADE_NEW[] = {
    { "产出指标", "数量指标" },
    { "产出指标", "质量指标" },
    { "产出指标", "时效指标" },
    { "效益指标", "社会效益指标" },
    { "效益指标", "可持续影响指标" },
    { "成本指标", "经济成本指标" },
    { "满意度指标", "服务对象满意度指标" },
};

static int
made_between(struct made_table *t, int low, int high)
{
    return g_rand_int_range(t->random, low, high + 1);
}

static bool
made_chance(struct made_table *t, int percent)
{
    return made_between(t, 0, 99) < percent;
}

static const char *
made_word(struct made_table *t)
{
    return MADE_WORDS[made_between(t, 0, G_N_ELEMENTS(MADE_WORDS) - 1)];
}

static const char *
made_text(struct made_table *t, const char *own, int words)
{
    GString *s = g_string_new("");
    for (int i = 0; i < words; i++)
        g_string_append(s, own && made_chance(t, 15) ? own : made_word(t));
    const char *text = arena_strdup(t->memory, s->str);
    g_string_free(s, TRUE);
    return text;
}

/* --------------------------------------------------------------------- rows */

static void
made_row(struct made_table *t, const char *const *texts, size_t n)
{
    struct grid_row row = { .line = t->line++, .file = "made", .n_cells = n };
    if (t->losing)
        return;
    row.cells = arena_array(t->memory, struct grid_cell, n);
    for (size_t i = 0; i < n; i++) {
        row.cells[i].text = row.cells[i].folded = texts[i] ? texts[i] : "";
        row.cells[i].column = (int) i + 1;
        row.cells[i].line = row.line;
    }
    g_array_append_val(t->rows, row);
}

static void
made_page_end(struct made_table *t)
{
    t->losing = false;
    made_row(t, NULL, 0);
    t->losing = made_chance(t, t->recipe->lose_pages);
    t->on_page = 0;
    t->dropped = t->recipe->drop_cells ? made_between(t, 0, 2) : 0;
}

/* ------------------------------------------------------------ the projects */

struct made_project {
    int index;
    const char *own, *unit, *code_name, *goal, *goal_rest;
    const char *total;
    int64_t total_fen;
    size_t n;
    struct made_group groups[64];
};

static void
made_groups(struct made_table *t, struct made_project *p)
{
    struct made_group order[9];
    bool old = t->recipe->form_2022;
    size_t n = old ? G_N_ELEMENTS(MADE_ORDER) : G_N_ELEMENTS(MADE_NEW);
    memcpy(order, old ? MADE_ORDER : MADE_NEW, n * sizeof *order);
    if (!old) { /* whole 一级 groups in any order, their parts too */
        for (size_t i = 0; i < n; i++)
            for (size_t k = i + 1; k < n; k++)
                if (strcmp(order[i].level1, order[k].level1) == 0 &&
                    made_chance(t, 40)) {
                    struct made_group swap = order[i];
                    order[i] = order[k];
                    order[k] = swap;
                }
        if (made_chance(t, 40)) { /* satisfaction first */
            struct made_group last = order[n - 1];
            memmove(order + 1, order, (n - 1) * sizeof *order);
            order[0] = last;
        }
    }
    bool no_end = made_chance(t, t->recipe->no_satisfaction);
    p->n = 0;
    for (size_t i = 0; i < n && (int) p->n < t->recipe->most; i++) {
        bool end = g_str_has_prefix(order[i].level1, "满");
        if ((end && no_end) || (!end && made_chance(t, 15)))
            continue;
        int copies = end ? 1 : made_between(t, 1, 1 + t->recipe->most / 8);
        for (int k = 0; k < copies && (int) p->n < t->recipe->most; k++)
            p->groups[p->n++] = order[i];
    }
    if (!p->n)
        p->groups[p->n++] = order[0];
    for (size_t i = 0; i < p->n && t->recipe->any_order; i++) {
        size_t k = (size_t) made_between(t, 0, (int) p->n - 1);
        struct made_group swap = p->groups[i];
        p->groups[i] = p->groups[k];
        p->groups[k] = swap;
    }
}

static void
made_project(struct made_table *t, struct made_project *p, int index)
{
    p->index = index;
    p->own = made_word(t);
    p->unit = NULL;
    p->total_fen = (int64_t) made_between(t, 5, 90000) * 1000000 +
                   made_between(t, 0, 99) * 10000;
    char text[MONEY_TEXT_SIZE];
    money_write((money){ p->total_fen }, UNIT_WAN, 6, true, text);
    p->total = arena_strdup(t->memory, text);
    const char *code = arena_printf(t->memory, "11000022T%012d",
                                    400000 + index * 7);
    const char *name = arena_printf(t->memory, "%s%s项目", p->own,
                                    made_text(t, p->own, 3));
    p->code_name = arena_printf(t->memory, "%s-%s", code, name);
    if (t->recipe->no_codes)
        p->code_name = code = name;
    p->goal = p->goal_rest = NULL;
    if (!made_chance(t, t->recipe->no_goals)) {
        p->goal = arena_printf(t->memory, "%s，开展%s工作，提升%s水平。",
                               made_text(t, p->own, 6), made_text(t, p->own, 5),
                               made_text(t, NULL, 4));
    }
    made_groups(t, p);
    g_ptr_array_add(t->codes, (gpointer) code);
}

/* The columns of a form: where each field goes. */
struct made_columns {
    int n, unit, name, category, person, phone, total, fiscal, goal, level1;
};
static const struct made_columns COLUMNS_2022 = {
    16, 0, 1, 2, 3, 4, 5, 6, 8, 9
};
static const struct made_columns COLUMNS_2026 = { 12, 0, 1, -1, -1,
                                                  -1, 2, 3, 5,  6 };

static const struct made_columns *
made_columns(const struct made_table *t)
{
    return t->recipe->form_2022 ? &COLUMNS_2022 : &COLUMNS_2026;
}

static void
made_put_name(struct made_table *t, const struct made_project *p,
              const char **cells)
{
    const struct made_columns *c = made_columns(t);
    if (!t->codes->pdata[p->index])
        return;
    if (t->losing)
        t->codes->pdata[p->index] = NULL;
    cells[c->name] = p->code_name;
    if (c->category >= 0) {
        cells[c->category] = "31-部门项目";
        cells[c->person] = "王明";
        cells[c->phone] = "55577872";
    }
    cells[c->total] = cells[c->fiscal] = p->total;
}

static void
made_put_indicator(struct made_table *t, const struct made_project *p, size_t i,
                   const char **cells)
{
    const char **at = cells + made_columns(t)->level1;
    bool cost = strstr(p->groups[i].level2, "成本") != NULL;
    bool number = cost || made_chance(t, 60);
    bool merged = t->recipe->merged_levels && i > 0 && t->on_page > 0;
    const struct made_group *last = &p->groups[i ? i - 1 : 0];
    if (!merged || last->level1 != p->groups[i].level1)
        at[0] = p->groups[i].level1;
    if (!merged || last->level2 != p->groups[i].level2)
        at[1] = p->groups[i].level2;
    at[2] = made_text(t, p->own, made_between(t, 3, 7));
    at[3] = cost ? "≤" : number ? "≥" : "定性";
    at[4] = number ? "90" : "优良中低差";
    at[5] = number ? "%" : "";
    if (cost && !made_chance(t, t->recipe->no_costs)) {
        char text[MONEY_TEXT_SIZE];
        money_write((money){ p->total_fen }, UNIT_WAN, 2, false, text);
        at[4] = arena_strdup(t->memory, text);
        at[5] = "万元";
    }
    if (t->recipe->form_2022 && !t->recipe->no_direction)
        at[6] = cost ? "反向指标" : "正向指标";
}

static void
made_own_row(struct made_table *t, const struct made_project *p)
{
    const char *cells[16] = { NULL };
    if (!t->codes->pdata[p->index])
        return;
    made_put_name(t, p, cells);
    made_row(t, cells, (size_t) made_columns(t)->n);
}

/* The row of a block of `n` that starts with `left` rows still on its page,
 * on which the name stands. */
static size_t
made_name_row(const struct made_table *t, size_t n, size_t left)
{
    bool cut = left < n && left > 0;
    switch (t->name) {
    case ROW_SECOND_PIECE:
        return cut ? left : 0;
    case ROW_CENTRE:
        return n / 2;
    case ROW_PIECE_CENTRE:
        if (!cut)
            return n / 2;
        return left > n - left ? left / 2 : left + (n - left) / 2;
    case ROW_LAST:
        return n - 1;
    default:
        return 0;
    }
}

/* A goal that goes on after the page's end is cut in the middle. */
static void
made_cut_goal(struct made_table *t, struct made_project *p, bool cut)
{
    if (!p->goal || !cut || made_chance(t, 40))
        return;
    glong n = g_utf8_strlen(p->goal, -1);
    const char *middle = g_utf8_offset_to_pointer(p->goal, n / 2);
    p->goal_rest = arena_strdup(t->memory, middle);
    p->goal = arena_strndup(t->memory, p->goal, (size_t) (middle - p->goal));
}

static void
made_block(struct made_table *t, struct made_project *p, bool named_here)
{
    const struct made_columns *c = made_columns(t);
    size_t left = (size_t) (t->recipe->page_rows - t->on_page);
    t->name = t->recipe->name == ROW_ANY
                  ? (enum name_row) made_between(t, ROW_FIRST, ROW_BELOW)
                  : t->recipe->name;
    size_t name_row = made_name_row(t, p->n, left);
    made_cut_goal(t, p, left < p->n && left > 0 && !t->recipe->goal_with_name);
    if (named_here && t->name == ROW_ABOVE)
        made_own_row(t, p);
    for (size_t i = 0; i < p->n; i++) {
        const char *cells[20] = { NULL };
        if (t->on_page >= t->recipe->page_rows)
            made_page_end(t);
        if (i == 0)
            cells[c->unit] = p->unit;
        if ((i == name_row && named_here && t->name < ROW_ABOVE) ||
            t->recipe->every_row)
            made_put_name(t, p, cells);
        size_t goal_row = t->recipe->goal_with_name ? name_row : 0;
        if (i == goal_row || t->recipe->every_row)
            cells[c->goal] = p->goal;
        if (i == left && i > 0 && !t->recipe->goal_with_name)
            cells[c->goal] = p->goal_rest;
        made_put_indicator(t, p, i, cells);
        bool lost = t->losing || made_chance(t, t->recipe->lose_rows);
        if (lost && i == name_row && named_here && t->name < ROW_ABOVE)
            t->codes->pdata[p->index] = NULL;
        if (lost) {
            t->on_page++;
            continue;
        }
        bool bare = t->dropped && !cells[0] && !cells[1];
        int drop = bare ? t->dropped : 0;
        struct true_indicator truth = { t->line, p->index };
        g_array_append_val(t->indicators, truth);
        made_row(t, cells + drop, (size_t) c->n);
        t->on_page++;
    }
    if (named_here && t->name == ROW_BELOW)
        made_own_row(t, p);
}

/* --------------------------------------------------------------- the whole */

static void
made_header(struct made_table *t)
{
    static const char *const OLD[2][16] = {
        { "单位名称", "项目名称", "项目类别", "项目负责人", "项目负责人电话",
          "项目总额", "其中：", "", "绩效目标", "一级指标", "二级指标",
          "三级指标", "绩效指标性质", "本年绩效指标值", "绩效度量单位",
          "指标方向性" },
        { "", "", "", "", "", "", "财政资金", "其他资金" },
    };
    static const char *const NEW[2][12] = {
        { "单位名称", "项目名称", "项目总额", "其中：", "", "绩效目标",
          "一级指标", "二级指标", "三级指标", "绩效指标性质", "本年绩效指标值",
          "绩效度量单位" },
        { "", "", "", "财政资金", "其他资金" },
    };
    for (int i = 0; i < 2; i++)
        if (t->recipe->form_2022)
            made_row(t, OLD[i], 16);
        else
            made_row(t, NEW[i], 12);
}

static void
made_pair(struct made_table *t, int index)
{
    struct made_project a, b;
    made_project(t, &a, index);
    made_project(t, &b, index + 1);
    made_block(t, &a, false);
    made_block(t, &b, false);
    made_own_row(t, &a);
    made_own_row(t, &b);
}

static struct made_table
made_table(const struct recipe *recipe, unsigned seed, int projects)
{
    struct made_table t = { .memory = arena_new(), .recipe = recipe };
    t.random = g_rand_new_with_seed(seed);
    t.rows = g_array_new(FALSE, TRUE, sizeof(struct grid_row));
    t.indicators = g_array_new(FALSE, TRUE, sizeof(struct true_indicator));
    t.codes = g_ptr_array_new();
    t.line = 1;
    made_row(&t, (const char *const[]){ "预算13表 年度项目支出绩效表" }, 1);
    made_header(&t);
    for (int i = 0; i < projects; i++) {
        if (i + 1 < projects && made_chance(&t, recipe->pairs_below)) {
            made_pair(&t, i++);
            continue;
        }
        struct made_project p;
        made_project(&t, &p, i);
        if (recipe->unit_column && i % 7 == 3)
            p.unit = arena_printf(t.memory, "0840%02d-某某中心", i / 7);
        if (made_chance(&t, recipe->lose_names))
            t.codes->pdata[i] = NULL;
        made_block(&t, &p, true);
    }
    t.grid = (struct grid){ .n_rows = t.rows->len,
                            .rows = (struct grid_row *) (void *) t.rows->data,
                            .file = "made",
                            .tabbed = true };
    t.section = (struct section){ .kind = TABLE_PROJECT_TARGETS,
                                  .number = "13",
                                  .unit = UNIT_WAN,
                                  .header_row = 1,
                                  .n_header_rows = 2,
                                  .first_row = 3,
                                  .end_row = t.rows->len };
    return t;
}

static void
made_table_free(struct made_table *t)
{
    g_array_free(t->rows, TRUE);
    g_array_free(t->indicators, TRUE);
    g_ptr_array_free(t->codes, TRUE);
    g_rand_free(t->random);
    arena_free(t->memory);
}

#endif
