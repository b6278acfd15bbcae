/* What is understood → the values that templates show. */
#include "write/html.h"

#include "budget/evaluate.h"
#include "report/contacts.h"
#include "report/sheets.h"
#include "summarize/projects.h"

#include <glib.h>
#include <string.h>

/* The figure with a link to its line, as it is used; as printed where nothing
 * is known. */
static void
set_figure(const struct html *h, struct value *record, const char *name,
           const struct figure *f, int line)
{
    const char *href =
        html_line_link(h->a, "", f->at.line ? f->at.line : line);
    if (figure_is_known(f)) {
        html_set_money(h, record, name, f->used, href);
        return;
    }
    struct rich_run run = { .text = f->text, .href = href };
    value_set(h->a, record, name, value_rich(h->a, &run, f->text ? 1 : 0));
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

const char *
html_project_anchor(const struct html *h, size_t i)
{
    return arena_printf(h->a, "project-%s",
                        sheet_stem(h->u->budget, i, h->a));
}

static struct value *
project_row(const struct html *h, const struct coded *project,
            const char *category, const char *org)
{
    struct value *r = value_record(h->a);
    html_set_text(h, r, "code", project->code);
    html_set_text(h, r, "name",
                  project->name ? project->name : "（名称缺失）");
    html_set_text(h, r, "category", category);
    html_set_text(h, r, "org", org);
    return r;
}

static struct value *
target_row(const struct html *h, size_t i, money largest)
{
    const struct budget *b = h->u->budget;
    const struct project *p = &b->projects[i];
    struct value *r = project_row(
        h, &(struct coded) { .code = p->code, .name = p->name },
        p->category, p->org.name);
    html_set_text(h, r, "anchor", html_project_anchor(h, i));
    html_set_text(h, r, "sheet", arena_printf(h->a, "sheets/%s.html",
                                              sheet_stem(b, i, h->a)));
    set_figure(h, r, "total", &p->total, p->first_line);
    html_set_text(h, r, "width",
                  html_percent(h->a, p->total.used, largest));
    html_set_count(h, r, "indicators", p->n_indicators);
    return r;
}

/* A project that only the project lines name: it has no sheet. */
static struct value *
line_row(const struct html *h, const struct project_sum *p, money largest)
{
    struct value *r = project_row(
        h, &(struct coded) { .code = p->code, .name = p->name }, NULL,
        p->org);
    html_set_text(h, r, "anchor", arena_printf(h->a, "project-L%d", p->line));
    html_set_text(h, r, "sheet", NULL);
    html_set_money(h, r, "total", p->amount,
                   html_line_link(h->a, "", p->line));
    html_set_text(h, r, "width", html_percent(h->a, p->amount, largest));
    html_set_text(h, r, "indicators", NULL);
    return r;
}

/* Those with targets in the text's order, then those without. */
static struct value *
project_values(const struct html *h)
{
    const struct budget *b = h->u->budget;
    struct value *all = value_list(h->a);
    struct project_sums sums = project_sums_of(b, h->u->summary, h->a);
    money largest = { 0 };
    for (size_t i = 0; i < b->n_projects; i++)
        if (money_compare(b->projects[i].total.used, largest) > 0)
            largest = b->projects[i].total.used;
    for (size_t i = 0; i < sums.n; i++)
        if (money_compare(sums.items[i].amount, largest) > 0)
            largest = sums.items[i].amount;
    for (size_t i = 0; i < b->n_projects; i++)
        value_append(h->a, all, target_row(h, i, largest));
    for (size_t i = 0; i < sums.n; i++)
        if (sums.items[i].target == SIZE_MAX)
            value_append(h->a, all, line_row(h, &sums.items[i], largest));
    return all;
}

static void
set_funds(const struct html *h, struct value *r, const struct evaluation *e)
{
    static const struct figure nothing;
    const struct fund_line *total = evaluation_funds_total(e);
    const struct recomputed *again = evaluation_recompute(h->a, e);
    int line = total ? total->line : 0;
    set_figure(h, r, "budget", total ? &total->full_year : &nothing, line);
    set_figure(h, r, "executed", total ? &total->executed : &nothing, line);
    int64_t rate = again->rate.millionths / 100;
    html_set_text(h, r, "rate",
                  again->rate.known
                      ? arena_printf(h->a, "%d.%02d%%", (int) (rate / 100),
                                     (int) (rate % 100))
                      : again->rate_why);
    html_set_text(h, r, "grade", evaluation_grade(e->total_score));
}

static struct value *
evaluation_values(const struct html *h)
{
    const struct budget *b = h->u->budget;
    const struct sheets *sheets = sheets_of(h->u, h->options, h->a);
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < b->n_evaluations; i++) {
        const struct evaluation *e = &b->evaluations[i];
        const struct report *glance =
            sheets_compose_summary(sheets, i, h->a);
        struct html_place place = {
            .up = "", .lead = html_line_link(h->a, "", e->first_line)
        };
        struct value *r = value_record(h->a);
        struct rich_run score = {
            .text = e->total_score.text,
            .href = html_line_link(h->a, "", e->total_line)
        };
        html_set_text(h, r, "name", e->project ? e->project : "（名称缺失）");
        html_set_text(h, r, "sheet",
                      arena_printf(h->a, "sheets/%s.html",
                                   sheet_stem(b, i, h->a)));
        html_set_text(h, r, "year",
                      e->year ? arena_printf(h->a, "%d", e->year) : NULL);
        value_set(h->a, r, "score",
                  value_rich(h->a, &score, score.text ? 1 : 0));
        html_set_text(h, r, "goal",
                      contacts_shown(h->a, h->u, h->options, e->goal));
        html_set_text(h, r, "actual",
                      contacts_shown(h->a, h->u, h->options, e->actual));
        html_set_count(h, r, "indicators", e->n_indicators);
        value_set(h->a, r, "blocks", html_blocks(h, place, glance->first));
        set_funds(h, r, e);
        value_append(h->a, all, r);
    }
    return all;
}

/* ----------------------------------------------------------- the whole */

struct value *
html_document_values(struct html *h)
{
    arena *a = h->a;
    h->pack = compose_briefing(h->u, h->options, a);
    html_note_places(h);
    struct value *root = value_record(a), *about = html_report_values(h);
    struct value *downloads = html_download_values(h);
    const char *dataset = html_dataset_json(h, downloads);
    html_set_text(h, about, "dataset", dataset);
    html_set_text(h, about, "policy", html_policy(a, dataset));
    value_set(a, root, "report", about);
    value_set(a, root, "downloads", downloads);
    bool budget = h->u->budget->kind == DOCUMENT_BUDGET;
    value_set(a, root, "overview",
              budget ? html_overview(h) : value_list(a));
    html_set_chapters(h, root);
    value_set(a, root, "verdict", verdict_values(h));
    value_set(a, root, "findings", finding_values(h));
    value_set(a, root, "projects", project_values(h));
    value_set(a, root, "evaluations", evaluation_values(h));
    value_set(a, root, "tables", html_table_values(h));
    value_set(a, root, "source", html_source_values(h));
    return root;
}
