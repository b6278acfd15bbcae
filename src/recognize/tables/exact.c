/* Tables whose cells are known (of a file format, of ruled lines, of a text in
 * which every row has the header's fields): position wins. What stands in a
 * cell is taken as it is, whatever the header's words. */
#include "recognize/tables/body.h"

#include "base/unicode.h"
#include "recognize/forms.h"
#include "recognize/titles.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <string.h>

enum { MOST_COLUMNS = 64, MOST_ROWS = 8 };

/* ----------------------------------------------------- is it exact? */

static size_t
filled_cells(const struct grid_row *row)
{
    size_t n = 0;
    for (size_t i = 0; i < row->n_cells; i++)
        n += *row->cells[i].text != '\0';
    return n;
}

/* Rows of the section that are of a ruled table, and those that are not. */
static bool
is_ruled(const struct recognizing *r, const struct section *s)
{
    const struct grid_row *header = &r->grid->rows[s->header_row];
    if (header->certainty != GRID_EXACT || !header->table)
        return false;
    size_t inside = 0, outside = 0;
    for (size_t i = s->first_row; i < s->end_row; i++) {
        const struct grid_row *row = &r->grid->rows[i];
        bool own = row->certainty == GRID_EXACT && row->table;
        inside += own;
        outside += !own && filled_cells(row) > 1;
    }
    return inside >= outside;
}

/* A line of its own that is no part of a row: a sentence, a note, a page's
 * number, the line below a title. */
static bool
stands_between(arena *memory, const struct grid_row *row)
{
    enum { LONG = 20 };
    const char *folded = unicode_fold(memory, row->cells[0].text);
    return g_utf8_strlen(folded, -1) > LONG || is_page_number(folded) ||
           word_find(WORDS_NOTE, folded) || row->running ||
           preamble_read(memory, row).found ||
           title_read(memory, row->cells[0].text).found;
}

/* Every row has the header's field count, and no cell is what its column
 * cannot hold (blank merged cells were dropped, and later cells moved). */
static bool
has_equal_fields(const struct recognizing *r, const struct section *s)
{
    const struct grid_row *header = &r->grid->rows[s->header_row];
    if (!r->grid->tabbed || header->n_cells < 2)
        return false;
    for (size_t i = s->header_row; i < s->end_row; i++) {
        const struct grid_row *row = &r->grid->rows[i];
        size_t filled = filled_cells(row);
        bool alone = row->n_cells == 1 && i >= s->first_row &&
                     stands_between(r->memory, row);
        if (filled && !alone && row->n_cells != header->n_cells)
            return false;
        if (row->from_markup && row->certainty != GRID_EXACT)
            return false;
    }
    return true;
}

/* No cell is what its column cannot hold, and no row's own sums fail. */
static bool
fits_columns(const struct recognizing *r, const struct section *s,
             const struct header *h)
{
    struct body_cell cells[MOST_COLUMNS];
    int columns[MOST_COLUMNS], judged;
    for (size_t i = s->first_row; i < s->end_row; i++) {
        const struct grid_row *from = &r->grid->rows[i];
        struct body_row row = { .cells = cells, .tabbed = true };
        if (from->n_cells < 2 || section_is_header(r, s, i))
            continue;
        for (size_t c = 0; c < from->n_cells && c < h->n; c++) {
            enum column_role role = h->columns[c].role;
            if (!*from->cells[c].text)
                continue;
            struct body_cell cell = body_cell_read(
                r->memory, from->cells[c].text, s->unit);
            bool any = role == COLUMN_UNKNOWN || role == COLUMN_NOTE ||
                       cell.total || cell.subtotal || cell.dash;
            if (!any && align_fit(role, &cell) >= ALIGN_BAD)
                return false;
            columns[row.n] = (int) c;
            cells[row.n++] = cell;
        }
        if (align_failing_sums(h, &row, columns, &judged))
            return false;
    }
    return true;
}

/* ------------------------------------------------------- the header */

struct matrix {
    size_t n_rows, n_columns;
    const struct grid_cell *at[MOST_ROWS][MOST_COLUMNS]; /* what covers it */
};

/* The number of a column (栏次 | 1 | 2 …) says nothing of it. */
static bool
is_column_number(arena *memory, const struct grid_cell *cell)
{
    enum { MOST_DIGITS = 2 };
    const char *folded = unicode_fold(memory, cell->text);
    size_t digits = strspn(folded, "0123456789");
    return (digits && digits <= MOST_DIGITS && !folded[digits]) ||
           word_find(WORDS_COLUMN_NUMBERS, folded);
}

static bool
has_spans(const struct recognizing *r, const struct section *s)
{
    for (size_t i = 0; i < s->n_header_rows; i++) {
        const struct grid_row *row = &r->grid->rows[s->header_row + i];
        for (size_t c = 0; c < row->n_cells; c++)
            if (row->cells[c].span_columns > 1 || row->cells[c].span_rows > 1)
                return true;
    }
    return false;
}

static void
cover(struct matrix *m, size_t row, size_t column,
      const struct grid_cell *cell)
{
    size_t rows = (size_t) MAX(cell->span_rows, 1);
    size_t columns = (size_t) MAX(cell->span_columns, 1);
    for (size_t i = row; i < row + rows && i < m->n_rows; i++)
        for (size_t j = column; j < column + columns && j < MOST_COLUMNS; j++)
            if (!m->at[i][j])
                m->at[i][j] = cell;
}

/* Where spans are not known, a word also covers the blanks right of it that
 * have words below them. */
static void
spread_right(struct matrix *m)
{
    for (size_t i = 0; i + 1 < m->n_rows; i++)
        for (size_t j = 1; j < m->n_columns; j++) {
            bool below = false;
            for (size_t k = i + 1; k < m->n_rows; k++)
                below |= m->at[k][j] != NULL;
            if (!m->at[i][j] && below)
                m->at[i][j] = m->at[i][j - 1];
        }
}

static void
read_matrix(const struct recognizing *r, const struct section *s,
            struct matrix *m)
{
    for (size_t i = 0; i < s->n_header_rows && m->n_rows < MOST_ROWS; i++)
        m->n_rows += filled_cells(&r->grid->rows[s->header_row + i]) > 0;
    size_t k = 0;
    for (size_t i = 0; i < s->n_header_rows && k < m->n_rows; i++) {
        const struct grid_row *row = &r->grid->rows[s->header_row + i];
        if (!filled_cells(row))
            continue;
        m->n_columns = MAX(m->n_columns, MIN(row->n_cells, MOST_COLUMNS));
        for (size_t c = 0; c < row->n_cells && c < MOST_COLUMNS; c++)
            if (*row->cells[c].text &&
                !is_column_number(r->memory, &row->cells[c]))
                cover(m, k, c, &row->cells[c]);
        k++;
    }
    if (!has_spans(r, s))
        spread_right(m);
}

/* A word stands below one that does not hold it, while another would. */
static bool
has_misplaced(const struct recognizing *r, const struct matrix *m)
{
    for (size_t i = 1; i < m->n_rows; i++)
        for (size_t j = 0; j < m->n_columns; j++) {
            const struct grid_cell *own = m->at[i][j];
            const struct grid_cell *above = m->at[i - 1][j];
            if (!own || own == above || !above ||
                form_holds(unicode_fold(r->memory, above->text),
                           unicode_fold(r->memory, own->text)))
                continue;
            for (size_t k = 0; k < m->n_columns; k++)
                if (m->at[i - 1][k] &&
                    form_holds(unicode_fold(r->memory, m->at[i - 1][k]->text),
                               unicode_fold(r->memory, own->text)))
                    return true;
        }
    return false;
}

/* The words over a column, from above: the last is its own. */
static struct column
column_at(const struct recognizing *r, enum table_kind kind,
          const struct matrix *m, size_t j)
{
    const struct grid_cell *path[MOST_ROWS];
    struct column c = { .name = "" };
    size_t n = 0;
    for (size_t i = 0; i < m->n_rows; i++)
        if (m->at[i][j] && (!n || path[n - 1] != m->at[i][j]))
            path[n++] = m->at[i][j];
    if (!n)
        return c;
    GString *group = g_string_new(NULL), *folded = g_string_new(NULL);
    for (size_t i = 0; i + 1 < n; i++) {
        g_string_append_printf(group, "%s%s", i ? "/" : "",
                               unicode_tidy(r->memory, path[i]->text));
        g_string_append_printf(folded, "%s%s", i ? "/" : "",
                               unicode_fold(r->memory, path[i]->text));
    }
    c.name = unicode_tidy(r->memory, path[n - 1]->text);
    c.group = group->len ? arena_strdup(r->memory, group->str) : NULL;
    header_read_column(&c, kind, unicode_fold(r->memory, path[n - 1]->text),
                       folded->str);
    g_string_free(group, TRUE);
    g_string_free(folded, TRUE);
    return c;
}

/* A merged cell over columns that have no words of their own: the first is
 * the code, the next its name. */
static bool
same_cell(const struct matrix *m, size_t a, size_t b)
{
    for (size_t i = 0; i < m->n_rows; i++)
        if (m->at[i][a] != m->at[i][b])
            return false;
    return true;
}

static struct header
read_header(const struct recognizing *r, const struct section *s,
            const struct matrix *m)
{
    struct header h = { .columns = arena_array(r->memory, struct column,
                                               MOST_COLUMNS),
                        .exact = true };
    size_t width = m->n_columns;
    for (size_t i = s->first_row; i < s->end_row; i++)
        if (r->grid->rows[i].table)
            width = MAX(width, MIN(r->grid->rows[i].n_cells, MOST_COLUMNS));
    for (h.n = 0; h.n < width; h.n++) {
        h.columns[h.n] = column_at(r, s->kind, m, h.n);
        if (h.n && same_cell(m, h.n - 1, h.n))
            header_part_subject(&h.columns[h.n - 1], &h.columns[h.n]);
    }
    return h;
}

bool
header_read_exact(const struct recognizing *r, const struct section *s,
                  struct header *h)
{
    if (!s->n_header_rows)
        return false;
    bool ruled = is_ruled(r, s);
    if (!ruled && !has_equal_fields(r, s))
        return false;
    struct matrix *m = g_new0(struct matrix, 1);
    read_matrix(r, s, m);
    bool misplaced = !ruled && has_misplaced(r, m);
    *h = read_header(r, s, m);
    h->ruled = ruled;
    g_free(m);
    if (ruled || misplaced)
        return !misplaced;
    struct header settled = *h;
    settled.columns = arena_memdup(r->memory, h->columns,
                                   h->n * sizeof *h->columns);
    header_assign_roles(r->memory, s->kind, &settled);
    return fits_columns(r, s, &settled);
}
