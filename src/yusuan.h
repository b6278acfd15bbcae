/* libyusuan: read a Chinese government department's published budget, prove
 * what was read, and typeset the proof. The only installed header. */
#ifndef YUSUAN_H
#define YUSUAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define YUSUAN_API __attribute__((visibility("default")))

/** What a call came to; also the exit status of the command. */
enum yusuan_status {
    YUSUAN_CLEAN = 0,    /* all well */
    YUSUAN_FINDINGS = 1, /* errors in the data; outputs are written */
    YUSUAN_USAGE = 2,    /* wrong use, or a bad configuration file */
    YUSUAN_INPUT = 3,    /* something that must be read cannot be */
    YUSUAN_OUTPUT = 4    /* output failed */
};

/** One document: read, recognized, repaired, checked and summarized. */
typedef struct yusuan_doc yusuan_doc;

/** How far the report of a document is. */
struct yusuan_progress {
    const char *stem;
    const char *output; /* what has been written, "briefing.pdf" */
    size_t done, of;    /* steps */
};

/** What a call is to do. Begin with YUSUAN_OPTIONS: `size` tells the library
 *  how much of the structure the caller knows, so that a program built with an
 *  older header goes on working. */
struct yusuan_options {
    size_t size;             /* sizeof(struct yusuan_options) */
    int year;                /* what the text lost; 0: not given */
    const char *department;  /* or null */
    const char *password;    /* of a locked PDF; or null */
    bool show_contacts;      /* names and phones in what report writes */
    const char *fonts;       /* folder of fonts; null: the default */
    const char *templates;   /* folder of templates; null: built in */
    const char *only;        /* "pdf,html,sheets,data,charts", and "png" or
                                "svg" for the pack's pages as pictures; null:
                                all but these */
    const char *style;       /* "book" or "gongwen"; null: book */
    const char *date;        /* "2026-01-31"; null: none is printed */
    const char *rules;       /* file of users' rules; or null */
    const char *fixes;       /* file of corrections by people; or null */
    bool english;            /* messages in English; else in Chinese */
    const char *theme;       /* file of colours, sizes, logo; or null */
    const char *section;     /* the pack has this one only; null: all */
    int first_page, last_page; /* the pack has these only, counted from 1;
                                  0: from the first, to the last */
    const char *base_url;    /* http(s) address that the output folder will
                                have; or null */
    const char *const *configs; /* files that options were taken from, ended by
                                   null, for the manifest; or null */
    bool csv_bom;            /* a byte order mark before the CSV files */
    bool no_sync;            /* do not wait until the disk has what was
                                written: faster, and lost in a power cut */

    /* Called after each step of a report, from the thread that makes it;
     * false stops it, and leaves the old folder as it was. Or null. */
    bool (*progress)(void *data, const struct yusuan_progress *at);
    void *progress_data;
    const char *attach;      /* "data": the pack's PDF carries its data;
                                "none": it does not; null: data */
};

/** Options that ask for nothing:
 *      struct yusuan_options options = YUSUAN_OPTIONS;
 *      options.year = 2026; */
#ifdef __cplusplus
#define YUSUAN_OPTIONS yusuan_no_options()
static inline yusuan_options
yusuan_no_options()
{
    yusuan_options none = yusuan_options();
    none.size = sizeof none;
    return none;
}
#else
#define YUSUAN_OPTIONS { .size = sizeof(struct yusuan_options) }
#endif

YUSUAN_API const char *yusuan_version(void);

/** The documents that `path` stands for: itself, or those in a folder and in
 *  the folders below. The CSV files of a folder, and its workbooks of one sheet
 *  where they are several, are the tables of one document: the folder's path
 *  stands for it. Ended by null; free with yusuan_documents_free. */
YUSUAN_API char **yusuan_documents(const char *path);
YUSUAN_API void yusuan_documents_free(char **list);

/** Load `path` ("-": standard input). Null when it cannot be read: `*message`
 *  (free with yusuan_free) says why in one sentence and `*status` how bad. */
YUSUAN_API yusuan_doc *yusuan_doc_load(const char *path,
                                       const struct yusuan_options *options,
                                       enum yusuan_status *status,
                                       char **message);
/** The same from memory; `name` is what places will say. */
YUSUAN_API yusuan_doc *yusuan_doc_parse(const char *name, const char *bytes,
                                        size_t size,
                                        const struct yusuan_options *options,
                                        enum yusuan_status *status,
                                        char **message);
YUSUAN_API void yusuan_doc_free(yusuan_doc *doc);
YUSUAN_API void yusuan_free(char *text);

/** YUSUAN_FINDINGS for 读取不全 and 数字不符 (with `strict`, for 填报提示
 *  too). */
YUSUAN_API enum yusuan_status yusuan_doc_verdict(const yusuan_doc *doc,
                                                 bool strict);

/** Findings by level, and how the checks ended. */
struct yusuan_counts {
    size_t errors, warnings, notes;
    size_t holds, fails, not_applicable, insufficient;
};
YUSUAN_API struct yusuan_counts yusuan_doc_counts(const yusuan_doc *doc);

/** The document as JSON ("yusuan-budget/2"), as a tree for reading, its checks
 *  and findings as JSON or for reading. Free with yusuan_free. */
YUSUAN_API char *yusuan_doc_json(const yusuan_doc *doc);
YUSUAN_API char *yusuan_doc_tree(const yusuan_doc *doc);
YUSUAN_API char *yusuan_doc_checks_json(const yusuan_doc *doc);
YUSUAN_API char *yusuan_doc_lint(const yusuan_doc *doc, bool english,
                                 bool colour);

/* ------------------------------------------------- what was understood
 *
 * Everything here is lent, and lives as long as the document. Texts are UTF-8,
 * null where nothing is printed. Amounts are whole 分 (fen), never rounded. */

typedef struct yusuan_table yusuan_table;
typedef struct yusuan_check yusuan_check;
typedef struct yusuan_finding yusuan_finding;

/** Where in the source something stands. */
struct yusuan_place {
    const char *table; /* the table's number; or null */
    int line;          /* of the text as read, from 1; 0: the whole document */
    int page;          /* of a PDF, from 1; 0: no pages */
    float left, top, right, bottom; /* on the page, in points */
    const char *sheet, *cell;       /* of a workbook; or null */
};

/** "budget", "final-account", "self-evaluation", "blank-form". */
YUSUAN_API const char *yusuan_doc_kind(const yusuan_doc *doc);
YUSUAN_API const char *yusuan_doc_department(const yusuan_doc *doc);
/** 0 where it is not printed. */
YUSUAN_API int yusuan_doc_year(const yusuan_doc *doc);
/** The verdict: 读取不全, 数字不符, 填报提示 or 通过, null for a blank form;
 *  and one sentence with its first cause. */
YUSUAN_API const char *yusuan_doc_word(const yusuan_doc *doc, bool english);
YUSUAN_API const char *yusuan_doc_why(const yusuan_doc *doc, bool english);
/** How many of the printed figures were read, in hundredths of a percent,
 *  rounded down. */
YUSUAN_API int yusuan_doc_coverage(const yusuan_doc *doc);

/** Tables, in the order of the text; null behind the last. */
YUSUAN_API size_t yusuan_doc_tables(const yusuan_doc *doc);
YUSUAN_API const yusuan_table *yusuan_doc_table(const yusuan_doc *doc,
                                                size_t i);
/** "03", the title where no number is printed; "03#2" for a repeat. */
YUSUAN_API const char *yusuan_table_number(const yusuan_table *t);
YUSUAN_API const char *yusuan_table_title(const yusuan_table *t);
/** "expenditure", … as in the JSON. */
YUSUAN_API const char *yusuan_table_kind(const yusuan_table *t);
YUSUAN_API size_t yusuan_table_columns(const yusuan_table *t);
/** All rows as printed, totals among them. */
YUSUAN_API size_t yusuan_table_rows(const yusuan_table *t);
/** The header of a column; what it holds ("total", "basic", "function"). */
YUSUAN_API const char *yusuan_table_column(const yusuan_table *t,
                                           size_t column);
YUSUAN_API const char *yusuan_table_column_word(const yusuan_table *t,
                                                size_t column);

enum yusuan_row {
    YUSUAN_ROW_ITEM,     /* counts in its column's sum */
    YUSUAN_ROW_SUBTOTAL, /* sums other rows */
    YUSUAN_ROW_TOTAL     /* 合计, 总计 */
};
YUSUAN_API enum yusuan_row yusuan_table_row(const yusuan_table *t,
                                            size_t row);
/** A cell as printed; null where it is blank, or not there. */
YUSUAN_API const char *yusuan_table_text(const yusuan_table *t, size_t row,
                                         size_t column);
/** The amount of a cell in 分, after proved repairs. False, and `*fen`
 *  unchanged, where there is none: a blank is not 0. */
YUSUAN_API bool yusuan_table_amount(const yusuan_table *t, size_t row,
                                    size_t column, int64_t *fen);
YUSUAN_API struct yusuan_place
yusuan_table_place(const yusuan_doc *doc, const yusuan_table *t, size_t row,
                   size_t column);

enum yusuan_classification {
    YUSUAN_FUNCTION,            /* 支出功能分类 */
    YUSUAN_GOVERNMENT_ECONOMIC, /* 政府支出经济分类 */
    YUSUAN_DEPARTMENT_ECONOMIC  /* 部门支出经济分类 */
};
/** Spending summed by subject. */
struct yusuan_sum {
    const char *code, *name;
    int level; /* 1 类, 2 款, 3 项: add up one level only */
    int64_t total, basic, project; /* 分 */
    int share; /* of the total, in hundredths of a percent */
    bool split; /* `basic` and `project` are known */
};
/** Sums in the order of their codes; none where no table can be summed. */
YUSUAN_API size_t yusuan_doc_sums(const yusuan_doc *doc,
                                  enum yusuan_classification of);
/** False, and `*sum` unchanged, behind the last. */
YUSUAN_API bool yusuan_doc_sum(const yusuan_doc *doc,
                               enum yusuan_classification of, size_t i,
                               struct yusuan_sum *sum);

/** The ledger: each rule at each place; null behind the last. */
YUSUAN_API size_t yusuan_doc_checks(const yusuan_doc *doc);
YUSUAN_API const yusuan_check *yusuan_doc_check(const yusuan_doc *doc,
                                                size_t i);
/** "R06", for yusuan_rule_title. */
YUSUAN_API const char *yusuan_check_rule(const yusuan_check *c);
/** "holds", "fails", "not-applicable", "insufficient" (was not checked). */
YUSUAN_API const char *yusuan_check_state(const yusuan_check *c);
/** What was compared, in Chinese. */
YUSUAN_API const char *yusuan_check_what(const yusuan_check *c);
/** Both sides in 分; false, and nothing changed, for a rule that is no
 *  equation. */
YUSUAN_API bool yusuan_check_sides(const yusuan_check *c, int64_t *left,
                                   int64_t *right);
YUSUAN_API struct yusuan_place yusuan_check_place(const yusuan_doc *doc,
                                                  const yusuan_check *c);

/** Findings, in the order of the text; null behind the last. */
YUSUAN_API size_t yusuan_doc_findings(const yusuan_doc *doc);
YUSUAN_API const yusuan_finding *yusuan_doc_finding(const yusuan_doc *doc,
                                                    size_t i);
YUSUAN_API const char *yusuan_finding_id(const yusuan_finding *f);
/** "error", "warning", "note". */
YUSUAN_API const char *yusuan_finding_level(const yusuan_finding *f);
YUSUAN_API const char *yusuan_finding_message(const yusuan_finding *f,
                                              bool english);
/** What the text says, and what was used instead; null where that is not
 *  so. */
YUSUAN_API const char *yusuan_finding_printed(const yusuan_finding *f);
YUSUAN_API const char *yusuan_finding_used(const yusuan_finding *f);
YUSUAN_API struct yusuan_place yusuan_finding_place(const yusuan_doc *doc,
                                                    const yusuan_finding *f);

/** The word of `words` (ended by null) that `word` most likely misspells, or
 *  null. Lent. */
YUSUAN_API const char *yusuan_nearest(const char *word,
                                      const char *const *words);

/** Write everything of the document into `folder`/<stem>/, built beside the
 *  old folder and changed over whole: a run of one document. */
YUSUAN_API enum yusuan_status
yusuan_doc_report(const yusuan_doc *doc, const char *folder, const char *stem,
                  const struct yusuan_options *options, char **message);

/** Documents reported together. They know each other (the year before, a
 *  project's self-evaluation), so all are added before the first is
 *  reported. */
typedef struct yusuan_run yusuan_run;

/** A run into `folder`. `options` (or null) and the documents are lent until
 *  the run is freed; a stem names one document's folder and stands once. */
YUSUAN_API yusuan_run *yusuan_run_new(const char *folder,
                                      const struct yusuan_options *options);
YUSUAN_API void yusuan_run_add(yusuan_run *run, const yusuan_doc *doc,
                               const char *stem);
YUSUAN_API void yusuan_run_free(yusuan_run *run);

/** Write everything of the i-th document added; YUSUAN_FINDINGS when its data
 *  has errors. Each once; different ones may be in work in several threads. */
YUSUAN_API enum yusuan_status yusuan_run_report(yusuan_run *run, size_t i,
                                                char **message);

/** What setting the pages of the i-th document came upon (a character that no
 *  font has), a line each; empty without. Free with yusuan_free. */
YUSUAN_API char *yusuan_run_warnings(const yusuan_run *run, size_t i,
                                     bool english);

/** Write the pages that join the documents reported so far, where there are
 *  two or more: a list of all, the years of a department side by side, the
 *  self-evaluations. With fewer nothing is changed; a `message` with
 *  YUSUAN_CLEAN says so where pages of an earlier run show the document. */
YUSUAN_API enum yusuan_status yusuan_run_join(yusuan_run *run,
                                              char **message);

/** Whether yusuan_doc_report could begin: the options make sense, the files of
 *  rules and corrections too (YUSUAN_USAGE, YUSUAN_INPUT), and `folder` can be
 *  written (YUSUAN_OUTPUT). Leaves nothing behind. */
YUSUAN_API enum yusuan_status
yusuan_report_check(const char *folder, const struct yusuan_options *options,
                    char **message);

/** The title of a rule ("R25", in either case), and what it means and where it
 *  comes from, in Chinese or English. Null for no such rule. */
YUSUAN_API const char *yusuan_rule_title(const char *id, bool english);
YUSUAN_API const char *yusuan_rule_basis(const char *id, bool english);

/** Write the built-in templates into `folder`. A file that is there is never
 *  written over: YUSUAN_OUTPUT. */
YUSUAN_API enum yusuan_status yusuan_templates_write(const char *folder,
                                                     bool english,
                                                     char **message);

/** A table of the fonts in `folder` (null: the default) by role; with `verify`
 *  their checksums are compared. YUSUAN_INPUT when they cannot be used; the
 *  table (null when there is none) and the message are freed with
 *  yusuan_free. */
YUSUAN_API enum yusuan_status
yusuan_fonts_table(const char *folder, bool verify, bool english,
                   char **table, char **message);

#ifdef __cplusplus
}
#endif

#endif
