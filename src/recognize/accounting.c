/* Every number of the grid → placed, named or unplaced. One pass after all is
 * recognized, over the grid and the model; no reader has a part in it. */
#include "recognize/accounting.h"

#include "base/unicode.h"
#include "recognize/held.h"
#include "recognize/numbers.h"
#include "recognize/titles.h"

#include <glib.h>
#include <string.h>

enum fate { UNPLACED, PLACED, NAMED };

/* A number of the grid. */
struct printed {
    struct number number;
    size_t row, cell; /* in the grid */
    int line;
    enum fate fate;
};

struct accounting {
    struct recognizing *r;
    arena *scratch;
    GArray *printed;     /* of struct printed: of the stretch in hand */
    struct held held;    /* of the table in hand */
    size_t tried_repeats;
};

static bool
is_of_indicators(const struct table *t)
{
    return t->kind == TABLE_PROJECT_TARGETS ||
           t->kind == TABLE_DEPARTMENT_TARGETS ||
           t->kind == TABLE_SELF_EVALUATION;
}

/* ------------------------------------------------------------- the grid */

static void
read_rows(struct accounting *a, size_t first, size_t end)
{
    const struct grid *g = a->r->grid;
    g_array_set_size(a->printed, 0);
    for (size_t i = first; i < end; i++)
        for (size_t c = 0; c < g->rows[i].n_cells; c++) {
            const struct grid_cell *cell = &g->rows[i].cells[c];
            size_t n = 0;
            if (!strpbrk(cell->folded, "0123456789"))
                continue;
            struct number *all = numbers_read(a->scratch, cell->folded, &n);
            for (size_t k = 0; k < n; k++) {
                struct printed p = { all[k], i, c, cell->line, UNPLACED };
                g_array_append_val(a->printed, p);
            }
        }
}

static struct printed *
printed_at(const struct accounting *a, guint i)
{
    return &g_array_index(a->printed, struct printed, i);
}

/* The numbers from `i` on that stand in the same row. */
static guint
row_end(const struct accounting *a, guint i)
{
    guint end = i + 1;
    while (end < a->printed->len &&
           printed_at(a, end)->row == printed_at(a, i)->row)
        end++;
    return end;
}

/* A sentence, alone in its row. */
static bool
is_prose(const struct accounting *a, size_t row)
{
    enum { SHORTEST = 15 };
    const struct grid_row *g = &a->r->grid->rows[row];
    const char *only = NULL;
    for (size_t i = 0; i < g->n_cells; i++) {
        if (!*g->cells[i].text)
            continue;
        if (only)
            return false;
        only = g->cells[i].text;
    }
    return only && g_utf8_strlen(only, -1) > SHORTEST &&
           (strstr(only, "。") || strstr(only, "，") || strstr(only, "；"));
}

static bool
is_small(const struct number *n)
{
    enum { DIGITS = 4 };
    return !n->fine && strlen(n->digits) <= DIGITS;
}

/* - 12 -, 第12页, 12/30: alone in a row, at the end of a page or between blank
 * rows. */
static bool
is_page_number(const struct accounting *a, guint i, guint end)
{
    const struct grid *g = a->r->grid;
    const struct printed *p = printed_at(a, i);
    const struct grid_row *row = &g->rows[p->row];
    size_t filled = 0;
    for (size_t c = 0; c < row->n_cells; c++)
        filled += *row->cells[c].text != '\0';
    if (filled != 1 || end - i > 2 || !is_small(&p->number))
        return false;
    bool before = p->row == 0 || !g->rows[p->row - 1].n_cells;
    bool after = p->row + 1 == g->n_rows || !g->rows[p->row + 1].n_cells ||
                 g->rows[p->row + 1].form_feed;
    const char *text = row->cells[p->cell].folded;
    bool decorated = strchr("-_~", *text) || strstr(text, "页");
    return row->running || decorated || (before && after);
}

/* A row that numbers the columns: 1 2 3 4=5+6. */
static bool
is_column_numbers(const struct accounting *a, guint i, guint end)
{
    enum { FEWEST = 3 };
    long last = 0;
    size_t cells = 0;
    for (guint k = i; k < end; k++) {
        const struct printed *p = printed_at(a, k);
        if (!is_small(&p->number))
            return false;
        if (k > i && p->cell == printed_at(a, k - 1)->cell)
            continue;
        long value = strtol(p->number.digits, NULL, 10);
        if (cells && value != last + 1 && value != 1)
            return false;
        last = value;
        cells++;
    }
    return cells >= FEWEST;
}

static void
name_row(struct accounting *a, guint i, guint end)
{
    for (; i < end; i++)
        if (printed_at(a, i)->fate == UNPLACED)
            printed_at(a, i)->fate = NAMED;
}

/* ------------------------------------------------------------- matching */

static void
place_figures(struct accounting *a)
{
    for (guint i = 0; i < a->printed->len; i++) {
        struct printed *p = printed_at(a, i);
        if (held_figure(&a->held, p->line, p->number.digits))
            p->fate = PLACED;
    }
}

/* Parts of an amount cut over cells or lines, which the model has whole. */
static void
place_parts(struct accounting *a, guint i)
{
    enum { MOST_PARTS = 3 };
    struct printed *first = printed_at(a, i);
    const char *whole = first->number.raw;
    for (guint k = i + 1; k < a->printed->len && k <= i + MOST_PARTS; k++) {
        struct printed *p = printed_at(a, k);
        if (p->fate != UNPLACED)
            return;
        whole = arena_printf(a->scratch, "%s%s", whole, p->number.raw);
        size_t n = 0;
        struct number *joined = numbers_read(a->scratch, whole, &n);
        if (n != 1 ||
            (!held_figure(&a->held, p->line, joined->digits) &&
             !held_figure(&a->held, first->line, joined->digits) &&
             !held_text(&a->held, joined->digits)))
            continue;
        for (; i <= k; i++)
            printed_at(a, i)->fate = PLACED;
        return;
    }
}

/* The numbers of a whole row stand once more, in this order, among those that
 * are placed: the row is printed twice. */
static bool
is_repeat(struct accounting *a, guint i, guint end, const GString *placed)
{
    enum { MOST_TRIED = 2000 };
    const struct grid_row *row = &a->r->grid->rows[printed_at(a, i)->row];
    GString *sought = g_string_new("|");
    guint unplaced = 0;
    for (guint k = i; k < end; k++) {
        if (printed_at(a, k)->fate == NAMED)
            continue;
        unplaced += printed_at(a, k)->fate == UNPLACED;
        g_string_append_printf(sought, "%s|", printed_at(a, k)->number.digits);
    }
    bool again = (unplaced > 1 || row->from_markup) &&
                 a->tried_repeats++ < MOST_TRIED &&
                 strstr(placed->str, sought->str);
    g_string_free(sought, TRUE);
    return again;
}

static void
name_repeats(struct accounting *a)
{
    GString *placed = g_string_new("|");
    for (guint i = 0; i < a->printed->len; i++)
        if (printed_at(a, i)->fate == PLACED)
            g_string_append_printf(placed, "%s|",
                                   printed_at(a, i)->number.digits);
    a->tried_repeats = 0;
    for (guint i = 0, end; i < a->printed->len; i = end) {
        bool open = false;
        end = row_end(a, i);
        for (guint k = i; k < end; k++)
            open |= printed_at(a, k)->fate == UNPLACED;
        if (open && is_repeat(a, i, end, placed))
            name_row(a, i, end);
    }
    g_string_free(placed, TRUE);
}

/* What inside a table is no figure by what it is. */
static void
name_by_nature(struct accounting *a, const struct section *s,
               const struct table *t)
{
    for (guint i = 0, end; i < a->printed->len; i = end) {
        end = row_end(a, i);
        size_t row = printed_at(a, i)->row;
        bool head = row < s->first_row;
        if ((!is_of_indicators(t) && is_prose(a, row)) ||
            is_column_numbers(a, i, end) || is_page_number(a, i, end))
            name_row(a, i, end);
        for (guint k = i; k < end; k++) {
            struct printed *p = printed_at(a, k);
            const struct number *n = &p->number;
            bool words = n->in_words && !n->fine &&
                         (head || !is_of_indicators(t));
            if (p->fate == UNPLACED &&
                (n->nature != NUMBER_AMOUNT || words))
                p->fate = NAMED;
        }
    }
}

static void
place_texts(struct accounting *a, const struct table *t)
{
    enum fate fate = is_of_indicators(t) ? PLACED : NAMED;
    for (guint i = 0; i < a->printed->len; i++) {
        struct printed *p = printed_at(a, i);
        if (p->fate == UNPLACED && held_text(&a->held, p->number.digits))
            p->fate = p->number.nature == NUMBER_AMOUNT ? fate : NAMED;
    }
}

/* --------------------------------------------------------------- results */

static int
compare_lines(gconstpointer a, gconstpointer b)
{
    int x = *(const int *) a, y = *(const int *) b;
    return (x > y) - (x < y);
}

/* Count the stretch in hand; `lines` gets those of the unplaced. */
static void
count_fates(const struct accounting *a, struct coverage *c, GArray *lines)
{
    for (guint i = 0; i < a->printed->len; i++) {
        const struct printed *p = printed_at(a, i);
        c->placed += p->fate == PLACED;
        c->named += p->fate == NAMED;
        c->unplaced += p->fate == UNPLACED;
        if (p->fate == UNPLACED)
            g_array_append_val(lines, p->line);
    }
}

/* The lines each once, in order, 0-ended. */
static const int *
keep_lines(const struct accounting *a, GArray *lines)
{
    if (!lines->len)
        return NULL;
    int *kept = arena_array(a->r->memory, int, lines->len + 1);
    size_t n = 0;
    g_array_sort(lines, compare_lines);
    for (guint i = 0; i < lines->len; i++) {
        int line = g_array_index(lines, int, i);
        if (!n || kept[n - 1] != line)
            kept[n++] = line;
    }
    return kept;
}

/* One finding for all of them. */
static void
report_unplaced(const struct accounting *a, const struct coverage *c,
                const struct table *t, const char *file)
{
    enum { SHOWN = 12 };
    if (!c->unplaced)
        return;
    struct place at = { file, t ? t->number : NULL, c->lines[0], 0, NULL };
    GString *lines = g_string_new(NULL);
    size_t n = 0;
    for (; c->lines[n] && n < SHOWN; n++)
        g_string_append_printf(lines, "%s%d", n ? "、" : "", c->lines[n]);
    if (c->lines[n])
        g_string_append(lines, "…");
    findings_add(a->r->found, "D90",
                 coverage_is_enough(c) ? FINDING_WARNING : FINDING_ERROR, at,
                 "%zu个数字没有归入任何一栏，不用于任何计算（第%s行）。",
                 "%zu numbers have no place in any column and are used in no "
                 "sum (lines %s).",
                 c->unplaced, lines->str);
    g_string_free(lines, TRUE);
}

static void
account_table(struct accounting *a, const struct section *s, struct table *t,
              GArray *all_lines)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(int));
    held_fill(&a->held, a->r->budget, t);
    read_rows(a, s->title_row, s->end_row);
    place_figures(a);
    place_texts(a, t);
    name_by_nature(a, s, t);
    for (guint i = 0; i < a->printed->len; i++)
        if (printed_at(a, i)->fate == UNPLACED)
            place_parts(a, i);
    name_repeats(a);
    count_fates(a, &t->coverage, lines);
    g_array_append_vals(all_lines, lines->data, lines->len);
    t->coverage.lines = keep_lines(a, lines);
    report_unplaced(a, &t->coverage, t, a->r->grid->rows[s->title_row].file);
    g_array_free(lines, TRUE);
}

/* ------------------------------------------------------- between tables */

/* Outside tables prose, dates and page numbers; what stands in columns there
 * is a table that was not read. */
static void
account_outside(struct accounting *a, size_t first, size_t end_row,
                struct coverage *c, GArray *lines)
{
    enum { COLUMNS = 2 };
    read_rows(a, first, end_row);
    for (guint i = 0, end; i < a->printed->len; i = end) {
        size_t amounts = 0;
        end = row_end(a, i);
        for (guint k = i; k < end; k++)
            amounts += printed_at(a, k)->number.alone &&
                       printed_at(a, k)->number.nature == NUMBER_AMOUNT;
        if (amounts < COLUMNS || is_column_numbers(a, i, end))
            name_row(a, i, end);
        for (guint k = i; k < end; k++)
            if (!printed_at(a, k)->number.alone ||
                printed_at(a, k)->number.nature != NUMBER_AMOUNT)
                name_row(a, k, k + 1);
    }
    count_fates(a, c, lines);
}

/* The numbers in hand are of a table of which nothing but its title was read:
 * its coverage says so as well as the document's. */
static void
give_to_table(const struct accounting *a, struct table *t)
{
    struct coverage c = { 0 };
    GArray *own = g_array_new(FALSE, FALSE, sizeof(int));
    count_fates(a, &c, own);
    if (c.unplaced) {
        t->coverage.unplaced += c.unplaced;
        t->coverage.lines = keep_lines(a, own);
    }
    g_array_free(own, TRUE);
}

static bool
have_kind(const struct budget *b, enum table_kind kind)
{
    for (size_t i = 0; i < b->n_tables; i++)
        if (b->tables[i].kind == kind)
            return true;
    return false;
}

/* The next row that holds something, backwards or forwards, is a title too:
 * both stand in a list of contents. */
static bool
is_listed(const struct accounting *a, size_t row, int step)
{
    const struct grid *g = a->r->grid;
    size_t i = row;
    do {
        if ((step < 0 && i == 0) || (step > 0 && i + 1 >= g->n_rows))
            return false;
        i = step < 0 ? i - 1 : i + 1;
    } while (!g->rows[i].n_cells);
    struct title t = title_read(a->scratch,
                                row_text(a->scratch, &g->rows[i], ""));
    return t.found && !t.number_only;
}

/* A title outside all tables, of a kind that no table has. */
static void
find_unread(struct accounting *a, size_t first, size_t end, GArray *unread)
{
    for (size_t i = first; i < end; i++) {
        const struct grid_row *row = &a->r->grid->rows[i];
        const char *text = row_text(a->scratch, row, "");
        if (!g_str_has_suffix(text, "表"))
            continue;
        struct title t = title_read(a->scratch, text);
        if (!t.found || t.number_only || t.kind == TABLE_UNKNOWN ||
            have_kind(a->r->budget, t.kind) || is_listed(a, i, -1) ||
            is_listed(a, i, 1))
            continue;
        struct unread_table u = {
            arena_strdup(a->r->memory, t.text ? t.text : text),
            { row->file, NULL, row->line, 0, NULL }
        };
        g_array_append_val(unread, u);
        findings_add(a->r->found, "D91", FINDING_ERROR, u.at,
                     "这里有表题“%s”，表没有读出。",
                     "The title “%s” stands here, and its table was not read.",
                     u.title);
    }
}

/* A form that nobody has filled in. */
static bool
is_blank_form(const struct budget *b)
{
    bool filled = b->coverage.placed || b->coverage.unplaced;
    for (size_t i = 0; i < b->n_projects; i++)
        filled |= b->projects[i].n_indicators > 0;
    for (size_t i = 0; i < b->n_evaluations; i++)
        filled |= b->evaluations[i].n_indicators > 0;
    return !filled;
}

void
account_figures(struct recognizing *r, const struct section *sections,
                size_t n)
{
    struct accounting a = {
        .r = r,
        .scratch = arena_new(),
        .printed = g_array_new(FALSE, TRUE, sizeof(struct printed)),
    };
    held_start(&a.held, a.scratch);
    struct budget *b = r->budget;
    struct coverage outside = { 0 };
    GArray *all = g_array_new(FALSE, FALSE, sizeof(int));
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(int));
    GArray *unread = g_array_new(FALSE, TRUE, sizeof(struct unread_table));
    size_t row = 0;
    for (size_t i = 0; i <= n; i++) {
        size_t end = i < n ? sections[i].title_row : r->grid->n_rows;
        /* what follows a title without a row is that table's */
        struct table *open = i && !b->tables[i - 1].n_rows &&
                                     !is_of_indicators(&b->tables[i - 1])
                                 ? &b->tables[i - 1]
                                 : NULL;
        account_outside(&a, row, end, &outside, lines);
        if (open)
            give_to_table(&a, open);
        find_unread(&a, row, end, unread);
        if (i == n)
            break;
        account_table(&a, &sections[i], &b->tables[i], all);
        b->coverage.placed += b->tables[i].coverage.placed;
        b->coverage.named += b->tables[i].coverage.named;
        b->coverage.unplaced += b->tables[i].coverage.unplaced;
        row = MAX(row, sections[i].end_row);
    }
    b->coverage.named += outside.named;
    b->coverage.unplaced += outside.unplaced;
    g_array_append_vals(all, lines->data, lines->len);
    outside.lines = keep_lines(&a, lines);
    report_unplaced(&a, &outside, NULL, r->grid->file);
    b->coverage.lines = keep_lines(&a, all);
    b->n_unread = unread->len;
    b->unread = arena_memdup(r->memory, unread->data,
                             unread->len * sizeof(struct unread_table));
    if (!b->n_unread && is_blank_form(b))
        b->kind = DOCUMENT_BLANK_FORM;
    g_array_free(unread, TRUE);
    g_array_free(lines, TRUE);
    g_array_free(all, TRUE);
    held_end(&a.held);
    g_array_free(a.printed, TRUE);
    arena_free(a.scratch);
}
