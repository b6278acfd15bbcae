/* Items of pages against each other. */
#include "sound.h"

#include <math.h>

/* Ink may leave its room by so much: marks, side bearings of glyphs. */
#define TOLERANCE 1.5
/* The space that running heads and page numbers keep from the edges. */
#define EDGE 20.0
/* Lines below a heading on its page. */
enum { LINES_BELOW = 2 };

struct box {
    double left, right, top, bottom;
};

struct run {
    struct box box;
    const struct page_text *text;
};

/** A page being looked at. */
struct looking {
    const struct page *page;
    const struct sheet_style *style;
    const char *name;
    size_t number, faults;
    GArray *runs; /* of struct run, from the top down */
    GString *say;
};

static void G_GNUC_PRINTF(2, 3)
fault(struct looking *l, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_string_append_printf(l->say, "%s, page %zu: ", l->name, l->number);
    g_string_append_vprintf(l->say, format, args);
    g_string_append_c(l->say, '\n');
    va_end(args);
    l->faults++;
}

/* The ink of Han characters and digits, not the whole line. */
static struct box
box_of(const struct page_text *t)
{
    return (struct box) { t->x, t->x + t->width, t->baseline - 0.7 * t->size,
                          t->baseline + 0.1 * t->size };
}

static gint
by_top(gconstpointer a, gconstpointer b)
{
    double first = ((const struct run *) a)->box.top;
    double second = ((const struct run *) b)->box.top;
    return first < second ? -1 : first > second;
}

static void
collect(struct looking *l)
{
    for (const struct page_item *i = l->page->first; i; i = i->next)
        if (i->kind == PAGE_TEXT && *i->text.text) {
            struct run run = { box_of(&i->text), &i->text };
            g_array_append_val(l->runs, run);
        }
    g_array_sort(l->runs, by_top);
}

static const struct run *
run_at(const struct looking *l, guint i)
{
    return &g_array_index(l->runs, struct run, i);
}

/* ---------------------------------------------------------------- margins */

static struct box
margins(const struct looking *l)
{
    const struct sheet_style *style = l->style;
    bool upright = l->page->height > l->page->width;
    return (struct box) {
        (upright ? style->left : style->right) - TOLERANCE,
        l->page->width - style->right + TOLERANCE,
        EDGE, l->page->height - EDGE
    };
}

static void
look_at_margins(struct looking *l)
{
    struct box room = margins(l);
    for (guint i = 0; i < l->runs->len; i++) {
        const struct run *run = run_at(l, i);
        if (run->box.left < room.left || run->box.right > room.right)
            fault(l, "“%s” leaves the margins: %.1f to %.1f of %.1f to %.1f",
                  run->text->text, run->box.left, run->box.right, room.left,
                  room.right);
        if (run->box.top < room.top || run->box.bottom > room.bottom)
            fault(l, "“%s” leaves the page at %.1f", run->text->text,
                  run->text->baseline);
        if (run->text->width <= 0)
            fault(l, "“%s” has no width", run->text->text);
    }
}

/* ---------------------------------------------------------------- overlap */

static bool
meet(const struct box *a, const struct box *b)
{
    const double touch = 0.5;
    return a->left < b->right - touch && b->left < a->right - touch
           && a->top < b->bottom && b->top < a->bottom;
}

static void
look_at_overlaps(struct looking *l)
{
    for (guint i = 0; i < l->runs->len; i++)
        for (guint k = i + 1; k < l->runs->len; k++) {
            const struct run *a = run_at(l, i), *b = run_at(l, k);
            if (b->box.top >= a->box.bottom)
                break;
            if (meet(&a->box, &b->box))
                fault(l, "“%s” lies on “%s” at %.1f,%.1f", b->text->text,
                      a->text->text, b->text->x, b->text->baseline);
        }
}

/* Level rules alone: what stands under one cannot be read. */
static void
look_at_rules(struct looking *l)
{
    for (const struct page_item *i = l->page->first; i; i = i->next) {
        if (i->kind != PAGE_RULE || fabs(i->rule.y1 - i->rule.y2) > 0.1)
            continue;
        for (guint k = 0; k < l->runs->len; k++) {
            const struct run *run = run_at(l, k);
            double size = run->text->size, y = i->rule.y1;
            if (y > run->text->baseline - 0.6 * size
                && y < run->text->baseline - 0.1 * size
                && i->rule.x1 < run->box.right - 1
                && i->rule.x2 > run->box.left + 1)
                fault(l, "a rule runs through “%s” at %.1f,%.1f",
                      run->text->text, run->text->x, y);
        }
    }
}

/* --------------------------------------------------------------- headings */

static bool
is_heading(const struct page_item *i)
{
    return i->kind == PAGE_TAG && i->tag.ends
           && (i->tag.tag == TAG_H1 || i->tag.tag == TAG_H2
               || i->tag.tag == TAG_H3 || i->tag.tag == TAG_H4);
}

/* The lines of text after the last heading; a figure is worth many. */
static void
look_at_headings(struct looking *l, bool last)
{
    const char *text = NULL, *heading = NULL;
    double baseline = 0;
    int lines = LINES_BELOW;
    for (const struct page_item *i = l->page->first; i; i = i->next) {
        if (i->kind == PAGE_TAG && i->tag.tag == TAG_FIGURE)
            lines = LINES_BELOW;
        if (i->kind == PAGE_TEXT) {
            lines += fabs(i->text.baseline - baseline) > 1;
            baseline = i->text.baseline;
            text = i->text.text;
        }
        if (is_heading(i)) {
            heading = text;
            lines = 0;
        }
    }
    if (lines < LINES_BELOW && !last)
        fault(l, "the heading “%s” stands at the foot", heading);
}

size_t
pages_faults(const struct pages *pages, const struct sheet_style *style,
             const char *name, GString *say)
{
    struct looking l = { .style = style, .name = name, .say = say };
    for (size_t i = 0; i < pages->n; i++) {
        l.page = pages->page[i];
        l.number = i + 1;
        l.runs = g_array_new(FALSE, FALSE, sizeof(struct run));
        collect(&l);
        if (l.runs->len == 0)
            fault(&l, "is empty");
        look_at_margins(&l);
        look_at_overlaps(&l);
        look_at_rules(&l);
        look_at_headings(&l, i + 1 == pages->n);
        g_array_free(l.runs, TRUE);
    }
    return l.faults;
}
