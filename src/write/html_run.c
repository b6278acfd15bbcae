/* The pages of a run of several documents: the start page that lists them,
 * department by department; what compares years is in html_compare.c. */
#include "write/html.h"

#include "report/words.h"

#include <glib.h>
#include <string.h>

/* -------------------------------------------------------------- a document */

/* "stem/path" where the file is there; null where not. */
static const char *
there(const struct html *h, const struct understanding *u, const char *path)
{
    char *full = g_build_filename(h->documents, u->stem, path, NULL);
    bool found = g_file_test(full, G_FILE_TEST_EXISTS);
    g_free(full);
    return found ? arena_printf(h->a, "%s/%s", u->stem, path) : NULL;
}

static void
set_links(const struct html *h, struct value *r,
          const struct understanding *u)
{
    static const struct {
        const char *name, *path;
    } links[] = { { "href", "index.html" },
                  { "tables", "tables.html" },
                  { "source", "source.html" },
                  { "sheets", "sheets/index.html" },
                  { "pdf", "briefing.pdf" },
                  { "sheets_pdf", "sheets/all.pdf" },
                  { "xlsx", "data/budget.xlsx" },
                  { "json", "data/budget.json" } };
    for (size_t i = 0; i < G_N_ELEMENTS(links); i++)
        html_set_text(h, r, links[i].name, there(h, u, links[i].path));
}

/* "22.99亿元", and how it divides into basic and project spending. */
static void
set_total(const struct html *h, struct value *r,
          const struct understanding *u)
{
    const struct summary *s = u->summary;
    const char *unit = NULL;
    struct rich_run run = { 0 };
    if (s->source) {
        run.text = words_best(h->a, s->total, &unit);
        run.href = arena_printf(h->a, "%s/index.html#function", u->stem);
    }
    const char *basic = html_percent(h->a, s->basic, s->total);
    const char *project = html_percent(h->a, s->project, s->total);
    value_set(h->a, r, "total", value_rich(h->a, &run, s->source ? 1 : 0));
    html_set_text(h, r, "unit", unit);
    html_set_text(h, r, "basic_width", basic);
    html_set_text(h, r, "project_width", project);
    html_set_text(h, r, "split",
                  basic || project
                      ? arena_printf(h->a, "基本支出%s%%，项目支出%s%%",
                                     basic ? basic : "0",
                                     project ? project : "0")
                      : NULL);
}

static struct value *
document_value(const struct html *h, const struct understanding *u)
{
    const struct budget *b = u->budget;
    const struct ledger *l = u->ledger;
    bool budget = b->kind == DOCUMENT_BUDGET;
    struct value *r = value_record(h->a);
    const char *year = b->year ? arena_printf(h->a, "%d年", b->year) : "";
    html_set_text(h, r, "title",
                  arena_printf(h->a, "%s%s", year,
                               budget ? "部门预算" : "项目支出绩效自评"));
    html_set_text(h, r, "year", *year ? year : NULL);
    html_set_text(h, r, "kind", budget ? "部门预算" : "绩效自评");
    html_set_text(h, r, "file", b->file);
    set_links(h, r, u);
    set_total(h, r, u);
    html_set_count(h, r, "tables_count", b->n_tables);
    html_set_count(h, r, "projects", b->n_projects);
    html_set_count(h, r, "evaluations", b->n_evaluations);
    html_set_text(h, r, "score",
                  b->n_evaluations == 1 ? b->evaluations[0].total_score.text
                                        : NULL);
    html_set_count(h, r, "holds", l->count[CHECK_HOLDS]);
    html_set_count(h, r, "fails", l->count[CHECK_FAILS]);
    html_set_count(h, r, "insufficient", l->count[CHECK_INSUFFICIENT]);
    html_set_text(h, r, "verdict",
                  l->count[CHECK_FAILS] ? "bad" : "good");
    return r;
}

static bool
has_evaluations(const struct gathering *run)
{
    for (size_t i = 0; i < run->n; i++)
        if (run->documents[i].budget->n_evaluations)
            return true;
    return false;
}

/* ------------------------------------------------------------- departments */

static bool
same_department(const struct budget *a, const struct budget *b)
{
    return a == b || gathering_same_department(a, b);
}

/* The first of the run that is of the same department. */
static size_t
first_of(const struct gathering *run, size_t i)
{
    size_t first = 0;
    while (!same_department(run->documents[first].budget,
                            run->documents[i].budget))
        first++;
    return first;
}

/* By year, the latest first; budgets before self-evaluations. */
static int
compare_documents(const void *a, const void *b)
{
    const struct budget *x =
        (*(const struct understanding *const *) a)->budget;
    const struct budget *y =
        (*(const struct understanding *const *) b)->budget;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return y->year - x->year;
}

/* Documents of one department; those with a year before go into `budgets`. */
static struct value *
department_value(const struct html *h, const struct gathering *run,
                 size_t first, GPtrArray *budgets)
{
    const struct budget *b = run->documents[first].budget;
    struct value *r = value_record(h->a), *all = value_list(h->a);
    GPtrArray *own = g_ptr_array_new();
    const struct understanding *latest = NULL, *before = NULL;
    for (size_t i = first; i < run->n; i++)
        if (first_of(run, i) == first)
            g_ptr_array_add(own, (void *) &run->documents[i]);
    g_ptr_array_sort(own, compare_documents);
    for (guint i = 0; i < own->len; i++) {
        const struct understanding *u = own->pdata[i];
        value_append(h->a, all, document_value(h, u));
        g_ptr_array_add(budgets, (void *) u);
        if (!latest && (before = gathering_year_before(u)))
            latest = u;
    }
    g_ptr_array_free(own, TRUE);
    html_set_text(h, r, "name",
                  b->department.name ? b->department.name
                                     : "（未印部门名称）");
    html_set_text(h, r, "compare",
                  latest ? arena_printf(h->a, "compare.html#%s",
                                        html_comparison_anchor(h, before,
                                                               latest))
                         : NULL);
    value_set(h->a, r, "documents", all);
    return r;
}

/* The department's name in an anchor would need escaping; its place does
 * not. */
const char *
html_comparison_anchor(const struct html *h,
                       const struct understanding *before,
                       const struct understanding *now)
{
    size_t place = 0;
    while (place < now->run->n &&
           now->run->documents[place].budget != now->budget)
        place++;
    return arena_printf(h->a, "c%zu-%d-%d", place + 1, before->budget->year,
                        now->budget->year);
}

const char *
html_compare_link(const struct html *h, const char *chapter)
{
    if (strcmp(chapter, "changes") != 0 || !h->u->run)
        return NULL;
    const struct understanding *before = gathering_year_before(h->u);
    return before ? arena_printf(h->a, "../compare.html#%s",
                                 html_comparison_anchor(h, before, h->u))
                  : NULL;
}

/* Each budget against that of the year before it, where the run has one; the
 * latest first within a department. */
static void
set_comparisons(const struct html *h, struct value *run,
                const GPtrArray *budgets)
{
    struct value *all = value_list(h->a);
    for (guint i = 0; i < budgets->len; i++) {
        const struct understanding *now = budgets->pdata[i];
        const struct understanding *before = gathering_year_before(now);
        if (before)
            value_append(h->a, all, html_comparison(h, before, now));
    }
    value_set(h->a, run, "comparisons", all);
}

static struct value *
run_values(const struct html *h, const struct gathering *run)
{
    struct value *r = value_record(h->a), *departments = value_list(h->a);
    GPtrArray *budgets = g_ptr_array_new();
    for (size_t i = 0; i < run->n; i++)
        if (first_of(run, i) == i)
            value_append(h->a, departments,
                         department_value(h, run, i, budgets));
    set_comparisons(h, r, budgets);
    g_ptr_array_free(budgets, TRUE);
    html_set_text(h, r, "title", "部门预算与绩效自评");
    html_set_text(h, r, "compare_title", "各年预算比较");
    html_set_text(h, r, "evaluations",
                  has_evaluations(run) ? "evaluations.html" : NULL);
    html_set_text(h, r, "date", h->options->date);
    html_set_text(h, r, "version", h->options->version);
    html_set_count(h, r, "count", run->n);
    value_set(h->a, r, "departments", departments);
    return r;
}

bool
write_run_html(const char *folder, const char *documents,
               const struct gathering *run,
               const struct compose_options *options, const char *templates,
               GError **error)
{
    struct html h;
    html_begin(&h, NULL, options, templates);
    h.folder = folder;
    h.documents = documents;
    struct value *root = value_record(h.a), *all = run_values(&h, run);
    value_set(h.a, root, "run", all);
    bool good = html_assets(&h, error) &&
                html_page(&h, "start.html", "index.html", root, error) &&
                (!html_list_of(all, "comparisons")->list.n ||
                 html_page(&h, "compare.html", "compare.html", root, error));
    html_end(&h);
    return good;
}
