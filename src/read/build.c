/* Rows and cells into the arena. Knows no format. */
#include "read/build.h"

#include "base/unicode.h"
#include "read/html.h"
#include "read/markup.h"

#include <string.h>

void
build_start(struct build *b, const char *file, arena *memory, findings *found)
{
    *b = (struct build){ .memory = memory, .found = found, .file = file };
    b->rows = g_array_new(FALSE, TRUE, sizeof(struct grid_row));
    b->lines = g_ptr_array_new();
    b->places = g_array_new(FALSE, TRUE, sizeof(struct source_place));
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
    if (b->places->len) {
        g_array_set_size(b->places, b->lines->len);
        g->line_places =
            arena_memdup(b->memory, b->places->data,
                         g->n_lines * sizeof(struct source_place));
    }
    g->tabbed = b->tabbed;
    g->pages = b->pages;
    g->sha256 = arena_strdup(b->memory, sha256);
    g_array_free(b->rows, TRUE);
    g_ptr_array_free(b->lines, TRUE);
    g_array_free(b->places, TRUE);
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

const char *
build_name(const struct build *b)
{
    return strcmp(b->file, "-") == 0 ? "标准输入" : b->file;
}

struct place
build_at(const struct build *b, int line, int column)
{
    return (struct place){ .file = b->file,
                           .line = b->as_read ? build_next_line(b) : line,
                           .column = column };
}

/* Cells beyond all sense are left out; blank ones without a word. */
static bool
is_beyond(struct build *b, const char *text, int line)
{
    if (b->cells->len < BUILD_CELLS)
        return false;
    if (*text && !b->reported_beyond)
        findings_add(
            b->found, "D06", FINDING_ERROR, build_at(b, line, BUILD_CELLS),
            "一行超过 %d 格，后面的没有读",
            "more than %d cells in a row; the rest was not read", BUILD_CELLS);
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

void
build_span(struct build *b, int columns, int rows)
{
    if (b->cells->len == 0 || b->cells->len >= BUILD_CELLS)
        return;
    struct grid_cell *last =
        &g_array_index(b->cells, struct grid_cell, b->cells->len - 1);
    int line = last->line;
    last->span_columns = columns;
    last->span_rows = rows;
    for (int i = 1; i < columns; i++)
        append_cell(b, "", line, false);
}

void
build_where(struct build *b, struct source_place where)
{
    if (b->cells->len)
        g_array_index(b->cells, struct grid_cell, b->cells->len - 1).where =
            arena_memdup(b->memory, &where, sizeof where);
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
    b->as.starts_part = false;
    b->as.part = NULL;
}

int
build_next_line(const struct build *b)
{
    return (int) b->lines->len + 1;
}

/* The cells in work as a line of the text read: parted by tabs. */
static void
append_line(struct build *b, struct source_place where)
{
    int number = build_next_line(b);
    GString *line = g_string_new(NULL);
    for (guint i = 0; i < b->cells->len; i++) {
        struct grid_cell *cell = &g_array_index(b->cells, struct grid_cell, i);
        cell->line = number;
        if (i)
            g_string_append_c(line, '\t');
        for (const char *p = cell->text; *p; p++)
            g_string_append_c(line, g_ascii_isspace(*p) ? ' ' : *p);
    }
    while (line->len && line->str[line->len - 1] == '\t')
        g_string_truncate(line, line->len - 1);
    g_array_set_size(b->places, b->lines->len);
    g_array_append_val(b->places, where);
    g_ptr_array_add(b->lines, arena_strndup(b->memory, line->str, line->len));
    g_string_free(line, TRUE);
}

static void
end_row(struct build *b, struct grid_row row, struct source_place where)
{
    if (b->as_read) {
        row.line = build_next_line(b);
        append_line(b, where);
    }
    append_row(b, row);
    if (!b->tables->len)
        return;
    GArray *tables = b->tables;
    b->tables = g_array_new(FALSE, TRUE, sizeof(struct build_table));
    for (guint i = 0; i < tables->len; i++)
        html_table(b, &g_array_index(tables, struct build_table, i));
    g_array_free(tables, TRUE);
}

void
build_markup_row(struct build *b, int line)
{
    struct grid_row row = b->as;
    row.line = line;
    row.from_markup = true;
    end_row(b, row, (struct source_place){ .sheet = b->sheet, .row = line });
}

void
build_row(struct build *b, int line, bool form_feed)
{
    struct grid_row row = b->as;
    row.line = line;
    row.form_feed = form_feed;
    end_row(b, row, (struct source_place){ .sheet = b->sheet, .row = line });
}

void
build_line_row(struct build *b, struct source_place where, bool form_feed)
{
    struct grid_row row = b->as;
    b->as_read = true;
    row.form_feed = form_feed;
    end_row(b, row, where);
}

void
build_no_row(struct build *b, int line)
{
    if (b->as_read)
        append_line(b, (struct source_place){ .sheet = b->sheet,
                                              .row = line });
}
