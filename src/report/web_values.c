/* The named values of a site, for the makers of templates. */
#include "report/breakdown.h"
#include "report/web_parts.h"

#include "summarize/changes.h"
#include "summarize/projects.h"
#include "summarize/three_public.h"

#include <glib.h>
#include <string.h>

static const struct value_field PAGE[] = {
    { "name", VALUE_TEXT, "文件名，如“projects.html”", NULL },
    { "title", VALUE_TEXT, "窗口的题名", NULL },
    { "heading", VALUE_TEXT, "页面的标题", NULL },
    { "lead", VALUE_TEXT, "标题下的一句话", NULL },
    { "inner", VALUE_COUNT, "不是首页", NULL },
    { "files", VALUE_COUNT, "页上列出的下载文件数", NULL },
    { "style", VALUE_TEXT, "到style.css的地址", NULL },
    { "theme", VALUE_TEXT, "到theme.css的地址；主题没有强调色就没有", NULL },
    { "logo", VALUE_TEXT, "到徽标的地址；主题没有徽标就没有", NULL },
    { "script", VALUE_TEXT, "到app.js的地址", NULL },
    { "icon", VALUE_TEXT, "到icon.svg的地址", NULL },
    { "start", VALUE_TEXT, "到本次全部文件的地址；只有一份文件时没有", NULL },
    { 0 }
};

static const struct value_field SUBJECT[] = {
    { "code", VALUE_TEXT, "编码", NULL },
    { "name", VALUE_TEXT, "名称", NULL },
    { "level", VALUE_COUNT, "类1，款2，项3", NULL },
    { "amount", VALUE_AMOUNT, "合计", NULL },
    { "basic", VALUE_AMOUNT, "基本支出", NULL },
    { "project", VALUE_AMOUNT, "项目支出", NULL },
    { "share", VALUE_SHARE, "占支出", NULL },
    { "link", VALUE_TEXT, "网页上的位置", NULL },
    { 0 }
};

static const struct value_field PART[] = {
    { "name", VALUE_TEXT, "名称", NULL },
    { "amount", VALUE_AMOUNT, "金额", NULL },
    { 0 }
};

static const struct value_field PROJECT[] = {
    { "code", VALUE_TEXT, "项目编码", NULL },
    { "name", VALUE_TEXT, "项目名称", NULL },
    { "org", VALUE_TEXT, "单位", NULL },
    { "amount", VALUE_AMOUNT, "金额", NULL },
    { "share", VALUE_SHARE, "占项目支出", NULL },
    { "link", VALUE_TEXT, "网页上的位置", NULL },
    { 0 }
};

const struct value_field WEB_FIELDS[] = {
    { "title", VALUE_TEXT, "“2022年部门预算”", NULL },
    { "department", VALUE_TEXT, "部门名称", NULL },
    { "year", VALUE_TEXT, "年度，如“2022”", NULL },
    { "description", VALUE_TEXT, "一句话，有支出合计", NULL },
    { "file", VALUE_TEXT, "公开文件的名字", NULL },
    { "sha256", VALUE_TEXT, "公开文件的SHA-256", NULL },
    { "date", VALUE_TEXT, "编制日期；不给就没有", NULL },
    { "version", VALUE_TEXT, "程序的版本", NULL },
    { "income", VALUE_AMOUNT, "收入总计", NULL },
    { "total", VALUE_AMOUNT, "支出合计", NULL },
    { "basic", VALUE_AMOUNT, "基本支出", NULL },
    { "project", VALUE_AMOUNT, "项目支出", NULL },
    { "before", VALUE_AMOUNT, "上年支出合计；没有可比的上年就没有", NULL },
    { "change", VALUE_AMOUNT, "比上年增减", NULL },
    { "rate", VALUE_SHARE, "比上年增减的比例", NULL },
    { "sources", VALUE_LIST, "收入来源", PART },
    { "functions", VALUE_LIST, "支出按功能分类：类、款、项", SUBJECT },
    { "economic", VALUE_LIST, "支出按部门支出经济分类", SUBJECT },
    { "government", VALUE_LIST, "支出按政府支出经济分类", SUBJECT },
    { "three_public", VALUE_LIST, "“三公”经费本年各项", PART },
    { "projects", VALUE_LIST, "项目，金额大的在前", PROJECT },
    { "holds", VALUE_COUNT, "核对相符的处数", NULL },
    { "fails", VALUE_COUNT, "不符的处数", NULL },
    { "insufficient", VALUE_COUNT, "数据不足的处数", NULL },
    { "page", VALUE_RECORD, "这个页面", PAGE },
    { 0 }
};

static void
set_subjects(struct composing *c, struct value *v, const char *name,
             enum classification which)
{
    const struct aggregates *list = &c->u->summary->by[which];
    for (size_t i = 0; c->u->summary->source && i < list->n; i++) {
        const struct aggregate *item = &list->items[i];
        struct value *r = value_add(c->a, v, name);
        value_set_text(c->a, r, "code", item->code);
        value_set_text(c->a, r, "name", item->name);
        value_set_number(c->a, r, "level", item->level);
        value_set_number(c->a, r, "amount", item->total.fen);
        value_set_number(c->a, r, "basic", item->basic.fen);
        value_set_number(c->a, r, "project", item->project.fen);
        value_set_number(c->a, r, "share", item->share);
        value_set_text(c->a, r, "link",
                       arena_printf(c->a, "subjects.html#%s",
                                    breakdown_subject_anchor(
                                        c->a, which, item->code)));
    }
}

static void
set_projects(struct composing *c, struct value *v)
{
    const struct project_sums *p = part_projects(c);
    for (size_t i = 0; i < p->n; i++) {
        const struct project_sum *x = &p->items[i];
        struct value *r = value_add(c->a, v, "projects");
        int64_t share;
        value_set_text(c->a, r, "code", x->code);
        value_set_text(c->a, r, "name", x->name);
        value_set_text(c->a, r, "org", x->org);
        value_set_number(c->a, r, "amount", x->amount.fen);
        if (c->u->summary->parts_known &&
            money_ratio(x->amount, c->u->summary->project, 10000, &share))
            value_set_number(c->a, r, "share", share);
        value_set_text(c->a, r, "link",
                       arena_printf(c->a, "projects.html#%s",
                                    breakdown_project_anchor(
                                        c->a, c->u->budget, x)));
    }
}

static void
set_part(arena *a, struct value *v, const char *list, const char *name,
         money amount)
{
    struct value *r = value_add(a, v, list);
    value_set_text(a, r, "name", name);
    value_set_number(a, r, "amount", amount.fen);
}

static void
set_money(struct composing *c, struct value *v)
{
    const struct summary *s = c->u->summary;
    const struct balance *b = budget_sure_balance(c->u->budget, TABLE_BALANCE);
    const struct balance_item *income =
        b ? balance_find(b, BALANCE_GRAND_TOTAL, false) : NULL;
    if (income && figure_is_known(income->figure))
        value_set_number(c->a, v, "income", income->figure->used.fen);
    for (size_t i = 0; b && i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        if (!item->is_expenditure && figure_is_known(item->figure) &&
            (item->kind == BALANCE_SOURCE || item->kind == BALANCE_CARRIED))
            set_part(c->a, v, "sources", item->name, item->figure->used);
    }
    if (!s->source)
        return;
    value_set_number(c->a, v, "total", s->total.fen);
    if (s->parts_known) {
        value_set_number(c->a, v, "basic", s->basic.fen);
        value_set_number(c->a, v, "project", s->project.fen);
    }
    const struct changes *x = part_changes(c);
    if (!x || !x->comparable)
        return;
    value_set_number(c->a, v, "before", x->total.before.fen);
    value_set_number(c->a, v, "change", x->total.difference.fen);
    if (x->total.has_rate)
        value_set_number(c->a, v, "rate", x->total.rate);
}

static void
set_three_public(struct composing *c, struct value *v)
{
    const struct three_public all = three_public_of(c->u->budget, c->a);
    const struct three_public_year *now =
        three_public_now(&all, c->u->budget);
    for (int i = 0; now && i < THREE_PUBLIC_COUNT; i++)
        if (now->known[i])
            set_part(c->a, v, "three_public",
                     three_public_name((enum three_public_item) i),
                     now->amount[i]);
}

struct value *
web_values(const struct web_site *site, struct composing *c)
{
    arena *a = site->memory;
    struct value *v = value_record(a, WEB_FIELDS);
    value_set_text(a, v, "title", site->title);
    value_set_text(a, v, "department", site->department);
    value_set_text(a, v, "year", site->year);
    value_set_text(a, v, "description", site->description);
    value_set_text(a, v, "file", site->file);
    value_set_text(a, v, "sha256", site->sha256);
    value_set_text(a, v, "date", site->date);
    value_set_text(a, v, "version", site->version);
    if (!c)
        return v;
    const struct ledger *l = c->u->ledger;
    value_set_number(a, v, "holds", (int64_t) l->count[CHECK_HOLDS]);
    value_set_number(a, v, "fails", (int64_t) l->count[CHECK_FAILS]);
    value_set_number(a, v, "insufficient",
                     (int64_t) l->count[CHECK_INSUFFICIENT]);
    set_money(c, v);
    set_subjects(c, v, "functions", CLASS_FUNCTION);
    set_subjects(c, v, "economic", CLASS_DEPARTMENT);
    set_subjects(c, v, "government", CLASS_GOVERNMENT);
    set_three_public(c, v);
    set_projects(c, v);
    return v;
}

const char *const *
web_names(const char *kind)
{
    static const char *const charts[] = {
        "strip", "overview", "revenue", "function",
        "function-overview", "function-within", "basic", "basic-project",
        "department-economic", "department-economic-overview",
        "government-economic", "government-economic-overview", "cross",
        "crosswalk", "changes", "projects", "project", "three-public",
        "procurement", "service-purchases", "units", "rates", NULL };
    static const char *const tables[] = {
        "largest-projects", "projects", "balance", "revenue",
        "basic-project", "three-public", "procurement", "service-purchases",
        "fund", "state-capital", "targets", "units", "changes-parts",
        "changes-projects", "checks-ledger", "checks-findings",
        "checks-repairs", "items", "losses", "list", NULL };
    enum { MOST = 64 };
    static const char *sections[MOST];
    static gsize made;
    if (strcmp(kind, "chart") == 0)
        return charts;
    if (strcmp(kind, "table") == 0)
        return tables;
    if (g_once_init_enter(&made)) {
        for (size_t i = 0; compose_section_nth(i) && i + 1 < MOST; i++)
            sections[i] = compose_section_nth(i)->name;
        g_once_init_leave(&made, 1);
    }
    return sections;
}
