/* What marks up a line or a table in Markdown (CommonMark 0.31, and the tables
 * of GitHub). */
#include "read/markdown.h"

#include "read/html.h"
#include "read/markup.h"

#include <string.h>

enum { TABLE_LIMIT = 4 * 1024 * 1024, LINK_LIMIT = 2000, LEVELS = 6 };

static const char *
after_indent(const char *line)
{
    size_t n = strspn(line, " ");
    return n <= 3 ? line + n : line;
}

/* ---------------------------------------------------------------- lines */

const char *
markdown_heading(char *line)
{
    char *text = (char *) after_indent(line);
    size_t level = strspn(text, "#");
    if (level < 1 || level > LEVELS ||
        (text[level] != ' ' && text[level] != '\t'))
        return line;
    text += level;
    char *end = text + strlen(text);
    while (end > text && g_ascii_isspace(end[-1]))
        end--;
    char *signs = end;
    while (signs > text && signs[-1] == '#')
        signs--;
    if (signs < end && signs > text && g_ascii_isspace(signs[-1]))
        end = signs;
    *end = '\0';
    return text + strspn(text, " \t");
}

/* A line that parts pages or sections: ---, ***, ___. */
static bool
is_rule(const char *line)
{
    const char *text = after_indent(line);
    size_t n = 0;
    if (!*text || !strchr("-*_", *text))
        return false;
    for (const char *p = text; *p; p++) {
        if (*p != *text && *p != ' ' && *p != '\t' && *p != '\r')
            return false;
        n += *p == *text;
    }
    return n >= 3;
}

/* "[text](address)" at `p`: the text's end, and just behind it all; false for
 * anything else. */
static bool
link_at(const char *p, const char **text_end, const char **after)
{
    if (*p != '[')
        return false;
    const char *close = p + 1 + strcspn(p + 1, "[]");
    const char *end = strncmp(close, "](", 2) == 0
                          ? memchr(close, ')', strnlen(close, LINK_LIMIT))
                          : NULL;
    if (!end || close - p > LINK_LIMIT)
        return false;
    *text_end = close;
    *after = end + 1;
    return true;
}

/* "**" at `p` that opens emphasis, or closes that which is open. */
static bool
is_emphasis(const char *line, const char *p, bool open)
{
    if (p[0] != '*' || p[1] != '*')
        return false;
    bool opens = p[2] && !g_ascii_isspace(p[2]) && p[2] != '*' &&
                 (p == line || p[-1] != '*');
    bool closes = p > line && !g_ascii_isspace(p[-1]) && p[-1] != '*' &&
                  p[2] != '*';
    return open ? closes : opens && strstr(p + 2, "**");
}

char *
markdown_plain(char *line)
{
    GString *out = g_string_new(NULL);
    const char *p = after_indent(line), *text_end, *after;
    if (is_rule(line))
        p = "";
    while (*p == '>')
        p += 1 + (p[1] == ' ');
    const char *begin = p;
    bool open = false;
    while (*p) {
        bool picture = p[0] == '!' && link_at(p + 1, &text_end, &after);
        if (p[0] == '\\' && g_ascii_ispunct(p[1])) {
            g_string_append_c(out, p[1]);
            p += 2;
        } else if (picture) {
            p = after;
        } else if (link_at(p, &text_end, &after)) {
            g_string_append_len(out, p + 1, text_end - p - 1);
            p = after;
        } else if (is_emphasis(begin, p, open)) {
            open = !open;
            p += 2;
        } else {
            g_string_append_c(out, *p++);
        }
    }
    g_assert(out->len <= strlen(line));
    strcpy(line, out->str);
    g_string_free(out, TRUE);
    return line;
}

/* ------------------------------------------------------ tables of pipes */

static bool
has_pipe(const char *line)
{
    for (const char *p = line; (p = strchr(p, '|')); p++)
        if (p == line || p[-1] != '\\')
            return true;
    return false;
}

/* | --- | :-: |: the row below the headers. */
static bool
is_dashes(const char *line)
{
    bool dash = false;
    for (const char *p = line; *p; p++) {
        if (!strchr("-:| \t\r", *p))
            return false;
        dash |= *p == '-';
    }
    return dash && has_pipe(line);
}

static bool
begins_pipes(const struct lines *l, size_t i)
{
    return i + 1 < l->n && has_pipe(l->text[i]) && !is_dashes(l->text[i]) &&
           is_dashes(l->text[i + 1]);
}

/* Cells between pipes; the outer ones part nothing, and \| is a pipe. */
static void
pipe_row(struct build *b, const char *text, int line, guint columns)
{
    GString *cell = g_string_new(NULL);
    text += strspn(text, " \t");
    text += *text == '|';
    for (;; text++) {
        if (text[0] == '\\' && text[1] == '|') {
            g_string_append_c(cell, *++text);
        } else if (*text && *text != '|') {
            g_string_append_c(cell, *text);
        } else {
            bool last = !*text;
            if (!last || cell->str[strspn(cell->str, " \t\r")]) {
                markdown_plain(cell->str);
                build_cell(b, cell->str, strlen(cell->str), line);
            }
            if (last)
                break;
            g_string_truncate(cell, 0);
        }
    }
    for (guint i = b->cells->len; i < MIN(columns, (guint) BUILD_CELLS); i++)
        build_plain_cell(b, "", line, false);
    g_string_free(cell, TRUE);
    build_row(b, line, false);
}

static guint
count_cells(const char *dashes)
{
    guint n = 0;
    for (const char *p = dashes; *p; p++)
        n += *p == '-' && (p == dashes || p[-1] != '-');
    return n;
}

static size_t
pipe_table(struct build *b, const struct lines *l, size_t i)
{
    struct grid_row outside = b->as;
    guint columns = count_cells(l->text[i + 1]);
    b->as.certainty = GRID_EXACT;
    b->as.table = ++b->n_tables;
    pipe_row(b, l->text[i], (int) i + 1, columns);
    build_no_row(b, (int) i + 2);
    for (i += 2; i < l->n && has_pipe(l->text[i]); i++)
        pipe_row(b, l->text[i], (int) i + 1, columns);
    b->as.certainty = outside.certainty;
    b->as.table = outside.table;
    return i;
}

/* ------------------------------------------------------- tables of HTML */

static bool
is_blank(const char *text)
{
    return !text[strspn(text, " \t\r")];
}

/* A table of HTML begins on line `i` with nothing before it. */
static bool
begins_block(const struct lines *l, size_t i)
{
    const char *table = markup_find_table(l->text[i]);
    return table &&
           strspn(l->text[i], " \t") == (size_t) (table - l->text[i]);
}

/* The lines of the table, joined; *last is the one it closes on. Null where it
 * does not, or where more follows it. */
static char *
block_markup(const struct lines *l, size_t i, size_t *last)
{
    GString *all = g_string_new(NULL);
    for (*last = i; *last < l->n && all->len < TABLE_LIMIT; ++*last) {
        g_string_append(all, l->text[*last]);
        const char *end = strstr(l->text[*last], "</")
                              ? markup_table_end(all->str)
                              : NULL;
        if (end && is_blank(end))
            return g_string_free(all, FALSE);
        if (end)
            break;
        g_string_append_c(all, '\n');
    }
    g_string_free(all, TRUE);
    return NULL;
}

static size_t
html_lines(struct build *b, const struct lines *l, size_t i)
{
    size_t last;
    char *markup = block_markup(l, i, &last);
    if (!markup)
        return i;
    struct build_table t = { markup, strlen(markup), (int) i + 1 };
    html_own_table(b, &t);
    g_free(markup);
    return last + 1;
}

size_t
markdown_table(struct build *b, const struct lines *l, size_t i)
{
    if (begins_pipes(l, i))
        return pipe_table(b, l, i);
    return begins_block(l, i) ? html_lines(b, l, i) : i;
}

bool
markdown_is(const struct lines *l)
{
    bool block = false, tabs = false;
    for (size_t i = 0; i < l->n; i++) {
        if (begins_pipes(l, i))
            return true;
        tabs |= strchr(l->text[i], '\t') != NULL;
        if (!block && !tabs && begins_block(l, i)) {
            size_t last;
            char *markup = block_markup(l, i, &last);
            block = markup != NULL;
            g_free(markup);
        }
    }
    return block && !tabs;
}
