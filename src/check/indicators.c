/* Lists of indicators, words in them, amounts of money. Judges nothing. */
#include "check/indicators.h"

#include "base/unicode.h"

#include <string.h>

size_t
indicators_lists(const struct budget *b)
{
    return b->n_projects + (b->department_goals ? 1 : 0);
}

struct indicator_list
indicators_list(const struct budget *b, size_t i)
{
    struct indicator_list list = { 0 };
    if (i < b->n_projects) {
        const struct project *p = &b->projects[i];
        list.name = p->name ? p->name : "（名称缺失的项目）";
        list.project = p;
        list.table = p->table;
        list.line = p->first_line;
        list.n = p->n_indicators;
        list.all = p->indicators;
    } else {
        const struct department_goals *g = b->department_goals;
        list.name = "部门整体绩效目标";
        list.table = g->table;
        list.line = g->table->first_line;
        list.n = g->n_indicators;
        list.all = g->indicators;
    }
    return list;
}

const char *
indicators_text(const char *text)
{
    return text ? text : "";
}

bool
indicators_has(const char *text, const char *const *words)
{
    for (; text && *words; words++)
        if (strstr(text, *words))
            return true;
    return false;
}

bool
indicators_ends(const char *text, const char *const *words)
{
    for (; text && *words; words++)
        if (g_str_has_suffix(text, *words))
            return true;
    return false;
}

static bool
relation_is(const struct indicator *i, const char *const *relations)
{
    for (; i->relation && *relations; relations++)
        if (strcmp(i->relation, *relations) == 0)
            return true;
    return false;
}

bool
indicators_is_ceiling(const struct indicator *i)
{
    static const char *const CEILINGS[] = { "≤", "<", NULL };
    return relation_is(i, CEILINGS);
}

bool
indicators_is_floor(const struct indicator *i)
{
    static const char *const FLOORS[] = { "≥", ">", NULL };
    return relation_is(i, FLOORS);
}

bool
indicators_is_numeric(const struct indicator *i)
{
    static const char *const EQUAL[] = { "=", NULL };
    return indicators_is_ceiling(i) || indicators_is_floor(i) ||
           relation_is(i, EQUAL);
}

bool
indicators_is_cost(const struct indicator *i)
{
    return strstr(indicators_text(i->level1), "成本") ||
           strstr(indicators_text(i->level2), "成本");
}

/* ------------------------------------------------------------- money */

static const struct {
    const char *word;
    enum money_unit unit;
} UNITS[] = {
    { "元", UNIT_YUAN }, { "千元", UNIT_QIAN },      { "万元", UNIT_WAN },
    { "万", UNIT_WAN },  { "百万元", UNIT_BAIWAN },  { "亿元", UNIT_YI },
    { "亿", UNIT_YI },   { "万元人民币", UNIT_WAN }, { "人民币万元", UNIT_WAN },
};

static bool
find_unit(const char *word, enum money_unit *unit)
{
    for (size_t i = 0; i < G_N_ELEMENTS(UNITS); i++)
        if (strcmp(UNITS[i].word, word) == 0) {
            *unit = UNITS[i].unit;
            return true;
        }
    return false;
}

bool
indicators_money(const struct indicator *i, money *amount, money *step)
{
    arena *scratch = arena_new();
    const char *text = unicode_fold(scratch, indicators_text(i->value));
    const char *word = unicode_fold(scratch, indicators_text(i->measure));
    size_t digits = strspn(text, "0123456789.,");
    char *number = arena_strndup(scratch, text, digits);
    enum money_unit unit;
    bool found = digits > 0 && (text[digits] ? find_unit(text + digits, &unit)
                                             : find_unit(word, &unit));
    if (found) {
        struct money_parsed p = money_parse(number, unit);
        found = p.reading == MONEY_EXACT;
        *amount = p.value;
        step->fen = money_unit_fen(unit);
        for (int k = 0; k < p.decimals && step->fen > 1; k++)
            step->fen /= 10;
    }
    arena_free(scratch);
    return found;
}

/* ------------------------------------------------------------ entries */

struct check_entry *
indicators_entry(struct judge *j, const struct indicator_list *list)
{
    struct check_entry *e = judge_add(j, list->name);
    judge_about_one(e, list->project);
    judge_table(e, list->table);
    judge_line(j, e, list->line);
    if (!list->n)
        judge_insufficient(e, "没有读到指标");
    return e;
}

void
indicators_report(struct judge *j, struct check_entry *e,
                  const struct indicator_list *list, const struct indicator *i,
                  const char *zh, const char *en)
{
    judge_line(j, e, i->line);
    struct finding *f =
        judge_finding(j, e, judge_at(j, list->table, i->line),
                      judge_text(j, "项目“%s”的指标“%s”：%s。", list->name,
                                 indicators_text(i->level3), zh),
                      judge_text(j, "Project “%s”, indicator “%s”: %s.",
                                 list->name, indicators_text(i->level3), en));
    f->printed = arena_printf(
        findings_arena(j->b->found), "%s%s%s", indicators_text(i->relation),
        indicators_text(i->value), indicators_text(i->measure));
}
