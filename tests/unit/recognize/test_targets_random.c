/* Dividing indicators among projects, measured on random tables with known
 * truth: the share of indicators that find their own project. */
#include "../unit.h"

#include "target_tables.h"

#include <stdio.h>

static const struct recipe RECIPES[] = {
    { "2022, name on the first row", true, .name = ROW_FIRST, .page_rows = 14,
      .most = 14, .least_percent = 100 },
    { "2022, name where a cut block goes on", true, .name = ROW_SECOND_PIECE,
      .page_rows = 14, .most = 14, .least_percent = 99 },
    { "2022, name in the middle", true, .name = ROW_CENTRE, .page_rows = 16,
      .most = 14, .least_percent = 99 },
    { "2022, name in the middle of a part", true, .name = ROW_PIECE_CENTRE,
      .page_rows = 16, .most = 14, .least_percent = 99 },
    { "2022, name on the last row", true, .name = ROW_LAST, .page_rows = 16,
      .most = 14, .least_percent = 99 },
    { "2022, name on a row above", true, .name = ROW_ABOVE, .page_rows = 16,
      .most = 14, .least_percent = 99 },
    { "2022, name on a row below", true, .name = ROW_BELOW, .page_rows = 16,
      .most = 14, .least_percent = 99 },
    { "2022, names lost", true, .name = ROW_FIRST, .page_rows = 14, .most = 14,
      .lose_names = 12, .least_percent = 99 },
    { "2022, names lost, the rest in the middle", true, .name = ROW_CENTRE,
      .page_rows = 14, .most = 14, .lose_names = 12, .least_percent = 98 },
    { "2022, two blocks and both names below", true, .name = ROW_FIRST,
      .page_rows = 20, .most = 12, .pairs_below = 20, .least_percent = 99 },
    { "2022, no satisfaction in some", true, .name = ROW_FIRST, .page_rows = 14,
      .most = 14, .no_satisfaction = 20, .least_percent = 99 },
    { "2022, cells dropped, no direction", true, .no_direction = true,
      .name = ROW_FIRST, .page_rows = 14, .most = 14, .drop_cells = true,
      .least_percent = 99 },
    { "2022, units, no goals, no costs", true, .name = ROW_CENTRE,
      .page_rows = 14, .most = 14, .no_goals = 100, .no_costs = 100,
      .unit_column = true, .least_percent = 97 },
    { "2022, from 1 to 60 indicators", true, .name = ROW_SECOND_PIECE,
      .page_rows = 18, .most = 60, .least_percent = 99 },
    { "2026, name on the first row", false, .name = ROW_FIRST, .page_rows = 18,
      .most = 10, .least_percent = 99 },
    { "2026, name in the middle", false, .name = ROW_CENTRE, .page_rows = 18,
      .most = 10, .least_percent = 97 },
    { "2026, name where a cut block goes on", false, .name = ROW_SECOND_PIECE,
      .page_rows = 18, .most = 10, .least_percent = 98 },
    { "2026, names lost", false, .name = ROW_FIRST, .page_rows = 18, .most = 10,
      .lose_names = 12, .least_percent = 97 },
    { "2022, name anywhere", true, .name = ROW_ANY, .page_rows = 15, .most = 14,
      .least_percent = 98 },
    { "2026, name anywhere", false, .name = ROW_ANY, .page_rows = 15,
      .most = 10, .least_percent = 95 },
    { "2022, merged levels", true, .name = ROW_FIRST, .page_rows = 15,
      .most = 14, .merged_levels = true, .least_percent = 99 },
    { "2022, no codes", true, .name = ROW_CENTRE, .page_rows = 15, .most = 14,
      .no_codes = true, .least_percent = 99 },
    { "2026, no codes, every row", false, .name = ROW_FIRST, .page_rows = 15,
      .most = 10, .no_codes = true, .every_row = true, .least_percent = 99 },
    { "2026, every row", false, .name = ROW_FIRST, .page_rows = 15, .most = 10,
      .every_row = true, .least_percent = 99 },
    { "2022, rows lost", true, .name = ROW_FIRST, .page_rows = 15, .most = 14,
      .lose_rows = 5, .least_percent = 97 },
    { "2022, rows lost, name anywhere", true, .name = ROW_ANY, .page_rows = 15,
      .most = 14, .lose_rows = 5, .least_percent = 95 },
    { "2026, rows lost", false, .name = ROW_FIRST, .page_rows = 15, .most = 10,
      .lose_rows = 5, .least_percent = 95 },
    { "2022, pages lost", true, .name = ROW_SECOND_PIECE, .page_rows = 15,
      .most = 14, .lose_pages = 6, .least_percent = 95 },
    { "2026, pages lost", false, .name = ROW_FIRST, .page_rows = 15, .most = 10,
      .lose_pages = 6, .least_percent = 95 },
    { "no order, name on the first row", false, .name = ROW_FIRST,
      .page_rows = 15, .most = 10, .any_order = true, .least_percent = 98 },
    { "no order, names lost", false, .name = ROW_FIRST, .page_rows = 15,
      .most = 10, .any_order = true, .lose_names = 10, .least_percent = 70 },
    { "no order, name in the middle", false, .name = ROW_CENTRE,
      .page_rows = 15, .most = 10, .any_order = true, .least_percent = 80 },
    { "2022, name and goal anywhere, few costs", true, .name = ROW_ANY,
      .page_rows = 15, .most = 14, .goal_with_name = true, .no_costs = 70,
      .least_percent = 97 },
    { "2026, name and goal anywhere, few costs", false, .name = ROW_ANY,
      .page_rows = 15, .most = 10, .goal_with_name = true, .no_costs = 70,
      .least_percent = 93 },
    { "2022, the same with lost names and rows", true, .name = ROW_ANY,
      .page_rows = 15, .most = 14, .goal_with_name = true, .no_costs = 70,
      .lose_names = 10, .lose_rows = 4, .least_percent = 93 },
    { "2026, the same with lost names and rows", false, .name = ROW_ANY,
      .page_rows = 15, .most = 10, .goal_with_name = true, .no_costs = 70,
      .lose_names = 10, .lose_rows = 4, .least_percent = 85 },
    { "2026, centre with goal, names lost", false, .name = ROW_CENTRE,
      .page_rows = 17, .most = 10, .goal_with_name = true, .no_costs = 70,
      .lose_names = 10, .least_percent = 93 },
    { "2026, part's centre with goal", false, .name = ROW_PIECE_CENTRE,
      .page_rows = 17, .most = 10, .goal_with_name = true, .no_costs = 70,
      .least_percent = 95 },
    { "2022, few indicators", true, .name = ROW_ANY, .page_rows = 17, .most = 4,
      .goal_with_name = true, .no_costs = 70, .no_satisfaction = 40,
      .least_percent = 90 },
    { "2026, no goals, cells dropped", false, .name = ROW_FIRST,
      .page_rows = 18, .most = 10, .no_goals = 100, .drop_cells = true,
      .least_percent = 98 },
};

static int
true_project(const struct made_table *t, int line)
{
    for (guint i = 0; i < t->indicators->len; i++) {
        const struct true_indicator *x =
            &g_array_index(t->indicators, struct true_indicator, i);
        if (x->line == line)
            return x->project;
    }
    return -1;
}

/* Indicators of `p` that are truly its: those of the project with its code;
 * without a code, those of the lost project its first indicator is of. */
static int
count_right(const struct made_table *t, const struct project *p)
{
    int right = 0;
    int first = p->n_indicators ? true_project(t, p->indicators[0].line) : -1;
    for (size_t i = 0; i < p->n_indicators; i++) {
        int truth = true_project(t, p->indicators[i].line);
        const char *code = truth < 0 ? "?" : t->codes->pdata[truth];
        const char *own = p->code ? p->code : p->name;
        right += own ? g_strcmp0(code, own) == 0 : !code && truth == first;
    }
    return right;
}

struct score {
    int right, all, exact, projects;
};

static void
measure(const struct recipe *recipe, unsigned seed, struct score *score)
{
    struct made_table t = made_table(recipe, seed, 60);
    findings *found = findings_new();
    struct budget budget = { .memory = t.memory, .found = found };
    struct recognizing r = {
        .grid = &t.grid, .budget = &budget, .memory = t.memory, .found = found
    };
    struct table out = { .kind = t.section.kind,
                         .number = t.section.number,
                         .unit = UNIT_WAN };
    recognize_project_targets(&r, &t.section, &out);
    assert_int_equal(out.indicator_rows, t.indicators->len);
    for (size_t i = 0; i < budget.n_projects; i++)
        score->right += count_right(&t, &budget.projects[i]);
    score->all += (int) t.indicators->len;
    findings_free(found);
    made_table_free(&t);
}

static void
indicators_find_their_project(void **state)
{
    enum { SEEDS = 4 };
    bool all_good = true;
    for (size_t i = 0; i < G_N_ELEMENTS(RECIPES); i++) {
        struct score score = { 0 };
        for (unsigned seed = 1; seed <= SEEDS; seed++)
            measure(&RECIPES[i], seed, &score);
        double percent = 100.0 * score.right / score.all;
        bool good = percent >= RECIPES[i].least_percent;
        printf("%-45s %6.2f %% of %d%s\n", RECIPES[i].what, percent, score.all,
               good ? "" : "  TOO FEW");
        all_good &= good;
    }
    assert_true(all_good);
    (void) state;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indicators_find_their_project),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
