/* The whole document in another format, and forms of self-evaluation. */
#include "kinds.h"

#include <string.h>

static bool
csv(struct text *t, struct rng *r)
{
    t->form = FORM_CSV;
    t->line_end = rng_chance(r, 50) ? "\r\n" : "\n";
    return true;
}

/* A title that comes again would be the same file. */
static bool
folder(struct text *t, struct rng *r)
{
    size_t n;
    bool fits = true;
    struct span *spans = text_tables(t, &n);
    (void) r;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            fits &= strcmp(text_line(t, spans[i].title),
                           text_line(t, spans[k].title)) != 0;
    g_free(spans);
    if (n < 2 || !fits)
        return false;
    t->form = FORM_FOLDER;
    return true;
}

static bool
pipes(struct text *t, struct rng *r)
{
    (void) r;
    t->form = FORM_PIPES;
    return true;
}

static bool
html(struct text *t, struct rng *r)
{
    (void) r;
    t->form = FORM_HTML;
    return true;
}

/* ---------------------------------------------------------------- spaces */

/* Spaces in the place of tabs. */
static bool
spaces_for_tabs(struct text *t, struct rng *r)
{
    size_t widths[] = { 2, 4, 8 };
    char *spaces = g_strnfill(widths[rng_below(r, 3)], ' ');
    bool done = false;
    for (guint i = 0; i < t->lines->len; i++) {
        char **cells = cells_of(text_line(t, i));
        done |= cells[1] != NULL;
        text_set(t, i, g_strjoinv(spaces, cells));
        g_strfreev(cells);
    }
    g_free(spaces);
    return done;
}

/* Columns of a terminal: Han and full-width marks take two. */
static size_t
width_of(const char *cell)
{
    size_t width = 0;
    for (; *cell; cell = g_utf8_next_char(cell))
        width += g_unichar_iswide(g_utf8_get_char(cell)) ? 2 : *cell != '\f';
    return width;
}

static void
append_padded(GString *out, const char *cell, size_t width)
{
    size_t blanks = width - width_of(cell);
    char *spaces = g_strnfill(blanks, ' ');
    bool right = is_amount(cell);
    g_string_append_printf(out, "%s%s%s", right ? spaces : "", cell,
                           right ? "" : spaces);
    g_free(spaces);
}

enum { COLUMNS = 40 };

/* The rows of one table below each other, by spaces only. */
static void
align_rows(struct text *t, size_t begin, size_t end)
{
    size_t widths[COLUMNS] = { 0 };
    for (size_t i = begin; i < end; i++) {
        char **cells = cells_of(text_line(t, i));
        for (size_t k = 0; cells[1] && cells[k] && k < COLUMNS; k++)
            widths[k] = MAX(widths[k], width_of(cells[k]));
        g_strfreev(cells);
    }
    for (size_t i = begin; i < end; i++) {
        char **cells = cells_of(text_line(t, i));
        GString *out = g_string_new(NULL);
        for (size_t k = 0; cells[1] && cells[k] && k < COLUMNS; k++) {
            append_padded(out, cells[k], widths[k]);
            g_string_append(out, "   ");
        }
        if (cells[1])
            text_set(t, i, g_strdup(out->str));
        g_string_free(out, TRUE);
        g_strfreev(cells);
    }
}

static bool
aligned(struct text *t, struct rng *r)
{
    size_t n;
    struct span *spans = text_tables(t, &n);
    (void) r;
    for (size_t i = 0; i < n; i++)
        align_rows(t, spans[i].title, spans[i].end);
    g_free(spans);
    return n > 0;
}

/* ------------------------------------------------- flattened evaluations */

static bool
is_evaluation(const struct text *t)
{
    for (guint i = 0; i < MIN(t->lines->len, 20); i++)
        if (strstr(text_line(t, i), "绩效自评表"))
            return true;
    return false;
}

/* A blank line more, or less, between the lines of one cell's text. */
static bool
blank_lines(struct text *t, struct rng *r)
{
    if (!is_evaluation(t))
        return false;
    for (guint i = t->lines->len; i-- > 1;)
        if (is_blank_line(text_line(t, i)) &&
            is_blank_line(text_line(t, i - 1)) && rng_chance(r, 50))
            text_remove(t, i);
        else if (is_blank_line(text_line(t, i)) && rng_chance(r, 20))
            text_insert(t, i, g_strdup(""));
    return true;
}

/* Vertical labels (年/度/总/体) on one line. */
static bool
labels_joined(struct text *t, struct rng *r)
{
    bool done = false;
    (void) r;
    if (!is_evaluation(t))
        return false;
    for (guint i = t->lines->len; i-- > 1;) {
        const char *up = text_line(t, i - 1), *here = text_line(t, i);
        if (g_utf8_strlen(here, -1) >= 1 && g_utf8_strlen(up, -1) == 1 &&
            strlen(here) <= 18 && strlen(up) == 3 &&
            strlen(here) == (size_t) g_utf8_strlen(here, -1) * 3) {
            text_set(t, i - 1, g_strconcat(up, here, NULL));
            text_remove(t, i);
            done = true;
        }
    }
    return done;
}

/* Words of a form further apart. */
static bool
gaps(struct text *t, struct rng *r)
{
    if (!is_evaluation(t))
        return false;
    for (guint i = 0; i < t->lines->len; i++) {
        GString *out = g_string_new(NULL);
        for (const char *p = text_line(t, i); *p; p++) {
            g_string_append_c(out, *p);
            for (size_t n = rng_below(r, 6); *p == ' ' && p[1] && n-- > 0;)
                g_string_append_c(out, ' ');
        }
        text_set(t, i, g_string_free(out, FALSE));
    }
    return true;
}

/* The same form twice in one file. */
static bool
twice(struct text *t, struct rng *r)
{
    (void) r;
    if (!is_evaluation(t))
        return false;
    for (guint i = 0, n = t->lines->len; i < n; i++)
        text_insert(t, t->lines->len, g_strdup(text_line(t, i)));
    return true;
}

/* clang-format off */
const struct damage DAMAGE_FORMS[] = {
    { "csv", "the document as one CSV", BENIGN, csv },
    { "csv-folder", "a folder of CSV files, a table each", BENIGN, folder },
    { "pipes", "| tables | of pipes |", BENIGN, pipes },
    { "html", "the document as HTML", BENIGN, html },
    { "spaces-for-tabs", "two, four, eight spaces for each tab", BENIGN,
      spaces_for_tabs },
    { "aligned", "columns by spaces only", BENIGN, aligned },
    { "form-blank-lines", "blank lines more and less in a form", BENIGN,
      blank_lines },
    { "form-gaps", "words of a form further apart", BENIGN, gaps },
    { "form-labels", "vertical labels of a form on one line", BENIGN,
      labels_joined },
    { "form-twice", "two forms in one file", BENIGN, twice, 2 },
    { "mixed", "three benign kinds, one upon the other", BENIGN,
      damage_mixed },
    { NULL },
};
/* clang-format on */
