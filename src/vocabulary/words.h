/* Every word of the forms, from data/words.tsv (compiled in): which family it
 * belongs to, what it means there, and how it matches. The only place of such
 * words; whoever looks for one asks here. */
#ifndef YUSUAN_VOCABULARY_WORDS_H
#define YUSUAN_VOCABULARY_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The families, as the first column of the table names them (WORDS_TITLE is
 *  "title"): what a word is looked up as. Add a family here. */
#define WORD_FAMILIES(X)                                                      \
    X(TITLE, "title")                 /* of a table → its kind */             \
    X(PHASE, "phase")                 /* of a title or sentence */            \
    X(PHASE_COLUMN, "phase-column")   /* says only whose amount it is */      \
    X(PLAN, "plan")                   /* of a column beside 决算数 → which */ \
    X(OUTCOME, "outcome")             /* 决算数 */                            \
    X(TITLE_PROSE, "title-prose")     /* of sentences about tables */         \
    X(TITLE_NUMBER, "title-number")   /* before a table's number */           \
    X(TABLE, "table")                 /* 表 */                                \
    X(TABLE_ORDINAL, "table-ordinal") /* 号 behind a number */                \
    X(CONTINUED, "continued")         /* 续表, alone */                       \
    X(CONTINUES, "continues")         /* 续表, behind a title */              \
    X(HEADER, "header")               /* words of a header → kind */          \
    X(COLUMN_NUMBERS, "column-numbers") /* of a row that numbers them */      \
    X(HEADER_WORD, "header-word")     /* stands in headers */                 \
    X(MERGED, "merged")               /* a merged cell over others */         \
    X(COLUMN, "column")               /* word of a column → its role */       \
    X(ITEM, "item")                   /* word of a line in a list → role */   \
    X(USUAL, "usual")                 /* columns of forms without headers */  \
    X(TOTAL, "total")                 /* 合计 */                              \
    X(PART_TOTAL, "part-total")       /* of a part of the table only */       \
    X(TOTAL_ROW, "total-row")         /* of any total in a balance */         \
    X(GRAND_TOTAL, "grand-total")     /* 总计 of a balance */                 \
    X(SUBTOTAL, "subtotal")           /* 小计 */                              \
    X(MONEY_UNIT, "money-unit")       /* 万元 → its name */                   \
    X(UNIT_LABEL, "unit-label")       /* before a unit of money */            \
    X(UNIT_IN_BRACKETS, "unit-in-brackets") /* 预算数（元） */                \
    X(PREAMBLE, "preamble")           /* labels between title and header */   \
    X(DEPARTMENT_LINE, "department-line") /* those before a department */     \
    X(HEADING, "heading")             /* of running text */                   \
    X(ANNEX, "annex")                 /* before the number of an annex */     \
    X(NOTE, "note")                   /* lines below a table */               \
    X(CARRIED, "carried")             /* 结转, 结余 */                        \
    X(THREE_PUBLIC, "three-public")   /* 三公 */                              \
    X(COVER, "cover")                 /* of a cover behind a department */    \
    X(COVER_PART, "cover-part")       /* before it: 第二部分 */               \
    X(COVER_YEAR, "cover-year")       /* behind its year: 度 */               \
    X(COVER_END, "cover-end")         /* what may follow on a cover */        \
    X(ORGANISATION, "organisation")   /* the end of a department's name */    \
    X(BALANCE_ITEM, "balance-item")   /* of a balance → kind of item */       \
    X(REVENUE, "revenue")             /* 收入 */                              \
    X(REVENUE_SIDE, "revenue-side")   /* of the left of a balance */          \
    X(EXPENDITURE_SIDE, "expenditure-side") /* of the right of a balance */   \
    X(OTHER_SOURCE, "other-source")   /* not in 财政拨款收支总表 */           \
    X(BALANCE_COLUMN, "balance-column") /* of a balance → role */             \
    X(BALANCE_ITEMS, "balance-items") /* column of names in a balance */      \
    X(MONEY_SOURCE, "money-source")   /* a source of money */                 \
    X(OFFICE, "office")               /* functions that run an office */      \
    X(DEPARTMENT, "department-label") /* before a department's name */        \
    X(SUBJECT, "subject")             /* a classification's column */         \
    X(SUBJECT_CODE, "subject-code")   /* that of its codes */                 \
    X(LIST_KEY, "list-key")           /* first column of a list transposed */ \
    X(FORM_NAME, "form-name")         /* 项目名称 of a form */                \
    X(FORM_INDICATORS, "form-indicators") /* header of its indicators */ \
    X(PROSE_NAME, "prose-name")       /* what a sentence gives money for */ \
    X(PROSE_FILLER, "prose-filler")   /* between that and its amount */ \
    X(PROSE_LEAD, "prose-lead")       /* before it */ \
    X(PROSE_PLAN, "prose-plan")       /* an amount of the plan */ \
    X(PROSE_EARLIER, "prose-earlier") /* an amount of an earlier year */ \
    X(PROSE_NOW, "prose-now")         /* an amount of this year */ \
    X(PROSE_CHANGE, "prose-change")   /* 增加, 下降 */ \
    X(PROSE_COMPARED, "prose-compared") /* 决算数大于预算数 */ \
    X(EMPTY_TABLE, "empty-table")     /* says that a table has no money */ \
    X(PROSE_HEADING, "prose-heading") /* ends a heading before a sentence */ \
    X(PROSE_LINK, "prose-link")       /* says nothing of its own */ \
    X(LEVEL_SUFFIX, "level-suffix") /* of all levels */ \
    X(LEVEL1, "level1") /* 一级指标 */ \
    X(LEVEL2, "level2") /* 二级指标 and its parents */ \
    X(RELATION, "relation") /* before a number */ \
    X(RELATION_WORD, "relation-word") /* stands alone */ \
    X(RELATION_ALIKE, "relation-alike") /* looks like one */ \
    X(FORMULA, "formula") /* markup of signs */ \
    X(DIRECTION, "direction") /* 正向指标 */ \
    X(MONEY_MEASURE, "money-measure") /* units that are money */ \
    X(INDICATOR_COLUMN, "indicator-column") /* of headers → role */ \
    X(INDICATOR_CAPTION, "indicator-caption") /* beside such headers */ \
    X(INDICATOR_BREAK, "indicator-break") /* between pages */ \
    X(INDICATOR_TITLE, "indicator-title") /* the title again */ \
    X(INDICATOR_TOTAL, "indicator-total") /* 总分 */ \
    X(POINTS, "points") /* behind a weight */ \
    X(VERTICAL, "vertical") /* labels a character a line */ \
    X(MARK_RELATION, "mark-relation") /* begins a target */ \
    X(MARK_NONE, "mark-none") /* is no result */ \
    X(MARK_DONE, "mark-done") /* begins a result */ \
    X(MARK_CAUSE, "mark-cause") /* of reasons */ \
    X(MARK_NAME, "mark-name") /* ends a name */ \
    X(MARK_OPEN, "mark-open") /* something must follow */ \
    X(MARK_RELATION_END, "mark-relation-end") /* a number must follow */ \
    X(MARK_RESULT, "mark-result") /* tells of a result */ \
    X(FORM_PART, "form-part") /* opens a part of a form */ \
    X(FORM_GOAL, "form-goal") /* heads of goal and result */ \
    X(FORM_HEAD, "form-head") /* labels of a form's head */ \
    X(GRADE_LABEL, "grade-label") /* before a grade */ \
    X(GRADE, "grade") /* 优 良 中 差 */ \
    X(FUND_COLUMN, "fund-column") /* of a form's money */ \
    X(FUND_SOURCE, "fund-source") /* begins a row of it */ \
    X(FUND_SOURCE_END, "fund-source-end") /* wants no more words */ \
    X(FUND_CAPTION, "fund-caption") /* is no source */ \
    X(FUND, "fund") /* money of a form of targets */ \
    X(LONG_TERM, "long-term") /* not of this year */ \
    X(DEPARTMENT_FORM, "department-form") /* of a department's targets */

enum word_family {
#define WORD_FAMILY(NAME, name) WORDS_##NAME,
    WORD_FAMILIES(WORD_FAMILY)
#undef WORD_FAMILY
        WORDS_FAMILY_COUNT
};

/** One row of the table. */
struct word {
    const char *text;   /* its second column */
    const char *field;  /* what it means; "" where the family says it all */
    const char *scope;  /* where it holds, parted by blanks; "" anywhere */
    uint64_t scopes;    /* the same as bits (words_scope); all for anywhere */
    size_t n_terms;
    const struct word_term *terms; /* of the word itself */
    size_t n_upper;
    const struct word_term *upper; /* of the words above it; 0: any */
};

/** The rows of a family, in their order. Lent for ever. */
const struct word *words_of(enum word_family family, size_t *n);

/** The first row of a family that `folded` (unicode_fold) says; null for none.
 *  Rows with words above them are passed over. */
const struct word *word_find(enum word_family family, const char *folded);

/** The first word of a family that means `field`; null for none. */
const char *word_of(enum word_family family, const char *field);

/** What it means, "" where the row says nothing more; null for no row. */
const char *word_field(enum word_family family, const char *folded);

/** The first row of the family that holds in one of the scopes and says the
 *  word under the words above it (parted by '/', "" for none). A row's upper
 *  word is looked for in the nearest; where it holds anywhere and is no whole
 *  word, in all of them. */
const struct word *word_find_below(enum word_family family, uint64_t scopes,
                                   const char *folded, const char *above);

/** The bit of a scope's name; 0 for one that no row has. */
uint64_t words_scope(const char *name);

/** The row says the text; and as the words above another one. */
bool word_says(const struct word *w, const char *folded);
bool word_says_above(const struct word *w, const char *folded);

/** How many bytes of `folded` a word of the family takes that it begins with
 *  (the longest); 0 for none. */
size_t word_begins(enum word_family family, const char *folded);

#endif
