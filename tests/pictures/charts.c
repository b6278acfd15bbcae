/* Charts of every kind, usual and extreme. */
#include "pictures.h"

#include <glib.h>
#include <string.h>

enum { PAGE_WIDTH = 451, HALF_WIDTH = 213 };
static const double MARGIN = 10;

#define WAN(x) ((money) { (int64_t) ((double) (x) * 1e6 + 0.5) })

static void
add_chart(struct gallery *g, const char *name, const struct chart *c,
          double width)
{
    struct chart_means with = { .f = g->f, .memory = g->memory };
    struct page *page = arena_one(g->memory, struct page);
    double height = chart_height(c, width, &with);
    page->width = width + 2 * MARGIN;
    page->height = height + 2 * MARGIN;
    struct page_item *tag = page_add(g->memory, page, PAGE_TAG);
    tag->tag.tag = TAG_FIGURE;
    tag->tag.alt = name;
    tag->tag.x = tag->tag.y = MARGIN;
    tag->tag.width = width;
    tag->tag.height = height;
    chart_draw(c, page, (struct chart_box) { MARGIN, MARGIN, width }, &with);
    tag = page_add(g->memory, page, PAGE_TAG);
    tag->tag.tag = TAG_FIGURE;
    tag->tag.ends = true;
    gallery_add(g, name, page);
}

/* The shares of the whole. */
static void
set_shares(struct chart_item *items, size_t n)
{
    money *parts = g_new(money, n), sum = { 0 };
    int64_t *shares = g_new(int64_t, n);
    for (size_t i = 0; i < n; i++) {
        parts[i] = items[i].value;
        money_add(&sum, parts[i]);
    }
    money_shares(parts, n, sum, shares);
    for (size_t i = 0; i < n; i++)
        items[i].share = shares[i];
    g_free(parts);
    g_free(shares);
}

static struct chart
chart_of(enum chart_kind kind, const struct chart_item *items, size_t n)
{
    return (struct chart) { .kind = kind, .title = "题", .unit = UNIT_WAN,
                            .decimals = 2, .n_items = n, .items = items };
}

static const char LONG_NAME[] =
    "面向成果转化产业化、园区低碳节能科技成果转化及产业化、提升园区创新发展"
    "环境等方向的专项扶持资金项目（第二批，含以前年度结转部分，追加）";

/* ------------------------------------------------------------- one value */

static struct chart_item economic[] = {
    { .label = "费用补贴", .value = WAN(205199.56) },
    { .label = "委托业务费", .value = WAN(12752.31) },
    { .label = "办公经费", .value = WAN(3891.39) },
    { .label = "工资福利支出", .value = WAN(2360.52) },
    { .label = "工资奖金津补贴", .value = WAN(2249.47) },
    { .label = "其他（12项）", .value = WAN(3429.52), .gathered = true },
};

static struct chart_item extreme[] = {
    { .label = LONG_NAME, .value = WAN(637800) },
    { .label = "机关事业单位基本养老保险缴费支出", .value = WAN(63.78) },
    { .label = "抚恤金", .value = WAN(0.012) },
    { .label = "零", .value = WAN(0) },
    { .label = "以前年度收回的结余资金",
      .value = { -INT64_C(15000000000) } },
};

static void
set_many(struct gallery *g, struct chart_item *items, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        items[i].value = WAN(9000.0 / (double) (i + 1));
        items[i].label =
            i % 4 == 1
                ? arena_printf(g->memory, "第%zu个%s", i, LONG_NAME)
                : arena_printf(g->memory, "城市运行保障专项经费第%zu项", i);
    }
    set_shares(items, n);
}

static void
add_bars(struct gallery *g)
{
    static struct chart_item many[50], zero[3];
    struct chart c = chart_of(CHART_BARS, economic, 6);
    add_chart(g, "bars", &c, PAGE_WIDTH);
    add_chart(g, "bars-half", &c, HALF_WIDTH);
    c = chart_of(CHART_BARS, economic, 1);
    add_chart(g, "bars-one", &c, PAGE_WIDTH);
    c = chart_of(CHART_BARS, extreme, G_N_ELEMENTS(extreme));
    add_chart(g, "bars-extreme", &c, PAGE_WIDTH);
    add_chart(g, "bars-extreme-half", &c, HALF_WIDTH);
    set_many(g, many, 50);
    c = chart_of(CHART_BARS, many, 50);
    add_chart(g, "bars-fifty", &c, PAGE_WIDTH);
    for (size_t i = 0; i < 3; i++)
        zero[i] = (struct chart_item) { .label = economic[i].label };
    c = chart_of(CHART_BARS, zero, 3);
    add_chart(g, "bars-zero", &c, PAGE_WIDTH);
}

static void
add_pareto(struct gallery *g)
{
    static struct chart_item many[30];
    set_many(g, many, 30);
    struct chart c = chart_of(CHART_PARETO, many, 10);
    set_shares(many, 10);
    add_chart(g, "pareto", &c, PAGE_WIDTH);
    add_chart(g, "pareto-half", &c, HALF_WIDTH);
    set_shares(many, 30);
    c = chart_of(CHART_PARETO, many, 30);
    add_chart(g, "pareto-thirty", &c, PAGE_WIDTH);
}

static void
add_donut(struct gallery *g)
{
    static struct chart_item parts[] = {
        { .label = "项目支出", .value = WAN(223343.98) },
        { .label = "基本支出", .value = WAN(6538.77) },
    };
    static struct chart_item many[9];
    set_shares(parts, 2);
    struct chart c = chart_of(CHART_DONUT, parts, 2);
    add_chart(g, "donut", &c, PAGE_WIDTH);
    add_chart(g, "donut-half", &c, HALF_WIDTH);
    c = chart_of(CHART_DONUT, parts, 1);
    add_chart(g, "donut-one", &c, HALF_WIDTH);
    set_many(g, many, 9);
    c = chart_of(CHART_DONUT, many, 9);
    add_chart(g, "donut-nine", &c, PAGE_WIDTH);
    add_chart(g, "donut-nine-half", &c, HALF_WIDTH);
    c = chart_of(CHART_DONUT, economic, 0);
    add_chart(g, "donut-none", &c, HALF_WIDTH);
}

static struct chart_item functions[] = {
    { .label = "科学技术支出", .value = WAN(225929.07) },
    { .label = "城乡社区支出", .value = WAN(48211.5) },
    { .label = "一般公共服务支出", .value = WAN(23932.39) },
    { .label = "社会保障和就业支出", .value = WAN(9125.77) },
    { .label = "住房保障支出", .value = WAN(4821.96) },
    { .label = "卫生健康支出", .value = WAN(2144.03) },
    { .label = "教育支出", .value = WAN(18.9) },
    { .label = "文化旅游体育与传媒支出", .value = WAN(2.4) },
};

static void
add_treemap(struct gallery *g)
{
    static struct chart_item many[50];
    size_t n = G_N_ELEMENTS(functions);
    set_shares(functions, n);
    struct chart c = chart_of(CHART_TREEMAP, functions, n);
    add_chart(g, "treemap", &c, PAGE_WIDTH);
    add_chart(g, "treemap-half", &c, HALF_WIDTH);
    set_many(g, many, 50);
    c = chart_of(CHART_TREEMAP, many, 50);
    add_chart(g, "treemap-fifty", &c, PAGE_WIDTH);
}

/* ----------------------------------------------------------- many values */

static const char *basic_project[] = { "基本支出", "项目支出", NULL };
static const char *years[] = { "2020年", "2021年", "2022年", NULL };

static void
add_stacked(struct gallery *g)
{
    static struct chart_item items[16];
    for (size_t i = 0; i < 16; i++) {
        items[i] = (struct chart_item) { .label = functions[i / 2].label,
                                         .group = basic_project[i % 2] };
        items[i].value.fen = functions[i / 2].value.fen / 10 *
                             (i % 2 ? 10 - (int64_t) (i / 2) : (int64_t) i / 2);
    }
    struct chart c = chart_of(CHART_STACKED, items, 16);
    c.parts = basic_project;
    add_chart(g, "stacked", &c, PAGE_WIDTH);
    add_chart(g, "stacked-half", &c, HALF_WIDTH);
}

static struct chart_item three_public[12];

static void
set_three_public(void)
{
    static const char *names[] = { "因公出国（境）费用", "公务接待费",
                                   "公务用车购置费", "公务用车运行维护费" };
    static const double amounts[] = { 62.5,  12.4, 0,     11.2, 10.5, 8.9,
                                      36, 0, 18.3, 41.3, 40.8,  39.95 };
    for (size_t i = 0; i < 12; i++)
        three_public[i] = (struct chart_item) { .label = names[i / 3],
                                                .group = years[i % 3],
                                                .value = WAN(amounts[i]),
                                                .share = -1 };
}

static void
add_grouped(struct gallery *g)
{
    set_three_public();
    struct chart c = chart_of(CHART_GROUPED, three_public, 12);
    c.parts = years;
    add_chart(g, "grouped", &c, PAGE_WIDTH);
    add_chart(g, "grouped-half", &c, HALF_WIDTH);
}

static void
add_panels(struct gallery *g)
{
    static struct chart_item items[12], orgs[18];
    for (size_t i = 0; i < 12; i++) {
        items[i] = three_public[i];
        items[i].label = three_public[i].group;
        items[i].group = three_public[i].label;
    }
    struct chart c = chart_of(CHART_PANELS, items, 12);
    add_chart(g, "panels", &c, PAGE_WIDTH);
    for (size_t i = 0; i < 18; i++) {
        orgs[i] = (struct chart_item) { .label = basic_project[i % 2] };
        orgs[i].group = i / 2 == 3 ? LONG_NAME
            : arena_printf(g->memory, "某某园区管理委员会第%zu事务中心", i / 2);
        orgs[i].value = WAN(3000.0 / (double) (i + 1));
    }
    c = chart_of(CHART_PANELS, orgs, 18);
    add_chart(g, "panels-orgs", &c, PAGE_WIDTH);
    add_chart(g, "panels-half", &c, HALF_WIDTH);
}

static void
add_heat(struct gallery *g)
{
    static const char *columns[] = {
        "工资福利支出", "商品和服务支出", "对个人和家庭的补助", "资本性支出",
        "对企业补助", "债务利息及费用支出"
    };
    static struct chart_item items[48], wide[8 * 12];
    for (size_t i = 0; i < 48; i++) {
        items[i] = (struct chart_item) { .label = functions[i / 6].label,
                                         .to = columns[i % 6] };
        if ((i * 7) % 5 != 0)
            items[i].value.fen = functions[i / 6].value.fen /
                                 (int64_t) (1 + i * i * i % 97);
    }
    items[10].value.fen = -500000;
    struct chart c = chart_of(CHART_HEAT, items, 48);
    add_chart(g, "heat", &c, PAGE_WIDTH);
    add_chart(g, "heat-half", &c, HALF_WIDTH);
    for (size_t i = 0; i < G_N_ELEMENTS(wide); i++) {
        wide[i].label = i / 12 == 2 ? LONG_NAME
            : arena_printf(g->memory, "第%zu款支出", i / 12);
        wide[i].to = arena_printf(g->memory, "第%zu类支出经济分类", i % 12);
        wide[i].value = WAN((i * 37 % 11) * (i % 12) * 123.0);
    }
    c = chart_of(CHART_HEAT, wide, G_N_ELEMENTS(wide));
    add_chart(g, "heat-wide", &c, PAGE_WIDTH);
}

static void
add_sankey(struct gallery *g)
{
    static struct chart_item items[] = {
        { .label = "一般公共预算拨款", .to = "基本支出",
          .value = WAN(6538.77) },
        { .label = "一般公共预算拨款", .to = "项目支出",
          .value = WAN(190163.22) },
        { .label = "上年结转", .to = "项目支出", .value = WAN(33180.76) },
        { .label = "基本支出", .to = "科学技术支出", .value = WAN(5517.48) },
        { .label = "基本支出", .to = "一般公共服务支出", .value = WAN(1000) },
        { .label = "基本支出", .to = "教育支出", .value = WAN(18.9) },
        { .label = "基本支出", .to = "社会保障和就业支出",
          .value = WAN(2.395) },
        { .label = "项目支出", .to = "科学技术支出",
          .value = WAN(220411.595) },
        { .label = "项目支出", .to = "一般公共服务支出",
          .value = WAN(2932.386) },
        { .label = "科学技术支出", .to = "对企业补助",
          .value = WAN(205199.56) },
        { .label = "科学技术支出", .to = "商品和服务支出",
          .value = WAN(18000) },
        { .label = "科学技术支出", .to = "工资福利支出",
          .value = WAN(2729.515) },
        { .label = "一般公共服务支出", .to = "商品和服务支出",
          .value = WAN(2932.386) },
        { .label = "一般公共服务支出", .to = "工资福利支出",
          .value = WAN(1000) },
        { .label = "教育支出", .to = "商品和服务支出", .value = WAN(18.9) },
        { .label = "社会保障和就业支出", .to = "对个人和家庭的补助",
          .value = WAN(2.395) },
    };
    static struct chart_item skips[] = {
        { .label = "财政拨款", .to = "基本支出", .value = WAN(300) },
        { .label = "财政拨款", .to = "年终结转结余", .value = WAN(120) },
        { .label = "事业收入", .to = "基本支出", .value = WAN(80) },
        { .label = "基本支出", .to = "教育支出", .value = WAN(200) },
        { .label = "基本支出", .to = "卫生健康支出", .value = WAN(180) },
        { .label = "教育支出", .to = "年终结转结余", .value = WAN(20) },
        { .label = "教育支出", .to = "工资福利支出", .value = WAN(180) },
        { .label = "卫生健康支出", .to = "工资福利支出", .value = WAN(180) },
    };
    static struct chart_item many[60];
    struct chart c = chart_of(CHART_SANKEY, items, G_N_ELEMENTS(items));
    add_chart(g, "sankey", &c, PAGE_WIDTH);
    add_chart(g, "sankey-half", &c, HALF_WIDTH);
    c = chart_of(CHART_SANKEY, skips, G_N_ELEMENTS(skips));
    add_chart(g, "sankey-skips", &c, PAGE_WIDTH);
    for (size_t i = 0; i < 60; i++) {
        many[i].label = arena_printf(g->memory, "来源%zu", i % 3);
        many[i].to = i == 7 ? LONG_NAME
                            : arena_printf(g->memory, "去向%zu", i / 2);
        many[i].value = WAN(4000.0 / (double) (i * i + 1));
    }
    c = chart_of(CHART_SANKEY, many, 60);
    add_chart(g, "sankey-many", &c, PAGE_WIDTH);
}

static void
add_bullet(struct gallery *g)
{
    static struct chart_item rate[] = {
        { .label = "全年执行数", .value = WAN(4612.3), .share = 9225 },
    };
    static struct chart_item scores[] = {
        { .label = "预算执行率", .value = { 922 }, .of = { 1000 } },
        { .label = "产出指标", .value = { 4800 }, .of = { 5000 } },
        { .label = "效益指标", .value = { 2650 }, .of = { 3000 } },
        { .label = "满意度指标", .value = { 1000 }, .of = { 1000 } },
    };
    static const char *words[] = { "全年执行数", "全年预算数", "执行率", NULL };
    static const char *score_words[] = { "得分", "分值", NULL };
    struct chart c = chart_of(CHART_BULLET, rate, 1);
    c.parts = words;
    c.target = WAN(5000);
    c.mark = 9000;
    add_chart(g, "bullet", &c, PAGE_WIDTH);
    add_chart(g, "bullet-half", &c, HALF_WIDTH);
    for (size_t i = 0; i < G_N_ELEMENTS(scores); i++)
        scores[i].share = scores[i].value.fen * 10000 / scores[i].of.fen;
    c = chart_of(CHART_BULLET, scores, G_N_ELEMENTS(scores));
    c.unit = UNIT_YUAN;
    c.parts = score_words;
    add_chart(g, "bullet-scores", &c, PAGE_WIDTH);
}

static void
add_waterfall(struct gallery *g)
{
    static struct chart_item items[] = {
        { .label = "2021年预算", .value = WAN(184210.5) },
        { .label = "科学技术支出", .value = WAN(51220.25) },
        { .label = "住房保障支出（新增）", .value = WAN(1210) },
        { .label = "教育支出", .value = { -INT64_C(310000000) } },
        { .label = "一般公共服务支出", .value = { -INT64_C(6447990000) } },
        { .label = "2022年预算", .value = WAN(229882.76) },
    };
    static struct chart_item below[] = {
        { .label = "上年", .value = WAN(100) },
        { .label = "减少", .value = { -INT64_C(250000000) } },
        { .label = "本年", .value = { -INT64_C(150000000) } },
    };
    static struct chart_item small[] = {
        { .label = "2024年", .value = WAN(17969.25) },
        { .label = "行政运行", .value = WAN(160) },
        { .label = "行政单位医疗（新增）", .value = WAN(61.2) },
        { .label = "培训支出", .value = { -INT64_C(12000000) } },
        { .label = "2025年", .value = WAN(18178.45) },
    };
    struct chart c = chart_of(CHART_WATERFALL, small, G_N_ELEMENTS(small));
    add_chart(g, "waterfall-small", &c, PAGE_WIDTH);
    c = chart_of(CHART_WATERFALL, items, G_N_ELEMENTS(items));
    add_chart(g, "waterfall", &c, PAGE_WIDTH);
    c = chart_of(CHART_WATERFALL, below, G_N_ELEMENTS(below));
    add_chart(g, "waterfall-below", &c, HALF_WIDTH);
}

void
gallery_add_charts(struct gallery *g)
{
    set_shares(economic, G_N_ELEMENTS(economic));
    add_bars(g);
    add_stacked(g);
    add_grouped(g);
    add_panels(g);
    add_donut(g);
    add_treemap(g);
    add_heat(g);
    add_sankey(g);
    add_pareto(g);
    add_bullet(g);
    add_waterfall(g);
}
