/* 与上年比较: against the same department's earlier budget among the documents
 * of the run; without one, against last year's figures where the document
 * prints them. */
#include "report/breakdown.h"
#include "report/facts.h"
#include "report/sections.h"

#include "summarize/changes.h"

#include <glib.h>
#include <string.h>

bool
has_changes(const struct composing *c)
{
    return gathering_year_before(c->u) ||
           changes_printed(c->u->budget, c->a).table;
}

const struct changes *
part_changes(struct composing *c)
{
    const struct understanding *before = gathering_year_before(c->u);
    if (!before)
        return NULL;
    return changes_between(
        (struct changing_year) { before->budget, before->summary },
        (struct changing_year) { c->u->budget, c->u->summary }, c->a);
}

/* --------------------------------------------------------------- words */

static const struct sentence_rule SENTENCES[] = {
    { "gap", "gap", "{before}年是公开文本中最近的一个年度，以下与之比较。" },
    { "whole", "comparable", "支出{now}，{change}{@changes-parts}。" },
    { "whole", "", "两年的支出取自不同的表，口径不同，不作比较。" },
    { "parts", "comparable parts", "其中基本支出{basic}，项目支出{project}。" },
    { "most", "comparable more-name less-name",
      "按功能分类款级科目，增加最多的是“{more-name}”，{more}；减少最多的是"
      "“{less-name}”，{less}。" },
    { "most", "comparable more-name", "按功能分类款级科目，增加最多的是"
                                      "“{more-name}”，{more}；没有减少的"
                                      "科目。" },
    { "most", "comparable less-name", "按功能分类款级科目，减少最多的是"
                                      "“{less-name}”，{less}；没有增加的"
                                      "科目。" },
    { "public", "public", "“三公”经费{public}{@three-public-table}。" },
};

/* The item of level 2 that grew or shrank most, or null. */
static const struct change *
extreme(const struct change_list *list, int sign)
{
    const struct change *best = NULL;
    for (size_t i = 0; i < list->n; i++) {
        const struct change *c = &list->items[i];
        if (c->level != 2 || c->difference.fen * sign <= 0)
            continue;
        if (!best || c->difference.fen * sign > best->difference.fen * sign)
            best = c;
    }
    return best;
}

static void
extreme_facts(struct facts *f, const struct change *c, const char *name,
              const char *words)
{
    if (!c)
        return;
    facts_word(f, name, c->name ? c->name : c->code, NULL);
    facts_change(f, words, c);
}

static void
say_changes(struct composing *c, const struct changes *x)
{
    struct facts *f = facts_new(c->a);
    int before = x->before.budget->year;
    facts_flag(f, "gap", before != x->now.budget->year - 1);
    facts_word(f, "before", arena_printf(c->a, "%d", before), NULL);
    facts_flag(f, "comparable", x->comparable);
    facts_amount(f, "now", x->total.now, "changes-total");
    facts_compared(f, "change", arena_printf(
        c->a, "%d年的%s", before, words_amount(c->a, x->total.before)),
        &x->total);
    facts_flag(f, "parts", x->parts);
    facts_change(f, "basic", &x->basic);
    facts_change(f, "project", &x->project);
    extreme_facts(f, extreme(&x->by[CLASS_FUNCTION], 1), "more-name",
                  "more");
    extreme_facts(f, extreme(&x->by[CLASS_FUNCTION], -1), "less-name",
                  "less");
    if (x->three_public.n)
        facts_compared(f, "public", "上年", &x->three_public.items[0]);
    facts_paragraph(f, c, SENTENCES, G_N_ELEMENTS(SENTENCES));
}

/* -------------------------------------------------------------- bridge */

enum { MOST_STEPS = 8 };

static struct chart_item
step(const char *label, money value, const char *href)
{
    return (struct chart_item) { .label = label, .value = value, .share = -1,
                                 .href = href };
}

void
part_bridge(struct composing *c, const struct bridge *x)
{
    const struct change_list *list = x->list;
    size_t n, shown, at = 0;
    size_t *rank = changes_ranking(list, 2, c->a, &n);
    if (!n)
        return;
    shown = n > MOST_STEPS ? MOST_STEPS - 1 : n;
    struct chart_item *items = arena_array(c->a, struct chart_item,
                                           MOST_STEPS + 4);
    money rest = x->total->difference;
    items[at++] = step(x->before, x->total->before, NULL);
    for (size_t i = 0; i < shown; i++) {
        const struct change *each = &list->items[rank[i]];
        const char *anchor =
            breakdown_subject_anchor(c->a, CLASS_FUNCTION, each->code);
        money_subtract(&rest, each->difference);
        items[at++] = step(each->name ? each->name : each->code,
                           each->difference,
                           arena_printf(c->a, "#%s", anchor));
    }
    if (rest.fen)
        items[at++] = step(n > shown ? arena_printf(c->a, "其他（%zu项）",
                                                    n - shown)
                                     : "未列到款的支出", rest, NULL);
    items[at++] = step(x->now, x->total->now, NULL);
    struct chart *chart = arena_one(c->a, struct chart);
    *chart = (struct chart) {
        .kind = CHART_WATERFALL, .unit = UNIT_WAN, .decimals = 2,
        .n_items = at, .items = items,
        .title = arena_printf(c->a, "支出%s",
                              words_compared(c->a, x->before,
                                             x->total->before,
                                             x->total->now)),
        .note = arena_printf(
            c->a, "单位：万元；首尾为%s，中间为功能分类款级科目的增减，"
                  "按大小排列。资料来源：%s。", x->ends, x->source)
    };
    chart->description = chart->title;
    part_chart(c, chart, x->anchor);
}

static void
chart_of_bridge(struct composing *c, const struct changes *x)
{
    if (!x->comparable)
        return;
    const struct bridge bridge = {
        &x->total, &x->by[CLASS_FUNCTION],
        arena_printf(c->a, "%d年", x->before.budget->year),
        arena_printf(c->a, "%d年", x->now.budget->year),
        arena_printf(c->a, "两年的%s",
                     table_kind_name(x->now.summary->source->kind)),
        "两年合计", "chart-changes"
    };
    part_bridge(c, &bridge);
}

/* -------------------------------------------------------------- tables */

static const struct tabling_column COLUMNS[] = {
    { "项目", ALIGN_LEFT, 12, 0 },  { "上年", ALIGN_POINT, 0, 0 },
    { "本年", ALIGN_POINT, 0, 0 },  { "增减", ALIGN_POINT, 0, 0 },
    { "增减比例", ALIGN_RIGHT, 0, 0 }
};

static const char *
rate_words(arena *a, const struct change *c)
{
    switch (c->kind) {
    case CHANGE_LEVEL:
        return "持平";
    case CHANGE_NEW:
        return "新增";
    case CHANGE_ENDED:
        return "不再安排";
    default:
        return c->has_rate ? words_share(a, c->rate, c->difference) : "–";
    }
}

static void
put_change(struct composing *c, struct tabling *t, const struct change *x,
           int indent)
{
    tabling_text(t, x->name ? x->name : x->code, indent);
    tabling_money(t, x->before, NULL);
    tabling_money(t, x->now, NULL);
    tabling_money(t, x->difference, NULL);
    tabling_text(t, rate_words(c->a, x), 0);
}

static void
put_named(struct composing *c, struct tabling *t, const char *name,
          struct change x)
{
    const char *anchor = strcmp(name, "支出合计") == 0 ? "changes-total"
                                                       : NULL;
    x.name = name;
    tabling_row(t, REPORT_ROW_SUBTOTAL, anchor);
    put_change(c, t, &x, 0);
}

/* Items of a classification down to a level, under a heading. */
static void
put_subjects(struct composing *c, struct tabling *t, const char *heading,
             const struct change_list *list)
{
    if (!list->n)
        return;
    tabling_row(t, REPORT_ROW_GROUP, NULL);
    tabling_text(t, heading, 0);
    tabling_span_rest(t);
    for (size_t i = 0; i < list->n; i++) {
        const struct change *x = &list->items[i];
        if (x->level > 2 || (!x->before.fen && !x->now.fen))
            continue;
        tabling_row(t, x->level == 1 ? REPORT_ROW_SUBTOTAL : REPORT_ROW_ITEM,
                    NULL);
        put_change(c, t, x, x->level - 1);
    }
}

static struct report_table *
end_changes(struct composing *c, struct tabling *t, const char *anchor)
{
    struct report_table *made = tabling_end(t, c);
    made->anchor = anchor;
    made->unit = "金额单位：万元";
    return made;
}

static void
table_of_subjects(struct composing *c, const struct changes *x)
{
    struct tabling *t =
        tabling_new(c->a, "支出的年度变化", 5, COLUMNS);
    put_named(c, t, "支出合计", x->total);
    if (x->parts) {
        put_named(c, t, "基本支出", x->basic);
        put_named(c, t, "项目支出", x->project);
    }
    put_subjects(c, t, "按功能分类", &x->by[CLASS_FUNCTION]);
    put_subjects(c, t, "按部门支出经济分类", &x->by[CLASS_DEPARTMENT]);
    end_changes(c, t, "changes-parts")->note = arena_printf(
        c->a, "注：“新增”为上年没有、没有可比基数。上年取自%d年%s的"
              "%s。",
        x->before.budget->year,
        document_kind_name(x->before.budget->kind),
        table_words(c->a, x->before.summary->source));
}

/* ------------------------------------------------------------ projects */

static const struct sentence_rule PROJECTS[] = {
    { "count", "", "两年共有项目{all}个：延续{kept}个，新增{new}个，不再安排"
                   "{ended}个{@changes-projects}。" },
    { "rename", "new ended", "改了名称而没有编码可对的项目，会同时列为新增和"
                             "不再安排。" },
};

static void
say_projects(struct composing *c, const struct change_list *list)
{
    struct facts *f = facts_new(c->a);
    size_t new = changes_count(list, CHANGE_NEW);
    size_t ended = changes_count(list, CHANGE_ENDED);
    facts_count(f, "all", list->n);
    facts_count(f, "new", new);
    facts_count(f, "ended", ended);
    facts_count(f, "kept", list->n - new - ended);
    facts_paragraph(f, c, PROJECTS, G_N_ELEMENTS(PROJECTS));
}

static void
put_projects(struct composing *c, struct tabling *t,
             const struct change_list *list, bool (*wanted)(enum change_kind))
{
    money before = { 0 }, now = { 0 };
    for (size_t i = 0; i < list->n; i++) {
        const struct change *x = &list->items[i];
        if (!wanted(x->kind))
            continue;
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        put_change(c, t, x, 1);
        money_add(&before, x->before);
        money_add(&now, x->now);
    }
    put_named(c, t, "小计", change_of(before, now));
}

static bool
is_new(enum change_kind kind)
{
    return kind == CHANGE_NEW;
}

static bool
is_ended(enum change_kind kind)
{
    return kind == CHANGE_ENDED;
}

static bool
is_kept(enum change_kind kind)
{
    return !is_new(kind) && !is_ended(kind);
}

static void
table_of_projects(struct composing *c, const struct changes *x)
{
    static const struct {
        const char *heading;
        bool (*wanted)(enum change_kind);
    } groups[] = { { "延续项目", is_kept },
                   { "新增项目", is_new },
                   { "不再安排的项目", is_ended } };
    const struct change_list *list = &x->projects;
    struct tabling *t =
        tabling_new(c->a, "项目的年度变化", 5, COLUMNS);
    for (size_t g = 0; g < G_N_ELEMENTS(groups); g++) {
        bool any = false;
        for (size_t i = 0; i < list->n && !any; i++)
            any = groups[g].wanted(list->items[i].kind);
        if (!any)
            continue;
        tabling_row(t, REPORT_ROW_GROUP, NULL);
        tabling_text(t, groups[g].heading, 0);
        tabling_span_rest(t);
        put_projects(c, t, list, groups[g].wanted);
    }
    end_changes(c, t, "changes-projects")->note = arena_printf(
        c->a, "注：金额取自两年的%s；同一项目以编码认定，没有编码的以名称"
              "认定。", table_kind_name(x->project_source));
}

/* ------------------------------------------------- as the text prints it */

static const struct sentence_rule PRINTED[] = {
    { "whole", "", "一般公共预算财政拨款支出{now}，{change}"
                   "{@changes-parts}。" },
    { "most", "more-name less-name",
      "增加最多的是“{more-name}”，{more}；减少最多的是“{less-name}”，"
      "{less}。" },
    { "most", "more-name", "增加最多的是“{more-name}”，{more}。" },
    { "most", "less-name", "减少最多的是“{less-name}”，{less}。" },
};

static void
table_of_printed(struct composing *c, const struct printed_changes *x)
{
    struct tabling *t = tabling_new(
        c->a, "一般公共预算支出的年度变化", 5, COLUMNS);
    put_named(c, t, "支出合计", x->total);
    put_subjects(c, t, "按功能分类", &x->by_function);
    end_changes(c, t, "changes-parts")->note = arena_printf(
        c->a, "注：“上年”为公开文本所印的%s，“本年”为%s数。资料来源：%s。",
        x->before, part_phase(c), table_words(c->a, x->table));
}

static void
say_printed(struct composing *c, const struct printed_changes *x)
{
    struct facts *f = facts_new(c->a);
    facts_amount(f, "now", x->total.now, "changes-total");
    facts_compared(f, "change", arena_printf(
        c->a, "%s%s", x->before, words_amount(c->a, x->total.before)),
        &x->total);
    extreme_facts(f, extreme(&x->by_function, 1), "more-name", "more");
    extreme_facts(f, extreme(&x->by_function, -1), "less-name", "less");
    facts_paragraph(f, c, PRINTED, G_N_ELEMENTS(PRINTED));
    const struct bridge bridge = { &x->total, &x->by_function, x->before,
                                   arena_printf(c->a, "本年%s数",
                                                part_phase(c)),
                                   table_words(c->a, x->table),
                                   "两年合计", "chart-changes" };
    part_bridge(c, &bridge);
}

static void
show_years(struct composing *c, const struct changes *x)
{
    if (x->comparable)
        table_of_subjects(c, x);
    if (x->projects.n) {
        part_section(c, "changes-by-project", "项目的变化");
        say_projects(c, &x->projects);
        table_of_projects(c, x);
    }
}

/* The same of last year's figures that the document itself prints. */
void
part_changes_brief(struct composing *c)
{
    const struct changes *x = part_changes(c);
    if (x) {
        say_changes(c, x);
        chart_of_bridge(c, x);
        return;
    }
    struct printed_changes printed = changes_printed(c->u->budget, c->a);
    say_printed(c, &printed);
}

void
section_changes(struct composing *c)
{
    const struct changes *x = part_changes(c);
    part_changes_brief(c);
    if (x) {
        show_years(c, x);
        return;
    }
    struct printed_changes printed = changes_printed(c->u->budget, c->a);
    table_of_printed(c, &printed);
}
