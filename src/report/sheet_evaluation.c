/* The performance sheet of a self-evaluation: declared beside recomputed. */
#include "report/sheet_parts.h"

#include <glib.h>
#include <string.h>

static void
put_fields(struct sheet *sh)
{
    const struct evaluation *e = sh->evaluation;
    arena *a = sh->a;
    bool show = sh->s->options->show_contacts;
    const char *year = e->year ? arena_printf(a, "%d", e->year) : NULL;
    const struct field fields[] = {
        { "项目编码", sheet_text(a, SPAN_CODE, e->code, 0) },
        { "主管部门", text_plain(a, e->department) },
        { "实施单位", text_plain(a, e->org) },
        { "年度", text_plain(a, year) },
        { "项目负责人", text_plain(a, show ? e->person : NULL) },
        { "联系电话", text_plain(a, show ? e->phone : NULL) }
    };
    sheet_fields(sh, fields, G_N_ELEMENTS(fields));
}

/* --------------------------------------------------------------- money */

static bool
is_empty(const struct fund_line *f)
{
    return figure_is_blank(&f->initial) && figure_is_blank(&f->full_year) &&
           figure_is_blank(&f->executed);
}

static void
put_fund_row(struct sheet *sh, struct report_row *row,
             const struct fund_line *f)
{
    struct report_cell *cells = row->cells;
    sheet_cell(sh, &cells[0], SPAN_PLAIN, f->source, 0);
    sheet_cell_figure(sh, &cells[1], &f->initial);
    sheet_cell_figure(sh, &cells[2], &f->full_year);
    sheet_cell_figure(sh, &cells[3], &f->executed);
    sheet_cell(sh, &cells[4], SPAN_NUMBER, f->weight.text, f->line);
    sheet_cell(sh, &cells[5], SPAN_NUMBER, f->rate.text, f->line);
    sheet_cell(sh, &cells[6], SPAN_NUMBER, f->score.text, f->line);
}

/* Sources without any amount are left out; the note names them. */
static void
put_funds(struct sheet *sh)
{
    static const struct tabling_column columns[] = {
        { "项目资金", ALIGN_LEFT, 8, 0 }, { "年初预算数", ALIGN_POINT, 0, 0 },
        { "全年预算数", ALIGN_POINT, 0, 0 },
        { "全年执行数", ALIGN_POINT, 0, 0 }, { "分值", ALIGN_RIGHT, 0, 0 },
        { "执行率", ALIGN_RIGHT, 0, 0 },   { "得分", ALIGN_RIGHT, 0, 0 }
    };
    const struct evaluation *e = sh->evaluation;
    size_t n = 0;
    for (size_t i = 0; i < e->n_funds; i++)
        n += !is_empty(&e->funds[i]);
    if (!n) {
        sheet_note(sh, "公开文本未列本项目的资金。");
        return;
    }
    struct report_table *t = sheet_table(sh, "资金", columns, 7, n);
    GString *empty = g_string_new(NULL);
    for (size_t i = 0, row = 0; i < e->n_funds; i++) {
        const char *source = e->funds[i].source;
        if (!is_empty(&e->funds[i]))
            put_fund_row(sh, &t->rows[row++], &e->funds[i]);
        else
            g_string_append_printf(empty, "%s%s", empty->len ? "、" : "注：",
                                   source ? source : "未注明的来源");
    }
    t->unit = "金额单位：万元";
    t->note = empty->len ? arena_printf(sh->a, "%s没有金额。", empty->str)
                         : NULL;
    g_string_free(empty, TRUE);
}

static void
put_rate(struct sheet *sh)
{
    static const char *parts[] = { "全年执行数", "全年预算数", "应达", NULL };
    const struct fund_line *total = evaluation_funds_total(sh->evaluation);
    const struct recomputed *again = sh->f->again;
    if (!again->rate.known || total->full_year.used.fen <= 0)
        return;
    struct chart_item *item = arena_one(sh->a, struct chart_item);
    *item = (struct chart_item) { .label = "全年执行数",
                                  .value = total->executed.used,
                                  .share = -1 };
    int64_t percent = money_divide_rounded(again->rate.millionths,
                                           DECIMAL_ONE / 10000);
    const char *rate = words_share(sh->a, percent, (money) { percent });
    const char *score = sheet_score(sh->a, again->rate_score);
    struct chart *chart = arena_one(sh->a, struct chart);
    *chart = (struct chart) {
        .kind = CHART_BULLET, .unit = UNIT_WAN, .decimals = 2, .n_items = 1,
        .items = item, .target = total->full_year.used, .mark = 9000,
        .parts = parts,
        .title = arena_printf(sh->a, "执行率%s＝全年执行数÷全年预算数%s%s%s",
                              rate, score ? "，复算得" : "",
                              score ? score : "", score ? "分" : "")
    };
    chart->description = chart->title;
    sheet_chart(sh, chart);
}

/* ---------------------------------------------------- goal and result */

enum { GOAL_WIDTH = 46 }; /* of both columns, in characters */

/* The longer text has the wider column. */
static int
goal_width(const struct evaluation *e)
{
    glong goal = e->goal ? g_utf8_strlen(e->goal, -1) : 0;
    glong actual = e->actual ? g_utf8_strlen(e->actual, -1) : 0;
    glong left = GOAL_WIDTH * goal / MAX(goal + actual, 1);
    return (int) CLAMP(left, GOAL_WIDTH / 3, 2 * GOAL_WIDTH / 3);
}

static void
put_goal(struct sheet *sh)
{
    const struct evaluation *e = sh->evaluation;
    if (!e->goal && !e->actual)
        return;
    int left = goal_width(e);
    const struct tabling_column columns[] = {
        { "预期目标", ALIGN_LEFT, left, left },
        { "实际完成情况", ALIGN_LEFT, GOAL_WIDTH - left, GOAL_WIDTH - left }
    };
    struct report_table *t = sheet_table(sh, "年度总体目标", columns, 2, 1);
    struct report_cell *cells = t->rows[0].cells;
    sheet_cell(sh, &cells[0], SPAN_PLAIN, sheet_masked(sh, e->goal), 0);
    sheet_cell(sh, &cells[1], e->actual ? SPAN_PLAIN : SPAN_MUTED,
               e->actual ? sheet_masked(sh, e->actual) : "未填", 0);
}

/* ---------------------------------------------------------- indicators */

static bool
same_group(const struct indicator *a,
           const struct indicator *b)
{
    return g_strcmp0(a->level1, b->level1) == 0 &&
           g_strcmp0(a->level2, b->level2) == 0;
}

static const char *
group_name(arena *a, const struct indicator *x)
{
    const char *level2 = x->level2 ? x->level2 : "";
    return arena_printf(a, "%s%s%s", x->level1 ? x->level1 : "未注明",
                        *level2 ? " · " : "", level2);
}

/* Why no formula applies, in the few characters that a column has. */
static const char *
short_why(const char *why)
{
    static const struct {
        const char *why, *few;
    } words[] = { { "逾期无计算公式", "逾期" }, { "数值不可比", "不可比" },
                  { "定性指标", "定性" },       { "未填指标值", "无目标" },
                  { "未填结果", "无结果" },     { "未填分值", "无分值" } };
    for (size_t i = 0; why && i < G_N_ELEMENTS(words); i++)
        if (strcmp(words[i].why, why) == 0)
            return words[i].few;
    return why;
}

/* What the formula gives; the band of words; why there is neither. */
static void
put_recomputed(struct sheet *sh, struct report_cell *cell,
               const struct indicator *x,
               const struct recomputed_indicator *again)
{
    const char *score = sheet_score(sh->a, again->score);
    const char *band = again->qualitative
        ? evaluation_band(x->weight, x->score) : NULL;
    if (score)
        sheet_cell(sh, cell, SPAN_NUMBER, score, 0);
    else
        sheet_cell(sh, cell, SPAN_MUTED, band ? band : short_why(again->why),
                   0);
}

/* How much of the target is reached, with a bar; nothing where no ratio is. */
static void
put_completion(struct sheet *sh, struct report_cell *cell,
               const struct recomputed_indicator *again)
{
    if (!again->ratio.known)
        return;
    int64_t percent = money_divide_rounded(again->ratio.millionths,
                                           DECIMAL_ONE / 10000);
    sheet_cell(sh, cell, SPAN_NUMBER,
               arena_printf(sh->a, "%" G_GINT64_FORMAT "%%",
                            money_divide_rounded(percent, 100)), 0);
    cell->bar = (int) CLAMP(percent, 0, 10000);
}

static enum span_style
score_style(const struct indicator *x)
{
    return x->weight.known && x->score.known &&
                   x->score.millionths != x->weight.millionths
               ? SPAN_MARK : SPAN_NUMBER;
}

static void
put_indicator(struct sheet *sh, struct report_row *row,
              const struct indicator *x,
              const struct recomputed_indicator *again)
{
    struct report_cell *cells = row->cells;
    sheet_cell(sh, &cells[0], SPAN_PLAIN, x->level3, 0);
    sheet_cell(sh, &cells[1], SPAN_PLAIN, sheet_masked(sh, x->target), 0);
    sheet_cell(sh, &cells[2], SPAN_PLAIN, sheet_masked(sh, x->actual), 0);
    put_completion(sh, &cells[3], again);
    sheet_cell(sh, &cells[4], SPAN_NUMBER, x->weight.text, x->line);
    sheet_cell(sh, &cells[5], score_style(x), x->score.text, x->line);
    put_recomputed(sh, &cells[6], x, again);
    sheet_cell(sh, &cells[7], SPAN_PLAIN, sheet_masked(sh, x->reason), 0);
}

static void
put_total(struct sheet *sh, struct report_row *row)
{
    const struct evaluation *e = sh->evaluation;
    struct report_cell *cells = row->cells;
    row->role = REPORT_ROW_TOTAL;
    sheet_cell(sh, &cells[0], SPAN_PLAIN, "总分（含执行率）", 0);
    sheet_cell(sh, &cells[4], SPAN_NUMBER, e->total_weight.text,
               e->total_line);
    sheet_cell(sh, &cells[5], SPAN_NUMBER, e->total_score.text,
               e->total_line);
    sheet_cell(sh, &cells[6], SPAN_NUMBER,
               sheet_score(sh->a, sh->f->again->capped_total), 0);
}

/* Without weight and without score: the form lists it and counts it not. */
static bool
is_unscored(const struct indicator *x)
{
    return !x->weight.known && !x->score.known;
}

/** Indicators of one table. */
struct chosen {
    size_t n, groups;
    size_t *at; /* indices in the form */
};

static struct chosen
choose(struct sheet *sh, bool unscored)
{
    const struct evaluation *e = sh->evaluation;
    struct chosen c = { .at = arena_array(sh->a, size_t,
                                          e->n_indicators + 1) };
    for (size_t i = 0; i < e->n_indicators; i++) {
        const struct indicator *x = &e->indicators[i];
        if (is_unscored(x) != unscored)
            continue;
        c.groups += !c.n || !same_group(x, &e->indicators[c.at[c.n - 1]]);
        c.at[c.n++] = i;
    }
    return c;
}

static void
put_scored(struct sheet *sh, const struct chosen *c)
{
    static const struct tabling_column columns[] = {
        { "三级指标", ALIGN_LEFT, 8, 0 },   { "年度指标值", ALIGN_LEFT, 10, 0 },
        { "实际完成值", ALIGN_LEFT, 9, 0 }, { "完成", ALIGN_RIGHT, 0, 0 },
        { "分值", ALIGN_RIGHT, 0, 0 },      { "得分", ALIGN_RIGHT, 0, 0 },
        { "复算", ALIGN_RIGHT, 0, 0 },      { "偏差原因", ALIGN_LEFT, 7, 0 }
    };
    const struct indicator *all = sh->evaluation->indicators;
    size_t row = 0;
    struct report_table *t = sheet_table(sh, "绩效指标完成情况", columns, 8,
                                         c->n + c->groups + 1);
    for (size_t i = 0; i < c->n; i++) {
        const struct indicator *x = &all[c->at[i]];
        if (!i || !same_group(x, &all[c->at[i - 1]]))
            sheet_group_row(sh, t, row++, group_name(sh->a, x));
        put_indicator(sh, &t->rows[row++], x,
                      &sh->f->again->indicators[c->at[i]]);
    }
    put_total(sh, &t->rows[row]);
    t->note = "注：“完成”与“复算”按指标值与完成值计算：达到的得满分，"
              "未达到的按比例；定性指标只注得分所在的档（达成80%—100%、"
              "部分达成60%—80%、未达成60%以下）；不能复算的写明原因，“逾期”"
              "没有公式。";
}

/* They need no room for scores, so their texts have it. */
static void
put_unscored(struct sheet *sh, const struct chosen *c)
{
    static const struct tabling_column columns[] = {
        { "二级指标", ALIGN_LEFT, 4, 6 },   { "三级指标", ALIGN_LEFT, 8, 0 },
        { "年度指标值", ALIGN_LEFT, 12, 0 }, { "实际完成值", ALIGN_LEFT, 5, 0 },
        { "原因", ALIGN_LEFT, 8, 0 }
    };
    const struct indicator *all = sh->evaluation->indicators;
    struct report_table *t =
        sheet_table(sh, "没有分值、不计分的指标", columns, 5, c->n);
    for (size_t i = 0; i < c->n; i++) {
        const struct indicator *x = &all[c->at[i]];
        bool same = i && same_group(x, &all[c->at[i - 1]]);
        const char *group = x->level2 ? x->level2 : x->level1;
        struct report_cell *cells = t->rows[i].cells;
        if (same)
            sheet_cell_same(&cells[0]);
        else
            sheet_cell(sh, &cells[0], SPAN_PLAIN, group, 0);
        sheet_cell(sh, &cells[1], SPAN_PLAIN, x->level3, x->line);
        sheet_cell(sh, &cells[2], SPAN_PLAIN, sheet_masked(sh, x->target), 0);
        sheet_cell(sh, &cells[3], SPAN_PLAIN, sheet_masked(sh, x->actual), 0);
        sheet_cell(sh, &cells[4], SPAN_PLAIN, sheet_masked(sh, x->reason), 0);
    }
    t->unit = arena_printf(sh->a, "共%zu个", c->n);
}

static void
put_indicators(struct sheet *sh)
{
    struct chosen scored = choose(sh, false), unscored = choose(sh, true);
    if (scored.n)
        put_scored(sh, &scored);
    if (unscored.n)
        put_unscored(sh, &unscored);
    if (!scored.n && !unscored.n)
        sheet_note(sh, "公开文本未列本项目的绩效指标。");
}

/* --------------------------------------------------------------- sheet */

/* Where the run has the budget that holds the project's targets. */
static void
put_meeting(struct sheet *sh)
{
    struct gathered_targets found = gathering_targets_of(sh->s->u, sh->i);
    if (found.project)
        sheet_meeting(sh, found.project, sh->evaluation);
}

static void
put_scores(struct sheet *sh)
{
    struct block *make_up = sheet_make_up(sh);
    if (sheet_losses(sh) && make_up) {
        make_up->beside = true;
        make_up->width = 42;
    }
}

void
sheet_evaluation_summary(struct sheet *sh)
{
    sheet_score_head(sh);
    put_rate(sh);
    put_scores(sh);
}

void
sheet_of_evaluation(struct sheet *sh)
{
    sheet_score_head(sh);
    put_fields(sh);
    put_funds(sh);
    put_rate(sh);
    put_goal(sh);
    put_indicators(sh);
    put_scores(sh);
    put_meeting(sh);
    sheet_findings(sh);
    sheet_close(sh);
}
