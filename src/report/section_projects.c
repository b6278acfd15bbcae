/* Projects, the largest first, with what they add up to. */
#include "report/breakdown.h"
#include "report/facts.h"
#include "report/sections.h"

#include <glib.h>

enum { MOST_BARS = 12 };

bool
has_projects(const struct composing *c)
{
    return c->u->budget->n_projects > 0 ||
           budget_sure_table(c->u->budget, TABLE_PROJECT_LINES) != NULL;
}

static const char *
project_name(struct composing *c, const struct project_sum *p)
{
    const struct project *of =
        p->target == SIZE_MAX ? NULL : &c->u->budget->projects[p->target];
    if (p->name)
        return p->name;
    if (of && of->candidates && of->candidates[0])
        return arena_printf(c->a, "（名称缺失，可能为“%s”）",
                            of->candidates[0]);
    return "（名称缺失）";
}

/* --------------------------------------------------------------- words */

static const struct sentence_rule SENTENCES[] = {
    { "list", "lines added", "项目支出表和绩效目标表共列{n}个项目，合计{total}"
                             "{@projects-table}" },
    { "list", "lines", "项目支出表列{n}个项目，合计{total}"
                       "{@projects-table}" },
    { "list", "", "项目支出绩效目标表列{n}个项目，总额{total}"
                  "{@projects-table}" },
    { "whole", "even", "，与支出总表的项目支出相等。" },
    { "whole", "share", "，占支出总表项目支出{spending}的{share}。" },
    { "whole", "more", "，多于支出总表的项目支出{spending}。" },
    { "whole", "", "。" },
    { "added", "added", "其中{added}个、{added-sum}只见于绩效目标表，项目支出表"
                        "可能缺页，金额按绩效目标表补列。" },
    { "top", "several complete", "最大的是“{first}”，{first-amount}，占项目支出"
        "的{first-share}；前{few}个项目合计占{few-share}。" },
    { "top", "several", "最大的是“{first}”，{first-amount}，占已列明项目的"
                        "{first-share}；前{few}个项目合计占{few-share}。" },
    { "half", "half complete", "{half}个项目即占项目支出的一半。" },
    { "half", "half", "{half}个项目即占已列明项目的一半。" },
    { "small", "small", "低于100万元的项目{small}个，合计{small-sum}。" },
};

/* What the first few have together, as the table cumulates it. */
static int64_t
shares_of_first(const struct breakdown *b, size_t n)
{
    int64_t sum = 0;
    for (size_t i = 0; i < b->n && i < n; i++)
        sum += b->items[i].share;
    return sum;
}

static void
rank_facts(struct composing *c, struct facts *f,
           const struct project_sums *p)
{
    struct breakdown b = breakdown_by_project(c, p, NULL);
    money sum = { 0 }, small = { 0 }, half = p->total;
    size_t n_few = MIN(p->n, (size_t) 5), n_half = 0, n_small = 0;
    half.fen /= 2;
    for (size_t i = 0; i < p->n; i++) {
        money amount = p->items[i].amount;
        money_add(&sum, amount);
        n_half += !n_half && sum.fen >= half.fen ? i + 1 : 0;
        if (amount.fen > 0 && amount.fen < 100 * money_unit_fen(UNIT_WAN)) {
            n_small++;
            money_add(&small, amount);
        }
    }
    facts_flag(f, "several", p->n > 5 && p->total.fen > 0);
    facts_word(f, "first", words_short(c->a, project_name(c, &p->items[0])),
               breakdown_project_anchor(c->a, c->u->budget, &p->items[0]));
    facts_amount(f, "first-amount", p->items[0].amount,
                 breakdown_project_anchor(c->a, c->u->budget, &p->items[0]));
    facts_ratio(f, "first-share", p->items[0].amount, p->total);
    facts_count(f, "few", n_few);
    facts_share(f, "few-share", shares_of_first(&b, n_few), p->total);
    facts_count(f, "half", p->n >= 8 && n_half * 3 <= p->n ? n_half : 0);
    facts_count(f, "small", n_small < p->n ? n_small : 0);
    facts_amount(f, "small-sum", small, NULL);
}

static void
say_projects(struct composing *c, const struct project_sums *p)
{
    const struct summary *s = c->u->summary;
    struct facts *f = facts_new(c->a);
    money added = { 0 };
    for (size_t i = 0; i < p->n; i++)
        if (p->items[i].only_targets)
            money_add(&added, p->items[i].amount);
    facts_flag(f, "lines", p->source == TABLE_PROJECT_LINES);
    facts_count(f, "n", p->n);
    facts_amount(f, "total", p->total, "projects-total");
    facts_amount(f, "spending", s->project, "basic-project-total");
    facts_flag(f, "even", p->complete);
    facts_flag(f, "complete", p->complete);
    int64_t share;
    if (project_sums_share(p, s, p->total, &share))
        facts_share(f, "share", share, p->total);
    facts_flag(f, "more", s->parts_known && s->project.fen < p->total.fen);
    facts_count(f, "added", p->n_added);
    facts_amount(f, "added-sum", added, NULL);
    rank_facts(c, f, p);
    facts_paragraph(f, c, SENTENCES, G_N_ELEMENTS(SENTENCES));
}

/* --------------------------------------------------------------- chart */

static void
chart_of_projects(struct composing *c, const struct project_sums *p)
{
    struct breakdown b = breakdown_by_project(c, p, NULL);
    if (b.n < 3)
        return;
    size_t n = MIN(b.n, (size_t) MOST_BARS);
    size_t said = n < b.n ? n : MIN(b.n / 2 + 1, (size_t) 3);
    int64_t share = shares_of_first(&b, said);
    struct chart *chart = arena_one(c->a, struct chart);
    *chart = (struct chart) {
        .kind = CHART_PARETO, .unit = UNIT_WAN, .decimals = 2, .n_items = n,
        .items = b.items,
        .title = arena_printf(c->a, "最大的%zu个项目占%s%s", said, b.of,
                              words_share(c->a, share, b.total)),
        .note = arena_printf(
            c->a, "单位：万元；累计占比以所列%zu个项目的总额%s万元为分母。"
                  "资料来源：%s。", p->n, words_wan(c->a, b.total), b.source)
    };
    chart->description = chart->title;
    part_chart(c, chart, "chart-projects");
}

/* --------------------------------------------------------------- table */

static void
put_project(struct composing *c, struct tabling *t,
            const struct project_sum *p, size_t number)
{
    const struct budget *b = c->u->budget;
    tabling_row(t, REPORT_ROW_ITEM, breakdown_project_anchor(c->a, b, p));
    tabling_count(t, number);
    tabling_text(t, arena_printf(c->a, "%s%s", project_name(c, p),
                                 p->only_targets ? "＊" : ""), 0);
    tabling_money(t, p->amount, anchor_row(c->a, p->table, p->line));
    tabling_exact(t, p->amount);
}

static void
put_shares(struct tabling *t, const struct project_sum *p, int64_t share,
           int64_t sum)
{
    tabling_share(t, share, p->amount);
    tabling_share(t, sum, p->amount);
}

static void
put_indicators(struct composing *c, struct tabling *t,
               const struct project_sum *p)
{
    if (p->target == SIZE_MAX) {
        tabling_blank(t);
        return;
    }
    const struct project *of = &c->u->budget->projects[p->target];
    tabling_link(t, arena_printf(c->a, "%zu", of->n_indicators),
                 anchor_row(c->a, of->table, of->first_line));
}

static void
table_of_projects(struct composing *c, const struct project_sums *p)
{
    static const struct tabling_column columns[] = {
        { "序号", ALIGN_RIGHT, 0, 0 },    { "项目名称", ALIGN_LEFT, 18, 0 },
        { "金额", ALIGN_POINT, 0, 0 },    { "占比", ALIGN_RIGHT, 0, 0 },
        { "累计占比", ALIGN_RIGHT, 0, 0 }, { "绩效指标", ALIGN_RIGHT, 0, 0 }
    };
    money *parts = arena_array(c->a, money, p->n + 1);
    int64_t *shares = arena_array(c->a, int64_t, p->n + 1), sum = 0;
    for (size_t i = 0; i < p->n; i++)
        parts[i] = p->items[i].amount;
    money_shares(parts, p->n, p->total, shares);
    struct tabling *t = tabling_new(c->a, "项目一览", 6, columns);
    for (size_t i = 0; i < p->n; i++) {
        sum += shares[i];
        put_project(c, t, &p->items[i], i + 1);
        put_shares(t, &p->items[i], shares[i], sum);
        put_indicators(c, t, &p->items[i]);
    }
    tabling_row(t, REPORT_ROW_TOTAL, "projects-total");
    tabling_text(t, NULL, 0);
    tabling_text(t, p->complete ? "合计" : "已列明项目合计", 0);
    tabling_money(t, p->total, NULL);
    tabling_share(t, p->total.fen ? 10000 : 0, p->total);
    struct report_table *made = tabling_end(t, c);
    made->anchor = "projects-table";
    made->tools = true;
    made->unit = "金额单位：万元";
    made->note = arena_printf(
        c->a, "注：占比以%s合计为分母；“–”表示没有列绩效指标%s。资料来源：%s。",
        p->complete ? "项目支出" : "已列明项目",
        p->n_added ? "；＊只见于绩效目标表" : "",
        table_kind_name(p->source));
}

void
section_projects(struct composing *c)
{
    const struct project_sums p = *part_projects(c);
    if (!p.n) {
        part_paragraph(c, "公开的项目支出表没有列出项目。");
        return;
    }
    say_projects(c, &p);
    chart_of_projects(c, &p);
    table_of_projects(c, &p);
}
