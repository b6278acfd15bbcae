/* One self-evaluation form (项目支出绩效自评表), as a table or flattened: the
 * order of its parts, and the doubts that are reported. */
#include "recognize/evaluation.h"

#include <glib.h>

static const struct {
    const char *id;
    enum finding_level level;
    const char *zh, *en; /* one %s: the text in doubt */
} DOUBTS[DOUBT_COUNT] = {
    [DOUBT_READING] = { "D40", FINDING_NOTE,
        "“%s”属于哪一栏不能确定，两种读法相差不大",
        "“%s” could stand in another column; both readings are about as good" },
    [DOUBT_LEVEL] = { "D41", FINDING_NOTE,
        "一级指标缺失，按二级指标“%s”推定",
        "the first level is lost; taken from the second level “%s”" },
    [DOUBT_HEADER] = { "D42", FINDING_WARNING,
        "指标表没有可认的表头，按常用栏次读取%s",
        "the indicators have no known header; read in the usual order%s" },
    [DOUBT_WEIGHT] = { "D43", FINDING_WARNING,
        "指标“%s”没有分值和得分两栏",
        "the indicator “%s” has neither weight nor score cell" },
    [DOUBT_FUNDS] = { "D44", FINDING_WARNING,
        "“%s”一行缺少空格位置，金额属于哪一栏不能确定",
        "cells of the row “%s” are lost; a figure's column is uncertain" },
    [DOUBT_GOAL] = { "D45", FINDING_NOTE,
        "目标与完成情况的分界不能确定，取“%s”为完成情况的开头",
        "the result is taken to begin at “%s”; another place is as likely" },
    [DOUBT_JOINED] = { "D46", FINDING_NOTE,
        "“%s”所在行并入上一行的指标",
        "the row of “%s” is joined to the indicator before it" },
    [DOUBT_CUT] = { "D47", FINDING_WARNING,
        "自评表不完整：缺少%s",
        "the form is not whole: no %s" },
    [DOUBT_HEAD] = { "D48", FINDING_WARNING,
        "表中没有项目名称%s",
        "the form names no project%s" },
    [DOUBT_YEAR] = { "D49", FINDING_WARNING,
        "自评表没有年度%s",
        "the form names no year%s" },
};

struct finding *
evaluation_doubt(struct recognizing *r, const struct form *f,
                 enum form_doubt doubt, const char *text,
                 const struct piece *where)
{
    struct place place = { .file = r->grid->file,
                           .table = f->section->number };
    if (where)
        place = piece_place(r, f->section, where);
    return findings_add(r->found, DOUBTS[doubt].id, DOUBTS[doubt].level, place,
                        DOUBTS[doubt].zh, DOUBTS[doubt].en, text);
}

static struct evaluation *
add_evaluation(struct recognizing *r)
{
    struct budget *b = r->budget;
    struct evaluation *more =
        arena_array(r->memory, struct evaluation, b->n_evaluations + 1);
    for (size_t i = 0; i < b->n_evaluations; i++)
        more[i] = b->evaluations[i];
    b->evaluations = more;
    return &more[b->n_evaluations++];
}

static void
report_cuts(struct recognizing *r, const struct form *f,
            const struct evaluation *e)
{
    const struct pieces *p = &f->pieces;
    const struct piece *last = p->n ? &p->all[p->n - 1] : NULL;
    if (e->n_indicators == 0)
        evaluation_doubt(r, f, DOUBT_CUT, "绩效指标", last);
    if (e->total_line == 0)
        evaluation_doubt(r, f, DOUBT_CUT, "总分", last);
}

void
recognize_self_evaluation(struct recognizing *r, const struct section *s,
                          struct table *out)
{
    struct evaluation *e = add_evaluation(r);
    struct form f = evaluation_outline(r, s);
    const struct pieces *p = &f.pieces;
    e->table = out;
    e->first_line = p->n ? p->all[0].line : 0;
    e->last_line = p->n ? p->all[p->n - 1].line : 0;
    evaluation_head(r, &f, e);
    evaluation_funds(r, &f, e);
    evaluation_goal(r, &f, e);
    evaluation_closing(r, &f, e);
    evaluation_indicators(r, &f, e, out);
    evaluation_total_row(r, e, out);
    report_cuts(r, &f, e);
}
