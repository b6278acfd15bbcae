/* What the files that read tables and forms of indicators share. One reader
 * for targets of projects, targets of departments and self-evaluations:
 *
 *   grid → pieces (pieces.c), each told by its look (looks.c)
 *        → columns of the header (columns.c)
 *        → which column each piece is of: by its place where the grid is
 *          clean, else by the best path (labels.c, weights.c)
 *        → rows and their indicators (rows.c)
 *
 * and from there each kind its own way: stream.c, segment.c … divide the rows
 * of many projects, department.c and form.c read forms of named parts. */
#ifndef YUSUAN_RECOGNIZE_INDICATORS_H
#define YUSUAN_RECOGNIZE_INDICATORS_H

#include "recognize/section.h"

#include <glib.h>

/* ---------------------------------------------------------------- levels */

enum level1 {
    LEVEL1_NONE,
    LEVEL1_OUTPUT,       /* 产出指标 */
    LEVEL1_BENEFIT,      /* 效益指标 */
    LEVEL1_SATISFACTION, /* 满意度指标 */
    LEVEL1_COST,         /* 成本指标 */
    LEVEL1_OTHER,        /* 投入, 过程, 决策, 管理 */
    LEVEL1_COUNT
};

enum level2 {
    LEVEL2_NONE,
    LEVEL2_QUANTITY,
    LEVEL2_QUALITY,
    LEVEL2_TIMELINESS,
    LEVEL2_COST,
    LEVEL2_ECONOMIC,
    LEVEL2_SOCIAL,
    LEVEL2_ECOLOGICAL,
    LEVEL2_SUSTAINED,
    LEVEL2_SATISFACTION,
    LEVEL2_ECONOMIC_COST,
    LEVEL2_SOCIAL_COST,
    LEVEL2_ECOLOGICAL_COST,
    LEVEL2_COUNT
};

/** The levels that a word can be; it may be both (成本指标). */
struct level {
    enum level1 level1;
    enum level2 level2;
    size_t length; /* bytes of the word, with 指标 where it has that */
    bool full;     /* it has */
};

/** The longest word of a level that `folded` begins with: with 指标 behind it
 *  only, when `full`. Length 0 for none. */
struct level level_begins(const char *folded, bool full);
/** The whole text is a level's word; a weight may follow: 产出指标(50分). */
struct level level_read(const char *folded);
/** The second level can stand under the first; and the first it usually
 *  stands under. */
bool levels_fit(enum level1 level1, enum level2 level2);
enum level1 level1_of(enum level2 level2);
/** "产出指标". */
const char *level1_name(arena *a, enum level1 level1);

/* ----------------------------------------------------------------- looks */

enum look {
    LOOK_TEXT,
    LOOK_LEVEL,     /* a level's word in full */
    LOOK_BARE,      /* such a word without 指标: perhaps a level */
    LOOK_RELATION,  /* ≥ ≤ = > < 定性 and what stands for them */
    LOOK_DIRECTION, /* 正向指标 */
    LOOK_CODE,      /* a project's code, with or without its name */
    LOOK_DIGITS,    /* the rest of a broken code: "368-", "312-名称" */
    LOOK_ORG,       /* 084001-单位 */
    LOOK_CATEGORY,  /* 31-部门项目 */
    LOOK_PHONE,     /* as many digits as phones have */
    LOOK_AMOUNT,    /* digits with a point or commas */
    LOOK_NUMBER,    /* few digits */
    LOOK_PERCENT,   /* 95% */
    LOOK_DASH,      /* a mark for nothing */
    LOOK_RULER,     /* a line of dashes: nobody's */
    LOOKS
};

/** A word of flattened text, or a whole cell of a table. */
struct piece {
    const char *text;   /* as printed */
    const char *folded; /* unicode_fold of it (of long texts the beginning) */
    size_t row;         /* of the grid */
    int page;           /* of the table, from 0 */
    int line;
    int column;         /* the cell in its row, from 1 */
    bool is_cell;       /* a cell of several in its row */
    bool starts_line, ends_line;
    bool fused;         /* stood in one cell with others of its row */
    bool from_markup;   /* of a left-over table in a cell */
    int gap;            /* blank lines before it, when it starts a line */
    int width, indent;  /* terminal columns; where in its line it begins */
    enum look look;
    struct level level;
    const char *relation; /* of a relation, corrected: "≥" … */
    bool doubtful;        /* the relation is a look-alike: ≈ */
};

/** Tell what a piece is by its text alone: fills look, level, relation. */
void piece_look(struct piece *p);

/** A relation's sign or word before a number: bytes it takes of `folded`;
 *  what it stands for. 0 for none. */
size_t relation_begins(const char *folded, const char **relation,
                       bool *doubtful);
/** "≥30个" → ≥, 30, 个; words stay a value. Fills what is still blank. */
void value_split(arena *a, const char *text, struct indicator *i);

/** A dash of any kind, as between a code and its name. */
bool is_dash(uint32_t c);
/** 元, 万元 … as a unit of indicators. */
bool money_measure(const char *measure, enum money_unit *unit);

/* ---------------------------------------------------------------- pieces */

struct pieces {
    size_t n;
    struct piece *all;
};

/** A stretch of pieces, [first, end). */
struct span {
    size_t first, end;
};

/** Everything of rows [first, end) that is no furniture of pages. With `words`
 *  a line of one cell is cut into words; else each cell is a piece, but where
 *  several were fused. `columns` may be null. */
struct pieces pieces_read(struct recognizing *r, const struct section *s,
                          struct span rows, bool words);

/** Pieces while they are collected, in an array of struct piece. */
#define collected(all, i) (&g_array_index((all), struct piece, (i)))
/** Give a piece another text. */
void piece_set_text(arena *a, struct piece *p, const char *text);
/** Put words together that lines and vertical labels cut (mend_pieces.c). */
void pieces_mend_words(arena *a, GArray *all);
/** The same for codes: a beginning alone on its line, or at the end of what
 *  stands one cell a line, and a rest that makes it whole. */
void pieces_join_codes(arena *a, GArray *all);

/** How many pieces from `at` on (before `end`) are together exactly `word`
 *  (folded); 0 when they are not. */
size_t pieces_spell(const struct pieces *p, size_t at, size_t end,
                    const char *word);
/** The most pieces that spell a word of the family, in full (a colon may
 *  follow); *field gets its meaning. 0 for none. */
size_t pieces_say(const struct pieces *p, size_t at, size_t end, int family,
                  const char **field);
/** Two texts that a line's end parted, joined. */
const char *pieces_join(arena *a, const char *before, const char *after);
/** The printed text of a span, tidied; null when empty. */
const char *pieces_text(arena *a, const struct pieces *p, struct span span);
struct place piece_place(const struct recognizing *r, const struct section *s,
                         const struct piece *p);

/* --------------------------------------------------------------- columns */

enum { MOST_COLUMNS = 40 };

/** The columns in the order of the header. */
struct columns {
    size_t n;
    enum column_role role[MOST_COLUMNS];
    const char *name[MOST_COLUMNS];  /* as printed */
    const char *group[MOST_COLUMNS]; /* of the merged cell above; or null */
    int at[MOST_COLUMNS];            /* the cell in its row; 0: not known */
    size_t of[COLUMN_ROLE_COUNT];    /* 1 + its index; 0: none */
    size_t cells;                    /* fields of the header's rows */
    bool placed; /* rows are cells under the header's, one for one */
    bool printed; /* a header was found */
};

static inline bool
role_is_level(enum column_role role)
{
    return role == COLUMN_LEVEL1 || role == COLUMN_LEVEL2;
}

static inline bool
role_is_number(enum column_role role)
{
    return role == COLUMN_WEIGHT || role == COLUMN_SCORE;
}

/** Of an indicator, not of the project before it. */
static inline bool
role_is_of_item(enum column_role role)
{
    return role >= COLUMN_LEVEL1 && role <= COLUMN_REASON;
}

/** The role of a header's word, looked for in the whole text. */
enum column_role column_role_of(const char *folded);
/** A cell looks as what a column of that role holds. */
bool column_looks(enum column_role role, const struct piece *p);
/** Columns of header rows [first, first + n) of the grid, cell by cell. */
struct columns columns_of_rows(const struct recognizing *r, size_t first,
                               size_t n, size_t fields);
/** Columns in the order in which the joined pieces name them. */
struct columns columns_of_words(const struct recognizing *r,
                                const struct pieces *p, struct span header);
/** The pieces of the span are words of a header, or parts of some. */
size_t header_end(const struct pieces *p, struct span span);
/** A row of cells that heads indicators. */
bool row_heads_indicators(const struct recognizing *r, size_t row);
/** Whether the span's rows are clean, so that places decide; then what unknown
 *  columns hold is told by what stands in them, and a finding names them. A
 *  header of other grids is completed with what its form usually has. */
void columns_judge(struct recognizing *r, const struct section *s,
                    struct columns *c, const struct pieces *p,
                    struct span span);

/* ---------------------------------------------------------------- labels */

/** What a piece was read as. */
struct label {
    size_t column;  /* index into the columns */
    bool new_cell, new_row;
    int margin;     /* how much better than the best other one, in tenths */
    size_t other;   /* that one's column */
};

/** One for each piece of the span. */
struct label *labels_read(struct recognizing *r, const struct pieces *p,
                          struct span span, const struct columns *columns,
                          bool flat);

/* ------------------------------------------------------------------ rows */

/** A row of the table as understood: pieces [first, end). */
struct line_read {
    struct span span;
};

/** An indicator being read, and what its words are. */
struct item {
    struct indicator shown;
    enum level1 level1;
    enum level2 level2;
    int kind; /* level1 × level2, < ITEM_KINDS */
    size_t row;
    int page;
    bool page_first;  /* the first indicator of its page */
    bool from_markup;
    bool doubtful;    /* its relation is a look-alike */
    bool fused;       /* its fields stood in one cell */
    bool unweighed;   /* neither weight nor score, not even a dash */
    bool is_cost;     /* a cost in money, `cost` */
    money cost;
    guint text_hash;
};
enum { ITEM_KINDS = LEVEL1_COUNT * LEVEL2_COUNT };

/** A table of indicators, read. */
struct reading {
    struct recognizing *r;
    const struct section *s;
    struct columns columns;
    struct pieces pieces;
    struct span span;    /* of the table among the pieces */
    struct label *labels; /* of the span's pieces */
    GArray *lines;       /* of struct line_read */
    bool flat;           /* lines of one cell are cut into words */
    struct item group;   /* the levels that rows below are of */
    bool opened;         /* no indicator stands below them yet */
    bool is_table;       /* a form whose indicators stand in cells */
};

/** Label the pieces and cut them into rows. */
void reading_label(struct reading *t);
void reading_free(struct reading *t);
#define reading_line(t, i)                                                    \
    (&g_array_index((t)->lines, struct line_read, (i)))

/** A field of a row: its text, tidied; its first piece. Null when blank. */
const char *line_text(const struct reading *t, const struct line_read *l,
                      enum column_role role);
const struct piece *line_piece(const struct reading *t,
                               const struct line_read *l,
                               enum column_role role);
/** The first of the row's pieces that is of an indicator; or null. */
const struct piece *line_indicator(const struct reading *t,
                                   const struct line_read *l);

/** Append the indicator of a row to `items` (of struct item), levels and
 *  merged names carried down; a row that only goes on with the one before is
 *  joined to it. True when one was appended. */
bool items_add(struct reading *t, GArray *items, const struct line_read *l);
/** After all: look-alike relations are settled, doubts become findings. */
void items_settle(struct reading *t, GArray *items);
/** The columns of `out`, and room for `rows` rows; the next of them, with what
 *  the columns hold of an indicator (null: blank). */
void items_head(const struct reading *t, struct table *out, size_t rows);
struct row *items_row(const struct reading *t, struct table *out,
                      const struct indicator *i);

/** The forms: one project's targets (project_form.c). */
void project_form_read(struct recognizing *r, const struct section *s,
                       struct table *out);

#endif
