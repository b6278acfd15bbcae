/* A self-evaluation at a glance: total and grade, declared beside recomputed,
 * money and its rate, the score's make-up, the losses. */
#include "report/sheet_parts.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define RATE_MARK 9000 /* most rules ask for a reason below 90 % */

/* ------------------------------------------------------------ at a glance */

static struct decimal
minus(struct decimal a, struct decimal b)
{
    struct decimal d = { .known = a.known && b.known };
    if (d.known && __builtin_sub_overflow(a.millionths, b.millionths,
                                          &d.millionths))
        d = (struct decimal) { 0 };
    return d;
}

/* Hundredths of a percent of a fraction. */
static int64_t
percent_of(struct decimal fraction)
{
    return money_divide_rounded(fraction.millionths, DECIMAL_ONE / 10000);
}

static const char *
rate_text(arena *a, const struct recomputed *again)
{
    int64_t percent = percent_of(again->rate);
    return again->rate.known ? words_share(a, percent, (money) { percent })
                             : again->rate_why;
}

static struct key_figure
total_figure(struct sheet *sh)
{
    const struct evaluation *e = sh->evaluation;
    const char *grade = evaluation_grade(e->total_score);
    const char *remark = NULL;
    if (e->grade)
        remark = arena_printf(sh->a, "自评等级：%s", e->grade);
    else if (grade)
        remark = arena_printf(sh->a, "按总分为“%s”", grade);
    return (struct key_figure) {
        .label = "自评总分", .value = e->total_score.text, .remark = remark,
        .unit = e->total_score.text ? "分" : NULL, .line = e->total_line
    };
}

static const char *
again_remark(struct sheet *sh)
{
    const struct recomputed *again = sh->f->again;
    const char *grade = evaluation_grade_again(again);
    if (!again->capped_total.known)
        return "没有印出得分";
    if (grade)
        return arena_printf(sh->a, "不超过分值之和，“%s”", grade);
    return arena_printf(sh->a, "分值合计%s，不评等级",
                        sheet_score(sh->a, again->total_weight));
}

static struct key_figure
again_figure(struct sheet *sh)
{
    const struct recomputed *again = sh->f->again;
    bool differs = again->capped_total.known &&
                   sh->evaluation->total_score.known &&
                   again->capped_total.millionths !=
                       sh->evaluation->total_score.millionths;
    return (struct key_figure) {
        .label = "复算总分", .value = sheet_score(sh->a, again->capped_total),
        .unit = again->capped_total.known ? "分" : NULL, .bad = differs,
        .remark = again_remark(sh)
    };
}

static struct key_figure
rate_figure(struct sheet *sh)
{
    const struct recomputed *again = sh->f->again;
    bool low = again->rate.known && percent_of(again->rate) < RATE_MARK;
    return (struct key_figure) {
        .label = "预算执行率", .value = rate_text(sh->a, again), .bad = low,
        .remark = !again->rate.known ? "没有可以相除的金额"
                  : low              ? "低于90%"
                                     : "不低于90%"
    };
}

static struct key_figure
money_figure(struct sheet *sh)
{
    const struct fund_line *funds = evaluation_funds_total(sh->evaluation);
    const struct figure *spent = funds ? &funds->executed : NULL;
    bool known = spent && figure_is_known(spent);
    bool planned = funds && figure_is_known(&funds->full_year);
    return (struct key_figure) {
        .label = "全年执行数", .unit = known ? "万元" : NULL,
        .value = known ? sheet_wan(sh->a, spent->used)
                       : spent ? spent->text : NULL,
        .remark = planned
            ? arena_printf(sh->a, "全年预算数%s万元",
                           sheet_wan(sh->a, funds->full_year.used)) : NULL,
        .line = spent ? spent->at.line : 0
    };
}

/* --------------------------------------------------------------- verdict */

static size_t
count_above_weight(const struct evaluation *e)
{
    size_t n = 0;
    for (size_t i = 0; i < e->n_indicators; i++) {
        const struct indicator *x = &e->indicators[i];
        n += x->weight.known && x->score.known &&
             x->score.millionths > x->weight.millionths;
    }
    return n;
}

static void
say_sum(struct sheet *sh, struct writing *w, struct decimal sum,
        struct decimal declared)
{
    struct decimal off = minus(sum, declared);
    if (off.millionths == 0) {
        writing_say(w, "申报总分与各项得分之和相等");
        return;
    }
    bool more = off.millionths > 0;
    off.millionths = more ? off.millionths : -off.millionths;
    writing_printf(w, "各项得分之和为%s分，比申报总分%s%s分",
                   sheet_score(sh->a, sum), more ? "多" : "少",
                   sheet_score(sh->a, off));
}

static void
say_capped(struct sheet *sh, struct writing *w)
{
    const struct recomputed *again = sh->f->again;
    size_t above = count_above_weight(sh->evaluation);
    if (!above) {
        writing_say(w, "。");
        return;
    }
    const char *was = evaluation_grade(sh->evaluation->total_score);
    const char *now = evaluation_grade_again(again);
    writing_printf(w, "；但有%zu项得分超过分值，以分值为限应为", above);
    writing_strong(w, arena_printf(sh->a, "%s分",
                                   sheet_score(sh->a, again->capped_total)));
    if (was && now)
        writing_printf(w, "，等级%s“%s”", strcmp(was, now) ? "变为" : "仍为",
                       now);
    writing_say(w, "。");
}

/* How many indicators a formula reaches. */
static void
say_reach(struct sheet *sh, struct writing *w)
{
    const struct recomputed *again = sh->f->again;
    size_t reached = 0, apart = 0;
    for (size_t i = 0; i < again->n_indicators; i++) {
        struct decimal off = minus(again->indicators[i].score,
                                   sh->evaluation->indicators[i].score);
        reached += again->indicators[i].score.known;
        apart += off.known && (off.millionths > DECIMAL_ONE / 2 ||
                               off.millionths < -DECIMAL_ONE / 2);
    }
    if (!again->n_indicators)
        return;
    writing_printf(w, "%zu个指标中%zu个可以按公式复算", again->n_indicators,
                   reached);
    if (reached)
        writing_printf(w, apart ? "，%zu个与自评相差超过0.5分。"
                                : "，与自评相差都不超过0.5分。", apart);
    else
        writing_say(w, "。");
}

static enum verdict_state
verdict_state(const struct sheet *sh)
{
    const struct recomputed *again = sh->f->again;
    const struct decimal *declared = &sh->evaluation->total_score;
    if (sh->f->found[FINDING_ERROR] + sh->f->found[FINDING_WARNING])
        return VERDICT_BAD;
    if (!declared->known || !again->total_score.known)
        return VERDICT_OPEN;
    return declared->millionths == again->capped_total.millionths
               ? VERDICT_GOOD : VERDICT_BAD;
}

static void
put_verdict(struct sheet *sh)
{
    const struct recomputed *again = sh->f->again;
    struct decimal declared = sh->evaluation->total_score;
    struct writing *w = writing_new(sh->a);
    if (!again->total_score.known) {
        writing_say(w, "没有印出各项得分，总分不能复算。");
    } else if (!declared.known) {
        writing_printf(w, "没有印出总分；各项得分之和为%s分",
                       sheet_score(sh->a, again->total_score));
        say_capped(sh, w);
    } else {
        say_sum(sh, w, again->total_score, declared);
        say_capped(sh, w);
    }
    say_reach(sh, w);
    static const char *const labels[] = { [VERDICT_GOOD] = "相符",
                                          [VERDICT_BAD] = "有误",
                                          [VERDICT_OPEN] = "存疑" };
    struct block *block = report_add(sh->r, BLOCK_VERDICT);
    block->verdict.state = verdict_state(sh);
    block->verdict.label = labels[block->verdict.state];
    block->verdict.text = writing_end(w);
}

void
sheet_score_head(struct sheet *sh)
{
    struct key_figure items[] = { total_figure(sh), again_figure(sh),
                                  rate_figure(sh), money_figure(sh) };
    sheet_figures(sh, items, G_N_ELEMENTS(items));
    put_verdict(sh);
}

/* ------------------------------------------------------------ the make-up */

/* Scores are drawn as money whose fen are millionths: both have six places. */
static money
drawn(int64_t millionths)
{
    return (money) { MAX(millionths, 0) };
}

static void
add_group(struct sheet *sh, struct chart *chart, const char *name,
          const struct level_sum *sum)
{
    struct chart_item *items = (struct chart_item *) chart->items;
    int64_t full = sum->weight.millionths, earned = sum->score.millionths;
    if (!sum->weight.known || full <= 0)
        return;
    const char *label =
        arena_printf(sh->a, "%s（满分%s）", name ? name : "其他",
                     sheet_score(sh->a, decimal_of(full)));
    items[chart->n_items++] = (struct chart_item) {
        .label = label, .group = chart->parts[0], .share = -1,
        .value = drawn(earned)
    };
    items[chart->n_items++] = (struct chart_item) {
        .label = label, .group = chart->parts[1], .share = -1,
        .value = drawn(full - earned)
    };
}

static const char *
make_up_title(struct sheet *sh)
{
    struct decimal lost = minus(sh->f->again->total_weight,
                                sh->f->again->capped_total);
    return lost.known && lost.millionths > 0
        ? arena_printf(sh->a, "得分构成：共失%s分", sheet_score(sh->a, lost))
        : "得分构成：没有失分";
}

struct block *
sheet_make_up(struct sheet *sh)
{
    static const char *parts[] = { "得分", "失分", NULL };
    const struct evaluation *e = sh->evaluation;
    const struct fund_line *funds = evaluation_funds_total(e);
    size_t n;
    const struct level_sum *levels = evaluation_levels(sh->a, e, &n);
    struct chart *chart = arena_one(sh->a, struct chart);
    *chart = (struct chart) { .kind = CHART_STACKED, .unit = UNIT_WAN,
                              .decimals = 2, .parts = parts };
    chart->items = arena_array(sh->a, struct chart_item, 2 * n + 2);
    if (funds) {
        struct level_sum rate = { .weight = funds->weight,
                                  .score = funds->score };
        add_group(sh, chart, "预算执行率", &rate);
    }
    for (size_t i = 0; i < n; i++)
        add_group(sh, chart, levels[i].level1, &levels[i]);
    if (!chart->n_items)
        return NULL;
    chart->title = make_up_title(sh);
    chart->description = chart->title;
    return sheet_chart(sh, chart);
}

/* ---------------------------------------------------------------- losses */

/** A score below its weight. */
struct loss {
    const char *name, *reason;
    struct decimal weight, score;
    int64_t lost;
    int line;
};

static int
compare_losses(const void *left, const void *right)
{
    const struct loss *a = left, *b = right;
    int order = (b->lost > a->lost) - (b->lost < a->lost);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static void
add_loss(GArray *losses, struct loss loss)
{
    struct decimal lost = minus(loss.weight, loss.score);
    if (!lost.known || lost.millionths <= 0)
        return;
    loss.lost = lost.millionths;
    g_array_append_val(losses, loss);
}

static GArray *
find_losses(const struct evaluation *e)
{
    const struct fund_line *funds = evaluation_funds_total(e);
    GArray *losses = g_array_new(FALSE, FALSE, sizeof(struct loss));
    if (funds)
        add_loss(losses, (struct loss) { "预算执行率", NULL, funds->weight,
                                         funds->score, 0, funds->line });
    for (size_t i = 0; i < e->n_indicators; i++) {
        const struct indicator *x = &e->indicators[i];
        add_loss(losses, (struct loss) { x->level3 ? x->level3 : x->target,
                                         x->reason, x->weight, x->score, 0,
                                         x->line });
    }
    g_array_sort(losses, compare_losses);
    return losses;
}

size_t
sheet_losses(struct sheet *sh)
{
    static const struct tabling_column columns[] = {
        { "失分的指标", ALIGN_LEFT, 8, 0 }, { "失分", ALIGN_RIGHT, 0, 0 },
        { "得分／分值", ALIGN_RIGHT, 0, 0 }, { "原因", ALIGN_LEFT, 10, 0 }
    };
    GArray *losses = find_losses(sh->evaluation);
    size_t n = losses->len;
    if (n) {
        struct report_table *t = sheet_table(sh, "失分（由大到小）", columns,
                                             4, n);
        for (guint i = 0; i < losses->len; i++) {
            const struct loss *x = &g_array_index(losses, struct loss, i);
            struct report_cell *cells = t->rows[i].cells;
            sheet_cell(sh, &cells[0], SPAN_PLAIN, x->name, 0);
            sheet_cell(sh, &cells[1], SPAN_NUMBER,
                       sheet_score(sh->a, decimal_of(x->lost)), x->line);
            sheet_cell(sh, &cells[2], SPAN_NUMBER,
                       arena_printf(sh->a, "%s／%s",
                                    sheet_score(sh->a, x->score),
                                    sheet_score(sh->a, x->weight)), x->line);
            sheet_cell(sh, &cells[3], x->reason ? SPAN_PLAIN : SPAN_MUTED,
                       x->reason ? sheet_masked(sh, x->reason) : "未填原因",
                       0);
        }
    }
    g_array_free(losses, TRUE);
    return n;
}
