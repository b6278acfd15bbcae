/* What only the pages of a document together tell: lines that recur at their
 * ends, tables that go on over them. Knows no words. */
#include "read/pdf_flow.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define END_ZONE 0.14F  /* of a page's height: heads and feet stand there */
#define AS_HIGH 9.0F    /* points: at the same height on two pages */
#define SAME_EDGE 3.0F  /* columns stand so near on two pages */
enum { LEAST_PAGES = 3, LINES_AT_END = 3 };

/* ------------------------------------------------------- heads and feet */

/* The text with each number as one "#": page numbers differ. */
static char *
recurring_text(const struct pdf_line *l)
{
    GString *text = g_string_new(NULL), *key = g_string_new(NULL);
    pdf_line_text(l, 0, l->chars->len, text);
    bool digits = false;
    for (const char *p = text->str; *p; p++) {
        bool digit = g_ascii_isdigit(*p);
        if (!digit && *p != ' ')
            g_string_append_c(key, *p);
        else if (digit && !digits)
            g_string_append_c(key, '#');
        digits = digit || (digits && *p == ' ');
    }
    g_string_free(text, TRUE);
    return g_string_free(key, FALSE);
}

struct candidate {
    struct pdf_block *block;
    char *text;
    guint page, rank; /* rank: how many lines stand outside of it */
    float height;     /* from the end of the page */
    bool at_foot;
};

static void
add_candidate(GArray *all, const struct pdf_flow *f, guint page, guint rank,
              bool at_foot)
{
    guint i = at_foot ? f->blocks->len - 1 - rank : rank;
    struct pdf_block *b = &g_array_index(f->blocks, struct pdf_block, i);
    if (!b->line)
        return;
    float from = at_foot ? f->page->height - b->line->box.bottom
                         : b->line->box.top;
    if (from > END_ZONE * f->page->height)
        return;
    struct candidate c = { b, recurring_text(b->line), page, rank, from,
                           at_foot };
    g_array_append_val(all, c);
}

/* A line recurs where it stands: on several pages, or on both of two. */
static bool
recurs(const GArray *all, const struct candidate *c, guint n_pages)
{
    guint seen = 0, last = G_MAXUINT;
    for (guint i = 0; i < all->len; i++) {
        const struct candidate *o = &g_array_index(all, struct candidate, i);
        if (o->at_foot == c->at_foot && o->page != last &&
            fabsf(o->height - c->height) < AS_HIGH &&
            strcmp(o->text, c->text) == 0) {
            seen++;
            last = o->page;
        }
    }
    return seen >= LEAST_PAGES || (seen == 2 && n_pages == 2);
}

/* Outermost lines first: what stands inside of a line that does not recur is
 * no head or foot. */
static void
find_running(const GPtrArray *flows)
{
    for (guint rank = 0; rank < LINES_AT_END; rank++) {
        GArray *all = g_array_new(FALSE, TRUE, sizeof(struct candidate));
        for (guint p = 0; p < flows->len; p++) {
            const struct pdf_flow *f = flows->pdata[p];
            for (int foot = 0; foot < 2 && rank < f->blocks->len; foot++) {
                guint outer = foot ? f->blocks->len - rank : rank - 1;
                if (rank == 0 ||
                    g_array_index(f->blocks, struct pdf_block, outer).running)
                    add_candidate(all, f, p, rank, foot);
            }
        }
        for (guint i = 0; i < all->len; i++) {
            struct candidate *c = &g_array_index(all, struct candidate, i);
            c->block->running |= recurs(all, c, flows->len);
        }
        for (guint i = 0; i < all->len; i++)
            g_free(g_array_index(all, struct candidate, i).text);
        g_array_unref(all);
    }
}

/* ------------------------------------------------------- tables over pages */

/* The first or last table of a page, if only heads or feet stand outside. */
static struct pdf_table *
outer_table(const struct pdf_flow *f, bool last)
{
    for (guint i = 0; i < f->blocks->len; i++) {
        guint k = last ? f->blocks->len - 1 - i : i;
        const struct pdf_block *b =
            &g_array_index(f->blocks, struct pdf_block, k);
        if (!b->running)
            return b->table;
    }
    return NULL;
}

static bool
same_columns(const struct pdf_table *a, const struct pdf_table *b)
{
    if (a->n_columns != b->n_columns)
        return false;
    float shift = b->x[0] - a->x[0]; /* margins may differ by page */
    for (int i = 0; i <= a->n_columns; i++)
        if (fabsf(b->x[i] - a->x[i] - shift) > SAME_EDGE)
            return false;
    return true;
}

void
pdf_flows_join(const GPtrArray *flows)
{
    find_running(flows);
    for (guint p = 0; p + 1 < flows->len; p++) {
        const struct pdf_table *a = outer_table(flows->pdata[p], true);
        struct pdf_table *b = outer_table(flows->pdata[p + 1], false);
        if (a && b)
            b->goes_on = same_columns(a, b);
    }
}
