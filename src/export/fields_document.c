/* The fields of a document as a whole, and of its tables as they are
 * printed. */
#include "export/fields.h"

#include <math.h>
#include <string.h>

/* ---------------------------------------------------------------- tables */

/* Titles and totals stand in other lists than the rows. */
EACH(each_table, c.x->source.budget->n_tables,
     c.table = &c.x->source.budget->tables[i];
     c.at = fields_place(c.table, c.table->first_line))

/* Columns that are printed side by side stand there as often. */
static size_t
blocks_of(const struct table *t)
{
    return t->blocks ? t->blocks : 1;
}

EACH(each_column, c.table->n_columns * blocks_of(c.table),
     c.name = c.table->columns[i % c.table->n_columns].name)

static void
each_printed_row(const struct cursor *from, int which, record_visit visit,
                 void *data)
{
    (void) which;
    struct cursor c = *from;
    size_t lines = c.table->n_rows / blocks_of(c.table);
    for (size_t i = 0; i < lines; i++) {
        c.row = &c.table->rows[i];
        c.at.line = c.row->line;
        if (c.row->role != ROW_TOTAL)
            visit(&c, data);
    }
}

static void
each_printed_cell(const struct cursor *from, int which, record_visit visit,
                  void *data)
{
    (void) which;
    struct cursor c = *from;
    size_t lines = c.table->n_rows / blocks_of(c.table);
    size_t width = c.table->n_columns;
    for (size_t i = 0; i < width * blocks_of(c.table); i++) {
        enum column_role role = c.table->columns[i % width].role;
        bool hidden = (role == COLUMN_PERSON || role == COLUMN_PHONE) &&
                      !c.x->source.show_contacts;
        const struct row *row = from->row + lines * (i / width);
        c.name = hidden ? NULL : row->cells[i % width].text;
        visit(&c, data);
    }
}

static const struct field CELL[] = { GET("cell", TEXT, get_name, 0, "单元格"),
                                     END };
static const struct record CELLS = {
    .title = "单元格，照原文", .fields = CELL, .each = each_printed_cell
};
static const struct field ROW[] = { BELOW("row", PLAIN, &CELLS, 0, "行"), END };
static const struct record ROWS = {
    .title = "行", .fields = ROW, .each = each_printed_row
};
static const struct field ROW_LINE[] = { LINE, END };
static const struct record ROW_LINES = {
    .title = "各行的原文行", .fields = ROW_LINE, .each = each_printed_row
};
static const struct field COLUMN[] = { GET("name", TEXT, get_name, 0, "列"),
                                       END };
static const struct record COLUMNS = {
    .title = "列", .fields = COLUMN, .each = each_column
};

/* ---------------------------------------------------------------- totals */

static bool
begins_side(enum column_role role)
{
    return role == COLUMN_REVENUE_ITEM || role == COLUMN_EXPENDITURE_ITEM;
}

/* A row of a balance holds two totals, each with its own label: 本年收入合计
 * and 本年支出合计. Where a side has none there is nothing to add. */
static void
visit_total(struct cursor *c, record_visit visit, void *data)
{
    const struct table *t = c->table;
    c->name = c->row->label;
    c->from = 0;
    c->to = t->n_columns;
    if (table_column(t, COLUMN_EXPENDITURE_ITEM) < 0) {
        visit(c, data);
        return;
    }
    for (size_t i = 0; i < t->n_columns; i = c->to) {
        c->from = i;
        c->to = i + 1;
        while (c->to < t->n_columns && !begins_side(t->columns[c->to].role))
            c->to++;
        c->name = c->row->cells[i].text;
        if (begins_side(t->columns[i].role) && c->name)
            visit(c, data);
    }
}

static void
each_total(const struct cursor *from, int which, record_visit visit,
           void *data)
{
    (void) which;
    struct cursor c = *from;
    for (size_t i = 0; i < c.table->n_rows; i++) {
        c.row = &c.table->rows[i];
        c.at.line = c.row->line;
        if (c.row->role == ROW_TOTAL)
            visit_total(&c, visit, data);
    }
}

static void
each_total_amount(const struct cursor *from, int which, record_visit visit,
                  void *data)
{
    (void) which;
    struct cursor c = *from;
    for (size_t i = c.from; i < c.to; i++) {
        const struct column *column = &c.table->columns[i];
        c.name = column->name && *column->name ? column->name : "-";
        c.figure = &c.row->cells[i].figure;
        if (column_is_amount(column->role))
            visit(&c, data);
    }
}

static const struct field NAMED_AMOUNT[] = {
    GET("name", TEXT, get_name, 0, "列"),
    GET("amount", AMOUNT, get_figure, 0, "金额"), END
};
static const struct record TOTAL_AMOUNTS = {
    .title = "各列的合计", .fields = NAMED_AMOUNT, .each = each_total_amount
};
static const struct field TOTAL[] = {
    GET("label", TEXT, get_name, 0, "名称"), LINE,
    BELOW("values", MAP, &TOTAL_AMOUNTS, 0, "各列金额",
          .about = "列名重复的，后面的加#2"),
    END
};
static const struct record TOTALS = {
    .title = "合计行", .fields = TOTAL, .each = each_total
};

/* ------------------------------------------------------------- coverage */

/* Of the table that the cursor stands on; else of the document. */
static void
each_coverage(const struct cursor *from, int which, record_visit visit,
              void *data)
{
    (void) which;
    struct cursor c = *from;
    c.coverage = c.table ? &c.table->coverage : &c.x->source.budget->coverage;
    visit(&c, data);
}

enum coverage_count { FIGURES, PLACED, NAMED, UNPLACED };

static struct value
get_coverage(const struct cursor *c, int which)
{
    const size_t counts[] = { [FIGURES] = coverage_figures(c->coverage),
                              [PLACED] = c->coverage->placed,
                              [NAMED] = c->coverage->named,
                              [UNPLACED] = c->coverage->unplaced };
    return as_count((int64_t) counts[which]);
}

GETTER(get_coverage_share, as_hundredths(c->x->a, coverage_share(c->coverage)))

static const struct field COVERAGE[] = {
    GET("figures", COUNT, get_coverage, FIGURES, "数字"),
    GET("placed", COUNT, get_coverage, PLACED, "已归位"),
    GET("named", COUNT, get_coverage, NAMED, "非金额",
        .about = "年度、代码、序号、页码等"),
    GET("unplaced", COUNT, get_coverage, UNPLACED, "未归位"),
    GET("share", DECIMAL, get_coverage_share, 0, "读取率（%）",
        .about = "已归位占已归位与未归位之和的百分数，向下取"),
    LINES("lines", coverage, lines, "未归位数字的原文行"), END
};
static const struct record RECORD_COVERAGE = {
    .title = "读取率", .about = "原文的数字有多少读进来了。",
    .fields = COVERAGE, .each = each_coverage
};

/* ------------------------------------------------------- table's fields */

static const char *const KINDS[] = {
    "balance", "appropriation-balance", "revenue", "expenditure",
    "project-lines", "general", "basic", "fund", "state-capital",
    "three-public", "operating-funds", "procurement", "service-purchases",
    "project-targets", "department-targets", "self-evaluation", "unknown",
    NULL
};
static const char *const UNITS[] = { "元", "千元", "万元", "百万元", "亿元",
                                     NULL };

GETTER(get_kind, as_text(table_kind_word(c->table->kind)))
GETTER(get_unit, as_text(money_unit_name(c->table->unit)))

GETTER(get_rows, as_count((int64_t) table_count_rows(c->table)))

static struct value
get_repeat_of(const struct cursor *c, int which)
{
    (void) which;
    const struct table *first = c->table->repeat_of;
    return as_text(first ? first->number : NULL);
}

static const struct field TABLES[] = {
    CODE("number", table, number, "编号",
         .about = "印出的表号，两位；没有表号的是标题；重复的加#2"),
    TEXT("title", table, title, "标题"),
    GET("kind", TEXT, get_kind, 0, "种类", .words = KINDS),
    GET("money_unit", TEXT, get_unit, 0, "原文单位", .words = UNITS),
    INTEGER("first_line", table, first_line, "首行"),
    INTEGER("last_line", table, last_line, "末行"),
    GET("rows", COUNT, get_rows, 0, "行数", .about = "不含表头和合计行"),
    BELOW("totals", LIST, &TOTALS, 0, "合计行"),
    BELOW("columns", PLAIN, &COLUMNS, 0, "列名"),
    BELOW("cells", PLAIN, &ROWS, 0, "各行的单元格", .about = "照原文"),
    BELOW("lines", PLAIN, &ROW_LINES, 0, "各行的原文行"),
    BELOW("coverage", OBJECT, &RECORD_COVERAGE, 0, "读取率"),
    GET("repeat_of", TEXT, get_repeat_of, 0, "重复的表",
        .about = "同一张表又印一遍时，前一张的编号；不再计数",
        .refers_to = "tables"),
    ON_PAGE, END
};
const struct record RECORD_TABLES = {
    .name = "tables", .title = "表", .about = "原文的一张表。",
    .fields = TABLES, .each = each_table
};

/* -------------------------------------------------------------- document */

static const char *const DOCUMENT_KINDS[] = {
    "budget", "final-account", "self-evaluation", "blank-form", NULL
};

GETTER(get_document_kind,
       as_text(document_kind_word(c->x->source.budget->kind)))

/* Which schema a file follows. */
static const char *const SCHEMA_WORDS[] = { "yusuan-budget/2",
                                            "yusuan-checks/2",
                                            "yusuan-source/2" };
enum { SCHEMA_BUDGET, SCHEMA_CHECKS, SCHEMA_SOURCE };

static struct value
get_schema(const struct cursor *c, int which)
{
    (void) c;
    return as_text(SCHEMA_WORDS[which]);
}

/* The file's name without its folder. */
static struct value
get_file(const struct cursor *c, int which)
{
    (void) which;
    const char *file = c->x->source.budget->file;
    char *name = file ? g_path_get_basename(file) : NULL;
    const char *kept = arena_strdup(c->x->a, name);
    g_free(name);
    return as_text(kept);
}

GETTER(get_sha256, as_text(c->x->source.budget->sha256))
GETTER(get_year, as_integer(c->x->source.budget->year))

static struct value
get_department(const struct cursor *c, int which)
{
    const struct coded *d = &c->x->source.budget->department;
    return as_text(which ? d->name : d->code);
}

/* Objects over the document itself. */
static void
each_document(const struct cursor *from, int which, record_visit visit,
              void *data)
{
    (void) which;
    visit(from, data);
}

static const struct field SOURCE_FIELDS[] = {
    GET("file", TEXT, get_file, 0, "文件名"),
    GET("sha256", TEXT, get_sha256, 0, "SHA-256"), END
};
static const struct record RECORD_SOURCE = {
    .title = "原文", .fields = SOURCE_FIELDS, .each = each_document
};
static const struct field DEPARTMENT[] = {
    GET("code", CODE, get_department, 0, "部门代码"),
    GET("name", TEXT, get_department, 1, "部门"), END
};
static const struct record RECORD_DEPARTMENT = {
    .title = "部门", .fields = DEPARTMENT, .each = each_document
};

static const char *const VERDICTS[] = { "读取不全", "数字不符", "填报提示",
                                        "通过", NULL };
/* A blank form has none. */
static void
each_verdict(const struct cursor *from, int which, record_visit visit,
             void *data)
{
    (void) which;
    struct cursor c = *from;
    c.verdict = &c.x->source.ledger->verdict;
    if (c.verdict->word)
        visit(&c, data);
}

static const struct field VERDICT[] = {
    TEXT("word", verdict, word, "结论", .words = VERDICTS),
    TEXT("why", verdict, why, "理由"), END
};
static const struct record RECORD_VERDICT = {
    .title = "结论", .fields = VERDICT, .each = each_verdict
};

static const struct field AGGREGATE_LISTS[] = {
    BELOW("function", LIST, &RECORD_AGGREGATES, CLASS_FUNCTION,
          "按支出功能分类"),
    BELOW("government_economic", LIST, &RECORD_AGGREGATES, CLASS_GOVERNMENT,
          "按政府支出经济分类"),
    BELOW("department_economic", LIST, &RECORD_AGGREGATES, CLASS_DEPARTMENT,
          "按部门支出经济分类"),
    END
};
static const struct record RECORD_AGGREGATE_LISTS = {
    .title = "按科目汇总", .fields = AGGREGATE_LISTS, .each = each_document
};

static const struct field BUDGET[] = {
    GET("schema", TEXT, get_schema, SCHEMA_BUDGET, "格式"),
    GET("kind", TEXT, get_document_kind, 0, "文档种类",
        .words = DOCUMENT_KINDS),
    BELOW("verdict", OBJECT, &RECORD_VERDICT, 0, "结论"),
    BELOW("coverage", OBJECT, &RECORD_COVERAGE, 0, "读取率"),
    BELOW("source", OBJECT, &RECORD_SOURCE, 0, "原文"),
    BELOW("department", OBJECT, &RECORD_DEPARTMENT, 0, "部门"),
    GET("year", INTEGER, get_year, 0, "年度"),
    BELOW("tables", LIST, &RECORD_TABLES, 0, "表"),
    BELOW("revenue", LIST, &RECORD_REVENUE, 0, "收入"),
    BELOW("expenditure_by_class", LIST, &RECORD_CLASSES, 0, "按类支出"),
    BELOW("expenditure", LIST, &RECORD_EXPENDITURE, 0, "支出"),
    BELOW("orgs", LIST, &RECORD_ORGS, 0, "单位"),
    BELOW("project_lines", LIST, &RECORD_PROJECT_LINES, 0, "项目支出"),
    BELOW("three_public", LIST, &RECORD_THREE_PUBLIC, 0, "三公经费"),
    BELOW("procurement", LIST, &RECORD_PROCUREMENT, 0, "政府采购"),
    BELOW("service_purchases", LIST, &RECORD_SERVICES, 0, "政府购买服务"),
    BELOW("projects", LIST, &RECORD_PROJECTS, 0, "项目绩效目标"),
    BELOW("department_goals", OBJECT, &RECORD_DEPARTMENT_GOALS, 0,
          "部门整体绩效目标"),
    BELOW("evaluations", LIST, &RECORD_EVALUATIONS, 0, "绩效自评"),
    BELOW("aggregates", OBJECT, &RECORD_AGGREGATE_LISTS, 0, "按科目汇总"),
    BELOW("checks", LIST, &RECORD_CHECKS, 0, "勾稽"),
    BELOW("findings", LIST, &RECORD_FINDINGS, 0, "发现"), END
};
const struct record RECORD_BUDGET = {
    .name = "budget", .title = "一份文档",
    .about = "yusuan show --json和data/budget.json。", .fields = BUDGET
};

/* ------------------------------------------------------------ other files */

GETTER(get_check_count,
       as_count((int64_t) c->x->source.ledger->count[which]))

static const struct field CHECK_COUNTS[] = {
    GET("holds", COUNT, get_check_count, CHECK_HOLDS, "相符"),
    GET("fails", COUNT, get_check_count, CHECK_FAILS, "不符"),
    GET("not-applicable", COUNT, get_check_count, CHECK_NOT_APPLICABLE,
        "不适用"),
    GET("insufficient", COUNT, get_check_count, CHECK_INSUFFICIENT,
        "数据不足"),
    END
};
static const struct record RECORD_CHECK_COUNTS = {
    .title = "各种结果的次数", .fields = CHECK_COUNTS, .each = each_document
};

static const struct field CHECKS_FILE[] = {
    GET("schema", TEXT, get_schema, SCHEMA_CHECKS, "格式"),
    BELOW("verdict", OBJECT, &RECORD_VERDICT, 0, "结论"),
    BELOW("coverage", OBJECT, &RECORD_COVERAGE, 0, "读取率"),
    BELOW("source", OBJECT, &RECORD_SOURCE, 0, "原文"),
    BELOW("counts", OBJECT, &RECORD_CHECK_COUNTS, 0, "各种结果的次数"),
    BELOW("checks", LIST, &RECORD_CHECKS, 0, "勾稽"),
    BELOW("findings", LIST, &RECORD_FINDINGS, 0, "发现"), END
};
const struct record RECORD_CHECKS_FILE = {
    .name = "checks", .title = "核对结果",
    .about = "yusuan check --json和data/checks.json。",
    .fields = CHECKS_FILE
};

static void
each_source_line(const struct cursor *from, int which, record_visit visit,
                 void *data)
{
    (void) which;
    const struct budget *b = from->x->source.budget;
    struct cursor c = *from;
    for (size_t i = 0; b->source_lines && i < b->n_source_lines; i++) {
        c.name = b->source_lines[i];
        c.at = (struct place) { .line = (int) i + 1 };
        if (b->line_places)
            c.at.source = &b->line_places[i];
        visit(&c, data);
    }
}

static void
each_side(const struct cursor *from, int which, record_visit visit, void *data)
{
    (void) which;
    const struct source_place *p = from->at.source;
    struct cursor c = *from;
    if (!p || !p->page || p->right <= p->left)
        return;
    const float sides[] = { p->left, p->top, p->right, p->bottom };
    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
        c.which = (int) lroundf(sides[i]);
        visit(&c, data);
    }
}

GETTER(get_side, as_count(c->which))

static const struct field SIDE[] = {
    GET("side", COUNT, get_side, 0, "左、上、右、下（点）"), END
};
static const struct record BOX = {
    .title = "在页上的位置", .fields = SIDE, .each = each_side
};
static const struct field SOURCE_LINE[] = {
    LINE, GET("page", INTEGER, get_page, 0, "页"),
    BELOW("box", PLAIN, &BOX, OR_NULL, "位置",
          .about = "左、上、右、下，单位点"),
    GET("sheet", TEXT, get_sheet, 0, "工作表"),
    GET("cell", TEXT, get_cell, 0, "单元格"),
    GET("text", TEXT, get_name, 0, "原文"), END
};
static const struct record SOURCE_LINES = {
    .title = "原文的一行", .fields = SOURCE_LINE, .each = each_source_line
};
static const struct field SOURCE_FILE[] = {
    GET("schema", TEXT, get_schema, SCHEMA_SOURCE, "格式"),
    BELOW("source", OBJECT, &RECORD_SOURCE, 0, "原文"),
    BELOW("lines", LIST, &SOURCE_LINES, 0, "各行"), END
};
const struct record RECORD_SOURCE_FILE = {
    .name = "source", .title = "原文各行",
    .about = "data/source.json：每一行在原文的什么地方。",
    .fields = SOURCE_FILE
};
