/* Characters with boxes → lines, and their text. Knows no tables. */
#include "read/pdf_page.h"

#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

static float
middle(const struct pdf_char *c)
{
    return (c->box.top + c->box.bottom) / 2;
}

static int
by_height(gconstpointer a, gconstpointer b)
{
    const struct pdf_char *x = *(const void *const *) a;
    const struct pdf_char *y = *(const void *const *) b;
    float d = middle(x) - middle(y);
    if (d == 0)
        d = x->box.left - y->box.left;
    return d < 0 ? -1 : d > 0 ? 1 : x < y ? -1 : x > y;
}

static int
by_left(gconstpointer a, gconstpointer b)
{
    const struct pdf_char *x = *(const void *const *) a;
    const struct pdf_char *y = *(const void *const *) b;
    float d = x->box.left - y->box.left;
    return d < 0 ? -1 : d > 0 ? 1 : x < y ? -1 : x > y;
}

static void
line_free(gpointer given)
{
    struct pdf_line *l = given;
    g_ptr_array_unref(l->chars);
    g_free(l);
}

static void
grow(struct pdf_box *box, const struct pdf_box *by)
{
    box->left = MIN(box->left, by->left);
    box->top = MIN(box->top, by->top);
    box->right = MAX(box->right, by->right);
    box->bottom = MAX(box->bottom, by->bottom);
}

/* At one height: the middle of one is well within the other. */
static bool
stands_on(const struct pdf_line *l, const struct pdf_char *c)
{
    float height = l->box.bottom - l->box.top, m = middle(c);
    float own = c->box.bottom - c->box.top;
    float line = (l->box.top + l->box.bottom) / 2;
    return ABS(m - line) <= MAX(0.35F * MIN(height, own), 0.2F * height);
}

GPtrArray *
pdf_lines(const GPtrArray *chars)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);
    GPtrArray *sorted = g_ptr_array_copy((GPtrArray *) chars, NULL, NULL);
    struct pdf_line *l = NULL;
    g_ptr_array_sort(sorted, by_height);
    for (guint i = 0; i < sorted->len; i++) {
        struct pdf_char *c = sorted->pdata[i];
        if (!l || !stands_on(l, c)) {
            l = g_new0(struct pdf_line, 1);
            l->chars = g_ptr_array_new();
            l->box = c->box;
            g_ptr_array_add(lines, l);
        }
        g_ptr_array_add(l->chars, c);
        grow(&l->box, &c->box);
    }
    for (guint i = 0; i < lines->len; i++) {
        l = lines->pdata[i];
        g_ptr_array_sort(l->chars, by_left);
    }
    g_ptr_array_unref(sorted);
    return lines;
}

void
pdf_line_text(const struct pdf_line *l, guint from, guint to, GString *out)
{
    const struct pdf_char *before = NULL;
    for (guint i = from; i < to; i++) {
        const struct pdf_char *c = l->chars->pdata[i];
        if (before && c->box.left - before->box.right >
                          0.3F * MIN(c->size, before->size))
            g_string_append_c(out, ' ');
        g_string_append(out, c->text);
        before = c;
    }
}

/* ----------------------------------------------------------------- pieces */

#define PIECE_GAP 0.6F   /* of the size: parts two words of a line, */
#define FIGURE_GAP 0.45F /* a number and a word, */
#define NUMBER_GAP 0.3F  /* and two numbers */
#define SPREAD_GAP 4.0F  /* two characters of one word, spread out (合  计) */

static bool
is_digit(const struct pdf_char *c)
{
    return strchr("0123456789.,", *c->text) && *c->text;
}

static bool
parts(const struct pdf_char *before, const struct pdf_char *c)
{
    float size = MIN(before->size, c->size);
    float gap = c->box.left - before->box.right;
    int digits = is_digit(before) + is_digit(c);
    return gap > size * (digits == 2   ? NUMBER_GAP
                         : digits == 1 ? FIGURE_GAP
                                       : PIECE_GAP);
}

bool
pdf_is_number(const struct pdf_line *l, guint from, guint to)
{
    guint digits = 0;
    for (guint i = from; i < to; i++) {
        const struct pdf_char *c = l->chars->pdata[i];
        if (!is_digit(c) && strcmp(c->text, "-") != 0 &&
            strcmp(c->text, "%") != 0)
            return false;
        digits += g_ascii_isdigit(*c->text) != 0;
    }
    const struct pdf_char *last = l->chars->pdata[to - 1];
    return digits > 0 && !strchr(".,-", *last->text);
}

bool
pdf_line_has_leaders(const struct pdf_line *l)
{
    enum { DOTS = 4 };
    int dots = 0;
    for (guint i = 0; i < l->chars->len && dots < DOTS; i++) {
        const struct pdf_char *c = l->chars->pdata[i];
        bool dot = strcmp(c->text, ".") == 0 || strcmp(c->text, "…") == 0 ||
                   strcmp(c->text, "·") == 0;
        dots = dot ? dots + 1 : 0;
    }
    return dots >= DOTS;
}

/* Beside figures, single characters are no columns but a word spread out. */
static void
join_spread(GArray *pieces, const struct pdf_line *l)
{
    for (guint i = 0; i + 1 < pieces->len;) {
        struct pdf_piece *p = &g_array_index(pieces, struct pdf_piece, i);
        const struct pdf_char *c = l->chars->pdata[p->to - 1];
        if (p[1].to - p[1].from == 1 && p->to - p->from <= 2 && !p->number &&
            !p[1].number && p[1].left - p->right < SPREAD_GAP * c->size) {
            p->to = p[1].to;
            p->right = p[1].right;
            g_array_remove_index(pieces, i + 1);
        } else {
            i++;
        }
    }
}

GArray *
pdf_line_pieces(const struct pdf_line *l)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct pdf_piece));
    bool numbers = false;
    for (guint i = 0, from = 0; i < l->chars->len; i++) {
        const struct pdf_char *c = l->chars->pdata[i];
        if (i + 1 < l->chars->len && !parts(c, l->chars->pdata[i + 1]))
            continue;
        const struct pdf_char *first = l->chars->pdata[from];
        struct pdf_piece p = { first->box.left, c->box.right, from, i + 1,
                               pdf_is_number(l, from, i + 1) };
        numbers |= p.number;
        g_array_append_val(pieces, p);
        from = i + 1;
    }
    if (numbers)
        join_spread(pieces, l);
    return pieces;
}

/* ------------------------------------------------------------------ cells */

static bool
is_of_number(const char *text)
{
    return *text && strspn(text, "0123456789.,-% ") == strlen(text);
}

/* A number that goes on in the next line: it breaks off after a mark, or
 * inside a group of three digits. */
static bool
number_breaks_off(const char *upper, const char *lower)
{
    size_t n = strlen(upper);
    const char *comma = strrchr(upper, ','), *point = strrchr(upper, '.');
    if (n && strchr(".,", upper[n - 1]))
        return true;
    if (*lower == '.' || *lower == ',')
        return true;
    if (point)
        return strlen(point) <= 2 && strlen(lower) <= 2 &&
               strspn(lower, "0123456789") == strlen(lower);
    return comma && strlen(comma) != 4;
}

static bool
is_latin(const struct pdf_char *c)
{
    return (unsigned char) c->text[0] < 0x80 && g_ascii_isalnum(c->text[0]);
}

static bool
is_closing(const struct pdf_char *c)
{
    static const char *const MARKS[] = { "，", "。", "、", "；", "：", "！",
                                         "？", "）", "》", "”", "’", "】",
                                         ",",  ".",  ";",  ":",  ")",  "%" };
    for (size_t i = 0; i < G_N_ELEMENTS(MARKS); i++)
        if (strcmp(c->text, MARKS[i]) == 0)
            return true;
    return false;
}

/* How wide what a line begins with is: what may not be parted from the first
 * character would have had to fit behind the line above. */
static float
first_word_width(const struct pdf_line *l)
{
    const struct pdf_char *const *c = (const void *) l->chars->pdata;
    guint i = 1;
    while (i < l->chars->len &&
           (is_closing(c[i]) || (is_latin(c[i - 1]) && is_latin(c[i]))))
        i++;
    return c[i - 1]->box.right - l->box.left;
}

bool
pdf_line_is_full(const struct pdf_line *l, const struct pdf_line *next,
                 float width)
{
    const struct pdf_char *last = l->chars->pdata[l->chars->len - 1];
    float own = l->box.right - l->box.left;
    return own + first_word_width(next) + 0.35F * last->size > width;
}

void
pdf_join_lines(GString *out, const struct pdf_line *l, bool wrapped)
{
    GString *one = g_string_new(NULL);
    pdf_line_text(l, 0, l->chars->len, one);
    const char *above = strrchr(out->str, '\n');
    above = above ? above + 1 : out->str;
    if (is_of_number(above) && is_of_number(one->str))
        wrapped = number_breaks_off(above, one->str);
    if (out->len && !wrapped)
        g_string_append_c(out, '\n');
    else if (out->len && g_ascii_isalpha(out->str[out->len - 1]) &&
             g_ascii_isalpha(*one->str))
        g_string_append_c(out, ' ');
    g_string_append(out, one->str);
    g_string_free(one, TRUE);
}

/* How wide lines of a cell may be: as the widest, or all that the cell has but
 * for as much at its right as at its left. */
static float
cell_width(const GPtrArray *lines, const struct pdf_box *box)
{
    float widest = 0, left = box->right;
    for (guint i = 0; i < lines->len; i++) {
        const struct pdf_line *l = lines->pdata[i];
        widest = MAX(widest, l->box.right - l->box.left);
        left = MIN(left, l->box.left);
    }
    return MAX(widest, box->right - box->left - 2 * (left - box->left));
}

char *
pdf_cell_text(const GPtrArray *lines, const struct pdf_box *box)
{
    GString *out = g_string_new(NULL);
    float width = cell_width(lines, box);
    for (guint i = 0; i < lines->len; i++)
        pdf_join_lines(out, lines->pdata[i],
                       i > 0 && pdf_line_is_full(lines->pdata[i - 1],
                                                 lines->pdata[i], width));
    return g_string_free(out, FALSE);
}
