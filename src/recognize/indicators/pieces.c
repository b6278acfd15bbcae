/* Grid → pieces of text: cells, or the words of lines that were flattened.
 * What belongs to pages and to no table is left out. */
#include "recognize/indicators/indicators.h"

#include "base/unicode.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <string.h>

struct collector {
    struct recognizing *r;
    const struct section *s;
    GArray *all;   /* of struct piece */
    int gap;       /* blank lines since the last piece */
    int page;
    guint on_page; /* pieces before this page */
    bool words, fused;
};

/* Columns of a text, full-width digits and letters counted as the plain ones
 * that they most often stand for. */
static int
width_of(const char *text)
{
    int width = unicode_text_width(text);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c > 0xFF00 && c < 0xFF5F && c != 0xFF0C &&
            (g_ascii_isalnum((gchar) (c - 0xFEE0)) || c == 0xFF05 ||
             c == 0xFF0E))
            width--;
    }
    return width;
}

/* Signs that a formula's markup stands for. */
static const char *
without_markup(arena *a, const char *text)
{
    size_t n;
    const struct word *w = words_of(WORDS_FORMULA, &n);
    for (size_t i = 0; strchr(text, '\\') && i < n; i++) {
        char **parts = g_strsplit(text, w[i].text, -1);
        char *joined = g_strjoinv(w[i].field, parts);
        text = arena_strdup(a, joined);
        g_free(joined);
        g_strfreev(parts);
    }
    size_t length = strlen(text);
    if (length > 2 && *text == '$' && text[length - 1] == '$')
        text = arena_strndup(a, text + 1, length - 2);
    return text;
}

/* Of long texts the beginning, which is all that is looked at. */
static const char *
folded_of(arena *a, const char *text)
{
    enum { ENOUGH = 600 };
    if (strlen(text) <= ENOUGH)
        return unicode_fold(a, text);
    const char *end = g_utf8_find_prev_char(text, text + ENOUGH);
    return unicode_fold(a, arena_strndup(a, text, (size_t) (end - text)));
}

void
piece_set_text(arena *a, struct piece *p, const char *text)
{
    p->text = text;
    p->folded = folded_of(a, text);
    p->width = width_of(text);
    piece_look(p);
}

static void
add_piece(struct collector *c, const char *text, const struct piece *where)
{
    arena *a = c->r->memory;
    struct piece *before = c->all->len ? collected(c->all, c->all->len - 1)
                                       : NULL;
    text = without_markup(a, text);
    if (c->words && !where->is_cell && before && !before->ends_line &&
        before->look == LOOK_RELATION && before->width <= 2) {
        piece_set_text(a, before, arena_printf(a, "%s%s", before->text, text));
        return; /* "≥ 60%" is one word */
    }
    struct piece p = *where;
    piece_set_text(a, &p, text);
    p.gap = p.starts_line ? c->gap : 0;
    p.page = c->page;
    c->gap = 0;
    if (*p.folded && (c->words || p.look != LOOK_RULER))
        g_array_append_val(c->all, p);
}

/* Cut one cell's text into words; '\n' inside it ends a line. */
static void
add_words(struct collector *c, const char *text, struct piece where)
{
    const char *line = text;
    for (const char *p = text; *p;) {
        gunichar ch = g_utf8_get_char(p);
        if (unicode_is_space(ch)) {
            p = g_utf8_next_char(p);
            if (ch != '\n' || !c->all->len)
                continue;
            collected(c->all, c->all->len - 1)->ends_line = true;
            where.starts_line = true;
            where.line++;
            line = p;
            continue;
        }
        const char *end = p;
        while (*end && !unicode_is_space(g_utf8_get_char(end)))
            end = g_utf8_next_char(end);
        char *before = g_strndup(line, (gsize) (p - line));
        where.indent = width_of(before);
        g_free(before);
        add_piece(c, arena_strndup(c->r->memory, p, (size_t) (end - p)),
                  &where);
        where.starts_line = false;
        p = end;
    }
}

/* ----------------------------------------------------------- fused cells */

/* Text after `length` bytes of its folded form; white space is skipped. */
static const char *
after_folded(const char *text, const char *folded, size_t length)
{
    glong left = g_utf8_strlen(folded, (gssize) length);
    for (; *text && left > 0; text = g_utf8_next_char(text))
        left -= !unicode_is_space(g_utf8_get_char(text));
    while (*text && unicode_is_space(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return text;
}

/* 产出指标数量指标名称…: two levels in full, then perhaps text. */
static bool
add_levels(struct collector *c, const char *text, struct piece where)
{
    arena *a = c->r->memory;
    const char *folded = folded_of(a, text);
    struct level first = level_begins(folded, true);
    if (!first.level1 || !folded[first.length])
        return false;
    struct level second = level_begins(folded + first.length, true);
    if (!second.length || !levels_fit(first.level1, second.level2))
        return false;
    const char *middle = after_folded(text, folded, first.length);
    const char *rest = after_folded(text, folded,
                                    first.length + second.length);
    bool ends = where.ends_line;
    where.ends_line = false;
    add_piece(c, arena_strndup(a, text, (size_t) (middle - text)), &where);
    where.starts_line = false;
    where.ends_line = ends && !*rest;
    add_piece(c, arena_strndup(a, middle, (size_t) (rest - middle)), &where);
    where.ends_line = ends;
    if (*rest)
        add_piece(c, rest, &where);
    return true;
}

/* Paragraphs of which at least one is a level's word or a relation are cells
 * that were fused; others are a text of several paragraphs. */
static bool
add_paragraphs(struct collector *c, const char *text, const struct piece *where)
{
    if (!strchr(text, '\n'))
        return false;
    guint before = c->all->len;
    bool fused = false;
    char **parts = g_strsplit(text, "\n", -1);
    for (char **p = parts; *p; p++)
        if (*g_strstrip(*p)) {
            struct piece part = *where;
            part.starts_line &= c->all->len == before;
            add_piece(c, arena_strdup(c->r->memory, *p), &part);
        }
    for (guint i = before; i < c->all->len; i++)
        fused |= collected(c->all, i)->look == LOOK_LEVEL ||
                 collected(c->all, i)->look == LOOK_RELATION;
    g_strfreev(parts);
    if (!fused)
        g_array_set_size(c->all, before);
    return fused;
}

static void
add_cell(struct collector *c, const char *text, const struct piece *where)
{
    if (add_paragraphs(c, text, where) || add_levels(c, text, *where))
        c->fused = true;
    else
        add_piece(c, text, where);
}

/* ------------------------------------------------------------- furniture */

static size_t
filled_cells(const struct grid_row *row, const struct grid_cell **only)
{
    size_t n = 0;
    for (size_t i = 0; i < row->n_cells; i++)
        if (*row->cells[i].text) {
            *only = n ? *only : &row->cells[i];
            n++;
        }
    return n;
}

/* The title again, whole or in pieces: 预算13表 …绩效表, 表十三, (2022年度);
 * the unit of money, 续表; words of a header alone. */
static bool
is_furniture_word(const char *folded, bool alone)
{
    if (alone && (word_find(WORDS_CONTINUED, folded) ||
                  word_find(WORDS_INDICATOR_TITLE, folded) ||
                  is_year_line(folded)))
        return true;
    return word_find(WORDS_INDICATOR_BREAK, folded) ||
           word_begins(WORDS_INDICATOR_COLUMN, folded) == strlen(folded);
}

static bool
is_furniture(const struct collector *c, size_t index, size_t filled,
             bool loose)
{
    enum { LONG = 60 };
    const struct grid_row *row = &c->r->grid->rows[index];
    if (row->running || row->hidden)
        return true;
    if (!c->words && section_is_header(c->r, c->s, index))
        return true;
    for (size_t i = 0; i < row->n_cells; i++) {
        const struct grid_cell *cell = &row->cells[i];
        if (!*cell->text)
            continue;
        if (strlen(cell->text) > LONG)
            return false;
        const char *folded = unicode_fold(c->r->memory, cell->text);
        bool plain = g_ascii_isdigit(*folded);
        bool number = filled == 1 && is_page_number(folded) &&
                      !(plain && (c->words || loose));
        if (!number && (c->words || !is_furniture_word(folded, filled == 1)))
            return false;
    }
    return filled > 0;
}

/* ------------------------------------------------------------ row by row */

static void
add_row(struct collector *c, size_t index, size_t filled, bool cells)
{
    const struct grid_row *row = &c->r->grid->rows[index];
    guint before = c->all->len;
    c->fused = false;
    for (size_t i = 0; i < row->n_cells; i++) {
        const struct grid_cell *cell = &row->cells[i];
        if (!*cell->text)
            continue;
        struct piece where = { .row = index, .line = cell->line,
                               .column = cell->column, .is_cell = cells,
                               .from_markup = row->from_markup,
                               .starts_line = c->all->len == before };
        char *valid = g_utf8_make_valid(cell->text, -1);
        const char *text = arena_strdup(c->r->memory, valid);
        g_free(valid);
        if (cells || !c->words)
            add_cell(c, text, &where);
        else
            add_words(c, text, where);
    }
    if (c->all->len > before)
        collected(c->all, c->all->len - 1)->ends_line = true;
    for (guint i = before; i < c->all->len; i++)
        collected(c->all, i)->fused = c->fused;
    (void) filled;
}

static void
end_page(struct collector *c)
{
    c->page += c->all->len > c->on_page;
    c->on_page = c->all->len;
}

/* Blank lines in a row that end a page: one, but where nearly every line is
 * followed by a blank one. */
static size_t
blank_lines_of_page_end(const struct collector *c, struct span rows)
{
    size_t single = 0, filled = 0;
    bool before = true;
    for (size_t i = rows.first; i < rows.end; i++) {
        const struct grid_cell *only = NULL;
        bool blank = !filled_cells(&c->r->grid->rows[i], &only);
        single += blank && !before;
        filled += !blank;
        before = blank;
    }
    return 5 * single > 4 * filled ? 2 : 1;
}

static bool
is_ruler(const struct grid_row *row)
{
    for (size_t i = 0; i < row->n_cells; i++)
        if (row->cells[i].folded[strspn(row->cells[i].folded, "-=_|+: ")])
            return false;
    return row->n_cells > 0;
}

static void
add_rows(struct collector *c, struct span rows)
{
    size_t blanks = 0, least = blank_lines_of_page_end(c, rows);
    bool loose = false, ruler = false, tabbed = c->r->grid->tabbed;
    for (size_t i = rows.first; i < rows.end; i++) {
        const struct grid_row *row = &c->r->grid->rows[i];
        const struct grid_cell *only = NULL;
        size_t filled = filled_cells(row, &only);
        bool furniture = is_furniture(c, i, filled, loose);
        if (furniture || (row->form_feed && !loose))
            end_page(c);
        if (furniture || !filled)
            c->gap++;
        if (furniture)
            continue;
        blanks = filled ? 0 : blanks + 1;
        if (blanks == least && !loose && !ruler)
            end_page(c);
        if (blanks)
            continue;
        ruler = is_ruler(row);
        if (ruler && !c->words)
            continue;
        loose = filled == 1 && !row->from_markup &&
                (only->column == 1 || !tabbed);
        add_row(c, i, filled, c->words ? tabbed && row->n_cells > 1 : !loose);
    }
}

/* Levels that lost the space between them. */
static void
part_levels(arena *a, GArray *all)
{
    for (size_t i = 0; i < all->len; i++) {
        struct piece p = *collected(all, i);
        struct collector c = { .r = &(struct recognizing){ .memory = a },
                               .all = g_array_new(FALSE, TRUE, sizeof p) };
        if (!p.is_cell && add_levels(&c, p.text, p)) {
            g_array_remove_index(all, (guint) i);
            g_array_insert_vals(all, (guint) i, c.all->data, c.all->len);
        }
        g_array_free(c.all, TRUE);
    }
}


struct pieces
pieces_read(struct recognizing *r, const struct section *s, struct span rows,
            bool words)
{
    struct collector c = { .r = r, .s = s, .words = words,
                           .all = g_array_new(FALSE, TRUE,
                                              sizeof(struct piece)) };
    add_rows(&c, rows);
    if (words)
        part_levels(r->memory, c.all);
    if (words)
        pieces_mend_words(r->memory, c.all);
    else
        pieces_join_codes(r->memory, c.all);
    struct pieces p = { .n = c.all->len };
    p.all = arena_memdup(r->memory, c.all->data, sizeof(struct piece) * p.n);
    g_array_free(c.all, TRUE);
    return p;
}

/* ----------------------------------------------------------------- using */

size_t
pieces_spell(const struct pieces *p, size_t at, size_t end, const char *word)
{
    for (size_t i = at; i < end && *word; i++) {
        size_t n = strlen(p->all[i].folded);
        if (strncmp(word, p->all[i].folded, n) != 0)
            return 0;
        word += n;
        if (!*word)
            return i - at + 1;
    }
    return 0;
}

size_t
pieces_say(const struct pieces *p, size_t at, size_t end, int family,
           const char **field)
{
    enum { PIECES = 8, LONG = 120 };
    char said[LONG];
    size_t length = 0, best = 0;
    for (size_t n = 0; n < PIECES && at + n < end; n++) {
        size_t more = strlen(p->all[at + n].folded);
        if (length + more >= LONG)
            break;
        memcpy(said + length, p->all[at + n].folded, more + 1);
        length += more;
        bool colon = said[length - 1] == ':';
        if (colon)
            said[length - 1] = '\0';
        const char *found = word_field((enum word_family) family, said);
        if (colon)
            said[length - 1] = ':';
        if (!found)
            continue;
        best = n + 1;
        *field = found;
    }
    return best;
}

const char *
pieces_join(arena *a, const char *before, const char *after)
{
    size_t n = before ? strlen(before) : 0;
    if (!n)
        return unicode_tidy(a, after);
    /* a number cut at a line's end has lost nothing there */
    bool number = (g_ascii_isdigit(before[n - 1]) || before[n - 1] == '.') &&
                  (g_ascii_isdigit(*after) || *after == '%' || *after == '.');
    return unicode_tidy(a, arena_printf(a, "%s%s%s", before, number ? "" : " ",
                                        after));
}

const char *
pieces_text(arena *a, const struct pieces *p, struct span span)
{
    GString *s = g_string_new(NULL);
    for (size_t i = span.first; i < span.end; i++) {
        const struct piece *piece = &p->all[i];
        bool digit = s->len && piece->starts_line &&
                     (g_ascii_isdigit(s->str[s->len - 1]) ||
                      s->str[s->len - 1] == '.') &&
                     strchr("0123456789%.", *piece->text);
        if (s->len && !digit)
            g_string_append_c(s, ' ');
        g_string_append(s, piece->text);
    }
    const char *text = unicode_tidy(a, s->str);
    g_string_free(s, TRUE);
    return *text ? text : NULL;
}

struct place
piece_place(const struct recognizing *r, const struct section *s,
            const struct piece *p)
{
    return (struct place){ .file = r->grid->rows[p->row].file,
                           .table = s->number,
                           .line = p->line,
                           .column = p->column };
}
