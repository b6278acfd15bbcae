/* A damaged text as bytes or files. */
#include "text.h"

#include <string.h>

/* ----------------------------------------------------------------- forms */

static void
append_quoted(GString *out, const char *cell)
{
    if (!strpbrk(cell, ",\"\n")) {
        g_string_append(out, cell);
        return;
    }
    g_string_append_c(out, '"');
    for (; *cell; cell++)
        g_string_append(out, *cell == '"' ? "\"\"" : (char[]){ *cell, 0 });
    g_string_append_c(out, '"');
}

static void
append_csv(GString *out, const char *line)
{
    char **cells = cells_of(line);
    for (char **cell = cells; *cell; cell++) {
        if (cell > cells)
            g_string_append_c(out, ',');
        append_quoted(out, *cell);
    }
    g_strfreev(cells);
}

static void
append_pipes(GString *out, const char *line)
{
    if (!strchr(line, '\t')) {
        g_string_append(out, line);
        return;
    }
    char **cells = cells_of(line);
    g_string_append_c(out, '|');
    for (char **cell = cells; *cell; cell++)
        g_string_append_printf(out, " %s |", *cell);
    g_strfreev(cells);
}

/* What has tags already stays as it is. */
static void
append_escaped(GString *out, const char *text)
{
    char *safe = strstr(text, "</") ? g_strdup(text)
                                    : g_markup_escape_text(text, -1);
    g_string_append(out, safe);
    g_free(safe);
}

static void
append_html(GString *out, const char *line)
{
    bool row = strchr(line, '\t') != NULL;
    char **cells = cells_of(line);
    g_string_append(out, row ? "<tr>" : "<p>");
    for (char **cell = cells; *cell; cell++) {
        g_string_append(out, row ? "<td>" : "");
        append_escaped(out, *cell);
        g_string_append(out, row ? "</td>" : "");
    }
    g_string_append(out, row ? "</tr>" : "</p>");
    g_strfreev(cells);
}

/* Rows one below the other make a table of HTML. */
static void
append_html_line(GString *out, const struct text *t, guint i)
{
    bool row = strchr(text_line(t, i), '\t') != NULL;
    bool before = i > 0 && strchr(text_line(t, i - 1), '\t');
    bool after = i + 1 < t->lines->len && strchr(text_line(t, i + 1), '\t');
    if (row && !before)
        g_string_append(out, "<table border=\"1\">");
    append_html(out, text_line(t, i));
    if (row && !after)
        g_string_append(out, "</table>");
}

static void
append_line(GString *out, const struct text *t, guint i)
{
    switch (t->form) {
    case FORM_CSV:
    case FORM_FOLDER:
        append_csv(out, text_line(t, i));
        break;
    case FORM_PIPES:
        append_pipes(out, text_line(t, i));
        break;
    case FORM_HTML:
        append_html_line(out, t, i);
        break;
    case FORM_TEXT:
        g_string_append(out, text_line(t, i));
        break;
    }
}

static void
strew_nuls(GString *out)
{
    for (gsize i = 100; i < out->len; i += 997)
        g_string_insert_c(out, (gssize) i, '\0');
}

char *
text_bytes(const struct text *t, size_t *size)
{
    GString *out = g_string_new(t->mark);
    if (t->form == FORM_HTML)
        g_string_append(out, "<!DOCTYPE html><html><body>\n");
    for (guint i = 0; i < t->lines->len; i++) {
        append_line(out, t, i);
        g_string_append(out, t->line_end);
    }
    if (t->form == FORM_HTML)
        g_string_append(out, "</body></html>\n");
    if (strcmp(t->encoding, "UTF-8") == 0) {
        if (t->nuls)
            strew_nuls(out);
        *size = out->len;
        return g_string_free(out, FALSE);
    }
    gsize written;
    char *bytes = g_convert_with_fallback(out->str, (gssize) out->len,
                                          t->encoding, "UTF-8", "?", NULL,
                                          &written, NULL);
    *size = written;
    g_string_free(out, TRUE);
    return bytes;
}

/* ---------------------------------------------------------------- folder */

static void
write_part(const struct text *t, const char *folder, const struct span *s)
{
    char *name = g_strdup_printf("%s.csv", text_line(t, s->title));
    char *path = g_build_filename(folder, name, NULL);
    GString *out = g_string_new(NULL);
    for (size_t i = s->title + 1; i < s->end; i++) {
        append_line(out, t, (guint) i);
        g_string_append(out, "\r\n");
    }
    g_file_set_contents(path, out->str, (gssize) out->len, NULL);
    g_string_free(out, TRUE);
    g_free(path);
    g_free(name);
}

void
text_write_folder(const struct text *t, const char *folder)
{
    size_t n;
    struct span *spans = text_tables(t, &n);
    for (size_t i = 0; i < n; i++)
        write_part(t, folder, &spans[i]);
    g_free(spans);
}
