/* Every finding in full: what the check page puts together. */
#include "report/contacts.h"
#include "report/finding_groups.h"
#include "report/sections.h"

bool
has_findings(const struct composing *c)
{
    return findings_count(c->u->budget->found) > 0;
}

static const char *
shown(struct composing *c, const char *text)
{
    return contacts_shown(c->a, c->u, c->options, text);
}

static struct text
finding_words(struct composing *c, const struct finding *f)
{
    struct writing *w = writing_new(c->a);
    writing_printf(w, "%s。",
                   words_without_stop(c->a, shown(c, f->message)));
    if (f->printed)
        writing_printf(w, "印作：%s。", shown(c, f->printed));
    if (f->used)
        writing_printf(w, "采用：%s。", shown(c, f->used));
    for (size_t i = 0; f->candidates && f->candidates[i]; i++)
        writing_printf(w, "%s%s", i ? "、" : "可能的读法：",
                       shown(c, f->candidates[i]));
    if (f->candidates && f->candidates[0])
        writing_say(w, "。");
    if (f->reason)
        writing_printf(w, "理由：%s。",
                       words_without_stop(c->a, shown(c, f->reason)));
    return writing_end(w);
}

static void
put_finding(struct composing *c, struct tabling *t, size_t i)
{
    const struct finding *f = findings_at(c->u->budget->found, i);
    tabling_row(t, REPORT_ROW_ITEM, finding_anchor(c->a, i));
    tabling_text(t, finding_place(c->a, c->u->budget, &f->at), 0);
    tabling_rich(t, finding_words(c, f));
}

void
section_findings(struct composing *c)
{
    static const struct tabling_column columns[] = {
        { "位置", ALIGN_LEFT, 8, 9 }, { "发现", ALIGN_LEFT, 24, 0 }
    };
    struct finding_groups groups = finding_groups_of(c);
    struct tabling *t = tabling_new(c->a, "核对发现明细", 2, columns);
    for (size_t i = 0; i < groups.n; i++) {
        const struct finding_group *g = &groups.items[i];
        tabling_row(t, REPORT_ROW_GROUP, NULL);
        tabling_text(t, arena_printf(c->a, "%s（%s，%s，%zu处）", g->title,
                                     g->id, finding_level_words(g->level),
                                     g->n), 0);
        tabling_span_rest(t);
        for (size_t k = 0; k < g->n; k++)
            put_finding(c, t, g->at[k]);
    }
    struct report_table *made = tabling_end(t, c);
    made->anchor = "check-details-table";
    made->note = "注：行号为公开文本中的行号。";
}
