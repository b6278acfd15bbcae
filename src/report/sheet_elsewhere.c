/* What other tables of the budget say of a sheet's project: its money in the
 * project lines, purchases that name it, the department's own targets. */
#include "report/sheet_parts.h"

#include <glib.h>
#include <string.h>

enum { MOST_DIFFERING = 4 };

static void
add_item(GArray *items, struct writing *w)
{
    struct text text = writing_end(w);
    g_array_append_val(items, text);
}

static void
say_place(struct writing *w, struct sheet *sh, const struct table *t, int line)
{
    const char *title = t->title ? t->title : table_kind_name(t->kind);
    struct span span = { SPAN_PLAIN,
                         arena_printf(sh->a, "%s（第%d行）", title, line),
                         NULL, line };
    writing_span(w, &span);
}

static void
say_amount(struct writing *w, struct sheet *sh, money amount, int line)
{
    struct span span = { SPAN_NUMBER,
                         arena_printf(sh->a, "%s万元",
                                      sheet_wan(sh->a, amount)),
                         NULL, line };
    writing_span(w, &span);
}

/* ------------------------------------------------------------- the lines */

/* "本年拨款·一般公共预算": the column under its group. */
static const char *
source_name(arena *a, const struct column *c)
{
    bool apart = c->group && !strstr(c->name, "/");
    char **parts = g_strsplit(c->name, "/", -1);
    char *name = g_strjoinv("·", parts);
    const char *kept = apart ? arena_printf(a, "%s·%s", c->group, name)
                             : arena_strdup(a, name);
    g_free(name);
    g_strfreev(parts);
    return kept;
}

static void
say_sources(struct writing *w, struct sheet *sh, const struct elsewhere *e)
{
    for (size_t i = 0; i < e->n_sources; i++) {
        const struct elsewhere_source *from = &e->sources[i];
        writing_printf(w, "%s%s", i ? "，" : "：",
                       source_name(sh->a, from->column));
        say_amount(w, sh, from->amount, 0);
    }
}

/* The lines' money beside the total of the targets. */
static void
say_difference(struct writing *w, struct sheet *sh, const struct elsewhere *e)
{
    const struct figure *total = &sh->project->total;
    money difference = e->total;
    if (!figure_is_known(total) ||
        !money_subtract(&difference, total->used)) {
        writing_say(w, "；绩效目标没有印出可比的总额。");
    } else if (difference.fen == 0) {
        writing_say(w, "，与绩效目标的总额一致。");
    } else {
        writing_printf(w, "，比绩效目标的总额%s",
                       difference.fen > 0 ? "多" : "少");
        say_amount(w, sh, money_magnitude(difference), 0);
        writing_say(w, e->carried.fen &&
                               difference.fen == e->carried.fen
                           ? "，即上年结转。" : "。");
    }
}

static void
say_lines(struct sheet *sh, const struct elsewhere *e, GArray *items)
{
    struct writing *w = writing_new(sh->a);
    if (!e->lines) {
        writing_say(w, "项目支出表中没有名称相同的项目。");
        add_item(items, w);
        return;
    }
    say_place(w, sh, e->lines, e->rows[0]->line);
    if (e->guessed)
        writing_printf(w, "有名称相近、金额相等的“%s”，可能是同一项目，",
                       e->rows[0]->project.name);
    writing_say(w, "列");
    say_amount(w, sh, e->total, e->rows[0]->line);
    if (e->n_rows > 1)
        writing_printf(w, "（%zu行之和）", e->n_rows);
    say_difference(w, sh, e);
    if (e->n_sources) {
        writing_say(w, "资金来源");
        say_sources(w, sh, e);
        writing_say(w, "。");
    }
    add_item(items, w);
}

/* -------------------------------------------------------------- mentions */

static const struct figure *
amount_of(const struct elsewhere_mention *m)
{
    static const enum column_role roles[] = { COLUMN_TOTAL, COLUMN_AMOUNT };
    for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
        const struct figure *f = row_figure(m->table, m->row, roles[i]);
        if (f && figure_is_known(f))
            return f;
    }
    return NULL;
}

static void
say_mention(struct sheet *sh, const struct elsewhere_mention *m,
            GArray *items)
{
    const struct figure *amount = amount_of(m);
    struct writing *w = writing_new(sh->a);
    say_place(w, sh, m->table, m->row->line);
    if (amount) {
        writing_say(w, "列");
        say_amount(w, sh, amount->used, amount->at.line);
    } else {
        writing_say(w, "列有本项目，没有金额");
    }
    writing_say(w, "。");
    add_item(items, w);
}

/* ------------------------------------------------- department's targets */

static void
say_differing(struct sheet *sh, const struct elsewhere_indicator *x,
              GArray *items)
{
    struct writing *w = writing_new(sh->a);
    struct span place = { SPAN_PLAIN,
                          arena_printf(sh->a, "部门整体绩效目标（第%d行）",
                                       x->department->line),
                          NULL, x->department->line };
    writing_span(w, &place);
    writing_printf(w, "“%s”为", x->own->level3);
    writing_strong(w, sheet_target(sh->a, x->department));
    writing_say(w, "，本项目为");
    writing_strong(w, sheet_target(sh->a, x->own));
    writing_say(w, "。");
    add_item(items, w);
}

static void
say_shared(struct sheet *sh, const struct elsewhere *e, GArray *items)
{
    size_t differing = 0, equal = 0;
    for (size_t i = 0; i < e->n_shared; i++) {
        equal += !e->shared[i].differs;
        if (e->shared[i].differs && differing++ < MOST_DIFFERING)
            say_differing(sh, &e->shared[i], items);
    }
    if (!equal && differing <= MOST_DIFFERING)
        return;
    struct writing *w = writing_new(sh->a);
    if (equal)
        writing_printf(w, "部门整体绩效目标有%zu个同名指标，要求相同。",
                       equal);
    if (differing > MOST_DIFFERING)
        writing_printf(w, "另有%zu个同名指标要求不同。",
                       differing - MOST_DIFFERING);
    add_item(items, w);
}

/* ----------------------------------------------------------------- whole */

void
sheet_elsewhere(struct sheet *sh, struct block *chart)
{
    const struct elsewhere *e = &sh->s->elsewhere[sh->i];
    GArray *items = g_array_new(FALSE, FALSE, sizeof(struct text));
    if (budget_sure_table(sh->s->u->budget, TABLE_PROJECT_LINES))
        say_lines(sh, e, items);
    for (size_t i = 0; i < e->n_mentions; i++)
        say_mention(sh, &e->mentions[i], items);
    say_shared(sh, e, items);
    if (items->len) {
        if (chart)
            chart->beside = true;
        else
            sheet_heading(sh, "预算的其他各表");
        sheet_list(sh, (const struct text *) items->data, items->len);
    }
    g_array_free(items, TRUE);
}
