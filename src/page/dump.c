/* Pages as text, a line an item, for golden files and for looking. */
#include "page/page.h"

static const char *const tag_words[TAG_COUNT] = {
    [TAG_DOCUMENT] = "Document", [TAG_H1] = "H1", [TAG_H2] = "H2",
    [TAG_H3] = "H3", [TAG_H4] = "H4", [TAG_P] = "P", [TAG_LIST] = "L",
    [TAG_ITEM] = "LI", [TAG_TABLE] = "Table", [TAG_TR] = "TR",
    [TAG_TH] = "TH", [TAG_TD] = "TD", [TAG_FIGURE] = "Figure",
    [TAG_CAPTION] = "Caption", [TAG_TOC] = "TOC", [TAG_TOCI] = "TOCI",
    [TAG_LINK] = "Link", [TAG_SPAN] = "Span", [TAG_REFERENCE] = "Reference",
    [TAG_LABEL] = "Lbl",
    [TAG_BODY] = "LBody", [TAG_NOTE] = "Note", [TAG_SECTION] = "Sect",
};

const char *
page_tag_word(enum page_tag tag)
{
    return tag_words[tag];
}

static void
dump_shape(const struct page_item *item, sink *out)
{
    switch (item->kind) {
    case PAGE_FILL:
        sink_printf(out, "fill %.1f,%.1f %.1f×%.1f\n", item->fill.x,
                    item->fill.y, item->fill.width, item->fill.height);
        break;
    case PAGE_RULE:
        sink_printf(out, "rule %.1f,%.1f %.1f,%.1f %.2f\n", item->rule.x1,
                    item->rule.y1, item->rule.x2, item->rule.y2,
                    item->rule.width);
        break;
    case PAGE_PATH:
        sink_printf(out, "path %zu steps\n", item->path.n);
        break;
    case PAGE_IMAGE:
        sink_printf(out, "image %.1f,%.1f %.1f×%.1f\n", item->image.x,
                    item->image.y, item->image.width, item->image.height);
        break;
    default:
        break;
    }
}

static void
dump_item(const struct page_item *item, sink *out)
{
    switch (item->kind) {
    case PAGE_TEXT:
        sink_printf(out, "text %.1f,%.1f %.1f %s\n", item->text.x,
                    item->text.baseline, item->text.size, item->text.text);
        break;
    case PAGE_LINK:
        sink_printf(out, "link %.1f,%.1f → %s\n", item->link.x,
                    item->link.y, item->link.target);
        break;
    case PAGE_TARGET:
        sink_printf(out, "target %.1f,%.1f %s\n", item->target.x,
                    item->target.y, item->target.name);
        break;
    case PAGE_TAG:
        sink_printf(out, "%s %s\n", item->tag.ends ? "end" : "begin",
                    page_tag_word(item->tag.tag));
        break;
    default:
        dump_shape(item, out);
        break;
    }
}

void
page_dump(const struct pages *pages, sink *out)
{
    for (size_t i = 0; i < pages->n; i++) {
        const struct page *page = pages->page[i];
        sink_printf(out, "p%zu %.1f×%.1f %s\n", i + 1, page->width,
                    page->height, page->label ? page->label : "");
        for (const struct page_item *item = page->first; item;
             item = item->next) {
            sink_printf(out, "p%zu ", i + 1);
            dump_item(item, out);
        }
    }
}
