/* What the parts of understanding target tables share: what a cell is
 * (targets_words.c), what stands on the rows, in order (targets_rows.c), where
 * one project ends and the next begins (targets_evidence.c, targets_segment.c),
 * and the projects that come of it (targets_projects.c).
 *
 * What is doubtful becomes a finding:
 *   D25  indicators of a project whose name row is lost (candidates)
 *   D26  a project without indicators
 *   D27  a name row beyond its indicators, placed by evidence
 *   D28  two projects might as well meet a row or two away
 *   D29  a look-alike of a relation (both readings)
 *   D30  a piece of a code without a name
 *   D32  a goal whose beginning is lost
 *   D33  rows that left-over markup repeats
 *   D34  a unit whose name stands among its projects
 *   D36  an indicator without a name
 *   D39  a word of the form in the column of activities */
#ifndef YUSUAN_RECOGNIZE_TARGETS_H
#define YUSUAN_RECOGNIZE_TARGETS_H

#include "recognize/section.h"

#include <glib.h>

/** The form of one project (targets_form.c). */
void targets_form_read(struct recognizing *r, const struct section *s,
                       struct table *out);

/* ----------------------------------------------------- words (one cell) */

enum target_level1 {
    LEVEL1_NONE,
    LEVEL1_OUTPUT,       /* 产出指标 */
    LEVEL1_BENEFIT,      /* 效益指标 */
    LEVEL1_SATISFACTION, /* 满意度指标 */
    LEVEL1_COST,         /* 成本指标 */
    LEVEL1_COUNT
};

enum target_level2 {
    LEVEL2_NONE,
    LEVEL2_QUANTITY,        /* 数量 */
    LEVEL2_QUALITY,         /* 质量 */
    LEVEL2_TIMELINESS,      /* 时效 */
    LEVEL2_COST,            /* 成本 */
    LEVEL2_ECONOMIC,        /* 经济效益 */
    LEVEL2_SOCIAL,          /* 社会效益 */
    LEVEL2_ECOLOGICAL,      /* 生态效益 */
    LEVEL2_SUSTAINED,       /* 可持续影响 */
    LEVEL2_SATISFACTION,    /* 服务对象满意度 */
    LEVEL2_ECONOMIC_COST,   /* 经济成本 */
    LEVEL2_SOCIAL_COST,     /* 社会成本 */
    LEVEL2_ECOLOGICAL_COST, /* 生态环境成本 */
    LEVEL2_COUNT
};

enum token_kind {
    TOKEN_TEXT,
    TOKEN_LEVEL,     /* a word of 一级 or 二级, in full ("产出指标") */
    TOKEN_BARE,      /* such a word without 指标: perhaps a level */
    TOKEN_RELATION,  /* ≥ ≤ = > < 定性 and what stands for them */
    TOKEN_DIRECTION, /* 正向指标, 反向指标 */
    TOKEN_CODE,      /* a project's code, with or without its name */
    TOKEN_DIGITS,    /* the rest of a broken code: "368-", "312-名称" */
    TOKEN_ORG,       /* 084001-单位 */
    TOKEN_CATEGORY,  /* 31-部门项目 */
    TOKEN_PHONE,     /* digits without a point */
    TOKEN_AMOUNT,    /* digits with a point or commas */
    TOKEN_RULER      /* only dashes */
};

struct token {
    enum token_kind kind;
    enum target_level1 level1; /* what a level word can be; may be both */
    enum target_level2 level2;
    const char *relation; /* of a relation, corrected: "≥" … */
    bool doubtful;        /* the relation is a look-alike: ≈ */
    const char *text;     /* as printed */
    const char *bare;     /* NFKC without any white space */
    size_t row;           /* in the grid */
    int line, column;
};

/** What a cell is, by its text alone. `cell` gives place and text. */
struct token token_read(arena *a, const struct grid_cell *cell, size_t row);

/** Append a cell's tokens to `tokens` (of struct token): several where fields
 *  of a row were fused in one cell; none for a blank cell. True when fused. */
bool tokens_of_cell(arena *a, const struct grid_cell *cell, size_t row,
                    GArray *tokens);

/** A dash of any kind, as between a code and its name. */
bool token_is_dash(uint32_t c);

/** The two levels can stand together (产出 with 数量 …). */
bool levels_fit(enum target_level1 level1, enum target_level2 level2);
/** The first level that a second one stands under. */
enum target_level1 level1_of(enum target_level2 level2);

/* --------------------------------------------------- header of the table */

/** The column (from 1) of each role in the header; 0: none. */
struct target_columns {
    size_t n; /* columns */
    struct column *columns;
    int at[COLUMN_ROLE_COUNT];
    bool relation_last; /* the relation stands behind the value */
    int weight; /* 权重, 分值: not kept, no unit; -1: place not known */
    const char **folded, **above; /* the words of the header, for matching */
};

/** Read the header rows of a table of targets. */
struct target_columns target_columns_read(const struct recognizing *r,
                                          const struct section *s);

/** A folded text is a word of such headers and nothing else. */
bool target_header_word(const char *folded);

/* ------------------------------------------------- the rows, understood */

/** Groups of indicators: a 一级 and a 二级 together, numbered densely. */
enum { TARGET_KINDS = LEVEL1_COUNT * LEVEL2_COUNT };

struct target_item {
    struct indicator shown;
    enum target_level1 level1;
    enum target_level2 level2;
    int kind; /* < TARGET_KINDS */
    size_t row;
    int page;
    bool page_first;  /* the first indicator of its page */
    bool from_markup; /* of a left-over table in a cell */
    bool doubtful;    /* its relation is a look-alike */
    bool fused;       /* its fields stood in one cell */
    bool is_cost;     /* a cost in money, `cost` */
    money cost;
    guint text_hash;
};

/** Where something stands among the indicators. */
struct target_place {
    size_t at;   /* index of the indicator on its row, or of the next one */
    bool on_row; /* an indicator stands on the same row */
    int page;
    bool page_first; /* no indicator of the page stands before it */
    int line;
    size_t row;
};

enum { NO_NAME = -1 };

struct target_goal {
    struct target_place place;
    const char *text;
    bool repeats; /* begins as the piece before it does: the same, again */
    int name;     /* the name on its row, whose goal it is; or NO_NAME */
};

struct target_name {
    struct target_place place;
    struct target_place last; /* of a name printed on several rows */
    const char *code, *name, *category, *person, *phone;
    struct figure total, fiscal, other;
    int first_line, last_line;
};

struct target_unit {
    struct target_place place;
    const char *code, *name;
};

struct target_fragment {
    struct target_place place;
    const char *text;
};

/** Everything that stands in a table of targets, in order. */
struct target_stream {
    GArray *items;     /* of struct target_item */
    GArray *goals;     /* of struct target_goal */
    GArray *names;     /* of struct target_name */
    GArray *units;     /* of struct target_unit */
    GArray *fragments; /* of struct target_fragment */
    int n_pages;
};

struct target_stream target_stream_read(struct recognizing *r,
                                        const struct section *s,
                                        const struct target_columns *columns);
void target_stream_free(struct target_stream *stream);

#define target_item_at(s, i)                                                   \
    (&g_array_index((s)->items, struct target_item, (i)))
#define target_goal_at(s, i)                                                   \
    (&g_array_index((s)->goals, struct target_goal, (i)))
#define target_name_at(s, i)                                                   \
    (&g_array_index((s)->names, struct target_name, (i)))
#define target_unit_at(s, i)                                                   \
    (&g_array_index((s)->units, struct target_unit, (i)))

/** A goal (or a piece of one) that begins in the middle of a sentence: with a
 *  mark that cannot begin one, or one character and such a mark. */
bool goal_begins_inside(const char *text);

/* -------------------------------------------------------- segmentation */

/** One project: indicators [first, end) and its name row, if any. */
struct target_block {
    size_t first, end;
    int name;            /* index into names, or NO_NAME */
    size_t goal, goals;  /* its goal pieces: the first, and how many */
    double margin_first; /* how much worse the next best place for its first
                            indicator would be; large when beyond doubt */
};

/** A project that another table of the document names. */
struct known_project {
    const char *name, *folded;
    const char *org, *org_code; /* as that table prints them, or null */
    money total;
    bool this_year; /* has money of this year: it needs targets */
    int line;
    bool used; /* a name row is its */
};

struct known_projects {
    size_t n;
    struct known_project *all; /* in that table's order */
};

/** Projects of the other tables recognized so far, in the order of the table
 *  of project lines. */
struct known_projects known_projects_of(const struct recognizing *r);
/** The one that is `name` with `total`: by name, and by amount where names
 *  differ little; -1 when none. */
int known_project_find(arena *a, const struct known_projects *known,
                       const struct target_name *name);

/** Blocks in document order, of struct target_block (caller frees). */
GArray *target_segments(struct recognizing *r,
                        const struct target_stream *stream,
                        const struct known_projects *known);

/* ------------------------------------------------------------- projects */

/** Append the projects that the blocks are to the budget, with findings; fill
 *  the table's rows. */
void target_projects_build(struct recognizing *r, struct table *out,
                           const struct target_columns *columns,
                           const struct target_stream *stream,
                           const GArray *blocks);

/** Give each project (of struct project, in order) its unit. */
void target_units_assign(struct recognizing *r,
                         const struct target_stream *stream,
                         struct table *table, GArray *projects);

/** Texts cut apart by a break, joined: without a space beside Han. */
const char *target_join(arena *a, const char *head, const char *tail);

#endif
