/* One function a kind of block: content → slabs. Private to layout/. */
#ifndef YUSUAN_LAYOUT_BLOCKS_H
#define YUSUAN_LAYOUT_BLOCKS_H

#include "layout/words.h"

/** Between blocks that stand side by side. */
#define COLUMN_GAP 24

/** A block of any kind. */
void layout_block(struct flow *flow, const struct block *block);
/** A block and those that stand beside it; returns the last of them. */
const struct block *layout_beside(struct flow *flow,
                                  const struct block *first);
/** The number of a page into `to`, at its outer corner: odd pages right, even
 *  pages left (GB/T 9704). */
void layout_folio(struct flow *flow, const struct page *page, struct page *to,
                  size_t number);
/** Charts side by side, or one. */
void layout_charts(struct flow *flow, const struct block *const *blocks,
                   const double *widths, size_t n);

void layout_heading(struct flow *flow, const struct heading *heading);
void layout_paragraph(struct flow *flow, const struct block *block);
void layout_note(struct flow *flow, const struct block *block);
void layout_list(struct flow *flow, const struct block *block);
void layout_verdict(struct flow *flow, const struct block *block);
void layout_figures(struct flow *flow, const struct block *block);
void layout_fields(struct flow *flow, const struct block *block);
void layout_signatures(struct flow *flow, const struct block *block);
void layout_chart(struct flow *flow, const struct block *block);
void layout_table(struct flow *flow, const struct block *block);
void layout_cover(struct flow *flow, const struct block *block);
/** The title and the unit's name at the head of the body. */
void layout_opening(struct flow *flow, const struct cover *cover);

/** Small print below a table or chart. */
void layout_note_text(struct flow *flow, struct text text, double before);

/** What the contents need to know: where each target stands. */
struct contents_source {
    const struct flow *body;
    size_t first_page; /* number of the body's first page */
    double lead;       /* of its lines, in parts of the style's */
};
/** The contents, the lists of tables and charts. Numbers are taken from the
 *  body's pages. */
void layout_contents(struct flow *flow, const struct contents_source *from);

#endif
