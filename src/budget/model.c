/* Looking things up in the model, and the words of its kinds and roles. */
#include "budget/model.h"

#include <glib.h>
#include <string.h>

/* ------------------------------------------------------------- figures */

int64_t
figure_resolution(const struct figure *f)
{
    int64_t step = money_unit_fen(f->unit);
    for (int i = 0; i < f->decimals && step > 1; i++)
        step /= 10;
    return MAX(step, 1);
}

struct figure
figure_read(const char *text, enum money_unit unit, struct place at)
{
    struct figure f = { .unit = unit, .text = text, .at = at };
    struct money_parsed parsed = money_parse(text ? text : "", unit);
    f.reading = parsed.reading;
    f.decimals = parsed.decimals;
    if (figure_is_printed(&f)) {
        f.printed = parsed.value;
        f.used = parsed.value;
    }
    return f;
}

/* --------------------------------------------------------------- words */

static const struct {
    const char *word, *name;
} KINDS[TABLE_KIND_COUNT] = {
    [TABLE_UNKNOWN] = { "unknown", "其他表" },
    [TABLE_BALANCE] = { "balance", "收支总表" },
    [TABLE_APPROPRIATION_BALANCE] = { "appropriation-balance",
                                      "财政拨款收支总表" },
    [TABLE_REVENUE] = { "revenue", "收入总表" },
    [TABLE_EXPENDITURE] = { "expenditure", "支出总表" },
    [TABLE_PROJECT_LINES] = { "project-lines", "项目支出表" },
    [TABLE_GENERAL] = { "general", "一般公共预算财政拨款支出表" },
    [TABLE_BASIC] = { "basic", "一般公共预算财政拨款基本支出表" },
    [TABLE_FUND] = { "fund", "政府性基金预算支出表" },
    [TABLE_STATE_CAPITAL] = { "state-capital", "国有资本经营预算支出表" },
    [TABLE_THREE_PUBLIC] = { "three-public", "“三公”经费支出表" },
    [TABLE_PROCUREMENT] = { "procurement", "政府采购预算表" },
    [TABLE_SERVICE_PURCHASES] = { "service-purchases", "政府购买服务预算表" },
    [TABLE_PROJECT_TARGETS] = { "project-targets", "项目支出绩效目标表" },
    [TABLE_DEPARTMENT_TARGETS] = { "department-targets",
                                   "部门整体支出绩效目标表" },
    [TABLE_SELF_EVALUATION] = { "self-evaluation", "项目支出绩效自评表" },
    [TABLE_OPERATING_FUNDS] = { "operating-funds", "机关运行经费支出表" },
};

static const struct {
    const char *word, *name;
} DOCUMENTS[] = {
    [DOCUMENT_BUDGET] = { "budget", "部门预算" },
    [DOCUMENT_FINAL_ACCOUNT] = { "final-account", "部门决算" },
    [DOCUMENT_SELF_EVALUATION] = { "self-evaluation", "绩效自评" },
    [DOCUMENT_BLANK_FORM] = { "blank-form", "空白表式" },
};

const char *
document_kind_word(enum document_kind kind)
{
    return DOCUMENTS[kind].word;
}

const char *
document_kind_name(enum document_kind kind)
{
    return DOCUMENTS[kind].name;
}

const char *
table_kind_word(enum table_kind kind)
{
    return KINDS[kind].word;
}

const char *
table_kind_name(enum table_kind kind)
{
    return KINDS[kind].name;
}

enum table_kind
table_kind_find(const char *word)
{
    for (int k = 0; k < TABLE_KIND_COUNT; k++)
        if (strcmp(KINDS[k].word, word) == 0)
            return (enum table_kind) k;
    return TABLE_UNKNOWN;
}

static const char *const ROLES[COLUMN_ROLE_COUNT] = {
    [COLUMN_UNKNOWN] = "unknown",
    [COLUMN_FUNCTION] = "function",
    [COLUMN_FUNCTION_CODE] = "function_code",
    [COLUMN_FUNCTION_NAME] = "function_name",
    [COLUMN_GOVERNMENT] = "government_economic",
    [COLUMN_GOVERNMENT_CODE] = "government_economic_code",
    [COLUMN_GOVERNMENT_NAME] = "government_economic_name",
    [COLUMN_DEPARTMENT] = "department_economic",
    [COLUMN_DEPARTMENT_CODE] = "department_economic_code",
    [COLUMN_DEPARTMENT_NAME] = "department_economic_name",
    [COLUMN_ORG] = "org",
    [COLUMN_ORG_CODE] = "org_code",
    [COLUMN_ORG_NAME] = "org_name",
    [COLUMN_ORG_TYPE] = "org_type",
    [COLUMN_PROJECT] = "project_label",
    [COLUMN_PROJECT_CODE] = "project_code",
    [COLUMN_PROJECT_NAME] = "project_name",
    [COLUMN_CATEGORY] = "category",
    [COLUMN_YEAR] = "year",
    [COLUMN_REVENUE_ITEM] = "revenue_item",
    [COLUMN_EXPENDITURE_ITEM] = "expenditure_item",
    [COLUMN_OTHER_ITEM] = "other_item",
    [COLUMN_PROCUREMENT_CATEGORY] = "procurement_category",
    [COLUMN_DIRECTORY1] = "level1_directory",
    [COLUMN_DIRECTORY2] = "level2_directory",
    [COLUMN_DIRECTORY3] = "level3_directory",
    [COLUMN_FIELD] = "field",
    [COLUMN_NOTE] = "note",
    [COLUMN_RATIO] = "ratio",
    [COLUMN_PERSON] = "person",
    [COLUMN_PHONE] = "phone",
    [COLUMN_GOAL] = "goal",
    [COLUMN_ACTIVITY] = "activity",
    [COLUMN_LEVEL1] = "level1",
    [COLUMN_LEVEL2] = "level2",
    [COLUMN_LEVEL3] = "level3",
    [COLUMN_RELATION] = "relation",
    [COLUMN_VALUE] = "value",
    [COLUMN_MEASURE] = "measure",
    [COLUMN_DIRECTION] = "direction",
    [COLUMN_ACTUAL] = "actual",
    [COLUMN_WEIGHT] = "weight",
    [COLUMN_SCORE] = "score",
    [COLUMN_REASON] = "reason",
    [COLUMN_REVENUE_AMOUNT] = "revenue_amount",
    [COLUMN_EXPENDITURE_AMOUNT] = "expenditure_amount",
    [COLUMN_TOTAL] = "total",
    [COLUMN_BASIC] = "basic",
    [COLUMN_PERSONNEL] = "personnel",
    [COLUMN_PUBLIC_USE] = "public_use",
    [COLUMN_PROJECT_SPENDING] = "project",
    [COLUMN_WITHOUT_CAPITAL] = "without_capital",
    [COLUMN_BUSINESS_SPENDING] = "business_spending",
    [COLUMN_UPWARD] = "upward",
    [COLUMN_SUBSIDY] = "subsidy",
    [COLUMN_OTHER_SPENDING] = "other_spending",
    [COLUMN_CURRENT] = "current",
    [COLUMN_CURRENT_GENERAL] = "current_general",
    [COLUMN_CURRENT_FUND] = "current_fund",
    [COLUMN_CURRENT_STATE_CAPITAL] = "current_state_capital",
    [COLUMN_CURRENT_FISCAL_ACCOUNT] = "current_fiscal_account",
    [COLUMN_CURRENT_OPERATING] = "current_operating",
    [COLUMN_CURRENT_BUSINESS] = "current_business",
    [COLUMN_CURRENT_FROM_ABOVE] = "current_from_above",
    [COLUMN_CURRENT_FROM_BELOW] = "current_from_below",
    [COLUMN_CURRENT_USED] = "current_used_balance",
    [COLUMN_CURRENT_OTHER] = "current_other",
    [COLUMN_CARRIED] = "carried",
    [COLUMN_CARRIED_GENERAL] = "carried_general",
    [COLUMN_CARRIED_FUND] = "carried_fund",
    [COLUMN_CARRIED_STATE_CAPITAL] = "carried_state_capital",
    [COLUMN_CARRIED_FISCAL_ACCOUNT] = "carried_fiscal_account",
    [COLUMN_CARRIED_OTHER] = "carried_other",
    [COLUMN_CARRIED_FORWARD] = "carried_forward",
    [COLUMN_ABROAD] = "abroad",
    [COLUMN_RECEPTION] = "reception",
    [COLUMN_VEHICLES] = "vehicles",
    [COLUMN_VEHICLE_PURCHASE] = "vehicle_purchase",
    [COLUMN_VEHICLE_RUNNING] = "vehicle_running",
    [COLUMN_VEHICLE_PART] = "vehicle_part",
    [COLUMN_FISCAL] = "fiscal",
    [COLUMN_OTHER_MONEY] = "other",
    [COLUMN_LEFT_OVER] = "left_over",
    [COLUMN_BUDGETED] = "budget",
    [COLUMN_ADJUSTED] = "adjusted",
    [COLUMN_CHANGE] = "change",
    [COLUMN_AMOUNT] = "amount",
};

const char *
column_role_word(enum column_role role)
{
    return ROLES[role];
}

enum column_role
column_role_find(const char *word)
{
    for (int r = 0; r < COLUMN_ROLE_COUNT; r++)
        if (strcmp(ROLES[r], word) == 0)
            return (enum column_role) r;
    return COLUMN_UNKNOWN;
}

const char *
phase_word(enum phase phase)
{
    return phase == PHASE_FINAL ? "final" : "budget";
}

/* -------------------------------------------------------------- tables */

int
table_column(const struct table *t, enum column_role role)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (t->columns[i].role == role)
            return (int) i;
    return -1;
}

int
table_plan_column(const struct table *t, enum column_role plan,
                  enum column_role of)
{
    for (size_t j = 0; j < t->n_columns; j++)
        if (t->columns[j].role == plan && t->columns[j].of == of)
            return (int) j;
    return -1;
}

struct cell *
row_cell(const struct table *t, const struct row *r, enum column_role role)
{
    int column = table_column(t, role);
    return column < 0 ? NULL : &r->cells[column];
}

struct figure *
row_figure(const struct table *t, const struct row *r, enum column_role role)
{
    struct cell *cell = row_cell(t, r, role);
    return cell ? &cell->figure : NULL;
}

const struct row *
table_total(const struct table *t)
{
    for (size_t i = t->n_rows; i-- > 0;)
        if (t->rows[i].role == ROW_TOTAL)
            return &t->rows[i];
    return NULL;
}

static bool
counts_indicators(enum table_kind kind)
{
    return kind == TABLE_PROJECT_TARGETS || kind == TABLE_DEPARTMENT_TARGETS ||
           kind == TABLE_SELF_EVALUATION;
}

size_t
table_count_rows(const struct table *t)
{
    if (counts_indicators(t->kind))
        return (size_t) t->indicator_rows;
    size_t n = 0, lines = t->blocks ? t->n_rows / t->blocks : t->n_rows;
    for (size_t i = 0; i < lines; i++)
        n += t->rows[i].role != ROW_TOTAL && !t->rows[i].label;
    return n;
}

/* ---------------------------------------------------- balances, document */

const struct balance_item *
balance_find(const struct balance *b, enum balance_item_kind kind,
             bool is_expenditure)
{
    for (size_t i = 0; i < b->n_items; i++)
        if (b->items[i].kind == kind &&
            b->items[i].is_expenditure == is_expenditure)
            return &b->items[i];
    return NULL;
}

struct table *
budget_table(const struct budget *b, enum table_kind kind)
{
    for (size_t i = 0; i < b->n_tables; i++)
        if (b->tables[i].kind == kind)
            return &b->tables[i];
    return NULL;
}

struct table *
budget_sure_table(const struct budget *b, enum table_kind kind)
{
    struct table *t = budget_table(b, kind);
    return t && !t->unsure ? t : NULL;
}

const struct balance *
budget_sure_balance(const struct budget *b, enum table_kind kind)
{
    return budget_sure_table(b, kind) ? budget_balance(b, kind) : NULL;
}

const struct balance *
budget_balance(const struct budget *b, enum table_kind kind)
{
    for (size_t i = 0; i < b->n_balances; i++)
        if (b->balances[i].table->kind == kind)
            return &b->balances[i];
    return NULL;
}
