/* The rules of self-evaluations: a sound form, then one thing wrong at a
 * time. */
#include "../unit.h"

#include "budget/decimal.h"
#include "check/check.h"

#include <glib.h>
#include <string.h>

/* --------------------------------------------------------------- the form */

/* What a case changes: a cell of the sound form below. */
enum changed {
    NOTHING,
    FUND = 100,      /* + 10 × line + column: 0 initial … 5 score */
    INDICATOR = 200, /* + 10 × line + column: 0 level1, 1 level2, 2 target,
                        3 actual, 4 weight, 5 score, 6 reason */
    TOTAL_WEIGHT = 300,
    TOTAL_SCORE,
    GRADE,
    NO_TOTAL /* the form is cut before it */
};

struct change {
    int cell;
    const char *text;
};

static const char *const FUNDS[][7] = {
    { "年度资金总额", "120.00", "100.00", "95.50", "10", "95.50%", "9.55" },
    { "其中：当年财政拨款", "100.00", "80.00", "75.50", "-", "94.38%", "-" },
    { "上年结转资金", "20.00", "20.00", "20.00", "-", "100.00%", "-" },
    { "其他资金", "", "", "", "", "", "" },
};
static const char *const INDICATORS[][7] = {
    { "产出指标", "数量指标", "≥10个", "10个", "30", "30", NULL },
    { "产出指标", "质量指标", "≥90%", "81%", "20", "18", "设备更新滞后" },
    { "效益指标", "社会效益指标", "显著提升", "较好", "30", "28", "效益不够" },
    { "满意度指标", "服务对象满意度指标", "≥90%", "92%", "10", "10", NULL },
    { "产出指标", "成本指标", "≤100万元", "无", "-", "-", NULL },
};

struct fixture {
    arena *memory;
    findings *found;
    struct budget b;
    struct table table;
    struct evaluation e;
    const struct ledger *ledger;
};

static const char *
pick(const struct change *c, int cell, const char *text)
{
    return c->cell == cell ? c->text : text;
}

static void
make_funds(struct fixture *f, const struct change *c)
{
    f->e.n_funds = G_N_ELEMENTS(FUNDS);
    f->e.funds = arena_array(f->memory, struct fund_line, f->e.n_funds);
    for (int i = 0; i < (int) f->e.n_funds; i++) {
        struct fund_line *l = &f->e.funds[i];
        const char *text[6];
        for (int k = 0; k < 6; k++)
            text[k] = pick(c, FUND + 10 * i + k, FUNDS[i][k + 1]);
        struct place at = { .line = 10 + i };
        l->source = FUNDS[i][0];
        l->line = 10 + i;
        l->initial = figure_read(text[0], UNIT_WAN, at);
        l->full_year = figure_read(text[1], UNIT_WAN, at);
        l->executed = figure_read(text[2], UNIT_WAN, at);
        l->weight = decimal_read(text[3]);
        l->rate = decimal_read(text[4]);
        l->score = decimal_read(text[5]);
    }
}

static void
make_indicators(struct fixture *f, const struct change *c)
{
    f->e.n_indicators = G_N_ELEMENTS(INDICATORS);
    f->e.indicators = arena_array(f->memory, struct indicator,
                                  f->e.n_indicators);
    for (int i = 0; i < (int) f->e.n_indicators; i++) {
        const char *text[7];
        for (int k = 0; k < 7; k++)
            text[k] = pick(c, INDICATOR + 10 * i + k, INDICATORS[i][k]);
        f->e.indicators[i] = (struct indicator) {
            .level1 = text[0], .level2 = text[1],
            .level3 = arena_printf(f->memory, "指标%d", i),
            .target = text[2], .actual = text[3],
            .weight = decimal_read(text[4]), .score = decimal_read(text[5]),
            .reason = text[6], .line = 20 + i };
    }
}

static struct fixture *
judge(struct change c)
{
    struct fixture *f = g_new0(struct fixture, 1);
    f->memory = arena_new();
    f->found = findings_new();
    f->table = (struct table) { .kind = TABLE_SELF_EVALUATION,
                                .number = "自评表", .title = "自评表" };
    f->e = (struct evaluation) {
        .project = "项目", .year = 2022, .table = &f->table, .first_line = 1,
        .total_line = c.cell == NO_TOTAL ? 0 : 30,
        .total_weight = decimal_read(pick(&c, TOTAL_WEIGHT, "100")),
        .total_score = decimal_read(pick(&c, TOTAL_SCORE, "95.55")),
        .grade = pick(&c, GRADE, "优") };
    make_funds(f, &c);
    make_indicators(f, &c);
    f->b = (struct budget) { .memory = f->memory, .found = f->found,
                             .kind = DOCUMENT_SELF_EVALUATION,
                             .file = "form.txt", .n_tables = 1,
                             .tables = &f->table, .n_evaluations = 1,
                             .evaluations = &f->e };
    f->ledger = check_budget(&f->b);
    return f;
}

static void
forget(struct fixture *f)
{
    findings_free(f->found);
    arena_free(f->memory);
    g_free(f);
}

/* ------------------------------------------------------------- the ledger */

/* "R43 R46:23": rules that fail and the lines where, in order. */
static char *
failures(const struct fixture *f)
{
    GString *s = g_string_new(NULL);
    for (size_t i = 0; i < f->ledger->n_entries; i++) {
        const struct check_entry *e = &f->ledger->entries[i];
        if (e->state == CHECK_FAILS)
            g_string_append_printf(s, "%s%s:%d", s->len ? " " : "",
                                   e->rule->id, e->lines[0]);
    }
    return g_string_free(s, FALSE);
}

static size_t
count(const struct fixture *f, const char *id, enum check_state state)
{
    size_t n = 0;
    for (size_t i = 0; i < f->ledger->n_entries; i++)
        n += strcmp(f->ledger->entries[i].rule->id, id) == 0 &&
             f->ledger->entries[i].state == state;
    return n;
}

static void
test_sound_form(void **state)
{
    (void) state;
    struct fixture *f = judge((struct change) { NOTHING, NULL });
    char *failed = failures(f);
    assert_string_equal(failed, "");
    g_free(failed);
    assert_int_equal(findings_count(f->found), 0);
    static const struct {
        const char *id;
        size_t holds;
    } HOLDS[] = {
        { "R43", 2 }, { "R44", 3 }, { "R45", 4 }, { "R46", 5 }, { "R47", 1 },
        { "R48", 3 }, { "R49", 2 }, { "R50", 4 }, { "R51", 6 }, { "R52", 1 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(HOLDS); i++)
        assert_int_equal(count(f, HOLDS[i].id, CHECK_HOLDS), HOLDS[i].holds);
    forget(f);
}

/* A change, and what fails by it. */
static const struct {
    struct change change;
    const char *fails;
} CASES[] = {
    { { INDICATOR + 4, "35" }, "R43:30 R43:30 R48:20 R49:20" },
    { { TOTAL_WEIGHT, "90" }, "R43:30" },
    { { INDICATOR + 0, "产出指标（60分）" }, "R43:20" },
    { { FUND + 0, "130.00" }, "R44:10" },
    { { FUND + 10 + 2, "74.50" }, "R44:10 R45:11" },
    { { FUND + 4, "79.58%" }, "R45:10" }, /* of the first budget */
    { { FUND + 5, "9.56" }, "R45:10 R47:30" },
    { { FUND + 5, "10.55" }, "R45:10 R46:10 R47:30" },
    { { INDICATOR + 5, "31" }, "R46:20 R47:30 R48:20" },
    { { INDICATOR + 10 + 5, "-1" }, "R46:21 R47:30 R48:21" },
    { { TOTAL_SCORE, "96" }, "R47:30" },
    { { INDICATOR + 10 + 3, "90%" }, "R48:21" },
    { { INDICATOR + 10 + 6, NULL }, "R49:21" },
    { { INDICATOR + 20 + 3, NULL }, "R50:22" },
    { { INDICATOR + 30 + 4, "-" }, "R43:30 R43:30 R50:23" },
    { { INDICATOR + 3, "14个" }, "R51:20" },
    { { INDICATOR + 3, "13个" }, "" },
    { { INDICATOR + 40 + 3, "95.5万元" }, "R50:24" },
    { { GRADE, "良" }, "R52:30" },
    { { GRADE, "优秀" }, "" },
    { { GRADE, NULL }, "" },
    { { GRADE, "合格" }, "" },
};

static void
test_faults(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct fixture *f = judge(CASES[i].change);
        char *failed = failures(f);
        assert_string_equal(failed, CASES[i].fails);
        assert_int_equal(findings_count(f->found),
                         count(f, "R43", CHECK_FAILS) +
                             count(f, "R44", CHECK_FAILS) +
                             count(f, "R45", CHECK_FAILS) +
                             count(f, "R46", CHECK_FAILS) +
                             count(f, "R47", CHECK_FAILS) +
                             count(f, "R48", CHECK_FAILS) +
                             count(f, "R49", CHECK_FAILS) +
                             count(f, "R50", CHECK_FAILS) +
                             count(f, "R51", CHECK_FAILS) +
                             count(f, "R52", CHECK_FAILS));
        g_free(failed);
        forget(f);
    }
}

/* Nothing is claimed of what cannot be known. */
static void
test_unknown(void **state)
{
    (void) state;
    struct fixture *f = judge((struct change) { TOTAL_SCORE, "" });
    assert_int_equal(count(f, "R47", CHECK_INSUFFICIENT), 1);
    assert_int_equal(count(f, "R52", CHECK_INSUFFICIENT), 1);
    forget(f);
    f = judge((struct change) { NO_TOTAL, NULL });
    assert_int_equal(count(f, "R43", CHECK_INSUFFICIENT), 1);
    forget(f);
    f = judge((struct change) { FUND + 1, "" });
    assert_int_equal(count(f, "R45", CHECK_INSUFFICIENT), 2);
    assert_int_equal(count(f, "R44", CHECK_INSUFFICIENT), 1);
    forget(f);
    f = judge((struct change) { FUND + 1, "0" });
    assert_int_equal(count(f, "R45", CHECK_NOT_APPLICABLE), 2);
    forget(f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound_form),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
