/* The targets of one project as a form of labels and values (项目支出绩效目标
 * 申报表): read as a self-evaluation is that has no results yet. */
#include "recognize/indicators/form.h"

#include "base/unicode.h"
#include "recognize/subjects.h"
#include "vocabulary/words.h"

#include <string.h>

/* ----------------------------------------------------------------- money */

struct form_money {
    struct project *p;
    bool long_term; /* the whole term's amount stands before the year's */
};

static struct figure *
figure_of(struct project *p, const char *field)
{
    return strcmp(field, "total") == 0     ? &p->total
           : strcmp(field, "fiscal") == 0  ? &p->fiscal
           : strcmp(field, "carried") == 0 ? &p->carried
           : strcmp(field, "other") == 0   ? &p->other
                                           : NULL;
}

static void
keep_amount(const struct form *f, struct form_money *m, const char *field,
            const struct piece *p, const char *text)
{
    struct figure read = figure_read(text, f->section->unit,
                                     piece_place(f->r, f->section, p));
    struct figure *to = field ? figure_of(m->p, field) : NULL;
    if (to && figure_is_printed(&read) && (!to->text || m->long_term))
        *to = read;
}

/* Amounts by the labels before them; the first that fits wins. The whole
 * term's money (实施期, 中期) is not this year's. */
static void
read_money(const struct form *f, struct form_money *m)
{
    const char *field = NULL;
    for (size_t i = f->head.first; i < f->goal.first; i++) {
        const struct piece *p = &f->pieces.all[i];
        if (g_ascii_isdigit(*p->folded)) {
            keep_amount(f, m, field, p, p->text);
            field = NULL;
            continue;
        }
        field = word_field(WORDS_FUND, p->folded);
        m->long_term |= word_find(WORDS_LONG_TERM, p->folded) != NULL;
        const char *full = strrchr(p->text, ':');
        const char *colon = strstr(p->text, "：");
        const char *rest = full ? full + 1 : colon ? colon + strlen("：")
                                                   : NULL;
        if (rest && *rest)
            keep_amount(f, m, field, p, rest);
    }
}

/* ------------------------------------------------------------------ goal */

static const char *
read_goal(const struct form *f)
{
    arena *a = f->r->memory;
    struct pieces kept = { 0 };
    bool long_term = false;
    const char *field;
    kept.all = arena_array(a, struct piece, f->goal.end - f->goal.first + 1);
    for (size_t i = f->goal.first; i < f->goal.end; i++) {
        const struct piece *p = &f->pieces.all[i];
        bool term = word_find(WORDS_LONG_TERM, p->folded) != NULL;
        long_term |= term;
        if (!term && !pieces_say(&f->pieces, i, i + 1, WORDS_FORM_GOAL,
                                 &field))
            kept.all[kept.n++] = *p;
    }
    if (long_term && kept.n > 1 && kept.all[kept.n - 1].is_cell)
        return kept.all[kept.n - 1].text; /* the year's own stands behind */
    return pieces_text(a, &kept, (struct span){ 0, kept.n });
}

/* --------------------------------------------------------------- project */

static void
add_project(struct budget *b, const struct project *p)
{
    struct project *more = arena_array(b->memory, struct project,
                                       b->n_projects + 1);
    if (b->n_projects)
        memcpy(more, b->projects, b->n_projects * sizeof *more);
    more[b->n_projects++] = *p;
    b->projects = more;
}

void
project_form_read(struct recognizing *r, const struct section *s,
                  struct table *out)
{
    struct evaluation e = { .table = out };
    struct form f = form_outline(r, s);
    const struct pieces *pieces = &f.pieces;
    struct place at = { r->grid->file, s->number, out->first_line, 0 };
    struct project p = { .table = out };
    p.total = p.fiscal = p.other = p.carried = figure_read(NULL, s->unit, at);
    form_head(&f, &e);
    read_money(&f, &(struct form_money){ .p = &p });
    p.goal = read_goal(&f);
    form_indicators(&f, &e, out);
    p.n_indicators = e.n_indicators;
    p.indicators = e.indicators;
    p.name = e.project;
    p.code = e.code;
    p.person = e.person;
    p.phone = e.phone;
    p.category = e.category;
    const char *org = e.org ? e.org : e.department;
    if (org)
        p.org = coded_read(r->memory, org, out->first_line);
    p.first_line = pieces->n ? pieces->all[0].line : out->first_line;
    p.last_line = pieces->n ? pieces->all[pieces->n - 1].line
                            : out->last_line;
    if (!p.n_indicators)
        doubt_line(r, DOUBT_EMPTY, s->number, p.first_line,
                   p.name ? p.name : "（失去名称的项目）", NULL);
    add_project(r->budget, &p);
}
