/* Columns that stand below each other, over whole stretches of lines. */
#include "read/align.h"

#include "read/pieces.h"

#include <string.h>

enum {
    GAPS_NEEDED = 10,   /* before their common unit means anything */
    LINES_NEEDED = 3,   /* in a stretch of a table */
    WIDTH_LIMIT = 4000, /* columns of a line that are looked at */
    GAP_LIMIT = 200,    /* columns of a gap that are counted */
    UNIT_LIMIT = 8      /* spaces that may stand for a tab */
};

/* The pieces of line `i`; a form feed before them takes no place. */
static void
look_at(const struct lines *l, size_t i, GArray *pieces)
{
    pieces_of(l->text[i] + strspn(l->text[i], "\f"), SPREAD_WORDS, pieces);
}

/* Gaps by their width, of lines with more than one piece. */
static int
count_gaps(const struct lines *l, GArray *pieces, int counts[GAP_LIMIT])
{
    int all = 0;
    for (size_t i = 0; i < l->n; i++) {
        look_at(l, i, pieces);
        for (guint k = 0; k < pieces->len && pieces->len > 1; k++) {
            int gap = g_array_index(pieces, struct piece, k).gap;
            if (gap < 2 || gap >= GAP_LIMIT)
                continue;
            counts[gap]++;
            all++;
        }
    }
    return all;
}

/* The largest width that nearly all gaps are multiples of. */
static int
unit_of_gaps(const struct lines *l, GArray *pieces)
{
    int counts[GAP_LIMIT] = { 0 }, all = count_gaps(l, pieces, counts);
    for (int unit = UNIT_LIMIT; unit >= 2 && all >= GAPS_NEEDED; unit--) {
        int multiples = 0;
        for (int gap = unit; gap < GAP_LIMIT; gap += unit)
            multiples += counts[gap];
        if (multiples * 20 >= all * 19)
            return unit;
    }
    return 0;
}

/* ------------------------------------------------------------ stretches */

/* How many lines of a stretch cover each column of the page. */
struct cover {
    int lines, widest, *counts;
};

static void
cover_line(struct cover *c, const GArray *pieces)
{
    c->lines++;
    for (guint i = 0; i < pieces->len; i++) {
        const struct piece *p = &g_array_index(pieces, struct piece, i);
        for (int x = p->start; x < MIN(p->end, (int) WIDTH_LIMIT); x++)
            c->counts[x]++;
        c->widest = MAX(c->widest, MIN(p->end, (int) WIDTH_LIMIT));
    }
}

/* What more than one in `rare` of the lines covers makes a column. */
static GArray *
columns_of(const struct cover *c, int rare)
{
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(struct columns));
    int start = -1;
    for (int x = 0; x <= c->widest; x++) {
        bool covered = x < c->widest && c->counts[x] * rare > c->lines;
        if (covered && start < 0)
            start = x;
        if (!covered && start >= 0) {
            struct columns one = { start, x };
            g_array_append_val(columns, one);
            start = -1;
        }
    }
    return columns;
}

/* Every line counts, so that a column with no more than its head is seen;
 * where overlong cells close the gaps between columns, the few do not. */
static GArray *
best_columns(const struct cover *c, guint most)
{
    GArray *all = columns_of(c, c->lines + 1);
    if (all->len >= most)
        return all;
    GArray *common = columns_of(c, 20);
    bool better = common->len > all->len;
    g_array_free(better ? all : common, TRUE);
    return better ? common : all;
}

static bool
is_blank(const struct lines *l, size_t i, GArray *pieces)
{
    look_at(l, i, pieces);
    return pieces->len == 0;
}

/* Lines [begin, end) have no blank one among them: their columns, when enough
 * of them look like rows. Rows with few cells (titles, heads over several
 * columns) say nothing about columns. */
static GArray *
stretch_columns(const struct lines *l, size_t begin, size_t end, GArray *pieces)
{
    guint most = 0;
    for (size_t i = begin; i < end; i++) {
        look_at(l, i, pieces);
        most = MAX(most, pieces->len);
    }
    struct cover c = { .counts = g_new0(int, WIDTH_LIMIT) };
    bool amounts = false;
    for (size_t i = begin; i < end; i++) {
        look_at(l, i, pieces);
        amounts |= pieces_have_amount(pieces);
        if (pieces->len >= 2 && pieces->len * 2 >= most)
            cover_line(&c, pieces);
    }
    GArray *columns = c.lines >= LINES_NEEDED && amounts
                          ? best_columns(&c, most)
                          : NULL;
    g_free(c.counts);
    if (columns && columns->len >= 2)
        return columns;
    if (columns)
        g_array_free(columns, TRUE);
    return NULL;
}

static void
find_stretches(struct alignment *a, const struct lines *l, GArray *pieces)
{
    a->stretch = g_new0(size_t, l->n + 1);
    for (size_t begin = 0; begin < l->n;) {
        size_t end = begin;
        bool parted = false; /* by tabs or pipes */
        for (; end < l->n && !is_blank(l, end, pieces); end++)
            parted |= strpbrk(l->text[end], "\t|") != NULL;
        GArray *columns = parted ? NULL
                                 : stretch_columns(l, begin, end, pieces);
        if (columns)
            g_ptr_array_add(a->stretches, columns);
        for (size_t i = begin; columns && i < end; i++)
            a->stretch[i] = a->stretches->len;
        begin = end + 1;
    }
}

static void
free_columns(gpointer columns)
{
    g_array_free(columns, TRUE);
}

struct alignment *
align_text(const struct lines *l, bool tabbed)
{
    struct alignment *a = g_new0(struct alignment, 1);
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
    a->stretches = g_ptr_array_new_with_free_func(free_columns);
    a->unit = tabbed ? 0 : unit_of_gaps(l, pieces);
    if (!a->unit)
        find_stretches(a, l, pieces);
    g_array_free(pieces, TRUE);
    return a;
}

void
align_free(struct alignment *a)
{
    if (!a)
        return;
    g_ptr_array_free(a->stretches, TRUE);
    g_free(a->stretch);
    g_free(a);
}

const GArray *
align_columns(const struct alignment *a, size_t i)
{
    return a->stretch && a->stretch[i]
               ? g_ptr_array_index(a->stretches, a->stretch[i] - 1)
               : NULL;
}
