/* Lines → rows of cells. Knows what a cell can be, and which lines are no rows
 * of the table; nothing of sums. */
#include "recognize/tables/body.h"

#include "base/unicode.h"
#include "recognize/damage.h"
#include "recognize/lines.h"
#include "recognize/tables/layout.h"
#include "recognize/titles.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <string.h>

/* ------------------------------------------------------------ one cell */

/* Digits with marks that make no amount: 1,23,456789, O.5. */
static bool
is_broken(const char *folded)
{
    size_t digits = 0, marks = 0, n = strlen(folded);
    for (const char *p = folded; *p; p++) {
        digits += g_ascii_isdigit(*p) != 0;
        marks += strchr(".,", *p) != NULL;
        if (!g_ascii_isdigit(*p) && !strchr("., -:;'OoIl|", *p))
            return false;
    }
    return marks && digits && n <= 30 && (digits >= 2 || n <= 4);
}

static void
read_amount(struct body_cell *c, enum money_unit unit)
{
    struct money_parsed p = money_parse(c->text, unit);
    bool digits_only = *c->folded && strspn(c->folded, "0123456789") ==
                                         strlen(c->folded);
    c->dash = p.reading == MONEY_BLANK && *c->text;
    if (p.reading == MONEY_UNREADABLE) {
        c->broken = is_broken(c->folded);
        return;
    }
    if (c->dash)
        return;
    c->number = digits_only;
    c->amount = !digits_only;
    c->value = p.value;
    if (p.reading != MONEY_EXACT)
        return;
    c->slack = money_unit_fen(unit);
    for (int i = 0; i < p.decimals; i++)
        c->slack /= 10;
    c->slack = p.decimals >= money_unit_decimals(unit) ? 0 : c->slack / 2;
}

struct body_cell
body_cell_read(arena *memory, const char *text, enum money_unit unit)
{
    struct body_cell c = { .text = unicode_tidy(memory, text) };
    size_t length = 0;
    c.folded = coded_folded(memory, c.text);
    read_amount(&c, unit);
    if (c.amount || c.dash || c.broken)
        return c;
    const char *bare =
        strlen(c.folded) < 200
            ? unicode_fold(memory, without_note_mark(memory, c.text))
            : c.folded;
    c.total = is_total_label(bare);
    c.subtotal = word_find(WORDS_SUBTOTAL, bare) != NULL;
    c.shape = code_shape_read(c.folded, &length);
    c.named = c.shape != CODE_NONE && c.folded[length];
    return c;
}

/* ------------------------------------------- cells that hold several */

/* An amount that a name may stand before: with a comma or two decimals. */
static bool
is_fused_amount(const char *token)
{
    const char *point = strchr(token, '.');
    struct money_parsed p = money_parse(token, UNIT_WAN);
    return (p.reading == MONEY_EXACT || p.reading == MONEY_TOO_FINE) &&
           (strchr(token, ',') || (point && strlen(point) > 2));
}

/* 三、…, （二）…: an item of a balance. */
static bool
has_ordinal(arena *memory, const char *token)
{
    const char *folded = unicode_fold(memory, token);
    int depth = ordinal_depth(folded);
    return depth == 1 || depth == 2;
}

/* A code with a name, or a type (1-行政单位): a cell by itself. */
static bool
is_whole(const char *normal)
{
    size_t length, digits = strspn(normal, "0123456789");
    if (digits >= 1 && digits <= 2 && normal[digits] == '-')
        return normal[digits + 1] != '\0';
    return code_shape_read(normal, &length) != CODE_NONE &&
           normal[length] == '-' && normal[length + 1];
}

/* A number by itself: 0, 7, 8.20. */
static bool
is_number(const char *token)
{
    enum money_reading reading = money_parse(token, UNIT_YI).reading;
    return g_ascii_isdigit(*token) &&
           !strchr(",.", token[strlen(token) - 1]) &&
           (reading == MONEY_EXACT || reading == MONEY_TOO_FINE);
}

static bool
holds_several(arena *memory, char **tokens)
{
    size_t amounts = 0, ordinals = 0, n = 0, codes = 0, numbers = 0;
    for (char **t = tokens; *t; t++) {
        const char *normal = coded_folded(memory, *t);
        codes += n > 0 && **t && is_whole(normal);
        n += **t != '\0';
        amounts += **t && is_fused_amount(*t);
        numbers += **t && is_number(*t);
        ordinals += has_ordinal(memory, *t);
    }
    return (amounts && n > 1) || ordinals > 1 || codes ||
           (numbers == n && n > 2);
}

static bool
begins_piece(arena *memory, const char *token, const char *piece)
{
    size_t length;
    if (!*piece)
        return false;
    if (has_ordinal(memory, token))
        return true;
    const char *normal = coded_folded(memory, token);
    if (is_whole(normal) || is_whole(coded_folded(memory, piece)))
        return true;
    enum code_shape shape = code_shape_read(normal, &length);
    return shape == CODE_FUNCTION || shape == CODE_GOVERNMENT ||
           shape == CODE_DEPARTMENT || shape == CODE_PROJECT ||
           (shape == CODE_UNIT && length >= 6);
}

struct cells {
    arena *memory;
    GArray *all; /* of struct body_cell */
    enum money_unit unit;
    bool codes_apart; /* codes have columns of their own */
    bool words_apart; /* cells hold no spaces at all: balances */
    size_t dashes;    /* marks for nothing that were seen */
};

static bool
is_single(const char *text)
{
    return *text && !*g_utf8_next_char(text);
}

/* The token begins a cell of its own after `piece`. */
static bool
parts(const struct cells *cells, const char *token, const char *piece)
{
    size_t length;
    if (begins_piece(cells->memory, token, piece))
        return true;
    if (cells->words_apart && *piece)
        return !is_single(token) || !is_single(piece);
    const char *normal = unicode_nfkc(cells->memory, piece);
    return cells->codes_apart && *piece &&
           code_shape_read(normal, &length) != CODE_NONE && !normal[length];
}

static void
add_cell(struct cells *cells, const char *text, const struct grid_cell *from,
         size_t at)
{
    struct body_cell c = body_cell_read(cells->memory, text, cells->unit);
    c.at = at;
    c.line = from->line;
    c.column = from->column;
    cells->dashes += c.dash;
    if (*c.text && !c.dash) /* a mark for nothing is a blank that is seen */
        g_array_append_val(cells->all, c);
}

static void
flush_piece(struct cells *cells, GString *piece, const struct grid_cell *from,
            size_t *at)
{
    if (piece->len)
        add_cell(cells, piece->str, from, (*at)++);
    g_string_truncate(piece, 0);
}

/* A blank where an amount is followed by words at once: 7,000一、… */
static char *
part_amounts(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p; p++) {
        size_t n = strspn(p, "0123456789,.");
        char *digits = g_strndup(p, n);
        bool amount = n > 0 && is_fused_amount(digits);
        g_free(digits);
        g_string_append_len(out, p, (gssize) MAX(n, 1));
        if (amount && (unsigned char) p[n] >= 0x80 &&
            (p == text || p[-1] == ' '))
            g_string_append_c(out, ' ');
        p += n ? n - 1 : 0;
    }
    return g_string_free(out, FALSE);
}

/* A cell of several parted by single spaces: cut before and after amounts,
 * and before codes. */
static bool
split_cell(struct cells *cells, const struct grid_cell *from, size_t at)
{
    if (!strchr(from->folded, ' ') ||
        money_parse(from->text, cells->unit).reading != MONEY_UNREADABLE)
        return false;
    char *parted = part_amounts(from->text);
    char **tokens = g_strsplit_set(parted, " \n", -1);
    g_free(parted);
    bool several = cells->words_apart || holds_several(cells->memory, tokens);
    bool figures = several;
    for (char **t = tokens; *t; t++)
        figures &= !**t || is_number(*t);
    GString *piece = g_string_new(NULL);
    for (char **t = tokens; several && *t; t++) {
        bool amount = figures || is_fused_amount(*t);
        if (!**t)
            continue;
        bool number = ordinal_length(piece->str) == piece->len;
        if (!(piece->len && number) &&
            (amount || parts(cells, *t, piece->str)))
            flush_piece(cells, piece, from, &at);
        if (piece->len)
            g_string_append_c(piece, ' ');
        g_string_append(piece, *t);
        if (amount)
            flush_piece(cells, piece, from, &at);
    }
    flush_piece(cells, piece, from, &at);
    g_string_free(piece, TRUE);
    g_strfreev(tokens);
    return several;
}

/* Blank cells are kept between others: their places are printed ones. */
static bool
keeps_places(const struct recognizing *r, const struct grid_row *row)
{
    bool inner = false;
    for (size_t i = 1; i < row->n_cells; i++)
        inner |= !*row->cells[i].text;
    return row->n_cells > 1 && (r->grid->tabbed || inner);
}

static bool
has_codes(const struct header *h)
{
    for (size_t j = 0; j < h->n; j++)
        if (h->columns[j].role == COLUMN_ORG_CODE ||
            h->columns[j].role == COLUMN_FUNCTION_CODE ||
            h->columns[j].role == COLUMN_GOVERNMENT_CODE ||
            h->columns[j].role == COLUMN_DEPARTMENT_CODE)
            return true;
    return false;
}

static struct body_row
read_row(struct recognizing *r, const struct section *s,
         const struct header *h, const struct grid_row *from)
{
    struct cells cells = { .memory = r->memory, .unit = s->unit };
    cells.all = g_array_new(FALSE, TRUE, sizeof(struct body_cell));
    cells.codes_apart = has_codes(h);
    cells.words_apart = from->n_cells == 1 &&
                        (s->kind == TABLE_BALANCE ||
                         s->kind == TABLE_APPROPRIATION_BALANCE);
    struct body_row row = { .line = from->line,
                            .file = from->file,
                            .from_markup = from->from_markup,
                            .tabbed = keeps_places(r, from),
                            .alone = from->n_cells == 1 };
    for (size_t i = 0; i < from->n_cells; i++) {
        const struct grid_cell *c = &from->cells[i];
        if (!*c->text)
            continue;
        if (!h->exact && split_cell(&cells, c, i))
            row.tabbed = row.alone = false;
        else
            add_cell(&cells, c->text, c, i);
    }
    row.n = cells.all->len;
    row.tabbed |= cells.dashes > 0;
    row.cells = arena_memdup(r->memory, cells.all->data,
                             row.n * sizeof(struct body_cell));
    const char *line = h->placed ? text_of_columns(r->grid, from)
                                : NULL;
    if (line)
        layout_find_cells(line, &row);
    if (row.n)
        row.line = row.cells[0].line ? row.cells[0].line : row.line;
    g_array_free(cells.all, TRUE);
    return row;
}

/* ------------------------------------------------- lines that are no rows */

/* Only dashes: 2 when long enough for a ruler, 1 when perhaps a part of one. */
static int
ruler_part(arena *memory, const char *folded)
{
    const char *dashes = strlen(folded) < 600 ? unicode_fold(memory, folded)
                                              : "";
    size_t n = strlen(dashes);
    if (!n || strspn(dashes, "-=_|+:") != n)
        return 0;
    return n >= 3 ? 2 : 1;
}

/* A blank line stands before or after, as at a page's end. */
static bool
stands_apart(const struct grid *g, size_t i)
{
    return i == 0 || g->rows[i - 1].n_cells == 0 || i + 1 >= g->n_rows ||
           g->rows[i + 1].n_cells == 0 || g->rows[i + 1].form_feed;
}

/* A sentence between the rows of a table. */
static bool
stands_between(const char *text)
{
    enum { SHORTEST = 15 };
    return is_sentence(text) && g_utf8_strlen(text, -1) > SHORTEST;
}

static void
report_outside(struct recognizing *r, const struct section *s,
               const struct grid_row *row, const char *text)
{
    enum { SHOWN = 20 };
    struct place at = { row->file, s->number, row->line, 0 };
    const char *end = g_utf8_strlen(text, -1) > SHOWN
                          ? g_utf8_offset_to_pointer(text, SHOWN) : NULL;
    damage_add(r->found, DAMAGE_ROW_OUTSIDE, at,
               end ? arena_printf(r->memory, "%.*s…", (int) (end - text),
                                  text)
                   : text);
}

/* 合计 between words of a header that stands again one word a line. */
static bool
is_within_header(const struct recognizing *r, const struct section *s,
                 size_t i)
{
    return i > s->first_row && i + 1 < s->end_row &&
           section_is_header(r, s, i - 1) && section_is_header(r, s, i + 1);
}

enum line_use { LINE_ROW, LINE_SKIPPED, LINE_PAGE_END };

static enum line_use
use_of_line(struct recognizing *r, const struct section *s, size_t i)
{
    const struct grid_row *row = &r->grid->rows[i];
    size_t filled = 0, rulers = 0;
    int longest = 0;
    const struct grid_cell *only = NULL;
    for (size_t c = 0; c < row->n_cells; c++)
        if (*row->cells[c].text) {
            only = &row->cells[c];
            filled++;
            int part = ruler_part(r->memory, only->folded);
            longest = MAX(longest, part);
            rulers += part > 0;
        }
    if (row->running)
        return LINE_PAGE_END;
    if (!filled)
        return row->n_cells ? LINE_SKIPPED : LINE_PAGE_END;
    if (rulers == filled && longest == 2)
        return LINE_SKIPPED;
    if (section_is_header(r, s, i) ||
        (filled == 1 && is_within_header(r, s, i)))
        return LINE_PAGE_END;
    if (preamble_read(r->memory, row).found)
        return LINE_SKIPPED;
    if (filled > 1)
        return LINE_ROW;
    const char *bare = unicode_fold(r->memory, only->folded);
    if (is_page_number(bare) && stands_apart(r->grid, i))
        return LINE_PAGE_END;
    struct title t = title_read(r->memory, only->text);
    if (stands_between(only->text)) {
        report_outside(r, s, row, only->text);
        return LINE_SKIPPED;
    }
    if (word_find(WORDS_NOTE, bare) ||
        (t.found && (t.number_only || t.continued || t.kind == s->kind)))
        return LINE_SKIPPED;
    return LINE_ROW;
}

/* ---------------------------------------------------------------- the body */

static void
end_page(struct body *b, bool *ended)
{
    if (b->rows->len && !*ended) {
        int line = g_array_index(b->rows, struct body_row,
                                 b->rows->len - 1).line;
        g_array_append_val(b->page_ends, line);
        *ended = true;
    }
}

/* A page end after the last row is the table's end. */
static void
trim_page_ends(struct body *b)
{
    if (!b->rows->len)
        return;
    int last = g_array_index(b->rows, struct body_row, b->rows->len - 1).line;
    while (b->page_ends->len &&
           g_array_index(b->page_ends, int, b->page_ends->len - 1) >= last)
        g_array_set_size(b->page_ends, b->page_ends->len - 1);
}

struct body
body_read(struct recognizing *r, const struct section *s,
          const struct header *h)
{
    struct body b = { g_array_new(FALSE, TRUE, sizeof(struct body_row)),
                      g_array_new(FALSE, TRUE, sizeof(int)) };
    bool ended = false;
    for (size_t i = s->first_row; i < s->end_row; i++) {
        const struct grid_row *from = &r->grid->rows[i];
        enum line_use use = h->ruled && !from->table ? LINE_SKIPPED
                                                     : use_of_line(r, s, i);
        if (use == LINE_PAGE_END || from->form_feed)
            end_page(&b, &ended);
        if (use != LINE_ROW)
            continue;
        struct body_row row = read_row(r, s, h, from);
        row.page = (int) b.page_ends->len;
        if (row.n)
            g_array_append_val(b.rows, row);
        ended = false;
    }
    trim_page_ends(&b);
    if (h->placed)
        body_merge_names(r, s, &b);
    else if (!h->exact)
        body_merge_rows(r, s, h, &b);
    return b;
}

void
body_free(struct body *b)
{
    g_array_free(b->rows, TRUE);
    g_array_free(b->page_ends, TRUE);
}
