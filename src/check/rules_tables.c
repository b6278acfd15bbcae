/* Rules about single tables that are no sums: codes and names, amounts as
 * printed, the two economic classifications, empty tables. */
#include "check/judges.h"

#include "base/unicode.h"
#include "budget/classify.h"

#include <string.h>

static const char *const CLASSES[] = { "功能分类", "政府支出经济分类",
                                       "部门支出经济分类" };
static const char *const CLASSES_EN[] = { "function", "government economic",
                                          "department economic" };

struct both_languages {
    const char *zh, *en;
};

/* ------------------------------------------------- R07 codes and names */

static bool
has_subjects(const struct table *t)
{
    for (size_t i = 0; i < t->n_rows; i++)
        for (int which = 0; which < CLASS_COUNT; which++)
            if (t->rows[i].subject[which].code)
                return true;
    return false;
}

static void
report_code(struct judge *j, struct check_entry *e, const struct table *t,
            const struct coded *subject, struct both_languages says)
{
    judge_line(j, e, subject->line);
    struct finding *f = judge_finding(j, e, judge_at(j, t, subject->line),
                                      says.zh, says.en);
    f->printed = arena_printf(findings_arena(j->b->found), "%s %s",
                              subject->code, subject->name);
}

/* One name per code throughout: the first is kept to compare with. */
static bool
is_named_otherwise(struct judge *j, GHashTable *names, int which,
                   const struct coded *subject, const char **before)
{
    const char *key = judge_text(j, "%d%s", which, subject->code);
    const char *folded = unicode_fold(j->memory, subject->name);
    *before = g_hash_table_lookup(names, key);
    if (!*before)
        g_hash_table_insert(names, (gpointer) key, (gpointer) subject->name);
    return *before && strcmp(unicode_fold(j->memory, *before), folded) != 0;
}

static void
judge_subject(struct judge *j, struct check_entry *e, const struct table *t,
              int which, const struct coded *subject, GHashTable *names)
{
    const enum classification c = (enum classification) which;
    const char *official = classify_name(c, subject->code);
    const char *before = NULL;
    if (!classify_is_code(c, subject->code)) {
        report_code(
            j, e, t, subject,
            (struct both_languages){
                judge_text(j, "%s编码 %s 的位数或范围不合科目规定。",
                           CLASSES[which], subject->code),
                judge_text(j,
                           "The %s code %s has a length or a beginning that no "
                           "subject has.",
                           CLASSES_EN[which], subject->code) });
    } else if (!subject->name) {
        return;
    } else if (official &&
               !classify_name_fits(c, subject->code, subject->name)) {
        report_code(
            j, e, t, subject,
            (struct both_languages){
                judge_text(j, "%s %s 的名称应为“%s”，印作“%s”。",
                           CLASSES[which], subject->code, official,
                           subject->name),
                judge_text(j, "The %s code %s is “%s”, printed as “%s”.",
                           CLASSES_EN[which], subject->code, official,
                           subject->name) });
    } else if (!official &&
               is_named_otherwise(j, names, which, subject, &before)) {
        report_code(
            j, e, t, subject,
            (struct both_languages){
                judge_text(j, "%s %s 前印“%s”，此处印“%s”。", CLASSES[which],
                           subject->code, before, subject->name),
                judge_text(j, "The %s code %s is “%s” before and “%s” here.",
                           CLASSES_EN[which], subject->code, before,
                           subject->name) });
    }
}

/* The same code and name stands in many rows: judged once a table. */
static bool
is_new(struct judge *j, GHashTable *seen, int which, const struct coded *s)
{
    const char *key = judge_text(j, "%d%s|%s", which, s->code,
                                 s->name ? s->name : "");
    return g_hash_table_add(seen, (gpointer) key);
}

static void
judge_codes_of(struct judge *j, const struct table *t, GHashTable *names)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    struct check_entry *e = judge_add(j, judge_about(j, t));
    judge_table(e, t);
    judge_line(j, e, t->first_line);
    for (size_t i = 0; i < t->n_rows; i++)
        for (int which = 0; which < CLASS_COUNT; which++) {
            struct coded s = t->rows[i].subject[which];
            if (!s.line)
                s.line = t->rows[i].line;
            if (s.code && is_new(j, seen, which, &s))
                judge_subject(j, e, t, which, &s, names);
        }
    g_hash_table_destroy(seen);
}

void
judge_codes(struct judge *j)
{
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < j->b->n_tables; i++)
        if (has_subjects(&j->b->tables[i]))
            judge_codes_of(j, &j->b->tables[i], names);
    g_hash_table_destroy(names);
}

/* ----------------------------------------------- R14 the form of amounts */

static bool
is_negative(const struct figure *f)
{
    return figure_is_printed(f) && f->printed.fen < 0;
}
static bool
is_too_fine(const struct figure *f)
{
    return f->reading == MONEY_TOO_FINE;
}
static bool
is_too_large(const struct figure *f)
{
    return f->reading == MONEY_TOO_LARGE;
}

static const struct {
    bool (*is_odd)(const struct figure *f);
    const char *zh, *en;
} ODD_AMOUNTS[] = {
    { is_negative, "金额为负", "the amount is negative" },
    { is_too_fine, "小数位数超过到分的位数", "more decimals than a fen has" },
    { is_too_large, "数额大得不合情理", "the amount is beyond reason" },
};

/* What changed against another year may well be negative. */
static bool
judge_figure(struct judge *j, struct check_entry *e, const struct figure *f,
             enum column_role role)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ODD_AMOUNTS); i++) {
        bool change = role == COLUMN_CHANGE &&
                      ODD_AMOUNTS[i].is_odd == is_negative;
        if (change || !ODD_AMOUNTS[i].is_odd(f))
            continue;
        judge_line(j, e, f->at.line);
        struct finding *found = judge_finding(
            j, e, f->at, judge_text(j, "%s：%s。", ODD_AMOUNTS[i].zh, f->text),
            judge_text(j, "%s: %s.", ODD_AMOUNTS[i].en, f->text));
        found->printed = f->text;
    }
    return f->reading != MONEY_BLANK;
}

/* A row of what changed between two years, in tables with a row a year. */
static bool
is_change_row(const struct table *t, const struct row *r)
{
    const struct cell *year = row_cell(t, r, COLUMN_YEAR);
    return year && year->text && strstr(year->text, "增减");
}

void
judge_amounts(struct judge *j)
{
    for (size_t i = 0; i < j->b->n_tables; i++) {
        const struct table *t = &j->b->tables[i];
        bool any = false;
        struct check_entry *e = judge_add(j, judge_about(j, t));
        judge_table(e, t);
        judge_line(j, e, t->first_line);
        for (size_t r = 0; r < t->n_rows; r++)
            for (size_t c = 0; c < t->n_columns; c++)
                if (column_is_amount(t->columns[c].role))
                    any |= judge_figure(j, e, &t->rows[r].cells[c].figure,
                                        is_change_row(t, &t->rows[r])
                                            ? COLUMN_CHANGE
                                            : t->columns[c].role);
        if (!any)
            judge_not_applicable(e, "表内没有金额");
    }
}

/* ------------------------------------------------------- R23 crosswalk */

/* Both codes are in the classification, so that their pair is known or not. */
static bool
pair_is_known(const struct row *r)
{
    const char *government = r->subject[CLASS_GOVERNMENT].code;
    const char *department = r->subject[CLASS_DEPARTMENT].code;
    char five[6];
    if (!government || !department)
        return false;
    g_strlcpy(five, department, sizeof five);
    return classify_name(CLASS_GOVERNMENT, government) &&
           classify_name(CLASS_DEPARTMENT, five);
}

static void
judge_pairs(struct judge *j, const struct table *t)
{
    struct check_entry *e = NULL;
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *r = &t->rows[i];
        if (!pair_is_known(r))
            continue;
        if (!e) {
            e = judge_add(j, judge_about(j, t));
            judge_table(e, t);
        }
        const char *government = r->subject[CLASS_GOVERNMENT].code;
        const char *department = r->subject[CLASS_DEPARTMENT].code;
        const char *pair = judge_text(j, "%s × %s", government, department);
        if (!g_hash_table_add(seen, (gpointer) pair) ||
            classify_crosswalk(government, department) != CROSSWALK_UNKNOWN)
            continue;
        judge_line(j, e, r->line);
        judge_finding(
            j, e, judge_at(j, t, r->line),
            judge_text(j, "政府经济分类与部门经济分类 %s 不在对照表中。", pair),
            judge_text(j,
                       "The economic subjects %s do not correspond "
                       "in the crosswalk.",
                       pair));
    }
    g_hash_table_destroy(seen);
}

void
judge_crosswalk(struct judge *j)
{
    for (size_t i = 0; i < j->b->n_tables; i++)
        judge_pairs(j, &j->b->tables[i]);
}

/* ---------------------------------------------------- R31 empty tables */

static money
table_money(const struct table *t)
{
    const struct row *total = table_total(t);
    const struct figure *f = total ? row_figure(t, total, COLUMN_TOTAL) : NULL;
    money sum = { 0 };
    if (f && figure_is_known(f))
        return f->used;
    for (size_t i = 0; i < t->n_rows; i++) {
        f = row_figure(t, &t->rows[i], COLUMN_TOTAL);
        if (f && t->rows[i].role == ROW_ITEM)
            money_add(&sum, f->used);
    }
    return sum;
}

/* What the balance of treasury money says of one budget, new and carried. */
static money
balance_money(const struct balance *b, const char *word,
              const struct balance_item **at)
{
    money sum = { 0 };
    *at = NULL;
    for (size_t i = 0; i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        bool source = item->kind == BALANCE_SOURCE ||
                      item->kind == BALANCE_CARRIED_PART;
        if (!source || !item->name || !strstr(item->name, word))
            continue;
        *at = item;
        if (item->figure)
            money_add(&sum, item->figure->used);
    }
    return sum;
}

static void
judge_empty(struct judge *j, const struct balance *b, enum table_kind kind,
            const char *word)
{
    const struct table *t = budget_table(j->b, kind);
    const struct balance_item *item;
    money said = balance_money(b, word, &item);
    if (!item && !t)
        return;
    struct check_entry *e = judge_add(j, table_kind_name(kind));
    money spent = t ? table_money(t) : (money){ 0 };
    judge_table(e, b->table);
    judge_table(e, t);
    judge_line(j, e, item ? item->line : 0);
    judge_line(j, e, t ? t->first_line : 0);
    if (!item || (!t && said.fen == 0)) {
        judge_not_applicable(e, "收支总表或该表不列这项预算");
    } else if (!t) {
        judge_insufficient(e, judge_text(j, "没有%s", table_kind_name(kind)));
    } else if ((said.fen == 0) != (spent.fen == 0)) {
        judge_finding(j, e, judge_at(j, t, t->first_line),
                      judge_text(j,
                                 "财政拨款收支总表“%s”为 %s 万元，表%s为 %s "
                                 "万元：空表与有数不一致。",
                                 item->name, judge_amount(j, said), t->number,
                                 judge_amount(j, spent)),
                      judge_text(j,
                                 "The balance has %s 万元 of %s, table %s has "
                                 "%s: one is empty, the other is not.",
                                 judge_amount(j, said), item->name, t->number,
                                 judge_amount(j, spent)));
    }
}

void
judge_empty_tables(struct judge *j)
{
    const struct balance *b = budget_balance(j->b, TABLE_APPROPRIATION_BALANCE);
    if (!b)
        return;
    judge_empty(j, b, TABLE_FUND, "政府性基金");
    judge_empty(j, b, TABLE_STATE_CAPITAL, "国有资本");
}
