/* Blocks → projects: names, money, goals, indicators, lines; and a finding for
 * whatever is doubtful. */
#include "recognize/targets.h"

#include "base/unicode.h"

#include <string.h>

static const double SURE = 1.5; /* nats between two readings */

struct builder {
    struct recognizing *r;
    struct table *out;
    const struct target_stream *stream;
    GArray *projects; /* of struct project */
};

static struct place
place_at(const struct builder *b, int line)
{
    return (struct place){ .file = b->r->grid->file,
                           .table = b->out->number,
                           .line = line };
}

/* ------------------------------------------------------------ indicators */

/* ≈ and its like stand for ≥ or ≤, which look like it: the direction tells;
 * else what other indicators of the same group and unit have. */
static const char *
likely_relation(const struct builder *b, const struct target_item *item)
{
    const char *direction = item->shown.direction;
    if (direction)
        return g_str_has_prefix(direction, "正") ? "≥" : "≤";
    int votes = item->is_cost ? -1 : 0;
    for (guint i = 0; i < b->stream->items->len; i++) {
        const struct target_item *other = target_item_at(b->stream, i);
        if (other->doubtful || other->level2 != item->level2 ||
            g_strcmp0(other->shown.measure, item->shown.measure) != 0)
            continue;
        votes += g_strcmp0(other->shown.relation, "≥") == 0;
        votes -= g_strcmp0(other->shown.relation, "≤") == 0;
    }
    return votes < 0 ? "≤" : "≥";
}

static void
report_relation(const struct builder *b, const struct target_item *item,
                const char *used)
{
    struct finding *f = findings_add(
        b->r->found, "D29", FINDING_WARNING, place_at(b, item->shown.line),
        "“%s”的指标性质印作约等号，按 %s 理解",
        "the relation of \"%s\" is printed as about-equal; taken as %s",
        item->shown.level3 ? item->shown.level3 : "", used);
    static const char *const BOTH[] = { "≥", "≤", NULL };
    f->used = used;
    f->printed = "≈";
    f->reason = item->shown.direction ? "指标方向性" : "指标的种类";
    f->candidates = arena_memdup(findings_arena(b->r->found), BOTH,
                                 sizeof BOTH);
}

static void
copy_indicators(const struct builder *b, const struct target_block *block,
                struct project *p)
{
    p->n_indicators = block->end - block->first;
    p->indicators = arena_array(b->r->memory, struct indicator,
                                p->n_indicators);
    for (size_t i = block->first; i < block->end; i++) {
        const struct target_item *item = target_item_at(b->stream, i);
        struct indicator *shown = &p->indicators[i - block->first];
        *shown = item->shown;
        if (item->doubtful) {
            shown->relation = likely_relation(b, item);
            report_relation(b, item, shown->relation);
        }
        if (!shown->level3)
            findings_add(b->r->found, "D36", FINDING_WARNING,
                         place_at(b, shown->line),
                         "这一行绩效指标没有三级指标名称",
                         "an indicator without a name");
    }
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
            goal = target_join(b->r->memory, goal, piece->text);
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
        p->total = figure_read(NULL, b->out->unit, place_at(b, line));
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

static void
report_project(const struct builder *b, const struct target_block *block,
               const struct project *p)
{
    if (block->name != NO_NAME && !p->n_indicators)
        findings_add(b->r->found, "D26", FINDING_WARNING,
                     place_at(b, p->first_line), "项目“%s”没有绩效指标",
                     "project \"%s\" has no indicators",
                     p->name ? p->name : p->code);
    if (block->first > 0 && p->n_indicators && block->margin_first < SURE)
        findings_add(b->r->found, "D28", FINDING_WARNING,
                     place_at(b, p->indicators[0].line),
                     "从这一行起归入“%s”，但也可能在前后一两行分界",
                     "from here on taken for \"%s\", though the projects may "
                     "meet a row or two away",
                     p->name ? p->name : "（失去名称的项目）");
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
    if (!above && !below)
        return;
    struct finding *f = findings_add(
        b->r->found, "D27", FINDING_NOTE, place_at(b, name->first_line),
        "项目“%s”的名称行不在自己的指标（第 %d—%d 行）旁边",
        "the name row of \"%s\" does not stand beside its indicators (lines "
        "%d to %d)",
        p->name ? p->name : p->code, p->indicators[0].line,
        p->indicators[p->n_indicators - 1].line);
    f->reason = "按指标的分组、次序和金额归属";
}

static void
report_torn_goal(const struct builder *b, const struct target_block *block,
                 const struct project *p)
{
    if (!block->goals || !p->goal || !goal_begins_inside(p->goal))
        return;
    const struct target_goal *piece = target_goal_at(b->stream, block->goal);
    findings_add(b->r->found, "D32", FINDING_WARNING,
                 place_at(b, piece->place.line), "“%s”的绩效目标失去了开头",
                 "the goal of \"%s\" has lost its beginning",
                 p->name ? p->name : "（失去名称的项目）");
}

static void
add_project(struct builder *b, const struct target_block *block)
{
    struct project p = { .table = b->out };
    copy_indicators(b, block, &p);
    set_name(b, block, &p);
    p.goal = join_goal(b, block);
    set_lines(b, block, &p);
    report_project(b, block, &p);
    report_far_name(b, block, &p);
    report_torn_goal(b, block, &p);
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
        struct finding *found = findings_add(
            b->r->found, "D30", FINDING_NOTE, place_at(b, f->place.line),
            "这里有一段项目编码 %s，没有名称，不另算一个项目",
            "a piece of a project code, %s, without a name: not counted as a "
            "project",
            f->text);
        found->printed = arena_strdup(findings_arena(b->r->found), f->text);
    }
}

/* ----------------------------------------------------------------- table */

static void
set_cell(struct row *row, const struct target_columns *columns,
         enum column_role role, const char *text)
{
    if (columns->at[role] && text)
        row->cells[columns->at[role] - 1].text = text;
}

static void
set_figure_cell(struct row *row, const struct target_columns *columns,
                enum column_role role, const struct figure *figure)
{
    if (!columns->at[role] || !figure->text)
        return;
    struct cell *cell = &row->cells[columns->at[role] - 1];
    cell->text = figure->text;
    cell->figure = *figure;
    cell->at = figure->at;
}

static void
fill_project_cells(arena *a, struct row *row,
                   const struct target_columns *columns,
                   const struct project *p)
{
    const char *name = p->name;
    if (p->code && p->name && !columns->at[COLUMN_PROJECT_CODE])
        name = arena_printf(a, "%s-%s", p->code, p->name);
    set_cell(row, columns, COLUMN_ORG, p->org.name);
    set_cell(row, columns, COLUMN_PROJECT_CODE, p->code);
    set_cell(row, columns, COLUMN_PROJECT, name ? name : p->code);
    set_cell(row, columns, COLUMN_CATEGORY, p->category);
    set_cell(row, columns, COLUMN_PERSON, p->person);
    set_cell(row, columns, COLUMN_PHONE, p->phone);
    set_figure_cell(row, columns, COLUMN_TOTAL, &p->total);
    set_figure_cell(row, columns, COLUMN_FISCAL, &p->fiscal);
    set_figure_cell(row, columns, COLUMN_OTHER_MONEY, &p->other);
    set_cell(row, columns, COLUMN_GOAL, p->goal);
    row->org = p->org;
    row->project = (struct coded){ p->code, p->name, p->first_line };
}

static void
fill_indicator_cells(struct row *row, const struct target_columns *columns,
                     const struct indicator *i)
{
    set_cell(row, columns, COLUMN_LEVEL1, i->level1);
    set_cell(row, columns, COLUMN_LEVEL2, i->level2);
    set_cell(row, columns, COLUMN_LEVEL3, i->level3);
    set_cell(row, columns, COLUMN_RELATION, i->relation);
    set_cell(row, columns, COLUMN_VALUE, i->value);
    set_cell(row, columns, COLUMN_MEASURE, i->measure);
    set_cell(row, columns, COLUMN_DIRECTION, i->direction);
}

static void
fill_table(const struct builder *b, const struct target_columns *columns)
{
    arena *a = b->r->memory;
    struct table *out = b->out;
    size_t n = 0;
    for (guint i = 0; i < b->projects->len; i++) {
        const struct project *p = &g_array_index(b->projects, struct project,
                                                 i);
        n += MAX(p->n_indicators, 1);
        out->indicator_rows += (int) p->n_indicators;
    }
    out->columns = columns->columns;
    out->n_columns = columns->n;
    out->rows = arena_array(a, struct row, n);
    for (guint i = 0; i < b->projects->len; i++) {
        const struct project *p = &g_array_index(b->projects, struct project,
                                                 i);
        for (size_t k = 0; k < MAX(p->n_indicators, 1); k++) {
            struct row *row = &out->rows[out->n_rows++];
            row->cells = arena_array(a, struct cell, columns->n);
            row->line = p->first_line;
            if (k == 0)
                fill_project_cells(a, row, columns, p);
            if (k < p->n_indicators) {
                row->line = p->indicators[k].line;
                fill_indicator_cells(row, columns, &p->indicators[k]);
            }
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
target_projects_build(struct recognizing *r, struct table *out,
                      const struct target_columns *columns,
                      const struct target_stream *stream, const GArray *blocks)
{
    struct builder b = { .r = r, .out = out, .stream = stream };
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
    target_units_assign(r, stream, out, b.projects);
    report_fragments(&b);
    fill_table(&b, columns);
    append_to_budget(&b);
    g_array_free(b.projects, TRUE);
}
