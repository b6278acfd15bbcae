/* Users' rules as entries of the ledger: judged as printed and after repairs,
 * as the rules of the program are. Knows nothing of how a rule is written. */
#include "check/user_judge.h"

#include "check/user_figures.h"

enum { LEFT, RIGHT, SIDES };

/* A rule whose references are being looked up. */
struct judged {
    struct judge *j;
    const struct user_rules *rules;
    const struct user_rule *rule;
    GArray *terms[SIDES];   /* of struct relation_term */
    money constant[SIDES];
    enum meaning meaning;   /* of the worst reference */
    const char *why;
    const char *blank;      /* which total is not printed; or null */
    bool too_large;         /* constants beyond what can be counted */
    const struct figure *first;
};

static struct check_entry *
entry_of(const struct judged *d)
{
    GArray *all = d->j->entries;
    return &g_array_index(all, struct check_entry, all->len - 1);
}

/* ----------------------------------------------------------- looking up */

static void
add_figure(struct judged *d, int side, const struct rule_term *t,
           struct figure *f)
{
    struct relation_term term = { f, t->sign };
    g_array_append_val(d->terms[side], term);
    if (figure_is_blank(f))
        return;
    judge_operand(d->j, entry_of(d), t->reference.text, f,
                  side == LEFT ? t->sign : -t->sign);
    judge_line(d->j, entry_of(d), f->at.line);
    if (!d->first)
        d->first = f;
}

static void
look_up(struct judged *d, int side, const struct rule_term *t)
{
    struct meant m = meant_find(d->j->b, &t->reference);
    bool blank = m.meaning == MEANING_FOUND;
    judge_table(entry_of(d), m.table);
    for (guint i = 0; m.meaning == MEANING_FOUND && i < m.figures->len; i++) {
        add_figure(d, side, t, m.figures->pdata[i]);
        blank &= figure_is_blank(m.figures->pdata[i]);
    }
    if (blank && m.is_total)
        d->blank = t->reference.text;
    if (m.meaning > d->meaning) {
        d->meaning = m.meaning;
        d->why = m.why;
    }
    meant_clear(&m);
}

static void
gather(struct judged *d, int side, const struct rule_side *from)
{
    d->terms[side] = g_array_new(FALSE, FALSE, sizeof(struct relation_term));
    for (size_t i = 0; i < from->n; i++) {
        const struct rule_term *t = &from->terms[i];
        if (!t->is_constant)
            look_up(d, side, t);
        else if (!money_add(&d->constant[side],
                            t->sign < 0 ? money_negated(t->constant)
                                        : t->constant))
            d->too_large = true;
    }
}

/* -------------------------------------------------------------- judging */

static bool
side_sum(const struct judged *d, int side, enum side_reading reading,
         money *sum)
{
    bool any;
    const GArray *terms = d->terms[side];
    return relation_side((const struct relation_term *) terms->data,
                         terms->len, reading, sum, &any) &&
           money_add(sum, d->constant[side]);
}

/* How the rule stands; false where the sums cannot be formed. */
static bool
stands(const struct judged *d, enum side_reading reading,
       struct check_entry *e, enum check_state *state)
{
    if (!side_sum(d, LEFT, reading, &e->left) ||
        !side_sum(d, RIGHT, reading, &e->right))
        return false;
    *state = relation_holds(d->rule->kind, e->left, e->right, e->tolerance)
                 ? CHECK_HOLDS
                 : CHECK_FAILS;
    return true;
}

static money
tolerance_of(const struct judged *d)
{
    if (d->rule->has_tolerance)
        return d->rule->tolerance;
    struct relation r = {
        .n_left = d->terms[LEFT]->len,
        .left = (struct relation_term *) d->terms[LEFT]->data,
        .n_right = d->terms[RIGHT]->len,
        .right = (struct relation_term *) d->terms[RIGHT]->data,
    };
    return relation_tolerance(&r);
}

static void
tell_failure(const struct judged *d, struct check_entry *e)
{
    static const char *const signs[] = { "应等于", "应不小于", "应不大于" };
    static const char *const signs_en[] = { "should equal",
                                            "should not be less than",
                                            "should not exceed" };
    struct judge *j = d->j;
    const char *left = judge_amount(j, e->left);
    const char *right = judge_amount(j, e->right);
    const char *by = judge_amount(j, e->difference);
    const char *zh = judge_text(j, "%s：%s %s %s，差 %s 万元。",
                                d->rule->rule.title, left,
                                signs[d->rule->kind], right, by);
    const char *en = judge_text(j, "%s: %s %s %s, difference %s 万元.",
                                d->rule->rule.title, left,
                                signs_en[d->rule->kind], right, by);
    struct place at = d->first ? d->first->at : judge_at(j, NULL, 0);
    struct finding *f = judge_finding(j, e, at, zh, en);
    f->printed = arena_strdup(findings_arena(j->b->found), left);
}

static void
judge_sums(const struct judged *d, struct check_entry *e)
{
    struct check_entry used = { 0 };
    e->tolerance = tolerance_of(d);
    used.tolerance = e->tolerance;
    bool sums = stands(d, SIDE_PRINTED, e, &e->state);
    bool sums_used = stands(d, SIDE_USED, &used, &used.state);
    if (sums) {
        enum check_state state = e->state;
        judge_equation(e, e->left, e->right, e->tolerance);
        e->state = state;
    } else if (e->repaired && sums_used) {
        e->state = CHECK_FAILS;
        e->note = "印出的数字无法辨认，按修复后的数字核对";
    } else {
        judge_insufficient(e, "有数字无法辨认，无从核对");
    }
    e->after_repair = e->repaired && sums_used ? used.state : e->state;
    if (sums && e->state == CHECK_FAILS)
        tell_failure(d, e);
}

/* A rule that can mean two things is the rule's own error; what it does not
 * find may be missing in the document. */
static void
tell_not_found(const struct judged *d)
{
    findings_add(d->j->b->found, d->rule->rule.id,
                 d->meaning == MEANING_AMBIGUOUS ? FINDING_ERROR
                                                 : FINDING_NOTE,
                 judge_at(d->j, NULL, 0), "自定规则 %s:%d：%s",
                 "user rule, %s:%d: %s", d->rules->file, d->rule->line,
                 d->why);
}

static void
conclude(const struct judged *d, struct check_entry *e)
{
    if (d->meaning == MEANING_EMPTY) {
        judge_not_applicable(e, d->why);
    } else if (d->meaning != MEANING_FOUND) {
        judge_insufficient(e, d->why);
        tell_not_found(d);
    } else if (d->blank) {
        judge_insufficient(e, judge_text(d->j, "%s空白，未印出数字，无从核对",
                                         d->blank));
    } else if (d->too_large) {
        judge_insufficient(e, "常数过大，无从核对");
    } else if (!d->first) {
        judge_not_applicable(e, "各项均为空白");
    } else {
        judge_sums(d, e);
    }
}

static void
judge_one(struct judge *j, const struct user_rules *rules,
          const struct user_rule *rule)
{
    struct judged d = { .j = j, .rules = rules, .rule = rule };
    j->rule = &rule->rule;
    judge_add(j, rule->rule.title);
    gather(&d, LEFT, &rule->left);
    gather(&d, RIGHT, &rule->right);
    conclude(&d, entry_of(&d));
    g_array_free(d.terms[LEFT], TRUE);
    g_array_free(d.terms[RIGHT], TRUE);
}

void
judge_user_rules(struct judge *j, const struct user_rules *rules)
{
    for (size_t i = 0; rules && i < rules->n; i++)
        judge_one(j, rules, &rules->all[i]);
}
