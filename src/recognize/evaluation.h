/* What the files of self-evaluation forms share: the form as a stream of
 * pieces of text, and where its parts begin. */
#ifndef YUSUAN_RECOGNIZE_EVALUATION_H
#define YUSUAN_RECOGNIZE_EVALUATION_H

#include "recognize/section.h"

/** A word of flattened text, or a whole cell of a table. */
struct piece {
    const char *text;   /* as printed */
    const char *folded; /* unicode_fold: for matching */
    size_t row;         /* of the grid */
    int line;
    int column;         /* the cell in its row, from 1 */
    bool is_cell;       /* a cell of several in its row: never joined by the
                           width of its line */
    bool starts_line, ends_line;
    int gap;            /* blank lines before it, when it starts a line */
    int width;          /* terminal columns */
};

struct pieces {
    size_t n;
    struct piece *all;
};

/** A stretch of pieces, [first, end). */
struct span_of_pieces {
    size_t first, end;
};

/** Everything of the form, from its title on, white space left out. A line of
 *  one cell is cut into words, a line of several gives one piece a cell. */
struct pieces evaluation_pieces(struct recognizing *r,
                                const struct section *s);

/** The number of pieces from `at` on (before `end`) which together are
 *  exactly `word` (folded); 0 when they are not. */
size_t pieces_spell(const struct pieces *p, size_t at, size_t end,
                    const char *word);

/** What joins two texts that a line's end parted: a space, which goes again
 *  beside Han, or nothing inside a number. */
const char *pieces_joint(const char *before, const char *after);

/** The printed text of a span, as one tidied text; null when empty. */
const char *pieces_text(struct recognizing *r, const struct pieces *p,
                        struct span_of_pieces span);

/** A place for findings: the line and cell of a piece. */
struct place piece_place(const struct recognizing *r, const struct section *s,
                         const struct piece *p);

/** Where the parts of a form stand among its pieces. */
struct form {
    const struct section *section;
    struct pieces pieces;
    struct span_of_pieces head, funds, goal, indicators, closing;
    bool is_table; /* the indicators stand in columns */
};

struct form evaluation_outline(struct recognizing *r,
                               const struct section *s);

/** 项目名称 … 联系电话, year. */
void evaluation_head(struct recognizing *r, const struct form *f,
                     struct evaluation *e);
/** 项目资金. */
void evaluation_funds(struct recognizing *r, const struct form *f,
                      struct evaluation *e);
/** 预期目标 beside 实际完成情况. */
void evaluation_goal(struct recognizing *r, const struct form *f,
                     struct evaluation *e);
/** 总分, 自评等级. */
void evaluation_closing(struct recognizing *r, const struct form *f,
                        struct evaluation *e);

/* -------------------------------------------------------------- findings */

/** What is doubtful in a form; ids and wording stand in one table. */
enum form_doubt {
    DOUBT_READING,  /* D40 two readings of a text are about as good */
    DOUBT_LEVEL,    /* D41 a 一级指标 is lost, taken from the 二级 */
    DOUBT_HEADER,   /* D42 no header of the indicators: the usual columns */
    DOUBT_WEIGHT,   /* D43 an indicator without weight and score */
    DOUBT_FUNDS,    /* D44 an amount's column is uncertain */
    DOUBT_GOAL,     /* D45 where the goal ends and the result begins */
    DOUBT_JOINED,   /* D46 a row that only goes on with the one before */
    DOUBT_CUT,      /* D47 the form has no indicators, or no total */
    DOUBT_HEAD,     /* D48 the form names no project */
    DOUBT_YEAR,     /* D49 the form names no year */
    DOUBT_COUNT
};

/** Report a doubt about `text`; lent, for candidates. */
struct finding *evaluation_doubt(struct recognizing *r, const struct form *f,
                                 enum form_doubt doubt, const char *text,
                                 const struct piece *where);

/* ----------------------------------------------------------- indicators */

enum field {
    FIELD_LEVEL1,
    FIELD_LEVEL2,
    FIELD_NAME,
    FIELD_TARGET,
    FIELD_ACTUAL,
    FIELD_WEIGHT,
    FIELD_SCORE,
    FIELD_REASON,
    FIELD_NOTE, /* 指标解释, 备注: kept in the table only */
    FIELD_COUNT
};

static inline bool
field_is_number(enum field f)
{
    return f == FIELD_WEIGHT || f == FIELD_SCORE;
}
static inline bool
field_is_level(enum field f)
{
    return f == FIELD_LEVEL1 || f == FIELD_LEVEL2;
}

enum { FORM_COLUMNS = 12 };

/** The columns of the indicator table in the order of its header. */
struct form_columns {
    size_t n;
    enum field field[FORM_COLUMNS];
    const char *name[FORM_COLUMNS]; /* as printed */
    int column[FORM_COLUMNS];       /* in a table: the cell; else 0 */
    size_t header_cells;            /* in a table: cells of the header's row */
};

/** Cut the header off the front of `f->indicators`, and repeated headers out
 *  of it; gives its columns (the usual ones where no header is left). */
struct form_columns evaluation_columns(struct recognizing *r, struct form *f);

/** 产出指标, 数量指标 …: whether folded text is a word of that level. */
bool evaluation_is_level(const char *folded, enum field level);
/** The 一级 word that a 二级 word belongs under; null for any. `level1` is the
 *  present one, which is kept when it can be. */
const char *evaluation_parent_level(const char *level2_folded,
                                    const char *level1_folded);

/** What a piece was read as. */
struct reading {
    int column;    /* index into form_columns */
    bool new_cell, new_row;
    int margin;    /* how much better than the best other reading, in tenths */
    int other;     /* that reading's column */
};

/** The best parse of the indicators: one reading a piece of the span. */
struct reading *evaluation_parse(struct recognizing *r, const struct form *f,
                                 const struct form_columns *columns);

/** Rows of the parse → indicators and *out's rows. */
void evaluation_indicators(struct recognizing *r, struct form *f,
                           struct evaluation *e, struct table *out);

/** The total's row below the indicators, when there is one. */
void evaluation_total_row(struct recognizing *r, const struct evaluation *e,
                          struct table *out);

#endif
