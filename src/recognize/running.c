#include "recognize/running.h"

#include "base/unicode.h"
#include "vocabulary/phrases.h"

#include <glib.h>
#include <string.h>

enum { LONGEST = 120, LEAST = 2 };

/* First bytes of what is no ASCII. */
#define HIGH "\xC3\xE2\xE3\xE4\xE5\xE6\xE7\xE8\xE9\xEF"

/* The only text of a row, folded, each number a '#'; null for others. */
static char *
text_of(arena *scratch, const struct grid_row *row)
{
    const char *only = NULL;
    for (size_t i = 0; i < row->n_cells; i++) {
        if (!*row->cells[i].text)
            continue;
        if (only)
            return NULL;
        only = row->cells[i].text;
    }
    if (!only || strlen(only) > LONGEST || row->table)
        return NULL;
    GString *text = g_string_new(NULL);
    for (const char *p = unicode_fold(scratch, only); *p; p++) {
        bool digit = g_ascii_isdigit(*p) != 0;
        if (!digit || !text->len || text->str[text->len - 1] != '#')
            g_string_append_c(text, digit ? '#' : *p);
    }
    return g_string_free(text, FALSE);
}

/* 第3页, - 3 -, or a bare number between blank lines. */
static bool
is_number_line(arena *scratch, const struct grid *g, size_t i)
{
    const struct grid_row *row = &g->rows[i];
    const char *text = row->n_cells == 1 ? row->cells[0].text : "";
    bool apart = (i == 0 || !g->rows[i - 1].n_cells) &&
                 (i + 1 == g->n_rows || !g->rows[i + 1].n_cells);
    return *text && strlen(text) <= LONGEST &&
           (apart || text[strspn(text, "0123456789")]) &&
           is_page_number(unicode_fold(scratch, text));
}

/* The line before or after, blank ones passed over, is a page's number, or the
 * page begins or ends here. */
static bool
is_at_page_end(arena *scratch, const struct grid *g, size_t i)
{
    size_t before = i, after = i + 1;
    while (before > 0 && !g->rows[before - 1].n_cells)
        before--;
    while (after < g->n_rows && !g->rows[after].n_cells)
        after++;
    bool feed = g->rows[i].form_feed ||
                (after < g->n_rows && g->rows[after].form_feed);
    return feed ||
           (before > 0 && is_number_line(scratch, g, before - 1)) ||
           (after < g->n_rows && is_number_line(scratch, g, after));
}

const struct grid *
grid_mark_running(arena *memory, const struct grid *g)
{
    arena *scratch = arena_new();
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                             NULL);
    char **texts = g_new0(char *, g->n_rows + 1);
    bool any = false;
    for (size_t i = 0; i < g->n_rows; i++) {
        char *text = text_of(scratch, &g->rows[i]);
        if (!text)
            continue;
        if (is_number_line(scratch, g, i) || !strpbrk(text, HIGH) ||
            !is_at_page_end(scratch, g, i)) {
            g_free(text);
            continue;
        }
        texts[i] = text;
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(seen, text)) + 1;
        g_hash_table_replace(seen, g_strdup(text), GUINT_TO_POINTER(n));
        any |= n >= LEAST;
    }
    struct grid *made = arena_one(memory, struct grid);
    *made = *g;
    if (any)
        made->rows = arena_memdup(memory, g->rows,
                                  g->n_rows * sizeof *g->rows);
    for (size_t i = 0; i < g->n_rows; i++) {
        if (any && texts[i])
            made->rows[i].running |= GPOINTER_TO_UINT(g_hash_table_lookup(
                                         seen, texts[i])) >= LEAST;
        g_free(texts[i]);
    }
    g_free(texts);
    g_hash_table_destroy(seen);
    arena_free(scratch);
    return any ? made : g;
}
