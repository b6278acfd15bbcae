/* The relations of projects, of their lines and of the department's goals. */
#include "budget/relations_build.h"

#include <string.h>

/* ---------------------------------------------------------------- R25 */

static void
add_lines_by_code(struct relation_builder *r, struct table *spending,
                  struct table *lines, enum classification which)
{
    static const char *const NAMES[] = { "功能分类", "政府经济分类",
                                         "部门经济分类" };
    const struct table *const both[] = { spending, lines, NULL };
    int length = relation_common_length(spending, lines, which);
    if (which != CLASS_FUNCTION)
        length = MIN(length, 5); /* local items below differ */
    const char **codes = relation_codes(r->b->memory, both, which, length);
    for (; length && *codes; codes++) {
        struct subject_key key = { which, *codes };
        relation_open(r, "R25", RELATION_EQUAL, spending, lines);
        relation_place(r, spending->first_line, "%s %s", NAMES[which], *codes);
        relation_left_rows(r, spending, COLUMN_PROJECT_SPENDING,
                           row_has_subject, &key);
        relation_right_rows(r, lines, COLUMN_TOTAL, row_has_subject, &key);
        relation_about(r, *codes);
        relation_close(r);
    }
}

static void
add_project_lines(struct relation_builder *r)
{
    struct table *spending = budget_table(r->b, TABLE_EXPENDITURE);
    struct table *lines = budget_table(r->b, TABLE_PROJECT_LINES);
    if (!spending || !lines)
        return;
    const struct row *total = table_total(spending);
    relation_open(r, "R25", RELATION_EQUAL, spending, lines);
    relation_place(r, total ? total->line : spending->first_line,
                   "项目支出与项目支出表");
    relation_left(r, relation_total(spending, COLUMN_PROJECT_SPENDING), 1);
    relation_right_rows(r, lines, COLUMN_TOTAL, NULL, NULL);
    relation_close(r);
    for (int which = 0; which < CLASS_COUNT; which++)
        add_lines_by_code(r, spending, lines, (enum classification) which);
}

/* ---------------------------------------------------------------- R27 */

/* The tables of treasury money hold at least this year's project spending. */
static void
add_target_totals(struct relation_builder *r)
{
    static const enum table_kind KINDS[] = { TABLE_GENERAL, TABLE_FUND,
                                             TABLE_STATE_CAPITAL };
    struct table *spending = budget_table(r->b, TABLE_GENERAL);
    if (!r->b->n_projects)
        return;
    bool treasury = spending && relations_treasury_only(r->b);
    if (!treasury)
        spending = budget_table(r->b, TABLE_EXPENDITURE);
    relation_open(r, "R27", RELATION_AT_MOST, r->b->projects[0].table,
                  spending);
    relation_place(r, r->b->projects[0].table->first_line,
                   "各项目总额之和不超过本年项目支出");
    for (size_t i = 0; i < r->b->n_projects; i++)
        relation_left(r, &r->b->projects[i].total, 1);
    if (!treasury)
        relation_right(r, relation_total(spending, COLUMN_PROJECT_SPENDING), 1);
    for (size_t i = 0; treasury && i < G_N_ELEMENTS(KINDS); i++)
        relation_right(r,
                       relation_total(budget_table(r->b, KINDS[i]),
                                      COLUMN_PROJECT_SPENDING),
                       1);
    relation_close(r);
}

/* ---------------------------------------------------------------- R28 */

static int
goals_line(const struct department_goals *g)
{
    return g->total.at.line ? g->total.at.line : g->table->first_line;
}

static void
add_goal_parts(struct relation_builder *r, struct department_goals *g,
               struct figure *parts, const char *name)
{
    if (!parts[1].text && !parts[2].text)
        return; /* the form prints the total only */
    relation_open(r, "R28", RELATION_EQUAL, g->table, NULL);
    relation_place(r, goals_line(g), "%s：合计为基本支出与项目支出之和", name);
    relation_left(r, &parts[0], 1);
    relation_right(r, &parts[1], 1);
    relation_right(r, &parts[2], 1);
    relation_close(r);
}

/* The figure of a balance that the goals repeat: with what is carried over, or
 * in other forms this year's revenue only. */
static struct figure *
balance_figure(const struct balance *b, const struct figure *repeated)
{
    const struct balance_item *items[] = {
        relation_item(b, BALANCE_CURRENT, true),
        relation_item(b, BALANCE_GRAND_TOTAL, true),
        relation_item(b, BALANCE_CURRENT, false),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(items); i++)
        if (items[i] && items[i]->figure &&
            items[i]->figure->used.fen == repeated->used.fen)
            return items[i]->figure;
    return items[0] ? items[0]->figure : NULL;
}

static void
add_goal_balance(struct relation_builder *r, struct department_goals *g,
                 struct figure *repeated, enum table_kind kind)
{
    const struct balance *b = budget_balance(r->b, kind);
    if (!b)
        return;
    relation_open(r, "R28", RELATION_EQUAL, g->table, b->table);
    relation_place(r, goals_line(g), "%s与%s",
                   repeated == &g->total ? "预算支出总额" : "财政拨款合计",
                   table_kind_name(kind));
    relation_left(r, repeated, 1);
    relation_right(r, balance_figure(b, repeated), 1);
    relation_close(r);
}

static void
add_goal_kind(struct relation_builder *r, struct department_goals *g, int part,
              enum column_role role)
{
    struct table *spending = budget_table(r->b, TABLE_EXPENDITURE);
    if (!spending)
        return;
    relation_open(r, "R28", RELATION_EQUAL, g->table, spending);
    relation_place(r, goals_line(g), "%s与支出总表",
                   role == COLUMN_BASIC ? "基本支出" : "项目支出");
    relation_left(r, &g->appropriation[part], 1);
    relation_left(r, &g->other[part], 1);
    relation_right(r, relation_total(spending, role), 1);
    relation_close(r);
}

static void
add_goals(struct relation_builder *r)
{
    struct department_goals *g = r->b->department_goals;
    if (!g)
        return;
    relation_open(r, "R28", RELATION_EQUAL, g->table, NULL);
    relation_place(r, goals_line(g), "总额为财政拨款与其他资金之和");
    relation_left(r, &g->total, 1);
    relation_right(r, &g->appropriation[0], 1);
    relation_right(r, &g->other[0], 1);
    relation_close(r);
    add_goal_parts(r, g, g->appropriation, "财政拨款");
    add_goal_parts(r, g, g->other, "其他资金");
    add_goal_balance(r, g, &g->total, TABLE_BALANCE);
    add_goal_balance(r, g, &g->appropriation[0], TABLE_APPROPRIATION_BALANCE);
    add_goal_kind(r, g, 1, COLUMN_BASIC);
    add_goal_kind(r, g, 2, COLUMN_PROJECT_SPENDING);
}

/* ---------------------------------------------------------------- R33 */

static void
add_project_money(struct relation_builder *r, struct project *p)
{
    if (!p->fiscal.text && !p->other.text)
        return; /* the form prints the total only */
    relation_open(r, "R33", RELATION_EQUAL, p->table, NULL);
    relation_place(r, p->total.at.line ? p->total.at.line : p->first_line, "%s",
                   p->name ? p->name : "（名称缺失的项目）");
    relation_left(r, &p->total, 1);
    relation_right(r, &p->fiscal, 1);
    relation_right(r, &p->carried, 1);
    relation_right(r, &p->other, 1);
    relation_close(r);
}

void
relations_of_projects(struct relation_builder *r)
{
    add_project_lines(r);
    add_target_totals(r);
    add_goals(r);
    for (size_t i = 0; i < r->b->n_projects; i++)
        add_project_money(r, &r->b->projects[i]);
}
