/* The performance sheet of a project's targets. */
#include "report/sheet_parts.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------ at a glance */

static struct key_figure
money_figure(struct sheet *sh, const char *label, const struct figure *f,
             const char *remark)
{
    bool known = figure_is_known(f);
    return (struct key_figure) {
        .label = label, .remark = remark, .line = f->at.line,
        .value = known ? sheet_wan(sh->a, f->used) : f->text,
        .unit = known ? "万元" : NULL
    };
}

/* The share of the treasury's money in the project's. */
static const char *
fiscal_remark(struct sheet *sh)
{
    const struct project *p = sh->project;
    int64_t share;
    if (!figure_is_known(&p->fiscal) || !figure_is_known(&p->total) ||
        !money_ratio(p->fiscal.used, p->total.used, 10000, &share))
        return NULL;
    return arena_printf(sh->a, "占项目总额%s",
                        words_share(sh->a, share, p->fiscal.used));
}

static struct key_figure
checks_figure(struct sheet *sh)
{
    const struct sheet_facts *f = sh->f;
    size_t serious = f->found[FINDING_ERROR] + f->found[FINDING_WARNING];
    return (struct key_figure) {
        .label = "核对", .bad = serious > 0,
        .value = arena_printf(sh->a, "%zu", serious ? serious : f->holds),
        .unit = serious ? "条待查" : "处相符",
        .remark = serious ? arena_printf(sh->a, "另有%zu处相符", f->holds)
                          : f->fails ? NULL : "没有发现问题"
    };
}

static void
put_figures(struct sheet *sh)
{
    const struct sheet_facts *f = sh->f;
    const char *place = figure_is_known(f->amount)
        ? arena_printf(sh->a, "金额第%zu，共%zu个项目", f->rank, sh->s->n)
        : "没有印出";
    struct key_figure items[] = {
        money_figure(sh, "项目总额", &sh->project->total, place),
        money_figure(sh, "财政资金", &sh->project->fiscal,
                     fiscal_remark(sh)),
        { .label = "定量指标",
          .value = arena_printf(sh->a, "%zu/%zu", f->measurable,
                                f->indicators),
          .unit = "个",
          .remark = f->indicators
              ? arena_printf(sh->a, "可衡量的占%s",
                             sheet_share(sh->a, f->measurable, f->indicators))
              : "未列绩效指标" },
        checks_figure(sh)
    };
    sheet_figures(sh, items, G_N_ELEMENTS(items));
}

/* ----------------------------------------------------------- particulars */

/* "2010301 行政运行、…": what the project lines say. */
static const char *
subjects(struct sheet *sh, enum classification which)
{
    const struct elsewhere *other = &sh->s->elsewhere[sh->i];
    GString *all = g_string_new(NULL);
    for (size_t k = 0; k < other->n_subjects[which]; k++) {
        g_string_append(all, k ? "、" : "");
        g_string_append(all,
                        sheet_coded(sh->a, other->subjects[which][k]));
    }
    const char *kept = arena_strndup(sh->a, all->str, all->len);
    g_string_free(all, TRUE);
    return kept;
}

static void
put_fields(struct sheet *sh)
{
    const struct budget *b = sh->s->u->budget;
    const struct project *p = sh->project;
    arena *a = sh->a;
    const char *year = b->year ? arena_printf(a, "%d", b->year) : NULL;
    bool show = sh->s->options->show_contacts;
    const struct figure *other =
        figure_is_blank(&p->other) ? NULL : &p->other;
    const struct field fields[] = {
        { "项目编码", sheet_text(a, SPAN_CODE, p->code, 0) },
        { "项目类别", text_plain(a, p->category) },
        { "部门", text_plain(a, sheet_coded(a, &b->department)) },
        { "单位", text_plain(a, sheet_coded(a, &p->org)) },
        { "年度", text_plain(a, year) },
        { "其他资金", other ? sheet_figure(a, other) : (struct text) { 0 } },
        { "功能分类", text_plain(a, subjects(sh, CLASS_FUNCTION)) },
        { "政府经济分类", text_plain(a, subjects(sh, CLASS_GOVERNMENT)) },
        { "部门经济分类", text_plain(a, subjects(sh, CLASS_DEPARTMENT)) },
        { "项目负责人", text_plain(a, show ? p->person : NULL) },
        { "联系电话", text_plain(a, show ? p->phone : NULL) }
    };
    sheet_fields(sh, fields, G_N_ELEMENTS(fields));
}

/* ------------------------------------------------------------ indicators */

static void
put_level(struct sheet *sh, struct report_cell *cell, const char *level,
          bool same)
{
    if (same)
        sheet_cell_same(cell);
    else
        sheet_cell(sh, cell, SPAN_PLAIN, level, 0);
}

static void
put_indicator(struct sheet *sh, struct report_row *row,
              const struct indicator *now, const struct indicator *before)
{
    struct report_cell *cells = row->cells;
    bool same1 = before && g_strcmp0(before->level1, now->level1) == 0;
    bool same2 = same1 && g_strcmp0(before->level2, now->level2) == 0;
    bool doubted = sheet_is_doubted(sh, now->line);
    enum span_style style = doubted ? SPAN_MARK : SPAN_PLAIN;
    put_level(sh, &cells[0], now->level1, same1);
    put_level(sh, &cells[1], now->level2, same2);
    sheet_cell(sh, &cells[2], SPAN_PLAIN, sheet_masked(sh, now->level3), 0);
    sheet_cell(sh, &cells[3], SPAN_PLAIN, now->relation, 0);
    sheet_cell(sh, &cells[4], style, now->value, now->line);
    sheet_cell(sh, &cells[5], SPAN_PLAIN, now->measure, 0);
    sheet_cell(sh, &cells[6], SPAN_PLAIN, now->direction, 0);
}

/* Some forms say no direction; then there is no column for it. */
static bool
has_directions(const struct project *p)
{
    for (size_t i = 0; i < p->n_indicators; i++)
        if (p->indicators[i].direction)
            return true;
    return false;
}

static void
put_indicators(struct sheet *sh)
{
    static const struct tabling_column columns[] = {
        { "一级指标", ALIGN_LEFT, 5, 6 },  { "二级指标", ALIGN_LEFT, 6, 8 },
        { "三级指标", ALIGN_LEFT, 12, 0 }, { "关系", ALIGN_CENTRE, 2, 3 },
        { "指标值", ALIGN_RIGHT, 4, 8 },   { "单位", ALIGN_LEFT, 3, 5 },
        { "方向", ALIGN_LEFT, 2, 5 }
    };
    const struct project *p = sh->project;
    if (!p->n_indicators) {
        sheet_note(sh, "公开文本未列本项目的绩效指标。");
        return;
    }
    struct report_table *t = sheet_table(sh, "绩效指标", columns, 7,
                                         p->n_indicators);
    for (size_t i = 0; i < p->n_indicators; i++)
        put_indicator(sh, &t->rows[i], &p->indicators[i],
                      i ? &p->indicators[i - 1] : NULL);
    if (!has_directions(p))
        t->n_columns--;
    t->unit = arena_printf(sh->a, "定量%zu个，定性%zu个", sh->f->measurable,
                           p->n_indicators - sh->f->measurable);
}

/* ----------------------------------------------------------------- costs */

enum { MOST_COSTS = 6 };

/* An indicator of costs in money: its ceiling. */
static bool
cost_of(arena *a, const struct indicator *i, money *cost)
{
    if (indicator_kind_of(i->level1, i->level2) != INDICATOR_COST)
        return false;
    struct quantity q = quantity_of_target(a, sheet_target(a, i));
    if (!q.known || q.measure != MEASURE_MONEY)
        return false;
    cost->fen = money_divide_rounded(q.high.millionths, DECIMAL_ONE / 100);
    return cost->fen > 0;
}

static int
compare_costs(const void *left, const void *right)
{
    const struct chart_item *a = left, *b = right;
    return money_compare(b->value, a->value);
}

static const char *
costs_title(struct sheet *sh, const struct chart_item *items, size_t n)
{
    money total = sh->project->total.used;
    int64_t share;
    if (money_compare(items[0].value, total) > 0)
        return arena_printf(sh->a, "成本指标“%s”大于项目总额",
                            items[0].label);
    if (n == 1 && items[0].value.fen == total.fen)
        return "成本指标等于项目总额";
    money_ratio(items[0].value, total, 10000, &share);
    return arena_printf(sh->a, "成本指标均不大于项目总额，最大的占%s",
                        words_share(sh->a, share, items[0].value));
}

/* The costs beside the money they must not exceed; null where none are. */
static struct block *
put_costs(struct sheet *sh)
{
    static const char *parts[] = { "成本指标", "项目总额", NULL };
    const struct project *p = sh->project;
    if (!figure_is_known(&p->total) || p->total.used.fen <= 0)
        return NULL;
    struct chart_item *items =
        arena_array(sh->a, struct chart_item, p->n_indicators + 1);
    size_t n = 0;
    for (size_t i = 0; i < p->n_indicators; i++) {
        struct chart_item item = { .label = p->indicators[i].level3,
                                   .share = -1 };
        if (!item.label)
            item.label = "（名称缺失）";
        if (cost_of(sh->a, &p->indicators[i], &item.value))
            items[n++] = item;
    }
    if (!n)
        return NULL;
    qsort(items, n, sizeof *items, compare_costs);
    struct chart *chart = arena_one(sh->a, struct chart);
    *chart = (struct chart) {
        .kind = CHART_BULLET, .unit = UNIT_WAN, .decimals = 2, .items = items,
        .n_items = MIN(n, (size_t) MOST_COSTS), .target = p->total.used,
        .title = costs_title(sh, items, n), .parts = parts,
        .note = n > MOST_COSTS
            ? arena_printf(sh->a, "另有%zu个较小的成本指标未画出",
                           n - MOST_COSTS) : NULL
    };
    chart->description = chart->title;
    return sheet_chart(sh, chart);
}

/* ----------------------------------------------------------------- whole */

void
sheet_of_targets(struct sheet *sh)
{
    put_figures(sh);
    put_fields(sh);
    if (sh->project->goal) {
        sheet_heading(sh, "绩效目标");
        sheet_paragraph(sh, sheet_masked(sh, sh->project->goal));
    }
    put_indicators(sh);
    sheet_elsewhere(sh, put_costs(sh));
    if (sh->s->answers[sh->i])
        sheet_meeting(sh, sh->project, sh->s->answers[sh->i]);
    sheet_findings(sh);
    sheet_close(sh);
}
