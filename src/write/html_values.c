/* What is understood → the values that templates show. */
#include "write/html.h"

#include "report/contacts.h"

#include <glib.h>
#include <string.h>

static void
set_text(const struct html *h, struct value *record, const char *name,
         const char *text)
{
    value_set(h->a, record, name, value_text(h->a, text));
}

static void
set_count(const struct html *h, struct value *record, const char *name,
          size_t count)
{
    value_set(h->a, record, name,
              value_number(h->a, VALUE_COUNT, (int64_t) count));
}

static void
set_amount(const struct html *h, struct value *record, const char *name,
           money amount)
{
    value_set(h->a, record, name,
              value_number(h->a, VALUE_AMOUNT, amount.fen));
}

/* A sum of nothing is a dash, as in the pack. */
static void
set_part(const struct html *h, struct value *record, const char *name,
         money amount)
{
    if (amount.fen)
        set_amount(h, record, name, amount);
    else
        set_text(h, record, name, "–");
}

/* An amount that is left blank where nothing is known. */
static void
set_figure(const struct html *h, struct value *record, const char *name,
           const struct figure *f)
{
    if (figure_is_known(f))
        set_amount(h, record, name, f->used);
    else
        set_text(h, record, name, f->text);
}

/* ---------------------------------------------------------- aggregates */

static struct value *
aggregate_values(const struct html *h, enum classification which,
                 const char *prefix)
{
    const struct aggregates *list = &h->u->summary->by[which];
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < list->n; i++) {
        const struct aggregate *item = &list->items[i];
        struct value *r = value_record(h->a);
        int line = item->lines ? item->lines[0] : 0;
        set_text(h, r, "code", item->code);
        set_text(h, r, "name", item->name);
        set_text(h, r, "class", arena_printf(h->a, "level%d", item->level));
        set_text(h, r, "anchor",
                 arena_printf(h->a, "%s-%s", prefix, item->code));
        set_amount(h, r, "total", item->total);
        set_part(h, r, "basic", item->basic);
        set_part(h, r, "project", item->project);
        value_set(h->a, r, "share",
                  value_number(h->a, VALUE_SHARE, item->share));
        set_text(h, r, "href", html_line_link(h->a, "", line));
        value_append(h->a, all, r);
    }
    return all;
}

/* --------------------------------------------------- from the briefing */

static const struct chart *
find_chart(const struct report *r, const char *anchor)
{
    for (const struct block *b = r->first; b; b = b->next)
        if (b->kind == BLOCK_CHART && g_strcmp0(b->chart.anchor, anchor) == 0)
            return b->chart.first;
    return NULL;
}

/* Spending by each classification: title, chart, rows. */
static struct value *
class_values(const struct html *h, const struct report *r)
{
    static const struct {
        enum classification which;
        const char *anchor, *title, *prefix;
    } classes[] = {
        { CLASS_FUNCTION, "function", "支出按功能分类", "f" },
        { CLASS_DEPARTMENT, "department-economic", "支出按部门支出经济分类",
          "d" },
        { CLASS_GOVERNMENT, "government-economic", "支出按政府支出经济分类",
          "g" }
    };
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < G_N_ELEMENTS(classes); i++) {
        const char *anchor = classes[i].anchor;
        if (!h->u->summary->by[classes[i].which].n)
            continue;
        const struct chart *chart =
            find_chart(r, arena_printf(h->a, "chart-%s", anchor));
        struct value *v = value_record(h->a);
        set_text(h, v, "anchor", anchor);
        set_text(h, v, "link", arena_printf(h->a, "#%s", anchor));
        set_text(h, v, "title", classes[i].title);
        value_set(h->a, v, "chart", value_chart(h->a, chart));
        set_text(h, v, "caption", chart ? chart->title : NULL);
        value_set(h->a, v, "rows",
                  aggregate_values(h, classes[i].which, classes[i].prefix));
        value_append(h->a, all, v);
    }
    return all;
}

/* The charts of the pack by their anchors, so that both show the same. */
static void
set_charts(const struct html *h, struct value *root, const struct report *r)
{
    static const struct {
        const char *name, *anchor;
    } charts[] = { { "flow", "chart-flow" },
                   { "projects", "chart-projects" } };
    struct value *drawn = value_record(h->a), *said = value_record(h->a);
    for (size_t i = 0; i < G_N_ELEMENTS(charts); i++) {
        const struct chart *found = find_chart(r, charts[i].anchor);
        value_set(h->a, drawn, charts[i].name, value_chart(h->a, found));
        set_text(h, said, charts[i].name, found ? found->title : NULL);
    }
    value_set(h->a, root, "charts", drawn);
    value_set(h->a, root, "captions", said);
}

static struct value *
key_figure_values(const struct html *h, const struct report *r)
{
    struct value *all = value_list(h->a);
    for (const struct block *b = r->first; b; b = b->next) {
        for (size_t i = 0; b->kind == BLOCK_FIGURES && i < b->figures.n;
             i++) {
            const struct key_figure *key = &b->figures.items[i];
            struct value *v = value_record(h->a);
            set_text(h, v, "label", key->label);
            set_text(h, v, "value", key->value);
            set_text(h, v, "unit", key->unit);
            set_text(h, v, "remark", key->remark);
            value_append(h->a, all, v);
        }
    }
    return all;
}

/* -------------------------------------------------------------- checks */

static struct value *
verdict_values(const struct html *h)
{
    const struct ledger *l = h->u->ledger;
    struct value *r = value_record(h->a);
    set_count(h, r, "holds", l->count[CHECK_HOLDS]);
    set_count(h, r, "fails", l->count[CHECK_FAILS]);
    set_count(h, r, "not_applicable", l->count[CHECK_NOT_APPLICABLE]);
    set_count(h, r, "insufficient", l->count[CHECK_INSUFFICIENT]);
    set_count(h, r, "findings", findings_count(h->u->budget->found));
    value_set(h->a, r, "open",
              value_flag(h->a, l->count[CHECK_INSUFFICIENT] > 0));
    set_text(h, r, "class",
             l->count[CHECK_FAILS] ? "verdict bad" : "verdict good");
    return r;
}

static struct value *
finding_values(const struct html *h)
{
    static const char *const levels[] = { "提示", "警告", "错误" };
    const findings *found = h->u->budget->found;
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < findings_count(found); i++) {
        const struct finding *f = findings_at(found, i);
        struct value *r = value_record(h->a);
        set_text(h, r, "id", f->id);
        set_text(h, r, "level", levels[f->level]);
        set_text(h, r, "place",
                 f->at.line ? arena_printf(h->a, "第%d行", f->at.line)
                            : "全文");
        set_text(h, r, "message", f->message);
        const char *link = html_line_link(h->a, "", f->at.line);
        set_text(h, r, "href", link ? link : "source.html");
        value_append(h->a, all, r);
    }
    return all;
}

/* -------------------------------------------------------------- sheets */

static struct value *
project_values(const struct html *h)
{
    const struct budget *b = h->u->budget;
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < b->n_projects; i++) {
        const struct project *p = &b->projects[i];
        const char *stem = sheet_stem(b, i, h->a);
        struct value *r = value_record(h->a);
        set_text(h, r, "code", p->code);
        set_text(h, r, "name", p->name ? p->name : "（名称缺失）");
        set_text(h, r, "anchor", arena_printf(h->a, "project-%s", stem));
        set_text(h, r, "sheet", arena_printf(h->a, "sheets/%s.html", stem));
        set_figure(h, r, "total", &p->total);
        set_text(h, r, "href", html_line_link(h->a, "", p->total.at.line
                                                            ? p->total.at.line
                                                            : p->first_line));
        set_count(h, r, "indicators", p->n_indicators);
        value_append(h->a, all, r);
    }
    return all;
}

static struct value *
evaluation_values(const struct html *h)
{
    const struct budget *b = h->u->budget;
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < b->n_evaluations; i++) {
        const struct evaluation *e = &b->evaluations[i];
        struct value *r = value_record(h->a);
        set_text(h, r, "name", e->project ? e->project : "（名称缺失）");
        set_text(h, r, "sheet",
                 arena_printf(h->a, "sheets/%s.html",
                              sheet_stem(b, i, h->a)));
        set_text(h, r, "year",
                 e->year ? arena_printf(h->a, "%d", e->year) : NULL);
        set_text(h, r, "score", e->total_score.text);
        set_count(h, r, "indicators", e->n_indicators);
        value_append(h->a, all, r);
    }
    return all;
}

/* -------------------------------------------------------------- tables */

static struct value *
column_values(const struct html *h, const struct table *t)
{
    struct value *all = value_list(h->a);
    for (size_t k = 0; k < t->n_columns; k++) {
        struct value *r = value_record(h->a);
        bool amount = column_is_amount(t->columns[k].role);
        set_text(h, r, "name", t->columns[k].name);
        set_text(h, r, "class", amount ? "n" : NULL);
        value_append(h->a, all, r);
    }
    return all;
}

static const char *
cell_class(const struct table *t, const struct row *row, size_t k)
{
    const struct figure *f = &row->cells[k].figure;
    if (!column_is_amount(t->columns[k].role))
        return NULL;
    return f->repaired ? "n repaired" : "n";
}

static bool
hides(const struct html *h, enum column_role role)
{
    return !h->options->show_contacts &&
           (role == COLUMN_PERSON || role == COLUMN_PHONE);
}

static struct value *
row_values(const struct html *h, const struct table *t, const struct row *row)
{
    struct value *r = value_record(h->a), *cells = value_list(h->a);
    for (size_t k = 0; k < t->n_columns; k++) {
        struct value *c = value_record(h->a);
        bool hidden = hides(h, t->columns[k].role);
        set_text(h, c, "text", hidden ? NULL : row->cells[k].text);
        set_text(h, c, "class", cell_class(t, row, k));
        value_append(h->a, cells, c);
    }
    value_set(h->a, r, "cells", cells);
    set_text(h, r, "class", row->role == ROW_TOTAL ? "total" : NULL);
    set_text(h, r, "anchor",
             arena_printf(h->a, "t%s-l%d", t->number, row->line));
    set_text(h, r, "line", arena_printf(h->a, "%d", row->line));
    set_text(h, r, "href", html_line_link(h->a, "", row->line));
    return r;
}

static struct value *
table_values(const struct html *h)
{
    const struct budget *b = h->u->budget;
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < b->n_tables; i++) {
        const struct table *t = &b->tables[i];
        struct value *r = value_record(h->a), *rows = value_list(h->a);
        const char *anchor = arena_printf(h->a, "t%s", t->number);
        set_text(h, r, "anchor", anchor);
        set_text(h, r, "link", arena_printf(h->a, "#%s", anchor));
        set_text(h, r, "name",
                 strcmp(t->number, t->title) == 0
                     ? t->title
                     : arena_printf(h->a, "%s表 %s", t->number, t->title));
        set_text(h, r, "unit",
                 arena_printf(h->a, "金额单位：%s",
                              money_unit_name(t->unit)));
        value_set(h->a, r, "empty", value_flag(h->a, t->n_rows == 0));
        value_set(h->a, r, "columns", column_values(h, t));
        for (size_t k = 0; k < t->n_rows; k++)
            value_append(h->a, rows, row_values(h, t, &t->rows[k]));
        value_set(h->a, r, "rows", rows);
        value_append(h->a, all, r);
    }
    return all;
}

static bool
has_amounts(const struct table *t)
{
    for (size_t i = 0; i < t->n_rows; i++)
        for (size_t k = 0; k < t->n_columns; k++)
            if (column_is_amount(t->columns[k].role) &&
                figure_is_known(&t->rows[i].cells[k].figure))
                return true;
    return false;
}

/* The tables of the uses people ask for: as published, on the first page. */
static struct value *
use_values(const struct html *h)
{
    static const enum table_kind kinds[] = {
        TABLE_THREE_PUBLIC, TABLE_PROCUREMENT, TABLE_SERVICE_PURCHASES,
        TABLE_FUND, TABLE_STATE_CAPITAL
    };
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const struct table *t = budget_table(h->u->budget, kinds[i]);
        if (!t)
            continue;
        struct value *r = value_record(h->a), *rows = value_list(h->a);
        set_text(h, r, "anchor", table_kind_word(t->kind));
        set_text(h, r, "title", table_kind_name(t->kind));
        set_text(h, r, "href",
                 arena_printf(h->a, "tables.html#t%s", t->number));
        value_set(h->a, r, "empty", value_flag(h->a, !has_amounts(t)));
        value_set(h->a, r, "columns", column_values(h, t));
        for (size_t k = 0; k < t->n_rows; k++)
            value_append(h->a, rows, row_values(h, t, &t->rows[k]));
        value_set(h->a, r, "rows", rows);
        value_append(h->a, all, r);
    }
    return all;
}

static struct value *
source_values(const struct html *h)
{
    const struct budget *b = h->u->budget;
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < b->n_source_lines; i++) {
        struct value *r = value_record(h->a);
        set_text(h, r, "anchor", arena_printf(h->a, "l%zu", i + 1));
        set_count(h, r, "number", i + 1);
        set_text(h, r, "text",
                 contacts_shown(h->a, h->u, h->options, b->source_lines[i]));
        value_append(h->a, all, r);
    }
    return all;
}

struct value *
html_document_values(const struct html *h)
{
    arena *a = h->a;
    const struct report *r = compose_briefing(h->u, h->options, a);
    struct value *root = value_record(a);
    value_set(a, root, "report", html_report_values(h));
    value_set(a, root, "figures", key_figure_values(h, r));
    set_charts(h, root, r);
    value_set(a, root, "verdict", verdict_values(h));
    value_set(a, root, "findings", finding_values(h));
    value_set(a, root, "classes", class_values(h, r));
    value_set(a, root, "uses", use_values(h));
    value_set(a, root, "projects", project_values(h));
    value_set(a, root, "evaluations", evaluation_values(h));
    value_set(a, root, "tables", table_values(h));
    value_set(a, root, "source", source_values(h));
    return root;
}
