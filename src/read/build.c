/* Rows and cells into the arena. Knows no format. */
#include "read/build.h"

#include "base/unicode.h"
#include "read/html.h"
#include "read/markup.h"

#include <string.h>

enum { CELLS_LIMIT = 2000 }; /* in a row; the widest forms have some 20 */

void
build_start(struct build *b, const char *file, arena *memory, findings *found)
{
    *b = (struct build){ .memory = memory, .found = found, .file = file };
    b->rows = g_array_new(FALSE, TRUE, sizeof(struct grid_row));
    b->lines = g_ptr_array_new();
    b->cells = g_array_new(FALSE, TRUE, sizeof(struct grid_cell));
    b->tables = g_array_new(FALSE, TRUE, sizeof(struct build_table));
}

struct grid *
build_finish(struct build *b, const char *sha256)
{
    struct grid *g = arena_one(b->memory, struct grid);
    g->n_rows = b->rows->len;
    g->rows = arena_memdup(b->memory, b->rows->data,
                           g->n_rows * sizeof(struct grid_row));
    g->n_lines = b->lines->len;
    g->lines = arena_memdup(b->memory, b->lines->pdata,
                            g->n_lines * sizeof(char *));
    g->tabbed = b->tabbed;
    g->sha256 = arena_strdup(b->memory, sha256);
    g_array_free(b->rows, TRUE);
    g_ptr_array_free(b->lines, TRUE);
    g_array_free(b->cells, TRUE);
    g_array_free(b->tables, TRUE);
    return g;
}

/* NFKC leaves ASCII, Han and the commonest signs as they are: such texts need
 * no copy. (Unicode Standard Annex 15; U+4E00–9FFF are stable.) */
static bool
is_stable(const char *text)
{
    static const char *const signs[] = {
        "\xE3\x80\x81", "\xE3\x80\x82", "\xE3\x80\x8A", "\xE3\x80\x8B",
        "\xE3\x80\x90", "\xE3\x80\x91", "\xE2\x80\x98", "\xE2\x80\x99",
        "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x89\xA4", "\xE2\x89\xA5",
    };
    const unsigned char *p = (const unsigned char *) text;
    while (*p) {
        if (*p < 0x80) {
            p++;
            continue;
        }
        bool known = (*p > 0xE4 && *p <= 0xE9) || (*p == 0xE4 && p[1] >= 0xB8);
        for (size_t i = 0; !known && i < G_N_ELEMENTS(signs); i++)
            known = strncmp((const char *) p, signs[i], 3) == 0;
        if (!known)
            return false;
        p += 3;
    }
    return true;
}

/* White space at both ends left out; *length is what remains. */
static const char *
trimmed(const char *text, size_t *length)
{
    const char *end = text + *length;
    while (text < end && unicode_is_space(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    while (end > text) {
        const char *last = g_utf8_prev_char(end);
        if (!unicode_is_space(g_utf8_get_char(last)))
            break;
        end = last;
    }
    *length = (size_t) (end - text);
    return text;
}

/* Cells beyond all sense are left out; blank ones without a word. */
static bool
is_beyond(struct build *b, const char *text, int line)
{
    if (b->cells->len < CELLS_LIMIT)
        return false;
    struct place at = { .file = b->file, .line = line, .column = CELLS_LIMIT };
    if (*text && !b->reported_beyond)
        findings_add(
            b->found, "D06", FINDING_ERROR, at, "一行超过 %d 格，后面的没有读",
            "more than %d cells in a row; the rest was not read", CELLS_LIMIT);
    b->reported_beyond |= *text != '\0';
    return true;
}

/* Takes a trimmed text that lives in the arena (or is a literal). */
static void
append_cell(struct build *b, const char *text, int line, bool had_markup)
{
    if (is_beyond(b, text, line))
        return;
    struct grid_cell cell = { .text = text,
                              .line = line,
                              .had_markup = had_markup };
    cell.column = (int) b->cells->len + 1;
    cell.folded = is_stable(text) ? text : unicode_nfkc(b->memory, text);
    g_array_append_val(b->cells, cell);
}

void
build_plain_cell(struct build *b, const char *text, int line, bool had_markup)
{
    size_t length = strlen(text);
    text = trimmed(text, &length);
    text = length ? arena_strndup(b->memory, text, length) : "";
    append_cell(b, text, line, had_markup);
}

/* A cell that may hold tags, entities, tables. */
static void
marked_up_cell(struct build *b, const char *text, size_t length, int line)
{
    struct markup m = { .line = line,
                        .tables = b->tables,
                        .memory = b->memory };
    char *clean = markup_strip(&m, text, length);
    build_plain_cell(b, clean, line, m.had_tags);
    g_free(clean);
}

void
build_cell(struct build *b, const char *text, size_t length, int line)
{
    text = trimmed(text, &length);
    if (memchr(text, '<', length) || memchr(text, '&', length))
        marked_up_cell(b, text, length, line);
    else
        append_cell(b, length ? arena_strndup(b->memory, text, length) : "",
                    line, false);
}

static bool
is_blank_row(const struct build *b)
{
    for (guint i = 0; i < b->cells->len; i++)
        if (*g_array_index(b->cells, struct grid_cell, i).text)
            return false;
    return true;
}

static void
append_row(struct build *b, struct grid_row row)
{
    row.file = b->file;
    if (!is_blank_row(b)) {
        row.n_cells = b->cells->len;
        row.cells = arena_memdup(b->memory, b->cells->data,
                                 row.n_cells * sizeof(struct grid_cell));
    }
    g_array_append_val(b->rows, row);
    g_array_set_size(b->cells, 0);
    b->reported_beyond = false;
}

void
build_markup_row(struct build *b, int line)
{
    append_row(b, (struct grid_row){ .line = line, .from_markup = true });
}

void
build_row(struct build *b, int line, bool form_feed)
{
    append_row(b, (struct grid_row){ .line = line, .form_feed = form_feed });
    if (!b->tables->len)
        return;
    GArray *tables = b->tables;
    b->tables = g_array_new(FALSE, TRUE, sizeof(struct build_table));
    for (guint i = 0; i < tables->len; i++)
        html_table(b, &g_array_index(tables, struct build_table, i));
    g_array_free(tables, TRUE);
}
