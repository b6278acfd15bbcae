/* Two years of a department side by side, for compare.html: totals, the three
 * classifications, three public, projects. */
#include "write/html.h"

#include "report/words.h"
#include "summarize/changes.h"
#include "summarize/three_public.h"

#include <glib.h>
#include <string.h>

/** One pair of years being compared. */
struct comparing {
    const struct html *h;
    const struct understanding *before, *now;
    const struct changes *changes;
    const char *anchor; /* of the pair */
    const char *year_before, *year_now; /* "2021年" */
    struct value *chapters;
};

static arena *
memory(const struct comparing *c)
{
    return c->h->a;
}

/* ------------------------------------------------------------------ cells */

static void
add_cell(const struct comparing *c, struct value *cells,
         const struct rich_run *run, const char *class)
{
    struct value *r = value_record(memory(c));
    value_set(memory(c), r, "text", value_rich(memory(c), run, 1));
    html_set_text(c->h, r, "class", class);
    html_set_text(c->h, r, "span", NULL);
    html_set_text(c->h, r, "width", NULL);
    value_append(memory(c), cells, r);
}

static void
add_text(const struct comparing *c, struct value *cells, const char *text,
         const char *class)
{
    struct rich_run run = { .text = text ? text : "" };
    add_cell(c, cells, &run, class);
}

/* The line of that year's document; null where it has none. */
static const char *
line_of(const struct comparing *c, const struct understanding *u, int line)
{
    return line ? arena_printf(memory(c), "%s/source.html#l%d", u->stem, line)
                : NULL;
}

static void
add_amount(const struct comparing *c, struct value *cells, money amount,
           const char *href)
{
    struct rich_run run = { .text = "–", .href = href };
    if (href || amount.fen)
        run.text = words_wan_exact(memory(c), amount);
    add_cell(c, cells, &run, "n");
}

/* "+12.50%", "新增", "–" where there is no rate. */
static const char *
rate_words(const struct comparing *c, const struct change *change)
{
    if (change->kind == CHANGE_NEW)
        return "新增";
    if (change->kind == CHANGE_ENDED)
        return "不再列支";
    if (change->kind == CHANGE_LEVEL)
        return "持平";
    if (!change->has_rate)
        return "–";
    int64_t size = ABS(change->rate);
    return arena_printf(memory(c), "%s%" G_GINT64_FORMAT ".%02d%%",
                        change->rate < 0 ? "−" : "+", size / 100,
                        (int) (size % 100));
}

static const char *
difference_words(const struct comparing *c, money difference)
{
    if (!difference.fen)
        return "–";
    const char *exact = words_wan_exact(
        memory(c), (money) { ABS(difference.fen) });
    return arena_printf(memory(c), "%s%s", difference.fen < 0 ? "−" : "+",
                        exact);
}

/* ----------------------------------------------------------------- tables */

static void
add_change(const struct comparing *c, struct value *rows,
           const struct change *change, bool coded)
{
    struct value *r = value_record(memory(c)), *cells = value_list(memory(c));
    if (coded)
        add_text(c, cells, change->code, "code");
    add_text(c, cells, change->name ? change->name : "（名称缺失）", NULL);
    const char *before = line_of(c, c->before, change->line_before);
    const char *now = line_of(c, c->now, change->line_now);
    struct rich_run difference = {
        .text = difference_words(c, change->difference),
        .href = change->difference.fen ? now ? now : before : NULL,
        .title = arena_printf(memory(c), "%s减%s", c->year_now,
                              c->year_before)
    };
    add_amount(c, cells, change->before, before);
    add_amount(c, cells, change->now, now);
    add_cell(c, cells, &difference, "n");
    add_text(c, cells, rate_words(c, change), "n");
    html_set_text(c->h, r, "class",
                  change->level
                      ? arena_printf(memory(c), "level%d", change->level)
                      : NULL);
    value_set(memory(c), r, "cells", cells);
    value_append(memory(c), rows, r);
}

static struct value *
head_row(const struct comparing *c, const char *name, bool coded)
{
    struct value *heads = value_list(memory(c)), *r = value_record(memory(c));
    struct value *cells = value_list(memory(c));
    if (coded)
        add_text(c, cells, "编码", NULL);
    add_text(c, cells, name, NULL);
    add_text(c, cells, c->year_before, "n");
    add_text(c, cells, c->year_now, "n");
    add_text(c, cells, "增减", "n");
    add_text(c, cells, "增减率", "n");
    html_set_text(c->h, r, "class", NULL);
    value_set(memory(c), r, "cells", cells);
    value_append(memory(c), heads, r);
    return heads;
}

static struct value *
table_of(const struct comparing *c, const char *caption, const char *name,
         const struct change_list *list)
{
    struct value *t = value_record(memory(c)), *rows = value_list(memory(c));
    bool coded = list->n && list->items[0].level;
    for (size_t i = 0; i < list->n; i++)
        add_change(c, rows, &list->items[i], coded);
    html_set_text(c->h, t, "anchor", NULL);
    html_set_text(c->h, t, "caption",
                  arena_printf(memory(c), "%s（%s与%s）", caption,
                               c->year_now, c->year_before));
    html_set_text(c->h, t, "class", "scroll");
    html_set_text(c->h, t, "unit", "金额单位：万元");
    html_set_text(c->h, t, "note", NULL);
    value_set(memory(c), t, "heads", head_row(c, name, coded));
    value_set(memory(c), t, "rows", rows);
    return t;
}

/* --------------------------------------------------------------- chapters */

static struct value *
chapter_new(struct comparing *c, const char *anchor, const char *title)
{
    struct value *k = value_record(memory(c));
    const char *own = arena_printf(memory(c), "%s-%s", c->anchor, anchor);
    html_set_text(c->h, k, "anchor", own);
    html_set_text(c->h, k, "link", arena_printf(memory(c), "#%s", own));
    html_set_text(c->h, k, "title", title);
    value_set(memory(c), k, "blocks", value_list(memory(c)));
    value_set(memory(c), k, "subjects", value_list(memory(c)));
    value_set(memory(c), k, "by_function", value_flag(memory(c), false));
    value_append(memory(c), c->chapters, k);
    return k;
}

static void
chapter_add(const struct comparing *c, struct value *k, const char *field,
            struct value *v)
{
    value_append(memory(c), html_list_of(k, "blocks"),
                 html_block(c->h, field, v));
}

static void
chapter_chart(const struct comparing *c, struct value *k,
              const struct chart *chart)
{
    struct value *r = value_record(memory(c));
    html_set_text(c->h, r, "anchor", NULL);
    value_set(memory(c), r, "chart", value_chart(memory(c), chart));
    html_set_text(c->h, r, "caption", chart->title);
    html_set_text(c->h, r, "note", chart->note);
    chapter_add(c, k, "figure", r);
}

/* ----------------------------------------------------------------- charts */

/* From one year's total to the next over the changes of the classes; the
 * smaller ones together. */
static const struct chart *
bridge(const struct comparing *c, const struct change_list *list)
{
    enum { MOST = 6 };
    const struct change *total = &c->changes->total;
    size_t n, used = 1;
    size_t *rank = changes_ranking(list, 1, memory(c), &n);
    struct chart_item *items =
        arena_array(memory(c), struct chart_item, MOST + 3);
    struct chart_item rest = { .gathered = true, .share = -1 };
    items[0] = (struct chart_item) { .label = c->year_before,
                                     .value = total->before, .share = -1 };
    for (size_t i = 0; i < n; i++) {
        const struct change *change = &list->items[rank[i]];
        if (i < MOST)
            items[used++] = (struct chart_item) {
                .label = change->name, .value = change->difference,
                .share = -1
            };
        else
            money_add(&rest.value, change->difference);
    }
    rest.label = arena_printf(memory(c), "其他（%zu项）", n > MOST ? n - MOST
                                                                   : 0);
    if (n > MOST)
        items[used++] = rest;
    items[used++] = (struct chart_item) { .label = c->year_now,
                                          .value = total->now, .share = -1 };
    struct chart *chart = arena_one(memory(c), struct chart);
    *chart = (struct chart) {
        .kind = CHART_WATERFALL, .unit = UNIT_WAN, .decimals = 2,
        .n_items = used, .items = items, .note = "单位：万元。",
        .title = arena_printf(memory(c), "%s支出比%s%s", c->year_now,
                              c->year_before,
                              words_change(memory(c), total->before,
                                           total->now))
    };
    chart->description = chart->title;
    return n ? chart : NULL;
}

/* The same items in both years, as bars below each other. */
static const struct chart *
both_years(const struct comparing *c, const struct change_list *list,
           const char *title)
{
    enum { MOST = 8 };
    size_t n, shown;
    size_t *rank = changes_ranking(list, list->n && list->items[0].level
                                             ? 2 : 0, memory(c), &n);
    shown = MIN(n, (size_t) MOST);
    struct chart_item *items =
        arena_array(memory(c), struct chart_item, shown * 2 + 1);
    const char **parts = arena_array(memory(c), const char *, 3);
    parts[0] = c->year_before;
    parts[1] = c->year_now;
    for (size_t i = 0; i < shown; i++) {
        const struct change *change = &list->items[rank[i]];
        items[2 * i] = (struct chart_item) {
            .label = change->name, .group = parts[0],
            .value = change->before, .share = -1
        };
        items[2 * i + 1] = (struct chart_item) {
            .label = change->name, .group = parts[1], .value = change->now,
            .share = -1
        };
    }
    struct chart *chart = arena_one(memory(c), struct chart);
    *chart = (struct chart) { .kind = CHART_GROUPED, .unit = UNIT_WAN,
                              .decimals = 2, .parts = parts,
                              .n_items = shown * 2, .items = items,
                              .title = title, .description = title,
                              .note = "单位：万元；按增减额从大到小。" };
    return shown ? chart : NULL;
}

/* -------------------------------------------------------------- the parts */

static void
compare_classes(struct comparing *c)
{
    static const struct {
        enum classification which;
        const char *anchor, *title, *chart;
    } parts[] = {
        { CLASS_FUNCTION, "function", "支出按功能分类", NULL },
        { CLASS_DEPARTMENT, "department-economic", "支出按部门支出经济分类",
          "增减最大的部门支出经济分类款级科目" },
        { CLASS_GOVERNMENT, "government-economic", "支出按政府支出经济分类",
          "增减最大的政府支出经济分类款级科目" }
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        const struct change_list *list = &c->changes->by[parts[i].which];
        if (!list->n)
            continue;
        struct value *k = chapter_new(c, parts[i].anchor, parts[i].title);
        const struct chart *chart =
            parts[i].chart ? both_years(c, list, parts[i].chart)
                           : bridge(c, list);
        if (chart)
            chapter_chart(c, k, chart);
        chapter_add(c, k, "table",
                    table_of(c, parts[i].title, "科目", list));
    }
}

static void
compare_three_public(struct comparing *c)
{
    const struct change_list *list = &c->changes->three_public;
    if (!list->n)
        return;
    struct value *k = chapter_new(c, "three-public", "“三公”经费");
    const struct chart *chart = both_years(c, list, "“三公”经费两年各项");
    if (chart)
        chapter_chart(c, k, chart);
    chapter_add(c, k, "table", table_of(c, "“三公”经费各项", "项目", list));
}

/* New, ended and changed projects, each in a table of its own. */
static void
compare_projects(struct comparing *c)
{
    static const struct {
        const char *caption;
        enum change_kind from, to;
    } groups[] = { { "新增的项目", CHANGE_NEW, CHANGE_NEW },
                   { "不再列支的项目", CHANGE_ENDED, CHANGE_ENDED },
                   { "延续的项目", CHANGE_LEVEL, CHANGE_LESS } };
    const struct change_list *all = &c->changes->projects;
    if (c->changes->project_source == TABLE_UNKNOWN || !all->n)
        return;
    struct value *k = chapter_new(c, "projects", "项目");
    size_t fresh = changes_count(all, CHANGE_NEW);
    size_t ended = changes_count(all, CHANGE_ENDED);
    const char *said =
        arena_printf(memory(c), "%s新增项目%zu个，不再列支%zu个，延续%zu个。",
                     c->year_now, fresh, ended, all->n - fresh - ended);
    chapter_add(c, k, "text", value_text(memory(c), said));
    for (size_t g = 0; g < G_N_ELEMENTS(groups); g++) {
        struct change_list some = { .items = arena_array(
                                        memory(c), struct change, all->n) };
        for (size_t i = 0; i < all->n; i++)
            if (all->items[i].kind >= groups[g].from &&
                all->items[i].kind <= groups[g].to)
                some.items[some.n++] = all->items[i];
        if (some.n)
            chapter_add(c, k, "table",
                        table_of(c, groups[g].caption, "项目名称", &some));
    }
}

static struct value *
compare_figures(const struct comparing *c)
{
    const struct {
        const char *label;
        const struct change *change;
    } all[] = { { "支出合计", &c->changes->total },
                { "基本支出", &c->changes->basic },
                { "项目支出", &c->changes->project } };
    struct value *figures = value_list(memory(c));
    for (size_t i = 0; c->changes->comparable && i < G_N_ELEMENTS(all); i++) {
        const struct change *change = all[i].change;
        const char *unit;
        struct rich_run run = {
            .text = words_best(memory(c), change->now, &unit),
            .href = arena_printf(memory(c), "%s/index.html#function",
                                 c->now->stem)
        };
        struct value *r = value_record(memory(c));
        html_set_text(c->h, r, "label", all[i].label);
        value_set(memory(c), r, "value", value_rich(memory(c), &run, 1));
        html_set_text(c->h, r, "unit", unit);
        struct html_place place = { .up = "", .lead = run.href };
        const char *remark = arena_printf(
            memory(c), "比%s%s", c->year_before,
            words_change(memory(c), change->before, change->now));
        value_set(memory(c), r, "remark",
                  html_led_text(c->h, &place, remark));
        html_set_text(c->h, r, "class", NULL);
        value_append(memory(c), figures, r);
    }
    return figures;
}

struct value *
html_comparison(const struct html *h, const struct understanding *before,
                const struct understanding *now)
{
    struct comparing c = { .h = h, .before = before, .now = now };
    const char *name = now->budget->department.name;
    c.changes = changes_between(
        (struct changing_year) { before->budget, before->summary },
        (struct changing_year) { now->budget, now->summary }, h->a);
    c.anchor = html_comparison_anchor(h, before, now);
    c.year_before = arena_printf(h->a, "%d年", before->budget->year);
    c.year_now = arena_printf(h->a, "%d年", now->budget->year);
    c.chapters = value_list(h->a);
    compare_classes(&c);
    compare_three_public(&c);
    compare_projects(&c);
    struct value *r = value_record(h->a);
    html_set_text(h, r, "anchor", c.anchor);
    html_set_text(h, r, "link", arena_printf(h->a, "#%s", c.anchor));
    html_set_text(h, r, "department", name);
    html_set_text(h, r, "title", arena_printf(h->a, "%s与%s", c.year_now,
                                              c.year_before));
    value_set(h->a, r, "figures", compare_figures(&c));
    html_set_text(h, r, "gap",
                  c.changes->comparable
                      ? NULL
                      : "两年的支出表种类不同，合计与分类不可比，不作比较。");
    value_set(h->a, r, "chapters", c.chapters);
    return r;
}
