/* The walk over a content tree. */
#include "html/tree.h"

#include "chart/chart.h"
#include "html/escape.h"
#include "report/words.h"

#include <glib.h>
#include <string.h>

/* ---------------------------------------------------------------- texts */

static void
write_span(struct tree_page *p, const struct span *span)
{
    static const char *const classes[] = {
        [SPAN_NUMBER] = "num", [SPAN_MUTED] = "muted", [SPAN_CODE] = "code",
        [SPAN_MARK] = "marked"
    };
    if (span->style == SPAN_REFERENCE) /* tables have no numbers here */
        return;
    const char *href = links_span(p->links, p->name, span);
    const char *class = span->style < G_N_ELEMENTS(classes)
                            ? classes[span->style] : NULL;
    const char *element = href ? "a"
                          : span->style == SPAN_STRONG ? "strong"
                          : class ? "span" : NULL;
    if (element)
        sink_printf(p->out, "<%s", element);
    if (element && class)
        escape_attribute(p->out, "class", class);
    if (href && escape_is_safe_url(href))
        escape_attribute(p->out, "href", href);
    if (element)
        sink_puts(p->out, ">");
    escape_text(p->out, span->text ? span->text : "");
    if (element)
        sink_printf(p->out, "</%s>", element);
}

void
tree_write_text(struct tree_page *p, const struct text *text)
{
    for (size_t i = 0; i < text->n; i++)
        write_span(p, &text->spans[i]);
}

static void
open(struct tree_page *p, const char *element, const char *class,
     const char *anchor)
{
    sink_printf(p->out, "<%s", element);
    if (class)
        escape_attribute(p->out, "class", class);
    if (anchor)
        escape_attribute(p->out, "id", anchor);
    sink_puts(p->out, ">");
}

static void
write_linked(struct tree_page *p, const char *text, const char *link)
{
    const struct span span = { .text = text, .link = link };
    write_span(p, &span);
}

/* --------------------------------------------------------------- blocks */

static void
write_paragraph(struct tree_page *p, const struct block *b)
{
    open(p, "p", b->kind == BLOCK_NOTE ? "note" : NULL, b->anchor);
    tree_write_text(p, &b->paragraph);
    sink_puts(p->out, "</p>\n");
}

static void
write_list(struct tree_page *p, const struct block *b)
{
    const char *element = b->list.ordered ? "ol" : "ul";
    open(p, element, b->list.links ? "links" : "items", b->anchor);
    for (size_t i = 0; i < b->list.n; i++) {
        if (b->list.links &&
            !links_span(p->links, p->name, &b->list.items[i].spans[0]))
            continue;
        sink_puts(p->out, "<li>");
        tree_write_text(p, &b->list.items[i]);
        sink_puts(p->out, "</li>");
    }
    sink_printf(p->out, "</%s>\n", element);
}

static void
write_figures(struct tree_page *p, const struct block *b)
{
    open(p, "ul", b->figures.hero ? "figures hero" : "figures", b->anchor);
    for (size_t i = 0; i < b->figures.n; i++) {
        const struct key_figure *f = &b->figures.items[i];
        const struct span value = { .text = f->value, .link = f->link,
                                    .line = f->line };
        open(p, "li", f->bad ? "bad" : NULL, NULL);
        sink_puts(p->out, "<span class=\"label\">");
        escape_text(p->out, f->label);
        sink_puts(p->out, "</span> <span class=\"value\"><b>");
        write_span(p, &value);
        sink_puts(p->out, "</b>");
        if (f->unit) {
            sink_puts(p->out, "<small>");
            escape_text(p->out, f->unit);
            sink_puts(p->out, "</small>");
        }
        sink_puts(p->out, "</span>");
        if (f->remark) {
            sink_puts(p->out, " <span class=\"remark\">");
            escape_text(p->out, f->remark);
            sink_puts(p->out, "</span>");
        }
        sink_puts(p->out, "</li>");
    }
    sink_puts(p->out, "</ul>\n");
}

static void
write_fields(struct tree_page *p, const struct field *fields, size_t n)
{
    sink_puts(p->out, "<dl class=\"fields\">");
    for (size_t i = 0; i < n; i++) {
        sink_puts(p->out, "<div><dt>");
        escape_text(p->out, fields[i].name);
        sink_puts(p->out, "</dt><dd>");
        tree_write_text(p, &fields[i].value);
        sink_puts(p->out, "</dd></div>");
    }
    sink_puts(p->out, "</dl>\n");
}

static void
write_verdict(struct tree_page *p, const struct block *b)
{
    static const char *const classes[] = { [VERDICT_GOOD] = "verdict good",
                                           [VERDICT_BAD] = "verdict bad",
                                           [VERDICT_OPEN] = "verdict open" };
    open(p, "p", classes[b->verdict.state], b->anchor);
    tree_write_text(p, &b->verdict.text);
    sink_puts(p->out, "</p>\n");
}

/* Where the lines of a page stand on its picture; those with a finding are
 * marked, any other when it is gone to. */
static void
write_boxes(struct tree_page *p, const struct block *b, int page)
{
    for (size_t i = 0; i < b->lines.n; i++) {
        const struct source_line *l = &b->lines.items[i];
        const struct source_place *w = l->where;
        if (!w || w->page != page)
            continue;
        sink_printf(p->out, "<a href=\"#l%d\" tabindex=\"-1\"><rect id=\"b%d\"",
                    l->number, l->number);
        if (l->finding)
            escape_attribute(p->out, "class",
                             l->repaired ? "repaired" : "doubted");
        sink_printf(p->out, " x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
                    "</a>", (int) w->left, (int) w->top,
                    (int) (w->right - w->left) + 1,
                    (int) (w->bottom - w->top) + 1);
    }
}

/* The picture of a page, before its first line. */
static void
write_page_picture(struct tree_page *p, const struct block *b, int page)
{
    const struct source_pages *all = b->lines.pages;
    if (!all || page < 1 || (size_t) page > all->n ||
        !all->items[page - 1].has_table)
        return;
    int width = (int) all->items[page - 1].width;
    int height = (int) all->items[page - 1].height;
    sink_printf(p->out,
                "<figure class=\"facsimile\"><figcaption>第%d页</figcaption>"
                "<div><img src=\"source/page-%d.png\" alt=\"公开文件第%d页，"
                "文字见下\" width=\"%d\" height=\"%d\" loading=\"lazy\"/>"
                "<svg viewBox=\"0 0 %d %d\" aria-hidden=\"true\">", page, page,
                page, width, height, width, height);
    write_boxes(p, b, page);
    sink_puts(p->out, "</svg></div></figure>\n");
}

static void
write_line(struct tree_page *p, const struct source_line *line, bool on_picture)
{
    sink_printf(p->out, "<li id=\"l%d\"", line->number);
    if (line->finding)
        escape_attribute(p->out, "class",
                         line->repaired ? "repaired" : "doubted");
    sink_puts(p->out, ">");
    escape_text(p->out, line->text);
    const char *to = links_find(p->links, p->name, line->finding);
    if (to) {
        sink_puts(p->out, "<a class=\"mark\"");
        escape_attribute(p->out, "href", to);
        sink_printf(p->out, ">%s</a>", line->repaired ? "改" : "疑");
    }
    if (on_picture)
        sink_printf(p->out, "<a class=\"mark\" href=\"#b%d\">图</a>",
                    line->number);
    sink_puts(p->out, "</li>\n");
}

static void
write_lines(struct tree_page *p, const struct block *b)
{
    const struct source_pages *all = b->lines.pages;
    int page = 0;
    bool open = false;
    for (size_t i = 0; i < b->lines.n; i++) {
        const struct source_line *line = &b->lines.items[i];
        int at = all && line->where ? line->where->page : 0;
        bool shown = at >= 1 && (size_t) at <= all->n &&
                     all->items[at - 1].has_table;
        if (shown && at != page) {
            sink_puts(p->out, open ? "</ol>\n" : "");
            write_page_picture(p, b, at);
            open = false;
        }
        page = at;
        if (!open)
            sink_printf(p->out, "<ol class=\"source\" start=\"%d\">\n",
                        line->number);
        open = true;
        write_line(p, line, shown);
    }
    sink_puts(p->out, open ? "</ol>\n" : "");
}

/* --------------------------------------------------------------- charts */

/* The figures of a chart, for those who read instead of looking. */
static const struct report_table *
table_of_chart(arena *a, const struct chart *c)
{
    bool pairs = false, shares = false;
    for (size_t i = 0; i < c->n_items; i++) {
        pairs |= c->items[i].to || c->items[i].group;
        shares |= c->items[i].share >= 0;
    }
    size_t columns = 2 + pairs + shares;
    struct report_table *t = report_table_new(a, columns, 1, c->n_items);
    const char *heads[4] = { "名称" };
    size_t n = 1;
    if (pairs)
        heads[n++] = "其中";
    heads[n++] = "数值";
    if (shares)
        heads[n++] = "占比";
    for (size_t k = 0; k < columns; k++) {
        t->head[0].cells[k].text = text_plain(a, heads[k]);
        t->columns[k].align = k > pairs ? ALIGN_RIGHT : ALIGN_LEFT;
    }
    for (size_t i = 0; i < c->n_items; i++) {
        const struct chart_item *item = &c->items[i];
        struct report_cell *cells = t->rows[i].cells;
        const struct span name = { .text = item->label, .link = item->href };
        const char *second = item->to ? item->to : item->group;
        char amount[MONEY_TEXT_SIZE];
        cells[0].text = text_join(a, 1, &name);
        if (pairs)
            cells[1].text = text_plain(a, second ? second : "");
        cells[1 + pairs].text = text_plain(
            a, money_write(item->value, c->unit, c->decimals, true, amount));
        if (shares)
            cells[2 + pairs].text = text_plain(
                a, item->share >= 0 ? words_share(a, item->share, item->value)
                                    : "–");
    }
    return t;
}

static const char *
address_of(const void *page, const char *href)
{
    const struct tree_page *p = page;
    return links_find(p->links, p->name, href);
}

/* The chart by itself, where there is such a file. */
static void
write_files_of(struct tree_page *p, const char *anchor)
{
    static const char *const kinds[] = { "svg", "png" };
    if (!anchor || !g_str_has_prefix(anchor, "chart-"))
        return;
    sink_puts(p->out, "<p class=\"note files\">");
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const char *href = links_chart(p->links, p->name,
                                       anchor + strlen("chart-"), kinds[i]);
        if (!href)
            continue;
        sink_puts(p->out, "<a");
        escape_attribute(p->out, "href", href);
        sink_printf(p->out, ">%s</a> ", i ? "PNG" : "SVG");
    }
    sink_puts(p->out, "</p>");
}

static void
write_chart(struct tree_page *p, const struct block *b)
{
    enum { WIDTH = 640 };
    const struct chart *c = b->chart.data;
    const struct chart_svg_options how = { WIDTH, p, address_of };
    open(p, "figure", "chart", b->chart.anchor);
    sink_puts(p->out, "<figcaption>");
    escape_text(p->out, c->title);
    sink_puts(p->out, "</figcaption>\n");
    sink_puts(p->out, chart_svg(c, &how, p->memory));
    if (c->note) {
        sink_puts(p->out, "<p class=\"note\">");
        escape_text(p->out, c->note);
        sink_puts(p->out, "</p>");
    }
    write_files_of(p, b->chart.anchor);
    sink_puts(p->out, "<details class=\"data\"><summary>数据</summary>");
    tree_write_table(p, table_of_chart(p->memory, c));
    sink_puts(p->out, "</details></figure>\n");
}

void
tree_write_block(struct tree_page *p, const struct block *b)
{
    switch (b->kind) {
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        write_paragraph(p, b);
        break;
    case BLOCK_LIST:
        write_list(p, b);
        break;
    case BLOCK_TABLE:
        tree_write_table(p, b->table);
        break;
    case BLOCK_CHART:
        write_chart(p, b);
        break;
    case BLOCK_FIGURES:
        if (b->figures.n)
            write_figures(p, b);
        break;
    case BLOCK_FIELDS:
        write_fields(p, b->fields.items, b->fields.n);
        break;
    case BLOCK_VERDICT:
        write_verdict(p, b);
        break;
    case BLOCK_COVER:
        write_fields(p, b->cover.fields, b->cover.n_fields);
        break;
    case BLOCK_LINES:
        write_lines(p, b);
        break;
    case BLOCK_HEADING:     /* by the walk */
    case BLOCK_CONTENTS:    /* of paper */
    case BLOCK_SIGNATURES:
    case BLOCK_PAGE_BREAK:
        break;
    }
}

/* ------------------------------------------------------------- sections */

static bool
is_said(const struct tree_page *p, const struct block *b)
{
    return b->kind != BLOCK_HEADING ||
           g_strcmp0(b->heading.text, p->heading) == 0;
}

/* The highest level of the headings; they begin sections. */
static int
top_level(const struct tree_page *p, const struct report *r)
{
    int top = 9;
    for (const struct block *b = r->first; b; b = b->next)
        if (!is_said(p, b))
            top = MIN(top, b->heading.level);
    return top;
}

/* What stands open, to be closed again. */
struct standing {
    bool section, fold;
    size_t count; /* of headings without an anchor */
};

static void
close_to(struct tree_page *p, struct standing *s, bool section)
{
    if (s->fold)
        sink_puts(p->out, "</div></div>\n");
    s->fold = false;
    if (section && s->section)
        sink_puts(p->out, "</section>\n");
    s->section = s->section && !section;
}

static void
write_heading(struct tree_page *p, struct standing *s, const struct block *b,
              int top)
{
    const struct heading *h = &b->heading;
    int level = MIN(2 + h->level - top, 6);
    close_to(p, s, h->level == top);
    if (h->folds)
        open(p, "div", "fold", h->anchor);
    else if (h->level == top)
        open(p, "section", NULL, h->anchor);
    s->section |= h->level == top && !h->folds;
    sink_printf(p->out, "<h%d", level);
    if (h->anchor && !h->folds && h->level != top)
        escape_attribute(p->out, "id", h->anchor);
    sink_puts(p->out, ">");
    write_linked(p, h->text, h->link);
    if (h->remark) {
        sink_puts(p->out, " <small>");
        escape_text(p->out, h->remark);
        sink_puts(p->out, "</small>");
    }
    sink_printf(p->out, "</h%d>\n", level);
    if (h->folds)
        sink_puts(p->out, "<div class=\"folded\">\n");
    s->fold = h->folds;
}

void
tree_write(struct tree_page *p, const struct report *r)
{
    int top = top_level(p, r);
    struct standing s = { 0 };
    for (const struct block *b = r->first; b; b = b->next) {
        if (b->kind != BLOCK_HEADING)
            tree_write_block(p, b);
        else if (!is_said(p, b))
            write_heading(p, &s, b, top);
    }
    close_to(p, &s, true);
}

void
tree_write_sections(struct tree_page *p, const struct report *r)
{
    int top = top_level(p, r);
    size_t n = 0;
    for (int pass = 0; pass < 2; pass++) {
        if (pass && n < 3)
            return;
        if (pass)
            sink_puts(p->out, "<ul>");
        for (const struct block *b = r->first; b; b = b->next) {
            if (is_said(p, b) || b->heading.level != top ||
                !b->heading.anchor)
                continue;
            n++;
            if (!pass)
                continue;
            sink_puts(p->out, "<li><a");
            escape_attribute(p->out, "href",
                             arena_printf(p->memory, "#%s",
                                          b->heading.anchor));
            sink_puts(p->out, ">");
            escape_text(p->out, b->heading.text);
            sink_puts(p->out, "</a></li>");
        }
        if (pass)
            sink_puts(p->out, "</ul>");
    }
}
