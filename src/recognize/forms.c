/* The words of forms.h. Knows words only: no grid, no position. */
#include "recognize/forms.h"

#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <glib.h>
#include <string.h>

/* ------------------------------------------------------------- kinds */

static enum table_kind
kind_of(enum word_family family, const char *text)
{
    const char *field = word_field(family, text);
    return field ? table_kind_find(field) : TABLE_UNKNOWN;
}

bool
form_is_final_account(const char *title)
{
    return word_find(WORDS_PHASE, title) != NULL;
}

enum table_kind
form_of_title(const char *title)
{
    return kind_of(WORDS_TITLE, title);
}

enum table_kind
form_of_header(const char *words)
{
    return kind_of(WORDS_HEADER, words);
}

/* -------------------------------------------------------- header words */

bool
form_is_header_word(const char *word)
{
    enum { LONGEST = 30 };
    word += year_length(word);
    bool numbered = ordinal_length(word) && ordinal_depth(word) < 3;
    const char *comma = strchr(word, ',');
    if ((comma && strchr(comma + 1, ',')) || strchr(word, ';') ||
        is_sentence(word))
        return false; /* running text */
    return *word && !numbered && !g_ascii_isdigit(*word) &&
           !strchr(word, '.') && g_utf8_strlen(word, -1) <= LONGEST &&
           word_find(WORDS_HEADER_WORD, word);
}

/* --------------------------------------------------------- merged cells */

bool
form_is_group(const char *upper)
{
    size_t n;
    const struct word *rows = words_of(WORDS_MERGED, &n);
    for (size_t i = 0; i < n; i++)
        if (*rows[i].field && word_says_above(&rows[i], upper))
            return true;
    return false;
}

bool
form_holds(const char *upper, const char *lower)
{
    size_t n;
    const struct word *rows = words_of(WORDS_MERGED, &n);
    for (size_t i = 0; i < n; i++)
        if (word_says_above(&rows[i], upper) && word_says(&rows[i], lower))
            return true;
    return false;
}

/* ------------------------------------------------------- columns → roles */

static enum column_role
role_of(enum word_family family, enum table_kind kind, const char *leaf,
        const char *group)
{
    uint64_t scope = words_scope(table_kind_word(kind));
    const struct word *w = word_find_below(family, scope, leaf, group);
    return w ? column_role_find(w->field) : COLUMN_UNKNOWN;
}

enum column_role
form_role(enum table_kind kind, const char *leaf, const char *group)
{
    if (ordinal_depth(leaf) == 4)
        leaf += ordinal_length(leaf);
    return role_of(WORDS_COLUMN, kind, leaf, group);
}

enum column_role
form_item(enum table_kind kind, const char *label)
{
    return role_of(WORDS_ITEM, kind, label, "");
}

/* ------------------------------------------- forms without their header */

/* "本年收入/小计": a column and the merged cell above it. */
static struct column
usual_column(const struct word *w)
{
    const char *slash = strchr(w->text, '/');
    struct column c = { .role = column_role_find(w->field), .name = w->text };
    if (slash) {
        char *group = g_strndup(w->text, (gsize) (slash - w->text));
        c.group = g_intern_string(group);
        c.name = slash + 1;
        g_free(group);
    }
    return c;
}

size_t
form_usual_columns(enum table_kind kind, size_t width,
                   struct column columns[FORM_MOST_COLUMNS])
{
    enum { MOST_FORMS = 3 };
    size_t n, taken = 0;
    const struct word *rows = words_of(WORDS_USUAL, &n);
    for (int form = 1; form <= MOST_FORMS && taken < width; form++) {
        char *name = form == 1
                         ? g_strdup(table_kind_word(kind))
                         : g_strdup_printf("%s-%d", table_kind_word(kind),
                                           form);
        uint64_t scope = words_scope(name);
        g_free(name);
        if (scope)
            taken = 0;
        for (size_t i = 0; i < n && taken < FORM_MOST_COLUMNS; i++)
            if (rows[i].scopes & scope)
                columns[taken++] = usual_column(&rows[i]);
    }
    return taken;
}
