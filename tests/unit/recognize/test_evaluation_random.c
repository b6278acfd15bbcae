/* Random forms, laid out as tables and as the flattened text of a printed
 * page, read again and compared field by field with what was laid out. */
#include "../unit.h"

#include "evaluation_form.h"

#include "base/unicode.h"

#include <stdio.h>
#include <stdlib.h>

/* ----------------------------------------------------------------- random */

static uint64_t seed;

static unsigned
chance(unsigned n) /* 0 … n − 1 */
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned) (seed >> 33) % n;
}

#define PICK(list) list[chance(G_N_ELEMENTS(list))]

/* ------------------------------------------------------------------ words */

static const char *const THINGS[] = {
    "河道清淤", "校舍维修", "图书采购", "公交站台", "养老驿站", "社区卫生服务",
    "文物保护单位", "绿地养护", "信息系统", "道路照明", "污水处理设施",
    "科普活动", "职业技能培训", "食品抽检", "档案数字化", "老旧小区改造",
    "体育赛事", "非遗展演", "垃圾分类驿站", "防汛物资", "残疾人辅具",
    "青年人才公寓", "农村饮用水水源地", "检测实验室", "博物馆临时展览",
    "消防设施", "教师培训", "种质资源", "林下经济示范", "5G应用场景",
    "LED显示屏", "12345热线",
};
static const char *const NAME_TAILS[] = {
    "数量", "完成率", "合格率", "覆盖率", "及时率", "人次", "面积", "达标情况",
    "完成时间", "验收质量", "支出控制", "受益人数", "服务水平", "持续影响",
    "投诉处理率", "群众满意度", "使用单位满意度", "", "工作", "建设任务",
};
static const char *const NAME_HEADS[] = { "", "", "", "新增", "组织", "开展",
                                          "完成", "全市", "重点", "年度",
                                          "支持", "提升" };
static const char *const UNITS[] = { "个", "次", "人次", "家", "平方米", "套",
                                     "场", "处", "万元", "项", "公里", "件" };
static const char *const CLAUSES[] = {
    "按合同约定完成施工并通过验收", "保障设备正常运行", "提高公共服务能力",
    "切实改善周边居民的生活环境", "形成可复制可推广的经验", "满足日常办公需要",
    "符合国家和地方有关标准", "建立长效管理机制", "进一步扩大社会影响力",
    "有效缓解停车难问题", "带动就业150余人", "覆盖全部16个街道",
    "资料归档齐全", "未发生安全生产责任事故", "服务对象范围持续扩大",
    "项目成果得到各方认可", "较上年增长8.5%", "水质稳定达到Ⅲ类标准",
    "平均响应时间不超过30分钟", "培训内容与岗位需求相匹配",
};
static const char *const REASONS[] = {
    "受疫情影响，部分现场活动改为线上举行",
    "由于招标流程较长，合同签订时间推迟", "预算执行过程中压减一般性支出",
    "部分调查样本不足，下一年度扩大样本范围", "项目尾款需待审计后支付",
    "年中调整了实施方案", "佐证材料收集不够充分，今后加强过程资料管理",
    "施工季节性因素导致工期顺延", "需求单位变更，经批准核减",
    "指标值设定偏低，今后将更加科学合理地设定指标", "效益体现尚不充分",
    "供货商备货周期长", "满意度问卷覆盖面有待提高",
    "上级政策变化，该任务当年未安排", "按实际发生结算",
};
static const char *const GOODS[] = { "优", "良好", "达标", "显著提升",
                                     "有效改善",
                                     "优良中低差", "逐步提高", "长期" };

struct level {
    const char *first;
    const char *second[4];
};
static const struct level LEVELS_2021[] = {
    { "产出指标", { "数量指标", "质量指标", "时效指标", "成本指标" } },
    { "效益指标", { "经济效益指标", "社会效益指标", "可持续影响指标", NULL } },
    { "满意度指标", { "服务对象满意度指标", NULL } },
};
static const struct level LEVELS_2023[] = {
    { "成本指标", { "经济成本指标", "社会成本指标", NULL } },
    { "产出指标", { "数量指标", "质量指标", "时效指标", NULL } },
    { "效益指标", { "社会效益指标", "生态效益指标", "可持续影响指标", NULL } },
    { "满意度指标", { "服务对象满意度指标", NULL } },
};

/* ------------------------------------------------------------------ forms */

enum part { LEVEL1, LEVEL2, NAME, TARGET, ACTUAL, WEIGHT, SCORE, REASON,
            PARTS };

struct line {
    const char *part[PARTS]; /* "" when blank */
    bool opens[NAME + 1]; /* the merged cell begins in this row */
};

struct made {
    size_t n;
    struct line *lines;
    char *goal, *actual, *project, *org;
    double total;
};

static arena *memory;
static const char *nothing; /* how blank numbers are printed */

static char *
clauses(unsigned least, unsigned most, const char *end)
{
    GString *s = g_string_new(NULL);
    unsigned n = least + chance(most - least + 1);
    for (unsigned i = 0; i < n; i++)
        g_string_append_printf(s, "%s%s", i ? (chance(3) ? "，" : "、") : "",
                               PICK(CLAUSES));
    g_string_append(s, end);
    char *copy = arena_strdup(memory, s->str);
    g_string_free(s, TRUE);
    return copy;
}

static char *
make_name(void)
{
    const char *thing = PICK(THINGS), *tail = PICK(NAME_TAILS);
    const char *second = chance(6) ? "" : PICK(THINGS);
    return arena_printf(memory, "%s%s%s%s%s", PICK(NAME_HEADS), thing,
                        *second ? "及" : "", second, tail);
}

static char *
make_target(void)
{
    unsigned n = 1 + chance(300);
    switch (chance(9)) {
    case 0: return arena_printf(memory, "≥%u%%", 50 + chance(51));
    case 1: return arena_printf(memory, "%u%s", n, PICK(UNITS));
    case 2: return arena_printf(memory, "%u-%u%s", n, n + 3, PICK(UNITS));
    case 3: return arena_printf(memory, "%u月底前", 1 + chance(12));
    case 4: return arena_printf(memory, "≤%u%s", n, PICK(UNITS));
    case 5: return clauses(1, 3, "");
    case 6: return arena_strdup(memory, PICK(GOODS));
    case 7: return arena_printf(memory, "%u", n);
    default: return arena_printf(memory, "%s不少于%u%s", PICK(THINGS), n,
                                 PICK(UNITS));
    }
}

static char *
make_actual(const char *target)
{
    switch (chance(7)) {
    case 0: return arena_strdup(memory, target);
    case 1: return arena_printf(memory, "%u%%", 50 + chance(60));
    case 2: return arena_printf(memory, "已完成%u%s", 1 + chance(300),
                                PICK(UNITS));
    case 3: return clauses(1, 4, "");
    case 4: return arena_printf(memory, "%u", 1 + chance(400));
    case 5: return arena_printf(memory, "于%u月%u日完成%s", 1 + chance(12),
                                1 + chance(28), PICK(THINGS));
    default: return arena_printf(memory, "%u%s", 1 + chance(300),
                                 PICK(UNITS));
    }
}

static char *
make_reason(void)
{
    return chance(3) ? arena_strdup(memory, PICK(REASONS))
                     : arena_printf(memory, "%s，%s", PICK(REASONS),
                                    PICK(REASONS));
}

/* The row's numbers: full, lessened, or blank with 无. */
static void
make_result(struct line *l)
{
    unsigned weight = 1 + chance(20), kind = chance(10);
    l->part[WEIGHT] = arena_printf(memory, "%u", weight);
    l->part[SCORE] = l->part[WEIGHT];
    l->part[REASON] = "";
    l->part[ACTUAL] = make_actual(l->part[TARGET]);
    if (kind < 3)
        l->part[SCORE] = arena_printf(memory, "%.1f", weight * 0.9);
    if (kind == 9) {
        l->part[ACTUAL] = "无";
        l->part[WEIGHT] = l->part[SCORE] = nothing;
    }
    if ((kind < 3 && chance(6)) || (kind == 9 && chance(4)))
        l->part[REASON] = make_reason();
}

/* A group's rows; a name may be merged over several of them. */
static void
make_group(struct made *m, const char *first, const char *second, bool opens)
{
    unsigned names = 1 + chance(3);
    for (unsigned i = 0; i < names; i++) {
        unsigned rows = chance(8) ? 1 : 2 + chance(2);
        char *name = make_name();
        for (unsigned k = 0; k < rows; k++) {
            struct line *l = &m->lines[m->n++];
            l->part[LEVEL1] = arena_strdup(memory, first);
            l->part[LEVEL2] = arena_strdup(memory, second);
            l->part[NAME] = name;
            l->part[TARGET] = make_target();
            make_result(l);
            l->opens[LEVEL1] = opens && i == 0 && k == 0;
            l->opens[LEVEL2] = i == 0 && k == 0;
            l->opens[NAME] = k == 0;
        }
    }
}

enum { MOST_LINES = 120 };

static struct made
make_form(void)
{
    static const char *const NOTHINGS[] = { "-", "-", "--", "—", "/" };
    nothing = PICK(NOTHINGS);
    struct made m = { .lines = arena_array(memory, struct line, MOST_LINES) };
    bool newer = chance(2);
    const struct level *levels = newer ? LEVELS_2023 : LEVELS_2021;
    size_t n = newer ? G_N_ELEMENTS(LEVELS_2023) : G_N_ELEMENTS(LEVELS_2021);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < 4 && levels[i].second[k]; k++)
            if (k == 0 || chance(4))
                make_group(&m, levels[i].first, levels[i].second[k], k == 0);
    m.project = arena_printf(memory, "%s%s项目", PICK(THINGS), PICK(THINGS));
    m.org = arena_printf(memory, "市%s管理中心", PICK(THINGS));
    m.goal = clauses(3, 14, "。");
    m.actual = clauses(2, 12, "。");
    return m;
}

/* ----------------------------------------------------------- flattening */

struct page {
    GString *text;
    double y, before; /* of this row's centre; of the last line written */
    unsigned blanks;  /* chance of a blank line, of 10 */
    bool kinsoku;
};

/* The length in bytes of the first part that is never broken. */
static size_t
part_length(const char *p, bool kinsoku)
{
    const char *q = p;
    while (*q && (unsigned char) *q < 0x80)
        q++;
    if (q == p)
        q = g_utf8_next_char(p);
    if (kinsoku || (unsigned char) *p < 0x80)
        while (*q && (g_str_has_prefix(q, "，") || g_str_has_prefix(q, "、") ||
                      g_str_has_prefix(q, "。")))
            q = g_utf8_next_char(q);
    return (size_t) (q - p);
}

static GPtrArray *
wrap(const char *text, int width, bool kinsoku)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    GString *line = g_string_new(NULL);
    while (*text) {
        size_t n = part_length(text, kinsoku);
        char *part = g_strndup(text, n);
        if (line->len && unicode_text_width(line->str) +
                                 unicode_text_width(part) > width) {
            g_ptr_array_add(lines, g_strdup(line->str));
            g_string_truncate(line, 0);
        }
        g_string_append(line, part);
        g_free(part);
        text += n;
    }
    if (line->len)
        g_ptr_array_add(lines, g_strdup(line->str));
    g_string_free(line, TRUE);
    return lines;
}

/* One line of a cell: on the line before when it stands level with it. */
static void
put_line(struct page *p, const char *text, double y)
{
    if (p->text->len && y == p->before)
        g_string_append_c(p->text, ' ');
    else if (p->text->len)
        g_string_append(p->text, chance(10) < p->blanks ? "\n\n" : "\n");
    g_string_append(p->text, text);
    p->before = y;
}

static void
put_cell(struct page *p, const char *text, int width)
{
    GPtrArray *lines = wrap(text, width, p->kinsoku);
    for (guint i = 0; i < lines->len; i++)
        put_line(p, lines->pdata[i], p->y + i - (lines->len - 1) / 2.0);
    g_ptr_array_free(lines, TRUE);
}

static void
put_row(struct page *p, const char *const *cells, const int *widths, size_t n)
{
    p->y += 100;
    for (size_t i = 0; i < n; i++)
        if (*cells[i])
            put_cell(p, cells[i], widths[i]);
}

static void
put_text(struct page *p, const char *text)
{
    put_row(p, &text, (const int[]) { 200 }, 1);
}

static void
put_vertical(struct page *p, const char *text)
{
    p->y += 100;
    put_cell(p, text, 2);
}

static void
put_head(struct page *p, const struct made *m)
{
    put_text(p, "项目支出绩效自评表");
    put_text(p, "（2022年度）");
    const char *const name[] = { "项目名称", m->project };
    put_row(p, name, (const int[]) { 20, 90 }, 2);
    const char *const org[] = { "主管部门", "市财政局", "实施单位", m->org };
    put_row(p, org, (const int[]) { 20, 40, 20, 30 }, 4);
    const char *const who[] = { "项目负责人", "王晓", "联系电话", "66001122" };
    put_row(p, who, (const int[]) { 20, 40, 20, 40 }, 4);
    put_text(p, "项目资金（万元）");
    put_text(p, "年初预算数 全年预算数 全年执行数 分值 执行率 得分");
    put_text(p, "年度资金总额 120.000000 100.000000 95.500000 10 95.50% 9.55");
    put_text(p, "其中:当年财政拨款 120.000000 100.000000 95.500000 - 95.50% -");
    put_text(p, "上年结转资金");
    put_text(p, "其他资金");
}

/* Merged cells stand in their first row. */
static void
put_indicators(struct page *p, const struct made *m, const int *widths)
{
    put_text(p, "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分");
    put_text(p, "偏差原因分析及改进措施");
    for (size_t i = 0; i < m->n; i++) {
        const struct line *l = &m->lines[i];
        p->y += 100;
        for (int k = 0; k < PARTS; k++) {
            if (k <= NAME && !l->opens[k])
                continue;
            double row = p->y;
            if (k < NAME)
                p->y += 37 * (k + 1); /* centred over its own rows */
            put_cell(p, l->part[k], widths[k]);
            p->y = row;
        }
    }
    put_text(p, "总分 100 95.20");
}

static char *
flatten(const struct made *m)
{
    static const int FIRST[] = { 2, 4, 8, 12 };
    int widths[PARTS] = { PICK(FIRST), 8 + 2 * (int) chance(6),
                          14 + 2 * (int) chance(9), 14 + 2 * (int) chance(11),
                          12 + 2 * (int) chance(10), 6, 6,
                          14 + 2 * (int) chance(9) };
    for (int k = NAME; k < PARTS; k++)
        widths[k] += widths[k] > 6 ? (int) chance(2) : 0;
    struct page p = { .text = g_string_new(NULL), .kinsoku = chance(2),
                      .blanks = chance(8) };
    int goal = 40 + 2 * (int) chance(20), actual = 40 + 2 * (int) chance(20);
    put_head(&p, m);
    put_vertical(&p, "年度总体目标");
    put_text(&p, "预期目标 实际完成情况");
    put_row(&p, (const char *const[]) { m->goal, m->actual },
            (const int[]) { goal, actual }, 2);
    put_vertical(&p, "绩效指标");
    put_indicators(&p, m, widths);
    char *text = arena_strdup(memory, p.text->str);
    g_string_free(p.text, TRUE);
    return text;
}

/* --------------------------------------------------------------- tables */

/* With columns and a tab between; `\v` breaks a line inside a cell. */
static char *
tabulate(const struct made *m)
{
    bool weight_first = chance(2), blanks = chance(2);
    const enum part order[] = { LEVEL1, LEVEL2, NAME,
                                weight_first ? WEIGHT : TARGET,
                                weight_first ? TARGET : ACTUAL,
                                weight_first ? ACTUAL : WEIGHT, SCORE,
                                REASON };
    static const char *const HEADS[] = { "一级指标", "二级指标", "三级指标",
                                         "年度指标值", "实际完成值",
                                         "分值（权重）", "自评得分",
                                         "偏差原因分析及\v改进措施" };
    GString *s = g_string_new("项目支出绩效自评表\n（2022年度）\n");
    g_string_append_printf(s, "项目名称\t%s\t\t\t\t\t\t\n", m->project);
    g_string_append_printf(s, "主管部门\t市财政局\t\t实施单位\t%s\t\t\t\n",
                           m->org);
    g_string_append(s,
        "项目负责人\t王晓\t\t联系电话\t66001122\t\t\t\n"
        "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t"
        "执行率\t得分\n"
        "\t年度资金总额\t120.000000\t100.000000\t95.500000\t10\t95.50%\t9.55\n"
        "\t其中：当年财政拨款\t120.000000\t100.000000\t95.500000\t\t95.50%\t\n"
        "\t上年结转资金\t\t\t\t\t\t\n\t其他资金\t—\t—\t—\t\t\t\n"
        "年度总体目标\t预期目标\t\t\t实际完成情况\t\t\t\n");
    g_string_append_printf(s, "\t%s\t\t\t%s\t\t\t\n", m->goal, m->actual);
    for (size_t k = 0; k < PARTS; k++)
        g_string_append_printf(s, "%s%s", k ? "\t" : "", HEADS[order[k]]);
    for (size_t i = 0; i < m->n; i++) {
        const struct line *l = &m->lines[i];
        g_string_append(s, blanks && chance(12) == 0 ? "\n\n" : "\n");
        for (size_t k = 0; k < PARTS; k++) {
            enum part part = order[k];
            bool merged = part <= NAME && !l->opens[part];
            g_string_append_printf(s, "%s%s", k ? "\t" : "",
                                   merged ? "" : l->part[part]);
        }
    }
    g_string_append(s, "\n总分\t\t\t\t\t100\t95.20\t\n");
    char *text = arena_strdup(memory, s->str);
    g_string_free(s, TRUE);
    return text;
}

/* -------------------------------------------------------------- comparing */

struct tally {
    size_t right[PARTS], all[PARTS];
    size_t forms, counts, goals, heads;
};

static bool
same(const char *got, const char *truth)
{
    char *tidy = unicode_tidy(memory, truth);
    return strcmp(got ? got : "", strcmp(tidy, nothing) == 0 ? "" : tidy) == 0;
}

static void
compare_rows(struct tally *t, const struct made *m, const struct evaluation *e)
{
    bool aligned = e->n_indicators == m->n;
    t->counts += aligned;
    for (size_t i = 0, k = 0; i < m->n; i++) {
        const struct line *l = &m->lines[i];
        /* rows that were lost or invented shift the rest: find it again */
        size_t at = k;
        while (!aligned && at < e->n_indicators &&
               !same(e->indicators[at].target, l->part[TARGET]))
            at++;
        if (at < e->n_indicators)
            k = at;
        const struct indicator none = { 0 };
        const struct indicator *x =
            at < e->n_indicators ? &e->indicators[k++] : &none;
        const char *got[PARTS] = { x->level1, x->level2, x->level3, x->target,
                                   x->actual, x->weight.text, x->score.text,
                                   x->reason };
        for (int part = 0; part < PARTS; part++) {
            t->all[part]++;
            t->right[part] += same(got[part], l->part[part]);
        }
    }
}

static void
read_back(struct tally *t, char *(*lay_out)(const struct made *))
{
    memory = arena_new();
    findings *found = findings_new();
    struct made m = make_form();
    char *text = lay_out(&m);
    struct budget *b = budget_of(memory, found, text);
    assert_int_equal(b->n_evaluations, 1);
    const struct evaluation *e = b->evaluations;
    compare_rows(t, &m, e);
    t->forms++;
    t->goals += same(e->goal, m.goal) && same(e->actual, m.actual);
    t->heads += same(e->project, m.project) && same(e->org, m.org) &&
                same(e->person, "王晓") && same(e->phone, "66001122") &&
                e->year == 2022 && e->n_funds == 4 &&
                same(e->total_score.text, "95.20") &&
                same(e->funds[0].score.text, "9.55");
    findings_free(found);
    arena_free(memory);
}

static double
share(size_t right, size_t all)
{
    return all ? 100.0 * (double) right / (double) all : 100.0;
}

static struct tally
run(const char *what, size_t forms, char *(*lay_out)(const struct made *))
{
    static const char *const NAMES[] = { "一级", "二级", "三级", "指标值",
                                         "完成值",
                                         "分值", "得分", "原因" };
    struct tally t = { 0 };
    for (size_t i = 0; i < forms; i++) {
        seed = 7 + i * 1000;
        chance(2);
        read_back(&t, lay_out);
    }
    printf("%s: %zu forms, rows %.1f%%, heads %.1f%%, goals %.1f%%;", what,
           forms, share(t.counts, forms), share(t.heads, forms),
           share(t.goals, forms));
    for (int part = 0; part < PARTS; part++)
        printf(" %s %.2f%%", NAMES[part], share(t.right[part], t.all[part]));
    puts("");
    return t;
}

enum { FORMS = 150 };

static void
test_flattened(void **state)
{
    (void) state;
    static const double LEAST[PARTS] = { 100, 100, 98, 98, 98, 100, 100, 98 };
    struct tally t = run("flattened", FORMS, flatten);
    for (int part = 0; part < PARTS; part++)
        assert_true(share(t.right[part], t.all[part]) >= LEAST[part]);
    assert_int_equal(t.counts, t.forms);
    assert_int_equal(t.heads, t.forms);
    assert_true(share(t.goals, t.forms) >= 98);
}

static void
test_tables(void **state)
{
    (void) state;
    struct tally t = run("tables", FORMS, tabulate);
    for (int part = 0; part < PARTS; part++)
        assert_int_equal(t.right[part], t.all[part]);
    assert_int_equal(t.counts, t.forms);
    assert_int_equal(t.goals, t.forms);
    assert_int_equal(t.heads, t.forms);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_flattened),
        cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
