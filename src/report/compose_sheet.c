/* The performance sheets: one project, one page. */
#include "report/parts.h"

#include <glib.h>
#include <stdlib.h>

static const char TARGETS[] = "项目支出绩效目标表";
static const char EVALUATIONS[] = "项目支出绩效自评表";

static struct field
plain_field(arena *a, const char *name, const char *value, bool wide)
{
    return (struct field) { name, text_plain(a, value ? value : "–"), wide };
}

static const char *
figure_words(arena *a, const struct figure *f)
{
    if (figure_is_blank(f))
        return "–";
    if (!figure_is_known(f))
        return f->text;
    return arena_printf(a, "%s万元", words_wan_exact(a, f->used));
}

static void
add_fields(struct composing *c, const struct field *fields, size_t n)
{
    struct block *block = report_add(c->r, BLOCK_FIELDS);
    block->fields.items = arena_memdup(c->a, fields, n * sizeof *fields);
    block->fields.n = n;
    block->fields.columns = 2;
}

static const char *
coded_words(arena *a, const struct coded *what)
{
    if (what->code && what->name)
        return arena_printf(a, "%s %s", what->code, what->name);
    return what->name ? what->name : what->code;
}

/* Findings that stand between two lines, as a list; nothing where none. */
static void
findings_between(struct composing *c, int first, int last)
{
    const findings *found = c->u->budget->found;
    GArray *items = g_array_new(FALSE, TRUE, sizeof(struct text));
    for (size_t i = 0; i < findings_count(found); i++) {
        const struct finding *f = findings_at(found, i);
        if (f->at.line < first || f->at.line > last)
            continue;
        struct text text = text_plain(
            c->a, arena_printf(c->a, "%s（第%d行）%s", f->id, f->at.line,
                               f->message));
        g_array_append_val(items, text);
    }
    if (items->len) {
        report_heading(c->r, 3, NULL, "核对发现");
        struct block *block = report_add(c->r, BLOCK_LIST);
        block->list.items = arena_memdup(c->a, items->data,
                                         items->len * sizeof(struct text));
        block->list.n = items->len;
    }
    g_array_free(items, TRUE);
}

/* A report of one sheet, or of all. */
static struct report *
begin_report(struct composing *c, const char *title, const char *kind)
{
    const struct budget *b = c->u->budget;
    c->r = report_new(c->a, title);
    c->r->author = b->department.name;
    c->r->subject = kind;
    c->r->head_left = b->department.name;
    c->r->head_right = kind;
    return c->r;
}

static void
signatures(struct composing *c)
{
    static const char *names[] = { "项目负责人", "单位负责人", "评审人",
                                   "日期" };
    struct block *block = report_add(c->r, BLOCK_SIGNATURES);
    block->signatures.names = names;
    block->signatures.n = G_N_ELEMENTS(names);
}

/* A text that is the same as the row's above is not said again. */
static void
put_group(struct tabling *t, const char *now, const char *before)
{
    tabling_text(t, g_strcmp0(now, before) == 0 ? NULL : now, 0);
}

/* ------------------------------------------------------------- targets */

static void
target_fields(struct composing *c, const struct project *p)
{
    const struct budget *b = c->u->budget;
    struct field fields[10];
    size_t n = 0;
    const char *year = b->year ? arena_printf(c->a, "%d", b->year) : NULL;
    fields[n++] = plain_field(c->a, "项目编码", p->code, false);
    fields[n++] = plain_field(c->a, "项目类别", p->category, false);
    fields[n++] = plain_field(c->a, "部门", coded_words(c->a, &b->department),
                              false);
    fields[n++] = plain_field(c->a, "单位", coded_words(c->a, &p->org), false);
    fields[n++] = plain_field(c->a, "年度", year, false);
    fields[n++] = plain_field(c->a, "项目总额",
                              figure_words(c->a, &p->total), false);
    fields[n++] = plain_field(c->a, "其中：财政资金",
                              figure_words(c->a, &p->fiscal), false);
    fields[n++] = plain_field(c->a, "其他资金",
                              figure_words(c->a, &p->other), false);
    if (c->options->show_contacts) {
        fields[n++] = plain_field(c->a, "项目负责人", p->person, false);
        fields[n++] = plain_field(c->a, "联系电话", p->phone, false);
    }
    add_fields(c, fields, n);
}

static void
target_indicators(struct composing *c, const struct project *p)
{
    static const struct tabling_column columns[] = {
        { "一级指标", ALIGN_LEFT, 5, 6 },  { "二级指标", ALIGN_LEFT, 6, 8 },
        { "三级指标", ALIGN_LEFT, 12, 0 }, { "性质", ALIGN_CENTRE, 2, 3 },
        { "指标值", ALIGN_RIGHT, 4, 8 },   { "单位", ALIGN_LEFT, 3, 5 },
        { "方向", ALIGN_LEFT, 2, 5 }
    };
    struct tabling *t = tabling_new(c->a, "绩效指标", 7, columns);
    const struct indicator *before = NULL;
    for (size_t i = 0; i < p->n_indicators; i++) {
        const struct indicator *item = &p->indicators[i];
        bool same = before && g_strcmp0(before->level1, item->level1) == 0;
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        put_group(t, item->level1, before ? before->level1 : "");
        put_group(t, item->level2, same ? before->level2 : "");
        tabling_text(t, item->level3, 0);
        tabling_text(t, item->relation, 0);
        tabling_text(t, item->value, 0);
        tabling_text(t, item->measure, 0);
        tabling_text(t, item->direction, 0);
        before = item;
    }
    struct report_table *made = tabling_end(t, c);
    made->numbered = false;
    made->unit = arena_printf(c->a, "共%zu个指标", p->n_indicators);
}

static const char *
sheet_name(arena *a, const struct project *p)
{
    if (p->name)
        return p->name;
    if (p->candidates && p->candidates[0])
        return arena_printf(a, "（名称缺失，可能为“%s”）", p->candidates[0]);
    return "（名称缺失）";
}

static void
target_sheet(struct composing *c, size_t i)
{
    const struct budget *b = c->u->budget;
    const struct project *p = &b->projects[i];
    report_heading(c->r, 1, sheet_stem(b, i, c->a), sheet_name(c->a, p));
    target_fields(c, p);
    if (p->goal) {
        report_heading(c->r, 3, NULL, "绩效目标");
        part_paragraph(c, p->goal);
    }
    if (p->n_indicators)
        target_indicators(c, p);
    else
        part_note(c, "公开文本未列本项目的绩效指标。");
    findings_between(c, p->first_line, p->last_line);
    part_note(c, arena_printf(c->a, "公开文本第%d行至第%d行，第%zu/%zu个"
                                    "项目。",
                              p->first_line, p->last_line, i + 1,
                              b->n_projects));
    signatures(c);
}

struct report *
compose_target_sheet(const struct understanding *u, size_t i,
                     const struct compose_options *options, arena *memory)
{
    struct composing c = { .u = u, .options = options, .a = memory };
    const char *name = sheet_name(memory, &u->budget->projects[i]);
    begin_report(&c, arena_printf(memory, "%s：%s", TARGETS, name), TARGETS);
    target_sheet(&c, i);
    return c.r;
}

/* ----------------------------------------------------- self-evaluation */

static void
evaluation_fields(struct composing *c, const struct evaluation *e)
{
    struct field fields[8];
    size_t n = 0;
    const char *year = e->year ? arena_printf(c->a, "%d", e->year) : NULL;
    fields[n++] = plain_field(c->a, "主管部门", e->department, false);
    fields[n++] = plain_field(c->a, "实施单位", e->org, false);
    fields[n++] = plain_field(c->a, "年度", year, false);
    fields[n++] = plain_field(c->a, "自评得分", e->total_score.text, false);
    if (c->options->show_contacts) {
        fields[n++] = plain_field(c->a, "项目负责人", e->person, false);
        fields[n++] = plain_field(c->a, "联系电话", e->phone, false);
    }
    add_fields(c, fields, n);
}

static void
evaluation_funds(struct composing *c, const struct evaluation *e)
{
    static const struct tabling_column columns[] = {
        { "资金", ALIGN_LEFT, 8, 0 },        { "年初预算数", ALIGN_POINT, 0, 0 },
        { "全年预算数", ALIGN_POINT, 0, 0 }, { "全年执行数", ALIGN_POINT, 0, 0 },
        { "分值", ALIGN_RIGHT, 0, 0 },       { "执行率", ALIGN_RIGHT, 0, 0 },
        { "得分", ALIGN_RIGHT, 0, 0 }
    };
    struct tabling *t = tabling_new(c->a, "项目资金", 7, columns);
    for (size_t i = 0; i < e->n_funds; i++) {
        const struct fund_line *line = &e->funds[i];
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        tabling_text(t, line->source, 0);
        tabling_figure(t, &line->initial);
        tabling_figure(t, &line->full_year);
        tabling_figure(t, &line->executed);
        tabling_text(t, line->weight.text, 0);
        tabling_text(t, line->rate.text, 0);
        tabling_text(t, line->score.text, 0);
    }
    struct report_table *made = tabling_end(t, c);
    made->numbered = false;
    made->unit = "金额单位：万元";
}

static void
evaluation_indicators(struct composing *c, const struct evaluation *e)
{
    static const struct tabling_column columns[] = {
        { "一级", ALIGN_LEFT, 4, 5 },      { "二级", ALIGN_LEFT, 4, 6 },
        { "三级指标", ALIGN_LEFT, 8, 0 },  { "年度指标值", ALIGN_LEFT, 8, 0 },
        { "实际完成值", ALIGN_LEFT, 8, 0 }, { "分值", ALIGN_RIGHT, 0, 0 },
        { "得分", ALIGN_RIGHT, 0, 0 },     { "偏差原因", ALIGN_LEFT, 6, 0 }
    };
    struct tabling *t = tabling_new(c->a, "绩效指标完成情况", 8, columns);
    const struct evaluation_indicator *before = NULL;
    for (size_t i = 0; i < e->n_indicators; i++) {
        const struct evaluation_indicator *item = &e->indicators[i];
        bool same = before && g_strcmp0(before->level1, item->level1) == 0;
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        put_group(t, item->level1, before ? before->level1 : "");
        put_group(t, item->level2, same ? before->level2 : "");
        tabling_text(t, item->level3, 0);
        tabling_text(t, item->target, 0);
        tabling_text(t, item->actual, 0);
        tabling_text(t, item->weight.text, 0);
        tabling_text(t, item->score.text, 0);
        tabling_text(t, item->reason, 0);
        before = item;
    }
    tabling_row(t, REPORT_ROW_TOTAL, NULL);
    tabling_text(t, "总分", 0);
    for (int i = 0; i < 4; i++)
        tabling_blank(t);
    tabling_text(t, e->total_weight.text, 0);
    tabling_text(t, e->total_score.text, 0);
    tabling_end(t, c)->numbered = false;
}

static const char *
evaluation_name(const struct evaluation *e)
{
    return e->project ? e->project : "（名称缺失）";
}

static void
evaluation_sheet(struct composing *c, size_t i)
{
    const struct budget *b = c->u->budget;
    const struct evaluation *e = &b->evaluations[i];
    report_heading(c->r, 1, sheet_stem(b, i, c->a), evaluation_name(e));
    evaluation_fields(c, e);
    evaluation_funds(c, e);
    if (e->goal) {
        report_heading(c->r, 3, NULL, "预期目标");
        part_paragraph(c, e->goal);
    }
    if (e->actual) {
        report_heading(c->r, 3, NULL, "实际完成情况");
        part_paragraph(c, e->actual);
    }
    if (e->n_indicators)
        evaluation_indicators(c, e);
    findings_between(c, e->first_line, e->last_line);
    signatures(c);
}

struct report *
compose_evaluation_sheet(const struct understanding *u, size_t i,
                         const struct compose_options *options, arena *memory)
{
    struct composing c = { .u = u, .options = options, .a = memory };
    const char *name = evaluation_name(&u->budget->evaluations[i]);
    begin_report(&c, arena_printf(memory, "%s：%s", EVALUATIONS, name),
                 EVALUATIONS);
    evaluation_sheet(&c, i);
    return c.r;
}

/* ----------------------------------------------------------------- all */

/** A sheet in the index: ranked by money. */
struct ranked {
    size_t i;
    money amount;
};

static gint
compare_ranked(gconstpointer left, gconstpointer right)
{
    const struct ranked *a = left, *b = right;
    int by_amount = money_compare(b->amount, a->amount);
    return by_amount ? by_amount : (a->i > b->i) - (a->i < b->i);
}

static money
sheet_amount(const struct budget *b, size_t i)
{
    if (!b->n_evaluations)
        return b->projects[i].total.used;
    const struct evaluation *e = &b->evaluations[i];
    return e->n_funds ? e->funds[0].full_year.used : (money) { 0 };
}

static void
index_of_sheets(struct composing *c, size_t n)
{
    static const struct tabling_column columns[] = {
        { "序号", ALIGN_RIGHT, 0, 0 }, { "项目名称", ALIGN_LEFT, 20, 0 },
        { "金额", ALIGN_POINT, 0, 0 }, { "指标数", ALIGN_RIGHT, 0, 0 }
    };
    const struct budget *b = c->u->budget;
    struct ranked *rank = arena_array(c->a, struct ranked, n);
    for (size_t i = 0; i < n; i++)
        rank[i] = (struct ranked) { i, sheet_amount(b, i) };
    qsort(rank, n, sizeof *rank, compare_ranked);
    struct tabling *t = tabling_new(c->a, "项目索引", 4, columns);
    for (size_t k = 0; k < n; k++) {
        size_t i = rank[k].i;
        size_t indicators = b->n_evaluations
            ? b->evaluations[i].n_indicators : b->projects[i].n_indicators;
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        tabling_text(t, arena_printf(c->a, "%zu", k + 1), 0);
        tabling_link(t,
                     b->n_evaluations ? evaluation_name(&b->evaluations[i])
                                      : sheet_name(c->a, &b->projects[i]),
                     sheet_stem(b, i, c->a));
        tabling_money(t, rank[k].amount, NULL);
        tabling_text(t, arena_printf(c->a, "%zu", indicators), 0);
    }
    struct report_table *made = tabling_end(t, c);
    made->numbered = false;
    made->unit = "金额单位：万元";
}

struct report *
compose_all_sheets(const struct understanding *u,
                   const struct compose_options *options, arena *memory)
{
    struct composing c = { .u = u, .options = options, .a = memory };
    const struct budget *b = u->budget;
    size_t n = b->n_evaluations ? b->n_evaluations : b->n_projects;
    const char *kind = b->n_evaluations ? EVALUATIONS : TARGETS;
    begin_report(&c, arena_printf(memory, "%s（全部）", kind), kind);
    report_heading(c.r, 1, "index", kind);
    index_of_sheets(&c, n);
    for (size_t i = 0; i < n; i++) {
        report_add(c.r, BLOCK_PAGE_BREAK);
        if (b->n_evaluations)
            evaluation_sheet(&c, i);
        else
            target_sheet(&c, i);
    }
    return c.r;
}

/* ---------------------------------------------------------------- stem */

static const char *
sheet_code(const struct budget *b, size_t i)
{
    return b->n_evaluations ? b->evaluations[i].code : b->projects[i].code;
}

static int
sheet_line(const struct budget *b, size_t i)
{
    return b->n_evaluations ? b->evaluations[i].first_line
                            : b->projects[i].first_line;
}

/* Only what every file system takes. */
static const char *
safe_name(arena *a, const char *code)
{
    char *name = arena_strdup(a, code);
    for (char *p = name; *p; p++)
        if ((unsigned char) *p < 0x80 && !g_ascii_isalnum(*p) && *p != '-')
            *p = '_';
    return name;
}

const char *
sheet_stem(const struct budget *b, size_t i, arena *memory)
{
    size_t n = b->n_evaluations ? b->n_evaluations : b->n_projects;
    const char *code = sheet_code(b, i);
    if (!code || !*code)
        return arena_printf(memory, "L%d", sheet_line(b, i));
    size_t same = 0;
    for (size_t k = 0; k < n; k++)
        same += g_strcmp0(code, sheet_code(b, k)) == 0;
    if (same > 1)
        return arena_printf(memory, "%s-L%d", safe_name(memory, code),
                            sheet_line(b, i));
    return safe_name(memory, code);
}
