/* The table of fields: what is said of a document, each field once, with its
 * type, where its value is found, and what it means. Every output walks it:
 * nothing is bound by position. Private to export/. */
#ifndef YUSUAN_EXPORT_FIELDS_H
#define YUSUAN_EXPORT_FIELDS_H

#include "budget/evaluate.h"
#include "export/export.h"
#include "summarize/elsewhere.h"
#include "summarize/three_public.h"

/** What a walk stands on: the part of the document that is being written. Only
 *  the members that its record sets are meaningful. */
struct cursor {
    const struct exporting *x;
    const struct table *table;
    const struct row *row;
    const struct column *column;
    const struct figure *figure;
    const struct balance_item *balance_item;
    const struct three_public_year *three_public_year;
    const struct project *project;
    const struct department_goals *department_goals;
    const struct indicator *indicator;
    const struct evaluation *evaluation;
    const struct fund_line *fund_line;
    const struct recomputed *recomputed;
    const struct recomputed_indicator *recomputed_indicator;
    const struct aggregates *aggregates;
    const struct aggregate *aggregate;
    const struct check_entry *check_entry;
    const struct check_rule *check_rule;
    const struct finding *finding;
    const struct verdict *verdict;
    const struct coverage *coverage;
    const struct coded *coded;
    struct place at;     /* of the record */
    size_t from, to;     /* columns [from, to) of the row */
    int which;           /* a choice that the record has made */
    const char *name;    /* of what has no record of its own */
    money amount;        /* likewise */
    size_t ordinal;      /* in its dataset, from 1 */
};

/** One document being written. */
struct exporting {
    struct export_source source;
    arena *a; /* scratch */
    const struct elsewhere *elsewhere; /* of the projects */
    GHashTable *project_of_row; /* struct row → struct project */
    GHashTable *names; /* code of a unit or project → its first name */
    struct three_public three_public;
};

void exporting_begin(struct exporting *x, const struct export_source *source);
void exporting_end(struct exporting *x);

enum field_type {
    FIELD_TEXT,
    FIELD_CODE,    /* digits that are no number */
    FIELD_CONTACT, /* a person or a phone: null unless contacts are shown */
    FIELD_INTEGER, /* 0 is null */
    FIELD_COUNT,   /* 0 is 0 */
    FIELD_AMOUNT,  /* JSON: 万元 with six places; data: 元 with two */
    FIELD_DECIMAL, /* a weight, a score, a share in percent */
    FIELD_RATE,    /* percent; JSON: "53.02%"; data: 53.02 */
    FIELD_TEXTS,   /* JSON: a list; data: joined with 、 */
    FIELD_LINES,
    /* of the JSON only */
    FIELD_CODED,   /* { code, name } */
    FIELD_OBJECT,  /* the one child of its record; else null */
    FIELD_LIST,    /* of the children */
    FIELD_PLAIN,   /* list of the children's only field */
    FIELD_MAP      /* object: the children's first field → their second */
};

enum field_outputs { EVERYWHERE, ONLY_JSON, ONLY_DATA };

/** A value, as a field gives it. */
struct value {
    enum { VALUE_NONE, VALUE_TEXT, VALUE_INTEGER, VALUE_AMOUNT,
           VALUE_DECIMAL } kind;
    const char *text; /* of texts; the digits of decimals */
    int64_t integer;
    money amount;
};

struct record;

struct field {
    const char *name;
    enum field_type type;
    enum field_outputs in;
    /* where it is: a member of what the cursor points to, or a function */
    bool is_member;
    size_t object, member;
    struct value (*get)(const struct cursor *c, int which);
    int which;
    const struct record *record; /* of the children */
    const char *title;           /* Chinese */
    const char *about;           /* Chinese, a sentence; or null */
    const char *const *words;    /* the only ones it may have; null-ended */
    const char *column_type;     /* of Fiscal Data Package 1.0 */
    const char *refers_to;       /* dataset whose `id` (tables: number) it is */
};

typedef void (*record_visit)(const struct cursor *c, void *data);
/** Visit every record below `from`; `which` is the field's, OF_DATA for a row
 *  of the data: then of the whole document. An empty list that is OR_NULL is
 *  null. */
enum { OF_DATA = -1, OR_NULL = -2 };
typedef void (*record_each)(const struct cursor *from, int which,
                            record_visit visit, void *data);

/** Things of one kind: an object of the JSON, a row of the data. */
struct record {
    const char *name;  /* of a dataset: of its file and table */
    const char *title; /* Chinese */
    const char *about; /* Chinese; what a row is, what adds up to what */
    const char *direction; /* "expenditure", "revenue"; null: no money flows */
    const struct field *fields; /* ended by a null name */
    record_each each;
};

/* How fields are written down. The C type of a member is checked. */
#define MEMBER(object_, member_, c_type)                                     \
    .is_member = true, .object = offsetof(struct cursor, object_),           \
    .member = offsetof(struct object_, member_) +                            \
              0 * sizeof((c_type *) 0 == &((struct object_ *) 0)->member_)
#define TEXT(name_, object_, member_, title_, ...)                           \
    { .name = name_, .type = FIELD_TEXT, .title = title_,                    \
      MEMBER(object_, member_, const char *), __VA_ARGS__ }
#define CODE(name_, object_, member_, title_, ...)                           \
    { .name = name_, .type = FIELD_CODE, .title = title_,                    \
      MEMBER(object_, member_, const char *), __VA_ARGS__ }
#define CONTACT(name_, object_, member_, title_, ...)                        \
    { .name = name_, .type = FIELD_CONTACT, .title = title_,                 \
      MEMBER(object_, member_, const char *), __VA_ARGS__ }
#define TEXTS(name_, object_, member_, title_, ...)                          \
    { .name = name_, .type = FIELD_TEXTS, .title = title_,                   \
      MEMBER(object_, member_, const char **), __VA_ARGS__ }
#define INTEGER(name_, object_, member_, title_, ...)                        \
    { .name = name_, .type = FIELD_INTEGER, .title = title_,                 \
      MEMBER(object_, member_, int), __VA_ARGS__ }
#define LINES(name_, object_, member_, title_, ...)                          \
    { .name = name_, .type = FIELD_LINES, .title = title_,                   \
      MEMBER(object_, member_, const int *), __VA_ARGS__ }
#define AMOUNT(name_, object_, member_, title_, ...)                         \
    { .name = name_, .type = FIELD_AMOUNT, .title = title_,                  \
      MEMBER(object_, member_, struct figure), __VA_ARGS__ }
#define DECIMAL(name_, object_, member_, title_, ...)                        \
    { .name = name_, .type = FIELD_DECIMAL, .title = title_,                 \
      MEMBER(object_, member_, struct decimal), __VA_ARGS__ }
#define RATE(name_, object_, member_, title_, ...)                           \
    { .name = name_, .type = FIELD_RATE, .title = title_,                    \
      MEMBER(object_, member_, struct decimal), __VA_ARGS__ }
#define CODED(name_, object_, member_, title_, ...)                          \
    { .name = name_, .type = FIELD_CODED, .in = ONLY_JSON, .title = title_,  \
      MEMBER(object_, member_, struct coded), __VA_ARGS__ }
#define GET(name_, type_, get_, which_, title_, ...)                         \
    { .name = name_, .type = FIELD_##type_, .get = get_, .which = which_,    \
      .title = title_, __VA_ARGS__ }
#define BELOW(name_, type_, record_, which_, title_, ...)                    \
    { .name = name_, .type = FIELD_##type_, .in = ONLY_JSON,                 \
      .record = record_, .which = which_, .title = title_, __VA_ARGS__ }
#define END { .name = NULL }

/* Fields that many records have. */
#define LINE                                                                 \
    GET("line", INTEGER, get_line, 0, "原文行", .about = "在原文的第几行")
#define OF_TABLE                                                             \
    GET("table", TEXT, get_table, 0, "表", .in = ONLY_DATA,                   \
        .about = "所在表的编号", .refers_to = "tables")
#define ON_PAGE                                                              \
    GET("page", INTEGER, get_page, 0, "页", .in = ONLY_DATA,                  \
        .about = "PDF的页"),                                                  \
    GET("sheet", TEXT, get_sheet, 0, "工作表", .in = ONLY_DATA,               \
        .about = "工作簿的表名"),                                             \
    GET("cell", TEXT, get_cell, 0, "单元格", .in = ONLY_DATA,                 \
        .about = "工作簿的单元格")
#define PLACE OF_TABLE, LINE, ON_PAGE
#define DATA_PLACE                                                           \
    OF_TABLE,                                                                \
    GET("line", INTEGER, get_line, 0, "原文行", .in = ONLY_DATA), ON_PAGE
#define ID                                                                   \
    GET("id", INTEGER, get_ordinal, 0, "序号", .in = ONLY_DATA,               \
        .about = "本文件中的序号，其他文件据此引用")

/** The value of a scalar field (TEXT … RATE), texts without contacts. */
struct value field_value(const struct field *f, const struct cursor *c);
/** The elements of TEXTS or LINES joined with "、"; null without any. */
const char *field_joined(const struct field *f, const struct cursor *c);
/** Where the cursor's member lies, for the types that are no scalar. */
const void *field_member(const struct field *f, const struct cursor *c);
/** `text` as it may be written: valid, without contacts; null gives null. */
const char *field_text(const struct cursor *c, const char *text);
bool field_is_scalar(const struct field *f);

/* Values. */
struct value as_text(const char *text);
struct value as_integer(int64_t n); /* 0 gives none */
struct value as_count(int64_t n);   /* 0 is 0 */
struct value as_money(money m);
struct value as_figure(const struct figure *f); /* may be null */
/** Hundredths of a percent as percent: 5302 is "53.02". */
struct value as_hundredths(arena *a, int64_t share);

/* Getters that several files use. */
struct value get_line(const struct cursor *c, int which);
struct value get_table(const struct cursor *c, int which);
struct value get_page(const struct cursor *c, int which);
struct value get_sheet(const struct cursor *c, int which);
struct value get_cell(const struct cursor *c, int which);
struct value get_ordinal(const struct cursor *c, int which);
struct value get_name(const struct cursor *c, int which);
struct value get_amount(const struct cursor *c, int which);
struct value get_figure(const struct cursor *c, int which);
/** The row's amount, or text, in the column of role `which`. */
struct value get_row_amount(const struct cursor *c, int which);
struct value get_row_text(const struct cursor *c, int which);
/** Of the project that the cursor stands on or belongs to. */
struct value get_project_id(const struct cursor *c, int which);
struct value get_evaluation_id(const struct cursor *c, int which);

/** A getter that is one expression over the cursor `c`. */
#define GETTER(name, expression)                                             \
    static struct value name(const struct cursor *c, int which)              \
    {                                                                        \
        (void) which;                                                        \
        return expression;                                                   \
    }

/** The line of a table, which may be null. */
struct place fields_place(const struct table *t, int line);

/** An iterator that visits `count` things, each set up in `c` from `i`. */
#define EACH(name, count, ...)                                               \
    static void name(const struct cursor *from, int which,                   \
                     record_visit visit, void *data)                         \
    {                                                                        \
        struct cursor c = *from;                                             \
        (void) which;                                                        \
        for (size_t i = 0; i < (count); i++) {                               \
            __VA_ARGS__;                                                     \
            visit(&c, data);                                                 \
        }                                                                    \
    }

/** A visit handed on through another. */
struct fields_visit {
    record_visit visit;
    void *data;
};
/** Every row that counts, of every table of the kind. */
void fields_each_row(const struct cursor *from, int kind, record_visit visit,
                     void *data);
/** The amounts that a row's 合计 is made of, the finest that add up to what is
 *  printed; `data` is a struct fields_visit. */
void fields_visit_parts(const struct cursor *from, void *data);
/** Word and header of the column of such an amount. */
struct value get_part(const struct cursor *c, int which);
struct value get_part_label(const struct cursor *c, int which);

/* Records. */
extern const struct record
    RECORD_BUDGET, RECORD_CHECKS_FILE, RECORD_SOURCE_FILE, RECORD_OTHER_AMOUNTS,
    RECORD_TABLES, RECORD_REVENUE, RECORD_CLASSES, RECORD_EXPENDITURE,
    RECORD_ORGS, RECORD_PROJECT_LINES, RECORD_THREE_PUBLIC,
    RECORD_PROCUREMENT, RECORD_SERVICES, RECORD_PROJECTS,
    RECORD_DEPARTMENT_GOALS, RECORD_EVALUATIONS, RECORD_AGGREGATES,
    RECORD_CHECKS, RECORD_FINDINGS, RECORD_SPENDING, RECORD_ORG_MONEY,
    RECORD_PROJECT_MONEY, RECORD_THREE_PUBLIC_ITEMS, RECORD_INDICATORS,
    RECORD_GOAL_INDICATORS, RECORD_FUNDS, RECORD_RESULTS;

/** The records that are tables of the open data, null-ended: a file of CSV, a
 *  table of the database, a sheet of the workbook each. */
const struct record *const *export_datasets(void);

#endif
