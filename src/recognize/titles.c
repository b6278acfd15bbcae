#include "recognize/titles.h"

#include "base/unicode.h"
#include "recognize/forms.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <glib.h>
#include <string.h>

enum { LONGEST_TITLE = 60, SHORTEST_TITLE = 3 };

const char *
row_text(arena *memory, const struct grid_row *row, const char *between)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < row->n_cells; i++) {
        if (!*row->cells[i].text)
            continue;
        if (all->len)
            g_string_append(all, between);
        g_string_append(all, row->cells[i].text);
    }
    char *kept = arena_strndup(memory, all->str, all->len);
    g_string_free(all, TRUE);
    return kept;
}

/* ------------------------------------------------------------- numbers */

/* 1, 03, 3-1 at `p`: its length, and how it is written ("03", "03-1"). */
static size_t
arabic_numeral(arena *memory, const char *p, const char **number)
{
    size_t n = strspn(p, "0123456789");
    if (n < 1 || n > 2)
        return 0;
    int value = (int) g_ascii_strtoll(p, NULL, 10);
    size_t part = p[n] == '-' ? strspn(p + n + 1, "0123456789") : 0;
    if (part >= 1 && part <= 2) {
        *number = arena_printf(memory, "%02d-%.*s", value, (int) part,
                               p + n + 1);
        return n + 1 + part;
    }
    *number = arena_printf(memory, "%02d", value);
    return n;
}

static size_t
any_numeral(arena *memory, const char *p, const char **number)
{
    size_t n = arabic_numeral(memory, p, number);
    int value = 0;
    if (n)
        return n;
    n = numeral_length(p, &value);
    if (n)
        *number = arena_printf(memory, "%02d", value);
    return n;
}

/* What parts a number from its title. */
static size_t
marks_after(const char *p)
{
    return strspn(p, "-:.,)]");
}

static size_t
number_words(const char *p)
{
    size_t n = 0, step;
    while ((step = word_begins(WORDS_TITLE_NUMBER, p + n)) > 0)
        n += step;
    return n;
}

/* 预算01表, 公开03表, 表三, 附表3-1, 部门公开表3, 预算表12, 3号表. */
static size_t
number_with_word(arena *memory, const char *p, const char **number)
{
    size_t n = 0, digits;
    if (*p == '(' || *p == '[')
        n++;
    n += number_words(p + n);
    size_t word = word_begins(WORDS_TABLE, p + n);
    n += word + (word && p[n + word] == '-');
    digits = any_numeral(memory, p + n, number);
    if (!digits)
        return 0;
    n += digits;
    if (!word) {
        n += word_begins(WORDS_TABLE_ORDINAL, p + n);
        word = word_begins(WORDS_TABLE, p + n);
        n = word ? n + word : 0;
    }
    return n;
}

/* "1.", "03 ", "一、", "（二）" before a title. */
static size_t
number_bare(arena *memory, const char *p, const char **number)
{
    size_t n = *p == '(', digits = any_numeral(memory, p + n, number);
    if (!digits)
        return 0;
    bool arabic = g_ascii_isdigit(p[n]);
    n += digits;
    if (strchr("),.:", p[n]) && p[n])
        return n + 1;
    return arabic && (unsigned char) p[n] >= 0x80 &&
                   !is_date_word(p + n)
               ? n
               : 0;
}

static size_t
number_at(arena *memory, const char *p, const char **number)
{
    size_t n = number_with_word(memory, p, number);
    if (!n)
        n = number_bare(memory, p, number);
    if (!n)
        return 0;
    return n + marks_after(p + n);
}

/* The number behind a title: "收支总表(公开01表)". Where it begins. */
static const char *
number_behind(arena *memory, const char *text, const char **number)
{
    const char *found = NULL, *read = NULL;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        size_t n = number_with_word(memory, p, &read);
        if (!n)
            continue;
        n += marks_after(p + n);
        if (!p[n] && p > text) {
            found = p;
            *number = read;
            break;
        }
    }
    return found;
}

/* -------------------------------------------------------------- titles */

/* Cut trailing brackets: （2022年度）, （续）, （单位：万元）. */
static char *
without_brackets(arena *memory, const char *folded, bool *continued)
{
    char *text = arena_strdup(memory, folded);
    for (size_t n = strlen(text); n && text[n - 1] == ')';
         n = strlen(text)) {
        char *open = strrchr(text, '(');
        if (!open)
            break;
        *continued |= word_begins(WORDS_CONTINUED, open + 1) > 0;
        *open = '\0';
    }
    return text;
}

/* 表, by its last character. */
static bool
ends_with_table(const char *folded)
{
    size_t n = strlen(folded);
    const char *last = g_utf8_find_prev_char(folded, folded + n);
    return last && word_begins(WORDS_TABLE, last);
}

static bool
looks_like_title(const char *folded)
{
    glong n = g_utf8_strlen(folded, -1);
    return n >= SHORTEST_TITLE && n <= LONGEST_TITLE &&
           ends_with_table(folded) && !strpbrk(folded, ".;!?|") &&
           !word_find(WORDS_TITLE_PROSE, folded);
}

/* The printed text from after `n` characters of its folded form on, `length`
 * characters of it (of the folded form; -1: to the end), tidied. */
static const char *
printed_part(arena *memory, const char *printed, glong n, glong length)
{
    const char *p = printed, *from = NULL;
    glong seen = 0;
    for (; *p; p = g_utf8_next_char(p)) {
        if (unicode_is_space(g_utf8_get_char(p)))
            continue;
        if (seen == n && !from)
            from = p;
        if (length >= 0 && from && seen == n + length)
            break;
        seen++;
    }
    if (!from)
        return NULL;
    return unicode_tidy(memory,
                        arena_strndup(memory, from, (size_t) (p - from)));
}

/* What remains when the number is taken off decides. */
static void
read_rest(arena *memory, struct title *t, const char *rest)
{
    const char *bare = without_brackets(memory, rest, &t->continued);
    if (word_find(WORDS_CONTINUED, rest)) {
        t->open = false;
        t->continued = true;
        t->found = t->number_only = true;
        return;
    }
    if (!*rest) {
        t->open = false;
        t->found = t->number_only = true;
        return;
    }
    if (word_find(WORDS_CONTINUES, bare)) {
        t->continued = true;
    } else if (!looks_like_title(bare)) {
        t->open &= !strpbrk(rest, ".;!?|") &&
                   g_utf8_strlen(rest, -1) < LONGEST_TITLE;
        return;
    }
    t->open = false;
    t->found = true;
    t->kind = form_of_title(bare);
    t->final_account = form_is_final_account(bare);
}

struct title
title_read(arena *memory, const char *text)
{
    struct title t = { 0 };
    if (strlen(text) > 4 * (LONGEST_TITLE + 20) || !*text)
        return t;
    const char *folded = unicode_fold(memory, text);
    size_t before = number_at(memory, folded, &t.number);
    const char *with_word = NULL;
    t.open = before && number_with_word(memory, folded, &with_word);
    if (!before)
        t.number = NULL;
    const char *rest = folded + before;
    const char *behind = NULL;
    if (!t.number && (behind = number_behind(memory, rest, &t.number)))
        rest = arena_strndup(memory, rest, (size_t) (behind - rest));
    t.year = year_read(folded);
    read_rest(memory, &t, rest);
    if (t.found && !t.number_only)
        t.text = printed_part(memory, text,
                              g_utf8_strlen(folded, (gssize) before),
                              behind ? g_utf8_strlen(rest, -1) : -1);
    return t;
}

/* ------------------------------------------------------------ preambles */

bool
unit_read(arena *memory, const char *text, enum money_unit *unit)
{
    const char *folded = unicode_fold(memory, text);
    const char *at = folded;
    while (*at && !word_begins(WORDS_UNIT_LABEL, at))
        at = g_utf8_next_char(at);
    if (!*at)
        at = strchr(folded, '(');
    if (!at && g_utf8_strlen(folded, -1) <= 3)
        at = folded;
    const char *word = at ? word_field(WORDS_MONEY_UNIT, at) : NULL;
    return word && money_unit_find(word, unit);
}

static void
read_preamble_cell(arena *memory, const char *text, const char *folded,
                   struct preamble *p)
{
    if (is_year_line(folded)) {
        p->found = true;
        p->year = year_read(folded);
        return;
    }
    if (unit_read(memory, text, &p->unit) &&
        (word_find(WORDS_UNIT_LABEL, folded) || *folded == '(' ||
         g_utf8_strlen(folded, -1) <= 3)) {
        p->found = p->unit_printed = true;
    }
    size_t annex = word_begins(WORDS_ANNEX, folded), digits = 0;
    digits = strspn(folded + annex, "0123456789");
    if (annex && (!folded[annex + digits] ||
                  strcmp(folded + annex + digits, ":") == 0))
        p->found = true;
    size_t n = word_begins(WORDS_PREAMBLE, folded);
    if (!n)
        return;
    p->found = true;
    bool unit = word_begins(WORDS_UNIT_LABEL, folded) && p->unit_printed;
    if (unit || !word_begins(WORDS_DEPARTMENT_LINE, folded))
        return;
    const char *name =
        printed_part(memory, text, g_utf8_strlen(folded, (gssize) n), -1);
    if (name && *name)
        p->department = name;
}

/* 编制单位：某局 单位：元 in one cell: cut before the unit. */
static void
read_preamble_words(arena *memory, const char *text, struct preamble *p)
{
    for (const char *blank = strchr(text, ' '); blank;
         blank = strchr(blank + 1, ' ')) {
        const char *rest = unicode_fold(memory, blank);
        if (!word_begins(WORDS_UNIT_LABEL, rest))
            continue;
        const char *before = arena_strndup(memory, text,
                                           (size_t) (blank - text));
        read_preamble_cell(memory, before, unicode_fold(memory, before), p);
        read_preamble_cell(memory, blank, rest, p);
        return;
    }
    read_preamble_cell(memory, text, unicode_fold(memory, text), p);
}

/* 部门： in a cell of its own, the name in the next. */
static void
name_beside(arena *memory, const struct grid_row *row, struct preamble *p)
{
    bool label = false;
    for (size_t i = 0; i < row->n_cells; i++) {
        const char *text = row->cells[i].text;
        const char *folded = unicode_fold(memory, text);
        if (!*folded)
            continue;
        if (label && !word_begins(WORDS_PREAMBLE, folded)) {
            p->department = unicode_tidy(memory, text);
            return;
        }
        size_t n = word_begins(WORDS_DEPARTMENT_LINE, folded);
        label = n && !folded[n];
    }
}

struct preamble
preamble_read(arena *memory, const struct grid_row *row)
{
    enum { MOST_CELLS = 5, LONGEST = 240 };
    struct preamble p = { .unit = UNIT_WAN };
    size_t filled = 0, years = 0;
    bool amounts = false;
    for (size_t i = 0; i < row->n_cells; i++)
        filled += *row->cells[i].text != '\0';
    if (filled > MOST_CELLS)
        return p;
    for (size_t i = 0; i < row->n_cells; i++) {
        const char *text = row->cells[i].text;
        if (!*text)
            continue;
        if (strlen(text) > LONGEST)
            return (struct preamble) { .unit = UNIT_WAN };
        amounts |= money_parse(text, UNIT_WAN).reading == MONEY_EXACT;
        const char *folded = unicode_fold(memory, text);
        years += is_year_line(folded);
        read_preamble_words(memory, text, &p);
    }
    if (p.found && !p.department)
        name_beside(memory, row, &p);
    /* "项目 | 2023年预算" is a header */
    bool others = years && years < filled && !p.unit_printed && !p.department;
    if (amounts || others)
        p.found = p.unit_printed = false;
    return p;
}
