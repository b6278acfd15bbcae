/* The check page: the ledger by group, the open findings by rule, repairs. */
#include "report/contacts.h"
#include "report/facts.h"
#include "report/finding_groups.h"
#include "report/sections.h"

#include <glib.h>
#include <string.h>

/* -------------------------------------------------------------- ledger */

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

static size_t
put_group(struct composing *c, struct tabling *t, const char *group)
{
    const struct ledger *l = c->u->ledger;
    size_t count[4], all = 0;
    for (int state = 0; state < 4; state++)
        all += count[state] =
            count_group(l, group, (enum check_state) state);
    if (!all)
        return 0;
    tabling_row(t, REPORT_ROW_ITEM, NULL);
    tabling_text(t, group, 0);
    for (int state = 0; state < 4; state++)
        tabling_count(t, count[state]);
    tabling_count(t, all);
    return all;
}

/* Groups that nothing was judged in (自评 of a budget) are no row. */
static void
table_of_groups(struct composing *c)
{
    static const struct tabling_column columns[] = {
        { "核对范围", ALIGN_LEFT, 8, 0 }, { "相符", ALIGN_RIGHT, 5, 0 },
        { "不符", ALIGN_RIGHT, 5, 0 },    { "不适用", ALIGN_RIGHT, 5, 0 },
        { "数据不足", ALIGN_RIGHT, 5, 0 }, { "合计", ALIGN_RIGHT, 5, 0 }
    };
    const struct ledger *l = c->u->ledger;
    struct tabling *t = tabling_new(c->a, "勾稽核对结果", 6, columns);
    GPtrArray *groups = rule_groups(l);
    for (guint i = 0; i < groups->len; i++)
        put_group(c, t, groups->pdata[i]);
    g_ptr_array_free(groups, TRUE);
    tabling_row(t, REPORT_ROW_TOTAL, NULL);
    tabling_text(t, "合计", 0);
    for (int state = 0; state < 4; state++)
        tabling_count(t, l->count[state]);
    tabling_count(t, l->n_entries);
    struct report_table *made = tabling_end(t, c);
    made->anchor = "checks-ledger";
    made->unit = "单位：处";
    made->note = "注：“不适用”指该规则的条件在此不具备；“数据不足”指缺表或"
                 "缺数，未能核对，不计入相符。";
}

/* ------------------------------------------------------------ findings */

enum { MOST_NAMED = 12, MOST_WORDS = 90 };

/* The message that says most: the longest, as it has the reason. */
static size_t
telling(const findings *found, const struct finding_group *g)
{
    size_t best = 0;
    for (size_t i = 1; i < g->n; i++)
        if (strlen(findings_at(found, g->at[i])->message) >
            strlen(findings_at(found, g->at[best])->message))
            best = i;
    return best;
}

static void
say_message(struct composing *c, struct writing *w, size_t i)
{
    const struct finding *f = findings_at(c->u->budget->found, i);
    const char *message =
        contacts_shown(c->a, c->u, c->options, f->message);
    writing_say(w, words_cut(c->a, message, MOST_WORDS));
    writing_link(w, arena_printf(c->a, "（%s）",
                                 finding_place(c->a, c->u->budget, &f->at)),
                 finding_anchor(c->a, i));
}

/* "“甲项目”（13表第658行、第663行）": all that is about that project. */
static void
say_about(struct composing *c, struct writing *w,
          const struct finding_group *g, size_t first)
{
    const findings *found = c->u->budget->found;
    const struct finding *f = findings_at(found, g->at[first]);
    writing_printf(w, "“%s”（", finding_about(c, f));
    for (size_t i = first, n = 0; i < g->n; i++) {
        const struct finding *each = findings_at(found, g->at[i]);
        if (each->about != f->about)
            continue;
        writing_link(w, n++ ? arena_printf(c->a, "、第%d行", each->at.line)
                            : finding_place(c->a, c->u->budget, &each->at),
                     finding_anchor(c->a, g->at[i]));
    }
    writing_say(w, "）");
}

static bool
is_said_before(const findings *found, const struct finding_group *g,
               size_t i)
{
    const struct finding *f = findings_at(found, g->at[i]);
    for (size_t k = 0; f->about && k < i; k++)
        if (findings_at(found, g->at[k])->about == f->about)
            return true;
    return false;
}

/* The projects or places of a group, but for one of them. */
static void
say_places(struct composing *c, struct writing *w,
           const struct finding_group *g, size_t but)
{
    const findings *found = c->u->budget->found;
    size_t said = 0;
    for (size_t i = 0; i < g->n && said < MOST_NAMED; i++) {
        const struct finding *f = findings_at(found, g->at[i]);
        if (i == but || is_said_before(found, g, i))
            continue;
        if (said++)
            writing_say(w, "、");
        if (finding_about(c, f))
            say_about(c, w, g, i);
        else
            writing_link(w, finding_place(c->a, c->u->budget, &f->at),
                         finding_anchor(c->a, g->at[i]));
    }
    if (said == MOST_NAMED && g->n > said)
        writing_printf(w, "等，共%zu处", g->n);
}

static bool
is_about_projects(struct composing *c, const struct finding_group *g)
{
    size_t named = 0;
    for (size_t i = 0; i < g->n; i++)
        named += finding_about(c, findings_at(c->u->budget->found,
                                              g->at[i])) != NULL;
    return g->n > 1 && 2 * named > g->n;
}

/* Findings about projects name them; of others one says itself. */
static struct text
group_words(struct composing *c, const struct finding_group *g)
{
    struct writing *w = writing_new(c->a);
    bool named = is_about_projects(c, g);
    size_t first = named ? SIZE_MAX : telling(c->u->budget->found, g);
    if (!named)
        say_message(c, w, g->at[first]);
    if (!named && g->n > 1)
        writing_say(w, "；另见");
    if (g->n > 1)
        say_places(c, w, g, first);
    writing_say(w, "。");
    return writing_end(w);
}

static struct text
title_words(struct composing *c, const struct finding_group *g)
{
    struct writing *w = writing_new(c->a);
    struct span id = { SPAN_MUTED, arena_printf(c->a, "　%s", g->id), NULL };
    writing_link(w, g->title, finding_anchor(c->a, g->at[0]));
    writing_span(w, &id);
    return writing_end(w);
}

static void
put_findings(struct composing *c, struct tabling *t,
             const struct finding_group *g)
{
    tabling_row(t, REPORT_ROW_ITEM, NULL);
    tabling_rich(t, title_words(c, g));
    tabling_count(t, g->n);
    tabling_rich(t, group_words(c, g));
}

static void
put_level(struct composing *c, struct tabling *t, enum finding_level level)
{
    size_t n = findings_count_level(c->u->budget->found, level);
    tabling_row(t, REPORT_ROW_GROUP, NULL);
    tabling_text(t, arena_printf(c->a, "%s（%zu处）",
                                 finding_level_words(level), n), 0);
    tabling_span_rest(t);
}

static void
table_of_findings(struct composing *c)
{
    static const struct tabling_column columns[] = {
        { "核对事项", ALIGN_LEFT, 9, 10 }, { "处数", ALIGN_RIGHT, 3, 3 },
        { "所涉项目或位置", ALIGN_LEFT, 28, 0 }
    };
    struct finding_groups groups = finding_groups_of(c);
    if (!groups.n) {
        part_paragraph(c, "未发现问题。");
        return;
    }
    struct tabling *t = tabling_new(c->a, "待处理的发现", 3, columns);
    for (size_t i = 0; i < groups.n; i++) {
        if (!i || groups.items[i].level != groups.items[i - 1].level)
            put_level(c, t, groups.items[i].level);
        put_findings(c, t, &groups.items[i]);
    }
    struct report_table *made = tabling_end(t, c);
    made->anchor = "checks-findings";
    made->unit = "单位：处";
    made->note = arena_printf(
        c->a, "注：同一规则的发现并为一行，逐条明细见%s“核对发现明细”；"
              "“错误”须更正或说明，“警告”须核实，“提示”供参考。",
        c->web ? "" : "附录");
}

/* ------------------------------------------------------------- repairs */

static void
put_repair(struct composing *c, struct tabling *t, const struct finding *f,
           size_t i)
{
    tabling_row(t, REPORT_ROW_ITEM, NULL);
    tabling_link(t, finding_place(c->a, c->u->budget, &f->at),
                 finding_anchor(c->a, i));
    tabling_text(t, contacts_shown(c->a, c->u, c->options, f->printed), 0);
    tabling_text(t, contacts_shown(c->a, c->u, c->options, f->used), 0);
    tabling_text(t, contacts_shown(c->a, c->u, c->options,
                                   f->reason ? f->reason : f->message), 0);
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
        put_repair(c, t, f, i);
        rows++;
    }
    if (!rows) {
        part_paragraph(c, "没有更正公开文本的任何数字。");
        return;
    }
    tabling_end(t, c)->anchor = "checks-repairs";
}

/* --------------------------------------------------------------- words */

static const struct sentence_rule SENTENCES[] = {
    { "what", "", "对公开文本逐表、逐行、逐列核对勾稽关系，以印出的数字"
                  "为准" },
    { "repairs", "repairs", "；经合计数证实的更正另列，其后的汇总采用更正后的"
                            "数字{@checks-repairs}。" },
    { "repairs", "", "。" },
    { "outcome", "none", "公开文本中没有可以核对的关系。" },
    { "outcome", "fails", "共{all}处，相符{holds}处，不符{fails}处"
                          "{@checks-ledger}" },
    { "outcome", "", "共{all}处，能核对的{holds}处全部相符{@checks-ledger}" },
    { "open", "!none open", "，另有{open}处因缺表缺数未能核对。" },
    { "open", "!none", "。" },
    { "findings", "errors warnings", "读取与核对共有错误{errors}处、警告"
                                     "{warnings}处、提示{notes}处"
                                     "{@checks-findings}。" },
    { "findings", "errors", "读取与核对共有错误{errors}处、提示{notes}处"
                            "{@checks-findings}。" },
    { "findings", "warnings", "没有错误，有警告{warnings}处、提示{notes}处"
                              "{@checks-findings}。" },
    { "findings", "notes", "没有错误和警告，有提示{notes}处"
                           "{@checks-findings}。" },
};

static bool
any_repair(const findings *found)
{
    for (size_t i = 0; i < findings_count(found); i++)
        if (findings_at(found, i)->used)
            return true;
    return false;
}

static void
say_outcome(struct composing *c)
{
    const struct ledger *l = c->u->ledger;
    const findings *found = c->u->budget->found;
    struct facts *f = facts_new(c->a);
    size_t errors = findings_count_level(found, FINDING_ERROR);
    size_t warnings = findings_count_level(found, FINDING_WARNING);
    size_t notes = findings_count_level(found, FINDING_NOTE);
    facts_count(f, "all", l->n_entries);
    facts_count(f, "holds", l->count[CHECK_HOLDS]);
    facts_count(f, "open", l->count[CHECK_INSUFFICIENT]);
    facts_count(f, "fails", l->count[CHECK_FAILS]);
    facts_count(f, "errors", errors);
    facts_count(f, "warnings", warnings);
    facts_count(f, "notes", notes);
    facts_flag(f, "none", !l->count[CHECK_HOLDS] && !l->count[CHECK_FAILS]);
    facts_flag(f, "repairs", any_repair(found));
    facts_paragraph(f, c, SENTENCES, G_N_ELEMENTS(SENTENCES));
}

void
section_checks(struct composing *c)
{
    say_outcome(c);
    table_of_groups(c);
    table_of_findings(c);
    table_of_repairs(c);
}
