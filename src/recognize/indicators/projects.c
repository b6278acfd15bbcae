/* Blocks → projects: names, money, goals, indicators, lines; and a finding for
 * whatever is doubtful. */
#include "recognize/indicators/projects.h"

#include "recognize/indicators/doubtful.h"

#include <string.h>

static const double SURE = 1.5; /* nats between two readings */

struct builder {
    struct recognizing *r;
    const struct reading *t;
    struct table *out;
    const struct target_stream *stream;
    GArray *projects; /* of struct project */
};

static struct finding *
doubt(const struct builder *b, enum doubt doubt, int line, const char *what,
      const char *more)
{
    return doubt_line(b->r, doubt, b->out->number, line, what, more);
}

static const char *
lines_of(const struct builder *b, const struct project *p)
{
    return arena_printf(b->r->memory, "%d—%d", p->indicators[0].line,
                        p->indicators[p->n_indicators - 1].line);
}

/* For findings: what a project is called. */
static const char *
called(const struct project *p)
{
    return p->name ? p->name : p->code ? p->code : "（失去名称的项目）";
}

/* ------------------------------------------------------------------ goal */

/* A piece on a name row is that project's wherever the row stands; others are
 * of the block they stand in. */
static bool
is_its_goal(const struct target_block *block, size_t index,
            const struct target_goal *piece)
{
    if (piece->name != NO_NAME)
        return piece->name == block->name;
    return index >= block->goal && index < block->goal + block->goals;
}

/* The pieces one after another; a piece printed again is taken once. */
static const char *
join_goal(const struct builder *b, const struct target_block *block)
{
    const char *goal = NULL;
    for (guint i = 0; i < b->stream->goals->len; i++) {
        const struct target_goal *piece = target_goal_at(b->stream, i);
        if (is_its_goal(block, i, piece) && !(goal && piece->repeats))
            goal = pieces_join(b->r->memory, goal, piece->text);
    }
    return goal;
}

/* ----------------------------------------------------------------- lines */

static void
extend(struct project *p, int line)
{
    p->first_line = p->first_line ? MIN(p->first_line, line) : line;
    p->last_line = MAX(p->last_line, line);
}

static void
set_lines(const struct builder *b, const struct target_block *block,
          struct project *p)
{
    for (size_t i = 0; i < p->n_indicators; i++)
        extend(p, p->indicators[i].line);
    for (guint i = 0; i < b->stream->goals->len; i++)
        if (is_its_goal(block, i, target_goal_at(b->stream, i)))
            extend(p, target_goal_at(b->stream, i)->place.line);
    if (block->name == NO_NAME)
        return;
    const struct target_name *name = target_name_at(b->stream,
                                                    (size_t) block->name);
    extend(p, name->first_line);
    extend(p, name->last_line);
}

/* -------------------------------------------------------------- projects */

static void
set_name(const struct builder *b, const struct target_block *block,
         struct project *p)
{
    if (block->name == NO_NAME) {
        int line = block->end > block->first ? p->indicators[0].line : 0;
        struct place at = { b->r->grid->file, b->out->number, line, 0 };
        p->total = figure_read(NULL, b->out->unit, at);
        p->fiscal = p->other = p->total;
        return;
    }
    const struct target_name *name = target_name_at(b->stream,
                                                    (size_t) block->name);
    p->code = name->code;
    p->name = name->name;
    p->category = name->category;
    p->person = name->person;
    p->phone = name->phone;
    p->total = name->total;
    p->fiscal = name->fiscal;
    p->other = name->other;
}

/* The name row stands beyond its indicators, among another project's. */
static void
report_far_name(const struct builder *b, const struct target_block *block,
                const struct project *p)
{
    if (block->name == NO_NAME || !p->n_indicators)
        return;
    const struct target_name *name = target_name_at(b->stream,
                                                    (size_t) block->name);
    bool above = name->place.at < block->first;
    bool below = name->place.at >= block->end + !name->place.on_row;
    if (above || below)
        doubt(b, DOUBT_FAR, name->first_line, called(p), lines_of(b, p))
            ->reason = "按指标的分组、次序和金额归属";
}

static void
report_project(const struct builder *b, const struct target_block *block,
               const struct project *p)
{
    if (block->name != NO_NAME && !p->n_indicators)
        doubt(b, DOUBT_EMPTY, p->first_line, called(p), NULL);
    if (block->first > 0 && p->n_indicators && block->margin_first < SURE)
        doubt(b, DOUBT_BOUNDARY, p->indicators[0].line, called(p), NULL);
    report_far_name(b, block, p);
    if (block->goals && p->goal && goal_begins_inside(p->goal))
        doubt(b, DOUBT_TORN,
              target_goal_at(b->stream, block->goal)->place.line, called(p),
              NULL);
}

static void
add_project(struct builder *b, const struct target_block *block)
{
    struct project p = { .table = b->out };
    p.n_indicators = block->end - block->first;
    p.indicators = arena_array(b->r->memory, struct indicator,
                               p.n_indicators + 1);
    for (size_t i = block->first; i < block->end; i++)
        p.indicators[i - block->first] = target_item_at(b->stream, i)->shown;
    set_name(b, block, &p);
    p.goal = join_goal(b, block);
    set_lines(b, block, &p);
    report_project(b, block, &p);
    g_array_append_val(b->projects, p);
}

/* Name rows passed over: projects whose indicators are all lost. */
static void
add_empty(struct builder *b, int from, int to)
{
    for (int name = from; name < to; name++) {
        struct target_block empty = { .name = name };
        add_project(b, &empty);
    }
}

static void
report_fragments(const struct builder *b)
{
    for (guint i = 0; i < b->stream->fragments->len; i++) {
        const struct target_fragment *f =
            &g_array_index(b->stream->fragments, struct target_fragment, i);
        doubt(b, DOUBT_FRAGMENT, f->place.line, f->text, NULL)->printed =
            arena_strdup(findings_arena(b->r->found), f->text);
    }
}

/* ----------------------------------------------------------------- table */

static void
set_cell(const struct builder *b, struct row *row, enum column_role role,
         const char *text, const struct figure *figure)
{
    size_t of = b->t->columns.of[role];
    if (!of || !text)
        return;
    struct cell *cell = &row->cells[of - 1];
    cell->text = text;
    if (figure) {
        cell->figure = *figure;
        cell->at = figure->at;
    }
}

static void
fill_project(const struct builder *b, struct row *row, const struct project *p)
{
    const char *name = p->name ? p->name : p->code;
    if (p->code && p->name && !b->t->columns.of[COLUMN_PROJECT_CODE])
        name = arena_printf(b->r->memory, "%s-%s", p->code, p->name);
    set_cell(b, row, COLUMN_ORG, p->org.name, NULL);
    set_cell(b, row, COLUMN_PROJECT_CODE, p->code, NULL);
    set_cell(b, row, COLUMN_PROJECT, name, NULL);
    set_cell(b, row, COLUMN_CATEGORY, p->category, NULL);
    set_cell(b, row, COLUMN_PERSON, p->person, NULL);
    set_cell(b, row, COLUMN_PHONE, p->phone, NULL);
    set_cell(b, row, COLUMN_TOTAL, p->total.text, &p->total);
    set_cell(b, row, COLUMN_FISCAL, p->fiscal.text, &p->fiscal);
    set_cell(b, row, COLUMN_OTHER_MONEY, p->other.text, &p->other);
    set_cell(b, row, COLUMN_GOAL, p->goal, NULL);
    row->org = p->org;
    row->project = (struct coded){ p->code, p->name, p->first_line };
}

static const struct project *
project_at(const struct builder *b, guint i)
{
    return &g_array_index(b->projects, struct project, i);
}

static void
fill_table(const struct builder *b)
{
    struct table *out = b->out;
    size_t n = 0;
    for (guint i = 0; i < b->projects->len; i++) {
        n += MAX(project_at(b, i)->n_indicators, 1);
        out->indicator_rows += (int) project_at(b, i)->n_indicators;
    }
    items_head(b->t, out, n);
    for (guint i = 0; i < b->projects->len; i++) {
        const struct project *p = project_at(b, i);
        for (size_t k = 0; k < MAX(p->n_indicators, 1); k++) {
            struct row *row = items_row(b->t, out, k < p->n_indicators
                                                       ? &p->indicators[k]
                                                       : NULL);
            row->line = k < p->n_indicators ? p->indicators[k].line
                                            : p->first_line;
            if (k == 0)
                fill_project(b, row, p);
        }
    }
}

static void
append_to_budget(const struct builder *b)
{
    struct budget *budget = b->r->budget;
    size_t n = budget->n_projects + b->projects->len;
    struct project *all = arena_array(b->r->memory, struct project, n);
    if (budget->n_projects)
        memcpy(all, budget->projects,
               budget->n_projects * sizeof(struct project));
    if (b->projects->len)
        memcpy(all + budget->n_projects, b->projects->data,
               b->projects->len * sizeof(struct project));
    budget->projects = all;
    budget->n_projects = n;
}

void
projects_build(struct reading *t, struct table *out,
               const struct target_stream *stream, const GArray *blocks)
{
    struct builder b = { .r = t->r, .t = t, .out = out, .stream = stream };
    b.projects = g_array_new(FALSE, TRUE, sizeof(struct project));
    int next_name = 0;
    for (guint i = 0; i < blocks->len; i++) {
        const struct target_block *block =
            &g_array_index(blocks, struct target_block, i);
        if (block->name != NO_NAME) {
            add_empty(&b, next_name, block->name);
            next_name = block->name + 1;
        }
        add_project(&b, block);
    }
    add_empty(&b, next_name, (int) stream->names->len);
    target_units_assign(t->r, stream, out, b.projects);
    report_fragments(&b);
    fill_table(&b);
    append_to_budget(&b);
    g_array_free(b.projects, TRUE);
}
