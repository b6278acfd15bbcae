/* Sheets of projects and self-evaluations that lack something, have too much of
 * it, or are wrong: each says so and none is empty. */
#include "../unit.h"

#include "budget/decimal.h"
#include "report/sheets.h"

#include <glib.h>
#include <string.h>

/** A document of one run, and what its sheets say. */
struct document {
    arena *memory;
    findings *found;
    struct budget budget;
    struct summary summary;
    struct ledger ledger;
    struct understanding u;
};

static void
make_document(struct document *d)
{
    *d = (struct document) { .memory = arena_new(), .found = findings_new() };
    d->budget.memory = d->memory;
    d->budget.found = d->found;
    d->budget.file = "made.txt";
    d->u = (struct understanding) { &d->budget, &d->summary, &d->ledger };
}

static void
free_document(struct document *d)
{
    findings_free(d->found);
    arena_free(d->memory);
}

static struct figure
amount(const char *text)
{
    return figure_read(text, UNIT_WAN, (struct place) { .line = 7 });
}

/* ---------------------------------------------------- what a sheet says */

static void
add_text(GString *all, const struct text *t)
{
    for (size_t i = 0; i < t->n; i++)
        g_string_append(all, t->spans[i].text);
    g_string_append_c(all, '\n');
}

static void
add_table(GString *all, const struct report_table *t)
{
    g_string_append_printf(all, "[%s|%zu]\n", t->caption, t->n_rows);
    for (size_t i = 0; i < t->n_rows; i++) {
        for (size_t k = 0; k < t->n_columns; k++) {
            const struct text *text = &t->rows[i].cells[k].text;
            for (size_t s = 0; s < text->n; s++)
                g_string_append(all, text->spans[s].text);
            g_string_append_c(all, '|');
        }
        g_string_append_c(all, '\n');
    }
}

static void
add_block(GString *all, const struct block *b)
{
    switch (b->kind) {
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        add_text(all, &b->paragraph);
        break;
    case BLOCK_VERDICT:
        g_string_append_printf(all, "(%d)", b->verdict.state);
        add_text(all, &b->verdict.text);
        break;
    case BLOCK_LIST:
        for (size_t i = 0; i < b->list.n; i++)
            add_text(all, &b->list.items[i]);
        break;
    case BLOCK_FIELDS:
        for (size_t i = 0; i < b->fields.n; i++) {
            g_string_append_printf(all, "%s=", b->fields.items[i].name);
            add_text(all, &b->fields.items[i].value);
        }
        break;
    case BLOCK_FIGURES:
        for (size_t i = 0; i < b->figures.n; i++) {
            const struct key_figure *k = &b->figures.items[i];
            g_string_append_printf(all, "%s：%s；%s\n", k->label,
                                   k->value ? k->value : "–",
                                   k->remark ? k->remark : "");
        }
        break;
    case BLOCK_TABLE:
        add_table(all, b->table);
        break;
    case BLOCK_CHART:
        g_string_append_printf(all, "<%s|%zu>\n", b->chart.data->title,
                               b->chart.data->n_items);
        break;
    default:
        break;
    }
}

/* The sheet as one text; owned by the document. */
static const char *
says(struct document *d, size_t i, bool contacts)
{
    struct compose_options options = { .show_contacts = contacts };
    const struct sheets *s = sheets_of(&d->u, &options, d->memory);
    const struct report *r = sheets_compose(s, i, d->memory);
    GString *all = g_string_new(NULL);
    for (const struct block *b = r->first; b; b = b->next)
        add_block(all, b);
    const char *kept = arena_strdup(d->memory, all->str);
    g_string_free(all, TRUE);
    return kept;
}

static void
assert_says(const char *text, const char *words)
{
    if (!strstr(text, words))
        fail_msg("“%s” is not said in:\n%s", words, text);
}

static void
assert_silent(const char *text, const char *words)
{
    if (strstr(text, words))
        fail_msg("“%s” is said in:\n%s", words, text);
}

/* ---------------------------------------------------------------- targets */

static void
a_project_without_anything_has_a_sheet(void **state)
{
    struct document d;
    (void) state;
    make_document(&d);
    struct project p = { .first_line = 3, .last_line = 3 };
    d.budget.projects = &p;
    d.budget.n_projects = 1;
    const char *text = says(&d, 0, false);
    assert_says(text, "项目总额：–；没有印出");
    assert_says(text, "定量指标：0/0；未列绩效指标");
    assert_says(text, "公开文本未列本项目的绩效指标。");
    assert_says(text, "本项目没有印出金额");
    free_document(&d);
}

static struct indicator
indicator(const char *level2, const char *level3, const char *relation,
          const char *value, const char *measure)
{
    return (struct indicator) { .level1 = "产出指标", .level2 = level2,
                                .level3 = level3, .relation = relation,
                                .value = value, .measure = measure,
                                .line = 20 };
}

static void
sixty_long_indicators_are_all_there(void **state)
{
    struct document d;
    (void) state;
    make_document(&d);
    char name[3 * 500 + 1] = "";
    for (int i = 0; i < 500; i++)
        memcpy(name + 3 * (size_t) i, "长", 4);
    struct indicator all[60];
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        all[i] = indicator(i < 10 ? "成本指标" : "数量指标", name, "≤", "5",
                           "万元");
    struct project p = { .name = "大项目", .total = amount("100"),
                         .n_indicators = 60, .indicators = all };
    d.budget.projects = &p;
    d.budget.n_projects = 1;
    const char *text = says(&d, 0, false);
    assert_says(text, "[绩效指标|60]");
    assert_says(text, "定量指标：60/60；可衡量的占100.00%");
    assert_says(text, "<成本指标均不大于项目总额，最大的占5.00%|6>");
    free_document(&d);
}

static void
costs_stand_beside_the_total(void **state)
{
    static const struct {
        const char *total, *cost, *unit, *title;
    } cases[] = {
        { "90", "90", "万元", "<成本指标等于项目总额|1>" },
        { "90", "900000", "元", "<成本指标等于项目总额|1>" },
        { "90", "120", "万元", "<成本指标“总成本”大于项目总额|1>" },
        { "0", "120", "万元", NULL },
        { NULL, "120", "万元", NULL },
        { "90", "95", "%", NULL }, /* 预算执行率 is no money */
    };
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct document d;
        make_document(&d);
        struct indicator x = indicator("成本指标", "总成本", "≤",
                                       cases[i].cost, cases[i].unit);
        struct project p = { .name = "项目", .total = amount(cases[i].total),
                             .n_indicators = 1, .indicators = &x };
        d.budget.projects = &p;
        d.budget.n_projects = 1;
        const char *text = says(&d, 0, false);
        if (cases[i].title)
            assert_says(text, cases[i].title);
        else
            assert_silent(text, "<成本");
        free_document(&d);
    }
}

static void
add_finding(struct document *d, const char *id, int line, const void *about,
            const char *message)
{
    findings_add(d->found, id, FINDING_WARNING,
                 (struct place) { .line = line }, "%s%.0s", "%.0s%s", message,
                 "")->about = about;
}

/* Two projects inside each other's lines: by the rule's project, by the nearest
 * part for damage, on none when a rule speaks of several. */
static void
each_sheet_has_its_own_findings(void **state)
{
    struct document d;
    (void) state;
    make_document(&d);
    struct indicator of_first[] = { { .level3 = "甲", .line = 10 },
                                    { .level3 = "乙", .line = 30 } };
    struct indicator of_second[] = { { .level3 = "丙", .line = 20 } };
    struct project p[] = { { .name = "一", .first_line = 10, .last_line = 35,
                             .n_indicators = 2, .indicators = of_first },
                           { .name = "二", .first_line = 18, .last_line = 33,
                             .n_indicators = 1, .indicators = of_second } };
    d.budget.projects = p;
    d.budget.n_projects = 2;
    add_finding(&d, "R36", 20, &p[0], "项目“一”的指标“甲”：多了单位。");
    add_finding(&d, "R36", 30, &p[0], "项目“一”的指标“乙”：多了单位。");
    add_finding(&d, "R27", 20, NULL, "各项目之和不符。");
    add_finding(&d, "D25", 21, NULL, "第二个项目里的损坏");
    add_finding(&d, "D25", 31, NULL, "第一个项目里的损坏");
    const char *first = says(&d, 0, false), *second = says(&d, 1, false);
    assert_says(first, "第20、30行　2个指标：多了单位。");
    assert_silent(second, "多了单位");
    assert_silent(first, "各项目之和");
    assert_silent(second, "各项目之和");
    assert_says(second, "第二个项目里的损坏");
    assert_silent(first, "第二个项目里的损坏");
    assert_says(first, "第一个项目里的损坏");
    free_document(&d);
}

static void
contacts_are_shown_only_when_asked(void **state)
{
    struct document d;
    (void) state;
    make_document(&d);
    struct project p = { .name = "项目", .person = "王某某",
                         .phone = "88880000" };
    d.budget.projects = &p;
    d.budget.n_projects = 1;
    assert_silent(says(&d, 0, false), "王某某");
    assert_silent(says(&d, 0, false), "88880000");
    assert_says(says(&d, 0, true), "项目负责人=王某某");
    assert_says(says(&d, 0, true), "联系电话=88880000");
    free_document(&d);
}

static void
ranks_are_by_money_and_unknown_is_last(void **state)
{
    struct document d;
    (void) state;
    make_document(&d);
    struct project p[] = { { .name = "无" },
                           { .name = "小", .total = amount("3") },
                           { .name = "大", .total = amount("20") },
                           { .name = "又小", .total = amount("3") } };
    static const size_t order[] = { 2, 1, 3, 0 };
    d.budget.projects = p;
    d.budget.n_projects = 4;
    struct compose_options options = { 0 };
    const struct sheets *s = sheets_of(&d.u, &options, d.memory);
    for (size_t k = 0; k < G_N_ELEMENTS(order); k++) {
        assert_int_equal(sheets_ranked(s, k), order[k]);
        assert_int_equal(sheets_facts(s, order[k])->rank, k + 1);
    }
    const struct report *index = sheets_compose_index(s, d.memory);
    size_t rows = 0;
    for (const struct block *b = index->first; b; b = b->next)
        rows += b->kind == BLOCK_TABLE ? b->table->n_rows : 0;
    assert_int_equal(rows, 4);
    free_document(&d);
}

/* --------------------------------------------------------- self-evaluation */

static struct indicator
scored(const char *level3, const char *target, const char *actual,
       const char *weight, const char *score)
{
    return (struct indicator) {
        .level1 = "产出指标", .level2 = "数量指标", .level3 = level3,
        .target = target, .actual = actual, .weight = decimal_read(weight),
        .score = decimal_read(score), .line = 12
    };
}

static const struct {
    const char *weight[2], *score[2], *total;
    const char *verdict;
} VERDICTS[] = {
    { { "50", "50" }, { "50", "45" }, "95",
      "(0)申报总分与各项得分之和相等。" },
    { { "50", "50" }, { "50", "52" }, "102",
      "(1)申报总分与各项得分之和相等；但有1项得分超过分值，以分值为限应为"
      "100分" },
    { { "50", "40" }, { "50", "40" }, "95",
      "(1)各项得分之和为90分，比申报总分少5分。" },
    { { "50", "50" }, { "50", "50" }, "-",
      "(2)没有印出总分；各项得分之和为100分。" },
    { { "50", "50" }, { "-", "-" }, "95",
      "(2)没有印出各项得分，总分不能复算。" },
    { { "-", "-" }, { "-", "-" }, "-",
      "(2)没有印出各项得分，总分不能复算。" },
};

static void
the_verdict_says_what_the_scores_come_to(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(VERDICTS); i++) {
        struct document d;
        make_document(&d);
        struct indicator x[2];
        for (size_t k = 0; k < 2; k++)
            x[k] = scored("指标", "≥5个", "5个", VERDICTS[i].weight[k],
                          VERDICTS[i].score[k]);
        struct evaluation e = { .project = "项目", .n_indicators = 2,
                                .indicators = x,
                                .total_score =
                                    decimal_read(VERDICTS[i].total) };
        d.budget.evaluations = &e;
        d.budget.n_evaluations = 1;
        assert_says(says(&d, 0, false), VERDICTS[i].verdict);
        free_document(&d);
    }
}

static const struct {
    const char *budget, *executed, *said;
} RATES[] = {
    { "100", "95", "预算执行率：95.00%；不低于90%" },
    { "100", "53", "预算执行率：53.00%；低于90%" },
    { "0", "0", "预算执行率：不适用；没有可以相除的金额" },
    { "0", "5", "预算执行率：不适用；没有可以相除的金额" },
    { NULL, "5", "预算执行率：数据不足；没有可以相除的金额" },
    { "一百", "5", "预算执行率：数据不足；没有可以相除的金额" },
};

static void
rates_are_said_or_why_there_are_none(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(RATES); i++) {
        struct document d;
        make_document(&d);
        struct fund_line f = { .source = "年度资金总额",
                               .full_year = amount(RATES[i].budget),
                               .executed = amount(RATES[i].executed) };
        struct evaluation e = { .n_funds = 1, .funds = &f };
        d.budget.evaluations = &e;
        d.budget.n_evaluations = 1;
        const char *text = says(&d, 0, false);
        assert_says(text, RATES[i].said);
        assert_says(text, "公开文本未列本项目的绩效指标。");
        free_document(&d);
    }
}

static void
words_get_their_band_and_no_number(void **state)
{
    struct document d;
    (void) state;
    make_document(&d);
    struct indicator x[] = {
        scored("有数", "≥10家", "8家", "20", "16"),
        scored("定性", "显著提升", "有所提升", "20", "14"),
        scored("超出", "显著提升", "显著提升", "20", "21"),
        scored("不计分", "≥5个", "无", "-", "-"),
    };
    struct evaluation e = { .n_indicators = 4, .indicators = x };
    d.budget.evaluations = &e;
    d.budget.n_evaluations = 1;
    const char *text = says(&d, 0, false);
    assert_says(text, "有数|≥10家|8家|80%|20|16|16|");
    assert_says(text, "定性|显著提升|有所提升||20|14|部分达成|");
    assert_says(text, "超出|显著提升|显著提升||20|21|定性|");
    assert_says(text, "[没有分值、不计分的指标|1]");
    assert_says(text, "[失分（由大到小）|2]\n定性|6|14／20|");
    free_document(&d);
}

/* ------------------------------------------------------------ both in a run */

static void
targets_and_results_meet_on_both_sheets(void **state)
{
    struct document budget, form;
    (void) state;
    make_document(&budget);
    make_document(&form);
    struct indicator wanted[] = {
        indicator("数量指标", "培训企业", "≥", "10", "家"),
        indicator("数量指标", "专利数量", "≥", "7", "件"),
    };
    struct indicator got[] = {
        scored("培训企业", "≥8家", "9家", "50", "50"),
        scored("入驻率", "≥60%", "70%", "50", "50"),
    };
    struct project p = { .name = "培训项目", .total = amount("100"),
                         .n_indicators = 2, .indicators = wanted };
    struct fund_line f = { .source = "年度资金总额",
                           .initial = amount("90"),
                           .full_year = amount("80") };
    struct evaluation e = { .project = "培训 项目", .n_indicators = 2,
                            .indicators = got, .n_funds = 1, .funds = &f };
    budget.budget.projects = &p;
    budget.budget.n_projects = 1;
    form.budget.kind = DOCUMENT_SELF_EVALUATION;
    form.budget.evaluations = &e;
    form.budget.n_evaluations = 1;
    struct understanding both[] = { budget.u, form.u };
    struct gathering run = { 2, both };
    both[0].run = both[1].run = budget.u.run = form.u.run = &run;
    const char *texts[] = { says(&budget, 0, false), says(&form, 0, false) };
    for (size_t i = 0; i < 2; i++) {
        assert_says(texts[i], "要求相同0个，改变1个，自评表没有1个，"
                              "自评表新增1个");
        assert_says(texts[i], "培训企业|≥10家|≥8家|指标值改变|");
        assert_says(texts[i], "专利数量|≥7件|–|自评表没有|");
        assert_says(texts[i], "入驻率|–|≥60%|自评表新增|");
        assert_says(texts[i], "绩效目标总额100.00万元，自评表年初预算数"
                              "90.00万元，两者不同。");
        assert_says(texts[i], "由年初90.00万元调整为80.00万元");
    }
    free_document(&budget);
    free_document(&form);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_project_without_anything_has_a_sheet),
        cmocka_unit_test(sixty_long_indicators_are_all_there),
        cmocka_unit_test(costs_stand_beside_the_total),
        cmocka_unit_test(each_sheet_has_its_own_findings),
        cmocka_unit_test(contacts_are_shown_only_when_asked),
        cmocka_unit_test(ranks_are_by_money_and_unknown_is_last),
        cmocka_unit_test(the_verdict_says_what_the_scores_come_to),
        cmocka_unit_test(rates_are_said_or_why_there_are_none),
        cmocka_unit_test(words_get_their_band_and_no_number),
        cmocka_unit_test(targets_and_results_meet_on_both_sheets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
