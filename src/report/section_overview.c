/* 要览: one page that tells how much, from where, to what, whether it is
 * proven, and what stands out. */
#include "report/breakdown.h"
#include "report/facts.h"
#include "report/finding_groups.h"
#include "report/sections.h"

#include "summarize/three_public.h"

#include <glib.h>
#include <string.h>

/** What the page is made of, each null or zero where the document has none. */
struct outline {
    const struct balance *balance;
    const struct figure *income, *carried, *treasury;
    const struct summary *summary; /* its source null: no spending */
    struct project_sums projects;
    struct three_public three_public;
    const struct three_public_year *public_now;
    const struct figure *procurement, *services;
    const struct changes *changes;
};

static const struct figure *
balance_figure(const struct balance *b, enum balance_item_kind kind)
{
    const struct balance_item *item = b ? balance_find(b, kind, false) : NULL;
    return item && figure_is_known(item->figure) ? item->figure : NULL;
}

/* The used amount of a table's total column, if there is one. */
static const struct figure *
total_figure(const struct composing *c, enum table_kind kind)
{
    const struct table *t = budget_sure_table(c->u->budget, kind);
    const struct row *total = t ? table_total(t) : NULL;
    const struct figure *f =
        total ? row_figure(t, total, COLUMN_TOTAL) : NULL;
    return f && figure_is_known(f) ? f : NULL;
}

static struct outline
outline_of(struct composing *c)
{
    const struct budget *b = c->u->budget;
    const struct balance *own =
        budget_sure_balance(b, TABLE_APPROPRIATION_BALANCE);
    struct outline o = {
        .balance = budget_sure_balance(b, TABLE_BALANCE),
        .summary = c->u->summary,
        .projects = *part_projects(c),
        .three_public = three_public_of(b, c->a),
        .procurement = total_figure(c, TABLE_PROCUREMENT),
        .services = total_figure(c, TABLE_SERVICE_PURCHASES)
    };
    o.income = balance_figure(o.balance, BALANCE_GRAND_TOTAL);
    o.carried = balance_figure(o.balance, BALANCE_CARRIED);
    o.treasury = balance_figure(own, BALANCE_GRAND_TOTAL);
    o.public_now = three_public_now(&o.three_public, b);
    o.changes = part_changes(c);
    return o;
}

/* ------------------------------------------------------------- figures */

enum { MOST_KEYS = 8 };

struct keying {
    struct composing *c;
    struct key_figure items[MOST_KEYS];
    size_t n;
};

static void
add_key(struct keying *k, struct key_figure key)
{
    if (k->n < MOST_KEYS)
        k->items[k->n++] = key;
}

static void
add_amount(struct keying *k, const char *label, money amount,
           struct key_figure about)
{
    about.label = label;
    about.value = words_best(k->c->a, amount, &about.unit);
    add_key(k, about);
}

static const char *
share_remark(struct composing *c, const char *of, money part, money whole)
{
    int64_t share;
    if (!money_ratio(part, whole, 10000, &share))
        return NULL;
    return arena_printf(c->a, "占%s%s", of, words_share(c->a, share, part));
}

/* 上年结转, or as a final account names it. */
static const char *
carried_name(const struct balance *b)
{
    return balance_find(b, BALANCE_CARRIED, false)->name;
}

static void
key_money(struct keying *k, const struct outline *o)
{
    struct composing *c = k->c;
    const struct summary *s = o->summary;
    const char *carried =
        o->carried && o->income && o->carried->used.fen
            ? arena_printf(c->a, "其中%s%s", carried_name(o->balance),
                           words_amount(c->a, o->carried->used)) : NULL;
    if (o->income)
        add_amount(k, "收入总计", o->income->used,
                   (struct key_figure) { .link = "balance-table",
                                         .remark = carried });
    else if (s->source)
        add_amount(k, "支出合计", s->total,
                   (struct key_figure) { .link = "function-table" });
    if (o->treasury && !(o->income && o->income->used.fen ==
                                          o->treasury->used.fen))
        add_amount(k, "财政拨款", o->treasury->used,
                   (struct key_figure) {
                       .link = "balance-own",
                       .remark = o->income ? share_remark(
                           c, "收入", o->treasury->used, o->income->used)
                                           : NULL });
    if (!s->parts_known)
        return;
    add_amount(k, "基本支出", s->basic, (struct key_figure) {
        .link = "basic-project-table",
        .remark = share_remark(c, "支出", s->basic, s->total) });
    add_amount(k, "项目支出", s->project, (struct key_figure) {
        .link = "basic-project-table",
        .remark = share_remark(c, "支出", s->project, s->total) });
}

/* The largest functions, where there are several of one size. */
static void
key_functions(struct keying *k)
{
    const struct breaking how = { CLASS_FUNCTION, 1, MEASURE_TOTAL, NULL };
    struct breakdown b = breakdown_by_subject(k->c, &how);
    if (b.n < 3 || breakdown_is_dominated(&b))
        return;
    for (size_t i = 0; i < 3; i++)
        add_amount(k, b.items[i].label, b.items[i].value,
                   (struct key_figure) {
                       .link = "function-table",
                       .remark = arena_printf(
                           k->c->a, "占支出%s",
                           words_share(k->c->a, b.items[i].share,
                                       b.items[i].value)) });
}

static void
key_uses(struct keying *k, const struct outline *o)
{
    struct composing *c = k->c;
    const struct three_public_year *now = o->public_now;
    if (now && now->known[THREE_PUBLIC_TOTAL])
        add_amount(k, "“三公”经费", now->amount[THREE_PUBLIC_TOTAL],
                   (struct key_figure) {
                       .link = "three-public-table",
                       .remark = o->summary->source ? share_remark(
                           c, "支出", now->amount[THREE_PUBLIC_TOTAL],
                           o->summary->total) : NULL });
    if (o->procurement)
        add_amount(k, "政府采购", o->procurement->used,
                   (struct key_figure) {
                       .link = "procurement-table",
                       .remark = o->services ? arena_printf(
                           c->a, "政府购买服务%s",
                           words_amount(c->a, o->services->used)) : NULL });
    else if (o->services)
        add_amount(k, "政府购买服务", o->services->used,
                   (struct key_figure) {
                       .link = "service-purchases-table" });
}

static size_t
count_indicators(const struct budget *b)
{
    size_t count = 0;
    for (size_t i = 0; i < b->n_projects; i++)
        count += b->projects[i].n_indicators;
    return count;
}

static void
key_proof(struct keying *k, const struct outline *o)
{
    struct composing *c = k->c;
    const struct ledger *l = c->u->ledger;
    size_t indicators = count_indicators(c->u->budget);
    if (o->projects.n)
        add_key(k, (struct key_figure) {
            .label = "项目", .unit = "个", .link = "projects-table",
            .value = arena_printf(c->a, "%zu", o->projects.n),
            .remark = indicators ? arena_printf(c->a, "绩效指标%zu个",
                                                indicators) : NULL });
    k->n = MIN(k->n, MOST_KEYS - 1); /* the last says whether it is proved */
    if (l->n_entries)
        add_key(k, (struct key_figure) {
            .label = "勾稽相符", .unit = "处", .link = "checks-ledger",
            .value = arena_printf(c->a, "%zu", l->count[CHECK_HOLDS]),
            .remark = arena_printf(c->a, "不符%zu处，未能核对%zu处",
                                   l->count[CHECK_FAILS],
                                   l->count[CHECK_INSUFFICIENT]) });
}

static void
put_keys(struct composing *c, const struct outline *o)
{
    struct keying k = { .c = c };
    key_money(&k, o);
    key_functions(&k);
    key_uses(&k, o);
    key_proof(&k, o);
    if (!k.n)
        return;
    struct block *block = report_add(c->r, BLOCK_FIGURES);
    block->figures.items =
        arena_memdup(c->a, k.items, k.n * sizeof *k.items);
    block->figures.n = k.n;
}

/* ----------------------------------------------------------- paragraph */

static const struct sentence_rule SENTENCES[] = {
    { "much", "income change", "{year}收入总计{income}，支出{change}。" },
    { "much", "income", "{year}收入总计{income}{@balance-table}。" },
    { "much", "spending", "{year}支出合计{spending}{@function-table}。" },
    { "much", "", "公开文本没有可以汇总的收支数。" },
    { "from", "income treasury all carried",
      "资金全部来自财政拨款，其中{carried-name}{carried}，占"
      "{carried-share}。" },
    { "from", "income treasury all", "资金全部来自当年财政拨款。" },
    { "from", "income treasury others", "财政拨款{treasury}，占"
        "{treasury-share}{@balance-own}，其余为{others}。" },
    { "from", "income treasury", "财政拨款{treasury}，占{treasury-share}"
                                 "{@balance-own}。" },
    { "to", "spending dominated", "支出集中在“{first}”，{first-amount}，占"
                                  "{first-share}{@function-table}；" },
    { "to", "spending third", "支出按功能分类，“{first}”占{first-share}、"
        "“{second}”占{second-share}、“{third}”占{third-share}"
        "{@function-table}；" },
    { "to", "spending second", "支出按功能分类，“{first}”占{first-share}、"
                               "“{second}”占{second-share}"
                               "{@function-table}；" },
    { "to", "spending first", "支出全部列“{first}”{@function-table}；" },
    { "kind", "spending parts", "基本支出{basic}，项目支出{project}，分别占"
                          "{basic-share}和{project-share}"
                          "{@basic-project-table}。" },
};

static void
function_facts(struct composing *c, struct facts *f)
{
    static const char *const names[3][3] = {
        { "first", "first-amount", "first-share" },
        { "second", "second-amount", "second-share" },
        { "third", "third-amount", "third-share" }
    };
    const struct breaking how = { CLASS_FUNCTION, 1, MEASURE_TOTAL, NULL };
    struct breakdown b = breakdown_by_subject(c, &how);
    for (size_t i = 0; i < b.n && i < 3; i++) {
        const struct chart_item *item = &b.items[i];
        facts_word(f, names[i][0], item->label, item->href + 1);
        facts_amount(f, names[i][1], item->value, item->href + 1);
        facts_share(f, names[i][2], item->share, item->value);
    }
    facts_flag(f, "dominated", b.n > 1 && breakdown_is_dominated(&b));
}

static void
income_facts(struct composing *c, struct facts *f, const struct outline *o)
{
    if (!o->income)
        return;
    money income = o->income->used;
    facts_amount(f, "income", income,
                 anchor_row(c->a, o->balance->table, o->income->at.line));
    facts_flag(f, "income", true); /* also when it is 0 */
    if (o->treasury) {
        facts_amount(f, "treasury", o->treasury->used, "balance-own");
        facts_ratio(f, "treasury-share", o->treasury->used, income);
        facts_flag(f, "all", o->treasury->used.fen == income.fen);
        facts_word(f, "others", part_other_sources(c), NULL);
    }
    if (o->carried) {
        facts_word(f, "carried-name", carried_name(o->balance), NULL);
        facts_amount(f, "carried", o->carried->used,
                     anchor_row(c->a, o->balance->table,
                                o->carried->at.line));
        facts_ratio(f, "carried-share", o->carried->used, income);
    }
}

static void
spending_facts(struct composing *c, struct facts *f, const struct outline *o)
{
    const struct summary *s = o->summary;
    if (!s->source)
        return;
    facts_amount(f, "spending", s->total, "basic-project-total");
    facts_flag(f, "parts", s->parts_known);
    facts_amount(f, "basic", s->basic, "basic-project-total");
    facts_amount(f, "project", s->project, "basic-project-total");
    facts_ratio(f, "basic-share", s->basic, s->total);
    facts_ratio(f, "project-share", s->project, s->total);
    function_facts(c, f);
    if (o->changes && o->changes->comparable)
        facts_compared(f, "change", "上年", &o->changes->total);
}

static void
say_outline(struct composing *c, const struct outline *o)
{
    struct facts *f = facts_new(c->a);
    int year = c->u->budget->year;
    facts_word(f, "year", year ? arena_printf(c->a, "%d年", year) : "本年",
               NULL);
    income_facts(c, f, o);
    spending_facts(c, f, o);
    facts_paragraph(f, c, SENTENCES, G_N_ELEMENTS(SENTENCES));
}

/* ------------------------------------------------------------- verdict */

enum { MOST_WORDS = 70 }; /* of the cause: the checks have it in full */

void
part_verdict(struct composing *c)
{
    const struct ledger *l = c->u->ledger;
    const struct verdict *v = &l->verdict;
    struct block *block = report_add(c->r, BLOCK_VERDICT);
    struct writing *w = writing_new(c->a);
    if (!v->word) {
        writing_say(w, "空白表式，没有可以核对的数字。");
        block->verdict.state = VERDICT_OPEN;
        block->verdict.text = writing_end(w);
        return;
    }
    if (c->web) {
        writing_link(w, v->word, "checks");
        writing_say(w, "：");
    } else {
        block->verdict.label = v->word;
    }
    writing_say(w, words_cut(c->a, v->why, MOST_WORDS));
    writing_reference(w, "checks-ledger");
    writing_say(w, "。");
    block->verdict.text = writing_end(w);
    block->verdict.state = verdict_is_bad(v) ? VERDICT_BAD
                           : l->count[CHECK_HOLDS] ? VERDICT_GOOD
                                                   : VERDICT_OPEN;
}

/* --------------------------------------------------------------- chart */

/* The breakdown that tells most: the one whose largest part is smallest. */
static struct block *
strong_chart(struct composing *c, const struct outline *o)
{
    static const struct breaking ways[] = {
        { CLASS_FUNCTION, 2, MEASURE_TOTAL, NULL },
        { CLASS_DEPARTMENT, 2, MEASURE_TOTAL, NULL },
    };
    struct breakdown all[G_N_ELEMENTS(ways) + 1];
    size_t n = 0;
    for (size_t i = 0; o->summary->source && i < G_N_ELEMENTS(ways); i++)
        all[n++] = breakdown_by_subject(c, &ways[i]);
    if (o->projects.n)
        all[n++] = breakdown_by_project(c, &o->projects, NULL);
    const struct breakdown *best = breakdown_best(all, n);
    struct breakdown_chart how = { CHART_BARS, 7, NULL, "chart-overview" };
    return best ? breakdown_draw(c, best, &how) : NULL;
}

/* ---------------------------------------------------------- stands out */

static const struct sentence_rule NOTABLE[] = {
    { "errors", "errors", "{errors}{@checks-findings}。" },
    { "repairs", "repairs", "{repairs}个数字经合计数证实后更正"
                            "{@checks-repairs}，汇总采用更正后的数字。" },
    { "project", "project project-share", "最大的项目是“{project}”，"
        "{project-amount}，占项目支出的{project-share}{@projects-table}。" },
    { "project", "project listed-share", "最大的项目是“{project}”，"
        "{project-amount}，占已列明项目的{listed-share}{@projects-table}。" },
    { "added", "added", "{added}个项目只见于绩效目标表，项目支出表可能缺页"
                        "{@projects-table}。" },
    { "new", "new-projects", "与上年相比，新增项目{new-projects}个，不再安排"
                             "{ended-projects}个{@changes-projects}。" },
    { "public", "public-change", "“三公”经费{public-change}"
                                 "{@three-public-table}。" },
    { "nameless", "nameless", "{nameless}个项目的名称在公开文本中缺失"
                              "{@projects-table}。" },
    { "uncovered", "uncovered", "有当年资金的项目中，{uncovered}个没有绩效目标"
                                "{@projects-table}。" },
};

/* The first errors of the next rules in plain words: the verdict has that of
 * the first. */
static const char *
further_errors(struct composing *c)
{
    enum { MOST_SAID = 3 };
    const findings *found = c->u->budget->found;
    const char *words = NULL, *ids[MOST_SAID] = { NULL };
    for (size_t i = 0, n = 0; i < findings_count(found) && n < MOST_SAID; i++) {
        const struct finding *f = findings_at(found, i);
        bool said = f->level != FINDING_ERROR || !f->brief;
        for (size_t k = 0; k < n; k++)
            said |= strcmp(ids[k], f->id) == 0;
        if (said)
            continue;
        ids[n] = f->id;
        if (n++)
            words = words ? arena_printf(c->a, "%s；%s", words, f->brief)
                          : arena_printf(c->a, "另有不符：%s", f->brief);
    }
    return words;
}

static size_t
count_repairs(const findings *found)
{
    size_t count = 0;
    for (size_t i = 0; i < findings_count(found); i++) {
        const struct finding *f = findings_at(found, i);
        count += strcmp(f->id, "D50") == 0 || strcmp(f->id, "D54") == 0;
    }
    return count;
}

static void
public_facts(struct facts *f, const struct outline *o)
{
    const struct three_public *all = &o->three_public;
    const struct three_public_year *now = o->public_now;
    for (size_t i = 0; now && now->year && i < all->n; i++) {
        const struct three_public_year *before = &all->years[i];
        if (before->year != now->year - 1 ||
            !before->known[THREE_PUBLIC_TOTAL] ||
            !now->known[THREE_PUBLIC_TOTAL])
            continue;
        struct change change = change_of(before->amount[THREE_PUBLIC_TOTAL],
                                         now->amount[THREE_PUBLIC_TOTAL]);
        facts_compared(f, "public-change", "上年", &change);
    }
}

static void
project_facts(struct composing *c, struct facts *f, const struct outline *o)
{
    const struct budget *b = c->u->budget;
    const struct project_sums *p = &o->projects;
    size_t nameless = 0, uncovered = 0;
    for (size_t i = 0; i < b->n_projects; i++)
        nameless += !b->projects[i].name;
    for (size_t i = 0; b->n_projects && i < p->n; i++)
        uncovered += p->items[i].target == SIZE_MAX &&
                     money_compare(p->items[i].amount,
                                   p->items[i].carried) > 0;
    if (p->n && p->items[0].name) {
        facts_word(f, "project", words_short(c->a, p->items[0].name),
                   breakdown_project_anchor(c->a, b, &p->items[0]));
        facts_amount(f, "project-amount", p->items[0].amount,
                     breakdown_project_anchor(c->a, b, &p->items[0]));
        int64_t share;
        money amount = p->items[0].amount;
        if (project_sums_share(p, c->u->summary, amount, &share))
            facts_share(f, "project-share", share, amount);
        else if (p->n > 1)
            facts_ratio(f, "listed-share", amount, p->total);
    }
    facts_count(f, "added", p->n_added);
    facts_count(f, "nameless", nameless);
    facts_count(f, "uncovered", uncovered);
    if (!o->changes || !o->changes->projects.n)
        return;
    facts_count(f, "new-projects",
                changes_count(&o->changes->projects, CHANGE_NEW));
    facts_count(f, "ended-projects",
                changes_count(&o->changes->projects, CHANGE_ENDED));
}

static struct block *
put_notable(struct composing *c, const struct outline *o)
{
    struct facts *f = facts_new(c->a);
    facts_word(f, "errors", further_errors(c), NULL);
    facts_count(f, "repairs", count_repairs(c->u->budget->found));
    public_facts(f, o);
    project_facts(c, f, o);
    return facts_list(f, c, NOTABLE, G_N_ELEMENTS(NOTABLE));
}

void
section_overview(struct composing *c)
{
    struct outline o = outline_of(c);
    put_keys(c, &o);
    part_verdict(c);
    say_outline(c, &o);
    struct block *notable = put_notable(c, &o);
    struct block *chart = strong_chart(c, &o);
    if (notable && notable->list.n > 2 && chart) {
        notable->beside = true;
        notable->width = 40;
    }
}
