/* The columns of lines without ruled ones: the gaps that they share. Knows no
 * words; only what a number looks like. */
#include "read/pdf_aligned.h"

#include <math.h>

enum { COLUMNS_LIMIT = 200 };
#define STEP 0.5F       /* points: how finely columns are looked for */
#define SHARED_GAP 0.12F /* of the size: parts two texts where other lines have
                            a gap too */

/* A number close to a word may be of another column: what is between them is
 * left open. */
static void
cover_piece(guint *cover, guint width, const struct pdf_line *l,
            const struct pdf_piece *p)
{
    for (guint i = p->from; i < p->to; i++) {
        const struct pdf_char *c = l->chars->pdata[i];
        const struct pdf_char *next =
            i + 1 < p->to ? l->chars->pdata[i + 1] : NULL;
        float right = c->box.right;
        if (next && (pdf_is_number(l, i, i + 1) ==
                         pdf_is_number(l, i + 1, i + 2) ||
                     next->box.left - right < SHARED_GAP * c->size))
            right = next->box.left;
        guint from = (guint) CLAMP(floorf(c->box.left / STEP), 0,
                                   (float) width);
        guint to = (guint) CLAMP(ceilf(right / STEP), 0, (float) width);
        for (guint x = from; x < to; x++)
            cover[x]++;
    }
}

/* How many of the rows with figures stand at each step across the page. */
static guint *
coverage(const GArray *rows, guint width, guint *n)
{
    guint *cover = g_new0(guint, width + 1);
    *n = 0;
    for (guint i = 0; i < rows->len; i++) {
        const struct pdf_row *r = &g_array_index(rows, struct pdf_row, i);
        if (!r->figures)
            continue;
        ++*n;
        for (guint k = 0; k < r->pieces->len; k++)
            cover_piece(cover, width, r->line,
                        &g_array_index(r->pieces, struct pdf_piece, k));
    }
    return cover;
}

/* The line above the figures with the most texts names the columns. */
static const struct pdf_row *
heading(const GArray *rows)
{
    const struct pdf_row *best = NULL;
    for (guint i = 0; i < rows->len; i++) {
        const struct pdf_row *r = &g_array_index(rows, struct pdf_row, i);
        if (r->figures)
            break;
        if (!best || r->pieces->len >= best->pieces->len)
            best = r;
    }
    return best;
}

/* A gap that wholly holds a piece has a column in it: part it there. */
static void
part_gaps(GArray *gaps, const GArray *rows)
{
    const struct pdf_row *head = heading(rows);
    for (guint i = 0; i < rows->len; i++) {
        const struct pdf_row *r = &g_array_index(rows, struct pdf_row, i);
        bool counts = r->figures || r == head;
        for (guint k = 0; counts && k < r->pieces->len; k++) {
            const struct pdf_piece *p =
                &g_array_index(r->pieces, struct pdf_piece, k);
            for (guint g = 0; g < gaps->len && gaps->len < COLUMNS_LIMIT; g++) {
                struct pdf_gap *gap = &g_array_index(gaps, struct pdf_gap, g);
                if (p->left - gap->left < COLUMN_GAP / 2 ||
                    gap->right - p->right < COLUMN_GAP / 2)
                    continue;
                struct pdf_gap after = { p->right, gap->right };
                gap->right = p->left;
                g_array_insert_val(gaps, g + 1, after);
                break;
            }
        }
    }
}

/* Columns right of all figures, which only the header tells. */
static void
add_named(GArray *gaps, const GArray *rows, float right)
{
    const struct pdf_row *head = heading(rows);
    for (guint k = 0; head && k < head->pieces->len; k++) {
        const struct pdf_piece *p =
            &g_array_index(head->pieces, struct pdf_piece, k);
        struct pdf_gap gap = { right, p->left };
        if (p->left - right < COLUMN_GAP || gaps->len >= COLUMNS_LIMIT)
            continue;
        g_array_append_val(gaps, gap);
        right = p->right;
    }
}

/* In which of two neighbours a row has something: 1 the left, 2 the right. */
static int
sides(const struct pdf_row *r, const GArray *gaps, guint gap)
{
    const struct pdf_gap *all =
        (const struct pdf_gap *) (const void *) gaps->data;
    float from = gap > 0 ? pdf_gap_middle(&all[gap - 1]) : 0;
    float to = gap + 1 < gaps->len ? pdf_gap_middle(&all[gap + 1]) : G_MAXFLOAT;
    int found = 0;
    for (guint k = 0; k < r->pieces->len; k++) {
        const struct pdf_piece *p =
            &g_array_index(r->pieces, struct pdf_piece, k);
        float centre = (p->left + p->right) / 2;
        if (centre >= from && centre <= to)
            found |= centre < pdf_gap_middle(&all[gap]) ? 1 : 2;
    }
    return found;
}

/* Where no line, the header's neither, has something on both sides, there is
 * one column: some of its figures stand left, some right. */
static void
drop_gaps(GArray *gaps, const GArray *rows)
{
    if (!rows->len || g_array_index(rows, struct pdf_row, 0).figures)
        return;
    for (guint g = gaps->len; g-- > 0;) {
        bool both = false;
        for (guint i = 0; i < rows->len && !both; i++)
            both = sides(&g_array_index(rows, struct pdf_row, i), gaps, g) == 3;
        if (!both)
            g_array_remove_index(gaps, g);
    }
}

GArray *
pdf_gaps(const GArray *rows, float page_width)
{
    enum { MANY = 6, OF_ROWS = 20 };
    guint width = (guint) CLAMP(ceilf(page_width / STEP), 1, 40000), n;
    guint *cover = coverage(rows, width, &n);
    guint allowed = n >= MANY ? MAX(1, n / OF_ROWS) : 0;
    GArray *gaps = g_array_new(FALSE, FALSE, sizeof(struct pdf_gap));
    guint start = 0;
    bool inside = false; /* some column stands at the left */
    for (guint x = 0; x <= width; x++) {
        bool full = x < width && cover[x] > allowed;
        if (full && inside && (float) (x - start) * STEP >= COLUMN_GAP &&
            gaps->len < COLUMNS_LIMIT) {
            struct pdf_gap gap = { (float) start * STEP, (float) x * STEP };
            g_array_append_val(gaps, gap);
        }
        inside |= full;
        if (full)
            start = x + 1;
    }
    g_free(cover);
    add_named(gaps, rows, (float) start * STEP);
    part_gaps(gaps, rows);
    drop_gaps(gaps, rows);
    return gaps;
}

bool
pdf_gap_is_shared(const GArray *gaps, const struct pdf_char *before,
                  const struct pdf_char *c)
{
    float left = before->box.right, right = c->box.left;
    if (right - left < SHARED_GAP * MIN(before->size, c->size))
        return false;
    for (guint i = 0; i < gaps->len; i++) {
        const struct pdf_gap *g = &g_array_index(gaps, struct pdf_gap, i);
        if (MIN(right, g->right) - MAX(left, g->left) > COLUMN_GAP / 2)
            return true;
    }
    return false;
}
