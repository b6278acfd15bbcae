/* The rows of a target table → a stream of what stands on them: indicators,
 * name rows, pieces of goals, units; with lines and pages. Knows what cells
 * are, not which project they belong to. */
#include "recognize/targets_rows.h"

#include "base/unicode.h"

#include <string.h>

const char *
target_join(arena *a, const char *head, const char *tail)
{
    if (!head || !*head)
        return unicode_tidy(a, tail);
    return unicode_tidy(a, arena_printf(a, "%s\n%s", head, tail));
}

static size_t
count_cells(const struct grid_row *row, const struct grid_cell **only)
{
    size_t n = 0;
    for (size_t i = 0; i < row->n_cells; i++)
        if (*row->cells[i].text) {
            *only = n ? *only : &row->cells[i];
            n++;
        }
    return n;
}

/* ------------------------------------------------------ a row of tokens */

static bool
is_total_row(const struct row_reader *reader)
{
    const char *bare = reader_token(reader, 0)->bare;
    return strcmp(bare, "合计") == 0 || strcmp(bare, "总计") == 0;
}

static bool
is_continued_name(struct row_reader *reader)
{
    return reader->tokens->len == 1 &&
           reader_token(reader, 0)->kind == TOKEN_TEXT &&
           items_continue_name(reader, reader_token(reader, 0));
}

static void
read_tokens(struct row_reader *reader)
{
    size_t n = reader->tokens->len;
    if (!n || is_total_row(reader) || is_continued_name(reader))
        return;
    for (size_t i = 0; i < n;) {
        if (items_begin(reader, i)) {
            i = items_read(reader, i);
            continue;
        }
        size_t end = i + 1;
        while (end < n && !items_begin(reader, end))
            end++;
        head_read(reader, i, end, !reader->loose && end < n);
        i = end;
    }
}

static void
flush(struct row_reader *reader)
{
    read_tokens(reader);
    g_array_set_size(reader->tokens, 0);
    reader->loose = false;
    reader->fused = false;
}

static void
end_page(struct row_reader *reader)
{
    if (!reader->page_started && reader->tokens->len == 0)
        return;
    reader->page++;
    reader->page_started = false;
}

/* ------------------------------------------------------------- furniture */

static size_t
digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* -12-, 第12页, 第12页共40页, 12/40; a number alone only between pages. */
static bool
is_page_number(const char *folded, bool alone)
{
    const char *p = folded;
    if (g_str_has_prefix(p, "第")) {
        p += strlen("第");
        p += digits(p);
        return g_str_has_prefix(p, "页");
    }
    bool opened = *p == '-' || *p == '.';
    p += opened;
    size_t n = digits(p);
    p += n;
    if (!n || n > 4)
        return false;
    if (*p == '/' && digits(p + 1))
        return !p[1 + digits(p + 1)];
    if (opened)
        return (*p == '-' || *p == '.') && !p[1];
    return !*p && alone;
}

/* The title again, whole or in pieces: 预算13表 年度项目支出绩效表, 表十三,
 * (2022年度). */
static bool
is_title(const char *folded)
{
    static const char NUMBER[] = "预算公开附表第一二三四五六七八九十()"
                                 "0123456789.:-#";
    static const char YEAR[] = "0123456789年度()";
    bool number = true, year = true;
    for (const char *p = folded; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        number &= g_utf8_strchr(NUMBER, -1, c) != NULL;
        year &= g_utf8_strchr(YEAR, -1, c) != NULL;
    }
    if (number && strstr(folded, "表"))
        return true;
    if (year && strstr(folded, "年"))
        return true;
    return strstr(folded, "绩效") &&
           (g_str_has_suffix(folded, "表") || g_str_has_suffix(folded, "(续)"));
}

/* Words that stand between the pages of a table: its title again, the unit of
 * money, 续表, words of the header in a row that has nothing else. */
static bool
is_furniture_word(const struct row_reader *reader, const char *folded)
{
    static const char *const WORDS[] = { "金额单位", "单位:", "续表", "(续表)",
                                         "(续)" };
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (g_str_has_prefix(folded, WORDS[i]))
            return true;
    if (target_header_word(folded))
        return true;
    const struct target_columns *columns = reader->columns;
    for (size_t c = 0; c < columns->n; c++)
        if ((columns->folded[c] && strcmp(folded, columns->folded[c]) == 0) ||
            (columns->above[c] && strcmp(folded, columns->above[c]) == 0))
            return true;
    return false;
}

static bool
is_furniture(const struct row_reader *reader, const struct grid_row *row,
             size_t n_cells)
{
    for (size_t i = 0; i < row->n_cells; i++) {
        if (!*row->cells[i].text)
            continue;
        if (strlen(row->cells[i].text) > 90)
            return false;
        const char *folded = unicode_fold(reader->r->memory,
                                          row->cells[i].text);
        bool alone = n_cells == 1 && (is_page_number(folded, !reader->loose) ||
                                      is_title(folded));
        if (!alone && !is_furniture_word(reader, folded))
            return false;
    }
    return n_cells > 0;
}

/* ------------------------------------------------------------ row by row */

/* A line of one cell: part of a row whose cells stand one a line. */
static bool
is_loose(const struct row_reader *reader, const struct grid_row *row,
         const struct grid_cell *only, size_t n_cells)
{
    return n_cells == 1 && !row->from_markup &&
           (only->column == 1 || !reader->r->grid->tabbed);
}

static void
read_row(struct row_reader *reader, size_t index)
{
    const struct grid_row *row = &reader->r->grid->rows[index];
    const struct grid_cell *only = NULL;
    size_t n_cells = count_cells(row, &only);
    bool loose = is_loose(reader, row, only, n_cells);
    if (!loose || !reader->loose)
        flush(reader);
    reader->loose = loose;
    reader->from_markup = row->from_markup;
    for (size_t i = 0; i < row->n_cells; i++)
        reader->fused |= tokens_of_cell(reader->r->memory, &row->cells[i],
                                        index, reader->tokens);
    if (!loose)
        flush(reader);
}

/* Blank lines end a page, but for those between lines of one cell each, and
 * below a ruler. */
static void
read_blank(struct row_reader *reader, bool after_loose, bool after_ruler)
{
    if (after_loose || after_ruler)
        return;
    flush(reader);
    end_page(reader);
}

static bool
is_ruler_row(const struct row_reader *reader, const struct grid_row *row)
{
    for (size_t i = 0; i < row->n_cells; i++) {
        const char *text = row->cells[i].folded;
        if (strspn(text, "-=_|+: ") != strlen(text))
            return false;
    }
    return reader->r->grid->n_rows > 0 && row->n_cells > 0;
}

/* Blank lines in a row that end a page: one, but where nearly every line is
 * followed by a blank one. */
static size_t
blank_lines_of_page_end(const struct row_reader *reader)
{
    size_t single = 0, filled = 0;
    bool before = true;
    for (size_t i = reader->s->first_row; i < reader->s->end_row; i++) {
        const struct grid_cell *only = NULL;
        bool blank = !count_cells(&reader->r->grid->rows[i], &only);
        single += blank && !before;
        filled += !blank;
        before = blank;
    }
    return 5 * single > 4 * filled ? 2 : 1;
}

static void
read_rows(struct row_reader *reader)
{
    const struct recognizing *r = reader->r;
    size_t blanks = 0, least = blank_lines_of_page_end(reader);
    bool ruler = false;
    for (size_t i = reader->s->first_row; i < reader->s->end_row; i++) {
        const struct grid_row *row = &r->grid->rows[i];
        const struct grid_cell *only = NULL;
        size_t n_cells = count_cells(row, &only);
        bool header = section_is_header(r, reader->s, i) ||
                      is_furniture(reader, row, n_cells);
        if (header || (row->form_feed && !reader->loose)) {
            flush(reader);
            end_page(reader);
        }
        if (header)
            continue;
        blanks = n_cells ? 0 : blanks + 1;
        if (blanks == least) {
            read_blank(reader, reader->loose, ruler);
            continue;
        }
        if (blanks)
            continue;
        ruler = is_ruler_row(reader, row);
        if (!ruler)
            read_row(reader, i);
    }
    flush(reader);
}

/* ------------------------------------------- rows repeated by left markup */

static bool
same_item(const struct target_item *a, const struct target_item *b)
{
    return a->text_hash == b->text_hash && a->kind == b->kind &&
           g_strcmp0(a->shown.value, b->shown.value) == 0;
}

/* Where an indicator stands after those marked were taken out. */
static size_t *
places_without(const struct target_stream *stream, const bool *dropped)
{
    size_t *places = g_new(size_t, stream->items->len + 1), kept = 0;
    for (guint i = 0; i < stream->items->len; i++) {
        places[i] = kept;
        kept += !dropped[i];
    }
    places[stream->items->len] = kept;
    return places;
}

static void
move_places(GArray *things, size_t size, const size_t *places)
{
    for (guint i = 0; i < things->len; i++) {
        struct target_place *place =
            (struct target_place *) (void *) (things->data + i * size);
        place->at = places[place->at];
    }
}

static void
drop_items(struct target_stream *stream, const bool *dropped)
{
    size_t *places = places_without(stream, dropped);
    move_places(stream->goals, sizeof(struct target_goal), places);
    move_places(stream->names, sizeof(struct target_name), places);
    move_places(stream->units, sizeof(struct target_unit), places);
    move_places(stream->fragments, sizeof(struct target_fragment), places);
    for (guint i = 0; i < stream->names->len; i++) {
        struct target_place *last = &target_name_at(stream, i)->last;
        last->at = places[last->at];
    }
    for (guint i = 0; i < stream->items->len; i++)
        if (!dropped[i])
            *target_item_at(stream, places[i]) = *target_item_at(stream, i);
    g_array_set_size(stream->items, (guint) places[stream->items->len]);
    g_free(places);
}

static bool
stands_again(const struct target_stream *stream, guint i)
{
    enum { FAR = 80 };
    const struct target_item *item = target_item_at(stream, i);
    for (guint k = i + 1; k < stream->items->len && k < i + FAR; k++) {
        const struct target_item *other = target_item_at(stream, k);
        if (!other->from_markup && same_item(item, other))
            return true;
    }
    return false;
}

/* Rows of a left-over table that stand again as plain cells are counted once,
 * where they stand plainly. */
static void
drop_repeated_markup(struct row_reader *reader)
{
    struct target_stream *stream = reader->stream;
    bool *marked = g_new0(bool, stream->items->len + 1);
    int dropped = 0, line = 0;
    for (guint i = 0; i < stream->items->len; i++) {
        const struct target_item *item = target_item_at(stream, i);
        marked[i] = item->from_markup && stands_again(stream, i);
        if (marked[i] && !dropped++)
            line = item->shown.line;
    }
    if (dropped)
        drop_items(stream, marked);
    g_free(marked);
    if (dropped)
        findings_add(reader->r->found, "D33", FINDING_NOTE,
                     (struct place){ .file = reader->r->grid->file,
                                     .table = reader->s->number,
                                     .line = line },
                     "残留的网页表格重复了 %d 行绩效指标，只计一次",
                     "left-over markup repeats %d indicator rows; counted "
                     "once",
                     dropped);
}

/* --------------------------------------------------------------- stream */

struct target_stream
target_stream_read(struct recognizing *r, const struct section *s,
                   const struct target_columns *columns)
{
    struct target_stream stream = {
        .items = g_array_new(FALSE, TRUE, sizeof(struct target_item)),
        .goals = g_array_new(FALSE, TRUE, sizeof(struct target_goal)),
        .names = g_array_new(FALSE, TRUE, sizeof(struct target_name)),
        .units = g_array_new(FALSE, TRUE, sizeof(struct target_unit)),
        .fragments = g_array_new(FALSE, TRUE, sizeof(struct target_fragment)),
    };
    struct row_reader reader = {
        .r = r, .s = s, .columns = columns, .stream = &stream
    };
    reader.tokens = g_array_new(FALSE, TRUE, sizeof(struct token));
    reader.name_column = columns->at[COLUMN_LEVEL3];
    reader.goal_column = columns->at[COLUMN_GOAL];
    read_rows(&reader);
    drop_repeated_markup(&reader);
    stream.n_pages = reader.page + 1;
    g_array_free(reader.tokens, TRUE);
    return stream;
}

void
target_stream_free(struct target_stream *stream)
{
    g_array_free(stream->items, TRUE);
    g_array_free(stream->goals, TRUE);
    g_array_free(stream->names, TRUE);
    g_array_free(stream->units, TRUE);
    g_array_free(stream->fragments, TRUE);
}
