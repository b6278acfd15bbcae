/* What each row is about: its subjects, unit and project, by its own cells or
 * by a merged cell above. */
#include "recognize/tables/amounts.h"

#include "base/unicode.h"

#include <string.h>

static const char *
cell_text(const struct table *t, const struct row *row, enum column_role role)
{
    int j = table_column(t, role);
    return j < 0 ? NULL : row->cells[j].text;
}

/* Codes over three columns (201 | 03 | 01) are put together. */
static const char *
joined_code(struct recognizing *r, const struct table *t,
            const struct row *row, enum column_role role)
{
    const char *code = NULL;
    for (size_t j = 0; j < t->n_columns; j++) {
        const char *text = row->cells[j].text;
        if (t->columns[j].role != role || !text)
            continue;
        text = unicode_fold(r->memory, text);
        if (!g_ascii_isdigit(*text))
            continue;
        bool whole = !code || strlen(text) > strlen(code);
        code = whole ? text : arena_printf(r->memory, "%s%s", code, text);
    }
    return code;
}

static struct coded
read_pair(struct recognizing *r, const struct table *t, const struct row *row,
          enum column_role whole)
{
    struct coded c = { .line = row->line };
    const char *text = cell_text(t, row, whole);
    if (text)
        return coded_read(r->memory, text, row->line);
    const char *code = joined_code(r, t, row, whole + 1);
    const char *name = cell_text(t, row, whole + 2);
    if (code) {
        struct coded both = coded_read(r->memory, code, row->line);
        c.code = both.code ? both.code : code;
        c.name = both.code ? both.name : NULL;
    }
    if (name) {
        struct coded both = coded_read(r->memory, name, row->line);
        c.name = both.code && !c.code ? both.name : name;
        c.code = c.code ? c.code : both.code;
    }
    return c;
}

static bool
is_empty(const struct coded *c)
{
    return !c->code && !c->name;
}

static void
type_row(struct recognizing *r, const struct table *t, struct row *row)
{
    static const enum column_role WHOLE[CLASS_COUNT] = { COLUMN_FUNCTION,
                                                         COLUMN_GOVERNMENT,
                                                         COLUMN_DEPARTMENT };
    if (row->label)
        return;
    for (int k = 0; k < CLASS_COUNT; k++)
        row->subject[k] = read_pair(r, t, row, WHOLE[k]);
    row->org = read_pair(r, t, row, COLUMN_ORG);
    row->project = read_pair(r, t, row, COLUMN_PROJECT);
}

/* Index of the first cell that holds something. */
static int
first_filled(const struct table *t, const struct row *row)
{
    for (size_t j = 0; j < t->n_columns; j++)
        if (row->cells[j].text)
            return (int) j;
    return -1;
}

/* A merged cell stands on the first row of its group only: what is blank left
 * of the row's first cell is that of the row above. */
static void
carry_down(const struct table *t, struct row *row, const struct row *above)
{
    struct {
        struct coded *own;
        const struct coded *before;
        enum column_role role;
    } parts[] = {
        { &row->org, &above->org, COLUMN_ORG },
        { &row->project, &above->project, COLUMN_PROJECT },
        { &row->subject[0], &above->subject[0], COLUMN_FUNCTION },
        { &row->subject[1], &above->subject[1], COLUMN_GOVERNMENT },
    };
    int first = first_filled(t, row);
    if (row->label || above->label || first < 0 ||
        column_is_amount(t->columns[first].role))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        int column = -1;
        for (int k = 0; k < 3 && column < 0; k++)
            column = table_column(t, parts[i].role + (enum column_role) k);
        if (column >= 0 && column < first && is_empty(parts[i].own))
            *parts[i].own = *parts[i].before;
    }
}

/* The row's amount is the sum of the rows after it that have more cells left
 * of its first one: their heading, under which nothing is merged. */
static bool
heads_a_run(const struct table *t, size_t i)
{
    int total = table_column(t, COLUMN_TOTAL);
    int first = first_filled(t, &t->rows[i]);
    if (total < 0 || first < 0)
        return false;
    money left = t->rows[i].cells[total].figure.used;
    size_t n = 0;
    for (size_t k = i + 1; k < t->n_rows && left.fen > 0; k++, n++) {
        if (first_filled(t, &t->rows[k]) >= first)
            return false;
        money_subtract(&left, t->rows[k].cells[total].figure.used);
    }
    return n && left.fen == 0;
}

void
rows_read_keys(struct recognizing *r, struct table *t)
{
    const struct row *above = NULL;
    for (size_t i = 0; i < t->n_rows; i++) {
        struct row *row = &t->rows[i];
        type_row(r, t, row);
        if (above && !heads_a_run(t, i))
            carry_down(t, row, above);
        if (!row->label)
            above = row;
    }
}
