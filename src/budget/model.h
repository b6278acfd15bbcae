/* The typed model of one document: what recognizing understands, what
 * repairing puts right, and what everything after reads. Plain data in a
 * document's arena; texts are tidied (unicode_tidy), otherwise as printed. */
#ifndef YUSUAN_BUDGET_MODEL_H
#define YUSUAN_BUDGET_MODEL_H

#include "base/arena.h"
#include "base/finding.h"
#include "base/place.h"
#include "budget/coverage.h"
#include "money/money.h"

#include <stdbool.h>
#include <stddef.h>

/* ------------------------------------------------------------- figures */

/** One amount: what is printed, and what is used. Blank counts as 0 inside a
 *  sum but is never written as 0. */
struct figure {
    enum money_reading reading; /* of the printed text */
    bool repaired;   /* `used` was proved by sums, or given by a person */
    money printed;   /* meaningful when figure_is_printed() */
    money used;      /* what sums and outputs take; 0 when not known */
    int decimals;    /* printed digits after the point */
    enum money_unit unit; /* of the printed text */
    const char *text;     /* as printed; null where there was no cell */
    struct place at;
};

static inline bool
figure_is_printed(const struct figure *f)
{
    return f->reading == MONEY_EXACT || f->reading == MONEY_TOO_FINE;
}
/** There is a figure to use: printed, or repaired. */
static inline bool
figure_is_known(const struct figure *f)
{
    return f->repaired || figure_is_printed(f);
}
static inline bool
figure_is_blank(const struct figure *f)
{
    return f->reading == MONEY_BLANK && !f->repaired;
}

/** The worth of its last printed place, in fen; 1 where it is finer. */
int64_t figure_resolution(const struct figure *f);

/** A figure read from `text` (null: blank) standing at `at`. */
struct figure figure_read(const char *text, enum money_unit unit,
                          struct place at);

/* ------------------------------------------------------------- subjects */

enum classification {
    CLASS_FUNCTION,   /* 功能分类 201…234: 类 3, 款 5, 项 7 digits */
    CLASS_GOVERNMENT, /* 政府支出经济分类 501…599: 类 3, 款 5 */
    CLASS_DEPARTMENT, /* 部门支出经济分类 301…399: 类 3, 款 5, local items 7 */
    CLASS_COUNT
};

/** A code with its printed name: a subject, a unit, a project. Either part is
 *  null where it is not printed. */
struct coded {
    const char *code;
    const char *name;
    int line;
};

/* --------------------------------------------------------------- tables */

enum table_kind {
    TABLE_UNKNOWN,
    TABLE_BALANCE,               /* 收支总表 */
    TABLE_APPROPRIATION_BALANCE, /* 财政拨款收支总表 */
    TABLE_REVENUE,               /* 收入总表 */
    TABLE_EXPENDITURE,           /* 支出总表 */
    TABLE_PROJECT_LINES,         /* 项目支出表 */
    TABLE_GENERAL,               /* 一般公共预算财政拨款支出表 */
    TABLE_BASIC,                 /* 一般公共预算财政拨款基本支出表 */
    TABLE_FUND,                  /* 政府性基金 */
    TABLE_STATE_CAPITAL,         /* 国有资本经营 */
    TABLE_THREE_PUBLIC,          /* “三公”经费 */
    TABLE_PROCUREMENT,           /* 政府采购 */
    TABLE_SERVICE_PURCHASES,     /* 政府购买服务 */
    TABLE_PROJECT_TARGETS,       /* 项目支出绩效目标 */
    TABLE_DEPARTMENT_TARGETS,    /* 部门整体支出绩效目标 */
    TABLE_SELF_EVALUATION,       /* 项目支出绩效自评 */
    TABLE_OPERATING_FUNDS,       /* 机关运行经费 */
    TABLE_KIND_COUNT
};

/** The word of the JSON: "balance", "appropriation-balance", … "unknown". */
const char *table_kind_word(enum table_kind kind);
/** The Chinese name of the kind: "收支总表", … */
const char *table_kind_name(enum table_kind kind);
/** The kind of such a word; TABLE_UNKNOWN for none. */
enum table_kind table_kind_find(const char *word);

/** What a column holds. Keys first, then texts of targets, then amounts. */
enum column_role {
    COLUMN_UNKNOWN,
    /* keys: cells that say what the row is */
    COLUMN_FUNCTION, /* code and name in one cell */
    COLUMN_FUNCTION_CODE,
    COLUMN_FUNCTION_NAME,
    COLUMN_GOVERNMENT,
    COLUMN_GOVERNMENT_CODE,
    COLUMN_GOVERNMENT_NAME,
    COLUMN_DEPARTMENT,
    COLUMN_DEPARTMENT_CODE,
    COLUMN_DEPARTMENT_NAME,
    COLUMN_ORG, /* 单位 */
    COLUMN_ORG_CODE,
    COLUMN_ORG_NAME,
    COLUMN_ORG_TYPE, /* 类型: 1-行政单位 */
    COLUMN_PROJECT,
    COLUMN_PROJECT_CODE,
    COLUMN_PROJECT_NAME,
    COLUMN_CATEGORY, /* 项目类别 */
    COLUMN_YEAR,
    COLUMN_REVENUE_ITEM,     /* left side of a balance */
    COLUMN_EXPENDITURE_ITEM, /* right side of a balance */
    COLUMN_OTHER_ITEM, /* further sides of a balance: the same spending by
                          another classification */
    COLUMN_PROCUREMENT_CATEGORY,
    COLUMN_DIRECTORY1, /* 指导性目录 一级 */
    COLUMN_DIRECTORY2,
    COLUMN_DIRECTORY3,
    COLUMN_FIELD, /* 服务领域 */
    COLUMN_NOTE,  /* 备注, 序号 and other text */
    COLUMN_RATIO, /* 增减%, 比重: a figure that is no money */
    /* texts of target tables */
    COLUMN_PERSON,
    COLUMN_PHONE,
    COLUMN_GOAL,
    COLUMN_ACTIVITY,
    COLUMN_LEVEL1,
    COLUMN_LEVEL2,
    COLUMN_LEVEL3,
    COLUMN_RELATION,
    COLUMN_VALUE,
    COLUMN_MEASURE,
    COLUMN_DIRECTION,
    COLUMN_ACTUAL, /* 实际完成值 */
    COLUMN_WEIGHT, /* 分值 */
    COLUMN_SCORE,  /* 得分 */
    COLUMN_REASON, /* 偏差原因分析 */
    /* amounts */
    COLUMN_REVENUE_AMOUNT,     /* left side of a balance */
    COLUMN_EXPENDITURE_AMOUNT, /* right side of a balance */
    COLUMN_TOTAL,              /* 合计, 预算数, 金额 */
    COLUMN_BASIC,              /* 基本支出 */
    COLUMN_PERSONNEL,          /* 人员经费 */
    COLUMN_PUBLIC_USE,         /* 公用经费 */
    COLUMN_PROJECT_SPENDING,   /* 项目支出 */
    COLUMN_WITHOUT_CAPITAL,    /* 扣除基建后 */
    COLUMN_BUSINESS_SPENDING,  /* 事业单位经营支出 */
    COLUMN_UPWARD,             /* 上缴上级支出 */
    COLUMN_SUBSIDY,            /* 对附属单位补助支出 */
    COLUMN_OTHER_SPENDING,     /* a further kind of spending beside 基本 and
                                  项目, named by its column; may repeat */
    COLUMN_CURRENT,            /* 本年收入 小计 */
    COLUMN_CURRENT_GENERAL,    /* 本年: 一般公共预算 */
    COLUMN_CURRENT_FUND,
    COLUMN_CURRENT_STATE_CAPITAL,
    COLUMN_CURRENT_FISCAL_ACCOUNT, /* 财政专户管理资金 */
    COLUMN_CURRENT_OPERATING,      /* 事业收入 */
    COLUMN_CURRENT_BUSINESS,       /* 事业单位经营收入 */
    COLUMN_CURRENT_FROM_ABOVE,     /* 上级补助收入 */
    COLUMN_CURRENT_FROM_BELOW,     /* 附属单位上缴收入 */
    COLUMN_CURRENT_USED,           /* 使用非财政拨款结余 */
    COLUMN_CURRENT_OTHER,          /* 其他收入, 单位资金 */
    COLUMN_CARRIED,                /* 上年结转 小计 */
    COLUMN_CARRIED_GENERAL,
    COLUMN_CARRIED_FUND,
    COLUMN_CARRIED_STATE_CAPITAL,
    COLUMN_CARRIED_FISCAL_ACCOUNT,
    COLUMN_CARRIED_OTHER, /* 单位资金 */
    COLUMN_CARRIED_FORWARD, /* 年末结转和结余, 结转下年 */
    COLUMN_ABROAD,        /* 因公出国（境） */
    COLUMN_RECEPTION,     /* 公务接待 */
    COLUMN_VEHICLES,      /* 公务用车购置及运行 */
    COLUMN_VEHICLE_PURCHASE,
    COLUMN_VEHICLE_RUNNING,
    COLUMN_VEHICLE_PART, /* 加油, 维修, 保险, 其他 */
    COLUMN_FISCAL,       /* 财政资金 of a project */
    COLUMN_OTHER_MONEY,  /* 其他资金 of a project */
    COLUMN_LEFT_OVER,    /* 年末结转和结余, of final accounts */
    COLUMN_BUDGETED,     /* 年初预算数 beside 决算数, of the item `of` */
    COLUMN_ADJUSTED,     /* 调整预算数 beside it, of the item `of` */
    COLUMN_CHANGE,       /* 增减额: what changed, may be negative */
    COLUMN_AMOUNT,       /* an amount of a kind not known here */
    COLUMN_ROLE_COUNT
};

static inline bool
column_is_amount(enum column_role role)
{
    return role >= COLUMN_REVENUE_AMOUNT;
}
/** A stable English word for JSON keys: "total", "basic", "current_general"… */
const char *column_role_word(enum column_role role);
/** The role of such a word; COLUMN_UNKNOWN for none. */
enum column_role column_role_find(const char *word);

/** What the amounts of a table or document are. */
enum phase {
    PHASE_BUDGET, /* planned: 预算 */
    PHASE_FINAL   /* spent: 决算 */
};
/** The word of the JSON: "budget", "final". */
const char *phase_word(enum phase phase);

struct column {
    enum column_role role;
    enum column_role of; /* of COLUMN_BUDGETED and COLUMN_ADJUSTED: the role of
                            the column they are the plan of */
    int year; /* printed above the column; 0 for none */
    const char *name; /* the lowest header; "upper/lower" where the lowest word
                         alone stands twice in the table */
    const char *group; /* the headers above, joined with '/'; or null */
};

enum row_role {
    ROW_ITEM,     /* counts in the column's sum */
    ROW_SUBTOTAL, /* sums other rows (a department's own row, a group row,
                     承前页): a row, but not added again */
    ROW_TOTAL     /* 合计, 总计 */
};

struct cell {
    const char *text;     /* tidied; null when blank */
    struct figure figure; /* of amount columns */
    struct place at;
};

struct row {
    enum row_role role;
    int line;
    const char *label; /* of totals ("合计"), as printed without spaces */
    struct coded subject[CLASS_COUNT]; /* by enum classification */
    struct coded org, project;
    const char *parent_org; /* ROW_ITEM of a unit under a department's row:
                               that department's code; or null */
    struct cell *cells; /* as many as the table has columns */
};

struct table {
    enum table_kind kind;
    enum phase phase; /* of a final account: 决算 */
    const struct table *repeat_of; /* the same table, printed before: its
                                      figures count once; or null */
    const char *number; /* "03"; the title where there is none; "03#2" */
    const char *title;  /* "支出预算总表" */
    enum money_unit unit;
    bool unit_printed;
    int first_line, last_line;
    bool guessed; /* its columns or most of its rows are put together by what
                     the cells are: header lost, one cell a line … */
    size_t misfits; /* amounts that fit no column, words that stand in columns
                       of amounts */
    bool unsure;  /* and its sums fail as no single figure makes them fail:
                     what it says is not to be relied on */
    size_t n_columns, n_rows;
    struct column *columns;
    struct row *rows; /* totals stand among them, as printed */
    size_t blocks; /* how often the columns are printed side by side, 0 for
                      once: row i of the first block, row i + n_rows / blocks
                      of the next … stand in one line */
    int indicator_rows; /* of target tables: what counts as rows */
    const int *page_ends; /* lines after which a page ended inside the table,
                             0-ended; or null */
    struct coverage coverage; /* of the numbers between its lines */
};

/** The cell of `row` in the first column of that role, or null. */
struct cell *row_cell(const struct table *t, const struct row *r,
                      enum column_role role);
/** Its figure, or null where the table has no such column. */
struct figure *row_figure(const struct table *t, const struct row *r,
                          enum column_role role);
/** Index of the first column of that role, or -1. */
int table_column(const struct table *t, enum column_role role);
/** Index of the column that holds the plan (COLUMN_BUDGETED, COLUMN_ADJUSTED)
 *  of the item `of`, or -1. */
int table_plan_column(const struct table *t, enum column_role plan,
                      enum column_role of);
/** The (last) ROW_TOTAL, or null. */
const struct row *table_total(const struct table *t);
/** Rows as the JSON counts them: all that are no total. */
size_t table_count_rows(const struct table *t);

/* ------------------------------------------------------------- balances */

enum balance_item_kind {
    BALANCE_SOURCE,      /* a source of this year's revenue */
    BALANCE_CLASS,       /* an expenditure class (类) */
    BALANCE_CURRENT,     /* 本年收入/支出(合计) */
    BALANCE_CARRIED,     /* 上年结转 / 年终结转 */
    BALANCE_CARRIED_PART,/* 上年结转's （一）… by source */
    BALANCE_GRAND_TOTAL, /* 收入/支出总计 */
    BALANCE_USED,        /* 使用非财政拨款结余, of final accounts */
    BALANCE_DISTRIBUTED, /* 结余分配, of final accounts */
    BALANCE_PART,        /* of the source before it: never added again */
    BALANCE_PURPOSE      /* spending once more, by 基本, 项目 …: a third pair of
                            columns */
};

struct balance_item {
    enum balance_item_kind kind;
    bool is_expenditure;  /* the right side */
    const char *name;     /* without its ordinal */
    const char *code;     /* of a class, from the classification; or null */
    struct figure *figure; /* in the table's cell */
    int line;
};

struct balance {
    const struct table *table;
    size_t n_items;
    struct balance_item *items;
};

/** The first item of a kind on a side, or null. */
const struct balance_item *balance_find(const struct balance *b,
                                        enum balance_item_kind kind,
                                        bool is_expenditure);

/* -------------------------------------------------------------- targets */

/** A rate or a score as printed: exact, in units of 10^-6. */
struct decimal {
    bool known;
    int64_t millionths;
    const char *text; /* as printed; null when blank or "-" */
};

/** Of a project's or department's targets, or of a self-evaluation, which
 *  alone has target, actual, weight, score and reason. */
struct indicator {
    const char *activity; /* department targets; else null */
    const char *level1, *level2, *level3;
    const char *relation; /* ≥ ≤ = > < 定性, as corrected; or null */
    const char *value;    /* as printed; null when blank */
    const char *measure;  /* 度量单位, as printed; null when blank */
    const char *direction; /* "正向指标"; or null */
    const char *target; /* relation, value and unit as printed; or null */
    const char *actual, *reason; /* null when blank */
    struct decimal weight, score;
    int line; /* where its 三级 name begins (target, where it shares a name) */
};

struct project {
    struct coded org; /* carried down from where the unit's name stands */
    const char *code; /* as printed, without spaces; null when lost */
    const char *name; /* null when its row is lost */
    const char **candidates; /* of a lost name; null-ended; or null */
    const char *category, *person, *phone;
    struct figure total, fiscal, other;
    struct figure carried; /* 上年结转, of forms that print it; else blank */
    const char *goal; /* joined across breaks; null when none */
    int first_line, last_line;
    size_t n_indicators;
    struct indicator *indicators;
    const struct table *table;
};

struct department_goals {
    const struct table *table;
    struct figure total;
    struct figure appropriation[3]; /* 合计, 基本支出, 项目支出 */
    struct figure other[3];
    const char *goal;
    size_t n_indicators;
    struct indicator *indicators;
};

/* ------------------------------------------------------ self-evaluation */

struct fund_line {
    const char *source; /* "年度资金总额", "其中：当年财政拨款" … */
    struct figure initial, full_year, executed;
    struct decimal weight, rate, score; /* rate 53.02% is 0.530200 */
    int line;
};

struct evaluation {
    const char *project, *code, *category;
    const char *department, *org, *person, *phone;
    const char *grade; /* declared, or null */
    int year;
    const char *goal, *actual;
    size_t n_funds, n_indicators;
    struct fund_line *funds;
    struct indicator *indicators;
    struct decimal total_weight, total_score;
    int total_line;
    int first_line, last_line;
    const struct table *table;
};

/* ------------------------------------------------------------- document */

enum document_kind {
    DOCUMENT_BUDGET,
    DOCUMENT_FINAL_ACCOUNT,
    DOCUMENT_SELF_EVALUATION,
    DOCUMENT_BLANK_FORM /* tables without a single figure */
};

/** The word of the JSON: "budget", "final-account", "self-evaluation",
 *  "blank-form". */
const char *document_kind_word(enum document_kind kind);
/** 部门预算, 部门决算, 绩效自评, 空白表式. */
const char *document_kind_name(enum document_kind kind);

/** A paragraph beside the tables that holds figures, folded (unicode_fold,
 *  without quotation marks). */
struct sentence_break {
    size_t offset; /* in its text … */
    int line;      /* … begins this line */
};
struct sentence {
    const char *text;
    size_t n_breaks;
    const struct sentence_break *breaks;
    bool starts_paragraph; /* what was spoken of before is done with */
};

/** A table whose title stands in the text and that was not read. */
struct unread_table {
    const char *title;
    struct place at;
};

struct budget {
    arena *memory;   /* owns everything below but the findings */
    findings *found; /* borrowed */
    enum document_kind kind;
    const char *file, *sha256;
    bool corrected; /* by people: `used` may break sums that held */
    struct coded department; /* parts null when not printed */
    int year;                /* 0 when not printed */
    size_t n_tables, n_balances, n_projects, n_evaluations;
    struct table *tables;
    struct balance *balances; /* the balance first, then the appropriation's */
    struct project *projects;
    struct department_goals *department_goals; /* or null */
    struct evaluation *evaluations;
    struct coverage coverage; /* of the whole document */
    size_t n_sentences;
    const struct sentence *sentences;
    size_t n_unread;
    const struct unread_table *unread;
    size_t n_source_lines; /* the text as read, for quoting */
    const char **source_lines;
    const struct source_place *line_places; /* of each; null for plain texts */
    const struct source_pages *pages;       /* of a PDF; else null */
};

/** The first table of a kind, or null. */
struct table *budget_table(const struct budget *b, enum table_kind kind);
/** The same where it is not unsure, or null: for what is summed and told. */
struct table *budget_sure_table(const struct budget *b, enum table_kind kind);
/** The balance made from the first table of that kind, or null. */
const struct balance *budget_balance(const struct budget *b,
                                     enum table_kind kind);
/** The same where its table is not unsure, or null. */
const struct balance *budget_sure_balance(const struct budget *b,
                                          enum table_kind kind);

#endif
