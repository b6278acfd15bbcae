/* The money tables, one amount a row. */
#include "write/datasets.h"

#include "budget/classify.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define FUNCTION "functional-classification:generic:level"
#define ECONOMIC "economic-classification:generic:level"
#define TEXT DATUM_TEXT
#define AMOUNT DATUM_AMOUNT
#define INTEGER DATUM_INTEGER

#define VALUE { "value", "金额（元）", AMOUNT, "value" }
#define LINE { "line", "原文行", INTEGER, NULL }
#define ORG                                                               \
    { "org_code", "单位代码", TEXT,                                        \
      "administrative-classification:generic:level2:code" },              \
    { "org", "单位", TEXT,                                                \
      "administrative-classification:generic:level2:label" }
#define SUBJECTS                                                          \
    { "function_class_code", "功能类代码", TEXT, FUNCTION "1:code" },      \
    { "function_class", "功能类", TEXT, FUNCTION "1:label" },              \
    { "function_section_code", "功能款代码", TEXT, FUNCTION "2:code" },    \
    { "function_section", "功能款", TEXT, FUNCTION "2:label" },            \
    { "function_item_code", "功能项代码", TEXT, FUNCTION "3:code" },       \
    { "function_item", "功能项", TEXT, FUNCTION "3:label" },               \
    { "government_economic_code", "政府经济科目代码", TEXT,                \
      ECONOMIC "1:code:government" },                                     \
    { "government_economic", "政府经济科目", TEXT,                         \
      ECONOMIC "1:label:government" },                                    \
    { "department_economic_class_code", "部门经济类代码", TEXT,            \
      ECONOMIC "1:code" },                                                \
    { "department_economic_class", "部门经济类", TEXT,                     \
      ECONOMIC "1:label" },                                               \
    { "department_economic_code", "部门经济科目代码", TEXT,                \
      ECONOMIC "2:code" },                                                \
    { "department_economic", "部门经济科目", TEXT, ECONOMIC "2:label" }

/* ------------------------------------------------------------- pieces */

/* The code of a level and its name; blank where the code does not reach it.
 * The row's own code keeps its printed name when it has no other. */
static void
put_level(struct dataset_rows *rows, enum classification which,
          const struct coded *own, int level)
{
    int own_level = classify_is_code(which, own->code)
        ? classify_level(own->code) : 0;
    if (own_level < level) {
        put_text(rows, NULL);
        put_text(rows, NULL);
        return;
    }
    const char *code = arena_strndup(rows_arena(rows), own->code,
                                     (size_t) classify_level_length(level));
    const char *name = classify_name(which, code);
    put_text(rows, code);
    put_text(rows, name || own_level > level ? name : own->name);
}

static void
put_subjects(struct dataset_rows *rows, const struct row *r)
{
    const struct coded *department = &r->subject[CLASS_DEPARTMENT];
    for (int level = 1; level <= 3; level++)
        put_level(rows, CLASS_FUNCTION, &r->subject[CLASS_FUNCTION], level);
    put_coded(rows, &r->subject[CLASS_GOVERNMENT]);
    put_level(rows, CLASS_DEPARTMENT, department, 1);
    put_coded(rows, department);
}

typedef void (*row_filler)(struct dataset_rows *rows, const struct table *t,
                           const struct row *r);

static void
fill_rows(struct dataset_rows *rows, enum table_kind kind, row_filler fill)
{
    const struct budget *b = rows_of(rows)->budget;
    for (size_t i = 0; i < b->n_tables; i++)
        for (size_t k = 0; b->tables[i].kind == kind &&
                           k < b->tables[i].n_rows; k++)
            if (b->tables[i].rows[k].role == ROW_ITEM)
                fill(rows, &b->tables[i], &b->tables[i].rows[k]);
}

static const char *
text_of(const struct table *t, const struct row *r, enum column_role role)
{
    const struct cell *cell = row_cell(t, r, role);
    return cell ? cell->text : NULL;
}

static const struct figure *
known(const struct table *t, const struct row *r, enum column_role role)
{
    const struct figure *f = row_figure(t, r, role);
    return f && figure_is_known(f) ? f : NULL;
}

/* ------------------------------------------------------------- spending */

static const struct dataset_field EXPENDITURE[] = {
    SUBJECTS,
    { "expenditure_type", "支出类型代码", TEXT, "expenditure-type:code" },
    { "expenditure_type_label", "支出类型", TEXT, "expenditure-type:label" },
    VALUE, LINE
};

static const struct {
    enum column_role role;
    const char *label;
} SPENDING[] = { { COLUMN_BASIC, "基本支出" },
                 { COLUMN_PROJECT_SPENDING, "项目支出" },
                 { COLUMN_BUSINESS_SPENDING, "事业单位经营支出" },
                 { COLUMN_UPWARD, "上缴上级支出" },
                 { COLUMN_SUBSIDY, "对附属单位补助支出" },
                 { COLUMN_TOTAL, "合计" } };

/* The parts of a row; its 合计 only where no part is known. */
static void
fill_spending(struct dataset_rows *rows, const struct table *t,
              const struct row *r)
{
    bool any = false;
    for (size_t i = 0; i < G_N_ELEMENTS(SPENDING); i++) {
        const struct figure *f = known(t, r, SPENDING[i].role);
        if (!f || (SPENDING[i].role == COLUMN_TOTAL && any))
            continue;
        any = true;
        put_subjects(rows, r);
        put_text(rows, column_role_word(SPENDING[i].role));
        put_text(rows, SPENDING[i].label);
        put_amount(rows, f->used);
        put_number(rows, r->line);
    }
}

static void
fill_expenditure(struct dataset_rows *rows)
{
    fill_rows(rows, TABLE_EXPENDITURE, fill_spending);
}

/* ------------------------------------------------------------- revenue */

static const struct dataset_field REVENUE[] = {
    { "source", "收入来源", TEXT, "fin-source:generic:label" }, VALUE, LINE
};

static void
fill_revenue(struct dataset_rows *rows)
{
    const struct balance *b =
        budget_balance(rows_of(rows)->budget, TABLE_BALANCE);
    for (size_t i = 0; b && i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        bool counts = item->kind == BALANCE_SOURCE ||
                      (item->kind == BALANCE_CARRIED &&
                       !item->is_expenditure);
        if (!counts || !figure_is_known(item->figure))
            continue;
        put_text(rows, item->name);
        put_amount(rows, item->figure->used);
        put_number(rows, item->line);
    }
}

/* ------------------------------------------------------------- sources */

#define SOURCE                                                            \
    { "source", "资金来源代码", TEXT, "fin-source:generic:code" },         \
    { "source_label", "资金来源", TEXT, "fin-source:generic:label" }

static const struct dataset_field ORGS[] = { ORG, SOURCE, VALUE, LINE };
static const struct dataset_field PROJECT_LINES[] = {
    ORG,
    { "project_code", "项目代码", TEXT, "activity:generic:project:code" },
    { "project", "项目", TEXT, "activity:generic:project:label" },
    SUBJECTS, SOURCE, VALUE, LINE
};

typedef void (*key_filler)(struct dataset_rows *rows, const struct row *r);

static void
fill_source(struct dataset_rows *rows, const struct row *r, key_filler keys,
            const struct column *column, const struct figure *f)
{
    keys(rows, r);
    put_text(rows, column_role_word(column->role));
    put_text(rows, column->name);
    put_amount(rows, f->used);
    put_number(rows, r->line);
}

/* Whether a column is one source, not the sum of several. */
static bool
is_source(enum column_role role)
{
    return role >= COLUMN_CURRENT && role <= COLUMN_CARRIED_OTHER &&
           role != COLUMN_CURRENT && role != COLUMN_CARRIED;
}

/* One row a source with money; without any, the row's 合计. */
static void
fill_sources(struct dataset_rows *rows, const struct table *t,
             const struct row *r, key_filler keys)
{
    bool any = false;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < t->n_columns; i++) {
            const struct column *column = &t->columns[i];
            const struct figure *f = &r->cells[i].figure;
            bool wanted = pass ? !any && column->role == COLUMN_TOTAL
                               : is_source(column->role);
            if (!wanted || !figure_is_known(f))
                continue;
            any = true;
            fill_source(rows, r, keys, column, f);
        }
}

static void
org_keys(struct dataset_rows *rows, const struct row *r)
{
    put_coded(rows, &r->org);
}

static void
fill_org(struct dataset_rows *rows, const struct table *t,
         const struct row *r)
{
    if (r->org.code || r->org.name) /* some forms go by subject */
        fill_sources(rows, t, r, org_keys);
}

static void
fill_orgs(struct dataset_rows *rows)
{
    fill_rows(rows, TABLE_REVENUE, fill_org);
}

static void
project_keys(struct dataset_rows *rows, const struct row *r)
{
    put_coded(rows, &r->org);
    put_coded(rows, &r->project);
    put_subjects(rows, r);
}

static void
fill_project_line(struct dataset_rows *rows, const struct table *t,
                  const struct row *r)
{
    fill_sources(rows, t, r, project_keys);
}

static void
fill_project_lines(struct dataset_rows *rows)
{
    fill_rows(rows, TABLE_PROJECT_LINES, fill_project_line);
}

/* ------------------------------------------------------- small tables */

static const struct dataset_field THREE_PUBLIC[] = {
    { "year", "年度", INTEGER, NULL },
    { "item", "项目代码", TEXT, NULL },
    { "item_label", "项目", TEXT, NULL },
    VALUE, LINE
};

static void
fill_three_public_row(struct dataset_rows *rows, const struct table *t,
                      const struct row *r)
{
    const char *year = text_of(t, r, COLUMN_YEAR);
    for (size_t i = 0; i < t->n_columns; i++) {
        const struct column *column = &t->columns[i];
        const struct figure *f = &r->cells[i].figure;
        if (!column_is_amount(column->role) || !figure_is_known(f))
            continue;
        put_number(rows, year ? atoi(year) : rows_of(rows)->budget->year);
        put_text(rows, column_role_word(column->role));
        put_text(rows, column->name);
        put_amount(rows, f->used);
        put_number(rows, r->line);
    }
}

static void
fill_three_public(struct dataset_rows *rows)
{
    fill_rows(rows, TABLE_THREE_PUBLIC, fill_three_public_row);
}

static const struct dataset_field PROCUREMENT[] = {
    { "category", "采购类别", TEXT, NULL }, VALUE, LINE
};

static void
fill_procurement_row(struct dataset_rows *rows, const struct table *t,
                     const struct row *r)
{
    put_text(rows, text_of(t, r, COLUMN_PROCUREMENT_CATEGORY));
    put_figure(rows, row_figure(t, r, COLUMN_TOTAL));
    put_number(rows, r->line);
}

static void
fill_procurement(struct dataset_rows *rows)
{
    fill_rows(rows, TABLE_PROCUREMENT, fill_procurement_row);
}

static const struct dataset_field SERVICES[] = {
    { "project", "项目", TEXT, "activity:generic:project:label" },
    { "level1", "指导性目录一级", TEXT, NULL },
    { "level2", "指导性目录二级", TEXT, NULL },
    { "level3", "指导性目录三级", TEXT, NULL },
    { "field", "服务领域", TEXT, NULL },
    VALUE, LINE
};

static void
fill_service_row(struct dataset_rows *rows, const struct table *t,
                 const struct row *r)
{
    static const enum column_role texts[] = {
        COLUMN_DIRECTORY1, COLUMN_DIRECTORY2, COLUMN_DIRECTORY3, COLUMN_FIELD
    };
    put_text(rows, r->project.name);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        put_text(rows, text_of(t, r, texts[i]));
    put_figure(rows, row_figure(t, r, COLUMN_TOTAL));
    put_number(rows, r->line);
}

static void
fill_services(struct dataset_rows *rows)
{
    fill_rows(rows, TABLE_SERVICE_PURCHASES, fill_service_row);
}

#define KIND(name, title, direction, fields, fill) \
    { name, title, direction, fields, G_N_ELEMENTS(fields), fill }

const struct dataset_kind DATASETS_MONEY[] = {
    KIND("expenditure", "支出", "expenditure", EXPENDITURE, fill_expenditure),
    KIND("revenue", "收入", "revenue", REVENUE, fill_revenue),
    KIND("orgs", "各单位收入", "revenue", ORGS, fill_orgs),
    KIND("project-lines", "项目支出", "expenditure", PROJECT_LINES,
         fill_project_lines),
    KIND("three-public", "三公经费", "expenditure", THREE_PUBLIC,
         fill_three_public),
    KIND("procurement", "政府采购", "expenditure", PROCUREMENT,
         fill_procurement),
    KIND("service-purchases", "政府购买服务", "expenditure", SERVICES,
         fill_services),
    { NULL, NULL, NULL, NULL, 0, NULL },
};
