/* Where one cell of a line ends and the next begins. Knows no meaning; what is
 * parted by single spaces only stays one cell. */
#include "read/text.h"

#include "read/align.h"
#include "read/markdown.h"
#include "read/markup.h"
#include "read/pieces.h"

#include <string.h>

enum { JOIN_LIMIT = 4 * 1024 * 1024, UNCLOSED_LIMIT = 8 };

/* ------------------------------------------------------------ one line */

struct splitting {
    struct build *b;
    GArray *pieces;                    /* of struct piece */
    const struct alignment *alignment; /* of lines without tabs and pipes */
    bool tabbed;                       /* the text has tabs or pipes */
    bool markdown;  /* its marks are no text */
    bool aligned;   /* the line before was aligned by spaces */
    int n_unclosed; /* tables of markup without end */
};

static void
cells_by_tabs(struct build *b, const char *text, int line)
{
    for (;;) {
        size_t length = strcspn(text, "\t");
        build_cell(b, text, length, line);
        if (!text[length])
            return;
        text += length + 1;
    }
}

static bool
has_pipes(const char *text)
{
    while (*text == ' ')
        text++;
    return *text == '|' && strchr(text + 1, '|');
}

/* | a | b |: the outer pipes part nothing; \| is a pipe in a cell. */
static void
cells_by_pipes(struct build *b, const char *text, int line)
{
    text = strchr(text, '|') + 1;
    GString *cell = g_string_new(NULL);
    for (; *text; text++) {
        bool escaped = text[0] == '\\' && text[1] == '|';
        if (*text != '|' || escaped) {
            text += escaped;
            g_string_append_c(cell, *text);
            continue;
        }
        build_cell(b, cell->str, cell->len, line);
        g_string_truncate(cell, 0);
    }
    if (cell->str[strspn(cell->str, " ")])
        build_cell(b, cell->str, cell->len, line);
    g_string_free(cell, TRUE);
}

static void
build_blanks(struct build *b, int n, int line)
{
    for (int i = 0; i < n; i++)
        build_plain_cell(b, "", line, false);
}

/* Gaps are tabs turned into spaces: a wider one holds blank cells, a smaller
 * one stands within a cell. */
static void
cells_by_unit(struct splitting *s, int line)
{
    int unit = s->alignment->unit;
    guint n = s->pieces->len, joined;
    for (guint i = 0; i < n; i += joined) {
        struct piece *p = &g_array_index(s->pieces, struct piece, i);
        for (joined = 1; i + joined < n && p[joined].gap < unit;)
            joined++;
        const struct piece *last = p + joined - 1;
        build_blanks(s->b, p->gap / unit - (i > 0), line);
        build_cell(s->b, p->text,
                   (size_t) (last->text + last->length - p->text), line);
    }
}

static int
overlap(const struct piece *p, const struct columns *c)
{
    return MIN(p->end, c->end) - MAX(p->start, c->start);
}

/* The column, from `first` on, that a piece overlaps most or is nearest to. */
static guint
column_of(const struct piece *p, const GArray *columns, guint first)
{
    guint best = first;
    for (guint i = first; i < columns->len; i++)
        if (overlap(p, &g_array_index(columns, struct columns, i)) >
            overlap(p, &g_array_index(columns, struct columns, best)))
            best = i;
    return best;
}

/* The piece after `p` is the other half of a word spread over the column. */
static bool
is_half_word(const struct piece *p, const struct piece *after,
             const GArray *columns, guint at)
{
    return pieces_spread(p, after, SPREAD_WORDS) &&
           column_of(after, columns, at) == at;
}

/* Cells stand below each other: missing ones are blank. */
static void
cells_by_columns(struct splitting *s, const GArray *columns, int line)
{
    guint next = 0, n = s->pieces->len;
    for (guint i = 0; i < n; i++) {
        struct piece *p = &g_array_index(s->pieces, struct piece, i);
        const char *end = p->text + p->length;
        guint at = next < columns->len ? column_of(p, columns, next) : next;
        if (i + 1 < n && is_half_word(p, p + 1, columns, at)) {
            end = p[1].text + p[1].length;
            i++;
        }
        build_blanks(s->b, (int) (at - next), line);
        build_cell(s->b, p->text, (size_t) (end - p->text), line);
        next = at + 1;
    }
}

static void
cells_of_pieces(struct splitting *s, int line)
{
    for (guint i = 0; i < s->pieces->len; i++) {
        struct piece *p = &g_array_index(s->pieces, struct piece, i);
        if (i == 0 && p->gap >= 2 && s->pieces->len > 1)
            build_blanks(s->b, 1, line);
        build_cell(s->b, p->text, p->length, line);
    }
}

static void
cells_by_spaces(struct splitting *s, const char *text, int line)
{
    const GArray *columns = align_columns(s->alignment, (size_t) line - 1);
    int unit = s->alignment->unit;
    pieces_of(text, columns ? 0 : unit ? unit - 1 : SPREAD_WORDS, s->pieces);
    s->aligned = columns || !s->tabbed || pieces_have_amount(s->pieces) ||
                 (s->aligned && s->pieces->len > 1);
    if (!s->aligned || s->pieces->len < 2)
        build_cell(s->b, text, strlen(text), line);
    else if (columns)
        cells_by_columns(s, columns, line);
    else if (unit)
        cells_by_unit(s, line);
    else
        cells_of_pieces(s, line);
}

/* The cells of one line, or of the part between two form feeds. */
static void
split(struct splitting *s, const char *text, int line)
{
    bool tabs = strchr(text, '\t');
    if (tabs)
        cells_by_tabs(s->b, text, line);
    else if (has_pipes(text))
        cells_by_pipes(s->b, text, line);
    else {
        cells_by_spaces(s, text, line);
        return;
    }
    s->aligned = false;
}

static void
line_rows(struct splitting *s, const char *text, int line)
{
    char *rest = g_strdup(text), *p = rest;
    bool fed = *p == '\f';
    for (p += fed; p;) {
        char *feed = strchr(p, '\f');
        if (feed)
            *feed = '\0';
        if (s->markdown)
            markdown_plain(p);
        split(s, markdown_heading(p), line);
        build_row(s->b, line, fed);
        fed = true;
        p = feed ? feed + 1 : NULL;
    }
    g_free(rest);
}

/* ------------------------------------------- markup over several lines */

/* Tabs inside a table's markup part no cells. */
static char *
protected_tables(const char *text)
{
    char *copy = g_strdup(text);
    const char *table = markup_find_table(copy);
    while (table) {
        const char *end = markup_table_end(table);
        for (char *p = copy + (table - copy); end && p < end; p++)
            if (*p == '\t' || *p == '\f')
                *p = ' ';
        table = end ? markup_find_table(end) : NULL;
    }
    return copy;
}

/* The lines from `first` on joined until the table closes; *last is the line
 * that closes it. Null where none does. */
static char *
joined_table(const struct lines *l, size_t first, size_t *last)
{
    GString *all = g_string_new(l->text[first]);
    size_t opens = (size_t) (markup_find_table(all->str) - all->str);
    for (size_t i = first + 1; i < l->n && all->len < JOIN_LIMIT; i++) {
        g_string_append_c(all, '\n');
        g_string_append_len(all, l->text[i], (gssize) l->length[i]);
        bool closes = strstr(l->text[i], "</") != NULL;
        if (closes && markup_table_end(all->str + opens)) {
            *last = i;
            return g_string_free(all, FALSE);
        }
    }
    g_string_free(all, TRUE);
    return NULL;
}

/* Rows of line `i`, and of the lines that its table runs over; the index of
 * the next line to read. */
static size_t
rows_with_table(struct splitting *s, const struct lines *l, size_t i)
{
    const char *table = markup_find_table(l->text[i]);
    size_t last = i;
    char *joined = NULL;
    if (!markup_table_end(table) && s->n_unclosed < UNCLOSED_LIMIT) {
        joined = joined_table(l, i, &last);
        s->n_unclosed += !joined;
    }
    char *safe = protected_tables(joined ? joined : l->text[i]);
    line_rows(s, safe, (int) i + 1);
    g_free(safe);
    g_free(joined);
    return last + 1;
}

void
text_rows(struct build *b, const struct lines *l)
{
    struct splitting s = { .b = b, .markdown = markdown_is(l) };
    s.pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
    for (size_t i = 0; i < l->n && !s.tabbed; i++)
        s.tabbed = strchr(l->text[i], '\t') || has_pipes(l->text[i]);
    struct alignment *alignment = align_text(l, s.tabbed);
    s.alignment = alignment;
    b->as_read |= s.markdown;
    b->tabbed |= s.markdown || s.tabbed || alignment->unit ||
                 alignment->stretches->len;
    for (size_t i = 0, next; i < l->n; i = next) {
        next = s.markdown ? markdown_table(b, l, i) : i;
        if (next > i)
            continue;
        next = i + 1;
        if (markup_find_table(l->text[i]))
            next = rows_with_table(&s, l, i);
        else
            line_rows(&s, l->text[i], (int) i + 1);
    }
    align_free(alignment);
    g_array_free(s.pieces, TRUE);
}
