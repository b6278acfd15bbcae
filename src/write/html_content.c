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
cell_of(const struct html *h, const struct html_place *place,
        const struct report_table *t, const struct report_row *row, size_t k)
{
    const struct report_cell *cell = &row->cells[k];
    struct value *c = value_record(h->a);
    size_t span = span_of(t, row, k);
    value_set(h->a, c, "text",
              cell->blank && !cell->text.n
                  ? value_text(h->a, "–")
                  : html_rich(h, place, &cell->text));
    html_set_text(h, c, "class", span > 1 ? NULL : align_class(t, k));
    html_set_text(h, c, "span",
                  span > 1 ? arena_printf(h->a, "%zu", span) : NULL);
    html_set_text(h, c, "width",
                  cell->bar ? arena_printf(h->a, "%d", cell->bar / 100)
                            : NULL);
    return c;
}

/* Where the row as a whole leads: its first link. */
static const char *
row_lead(const struct html *h, const struct html_place *place,
         const struct report_table *t, const struct report_row *row)
{
    for (size_t k = 0; k < t->n_columns; k++)
        for (size_t i = 0; i < row->cells[k].text.n; i++) {
            const char *href = html_span_link(
                h, place->up, &row->cells[k].text.spans[i]);
            if (href)
                return href;
        }
    /* a total leads to the rows above it */
    bool sums = row->role == REPORT_ROW_TOTAL ||
                row->role == REPORT_ROW_SUBTOTAL;
    return place->rows || !sums ? place->rows
                                : html_link(h, place->up, t->anchor);
}

static struct value *
row_of(const struct html *h, const struct html_place *place,
       const struct report_table *t, const struct report_row *row)
{
    struct value *r = value_record(h->a), *cells = value_list(h->a);
    struct html_place own = { .up = place->up, .is_cell = true };
    own.lead = row_lead(h, place, t, row);
    for (size_t k = 0; k < t->n_columns; k += span_of(t, row, k))
        value_append(h->a, cells, cell_of(h, &own, t, row, k));
    html_set_text(h, r, "class", row_class(row->role));
    value_set(h->a, r, "cells", cells);
    return r;
}

static struct value *
rows_of_table(const struct html *h, const struct html_place *place,
              const struct report_table *t, bool head)
{
    struct value *all = value_list(h->a);
    size_t n = head ? t->n_head : t->n_rows;
    for (size_t i = 0; i < n; i++)
        value_append(h->a, all,
                     row_of(h, place, t, head ? &t->head[i] : &t->rows[i]));
    return all;
}

const char *
html_scroll_class(size_t n_columns)
{
    enum { FITS = 8 };
    return n_columns > FITS ? "scroll wide" : "scroll";
}

static struct value *
table_of(const struct html *h, const struct html_place *place,
         const struct report_table *t)
{
    struct value *r = value_record(h->a);
    html_set_text(h, r, "anchor", h->places ? t->anchor : NULL);
    html_set_text(h, r, "caption", t->caption);
    html_set_text(h, r, "class", html_scroll_class(t->n_columns));
    html_set_text(h, r, "unit", t->unit);
    value_set(h->a, r, "note", html_led_text(h, place, t->note));
    value_set(h->a, r, "heads", rows_of_table(h, place, t, true));
    value_set(h->a, r, "rows", rows_of_table(h, place, t, false));
    return r;
}

/* --------------------------------------------------------------- blocks */

static struct value *
chart_of(const struct html *h, const struct html_place *place,
         const struct block *b)
{
    const struct chart *chart = b->chart.data;
    const char *anchor = b->chart.anchor ? b->chart.anchor : b->anchor;
    struct value *r = value_record(h->a);
    html_set_text(h, r, "anchor", h->places ? anchor : NULL);
    value_set(h->a, r, "chart", value_chart(h->a, chart));
    html_set_text(h, r, "caption", chart->title);
    value_set(h->a, r, "note", html_led_text(h, place, chart->note));
    return r;
}

static struct value *
figures_of(const struct html *h, const struct html_place *place,
           const struct block *b)
{
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < b->figures.n; i++) {
        const struct key_figure *key = &b->figures.items[i];
        struct span span = { .text = key->value ? key->value : "–",
                             .link = key->link, .line = key->line };
        struct text text = { 1, &span };
        struct value *r = value_record(h->a);
        html_set_text(h, r, "label", key->label);
        value_set(h->a, r, "value", html_rich(h, place, &text));
        html_set_text(h, r, "unit", key->unit);
        value_set(h->a, r, "remark", html_led_text(h, place, key->remark));
        html_set_text(h, r, "class", key->bad ? "bad" : NULL);
        value_append(h->a, all, r);
    }
    return all;
}

static struct value *
verdict_of(const struct html *h, const struct html_place *place,
           const struct block *b)
{
    static const char *const classes[] = { [VERDICT_GOOD] = "verdict good",
                                           [VERDICT_BAD] = "verdict bad",
                                           [VERDICT_OPEN] = "verdict open" };
    struct value *r = value_record(h->a);
    html_set_text(h, r, "class", classes[b->verdict.state]);
    value_set(h->a, r, "text", html_rich(h, place, &b->verdict.text));
    return r;
}

static struct value *
fields_of(const struct html *h, const struct html_place *place,
          const struct block *b)
{
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < b->fields.n; i++) {
        const struct field *field = &b->fields.items[i];
        struct value *r = value_record(h->a);
        html_set_text(h, r, "name", field->name);
        value_set(h->a, r, "value", html_rich(h, place, &field->value));
        value_append(h->a, all, r);
    }
    return all;
}

static struct value *
items_of(const struct html *h, const struct html_place *place,
         const struct block *b)
{
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < b->list.n; i++)
        value_append(h->a, all, html_rich(h, place, &b->list.items[i]));
    return all;
}

/* The name of the field and its value; null: for paper only. */
static const char *
field_of_block(const struct html *h, const struct html_place *place,
               const struct block *b, struct value **v)
{
    switch (b->kind) {
    case BLOCK_HEADING: /* level 1 heads the page itself */
        *v = value_text(h->a, b->heading.text);
        return b->heading.level > 1 ? "heading" : NULL;
    case BLOCK_PARAGRAPH:
        *v = html_rich(h, place, &b->paragraph);
        return "text";
    case BLOCK_NOTE:
        *v = html_rich(h, place, &b->paragraph);
        return "note";
    case BLOCK_FIELDS:
        *v = fields_of(h, place, b);
        return "fields";
    case BLOCK_LIST:
        *v = items_of(h, place, b);
        return "items";
    case BLOCK_FIGURES:
        *v = figures_of(h, place, b);
        return "figures";
    case BLOCK_VERDICT:
        *v = verdict_of(h, place, b);
        return "verdict";
    case BLOCK_TABLE:
        *v = table_of(h, place, b->table);
        return "table";
    case BLOCK_CHART:
        *v = chart_of(h, place, b);
        return "figure";
    default:
        return NULL;
    }
}

/* Every field is there, all but one are null. */
struct value *
html_block(const struct html *h, const char *name, struct value *v)
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

/* One block; nothing where it is for paper only. */
static void
add_block(const struct html *h, struct value *all,
          const struct html_place *place, const struct block *b)
{
    struct value *v = NULL;
    const char *name = field_of_block(h, place, b, &v);
    if (name)
        value_append(h->a, all, html_block(h, name, v));
}

struct value *
html_blocks(const struct html *h, struct html_place place,
            const struct block *first)
{
    struct value *all = value_list(h->a);
    for (const struct block *b = first; b; b = b->next)
        add_block(h, all, &place, b);
    return all;
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

/* Chapters that the page has in a form of its own, and where. */
static const struct {
    const char *anchor, *id;
} APART[] = { { "overview", "overview" },
              { "checks", "checks" },
              { "check-details", "findings" },
              { "appendix", NULL } };

static bool
is_apart(const char *anchor)
{
    for (size_t i = 0; i < G_N_ELEMENTS(APART); i++)
        if (strcmp(APART[i].anchor, anchor) == 0)
            return true;
    return false;
}

const char *
html_chapter_id(const char *anchor)
{
    for (size_t i = 0; i < G_N_ELEMENTS(APART); i++)
        if (strcmp(APART[i].anchor, anchor) == 0)
            return APART[i].id;
    return anchor;
}

/* The tables of subjects and of projects are unfolded from the data. */
bool
html_shows_block(const char *chapter, const struct block *b)
{
    if (is_apart(chapter))
        return false;
    if (b->kind != BLOCK_TABLE)
        return true;
    return strcmp(chapter, "projects") != 0 &&
           !html_is_class_chapter(chapter);
}

/* Where the amounts of a chapter's texts lead: to its first table. */
static const char *
lead_of(const struct html *h, const struct block *heading)
{
    const struct block *end = chapter_end(heading);
    for (const struct block *b = heading->next; b != end; b = b->next)
        if (b->kind == BLOCK_TABLE && b->table->anchor)
            return html_link(h, "", b->table->anchor);
    return html_link(h, "", heading->heading.anchor);
}

static struct value *
chapter_of(const struct html *h, const struct block *heading)
{
    const char *anchor = heading->heading.anchor;
    struct value *r = value_record(h->a), *blocks = value_list(h->a);
    const struct block *end = chapter_end(heading);
    struct html_place place = { .up = "", .lead = lead_of(h, heading) };
    place.rows = html_compare_link(h, anchor);
    if (place.rows)
        place.lead = place.rows;
    for (const struct block *b = heading->next; b != end; b = b->next)
        if (html_shows_block(anchor, b))
            add_block(h, blocks, &place, b);
    html_set_text(h, r, "anchor", anchor);
    html_set_text(h, r, "link", arena_printf(h->a, "#%s", anchor));
    html_set_text(h, r, "title", without_number(heading->heading.text));
    value_set(h->a, r, "blocks", blocks);
    html_set_subjects(h, r, anchor);
    return r;
}

/* The texts of the pack's overview: what the key figures do not say. Their
 * amounts lead to the chapter that follows. */
struct value *
html_overview(const struct html *h)
{
    const struct block *b = h->pack->first, *next;
    while (b && !(b->kind == BLOCK_HEADING &&
                  g_strcmp0(b->heading.anchor, "overview") == 0))
        b = b->next;
    if (!b)
        return value_list(h->a);
    struct html_place place = { .up = "", .lead = "#checks" };
    for (next = chapter_end(b); next && is_apart(next->heading.anchor);)
        next = chapter_end(next);
    if (next)
        place.lead = lead_of(h, next);
    struct value *all = value_list(h->a);
    for (const struct block *at = b->next; at != chapter_end(b);
         at = at->next)
        if (at->kind != BLOCK_VERDICT) /* it opens the next section */
            add_block(h, all, &place, at);
    return all;
}

/** Where on the page a chapter of the pack stands. */
enum group {
    MONEY, CLASSES, USES, PROJECTS, TARGETS, GLOSSARY, METHOD, GROUPS
};

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
