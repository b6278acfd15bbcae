/* What is put together is not lost: the sums stay, the largest stay, "其他"
 * says how many it stands for. And flows: stages, ways over several stages,
 * few crossings. */
#include "../unit.h"

#include "chart/flow_graph.h"
#include "chart/heat_table.h"
#include "chart/runs.h"

#include <glib.h>
#include <string.h>

enum { MANY = 40 };

static struct chart
many_items(arena *a, enum chart_kind kind)
{
    struct chart c = { .kind = kind, .unit = UNIT_YUAN, .n_items = MANY };
    struct chart_item *items = arena_array(a, struct chart_item, MANY);
    for (size_t i = 0; i < MANY; i++) {
        items[i].label = arena_printf(a, "甲%zu", i / 2);
        items[i].to = arena_printf(a, "乙%zu", i % 8);
        items[i].group = i % 2 ? "上" : "下";
        items[i].value.fen = (int64_t) (i * 7919 % 101) * 100 - 500;
        items[i].share = 250;
    }
    c.items = items;
    return c;
}

static int64_t
sum_of(const struct chart *c)
{
    int64_t sum = 0;
    for (size_t i = 0; i < c->n_items; i++)
        sum += c->items[i].value.fen;
    return sum;
}

static void
ranked_items_keep_their_sum(void **state)
{
    arena *a = arena_new();
    struct chart c = many_items(a, CHART_BARS);
    (void) state;
    for (size_t most = 2; most <= MANY + 1; most++) {
        const struct chart *few = chart_ranked(a, &c, most);
        size_t n = few->n_items;
        assert_int_equal(n, MIN(most, MANY));
        assert_int_equal(sum_of(few), sum_of(&c));
        for (size_t i = 1; i + (most < MANY) < n; i++)
            assert_true(few->items[i].value.fen <=
                        few->items[i - 1].value.fen);
        assert_true(few->items[n - 1].gathered == (most < MANY));
        if (most < MANY)
            assert_string_equal(
                few->items[n - 1].label,
                arena_printf(a, "其他（%zu项）", MANY - most + 1));
    }
    assert_int_equal(sum_of(chart_largest(a, &c, 5)), sum_of(&c));
    arena_free(a);
}

static void
runs_keep_their_parts(void **state)
{
    arena *a = arena_new();
    struct chart c = many_items(a, CHART_STACKED);
    (void) state;
    struct item_runs runs = chart_runs(a, &c, RUN_BY_LABEL, 6);
    assert_int_equal(runs.n, 6);
    assert_int_equal(sum_of(runs.chart), sum_of(&c));
    assert_string_equal(runs.run[5].name, "其他（15项）");
    assert_int_equal(runs.run[5].to - runs.run[5].from, 2);
    arena_free(a);
}

static void
heat_tables_keep_their_sum(void **state)
{
    arena *a = arena_new();
    struct chart c = many_items(a, CHART_HEAT);
    (void) state;
    const struct heat_table *t = heat_table_of(a, &c, 7, 4);
    int64_t sum = 0;
    assert_int_equal(t->rows.n, 7);
    assert_int_equal(t->columns.n, 4);
    for (size_t i = 0; i < 28; i++)
        sum += t->fen[i];
    assert_int_equal(sum, sum_of(&c));
    assert_string_equal(t->rows.name[6], "其他（14项）");
    assert_string_equal(t->columns.name[3], "其他（5项）");
    arena_free(a);
}

static void
heat_steps_are_round(void **state)
{
    int64_t fen[] = { 20519956, 3, 0, 4200 };
    struct heat_table t = { { 2, NULL }, { 2, NULL }, fen };
    (void) state;
    struct heat_steps steps = heat_steps_of(&t);
    assert_int_equal(steps.n, 6);
    assert_int_equal(steps.from[0], 10000000);
    assert_int_equal(steps.from[4], 1000);
    assert_int_equal(steps.from[5], 0); /* all that is below */
    assert_int_equal(heat_tone(&steps, (money) { 20519956 }), TONE_SERIES);
    assert_int_equal(heat_tone(&steps, (money) { 0 }), TONE_PAPER);
    assert_int_equal(heat_tone(&steps, (money) { -7 }), TONE_PAPER);
    fen[0] = 9000;
    fen[1] = 700;
    steps = heat_steps_of(&t);
    assert_int_equal(steps.n, 4); /* 5000, 2000, 1000, 500 */
    assert_int_equal(steps.from[0], 5000);
    assert_int_equal(steps.from[3], 500);
}

static const struct chart_item crossed[] = {
    { .label = "甲", .to = "丁", .value = { 90 } },
    { .label = "乙", .to = "丙", .value = { 80 } },
    { .label = "丁", .to = "戊", .value = { 40 } },
    { .label = "丁", .to = "己", .value = { 50 } },
    { .label = "丙", .to = "己", .value = { 80 } },
    { .label = "甲", .to = "己", .value = { 7 } },
    { .label = "己", .to = "己", .value = { 1 } },
    { .label = "乙", .to = "庚", .value = { -5 } },
};

static void
flows_stand_in_stages(void **state)
{
    arena *a = arena_new();
    struct chart c = { .kind = CHART_SANKEY, .items = crossed,
                       .n_items = G_N_ELEMENTS(crossed) };
    (void) state;
    const struct flow_graph *g = flow_graph_of(a, &c, 12);
    int64_t through = 0;
    assert_int_equal(g->stages, 3);
    assert_int_equal(g->n_links, 7); /* five, and two for the long way */
    for (size_t i = 0; i < g->n_links; i++)
        assert_int_equal(g->nodes[g->links[i].to].stage,
                         g->nodes[g->links[i].from].stage + 1);
    for (size_t i = 0; i < g->n; i++)
        if (!g->nodes[i].name)
            through += flow_node_fen(&g->nodes[i]);
    assert_int_equal(through, 7);
    assert_int_equal(flow_crossings(g), 0);
    arena_free(a);
}

static void
gathered_flows_keep_their_sum(void **state)
{
    arena *a = arena_new();
    struct chart c = many_items(a, CHART_SANKEY);
    int64_t whole = 0, links = 0;
    (void) state;
    for (size_t i = 0; i < MANY; i++)
        whole += MAX(c.items[i].value.fen, 0);
    const struct flow_graph *g = flow_graph_of(a, &c, 5);
    size_t *order = arena_array(a, size_t, g->n);
    for (size_t i = 0; i < g->n_links; i++)
        links += g->links[i].fen;
    assert_int_equal(links, whole);
    assert_int_equal(flow_stage(g, 0, order), 5);
    assert_int_equal(flow_stage(g, 1, order), 5);
    arena_free(a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranked_items_keep_their_sum),
        cmocka_unit_test(runs_keep_their_parts),
        cmocka_unit_test(heat_tables_keep_their_sum),
        cmocka_unit_test(heat_steps_are_round),
        cmocka_unit_test(flows_stand_in_stages),
        cmocka_unit_test(gathered_flows_keep_their_sum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
