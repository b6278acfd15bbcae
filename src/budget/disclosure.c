/* The list of data/disclosure.tsv held against a document. Knows how an item
 * is found; which items there are stands in the list. */
#include "budget/disclosure.h"

#include "base/embedded.h"
#include "base/unicode.h"
#include "vocabulary/words.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

extern const struct embedded_file embedded_data[];

const char *
disclosure_state_name(enum disclosure_state state)
{
    static const char *const NAMES[] = { "已公开", "空表（有说明）",
                                         "空表（无说明）", "未见",
                                         "无法判断" };
    return NAMES[state];
}

/* The columns of the list. */
enum { ITEM, SOUGHT, PHASE, LEVEL, FROM, DUTY, WEIGHT, BASIS, COLUMNS };

static char **
list_lines(void)
{
    const struct embedded_file *file = embedded_data;
    while (!g_str_has_suffix(file->name, "disclosure.tsv"))
        file++;
    return g_strsplit(file->bytes, "\n", -1);
}

/* The text of the document, folded, line by line. */
static const char **
folded_lines(const struct budget *b, arena *memory)
{
    const char **lines = arena_array(memory, const char *,
                                     b->n_source_lines + 1);
    for (size_t i = 0; i < b->n_source_lines; i++)
        lines[i] = unicode_fold(memory, b->source_lines[i]);
    return lines;
}

/* The first line that holds one of the words; 0 for none. */
static int
find_words(const char **lines, const char *words)
{
    char **any = g_strsplit(words, "|", -1);
    int found = 0;
    for (int i = 0; lines[i] && !found; i++) {
        GString *text = g_string_new(lines[i]);
        g_string_replace(text, "\"", "", 0);
        for (char **w = any; *w && !found; w++)
            if (strstr(text->str, *w))
                found = i + 1;
        g_string_free(text, TRUE);
    }
    g_strfreev(any);
    return found;
}

static bool
has_amounts(const struct budget *b, const struct table *t)
{
    for (size_t i = 0; i < t->n_rows; i++)
        for (size_t c = 0; c < t->n_columns; c++)
            if (figure_is_known(&t->rows[i].cells[c].figure) &&
                t->rows[i].cells[c].figure.used.fen)
                return true;
    for (size_t i = 0; i < b->n_projects; i++)
        if (b->projects[i].table == t)
            return true;
    return false;
}

/* The sentence that an empty table needs stands in it or just below. */
static bool
is_explained(const struct table *t, const char **lines)
{
    enum { BELOW = 6 };
    int last = t->last_line + BELOW;
    for (int i = 0; lines[i] && i < last; i++)
        if (i + 1 >= t->first_line && word_find(WORDS_EMPTY_TABLE, lines[i]))
            return true;
    return false;
}

static void
find_table(const struct budget *b, const char *kind, const char **lines,
           struct disclosure *d)
{
    d->is_table = true;
    d->state = DISCLOSURE_MISSING;
    for (size_t i = 0; i < b->n_tables && !d->table; i++)
        if (strcmp(table_kind_word(b->tables[i].kind), kind) == 0)
            d->table = &b->tables[i];
    if (!d->table)
        return;
    d->line = d->table->first_line;
    bool filled = d->table->coverage.unplaced || has_amounts(b, d->table);
    d->state = filled                          ? DISCLOSURE_FOUND
               : is_explained(d->table, lines) ? DISCLOSURE_EXPLAINED
                                               : DISCLOSURE_EMPTY;
}

static bool
is_asked(const struct budget *b, char **fields)
{
    bool final = b->kind == DOCUMENT_FINAL_ACCOUNT;
    bool phase = strcmp(fields[PHASE], "both") == 0 ||
                 strcmp(fields[PHASE], final ? "final" : "budget") == 0;
    return phase && strcmp(fields[LEVEL], "central") != 0 &&
           (!b->year || b->year >= atoi(fields[FROM]));
}

const struct disclosure *
disclosure_read(struct budget *b, size_t *n)
{
    *n = 0;
    if (b->kind != DOCUMENT_BUDGET && b->kind != DOCUMENT_FINAL_ACCOUNT)
        return NULL;
    arena *scratch = arena_new();
    const char **text = folded_lines(b, scratch);
    char **lines = list_lines();
    struct disclosure *all = arena_array(b->memory, struct disclosure,
                                         g_strv_length(lines));
    for (char **line = lines + 1; *line; line++) {
        char **f = g_strsplit(*line, "\t", COLUMNS);
        if (**line != '#' && g_strv_length(f) == COLUMNS && is_asked(b, f)) {
            struct disclosure *d = &all[(*n)++];
            d->item = arena_strdup(b->memory, f[ITEM]);
            d->basis = arena_strdup(b->memory, f[BASIS]);
            d->weight = atoi(f[WEIGHT]);
            d->depends = strcmp(f[DUTY], "W") != 0;
            if (strcmp(f[DUTY], "-") == 0) {
                d->state = DISCLOSURE_UNKNOWN;
            } else if (g_str_has_prefix(f[SOUGHT], "table:")) {
                find_table(b, f[SOUGHT] + strlen("table:"), text, d);
            } else {
                d->line = find_words(text, f[SOUGHT]);
                d->state = d->line            ? DISCLOSURE_FOUND
                           : b->n_sentences ? DISCLOSURE_MISSING
                                            : DISCLOSURE_UNKNOWN;
            }
        }
        g_strfreev(f);
    }
    g_strfreev(lines);
    arena_free(scratch);
    return all;
}
