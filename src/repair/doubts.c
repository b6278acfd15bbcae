/* The findings of repairing, in words. Decides nothing. */
#include "repair/doubts.h"

#include <string.h>

/* The findings of repairing, D50 to D69. */
enum doubt { REPAIRED, MOVED, UNREADABLE, IMPROBABLE, BLANK, WHOLE, TABLE };
static const struct {
    const char *id;
    enum finding_level level;
} DOUBTS[] = {
    [REPAIRED] = { "D50", FINDING_ERROR },     /* put right, proved by sums */
    [MOVED] = { "D54", FINDING_ERROR },        /* one column off, proved */
    [UNREADABLE] = { "D51", FINDING_ERROR },   /* cannot be read, not proved */
    [IMPROBABLE] = { "D52", FINDING_WARNING }, /* sums want another amount */
    [BLANK] = { "D53", FINDING_WARNING },      /* sums want an amount here */
    [WHOLE] = { "D60", FINDING_ERROR },        /* most sums fail */
    [TABLE] = { "D61", FINDING_WARNING },      /* a table badly read */
};

static const char *
amount_text(struct budget *b, money m, enum money_unit unit)
{
    char text[MONEY_TEXT_SIZE];
    return arena_strdup(
        findings_arena(b->found),
        money_write(m, unit, money_unit_decimals(unit), false, text));
}

static struct finding *
add(struct budget *b, enum doubt d, struct place at, const char *zh,
    const char *en)
{
    return findings_add(b->found, DOUBTS[d].id, DOUBTS[d].level, at, "%s%.0s",
                        "%.0s%s", zh, en);
}

static void
set_candidate(struct budget *b, struct finding *f, const char *value)
{
    f->candidates = arena_array(findings_arena(b->found), const char *, 2);
    f->candidates[0] = value;
}

static bool
is_failing_part(const struct index *x, const struct suspect *s,
                const struct part *p)
{
    const struct sum *sum = &x->sums[p->sum];
    return sum->relation->kind == RELATION_EQUAL && index_is_open(x, s, p) &&
           !index_sum_holds(sum);
}

/* An equation that can be judged with this figure, whether it holds or not. */
static bool
is_judged_part(const struct index *x, const struct suspect *s,
               const struct part *p)
{
    const struct sum *sum = &x->sums[p->sum];
    return sum->relation->kind == RELATION_EQUAL && sum->judged &&
           !p->disturbed && (!sum->unknown || index_is_open(x, s, p));
}

/* "R05 第77行…、R06 …列": the sums that want the value. */
static const char *
proofs_text(struct budget *b, const struct index *x, const struct suspect *s)
{
    enum { MOST_NAMED = 4 };
    GString *text = g_string_new(NULL);
    size_t n = 0;
    for (guint i = 0; i < s->parts->len; i++) {
        const struct part *p = &g_array_index(s->parts, struct part, i);
        const struct relation *r = x->sums[p->sum].relation;
        if (!is_judged_part(x, s, p) || n++ >= MOST_NAMED)
            continue;
        g_string_append_printf(text, "%s%s“%s”", n > 1 ? "、" : "", r->rule,
                               r->what);
    }
    if (n > MOST_NAMED)
        g_string_append_printf(text, "等%zu处", n);
    char *kept = arena_strdup(findings_arena(b->found), text->str);
    g_string_free(text, TRUE);
    return kept;
}

void
doubts_repaired(struct budget *b, const struct index *x,
                const struct suspect *s, const struct reading *r)
{
    const struct figure *f = s->figure;
    arena *a = findings_arena(b->found);
    const char *used = amount_text(b, r->value, f->unit);
    const char *proofs = proofs_text(b, x, s);
    struct finding *found =
        add(b, REPAIRED, f->at,
            arena_printf(a, "“%s”应为 %s（%s）：唯有如此%s才相符。", f->text,
                         used, r->mistake->name, proofs),
            arena_printf(a, "“%s” should read %s (%s): only so do %s hold.",
                         f->text, used, r->mistake->name_en, proofs));
    found->printed = f->text;
    found->used = used;
    found->reason = arena_printf(a, "%s；%s相符", r->mistake->name, proofs);
}

void
doubts_moved(struct budget *b, const struct suspect *from,
             const struct suspect *to)
{
    const struct figure *f = from->figure;
    arena *a = findings_arena(b->found);
    struct finding *found = add(
        b, MOVED, f->at,
        arena_printf(
            a,
            "“%s”应在同行第%d格（此处应为空白）：两栏的合计各差此数，移栏后都"
            "相符。",
            f->text, to->figure->at.column),
        arena_printf(a,
                     "“%s” belongs into cell %d of its line: two columns "
                     "are off by just this amount and hold when it is moved.",
                     f->text, to->figure->at.column));
    found->printed = f->text;
    found->reason = arena_printf(a, "移至第%d格后各栏合计相符",
                                 to->figure->at.column);
}

bool
doubts_as_a_whole(struct budget *b)
{
    struct relations all = relations_build(b);
    size_t failing = 0, judged = 0;
    if (!relations_mostly_fail(&all, &failing, &judged))
        return false;
    arena *a = findings_arena(b->found);
    add(b, WHOLE, (struct place){ .file = b->file },
        arena_printf(
            a,
            "%zu处可核对的合计有%zu处不符：全文疑有列错位，或单位（元、"
            "万元）有误；不逐处报告，也不作修复。",
            judged, failing),
        arena_printf(a,
                     "%zu of %zu sums fail: the document looks shifted or "
                     "scaled as a whole (元 for 万元?); single sums are not "
                     "reported and nothing is repaired.",
                     failing, judged));
    return true;
}

void
doubts_of_table(struct budget *b, const struct table *t, size_t failing,
                size_t judged)
{
    struct place at = { b->file, t->number, t->first_line, 0 };
    arena *a = findings_arena(b->found);
    const char *zh = "", *en = "";
    if (t->misfits) {
        zh = arena_printf(a, "%zu个单元格不合其列；", t->misfits);
        en = arena_printf(a, "%zu cells fit no column; ", t->misfits);
    }
    add(b, TABLE, at,
        arena_printf(a,
                     "表%s未能可靠读出：%s表内%zu处可核对的合计有%zu处"
                     "不符，不像是个别数字有误；涉及本表的不符不作判断，也不"
                     "作修复。",
                     t->number, zh, judged, failing),
        arena_printf(a,
                     "Table %s could not be read surely: %s%zu of %zu sums "
                     "within it fail, not as single wrong figures would make "
                     "them; failures that involve it are left open and "
                     "nothing is repaired.",
                     t->number, en, failing, judged));
}

/* The value that all failing sums of the figure want, at least `least`, when
 * none of its sums holds. */
static bool
wanted_value(const struct index *x, const struct suspect *s, size_t least,
             money *value)
{
    size_t n = 0;
    for (guint i = 0; i < s->parts->len; i++) {
        const struct part *p = &g_array_index(s->parts, struct part, i);
        const struct sum *sum = &x->sums[p->sum];
        if (sum->relation->kind != RELATION_EQUAL || !index_is_open(x, s, p))
            continue;
        money wanted = s->figure->used;
        money off = { p->sign * sum->difference };
        if (index_sum_holds(sum) || !money_subtract(&wanted, off) ||
            (n && wanted.fen != value->fen))
            return false;
        *value = wanted;
        n++;
    }
    return n >= least;
}

static void
tell_unreadable(struct budget *b, const struct index *x,
                const struct suspect *s)
{
    const struct figure *f = s->figure;
    arena *a = findings_arena(b->found);
    money value;
    bool wanted = wanted_value(x, s, 1, &value);
    const char *text = wanted ? amount_text(b, value, f->unit) : NULL;
    struct finding *found = add(
        b, UNREADABLE, f->at,
        wanted ? arena_printf(a, "“%s”无法辨认；合计要求 %s，但不足以证明。",
                              f->text, text)
               : arena_printf(a, "“%s”无法辨认，合计也不能证明。", f->text),
        wanted ? arena_printf(a,
                              "“%s” cannot be read; the sums want %s, which "
                              "is no proof.",
                              f->text, text)
               : arena_printf(a, "“%s” cannot be read, and no sum proves it.",
                              f->text));
    found->printed = f->text;
    if (wanted)
        set_candidate(b, found, text);
}

/* Another figure takes part in all failing sums: it may be that one. */
static bool
stands_alone(const struct index *x, const struct suspect *s)
{
    for (guint i = 0; i < x->figures->len; i++) {
        const struct suspect *other = g_ptr_array_index(x->figures, i);
        bool all = other != s;
        for (guint k = 0; all && k < s->parts->len; k++) {
            const struct part *p = &g_array_index(s->parts, struct part, k);
            if (is_failing_part(x, s, p))
                all = index_takes_part(other, p->sum);
        }
        if (all)
            return false;
    }
    return true;
}

static void
tell_wanted(struct budget *b, const struct index *x, const struct suspect *s)
{
    const struct figure *f = s->figure;
    arena *a = findings_arena(b->found);
    money value;
    if (!f->at.line || !wanted_value(x, s, 2, &value) || !stands_alone(x, s))
        return;
    bool blank = f->reading == MONEY_BLANK;
    const char *text = amount_text(b, value, f->unit);
    const char *proofs = proofs_text(b, x, s);
    const char *printed = blank ? "空白" : f->text;
    struct finding *found =
        add(b, blank ? BLANK : IMPROBABLE, f->at,
            arena_printf(
                a, "此处印作“%s”，%s都要求 %s，但无从证明印刷如何有误，未改。",
                printed, proofs, text),
            arena_printf(a,
                         "Printed “%s”, while %s want %s; how the text came to "
                         "be wrong is not proved, so it stays.",
                         blank ? "(blank)" : f->text, proofs, text));
    found->printed = f->text;
    set_candidate(b, found, text);
}

void
doubts_remaining(struct budget *b, const struct index *x)
{
    enum { MOST_TOLD = 300 };
    size_t before = findings_count(b->found);
    for (guint i = 0; i < x->figures->len; i++) {
        const struct suspect *s = g_ptr_array_index(x->figures, i);
        if (findings_count(b->found) - before >= MOST_TOLD)
            return;
        if (!figure_is_known(s->figure) && s->figure->reading != MONEY_BLANK &&
            s->figure->text)
            tell_unreadable(b, x, s);
        else if (!s->figure->repaired)
            tell_wanted(b, x, s);
    }
}
