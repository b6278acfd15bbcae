/* References to tables and charts, resolved when all are there. */
#include "report/references.h"

#include <glib.h>
#include <string.h>

/** Anchor → "表4", "图2", or "" of any other place. */
struct places {
    struct report *r;
    GHashTable *words;
    size_t tables, charts;
};

static void
note(struct places *p, const char *anchor, const char *words)
{
    if (anchor && *anchor)
        g_hash_table_insert(p->words, (gpointer) anchor, (gpointer) words);
}

static void
note_table(struct places *p, const struct report_table *t)
{
    const char *words = "";
    if (t->numbered)
        words = arena_printf(p->r->memory, "表%zu", ++p->tables);
    note(p, t->anchor, words);
    for (size_t i = 0; i < t->n_rows; i++) {
        note(p, t->rows[i].anchor, "");
        for (size_t k = 0; k < t->n_columns; k++)
            note(p, t->rows[i].cells[k].anchor, "");
    }
}

static void
note_chart(struct places *p, const char *anchor)
{
    note(p, anchor, arena_printf(p->r->memory, "图%zu", ++p->charts));
}

static void
note_block(struct places *p, const struct block *b)
{
    note(p, b->anchor, "");
    if (b->kind == BLOCK_TABLE)
        note_table(p, b->table);
    if (b->kind != BLOCK_CHART)
        return;
    note_chart(p, b->chart.anchor);
}

/* ------------------------------------------------------------ resolving */

/* Links with a mark of their own kind lead out of the document. */
static bool
leads_out(const char *link)
{
    return strchr(link, ':') || strchr(link, '/');
}

static void
resolve_span(struct places *p, struct span *s)
{
    if (!s->link || leads_out(s->link))
        return;
    const char *words = g_hash_table_lookup(p->words, s->link);
    if (s->style == SPAN_REFERENCE)
        s->text = words && *words
                      ? arena_printf(p->r->memory, "（见%s）", words) : "";
    if (!words)
        s->link = NULL;
}

static void
resolve_text(struct places *p, struct text *text)
{
    struct span *made = arena_array(p->r->memory, struct span, text->n + 1);
    for (size_t i = 0; i < text->n; i++) {
        made[i] = text->spans[i];
        resolve_span(p, &made[i]);
    }
    text->spans = made;
}

static void
resolve_table(struct places *p, struct report_table *t)
{
    for (size_t i = 0; i < t->n_rows; i++)
        for (size_t k = 0; k < t->n_columns; k++)
            resolve_text(p, &t->rows[i].cells[k].text);
}

static const struct chart *
resolved_chart(struct places *p, const struct chart *chart)
{
    if (!chart)
        return NULL;
    struct chart *made = arena_memdup(p->r->memory, chart, sizeof *chart);
    struct chart_item *items = arena_memdup(
        p->r->memory, chart->items, chart->n_items * sizeof *items);
    for (size_t i = 0; i < chart->n_items; i++) {
        const char *href = items[i].href;
        if (href && *href == '#' &&
            !g_hash_table_contains(p->words, href + 1))
            items[i].href = NULL;
    }
    made->items = items;
    return made;
}

static void
resolve_block(struct places *p, struct block *b)
{
    switch (b->kind) {
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        resolve_text(p, &b->paragraph);
        break;
    case BLOCK_VERDICT:
        resolve_text(p, &b->verdict.text);
        break;
    case BLOCK_LIST:
        for (size_t i = 0; i < b->list.n; i++)
            resolve_text(p, &b->list.items[i]);
        break;
    case BLOCK_FIGURES:
        for (size_t i = 0; i < b->figures.n; i++)
            if (b->figures.items[i].link &&
                !g_hash_table_contains(p->words, b->figures.items[i].link))
                b->figures.items[i].link = NULL;
        break;
    case BLOCK_TABLE:
        resolve_table(p, b->table);
        break;
    case BLOCK_CHART:
        b->chart.data = resolved_chart(p, b->chart.data);
        break;
    default:
        break;
    }
}

void
references_resolve(struct report *r)
{
    struct places p = { r, g_hash_table_new(g_str_hash, g_str_equal), 0, 0 };
    for (const struct block *b = r->first; b; b = b->next)
        note_block(&p, b);
    for (struct block *b = r->first; b; b = b->next)
        resolve_block(&p, b);
    g_hash_table_destroy(p.words);
}
