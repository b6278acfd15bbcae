/* The performance sheet of a self-evaluation: declared beside recomputed. */
#include "report/sheet_parts.h"

#include "budget/evaluate.h"
#include "budget/decimal.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

const char *
sheet_evaluation_name(const struct evaluation *e)
{
    return e->project ? e->project : "（名称缺失）";
}

/* The shortest digits of a computed value; null where it is not known. */
static const char *
computed(arena *a, struct decimal value)
{
    char text[DECIMAL_TEXT_SIZE];
    return value.known ? arena_strdup(a, decimal_plain(value, text)) : NULL;
}

static const char *
with_grade(arena *a, const char *score, const char *grade)
{
    if (!score)
        return NULL;
    return grade ? arena_printf(a, "%s（%s）", score, grade) : score;
}

static void
put_fields(struct composing *c, const struct evaluation *e,
           const struct recomputed *again)
{
    struct field fields[12];
    size_t n = 0;
    arena *a = c->a;
    const char *year = e->year ? arena_printf(a, "%d", e->year) : NULL;
    const char *grade = e->grade ? e->grade : evaluation_grade(e->total_score);
    fields[n++] = sheet_field(a, "主管部门", e->department);
    fields[n++] = sheet_field(a, "实施单位", e->org);
    fields[n++] = sheet_field(a, "年度", year);
    fields[n++] = sheet_field(a, "自评得分",
                              with_grade(a, e->total_score.text, grade));
    fields[n++] = sheet_field(a, "各项得分合计",
                              computed(a, again->total_score));
    fields[n++] =
        sheet_field(a, "按分值封顶",
                    with_grade(a, computed(a, again->capped_total),
                               evaluation_grade(again->capped_total)));
    if (c->options->show_contacts) {
        fields[n++] = sheet_field(a, "项目负责人", e->person);
        fields[n++] = sheet_field(a, "联系电话", e->phone);
    }
    sheet_fields(c, fields, n);
}

/* --------------------------------------------------------------- money */

static void
table_of_funds(struct composing *c, const struct evaluation *e)
{
    static const struct tabling_column columns[] = {
        { "资金", ALIGN_LEFT, 10, 0 },
        { "年初预算数", ALIGN_POINT, 0, 0 },
        { "全年预算数", ALIGN_POINT, 0, 0 },
        { "全年执行数", ALIGN_POINT, 0, 0 },
        { "分值", ALIGN_RIGHT, 0, 0 },
        { "执行率", ALIGN_RIGHT, 0, 0 },
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
say_rate(struct composing *c, const struct recomputed *again)
{
    if (!again->rate.known) {
        part_note(c, arena_printf(c->a, "复算执行率：%s。",
                                  again->rate_why ? again->rate_why : "–"));
        return;
    }
    int64_t percent = money_divide_rounded(again->rate.millionths, 100);
    const char *score = computed(c->a, again->rate_score);
    part_note(c, arena_printf(
                     c->a, "复算执行率：全年执行数÷全年预算数＝%s%s%s%s。",
                     words_share(c->a, percent, (money) { percent }),
                     percent < 9000 ? "，低于90%" : "",
                     score ? "，执行率得分" : "", score ? score : ""));
}

static void
chart_of_rate(struct composing *c, const struct evaluation *e)
{
    const struct fund_line *total = evaluation_funds_total(e);
    if (!total || !figure_is_known(&total->full_year) ||
        !figure_is_known(&total->executed) || total->full_year.used.fen <= 0)
        return;
    struct chart_item *item = arena_one(c->a, struct chart_item);
    *item = (struct chart_item) { .label = "全年执行数",
                                  .value = total->executed.used,
                                  .share = -1 };
    struct chart *chart = arena_one(c->a, struct chart);
    *chart = (struct chart) {
        .kind = CHART_BULLET, .unit = UNIT_WAN, .decimals = 2, .n_items = 1,
        .items = item, .target = total->full_year.used, .mark = 9000,
        .title = "全年执行数与全年预算数（竖线为90%）"
    };
    chart->description = chart->title;
    part_chart(c, chart, NULL);
}

/* ---------------------------------------------------------- indicators */

static bool
same_group(const struct evaluation_indicator *a,
           const struct evaluation_indicator *b)
{
    return g_strcmp0(a->level1, b->level1) == 0 &&
           g_strcmp0(a->level2, b->level2) == 0;
}

static void
put_group(struct composing *c, struct tabling *t,
          const struct evaluation_indicator *item)
{
    const char *level2 = item->level2 ? item->level2 : "";
    tabling_row(t, REPORT_ROW_GROUP, NULL);
    tabling_text(t, arena_printf(c->a, "%s%s%s",
                                 item->level1 ? item->level1 : "",
                                 *level2 ? " · " : "", level2), 0);
    tabling_span_rest(t);
}

static void
put_indicator(struct composing *c, struct tabling *t,
              const struct evaluation_indicator *item,
              const struct recomputed_indicator *again)
{
    const char *score = computed(c->a, again->score);
    tabling_row(t, REPORT_ROW_ITEM, NULL);
    tabling_text(t, item->level3, 0);
    tabling_text(t, item->target, 0);
    tabling_text(t, item->actual, 0);
    tabling_text(t, item->weight.text, 0);
    tabling_text(t, item->score.text, 0);
    tabling_text(t, score ? score : again->why, 0);
    tabling_text(t, item->reason, 0);
}

static void
table_of_indicators(struct composing *c, const struct evaluation *e,
                    const struct recomputed *again)
{
    static const struct tabling_column columns[] = {
        { "三级指标", ALIGN_LEFT, 8, 0 },    { "年度指标值", ALIGN_LEFT, 8, 0 },
        { "实际完成值", ALIGN_LEFT, 8, 0 }, { "分值", ALIGN_RIGHT, 0, 0 },
        { "得分", ALIGN_RIGHT, 0, 0 },       { "复算", ALIGN_RIGHT, 3, 5 },
        { "偏差原因", ALIGN_LEFT, 7, 0 }
    };
    struct tabling *t = tabling_new(c->a, "绩效指标完成情况", 7, columns);
    for (size_t i = 0; i < e->n_indicators; i++) {
        const struct evaluation_indicator *item = &e->indicators[i];
        if (!i || !same_group(item, item - 1))
            put_group(c, t, item);
        put_indicator(c, t, item, &again->indicators[i]);
    }
    tabling_row(t, REPORT_ROW_TOTAL, NULL);
    tabling_text(t, "总分（含执行率）", 0);
    tabling_text(t, NULL, 0);
    tabling_text(t, NULL, 0);
    tabling_text(t, e->total_weight.text, 0);
    tabling_text(t, e->total_score.text, 0);
    tabling_text(t, computed(c->a, again->capped_total), 0);
    tabling_text(t, NULL, 0);
    struct report_table *made = tabling_end(t, c);
    made->numbered = false;
    made->note = "注：“复算”按指标值与完成值计算；不能计算的写明原因。"
                 "总分的复算为各项得分以分值封顶后之和。";
}

/* ------------------------------------------------------------- make-up */

static void
table_of_levels(struct composing *c, const struct evaluation *e)
{
    static const struct tabling_column columns[] = {
        { "一级指标", ALIGN_LEFT, 8, 0 }, { "指标数", ALIGN_RIGHT, 0, 0 },
        { "分值", ALIGN_RIGHT, 0, 0 },    { "得分", ALIGN_RIGHT, 0, 0 },
        { "失分", ALIGN_RIGHT, 0, 0 }
    };
    size_t n;
    const struct level_sum *levels = evaluation_levels(c->a, e, &n);
    struct tabling *t = tabling_new(c->a, "得分构成", 5, columns);
    for (size_t i = 0; i < n; i++) {
        const struct level_sum *level = &levels[i];
        struct decimal lost = { .known = level->weight.known &&
                                         level->score.known };
        lost.millionths = level->weight.millionths - level->score.millionths;
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        tabling_text(t, level->level1, 0);
        tabling_text(t, arena_printf(c->a, "%zu", level->n), 0);
        tabling_text(t, computed(c->a, level->weight), 0);
        tabling_text(t, computed(c->a, level->score), 0);
        tabling_text(t, computed(c->a, lost), 0);
    }
    tabling_end(t, c)->numbered = false;
}

/* --------------------------------------------------------------- sheet */

static void
put_text(struct composing *c, const char *title, const char *text)
{
    if (!text)
        return;
    sheet_heading(c, title);
    part_paragraph(c, text);
}

void
sheet_of_evaluation(struct composing *c, size_t i)
{
    const struct budget *b = c->u->budget;
    const struct evaluation *e = &b->evaluations[i];
    const struct recomputed *again = evaluation_recompute(c->a, e);
    report_heading(c->r, 1, sheet_stem(b, i, c->a), sheet_evaluation_name(e));
    put_fields(c, e, again);
    if (e->n_funds)
        table_of_funds(c, e);
    say_rate(c, again);
    chart_of_rate(c, e);
    put_text(c, "预期目标", e->goal);
    put_text(c, "实际完成情况", e->actual);
    if (e->n_indicators) {
        table_of_indicators(c, e, again);
        table_of_levels(c, e);
    } else {
        part_note(c, "公开文本未列本项目的绩效指标。");
    }
    sheet_findings(c, e->first_line, e->last_line);
    sheet_signatures(c);
}
