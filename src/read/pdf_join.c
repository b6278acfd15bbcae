/* What only the pages of a document together tell: lines that recur at their
 * ends, tables that go on over them; and paragraphs. Knows no words. */
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

/* Three texts or more on one line: a row of a table without lines. */
static bool
is_tabular(const struct pdf_line *l)
{
    guint gaps = 0;
    for (guint i = 1; i < l->chars->len; i++)
        gaps += pdf_gap_is_wide(l->chars->pdata[i - 1], l->chars->pdata[i]);
    return gaps >= 2;
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
    const struct pdf_line *l = pdf_block_line(b);
    if (!l || is_tabular(l))
        return;
    float from = at_foot ? f->page->height - l->box.bottom : l->box.top;
    if (from > END_ZONE * f->page->height)
        return;
    struct candidate c = { b, recurring_text(l), page, rank, from,
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
void
pdf_flows_find_running(const GPtrArray *flows)
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

/* Which edge of `a` each edge of `b` stands at: an array of n_columns + 1, or
 * null where one stands at none. Margins may differ by page. */
static int *
match_edges(const struct pdf_table *a, const struct pdf_table *b)
{
    float shift = b->x[0] - a->x[0];
    int *match = g_new(int, b->n_columns + 1), at = 0;
    for (int i = 0; i <= b->n_columns; i++) {
        while (at <= a->n_columns &&
               b->x[i] - a->x[at] - shift > SAME_EDGE)
            at++;
        if (at > a->n_columns || a->x[at] + shift - b->x[i] > SAME_EDGE) {
            g_free(match);
            return NULL;
        }
        match[i] = at++;
    }
    return match;
}

/* `b` goes on with the columns of `a`; where all its rows merge some of them
 * (a total alone on the last page), its cells span several. */
static bool
take_columns(const struct pdf_table *a, struct pdf_table *b)
{
    int *match = match_edges(a, b);
    if (!match || match[0] != 0 || match[b->n_columns] != a->n_columns) {
        g_free(match);
        return false;
    }
    float shift = b->x[0] - a->x[0];
    for (int i = 0; i < b->n_cells; i++) {
        struct pdf_cell *c = &b->cells[i];
        int end = match[c->column + c->columns];
        c->column = match[c->column];
        c->columns = end - c->column;
    }
    b->n_columns = a->n_columns;
    g_free(b->x);
    b->x = g_new(float, b->n_columns + 1);
    for (int i = 0; i <= b->n_columns; i++)
        b->x[i] = a->x[i] + shift;
    g_free(b->owner);
    pdf_table_own(b);
    g_free(match);
    return true;
}

void
pdf_flows_join_tables(const GPtrArray *flows)
{
    for (guint p = 0; p + 1 < flows->len; p++) {
        const struct pdf_table *a = outer_table(flows->pdata[p], true);
        struct pdf_table *b = outer_table(flows->pdata[p + 1], false);
        if (a && b && a->ruled && b->ruled)
            b->goes_on = take_columns(a, b);
    }
}

/* -------------------------------------------------------------- paragraphs */

/* From where to where the text of a page reaches, tables too. */
struct margins {
    float left, right;
};

static struct margins
margins_of(const struct pdf_flow *f)
{
    struct margins m = { G_MAXFLOAT, 0 };
    for (guint i = 0; i < f->blocks->len; i++) {
        const struct pdf_block *b =
            &g_array_index(f->blocks, struct pdf_block, i);
        const struct pdf_box *box =
            b->table ? &b->table->box : &pdf_block_line(b)->box;
        m.left = MIN(m.left, box->left);
        m.right = MAX(m.right, box->right);
    }
    return m;
}

static float
size_of(const struct pdf_line *l)
{
    float size = 0;
    for (guint i = 0; i < l->chars->len; i++)
        size = MAX(size, ((const struct pdf_char *) l->chars->pdata[i])->size);
    return size;
}

/* A line of a list or of contents, its parts held apart by gaps or dots. */
static bool
is_in_parts(const struct pdf_line *l)
{
    for (guint i = 1; i < l->chars->len; i++)
        if (pdf_gap_is_wide(l->chars->pdata[i - 1], l->chars->pdata[i]))
            return true;
    return pdf_line_has_leaders(l);
}

static bool
is_any(const struct pdf_line *l, guint i, const char *const *texts)
{
    const struct pdf_char *c = i < l->chars->len ? l->chars->pdata[i] : NULL;
    for (; c && *texts; texts++)
        if (strcmp(c->text, *texts) == 0)
            return true;
    return false;
}

/* A sentence ends, and a number of a list (一、 （二） 3.) begins. */
static bool
begins_item(const struct pdf_line *l, const struct pdf_line *next)
{
    static const char *const ENDS[] = { "。", "；", "：", ";", ":", NULL };
    static const char *const OPEN[] = { "（", "(", NULL };
    static const char *const NUMBERS[] = { "一", "二", "三", "四", "五",
                                           "六", "七", "八", "九", "十",
                                           "0",  "1",  "2",  "3",  "4",
                                           "5",  "6",  "7",  "8",  "9", NULL };
    static const char *const AFTER[] = { "、", "）", ")", ".", "．", NULL };
    guint i = is_any(next, 0, OPEN), from = i;
    while (is_any(next, i, NUMBERS))
        i++;
    return is_any(l, l->chars->len - 1, ENDS) && i > from && i < from + 4 &&
           is_any(next, i, AFTER) && !is_any(next, i + 1, NUMBERS);
}

/* `next` was wrapped from the end of a paragraph, which had no room for it.
 * Where paragraphs begin indented, one that does not is not looked at closely;
 * two lines that both are indented are two paragraphs. */
static bool
goes_on(const struct pdf_block *paragraph, const struct pdf_line *next,
        const struct margins *m)
{
    const struct pdf_line *first = pdf_block_line(paragraph);
    const struct pdf_line *l =
        paragraph->lines->pdata[paragraph->lines->len - 1];
    float size = size_of(l), width = m->right - l->box.left;
    float indent = first->box.left - m->left;
    bool at_margin = next->box.left < m->left + 0.5F * size;
    if (fabsf(size - size_of(next)) > 0.1F * size || is_in_parts(l) ||
        is_in_parts(next) || next->box.left > l->box.left + 0.5F * size)
        return false;
    if ((indent > size && !at_margin) || begins_item(l, next))
        return false;
    if (indent > size)
        width -= 2 * size;
    return pdf_line_is_full(l, next, width);
}

/* Add the lines of block `i` to the paragraph before it. */
static void
take_in(struct pdf_block *paragraph, struct pdf_flow *f, guint i)
{
    GPtrArray *lines = g_array_index(f->blocks, struct pdf_block, i).lines;
    g_ptr_array_extend_and_steal(paragraph->lines, lines);
    g_array_remove_index(f->blocks, i);
}

void
pdf_flows_paragraphs(const GPtrArray *flows)
{
    struct pdf_block *open = NULL; /* the paragraph in work */
    struct pdf_flow *of = NULL;    /* its page */
    for (guint p = 0; p < flows->len; p++) {
        struct pdf_flow *f = flows->pdata[p];
        struct margins m = margins_of(f);
        for (guint i = 0; i < f->blocks->len;) {
            struct pdf_block *b =
                &g_array_index(f->blocks, struct pdf_block, i);
            const struct pdf_line *last =
                open ? open->lines->pdata[open->lines->len - 1] : NULL;
            float pitch = last && b->lines && of == f
                              ? pdf_block_line(b)->box.top - last->box.top
                              : 0;
            if (last && b->lines && !b->running &&
                pitch < 2.6F * size_of(last) &&
                goes_on(open, pdf_block_line(b), &m)) {
                take_in(open, f, i);
                continue;
            }
            if (!b->running) {
                open = b->lines ? b : NULL;
                of = f;
            }
            i++;
        }
    }
}
