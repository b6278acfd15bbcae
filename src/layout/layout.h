/* Content tree → pages. Knows widths and type; knows no budgets, no PDF. */
#ifndef YUSUAN_LAYOUT_LAYOUT_H
#define YUSUAN_LAYOUT_LAYOUT_H

#include "base/finding.h"
#include "chart/chart.h"
#include "page/page.h"
#include "report/report.h"
#include "text/text.h"

enum layout_style { STYLE_BOOK, STYLE_GONGWEN, STYLE_SHEET };

struct layout_options {
    enum layout_style style;
    const struct theme *theme; /* null: the default */
    bool unnumbered; /* no page numbers: layout_volume gives them */
};

/** Set a report. Pages are owned by `memory`. Missing glyphs, squeezed cells
 *  and the like become findings (L01…). */
struct pages *layout_report(const struct report *r, fonts *with,
                            const struct layout_options *options,
                            arena *memory, findings *found);

/** A volume of parts that are already set (unnumbered): all their pages in
 *  order, with page numbers throughout where there are several, and their
 *  outlines one after the other. The pages are new, what stands on them is
 *  shared with the parts. Title and author are those of the first part. Owned
 *  by `memory`, which must not outlive the parts'. */
struct pages *layout_volume(const struct pages *const *parts, size_t n,
                            fonts *with, const struct layout_options *options,
                            arena *memory);

/** The look of charts in the colours of a theme; null: the default. */
struct chart_look layout_chart_look(const struct theme *theme);

#endif
