/* The department's own targets (部门整体支出绩效目标): its money, its goal, its
 * activities with their indicators. */
#include "recognize/indicators/doubtful.h"
#include "recognize/indicators/indicators.h"

#include "base/unicode.h"
#include "recognize/titles.h"
#include "vocabulary/words.h"

#include <string.h>

struct department {
    struct recognizing *r;
    const struct section *s;
    struct table *out;
    struct department_goals *goals;
    size_t header; /* the row of 活动, 绩效指标, …; end_row when lost */
    enum money_unit unit;
};

static const char *
fold(const struct department *d, const struct grid_cell *cell)
{
    return *cell->text ? unicode_fold(d->r->memory, cell->text) : "";
}

/* What a word of the form itself means, which is nobody's text; or null. */
static const char *
field_of(const char *folded)
{
    return *folded ? word_field(WORDS_DEPARTMENT_FORM, folded) : NULL;
}

/* ---------------------------------------------------------------- header */

static bool
heads_indicators(const struct department *d, size_t row)
{
    const struct grid_row *line = &d->r->grid->rows[row];
    int found = 0;
    for (size_t c = 0; c < line->n_cells; c++) {
        enum column_role role = column_role_of(fold(d, &line->cells[c]));
        found += role == COLUMN_RELATION || role == COLUMN_VALUE ||
                 role == COLUMN_MEASURE || role == COLUMN_ACTIVITY ||
                 role == COLUMN_DIRECTION;
    }
    return found >= 2;
}

static bool
has_relation(const struct department *d, size_t row)
{
    const struct grid_row *line = &d->r->grid->rows[row];
    for (size_t c = 0; c < line->n_cells; c++) {
        struct piece p = { .text = line->cells[c].text,
                           .folded = fold(d, &line->cells[c]) };
        piece_look(&p);
        if (p.look == LOOK_RELATION)
            return true;
    }
    return false;
}

/* The row that heads the indicators; where it is lost, the row before the
 * first indicator. */
static size_t
find_header(const struct department *d)
{
    for (size_t i = d->s->title_row; i < d->s->end_row; i++) {
        if (heads_indicators(d, i))
            return i;
        if (has_relation(d, i))
            return i > d->s->title_row ? i - 1 : i;
    }
    return d->s->end_row;
}

/* ----------------------------------------------------------------- money */

enum { SLOTS = 7 }; /* total; 财政拨款 and 其他资金: 合计, 基本, 项目 */

struct money_grid {
    int columns[SLOTS]; /* where the form prints each; 0: not */
    int groups[2];      /* columns of 财政拨款 and 其他资金 */
    GPtrArray *amounts; /* of const struct grid_cell * */
};

/* A row of the money grid's head: where its words stand. */
static void
read_money_words(const struct department *d, const struct grid_row *line,
                 struct money_grid *m)
{
    static const char *const PARTS[] = { "sum", "basic", "project", NULL };
    for (size_t c = 0; c < line->n_cells; c++) {
        const char *field = field_of(fold(d, &line->cells[c]));
        int column = line->cells[c].column, part = 0;
        if (!field)
            continue;
        while (PARTS[part] && strcmp(PARTS[part], field) != 0)
            part++;
        bool other = m->groups[1] && column >= m->groups[1];
        if (PARTS[part])
            m->columns[(other ? 4 : 1) + part] = column;
        else if (strcmp(field, "total") == 0)
            m->columns[0] = column;
        else if (strcmp(field, "appropriation") == 0)
            m->groups[0] = column;
        else if (strcmp(field, "other") == 0)
            m->groups[1] = column;
    }
}

static bool
read_money_row(const struct department *d, const struct grid_row *line,
               struct money_grid *m)
{
    g_ptr_array_set_size(m->amounts, 0);
    for (size_t c = 0; c < line->n_cells; c++) {
        const struct grid_cell *cell = &line->cells[c];
        struct money_parsed p = money_parse(cell->folded, d->unit);
        if (p.reading == MONEY_BLANK)
            continue;
        if (!strpbrk(cell->folded, "0123456789") ||
            (p.reading == MONEY_UNREADABLE && strlen(cell->text) > 40))
            return false;
        g_ptr_array_add(m->amounts, (gpointer) cell);
    }
    return m->amounts->len > 0;
}

/* The unit in the form's own words, 总体资金情况(万元), over the section's. */
static void
read_unit(struct department *d)
{
    for (size_t i = d->s->title_row; i < d->header; i++) {
        const struct grid_row *line = &d->r->grid->rows[i];
        for (size_t c = 0; c < line->n_cells; c++)
            if (field_of(fold(d, &line->cells[c])) &&
                unit_read(d->r->memory, line->cells[c].text, &d->unit)) {
                d->out->unit = d->unit;
                d->out->unit_printed = true;
                return;
            }
    }
}

/* How well an assignment of amounts to slots holds: the sums it takes part
 * in, and amounts under their own words. */
static int
judge(const struct department *d, const struct money_grid *m,
      const struct grid_cell *const slots[SLOTS])
{
    int64_t v[SLOTS];
    int score = 0;
    for (int i = 0; i < SLOTS; i++) {
        v[i] = slots[i] ? money_parse(slots[i]->folded, d->unit).value.fen : 0;
        score += slots[i] && slots[i]->column == m->columns[i];
    }
    score += 10 * (slots[0] && v[0] == v[1] + v[4]);
    score += 10 * (v[1] == v[2] + v[3]);
    return score + 10 * (v[4] == v[5] + v[6]);
}

/* Of all ways to give the amounts, in order, to the slots the best. */
static void
choose_slots(const struct department *d, const struct money_grid *m,
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
        int score = used == m->amounts->len ? judge(d, m, slots) : -1;
        if (score > best_score) {
            best_score = score;
            memcpy(best, slots, sizeof slots);
        }
    }
}

static struct figure
figure_of(const struct department *d, const struct grid_cell *cell)
{
    struct place at = { .file = d->r->grid->file,
                        .table = d->s->number,
                        .line = cell ? cell->line : d->out->first_line,
                        .column = cell ? cell->column : 0 };
    const char *text = cell ? unicode_tidy(d->r->memory, cell->text) : NULL;
    return figure_read(text, d->unit, at);
}

static void
read_money(const struct department *d)
{
    const struct grid_cell *slots[SLOTS] = { NULL };
    struct money_grid m = { .amounts = g_ptr_array_new() };
    for (size_t i = d->s->title_row; i < d->header; i++) {
        const struct grid_row *line = &d->r->grid->rows[i];
        if (m.groups[0] && read_money_row(d, line, &m))
            break;
        read_money_words(d, line, &m);
    }
    if (m.amounts->len)
        choose_slots(d, &m, slots);
    d->goals->total = figure_of(d, slots[0]);
    for (int i = 0; i < 3; i++) {
        d->goals->appropriation[i] = figure_of(d, slots[1 + i]);
        d->goals->other[i] = figure_of(d, slots[4 + i]);
    }
    g_ptr_array_free(m.amounts, TRUE);
}

/* ------------------------------------------------------------------ goal */

/* The texts between the label of the goal and the next label. */
static void
read_goal(const struct department *d)
{
    bool inside = false;
    for (size_t i = d->s->title_row; i < d->header; i++) {
        const struct grid_row *line = &d->r->grid->rows[i];
        for (size_t c = 0; c < line->n_cells; c++) {
            const char *folded = fold(d, &line->cells[c]);
            const char *field = field_of(folded);
            if (field)
                inside = strcmp(field, "goal") == 0;
            else if (inside && *folded)
                d->goals->goal = pieces_join(d->r->memory, d->goals->goal,
                                             line->cells[c].text);
        }
    }
}

/* ------------------------------------------------------------ indicators */

/* The activity that a row names; a word of the form in its place is none. */
static const char *
activity_of(const struct department *d, const struct reading *t,
            const struct line_read *l, const char *carried)
{
    const char *text = line_text(t, l, COLUMN_ACTIVITY);
    if (!text)
        return carried;
    if (!field_of(unicode_fold(d->r->memory, text)))
        return text;
    struct finding *found = doubt_line(
        d->r, DOUBT_ACTIVITY, d->s->number,
        line_piece(t, l, COLUMN_ACTIVITY)->line, text, NULL);
    found->printed = arena_strdup(findings_arena(d->r->found), text);
    found->used = carried;
    return carried;
}

/* Rows above the first activity's name are its, too. */
static void
read_indicators(const struct department *d, struct reading *t)
{
    struct department_goals *g = d->goals;
    GArray *items = g_array_new(FALSE, TRUE, sizeof(struct item));
    const char *activity = NULL;
    for (guint i = 0; i < t->lines->len; i++) {
        const struct line_read *l = reading_line(t, i);
        activity = activity_of(d, t, l, activity);
        if (items_add(t, items, l))
            g_array_index(items, struct item, items->len - 1).shown.activity =
                activity;
    }
    items_settle(t, items);
    g->n_indicators = items->len;
    g->indicators = arena_array(d->r->memory, struct indicator,
                                items->len + 1);
    for (guint i = items->len; i-- > 0;) {
        g->indicators[i] = g_array_index(items, struct item, i).shown;
        if (!g->indicators[i].activity && i + 1 < items->len)
            g->indicators[i].activity = g->indicators[i + 1].activity;
    }
    items_head(t, d->out, items->len);
    for (guint i = 0; i < items->len; i++)
        items_row(t, d->out, &g->indicators[i]);
    d->out->indicator_rows = (int) items->len;
    g_array_free(items, TRUE);
}

void
recognize_department_targets(struct recognizing *r, const struct section *s,
                             struct table *out)
{
    struct department d = { .r = r, .s = s, .out = out, .unit = s->unit };
    d.goals = arena_one(r->memory, struct department_goals);
    d.goals->table = out;
    d.header = find_header(&d);
    read_unit(&d);
    read_money(&d);
    read_goal(&d);
    struct section body = *s;
    body.header_row = d.header;
    body.n_header_rows = d.header < s->end_row &&
                         heads_indicators(&d, d.header);
    body.first_row = MIN(d.header + 1, s->end_row);
    body.header_words = NULL;
    struct reading t = { .r = r, .s = &body };
    t.columns = columns_of_rows(r, body.header_row, body.n_header_rows, 0);
    t.pieces = pieces_read(r, &body, (struct span){ body.first_row,
                                                    s->end_row }, false);
    t.span.end = t.pieces.n;
    columns_judge(r, s, &t.columns, &t.pieces, t.span);
    reading_label(&t);
    read_indicators(&d, &t);
    reading_free(&t);
    /* a title that stands again heads nothing: the form above it stays */
    if (!r->budget->department_goals || d.goals->n_indicators)
        r->budget->department_goals = d.goals;
}
