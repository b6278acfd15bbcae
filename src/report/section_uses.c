/* Projects, three public expenses, procurement, service purchases, funds. */
#include "report/sections.h"

#include <glib.h>
#include <string.h>

/* ------------------------------------------------------------ projects */

/** A project as ranked: from the targets, else from the project lines. */
struct ranked {
    const char *code, *name, *anchor;
    money amount;
    int line;
};

bool
has_projects(const struct composing *c)
{
    return c->u->budget->n_projects > 0 ||
           budget_table(c->u->budget, TABLE_PROJECT_LINES) != NULL;
}

static const char *
project_name(arena *a, const struct project *p)
{
    if (p->name)
        return p->name;
    if (p->candidates && p->candidates[0])
        return arena_printf(a, "（名称缺失，可能为“%s”）", p->candidates[0]);
    return "（名称缺失）";
}

static GArray *
projects_of_targets(struct composing *c)
{
    const struct budget *b = c->u->budget;
    GArray *list = g_array_new(FALSE, TRUE, sizeof(struct ranked));
    for (size_t i = 0; i < b->n_projects; i++) {
        const struct project *p = &b->projects[i];
        struct ranked item = { p->code, project_name(c->a, p), NULL,
                               p->total.used, p->first_line };
        if (p->table)
            item.anchor = anchor_table(c->a, p->table);
        g_array_append_val(list, item);
    }
    return list;
}

/* Lines of one project follow each other or not: summed by name. */
static GArray *
projects_of_lines(struct composing *c)
{
    const struct table *t = budget_table(c->u->budget, TABLE_PROJECT_LINES);
    GArray *list = g_array_new(FALSE, TRUE, sizeof(struct ranked));
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *row = &t->rows[i];
        const struct figure *f = row_figure(t, row, COLUMN_TOTAL);
        if (row->role != ROW_ITEM || !row->project.name || !f)
            continue;
        guint at = GPOINTER_TO_UINT(
            g_hash_table_lookup(seen, row->project.name));
        if (!at) {
            struct ranked item = { row->project.code, row->project.name,
                                   anchor_row(c->a, t, row->line),
                                   { 0 }, row->line };
            g_array_append_val(list, item);
            at = list->len;
            g_hash_table_insert(seen, (gpointer) row->project.name,
                                GUINT_TO_POINTER(at));
        }
        money_add(&g_array_index(list, struct ranked, at - 1).amount,
                  f->used);
    }
    g_hash_table_destroy(seen);
    return list;
}

static gint
compare_ranked(gconstpointer left, gconstpointer right)
{
    const struct ranked *a = left, *b = right;
    int by_amount = money_compare(b->amount, a->amount);
    return by_amount ? by_amount : (a->line > b->line) - (a->line < b->line);
}

static money
sum_ranked(const GArray *list)
{
    money sum = { 0 };
    for (guint i = 0; i < list->len; i++)
        money_add(&sum, g_array_index(list, struct ranked, i).amount);
    return sum;
}

static void
chart_of_projects(struct composing *c, const GArray *list, money sum)
{
    enum { MOST = 10 };
    if (list->len < 3 || sum.fen <= 0)
        return;
    size_t n = MIN(list->len, (guint) MOST);
    struct chart_item *items = arena_array(c->a, struct chart_item, n);
    money shown = { 0 };
    for (size_t i = 0; i < n; i++) {
        const struct ranked *p = &g_array_index(list, struct ranked, i);
        items[i] = (struct chart_item) { .label = p->name,
                                         .value = p->amount };
        money_ratio(p->amount, sum, 10000, &items[i].share);
        money_add(&shown, p->amount);
    }
    int64_t share = 0;
    money_ratio(shown, sum, 10000, &share);
    struct chart *chart = arena_one(c->a, struct chart);
    *chart = (struct chart) {
        .kind = CHART_PARETO, .unit = UNIT_WAN, .decimals = 2, .n_items = n,
        .items = items,
        .title = arena_printf(c->a, "金额最大的%zu个项目占%s", n,
                              words_share(c->a, share, shown)),
        .note = arena_printf(c->a, "单位：万元；分母为所列%u个项目的总额。",
                             list->len)
    };
    chart->description = chart->title;
    part_chart(c, chart, "chart-projects");
}

static void
table_of_projects(struct composing *c, const GArray *list, money sum)
{
    static const struct tabling_column columns[] = {
        { "序号", ALIGN_RIGHT, 0, 0 },
        { "项目编码", ALIGN_LEFT, 0, 0 },
        { "项目名称", ALIGN_LEFT, 16, 0 },
        { "金额", ALIGN_POINT, 0, 0 },
        { "占比", ALIGN_RIGHT, 0, 0 }
    };
    money *parts = arena_array(c->a, money, list->len);
    int64_t *shares = arena_array(c->a, int64_t, list->len);
    for (guint i = 0; i < list->len; i++)
        parts[i] = g_array_index(list, struct ranked, i).amount;
    money_shares(parts, list->len, sum, shares);
    struct tabling *t = tabling_new(c->a, "项目一览", 5, columns);
    for (guint i = 0; i < list->len; i++) {
        const struct ranked *p = &g_array_index(list, struct ranked, i);
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        tabling_text(t, arena_printf(c->a, "%u", i + 1), 0);
        tabling_text(t, p->code, 0);
        tabling_text(t, p->name, 0);
        tabling_money(t, p->amount, p->anchor);
        tabling_share(t, shares[i], p->amount);
    }
    tabling_row(t, REPORT_ROW_TOTAL, NULL);
    tabling_text(t, NULL, 0);
    tabling_text(t, NULL, 0);
    tabling_text(t, "合计", 0);
    tabling_money(t, sum, NULL);
    tabling_share(t, sum.fen ? 10000 : 0, sum);
    tabling_end(t, c)->unit = "金额单位：万元";
}

void
section_projects(struct composing *c)
{
    GArray *list = c->u->budget->n_projects ? projects_of_targets(c)
                                            : projects_of_lines(c);
    g_array_sort(list, compare_ranked);
    money sum = sum_ranked(list);
    part_chapter(c, "projects", "项目支出");
    struct writing *w = writing_new(c->a);
    writing_printf(w, "%s共列%u个项目，总额",
                   c->u->budget->n_projects ? "项目绩效目标表"
                                            : "项目支出表",
                   list->len);
    writing_amount(w, sum, NULL);
    writing_say(w, "。");
    writing_paragraph(w, c);
    chart_of_projects(c, list, sum);
    table_of_projects(c, list, sum);
    g_array_free(list, TRUE);
}

/* ------------------------------------------------- published as it is */

/* A published table, its columns that hold anything, its rows as printed. */
static void
table_as_published(struct composing *c, const struct table *t,
                   const char *caption)
{
    size_t n = 0;
    struct tabling_column *columns =
        arena_array(c->a, struct tabling_column, t->n_columns);
    size_t *from = arena_array(c->a, size_t, t->n_columns);
    for (size_t k = 0; k < t->n_columns; k++) {
        bool used = false;
        for (size_t i = 0; i < t->n_rows; i++)
            used |= t->rows[i].cells[k].text != NULL;
        if (!used)
            continue;
        bool amount = column_is_amount(t->columns[k].role);
        columns[n] = (struct tabling_column) {
            t->columns[k].name, amount ? ALIGN_POINT : ALIGN_LEFT, 0, 0
        };
        from[n++] = k;
    }
    if (!n)
        return;
    struct tabling *made = tabling_new(c->a, caption, n, columns);
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *row = &t->rows[i];
        tabling_row(made,
                    row->role == ROW_TOTAL ? REPORT_ROW_TOTAL
                                           : REPORT_ROW_ITEM,
                    NULL);
        for (size_t k = 0; k < n; k++) {
            if (columns[k].align == ALIGN_POINT)
                tabling_figure(made, &row->cells[from[k]].figure);
            else
                tabling_text(made, row->cells[from[k]].text, 0);
        }
    }
    struct report_table *table = tabling_end(made, c);
    table->unit = "金额单位：万元";
    table->note = arena_printf(c->a, "资料来源：%s。", table_words(c->a, t));
}

static const struct table *
find(const struct composing *c, enum table_kind kind)
{
    return budget_table(c->u->budget, kind);
}

bool
has_three_public(const struct composing *c)
{
    return find(c, TABLE_THREE_PUBLIC) != NULL;
}

static const struct figure *
row_total(const struct table *t, size_t i)
{
    const struct figure *f = row_figure(t, &t->rows[i], COLUMN_TOTAL);
    return f && figure_is_known(f) ? f : NULL;
}

static void
say_three_public(struct composing *c, const struct table *t)
{
    if (!t->n_rows || !row_total(t, t->n_rows - 1))
        return;
    const struct figure *now = row_total(t, t->n_rows - 1);
    struct writing *w = writing_new(c->a);
    writing_say(w, "财政拨款“三公”经费预算");
    writing_amount(w, now->used, NULL);
    if (t->n_rows > 1 && row_total(t, t->n_rows - 2)) {
        money before = row_total(t, t->n_rows - 2)->used;
        writing_printf(w, "，比上年%s",
                       words_change(c->a, before, now->used));
    }
    writing_say(w, "。");
    writing_paragraph(w, c);
}

void
section_three_public(struct composing *c)
{
    const struct table *t = find(c, TABLE_THREE_PUBLIC);
    part_chapter(c, "three-public", "“三公”经费");
    say_three_public(c, t);
    table_as_published(c, t, "“三公”经费预算");
}

bool
has_procurement(const struct composing *c)
{
    return find(c, TABLE_PROCUREMENT) != NULL;
}

void
section_procurement(struct composing *c)
{
    const struct table *t = find(c, TABLE_PROCUREMENT);
    part_chapter(c, "procurement", "政府采购");
    table_as_published(c, t, "政府采购预算");
}

bool
has_service_purchases(const struct composing *c)
{
    return find(c, TABLE_SERVICE_PURCHASES) != NULL;
}

void
section_service_purchases(struct composing *c)
{
    const struct table *t = find(c, TABLE_SERVICE_PURCHASES);
    part_chapter(c, "service-purchases", "政府购买服务");
    table_as_published(c, t, "政府购买服务预算");
}

/* --------------------------------------------------------------- funds */

bool
has_funds(const struct composing *c)
{
    return find(c, TABLE_FUND) || find(c, TABLE_STATE_CAPITAL);
}

static bool
has_amounts(const struct table *t)
{
    for (size_t i = 0; i < t->n_rows; i++)
        for (size_t k = 0; k < t->n_columns; k++)
            if (figure_is_known(&t->rows[i].cells[k].figure))
                return true;
    return false;
}

void
section_funds(struct composing *c)
{
    static const struct {
        enum table_kind kind;
        const char *money;
    } funds[] = { { TABLE_FUND, "政府性基金预算" },
                  { TABLE_STATE_CAPITAL, "国有资本经营预算" } };
    part_chapter(c, "funds", "政府性基金与国有资本经营预算");
    for (size_t i = 0; i < G_N_ELEMENTS(funds); i++) {
        const struct table *t = find(c, funds[i].kind);
        if (!t)
            continue;
        const char *spending =
            arena_printf(c->a, "%s财政拨款支出", funds[i].money);
        if (has_amounts(t))
            table_as_published(c, t, spending);
        else
            part_paragraph(c, arena_printf(c->a, "%s：公开文本为空表，"
                                                 "即本年无%s安排的支出。",
                                           table_words(c->a, t),
                                           spending));
    }
}
