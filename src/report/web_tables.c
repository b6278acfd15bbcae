/* The published tables and the published text, in as many pages as keep each
 * light enough for a telephone. */
#include "report/contacts.h"
#include "report/finding_groups.h"
#include "report/web_parts.h"

#include <glib.h>
#include <string.h>

enum {
    MOST_CELLS = 4600, /* of the tables on a page */
    MOST_LINES = 2500  /* of the text on a page */
};

/* --------------------------------------------------------------- tables */

static size_t
weight_of(const struct report *r)
{
    size_t weight = 0;
    for (const struct block *b = r->first; b; b = b->next)
        weight += b->kind == BLOCK_TABLE
                      ? b->table->n_rows * (b->table->n_columns + 2) : 4;
    return weight;
}

/* The rows [from, from + n) of a table as a table. */
static struct report_table *
part_of(arena *a, const struct report_table *t, size_t from, size_t n)
{
    struct report_table *part = arena_memdup(a, t, sizeof *t);
    part->rows = t->rows + from;
    part->n_rows = n;
    if (from)
        part->anchor = NULL;
    return part;
}

/* A table that is heavy has pages of its own: "table-13.html",
 * "table-13-2.html". */
static void
add_large_table(struct web_site *site, const struct report *r,
                const char *stem, const char *words)
{
    arena *a = site->memory;
    for (const struct block *b = r->first; b; b = b->next) {
        const struct report_table *t = b->kind == BLOCK_TABLE ? b->table
                                                              : NULL;
        size_t most = t ? MAX(MOST_CELLS / (t->n_columns + 2), 1) : 0;
        size_t pages = t ? (t->n_rows + most - 1) / most : 0;
        for (size_t k = 0; k < pages; k++) {
            struct report *page = report_new(a, words);
            size_t from = k * most;
            report_add(page, BLOCK_TABLE)->table =
                part_of(a, t, from, MIN(most, t->n_rows - from));
            web_add(site, (struct web_page) {
                .name = k ? arena_printf(a, "%s-%zu.html", stem, k + 1)
                          : arena_printf(a, "%s.html", stem),
                .heading = pages > 1
                               ? arena_printf(a, "%s（%zu/%zu）", words,
                                              k + 1, pages)
                               : words,
                .content = page });
        }
    }
}

/** tables.html being made: its list of tables, and those that stand below. */
struct listing {
    struct web_site *site;
    struct composing body;
    struct tabling *list;
    size_t weight; /* of the body */
};

static void
list_table(struct listing *l, const struct table *t, const char *link)
{
    bool empty = !table_count_rows(t) && !t->indicator_rows;
    tabling_row(l->list, REPORT_ROW_ITEM, NULL);
    tabling_link(l->list, table_words(l->body.a, t), link);
    if (empty)
        tabling_text(l->list, "空表", 0);
    else
        tabling_count(l->list, t->indicator_rows
                                   ? (size_t) t->indicator_rows
                                   : table_count_rows(t));
    struct span line = { SPAN_PLAIN,
                         arena_printf(l->body.a, "%d", t->first_line), NULL,
                         t->first_line };
    tabling_rich(l->list, text_join(l->body.a, 1, &line));
}

static void
add_table(struct listing *l, const struct table *t, size_t i)
{
    arena *a = l->body.a;
    const char *words = table_words(a, t);
    struct composing own =
        web_compose(l->body.u, l->body.options, a);
    part_published(&own, t);
    size_t weight = weight_of(own.r);
    const char *anchor = anchor_table(a, t);
    if (l->weight + weight > MOST_CELLS) {
        const char *stem = arena_printf(a, "table-%zu", i + 1);
        list_table(l, t, arena_printf(a, "%s.html", stem));
        add_large_table(l->site, own.r, stem, words);
        return;
    }
    l->weight += weight;
    list_table(l, t, anchor);
    part_chapter(&l->body, anchor, words);
    l->body.r->last->heading.folds = true;
    for (struct block *b = own.r->first; b; b = b->next)
        if (b->kind == BLOCK_TABLE)
            b->table->anchor = NULL; /* the heading's */
    l->body.r->last->next = own.r->first;
    if (own.r->last)
        l->body.r->last = own.r->last;
}

void
web_tables(struct web_site *site, const struct understanding *u,
           const struct compose_options *options)
{
    static const struct tabling_column columns[] = {
        { "表", ALIGN_LEFT, 12, 0 }, { "行数", ALIGN_RIGHT, 0, 0 },
        { "原文行", ALIGN_RIGHT, 0, 0 }
    };
    const struct budget *b = u->budget;
    if (!b->n_tables)
        return;
    size_t at = site->n;
    web_add(site, (struct web_page) {
        .name = "tables.html", .tab = "表格", .heading = "公开的全部表格",
        .lead = "照公开文本的行序列出；“行”通向公开文本的那一行。" });
    struct listing l = { .site = site,
                         .body = web_compose(u, options, site->memory) };
    l.list = tabling_new(site->memory, NULL, 3, columns);
    for (size_t i = 0; i < b->n_tables; i++)
        add_table(&l, &b->tables[i], i);
    struct composing top = web_compose(u, options, site->memory);
    struct report_table *list = tabling_end(l.list, &top);
    list->tools = b->n_tables > 6;
    list->anchor = "list";
    top.r->last->next = l.body.r->first;
    site->pages[at].content = top.r;
}

/* --------------------------------------------------------------- source */

const char *
web_source_page(int line, arena *memory)
{
    int page = (line - 1) / MOST_LINES;
    return page > 0 ? arena_printf(memory, "source-%d.html", page + 1)
                    : "source.html";
}

/* Findings stand by line. */
static void
mark_lines(const struct understanding *u, struct source_line *lines, arena *a)
{
    const struct budget *b = u->budget;
    for (size_t i = 0; i < findings_count(b->found); i++) {
        const struct finding *f = findings_at(b->found, i);
        if (f->at.line < 1 || (size_t) f->at.line > b->n_source_lines)
            continue;
        struct source_line *line = &lines[f->at.line - 1];
        line->repaired |= f->used != NULL;
        if (!line->finding)
            line->finding = finding_anchor(a, i);
    }
}

void
web_source(struct web_site *site, const struct understanding *u,
           const struct compose_options *options)
{
    const struct budget *b = u->budget;
    arena *a = site->memory;
    size_t n = b->n_source_lines;
    struct source_line *lines = arena_array(a, struct source_line, n + 1);
    for (size_t i = 0; i < n; i++) {
        lines[i].number = (int) i + 1;
        lines[i].text = contacts_shown(a, u, options, b->source_lines[i]);
        lines[i].where = b->line_places ? &b->line_places[i] : NULL;
    }
    mark_lines(u, lines, a);
    for (size_t from = 0; from == 0 || from < n; from += MOST_LINES) {
        struct report *r = report_new(a, "");
        struct block *block = report_add(r, BLOCK_LINES);
        block->lines.items = lines + from;
        block->lines.pages = b->pages;
        block->lines.n = MIN((size_t) MOST_LINES, n - MIN(n, from));
        web_add(site, (struct web_page) {
            .name = web_source_page((int) from + 1, a),
            .tab = from ? NULL : "原文", .content = r,
            .heading = from ? arena_printf(a, "公开文本逐行（第%zu行起）",
                                           from + 1)
                            : "公开文本逐行",
            .lead = "一行不少，照原样列出；“改”“疑”通向核对发现。" });
    }
}
