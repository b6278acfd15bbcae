/* The tree as a whole: anchors, links, references, the text of it. */
#include "pack.h"

#include <glib.h>
#include <string.h>

/** Anchor → "表4", "图2" or "", counted here as they are set. */
struct anchors {
    const struct understanding *u;
    GHashTable *words;
    size_t tables, charts;
};

static void
add(struct anchors *a, const char *anchor, const char *format, size_t number)
{
    char words[32];
    g_snprintf(words, sizeof words, format, number);
    if (!anchor || !*anchor)
        return;
    const char *before = g_hash_table_lookup(a->words, anchor);
    if (before && (*before || *words))
        fault(a->u->stem, "an anchor stands twice", anchor);
    g_hash_table_insert(a->words, g_strdup(anchor), g_strdup(words));
}

static void
add_table(struct anchors *a, const struct report_table *t)
{
    if (t->numbered)
        a->tables++;
    add(a, t->anchor, t->numbered ? "表%zu" : "", a->tables);
    for (size_t i = 0; i < t->n_rows; i++) {
        if (t->rows[i].anchor &&
            g_hash_table_contains(a->words, t->rows[i].anchor))
            fault(a->u->stem, "a row's anchor stands twice",
                  t->rows[i].anchor);
        add(a, t->rows[i].anchor, "", 0);
    }
}

static void
collect(struct anchors *a, const struct report *r)
{
    for (const struct block *b = r->first; b; b = b->next) {
        if (b->kind == BLOCK_HEADING)
            add(a, b->heading.anchor, "", 0);
        if (b->kind == BLOCK_TABLE)
            add_table(a, b->table);
        if (b->kind == BLOCK_CHART)
            add(a, b->chart.anchor, "图%zu", ++a->charts);
    }
}

/* -------------------------------------------------------------- links */

static void
check_text(struct anchors *a, const struct text *text)
{
    for (size_t i = 0; i < text->n; i++) {
        const struct span *s = &text->spans[i];
        const char *words =
            s->link ? g_hash_table_lookup(a->words, s->link) : NULL;
        if (s->link && !words)
            fault(a->u->stem, "a link leads nowhere", s->link);
        if (s->style != SPAN_REFERENCE || !s->text || !*s->text)
            continue;
        char *expected = g_strdup_printf("（见%s）", words ? words : "");
        if (strcmp(expected, s->text) != 0)
            fault(a->u->stem, "a reference has another number", s->text);
        g_free(expected);
    }
}

static void
check_table(struct anchors *a, const struct report_table *t)
{
    if (!t->numbered || !t->caption || !t->anchor)
        fault(a->u->stem, "a table without number, caption or anchor",
              t->caption);
    if (!t->n_columns || !t->n_rows)
        fault(a->u->stem, "a table of nothing", t->caption);
    for (size_t i = 0; i < t->n_rows; i++)
        for (size_t k = 0; k < t->n_columns; k++) {
            const struct report_cell *cell = &t->rows[i].cells[k];
            check_text(a, &cell->text);
            if (cell->span < 0 || k + (size_t) cell->span > t->n_columns)
                fault(a->u->stem, "a cell wider than its table", t->caption);
        }
}

static void
check_chart(struct anchors *a, const struct chart *c)
{
    if (!c->title || !*c->title || !c->note || c->n_items < 2)
        fault(a->u->stem, "a chart without title, note or two items",
              c->title);
    for (size_t i = 0; i < c->n_items; i++)
        if (c->items[i].href &&
            !g_hash_table_contains(a->words, c->items[i].href + 1))
            fault(a->u->stem, "a chart's link leads nowhere",
                  c->items[i].href);
}

static void
check_block(struct anchors *a, const struct block *b)
{
    switch (b->kind) {
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        if (!b->paragraph.n)
            fault(a->u->stem, "an empty paragraph", NULL);
        check_text(a, &b->paragraph);
        break;
    case BLOCK_VERDICT:
        check_text(a, &b->verdict.text);
        break;
    case BLOCK_LIST:
        for (size_t i = 0; i < b->list.n; i++)
            check_text(a, &b->list.items[i]);
        break;
    case BLOCK_TABLE:
        check_table(a, b->table);
        break;
    case BLOCK_CHART:
        check_chart(a, b->chart.data);
        break;
    default:
        break;
    }
}

void
check_tree(const struct understanding *u, const struct report *r)
{
    struct anchors a = { u, g_hash_table_new_full(g_str_hash, g_str_equal,
                                                  g_free, g_free), 0, 0 };
    collect(&a, r);
    for (const struct block *b = r->first; b; b = b->next)
        check_block(&a, b);
    g_hash_table_destroy(a.words);
}

/* ---------------------------------------------------------------- text */

static void
put_text(GString *out, const struct text *text)
{
    for (size_t i = 0; i < text->n; i++)
        if (text->spans[i].text)
            g_string_append(out, text->spans[i].text);
    g_string_append_c(out, '\n');
}

static void
put_figures(GString *out, const struct block *b)
{
    for (size_t i = 0; i < b->figures.n; i++) {
        const struct key_figure *f = &b->figures.items[i];
        g_string_append_printf(out, "%s %s%s%s%s\n", f->label, f->value,
                               f->unit ? f->unit : "",
                               f->remark ? "，" : "",
                               f->remark ? f->remark : "");
    }
}

static void
put_table(GString *out, const struct report_table *t)
{
    g_string_append_printf(out, "［表］%s　%zu行　%s\n", t->caption, t->n_rows,
                           t->note ? t->note : "");
}

static void
put_block(GString *out, const struct block *b)
{
    switch (b->kind) {
    case BLOCK_HEADING:
        g_string_append_printf(out, "\n%s\n", b->heading.text);
        break;
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        put_text(out, &b->paragraph);
        break;
    case BLOCK_VERDICT:
        put_text(out, &b->verdict.text);
        break;
    case BLOCK_LIST:
        for (size_t i = 0; i < b->list.n; i++)
            put_text(out, &b->list.items[i]);
        break;
    case BLOCK_FIGURES:
        put_figures(out, b);
        break;
    case BLOCK_TABLE:
        put_table(out, b->table);
        break;
    case BLOCK_CHART:
        g_string_append_printf(out, "［图］%s　%s\n", b->chart.data->title,
                               b->chart.data->note);
        break;
    default:
        break;
    }
}

/* Up to the appendix, whose tables are the document's own. */
char *
tree_text(const struct report *r)
{
    GString *out = g_string_new(NULL);
    for (const struct block *b = r->first; b; b = b->next) {
        if (b->kind == BLOCK_HEADING &&
            g_strcmp0(b->heading.anchor, "appendix") == 0)
            break;
        put_block(out, b);
    }
    return g_string_free(out, FALSE);
}
