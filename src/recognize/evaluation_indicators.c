/* The parse of an indicator table → indicators and rows of the table: levels
 * and merged names carried down, rows that only go on with the one before
 * joined to it. */
#include "recognize/evaluation.h"

#include "base/unicode.h"
#include "budget/decimal.h"

#include <glib.h>
#include <string.h>

/* One row: the pieces of each column. */
struct form_row {
    struct span_of_pieces cell[FORM_COLUMNS]; /* empty: first == end */
    bool opens_group; /* a 一级 or 二级 stands in it */
};

struct building {
    struct recognizing *r;
    const struct form *f;
    const struct form_columns *columns;
    struct evaluation *e;
    struct table *out;
    const char *level1, *level2, *name; /* carried down */
};

/* ---------------------------------------------------------- parse → rows */

static bool
is_filled(const struct form_row *row, size_t c)
{
    return row->cell[c].first < row->cell[c].end;
}

static GArray *
cut_rows(const struct form *f, const struct form_columns *columns,
         const struct reading *readings)
{
    GArray *rows = g_array_new(FALSE, TRUE, sizeof(struct form_row));
    size_t first = f->indicators.first;
    for (size_t i = first; i < f->indicators.end; i++) {
        const struct reading *one = &readings[i - first];
        if (one->new_row || rows->len == 0)
            g_array_set_size(rows, rows->len + 1);
        struct form_row *row =
            &g_array_index(rows, struct form_row, rows->len - 1);
        size_t c = (size_t) one->column;
        if (!is_filled(row, c))
            row->cell[c].first = i;
        row->cell[c].end = i + 1;
        row->opens_group |= field_is_level(columns->field[c]);
    }
    return rows;
}

static int
column_of(const struct form_columns *columns, enum field f)
{
    for (size_t c = 0; c < columns->n; c++)
        if (columns->field[c] == f)
            return (int) c;
    return -1;
}

static bool
has(const struct building *b, const struct form_row *row, enum field f)
{
    int c = column_of(b->columns, f);
    return c >= 0 && is_filled(row, (size_t) c);
}

static const char *
text(const struct building *b, const struct form_row *row, enum field f)
{
    int c = column_of(b->columns, f);
    return c < 0 ? NULL
                 : pieces_text(b->r, &b->f->pieces, row->cell[c]);
}

/* The first piece of the first of the fields that is filled; or of the row. */
static const struct piece *
first_piece(const struct building *b, const struct form_row *row)
{
    static const enum field ORDER[] = { FIELD_NAME, FIELD_TARGET,
                                        FIELD_ACTUAL, FIELD_WEIGHT,
                                        FIELD_SCORE, FIELD_REASON, FIELD_NOTE,
                                        FIELD_LEVEL2, FIELD_LEVEL1 };
    for (size_t i = 0; i < G_N_ELEMENTS(ORDER); i++)
        if (has(b, row, ORDER[i]))
            return &b->f->pieces.all[row->cell[column_of(b->columns,
                                                         ORDER[i])].first];
    return NULL;
}

/* ----------------------------------------------------------------- levels */

/* Levels stand on the first row of their group only. A 一级 that cannot be
 * above the 二级 of the row was lost and is told by it. */
static void
carry_levels(struct building *b, const struct form_row *row)
{
    const char *level1 = text(b, row, FIELD_LEVEL1);
    const char *level2 = text(b, row, FIELD_LEVEL2);
    if (level1) {
        b->level1 = level1;
        b->level2 = NULL;
    }
    if (!level2)
        return;
    b->level2 = level2;
    if (level1)
        return;
    arena *a = b->r->memory;
    const char *known = b->level1 ? unicode_fold(a, b->level1) : NULL;
    const char *parent =
        evaluation_parent_level(unicode_fold(a, level2), known);
    if (!parent || (known && g_str_has_prefix(known, parent)))
        return;
    b->level1 = arena_printf(a, "%s指标", parent);
    evaluation_doubt(b->r, b->f, DOUBT_LEVEL, level2, first_piece(b, row));
}

/* ------------------------------------------------------------------- rows */

static void
fill_cell(struct building *b, struct row *row, size_t c, const char *text_of,
          const struct piece *where)
{
    struct cell *cell = &row->cells[c];
    cell->text = text_of;
    cell->at = piece_place(b->r, b->f->section, where);
    cell->figure = figure_read(NULL, UNIT_WAN, cell->at);
}

static void
fill_row(struct building *b, const struct form_row *from,
         const struct indicator *x)
{
    struct row *row = &b->out->rows[b->out->n_rows++];
    row->role = ROW_ITEM;
    row->line = x->line;
    row->cells = arena_array(b->r->memory, struct cell, b->columns->n);
    for (size_t c = 0; c < b->columns->n; c++) {
        const char *cell = pieces_text(b->r, &b->f->pieces, from->cell[c]);
        enum field f = b->columns->field[c];
        if (f == FIELD_LEVEL1)
            cell = x->level1;
        if (f == FIELD_LEVEL2)
            cell = x->level2;
        if (f == FIELD_NAME)
            cell = x->level3;
        const struct piece *where =
            is_filled(from, c) ? &b->f->pieces.all[from->cell[c].first]
                               : first_piece(b, from);
        fill_cell(b, row, c, cell, where);
    }
}

static void
add_indicator(struct building *b, const struct form_row *row)
{
    carry_levels(b, row);
    const char *name = text(b, row, FIELD_NAME);
    if (name || row->opens_group)
        b->name = name;
    const struct piece *where = first_piece(b, row);
    struct indicator *x = &b->e->indicators[b->e->n_indicators++];
    x->level1 = b->level1;
    x->level2 = b->level2;
    x->level3 = b->name;
    x->target = text(b, row, FIELD_TARGET);
    x->actual = text(b, row, FIELD_ACTUAL);
    x->reason = text(b, row, FIELD_REASON);
    if (x->target && decimal_is_blank(x->target))
        x->target = NULL;
    if (x->actual && decimal_is_blank(x->actual))
        x->actual = NULL;
    if (x->reason && decimal_is_blank(x->reason))
        x->reason = NULL;
    x->weight = decimal_read(text(b, row, FIELD_WEIGHT));
    x->score = decimal_read(text(b, row, FIELD_SCORE));
    x->line = where->line;
    if (!has(b, row, FIELD_WEIGHT) && !has(b, row, FIELD_SCORE) &&
        b->f->section->kind == TABLE_SELF_EVALUATION)
        evaluation_doubt(b->r, b->f, DOUBT_WEIGHT,
                         x->level3 ? x->level3 : where->text, where);
    fill_row(b, row, x);
}

/* ------------------------------------------------------- rows that go on */

/* A row of a table that holds a text and nothing that makes an indicator: the
 * rest of the row before, which a page's end cut. */
static bool
goes_on(const struct building *b, const struct form_row *row)
{
    if (!b->f->is_table || b->e->n_indicators == 0 || row->opens_group ||
        has(b, row, FIELD_WEIGHT) || has(b, row, FIELD_SCORE))
        return false;
    size_t filled = 0;
    for (size_t c = 0; c < b->columns->n; c++)
        filled += is_filled(row, c);
    return filled == 1 || !(has(b, row, FIELD_NAME) ||
                            (has(b, row, FIELD_TARGET) &&
                             has(b, row, FIELD_ACTUAL)));
}

static void
append(struct building *b, const char **to, const char *more)
{
    if (more)
        *to = *to ? unicode_tidy(b->r->memory,
                                 arena_printf(b->r->memory, "%s %s", *to,
                                              more))
                  : more;
}

static void
join_row(struct building *b, const struct form_row *row)
{
    struct indicator *x =
        &b->e->indicators[b->e->n_indicators - 1];
    struct row *last = &b->out->rows[b->out->n_rows - 1];
    append(b, &x->level3, text(b, row, FIELD_NAME));
    append(b, &x->target, text(b, row, FIELD_TARGET));
    append(b, &x->actual, text(b, row, FIELD_ACTUAL));
    append(b, &x->reason, text(b, row, FIELD_REASON));
    for (size_t c = 0; c < b->columns->n; c++)
        append(b, &last->cells[c].text,
               pieces_text(b->r, &b->f->pieces, row->cell[c]));
    b->name = x->level3;
    const struct piece *where = first_piece(b, row);
    evaluation_doubt(b->r, b->f, DOUBT_JOINED, where->text, where);
}

/* A table's row that only names a level: its indicators follow. */
static bool
only_levels(const struct building *b, const struct form_row *row)
{
    for (size_t c = 0; c < b->columns->n; c++)
        if (is_filled(row, c) && !field_is_level(b->columns->field[c]))
            return false;
    return true;
}

static void
open_group(struct building *b, const struct form_row *row)
{
    carry_levels(b, row);
    b->name = NULL;
}

/* -------------------------------------------------------------- the table */

static enum column_role
column_role_of(enum field f)
{
    static const enum column_role ROLES[FIELD_COUNT] = {
        [FIELD_LEVEL1] = COLUMN_LEVEL1, [FIELD_LEVEL2] = COLUMN_LEVEL2,
        [FIELD_NAME] = COLUMN_LEVEL3,   [FIELD_TARGET] = COLUMN_VALUE,
        [FIELD_ACTUAL] = COLUMN_NOTE,   [FIELD_WEIGHT] = COLUMN_NOTE,
        [FIELD_SCORE] = COLUMN_NOTE,    [FIELD_REASON] = COLUMN_NOTE,
        [FIELD_NOTE] = COLUMN_NOTE,
    };
    return ROLES[f];
}

static void
prepare_table(struct building *b, size_t rows)
{
    struct table *t = b->out;
    t->n_columns = b->columns->n;
    t->columns = arena_array(b->r->memory, struct column, t->n_columns);
    t->n_rows = 0;
    t->rows = arena_array(b->r->memory, struct row, rows + 1); /* the total */
    for (size_t c = 0; c < t->n_columns; c++) {
        t->columns[c].role = column_role_of(b->columns->field[c]);
        t->columns[c].name = b->columns->name[c];
    }
}

enum { DOUBTFUL = 10 };

/* Say where another reading is about as good, with both. */
static void
report_doubts(struct building *b, const struct reading *readings)
{
    arena *a = findings_arena(b->r->found);
    for (size_t i = b->f->indicators.first; i < b->f->indicators.end; i++) {
        const struct reading *one = &readings[i - b->f->indicators.first];
        if (one->margin >= DOUBTFUL)
            continue;
        const struct piece *p = &b->f->pieces.all[i];
        struct finding *found =
            evaluation_doubt(b->r, b->f, DOUBT_READING, p->text, p);
        const char **both = arena_array(a, const char *, 3);
        both[0] = arena_strdup(a, b->columns->name[one->column]);
        both[1] = arena_strdup(a, b->columns->name[one->other]);
        found->printed = arena_strdup(a, p->text);
        found->used = both[0];
        found->candidates = both;
        found->reason = "按栏宽、用语和分值得分的先后取最可能的一种";
    }
}

/* The total's row has weight and score in the order of the columns. */
static void
order_total(const struct form_columns *columns, struct evaluation *e)
{
    int weight = -1, score = -1;
    for (size_t c = 0; c < columns->n; c++) {
        if (columns->field[c] == FIELD_WEIGHT)
            weight = (int) c;
        if (columns->field[c] == FIELD_SCORE)
            score = (int) c;
    }
    if (score < 0 || score > weight || !e->total_weight.known)
        return;
    struct decimal first = e->total_weight;
    e->total_weight = e->total_score;
    e->total_score = first;
}

void
evaluation_indicators(struct recognizing *r, struct form *f,
                      struct evaluation *e, struct table *out)
{
    size_t header = f->indicators.first;
    struct form_columns columns = evaluation_columns(r, f);
    struct building b = { .r = r, .f = f, .columns = &columns, .e = e,
                          .out = out };
    if (header == f->indicators.first && header < f->indicators.end)
        evaluation_doubt(r, f, DOUBT_HEADER, "", &f->pieces.all[header]);
    struct reading *readings = evaluation_parse(r, f, &columns);
    GArray *rows = cut_rows(f, &columns, readings);
    e->indicators =
        arena_array(r->memory, struct indicator, rows->len);
    prepare_table(&b, rows->len);
    for (size_t i = 0; i < rows->len; i++) {
        const struct form_row *row = &g_array_index(rows, struct form_row, i);
        if (only_levels(&b, row))
            open_group(&b, row);
        else if (goes_on(&b, row))
            join_row(&b, row);
        else
            add_indicator(&b, row);
    }
    out->indicator_rows = (int) e->n_indicators;
    order_total(&columns, e);
    report_doubts(&b, readings);
    g_array_free(rows, TRUE);
}

void
evaluation_total_row(struct recognizing *r, const struct evaluation *e,
                     struct table *out)
{
    if (e->total_line == 0 || out->n_columns == 0)
        return;
    struct row *row = &out->rows[out->n_rows++];
    row->role = ROW_TOTAL;
    row->line = e->total_line;
    row->label = "总分";
    row->cells = arena_array(r->memory, struct cell, out->n_columns);
    row->cells[0].text = row->label;
    for (size_t c = 0; c < out->n_columns; c++) {
        row->cells[c].at = (struct place) { .file = r->grid->file,
                                            .table = out->number,
                                            .line = e->total_line };
        if (strstr(out->columns[c].name, "分值") ||
            strstr(out->columns[c].name, "权重"))
            row->cells[c].text = e->total_weight.text;
        else if (strstr(out->columns[c].name, "得分"))
            row->cells[c].text = e->total_score.text;
    }
}
