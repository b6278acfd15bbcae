/* Headers whose title is lost: where within the text they begin a table. */
#include "recognize/finder.h"

#include "base/unicode.h"
#include "recognize/forms.h"
#include "vocabulary/words.h"

#include <string.h>

enum { LOOK_BACK = 6 };

/* The last row before `row` that says something. */
static const struct line *
row_before(const struct finder *f, size_t row)
{
    while (row-- > 0)
        if (f->lines[row].kind != LINE_BLANK &&
            f->lines[row].kind != LINE_NUMBER)
            return &f->lines[row];
    return NULL;
}

/* The last row of the section before `row` is its total; in a balance, the
 * grand total. */
static bool
is_finished(const struct finder *f, const struct section *s, size_t row)
{
    bool balance = s->kind == TABLE_BALANCE ||
                   s->kind == TABLE_APPROPRIATION_BALANCE;
    bool items = false; /* rows that are no totals */
    for (size_t i = s->first_row; i < row; i++)
        items |= f->lines[i].kind == LINE_BODY && !f->lines[i].is_total;
    while (items && row-- > s->first_row) {
        const struct line *line = &f->lines[row];
        if (line->kind == LINE_NUMBER && line->title.continued)
            return false;
        if (line->kind != LINE_BODY)
            continue;
        const char *text = row_text(f->r->memory, &f->r->grid->rows[row], "");
        return line->is_total &&
               (!balance || word_find(WORDS_GRAND_TOTAL,
                                      unicode_fold(f->r->memory, text)));
    }
    return false;
}

/* The section that row `row` would fall into. */
static const struct section *
section_around(const GArray *sections, size_t row)
{
    const struct section *found = NULL;
    for (guint i = 0; i < sections->len; i++) {
        const struct section *s = &g_array_index(sections, struct section, i);
        if (s->title_row <= row)
            found = s;
    }
    return found;
}

/* A header within a section begins another table, whose title is lost. */
static bool
begins_another(const struct finder *f, const struct section *s, size_t row,
               size_t n)
{
    enum { ALIKE = 80 };
    enum table_kind kind = form_of_header(finder_words(f, row, n));
    const struct line *before = row_before(f, row);
    if (kind == TABLE_UNKNOWN)
        return false;
    if (!s)
        return true;
    if (finder_is_form(s->kind) || s->one_project)
        return !finder_is_form(kind) && kind != TABLE_EXPENDITURE &&
               (kind != TABLE_PROJECT_TARGETS ||
                word_find(WORDS_FORM_NAME, finder_words(f, row, n)));
    const char *words = finder_words(f, row, n);
    const char *header = finder_words(f, s->header_row, s->n_header_rows);
    if (finder_likeness(words, header) >= ALIKE &&
        finder_likeness(header, words) >= ALIKE)
        return is_finished(f, s, row);
    return (before && before->preamble.unit_printed) ||
           !finder_same_family(kind, s->kind);
}

static void
add_untitled(struct finder *f, GArray *found, size_t row, size_t n)
{
    struct section s = {
        .kind = form_of_header(finder_words(f, row, n)),
        .unit = UNIT_WAN,
        .title_row = row,
        .header_row = row,
        .n_header_rows = n,
        .first_row = row + n,
    };
    if (finder_is_form(s.kind))
        s.title_row = finder_form_start(f, row);
    for (size_t i = s.title_row, steps = 0; i-- > 0 && steps < LOOK_BACK;
         steps++) {
        if (f->lines[i].kind != LINE_BLANK &&
            f->lines[i].kind != LINE_PREAMBLE &&
            f->lines[i].kind != LINE_NUMBER)
            break;
        finder_take_preamble(&s, &f->lines[i]);
    }
    s.number = finder_number_near(f, row, row);
    finder_take_unit(f, &s);
    finder_take_phase(f, &s);
    if (finder_is_form(s.kind)) {
        s.n_header_rows = 0;
        s.first_row = row;
    }
    g_array_append_val(found, s);
}

/* The row is in the header of a section that has a title. */
static bool
is_taken(const GArray *sections, size_t row)
{
    for (guint i = 0; i < sections->len; i++) {
        const struct section *s = &g_array_index(sections, struct section, i);
        if (row >= s->title_row && row < s->header_row + s->n_header_rows)
            return true;
    }
    return false;
}

void
finder_add_untitled(struct finder *f)
{
    GArray *found = g_array_new(FALSE, TRUE, sizeof(struct section));
    for (size_t i = 0; i < f->n_rows; i++) {
        size_t n = finder_header_rows(f, i);
        if (f->lines[i].kind == LINE_WORD)
            n = MAX(n, finder_exploded_rows(f, i));
        if (!n)
            continue;
        const struct section *s = section_around(f->sections, i);
        const struct section *t = section_around(found, i);
        if (t && (!s || t->title_row > s->title_row))
            s = t;
        if (!is_taken(f->sections, i) && !is_taken(f->goes_on, i) &&
            begins_another(f, s, i, n))
            add_untitled(f, found, i, n);
        i += n - 1;
    }
    g_array_append_vals(f->sections, found->data, found->len);
    g_array_free(found, TRUE);
}
