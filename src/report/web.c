/* The pages of a document and of its sheets. */
#include "report/contacts.h"
#include "report/web_parts.h"

#include <glib.h>
#include <string.h>

const char *
web_kind_words(const struct budget *b)
{
    return b->kind == DOCUMENT_SELF_EVALUATION ? "项目支出绩效自评"
                                               : document_kind_name(b->kind);
}

const char *
web_title(const struct budget *b, arena *a)
{
    return b->year ? arena_printf(a, "%d年%s", b->year, web_kind_words(b))
                   : web_kind_words(b);
}

struct composing
web_compose(const struct understanding *u,
            const struct compose_options *options, arena *a)
{
    struct composing c = { .u = u, .options = options, .a = a, .web = true };
    c.r = report_new(a, "");
    return c;
}

void
web_add(struct web_site *site, struct web_page page)
{
    struct web_page *pages =
        arena_array(site->memory, struct web_page, site->n + 1);
    if (site->n)
        memcpy(pages, site->pages, site->n * sizeof *pages);
    pages[site->n++] = page;
    site->pages = pages;
}

void
web_links(struct composing *c, const struct web_link *links, size_t n)
{
    struct block *b = report_add(c->r, BLOCK_LIST);
    b->list.items = arena_array(c->a, struct text, n);
    b->list.n = n;
    b->list.links = true;
    for (size_t i = 0; i < n; i++) {
        const struct span span = { .text = links[i].text,
                                   .link = links[i].link };
        b->list.items[i] = text_join(c->a, 1, &span);
    }
}

/* ------------------------------------------------------------- a document */

static struct web_site *
new_site(const struct understanding *u, const struct compose_options *options,
         arena *memory)
{
    struct web_site *site = arena_one(memory, struct web_site);
    const struct budget *b = u->budget;
    const char *slash = b->file ? strrchr(b->file, '/') : NULL;
    *site = (struct web_site) {
        .memory = memory, .stem = u->stem, .title = web_title(b, memory),
        .department = b->department.name, .file = slash ? slash + 1 : b->file,
        .sha256 = b->sha256, .date = options->date,
        .version = options->version, .in_run = u->run && u->run->n > 1,
        .year = b->year ? arena_printf(memory, "%d", b->year) : NULL
    };
    return site;
}

/* The sections of the pack that belong on one page of the web. */
static void
add_sections(struct web_site *site, const struct understanding *u,
             const struct compose_options *options, struct web_page page)
{
    struct composing c = web_compose(u, options, site->memory);
    compose_web_sections(&c, page.name);
    page.content = c.r;
    if (c.r->first)
        web_add(site, page);
}

/* A page of self-evaluations: each at a glance, with its goal and result. */
static void
evaluations_front(struct composing *c)
{
    const struct sheets *s = sheets_of(c->u, c->options, c->a);
    part_verdict(c);
    for (size_t i = 0; i < sheets_count(s); i++) {
        const struct sheet_facts *f = sheets_facts(s, i);
        struct block *h = report_heading(
            c->r, 1, arena_printf(c->a, "evaluation-%s", f->stem), f->name);
        h->heading.link = f->stem;
        const struct report *glance = sheets_compose_summary(s, i, c->a);
        c->r->last->next = glance->first->next; /* its heading is ours */
        c->r->last = glance->last == glance->first ? c->r->last
                                                   : glance->last;
    }
}

/* ---------------------------------------------------------------- contacts */

static void
mask_text(const struct composing *c, struct text *text)
{
    for (size_t i = 0; i < text->n; i++) {
        struct span *span = (struct span *) &text->spans[i];
        span->text = contacts_shown(c->a, c->u, c->options, span->text);
    }
}

/* Amounts are amounts. */
static void
mask_table(const struct composing *c, struct report_table *t)
{
    for (size_t i = 0; i < t->n_rows; i++)
        for (size_t k = 0; k < t->n_columns; k++)
            if (t->columns[k].align != ALIGN_POINT)
                mask_text(c, &t->rows[i].cells[k].text);
}

static void
mask_block(const struct composing *c, struct block *b)
{
    switch (b->kind) {
    case BLOCK_HEADING:
        b->heading.text = contacts_shown(c->a, c->u, c->options,
                                         b->heading.text);
        break;
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        mask_text(c, &b->paragraph);
        break;
    case BLOCK_VERDICT:
        mask_text(c, &b->verdict.text);
        break;
    case BLOCK_LIST:
        for (size_t i = 0; i < b->list.n; i++)
            mask_text(c, &b->list.items[i]);
        break;
    case BLOCK_FIELDS:
        for (size_t i = 0; i < b->fields.n; i++)
            mask_text(c, &b->fields.items[i].value);
        break;
    case BLOCK_TABLE:
        mask_table(c, b->table);
        break;
    default: /* lines are masked as they are made; the rest has no texts of
                the document but names */
        break;
    }
}

/* The last pass over all that will be written. */
static void
mask_contacts(struct web_site *site, const struct understanding *u,
              const struct compose_options *options)
{
    const struct composing c = { .u = u, .options = options,
                                 .a = site->memory };
    for (size_t i = 0; !options->show_contacts && i < site->n; i++)
        for (struct block *b = site->pages[i].content->first; b; b = b->next)
            mask_block(&c, b);
}

struct web_site *
web_document(const struct understanding *u,
             const struct compose_options *options, arena *memory)
{
    bool evaluations = u->budget->kind == DOCUMENT_SELF_EVALUATION;
    struct web_site *site = new_site(u, options, memory);
    struct composing front = web_compose(u, options, memory);
    if (evaluations)
        evaluations_front(&front);
    else
        web_front(&front);
    web_add(site, (struct web_page) { .name = "index.html", .tab = "总览",
                                      .heading = site->title,
                                      .content = front.r });
    if (!evaluations) {
        add_sections(site, u, options, (struct web_page) {
            .name = "subjects.html", .tab = "收支与科目",
            .heading = "收支与科目" });
        add_sections(site, u, options, (struct web_page) {
            .name = "projects.html", .tab = "项目", .heading = "项目" });
    }
    add_sections(site, u, options, (struct web_page) {
        .name = "checks.html", .tab = "核对", .heading = "核对" });
    web_tables(site, u, options);
    web_source(site, u, options);
    site->description = web_description(&front);
    site->values = web_values(site, &front);
    mask_contacts(site, u, options);
    return site;
}

/* ------------------------------------------------------------------ sheets */

struct web_site *
web_sheets(const struct sheets *s, const struct understanding *u,
           const struct compose_options *options, arena *memory)
{
    struct web_site *site = new_site(u, options, memory);
    struct report *index = sheets_compose_index(s, memory);
    for (struct block *b = index->first; b; b = b->next)
        if (b->kind == BLOCK_TABLE)
            b->table->tools = true;
    web_add(site, (struct web_page) {
        .name = "sheets/index.html", .heading = "项目绩效表",
        .lead = "按金额由大到小。", .content = index });
    for (size_t i = 0; i < sheets_count(s); i++) {
        const struct sheet_facts *f = sheets_facts(s, i);
        web_add(site, (struct web_page) {
            .name = arena_printf(memory, "sheets/%s.html", f->stem),
            .heading = f->name, .content = sheets_compose(s, i, memory) });
    }
    struct composing c = web_compose(u, options, memory);
    site->description = web_description(&c);
    site->values = web_values(site, &c);
    mask_contacts(site, u, options);
    return site;
}
