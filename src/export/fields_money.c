/* The fields of the money tables. */
#include "export/fields.h"

#include "budget/classify.h"

#include <string.h>

#define ACTIVITY "activity:generic:project:"
#define FUNCTION "functional-classification:generic:level"
#define ECONOMIC "economic-classification:generic:level"
#define UNIT "administrative-classification:generic:level2:"
#define VALUE(get_)                                                          \
    GET("value", AMOUNT, get_, 0, "金额（元）", .in = ONLY_DATA,              \
        .column_type = "value", .about = "各行可以相加，没有重复计算的")

/* Every row of the tables of a kind; what each of these is made of. */
#define ROWS_OF(name, kind)                                                  \
    static void name(const struct cursor *from, int which,                   \
                     record_visit visit, void *data)                         \
    {                                                                        \
        (void) which;                                                        \
        fields_each_row(from, kind, visit, data);                            \
    }
#define PARTS_OF(name, kind)                                                 \
    static void name(const struct cursor *from, int which,                   \
                     record_visit visit, void *data)                         \
    {                                                                        \
        (void) which;                                                        \
        fields_each_row(from, kind, fields_visit_parts,                      \
                        &(struct fields_visit) { visit, data });             \
    }

/* ----------------------------------------------------- subjects of a row */

/* `which` is a classification, ten times its number plus a level (1…3). */
enum { LEVELS = 10 };
#define AT_LEVEL(classification, level) ((classification) * LEVELS + (level))

static struct value
get_level_code(const struct cursor *c, int which)
{
    enum classification of = (enum classification) (which / LEVELS);
    const char *code = c->row->subject[of].code;
    int level = which % LEVELS;
    if (!classify_is_code(of, code) || classify_level(code) < level)
        return as_text(NULL);
    return as_text(arena_strndup(c->x->a, code,
                                    (size_t) classify_level_length(level)));
}

/* The classification's name; the printed one where it has none. */
static struct value
get_level_name(const struct cursor *c, int which)
{
    enum classification of = (enum classification) (which / LEVELS);
    const struct coded *own = &c->row->subject[of];
    const char *code = get_level_code(c, which).text;
    const char *name = code ? classify_name(of, code) : NULL;
    bool is_own = code && strlen(code) == strlen(own->code);
    return as_text(!name && is_own ? own->name : name);
}

static struct value
get_subject_name(const struct cursor *c, int which)
{
    const struct coded *own = &c->row->subject[which];
    const char *name =
        classify_is_code((enum classification) which, own->code)
        ? classify_name((enum classification) which, own->code) : NULL;
    return as_text(name ? name : own->name);
}

#define LEVEL(name_, of_, level_, title_, type_)                             \
    GET(name_ "_code", CODE, get_level_code, AT_LEVEL(of_, level_),          \
        title_ "代码", .in = ONLY_DATA, .column_type = type_ ":code"),        \
    GET(name_, TEXT, get_level_name, AT_LEVEL(of_, level_), title_,          \
        .in = ONLY_DATA, .column_type = type_ ":label")
#define PRINTED(name_, of_, title_)                                          \
    TEXT(name_, row, subject[of_].name, title_, .in = ONLY_DATA,             \
         .about = "名称照原文")
#define SUBJECTS                                                             \
    LEVEL("function_class", CLASS_FUNCTION, 1, "功能类", FUNCTION "1"),       \
    LEVEL("function_section", CLASS_FUNCTION, 2, "功能款", FUNCTION "2"),     \
    LEVEL("function_item", CLASS_FUNCTION, 3, "功能项", FUNCTION "3"),        \
    PRINTED("function_printed", CLASS_FUNCTION, "功能科目（原文）"),          \
    CODE("government_economic_code", row, subject[CLASS_GOVERNMENT].code,    \
         "政府经济科目代码", .in = ONLY_DATA,                                 \
         .column_type = ECONOMIC "1:code:government"),                       \
    GET("government_economic", TEXT, get_subject_name, CLASS_GOVERNMENT,     \
        "政府经济科目", .in = ONLY_DATA,                                      \
        .column_type = ECONOMIC "1:label:government"),                       \
    PRINTED("government_economic_printed", CLASS_GOVERNMENT,                 \
            "政府经济科目（原文）"),                                          \
    LEVEL("department_economic_class", CLASS_DEPARTMENT, 1, "部门经济类",     \
          ECONOMIC "1"),                                                     \
    CODE("department_economic_code", row, subject[CLASS_DEPARTMENT].code,    \
         "部门经济科目代码", .in = ONLY_DATA,                                 \
         .column_type = ECONOMIC "2:code"),                                  \
    GET("department_economic", TEXT, get_subject_name, CLASS_DEPARTMENT,     \
        "部门经济科目", .in = ONLY_DATA, .column_type = ECONOMIC "2:label"),  \
    PRINTED("department_economic_printed", CLASS_DEPARTMENT,                 \
            "部门经济科目（原文）")
#define SUBJECT_OBJECTS                                                      \
    CODED("function", row, subject[CLASS_FUNCTION], "支出功能分类科目"),      \
    CODED("government_economic", row, subject[CLASS_GOVERNMENT],             \
          "政府支出经济分类科目"),                                            \
    CODED("department_economic", row, subject[CLASS_DEPARTMENT],             \
          "部门支出经济分类科目")

/* ---------------------------------------------------- units and projects */

static struct value
get_one_spelling(const struct cursor *c, const struct coded *own)
{
    const char *name =
        own->code ? g_hash_table_lookup(c->x->names, own->code) : NULL;
    return as_text(name ? name : own->name);
}

GETTER(get_org, get_one_spelling(c, &c->row->org))

static struct value
get_row_project(const struct cursor *c, int which)
{
    (void) which;
    bool named = c->project && c->project->name;
    return named ? as_text(c->project->name)
                 : get_one_spelling(c, &c->row->project);
}

static struct value
get_row_project_code(const struct cursor *c, int which)
{
    (void) which;
    bool coded = !c->row->project.code && c->project;
    return as_text(coded ? c->project->code : c->row->project.code);
}

#define ORG                                                                  \
    CODE("org_code", row, org.code, "单位代码", .in = ONLY_DATA,              \
         .column_type = UNIT "code"),                                        \
    GET("org", TEXT, get_org, 0, "单位", .in = ONLY_DATA,                     \
        .column_type = UNIT "label", .about = "同一代码只用一种写法"),        \
    TEXT("org_printed", row, org.name, "单位（原文）", .in = ONLY_DATA)
#define PROJECT                                                              \
    GET("project_id", INTEGER, get_project_id, 0, "项目序号",                 \
        .in = ONLY_DATA, .refers_to = "projects",                            \
        .about = "对应的绩效目标项目；对不上的为空"),                         \
    GET("project_code", CODE, get_row_project_code, 0, "项目代码",            \
        .in = ONLY_DATA, .column_type = ACTIVITY "code"),                    \
    GET("project", TEXT, get_row_project, 0, "项目", .in = ONLY_DATA,         \
        .column_type = ACTIVITY "label", .about = "同一项目只用一种写法"),    \
    TEXT("project_printed", row, project.name, "项目（原文）",                \
         .in = ONLY_DATA)

/* -------------------------------------------------------------- balances */

#define KIND(kind) (1u << BALANCE_##kind)

/* The items of the balance that are of one of the kinds (KIND), in order; of
 * what is carried over, the revenue's side. */
static void
each_item(const struct cursor *from, unsigned kinds, record_visit visit,
          void *data)
{
    const struct balance *b =
        budget_balance(from->x->source.budget, TABLE_BALANCE);
    struct cursor c = *from;
    for (size_t i = 0; b && i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        c.balance_item = item;
        c.figure = item->figure;
        c.at = (struct place) { .table = b->table->number,
                                .line = item->line };
        if (c.figure)
            c.at.source = c.figure->at.source;
        if ((kinds >> item->kind & 1) &&
            item->is_expenditure == (kinds == KIND(CLASS)))
            visit(&c, data);
    }
}

/* Rows of data add up to the revenue: no parts of a source that stands there
 * as a whole. */
static void
each_source(const struct cursor *from, int which, record_visit visit,
            void *data)
{
    bool final = from->x->source.budget->kind == DOCUMENT_FINAL_ACCOUNT;
    unsigned kinds = KIND(SOURCE);
    if (which != OF_DATA)
        kinds |= KIND(PART);
    if (which == OF_DATA || final)
        kinds |= KIND(CARRIED) | KIND(USED);
    each_item(from, kinds, visit, data);
}

static void
each_class(const struct cursor *from, int which, record_visit visit,
           void *data)
{
    (void) which;
    each_item(from, KIND(CLASS), visit, data);
}

static const struct field REVENUE[] = {
    ID, TEXT("name", balance_item, name, "收入来源",
             .column_type = "fin-source:generic:label"),
    GET("amount", AMOUNT, get_figure, 0, "金额", .in = ONLY_JSON),
    VALUE(get_figure), PLACE, END
};
const struct record RECORD_REVENUE = {
    .name = "revenue", .title = "收入", .direction = "revenue",
    .about = "收支总表中本年收入的各项来源，一行一项；数据文件另有动用的"
             "结余和上年结转，合起来是收入总计。",
    .fields = REVENUE, .each = each_source
};

static const struct field CLASSES[] = {
    ID, CODE("code", balance_item, code, "功能类代码",
             .column_type = FUNCTION "1:code"),
    TEXT("name", balance_item, name, "功能类",
         .column_type = FUNCTION "1:label"),
    GET("amount", AMOUNT, get_figure, 0, "金额", .in = ONLY_JSON),
    VALUE(get_figure), PLACE, END
};
const struct record RECORD_CLASSES = {
    .name = "classes", .title = "按类支出", .direction = "expenditure",
    .about = "收支总表中的支出，一行一类。", .fields = CLASSES,
    .each = each_class
};

/* ----------------------------------------------------------- expenditure */

ROWS_OF(each_expenditure, TABLE_EXPENDITURE)

/* The plan that a final account prints beside the row's 合计. */
static struct value
get_plan(const struct cursor *c, int which)
{
    int column = table_plan_column(c->table, (enum column_role) which,
                                   COLUMN_TOTAL);
    return as_figure(column < 0 ? NULL : &c->row->cells[column].figure);
}

static const struct field EXPENDITURE[] = {
    SUBJECT_OBJECTS,
    GET("total", AMOUNT, get_row_amount, COLUMN_TOTAL, "合计"),
    GET("basic", AMOUNT, get_row_amount, COLUMN_BASIC, "基本支出"),
    GET("project", AMOUNT, get_row_amount, COLUMN_PROJECT_SPENDING,
        "项目支出"),
    BELOW("others", LIST, &RECORD_OTHER_AMOUNTS, 0, "其他支出",
          .about = "经营支出、上缴上级支出等"),
    GET("budget", AMOUNT, get_plan, COLUMN_BUDGETED, "年初预算数",
        .about = "决算表旁列的年初预算数；预算为null"),
    GET("adjusted", AMOUNT, get_plan, COLUMN_ADJUSTED, "调整预算数"), LINE, END
};
const struct record RECORD_EXPENDITURE = {
    .title = "支出表的一行", .fields = EXPENDITURE, .each = each_expenditure
};

PARTS_OF(each_spending, TABLE_EXPENDITURE)

static const struct field SPENDING[] = {
    ID, SUBJECTS,
    GET("expenditure_type", TEXT, get_part, 0, "支出类型代码",
        .column_type = "expenditure-type:code",
        .about = "total是分项加不拢或没有分项的合计"),
    GET("expenditure_type_label", TEXT, get_part_label, 0, "支出类型",
        .column_type = "expenditure-type:label"),
    VALUE(get_figure), PLACE, END
};
const struct record RECORD_SPENDING = {
    .name = "expenditure", .title = "支出", .direction = "expenditure",
    .about = "支出总表逐行逐类型，一行一笔：基本支出、项目支出等。",
    .fields = SPENDING, .each = each_spending
};

/* --------------------------------------------------- by source of money */

#define SOURCE(role_, name_, title_)                                         \
    GET(name_, AMOUNT, get_row_amount, role_, title_)
#define SOURCES                                                              \
    SOURCE(COLUMN_TOTAL, "total", "合计"),                                    \
    SOURCE(COLUMN_CURRENT, "current", "本年"),                                \
    SOURCE(COLUMN_CURRENT_GENERAL, "current_general", "本年一般公共预算"),    \
    SOURCE(COLUMN_CURRENT_FUND, "current_fund", "本年政府性基金"),            \
    SOURCE(COLUMN_CURRENT_STATE_CAPITAL, "current_state_capital",            \
           "本年国有资本经营"),                                               \
    SOURCE(COLUMN_CURRENT_FISCAL_ACCOUNT, "current_fiscal_account",          \
           "本年财政专户管理资金"),                                           \
    SOURCE(COLUMN_CURRENT_OPERATING, "current_operating", "本年事业收入"),    \
    SOURCE(COLUMN_CURRENT_BUSINESS, "current_business",                      \
           "本年事业单位经营收入"),                                           \
    SOURCE(COLUMN_CURRENT_FROM_ABOVE, "current_from_above",                  \
           "本年上级补助收入"),                                               \
    SOURCE(COLUMN_CURRENT_FROM_BELOW, "current_from_below",                  \
           "本年附属单位上缴收入"),                                           \
    SOURCE(COLUMN_CURRENT_USED, "current_used_balance",                      \
           "使用非财政拨款结余"),                                             \
    SOURCE(COLUMN_CURRENT_OTHER, "current_other", "本年其他收入"),            \
    SOURCE(COLUMN_CARRIED, "carried", "上年结转"),                            \
    SOURCE(COLUMN_CARRIED_GENERAL, "carried_general", "结转一般公共预算"),    \
    SOURCE(COLUMN_CARRIED_FUND, "carried_fund", "结转政府性基金"),            \
    SOURCE(COLUMN_CARRIED_STATE_CAPITAL, "carried_state_capital",            \
           "结转国有资本经营"),                                               \
    SOURCE(COLUMN_CARRIED_FISCAL_ACCOUNT, "carried_fiscal_account",          \
           "结转财政专户管理资金"),                                           \
    SOURCE(COLUMN_CARRIED_OTHER, "carried_other", "结转单位资金"),            \
    BELOW("others", LIST, &RECORD_OTHER_AMOUNTS, 1, "其他列的金额")
#define SOURCE_OF_MONEY                                                      \
    GET("source", TEXT, get_part, 0, "资金来源代码",                          \
        .column_type = "fin-source:generic:code",                            \
        .about = "carried开头的是上年结转；"                                  \
                 "total是分项加不拢或没有分项的合计"),                        \
    GET("source_label", TEXT, get_part_label, 0, "资金来源",                  \
        .column_type = "fin-source:generic:label"),                          \
    VALUE(get_figure), PLACE, END

/* Some forms have the revenue by subject, not by 单位. */
static void
visit_org(const struct cursor *c, void *data)
{
    const struct fields_visit *v = data;
    if (c->row->org.code || c->row->org.name)
        v->visit(c, v->data);
}

static void
each_org(const struct cursor *from, int which, record_visit visit, void *data)
{
    (void) which;
    struct fields_visit v = { visit, data };
    fields_each_row(from, TABLE_REVENUE, visit_org, &v);
}

static void
each_org_money(const struct cursor *from, int which, record_visit visit,
               void *data)
{
    (void) which;
    struct fields_visit v = { visit, data };
    each_org(from, 0, fields_visit_parts, &v);
}

static const struct field ORGS[] = {
    TEXT("code", row, org.code, "单位代码"),
    TEXT("name", row, org.name, "单位"), SOURCES, LINE, END
};
const struct record RECORD_ORGS = {
    .title = "收入总表的一个单位", .fields = ORGS, .each = each_org
};

static const struct field ORG_MONEY[] = { ID, ORG, SOURCE_OF_MONEY };
const struct record RECORD_ORG_MONEY = {
    .name = "orgs", .title = "各单位收入", .direction = "revenue",
    .about = "收入总表逐单位逐来源，一行一笔。部门自己的行是各单位之和，"
             "不在其中。",
    .fields = ORG_MONEY, .each = each_org_money
};

ROWS_OF(each_project_line, TABLE_PROJECT_LINES)

static const struct field PROJECT_LINES[] = {
    CODED("org", row, org, "单位"), TEXT("code", row, project.code, "项目代码"),
    TEXT("name", row, project.name, "项目"), SUBJECT_OBJECTS, SOURCES, LINE,
    END
};
const struct record RECORD_PROJECT_LINES = {
    .title = "项目支出表的一行", .fields = PROJECT_LINES,
    .each = each_project_line
};

PARTS_OF(each_project_money, TABLE_PROJECT_LINES)

static const struct field PROJECT_MONEY[] = {
    ID, ORG, PROJECT, SUBJECTS, SOURCE_OF_MONEY
};
const struct record RECORD_PROJECT_MONEY = {
    .name = "project-lines", .title = "项目支出", .direction = "expenditure",
    .about = "项目支出表逐行逐资金来源，一行一笔，含上年结转。",
    .fields = PROJECT_MONEY, .each = each_project_money
};

/* ---------------------------------------------------------- three public */

static const enum three_public_item WITHIN[THREE_PUBLIC_COUNT] = {
    [THREE_PUBLIC_TOTAL] = THREE_PUBLIC_COUNT,
    [THREE_PUBLIC_ABROAD] = THREE_PUBLIC_TOTAL,
    [THREE_PUBLIC_RECEPTION] = THREE_PUBLIC_TOTAL,
    [THREE_PUBLIC_VEHICLES] = THREE_PUBLIC_TOTAL,
    [THREE_PUBLIC_PURCHASE] = THREE_PUBLIC_VEHICLES,
    [THREE_PUBLIC_RUNNING] = THREE_PUBLIC_VEHICLES
};
static const enum column_role ITEM_ROLES[THREE_PUBLIC_COUNT] = {
    [THREE_PUBLIC_TOTAL] = COLUMN_TOTAL,
    [THREE_PUBLIC_ABROAD] = COLUMN_ABROAD,
    [THREE_PUBLIC_RECEPTION] = COLUMN_RECEPTION,
    [THREE_PUBLIC_VEHICLES] = COLUMN_VEHICLES,
    [THREE_PUBLIC_PURCHASE] = COLUMN_VEHICLE_PURCHASE,
    [THREE_PUBLIC_RUNNING] = COLUMN_VEHICLE_RUNNING
};

static void
each_year(const struct cursor *from, int which, record_visit visit, void *data)
{
    (void) which;
    const struct three_public *all = &from->x->three_public;
    struct cursor c = *from;
    for (size_t i = 0; i < all->n; i++) {
        c.three_public_year = &all->years[i];
        c.table = all->table;
        c.row = NULL;
        c.at = (struct place) { .table = all->table->number,
                                .line = all->years[i].line };
        for (size_t k = 0; k < c.table->n_rows && !c.row; k++)
            if (c.table->rows[k].line == c.at.line)
                c.row = &c.table->rows[k];
        visit(&c, data);
    }
}

static struct value
get_item(const struct cursor *c, int which)
{
    const struct three_public_year *y = c->three_public_year;
    return y->known[which] ? as_money(y->amount[which]) : as_text(NULL);
}

static void
visit_items(struct cursor *c, int item, const struct fields_visit *v)
{
    const struct three_public_year *y = c->three_public_year;
    money sum = { 0 };
    bool any = false;
    for (int part = 0; part < THREE_PUBLIC_COUNT; part++)
        if ((int) WITHIN[part] == item && y->known[part])
            any = money_add(&sum, y->amount[part]) || any;
    bool whole = any && (!y->known[item] ||
                         money_compare(sum, y->amount[item]) == 0);
    for (int part = 0; whole && part < THREE_PUBLIC_COUNT; part++)
        if ((int) WITHIN[part] == item)
            visit_items(c, part, v);
    if (whole || !y->known[item])
        return;
    c->which = item;
    c->amount = y->amount[item];
    v->visit(c, v->data);
}

static void
visit_year_items(const struct cursor *from, void *data)
{
    struct cursor c = *from;
    visit_items(&c, THREE_PUBLIC_TOTAL, data);
}

static void
each_three_public_item(const struct cursor *from, int which,
                       record_visit visit, void *data)
{
    (void) which;
    struct fields_visit v = { visit, data };
    each_year(from, 0, visit_year_items, &v);
}

GETTER(get_item_word, as_text(column_role_word(ITEM_ROLES[c->which])))
GETTER(get_item_name,
       as_text(three_public_name((enum three_public_item) c->which)))
GETTER(get_phase, as_text(phase_word(c->three_public_year->phase)))

static const char *const PHASES[] = { "budget", "final", NULL };
#define YEAR_AND_PHASE                                                       \
    INTEGER("year", three_public_year, year, "年度",                         \
            .column_type = "date:fiscal-year"),                              \
    GET("phase", TEXT, get_phase, 0, "阶段", .words = PHASES,                 \
        .column_type = "phase:id", .about = "预算数budget，决算数final")

static const struct field THREE_PUBLIC[] = {
    YEAR_AND_PHASE,
    GET("total", AMOUNT, get_item, THREE_PUBLIC_TOTAL, "合计"),
    GET("abroad", AMOUNT, get_item, THREE_PUBLIC_ABROAD, "因公出国（境）"),
    GET("reception", AMOUNT, get_item, THREE_PUBLIC_RECEPTION, "公务接待"),
    GET("vehicles", AMOUNT, get_item, THREE_PUBLIC_VEHICLES, "公务用车",
        .about = "没有印出的，为购置与运行之和"),
    GET("vehicle_purchase", AMOUNT, get_item, THREE_PUBLIC_PURCHASE,
        "公务用车购置"),
    GET("vehicle_running", AMOUNT, get_item, THREE_PUBLIC_RUNNING,
        "公务用车运行维护"),
    BELOW("parts", LIST, &RECORD_OTHER_AMOUNTS, 2, "运行维护费的各项"),
    LINE, END
};
const struct record RECORD_THREE_PUBLIC = {
    .title = "三公经费的一年", .fields = THREE_PUBLIC, .each = each_year
};

static const struct field THREE_PUBLIC_ITEMS[] = {
    ID, YEAR_AND_PHASE,
    GET("item", CODE, get_item_word, 0, "项目代码",
        .about = "同一年、同一阶段的各行加起来是三公经费合计"),
    GET("item_label", TEXT, get_item_name, 0, "项目"), VALUE(get_amount),
    PLACE, END
};
const struct record RECORD_THREE_PUBLIC_ITEMS = {
    .name = "three-public", .title = "三公经费", .direction = "expenditure",
    .about = "一行是一年中最细的一项；分项加不拢的，只有上一级。",
    .fields = THREE_PUBLIC_ITEMS, .each = each_three_public_item
};

/* ------------------------------------------------------------- purchases */

ROWS_OF(each_procurement, TABLE_PROCUREMENT)

static const struct field PROCUREMENT[] = {
    ID, GET("category", TEXT, get_row_text, COLUMN_PROCUREMENT_CATEGORY,
            "采购类别"),
    PROJECT, GET("amount", AMOUNT, get_row_amount, COLUMN_TOTAL, "金额",
                 .in = ONLY_JSON),
    GET("value", AMOUNT, get_row_amount, COLUMN_TOTAL, "金额（元）",
        .in = ONLY_DATA, .column_type = "value"),
    PLACE, END
};
const struct record RECORD_PROCUREMENT = {
    .name = "procurement", .title = "政府采购", .direction = "expenditure",
    .about = "政府采购预算明细表的一行。", .fields = PROCUREMENT,
    .each = each_procurement
};

ROWS_OF(each_service, TABLE_SERVICE_PURCHASES)

static const struct field SERVICES[] = {
    ID, TEXT("project", row, project.name, "项目", .in = ONLY_JSON), PROJECT,
    GET("level1", TEXT, get_row_text, COLUMN_DIRECTORY1, "指导性目录一级"),
    GET("level2", TEXT, get_row_text, COLUMN_DIRECTORY2, "指导性目录二级"),
    GET("level3", TEXT, get_row_text, COLUMN_DIRECTORY3, "指导性目录三级"),
    GET("field", TEXT, get_row_text, COLUMN_FIELD, "服务领域"),
    GET("amount", AMOUNT, get_row_amount, COLUMN_TOTAL, "金额",
        .in = ONLY_JSON),
    GET("value", AMOUNT, get_row_amount, COLUMN_TOTAL, "金额（元）",
        .in = ONLY_DATA, .column_type = "value"),
    PLACE, END
};
const struct record RECORD_SERVICES = {
    .name = "service-purchases", .title = "政府购买服务",
    .direction = "expenditure", .about = "政府购买服务明细表的一行。",
    .fields = SERVICES, .each = each_service
};
