/* R66, R67: what should have been published. */
#include "budget/disclosure.h"
#include "check/judges.h"

/* A file that holds a few tables of a publication says nothing of the rest. */
static bool
is_whole_publication(const struct disclosure *all, size_t n)
{
    size_t asked = 0, there = 0;
    for (size_t i = 0; i < n; i++) {
        bool counts = all[i].is_table && !all[i].depends;
        asked += counts;
        there += counts && all[i].state != DISCLOSURE_MISSING;
    }
    return asked && there * 2 > asked;
}

/* Those of one duty that are missing, or empty without a word: one finding. */
static void
tell_missing(struct judge *j, const struct disclosure *all, size_t n,
             bool depends)
{
    GString *missing = g_string_new(NULL);
    for (size_t i = 0; i < n; i++) {
        const struct disclosure *d = &all[i];
        bool lacks = d->state == DISCLOSURE_MISSING ||
                     d->state == DISCLOSURE_EMPTY;
        if (d->depends != depends)
            continue;
        struct check_entry *e = judge_add(j, d->item);
        judge_table(e, d->table);
        judge_line(j, e, d->line);
        if (d->state == DISCLOSURE_UNKNOWN)
            judge_insufficient(e, "从本文件无法判断");
        if (!lacks)
            continue;
        e->state = e->after_repair = CHECK_FAILS;
        judge_note(j, e, "%s。依据：%s", disclosure_state_name(d->state),
                   d->basis);
        g_string_append_printf(missing, "%s%s%s", missing->len ? "、" : "",
                               d->item,
                               d->state == DISCLOSURE_EMPTY
                                   ? "（空表，没有说明）" : "");
    }
    if (missing->len) {
        findings_add(
            j->b->found, j->rule->id, depends ? FINDING_NOTE
                                              : FINDING_WARNING,
            judge_at(j, NULL, 0), "%s：%s。%.0s", "%.0s%.0s%s.",
            depends ? "未见（因地、因年而异）" : "应公开而未见", missing->str,
            judge_text(j, "%s: %s",
                       depends ? "not found (depends on place and year)"
                               : "should be published and was not found",
                       missing->str));
    }
    g_string_free(missing, TRUE);
}

void
judge_disclosure(struct judge *j)
{
    size_t n = 0;
    const struct disclosure *all = disclosure_read(j->b, &n);
    if (!is_whole_publication(all, n))
        return;
    tell_missing(j, all, n, false);
    tell_missing(j, all, n, true);
}
