/* Words of headers: which rows of the grid are a header, whether two are the
 * same, and what a header says of its table. */
#include "recognize/finder.h"

#include "base/unicode.h"
#include "recognize/forms.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <string.h>

enum { MOST_HEADER_ROWS = 4, MOST_WORDS = 64, LOOK_BACK = 6 };

/* Forms of named fields: all that follows the title is theirs to read. */
bool
finder_is_form(enum table_kind kind)
{
    return kind == TABLE_SELF_EVALUATION || kind == TABLE_DEPARTMENT_TARGETS;
}

/* ------------------------------------------------------ words of headers */

static void
append_words(const struct finder *f, size_t row, GString *all)
{
    const char *words[MOST_WORDS];
    size_t n = line_words(f->r->memory, &f->r->grid->rows[row], words, NULL,
                          MOST_WORDS);
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(all, "%s|", words[i]);
}

const char *
finder_words(const struct finder *f, size_t first, size_t n)
{
    GString *all = g_string_new("|");
    for (size_t i = first; i < first + n; i++)
        append_words(f, i, all);
    char *kept = arena_strndup(f->r->memory, all->str, all->len);
    g_string_free(all, TRUE);
    return kept;
}

/* How much two headers have in common, in percent of the smaller one. */
int
finder_likeness(const char *a, const char *b)
{
    char **words = g_strsplit(a, "|", -1);
    int n = 0, same = 0;
    for (char **w = words; *w; w++) {
        if (!**w)
            continue;
        char *whole = g_strdup_printf("|%s|", *w);
        n++;
        same += strstr(b, whole) != NULL;
        g_free(whole);
    }
    g_strfreev(words);
    return n ? 100 * same / n : 0;
}

static bool
is_header_row(const struct finder *f, size_t row, bool first)
{
    return row < f->n_rows && (f->lines[row].kind == LINE_HEADER ||
                               (!first && f->lines[row].kind == LINE_WORD));
}

/* Rows of a header that begins at `first`; a blank line may part them. */
size_t
finder_header_rows(const struct finder *f, size_t first)
{
    enum { REPEATS = 80 };
    size_t n = 0, filled = 0;
    while (filled < MOST_HEADER_ROWS) {
        if (is_header_row(f, first + n, n == 0)) {
            n++;
            filled++;
            continue;
        }
        size_t next = first + n;
        while (n && next < f->n_rows && f->lines[next].kind == LINE_BLANK)
            next++;
        if (next == first + n || !is_header_row(f, next, true) ||
            finder_likeness(finder_words(f, next, 1),
                            finder_words(f, first, n)) >= REPEATS)
            break;
        n = next - first;
    }
    return n;
}

/* Rows of a header with one word a line; 0 for none. 合计 may stand among its
 * words, not at their end: that begins a row. */
size_t
finder_exploded_rows(const struct finder *f, size_t first)
{
    enum { LEAST_WORDS = 3 };
    size_t words = 0, pending = 0, end = first;
    for (size_t i = first; i < f->n_rows; i++) {
        const struct line *line = &f->lines[i];
        bool single = line->n_filled == 1 && !line->has_amount;
        if (line->kind == LINE_BLANK)
            continue;
        if (single && line->kind == LINE_BODY && line->is_total && words) {
            pending++;
            continue;
        }
        if (!single || (line->kind != LINE_WORD && line->kind != LINE_HEADER))
            break;
        words += 1 + pending;
        pending = 0;
        end = i + 1;
    }
    return words >= LEAST_WORDS ? end - first : 0;
}

const char *
text_of_columns(const struct grid *g, const struct grid_row *row)
{
    bool plain = !row->table && !row->from_markup && !g->line_places &&
                 row->line > 0 && (size_t) row->line <= g->n_lines;
    const char *line = plain ? g->lines[row->line - 1] : NULL;
    return line && !strchr(line, '\t') && !strchr(line, '|') ? line : NULL;
}

/* Numbers only, 栏次 | 1 | 2 …: the columns are numbered. */
bool
row_numbers_columns(arena *memory, const struct grid_row *row)
{
    enum { LEAST = 2 };
    size_t numbers = 0, last = 0;
    for (size_t c = 0; c < row->n_cells; c++) {
        const char *text = row->cells[c].text;
        if (!*text)
            continue;
        const char *folded = unicode_fold(memory, text);
        size_t digits = strspn(folded, "0123456789");
        size_t value = (size_t) g_ascii_strtoull(folded, NULL, 10);
        bool number = digits && digits <= 2 && !folded[digits] &&
                      value == last + 1;
        if (number)
            last = value, numbers++;
        else if (!form_is_header_word(folded))
            return false;
    }
    return numbers >= LEAST;
}

size_t
finder_exact_rows(const struct finder *f, size_t first)
{
    enum { MOST = 6 };
    const struct grid_row *rows = f->r->grid->rows;
    int table = first < f->n_rows ? rows[first].table : 0;
    if (!table || rows[first].certainty != GRID_EXACT)
        return 0;
    size_t n = 0;
    for (; first + n < f->n_rows && n < MOST; n++) {
        const struct grid_row *row = &rows[first + n];
        bool known = false, figures = false;
        for (size_t c = 0; c < row->n_cells; c++) {
            const char *text = row->cells[c].text;
            const char *folded = unicode_fold(f->r->memory, text);
            known |= form_is_header_word(folded) && !is_total_label(folded);
            figures |= *text && money_parse(text, UNIT_WAN).reading ==
                                    MONEY_EXACT;
        }
        bool numbers = row_numbers_columns(f->r->memory, row);
        if (row->table != table || (figures && !numbers) ||
            (n && !known && !numbers && f->lines[first + n].n_filled))
            break;
    }
    return n;
}

/* Words of a line that no header has: figures, codes, items of a list. */
static bool
begins_body(const struct finder *f, size_t row)
{
    const struct grid_row *from = &f->r->grid->rows[row];
    bool only_totals = true;
    for (size_t c = 0; c < from->n_cells; c++) {
        char **words = g_strsplit(from->cells[c].folded, " ", -1);
        bool body = false;
        for (char **w = words; *w && !body; w++) {
            const char *folded = unicode_fold(f->r->memory, *w);
            if (!*folded)
                continue;
            only_totals &= is_total_label(folded);
            body = money_parse(folded, UNIT_YUAN).reading == MONEY_EXACT ||
                   (ordinal_length(folded) && ordinal_depth(folded) < 4);
        }
        g_strfreev(words);
        if (body)
            return true;
    }
    return only_totals;
}

/* Two blanks part words of the line. */
static bool
has_gap(const char *line)
{
    const char *p = line + strspn(line, " ");
    while ((p = strstr(p, "  "))) {
        p += strspn(p, " ");
        if (*p)
            return true;
    }
    return false;
}

/* Several words, not the characters of one that is spread out. */
static bool
has_words(const char *const *words, size_t n)
{
    size_t whole = 0;
    for (size_t i = 0; i < n; i++)
        whole += g_utf8_strlen(words[i], -1) > 1;
    return whole > 1;
}

static bool
all_known(const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!form_is_header_word(words[i]))
            return false;
    return true;
}

size_t
finder_layout_rows(const struct finder *f, size_t first)
{
    enum { MOST = 14 };
    size_t end = first, several = 0, known = 0;
    for (size_t i = first; i < f->n_rows && i < first + MOST; i++) {
        const struct line *line = &f->lines[i];
        const struct grid_row *row = &f->r->grid->rows[i];
        if (line->kind == LINE_BLANK)
            continue;
        if (line->kind == LINE_TITLE || line->kind == LINE_PROSE ||
            line->kind == LINE_NUMBER || line->kind == LINE_PREAMBLE ||
            !text_of_columns(f->r->grid, row))
            return 0;
        if (begins_body(f, i))
            return several && known ? end - first : 0;
        const char *words[MOST_WORDS];
        size_t n = line_words(f->r->memory, row, words, NULL, MOST_WORDS);
        several += has_words(words, n) &&
                   (has_gap(text_of_columns(f->r->grid, row)) ||
                    all_known(words, n));
        for (size_t k = 0; k < n; k++)
            known += form_is_header_word(words[k]);
        end = i + 1;
    }
    return 0;
}

size_t
finder_stacked_rows(const struct finder *f, size_t first)
{
    enum { MOST_ALONE = 5 };
    size_t alone = 0, i = first;
    for (; i < f->n_rows && alone <= MOST_ALONE; i++) {
        const struct line *line = &f->lines[i];
        if (line->kind == LINE_HEADER)
            break;
        if (line->kind != LINE_BLANK) {
            if (line->n_filled > 1 || line->has_amount || line->is_total ||
                (line->kind != LINE_WORD && line->kind != LINE_BODY))
                return 0;
            alone++;
        }
    }
    if (!alone || i == f->n_rows || alone > MOST_ALONE ||
        f->lines[i].kind != LINE_HEADER)
        return 0;
    size_t rows = finder_header_rows(f, i);
    return rows ? i - first + rows : 0;
}

bool
finder_same_family(enum table_kind a, enum table_kind b)
{
    static const enum table_kind FAMILY[] = {
        [TABLE_APPROPRIATION_BALANCE] = TABLE_BALANCE,
        [TABLE_FUND] = TABLE_EXPENDITURE,
        [TABLE_STATE_CAPITAL] = TABLE_EXPENDITURE,
        [TABLE_GENERAL] = TABLE_EXPENDITURE,
        [TABLE_KIND_COUNT] = TABLE_UNKNOWN,
    };
    enum table_kind fa = FAMILY[a] ? FAMILY[a] : a;
    enum table_kind fb = FAMILY[b] ? FAMILY[b] : b;
    return fa == fb;
}

/* ------------------------------------------------- what stands around it */

void
finder_take_preamble(struct section *s, const struct line *line)
{
    const struct preamble *p = &line->preamble;
    if (p->unit_printed && !s->unit_printed) {
        s->unit = p->unit;
        s->unit_printed = true;
    }
    if (p->year && !s->year)
        s->year = p->year;
}

/* A number on a line of its own near the title, or near the header. */
const char *
finder_number_near(const struct finder *f, size_t row, size_t end)
{
    for (size_t i = row; i < end; i++)
        if (f->lines[i].kind == LINE_NUMBER && f->lines[i].title.number)
            return f->lines[i].title.number;
    for (size_t i = row, steps = 0; i-- > 0 && steps < LOOK_BACK; steps++) {
        if (f->lines[i].kind == LINE_NUMBER)
            return f->lines[i].title.number;
        if (f->lines[i].kind != LINE_BLANK &&
            f->lines[i].kind != LINE_PREAMBLE)
            break;
    }
    return NULL;
}

void
finder_take_phase(const struct finder *f, struct section *s)
{
    int planned = 0, spent = 0;
    bool outcome = false;
    for (size_t i = s->header_row; i < s->header_row + s->n_header_rows; i++) {
        const struct grid_row *row = &f->r->grid->rows[i];
        for (size_t c = 0; c < row->n_cells; c++) {
            const char *folded = unicode_fold(f->r->memory,
                                              row->cells[c].text);
            int year = year_read(folded);
            if (word_find(WORDS_OUTCOME, folded)) {
                outcome = true;
                spent = MAX(spent, year);
            } else if (word_find(WORDS_PLAN, folded)) {
                planned = MAX(planned, year);
            }
        }
    }
    if (outcome && planned <= spent)
        s->phase = PHASE_FINAL;
}

/* A unit of money in the header itself: 预算数（元）. */
void
finder_take_unit(const struct finder *f, struct section *s)
{
    for (size_t i = s->header_row;
         i < s->header_row + s->n_header_rows && !s->unit_printed; i++) {
        const struct grid_row *row = &f->r->grid->rows[i];
        for (size_t c = 0; c < row->n_cells && !s->unit_printed; c++)
            if (word_find(WORDS_UNIT_IN_BRACKETS, row->cells[c].folded))
                s->unit_printed = unit_read(f->r->memory, row->cells[c].text,
                                            &s->unit);
    }
}

bool
section_is_header(const struct recognizing *r, const struct section *s,
                  size_t row)
{
    enum { ALIKE = 70 };
    if (row >= s->header_row && row < s->header_row + s->n_header_rows)
        return true;
    const struct grid_row *line = &r->grid->rows[row];
    for (size_t c = 0; c < line->n_cells; c++)
        if (is_plain_amount(line->cells[c].folded))
            return false;
    const char *words[MOST_WORDS];
    size_t n = line_words(r->memory, line, words, NULL, MOST_WORDS);
    size_t known = 0, same = 0;
    for (size_t i = 0; i < n; i++)
        known += form_is_header_word(words[i]) && !is_total_label(words[i]);
    if (known && row_numbers_columns(r->memory, line))
        return true;
    if (!known || line->from_markup)
        return false;
    const char *header = s->header_words;
    if (!header)
        header = finder_words(
            &(struct finder) { .r = (struct recognizing *) r },
            s->header_row, s->n_header_rows);
    for (size_t i = 0; i < n; i++) {
        char *whole = g_strdup_printf("|%s|", words[i]);
        same += strstr(header, whole) != NULL;
        g_free(whole);
    }
    return same * 100 >= n * ALIKE;
}
