/* A report → pages: front matter, body, running heads, outline. */
#include "layout/layout.h"

#include "layout/blocks.h"
#include "layout/papers.h"

#include <string.h>

typedef void (*block_setter)(struct flow *flow, const struct block *block);

static void
set_heading(struct flow *flow, const struct block *block)
{
    layout_heading(flow, &block->heading);
}

static void
set_page_break(struct flow *flow, const struct block *block)
{
    (void) block;
    flow->new_page = true;
}

static const block_setter setters[] = {
    [BLOCK_HEADING] = set_heading,
    [BLOCK_PARAGRAPH] = layout_paragraph,
    [BLOCK_LIST] = layout_list,
    [BLOCK_TABLE] = layout_table,
    [BLOCK_CHART] = layout_chart,
    [BLOCK_FIGURES] = layout_figures,
    [BLOCK_FIELDS] = layout_fields,
    [BLOCK_NOTE] = layout_note,
    [BLOCK_VERDICT] = layout_verdict,
    [BLOCK_COVER] = layout_cover,
    [BLOCK_CONTENTS] = NULL, /* set when the body's pages are known */
    [BLOCK_SIGNATURES] = layout_signatures,
    [BLOCK_PAGE_BREAK] = set_page_break,
};

void
layout_block(struct flow *flow, const struct block *b)
{
    flow->block++;
    if (b->anchor && b->kind != BLOCK_HEADING && b->kind != BLOCK_COVER) {
        put_target(flow, &flow_slab(flow, 0, 0)->items, b->anchor);
        flow_keep(flow, PART_NEVER);
    }
    if (setters[b->kind])
        setters[b->kind](flow, b);
    if (b->keep_with_next && flow->slabs->len)
        flow_keep(flow, PART_NEVER);
}

static void
set_blocks(struct flow *flow, const struct block *from,
           const struct block *until)
{
    for (const struct block *b = from; b && b != until; b = b->next) {
        flow->paper = paper_of_block(flow, b);
        if (b->beside && b->next && b->next != until)
            b = layout_beside(flow, b);
        else
            layout_block(flow, b);
    }
    flow->paper = PAPER_UPRIGHT;
}

static const struct block *
find_contents(const struct report *r)
{
    for (const struct block *b = r->first; b; b = b->next)
        if (b->kind == BLOCK_CONTENTS)
            return b;
    return NULL;
}

/* ------------------------------------------------- heads and page numbers */

static void
put_line(struct flow *flow, struct page *to, const char *text,
         const struct wording *how, struct page_shift at)
{
    struct words words = words_set_plain(flow, text, how);
    if (words.lines.n)
        words_put(flow, to, &words, 0, at);
}

/** Left and right edges of the text on a page. */
struct edges {
    double left, right;
};

static struct edges
edges_of(const struct flow *flow, const struct page *page)
{
    bool upright = page->height > page->width;
    double left = upright ? flow->style->left : flow->style->right;
    return (struct edges) { left, page->width - flow->style->right };
}

/* As much of a running head as there is room for; the whole stands on the
 * cover. */
static const char *
head_part(struct flow *flow, const char *text, double room)
{
    const struct type *type = &flow->style->running;
    if (!text || text_width(flow->with, text, type->role, type->size) <= room)
        return text;
    glong most = (glong) (room / type->size) - 1;
    const char *end = g_utf8_strlen(text, -1) > most
        ? g_utf8_offset_to_pointer(text, most) : text + strlen(text);
    return arena_printf(flow->memory, "%.*s…", (int) (end - text), text);
}

static void
put_running_head(struct flow *flow, struct page *page, struct page *to)
{
    struct edges at = edges_of(flow, page);
    double y = flow->style->head;
    struct wording how = { .type = &flow->style->running,
                           .colour = flow->palette->muted,
                           .paragraph = { .width = at.right - at.left,
                                          .no_break = true } };
    struct wording right = how;
    right.paragraph.align = TEXT_RIGHT;
    const struct report *r = flow->report;
    double room = how.paragraph.width;
    if (y <= 0 || (!r->head_left && !r->head_right))
        return;
    put_line(flow, to, head_part(flow, r->head_left, 0.58 * room), &how,
             (struct page_shift) { at.left, y });
    put_line(flow, to, head_part(flow, r->head_right, 0.38 * room), &right,
             (struct page_shift) { at.left, y });
    put_rule(flow, to, (double[]) { at.left, y + 5, at.right, y + 5 }, 0.5,
             flow->palette->hair);
}

void
layout_folio(struct flow *flow, const struct page *page, struct page *to,
             size_t number)
{
    struct edges at = edges_of(flow, page);
    double em = flow->style->folio.size;
    struct wording how = { .type = &flow->style->folio,
                           .colour = flow->palette->ink,
                           .paragraph = { .width = at.right - at.left
                                                   - 2 * em,
                                          .no_break = true } };
    how.paragraph.align = number % 2 ? TEXT_RIGHT : TEXT_LEFT;
    put_line(flow, to, arena_printf(flow->memory, "— %zu —", number), &how,
             (struct page_shift) { at.left + em,
                                   page->height - flow->style->foot });
}

/* In front of all other items. A page that is alone has no number (0). */
static void
decorate(struct flow *flow, struct page *page, size_t number)
{
    struct page decoration = { 0 };
    if (number)
        page->label = arena_printf(flow->memory, "%zu", number);
    put_running_head(flow, page, &decoration);
    if (number)
        layout_folio(flow, page, &decoration, number);
    page_take(flow->memory, &decoration, page, (struct page_shift) { 0, 0 });
    page->first = decoration.first;
    page->last = decoration.last;
}

/* -------------------------------------------------------------- the whole */

static bool
has_cover(const struct report *r)
{
    return r->first && r->first->kind == BLOCK_COVER;
}

static void
take_pages(struct pages *to, const struct flow *from, size_t *n)
{
    for (guint i = 0; i < from->pages->len; i++)
        to->page[(*n)++] = from->pages->pdata[i];
}

static void
make_outline(struct pages *pages, const struct flow *body)
{
    pages->n_outline = body->headings->len;
    pages->outline = arena_array(pages->memory, struct outline_entry,
                                 pages->n_outline);
    for (size_t i = 0; i < pages->n_outline; i++) {
        const struct contents_entry *entry = body->headings->pdata[i];
        pages->outline[i] = (struct outline_entry) {
            entry->level, entry->text, entry->target
        };
    }
}

static struct pages *
gather(struct flow *front, struct flow *body)
{
    struct pages *pages = arena_one(front->memory, struct pages);
    const struct report *r = front->report;
    pages->memory = front->memory;
    pages->title = r->title;
    pages->author = r->author;
    pages->subject = r->subject;
    size_t n = front->pages->len + body->pages->len, i = 0;
    pages->page = arena_array(front->memory, struct page *, n);
    take_pages(pages, front, &pages->n);
    take_pages(pages, body, &pages->n);
    if (has_cover(r))
        pages->page[i++]->label = "封面";
    bool bare = front->unnumbered || (n == 1 && !has_cover(r));
    for (; i < n; i++)
        decorate(front, pages->page[i], bare ? 0 : i + 1);
    make_outline(pages, body);
    return pages;
}

static void
set_contents(struct flow *front, const struct block *contents,
             const struct contents_source *from)
{
    set_blocks(front, front->report->first, contents);
    layout_contents(front, from);
    flow_close(front);
}

/* Lines as far apart as goes without another page; the contents take as many
 * pages with any numbers as with the right ones. */
static struct contents_source
choose_contents(const struct flow *front, const struct block *contents,
                const struct flow *body)
{
    static const double leads[] = { 1, 0.95, 0.9, 0.85 };
    struct contents_source best = { 0 };
    for (size_t i = 0; i < G_N_ELEMENTS(leads); i++) {
        struct contents_source from = { body, 0, leads[i] };
        struct flow *trial = flow_new(front);
        set_contents(trial, contents, &from);
        from.first_page = trial->pages->len + 1;
        flow_free(trial);
        if (!best.body || from.first_page < best.first_page)
            best = from;
    }
    return best;
}

static struct pages *
set_report(const struct flow *like)
{
    const struct report *r = like->report;
    const struct block *contents = find_contents(r);
    struct flow *front = flow_new(like), *body = flow_new(like);
    if (contents && has_cover(r))
        layout_opening(body, &r->first->cover);
    set_blocks(body, contents ? contents->next : r->first, NULL);
    flow_close(body);
    if (contents) {
        struct contents_source from = choose_contents(front, contents, body);
        set_contents(front, contents, &from);
    }
    struct pages *pages = gather(front, body);
    flow_free(front);
    flow_free(body);
    return pages;
}

/* Of more pages, none is saved by closer type. */
enum { SHEETS_MOST = 6 };

struct pages *
layout_report(const struct report *r, fonts *with,
              const struct layout_options *options, arena *memory,
              findings *found)
{
    const struct theme *theme = options->theme;
    struct flow like = { .memory = memory, .with = with, .found = found,
                         .unnumbered = options->unnumbered,
                         .report = r, .theme = theme };
    like.palette = theme ? &theme->palette : &layout_palette;
    struct pages *best = NULL;
    for (int closer = 0; closer < LAYOUT_CLOSENESS; closer++) {
        like.style = layout_style_of(options, closer, memory);
        struct pages *pages = like.style ? set_report(&like) : NULL;
        if (pages && (!best || pages->n < best->n))
            best = pages;
        if (!pages || best->n == 1 || best->n > SHEETS_MOST)
            break;
        like.found = NULL; /* what there was to find has been found */
    }
    return best;
}
