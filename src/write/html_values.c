/* What is understood → the values that templates show. */
#include "write/html.h"

#include "report/contacts.h"

#include <glib.h>
#include <string.h>

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
        html_set_text(h, record, name, "–");
}

/* An amount that is left blank where nothing is known. */
static void
set_figure(const struct html *h, struct value *record, const char *name,
           const struct figure *f)
{
    if (figure_is_known(f))
        set_amount(h, record, name, f->used);
    else
        html_set_text(h, record, name, f->text);
}

/* ---------------------------------------------------------- aggregates */

/* The amount of a row's column, 0 where there is none. */
static money
amount_of(const struct table *t, const struct row *row, enum column_role role)
{
    const struct figure *f = row_figure(t, row, role);
    return f ? f->used : (money) { 0 };
}

/* Below a function's leaf: the economic classes of its published rows. */
static void
add_economic_rows(const struct html *h, struct value *all,
                  const struct aggregate *leaf)
{
    const struct table *t = h->u->summary->source;
    for (size_t i = 0; t && i < t->n_rows; i++) {
        const struct row *row = &t->rows[i];
        const struct coded *function = &row->subject[CLASS_FUNCTION];
        const struct coded *economic = &row->subject[CLASS_DEPARTMENT];
        if (row->role != ROW_ITEM || !economic->code ||
            g_strcmp0(function->code, leaf->code) != 0)
            continue;
        struct value *r = value_record(h->a);
        html_set_text(h, r, "code", economic->code);
        html_set_text(h, r, "name",
                      economic->name ? economic->name : "（名称缺失）");
        html_set_text(h, r, "class", "level4");
        html_set_text(h, r, "anchor", NULL);
        set_amount(h, r, "total", amount_of(t, row, COLUMN_TOTAL));
        set_part(h, r, "basic", amount_of(t, row, COLUMN_BASIC));
        set_part(h, r, "project", amount_of(t, row, COLUMN_PROJECT_SPENDING));
        html_set_text(h, r, "share", NULL);
        html_set_text(h, r, "href", html_line_link(h->a, "", row->line));
        value_append(h->a, all, r);
    }
}

static bool
is_leaf(const struct aggregates *list, size_t i)
{
    return i + 1 == list->n || list->items[i + 1].parent != i;
}

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
        html_set_text(h, r, "code", item->code);
        html_set_text(h, r, "name", item->name);
        html_set_text(h, r, "class",
                      arena_printf(h->a, "level%d", item->level));
        html_set_text(h, r, "anchor",
                 arena_printf(h->a, "%s-%s", prefix, item->code));
        set_amount(h, r, "total", item->total);
        set_part(h, r, "basic", item->basic);
        set_part(h, r, "project", item->project);
        value_set(h->a, r, "share",
                  value_number(h->a, VALUE_SHARE, item->share));
        html_set_text(h, r, "href", html_line_link(h->a, "", line));
        value_append(h->a, all, r);
        if (which == CLASS_FUNCTION && is_leaf(list, i))
            add_economic_rows(h, all, item);
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
        html_set_text(h, v, "anchor", anchor);
        html_set_text(h, v, "link", arena_printf(h->a, "#%s", anchor));
        html_set_text(h, v, "title", classes[i].title);
        value_set(h->a, v, "chart", value_chart(h->a, chart));
        html_set_text(h, v, "caption", chart ? chart->title : NULL);
        value_set(h->a, v, "by_function",
                  value_flag(h->a, classes[i].which == CLASS_FUNCTION));
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
                   { "cross", "chart-cross" },
                   { "basic_project", "chart-basic-project" },
                   { "projects", "chart-projects" } };
    struct value *drawn = value_record(h->a), *said = value_record(h->a);
    for (size_t i = 0; i < G_N_ELEMENTS(charts); i++) {
        const struct chart *found = find_chart(r, charts[i].anchor);
        value_set(h->a, drawn, charts[i].name, value_chart(h->a, found));
        html_set_text(h, said, charts[i].name, found ? found->title : NULL);
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
            html_set_text(h, v, "label", key->label);
            html_set_text(h, v, "value", key->value);
            html_set_text(h, v, "unit", key->unit);
            html_set_text(h, v, "remark", key->remark);
            value_append(h->a, all, v);
        }
    }
    return all;
}

/* -------------------------------------------------------------- checks */

/* The ledger by groups of rules, in the order of the rules. */
static struct value *
group_values(const struct html *h)
{
    static const char *const names[] = { "holds", "fails", "not_applicable",
                                         "insufficient" };
    const struct ledger *l = h->u->ledger;
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < l->n_entries;) {
        const char *group = l->entries[i].rule->group;
        size_t count[4] = { 0 };
        for (; i < l->n_entries &&
               strcmp(l->entries[i].rule->group, group) == 0; i++)
            count[l->entries[i].state]++;
        struct value *r = value_record(h->a);
        html_set_text(h, r, "name", group);
        for (size_t k = 0; k < G_N_ELEMENTS(names); k++)
            html_set_count(h, r, names[k], count[k]);
        value_append(h->a, all, r);
    }
    return all;
}

static struct value *
verdict_values(const struct html *h)
{
    const struct ledger *l = h->u->ledger;
    struct value *r = value_record(h->a);
    html_set_count(h, r, "holds", l->count[CHECK_HOLDS]);
    html_set_count(h, r, "fails", l->count[CHECK_FAILS]);
    html_set_count(h, r, "not_applicable", l->count[CHECK_NOT_APPLICABLE]);
    html_set_count(h, r, "insufficient", l->count[CHECK_INSUFFICIENT]);
    html_set_count(h, r, "findings", findings_count(h->u->budget->found));
    value_set(h->a, r, "open",
              value_flag(h->a, l->count[CHECK_INSUFFICIENT] > 0));
    value_set(h->a, r, "groups", group_values(h));
    html_set_text(h, r, "class",
             l->count[CHECK_FAILS] ? "verdict bad" : "verdict good");
    return r;
}

/* "1.234567、7.654321": possible readings. */
static const char *
joined(arena *a, const char *const *texts)
{
    char *all = texts ? g_strjoinv("、", (char **) texts) : NULL;
    const char *kept = arena_strdup(a, all && *all ? all : NULL);
    g_free(all);
    return kept;
}

static struct value *
finding_value(const struct html *h, size_t i)
{
    static const char *const levels[] = { "提示", "警告", "错误" };
    const struct finding *f = findings_at(h->u->budget->found, i);
    const struct {
        const char *name, *text;
    } texts[] = { { "message", f->message },
                  { "printed", f->printed },
                  { "used", f->used },
                  { "candidates",
                    joined(h->a, (const char *const *) f->candidates) },
                  { "reason", f->reason } };
    struct value *r = value_record(h->a);
    html_set_text(h, r, "id", f->id);
    html_set_text(h, r, "anchor", html_finding_anchor(h->a, i));
    html_set_text(h, r, "level", levels[f->level]);
    html_set_text(h, r, "class", finding_level_name(f->level));
    html_set_text(h, r, "place",
                  f->at.line ? arena_printf(h->a, "第%d行", f->at.line)
                             : "全文");
    for (size_t k = 0; k < G_N_ELEMENTS(texts); k++)
        html_set_text(h, r, texts[k].name,
                      contacts_shown(h->a, h->u, h->options, texts[k].text));
    const char *link = html_line_link(h->a, "", f->at.line);
    html_set_text(h, r, "href", link ? link : "source.html");
    return r;
}

/* The most serious first, then by line. */
static struct value *
finding_values(const struct html *h)
{
    const findings *found = h->u->budget->found;
    struct value *all = value_list(h->a);
    for (int level = FINDING_ERROR; level >= FINDING_NOTE; level--)
        for (size_t i = 0; i < findings_count(found); i++)
            if ((int) findings_at(found, i)->level == level)
                value_append(h->a, all, finding_value(h, i));
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
        html_set_text(h, r, "code", p->code);
        html_set_text(h, r, "name", p->name ? p->name : "（名称缺失）");
        html_set_text(h, r, "category", p->category);
        html_set_text(h, r, "org", p->org.name);
        html_set_text(h, r, "anchor", arena_printf(h->a, "project-%s", stem));
        html_set_text(h, r, "sheet",
                      arena_printf(h->a, "sheets/%s.html", stem));
        set_figure(h, r, "total", &p->total);
        int line = p->total.at.line ? p->total.at.line : p->first_line;
        html_set_text(h, r, "href",
                      figure_is_known(&p->total) || p->total.text
                          ? html_line_link(h->a, "", line)
                          : NULL);
        html_set_count(h, r, "indicators", p->n_indicators);
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
        html_set_text(h, r, "name", e->project ? e->project : "（名称缺失）");
        html_set_text(h, r, "sheet",
                 arena_printf(h->a, "sheets/%s.html",
                              sheet_stem(b, i, h->a)));
        html_set_text(h, r, "year",
                 e->year ? arena_printf(h->a, "%d", e->year) : NULL);
        html_set_text(h, r, "score", e->total_score.text);
        html_set_count(h, r, "indicators", e->n_indicators);
        value_append(h->a, all, r);
    }
    return all;
}

/* ----------------------------------------------------------- the whole */

/* Chapters of the pack as lists, in the order of the page. */
static void
set_chapters(const struct html *h, struct value *root, const struct report *r)
{
    static const struct {
        const char *name;
        const char *anchors[4];
    } lists[] = {
        { "money_chapters", { "balance", "revenue", "basic-project", NULL } },
        { "target_chapters", { "targets", "units", NULL } },
        { "glossary", { "glossary", NULL } },
        { "method", { "method", NULL } }
    };
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        value_set(h->a, root, lists[i].name,
                  html_chapters(h, r, lists[i].anchors));
}

struct value *
html_document_values(const struct html *h)
{
    arena *a = h->a;
    const struct report *r = compose_briefing(h->u, h->options, a);
    struct value *root = value_record(a), *about = html_report_values(h);
    struct value *downloads = html_download_values(h);
    const char *dataset = html_dataset_json(h, downloads);
    html_set_text(h, about, "dataset", dataset);
    html_set_text(h, about, "policy", html_policy(a, dataset));
    value_set(a, root, "report", about);
    value_set(a, root, "downloads", downloads);
    value_set(a, root, "figures", key_figure_values(h, r));
    set_charts(h, root, r);
    set_chapters(h, root, r);
    value_set(a, root, "verdict", verdict_values(h));
    value_set(a, root, "findings", finding_values(h));
    value_set(a, root, "classes", class_values(h, r));
    value_set(a, root, "uses", html_use_values(h));
    value_set(a, root, "projects", project_values(h));
    value_set(a, root, "evaluations", evaluation_values(h));
    value_set(a, root, "tables", html_table_values(h));
    value_set(a, root, "source", html_source_values(h));
    return root;
}
