/* Content trees as values: chapters of the pack and sheets with their texts,
 * tables and charts, so that pages say what the print says. */
#include "write/html.h"

#include <glib.h>
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

/* A link of the pack into its appendix, as one into the page of tables. */
static const char *
page_link(const struct html *h, const char *up, const char *link)
{
    const struct budget *b = h->u->budget;
    for (size_t i = 0; link && *link == 't' && i < b->n_tables; i++) {
        const struct table *t = &b->tables[i];
        size_t n = strlen(t->number);
        if (strncmp(link + 1, t->number, n) != 0)
            continue;
        const char *rest = link + 1 + n;
        if (!*rest || g_str_has_prefix(rest, "-l"))
            return arena_printf(h->a, "%stables.html#%s%s", up,
                                html_table_anchor(h->a, t), rest);
    }
    return NULL;
}

static const char *
link_of(const struct html *h, const char *up, const struct text *text)
{
    for (size_t i = 0; i < text->n; i++) {
        const char *link = page_link(h, up, text->spans[i].link);
        if (link)
            return link;
    }
    return NULL;
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
row_of(const struct html *h, const char *up, const struct report_table *t,
       const struct report_row *row)
{
    struct value *r = value_record(h->a), *cells = value_list(h->a);
    for (size_t k = 0; k < t->n_columns; k += span_of(t, row, k)) {
        const struct report_cell *cell = &row->cells[k];
        struct value *c = value_record(h->a);
        size_t span = span_of(t, row, k);
        html_set_text(h, c, "text", cell->blank && !cell->text.n
                                        ? "–"
                                        : html_plain(h->a, &cell->text));
        html_set_text(h, c, "class", span > 1 ? NULL : align_class(t, k));
        html_set_text(h, c, "href", link_of(h, up, &cell->text));
        html_set_text(h, c, "span",
                      span > 1 ? arena_printf(h->a, "%zu", span) : NULL);
        value_append(h->a, cells, c);
    }
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

static struct value *
table_of(const struct html *h, const char *up, const struct report_table *t)
{
    struct value *r = value_record(h->a);
    html_set_text(h, r, "caption", t->caption);
    html_set_text(h, r, "unit", t->unit);
    html_set_text(h, r, "note", t->note);
    value_set(h->a, r, "heads", rows_of_table(h, up, t, true));
    value_set(h->a, r, "rows", rows_of_table(h, up, t, false));
    return r;
}

/* --------------------------------------------------------------- blocks */

struct value *
html_pair(const struct html *h, const char *key, const char *first,
          const char *value_name, const char *second)
{
    struct value *r = value_record(h->a);
    html_set_text(h, r, key, first);
    html_set_text(h, r, value_name, second);
    return r;
}

static struct value *
chart_of(const struct html *h, const struct chart *chart)
{
    struct value *r = value_record(h->a);
    value_set(h->a, r, "chart", value_chart(h->a, chart));
    html_set_text(h, r, "caption", chart->title);
    return r;
}

/* `title` may be null: small print, and what goes on under one heading. */
static void
add_text(const struct html *h, struct html_content *c, const char *title,
         const struct text *t)
{
    value_append(h->a, c->texts,
                 html_pair(h, "title", title, "text",
                           html_plain(h->a, t)));
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
        for (size_t i = 0; i < b->fields.n; i++)
            value_append(h->a, c->fields,
                         html_pair(h, "name", b->fields.items[i].name, "value",
                                   html_plain(h->a,
                                              &b->fields.items[i].value)));
        break;
    case BLOCK_PARAGRAPH:
        add_text(h, c, c->heading, &b->paragraph);
        c->heading = NULL;
        break;
    case BLOCK_NOTE:
        add_text(h, c, NULL, &b->paragraph);
        break;
    case BLOCK_LIST:
        for (size_t i = 0; i < b->list.n; i++)
            value_append(h->a, c->items,
                         value_text(h->a,
                                    html_plain(h->a, &b->list.items[i])));
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

/* ------------------------------------------------------------- chapters */

static const struct block *
find_chapter(const struct report *r, const char *anchor)
{
    for (const struct block *b = r->first; b; b = b->next)
        if (b->kind == BLOCK_HEADING && b->heading.level == 1 &&
            g_strcmp0(b->heading.anchor, anchor) == 0)
            return b;
    return NULL;
}

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
    html_set_text(h, r, "anchor", anchor);
    html_set_text(h, r, "link", arena_printf(h->a, "#%s", anchor));
    html_set_text(h, r, "title", without_number(heading->heading.text));
    value_set(h->a, r, "texts", c.texts);
    value_set(h->a, r, "tables", c.tables);
    value_set(h->a, r, "charts", c.charts);
    value_set(h->a, r, "items", c.items);
    return r;
}

struct value *
html_chapters(const struct html *h, const struct report *r,
              const char *const *anchors)
{
    struct value *all = value_list(h->a);
    for (; *anchors; anchors++) {
        const struct block *heading = find_chapter(r, *anchors);
        if (heading)
            value_append(h->a, all, chapter_of(h, heading));
    }
    return all;
}
