/* Entries about self-evaluation forms. Knows no rule. */
#include "check/evaluated.h"

money
evaluated_money(struct decimal d)
{
    return (money){ d.known ? d.millionths : 0 };
}

const char *
evaluated_shown(const struct judge *j, struct decimal d)
{
    char text[DECIMAL_TEXT_SIZE];
    return d.text ? d.text : arena_strdup(j->memory, decimal_plain(d, text));
}

static const char *
about(const struct evaluated *f, const char *what)
{
    if (f->j->b->n_evaluations < 2 || !f->e->project)
        return what;
    return judge_text(f->j, "%s：%s", f->e->project, what);
}

struct check_entry *
evaluated_add(const struct evaluated *f, const char *what, int line)
{
    struct check_entry *e = judge_add(f->j, about(f, what));
    judge_about_one(e, f->e);
    judge_table(e, f->e->table);
    judge_line(f->j, e, line);
    return e;
}

void
evaluated_report(const struct evaluated *f, struct check_entry *e,
                 const char *zh, const char *en)
{
    judge_finding(f->j, e, judge_at(f->j, f->e->table, e->lines[0]), zh, en);
}

void
evaluated_each(struct judge *j, void (*judge_form)(const struct evaluated *f))
{
    for (size_t i = 0; i < j->b->n_evaluations; i++) {
        struct evaluated f = { j, &j->b->evaluations[i], NULL };
        f.again = evaluation_recompute(j->memory, f.e);
        judge_form(&f);
    }
}

const char *
evaluated_name(const struct indicator *x)
{
    return x->level3 ? x->level3 : x->target ? x->target : "（未填名称）";
}

int
evaluated_total_line(const struct evaluated *f)
{
    return f->e->total_line ? f->e->total_line : f->e->first_line;
}
