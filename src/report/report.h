/* The content tree: what is said, in which order, with no coordinates. Made
 * by report/, set by layout/, read by the writers. Texts are Chinese. */
#ifndef YUSUAN_REPORT_REPORT_H
#define YUSUAN_REPORT_REPORT_H

#include "base/arena.h"
#include "chart/series.h"

#include <stdbool.h>
#include <stddef.h>

/* --------------------------------------------------------------- spans */

enum span_style {
    SPAN_PLAIN,
    SPAN_STRONG,
    SPAN_NUMBER, /* an amount with its unit: never parted, never stretched */
    SPAN_MUTED,  /* grey, smaller matter */
    SPAN_CODE,   /* codes, hashes: Latin face */
    SPAN_MARK,   /* a doubted or repaired figure: marked */
    SPAN_REFERENCE /* "（见表4）": to a numbered table or chart of the page;
                      left out where tables have no numbers */
};

struct span {
    enum span_style style;
    const char *text;
    const char *link; /* anchor inside the document without '#', or a URL */
    int line;         /* of the published text that it is taken from, so that
                         web pages lead there; 0: none, or not one line */
    const char *document; /* whose text that is: the stem of its folder; null:
                             the one the report is about */
};

/** A run of text; n 0 is an empty text. */
struct text {
    size_t n;
    const struct span *spans;
};

/* -------------------------------------------------------------- tables */

enum cell_align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE, ALIGN_POINT };

struct report_column {
    enum cell_align align; /* ALIGN_POINT: numbers on the decimal point */
    int least, most; /* wished width in characters of body type; 0: from the
                        contents */
};

enum report_row_role {
    REPORT_ROW_ITEM,
    REPORT_ROW_GROUP,    /* a heading inside the table, over all columns */
    REPORT_ROW_SUBTOTAL, /* rule above, bold */
    REPORT_ROW_TOTAL
};

struct report_cell {
    struct text text;
    int indent;   /* steps of one character */
    int span;     /* columns it covers; 0 means 1 */
    bool blank;   /* nothing printed: shown as a grey dash */
    const char *exact; /* an amount to the fen, where it is shown shorter:
                          for copies; or null */
    const char *anchor; /* or null */
    int bar;      /* 1…10000: a small bar behind the number, share of full;
                     0: none */
};

struct report_row {
    enum report_row_role role;
    struct report_cell *cells; /* as many as columns; those under a span are
                                  ignored */
    const char *anchor;
    int level; /* of a tree: 1 is the top; 0: no tree */
    const char *const *carry; /* running sums down to this row, as printed, for
                                 过次页 and 承前页: one a column, null where
                                 there is none; or null */
};

struct report_table {
    const char *caption;
    const char *unit;  /* "金额单位：万元"; or null */
    const char *note;  /* below; or null */
    const char *anchor;
    bool numbered;     /* 表 N in the list of tables */
    bool carries;      /* appendix: 承前页/过次页 subtotals */
    bool tools;        /* pages of the web: can be searched and sorted */
    size_t n_columns, n_head, n_rows;
    struct report_column *columns;
    struct report_row *head; /* n_head header rows; spans join columns */
    struct report_row *rows;
};

/* -------------------------------------------------------------- blocks */

enum block_kind {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_LIST,
    BLOCK_TABLE,
    BLOCK_CHART,
    BLOCK_FIGURES, /* key figures: label, value, unit, remark */
    BLOCK_FIELDS,  /* name–value pairs in a grid: the head of a sheet */
    BLOCK_NOTE,    /* small print */
    BLOCK_VERDICT, /* a sentence with a state: checks held, failed */
    BLOCK_COVER,
    BLOCK_CONTENTS, /* filled by layout: headings, tables, charts */
    BLOCK_SIGNATURES,
    BLOCK_PAGE_BREAK,
    BLOCK_LINES /* the published text line by line; pages of the web only */
};

struct heading {
    int level; /* 1…4; numbering (一、（一）1.) is part of the text */
    const char *text;
    const char *anchor;
    bool in_contents;
    /* Of pages of the web: */
    bool folds;         /* what it heads can be folded away */
    const char *remark; /* beside it, "12.30亿元，占53.21%"; or null */
    const char *link;   /* where it leads; or null */
};

struct key_figure {
    const char *label;
    const char *value, *unit;
    const char *remark; /* "占支出 98.28%"; or null */
    const char *link;
    int line; /* see struct span */
    bool bad; /* the value calls for attention */
};

struct field {
    const char *name;
    struct text value;
    bool wide; /* over the whole width */
};

/** A line of the published text. */
struct source_line {
    int number;
    const char *text;
    bool repaired;       /* else doubted, where there is a finding */
    const char *finding; /* the anchor of the first about it; or null */
    const struct source_place *where; /* on its page; or null */
};

enum verdict_state { VERDICT_GOOD, VERDICT_BAD, VERDICT_OPEN };

struct cover {
    const char *title;    /* "2022年部门预算简报" */
    const char *subject;  /* the department, or the project */
    const char *motto;    /* or null */
    struct field *fields; /* stage, unit, fingerprint */
    size_t n_fields;
    const char *date;     /* or null */
};

struct block {
    enum block_kind kind;
    struct block *next;
    const char *anchor;
    bool keep_with_next;
    bool beside; /* stands side by side with the next block: two charts, a
                    chart and a short table or paragraph. Their captions, tops
                    and feet are made level; where there is no room for both,
                    one comes below the other. On the web they follow each
                    other */
    int width;   /* of a block that stands beside: its part of the page in
                    percent; 0: an even part */
    union {
        struct heading heading;
        struct text paragraph;                 /* PARAGRAPH, NOTE */
        struct { struct text *items; size_t n; bool ordered;
                 bool links; /* of the web: each is there only where it leads
                                somewhere */
        } list;
        struct report_table *table;
        struct { const struct chart *data; const char *anchor;
                 bool unnumbered; /* no 图 N, in no list */ } chart;
        struct { struct key_figure *items; size_t n;
                 bool hero; /* the first is what the page is about */
        } figures;
        struct { struct field *items; size_t n; int columns; } fields;
        struct { enum verdict_state state; const char *label; /* or null */
                 struct text text; } verdict;
        struct cover cover;
        struct { const char **names; size_t n; } signatures;
        /* `pages`: those that are shown as pictures; or null */
        struct { struct source_line *items; size_t n;
                 const struct source_pages *pages; } lines;
    };
};

/* -------------------------------------------------------------- report */

struct report {
    arena *memory;
    const char *title;   /* of the document, for metadata */
    const char *author;  /* the department */
    const char *subject;
    const char *head_left, *head_right; /* running heads; or null */
    struct block *first, *last;
};

/* ------------------------------------------------------------- builder */

struct report *report_new(arena *memory, const char *title);
/** Add an empty block of a kind at the end; lent for filling. */
struct block *report_add(struct report *r, enum block_kind kind);
struct block *report_heading(struct report *r, int level, const char *anchor,
                             const char *text);

/** Texts: a plain one, or pieces joined ("占", span, "。"). */
struct text text_plain(arena *a, const char *text);
struct text text_join(arena *a, size_t n, const struct span *spans);

/** A table of `columns` × (head + rows), all cells blank. */
struct report_table *report_table_new(arena *a, size_t columns, size_t head,
                                      size_t rows);

#endif
