/* Targets and self-evaluation of one project on one sheet: the differences. */
#include "report/sheet_parts.h"

#include <glib.h>
#include <string.h>

/* "指标值、单位": what differs. */
static const char *
change_words(arena *a, unsigned changes)
{
    static const struct {
        unsigned change;
        const char *word;
    } words[] = { { MEETING_VALUE, "指标值改变" },
                  { MEETING_RELATION, "关系改变" },
                  { MEETING_UNIT, "单位改变" },
                  { MEETING_WORDS, "文字不同，无从比较" } };
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (changes & words[i].change)
            g_string_append_printf(all, "%s%s", all->len ? "、" : "",
                                   words[i].word);
    const char *kept = arena_strndup(a, all->str, all->len);
    g_string_free(all, TRUE);
    return kept;
}

static const char *
difference(arena *a, const struct met_indicator *m)
{
    if (!m->result)
        return "自评表没有";
    if (!m->target)
        return "自评表新增";
    const char *words = m->changes ? change_words(a, m->changes)
                                   : "要求相同";
    return m->guessed ? arena_printf(a, "%s（名称相近，推测为同一指标）",
                                     words)
                      : words;
}

/** What is told of an indicator, in the order of the table. */
enum telling { TELL_CHANGED, TELL_DROPPED, TELL_ADDED, TELL_NOTHING };

static enum telling
telling_of(const struct met_indicator *m)
{
    if (!m->result)
        return TELL_DROPPED;
    if (!m->target)
        return TELL_ADDED;
    return m->changes || m->guessed ? TELL_CHANGED : TELL_NOTHING;
}

static void
put_met(struct sheet *sh, struct report_row *row,
        const struct met_indicator *m)
{
    const char *target = m->target ? m->target->level3 : NULL;
    const char *result = m->result ? m->result->level3 : NULL;
    bool two = target && result && strcmp(target, result) != 0;
    bool here = sh->evaluation != NULL; /* lines of this document only */
    const char *name = two ? arena_printf(sh->a, "%s／%s", target, result)
                           : target ? target : result;
    sheet_cell(sh, &row->cells[0], SPAN_PLAIN, name, 0);
    if (m->target)
        sheet_cell(sh, &row->cells[1], SPAN_PLAIN,
                   sheet_target(sh->a, m->target),
                   here ? 0 : m->target->line);
    else
        sheet_cell(sh, &row->cells[1], SPAN_MUTED, "–", 0);
    if (m->result)
        sheet_cell(sh, &row->cells[2], SPAN_PLAIN, m->result->target,
                   here ? m->result->line : 0);
    else
        sheet_cell(sh, &row->cells[2], SPAN_MUTED, "–", 0);
    sheet_cell(sh, &row->cells[3],
               m->guessed ? SPAN_MUTED : SPAN_PLAIN, difference(sh->a, m), 0);
}

static void
put_differences(struct sheet *sh, const struct meeting *m)
{
    static const struct tabling_column columns[] = {
        { "指标", ALIGN_LEFT, 12, 0 },
        { "绩效目标", ALIGN_LEFT, 6, 0 },
        { "自评表指标值", ALIGN_LEFT, 6, 0 },
        { "差别", ALIGN_LEFT, 8, 0 }
    };
    size_t told = 0;
    for (size_t i = 0; i < m->n; i++)
        told += telling_of(&m->items[i]) != TELL_NOTHING;
    if (!told)
        return;
    struct report_table *t = sheet_table(sh, "指标的差别", columns, 4, told);
    size_t row = 0;
    for (int what = TELL_CHANGED; what < TELL_NOTHING; what++)
        for (size_t i = 0; i < m->n; i++)
            if ((int) telling_of(&m->items[i]) == what)
                put_met(sh, &t->rows[row++], &m->items[i]);
}

static void
say_money(struct sheet *sh, const struct meeting *m, struct writing *w)
{
    if (m->money_changed)
        writing_printf(w, "绩效目标总额%s万元，自评表年初预算数%s万元，"
                          "两者不同。",
                       sheet_wan(sh->a, m->planned->used),
                       sheet_wan(sh->a, m->initial->used));
    if (m->money_adjusted)
        writing_printf(w, "全年预算数由年初%s万元调整为%s万元。",
                       sheet_wan(sh->a, m->initial->used),
                       sheet_wan(sh->a, m->full_year->used));
}

void
sheet_meeting(struct sheet *sh, const struct project *p,
              const struct evaluation *e)
{
    const struct meeting *m = meeting_of(p, e, sh->a);
    struct writing *w = writing_new(sh->a);
    sheet_heading(sh, "绩效目标与自评对照");
    writing_printf(w, "绩效目标%zu个指标，自评表%zu个：要求相同%zu个，"
                      "改变%zu个，自评表没有%zu个，自评表新增%zu个。",
                   p->n_indicators, e->n_indicators, m->kept, m->changed,
                   m->dropped, m->added);
    if (m->guessed)
        writing_printf(w, "其中%zu对只是名称相近，按推测对照。", m->guessed);
    say_money(sh, m, w);
    report_add(sh->r, BLOCK_PARAGRAPH)->paragraph = writing_end(w);
    put_differences(sh, m);
}
