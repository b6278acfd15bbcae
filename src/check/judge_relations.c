/* Relations as entries of the ledger: each judged as printed and after repairs,
 * failures explained. Knows no rule by itself. */
#include "check/explain.h"
#include "check/judge.h"
#include "check/suspects.h"

#include <string.h>

enum { MOST_FINDINGS = 5 }; /* of one rule between the same tables */

/* ----------------------------------------------------- what is compared */

static void
add_operands(struct judge *j, struct check_entry *e, const struct relation *r)
{
    size_t room = r->n_left + r->n_right;
    struct check_operand *operands = arena_array(j->memory,
                                                 struct check_operand, room);
    int *lines = arena_array(j->memory, int, room + 1);
    size_t n = 0, n_lines = 0;
    for (size_t i = 0; i < room; i++) {
        bool is_left = i < r->n_left;
        const struct relation_term *t = is_left ? &r->left[i]
                                                : &r->right[i - r->n_left];
        if (t->figure->reading == MONEY_BLANK && !t->figure->repaired)
            continue;
        operands[n++] = (struct check_operand){ r->what, t->figure,
                                                is_left ? t->sign : -t->sign };
        e->repaired |= t->figure->repaired;
        if (t->figure->at.line &&
            !(n_lines && lines[n_lines - 1] == t->figure->at.line))
            lines[n_lines++] = t->figure->at.line;
    }
    e->operands = operands;
    e->n_operands = n;
    e->lines = lines;
    if (!n_lines)
        lines[0] = r->line;
}

/* Why a relation cannot be judged as printed, or null. A blank part counts as
 * nothing; a blank total is a total that is not printed. */
static const char *
why_not(const struct relation *r, bool left_any, bool right_any)
{
    enum table_kind kind = r->tables[0]->kind;
    bool of_balance = kind == TABLE_BALANCE ||
                      kind == TABLE_APPROPRIATION_BALANCE;
    if (r->blank_is_nothing)
        return NULL;
    if (!left_any)
        return "合计栏空白，未印出数字，无从核对";
    if (!right_any && (r->tables[1] || of_balance))
        return "对照的各项均为空白，无从核对";
    return NULL;
}

/* Sums of both sides; false where they cannot be formed. */
static bool
sides(const struct relation *r, enum side_reading reading,
      struct check_entry *e, bool *left_any, bool *right_any)
{
    return relation_side(r->left, r->n_left, reading, &e->left, left_any) &&
           relation_side(r->right, r->n_right, reading, &e->right, right_any);
}

static void
judge_after_repair(const struct relation *r, struct check_entry *e)
{
    struct check_entry used = { 0 };
    bool left_any, right_any;
    e->after_repair = e->state;
    if (!e->repaired)
        return;
    if (!sides(r, SIDE_USED, &used, &left_any, &right_any) ||
        why_not(r, left_any, right_any))
        e->after_repair = CHECK_INSUFFICIENT;
    else
        e->after_repair = relation_holds(r->kind, used.left, used.right,
                                         e->tolerance)
                              ? CHECK_HOLDS
                              : CHECK_FAILS;
}

/* Nothing was read in the one table's column, and that column is a guess. */
static bool
is_blank_by_guess(const struct relation *r, bool left_any, bool right_any)
{
    return r->tables[1] && ((!left_any && r->tables[0]->guessed) ||
                            (!right_any && r->tables[1]->guessed));
}

static void
judge_printed(const struct relation *r, struct check_entry *e)
{
    bool left_any, right_any;
    if (!sides(r, SIDE_PRINTED, e, &left_any, &right_any)) {
        e->left = e->right = (money){ 0 };
        if (e->repaired) {
            e->state = CHECK_FAILS;
            e->note = "印出的数字无法辨认，按修复后的数字核对";
        } else {
            judge_insufficient(e, "有数字无法辨认，无从核对");
        }
        return;
    }
    const char *why = why_not(r, left_any, right_any);
    judge_equation(e, e->left, e->right, e->tolerance);
    if (why)
        judge_insufficient(e, why);
    else
        e->state = relation_holds(r->kind, e->left, e->right, e->tolerance)
                       ? CHECK_HOLDS
                       : CHECK_FAILS;
    if (e->state == CHECK_FAILS && is_blank_by_guess(r, left_any, right_any))
        judge_insufficient(e, "对照的一栏空白，而该表的列是按内容认的，无从"
                              "核对");
}

/* The project that a figure stands in, or null. */
static const struct project *
project_of(const struct budget *b, const struct figure *f)
{
    const char *at = (const char *) f, *first = (const char *) b->projects;
    size_t size = b->n_projects * sizeof(struct project);
    bool inside = first && at >= first && at < first + size;
    return inside ? &b->projects[(size_t) (at - first)
                                 / sizeof(struct project)]
                  : NULL;
}

/* The one project whose figures are compared: null for none, for several. */
static const struct project *
only_project(const struct budget *b, const struct check_entry *e)
{
    const struct project *found = NULL;
    for (size_t i = 0; i < e->n_operands; i++) {
        const struct project *p = project_of(b, e->operands[i].figure);
        if (p && found && p != found)
            return NULL;
        found = p ? p : found;
    }
    return found;
}

static struct check_entry *
add_entry(struct judge *j, const struct relation *r)
{
    struct check_entry *e = judge_add(j, r->what);
    judge_table(e, r->tables[0]);
    judge_table(e, r->tables[1]);
    add_operands(j, e, r);
    judge_about_one(e, only_project(j->b, e));
    e->tolerance = relation_tolerance(r);
    judge_printed(r, e);
    judge_after_repair(r, e);
    if (e->state == CHECK_FAILS)
        judge_unsure(j, e);
    return e;
}

/* ------------------------------------------------------------ findings */

static const char *
between(const struct judge *j, const struct relation *r)
{
    if (!r->tables[1])
        return judge_text(j, "表%s", r->tables[0]->number);
    return judge_text(j, "表%s与表%s", r->tables[0]->number,
                      r->tables[1]->number);
}

static const char *
between_en(const struct judge *j, const struct relation *r)
{
    if (!r->tables[1])
        return judge_text(j, "table %s", r->tables[0]->number);
    return judge_text(j, "tables %s and %s", r->tables[0]->number,
                      r->tables[1]->number);
}

/* What was told of the failures between the same tables. */
struct told {
    const struct relation *last;
    int failures;
    money difference; /* of the last one explained */
};

static void
explain_failure(struct judge *j, struct check_entry *e,
                const struct relation *r, struct told *told)
{
    static const char *const SIGNS[] = { "应等于", "应不小于", "应不大于" };
    static const char *const SIGNS_EN[] = { "should equal",
                                            "should not be less than",
                                            "should not exceed" };
    struct explanation why = { 0 };
    if (!told->failures || told->difference.fen != e->difference.fen)
        why = explain_relation(j, r, e->difference);
    told->difference = e->difference;
    const char *left = judge_amount(j, e->left);
    const char *right = judge_amount(j, e->right);
    const char *difference = judge_amount(j, e->difference);
    const char *zh = judge_text(j, "%s%s%s，%s：%s %s %s，差 %s 万元%s%s。",
                                why.brief ? why.brief : "",
                                why.brief ? "：" : "", between(j, r), r->what,
                                left, SIGNS[r->kind], right, difference,
                                why.zh ? "，" : "", why.zh ? why.zh : "");
    const char *en = judge_text(j, "%s%s%s, %s: %s %s %s, difference %s 万元"
                                   "%s%s.",
                                why.brief_en ? why.brief_en : "",
                                why.brief_en ? ": " : "", between_en(j, r),
                                r->what, left, SIGNS_EN[r->kind], right,
                                difference, why.en ? "; " : "",
                                why.en ? why.en : "");
    struct place at = suspects_place(j, e, r);
    struct finding *f = judge_finding(j, e, at, zh, en);
    const char *gap = judge_amount_short(j, money_magnitude(e->difference));
    f->brief = why.brief ? why.brief
                         : judge_text(j, "%s，%s相差%s", between(j, r), r->what,
                                      gap);
    f->brief_en = why.brief_en ? why.brief_en
                               : judge_text(j, "%s, %s: off by %s",
                                            between_en(j, r), r->what, gap);
    f->printed = arena_strdup(findings_arena(j->b->found), left);
}

static void
tell_of_more(struct judge *j, struct check_entry *e, const struct relation *r)
{
    judge_finding(j, e, judge_at(j, r->tables[0], r->line),
                  judge_text(j, "%s，“%s”还有多处不符，见勾稽清单。",
                             between(j, r), j->rule->title),
                  judge_text(j,
                             "%s: “%s” fails in more places, see the "
                             "ledger.",
                             between_en(j, r), j->rule->title_en));
}

/* An unreadable figure that repair has read is told by the repair. */
static void
tell(struct judge *j, struct check_entry *e, const struct relation *r,
     struct told *told)
{
    if (told->last && (told->last->tables[0] != r->tables[0] ||
                       told->last->tables[1] != r->tables[1]))
        told->failures = 0;
    told->last = r;
    if (e->state != CHECK_FAILS || !e->is_equation || j->all_fails)
        return;
    if (told->failures < MOST_FINDINGS)
        explain_failure(j, e, r, told);
    else if (told->failures == MOST_FINDINGS)
        tell_of_more(j, e, r);
    told->failures++;
}

void
judge_relations(struct judge *j)
{
    struct told told = { 0 };
    for (size_t i = 0; i < j->all->n; i++) {
        const struct relation *r = &j->all->all[i];
        if (strcmp(r->rule, j->rule->id) == 0)
            tell(j, add_entry(j, r), r, &told);
    }
}
