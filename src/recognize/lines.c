#include "recognize/lines.h"

#include "base/unicode.h"
#include "recognize/forms.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <glib.h>
#include <string.h>

enum { MOST_WORDS = 64, LONG_TEXT = 30, LONG_BYTES = 600 };

bool
is_total_label(const char *folded)
{
    enum { LONGEST = 9 };
    const char *field = word_field(WORDS_TOTAL, folded);
    return field && (!*field || g_utf8_strlen(folded, -1) <= LONGEST);
}

bool
is_plain_amount(const char *text)
{
    size_t n = strlen(text), digits = 0, marks = 0;
    if (n > 40)
        return false;
    for (const char *p = text; *p; p++) {
        digits += g_ascii_isdigit(*p) != 0;
        marks += *p == '.' || *p == ',';
        if (!g_ascii_isdigit(*p) && !strchr("., -", *p))
            return false;
    }
    return digits >= 2 && marks > 0;
}

/* ------------------------------------------------ words of one cell */

/* The best way to part `tokens` into header words: known ones gain, unknown
 * ones lose. `cut[i]` is where the piece that ends before i begins. */
static void
best_cuts(arena *memory, char **tokens, size_t n, size_t *cut)
{
    enum { MOST_JOINED = 4 };
    int *best = arena_array(memory, int, n + 1);
    for (size_t end = 1; end <= n; end++) {
        best[end] = -1000000;
        for (size_t begin = end; begin-- > 0 && end - begin <= MOST_JOINED;) {
            GString *all = g_string_new(NULL);
            for (size_t i = begin; i < end; i++)
                g_string_append(all, tokens[i]);
            int gain = form_is_header_word(all->str) ? 2 : -3;
            g_string_free(all, TRUE);
            if (best[begin] + gain > best[end]) {
                best[end] = best[begin] + gain;
                cut[end] = begin;
            }
        }
    }
}

static size_t
split_words(arena *memory, const char *text, const char **words, size_t most)
{
    char **parts = g_strsplit_set(unicode_nfkc(memory, text), " \t", -1);
    char *tokens[MOST_WORDS];
    size_t n = 0, found = 0, cut[MOST_WORDS + 1] = { 0 };
    for (char **p = parts; *p && n < MOST_WORDS; p++)
        if (**p)
            tokens[n++] = unicode_fold(memory, *p);
    g_strfreev(parts);
    best_cuts(memory, tokens, n, cut);
    for (size_t end = n; end > 0; end = cut[end])
        found++;
    size_t i = found;
    for (size_t end = n; end > 0; end = cut[end]) {
        GString *all = g_string_new(NULL);
        for (size_t k = cut[end]; k < end; k++)
            g_string_append(all, tokens[k]);
        if (--i < most)
            words[i] = arena_strndup(memory, all->str, all->len);
        g_string_free(all, TRUE);
    }
    return MIN(found, most);
}

size_t
line_words(arena *memory, const struct grid_row *row, const char **words,
           size_t *columns, size_t most)
{
    size_t n = 0, filled = 0, only = 0;
    for (size_t c = 0; c < row->n_cells; c++)
        if (*row->cells[c].text) {
            filled++;
            only = c;
        }
    if (filled == 1 && strpbrk(row->cells[only].folded, " \t") &&
        strlen(row->cells[only].folded) < 600) {
        n = split_words(memory, row->cells[only].folded, words, most);
        for (size_t i = 0; columns && i < n; i++)
            columns[i] = only + i;
        return n;
    }
    for (size_t c = 0; c < row->n_cells && n < most; c++) {
        if (!*row->cells[c].text)
            continue;
        if (columns)
            columns[n] = c;
        words[n++] = strlen(row->cells[c].folded) > 4 * LONG_TEXT
                         ? row->cells[c].folded
                         : unicode_fold(memory, row->cells[c].folded);
    }
    return n;
}

/* ------------------------------------------------------------ one row */

/* An amount among words parted by spaces. */
static bool
holds_amount(const char *text)
{
    enum { LONGEST = 600 };
    if (is_plain_amount(text))
        return true;
    if (!strchr(text, ' ') || strlen(text) > LONGEST)
        return false;
    char **tokens = g_strsplit(text, " ", -1);
    bool found = false;
    for (char **t = tokens; *t && !found; t++)
        found = is_plain_amount(*t) && strchr(*t, '.') &&
                strlen(strrchr(*t, '.')) > 2;
    g_strfreev(tokens);
    return found;
}

static bool
is_prose(const char *text, const struct line *line)
{
    if (line->n_filled != 1)
        return false;
    glong n = g_utf8_strlen(text, -1);
    return (is_sentence(text) && n > 12) ||
           (n > 2 * LONG_TEXT && !line->has_amount) ||
           (n < LONG_TEXT && word_find(WORDS_HEADING, text));
}

/* The one cell of a row is the label of a total, its characters spread out by
 * spaces (本 年 收 入 合 计). */
static bool
is_spread_total(const char *const *words, size_t n)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        g_string_append(all, words[i]);
    bool is = g_utf8_strlen(words[n - 1], -1) <= 2 && is_total_label(all->str);
    g_string_free(all, TRUE);
    return is;
}

static void
read_words(arena *memory, const struct grid_row *row, struct line *line)
{
    const char *words[MOST_WORDS];
    size_t n = line_words(memory, row, words, NULL, MOST_WORDS), known = 0;
    bool others = false;
    for (size_t i = 0; i < n; i++) {
        known += form_is_header_word(words[i]);
        line->is_total |= is_total_label(words[i]);
        others |= form_is_header_word(words[i]) && !is_total_label(words[i]);
    }
    if (line->has_amount || !known)
        return;
    if (row_numbers_columns(memory, row)) {
        line->kind = LINE_HEADER;
        return;
    }
    if (n > 1 && line->n_filled == 1 && is_spread_total(words, n)) {
        line->is_total = true;
        return;
    }
    if (known >= 2 && known * 2 > n && others)
        line->kind = LINE_HEADER;
    else if (n == 1 && others)
        line->kind = LINE_WORD;
}

static void
read_row(arena *memory, const struct grid_row *row, struct line *line)
{
    bool longer = false; /* than any header word or preamble */
    for (size_t c = 0; c < row->n_cells; c++) {
        line->n_filled += *row->cells[c].text != '\0';
        line->has_amount |= holds_amount(row->cells[c].folded);
        longer |= strlen(row->cells[c].folded) > LONG_BYTES;
    }
    line->kind = line->n_filled && !row->running ? LINE_BODY : LINE_BLANK;
    if (!line->n_filled || row->running || row->from_markup)
        return;
    const char *text = row_text(memory, row, " ");
    if (line->n_filled <= 3 && !line->has_amount)
        line->title = title_read(memory, text);
    if (line->title.found) {
        line->kind = line->title.number_only ? LINE_NUMBER : LINE_TITLE;
        line->title_rows = 1;
        line->preamble.unit_printed =
            unit_read(memory, text, &line->preamble.unit);
        return;
    }
    if (longer) {
        line->kind = is_prose(text, line) ? LINE_PROSE : LINE_BODY;
        return;
    }
    line->preamble = preamble_read(memory, row);
    if (line->preamble.found) {
        line->kind = LINE_PREAMBLE;
        return;
    }
    read_words(memory, row, line);
    if (line->kind == LINE_BODY && is_prose(text, line))
        line->kind = LINE_PROSE;
}

/* A title cut over two lines: the first has the number and no end. */
static void
join_title(const struct recognizing *r, struct line *lines, size_t i)
{
    const struct grid *g = r->grid;
    size_t next = i + 1;
    while (next < g->n_rows && lines[next].kind == LINE_BLANK)
        next++;
    if (next >= g->n_rows || lines[next].n_filled > 2 ||
        next > i + 3 || lines[next].title.number ||
        lines[next].title.continued)
        return;
    const char *text = arena_printf(r->memory, "%s%s",
                                    row_text(r->memory, &g->rows[i], " "),
                                    row_text(r->memory, &g->rows[next], " "));
    struct title t = title_read(r->memory, text);
    if (!t.found || t.number_only)
        return;
    lines[i].kind = LINE_TITLE;
    lines[i].title = t;
    lines[i].title_rows = next - i + 1;
    for (size_t k = i + 1; k <= next; k++)
        lines[k].kind = LINE_BLANK;
}

struct line *
lines_read(const struct recognizing *r)
{
    const struct grid *g = r->grid;
    struct line *lines = arena_array(r->memory, struct line, g->n_rows + 1);
    for (size_t i = 0; i < g->n_rows; i++)
        read_row(r->memory, &g->rows[i], &lines[i]);
    for (size_t i = 0; i < g->n_rows; i++)
        if (lines[i].title.open && lines[i].kind == LINE_BODY)
            join_title(r, lines, i);
    return lines;
}
