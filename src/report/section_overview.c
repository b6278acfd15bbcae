/* 要览 and the check page. */
#include "report/sections.h"

#include <glib.h>
#include <string.h>

/* ------------------------------------------------------------- figures */

struct keying {
    struct key_figure items[8];
    size_t n;
};

static void
add_key(struct composing *c, struct keying *keys, const char *label,
        money amount, const char *remark)
{
    struct key_figure *key = &keys->items[keys->n++];
    key->label = label;
    key->value = words_best(c->a, amount, &key->unit);
    key->remark = remark;
}

static const char *
share_remark(struct composing *c, const char *of, money part, money total)
{
    int64_t share;
    if (!money_ratio(part, total, 10000, &share))
        return NULL;
    return arena_printf(c->a, "占%s%s", of, words_share(c->a, share, part));
}

/* The used amount of a table's total column, if there is one. */
static const struct figure *
total_figure(const struct composing *c, enum table_kind kind)
{
    const struct table *t = budget_table(c->u->budget, kind);
    const struct row *total = t ? table_total(t) : NULL;
    const struct figure *f =
        total ? row_figure(t, total, COLUMN_TOTAL) : NULL;
    return f && figure_is_known(f) ? f : NULL;
}

static void
key_totals(struct composing *c, struct keying *keys)
{
    const struct summary *s = c->u->summary;
    const struct balance *b = budget_balance(c->u->budget, TABLE_BALANCE);
    const struct balance_item *income =
        b ? balance_find(b, BALANCE_GRAND_TOTAL, false) : NULL;
    if (income && figure_is_known(income->figure))
        add_key(c, keys, "收入总计", income->figure->used, "含上年结转");
    if (!s->source)
        return;
    add_key(c, keys, "支出合计", s->total, NULL);
    add_key(c, keys, "基本支出", s->basic,
            share_remark(c, "支出", s->basic, s->total));
    add_key(c, keys, "项目支出", s->project,
            share_remark(c, "支出", s->project, s->total));
}

static void
key_appropriation(struct composing *c, struct keying *keys)
{
    const struct balance *b =
        budget_balance(c->u->budget, TABLE_APPROPRIATION_BALANCE);
    const struct balance_item *item =
        b ? balance_find(b, BALANCE_GRAND_TOTAL, false) : NULL;
    if (!item || !figure_is_known(item->figure))
        return;
    const char *remark = NULL;
    if (c->u->summary->source)
        remark = share_remark(c, "支出", item->figure->used,
                              c->u->summary->total);
    add_key(c, keys, "财政拨款", item->figure->used, remark);
}

static const struct row *
last_three_public(const struct table *t)
{
    const struct row *last = NULL;
    for (size_t i = 0; t && i < t->n_rows; i++)
        if (row_figure(t, &t->rows[i], COLUMN_TOTAL))
            last = &t->rows[i];
    return last;
}

static void
key_uses(struct composing *c, struct keying *keys)
{
    const struct table *t =
        budget_table(c->u->budget, TABLE_THREE_PUBLIC);
    const struct row *row = last_three_public(t);
    const struct figure *f = row ? row_figure(t, row, COLUMN_TOTAL) : NULL;
    if (f && figure_is_known(f))
        add_key(c, keys, "“三公”经费", f->used, NULL);
    const struct figure *bought = total_figure(c, TABLE_PROCUREMENT);
    if (bought)
        add_key(c, keys, "政府采购", bought->used, NULL);
    bought = total_figure(c, TABLE_SERVICE_PURCHASES);
    if (bought)
        add_key(c, keys, "政府购买服务", bought->used, NULL);
}

/* The three largest functions in one sentence. */
static void
largest_functions(struct composing *c)
{
    const struct aggregates *list = &c->u->summary->by[CLASS_FUNCTION];
    size_t n;
    size_t *rank = aggregate_ranking(list, 1, c->a, &n);
    if (!n)
        return;
    struct writing *w = writing_new(c->a);
    writing_say(w, "按功能分类，");
    for (size_t i = 0; i < n && i < 3; i++) {
        const struct aggregate *item = &list->items[rank[i]];
        if (item->total.fen <= 0)
            break;
        writing_printf(w, "%s%s", i ? "；" : "", item->name);
        writing_amount(w, item->total, "function");
        writing_say(w, "，占");
        writing_share(w, item->share, item->total);
    }
    writing_say(w, "。");
    writing_paragraph(w, c);
}

static void
verdict(struct composing *c)
{
    const struct ledger *l = c->u->ledger;
    struct block *block = report_add(c->r, BLOCK_VERDICT);
    size_t failed = l->count[CHECK_FAILS];
    struct writing *w = writing_new(c->a);
    writing_printf(w, "勾稽核对：相符%zu处，不符%zu处，不适用%zu处，"
                      "数据不足%zu处",
                   l->count[CHECK_HOLDS], failed,
                   l->count[CHECK_NOT_APPLICABLE],
                   l->count[CHECK_INSUFFICIENT]);
    writing_say(w, failed ? "。详见" : "；凡能核对的均相符。详见");
    writing_link(w, "核对情况", "checks");
    writing_say(w, "。");
    block->verdict.text = writing_end(w);
    block->verdict.state = failed ? VERDICT_BAD : VERDICT_GOOD;
    if (!failed && !l->count[CHECK_HOLDS])
        block->verdict.state = VERDICT_OPEN;
}

void
section_key_figures(struct composing *c)
{
    struct keying keys = { .n = 0 };
    part_chapter(c, "overview", "要览");
    key_totals(c, &keys);
    key_appropriation(c, &keys);
    key_uses(c, &keys);
    if (keys.n) {
        struct block *block = report_add(c->r, BLOCK_FIGURES);
        block->figures.items =
            arena_memdup(c->a, keys.items, keys.n * sizeof *keys.items);
        block->figures.n = keys.n;
    }
    largest_functions(c);
    verdict(c);
}

/* -------------------------------------------------------------- checks */

static size_t
count_group(const struct ledger *l, const char *group, enum check_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < l->n_entries; i++)
        count += l->entries[i].state == state &&
                 strcmp(l->entries[i].rule->group, group) == 0;
    return count;
}

static void
note_group(GPtrArray *groups, const char *group)
{
    for (guint i = 0; i < groups->len; i++)
        if (strcmp(groups->pdata[i], group) == 0)
            return;
    g_ptr_array_add(groups, (gpointer) group);
}

/* The groups of rules in the order of the rules, then those that only the
 * ledger has: of rules that users added. */
static GPtrArray *
rule_groups(const struct ledger *l)
{
    GPtrArray *groups = g_ptr_array_new();
    for (const struct check_rule *r = check_rules(); r->id; r++)
        note_group(groups, r->group);
    for (size_t i = 0; i < l->n_entries; i++)
        note_group(groups, l->entries[i].rule->group);
    return groups;
}

static void
table_of_groups(struct composing *c)
{
    static const struct tabling_column columns[] = {
        { "核对范围", ALIGN_LEFT, 8, 0 }, { "相符", ALIGN_RIGHT, 5, 0 },
        { "不符", ALIGN_RIGHT, 5, 0 },    { "不适用", ALIGN_RIGHT, 5, 0 },
        { "数据不足", ALIGN_RIGHT, 5, 0 }
    };
    const struct ledger *l = c->u->ledger;
    struct tabling *t = tabling_new(c->a, "勾稽核对结果", 5, columns);
    GPtrArray *groups = rule_groups(l);
    for (guint i = 0; i < groups->len; i++) {
        const char *group = groups->pdata[i];
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        tabling_text(t, group, 0);
        for (int state = 0; state < 4; state++)
            tabling_text(t, arena_printf(c->a, "%zu",
                                         count_group(l, group, state)), 0);
    }
    g_ptr_array_free(groups, TRUE);
    tabling_row(t, REPORT_ROW_TOTAL, NULL);
    tabling_text(t, "合计", 0);
    for (int state = 0; state < 4; state++)
        tabling_text(t, arena_printf(c->a, "%zu", l->count[state]), 0);
    struct report_table *made = tabling_end(t, c);
    made->unit = "单位：处";
    made->note = "“数据不足”指缺表或缺数，未能核对，不计入相符。";
}

static const char *
place_words(arena *a, const struct place *at)
{
    if (at->table && at->line)
        return arena_printf(a, "%s表 第%d行", at->table, at->line);
    if (at->line)
        return arena_printf(a, "第%d行", at->line);
    return at->table ? arena_printf(a, "%s表", at->table) : "全文";
}

static const char *
level_words(enum finding_level level)
{
    static const char *const words[] = { "提示", "警告", "错误" };
    return words[level];
}

/* Findings of one level as rows; returns how many. */
static size_t
rows_of_findings(struct composing *c, struct tabling *t,
                 enum finding_level level)
{
    const findings *found = c->u->budget->found;
    size_t rows = 0;
    for (size_t i = 0; i < findings_count(found); i++) {
        const struct finding *f = findings_at(found, i);
        if (f->level != level)
            continue;
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        tabling_text(t, f->id, 0);
        tabling_text(t, level_words(level), 0);
        tabling_text(t, place_words(c->a, &f->at), 0);
        tabling_text(t, f->message, 0);
        rows++;
    }
    return rows;
}

static void
table_of_findings(struct composing *c)
{
    static const struct tabling_column columns[] = {
        { "编号", ALIGN_LEFT, 4, 4 },
        { "级别", ALIGN_LEFT, 4, 4 },
        { "位置", ALIGN_LEFT, 8, 9 },
        { "发现", ALIGN_LEFT, 16, 0 }
    };
    struct tabling *t = tabling_new(c->a, "发现的问题", 4, columns);
    size_t rows = 0;
    for (int level = FINDING_ERROR; level >= FINDING_NOTE; level--)
        rows += rows_of_findings(c, t, (enum finding_level) level);
    if (rows) {
        tabling_end(t, c);
        return;
    }
    tabling_row(t, REPORT_ROW_ITEM, NULL);
    tabling_text(t, "未发现问题", 0);
    tabling_span_rest(t);
    tabling_end(t, c);
}

static void
table_of_repairs(struct composing *c)
{
    static const struct tabling_column columns[] = {
        { "位置", ALIGN_LEFT, 8, 9 },
        { "公开文本", ALIGN_LEFT, 8, 0 },
        { "采用", ALIGN_LEFT, 8, 0 },
        { "理由", ALIGN_LEFT, 12, 0 }
    };
    const findings *found = c->u->budget->found;
    struct tabling *t = tabling_new(c->a, "所作更正", 4, columns);
    size_t rows = 0;
    for (size_t i = 0; i < findings_count(found); i++) {
        const struct finding *f = findings_at(found, i);
        if (!f->used)
            continue;
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        tabling_text(t, place_words(c->a, &f->at), 0);
        tabling_text(t, f->printed, 0);
        tabling_text(t, f->used, 0);
        tabling_text(t, f->reason ? f->reason : f->message, 0);
        rows++;
    }
    if (rows)
        tabling_end(t, c);
}

void
section_checks(struct composing *c)
{
    part_chapter(c, "checks", "核对情况");
    part_paragraph(c, "本简报对公开文本逐表、逐行、逐列核对勾稽关系。"
                      "核对以文本印出的数字为准；经合计数证实的更正另列，"
                      "其后的汇总采用更正后的数字。");
    table_of_groups(c);
    table_of_findings(c);
    table_of_repairs(c);
}
