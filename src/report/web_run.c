/* The pages that join the documents of a run: the start page, department by
 * department, and the years of each side by side. */
#include "report/web_parts.h"

#include "summarize/projects.h"

#include <glib.h>
#include <string.h>

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

/* The documents of one department; freed by the caller. */
static GPtrArray *
documents_of(const struct gathering *run, size_t first)
{
    GPtrArray *own = g_ptr_array_new();
    for (size_t i = first; i < run->n; i++)
        if (first_of(run, i) == first)
            g_ptr_array_add(own, (void *) &run->documents[i]);
    g_ptr_array_sort(own, compare_documents);
    return own;
}

/* ------------------------------------------------------------- start page */

static void
put_facts(struct composing *c)
{
    const struct budget *b = c->u->budget;
    const struct summary *s = c->u->summary;
    struct block *block = report_add(c->r, BLOCK_FIGURES);
    struct key_figure *items = arena_array(c->a, struct key_figure, 3);
    size_t n = 0;
    if (s->source) {
        int64_t share;
        items[n] = (struct key_figure) { .label = "支出合计" };
        items[n].value = words_best(c->a, s->total, &items[n].unit);
        items[n++].remark =
            s->parts_known &&
                    money_ratio(s->project, s->total, 10000, &share)
                ? arena_printf(c->a, "项目支出占%s",
                               words_share(c->a, share, s->project)) : NULL;
    }
    if (part_projects(c)->n)
        items[n++] = (struct key_figure) {
            .label = "项目", .unit = "个",
            .value = arena_printf(c->a, "%zu", part_projects(c)->n) };
    if (b->n_evaluations == 1 && b->evaluations[0].total_score.text)
        items[n++] = (struct key_figure) {
            .label = "自评总分", .unit = "分",
            .value = b->evaluations[0].total_score.text };
    block->figures.items = items;
    block->figures.n = n;
}

static void
put_document(struct composing *c, const struct understanding *u)
{
    c->u = u;
    c->projects = NULL;
    const char *stem = u->stem;
    struct block *h =
        report_heading(c->r, 2, NULL, web_title(u->budget, c->a));
    h->heading.link = arena_printf(c->a, "%s/index.html", stem);
    put_facts(c);
    part_verdict(c);
    const struct web_link links[] = {
        { "全部表格", arena_printf(c->a, "%s/tables.html", stem) },
        { "绩效表", arena_printf(c->a, "%s/sheets/index.html", stem) },
        { "简报PDF", arena_printf(c->a, "%s/briefing.pdf", stem) },
        { "数据XLSX", arena_printf(c->a, "%s/data/budget.xlsx", stem) }
    };
    web_links(c, links, G_N_ELEMENTS(links));
}

/* "c2-2021-2022": the place of the later document in the run, and the years. */
static const char *
pair_anchor(arena *a, const struct understanding *before,
            const struct understanding *now)
{
    return arena_printf(a, "c%zu-%d-%d",
                        (size_t) (now - now->run->documents) + 1,
                        before->budget->year, now->budget->year);
}

static void
put_department(struct composing *c, const GPtrArray *own)
{
    const struct understanding *latest = NULL;
    const struct budget *b =
        ((const struct understanding *) own->pdata[0])->budget;
    part_chapter(c, NULL, b->department.name ? b->department.name
                                             : "（未印部门名称）");
    for (guint i = 0; i < own->len; i++) {
        put_document(c, own->pdata[i]);
        if (!latest && gathering_year_before(own->pdata[i]))
            latest = own->pdata[i];
    }
    if (latest)
        web_links(c, (const struct web_link[]) {
            { "各年比较：变化、新增与结束的项目",
              pair_anchor(c->a, gathering_year_before(latest), latest) } },
            1);
}

/* ------------------------------------------------------------- comparisons */

/* Anchors of several pairs on one page are told apart by the pair's. */
static void
prefix_anchors(arena *a, struct block *b, const char *pair)
{
    for (; b; b = b->next) {
        const char **anchors[] = {
            &b->anchor, b->kind == BLOCK_TABLE ? &b->table->anchor : NULL,
            b->kind == BLOCK_CHART ? &b->chart.anchor : NULL,
            b->kind == BLOCK_HEADING ? &b->heading.anchor : NULL };
        for (size_t i = 0; i < G_N_ELEMENTS(anchors); i++)
            if (anchors[i] && *anchors[i])
                *anchors[i] = arena_printf(a, "%s-%s", pair, *anchors[i]);
        for (size_t i = 0; b->kind == BLOCK_TABLE && i < b->table->n_rows;
             i++)
            b->table->rows[i].anchor = NULL;
    }
}

/* What `now` is held against, and the section that says it. */
static void
put_pair(struct composing *c, const struct understanding *before,
         const struct understanding *now,
         void (*section)(struct composing *c))
{
    const char *pair = pair_anchor(c->a, before, now);
    const char *name = now->budget->department.name;
    c->u = now;
    c->projects = NULL;
    const char *years =
        before->budget->year == now->budget->year
            ? arena_printf(c->a, "%d年预算与决算", now->budget->year)
            : arena_printf(c->a, "%d年与%d年", now->budget->year,
                           before->budget->year);
    part_chapter(c, pair, arena_printf(c->a, "%s%s%s", name ? name : "",
                                       name ? "：" : "", years));
    struct block *last = c->r->last;
    section(c);
    prefix_anchors(c->a, last->next, pair);
}

/* ------------------------------------------------------------------- whole */

static const char *
run_title(const struct gathering *run)
{
    for (size_t i = 0; i < run->n; i++)
        if (run->documents[i].budget->kind == DOCUMENT_FINAL_ACCOUNT)
            return "部门预算、决算与绩效自评";
    return "部门预算与绩效自评";
}

struct web_site *
web_run(const struct gathering *run, const struct compose_options *options,
        arena *memory)
{
    struct web_site *site = arena_one(memory, struct web_site);
    *site = (struct web_site) {
        .memory = memory, .title = run_title(run),
        .date = options->date, .version = options->version,
        .description = arena_printf(memory, "共%zu份公开文件，每份都有全部"
                                            "数字、逐处核对的结果和原文。",
                                    run->n)
    };
    struct composing start = web_compose(&run->documents[0], options, memory);
    struct composing pairs = web_compose(&run->documents[0], options, memory);
    for (size_t i = 0; i < run->n; i++) {
        if (first_of(run, i) != i)
            continue;
        GPtrArray *own = documents_of(run, i);
        put_department(&start, own);
        for (guint k = 0; k < own->len; k++) {
            const struct understanding *u = own->pdata[k];
            if (gathering_plan_of(u))
                put_pair(&pairs, gathering_plan_of(u), u, section_plan);
            if (gathering_year_before(u))
                put_pair(&pairs, gathering_year_before(u), u,
                         section_changes);
        }
        g_ptr_array_free(own, TRUE);
    }
    web_add(site, (struct web_page) { .name = "index.html", .tab = "全部文件",
                                      .heading = site->title,
                                      .lead = site->description,
                                      .content = start.r });
    if (pairs.r->first)
        web_add(site, (struct web_page) {
            .name = "compare.html", .tab = "各年比较",
            .heading = "各年比较、预算与决算对照",
            .lead = "口径相同的才比较；点数字，可到该年公开文本的那一行。",
            .content = pairs.r });
    web_evaluations(site, run, options);
    site->values = web_values(site, NULL);
    return site;
}
