/* Content tree → pages. Knows widths and type; knows no budgets, no PDF. */
#ifndef YUSUAN_LAYOUT_LAYOUT_H
#define YUSUAN_LAYOUT_LAYOUT_H

#include "base/finding.h"
#include "page/page.h"
#include "report/report.h"
#include "text/text.h"

enum layout_style { STYLE_BOOK, STYLE_GONGWEN, STYLE_SHEET };

struct layout_options {
    enum layout_style style;
    const struct theme *theme; /* null: the default */
};

/** Set a report. Pages are owned by `memory`. Missing glyphs, squeezed cells
 *  and the like become findings (L01…). */
struct pages *layout_report(const struct report *r, fonts *with,
                            const struct layout_options *options,
                            arena *memory, findings *found);

#endif
