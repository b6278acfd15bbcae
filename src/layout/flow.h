/* Slabs — pieces that are never parted — one below the other on pages.
 * Private to layout/. */
#ifndef YUSUAN_LAYOUT_FLOW_H
#define YUSUAN_LAYOUT_FLOW_H

#include "layout/style.h"

#include <glib.h>

/** Which way the paper lies. A foldout is A3 across. */
enum paper { PAPER_UPRIGHT, PAPER_ACROSS, PAPER_FOLDOUT };

/** What a table puts above and below where a page ends inside it. */
struct continuation {
    struct page *again; /* caption 续表 and head; copied */
    double again_height;
    struct page *foot;  /* the closing rule */
    double foot_height;
};

/** What it costs to end a page after a slab; breaker.c weighs it against the
 *  emptiness of pages, so these are worth their distances only. */
enum {
    PART_FREE = 0,
    PART_LINES = 40,      /* between the lines of a paragraph */
    PART_ROWS = 60,       /* between the rows of a table */
    PART_ENTRIES = 300,   /* between those of the contents */
    PART_TAIL = 400,      /* two rows before a table's end; a sum, its parts */
    PART_LEAD = 450,      /* text and the table or chart it leads to */
    PART_NEVER = 100000,  /* the first rows of a table, of an item */
    PART_HEADING = 400000 /* a heading and its text */
};

struct slab {
    struct page items;   /* places from the slab's top left */
    double before;       /* space above, not at the top of a page */
    double height;
    double give;         /* of the height, where a table's end would be left
                            alone on the next page */
    int part;            /* PART_…: what ending a page after it costs */
    bool snap;           /* begins on the grid of lines; a heading ends on it
                            */
    bool new_page;       /* begins a page */
    bool heads;          /* is a heading: not near the foot of a page */
    bool leads;          /* is running text: may lead to what follows */
    bool moves;          /* may come after the block that follows it */
    unsigned block;      /* slabs of one block have one number */
    enum paper paper;
    const struct continuation *table; /* it is a row of; or null */
    struct page *carry;  /* two rows: 过次页 after it, 承前页 before the next;
                            or null */
    double carry_height;
};

struct flow {
    arena *memory;
    fonts *with;
    findings *found;
    const struct sheet_style *style;
    const struct palette *palette;
    const struct theme *theme; /* or null */
    const struct report *report;
    GPtrArray *slabs; /* of struct slab */
    GPtrArray *pages; /* of struct page: what flow_close made */
    GPtrArray *headings, *tables, *charts; /* of struct contents_entry */
    GHashTable *plans; /* table → its plan, so that each is measured once */
    double space;     /* wished above the next slab */
    bool new_page;
    bool unnumbered;  /* pages get no numbers */
    unsigned block;   /* of the next slabs */
    enum paper paper;
    double narrow;    /* the room of what stands beside something; or 0 */
};

/** A line of the contents. */
struct contents_entry {
    int level;
    const char *text;
    const char *target;
};

struct flow *flow_new(const struct flow *like);
void flow_free(struct flow *flow);

/** The room for text on a kind of paper. */
double flow_width(const struct flow *flow, enum paper paper);
double flow_height(const struct flow *flow, enum paper paper);

/** A slab at the end, lent for filling; `space` before it is the larger of
 *  what was asked before and after. */
struct slab *flow_slab(struct flow *flow, double before, double height);
/** Space wished after the last slab. */
void flow_space(struct flow *flow, double space);

/** The last slab stays with the next, at least for this price. */
void flow_keep(struct flow *flow, int part);
/** Running text before the next slab is kept with it: it leads to a table or a
 *  chart. */
void flow_lead(struct flow *flow);

/** The slabs as pages, added to flow->pages. */
void flow_close(struct flow *flow);

/** An anchor that no other has: "auto-3". */
const char *flow_anchor(struct flow *flow, const char *wanted);

#endif
