/* The department's own targets (部门整体支出绩效目标): its money, its goal, its
 * activities with their indicators. */
#include "recognize/targets.h"

#include "base/unicode.h"

#include <string.h>

/* Words of the form itself, which are nobody's text. Compared folded. */
static const char *const LABELS[] = {
    "部门名称",         "部门(单位)名称", "单位名称",     "总体资金情况",
    "预算支出总额",     "财政拨款",       "其他资金",     "合计",
    "基本支出",         "项目支出",       "整体绩效目标", "其他说明",
    "年度绩效指标",     "活动",           "绩效指标",     "指标性质",
    "绩效指标性质",     "指标值",         "度量单位",     "指标方向性",
    "部门整体绩效目标",
};

struct form {
    struct recognizing *r;
    const struct section *s;
    struct table *out;
    struct department_goals *goals;
    size_t header; /* the row of 活动, 绩效指标, …; end_row when lost */
    enum money_unit unit;
};

static const char *
fold(const struct form *f, const struct grid_cell *cell)
{
    return unicode_fold(f->r->memory, cell->text);
}

static bool
is_label(const char *folded)
{
    for (size_t i = 0; i < G_N_ELEMENTS(LABELS); i++) {
        size_t n = strlen(LABELS[i]);
        if (strncmp(folded, LABELS[i], n) == 0 &&
            (!folded[n] || folded[n] == '('))
            return true;
    }
    return false;
}

/* ---------------------------------------------------------------- header */

static bool
is_indicator_header(const struct form *f, size_t row)
{
    const struct grid_row *line = &f->r->grid->rows[row];
    int found = 0;
    for (size_t c = 0; c < line->n_cells; c++) {
        const char *folded = fold(f, &line->cells[c]);
        found += strstr(folded, "指标性质") || strstr(folded, "指标值") ||
                 strstr(folded, "度量单位") || strcmp(folded, "活动") == 0;
    }
    return found >= 2;
}

static bool
has_relation(const struct form *f, size_t row)
{
    const struct grid_row *line = &f->r->grid->rows[row];
    for (size_t c = 0; c < line->n_cells; c++)
        if (*line->cells[c].text &&
            token_read(f->r->memory, &line->cells[c], row).kind ==
                TOKEN_RELATION)
            return true;
    return false;
}

/* The row that heads the indicators; where it is lost, the row before the
 * first indicator. */
static size_t
find_header(const struct form *f)
{
    for (size_t i = f->s->title_row; i < f->s->end_row; i++) {
        if (is_indicator_header(f, i))
            return i;
        if (has_relation(f, i))
            return i > f->s->title_row ? i - 1 : i;
    }
    return f->s->end_row;
}

/* ----------------------------------------------------------------- money */

enum { SLOTS = 7 }; /* total; 财政拨款 and 其他资金: 合计, 基本, 项目 */

struct money_grid {
    int columns[SLOTS]; /* where the form prints each; 0: not */
    int groups[2];      /* columns of 财政拨款 and 其他资金 */
    GPtrArray *amounts; /* of const struct grid_cell * */
    const struct grid_row *row;
};

static int
part_of(const char *folded)
{
    static const char *const PARTS[] = { "合计", "基本支出", "项目支出" };
    for (int i = 0; i < 3; i++)
        if (strcmp(folded, PARTS[i]) == 0)
            return i;
    return -1;
}

/* A row of the money grid's head: where its words stand. */
static void
read_money_words(const struct form *f, const struct grid_row *line,
                 struct money_grid *m)
{
    for (size_t c = 0; c < line->n_cells; c++) {
        const char *folded = fold(f, &line->cells[c]);
        int column = line->cells[c].column, part = part_of(folded);
        if (strstr(folded, "预算支出总额"))
            m->columns[0] = column;
        else if (strcmp(folded, "财政拨款") == 0)
            m->groups[0] = column;
        else if (strcmp(folded, "其他资金") == 0)
            m->groups[1] = column;
        else if (part >= 0 && m->groups[1] && column >= m->groups[1])
            m->columns[4 + part] = column;
        else if (part >= 0)
            m->columns[1 + part] = column;
    }
}

static bool
read_money_row(const struct form *f, const struct grid_row *line,
               struct money_grid *m)
{
    g_ptr_array_set_size(m->amounts, 0);
    m->row = line;
    for (size_t c = 0; c < line->n_cells; c++) {
        const struct grid_cell *cell = &line->cells[c];
        if (!*cell->text)
            continue;
        struct money_parsed p = money_parse(cell->folded, f->unit);
        if (p.reading != MONEY_BLANK && !strpbrk(cell->folded, "0123456789"))
            return false;
        if (p.reading == MONEY_UNREADABLE && strlen(cell->text) > 40)
            return false;
        if (p.reading != MONEY_BLANK)
            g_ptr_array_add(m->amounts, (gpointer) cell);
    }
    return m->amounts->len > 0;
}

/* The unit in the form's own words, 总体资金情况(万元), over the section's. */
static void
read_unit(struct form *f)
{
    static const enum money_unit UNITS[] = { UNIT_BAIWAN, UNIT_WAN, UNIT_QIAN,
                                             UNIT_YI, UNIT_YUAN };
    for (size_t i = f->s->title_row; i < f->header; i++) {
        const struct grid_row *line = &f->r->grid->rows[i];
        for (size_t c = 0; c < line->n_cells; c++) {
            const char *folded = fold(f, &line->cells[c]);
            const char *bracket = strchr(folded, '(');
            if (!bracket || !strstr(folded, "资金"))
                continue;
            for (size_t u = 0; u < G_N_ELEMENTS(UNITS); u++)
                if (strstr(bracket, money_unit_name(UNITS[u]))) {
                    f->unit = f->out->unit = UNITS[u];
                    f->out->unit_printed = true;
                    return;
                }
        }
    }
}

static int64_t
amount_in(const struct form *f, const struct grid_cell *cell)
{
    return cell ? money_parse(cell->folded, f->unit).value.fen : 0;
}

/* How well an assignment of amounts to slots holds: the sums it takes part
 * in, and amounts under their own words. */
static int
judge(const struct form *f, const struct money_grid *m,
      const struct grid_cell *const slots[SLOTS])
{
    int64_t v[SLOTS];
    int score = 0;
    for (int i = 0; i < SLOTS; i++) {
        v[i] = amount_in(f, slots[i]);
        score += slots[i] && slots[i]->column == m->columns[i];
    }
    score += 10 * (slots[0] && v[0] == v[1] + v[4]);
    score += 10 * (v[1] == v[2] + v[3]);
    score += 10 * (v[4] == v[5] + v[6]);
    return score;
}

/* All ways to give the amounts, in order, to the slots. */
static void
try_slots(const struct form *f, const struct money_grid *m,
          const struct grid_cell *best[SLOTS])
{
    int best_score = -1;
    for (unsigned set = 1; set < 1U << SLOTS; set++) {
        const struct grid_cell *slots[SLOTS] = { NULL };
        guint used = 0;
        for (int i = 0; i < SLOTS; i++)
            if (set & (1U << i)) {
                if (used < m->amounts->len)
                    slots[i] = g_ptr_array_index(m->amounts, used);
                used++;
            }
        if (used != m->amounts->len)
            continue;
        int score = judge(f, m, slots);
        if (score > best_score) {
            best_score = score;
            memcpy(best, slots, sizeof slots);
        }
    }
}

static struct figure
figure_of(const struct form *f, const struct grid_cell *cell, int line)
{
    struct place at = { .file = f->r->grid->file,
                        .table = f->s->number,
                        .line = cell ? cell->line : line,
                        .column = cell ? cell->column : 0 };
    const char *text = cell ? unicode_tidy(f->r->memory, cell->text) : NULL;
    return figure_read(text, f->unit, at);
}

static void
set_money(const struct form *f, const struct money_grid *m)
{
    const struct grid_cell *slots[SLOTS] = { NULL };
    int line = m->row ? m->row->line : 0;
    if (m->amounts->len)
        try_slots(f, m, slots);
    f->goals->total = figure_of(f, slots[0], line);
    for (int i = 0; i < 3; i++) {
        f->goals->appropriation[i] = figure_of(f, slots[1 + i], line);
        f->goals->other[i] = figure_of(f, slots[4 + i], line);
    }
}

static void
read_money(const struct form *f)
{
    struct money_grid m = { .amounts = g_ptr_array_new() };
    for (size_t i = f->s->title_row; i < f->header; i++) {
        const struct grid_row *line = &f->r->grid->rows[i];
        if (m.groups[0] && read_money_row(f, line, &m))
            break;
        read_money_words(f, line, &m);
    }
    set_money(f, &m);
    g_ptr_array_free(m.amounts, TRUE);
}

/* ------------------------------------------------------------------ goal */

/* The texts between the label of the goal and the next label. */
static void
read_goal(const struct form *f)
{
    bool inside = false;
    for (size_t i = f->s->title_row; i < f->header; i++) {
        const struct grid_row *line = &f->r->grid->rows[i];
        for (size_t c = 0; c < line->n_cells; c++) {
            const char *folded = fold(f, &line->cells[c]);
            if (!*folded)
                continue;
            if (is_label(folded))
                inside = strstr(folded, "绩效目标") != NULL;
            else if (inside)
                f->goals->goal = target_join(f->r->memory, f->goals->goal,
                                             line->cells[c].text);
        }
    }
}

/* ------------------------------------------------------------ indicators */

static const char *
activity_of(const struct form *f, const struct target_stream *stream,
            size_t item, const char *carried)
{
    for (guint i = 0; i < stream->goals->len; i++) {
        const struct target_goal *text = target_goal_at(stream, i);
        if (text->place.at != item)
            continue;
        const char *folded = unicode_fold(f->r->memory, text->text);
        if (!is_label(folded))
            return text->text;
        struct place at = { .file = f->r->grid->file,
                            .table = f->s->number,
                            .line = text->place.line };
        struct finding *found = findings_add(
            f->r->found, "D39", FINDING_NOTE, at,
            "“%s”是表格自己的字样，落在活动一栏，不作活动名称",
            "\"%s\" is a word of the form that stands in the column of "
            "activities; not taken for one",
            text->text);
        found->printed = arena_strdup(findings_arena(f->r->found), text->text);
        found->used = carried;
    }
    return carried;
}

/* Rows above the first activity's name are its, too. */
static const char *
first_activity(const struct form *f, const struct target_stream *stream)
{
    for (guint i = 0; i < stream->goals->len; i++) {
        const char *text = target_goal_at(stream, i)->text;
        if (!is_label(unicode_fold(f->r->memory, text)))
            return text;
    }
    return NULL;
}

static void
set_indicators(const struct form *f, const struct target_stream *stream)
{
    struct department_goals *g = f->goals;
    const char *activity = first_activity(f, stream);
    g->n_indicators = stream->items->len;
    g->indicators = arena_array(f->r->memory, struct indicator,
                                g->n_indicators);
    for (size_t i = 0; i < g->n_indicators; i++) {
        activity = activity_of(f, stream, i, activity);
        g->indicators[i] = target_item_at(stream, i)->shown;
        g->indicators[i].activity = activity;
    }
}

/* ----------------------------------------------------------------- table */

static const char *
text_of_role(const struct indicator *i, enum column_role role)
{
    switch (role) {
    case COLUMN_ACTIVITY:
        return i->activity;
    case COLUMN_LEVEL1:
        return i->level1;
    case COLUMN_LEVEL2:
        return i->level2;
    case COLUMN_LEVEL3:
        return i->level3;
    case COLUMN_RELATION:
        return i->relation;
    case COLUMN_VALUE:
        return i->value;
    case COLUMN_MEASURE:
        return i->measure;
    case COLUMN_DIRECTION:
        return i->direction;
    default:
        return NULL;
    }
}

/* The header's columns, and those of the levels where names hold them. */
static void
set_columns(const struct form *f, const struct target_columns *columns)
{
    static const struct column LEVELS[] = {
        { .role = COLUMN_LEVEL1, .name = "一级指标" },
        { .role = COLUMN_LEVEL2, .name = "二级指标" },
    };
    struct table *out = f->out;
    bool levels = !columns->at[COLUMN_LEVEL1] && f->goals->n_indicators > 0 &&
                  f->goals->indicators[0].level1;
    out->columns = arena_array(f->r->memory, struct column, columns->n + 2);
    for (size_t c = 0; c < columns->n; c++) {
        const struct column *column = &columns->columns[c];
        if (!column->name ||
            (column->role != COLUMN_ACTIVITY && column->role < COLUMN_LEVEL1))
            continue;
        if (levels && column->role == COLUMN_LEVEL3) {
            out->columns[out->n_columns++] = LEVELS[0];
            out->columns[out->n_columns++] = LEVELS[1];
        }
        out->columns[out->n_columns++] = *column;
    }
}

static void
fill_table(const struct form *f, const struct target_columns *columns)
{
    struct table *out = f->out;
    set_columns(f, columns);
    out->n_rows = f->goals->n_indicators;
    out->indicator_rows = (int) out->n_rows;
    out->rows = arena_array(f->r->memory, struct row, out->n_rows);
    for (size_t i = 0; i < out->n_rows; i++) {
        const struct indicator *shown = &f->goals->indicators[i];
        struct row *row = &out->rows[i];
        row->line = shown->line;
        row->cells = arena_array(f->r->memory, struct cell, out->n_columns);
        for (size_t c = 0; c < out->n_columns; c++)
            row->cells[c].text = text_of_role(shown, out->columns[c].role);
    }
}

void
recognize_department_targets(struct recognizing *r, const struct section *s,
                             struct table *out)
{
    struct form f = { .r = r, .s = s, .out = out, .unit = s->unit };
    f.goals = arena_one(r->memory, struct department_goals);
    f.goals->table = out;
    f.header = find_header(&f);
    read_unit(&f);
    read_money(&f);
    read_goal(&f);
    struct section body = *s;
    body.header_row = f.header;
    body.n_header_rows = f.header < s->end_row &&
                         is_indicator_header(&f, f.header);
    body.first_row = MIN(f.header + 1, s->end_row);
    struct target_columns columns = target_columns_read(r, &body);
    struct target_stream stream = target_stream_read(r, &body, &columns);
    set_indicators(&f, &stream);
    fill_table(&f, &columns);
    target_stream_free(&stream);
    /* a title that stands again heads nothing: the form above it stays */
    if (!r->budget->department_goals || f.goals->n_indicators)
        r->budget->department_goals = f.goals;
}
