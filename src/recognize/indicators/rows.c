/* Labelled pieces → rows → indicators: levels and merged names carried down,
 * rows that only go on with the one before joined to it. */
#include "recognize/indicators/indicators.h"

#include "base/unicode.h"
#include "budget/decimal.h"
#include "recognize/indicators/doubtful.h"
#include "vocabulary/words.h"

#include <string.h>

/* ------------------------------------------------------------------ rows */

static void
label_by_place(struct reading *t)
{
    t->labels = arena_array(t->r->memory, struct label,
                            t->span.end - t->span.first + 1);
    for (size_t i = t->span.first; i < t->span.end; i++) {
        const struct piece *p = &t->pieces.all[i];
        struct label *l = &t->labels[i - t->span.first];
        while (l->column + 1 < t->columns.n &&
               t->columns.at[l->column] < p->column)
            l->column++;
        l->new_cell = true;
        l->new_row = i == t->span.first || p[-1].row != p->row;
        l->margin = INT_MAX;
    }
}

void
reading_label(struct reading *t)
{
    if (t->columns.placed)
        label_by_place(t);
    else
        t->labels = labels_read(t->r, &t->pieces, t->span, &t->columns,
                                t->flat);
    t->lines = g_array_new(FALSE, TRUE, sizeof(struct line_read));
    for (size_t i = t->span.first; i < t->span.end; i++) {
        if (t->labels[i - t->span.first].new_row || !t->lines->len) {
            struct line_read l = { { i, i } };
            g_array_append_val(t->lines, l);
        }
        reading_line(t, t->lines->len - 1)->span.end = i + 1;
    }
}

void
reading_free(struct reading *t)
{
    g_array_free(t->lines, TRUE);
}

static enum column_role
role_of(const struct reading *t, size_t piece)
{
    return t->columns.role[t->labels[piece - t->span.first].column];
}

const struct piece *
line_piece(const struct reading *t, const struct line_read *l,
           enum column_role role)
{
    for (size_t i = l->span.first; i < l->span.end; i++)
        if (role_of(t, i) == role)
            return &t->pieces.all[i];
    return NULL;
}

const char *
line_text(const struct reading *t, const struct line_read *l,
          enum column_role role)
{
    const char *text = NULL;
    for (size_t i = l->span.first; i < l->span.end; i++)
        if (role_of(t, i) == role)
            text = pieces_join(t->r->memory, text, t->pieces.all[i].text);
    return text && *text ? text : NULL;
}

const struct piece *
line_indicator(const struct reading *t, const struct line_read *l)
{
    for (size_t i = l->span.first; i < l->span.end; i++)
        if (role_is_of_item(role_of(t, i)) &&
            t->pieces.all[i].look != LOOK_DASH)
            return &t->pieces.all[i];
    return NULL;
}

/* ---------------------------------------------------------------- levels */

static struct item *
last_item(GArray *items)
{
    return items->len ? &g_array_index(items, struct item, items->len - 1)
                      : NULL;
}

/* The word last printed for a first level, or the form's own. */
static const char *
word_of_level1(const struct reading *t, const GArray *items,
               enum level1 level1)
{
    for (guint i = items->len; i-- > 0;) {
        const struct item *item = &g_array_index(items, struct item, i);
        if (item->level1 == level1)
            return item->shown.level1;
    }
    return level1_name(t->r->memory, level1);
}

/* Levels stand on the first row of their group only. A first level that cannot
 * be above the second one was lost and is told by it. */
static void
set_levels(struct reading *t, GArray *items, const struct line_read *l,
           struct item *item)
{
    const struct piece *first = line_piece(t, l, COLUMN_LEVEL1);
    const struct piece *second = line_piece(t, l, COLUMN_LEVEL2);
    const struct item *group = &t->group;
    if (second) {
        item->level2 = second->level.level2;
        item->shown.level2 = line_text(t, l, COLUMN_LEVEL2);
    }
    if (first) {
        item->level1 = first->level.level1;
        item->shown.level1 = line_text(t, l, COLUMN_LEVEL1);
    } else if (group->shown.level1 &&
               (!second || item->level2 == LEVEL2_NONE ||
                levels_fit(group->level1, item->level2))) {
        item->level1 = group->level1;
        item->shown.level1 = group->shown.level1;
    } else if (second) {
        item->level1 = level1_of(item->level2);
        item->shown.level1 = word_of_level1(t, items, item->level1);
        if (t->s->kind == TABLE_SELF_EVALUATION)
            doubt_at(t->r, DOUBT_LEVEL, piece_place(t->r, t->s, second),
                     item->shown.level2, NULL);
    }
    if (!second && !first) {
        item->level2 = group->level2;
        item->shown.level2 = group->shown.level2;
    }
    t->group = *item;
    t->opened |= first || second;
}

/* ------------------------------------------------------------- one row */

static const char *
filled(const char *text)
{
    return text && !decimal_is_blank(text) ? text : NULL;
}

/* Relation, value and unit; as printed together in self-evaluations. */
static void
set_value(struct reading *t, const struct line_read *l, struct item *item)
{
    arena *a = t->r->memory;
    struct indicator *i = &item->shown;
    const struct piece *relation = line_piece(t, l, COLUMN_RELATION);
    const char *value = filled(line_text(t, l, COLUMN_VALUE));
    i->measure = filled(line_text(t, l, COLUMN_MEASURE));
    i->direction = filled(line_text(t, l, COLUMN_DIRECTION));
    if (relation && relation->relation) {
        i->relation = relation->relation;
        item->doubtful = relation->doubtful;
    }
    const char *sign = relation && relation->look != LOOK_DASH
                           ? unicode_tidy(a, relation->text) : NULL;
    if (t->columns.of[COLUMN_ACTUAL] && value)
        i->target = arena_printf(a, "%s%s%s",
                                 sign && !word_find(WORDS_RELATION_WORD, sign)
                                     ? sign : "",
                                 value, i->measure ? i->measure : "");
    const char *own = i->measure;
    if (!own && t->columns.of[COLUMN_MEASURE])
        i->measure = ""; /* the form has units: none is meant */
    if (value && (!relation || !own))
        value_split(a, value, i);
    else
        i->value = value;
    if (i->measure && !*i->measure)
        i->measure = NULL;
}

static struct item
read_item(struct reading *t, GArray *items, const struct line_read *l)
{
    const struct piece *first = line_indicator(t, l);
    const struct piece *name = line_piece(t, l, COLUMN_LEVEL3);
    struct item *last = last_item(items);
    struct item item = { .row = first->row, .page = first->page,
                         .page_first = !last || last->page != first->page,
                         .from_markup = first->from_markup,
                         .fused = first->fused };
    set_levels(t, items, l, &item);
    set_value(t, l, &item);
    struct indicator *i = &item.shown;
    i->level3 = filled(line_text(t, l, COLUMN_LEVEL3));
    const struct piece *value = line_piece(t, l, COLUMN_VALUE);
    const struct piece *of = name ? name : value ? value : first;
    i->line = of->line;
    i->actual = filled(line_text(t, l, COLUMN_ACTUAL));
    i->reason = filled(line_text(t, l, COLUMN_REASON));
    i->weight = decimal_read(line_text(t, l, COLUMN_WEIGHT));
    i->score = decimal_read(line_text(t, l, COLUMN_SCORE));
    item.unweighed = !line_piece(t, l, COLUMN_WEIGHT) &&
                     !line_piece(t, l, COLUMN_SCORE);
    if (!i->level3 && !t->opened && last && t->columns.of[COLUMN_ACTUAL])
        i->level3 = last->shown.level3; /* merged over rows */
    return item;
}

/* ------------------------------------------------------ rows that go on */

static void
append(struct reading *t, const char **to, const char *more)
{
    if (more)
        *to = pieces_join(t->r->memory, *to, more);
}

/* The row holds a text and nothing that makes an indicator: the rest of the
 * one before, which a line's or page's end cut. */
static bool
goes_on(const struct reading *t, const struct item *last,
        const struct item *now, const struct line_read *l)
{
    const struct indicator *i = &now->shown;
    if (!last || line_piece(t, l, COLUMN_LEVEL1) ||
        line_piece(t, l, COLUMN_LEVEL2) || !now->unweighed)
        return false;
    const struct piece *name = line_piece(t, l, COLUMN_LEVEL3);
    size_t n = 0;
    for (size_t k = l->span.first; k < l->span.end; k++)
        n += role_is_of_item(role_of(t, k));
    if (t->columns.of[COLUMN_ACTUAL])
        return t->pieces.all[l->span.first].is_cell &&
               (n == 1 || !(name || (i->value && i->actual)));
    if (!last->shown.relation && !last->shown.value)
        return name != NULL;
    return n == 1 && name && name->is_cell && now->page != last->page;
}

static void
join_item(struct reading *t, struct item *last, const struct item *now,
          const struct line_read *l)
{
    struct indicator *to = &last->shown;
    append(t, &to->level3, filled(line_text(t, l, COLUMN_LEVEL3)));
    append(t, &to->target, now->shown.target);
    append(t, &to->value, now->shown.value);
    append(t, &to->actual, now->shown.actual);
    append(t, &to->reason, now->shown.reason);
    if (now->shown.relation) {
        to->relation = now->shown.relation;
        last->doubtful = now->doubtful;
    }
    to->measure = to->measure ? to->measure : now->shown.measure;
    to->direction = to->direction ? to->direction : now->shown.direction;
    const struct piece *p = line_indicator(t, l);
    if (t->columns.of[COLUMN_ACTUAL])
        doubt_at(t->r, DOUBT_JOINED, piece_place(t->r, t->s, p), p->text,
                 NULL);
}

static void
settle_item(const struct reading *t, struct item *item)
{
    enum money_unit unit;
    bool cost = item->level2 == LEVEL2_COST || item->level1 == LEVEL1_COST;
    const struct indicator *i = &item->shown;
    item->kind = (int) item->level1 * LEVEL2_COUNT + (int) item->level2;
    item->is_cost = false;
    if (cost && i->value && money_measure(i->measure, &unit)) {
        struct money_parsed p = money_parse(i->value, unit);
        item->cost = p.value;
        item->is_cost = p.reading == MONEY_EXACT;
    }
    item->text_hash = g_str_hash(
        unicode_fold(t->r->memory, i->level3 ? i->level3 : ""));
}

/* The row only names a level: its indicators follow. */
static bool
only_levels(const struct reading *t, const struct line_read *l)
{
    for (size_t i = l->span.first; i < l->span.end; i++) {
        enum column_role role = role_of(t, i);
        if (role_is_of_item(role) && role != COLUMN_LEVEL1 &&
            role != COLUMN_LEVEL2)
            return false;
    }
    return true;
}

bool
items_add(struct reading *t, GArray *items, const struct line_read *l)
{
    if (!line_indicator(t, l))
        return false;
    struct item *last = last_item(items);
    struct item item = read_item(t, items, l);
    if (only_levels(t, l))
        return false;
    t->opened = false;
    bool joined = goes_on(t, last, &item, l);
    if (joined) {
        join_item(t, last, &item, l);
        settle_item(t, last);
        return false;
    }
    settle_item(t, &item);
    g_array_append_val(items, item);
    return true;
}

/* ---------------------------------------------------------------- doubts */

/* ≈ and its like stand for ≥ or ≤, which look like it: the direction tells;
 * else what other indicators of the same group and unit have. */
static const char *
likely_relation(const GArray *items, const struct item *item)
{
    static const char AT_LEAST[] = "≥", AT_MOST[] = "≤";
    const char *direction = item->shown.direction;
    const char *field = direction ? word_field(WORDS_DIRECTION, direction)
                                  : NULL;
    if (field)
        return strcmp(field, "forward") == 0 ? AT_LEAST : AT_MOST;
    int votes = item->is_cost ? -1 : 0;
    for (guint i = 0; i < items->len; i++) {
        const struct item *other = &g_array_index(items, struct item, i);
        if (other->doubtful || other->level2 != item->level2 ||
            g_strcmp0(other->shown.measure, item->shown.measure) != 0)
            continue;
        votes += g_strcmp0(other->shown.relation, AT_LEAST) == 0;
        votes -= g_strcmp0(other->shown.relation, AT_MOST) == 0;
    }
    return votes < 0 ? AT_MOST : AT_LEAST;
}

static void
settle_relation(struct reading *t, const GArray *items, struct item *item)
{
    static const char *const BOTH[] = { "≥", "≤", NULL };
    struct indicator *i = &item->shown;
    i->relation = likely_relation(items, item);
    struct finding *f = doubt_line(t->r, DOUBT_RELATION, t->s->number, i->line,
                                   i->level3 ? i->level3 : "", i->relation);
    f->used = i->relation;
    f->printed = "≈";
    f->reason = i->direction ? "指标方向性" : "指标的种类";
    f->candidates = arena_memdup(findings_arena(t->r->found), BOTH,
                                 sizeof BOTH);
}

void
items_settle(struct reading *t, GArray *items)
{
    const char *table = t->s->number;
    bool weights = t->columns.of[COLUMN_WEIGHT] && t->columns.of[COLUMN_SCORE];
    for (guint k = 0; k < items->len; k++) {
        struct item *item = &g_array_index(items, struct item, k);
        const struct indicator *i = &item->shown;
        const char *name = i->level3 ? i->level3 : "";
        if (item->doubtful)
            settle_relation(t, items, item);
        if (!i->level3)
            doubt_line(t->r, DOUBT_NAMELESS, table, i->line, NULL, NULL);
        if (i->relation && !i->value && t->columns.of[COLUMN_RELATION])
            doubt_line(t->r, DOUBT_CUT_VALUE, table, i->line, name,
                       i->relation);
        if (weights && item->unweighed &&
            t->s->kind == TABLE_SELF_EVALUATION)
            doubt_line(t->r, DOUBT_WEIGHT, table, i->line, name, NULL);
    }
}

/* ----------------------------------------------------------------- table */

void
items_head(const struct reading *t, struct table *out, size_t rows)
{
    const struct columns *c = &t->columns;
    out->columns = arena_array(t->r->memory, struct column, c->n + 1);
    for (size_t i = 0; i < c->n; i++)
        out->columns[i] = (struct column){ .role = c->role[i],
                                           .name = c->name[i],
                                           .group = c->group[i] };
    out->n_columns = c->n;
    out->n_rows = 0;
    out->rows = arena_array(t->r->memory, struct row, rows + 1);
}

struct row *
items_row(const struct reading *t, struct table *out,
          const struct indicator *i)
{
    struct row *row = &out->rows[out->n_rows++];
    row->cells = arena_array(t->r->memory, struct cell, out->n_columns);
    if (!i)
        return row;
    row->line = i->line;
    for (size_t c = 0; c < out->n_columns; c++)
        row->cells[c].at = (struct place){ t->r->grid->file, out->number,
                                           i->line, 0 };
    bool target = t->columns.of[COLUMN_ACTUAL] &&
                  !t->columns.of[COLUMN_RELATION] &&
                  !t->columns.of[COLUMN_MEASURE];
    const struct { enum column_role role; const char *text; } FIELDS[] = {
        { COLUMN_ACTIVITY, i->activity },
        { COLUMN_LEVEL1, i->level1 },
        { COLUMN_LEVEL2, i->level2 },
        { COLUMN_LEVEL3, i->level3 },
        { COLUMN_RELATION, i->relation },
        { COLUMN_VALUE, target ? i->target : i->value },
        { COLUMN_MEASURE, i->measure },
        { COLUMN_DIRECTION, i->direction },
        { COLUMN_ACTUAL, i->actual },
        { COLUMN_WEIGHT, i->weight.text },
        { COLUMN_SCORE, i->score.text },
        { COLUMN_REASON, i->reason },
    };
    for (size_t k = 0; k < G_N_ELEMENTS(FIELDS); k++) {
        size_t of = t->columns.of[FIELDS[k].role];
        if (of && FIELDS[k].text)
            row->cells[of - 1].text = FIELDS[k].text;
    }
    return row;
}
