/* How bad it is, in four words. What was not read whole never passes. */
#include "check/verdict.h"

#include "check/check.h"

#include <glib.h>
#include <string.h>

static const struct {
    const char *zh, *en;
} WORDS[] = {
    [VERDICT_NONE] = { NULL, NULL },
    [VERDICT_INCOMPLETE] = { "读取不全", "not read in full" },
    [VERDICT_CONTRADICTED] = { "数字不符", "figures contradict" },
    [VERDICT_REMARKS] = { "填报提示", "remarks" },
    [VERDICT_PASSED] = { "通过", "passed" },
};

static struct verdict
give(const struct budget *b, enum verdict_kind kind, const char *why,
     const char *why_en)
{
    return (struct verdict){ kind, WORDS[kind].zh, WORDS[kind].en,
                             arena_strdup(b->memory, why),
                             arena_strdup(b->memory, why_en) };
}

/* ------------------------------------------------------------ not read */

#define SHARE "%d.%02d%%"
#define SHARE_OF(c) coverage_share(c) / 100, coverage_share(c) % 100

static struct verdict
not_covered(const struct budget *b, const struct coverage *c,
            const struct table *t)
{
    bool numbered = t && t->title && strcmp(t->number, t->title) != 0;
    const char *of = t ? arena_printf(b->memory, "表%s%s%s", t->number,
                                      numbered ? " " : "",
                                      numbered ? t->title : "")
                       : "全文";
    const char *of_en = t ? arena_printf(b->memory, "table %s", t->number)
                          : "the document";
    int line = c->lines ? c->lines[0] : 0;
    return give(b, VERDICT_INCOMPLETE,
                arena_printf(b->memory, "%s的数字只读出" SHARE
                                        "，%zu个没有归位，首见第%d行。",
                             of, SHARE_OF(c), c->unplaced, line),
                arena_printf(b->memory, "Of the numbers of %s only " SHARE
                                        " were read; %zu have no place, the "
                                        "first in line %d.",
                             of_en, SHARE_OF(c), c->unplaced, line));
}

/* What was seen while reading and recognizing that leaves a document unread. */
static const struct finding *
unread_finding(const struct budget *b)
{
    static const char *const IDS[] = { "D06", "D60", "D61" };
    for (size_t i = 0; i < findings_count(b->found); i++)
        for (size_t k = 0; k < G_N_ELEMENTS(IDS); k++)
            if (strcmp(findings_at(b->found, i)->id, IDS[k]) == 0)
                return findings_at(b->found, i);
    return NULL;
}

static bool
is_incomplete(const struct budget *b, struct verdict *v)
{
    if (b->n_unread) {
        const struct unread_table *u = &b->unread[0];
        *v = give(b, VERDICT_INCOMPLETE,
                  arena_printf(b->memory, "第%d行有表题“%s”，表没有读出。",
                               u->at.line, u->title),
                  arena_printf(b->memory, "Line %d has the title “%s”, whose "
                                          "table was not read.",
                               u->at.line, u->title));
        return true;
    }
    const struct finding *f = unread_finding(b);
    if (f) {
        *v = give(b, VERDICT_INCOMPLETE, f->message, f->message_en);
        return true;
    }
    for (size_t i = 0; i < b->n_tables; i++) {
        const struct table *t = &b->tables[i];
        if (t->kind == TABLE_UNKNOWN || coverage_is_enough(&t->coverage))
            continue;
        *v = not_covered(b, &t->coverage, t);
        return true;
    }
    bool enough = coverage_is_enough(&b->coverage);
    if (!enough)
        *v = not_covered(b, &b->coverage, NULL);
    return !enough;
}

/* ------------------------------------------------------------- findings */

static struct verdict
first_of_level(const struct budget *b, enum finding_level level)
{
    size_t n = findings_count_level(b->found, level), i = 0;
    while (findings_at(b->found, i)->level != level)
        i++;
    const struct finding *f = findings_at(b->found, i);
    bool error = level == FINDING_ERROR;
    const char *line = f->at.line ? arena_printf(b->memory, "第%d行，",
                                                 f->at.line)
                                  : "";
    const char *line_en = f->at.line ? arena_printf(b->memory, "line %d, ",
                                                    f->at.line)
                                     : "";
    return give(b, error ? VERDICT_CONTRADICTED : VERDICT_REMARKS,
                arena_printf(b->memory, "%s%zu处，第一处：%s%s %s",
                             error ? "错误" : "警告", n, line, f->id,
                             f->brief ? f->brief : f->message),
                arena_printf(b->memory, "%zu %s, the first: %s%s %s", n,
                             error ? "errors" : "warnings", line_en, f->id,
                             f->brief_en     ? f->brief_en
                             : f->message_en ? f->message_en
                                             : f->message));
}

struct verdict
verdict_reach(const struct budget *b)
{
    struct verdict v;
    if (b->kind == DOCUMENT_BLANK_FORM)
        return give(b, VERDICT_NONE, "空白表式，没有可以核对的数字。",
                    "A blank form: there are no figures to check.");
    if (is_incomplete(b, &v))
        return v;
    if (findings_count_level(b->found, FINDING_ERROR))
        return first_of_level(b, FINDING_ERROR);
    if (findings_count_level(b->found, FINDING_WARNING))
        return first_of_level(b, FINDING_WARNING);
    return give(b, VERDICT_PASSED,
                arena_printf(b->memory, "%zu个数字全部读出，能核对的都相符。",
                             b->coverage.placed),
                arena_printf(b->memory, "All %zu numbers were read, and what "
                                        "could be checked holds.",
                             b->coverage.placed));
}
