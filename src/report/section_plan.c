/* 预算与决算对照: what was planned, what the plan became, what was spent; by
 * the budget of the same year among the documents of the run, else by what the
 * final account prints beside its outcome. */
#include "report/facts.h"
#include "report/sections.h"

#include "summarize/changes.h"
#include "summarize/three_public.h"

#include <glib.h>

enum stage { PLANNED, ADJUSTED, SPENT, STAGES };

/** An item; a heading of several knows no amount. */
struct planned {
    const char *name, *code; /* code: of a subject; else null */
    int level; /* 0: a heading or a sum */
    bool known[STAGES];
    money amount[STAGES];
};

struct plan {
    const struct changes *changes; /* null: as the final account prints it */
    struct planned *items;
    size_t n;
    struct planned total, three_public; /* of them; unknown where not there */
    bool has_adjusted;
};

static void
put_amount(struct planned *p, enum stage stage, bool known, money amount)
{
    p->known[stage] = known;
    p->amount[stage] = amount;
}

static void
put_figure(struct planned *p, enum stage stage, const struct figure *f)
{
    if (f && figure_is_known(f))
        put_amount(p, stage, true, f->used);
}

static void
add_item(struct plan *plan, struct planned item)
{
    plan->has_adjusted |= item.known[ADJUSTED];
    plan->items[plan->n++] = item;
}

/* What stands beside the figure of an item of a balance. */
static struct planned
planned_in(const struct balance *b, const struct balance_item *item)
{
    static const enum column_role stages[] = { COLUMN_BUDGETED,
                                               COLUMN_ADJUSTED };
    bool sum = item->kind == BALANCE_CURRENT ||
               item->kind == BALANCE_GRAND_TOTAL;
    struct planned p = { .name = item->name, .level = sum ? 0 : 2 };
    enum column_role of = item->is_expenditure ? COLUMN_EXPENDITURE_AMOUNT
                                               : COLUMN_REVENUE_AMOUNT;
    put_figure(&p, SPENT, item->figure);
    for (size_t i = 0; i < G_N_ELEMENTS(stages); i++) {
        int column = table_plan_column(b->table, stages[i], of);
        for (size_t r = 0; column >= 0 && r < b->table->n_rows; r++)
            if (b->table->rows[r].line == item->line)
                put_figure(&p, i ? ADJUSTED : PLANNED,
                           &b->table->rows[r].cells[column].figure);
    }
    return p;
}

/* ------------------------------------------------- against the budget */

static struct planned
planned_of(const struct change *x, bool whole)
{
    struct planned p = { .name = x->name ? x->name : x->code,
                         .code = x->code, .level = x->level };
    put_amount(&p, PLANNED, whole || x->line_before, x->before);
    put_amount(&p, SPENT, whole || x->line_now, x->now);
    return p;
}

static void
add_sum(struct plan *plan, const char *name, struct change sum)
{
    sum.name = name;
    sum.level = 0;
    add_item(plan, planned_of(&sum, true));
}

/* `sums`: how many of the first are sums of the others. */
static void
add_list(struct plan *plan, const char *heading,
         const struct change_list *list, size_t sums)
{
    if (!list->n)
        return;
    add_item(plan, (struct planned) { .name = heading });
    for (size_t i = 0; i < list->n; i++) {
        struct planned p = planned_of(&list->items[i], false);
        if (!p.level)
            p.level = i < sums ? 0 : 2;
        if (p.amount[PLANNED].fen || p.amount[SPENT].fen)
            add_item(plan, p);
    }
}

/* Classes that one of the two does not have at all cannot be compared. */
static void
add_classes(struct plan *plan)
{
    static const char *const headings[CLASS_COUNT] = {
        [CLASS_FUNCTION] = "按功能分类",
        [CLASS_GOVERNMENT] = "按政府支出经济分类",
        [CLASS_DEPARTMENT] = "按部门支出经济分类"
    };
    const struct changes *x = plan->changes;
    for (int i = 0; i < CLASS_COUNT; i++)
        if (x->before.summary->by[i].n && x->now.summary->by[i].n)
            add_list(plan, headings[i], &x->by[i], 0);
}

/* What the plan became, of the whole and of each 类, where the final account
 * prints it. */
static void
put_adjusted(struct plan *plan, const struct balance *b)
{
    for (size_t i = 0; i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        struct planned printed = planned_in(b, item);
        if (!item->is_expenditure || !printed.known[ADJUSTED])
            continue;
        for (size_t k = 0; k < plan->n; k++)
            if (item->kind == BALANCE_CURRENT
                    ? k == 0
                    : item->code && g_strcmp0(item->code,
                                              plan->items[k].code) == 0) {
                put_amount(&plan->items[k], ADJUSTED, true,
                           printed.amount[ADJUSTED]);
                plan->has_adjusted = true;
            }
    }
}

static void
plan_by_budget(struct plan *plan, const struct balance *whole)
{
    const struct changes *x = plan->changes;
    if (x->comparable) {
        add_sum(plan, "支出合计", x->total);
        if (x->parts) {
            add_sum(plan, "基本支出", x->basic);
            add_sum(plan, "项目支出", x->project);
        }
        add_classes(plan);
        if (whole)
            put_adjusted(plan, whole);
        plan->total = plan->items[0];
    }
    add_list(plan, "“三公”经费", &x->three_public, 1);
    add_list(plan, "项目", &x->projects, 0);
    if (x->three_public.n)
        plan->three_public = planned_of(&x->three_public.items[0], false);
}

/* --------------------------------------- as the final account prints it */

static void
add_side(struct plan *plan, const struct balance *b, bool expenditure)
{
    bool headed = false;
    for (size_t i = 0; i < b->n_items; i++) {
        struct planned p = planned_in(b, &b->items[i]);
        if (b->items[i].is_expenditure != expenditure ||
            (!p.known[PLANNED] && !p.known[ADJUSTED]))
            continue;
        if (!headed)
            add_item(plan, (struct planned) {
                .name = expenditure ? "支出" : "收入" });
        headed = true;
        add_item(plan, p);
        if (expenditure && b->items[i].kind == BALANCE_CURRENT)
            plan->total = p;
    }
}

/* The year's 三公 as planned and as spent. */
static void
add_three_public(struct plan *plan, const struct budget *b, arena *memory)
{
    struct three_public all = three_public_of(b, memory);
    const struct three_public_year *of[STAGES] = { NULL };
    for (size_t i = 0; i < all.n; i++)
        if (all.years[i].year == b->year)
            of[all.years[i].phase == PHASE_FINAL ? SPENT : PLANNED] =
                &all.years[i];
    if (!of[PLANNED] || !of[SPENT])
        return;
    add_item(plan, (struct planned) { .name = "“三公”经费" });
    for (int i = 0; i < THREE_PUBLIC_COUNT; i++) {
        struct planned p = { .name = three_public_name(
                                 (enum three_public_item) i),
                             .level = i ? 2 : 0 };
        for (int stage = 0; stage < STAGES; stage++)
            if (of[stage])
                put_amount(&p, (enum stage) stage, of[stage]->known[i],
                           of[stage]->amount[i]);
        if (!p.known[PLANNED] && !p.known[SPENT])
            continue;
        add_item(plan, p);
        if (i == THREE_PUBLIC_TOTAL)
            plan->three_public = p;
    }
}

static void
plan_as_printed(struct plan *plan, const struct budget *b,
                const struct balance *whole, arena *memory)
{
    if (whole) {
        add_side(plan, whole, false);
        add_side(plan, whole, true);
    }
    add_three_public(plan, b, memory);
}

/* ----------------------------------------------------------------- both */

static size_t
room_for(const struct changes *x, const struct budget *b)
{
    size_t room = 16 + 2 * THREE_PUBLIC_COUNT + (x ? x->projects.n : 0);
    for (int i = 0; x && i < CLASS_COUNT; i++)
        room += x->by[i].n;
    for (size_t i = 0; i < b->n_balances; i++)
        room += b->balances[i].n_items;
    return room;
}

static struct plan
plan_of(const struct composing *c)
{
    struct plan plan = { 0 };
    const struct budget *b = c->u->budget;
    const struct understanding *before = gathering_plan_of(c->u);
    const struct balance *whole = budget_sure_balance(b, TABLE_BALANCE);
    if (b->kind != DOCUMENT_FINAL_ACCOUNT)
        return plan;
    if (before)
        plan.changes = changes_between(
            (struct changing_year) { before->budget, before->summary },
            (struct changing_year) { b, c->u->summary }, c->a);
    plan.items = arena_array(c->a, struct planned, room_for(plan.changes, b));
    if (before)
        plan_by_budget(&plan, whole);
    else
        plan_as_printed(&plan, b, whole, c->a);
    return plan;
}

bool
has_plan(const struct composing *c)
{
    struct plan plan = plan_of(c);
    return plan.n || plan.changes;
}

/* --------------------------------------------------------------- words */

static const struct sentence_rule SENTENCES[] = {
    { "whole", "rate adjusted-rate",
      "支出年初预算{plan}，调整预算{adjusted}，决算{spent}，为年初预算的"
      "{rate}、调整预算的{adjusted-rate}{@plan-table}。" },
    { "whole", "rate", "支出预算{plan}，决算{spent}，为预算的{rate}"
                       "{@plan-table}。" },
    { "whole", "apart", "预算与决算的支出取自不同的表，口径不同，不作对照。" },
    { "more", "more-name less-name",
      "按功能分类的类，超出预算最多的是“{more-name}”，{more}；低于预算最多的是"
      "“{less-name}”，{less}。" },
    { "more", "more-name", "按功能分类的类，超出预算最多的是“{more-name}”，"
                           "{more}；没有低于预算的类。" },
    { "more", "less-name", "按功能分类的类，低于预算最多的是“{less-name}”，"
                           "{less}；没有超出预算的类。" },
    { "public", "public-rate", "“三公”经费预算{public-plan}，决算{public}，"
                               "为预算的{public-rate}。" },
    { "left", "left", "{left-name}{left}。" },
};

/* Of the 类, the one that most exceeds its plan (sign 1) or falls short. */
static void
extreme_facts(struct facts *f, const struct change_list *list, int sign,
              arena *memory)
{
    size_t n;
    size_t *rank = changes_ranking(list, 1, memory, &n);
    for (size_t i = 0; i < n; i++) {
        const struct change *x = &list->items[rank[i]];
        if (x->difference.fen * sign <= 0)
            continue;
        facts_word(f, sign > 0 ? "more-name" : "less-name",
                   x->name ? x->name : x->code, NULL);
        facts_change(f, sign > 0 ? "more" : "less", x);
        return;
    }
}

static void
planned_facts(struct facts *f, const char *const names[3],
              const struct planned *p)
{
    if (!p->known[PLANNED] || !p->known[SPENT])
        return;
    facts_amount(f, names[0], p->amount[PLANNED], NULL);
    facts_amount(f, names[1], p->amount[SPENT], NULL);
    if (p->amount[PLANNED].fen > 0 && p->amount[SPENT].fen > 0)
        facts_ratio(f, names[2], p->amount[SPENT], p->amount[PLANNED]);
}

static void
say_plan(struct composing *c, const struct plan *plan)
{
    static const char *const whole[] = { "plan", "spent", "rate" };
    static const char *const public[] = { "public-plan", "public",
                                          "public-rate" };
    const struct changes *x = plan->changes;
    const struct balance *b = budget_sure_balance(c->u->budget,
                                                  TABLE_BALANCE);
    const struct balance_item *left =
        b ? balance_find(b, BALANCE_CARRIED, true) : NULL;
    struct facts *f = facts_new(c->a);
    planned_facts(f, whole, &plan->total);
    if (plan->total.known[ADJUSTED] && plan->total.known[SPENT] &&
        plan->total.amount[ADJUSTED].fen > 0 &&
        plan->total.amount[SPENT].fen > 0) {
        facts_amount(f, "adjusted", plan->total.amount[ADJUSTED], NULL);
        facts_ratio(f, "adjusted-rate", plan->total.amount[SPENT],
                    plan->total.amount[ADJUSTED]);
    }
    planned_facts(f, public, &plan->three_public);
    facts_flag(f, "apart", x && !x->comparable);
    if (x && x->comparable) {
        extreme_facts(f, &x->by[CLASS_FUNCTION], 1, c->a);
        extreme_facts(f, &x->by[CLASS_FUNCTION], -1, c->a);
    }
    if (left && figure_is_known(left->figure)) {
        facts_word(f, "left-name", left->name, NULL);
        facts_amount(f, "left", left->figure->used, NULL);
    }
    facts_paragraph(f, c, SENTENCES, G_N_ELEMENTS(SENTENCES));
}

/* --------------------------------------------------------------- table */

static void
put_stage(struct tabling *t, const struct planned *p, enum stage stage)
{
    if (p->known[stage])
        tabling_money(t, p->amount[stage], NULL);
    else
        tabling_blank(t);
}

/* What was spent of a stage; nothing where there was nothing to spend. */
static void
put_rate(struct tabling *t, const struct planned *p, enum stage stage)
{
    int64_t rate;
    if (p->known[stage] && p->known[SPENT] && p->amount[stage].fen > 0 &&
        money_ratio(p->amount[SPENT], p->amount[stage], 10000, &rate))
        tabling_share(t, rate, p->amount[SPENT]);
    else
        tabling_blank(t);
}

static void
put_item(struct tabling *t, const struct planned *p, bool has_adjusted)
{
    bool heading = !p->known[PLANNED] && !p->known[ADJUSTED] &&
                   !p->known[SPENT];
    tabling_row(t, heading ? REPORT_ROW_GROUP
                   : p->level > 1 ? REPORT_ROW_ITEM
                                  : REPORT_ROW_SUBTOTAL, NULL);
    tabling_text(t, p->name, p->level > 1 ? p->level - 1 : 0);
    if (heading) {
        tabling_span_rest(t);
        return;
    }
    money gap = p->amount[SPENT];
    put_stage(t, p, PLANNED);
    if (has_adjusted)
        put_stage(t, p, ADJUSTED);
    put_stage(t, p, SPENT);
    if (p->known[PLANNED] && p->known[SPENT] &&
        money_subtract(&gap, p->amount[PLANNED]))
        tabling_money(t, gap, NULL);
    else
        tabling_blank(t);
    put_rate(t, p, PLANNED);
    if (has_adjusted)
        put_rate(t, p, ADJUSTED);
}

static void
table_of_plan(struct composing *c, const struct plan *plan)
{
    static const struct tabling_column plain[] = {
        { "项目", ALIGN_LEFT, 12, 0 }, { "预算", ALIGN_POINT, 0, 0 },
        { "决算", ALIGN_POINT, 0, 0 }, { "决算比预算", ALIGN_POINT, 0, 0 },
        { "执行率", ALIGN_RIGHT, 0, 0 }
    };
    static const struct tabling_column adjusted[] = {
        { "项目", ALIGN_LEFT, 10, 0 },  { "年初预算", ALIGN_POINT, 0, 0 },
        { "调整预算", ALIGN_POINT, 0, 0 }, { "决算", ALIGN_POINT, 0, 0 },
        { "决算比年初预算", ALIGN_POINT, 0, 0 },
        { "年初预算执行率", ALIGN_RIGHT, 0, 0 },
        { "调整预算执行率", ALIGN_RIGHT, 0, 0 }
    };
    bool more = plan->has_adjusted;
    struct tabling *t = tabling_new(
        c->a, "预算与决算", more ? G_N_ELEMENTS(adjusted)
                                 : G_N_ELEMENTS(plain),
        more ? adjusted : plain);
    for (size_t i = 0; i < plan->n; i++)
        put_item(t, &plan->items[i], more);
    struct report_table *made = tabling_end(t, c);
    made->anchor = "plan-table";
    made->unit = "金额单位：万元";
    made->note = arena_printf(
        c->a, "注：执行率为决算除以预算；“–”为公开文本没有列出，或没有预算"
              "可比。预算取自%s。", plan->changes ? "同年的部门预算"
                                            : "决算公开文本所列的预算数");
}

static void
chart_of_plan(struct composing *c, const struct changes *x)
{
    const struct bridge bridge = {
        &x->total, &x->by[CLASS_FUNCTION], "预算", "决算",
        arena_printf(c->a, "同年预算和决算的%s",
                     table_kind_name(x->now.summary->source->kind)),
        "预算和决算的合计", "chart-plan"
    };
    part_bridge(c, &bridge);
}

void
section_plan(struct composing *c)
{
    struct plan plan = plan_of(c);
    say_plan(c, &plan);
    if (plan.changes && plan.changes->comparable)
        chart_of_plan(c, plan.changes);
    if (plan.n)
        table_of_plan(c, &plan);
}
