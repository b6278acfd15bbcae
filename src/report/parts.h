/* What the sections of a report are made of: sentences with amounts, tables
 * row by row, charts of ranked amounts. Private to report/. */
#ifndef YUSUAN_REPORT_PARTS_H
#define YUSUAN_REPORT_PARTS_H

#include "report/compose.h"
#include "report/words.h"

/** A report being composed. */
struct composing {
    const struct understanding *u;
    const struct compose_options *options;
    struct report *r;
    arena *a;
    bool web;    /* a page of the web: chapters have no numbers */
    int chapter; /* of the last heading of level 1 */
    const struct project_sums *projects; /* see part_projects */
};

/** 预算 or 决算. */
const char *part_phase_name(enum phase phase);
/** 决算 of a final account, else 预算: what the document's figures are. */
const char *part_phase(const struct composing *c);

/** The projects of the document, summed once. */
const struct project_sums *part_projects(struct composing *c);

/** A chapter's heading, numbered 一、二、… on paper; anchors stay as given. */
void part_chapter(struct composing *c, const char *anchor, const char *title);
/** A heading of level 2, not numbered in itself. */
void part_section(struct composing *c, const char *anchor, const char *title);

/* ----------------------------------------------------------- sentences */

struct writing;

struct writing *writing_new(arena *a);
void writing_say(struct writing *w, const char *text);
void writing_printf(struct writing *w, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/** "22.99亿元" or "113.90万元", kept together; `link` an anchor or null. */
void writing_amount(struct writing *w, money amount, const char *link);
void writing_share(struct writing *w, int64_t share, money amount);
void writing_strong(struct writing *w, const char *text);
void writing_link(struct writing *w, const char *text, const char *link);
/** A span whose texts live as long as the report. */
void writing_span(struct writing *w, const struct span *span);
/** "（见表4）": the numbered table or chart at that anchor; nothing where the
 *  report has none. */
void writing_reference(struct writing *w, const char *anchor);
/** The text; the writing is used up. */
struct text writing_end(struct writing *w);
/** The text as a paragraph, or as a note in small print. */
void writing_paragraph(struct writing *w, struct composing *c);
void writing_note(struct writing *w, struct composing *c);

/** A paragraph, a note of plain words. */
void part_paragraph(struct composing *c, const char *text);
void part_note(struct composing *c, const char *text);
/** The note that rounded parts do not add up to the rounded total, only where
 *  it is so. */
void part_rounding_note(struct composing *c, const money *parts, size_t n,
                        money total);

/* -------------------------------------------------------------- tables */

struct tabling_column {
    const char *title;
    enum cell_align align;
    int least, most; /* see struct report_column */
};

/** A table being filled row by row, cell by cell. */
struct tabling;

struct tabling *tabling_new(arena *a, const char *caption, size_t n,
                            const struct tabling_column *columns);
/** The arena of its texts. */
arena *tabling_arena(const struct tabling *t);
void tabling_row(struct tabling *t, enum report_row_role role,
                 const char *anchor);
void tabling_text(struct tabling *t, const char *text, int indent);
void tabling_rich(struct tabling *t, struct text text);
void tabling_link(struct tabling *t, const char *text, const char *link);
/** 万元 with two places, for reading (the appendix has all); `link` may be
 *  null. */
void tabling_money(struct tabling *t, money amount, const char *link);
/** The same of a figure; blank where blank; marked where repaired. */
void tabling_figure(struct tabling *t, const struct figure *f);
void tabling_figure_link(struct tabling *t, const struct figure *f,
                         const char *link);
void tabling_share(struct tabling *t, int64_t share, money amount);
/** A share with a small bar as long as the share of full. */
void tabling_share_bar(struct tabling *t, int64_t share, money amount);
void tabling_count(struct tabling *t, size_t count);
void tabling_blank(struct tabling *t);
/** The last cell shows this amount shorter than to the fen: copies have it. */
void tabling_exact(struct tabling *t, money amount);
/** The row's level in a tree, from 1. */
void tabling_level(struct tabling *t, int level);
/** Fill up the row with blanks, so a row may end early. The last cell spans
 *  the rest with tabling_span_rest. */
void tabling_span_rest(struct tabling *t);
/** The table as a block of the report; lent for unit, note, anchor. */
struct report_table *tabling_end(struct tabling *t, struct composing *c);

/* -------------------------------------------------------------- charts */

/** A chart block; lent for placing it beside another. */
struct block *part_chart(struct composing *c, const struct chart *chart,
                         const char *anchor);

/* ------------------------------------------------------------- anchors */

/** The appendix's row of a line of a published table: "t03-l59". */
const char *anchor_row(arena *a, const struct table *t, int line);
/** The appendix's table: "t03". */
const char *anchor_table(arena *a, const struct table *t);
/** "03表 支出预算总表": number and title of a table. */
const char *table_words(arena *a, const struct table *t);

#endif
