/* Cells of rows moved, cut, spread, and figures broken. */
#include "kinds.h"

#include <string.h>

/* Rows of a table that are neither blank nor header: [body, end). */
static bool
is_row(const struct text *t, const struct span *s, size_t i)
{
    return strchr(text_line(t, i), '\t') && !span_is_header(t, s, i) &&
           !is_blank_line(text_line(t, i));
}

/* Call `change` for each table; true where any did. */
typedef bool (*change_table)(struct text *t, const struct span *s,
                             struct rng *r);

static bool
each_table(struct text *t, struct rng *r, change_table change)
{
    size_t n;
    struct span *spans = text_tables(t, &n);
    bool done = false;
    while (n-- > 0) /* from the end, so that indices stay right */
        done |= change(t, &spans[n], r);
    g_free(spans);
    return done;
}

/* ----------------------------------------------------------------- tabs */

static bool
trailing_tabs(struct text *t, struct rng *r)
{
    bool done = false;
    for (guint i = 0; i < t->lines->len; i++)
        if (strchr(text_line(t, i), '\t') && rng_chance(r, 40)) {
            text_set(
                t, i,
                g_strconcat(text_line(t, i), "\t\t\t" + rng_below(r, 3), NULL));
            done = true;
        }
    return done;
}

static bool
trailing_dropped(struct text *t, struct rng *r)
{
    bool done = false;
    (void) r;
    for (guint i = 0; i < t->lines->len; i++) {
        char *line = g_strdup(text_line(t, i));
        size_t length = strlen(line);
        while (length && line[length - 1] == '\t')
            line[--length] = '\0';
        done |= line[length] != text_line(t, i)[length];
        text_set(t, i, line);
    }
    return done;
}

/* ---------------------------------------------------------------- shifts */

/* One page of a table whose rows all begin with a blank cell, or have that
 * cell filled in a row of a project only: the blank is dropped. */
static bool
shift_page(struct text *t, const struct span *s, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (is_row(t, s, i) && text_line(t, i)[0] != '\t')
            return false;
    for (size_t i = begin; i < end; i++)
        if (is_row(t, s, i))
            text_set(t, i, g_strdup(text_line(t, i) + 1));
    return end > begin;
}

static bool
shift_table(struct text *t, const struct span *s, struct rng *r)
{
    bool done = false;
    size_t begin = s->body;
    if (!s->is_targets)
        return false;
    for (size_t i = s->body; i <= s->end; i++) {
        if (i < s->end && !is_blank_line(text_line(t, i)))
            continue;
        if (rng_chance(r, 70))
            done |= shift_page(t, s, begin, i);
        begin = i + 1;
    }
    return done;
}

static bool
shifted_left(struct text *t, struct rng *r)
{
    return each_table(t, r, shift_table);
}

static bool
push_row(struct text *t, const struct span *s, struct rng *r)
{
    for (int tries = 0; s->end > s->body && tries < 40; tries++) {
        size_t i = s->body + rng_below(r, s->end - s->body);
        if (!is_row(t, s, i) || (!s->is_targets && !rng_chance(r, 30)))
            continue;
        text_set(t, i, g_strconcat("\t", text_line(t, i), NULL));
        return true;
    }
    return false;
}

static bool
pushed_right(struct text *t, struct rng *r)
{
    return each_table(t, r, push_row);
}

/* An indicator's row at the left margin, its blank cells at the end. */
static bool
pull_row(struct text *t, const struct span *s, struct rng *r)
{
    bool done = false;
    for (size_t i = s->body; s->is_targets && i < s->end; i++) {
        const char *line = text_line(t, i);
        size_t blanks = strspn(line, "\t");
        if (blanks < 5 || !rng_chance(r, 12))
            continue;
        char *tabs = g_strnfill(blanks, '\t');
        text_set(t, i, g_strconcat(line + blanks, tabs, NULL));
        g_free(tabs);
        done = true;
    }
    return done;
}

static bool
pulled_left(struct text *t, struct rng *r)
{
    return each_table(t, r, pull_row);
}

/* -------------------------------------------------------------- explode */

/* The cell that holds a project's code in a row of targets, or -1. */
static int
code_cell(const char *line)
{
    char **cells = cells_of(line);
    int at = -1;
    for (int i = 0; cells[i] && i < 2; i++)
        if (has_project_code(cells[i]))
            at = i;
    g_strfreev(cells);
    return at;
}

/* The cell with the first-level indicator, or -1. */
static int
indicator_cell(char **cells)
{
    for (int i = 0; cells[i]; i++)
        if (g_str_has_suffix(cells[i], "指标") && strlen(cells[i]) <= 15)
            return i;
    return -1;
}

/* "11000022T000000459368-名": the digits over two lines, then the name. */
static void
insert_cut_code(struct text *t, size_t at, const char *cell, struct rng *r)
{
    const char *dash = strchr(cell, '-') + 1;
    size_t cut = 8 + rng_below(r, 11);
    text_insert(t, at, g_strdup(dash));
    text_insert(t, at, g_strndup(cell + cut, (gsize) (dash - cell) - cut));
    text_insert(t, at, g_strndup(cell, cut));
}

/* Project rows: the head one cell a line, then the indicator as a row. */
static void
explode_row(struct text *t, size_t at, struct rng *r)
{
    char **cells = cells_of(text_line(t, at));
    int first = indicator_cell(cells);
    char *rest = g_strjoinv("\t", cells + first);
    text_set(t, at, rest);
    for (int i = first; i-- > 0;) {
        if (!*cells[i])
            continue;
        text_insert(t, at, g_strdup(""));
        if (has_project_code(cells[i]) && rng_chance(r, 60))
            insert_cut_code(t, at, cells[i], r);
        else
            text_insert(t, at, g_strdup(cells[i]));
    }
    text_insert(t, at, g_strdup(""));
    g_strfreev(cells);
}

static bool
explode_table(struct text *t, const struct span *s, struct rng *r)
{
    bool done = false;
    for (size_t i = s->end; s->is_targets && i-- > s->body;) {
        char **cells = cells_of(text_line(t, i));
        bool whole = code_cell(text_line(t, i)) >= 0 &&
                     indicator_cell(cells) > 0;
        g_strfreev(cells);
        if (whole && rng_chance(r, 25)) {
            explode_row(t, i, r);
            done = true;
        }
    }
    return done;
}

static bool
exploded(struct text *t, struct rng *r)
{
    return each_table(t, r, explode_table);
}

/* --------------------------------------------------------------- spaces */

static char *
spaced(const char *text, const char *among, int percent, struct rng *r)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        bool here = !among || ((unsigned char) *p < 0x80 && strchr(among, *p));
        g_string_append_unichar(out, g_utf8_get_char(p));
        if (here && *g_utf8_next_char(p) && rng_chance(r, percent))
            g_string_append_c(out, ' ');
    }
    return g_string_free(out, FALSE);
}

static char *
spaced_code(const char *cell, struct rng *r, void *data)
{
    (void) data;
    bool code = has_project_code(cell) ||
                (strspn(cell, "0123456789") >= 5 &&
                 cell[strspn(cell, "0123456789")] == '-');
    return code && rng_chance(r, 40) ? spaced(cell, NULL, 8, r) : NULL;
}

static bool
spaces_in_codes(struct text *t, struct rng *r)
{
    text_change_cells(t, r, spaced_code, NULL);
    return true;
}

static char *
spaced_amount(const char *cell, struct rng *r, void *data)
{
    (void) data;
    return is_amount(cell) && rng_chance(r, 20) ? spaced(cell, ",.", 80, r)
                                                : NULL;
}

static bool
spaces_in_amounts(struct text *t, struct rng *r)
{
    text_change_cells(t, r, spaced_amount, NULL);
    return true;
}

/* ----------------------------------------------------------- characters */

/* The point of one amount in a table became a comma. */
static bool
comma_in_table(struct text *t, const struct span *s, struct rng *r)
{
    for (int tries = 0; s->end > s->body && tries < 60; tries++) {
        size_t i = s->body + rng_below(r, s->end - s->body);
        char **cells = cells_of(text_line(t, i));
        size_t n = g_strv_length(cells), k = rng_below(r, n);
        bool here = is_amount(cells[k]);
        if (here)
            *strchr(cells[k], '.') = ',';
        text_set(t, i, cells_joined(cells));
        if (here)
            return true;
    }
    return false;
}

static bool
commas_for_points(struct text *t, struct rng *r)
{
    return each_table(t, r, comma_in_table);
}

/* Thousands without commas. */
static char *
ungrouped(const char *cell, struct rng *r, void *data)
{
    (void) data;
    if (!is_amount(cell) || !rng_chance(r, 70))
        return NULL;
    char **parts = g_strsplit(cell, ",", -1);
    char *made = g_strjoinv("", parts);
    g_strfreev(parts);
    return made;
}

static bool
no_thousands(struct text *t, struct rng *r)
{
    text_change_cells(t, r, ungrouped, NULL);
    return true;
}

static char *
dashed_blank(const char *cell, struct rng *r, void *data)
{
    (void) r;
    return *cell ? NULL : g_strdup(data);
}

/* Blank amounts printed as a dash: in rows that have an amount. */
static bool
dash_blanks(struct text *t, const struct span *s, struct rng *r)
{
    bool done = false;
    for (size_t i = s->body; !s->is_targets && i < s->end; i++) {
        char **cells = cells_of(text_line(t, i));
        size_t n = g_strv_length(cells), first = 0;
        while (first < n && !is_amount(cells[first]))
            first++;
        for (size_t k = first; k < n; k++) {
            char *made = dashed_blank(cells[k], r, (void *) "-");
            if (made && (k % 2 || n > 4)) {
                g_free(cells[k]);
                cells[k] = made;
                done = true;
            } else {
                g_free(made);
            }
        }
        text_set(t, i, cells_joined(cells));
    }
    return done;
}

static bool
dashes_for_blanks(struct text *t, struct rng *r)
{
    return each_table(t, r, dash_blanks);
}

/* A look-alike of the relation. */
static char *
approximate(const char *cell, struct rng *r, void *data)
{
    (void) data;
    return strcmp(cell, "≥") == 0 && rng_chance(r, 20) ? g_strdup("≈") : NULL;
}

static bool
approximates(struct text *t, struct rng *r)
{
    text_change_cells(t, r, approximate, NULL);
    return true;
}

static char *
other_relation(const char *cell, struct rng *r, void *data)
{
    static const char *const pairs[][3] = {
        { "≥", "\\geq", "$\\geq$" }, { "≤", "\\leq", "$\\leq$" },
        { "≥", "≧", ">=" },          { "≤", "≦", "<=" },
        { "≥", "⩾", "\\ge" },        { "≤", "⩽", "\\le" },
        { "=", "＝", "＝" },
    };
    (void) data;
    size_t i = rng_below(r, G_N_ELEMENTS(pairs));
    return strcmp(cell, pairs[i][0]) == 0
               ? g_strdup(pairs[i][1 + rng_below(r, 2)])
               : NULL;
}

static bool
relations(struct text *t, struct rng *r)
{
    text_change_cells(t, r, other_relation, NULL);
    return true;
}

/* clang-format off */
const struct damage DAMAGE_ROWS[] = {
    { "trailing-tabs", "blank cells at the ends of rows", BENIGN,
      trailing_tabs },
    { "trailing-dropped", "no blank cells at the ends of rows", BENIGN,
      trailing_dropped },
    { "shifted-left", "the blank first cell dropped, page by page", BENIGN,
      shifted_left },
    { "pushed-right", "one row a table begins a cell later", BENIGN,
      pushed_right },
    { "pulled-left", "indicators at the left margin", BENIGN, pulled_left },
    { "exploded", "a project's cells one a line, codes cut", BENIGN,
      exploded },
    { "spaces-in-codes", "spaces in codes and their names", BENIGN,
      spaces_in_codes },
    { "spaces-in-amounts", "1, 234. 500000", BENIGN, spaces_in_amounts },
    { "no-thousands", "1234.500000", BENIGN, no_thousands },
    { "dashes-for-blanks", "blank amounts as dashes", BENIGN,
      dashes_for_blanks },
    { "commas-for-points", "a comma for the point, one a table", LOSSY,
      commas_for_points },
    { "approximates", "≈ for ≥", LOSSY, approximates },
    { "relations", "\\geq, >= and look-alikes for ≥", BENIGN, relations },
    { NULL },
};
/* clang-format on */
