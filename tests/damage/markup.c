/* Left-over markup and rulers. */
#include "kinds.h"

#include <string.h>

/* ------------------------------------------------------------ paragraphs */

static bool
is_long(const char *cell)
{
    return strlen(cell) > 60;
}

static char *
paragraphed(const char *cell, struct rng *r, void *data)
{
    (void) data;
    if (strchr(cell, '<') || !is_long(cell) || !rng_chance(r, 50))
        return NULL;
    char **parts = g_strsplit(cell, "。", -1);
    GString *out = g_string_new(NULL);
    for (char **part = parts; *part; part++)
        if (**part || part[1])
            g_string_append_printf(out, "%s<p>%s%s</p>", out->len ? " " : "",
                                   *part, part[1] ? "。" : "");
    g_strfreev(parts);
    return g_string_free(out, FALSE);
}

static bool
paragraphs(struct text *t, struct rng *r)
{
    text_change_cells(t, r, paragraphed, NULL);
    return true;
}

static char *
tagged(const char *cell, struct rng *r, void *data)
{
    static const char *const tags[][2] = {
        { "<p>", "</p>" },       { "<p style=\"text-align:center\">", "</p>" },
        { "<span>", "</span>" }, { "<b>", "</b>" },
        { "", "<br/>" },
    };
    (void) data;
    if (!*cell || strchr(cell, '<') || !rng_chance(r, 10))
        return NULL;
    size_t i = rng_below(r, G_N_ELEMENTS(tags));
    return g_strconcat(tags[i][0], cell, tags[i][1], NULL);
}

static bool
tags(struct text *t, struct rng *r)
{
    for (guint i = 0; i < t->lines->len; i++) {
        if (!strchr(text_line(t, i), '\t'))
            continue;
        char **cells = cells_of(text_line(t, i));
        for (char **cell = cells; *cell; cell++) {
            char *made = tagged(*cell, r, NULL);
            if (made) {
                g_free(*cell);
                *cell = made;
            }
        }
        text_set(t, i, cells_joined(cells));
    }
    return true;
}

static char *
with_entities(const char *cell, struct rng *r, void *data)
{
    static const char *const pairs[][2] = {
        { "≥", "&ge;" },    { "≤", "&le;" },    { "“", "&ldquo;" },
        { "”", "&rdquo;" }, { "≥", "&#8805;" }, { "·", "&middot;" },
        { "—", "&mdash;" }, { " ", "&nbsp;" },  { "<", "&lt;" },
    };
    (void) data;
    size_t i = rng_below(r, G_N_ELEMENTS(pairs));
    if (!strstr(cell, pairs[i][0]) || strstr(cell, "<p"))
        return NULL;
    char **parts = g_strsplit(cell, pairs[i][0], -1);
    char *made = g_strjoinv(pairs[i][1], parts);
    g_strfreev(parts);
    return made;
}

static bool
entities(struct text *t, struct rng *r)
{
    text_change_cells(t, r, with_entities, NULL);
    return true;
}

/* ---------------------------------------------------------------- tables */

/* The cells from the indicator on, as a row of HTML. */
static void
append_table_row(GString *out, const char *line)
{
    char **cells = cells_of(line);
    bool met = false;
    g_string_append(out, "<tr>");
    for (char **cell = cells; *cell; cell++) {
        met |= g_str_has_suffix(*cell, "指标");
        if (met && **cell)
            g_string_append_printf(out, "<td class=\"t\">%s</td>", *cell);
    }
    g_string_append(out, "</tr>");
    g_strfreev(cells);
}

static bool
is_indicator_row(const char *line)
{
    return strspn(line, "\t") >= 4 && strstr(line, "指标\t") &&
           !strstr(line, "<");
}

/* The indicators of the rows from `i` on, as a table inside the goal of the
 * row before. */
static bool
insert_table(struct text *t, size_t i, struct rng *r)
{
    char **cells = cells_of(text_line(t, i - 1));
    size_t goal = 0;
    while (cells[goal] && !is_long(cells[goal]))
        goal++;
    if (!cells[goal] || strchr(cells[goal], '<')) {
        g_strfreev(cells);
        return false;
    }
    GString *table = g_string_new(cells[goal]);
    g_string_append(table, "<table border=\"1\" cellspacing=\"0\"><tbody>");
    size_t rows = 2 + rng_below(r, 5);
    for (size_t k = i;
         k < t->lines->len && rows-- > 0 && is_indicator_row(text_line(t, k));
         k++)
        append_table_row(table, text_line(t, k));
    g_string_append(table, "</tbody></table>");
    g_free(cells[goal]);
    cells[goal] = g_string_free(table, FALSE);
    text_set(t, i - 1, cells_joined(cells));
    return true;
}

static bool
tables(struct text *t, struct rng *r)
{
    bool done = false;
    for (guint i = 1; i < t->lines->len; i++)
        if (is_indicator_row(text_line(t, i)) &&
            !is_indicator_row(text_line(t, i - 1)) && rng_chance(r, 40))
            done |= insert_table(t, i, r);
    return done;
}

/* A row of an indicator in one cell, a paragraph a cell. */
static bool
collapsed(struct text *t, struct rng *r)
{
    bool done = false;
    for (guint i = 0; i < t->lines->len; i++) {
        const char *line = text_line(t, i);
        if (!is_indicator_row(line) || !rng_chance(r, 6))
            continue;
        char **cells = cells_of(line);
        GString *out = g_string_new(NULL);
        size_t blanks = strspn(line, "\t");
        for (size_t k = 0; k < blanks; k++)
            g_string_append_c(out, '\t');
        for (char **cell = cells + blanks; *cell; cell++)
            if (**cell)
                g_string_append_printf(out, "<p>%s</p> ", *cell);
        g_strfreev(cells);
        text_set(t, i, g_string_free(out, FALSE));
        done = true;
    }
    return done;
}

/* ---------------------------------------------------------------- rulers */

/* A line of dashes as wide as the cells. */
static char *
ruler(const char *line)
{
    GString *out = g_string_new(NULL);
    for (; *line; line = g_utf8_next_char(line)) {
        if (*line == '\t' && (!out->len || out->str[out->len - 1] == '\t'))
            g_string_append(out, "---");
        g_string_append_c(out, *line == '\t' ? '\t' : '-');
    }
    g_string_append(out, "---");
    return g_string_free(out, FALSE);
}

static bool
rulers(struct text *t, struct rng *r)
{
    size_t n;
    struct span *spans = text_tables(t, &n);
    for (size_t i = n; i-- > 0;) {
        for (size_t k = spans[i].end; k-- > spans[i].body + 1;)
            if (strchr(text_line(t, k), '\t') && rng_chance(r, 2))
                text_insert(t, k, ruler(text_line(t, k - 1)));
        if (spans[i].n_header && rng_chance(r, 50))
            text_insert(t, spans[i].body, ruler(text_line(t, spans[i].header)));
    }
    g_free(spans);
    return n > 0;
}

/* clang-format off */
const struct damage DAMAGE_MARKUP[] = {
    { "paragraphs", "long cells in <p>…</p>", BENIGN, paragraphs },
    { "tags", "cells in tags of several kinds", BENIGN, tags },
    { "entities", "&ge; and other entities", BENIGN, entities },
    { "tables", "rows again as an HTML table in a cell", BENIGN, tables },
    { "collapsed", "a row in one cell of paragraphs", BENIGN, collapsed },
    { "rulers", "lines of dashes", BENIGN, rulers },
    { NULL },
};
/* clang-format on */
