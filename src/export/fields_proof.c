/* The fields of what was summed, checked and found. */
#include "export/fields.h"

#include "budget/classify.h"

#include <string.h>

/* ------------------------------------------------------------ aggregates */

/* Of the classification `which`; of all for the data. */
static void
each_aggregate(const struct cursor *from, int which, record_visit visit,
               void *data)
{
    struct cursor c = *from;
    for (int i = 0; i < CLASS_COUNT; i++) {
        if (which != OF_DATA && which != i)
            continue;
        c.aggregates = &c.x->source.summary->by[i];
        c.which = i;
        for (size_t k = 0; k < c.aggregates->n; k++) {
            c.aggregate = &c.aggregates->items[k];
            visit(&c, data);
        }
    }
}

static const char *const CLASSIFICATIONS[] = {
    [CLASS_FUNCTION] = "function",
    [CLASS_GOVERNMENT] = "government_economic",
    [CLASS_DEPARTMENT] = "department_economic",
    [CLASS_COUNT] = NULL
};
static const char *const LEVELS[] = { "类", "款", "项", NULL };

GETTER(get_classification, as_text(CLASSIFICATIONS[c->which]))
GETTER(get_level, as_text(LEVELS[c->aggregate->level - 1]))

static struct value
get_parent(const struct cursor *c, int which)
{
    (void) which;
    size_t parent = c->aggregate->parent;
    return as_text(parent < c->aggregates->n
                          ? c->aggregates->items[parent].code : NULL);
}

static struct value
get_sum(const struct cursor *c, int which)
{
    bool known = which == MEASURE_TOTAL || c->x->source.summary->split;
    return known ? as_money(aggregate_measure(c->aggregate,
                                              (enum measure) which))
                 : as_figure(NULL);
}

GETTER(get_share, as_hundredths(c->x->a, c->aggregate->share))

static const struct field AGGREGATES[] = {
    ID, GET("classification", TEXT, get_classification, 0, "分类",
            .in = ONLY_DATA, .words = CLASSIFICATIONS),
    CODE("code", aggregate, code, "科目代码"),
    TEXT("name", aggregate, name, "科目"),
    GET("level", TEXT, get_level, 0, "级次", .words = LEVELS,
        .about = "相加时只取一级"),
    GET("parent", CODE, get_parent, 0, "上级科目", .in = ONLY_DATA),
    GET("total", AMOUNT, get_sum, MEASURE_TOTAL, "合计"),
    GET("basic", AMOUNT, get_sum, MEASURE_BASIC, "基本支出"),
    GET("project", AMOUNT, get_sum, MEASURE_PROJECT, "项目支出"),
    GET("share", DECIMAL, get_share, 0, "占比（%）",
        .about = "占合计的百分数；一级之内相加为100.00"),
    END
};
const struct record RECORD_AGGREGATES = {
    .name = "aggregates", .title = "按科目汇总",
    .about = "本软件按科目逐级加出的支出；没有能汇总的表时为空。",
    .fields = AGGREGATES, .each = each_aggregate
};

/* ---------------------------------------------------------------- checks */

EACH(each_check, c.x->source.ledger->n_entries,
     c.check_entry = &c.x->source.ledger->entries[i];
     c.check_rule = c.check_entry->rule;
     c.at = (struct place) { .table = c.check_entry->tables[0] };
     c.at.line = c.check_entry->lines ? c.check_entry->lines[0] : 0)

static const char *const STATES[] = { "holds", "fails", "not-applicable",
                                      "insufficient", NULL };

GETTER(get_state, as_text(check_state_word(c->check_entry->state)))

static struct value
get_after_repair(const struct cursor *c, int which)
{
    (void) which;
    const struct check_entry *e = c->check_entry;
    return as_text(e->repaired ? check_state_word(e->after_repair) : NULL);
}

enum side { LEFT, RIGHT, DIFFERENCE, TOLERANCE };

static struct value
get_side(const struct cursor *c, int which)
{
    const struct check_entry *e = c->check_entry;
    const money sides[] = {
        [LEFT] = e->left, [RIGHT] = e->right, [DIFFERENCE] = e->difference,
        [TOLERANCE] = e->tolerance
    };
    return e->is_equation ? as_money(sides[which]) : as_text(NULL);
}

/* The numbers of the one or two tables. */
static void
each_check_table(const struct cursor *from, int which, record_visit visit,
                 void *data)
{
    (void) which;
    struct cursor c = *from;
    for (int i = 0; i < 2; i++) {
        c.name = from->check_entry->tables[i];
        if (c.name)
            visit(&c, data);
    }
}
static const struct field CHECK_TABLE[] = {
    GET("table", TEXT, get_name, 0, "表"), END
};
static const struct record CHECK_TABLES = {
    .title = "表的编号", .fields = CHECK_TABLE, .each = each_check_table
};

static const struct field CHECKS[] = {
    { .name = "ordinal", .type = FIELD_INTEGER, .in = ONLY_DATA,
      .get = get_ordinal, .title = "序号" },
    TEXT("id", check_rule, id, "规则"),
    TEXT("title", check_rule, title, "名称"),
    TEXT("what", check_entry, what, "对象"),
    GET("state", TEXT, get_state, 0, "结果", .words = STATES,
        .about = "按印出的数判断；insufficient是数据不足，没有核对"),
    GET("after_repair", TEXT, get_after_repair, 0, "修复后",
        .words = STATES),
    BELOW("tables", PLAIN, &CHECK_TABLES, 0, "表"),
    TEXT("second_table", check_entry, tables[1], "另一表",
         .in = ONLY_DATA),
    LINES("lines", check_entry, lines, "原文行"),
    GET("left", AMOUNT, get_side, LEFT, "左边"),
    GET("right", AMOUNT, get_side, RIGHT, "右边"),
    GET("difference", AMOUNT, get_side, DIFFERENCE, "差额",
        .about = "左边减右边"),
    GET("tolerance", AMOUNT, get_side, TOLERANCE, "容许误差"),
    TEXT("note", check_entry, note, "说明"), DATA_PLACE, END
};
const struct record RECORD_CHECKS = {
    .name = "checks", .title = "勾稽",
    .about = "一条规则在一处的核对结果。", .fields = CHECKS,
    .each = each_check
};

/* -------------------------------------------------------------- findings */

EACH(each_finding, findings_count(c.x->source.budget->found),
     c.finding = findings_at(c.x->source.budget->found, i);
     c.at = c.finding->at)

static const char *const FINDING_LEVELS[] = { "error", "warning", "note",
                                              NULL };

GETTER(get_finding_level, as_text(finding_level_name(c->finding->level)))

static const struct field FINDINGS[] = {
    { .name = "ordinal", .type = FIELD_INTEGER, .in = ONLY_DATA,
      .get = get_ordinal, .title = "序号" },
    TEXT("id", finding, id, "编号",
         .about = "R是勾稽规则，D是读取和识别中遇到的"),
    GET("level", TEXT, get_finding_level, 0, "级别",
        .words = FINDING_LEVELS),
    GET("table", TEXT, get_table, 0, "表", .refers_to = "tables"),
    LINE, ON_PAGE, TEXT("message", finding, message, "说明"),
    TEXT("printed", finding, printed, "印作"),
    TEXT("used", finding, used, "用作"),
    TEXTS("candidates", finding, candidates, "可能的读法"),
    TEXT("reason", finding, reason, "理由"), END
};
const struct record RECORD_FINDINGS = {
    .name = "findings", .title = "发现",
    .about = "读取、识别、修复、核对中发现的一处问题。",
    .fields = FINDINGS, .each = each_finding
};
