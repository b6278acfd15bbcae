/* 政府采购, 政府购买服务, funds: tables shown as they are published, and what
 * they come to. */
#include "report/breakdown.h"
#include "report/facts.h"
#include "report/sections.h"

#include <glib.h>
#include <string.h>

static const struct table *
find(const struct composing *c, enum table_kind kind)
{
    return budget_sure_table(c->u->budget, kind);
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

/* --------------------------------------------------------------- kinds */

/** A kind of table: what it is called, what its rows are of. */
struct published {
    enum table_kind kind;
    const char *caption, *table; /* anchor of the table */
    const char *money;           /* in a sentence */
    enum column_role key;        /* what the rows are gathered by; UNKNOWN:
                                    not gathered */
    const char *by, *chart;      /* words of the key; anchor of the chart */
};

static const struct published PROCUREMENT = {
    TABLE_PROCUREMENT, "政府采购预算", "procurement-table", "政府采购预算",
    COLUMN_PROCUREMENT_CATEGORY, "采购类别", "chart-procurement"
};
static const struct published SERVICES = {
    TABLE_SERVICE_PURCHASES, "政府购买服务预算", "service-purchases-table",
    "政府购买服务预算", COLUMN_DIRECTORY2, "指导性目录二级",
    "chart-service-purchases"
};
static const struct published FUNDS[] = {
    { TABLE_FUND, "政府性基金预算财政拨款支出", "fund-table",
      "政府性基金预算财政拨款支出", COLUMN_UNKNOWN, NULL, NULL },
    { TABLE_STATE_CAPITAL, "国有资本经营预算财政拨款支出",
      "state-capital-table", "国有资本经营预算财政拨款支出", COLUMN_UNKNOWN,
      NULL, NULL }
};

/* --------------------------------------------------- rows put together */

/* "C-服务" is 服务. */
static const char *
bare_name(const char *text)
{
    const char *mark = strchr(text, '-');
    return mark && mark - text <= 8 && mark[1] ? mark + 1 : text;
}

static struct chart_item *
part_named(struct breakdown *b, const char *name)
{
    for (size_t i = 0; i < b->n; i++)
        if (strcmp(b->items[i].label, name) == 0)
            return &b->items[i];
    b->items[b->n] = (struct chart_item) { .label = name };
    return &b->items[b->n++];
}

/* Names without their codes, where that leaves them different. */
static void
bare_names(struct breakdown *b)
{
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(bare_name(b->items[i].label),
                       bare_name(b->items[k].label)) == 0)
                return;
    for (size_t i = 0; i < b->n; i++)
        b->items[i].label = bare_name(b->items[i].label);
}

/* Items of a table by their key; without the key's column nothing. */
static struct breakdown
parts_of(struct composing *c, const struct table *t,
         const struct published *p)
{
    struct breakdown b = { .by = p->by, .of = p->money,
                           .source = table_words(c->a, t) };
    b.items = arena_array(c->a, struct chart_item, t->n_rows + 1);
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *r = &t->rows[i];
        const struct figure *f = row_figure(t, r, COLUMN_TOTAL);
        const struct cell *key = row_cell(t, r, p->key);
        if (r->role != ROW_ITEM || !f || !figure_is_known(f))
            continue;
        money_add(&b.total, f->used);
        if (key && key->text)
            money_add(&part_named(&b, key->text)->value, f->used);
    }
    bare_names(&b);
    breakdown_settle(c, &b);
    return b;
}

/* --------------------------------------------------------------- words */

static const struct sentence_rule SENTENCES[] = {
    { "total", "total", "{money}{total}{table}" },
    { "share", "total share", "，相当于支出合计的{share}" },
    { "parts", "total single", "，全部为“{first}”。" },
    { "parts", "total first", "，其中“{first}”{first-amount}，占"
                              "{first-share}。" },
    { "parts", "total", "。" },
    { "parts", "", "{money}合计为零{table}。" },
};

static void
say_published(struct composing *c, const struct published *p,
              const struct breakdown *b)
{
    struct facts *f = facts_new(c->a);
    facts_word(f, "money", p->money, NULL);
    facts_reference(f, "table", p->table);
    facts_amount(f, "total", b->total, NULL);
    if (c->u->summary->source)
        facts_ratio(f, "share", b->total, c->u->summary->total);
    if (b->n) {
        facts_word(f, "first", b->items[0].label, NULL);
        facts_amount(f, "first-amount", b->items[0].value, NULL);
        facts_share(f, "first-share", b->items[0].share, b->items[0].value);
        facts_flag(f, "single", b->items[0].value.fen == b->total.fen);
    }
    facts_paragraph(f, c, SENTENCES, G_N_ELEMENTS(SENTENCES));
}

/* --------------------------------------------------------------- table */

static size_t
used_columns(struct composing *c, const struct table *t, size_t *from,
             struct tabling_column *columns)
{
    size_t n = 0;
    for (size_t k = 0; k < t->n_columns; k++) {
        bool used = false, amount = column_is_amount(t->columns[k].role);
        for (size_t i = 0; i < t->n_rows; i++)
            used |= t->rows[i].cells[k].text != NULL;
        if (!used)
            continue;
        columns[n] = (struct tabling_column) {
            arena_strdup(c->a, t->columns[k].name),
            amount ? ALIGN_POINT : ALIGN_LEFT, 0, 0
        };
        from[n++] = k;
    }
    return n;
}

/* The columns that hold anything, the rows as printed. */
static void
table_as_published(struct composing *c, const struct table *t,
                   const struct published *p)
{
    struct tabling_column *columns =
        arena_array(c->a, struct tabling_column, t->n_columns + 1);
    size_t *from = arena_array(c->a, size_t, t->n_columns + 1);
    size_t n = used_columns(c, t, from, columns);
    if (!n)
        return;
    struct tabling *made = tabling_new(c->a, p->caption, n, columns);
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *row = &t->rows[i];
        tabling_row(made, row->role == ROW_TOTAL ? REPORT_ROW_TOTAL
                                                 : REPORT_ROW_ITEM, NULL);
        for (size_t k = 0; k < n; k++) {
            if (columns[k].align == ALIGN_POINT)
                tabling_figure_link(made, &row->cells[from[k]].figure,
                                    anchor_row(c->a, t, row->line));
            else
                tabling_text(made, row->cells[from[k]].text, 0);
        }
    }
    struct report_table *table = tabling_end(made, c);
    table->anchor = p->table;
    table->unit = "金额单位：万元";
    table->note = arena_printf(c->a, "资料来源：%s。", table_words(c->a, t));
}

/* What was said where the law wants an empty table. */
static void
say_empty(struct composing *c, const struct table *t,
          const struct published *p)
{
    struct writing *w = writing_new(c->a);
    writing_say(w, "空表说明：");
    writing_link(w, table_words(c->a, t), anchor_table(c->a, t));
    writing_printf(w, "为空表，即本年没有%s%s。",
                   c->u->budget->kind == DOCUMENT_FINAL_ACCOUNT ? "" : "安排",
                   p->money);
    writing_paragraph(w, c);
}

static void
show(struct composing *c, const struct published *p)
{
    const struct table *t = find(c, p->kind);
    if (!t)
        return;
    if (!has_amounts(t)) {
        say_empty(c, t, p);
        return;
    }
    struct breakdown b = parts_of(c, t, p);
    say_published(c, p, &b);
    struct breakdown_chart bars = { CHART_BARS, 8, NULL, p->chart };
    if (b.n > 2 && !breakdown_is_dominated(&b))
        breakdown_draw(c, &b, &bars);
    table_as_published(c, t, p);
}

bool
has_procurement(const struct composing *c)
{
    return find(c, TABLE_PROCUREMENT) != NULL;
}

void
section_procurement(struct composing *c)
{
    show(c, &PROCUREMENT);
}

bool
has_service_purchases(const struct composing *c)
{
    return find(c, TABLE_SERVICE_PURCHASES) != NULL;
}

void
section_service_purchases(struct composing *c)
{
    show(c, &SERVICES);
}

bool
has_funds(const struct composing *c)
{
    return find(c, TABLE_FUND) || find(c, TABLE_STATE_CAPITAL);
}

bool
are_funds_empty(const struct composing *c)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FUNDS); i++) {
        const struct table *t = find(c, FUNDS[i].kind);
        if (t && has_amounts(t))
            return false;
    }
    return true;
}

void
section_funds(struct composing *c)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FUNDS); i++)
        show(c, &FUNDS[i]);
}
