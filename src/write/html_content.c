/* Content trees as values: chapters of the pack and sheets with their texts,
 * tables and charts, so that pages say what the print says. */
#include "write/html.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static const char *
align_class(const struct report_table *t, size_t k)
{
    enum cell_align align = t->columns[k].align;
    return align == ALIGN_POINT || align == ALIGN_RIGHT ? "n" : NULL;
}

const char *
html_table_anchor(arena *a, const struct table *t)
{
    char *clean = g_strconcat("t", t->number, NULL);
    for (char *p = clean; *p; p++)
        if ((unsigned char) *p < 0x80 && !g_ascii_isalnum(*p))
            *p = '-';
    const char *anchor = arena_strdup(a, clean);
    g_free(clean);
    return anchor;
}

/* ---------------------------------------------------------------- links */

static const struct table *
table_of_link(const struct html *h, const char *link, const char **rest)
{
    const struct budget *b = h->u->budget;
    for (size_t i = 0; *link == 't' && i < b->n_tables; i++) {
        size_t n = strlen(b->tables[i].number);
        if (strncmp(link + 1, b->tables[i].number, n) != 0)
            continue;
        *rest = link + 1 + n;
        if (!**rest || g_str_has_prefix(*rest, "-l"))
            return &b->tables[i];
    }
    return NULL;
}

static bool
has_chapter(const struct report *r, const char *anchor)
{
    for (const struct block *b = r ? r->first : NULL; b; b = b->next)
        if (b->kind == BLOCK_HEADING && b->heading.level == 1 &&
            g_strcmp0(b->heading.anchor, anchor) == 0)
            return true;
    return false;
}

const char *
html_link(const struct html *h, const char *up, const char *link)
{
    const char *rest = NULL;
    if (!link)
        return NULL;
    if (strstr(link, "://"))
        return link;
    const struct table *t = table_of_link(h, link, &rest);
    if (t && *rest)
        return html_line_link(h->a, up, atoi(rest + strlen("-l")));
    if (t)
        return arena_printf(h->a, "%stables.html#%s", up,
                            html_table_anchor(h->a, t));
    return has_chapter(h->pack, link) ? arena_printf(h->a, "#%s", link)
                                      : NULL;
}

/* ---------------------------------------------------------------- texts */

static const char *
span_class(enum span_style style)
{
    static const char *const classes[] = {
        [SPAN_STRONG] = "strong", [SPAN_NUMBER] = "num",
        [SPAN_MUTED] = "muted", [SPAN_CODE] = "code", [SPAN_MARK] = "marked"
    };
    return classes[style];
}

/* "（见表4）": tables have no numbers here. */
static bool
is_for_paper(enum span_style style)
{
    return style > SPAN_MARK;
}

static const char *
span_link(const struct html *h, const char *up, const struct span *span)
{
    return span->line ? html_line_link(h->a, up, span->line)
                      : html_link(h, up, span->link);
}

/* A number needs no class of its own in a cell, where all are. */
static struct value *
rich_of(const struct html *h, const char *up, const struct text *text,
        bool cell)
{
    struct rich_run *runs = arena_array(h->a, struct rich_run, text->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < text->n; i++) {
        const struct span *span = &text->spans[i];
        bool plain = cell && span->style == SPAN_NUMBER;
        if (is_for_paper(span->style))
            continue;
        runs[n++] = (struct rich_run) {
            .text = span->text, .href = span_link(h, up, span),
            .class = plain ? NULL : span_class(span->style)
        };
    }
    return value_rich(h->a, runs, n);
}

/* --------------------------------------------------------------- tables */

static const char *
row_class(enum report_row_role role)
{
    static const char *const classes[] = {
        [REPORT_ROW_ITEM] = NULL, [REPORT_ROW_GROUP] = "group",
        [REPORT_ROW_SUBTOTAL] = "subtotal", [REPORT_ROW_TOTAL] = "total"
    };
    return classes[role];
}

static size_t
span_of(const struct report_table *t, const struct report_row *row, size_t k)
{
    size_t span = row->cells[k].span > 1 ? (size_t) row->cells[k].span : 1;
    return MIN(span, t->n_columns - k);
}

static struct value *
cell_of(const struct html *h, const char *up, const struct report_table *t,
        const struct report_row *row, size_t k)
{
    const struct report_cell *cell = &row->cells[k];
    struct value *c = value_record(h->a);
    size_t span = span_of(t, row, k);
    value_set(h->a, c, "text",
              cell->blank && !cell->text.n
                  ? value_text(h->a, "–")
                  : rich_of(h, up, &cell->text, true));
    html_set_text(h, c, "class", span > 1 ? NULL : align_class(t, k));
    html_set_text(h, c, "span",
                  span > 1 ? arena_printf(h->a, "%zu", span) : NULL);
    html_set_text(h, c, "width",
                  cell->bar ? arena_printf(h->a, "%d", cell->bar / 100)
                            : NULL);
    return c;
}

static struct value *
row_of(const struct html *h, const char *up, const struct report_table *t,
       const struct report_row *row)
{
    struct value *r = value_record(h->a), *cells = value_list(h->a);
    for (size_t k = 0; k < t->n_columns; k += span_of(t, row, k))
        value_append(h->a, cells, cell_of(h, up, t, row, k));
    html_set_text(h, r, "class", row_class(row->role));
    value_set(h->a, r, "cells", cells);
    return r;
}

static struct value *
rows_of_table(const struct html *h, const char *up,
              const struct report_table *t, bool head)
{
    struct value *all = value_list(h->a);
    size_t n = head ? t->n_head : t->n_rows;
    for (size_t i = 0; i < n; i++)
        value_append(h->a, all,
                     row_of(h, up, t, head ? &t->head[i] : &t->rows[i]));
    return all;
}

const char *
html_scroll_class(size_t n_columns)
{
    enum { FITS = 8 };
    return n_columns > FITS ? "scroll wide" : "scroll";
}

static struct value *
table_of(const struct html *h, const char *up, const struct report_table *t)
{
    struct value *r = value_record(h->a);
    html_set_text(h, r, "caption", t->caption);
    html_set_text(h, r, "class", html_scroll_class(t->n_columns));
    html_set_text(h, r, "unit", t->unit);
    html_set_text(h, r, "note", t->note);
    value_set(h->a, r, "heads", rows_of_table(h, up, t, true));
    value_set(h->a, r, "rows", rows_of_table(h, up, t, false));
    return r;
}

/* --------------------------------------------------------------- blocks */

static struct value *
chart_of(const struct html *h, const struct chart *chart)
{
    struct value *r = value_record(h->a);
    value_set(h->a, r, "chart", value_chart(h->a, chart));
    html_set_text(h, r, "caption", chart->title);
    html_set_text(h, r, "note", chart->note);
    return r;
}

/* `title` may be null: small print, and what goes on under one heading. */
static void
add_text(const struct html *h, struct html_content *c, const char *title,
         const struct text *t)
{
    struct value *r = value_record(h->a);
    html_set_text(h, r, "title", title);
    value_set(h->a, r, "text", rich_of(h, c->up, t, false));
    value_append(h->a, c->texts, r);
}

static void
add_fields(const struct html *h, struct html_content *c,
           const struct block *b)
{
    for (size_t i = 0; i < b->fields.n; i++) {
        const struct field *field = &b->fields.items[i];
        struct value *r = value_record(h->a);
        html_set_text(h, r, "name", field->name);
        value_set(h->a, r, "value", rich_of(h, c->up, &field->value, false));
        value_append(h->a, c->fields, r);
    }
}

static void
add_list(const struct html *h, struct html_content *c, const struct block *b)
{
    for (size_t i = 0; i < b->list.n; i++)
        value_append(h->a, c->items,
                     rich_of(h, c->up, &b->list.items[i], false));
}

static void
add_block(const struct html *h, struct html_content *c,
          const struct block *b)
{
    switch (b->kind) {
    case BLOCK_HEADING:
        /* level 1 heads the page or the chapter itself */
        c->heading = b->heading.level > 1 ? b->heading.text : NULL;
        break;
    case BLOCK_FIELDS:
        add_fields(h, c, b);
        break;
    case BLOCK_PARAGRAPH:
        add_text(h, c, c->heading, &b->paragraph);
        c->heading = NULL;
        break;
    case BLOCK_NOTE:
        add_text(h, c, NULL, &b->paragraph);
        break;
    case BLOCK_LIST:
        add_list(h, c, b);
        break;
    case BLOCK_TABLE:
        value_append(h->a, c->tables, table_of(h, c->up, b->table));
        break;
    case BLOCK_CHART:
        value_append(h->a, c->charts, chart_of(h, b->chart.first));
        break;
    default: /* the rest is for paper */
        break;
    }
}

/* ------------------------------------------------ one after the other */

static struct value *
figures_of(const struct html *h, const char *up, const struct block *b)
{
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < b->figures.n; i++) {
        const struct key_figure *key = &b->figures.items[i];
        struct span span = { .text = key->value ? key->value : "–",
                             .link = key->link, .line = key->line };
        struct text text = { 1, &span };
        struct value *r = value_record(h->a);
        html_set_text(h, r, "label", key->label);
        value_set(h->a, r, "value", rich_of(h, up, &text, false));
        html_set_text(h, r, "unit", key->unit);
        html_set_text(h, r, "remark", key->remark);
        html_set_text(h, r, "class", key->bad ? "bad" : NULL);
        value_append(h->a, all, r);
    }
    return all;
}

static struct value *
verdict_of(const struct html *h, const char *up, const struct block *b)
{
    static const char *const classes[] = { [VERDICT_GOOD] = "verdict good",
                                           [VERDICT_BAD] = "verdict bad",
                                           [VERDICT_OPEN] = "verdict open" };
    struct value *r = value_record(h->a);
    html_set_text(h, r, "class", classes[b->verdict.state]);
    value_set(h->a, r, "text", rich_of(h, up, &b->verdict.text, false));
    return r;
}

static struct value *
fields_of(const struct html *h, const char *up, const struct block *b)
{
    struct html_content c = { .fields = value_list(h->a), .up = up };
    add_fields(h, &c, b);
    return c.fields;
}

static struct value *
items_of(const struct html *h, const char *up, const struct block *b)
{
    struct html_content c = { .items = value_list(h->a), .up = up };
    add_list(h, &c, b);
    return c.items;
}

/* The name of the field and its value; null: for paper only. */
static const char *
field_of_block(const struct html *h, const char *up, const struct block *b,
               struct value **v)
{
    switch (b->kind) {
    case BLOCK_HEADING: /* level 1 heads the page itself */
        *v = value_text(h->a, b->heading.text);
        return b->heading.level > 1 ? "heading" : NULL;
    case BLOCK_PARAGRAPH:
        *v = rich_of(h, up, &b->paragraph, false);
        return "text";
    case BLOCK_NOTE:
        *v = rich_of(h, up, &b->paragraph, false);
        return "note";
    case BLOCK_FIELDS:
        *v = fields_of(h, up, b);
        return "fields";
    case BLOCK_LIST:
        *v = items_of(h, up, b);
        return "items";
    case BLOCK_FIGURES:
        *v = figures_of(h, up, b);
        return "figures";
    case BLOCK_VERDICT:
        *v = verdict_of(h, up, b);
        return "verdict";
    case BLOCK_TABLE:
        *v = table_of(h, up, b->table);
        return "table";
    case BLOCK_CHART:
        *v = chart_of(h, b->chart.first);
        return "figure";
    default:
        return NULL;
    }
}

/* Every field is there, all but one are null. */
static struct value *
block_of(const struct html *h, const char *name, struct value *v)
{
    static const char *const names[] = { "heading", "text", "note", "fields",
                                         "items", "figures", "verdict",
                                         "table", "figure" };
    struct value *r = value_record(h->a);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        value_set(h->a, r, names[i], strcmp(names[i], name) == 0
                                         ? v : value_text(h->a, NULL));
    return r;
}

struct value *
html_blocks(const struct html *h, const char *up, const struct block *first)
{
    struct value *all = value_list(h->a);
    for (const struct block *b = first; b; b = b->next) {
        struct value *v = NULL;
        const char *name = field_of_block(h, up, b, &v);
        if (name)
            value_append(h->a, all, block_of(h, name, v));
    }
    return all;
}

/* ------------------------------------------------------- by their kinds */

struct html_content
html_content_of(const struct html *h, const char *up,
                const struct block *first, const struct block *end)
{
    struct html_content c = { .up = up };
    c.fields = value_list(h->a);
    c.texts = value_list(h->a);
    c.tables = value_list(h->a);
    c.charts = value_list(h->a);
    c.items = value_list(h->a);
    for (const struct block *b = first; b != end; b = b->next)
        add_block(h, &c, b);
    return c;
}

struct value *
html_pair(const struct html *h, const char *key, const char *first,
          const char *value_name, const char *second)
{
    struct value *r = value_record(h->a);
    html_set_text(h, r, key, first);
    html_set_text(h, r, value_name, second);
    return r;
}

/* ------------------------------------------------------------- chapters */

static const struct block *
chapter_end(const struct block *heading)
{
    const struct block *b = heading->next;
    while (b && !(b->kind == BLOCK_HEADING && b->heading.level == 1))
        b = b->next;
    return b;
}

/* "三、收入构成" is "收入构成". */
static const char *
without_number(const char *title)
{
    static const char mark[] = "、";
    const char *at = strstr(title, mark);
    return at && at - title <= 12 ? at + strlen(mark) : title;
}

static struct value *
chapter_of(const struct html *h, const struct block *heading)
{
    const char *anchor = heading->heading.anchor;
    struct value *r = value_record(h->a);
    struct html_content c =
        html_content_of(h, "", heading->next, chapter_end(heading));
    bool subjects = html_is_class_chapter(anchor);
    html_set_text(h, r, "anchor", anchor);
    html_set_text(h, r, "link", arena_printf(h->a, "#%s", anchor));
    html_set_text(h, r, "title", without_number(heading->heading.text));
    value_set(h->a, r, "texts", c.texts);
    value_set(h->a, r, "items", c.items);
    value_set(h->a, r, "charts", c.charts);
    /* the same subjects are unfolded from the data */
    value_set(h->a, r, "tables", subjects ? value_list(h->a) : c.tables);
    html_set_subjects(h, r, anchor);
    return r;
}

/** Where on the page a chapter of the pack stands. */
enum group {
    MONEY, CLASSES, USES, PROJECTS, TARGETS, GLOSSARY, METHOD, GROUPS
};

/* Chapters that the page has in a form of its own: none of these. */
static bool
is_apart(const char *anchor)
{
    static const char *const names[] = { "overview", "checks", "appendix",
                                         NULL };
    return g_strv_contains(names, anchor);
}

static enum group
group_of(const char *anchor, enum group before)
{
    static const struct {
        const char *anchor;
        enum group group;
    } own[] = { { "projects", PROJECTS },
                { "glossary", GLOSSARY },
                { "method", METHOD } };
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++)
        if (strcmp(own[i].anchor, anchor) == 0)
            return own[i].group;
    if (html_is_class_chapter(anchor))
        return CLASSES;
    return before == CLASSES ? USES : before == PROJECTS ? TARGETS : before;
}

void
html_set_chapters(const struct html *h, struct value *root)
{
    static const char *const names[GROUPS] = {
        "money_chapters", "class_chapters", "use_chapters",
        "project_chapters", "target_chapters", "glossary", "method"
    };
    struct value *lists[GROUPS];
    enum group group = MONEY;
    for (size_t i = 0; i < GROUPS; i++) {
        lists[i] = value_list(h->a);
        value_set(h->a, root, names[i], lists[i]);
    }
    for (const struct block *b = h->pack->first; b; b = b->next) {
        const char *anchor = b->kind == BLOCK_HEADING ? b->heading.anchor
                                                      : NULL;
        if (!anchor || b->heading.level != 1 || is_apart(anchor))
            continue;
        group = group_of(anchor, group);
        value_append(h->a, lists[group], chapter_of(h, b));
    }
}
